//! What is to be mended in a draft that was sent back.

use eframe::egui::{Label, RichText, Ui};

use super::style::STEP;
use super::widgets::{self, visible};
use super::{Cx, done, fonts, place};
use crate::mail::Draft;
use crate::review::{Item, Return};
use crate::session::{Action, Done};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, result: &Done) {
    let Some(returned) = done::returned(result) else { return };
    let text = write(cx, &result.draft, returned);
    widgets::card(ui, |ui| {
        widgets::heading(ui, &cx.text.get("todo-title"));
        ui.add(Label::new(RichText::new(&text).font(fonts::message()).line_height(Some(24.0))).wrap().selectable(true));
        ui.add_space(STEP);
        widgets::row(ui, |ui| {
            if widgets::primary(ui, cx.text.get("todo-copy")).clicked() {
                cx.send(Action::CopyTodo(text.clone()));
            }
            if result.copied {
                done::copied(cx, ui);
            }
        });
    });
}

/// The subject, a line for each chosen item, and what the person says about it.
fn write(cx: &Cx<'_>, draft: &Draft, returned: &Return) -> String {
    let subject = cx.text.with("todo-subject", &[("subject", visible(&draft.subject).into())]);
    let chosen = returned.outcome().items().iter().map(|(item, _)| item);
    let lines = chosen.filter(|item| returned.chosen().contains(&item.key)).map(|item| line(cx, draft, item));
    let note = Some(returned.note()).filter(|note| !note.is_empty()).map(visible_lines);
    std::iter::once(subject).chain(lines).chain(note).collect::<Vec<_>>().join("\n")
}

fn line(cx: &Cx<'_>, draft: &Draft, item: &Item) -> String {
    let (place, sentence) = (place::place(cx.text, draft, &item.place), sentence(cx, item));
    if place.is_empty() {
        cx.text.with("todo-line", &[("sentence", sentence.into())])
    } else {
        cx.text.with("todo-line-at", &[("sentence", sentence.into()), ("place", place.into())])
    }
}

/// What its strictest finding states.
pub(super) fn sentence(cx: &Cx<'_>, item: &Item) -> String {
    item.rows.first().map(|row| visible(&cx.text.finding(&row.finding))).unwrap_or_default()
}

fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}
