//! Word documents: the text with its paragraphs, and what is deleted, hidden or said about it.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::super::grid::excerpt;
use super::super::{Budget, Cell, GapKind, Hidden, Mark, Passage, Spot, Unit};
use super::comments;
use super::package::{Package, Relation};
use super::slides;
use super::xml::{Item, attribute, is_true, local};
use vanish::HiddenStyles;

mod vanish;

pub(super) fn read(package: &mut Package<'_, '_>, part: &str) {
    let relations = package.relations(part);
    let styles = vanish::read(package, &relations);
    let mut story = Story::new(&styles);
    package.read(part, |xml, budget| xml.each(|item| story.take(&item, budget)));
    package.file.count(Unit::Paragraphs, story.shown.cells.len() as u64);
    let anchors = std::mem::take(&mut story.comments);
    story.finish(package, true);
    for relation in relations.iter().filter(|relation| !relation.outside) {
        match relation.kind.as_str() {
            "header" | "footer" | "footnotes" | "endnotes" => {
                let mut story = Story::new(&styles);
                package.read(&relation.target, |xml, budget| xml.each(|item| story.take(&item, budget)));
                story.finish(package, false);
            }
            "diagramData" => {
                let text = slides::drawing_text(package, &relation.target);
                if !text.is_empty() {
                    package.file.passages.push(Passage::new(Spot::Whole, text));
                }
            }
            "aFChunk" => {
                let inner = package.look_into(&relation.target);
                package.file.inside.extend(inner);
            }
            _ => {}
        }
    }
    read_comments(package, &relations, &anchors);
}

fn read_comments(package: &mut Package<'_, '_>, relations: &[Relation], anchors: &HashMap<String, u32>) {
    let mut found = Vec::new();
    for relation in relations.iter().filter(|relation| relation.kind == "comments" && !relation.outside) {
        for comment in comments::read(package, &relation.target, "comment", "id") {
            let spot = anchors.get(&comment.about).map_or(Spot::Whole, |number| Spot::Paragraph { number: *number });
            found.push((spot, comment.text));
        }
    }
    comments::put(package, found);
}

/// A run of text as it is read: the body, a header, the footnotes.
struct Story<'s> {
    styles: &'s HiddenStyles,
    shown: Lines,
    deleted: Lines,
    hidden: Lines,
    changes: Changes,
    /// In which paragraph each comment stands.
    comments: HashMap<String, u32>,
    paragraphs: u32,
    /// The paragraphs and runs that are open; a text box is a paragraph inside a run.
    open: Vec<Open>,
    in_text: bool,
    /// Elements that say again what stands elsewhere, or what formats were before.
    skipped: u32,
    cut: bool,
}

/// Tracked insertions and deletions.
#[derive(Default)]
struct Changes {
    deleting: u32,
    inserting: u32,
    /// The change that is open holds text already.
    is_counted: bool,
    count: u64,
    first: Option<u32>,
    first_inserted: String,
}

#[derive(Clone, Copy, Default)]
struct Open {
    number: u32,
    hidden_paragraph: bool,
    /// Where the run says so itself.
    hidden_run: Option<bool>,
    in_run: bool,
}

/// Text with the beginnings of its paragraphs.
struct Lines {
    text: String,
    cells: Vec<Cell>,
    separator: char,
    /// Nothing stands in this row of a table yet, so no tab either.
    at_row_start: bool,
}

impl<'s> Story<'s> {
    fn new(styles: &'s HiddenStyles) -> Self {
        let lines = || Lines { text: String::new(), cells: Vec::new(), separator: '\n', at_row_start: false };
        Self {
            styles,
            shown: lines(),
            deleted: lines(),
            hidden: lines(),
            changes: Changes::default(),
            comments: HashMap::new(),
            paragraphs: 0,
            open: Vec::new(),
            in_text: false,
            skipped: 0,
            cut: false,
        }
    }

    fn take(&mut self, item: &Item<'_>, budget: &mut Budget) {
        match item {
            Item::Open(tag) if self.skipped > 0 => self.skipped += u32::from(is_skipped(local(tag.name().as_ref()))),
            Item::Open(tag) => self.begin(tag, budget),
            Item::Close(tag) => self.end(local(tag.name().as_ref())),
            Item::Text(text) if self.in_text && self.skipped == 0 => self.text(text, budget),
            Item::Text(_) | Item::Other | Item::End => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>, budget: &mut Budget) {
        match local(tag.name().as_ref()) {
            "p" => {
                self.paragraphs += 1;
                self.open.push(Open { number: self.paragraphs, ..Open::default() });
            }
            "r" => {
                if let Some(open) = self.open.last_mut() {
                    (open.in_run, open.hidden_run) = (true, None);
                }
            }
            "vanish" => self.hide(attribute(tag, "val").is_none_or(|value| is_true(&value))),
            name @ ("pStyle" | "rStyle") => {
                let hides = attribute(tag, "val").is_some_and(|style| self.styles.hides(&style));
                match self.open.last_mut().filter(|_| hides) {
                    Some(open) if name == "pStyle" => open.hidden_paragraph = true,
                    Some(open) => open.hidden_run = Some(true),
                    None => {}
                }
            }
            "t" | "delText" => self.in_text = true,
            "tr" => self.shown.at_row_start = true,
            "tab" if self.is_in_run() => self.text("\t", budget),
            "br" | "cr" if self.is_in_run() => self.text("\n", budget),
            "noBreakHyphen" => self.text("-", budget),
            "del" | "moveFrom" => self.changes.begin(true),
            "ins" | "moveTo" => self.changes.begin(false),
            "commentRangeStart" | "commentReference" => {
                if let (Some(id), Some(open)) = (attribute(tag, "id"), self.open.last()) {
                    self.comments.entry(id.into_owned()).or_insert(open.number);
                }
            }
            name if is_skipped(name) => self.skipped += 1,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_skipped(name) {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "p" => {
                self.open.pop();
                self.shown.separator = '\n';
            }
            "tc" if !self.shown.at_row_start => self.shown.separator = '\t',
            "tr" => self.shown.separator = '\n',
            "r" => {
                if let Some(open) = self.open.last_mut() {
                    open.in_run = false;
                }
            }
            "t" | "delText" => self.in_text = false,
            "del" | "moveFrom" => self.changes.deleting = self.changes.deleting.saturating_sub(1),
            "ins" | "moveTo" => self.changes.inserting = self.changes.inserting.saturating_sub(1),
            _ => {}
        }
    }

    /// The mark of a paragraph may be hidden without its text; what a run says counts.
    fn hide(&mut self, hides: bool) {
        if let Some(open) = self.open.last_mut().filter(|open| open.in_run) {
            open.hidden_run = Some(hides);
        }
    }

    fn is_in_run(&self) -> bool {
        self.open.last().is_some_and(|open| open.in_run)
    }

    fn text(&mut self, text: &str, budget: &mut Budget) {
        // Text outside every paragraph is read with the one before it; there is always a first one.
        let around = Open { number: self.paragraphs.max(1), ..Open::default() };
        let open = self.open.last().copied().unwrap_or(around);
        let lines = if self.changes.deleting > 0 {
            &mut self.deleted
        } else if open.hidden_run.unwrap_or(open.hidden_paragraph) {
            &mut self.hidden
        } else {
            &mut self.shown
        };
        if !lines.put(open.number, text, budget) {
            self.cut = true;
        }
        self.changes.says(open.number, text);
    }

    fn finish(self, package: &mut Package<'_, '_>, numbered: bool) {
        if self.cut && !package.file.gaps.iter().any(|gap| gap.why == GapKind::Cut) {
            package.gap(GapKind::Cut, "");
        }
        let spot = |number| if numbered { Spot::Paragraph { number } } else { Spot::Whole };
        if let Some(first) = self.changes.first {
            let deleted = excerpt(&self.deleted.text);
            let excerpt = if deleted.is_empty() { excerpt(&self.changes.first_inserted) } else { deleted };
            let (how, count) = (Hidden::TrackedChange, self.changes.count);
            package.file.marks.push(Mark::Hidden { how, spot: spot(first), count, excerpt });
        }
        if let Some(first) = self.hidden.cells.first().filter(|_| !self.hidden.text.trim().is_empty()) {
            let (how, count) = (Hidden::Text, self.hidden.cells.len() as u64);
            let excerpt = excerpt(&self.hidden.text);
            package.file.marks.push(Mark::Hidden { how, spot: spot(first.row), count, excerpt });
        }
        let all = [(None, self.shown), (Some(Hidden::TrackedChange), self.deleted), (Some(Hidden::Text), self.hidden)];
        for (hidden, lines) in all {
            if !lines.text.trim().is_empty() {
                let first = lines.cells.first().map_or(1, |cell| cell.row);
                let cells = if numbered { lines.cells } else { Vec::new() };
                package.file.passages.push(Passage { spot: spot(first), hidden, text: lines.text, cells });
            }
        }
    }
}

impl Changes {
    fn begin(&mut self, deletes: bool) {
        *(if deletes { &mut self.deleting } else { &mut self.inserting }) += 1;
        self.is_counted = false;
    }

    /// A change counts once it says something: an inserted paragraph mark or a changed format says nothing.
    fn says(&mut self, paragraph: u32, text: &str) {
        if (self.deleting == 0 && self.inserting == 0) || text.trim().is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.is_counted, true) {
            self.count += 1;
        }
        self.first.get_or_insert(paragraph);
        if self.deleting == 0 && self.first_inserted.is_empty() {
            self.first_inserted = excerpt(text);
        }
    }
}

impl Lines {
    fn put(&mut self, paragraph: u32, text: &str, budget: &mut Budget) -> bool {
        const PER_PARAGRAPH: u64 = 12;
        let is_new = self.cells.last().is_none_or(|cell| cell.row != paragraph);
        if !budget.take_text(text.len() as u64 + if is_new { PER_PARAGRAPH } else { 0 }) {
            return false;
        }
        if is_new {
            if !self.text.is_empty() {
                self.text.push(self.separator);
            }
            let Ok(at) = u32::try_from(self.text.len()) else { return false };
            // The end of a text box leads back into the paragraph around it; places only grow.
            self.cells.push(Cell { at, row: paragraph, column: 1 });
        }
        self.at_row_start = false;
        self.text.push_str(text);
        true
    }
}

/// What says again what stands elsewhere: the copy of a text box for old programs, the reading of a word, formats from
/// before a change, and deleted parts of formulas of fields.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "Fallback" | "rt" | "rPrChange" | "pPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
    )
}
