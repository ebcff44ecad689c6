//! Whether a trail holds: its chain, its head, and the records behind its entries.

use super::chain::{self, Reading};
use super::record::{Judged, Record};
use super::{Entry, Event, Storage, Unreadable};
use crate::mail::Digest;

/// What is wrong, and where. The sentence is in the catalogs: `trail-fault-…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// The file in the folder of the trail, or the name of a record.
    pub file: String,
    /// The line in it, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The entry concerned, where it could be read.
    pub number: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// A line that is no entry.
    Unreadable,
    /// The last line is no entry, though it was reported as one.
    LastUnreadable,
    /// Written by a newer version; what follows cannot be judged here.
    Newer,
    /// The number is not the next one: a line was removed, inserted or moved.
    Sequence,
    /// The line before is not the one that was there when this one was written.
    Chain,
    /// An entry in the file of a month that was over before it.
    Misfiled,
    HeadMissing,
    HeadUnreadable,
    /// The head knows more lines than there are: the end was cut off.
    HeadLeads,
    /// More lines than the head can have missed.
    HeadLags,
    /// The last line is not the one the head knows.
    HeadDiffers,
    /// A record is gone, and no event says that it was removed.
    RecordMissing,
    /// The bytes of a record are not those the entry names.
    RecordChanged,
    /// A record says something else than its entry.
    RecordDiffers,
    /// A removal of something that never was there.
    RemovalUnknown,
}

/// What verification of a whole trail found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries could be read.
    pub entries: u64,
    /// How many records were removed, as events say.
    pub removed: u64,
    /// Bytes of an unfinished line at the end; no fault, and never reported as an entry.
    pub torn: usize,
    /// Number and digest of the last line; kept elsewhere, it shows that no other trail was put in place of this one.
    pub last: Option<(u64, Digest)>,
    pub faults: Vec<Fault>,
}

impl Verdict {
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Verifies chain, head and records.
pub fn verify<S: Storage>(storage: &S) -> Result<Verdict, S::Error> {
    let mut reading = chain::read(storage)?;
    let removed = reading.removed();
    let mut faults = Vec::new();
    for link in &reading.links {
        let Some(digest) = link.entry.event.record() else { continue };
        let fault = match storage.record(digest)? {
            None if removed.contains(&link.entry.number) => None,
            None => Some(FaultKind::RecordMissing),
            Some(bytes) => judge_record(&link.entry, digest, &bytes),
        };
        faults.extend(fault.map(|kind| Fault {
            kind,
            file: record_file(digest),
            line: 0,
            number: Some(link.entry.number),
        }));
    }
    reading.faults.append(&mut faults);
    Ok(verdict(reading, removed.len() as u64))
}

fn verdict(reading: Reading, removed: u64) -> Verdict {
    let last = reading.last();
    Verdict { entries: reading.links.len() as u64, removed, torn: reading.torn, last, faults: reading.faults }
}

fn judge_record(entry: &Entry, digest: Digest, bytes: &[u8]) -> Option<FaultKind> {
    if Digest::of(bytes) != digest {
        return Some(FaultKind::RecordChanged);
    }
    let record = match Record::parse(bytes) {
        Ok(record) => record,
        Err(Unreadable::Newer(_)) => return Some(FaultKind::Newer),
        Err(Unreadable::Broken(_)) => return Some(FaultKind::RecordDiffers),
    };
    let same_kind = matches!(
        (&entry.event, record.judged),
        (Event::Approved { .. }, Judged::Approved) | (Event::Returned { .. }, Judged::Returned)
    );
    let same = same_kind
        && entry.event.draft() == Some(record.draft)
        && entry.event.role() == Some(record.role)
        && entry.person == record.person
        && entry.at == record.at;
    (!same).then_some(FaultKind::RecordDiffers)
}

/// The name of a record's file.
pub(crate) fn record_file(digest: Digest) -> String {
    format!("{}.json", digest.hex())
}

impl Fault {
    pub(super) fn of_entry(kind: FaultKind, entry: &Entry) -> Self {
        Self { kind, file: super::Month::of(entry.at).file(), line: 0, number: Some(entry.number) }
    }
}

impl FaultKind {
    /// Its name in the catalogs, after `trail-fault-`, and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::LastUnreadable => "last-unreadable",
            Self::Newer => "newer",
            Self::Sequence => "sequence",
            Self::Chain => "chain",
            Self::Misfiled => "misfiled",
            Self::HeadMissing => "head-missing",
            Self::HeadUnreadable => "head-unreadable",
            Self::HeadLeads => "head-leads",
            Self::HeadLags => "head-lags",
            Self::HeadDiffers => "head-differs",
            Self::RecordMissing => "record-missing",
            Self::RecordChanged => "record-changed",
            Self::RecordDiffers => "record-differs",
            Self::RemovalUnknown => "removal-unknown",
        }
    }
}
