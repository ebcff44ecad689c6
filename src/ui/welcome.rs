//! The start: where a draft gets in.

use std::path::{Path, PathBuf};

use eframe::egui::{
    Align, Event, Frame, Id, Key, KeyboardShortcut, Label, Layout, Margin, Modifiers, RichText, Stroke, Ui,
};

use super::form::{self, Field};
use super::style::{RADIUS, STEP};
use super::widgets::{self, Icon, visible};
use super::{Cx, fonts, notices};
use crate::mail::pasted::looks_like_headers;
use crate::session::{Action, Input, PasteMode, Reading, SAMPLES, Sample, Session, typed_path};

const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
/// Narrower than this, what stands side by side stands below each other (points).
const NARROW: f32 = 560.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    if session.page.is_none() && session.dialog.is_none() {
        keys(cx, ui);
    }
    widgets::page(ui, |ui| {
        head(cx, ui, session);
        if let Err(faults) = &session.desk.policy {
            notices::broken_policy(cx, ui, faults);
        }
        ui.add_space(STEP * 2.0);
        drop_place(cx, ui);
        ui.add_space(STEP * 2.0);
        other_ways(cx, ui, session);
        ui.add_space(STEP * 4.0);
        lists(cx, ui, session);
    });
}

/// Opening and pasting by keyboard, unless somebody types into a field.
fn keys(cx: &mut Cx<'_>, ui: &Ui) {
    if ui.input_mut(|input| input.consume_shortcut(&OPEN)) {
        cx.send(Action::PickDraft);
    }
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let pasted = ui.input(|input| {
        input.events.iter().find_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None })
    });
    if let Some(text) = pasted.filter(|text| !text.trim().is_empty()) {
        let complete = looks_like_headers(&text);
        cx.send(Action::StartPaste(PasteMode::Whole));
        cx.send(Action::EditPasted(text));
        if complete {
            cx.send(Action::ReadPasted);
        }
    }
}

/// Name, when to use it, and what else there is.
fn head(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    let pages = [
        ("start-records", Action::ShowRecords),
        ("start-settings", Action::ShowSettings),
        ("start-policy", Action::ShowPolicy),
        ("start-help", Action::ShowHelp),
    ];
    widgets::row(ui, |ui| {
        widgets::title(ui, &cx.text.get("app-name"));
        ui.add_space(STEP * 2.0);
        for (id, action) in pages {
            if widgets::link(ui, cx.text.get(id)).clicked() {
                cx.send(action);
            }
        }
    });
    widgets::second(ui, guidance(cx, session));
}

/// When to use it: in the words of the policy, if it has some.
fn guidance(cx: &Cx<'_>, session: &Session) -> String {
    let own = session.desk.policy.as_ref().ok().and_then(|policy| policy.guidance.get(cx.text.lang().id()));
    own.cloned().unwrap_or_else(|| cx.text.get("start-guidance"))
}

/// The one large place to drop or open.
fn drop_place(cx: &mut Cx<'_>, ui: &mut Ui) {
    let look = cx.look;
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (fill, stroke) = if over {
        (look.accent.fill, Stroke::new(2.0, look.accent.ink))
    } else {
        (look.card, Stroke::new(1.0, look.line))
    };
    Frame::new().fill(fill).stroke(stroke).corner_radius(RADIUS + 2).inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.vertical_centered(|ui| {
            widgets::icon(ui, Icon::File, 36.0, if over { look.accent.ink } else { look.dim });
            let said = cx.text.get(if over { "start-drop-now" } else { "start-drop" });
            ui.add(Label::new(RichText::new(said).font(fonts::bold(16.0))).selectable(false));
            widgets::second(ui, cx.text.get("start-formats"));
            ui.add_space(STEP * 2.0);
            if widgets::primary(ui, cx.text.get("start-open")).clicked() {
                cx.send(Action::PickDraft);
            }
        });
    });
}

fn other_ways(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    widgets::card(ui, |ui| {
        path_field(cx, ui);
        ui.add_space(STEP);
        widgets::row(ui, |ui| {
            if widgets::button(ui, cx.text.get("start-paste")).clicked() {
                cx.send(Action::StartPaste(PasteMode::Whole));
            }
            if widgets::button(ui, cx.text.get("start-parts")).clicked() {
                cx.send(Action::StartPaste(PasteMode::Parts));
            }
        });
        widgets::second(ui, cx.text.get("start-paste-why"));
        ui.add_space(STEP);
        if let Some(yes) = form::toggle(ui, session.somebody_elses, &cx.text.get("start-somebody-elses")) {
            cx.send(Action::SomebodyElses(yes));
        }
    });
}

/// The other way where the system has no dialog and no drops.
fn path_field(cx: &mut Cx<'_>, ui: &mut Ui) {
    let id = Id::unique("start-path");
    let typed = form::remembered(ui, id);
    let (label, open) = (cx.text.get("start-path"), cx.text.get("start-path-open"));
    let button = form::button_width(ui, &open) + STEP * 2.0;
    let name = form::label(ui, &label);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - button).max(120.0);
        let field = Field::new(&label, &typed).named_silently().mono().hint(cx.text.get("start-path-hint"));
        let field = field.show_in(ui, width);
        field.response.labelled_by(name.id);
        if let Some(text) = field.text {
            form::remember(ui, id, text);
        }
        let path = typed_path(&typed);
        let pressed = ui.add_enabled_ui(path.is_some(), |ui| widgets::button(ui, open)).inner.clicked();
        if let Some(path) = path.filter(|_| pressed) {
            cx.send(Action::Open(Input::Path(path)));
        }
    });
}

fn lists(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    if session.recent.is_empty() {
        samples(cx, ui);
    } else if ui.available_width() < NARROW {
        recent(cx, ui, &session.recent);
        ui.add_space(STEP * 4.0);
        samples(cx, ui);
    } else {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                recent(cx, left, &session.recent);
                samples(cx, right);
            }
        });
    }
}

fn recent(cx: &mut Cx<'_>, ui: &mut Ui, recent: &[PathBuf]) {
    ui.spacing_mut().item_spacing.y = STEP;
    widgets::heading(ui, &cx.text.get("start-recent"));
    for path in recent {
        let name = path.file_name().map(|name| visible(&name.to_string_lossy())).unwrap_or_default();
        let folder = path.parent().map(|folder| visible(&folder.display().to_string())).unwrap_or_default();
        if widgets::link(ui, name).on_hover_text(folder).clicked() {
            cx.send(Action::Open(Input::Path(Path::to_owned(path))));
        }
    }
}

fn samples(cx: &mut Cx<'_>, ui: &mut Ui) {
    if SAMPLES.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = STEP;
    widgets::heading(ui, &cx.text.get("start-samples"));
    widgets::second(ui, cx.text.get("start-samples-why"));
    let (first, second) = SAMPLES.split_at(SAMPLES.len().div_ceil(2));
    if ui.available_width() < NARROW {
        sample_links(cx, ui, SAMPLES);
        return;
    }
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            sample_links(cx, left, first);
            sample_links(cx, right, second);
        }
    });
}

fn sample_links(cx: &mut Cx<'_>, ui: &mut Ui, samples: &[Sample]) {
    for sample in samples {
        if widgets::link(ui, cx.text.get(&format!("sample-{}", sample.name))).clicked() {
            cx.send(Action::Open(Input::Sample(sample.name)));
        }
    }
}

/// Work that takes no longer than this is not announced.
const UNANNOUNCED: jiff::SignedDuration = jiff::SignedDuration::from_millis(200);

/// A draft on its way in.
pub(super) fn reading(cx: &mut Cx<'_>, ui: &mut Ui, reading: &Reading) {
    let waited = cx.now.duration_since(reading.since);
    let left = UNANNOUNCED.saturating_sub(waited);
    widgets::page(ui, |ui| {
        if !left.is_zero() && !left.is_negative() {
            ui.ctx().request_repaint_after(left.unsigned_abs());
            return;
        }
        ui.add_space((ui.available_height() / 3.0).max(0.0));
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            progress(cx, ui, reading);
            ui.add_space(STEP * 4.0);
            if widgets::button(ui, cx.text.get("reading-stop")).clicked() {
                cx.send(Action::Home);
            }
        });
    });
}

fn progress(cx: &Cx<'_>, ui: &mut Ui, reading: &Reading) {
    let done = reading.progress.filter(|(_, all)| *all > 0);
    let said = match done {
        Some((read, all)) if read < all => cx.text.with("reading-bytes", &[("read", read.into()), ("all", all.into())]),
        Some(_) => cx.text.get("reading-checks"),
        None => cx.text.get("reading-title"),
    };
    let title = if reading.name.is_empty() { cx.text.get("reading-title") } else { visible(&reading.name) };
    ui.add(Label::new(RichText::new(title).font(fonts::bold(16.0))).wrap());
    ui.add_space(STEP * 2.0);
    match done {
        Some((read, all)) => {
            #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points wide")]
            let part = read as f32 / all as f32;
            let bar = eframe::egui::ProgressBar::new(part).desired_width(ui.available_width().min(320.0));
            ui.add(bar.desired_height(6.0).fill(cx.look.accent.ink)).accessible_name(said.clone());
        }
        None if !cx.still => {
            ui.add(eframe::egui::Spinner::new().size(24.0).color(cx.look.accent.ink)).accessible_name(said.clone());
        }
        None => {}
    }
    widgets::second(ui, said);
}
