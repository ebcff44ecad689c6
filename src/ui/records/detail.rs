//! One entry in detail: who was to get the mail, what was found, what was answered and when.

use eframe::egui::{Label, RichText, ScrollArea, Ui};

use crate::check::Place;
use crate::review::{Answer, Decision};
use crate::session::{Action, RecordLine, RecordRow};
use crate::trail::Event;
use crate::ui::style::STEP;
use crate::ui::widgets::visible;
use crate::ui::{Cx, fonts, introduce, when, widgets};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, row: &RecordRow) {
    ScrollArea::vertical().id_salt(("record-detail", row.number)).auto_shrink(false).show(ui, |ui| {
        widgets::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = STEP;
            head(cx, ui, row);
            contents(cx, ui, row);
            if let Some(digest) = &row.digest {
                ui.add_space(STEP * 2.0);
                widgets::second(ui, cx.text.get("records-digest"));
                introduce::path_line(ui, digest);
            }
            remove(cx, ui, row);
        });
    });
}

fn head(cx: &Cx<'_>, ui: &mut Ui, row: &RecordRow) {
    let subject = row.subject.as_deref().map(visible).filter(|subject| !subject.trim().is_empty());
    let title = subject.unwrap_or_else(|| cx.text.event(&row.event));
    ui.add(Label::new(RichText::new(title).font(fonts::bold(16.0))).wrap());
    let role = row.role.map(|role| cx.text.role(role)).unwrap_or_default();
    let args = [
        ("number", row.number.to_string().into()),
        ("event", cx.text.event(&row.event).into()),
        ("when", when::moment(cx, row.at).into()),
        ("person", visible(&row.person).into()),
        ("role", role.clone().into()),
    ];
    let id = if role.is_empty() { "records-entry" } else { "records-entry-role" };
    widgets::second(ui, cx.text.with(id, &args));
}

fn contents(cx: &Cx<'_>, ui: &mut Ui, row: &RecordRow) {
    match (&row.event, row.removed, row.subject.is_some()) {
        (Event::RecordRemoved { .. }, _, _) => {}
        (Event::Approved { .. } | Event::Returned { .. }, true, _) => {
            widgets::say(ui, cx.text.get("records-removed-why"));
        }
        (Event::Approved { .. } | Event::Returned { .. }, false, false) => {
            widgets::say(ui, cx.text.get("records-missing-why"));
        }
        (Event::Approved { .. } | Event::Returned { .. }, false, true) => {
            part(cx, ui, "records-recipients");
            for recipient in &row.recipients {
                introduce::path_line(ui, recipient);
            }
            if !row.within.is_empty() {
                part(cx, ui, "records-within");
                let names: Vec<String> = row.within.iter().map(|name| outer(cx, name)).collect();
                widgets::say(ui, names.join(" › "));
            }
            if let Some(note) = &row.note {
                part(cx, ui, "records-note");
                widgets::say(ui, visible(note));
            }
            part(cx, ui, "records-findings");
            for line in &row.lines {
                finding(cx, ui, row, line);
            }
        }
    }
}

/// Text has no name of its own.
fn outer(cx: &Cx<'_>, name: &str) -> String {
    if name.is_empty() { cx.text.get("source-pasted") } else { visible(name) }
}

fn part(cx: &Cx<'_>, ui: &mut Ui, id: &str) {
    ui.add_space(STEP * 2.0);
    widgets::heading(ui, &cx.text.get(id));
}

fn finding(cx: &Cx<'_>, ui: &mut Ui, row: &RecordRow, line: &RecordLine) {
    ui.add_space(STEP);
    let args =
        [("level", cx.text.level(line.level).into()), ("sentence", visible(&cx.text.finding(&line.finding)).into())];
    widgets::say(ui, cx.text.with("records-finding", &args));
    let place = about(row, &line.finding.place);
    if !place.is_empty() {
        widgets::second(ui, place);
    }
    for grant in &line.waived {
        widgets::second(ui, visible(&cx.text.waived_for(grant)));
    }
    if let Some(decision) = &line.answer {
        widgets::second(ui, answer(cx, decision));
    }
}

/// Whom or what it was about, as far as the record says.
fn about(row: &RecordRow, place: &Place) -> String {
    match place {
        Place::Recipient { .. } => {
            let people = place.people().iter().filter_map(|index| row.recipients.get(*index));
            people.take(3).map(|one| visible(one)).collect::<Vec<_>>().join(", ")
        }
        Place::Body { text, .. } | Place::Excerpt { text, .. } => visible(text),
        Place::Header { .. } | Place::Subject { .. } | Place::Attachment { .. } | Place::Message => String::new(),
    }
}

fn answer(cx: &Cx<'_>, decision: &Decision) -> String {
    let (id, said) = match &decision.answer {
        Answer::Tick => ("records-ticked", String::new()),
        Answer::Typed(text) => ("records-typed", visible(text)),
        Answer::Reason(text) => ("records-reason", visible(text)),
    };
    cx.text.with(id, &[("when", when::moment(cx, decision.decided_at).into()), ("said", said.into())])
}

/// Only what stands there can be removed.
fn remove(cx: &mut Cx<'_>, ui: &mut Ui, row: &RecordRow) {
    let there = !row.removed && row.subject.is_some() && row.event.record().is_some();
    if !there {
        return;
    }
    ui.add_space(STEP * 3.0);
    if widgets::button(ui, cx.text.get("records-remove")).clicked() {
        cx.send(Action::AskRemoveRecord(row.number));
    }
}
