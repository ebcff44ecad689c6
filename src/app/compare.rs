//! The source as it is now, beside what was approved.

use crate::mail::{Digest, Draft};
use crate::review::Change;
use crate::session::{Comparison, Problem, Source};

use super::read;

pub(super) fn compared(source: &Source, approved: &Draft) -> Result<Comparison, Problem> {
    let bytes = read::current_bytes(source)?;
    if Digest::of(&bytes) == approved.digest {
        return Ok(Comparison::Identical);
    }
    let now = read::draft_of(source, &bytes)?;
    let (before, after) = (approved.content(), now.content());
    let parts = before.differences(&after);
    if parts.is_empty() {
        return Ok(Comparison::SameContent { not_comparable: before.not_comparable(&after) });
    }
    Ok(Comparison::Different { parts, changes: Change::between(approved, &now) })
}
