//! The trail on disk: one writer at a time, the record first, then the entry, then the head.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::files::{read_if_there, replace_in_steps};
use super::lock::Lock;
use super::{StoreError, StoreFault};
use crate::check::Role;
use crate::mail::{AddrSpec, Digest, Draft};
use crate::review::{Approval, Return};
use crate::trail::{
    self, Enclosing, Entry, Event, MAX_LINE, Match, Reading, Record, RecordError, Salt, Unreadable, Verdict,
};

mod shelf;
mod writing;

use shelf::{Shelf, names_in};
use writing::Failed;

const MAX_RECORD: u64 = 64 * 1024 * 1024;
/// Enough of the end of a month to hold the last lines and one that is torn.
const TAIL: u64 = 4 * MAX_LINE as u64;

/// The audit trail in a folder.
pub struct Trail {
    dir: PathBuf,
    records: PathBuf,
    within: Vec<Enclosing>,
    steps: Box<dyn Fn(Step) -> io::Result<()> + Send + Sync>,
}

/// What writing does, in this order; a hook comes before each, see [`Trail::with_steps`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    SyncRecord,
    NameRecord,
    /// An unfinished last line is moved aside …
    KeepTorn,
    /// … and then cut off.
    CutTorn,
    /// A head that an earlier crash left behind is brought up to date.
    CatchUpHead,
    WriteEntry,
    SyncEntry,
    SyncHead,
    ReplaceHead,
    /// What was moved aside is named by an entry now.
    NameTorn,
    /// All is done.
    Return,
}

impl Step {
    pub const ALL: [Self; 11] = [
        Self::SyncRecord,
        Self::NameRecord,
        Self::KeepTorn,
        Self::CutTorn,
        Self::CatchUpHead,
        Self::WriteEntry,
        Self::SyncEntry,
        Self::SyncHead,
        Self::ReplaceHead,
        Self::NameTorn,
        Self::Return,
    ];
}

/// What was written down, once it is safe on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    pub entry: Entry,
    /// The exact bytes of the record: what an approval file takes in.
    pub record: Vec<u8>,
}

impl Trail {
    /// The trail in a data folder: `trail/` and `records/` in it.
    pub fn under(data: &Path) -> Self {
        Self { dir: data.join("trail"), records: data.join("records"), within: Vec::new(), steps: Box::new(|_| Ok(())) }
    }

    /// The trail that a person points to: the data folder, or the folder `trail` in it.
    pub fn open(folder: &Path) -> Self {
        let parent = folder.parent().filter(|_| folder.file_name().is_some_and(|name| name == "trail"));
        match parent {
            Some(parent) if !folder.join("trail").is_dir() => Self::under(parent),
            Some(_) | None => Self::under(folder),
        }
    }

    /// What is written down from here on was a mail inside these drafts, outermost first.
    #[must_use]
    pub fn within(self, within: Vec<Enclosing>) -> Self {
        Self { within, ..self }
    }

    /// Calls `steps` before each step of writing; an error there is taken as one of the step. For tests of what a crash
    /// or a full disk leaves behind.
    #[must_use]
    pub fn with_steps(mut self, steps: impl Fn(Step) -> io::Result<()> + Send + Sync + 'static) -> Self {
        self.steps = Box::new(steps);
        self
    }

    /// Whether anything was ever recorded here.
    pub fn exists(&self) -> bool {
        self.dir.is_dir()
    }

    /// The folder with the entries, for the person.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Writes an approval down. Only what comes back from here may be shown as approved.
    ///
    /// `follows` is the last approval of the approval file that the draft came from.
    pub fn approve(&self, approval: &Approval, draft: &Draft, follows: Option<Digest>) -> Result<Recorded, StoreError> {
        let outcome = approval.outcome();
        let record =
            Record::of_approval(approval, draft, follows, self.salt()?).map_err(|err| self.other_draft(err))?;
        let record = Record { within: self.within.clone(), ..record };
        self.write(&record, outcome.at(), |record, role, draft| Event::Approved { role, draft, record })
    }

    /// Writes down that a draft was sent back.
    pub fn send_back(&self, returned: &Return, draft: &Draft, follows: Option<Digest>) -> Result<Recorded, StoreError> {
        let at = returned.outcome().at();
        let record = Record::of_return(returned, draft, follows, self.salt()?).map_err(|err| self.other_draft(err))?;
        let record = Record { within: self.within.clone(), ..record };
        self.write(&record, at, |record, role, draft| Event::Returned { role, draft, record })
    }

    /// Removes the record of an entry for good; the entry stays, and a new one says so. Told first, then done: what a
    /// crash leaves in between is removed by asking again.
    pub fn remove_record(&self, number: u64, person: &AddrSpec, now: Timestamp) -> Result<Option<Entry>, StoreError> {
        let lock = self.lock()?;
        let reading = trail::read(&Shelf(self))?;
        let record = reading.entry(number).and_then(|entry| entry.event.record());
        let record = record.ok_or_else(|| StoreError::new(StoreFault::Missing, &self.dir))?;
        let entry = if reading.removed().contains(&number) {
            None
        } else {
            let event = Event::RecordRemoved { entry: number, record };
            Some(self.append(person.to_string(), event, now, &lock).map_err(|failed| failed.err)?)
        };
        let path = self.record_path(record);
        match fs::remove_file(&path) {
            Err(err) if err.kind() != io::ErrorKind::NotFound => Err(StoreError::at(&path)(err)),
            Ok(()) | Err(_) => Ok(entry),
        }
    }

    /// Removes records that no entry names, or whose removal was recorded: what a crash may leave behind. How many.
    pub fn sweep(&self) -> Result<usize, StoreError> {
        if !self.exists() {
            return Ok(0);
        }
        let _lock = self.lock()?;
        self.sweep_unfinished()?;
        let reading = trail::read(&Shelf(self))?;
        if !reading.faults.is_empty() {
            // In a broken trail nothing says which records belong to it.
            return Ok(0);
        }
        let removed = reading.removed();
        let kept = reading.links.iter().filter(|link| !removed.contains(&link.entry.number));
        let kept: BTreeSet<_> = kept.filter_map(|link| link.entry.event.record()).map(trail::record_file).collect();
        let mut swept = 0;
        for name in names_in(&self.records)? {
            let is_record = name.strip_suffix(".json").is_some_and(|stem| Digest::parse(stem).is_some());
            if is_record && !kept.contains(&name) {
                let path = self.records.join(name);
                fs::remove_file(&path).map_err(StoreError::at(&path))?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Every entry, in order, and where the chain breaks.
    pub fn read(&self) -> Result<Reading, StoreError> {
        let _lock = Lock::shared(&self.lock_path())?;
        trail::read(&Shelf(self))
    }

    /// Verifies chain, head and records.
    pub fn verify(&self) -> Result<Verdict, StoreError> {
        let _lock = Lock::shared(&self.lock_path())?;
        trail::verify(&Shelf(self))
    }

    /// What stands behind an entry; `None` when it was removed.
    pub fn record(&self, entry: &Entry) -> Result<Option<Record>, StoreError> {
        let Some(digest) = entry.event.record() else { return Ok(None) };
        let path = self.record_path(digest);
        let Some(bytes) = read_if_there(&path, MAX_RECORD)? else { return Ok(None) };
        if Digest::of(&bytes) != digest {
            return Err(StoreError::new(StoreFault::Tampered, &path));
        }
        Record::parse(&bytes).map(Some).map_err(|err| match err {
            Unreadable::Newer(_) => StoreError::because(StoreFault::Newer, &path, err),
            Unreadable::Broken(_) => StoreError::because(StoreFault::Broken, &path, err),
        })
    }

    /// Whether this mail, byte for byte or in content, was approved here.
    ///
    /// # Errors
    /// [`StoreFault::Tampered`] for a chain that does not hold: what it says proves nothing.
    pub fn compare(&self, draft: &Draft) -> Result<Match, StoreError> {
        let reading = self.read()?;
        if !reading.faults.is_empty() {
            return Err(StoreError::new(StoreFault::Tampered, &self.dir));
        }
        let mut failed = None;
        // One record at a time: all of them together could be large.
        let entries = reading.links.into_iter().map_while(|link| match self.record(&link.entry) {
            Ok(record) => Some((link.entry, record)),
            Err(err) => {
                failed = Some(err);
                None
            }
        });
        let found = trail::compare(draft, entries);
        failed.map_or(Ok(found), Err)
    }

    fn write(
        &self,
        record: &Record,
        at: Timestamp,
        event: impl FnOnce(Digest, Role, Digest) -> Event,
    ) -> Result<Recorded, StoreError> {
        let lock = self.lock()?;
        self.sweep_unfinished()?;
        let bytes = record.to_bytes();
        let digest = Digest::of(&bytes);
        let path = self.record_path(digest);
        // By way of the small folder, so that what a crash leaves is found without listing all records.
        let (sync, name) = (|| self.step(Step::SyncRecord), || self.step(Step::NameRecord));
        replace_in_steps(&path, &bytes, &self.dir, sync, name)?;
        let event = event(digest, record.role, record.draft);
        match self.append(record.person.clone(), event, at, &lock) {
            Ok(entry) => Ok(Recorded { entry, record: bytes }),
            Err(Failed { err, clean }) => {
                // Personal data must not stay behind where no entry names it.
                if clean {
                    fs::remove_file(&path).ok();
                }
                Err(err)
            }
        }
    }

    fn lock(&self) -> Result<Lock, StoreError> {
        Lock::exclusive(&self.lock_path())
    }

    fn step(&self, step: Step) -> io::Result<()> {
        (self.steps)(step)
    }

    fn salt(&self) -> Result<Salt, StoreError> {
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|err| StoreError::because(StoreFault::Failed, &self.records, err))?;
        Ok(Salt::new(random))
    }

    fn other_draft(&self, err: RecordError) -> StoreError {
        StoreError::because(StoreFault::Failed, &self.records, err)
    }

    fn record_path(&self, digest: Digest) -> PathBuf {
        self.records.join(trail::record_file(digest))
    }

    fn head_path(&self) -> PathBuf {
        self.dir.join("head")
    }

    fn lock_path(&self) -> PathBuf {
        self.dir.join("lock")
    }
}
