//! What a short proof text says.

use jiff::Timestamp;

use super::{Entry, Event};
use crate::check::Role;
use crate::mail::Digest;

/// Who approved what and when, short enough to be read over the telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub person: String,
    pub role: Role,
    pub at: Timestamp,
    /// The beginning of the digest of the bytes: 16 hexadecimal digits in groups of four.
    pub draft: String,
    /// The number of the entry.
    pub number: u64,
}

impl Proof {
    /// `None` for whatever is no approval.
    pub fn of(entry: &Entry) -> Option<Self> {
        let Event::Approved { role, draft, .. } = entry.event else { return None };
        Some(Self {
            person: entry.person.clone(),
            role,
            at: entry.at,
            draft: short_digest(draft),
            number: entry.number,
        })
    }
}

/// The beginning of a digest, for people: 16 hexadecimal digits in groups of four.
pub fn short_digest(digest: Digest) -> String {
    let digits: Vec<char> = digest.hex().chars().take(16).collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}
