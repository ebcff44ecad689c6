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

/// How far a line without an end is looked at, to either side (bytes): a text may be one line, and a hit at every byte.
const FAR: usize = 1_000;

/// The line that a byte stands in, without its end.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let (near, far) =
        (text.floor_char_boundary(at.saturating_sub(FAR)), text.ceil_char_boundary(at.saturating_add(FAR)));
    let start = text.get(near..at).and_then(|before| before.rfind('\n')).map_or(near, |end| near + end + 1);
    let end = text.get(at..far).and_then(|after| after.find('\n')).map_or(far, |end| at + end);
    start..end
}

/// A pattern for folded text, whose digits and spaces are ASCII: classes of all of Unicode take long to compile.
pub(super) fn small_classes(pattern: &str) -> String {
    pattern.replace(r"\d", "[0-9]").replace(r"\s", r"[ \t\n]").replace(r"\w", "[0-9a-z_]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_looked_at_as_far_as_somebody_reads() {
        assert_eq!(line_around("one\ntwo\nthree", 5), 4..7);
        assert_eq!(line_around("one", 3), 0..3);
        let long = "字".repeat(10_000);
        let around = line_around(&long, 15_000);
        assert!(long.get(around.clone()).is_some() && around.len() < 3 * FAR, "{around:?}");
    }
}
