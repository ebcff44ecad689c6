//! What a short proof text says.

use jiff::Timestamp;

use super::{Entry, Event};
use crate::check::Role;

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
        let groups: Vec<String> =
            draft.hex().chars().take(16).collect::<Vec<_>>().chunks(4).map(String::from_iter).collect();
        Some(Self { person: entry.person.clone(), role, at: entry.at, draft: groups.join(" "), number: entry.number })
    }
}
