//! Pasting a draft, whole or in parts.

use eframe::egui::{Frame, Key, KeyboardShortcut, Margin, Modifiers, Stroke, Ui, vec2};

use super::form::{self, Field};
use super::style::{RADIUS, STEP};
use super::widgets::{self, Icon, visible};
use super::{Cx, front};
use crate::mail::pasted::Parts;
use crate::session::{Action, PartsField, PasteForm, PasteMode};

const READ: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
/// A longer text is not laid out for editing in every frame (bytes).
const EDITABLE: usize = 200_000;
/// Narrower than this, the files stand below the fields (points).
const NARROW: f32 = 600.0;
const FILES: f32 = 232.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, form: &PasteForm) {
    let ready = is_ready(form);
    if ready && ui.input_mut(|input| input.consume_shortcut(&READ)) {
        cx.send(Action::ReadPasted);
    }
    widgets::page(ui, |ui| {
        front::head(cx, ui, &cx.text.get("paste-title"), Action::Home);
        let modes = [PasteMode::Whole, PasteMode::Parts];
        let names = [cx.text.get("paste-whole"), cx.text.get("paste-parts")];
        let modes: Vec<_> = modes.into_iter().zip(names).collect();
        if let Some(mode) = form::choice(ui, form.mode, &modes) {
            cx.send(Action::StartPaste(mode));
        }
        match form.mode {
            PasteMode::Whole => whole(cx, ui, &form.text),
            PasteMode::Parts => parts(cx, ui, &form.parts),
        }
        ui.add_space(STEP);
        widgets::row(ui, |ui| {
            if widgets::button_if(ui, ready, cx.text.get("paste-read")).clicked() {
                cx.send(Action::ReadPasted);
            }
            form::aside(ui, cx.text.get(if ready { "paste-keys" } else { "paste-nothing" }));
        });
    });
}

fn is_ready(form: &PasteForm) -> bool {
    let Parts { from: _, to, cc, bcc, subject, body, files } = &form.parts;
    match form.mode {
        PasteMode::Whole => !form.text.trim().is_empty(),
        PasteMode::Parts => {
            !files.is_empty() || [to, cc, bcc, subject, body].iter().any(|text| !text.trim().is_empty())
        }
    }
}

fn whole(cx: &mut Cx<'_>, ui: &mut Ui, text: &str) {
    widgets::card(ui, |ui| {
        widgets::second(ui, cx.text.get("paste-whole-why"));
        if text.len() > EDITABLE {
            long(cx, ui, text);
            return;
        }
        let label = cx.text.get("paste-text");
        if let Some(text) = Field::new(&label, text).mono().rows(16).show(ui).text {
            cx.send(Action::EditPasted(text));
        }
    });
}

/// What is too long to be edited here can be read or thrown away.
fn long(cx: &mut Cx<'_>, ui: &mut Ui, text: &str) {
    let size = text.len() as u64;
    widgets::say(ui, cx.text.with("paste-long", &[("size", size.into())]));
    if widgets::button(ui, cx.text.get("paste-clear")).clicked() {
        cx.send(Action::EditPasted(String::new()));
    }
}

fn parts(cx: &mut Cx<'_>, ui: &mut Ui, parts: &Parts) {
    widgets::card(ui, |ui| {
        let width = ui.available_width();
        if width < NARROW {
            fields(cx, ui, parts);
            files(cx, ui, parts);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = STEP * 4.0;
            ui.vertical(|ui| {
                ui.set_width(width - FILES - STEP * 4.0);
                fields(cx, ui, parts);
            });
            ui.vertical(|ui| {
                ui.set_width(FILES);
                files(cx, ui, parts);
            });
        });
    });
}

fn fields(cx: &mut Cx<'_>, ui: &mut Ui, parts: &Parts) {
    ui.spacing_mut().item_spacing.y = STEP;
    let rows = [
        (PartsField::To, "part-field-to", &parts.to, 1, true),
        (PartsField::Cc, "part-field-cc", &parts.cc, 1, true),
        (PartsField::Bcc, "part-field-bcc", &parts.bcc, 1, true),
        (PartsField::Subject, "part-field-subject", &parts.subject, 1, false),
        (PartsField::Body, "part-field-body", &parts.body, 10, false),
        (PartsField::From, "part-field-from", &parts.from, 1, true),
    ];
    for (field, id, text, rows, mono) in rows {
        let label = cx.text.get(id);
        let entry = Field::new(&label, text).rows(rows);
        let entry = if mono { entry.mono() } else { entry };
        if let Some(text) = entry.show(ui).text {
            cx.send(Action::EditPart(field, text));
        }
    }
}

/// Files dropped anywhere on the window land here.
fn files(cx: &mut Cx<'_>, ui: &mut Ui, parts: &Parts) {
    let look = cx.look;
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (fill, line) = if over { (look.accent.fill, look.accent.ink) } else { (look.background, look.line) };
    form::label(ui, &cx.text.get("paste-files"));
    Frame::new().fill(fill).stroke(Stroke::new(1.0, line)).corner_radius(RADIUS).inner_margin(Margin::same(12)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(STEP, STEP);
            for (index, file) in parts.files.iter().enumerate() {
                file_row(cx, ui, index, &file.name, file.size());
            }
            widgets::second(ui, cx.text.get("paste-files-why"));
            if widgets::button(ui, cx.text.get("paste-files-add")).clicked() {
                cx.send(Action::PickPartFiles);
            }
        },
    );
}

fn file_row(cx: &mut Cx<'_>, ui: &mut Ui, index: usize, name: &str, size: u64) {
    let (name, size) = (visible(name), cx.text.size(size));
    widgets::beside(ui, Icon::File, cx.look.dim, |ui| {
        widgets::say(ui, &name);
        widgets::row(ui, |ui| {
            form::aside(ui, size);
            let remove = widgets::link(ui, cx.text.get("paste-files-remove"));
            if remove.clicked() {
                cx.send(Action::RemovePartFile(index));
            }
            remove.accessible_name(cx.text.with("paste-files-remove-one", &[("name", name.into())]));
        });
    });
}
