//! The header: what is being checked, and how far it is.

use eframe::egui::{Color32, Label, Rect, RichText, Sense, TextWrapMode, Ui, vec2};

use super::view::View;
use crate::check::Role as Seat;
use crate::session::Opening;
use crate::text::Text;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, MailText};
use crate::ui::{Cx, Look, fonts, within};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    if view.tabs {
        tabs(cx, ui, view);
    } else if ui.available_width() < 620.0 {
        ui.horizontal_wrapped(|ui| title(cx.text, cx.look, ui, view));
        ui.horizontal_wrapped(|ui| progress(cx.text, cx.look, ui, view, 120.0));
    } else {
        let (text, look) = (cx.text, cx.look);
        widgets::sides(ui, |ui| title(text, look, ui, view), |ui| progress(text, look, ui, view, 220.0));
    }
}

fn title(text: &Text, look: Look, ui: &mut Ui, view: &View<'_>) {
    let id = match (&view.on.opening, view.on.review.role()) {
        (Opening::Own { .. }, _) => "review-title-own",
        (Opening::First | Opening::Second { .. } | Opening::Outdated { .. }, Seat::Author) => "review-title",
        (Opening::First | Opening::Second { .. } | Opening::Outdated { .. }, Seat::SecondChecker) => {
            "review-title-second"
        }
    };
    ui.spacing_mut().item_spacing.x = STEP * 4.0;
    let title = text.get(id);
    let response = ui.add(Label::new(RichText::new(&title).font(fonts::bold(16.0))).selectable(false));
    widgets::is_heading(&response, &title);
    MailText::new(within::name(text, &view.on.source), fonts::text(), look.dim).plain().show(ui);
}

/// A bar, and the same in words, which is what is heard.
fn progress(text: &Text, look: Look, ui: &mut Ui, view: &View<'_>, width: f32) {
    // There is nothing to get on with in what was approved.
    if view.read_only() {
        return;
    }
    let (done, all) = view.on.review.progress();
    let words = text.with("progress", &[("done", done.into()), ("all", all.into())]);
    ui.spacing_mut().item_spacing.x = STEP * 4.0;
    let (line, color) = if done == all { (look.done.ink, look.done.ink) } else { (look.accent.ink, look.dim) };
    bar(ui, width, done, all, look.line, line);
    let label = Label::new(RichText::new(&words).font(fonts::second()).color(color));
    let response = ui.add(label.selectable(false).wrap_mode(TextWrapMode::Extend));
    widgets::is_progress(&response, &words, done, all);
}

#[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred points")]
fn bar(ui: &mut Ui, width: f32, done: usize, all: usize, rail: Color32, color: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    let whole = Rect::from_center_size(rect.center(), vec2(width, 6.0));
    ui.painter().rect_filled(whole, 3, rail);
    let part = if all == 0 { 1.0 } else { done as f32 / all as f32 };
    if part > 0.0 {
        ui.painter().rect_filled(Rect::from_min_size(whole.min, vec2(width * part, 6.0)), 3, color);
    }
}

/// Where there is only room for one side, which one; what remains stands beside it.
fn tabs(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal(|ui| {
        for (message, id) in [(false, "tab-items"), (true, "tab-message")] {
            let chosen = view.looking.message_tab == message;
            let response = ui.selectable_label(chosen, cx.text.get(id));
            if response.clicked() {
                view.looking.message_tab = message;
            }
        }
        super::footer::remains(cx, ui, view, TextWrapMode::Wrap);
    });
}
