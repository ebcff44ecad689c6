//! The footer: sending back at the far left; what remains, the next step and the approval at the right.

use std::cell::RefCell;

use eframe::egui::{Button, Label, Response, RichText, Spinner, TextWrapMode, Ui};

use super::view::View;
use crate::check::Role;
use crate::review::NotApproved;
use crate::session::Action;
use crate::ui::style::STEP;
use crate::ui::{Cx, fonts, widgets};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    ui.spacing_mut().item_spacing = eframe::egui::vec2(STEP * 3.0, STEP * 2.0);
    if view.read_only() {
        ui.horizontal(|ui| {
            if widgets::button(ui, cx.text.get("review-home")).clicked() {
                cx.send(Action::Home);
            }
            widgets::second(ui, cx.text.get("review-read-only"));
        });
    } else if view.tabs {
        ui.spacing_mut().item_spacing.x = STEP * 2.0;
        ui.spacing_mut().button_padding.x = STEP * 2.0;
        ui.horizontal_wrapped(|ui| {
            send_back(cx, ui, view);
            next(cx, ui, view);
            approve(cx, ui, view);
            do_not_wait(cx, ui, view);
            home(cx, ui);
        });
    } else if ui.available_width() < BUTTONS + width(ui, waits(cx, view)) {
        ui.horizontal_wrapped(|ui| {
            send_back(cx, ui, view);
            home(cx, ui);
            do_not_wait(cx, ui, view);
            next(cx, ui, view);
            approve(cx, ui, view);
        });
        remains(cx, ui, view, TextWrapMode::Wrap);
    } else {
        // Both sides want things of the person.
        let cx = RefCell::new(cx);
        widgets::sides(
            ui,
            |ui| {
                let cx = &mut **cx.borrow_mut();
                send_back(cx, ui, view);
                home(cx, ui);
                do_not_wait(cx, ui, view);
            },
            |ui| {
                let cx = &mut **cx.borrow_mut();
                remains(cx, ui, view, TextWrapMode::Extend);
                next(cx, ui, view);
                approve(cx, ui, view);
            },
        );
    }
}

/// So wide are the buttons together in either language, in points.
const BUTTONS: f32 = 470.0;

fn width(ui: &Ui, words: String) -> f32 {
    let ink = ui.visuals().text_color();
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, fonts::second(), ink)).size().x
}

fn role<'a>(view: &View<'_>, author: &'a str, second: &'a str) -> &'a str {
    match view.on.review.role() {
        Role::Author => author,
        Role::SecondChecker => second,
    }
}

fn send_back(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    let words = cx.text.get(role(view, "send-back-author", "send-back-second"));
    // It is the next step where nothing else leads on.
    let button = |ui: &mut Ui| if is_blocked(view) { widgets::primary(ui, words) } else { widgets::button(ui, words) };
    if widgets::clicked_once_of(ui, button) {
        cx.send(Action::AskSendBack);
    }
}

fn home(cx: &mut Cx<'_>, ui: &mut Ui) {
    if widgets::link(ui, cx.text.get("review-home")).clicked() {
        cx.send(Action::Home);
    }
}

fn next(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    let open = view.on.review.open_items().next().is_some();
    let words = cx.text.get("next-item");
    let response =
        if open && is_blocked(view) { widgets::button(ui, words) } else { widgets::button_if(ui, open, words) };
    if response.clicked() {
        cx.send(Action::NextOpen);
    }
}

fn is_blocked(view: &View<'_>) -> bool {
    view.on.review.readiness() == Err(NotApproved::Blocked)
}

/// Clicked, or Ctrl+Enter; Space and Enter alone do nothing, whatever has the focus.
fn approve(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    let words = cx.text.get(role(view, "approve-author", "approve-second"));
    let ready = view.on.review.readiness().is_ok() && view.desk.policy.is_ok() && !view.is_recording();
    let response = ui.add_enabled_ui(ready, |ui| approve_button(cx, ui, ready, words)).inner;
    if response.clicked() && !widgets::by_keyboard(ui) {
        cx.send(Action::Approve);
    }
    if view.is_recording() {
        ui.add(Spinner::new().size(16.0));
    }
}

fn approve_button(cx: &Cx<'_>, ui: &mut Ui, ready: bool, words: String) -> Response {
    if !ready {
        return widgets::button(ui, words);
    }
    let words = RichText::new(words).font(fonts::bold(14.0)).color(cx.look.card);
    ui.add(Button::new(words).fill(cx.look.accent.ink))
}

/// Why the approval waits, beside its button.
pub(super) fn remains(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, wraps: TextWrapMode) {
    let words = RichText::new(waits(cx, view)).font(fonts::second()).color(cx.look.dim);
    ui.add(Label::new(words).selectable(false).wrap_mode(wraps));
}

fn waits(cx: &Cx<'_>, view: &View<'_>) -> String {
    if view.is_recording() {
        cx.text.get("remains-recording")
    } else if view.desk.policy.is_err() {
        cx.text.get("remains-policy")
    } else {
        match view.on.review.readiness() {
            Ok(()) => cx.text.get("remains-nothing"),
            Err(NotApproved::Blocked) => cx.text.get("remains-blocked"),
            Err(NotApproved::Inspecting(files)) => inspecting(cx, files),
            Err(NotApproved::Remaining | NotApproved::Changed | NotApproved::SamePerson) => {
                let count = view.on.review.open_items().count();
                let remains = cx.text.with("remains", &[("n", count.into())]);
                match view.on.waits_for() {
                    0 => remains,
                    files => format!("{remains} · {}", inspecting(cx, files)),
                }
            }
        }
    }
}

fn inspecting(cx: &Cx<'_>, files: usize) -> String {
    cx.text.with("remains-inspecting", &[("n", files.into())])
}

/// Whoever is in a hurry is told what was not looked into.
fn do_not_wait(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    if view.on.waits_for() > 0 && widgets::link(ui, cx.text.get("inspecting-do-not-wait")).clicked() {
        cx.send(Action::DoNotWait);
    }
}
