//! Mails in which a check would have asked, each with what it would have said; masked as in records.

use std::sync::Arc;

use eframe::egui::{Frame, Label, Margin, RichText, Ui};

use super::figures;
use super::table::{Line, Table, in_mails};
use crate::check::Place;
use crate::policy::Policy;
use crate::review::rehearsal::{Example, Found};
use crate::session::{Action, Input, Past};
use crate::trail::masked;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, visible};
use crate::ui::{Cx, fonts};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, table: &Table<'_>, line: &Line<'_>) {
    let frame = Frame::new().fill(cx.look.background).corner_radius(RADIUS).inner_margin(Margin::symmetric(12, 8));
    frame.outer_margin(Margin { left: 20, right: 0, top: 0, bottom: 8 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP * 2.0;
        let first = &table.policies.first;
        let second = table.policies.second.as_ref().unwrap_or(first);
        if table.compares {
            costs(cx, ui, table, line);
        }
        let alone = ["rehearsal-only-first", "rehearsal-only-second"].into_iter().zip(line.only);
        for ((id, found), policy) in alone.clone().zip([first, second]) {
            let Some(found) = found else { continue };
            widgets::heading(ui, &in_mails(cx, id, found.mails));
            examples(cx, ui, found, policy);
        }
        if alone.into_iter().all(|(_, found)| found.is_none())
            && let Some(found) = line.found()
        {
            examples(cx, ui, found, if line.first.is_some() { first } else { second });
        }
    });
}

/// What it costs under each policy.
fn costs(cx: &Cx<'_>, ui: &mut Ui, table: &Table<'_>, line: &Line<'_>) {
    let seconds =
        |found: Option<&Found>| figures::per_hundred(cx.text, found.map_or(0, |found| found.seconds), table.mails);
    let args = [("first", seconds(line.first).into()), ("second", seconds(line.second).into())];
    widgets::second(ui, cx.text.with("rehearsal-costs", &args));
}

fn examples(cx: &mut Cx<'_>, ui: &mut Ui, found: &Found, policy: &Arc<Policy>) {
    for example in &found.examples {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP / 2.0;
            one(cx, ui, example, policy);
        });
    }
}

fn one(cx: &mut Cx<'_>, ui: &mut Ui, example: &Example, policy: &Arc<Policy>) {
    let finding = masked(&example.finding);
    let subject = visible(example.subject.trim());
    let subject = if subject.is_empty() { cx.text.get("subject-none") } else { subject };
    widgets::say(ui, subject);
    let evidence = match &finding.place {
        Place::Body { text, .. } | Place::Excerpt { text, .. } if !text.is_empty() => Some(text),
        Place::Body { .. }
        | Place::Excerpt { .. }
        | Place::Header { .. }
        | Place::Recipient { .. }
        | Place::Subject { .. }
        | Place::Attachment { .. }
        | Place::Message => None,
    };
    let said = cx.text.finding(&finding);
    // Many sentences name their evidence; a capital letter makes no other.
    let names = |evidence: &&String| said.to_lowercase().contains(&evidence.to_lowercase());
    widgets::second(ui, visible(&said));
    if let Some(evidence) = evidence.filter(|evidence| !names(evidence)) {
        widgets::second(ui, cx.text.with("rehearsal-evidence", &[("text", visible(evidence).into())]));
    }
    let source = visible(&example.source);
    let path = RichText::new(source.as_str()).font(eframe::egui::FontId::new(12.0, fonts::mono().family));
    ui.add(Label::new(path.color(cx.look.dim)).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP * 4.0;
        let open = widgets::link(ui, cx.text.get("rehearsal-open"));
        if open.clicked() {
            let past = Past { source: example.source.clone(), policy: policy.clone(), day: None };
            cx.send(Action::Open(Input::Past(past)));
        }
        open.accessible_name(cx.text.with("rehearsal-open-of", &[("path", source.as_str().into())]));
        let copy = widgets::link(ui, cx.text.get("rehearsal-copy-path"));
        if copy.clicked() {
            cx.send(Action::Copy(example.source.clone()));
        }
        copy.accessible_name(cx.text.with("rehearsal-copy-path-of", &[("path", source.into())]));
    });
}
