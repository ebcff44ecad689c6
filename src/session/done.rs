//! After the judgement: what was recorded, and what can be done with it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Judgement, Signed, Source};
use crate::check::Role;
use crate::mail::content::ContentPart;
use crate::mail::{AddrSpec, Draft};
use crate::review::Change;

/// A draft that was approved or sent back.
pub struct Done {
    pub source: Source,
    pub draft: Arc<Draft>,
    pub judgement: Judgement,
    pub verdict: Verdict,
    /// `None` in practice: nothing is recorded.
    pub receipt: Option<Receipt>,
    /// Approvals of other people that stand in the approval file.
    pub earlier: Vec<Signed>,
    /// What reading the source again found, when asked.
    pub comparison: Option<Comparison>,
    pub saved: Option<PathBuf>,
    /// The proof or to-do text was copied.
    pub copied: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Approved,
    Returned,
}

/// That it stands in the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub number: u64,
    pub at: Timestamp,
    pub person: AddrSpec,
    pub role: Role,
    /// The date where the person is, for the seal: year, month, day.
    pub local_date: jiff::civil::Date,
    /// The exact bytes of the record: what an approval file takes in.
    pub record: Arc<[u8]>,
}

/// The source as it is now, beside what was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// Byte for byte.
    Identical,
    /// Written anew, with the same content.
    SameContent {
        not_comparable: Vec<ContentPart>,
    },
    Different {
        parts: Vec<ContentPart>,
        changes: Vec<Change>,
    },
}
