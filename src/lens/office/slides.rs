//! Presentations: slides in their order, what a presenter reads, hidden slides and shapes, comments.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::grid::excerpt;
use super::super::{Budget, GapKind, Hidden, Mark, Passage, Spot, Unit};
use super::comments;
use super::package::{Package, Relation};
use super::xml::{Item, attribute, is_on, is_true, local, relation_id};

/// Of notes only what the presenter wrote counts, not page numbers and dates.
const NOT_WRITTEN: &[&str] = &["sldNum", "dt", "hdr", "ftr", "sldImg"];

/// More slides than this are nothing that a person made.
const MOST_SLIDES: usize = 20_000;

pub(super) fn read(package: &mut Package<'_, '_>, part: &str) {
    let mut order = Vec::new();
    package.read(part, |xml, _| {
        xml.each(|item| {
            if let Item::Open(tag) = item
                && local(tag.name().as_ref()) == "sldId"
                && let Some(id) = relation_id(&tag)
                && order.len() < MOST_SLIDES
            {
                order.push(id.into_owned());
            }
        })
    });
    let relations = package.relations(part);
    let targets: HashMap<&str, &Relation> = relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
    package.file.count(Unit::Slides, order.len() as u64);
    for (id, number) in order.iter().zip(1..) {
        match targets.get(id.as_str()).filter(|relation| !relation.outside) {
            Some(relation) => read_slide(package, &relation.target, number),
            None => package.gap(GapKind::Damaged, &format!("slide {number}")),
        }
    }
}

fn read_slide(package: &mut Package<'_, '_>, part: &str, number: u32) {
    let spot = Spot::Slide { number };
    let mut shapes = shapes(package, part, &[]);
    let relations = package.relations(part);
    for relation in relations.iter().filter(|relation| relation.kind == "diagramData" && !relation.outside) {
        let text = drawing_text(package, &relation.target);
        shapes.shown.push_str(&text);
    }
    if shapes.slide_is_hidden {
        let text = excerpt(&shapes.shown);
        package.file.marks.push(Mark::Hidden { how: Hidden::Slide, spot: spot.clone(), count: 1, excerpt: text });
    }
    let state = shapes.slide_is_hidden.then_some(Hidden::Slide);
    put(package, &spot, state, &shapes.shown);
    if !shapes.hidden.trim().is_empty() {
        let text = excerpt(&shapes.hidden);
        package.file.marks.push(Mark::Hidden { how: Hidden::Text, spot: spot.clone(), count: 1, excerpt: text });
        put(package, &spot, Some(Hidden::Text), &shapes.hidden);
    }
    for relation in relations.iter().filter(|relation| !relation.outside) {
        match relation.kind.as_str() {
            "notesSlide" => read_notes(package, &relation.target, &spot),
            "comments" => {
                let found = comments::read(package, &relation.target, "cm", "id");
                let found = found.into_iter().map(|comment| (spot.clone(), comment.text)).collect();
                comments::put(package, found);
            }
            _ => {}
        }
    }
}

fn read_notes(package: &mut Package<'_, '_>, part: &str, spot: &Spot) {
    let notes = shapes(package, part, NOT_WRITTEN).shown;
    if notes.trim().is_empty() {
        return;
    }
    let text = excerpt(&notes);
    package.file.marks.push(Mark::Hidden { how: Hidden::Notes, spot: spot.clone(), count: 1, excerpt: text });
    put(package, spot, Some(Hidden::Notes), &notes);
}

fn put(package: &mut Package<'_, '_>, spot: &Spot, hidden: Option<Hidden>, text: &str) {
    if !text.trim().is_empty() {
        package.file.passages.push(Passage { hidden, ..Passage::new(spot.clone(), text.trim_end()) });
    }
}

/// The text of the shapes on a sheet or in a diagram.
pub(super) fn drawing_text(package: &mut Package<'_, '_>, part: &str) -> String {
    let shapes = shapes(package, part, &[]);
    // Shapes of sheets are hidden by macros and filters all the time; their text is text.
    format!("{}{}", shapes.shown, shapes.hidden).trim().to_owned()
}

fn shapes(package: &mut Package<'_, '_>, part: &str, left_out: &'static [&'static str]) -> Shapes {
    let mut shapes = Shapes { left_out, ..Shapes::default() };
    package.read(part, |xml, budget| xml.each(|item| shapes.take(&item, budget)));
    if shapes.cut && !package.file.gaps.iter().any(|gap| gap.why == GapKind::Cut) {
        package.gap(GapKind::Cut, "");
    }
    shapes
}

/// The text of shapes as it is read.
#[derive(Default)]
struct Shapes {
    shown: String,
    hidden: String,
    slide_is_hidden: bool,
    /// Kinds of placeholders that are not read.
    left_out: &'static [&'static str],
    open: Vec<Shape>,
    in_text: bool,
    /// Copies for old programs.
    skipped: u32,
    cut: bool,
}

#[derive(Clone, Copy, Default)]
struct Shape {
    is_hidden: bool,
    is_left_out: bool,
}

impl Shapes {
    fn take(&mut self, item: &Item<'_>, budget: &mut Budget) {
        match item {
            Item::Open(tag) if local(tag.name().as_ref()) == "Fallback" => self.skipped += 1,
            Item::Close(tag) if local(tag.name().as_ref()) == "Fallback" => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            Item::Open(tag) if self.skipped == 0 => self.begin(tag, budget),
            Item::Close(tag) if self.skipped == 0 => match local(tag.name().as_ref()) {
                "t" => self.in_text = false,
                "tc" => self.separate('\t'),
                "p" | "tr" => self.separate('\n'),
                name if is_shape(name) => {
                    self.open.pop();
                }
                _ => {}
            },
            Item::Text(text) if self.skipped == 0 && self.in_text => self.text(text, budget),
            Item::Open(_) | Item::Close(_) | Item::Text(_) | Item::Other | Item::End => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>, budget: &mut Budget) {
        match local(tag.name().as_ref()) {
            "sld" => self.slide_is_hidden = attribute(tag, "show").is_some_and(|show| !is_true(&show)),
            "t" => self.in_text = true,
            "br" => self.text("\n", budget),
            "cNvPr" => {
                if let Some(shape) = self.open.last_mut() {
                    shape.is_hidden |= is_on(tag, "hidden");
                }
            }
            "ph" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                if let Some(shape) = self.open.last_mut() {
                    shape.is_left_out |= self.left_out.contains(&&*kind);
                }
            }
            // A group hides what it holds.
            name if is_shape(name) => self.open.push(self.open.last().copied().unwrap_or_default()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, budget: &mut Budget) {
        let shape = self.open.last().copied().unwrap_or_default();
        if shape.is_left_out {
            return;
        }
        if !budget.take_text(text.len() as u64) {
            self.cut = true;
            return;
        }
        (if shape.is_hidden { &mut self.hidden } else { &mut self.shown }).push_str(text);
    }

    /// Ends a line or cell; the end of a cell replaces that of its last line.
    fn separate(&mut self, separator: char) {
        let is_hidden = self.open.last().is_some_and(|shape| shape.is_hidden);
        let text = if is_hidden { &mut self.hidden } else { &mut self.shown };
        if text.ends_with(['\n', '\t']) {
            text.pop();
        }
        if !text.is_empty() {
            text.push(separator);
        }
    }
}

fn is_shape(name: &str) -> bool {
    matches!(name, "sp" | "grpSp" | "graphicFrame" | "pic" | "cxnSp")
}
