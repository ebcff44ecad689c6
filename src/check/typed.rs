//! What the author typed, and the places of what is found in it.

use std::ops::Range;

use crate::mail::{Body, RegionKind};

use super::{Case, Place};

/// A run of whole lines that the author typed.
pub(super) struct Typed<'a> {
    part: usize,
    /// Where it begins in the shown text of its part.
    start: usize,
    pub(super) text: &'a str,
}

impl<'a> Case<'a> {
    /// The new text of every displayed part, as shown.
    pub(super) fn typed(&self) -> impl Iterator<Item = Typed<'a>> {
        self.draft.bodies.iter().enumerate().flat_map(|(part, body)| {
            let new = body.regions().iter().filter(|region| region.kind == RegionKind::New);
            new.filter_map(move |region| {
                Some(Typed { part, start: region.range.start, text: body.shown.get(region.range.clone())? })
            })
        })
    }

    /// Whether anybody outside gets this mail.
    pub(super) fn goes_outside(&self) -> bool {
        self.outsiders().next().is_some()
    }
}

impl Typed<'_> {
    /// Where these bytes of the run stand.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let text = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let range = self.start + range.start..self.start + range.end;
        Place::Body { part: self.part, range: range.into(), text }
    }
}

/// Where these bytes of the folded text of a part stand, when the author typed them.
pub(super) fn place_of_folded(part: usize, body: &Body, folded: Range<usize>) -> Option<Place> {
    let range = body.folded().original(folded);
    if body.regions().at(range.start) != RegionKind::New {
        return None;
    }
    let text = body.shown.get(range.clone())?.to_owned();
    Some(Place::Body { part, range: range.into(), text })
}

/// The line that a byte stands in, without its end.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end);
    start..end
}
