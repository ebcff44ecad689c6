//! One line of the trail, and the head.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{FORMAT, Unreadable, decode};
use crate::check::Role;
use crate::mail::Digest;

/// No line is longer (bytes, without the line end); one that would be is not written.
pub const MAX_LINE: usize = 16 * 1024;

/// One event, as its line holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub format: u32,
    /// From 1, without gaps.
    pub number: u64,
    pub at: Timestamp,
    /// The address of whoever did it.
    pub person: String,
    #[serde(flatten)]
    pub event: Event,
    /// Digest of the line before, without its line end; nothing before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Digest>,
    /// Lines that were not written to their end and were moved aside before this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recovered: Vec<Torn>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Exactly these bytes were approved.
    Approved {
        role: Role,
        draft: Digest,
        /// Digest of the bytes of the record.
        record: Digest,
    },
    /// They were sent back to be mended.
    Returned { role: Role, draft: Digest, record: Digest },
    /// The record of an earlier entry was removed for good.
    RecordRemoved { entry: u64, record: Digest },
}

/// The end of a file that a crash had left unfinished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Torn {
    /// The file, beside the trail, that it was moved to.
    pub file: String,
    pub digest: Digest,
}

/// How many lines there are, and the digest of the last one. It may lag one line behind, and never leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub format: u32,
    pub count: u64,
    pub digest: Digest,
}

/// A calendar month in UTC; its file is `2026-11.jsonl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Entry {
    pub fn parse(line: &[u8]) -> Result<Self, Unreadable> {
        decode(line)
    }

    /// The line without its end.
    pub fn line(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_else(|_| unreachable!("an entry has string keys only"))
    }
}

impl Event {
    /// Its name in the line, and in the catalogs after `event-`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Approved { .. } => "approved",
            Self::Returned { .. } => "returned",
            Self::RecordRemoved { .. } => "record_removed",
        }
    }

    pub fn role(&self) -> Option<Role> {
        match self {
            Self::Approved { role, .. } | Self::Returned { role, .. } => Some(*role),
            Self::RecordRemoved { .. } => None,
        }
    }

    /// The bytes it is about.
    pub fn draft(&self) -> Option<Digest> {
        match self {
            Self::Approved { draft, .. } | Self::Returned { draft, .. } => Some(*draft),
            Self::RecordRemoved { .. } => None,
        }
    }

    /// The record that stands behind it.
    pub fn record(&self) -> Option<Digest> {
        match self {
            Self::Approved { record, .. } | Self::Returned { record, .. } => Some(*record),
            Self::RecordRemoved { .. } => None,
        }
    }
}

impl Head {
    pub fn new(count: u64, digest: Digest) -> Self {
        Self { format: FORMAT, count, digest }
    }

    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        decode(bytes)
    }

    pub fn to_bytes(self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(&self).unwrap_or_else(|_| unreachable!("a head has string keys only"));
        bytes.push(b'\n');
        bytes
    }
}

impl Month {
    pub fn of(at: Timestamp) -> Self {
        let date = TimeZone::UTC.to_datetime(at).date();
        let year = u16::try_from(date.year()).unwrap_or(0);
        Self { year, month: u8::try_from(date.month()).unwrap_or(1) }
    }

    /// Reads the name of a month's file.
    pub fn of_file(name: &str) -> Option<Self> {
        let (year, month) = name.strip_suffix(".jsonl")?.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
        Some(Self { year: year.parse().ok()?, month })
    }

    pub fn file(self) -> String {
        format!("{self}.jsonl")
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_named_as_its_file() {
        let month = Month::of("2026-11-27T01:02:03Z".parse().unwrap());
        assert_eq!(month.file(), "2026-11.jsonl");
        assert_eq!(Month::of_file("2026-11.jsonl"), Some(month));
        for other in ["2026-13.jsonl", "2026-1.jsonl", "2026-11.json", "head", "+026-11.jsonl", "2026-11.jsonl.bak"] {
            assert_eq!(Month::of_file(other), None, "{other}");
        }
    }

    #[test]
    fn a_newer_format_is_named_before_its_fields_are_read() {
        assert_eq!(Entry::parse(br#"{"format":2,"who":"?"}"#), Err(Unreadable::Newer(2)));
        assert!(matches!(Entry::parse(br#"{"format":1,"who":"?"}"#), Err(Unreadable::Broken(_))));
        assert!(matches!(Head::parse(b""), Err(Unreadable::Broken(_))));
    }

    #[test]
    fn a_line_reads_back_and_tolerates_fields_that_came_later() {
        let entry = Entry {
            format: FORMAT,
            number: 2,
            at: "2026-11-27T01:02:03.5Z".parse().unwrap(),
            person: "sato@ours.example".to_owned(),
            event: Event::Approved { role: Role::Author, draft: Digest::of(b"draft"), record: Digest::of(b"record") },
            before: Some(Digest::of(b"line")),
            recovered: Vec::new(),
        };
        assert_eq!(Entry::parse(&entry.line()), Ok(entry.clone()));
        let line = String::from_utf8(entry.line()).unwrap();
        assert!(line.starts_with(r#"{"format":1,"number":2,"at":"2026-11-27T01:02:03.5Z","person":"sato@ours.example","kind":"approved","role":"author","draft":"sha256:"#), "{line}");
        let grown = line.replace(r#""format":1,"#, r#""format":1,"later":[1],"#);
        assert_eq!(Entry::parse(grown.as_bytes()), Ok(entry));
    }
}
