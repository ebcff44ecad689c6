//! What is inside a file: the files in it, their texts with the evidence marked, and what is hidden in them.
//!
//! No other program is opened. It is the person's own file, so its texts are shown as they are; findings stay masked.

use std::sync::Arc;

use eframe::egui::{
    Frame, Id, Key, Label, Margin, Modal, Modifiers, Rect, RichText, Role, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::files;
use super::view::{View, evidence, id_of};
use crate::check::Place;
use crate::lens::Inspection;
use crate::session::{Action, Preview, Reviewing};
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, MailText, visible};
use crate::ui::{Cx, fonts};

mod content;
mod facts;
mod found;
mod lines;
mod picture;
mod tree;

use found::Found;

/// Below this width the files stand above the text.
const NARROW: f32 = 640.0;
/// What the files take beside the text.
const FILES: f32 = 300.0;

/// What is looked at; kept by egui from frame to frame.
#[derive(Clone)]
struct Gaze {
    /// Which attachment.
    index: usize,
    begin: Begin,
    /// Which of the files inside.
    file: usize,
    /// Which evidence was gone to.
    at: Option<usize>,
    /// It is on its way into view, for so many frames.
    coming: u8,
    /// The list of files, or the button that closes, is to take the focus, for so many frames.
    focus: u8,
    /// What had the focus before, and gets it back.
    before: Option<Id>,
}

/// Where it begins, until what is inside is known.
#[derive(Clone)]
enum Begin {
    /// It has begun.
    Done,
    /// Wherever there is something to see.
    Anywhere,
    /// At the place of a finding.
    At(Place),
}

/// One frame of it.
struct Shown<'s, 'v> {
    view: &'s View<'v>,
    preview: &'s Preview,
    found: Option<Arc<Found>>,
    gaze: Gaze,
}

/// Where the view of an attachment is to begin when it opens.
pub(super) fn aim(ui: &Ui, on: &Reviewing, index: usize, place: Option<&Place>) {
    let begin = place.cloned().map_or(Begin::Anywhere, Begin::At);
    let before = ui.memory(eframe::egui::Memory::focused);
    ui.data_mut(|data| data.insert_temp(gaze_id(on), Gaze { begin, before, ..Gaze::new(index) }));
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    let Some((index, preview)) = &view.on.preview else { return give_back(ui, view.on) };
    let kept = ui.data(|data| data.get_temp::<Gaze>(gaze_id(view.on))).filter(|gaze| gaze.index == *index);
    let gaze = kept.unwrap_or_else(|| Gaze::new(*index));
    let found = view.on.inspection(*index).map(|top| Found::load(ui, view, *index, top));
    let mut shown = Shown { view, preview, found, gaze };
    shown.settle();
    let room = ui.ctx().content_rect().size() - vec2(80.0, 88.0);
    let frame = Frame::new().fill(cx.look.card).stroke(Stroke::new(1.0, cx.look.line)).corner_radius(RADIUS + 2);
    let modal =
        Modal::new(id_of(view.on).with("inside")).frame(frame.inner_margin(Margin::same(20))).show(ui.ctx(), |ui| {
            crate::ui::style::still(ui.style_mut(), cx.still);
            ui.set_width(room.x.min(1120.0));
            ui.set_height(room.y);
            ui.spacing_mut().item_spacing = vec2(STEP * 2.0, STEP);
            head(cx, ui, &mut shown);
            ui.add_space(STEP);
            widgets::rule(ui);
            sides(cx, ui, &mut shown);
        });
    if modal.should_close() {
        cx.send(Action::ClosePreview);
    }
    shown.gaze.coming = shown.gaze.coming.saturating_sub(1);
    shown.gaze.focus = shown.gaze.focus.saturating_sub(1);
    if shown.gaze.coming > 0 || shown.gaze.focus > 0 {
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(gaze_id(view.on), shown.gaze));
}

fn gaze_id(on: &Reviewing) -> Id {
    id_of(on).with("gaze")
}

/// The focus goes back to where it was.
fn give_back(ui: &Ui, on: &Reviewing) {
    let gaze = ui.data(|data| data.get_temp::<Gaze>(gaze_id(on))).filter(|gaze| matches!(gaze.begin, Begin::Done));
    let Some(gaze) = gaze else { return };
    ui.data_mut(|data| data.remove::<Gaze>(gaze_id(on)));
    if let Some(before) = gaze.before {
        ui.memory_mut(|memory| memory.request_focus(before));
    }
}

impl Gaze {
    fn new(index: usize) -> Self {
        Self { index, begin: Begin::Anywhere, file: 0, at: None, coming: 0, focus: 3, before: None }
    }

    fn go_to(&mut self, (file, at): (usize, Option<usize>)) {
        self.file = file;
        self.at = at;
        // Heights settle while it comes.
        self.coming = if at.is_some() { 24 } else { 3 };
    }
}

impl Shown<'_, '_> {
    /// Begins where it was asked to, once that is known.
    fn settle(&mut self) {
        let Some(found) = &self.found else { return };
        match std::mem::replace(&mut self.gaze.begin, Begin::Done) {
            Begin::Done => {}
            Begin::Anywhere => self.gaze.go_to(found.first()),
            Begin::At(place) => self.gaze.go_to(found.at(self.view.items(), &place)),
        }
        // Judged anew, there may be other evidence.
        self.gaze.file = self.gaze.file.min(found.files.len().saturating_sub(1));
        self.gaze.at = self.gaze.at.filter(|at| *at < found.evidence.len());
    }

    /// To the next evidence, or the one before; around at the ends.
    fn step(&mut self, by: isize) {
        let Some(found) = &self.found else { return };
        let count = found.evidence.len();
        let next = match self.gaze.at {
            None if by < 0 => count.saturating_sub(1),
            None => 0,
            Some(at) => at.checked_add_signed(by).unwrap_or(count.saturating_sub(1)),
        };
        let next = if next >= count { 0 } else { next };
        if let Some(evidence) = found.evidence.get(next) {
            self.gaze.go_to((evidence.file, Some(next)));
        }
    }
}

/// The name, what kind of file it is, and the way through the evidence.
fn head(cx: &mut Cx<'_>, ui: &mut Ui, shown: &mut Shown<'_, '_>) {
    let attachment = shown.view.draft().attachments.get(shown.gaze.index);
    let name = attachment.map_or("", |file| file.name.as_str());
    let (close, open) = (cx.text.get("inside-close"), cx.text.get("file-as-mail"));
    let is_mail = files::is_mail(shown.view.on, shown.gaze.index);
    let (ink, mut closes, mut opens) = (cx.look.ink, None, false);
    widgets::sides(
        ui,
        |ui| {
            let drawn = MailText::new(name, fonts::bold(16.0), ink).show(ui);
            widgets::is_heading(&drawn.response, &cx.text.with("inside-title", &[("name", visible(name).into())]));
        },
        |ui| {
            opens = is_mail && widgets::button(ui, open).clicked();
            closes = Some(widgets::button(ui, close));
        },
    );
    if opens {
        cx.send(Action::OpenEnclosed(shown.gaze.index));
    }
    if let Some(closes) = closes {
        if closes.clicked() {
            cx.send(Action::ClosePreview);
        }
        let lists = shown.found.as_ref().is_some_and(|found| found.files.len() > 1);
        if !lists && shown.gaze.focus > 0 {
            closes.request_focus();
        }
    }
    match shown.found.as_ref().and_then(|found| found.file(0)) {
        Some(file) => widgets::second(ui, facts::line(cx, file)),
        None => widgets::second(ui, cx.text.get("file-inspecting")),
    };
    way(cx, ui, shown);
}

/// Through the evidence, and what the one gone to is about.
fn way(cx: &Cx<'_>, ui: &mut Ui, shown: &mut Shown<'_, '_>) {
    let count = shown.found.as_ref().map_or(0, |found| found.evidence.len());
    if count == 0 {
        return;
    }
    let pressed = |modifiers: Modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::F3));
    let (mut back, mut on) = (pressed(Modifiers::SHIFT), pressed(Modifiers::NONE));
    let at = shown.gaze.at.map_or(0, |at| at + 1);
    ui.horizontal(|ui| {
        let words = cx.text.with("inside-evidence", &[("at", at.into()), ("count", count.into())]);
        let words = RichText::new(words).font(fonts::second()).color(cx.look.dim);
        ui.add(Label::new(words).selectable(false));
        back |= widgets::link(ui, cx.text.get("find-previous")).clicked();
        on |= widgets::link(ui, cx.text.get("find-next")).clicked();
    });
    if back || on {
        shown.step(if back { -1 } else { 1 });
        // What stands above was drawn before the step.
        ui.ctx().request_discard("other evidence");
    }
    let about = shown.found.as_ref().zip(shown.gaze.at).and_then(|(found, at)| found.evidence.get(at));
    let Some(item) = about.and_then(|evidence| shown.view.item(evidence.item)) else { return };
    let sentences = item.rows.iter().map(|row| shown.view.cover(cx.text.finding(&row.finding)).into_owned());
    let color = evidence(&cx.look, item).ink;
    MailText::new(sentences.collect::<Vec<_>>().join("  "), fonts::text(), color).line_height(20.0).plain().show(ui);
}

/// The files at the left or above, the text of the chosen one beside or below.
fn sides(cx: &Cx<'_>, ui: &mut Ui, shown: &mut Shown<'_, '_>) {
    let room = ui.available_rect_before_wrap();
    let files = shown.found.as_ref().map_or(0, |found| found.files.len());
    let text = if files < 2 {
        room
    } else if room.width() >= NARROW {
        let (files, text) = room.split_left_right_at_x(room.left() + FILES);
        side(ui, files, "files", cx.text.get("inside-files"), |ui| tree::show(cx, ui, shown));
        let line = pos2(text.left() + STEP * 2.0, text.top());
        ui.painter().vline(line.x, text.y_range(), Stroke::new(1.0, cx.look.line));
        Rect::from_min_max(pos2(line.x + STEP * 3.0, text.top()), text.max)
    } else {
        let (files, text) = room.split_top_bottom_at_y(room.top() + (room.height() * 0.36).round());
        side(ui, files.with_max_y(files.bottom() - STEP), "files", cx.text.get("inside-files"), |ui| {
            tree::show(cx, ui, shown);
        });
        ui.painter().hline(text.x_range(), text.top(), Stroke::new(1.0, cx.look.line));
        text.with_min_y(text.top() + STEP * 2.0)
    };
    side(ui, text, "text", cx.text.get("inside-text"), |ui| {
        if content::show(cx, ui, shown) {
            // One frame more: what lies above it may still grow.
            shown.gaze.coming = shown.gaze.coming.min(2);
        }
    });
    ui.advance_cursor_after_rect(room);
}

fn side(ui: &mut Ui, room: Rect, salt: &str, name: String, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().max_rect(room).id_salt(salt);
    ui.scope_builder(builder.accessibility_role(Role::Region).accessibility_label(name), |ui| {
        ui.set_clip_rect(room.expand(2.0).intersect(ui.clip_rect()));
        add(ui);
    });
}

/// What a file inside is called; the attachment itself by its own name.
fn name_of<'f>(view: &View<'f>, index: usize, at: usize, file: &'f Inspection) -> &'f str {
    let attachment = view.draft().attachments.get(index).filter(|_| at == 0);
    attachment.map_or(file.name.as_str(), |attachment| attachment.name.as_str())
}
