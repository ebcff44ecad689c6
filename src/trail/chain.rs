//! The chain: reading it from its start, and finding its end without reading all of it.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::verify::{Fault, FaultKind};
use super::{Entry, Event, FORMAT, Head, Month, Storage, Torn, Unreadable};
use crate::mail::Digest;

/// An entry and the digest of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub entry: Entry,
    pub digest: Digest,
}

/// Everything a trail says, and where its chain breaks.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Every line that could be read, in order.
    pub links: Vec<Link>,
    pub faults: Vec<Fault>,
    /// How many bytes of an unfinished line stand at the end; the next entry moves them aside.
    pub torn: usize,
    /// Number and digest of the last line, readable or not.
    last: Option<(u64, Digest)>,
    /// The line before it.
    second_last: Option<Digest>,
    /// Length of the unreadable line met last.
    unreadable: usize,
}

/// The end of a trail, as far as the next entry has to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tail {
    /// Number and digest of the last line.
    pub last: Option<(u64, Digest)>,
    /// How many bytes at the end of the last file are an unfinished line.
    pub torn: usize,
    /// The head does not know the last line yet.
    pub head_lags: bool,
}

/// Why nothing may be appended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TailFault {
    /// Head and last line do not belong together: something was changed or cut off.
    Tampered,
    /// A newer version of this program writes here.
    Newer(u32),
}

/// Reads the whole chain. Problems of storage are errors; problems of the chain are faults.
pub fn read<S: Storage>(storage: &S) -> Result<Reading, S::Error> {
    let head = storage.head()?;
    let mut reading = Reading::default();
    let months = storage.months()?;
    for (index, month) in months.iter().enumerate() {
        let bytes = storage.lines(*month)?;
        if !reading.month(*month, &bytes, index + 1 == months.len()) {
            return Ok(reading);
        }
    }
    reading.check_head(head.as_deref());
    reading.check_removals();
    Ok(reading)
}

impl Reading {
    /// The entries whose record was removed.
    pub fn removed(&self) -> BTreeSet<u64> {
        self.links
            .iter()
            .filter_map(|link| match link.entry.event {
                Event::RecordRemoved { entry, .. } => Some(entry),
                Event::Approved { .. } | Event::Returned { .. } => None,
            })
            .collect()
    }

    pub fn entry(&self, number: u64) -> Option<&Entry> {
        self.links.iter().map(|link| &link.entry).find(|entry| entry.number == number)
    }

    /// Number and digest of the last line.
    pub fn last(&self) -> Option<(u64, Digest)> {
        self.last
    }

    /// Takes the lines of one month; `false` when a newer format ends the reading.
    fn month(&mut self, month: Month, bytes: &[u8], is_last: bool) -> bool {
        let mut rest = bytes;
        let mut number = 0;
        while !rest.is_empty() {
            let Some(end) = memchr::memchr(b'\n', rest) else {
                if is_last {
                    self.torn = rest.len();
                } else {
                    self.fault(FaultKind::Unreadable, month, number + 1);
                }
                return true;
            };
            let (line, after) = rest.split_at(end);
            rest = after.get(1..).unwrap_or_default();
            number += 1;
            let ends = is_last && memchr::memchr(b'\n', rest).is_none();
            if !self.line(month, number, line, ends) {
                return false;
            }
        }
        true
    }

    fn line(&mut self, month: Month, line_number: u64, line: &[u8], is_last: bool) -> bool {
        let digest = Digest::of(line);
        let expected = self.last.map_or(1, |(number, _)| number.saturating_add(1));
        let before = self.last.map(|(_, digest)| digest);
        match Entry::parse(line) {
            Ok(entry) => {
                if entry.number != expected {
                    self.fault(FaultKind::Sequence, month, line_number);
                } else if entry.before != before {
                    self.fault(FaultKind::Chain, month, line_number);
                } else if Month::of(entry.at) > month {
                    self.fault(FaultKind::Misfiled, month, line_number);
                }
                // The next line is judged by this one, so that one break is told once.
                self.second_last = before;
                self.last = Some((entry.number, digest));
                self.links.push(Link { entry, digest });
                true
            }
            Err(Unreadable::Newer(_)) => {
                self.fault(FaultKind::Newer, month, line_number);
                false
            }
            Err(Unreadable::Broken(_)) => {
                // A crash can leave the last line damaged though ended; `check_head` tells that from tampering.
                self.fault(if is_last { FaultKind::LastUnreadable } else { FaultKind::Unreadable }, month, line_number);
                self.second_last = before;
                self.last = Some((expected, digest));
                self.unreadable = line.len() + 1;
                true
            }
        }
    }

    fn check_head(&mut self, head: Option<&[u8]>) {
        let head = match head.map(Head::parse) {
            None => None,
            Some(Ok(head)) => Some(head),
            Some(Err(Unreadable::Newer(_))) => return self.head_fault(FaultKind::Newer),
            Some(Err(Unreadable::Broken(_))) => return self.head_fault(FaultKind::HeadUnreadable),
        };
        let count = self.last.map_or(0, |(number, _)| number);
        let last = self.last.map(|(_, digest)| digest);
        let (head_count, head_digest) = head.map_or((0, None), |head| (head.count, Some(head.digest)));
        let kind = if head_count > count {
            FaultKind::HeadLeads
        } else if head.is_none() && count > 1 {
            FaultKind::HeadMissing
        } else if head_count.saturating_add(1) < count {
            FaultKind::HeadLags
        } else {
            let lags = head_count < count;
            let matches = head_digest == if lags { self.second_last } else { last };
            if matches && lags {
                self.forgive_last();
            }
            if matches {
                return;
            }
            FaultKind::HeadDiffers
        };
        self.head_fault(kind);
    }

    /// The head never knew the last line, so it was never reported: a damaged one is torn, not tampered with.
    fn forgive_last(&mut self) {
        if self.faults.last().is_some_and(|fault| fault.kind == FaultKind::LastUnreadable) {
            self.faults.pop();
            self.torn += self.unreadable;
            self.last = self.links.last().map(|link| (link.entry.number, link.digest));
        }
    }

    fn check_removals(&mut self) {
        let mut known = std::collections::BTreeMap::new();
        let mut faults = Vec::new();
        for Link { entry, .. } in &self.links {
            if let Some(record) = entry.event.record() {
                known.insert(entry.number, record);
            }
            if let Event::RecordRemoved { entry: removed, record } = &entry.event
                && known.get(removed) != Some(record)
            {
                faults.push(Fault::of_entry(FaultKind::RemovalUnknown, entry));
            }
        }
        self.faults.extend(faults);
    }

    fn fault(&mut self, kind: FaultKind, month: Month, line: u64) {
        self.faults.push(Fault { kind, file: month.file(), line, number: None });
    }

    fn head_fault(&mut self, kind: FaultKind) {
        self.faults.push(Fault { kind, file: "head".to_owned(), line: 0, number: None });
    }
}

/// Finds the end of the trail from the ends of its last two files that are not empty (`earlier` may be) and the head.
///
/// # Errors
/// Whatever does not fit: nothing may be appended to a trail whose end was changed.
pub fn tail(earlier: &[u8], last: &[u8], head: Option<&[u8]>) -> Result<Tail, TailFault> {
    let head = match head.map(Head::parse) {
        None => None,
        Some(Ok(head)) => Some(head),
        Some(Err(Unreadable::Newer(format))) => return Err(TailFault::Newer(format)),
        Some(Err(Unreadable::Broken(_))) => return Err(TailFault::Tampered),
    };
    let ended = memchr::memrchr(b'\n', last).map_or(0, |end| end + 1);
    let torn = last.len() - ended;
    let mut lines = Lines { earlier, last: last.get(..ended).unwrap_or_default() };
    let Some((line, in_last)) = lines.next() else {
        return fit(None, torn, head).ok_or(TailFault::Tampered);
    };
    match Entry::parse(line) {
        Ok(entry) => fit(Some((&entry, Digest::of(line))), torn, head).ok_or(TailFault::Tampered),
        Err(Unreadable::Newer(format)) => Err(TailFault::Newer(format)),
        // The head must be that of the line before: only then was this one never reported.
        Err(Unreadable::Broken(_)) if in_last => {
            let torn = torn + line.len() + 1;
            let tail = match lines.next().map(|(line, _)| (Entry::parse(line), Digest::of(line))) {
                None => fit(None, torn, head),
                Some((Ok(entry), digest)) => fit(Some((&entry, digest)), torn, head),
                Some((Err(_), _)) => None,
            };
            tail.filter(|tail| !tail.head_lags).ok_or(TailFault::Tampered)
        }
        Err(Unreadable::Broken(_)) => Err(TailFault::Tampered),
    }
}

/// Whether this last entry and this head belong together.
fn fit(last: Option<(&Entry, Digest)>, torn: usize, head: Option<Head>) -> Option<Tail> {
    let Some((entry, digest)) = last else {
        return head.is_none().then_some(Tail { last: None, torn, head_lags: false });
    };
    let (count, known) = head.map_or((0, None), |head| (head.count, Some(head.digest)));
    let current = count == entry.number && known == Some(digest);
    let lags = count.checked_add(1) == Some(entry.number) && known == entry.before;
    (current || lags).then_some(Tail { last: Some((entry.number, digest)), torn, head_lags: lags })
}

/// Complete lines from the end backwards, and whether each stands in the last file.
struct Lines<'a> {
    earlier: &'a [u8],
    last: &'a [u8],
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a [u8], bool);

    fn next(&mut self) -> Option<Self::Item> {
        let in_last = !self.last.is_empty();
        let bytes = if in_last { &mut self.last } else { &mut self.earlier };
        let line = bytes.strip_suffix(b"\n")?;
        let start = memchr::memrchr(b'\n', line).map_or(0, |end| end + 1);
        *bytes = line.get(..start).unwrap_or_default();
        line.get(start..).map(|line| (line, in_last))
    }
}

/// The entry that comes after this tail.
pub fn next_line(tail: &Tail, person: String, event: Event, at: Timestamp, recovered: Vec<Torn>) -> Link {
    let number = tail.last.map_or(1, |(number, _)| number.saturating_add(1));
    let before = tail.last.map(|(_, digest)| digest);
    let entry = Entry { format: FORMAT, number, at, person, event, before, recovered };
    let digest = Digest::of(&entry.line());
    Link { entry, digest }
}
