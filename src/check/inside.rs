//! Text inside files, and the places of what is found there.

use std::ops::Range;

use crate::lens::{Inspection, Passage, Spot};

use super::{Case, Place, Span};

/// A run of text inside a file, and the way to it.
pub(super) struct InsideText<'a> {
    /// Of the attachment.
    index: usize,
    /// Names from the attachment down, without it.
    path: Vec<String>,
    pub(super) file: &'a Inspection,
    pub(super) passage: &'a Passage,
}

impl<'a> Case<'a> {
    /// Every text inside every file, in order.
    pub(super) fn texts_inside(&self) -> impl Iterator<Item = InsideText<'a>> {
        self.inspected().flat_map(|(index, top)| {
            top.walk().flat_map(move |(path, file)| {
                let path: Vec<String> = path.into_iter().map(str::to_owned).collect();
                file.passages.iter().map(move |passage| InsideText { index, path: path.clone(), file, passage })
            })
        })
    }

    /// Every file, and every file inside another, with its place.
    pub(super) fn files_inside(&self) -> impl Iterator<Item = (Place, &'a Inspection)> {
        self.inspected().flat_map(|(index, top)| top.walk().map(move |(path, file)| (place(index, &path, None), file)))
    }
}

impl InsideText<'_> {
    /// Where these bytes of the passage stand; the range counts bytes of the passage.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let mut path = self.path.clone();
        path.extend(self.passage.spot_at(range.start).label());
        Place::Attachment { index: self.index, path, range: Some(Span::from(range)) }
    }
}

/// A spot of a file inside an attachment.
pub(super) fn place(index: usize, path: &[&str], spot: Option<&Spot>) -> Place {
    let path = path.iter().map(|name| (*name).to_owned()).chain(spot.and_then(Spot::label)).collect();
    Place::Attachment { index, path, range: None }
}
