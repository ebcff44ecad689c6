//! The text of one file, line by line, with the evidence in it.

use std::cell::Cell;
use std::ops::Range;

use eframe::egui::{Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::found::Found;
use super::lines::{HEADINGS, Line, Lines, PADDING, Table, cell_range};
use super::{Shown, facts, name_of, picture};
use crate::lens::{Inspection, Passage, column_letters};
use crate::review::Item;
use crate::session::Preview;
use crate::ui::review::body::within;
use crate::ui::review::headers::come;
use crate::ui::review::view::{colors, evidence, id};
use crate::ui::rows::Rows;
use crate::ui::style::{Pair, STEP};
use crate::ui::widgets::{self, MailText, Mark};
use crate::ui::{Cx, fonts};

const ROW: f32 = 28.0;

/// The text of a file as it is drawn.
struct Page<'s, 'v, 'f> {
    shown: &'s Shown<'s, 'v>,
    found: &'f Found,
    file: &'f Inspection,
    lines: &'f Lines,
    /// The evidence that was gone to lies in view.
    arrived: Cell<bool>,
}

/// Whether the evidence that was gone to is in view.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_, '_>) -> bool {
    let chosen = shown.gaze.file;
    let room = ui.available_width() - ui.spacing().scroll.allocated_width();
    let salt = ("text", shown.gaze.index, chosen);
    let scrolled = ScrollArea::both().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        let Some(found) = &shown.found else {
            ui.set_width(room);
            picture::show(cx, ui, shown.gaze.index, shown.preview);
            return false;
        };
        let Some(file) = found.file(chosen) else { return false };
        let Some(lines) = Lines::load(ui, found, chosen) else { return false };
        ui.set_width(room.max(lines.width()));
        about(cx, ui, shown, file, room);
        let page = Page { shown, found, file, lines: &lines, arrived: Cell::new(false) };
        page.show(cx, ui);
        page.arrived.get()
    });
    scrolled.inner
}

/// Everything besides the text.
fn about(cx: &Cx<'_>, ui: &mut Ui, shown: &Shown<'_, '_>, file: &Inspection, room: f32) {
    let chosen = shown.gaze.file;
    let item = shown.found.as_ref().and_then(|found| found.files.get(chosen)?.item);
    let warn =
        item.and_then(|item| shown.view.item(item)).map_or(cx.look.caution.ink, |item| evidence(&cx.look, item).ink);
    ui.allocate_ui(vec2(room, 0.0), |ui| {
        ui.set_width(room);
        if chosen > 0 {
            let name = name_of(shown.view, shown.gaze.index, chosen, file);
            let title = MailText::new(name, fonts::bold(14.0), cx.look.ink).line_height(22.0).show(ui);
            widgets::is_heading(&title.response, &widgets::visible(name));
            widgets::second(ui, facts::line(cx, file));
        }
        facts::show(cx, ui, file, warn);
        let reads = !file.passages.is_empty() || !file.inside.is_empty();
        match shown.preview {
            Preview::Image { width, height, rgba } if chosen == 0 => {
                picture::picture(cx, ui, shown.gaze.index, [*width, *height], rgba);
                ui.add_space(STEP * 2.0);
            }
            preview if chosen == 0 && !reads => picture::show(cx, ui, shown.gaze.index, preview),
            Preview::Image { .. } | Preview::Text(_) | Preview::Nothing if !reads && file.gaps.is_empty() => {
                widgets::second(ui, cx.text.get("inside-nothing"));
            }
            Preview::Image { .. } | Preview::Text(_) | Preview::Nothing => {}
        }
    });
}

impl Page<'_, '_, '_> {
    fn show(&self, cx: &Cx<'_>, ui: &mut Ui) {
        let gaze = &self.shown.gaze;
        let current = gaze.at.filter(|_| gaze.coming > 0).and_then(|at| self.found.evidence.get(at));
        let current = current.filter(|evidence| evidence.file == gaze.file);
        let line = current.and_then(|evidence| {
            let at = evidence.range.as_ref().map(|range| range.start);
            self.lines.line_of(self.file, evidence.passage, at)
        });
        let always: Vec<usize> = line.into_iter().collect();
        let rows = Rows {
            id: id().with("lines inside").with(gaze.file),
            content: self.found.stamp,
            count: self.lines.all.len(),
            estimate: ROW,
            always: &always,
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        rows.show(ui, |ui, at| match self.lines.all.get(at) {
            Some(Line::Heading(passage)) => self.heading(cx, ui, *passage),
            Some(Line::Columns(passage)) => self.letters(cx, ui, *passage),
            Some(Line::Cells { passage, cells }) => self.cells(cx, ui, *passage, cells.clone()),
            Some(Line::Plain { passage, range }) => self.plain(cx, ui, *passage, range),
            None => {}
        });
    }

    fn passage(&self, at: usize) -> Option<&Passage> {
        self.file.passages.get(at)
    }

    fn table(&self, passage: usize) -> Option<&Table> {
        self.lines.tables.get(passage)?.as_ref()
    }

    /// Where the text stands, and how it is hidden.
    fn heading(&self, cx: &Cx<'_>, ui: &mut Ui, at: usize) {
        let Some(passage) = self.passage(at) else { return };
        let whole = self.found.evidence_in(self.shown.gaze.file, at).find(|(_, evidence)| evidence.range.is_none());
        ui.add_space(STEP * 2.0);
        let spot = cx.text.spot(&passage.spot);
        let shown = ui.horizontal(|ui| {
            if !spot.is_empty() {
                let title = MailText::new(spot.as_str(), fonts::bold(14.0), cx.look.ink).line_height(22.0).show(ui);
                widgets::is_heading(&title.response, &widgets::visible(&spot));
            }
            let Some(how) = passage.hidden else { return };
            let pair = whole.and_then(|(_, evidence)| self.shown.view.item(evidence.item));
            let pair = pair.map_or(cx.look.caution, |item| self.pair(cx, item));
            label(ui, &cx.text.hidden(how), pair);
        });
        if whole.is_some_and(|(number, _)| self.comes(number)) {
            self.come(ui, shown.response.rect);
        }
        ui.add_space(STEP);
    }

    /// The letters above the columns.
    fn letters(&self, cx: &Cx<'_>, ui: &mut Ui, passage: usize) {
        let Some(table) = self.table(passage) else { return };
        let (row, _) = ui.allocate_exact_size(vec2(table.width, 22.0), Sense::hover());
        ui.painter().rect_filled(row, 0, cx.look.background);
        for column in &table.columns {
            let cell = Rect::from_min_size(pos2(row.left() + column.left, row.top()), vec2(column.width, row.height()));
            if cell.intersects(ui.clip_rect()) {
                centered(cx, ui, cell, &column_letters(column.number));
            }
        }
        lines_around(cx, ui, table, row);
    }

    fn cells(&self, cx: &Cx<'_>, ui: &mut Ui, at: usize, cells: Range<usize>) {
        let (Some(passage), Some(table)) = (self.passage(at), self.table(at)) else { return };
        let (corner, clip) = (ui.max_rect().min, ui.clip_rect());
        let number = passage.cells.get(cells.start).map_or(0, |cell| cell.row);
        let mut height = ROW;
        for index in cells {
            let Some(column) = passage.cells.get(index).and_then(|cell| table.column(cell.column)) else { continue };
            let range = cell_range(passage, index);
            let left = corner.x + column.left;
            let (marks, comes) = self.marks(cx, at, &range);
            if marks.is_empty() && (left > clip.right() || left + column.width < clip.left()) {
                continue;
            }
            let room = vec2(column.width - 2.0 * PADDING, f32::INFINITY);
            let room = Rect::from_min_size(pos2(left + PADDING, corner.y + STEP), room);
            let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(index));
            let text = passage.text.get(range).unwrap_or_default();
            let drawn = MailText::new(text, fonts::text(), cx.look.ink).line_height(20.0).marks(marks).show(&mut child);
            height = height.max(drawn.response.rect.height() + 2.0 * STEP);
            if comes {
                self.come(ui, drawn.response.rect);
            }
        }
        let (row, _) = ui.allocate_exact_size(vec2(table.width, height), Sense::hover());
        lines_around(cx, ui, table, row);
        let left = row.left().max(clip.left());
        let heading = Rect::from_min_size(pos2(left, row.top()), vec2(HEADINGS, height));
        ui.painter().rect_filled(heading, 0, cx.look.background);
        centered(cx, ui, heading, &number.to_string());
    }

    fn plain(&self, cx: &Cx<'_>, ui: &mut Ui, at: usize, range: &Range<usize>) {
        let text = self.passage(at).and_then(|passage| passage.text.get(range.clone())).unwrap_or_default();
        let (marks, comes) = self.marks(cx, at, range);
        let drawn = MailText::new(text, fonts::text(), cx.look.ink).line_height(24.0).marks(marks).show(ui);
        if comes {
            self.come(ui, drawn.response.rect);
        }
    }

    /// The evidence in a stretch of a text, and whether one that comes into view begins in it.
    fn marks(&self, cx: &Cx<'_>, passage: usize, stretch: &Range<usize>) -> (Vec<Mark>, bool) {
        let (mut marks, mut comes) = (Vec::new(), false);
        for (number, evidence) in self.found.evidence_in(self.shown.gaze.file, passage) {
            let Some(range) = evidence.range.as_ref() else { continue };
            if range.end <= stretch.start || range.start >= stretch.end {
                continue;
            }
            let Some(item) = self.shown.view.item(evidence.item) else { continue };
            let strong = self.shown.gaze.at == Some(number);
            marks.push(Mark { range: within(range, stretch), colors: self.pair(cx, item), strong });
            comes |= self.comes(number) && stretch.contains(&range.start);
        }
        (marks, comes)
    }

    fn come(&self, ui: &Ui, rect: Rect) {
        come(ui, rect);
        self.arrived.set(ui.clip_rect().contains_rect(rect));
    }

    fn comes(&self, evidence: usize) -> bool {
        self.shown.gaze.coming > 0 && self.shown.gaze.at == Some(evidence)
    }

    /// The colours of an item's level; answered, it steps back.
    fn pair(&self, cx: &Cx<'_>, item: &Item) -> Pair {
        if self.shown.view.on.review.is_open(item) || !item.act.asks() {
            colors(&cx.look, item.level)
        } else {
            cx.look.inside
        }
    }
}

/// The lines around the cells of a row.
fn lines_around(cx: &Cx<'_>, ui: &Ui, table: &Table, row: Rect) {
    let line = Stroke::new(1.0, cx.look.line);
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
    for column in &table.columns {
        ui.painter().vline(row.left() + column.left, row.y_range(), line);
    }
}

/// A number of a row or the letters of a column.
fn centered(cx: &Cx<'_>, ui: &Ui, cell: Rect, text: &str) {
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), fonts::second(), cx.look.dim));
    ui.painter().galley(cell.center() - galley.size() / 2.0, galley, cx.look.dim);
}

/// How a text is hidden, as a label on it.
fn label(ui: &mut Ui, words: &str, pair: Pair) {
    let frame = eframe::egui::Frame::new().fill(pair.fill).stroke(Stroke::new(1.0, pair.ink)).corner_radius(4);
    frame.inner_margin(Margin::symmetric(6, 0)).show(ui, |ui| {
        MailText::new(words, fonts::second(), pair.ink).line_height(20.0).plain().show(ui);
    });
}
