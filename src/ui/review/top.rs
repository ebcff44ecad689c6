//! The header: what is being checked, and how far it is.

use eframe::egui::{Align, Label, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::view::View;
use crate::check::Role as Seat;
use crate::session::{Opening, Origin};
use crate::ui::style::STEP;
use crate::ui::widgets::{self, MailText};
use crate::ui::{Cx, fonts};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    if view.tabs {
        tabs(cx, ui, view);
    } else if ui.available_width() < 620.0 {
        ui.horizontal_wrapped(|ui| title(cx, ui, view));
        ui.horizontal_wrapped(|ui| progress(cx, ui, view, 120.0));
    } else {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                progress(cx, ui, view, 220.0);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(cx, ui, view));
            });
        });
    }
}

fn title(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    let id = match (&view.on.opening, view.on.review.role()) {
        (Opening::Own { .. }, _) => "review-title-own",
        (Opening::First | Opening::Second { .. } | Opening::Outdated { .. }, Seat::Author) => "review-title",
        (Opening::First | Opening::Second { .. } | Opening::Outdated { .. }, Seat::SecondChecker) => {
            "review-title-second"
        }
    };
    ui.spacing_mut().item_spacing.x = STEP * 4.0;
    let title = cx.text.get(id);
    let response = ui.add(Label::new(RichText::new(&title).font(fonts::bold(16.0))).selectable(false));
    widgets::is_heading(&response, &title);
    let name = match &view.on.source.origin {
        Origin::File(_) | Origin::Package(_) => view.on.source.name.clone(),
        Origin::Pasted | Origin::Parts => cx.text.get("source-pasted"),
        Origin::Sample(_) => cx.text.get("source-sample"),
    };
    MailText::new(name, fonts::text(), cx.look.dim).plain().show(ui);
}

/// A bar and words; in a layout from the right the words come first.
fn progress(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, width: f32) {
    let (done, all) = view.on.review.progress();
    let words = cx.text.with("progress", &[("done", done.into()), ("all", all.into())]);
    ui.spacing_mut().item_spacing.x = STEP * 4.0;
    let color = if done == all { cx.look.done.ink } else { cx.look.dim };
    let label = RichText::new(&words).font(fonts::second()).color(color);
    if ui.layout().prefer_right_to_left() {
        ui.add(Label::new(label).selectable(false));
        bar(cx, ui, width, done, all, &words);
    } else {
        bar(cx, ui, width, done, all, &words);
        ui.add(Label::new(label).selectable(false));
    }
}

#[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred points")]
fn bar(cx: &Cx<'_>, ui: &mut Ui, width: f32, done: usize, all: usize, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, words));
    let rail = Rect::from_center_size(rect.center(), vec2(width, 6.0));
    ui.painter().rect_filled(rail, 3, cx.look.line);
    let part = if all == 0 { 1.0 } else { done as f32 / all as f32 };
    let color = if done == all { cx.look.done.ink } else { cx.look.accent.ink };
    if part > 0.0 {
        ui.painter().rect_filled(Rect::from_min_size(rail.min, vec2(width * part, 6.0)), 3, color);
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
        super::footer::remains(cx, ui, view);
    });
}
