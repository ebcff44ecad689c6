//! Comments: of sheets, texts and slides, the old kind and the kind that is a conversation.

use super::super::grid::excerpt;
use super::super::{Hidden, Mark, Passage, Spot};
use super::cells;
use super::package::{Package, Relation};
use super::xml::{Item, attribute, local};

/// More comments than this in one part say nothing new.
const MOST: usize = 10_000;

/// A comment and what it is about, as the part names that.
pub(super) struct Comment {
    pub(super) about: String,
    pub(super) text: String,
}

/// The comments of a part: `element` is what each is called, `about` its attribute that says where it belongs.
pub(super) fn read(package: &mut Package<'_, '_>, part: &str, element: &str, about: &str) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut is_open = false;
    let mut in_text = false;
    package.read(part, |xml, budget| {
        xml.each(|item| match item {
            Item::Open(tag) => match local(tag.name().as_ref()) {
                name if name == element => {
                    is_open = comments.len() < MOST;
                    if is_open {
                        let about = attribute(&tag, about).unwrap_or_default().into_owned();
                        comments.push(Comment { about, text: String::new() });
                    }
                }
                "t" | "text" => in_text = true,
                _ => {}
            },
            Item::Close(tag) => match local(tag.name().as_ref()) {
                name if name == element => (is_open, in_text) = (false, false),
                "t" | "text" => in_text = false,
                "p" => {
                    if let Some(comment) = comments.last_mut().filter(|comment| is_open && !comment.text.is_empty()) {
                        comment.text.push('\n');
                    }
                }
                _ => {}
            },
            Item::Text(text) if in_text && is_open && budget.take_text(text.len() as u64) => {
                if let Some(comment) = comments.last_mut() {
                    comment.text.push_str(&text);
                }
            }
            Item::Text(_) | Item::Other | Item::End => {}
        })
    });
    for comment in &mut comments {
        comment.text.truncate(comment.text.trim_end().len());
    }
    comments.retain(|comment| !comment.text.trim().is_empty());
    comments
}

/// Puts comments and their mark into the inspection.
pub(super) fn put(package: &mut Package<'_, '_>, comments: Vec<(Spot, String)>) {
    let Some((spot, text)) = comments.first() else { return };
    let mark =
        Mark::Hidden { how: Hidden::Comment, spot: spot.clone(), count: comments.len() as u64, excerpt: excerpt(text) };
    package.file.marks.push(mark);
    for (spot, text) in comments {
        package.file.passages.push(Passage { hidden: Some(Hidden::Comment), ..Passage::new(spot, text) });
    }
}

pub(super) fn of_sheet(package: &mut Package<'_, '_>, sheet: &str, relations: &[Relation]) {
    let parts =
        |kind: &'static str| relations.iter().filter(move |relation| relation.kind == kind && !relation.outside);
    let mut comments = Vec::new();
    for relation in parts("threadedComment") {
        comments.extend(read(package, &relation.target, "threadedComment", "ref"));
    }
    // Programs that do not know conversations get a copy as an old comment.
    let threads: Vec<String> = comments.iter().map(|comment| comment.about.clone()).collect();
    for relation in parts("comments") {
        let old = read(package, &relation.target, "comment", "ref");
        comments.extend(old.into_iter().filter(|comment| !threads.contains(&comment.about)));
    }
    let comments = comments.into_iter().map(|comment| (cells::spot(sheet, &comment.about), comment.text)).collect();
    put(package, comments);
}
