//! Text inside files, and the places of what is found there.

use std::ops::Range;

use crate::lens::{Inspection, Passage, Spot};

use super::{Case, Finding, Place, Span};

/// Of one file, so many things inside are told one by one; more are told together.
const EACH: usize = 3;
/// So many of them are named.
const NAMED: usize = 12;

/// A run of text inside a file, and the way to it.
#[derive(Clone)]
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

impl<'a> InsideText<'a> {
    /// The attachment, the names from it down, and the sheet: texts that are one table or one file for a reader.
    pub(super) fn belongs_to(&self) -> (usize, &[String], Option<&'a str>) {
        let sheet = match &self.passage.spot {
            Spot::Sheet { name } | Spot::Cell { sheet: name, .. } => Some(name.as_str()),
            Spot::Whole | Spot::Page { .. } | Spot::Slide { .. } | Spot::Paragraph { .. } | Spot::Line { .. } => None,
        };
        (self.index, &self.path, sheet)
    }

    /// Where these bytes of the passage stand; the range counts bytes of the passage.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let mut path = self.path.clone();
        path.extend(self.passage.spot_at(range.start).label());
        Place::Attachment { index: self.index, path, range: Some(Span::from(range)) }
    }
}

/// What is true of these files inside one attachment: at the place of each, or together at the attachment when they are
/// many. The finding carries how many (`count`) and which (`names`).
pub(super) fn tell(index: usize, name: &str, paths: &[Vec<&str>], with: impl Fn(Finding) -> Finding) -> Vec<Finding> {
    let named = |path: &[&str]| if path.is_empty() { name.to_owned() } else { path.join(" › ") };
    let finding = |path: &[&str], count: usize, names: Vec<String>| {
        with(Finding::at(place(index, path, None)).with("count", count).with("names", names))
    };
    if paths.len() <= EACH {
        return paths.iter().map(|path| finding(path, 1, vec![named(path)])).collect();
    }
    vec![finding(&[], paths.len(), paths.iter().take(NAMED).map(|path| named(path)).collect())]
}

/// Findings inside one attachment, each moved to its place; of many the first few.
pub(super) fn tell_each<'a>(
    index: usize,
    found: impl Iterator<Item = (Vec<&'a str>, Finding)>,
) -> impl Iterator<Item = Finding> {
    found.take(NAMED).map(move |(path, mut finding)| {
        finding.place = place(index, &path, None);
        finding
    })
}

/// `一覧.zip › 顧客.xlsx › 顧客!B7`; empty for what is not in a file.
pub(super) fn way(case: &Case<'_>, place: &Place) -> String {
    let Place::Attachment { index, path, .. } = place else { return String::new() };
    let file = case.draft.attachments.get(*index).map(|file| file.name.as_str());
    file.into_iter().chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join(" › ")
}

/// A spot of a file inside an attachment.
pub(super) fn place(index: usize, path: &[&str], spot: Option<&Spot>) -> Place {
    let path = path.iter().map(|name| (*name).to_owned()).chain(spot.and_then(Spot::label)).collect();
    Place::Attachment { index, path, range: None }
}
