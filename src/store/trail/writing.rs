//! Appending one event so that a crash at any moment leaves a trail that verifies.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Lock, Step, StoreError, StoreFault, TAIL, Trail};
use crate::mail::Digest;
use crate::store::files::{UNFINISHED, private, read_limited, replace, replace_in_steps, sync_folder};
use crate::trail::{self, Entry, Event, Head, MAX_LINE, Month, Torn};

/// Why an event was not recorded.
pub(super) struct Failed {
    pub(super) err: StoreError,
    /// Nothing of the entry is left in the file, so what stands behind it may go too.
    pub(super) clean: bool,
}

impl From<StoreError> for Failed {
    fn from(err: StoreError) -> Self {
        Self { err, clean: true }
    }
}

impl Trail {
    /// Appends one event. The lock is held by whoever calls.
    pub(super) fn append(&self, person: String, event: Event, at: Timestamp, _held: &Lock) -> Result<Entry, Failed> {
        let months = self.months()?;
        let (tail, last) = self.tail(&months)?;
        if let Some(last) = last.filter(|_| tail.torn > 0) {
            self.move_aside(last, tail.torn)?;
        }
        self.step(Step::CatchUpHead).map_err(StoreError::at(&self.dir))?;
        if let Some((count, digest)) = tail.last.filter(|_| tail.head_lags) {
            replace(&self.head_path(), &Head::new(count, digest).to_bytes())?;
        }
        let pending = self.pending()?;
        let recovered = pending.iter().map(|(_, torn)| torn.clone()).collect();
        let link = trail::next_line(&tail, person, event, at, recovered);
        // A clock that was set back must not put a later line into an earlier file.
        let month = months.last().copied().map_or(Month::of(at), |last| last.max(Month::of(at)));
        self.write_entry(month, &link.entry)?;
        // From here on the event is recorded: the head may lag one line, and the next entry brings it up to date.
        if self.write_head(&Head::new(link.entry.number, link.digest)).is_ok() {
            self.name_torn(&pending);
        }
        self.step(Step::Return).ok();
        Ok(link.entry)
    }

    /// Removes what an earlier crash left half-written. Whoever calls holds the lock, so nobody else is writing.
    pub(super) fn sweep_unfinished(&self) -> Result<(), StoreError> {
        for name in self.names()?.iter().filter(|name| name.starts_with(UNFINISHED)) {
            let path = self.dir.join(name);
            fs::remove_file(&path).map_err(StoreError::at(&path))?;
        }
        Ok(())
    }

    fn write_head(&self, head: &Head) -> Result<(), StoreError> {
        let (sync, name) = (|| self.step(Step::SyncHead), || self.step(Step::ReplaceHead));
        replace_in_steps(&self.head_path(), &head.to_bytes(), &self.dir, sync, name)
    }

    /// Keeps the unfinished end of a month in a file of its own, then cuts it off.
    fn move_aside(&self, month: Month, torn: usize) -> Result<(), StoreError> {
        let path = self.dir.join(month.file());
        let open = || {
            let mut file = OpenOptions::new().read(true).write(true).open(&path)?;
            let end = file.metadata()?.len().saturating_sub(torn as u64);
            file.seek(SeekFrom::Start(end))?;
            let mut bytes = Vec::new();
            Read::by_ref(&mut file).take(TAIL).read_to_end(&mut bytes)?;
            self.step(Step::KeepTorn)?;
            Ok((file, end, bytes))
        };
        let (file, end, bytes) = open().map_err(StoreError::at(&path))?;
        replace(&self.dir.join(format!("{}{PENDING}", torn_stem(Digest::of(&bytes)))), &bytes)?;
        let cut = || {
            self.step(Step::CutTorn)?;
            file.set_len(end)?;
            file.sync_all()
        };
        cut().map_err(StoreError::at(&path))
    }

    /// What was moved aside and no entry names yet.
    fn pending(&self) -> Result<Vec<(PathBuf, Torn)>, StoreError> {
        let mut pending = Vec::new();
        for name in self.names()? {
            if name.starts_with(TORN) && name.ends_with(PENDING) {
                let path = self.dir.join(&name);
                let digest = Digest::of(&read_limited(&path, TAIL)?);
                pending.push((path, Torn { file: format!("{}{NAMED}", torn_stem(digest)), digest }));
            }
        }
        // Each takes about 200 bytes of a line whose length is limited; what is left comes next time.
        pending.truncate(16);
        Ok(pending)
    }

    fn name_torn(&self, pending: &[(PathBuf, Torn)]) {
        if self.step(Step::NameTorn).is_err() {
            return;
        }
        for (path, torn) in pending {
            // A file that keeps its old name is named once more by the next entry; nothing is lost.
            fs::rename(path, self.dir.join(&torn.file)).ok();
        }
    }

    fn write_entry(&self, month: Month, entry: &Entry) -> Result<(), Failed> {
        let path = self.dir.join(month.file());
        let mut line = entry.line();
        if line.len() > MAX_LINE {
            return Err(StoreError::because(StoreFault::TooLarge, &path, crate::store::Limit(MAX_LINE as u64)).into());
        }
        line.push(b'\n');
        let (mut file, before) = self.open_month(&path).map_err(StoreError::at(&path))?;
        let mut write = || {
            self.step(Step::WriteEntry)?;
            file.write_all(&line)?;
            self.step(Step::SyncEntry)?;
            file.sync_all()
        };
        let Err(err) = write() else { return Ok(()) };
        // Not recorded, so it must not stand there; if cutting fails too, the next entry takes it as it finds it.
        let clean = file.set_len(before).and_then(|()| file.sync_all()).is_ok();
        Err(Failed { err: StoreError::at(&path)(err), clean })
    }

    /// A month's file for appending, and how long it is.
    fn open_month(&self, path: &Path) -> io::Result<(File, u64)> {
        let mut options = OpenOptions::new();
        let file = private(options.create(true).append(true)).open(path)?;
        let before = file.metadata()?.len();
        if before == 0 {
            sync_folder(&self.dir)?;
        }
        Ok((file, before))
    }
}

const TORN: &str = "torn-";
const PENDING: &str = ".pending";
const NAMED: &str = ".txt";

fn torn_stem(digest: Digest) -> String {
    format!("{TORN}{}", digest.hex().chars().take(16).collect::<String>())
}
