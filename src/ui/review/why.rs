//! Why a finding is there: the rule that found it, its evidence, what decides its level, and where that is set.

use eframe::egui::{Frame, Grid, Margin, Ui, vec2};

use super::view::View;
use crate::check::{Place, Value};
use crate::policy::Policy;
use crate::review::{Item, Row};
use crate::text::Arg;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, MailText, visible};
use crate::ui::{Cx, fonts, place, policy};

/// The value of the policy that a check compares with.
const COMPARED: [(&str, &str); 8] = [
    ("recipient_forbidden", "recipients.forbidden"),
    ("recipient_watched", "recipients.watched"),
    ("recipients_exposed", "recipients.exposure_addresses"),
    ("list_address", "recipients.lists"),
    ("recipient_external", "internal"),
    ("recipient_internal", "internal"),
    ("attachment_size", "attachments.max_total_mb"),
    ("attachment_encrypted", "attachments.encrypted"),
];

/// The word that opens and closes it.
pub(super) fn toggle(cx: &Cx<'_>, ui: &mut Ui, view: &mut View<'_>, item: &Item) {
    let open = view.looking.is_explained(&item.key);
    let response = widgets::link(ui, cx.text.get("why"));
    let sentences: Vec<String> =
        item.rows.iter().map(|row| visible(&view.cover(cx.text.finding(&row.finding)))).collect();
    let name = cx.text.with("why-named", &[("sentence", sentences.join(" ").into())]);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
        node.set_expanded(open);
    });
    if widgets::clicked_once(ui, &response) {
        view.looking.explain(&item.key, !open);
    }
}

/// One block for each finding of the item, where it is open.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item) {
    if !view.looking.is_explained(&item.key) {
        return;
    }
    let Ok(policy) = &view.desk.policy else { return };
    for (at, row) in item.rows.iter().enumerate() {
        ui.add_space(STEP);
        let frame = Frame::new().fill(cx.look.background).corner_radius(RADIUS).inner_margin(Margin::symmetric(10, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let lines = lines(cx, view, policy, item, row);
            let width = ui.available_width();
            Grid::new(("why", at)).num_columns(2).spacing(vec2(STEP * 3.0, STEP / 2.0)).show(ui, |ui| {
                for (id, words) in lines.into_iter().filter(|(_, words)| !words.is_empty()) {
                    let name = MailText::new(cx.text.get(id), fonts::second(), cx.look.dim).line_height(18.0);
                    let drawn = ui.vertical(|ui| name.plain().one_row().show(ui)).inner;
                    let taken = drawn.response.rect.width().max(widest(cx, ui));
                    ui.vertical(|ui| {
                        ui.set_max_width(width - taken - STEP * 3.0);
                        MailText::new(words, fonts::second(), cx.look.ink).line_height(18.0).show(ui);
                    });
                    ui.end_row();
                }
            });
        });
    }
}

/// How wide the longest of the words at the left is (points).
fn widest(cx: &Cx<'_>, ui: &Ui) -> f32 {
    let width = |id: &str| {
        let words = cx.text.get(id);
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, fonts::second(), cx.look.dim).size().x)
    };
    ["why-rule", "why-evidence", "why-value", "why-level", "why-change"].map(width).into_iter().fold(0.0, f32::max)
}

fn lines(cx: &Cx<'_>, view: &View<'_>, policy: &Policy, item: &Item, row: &Row) -> [(&'static str, String); 5] {
    let finding = &row.finding;
    let id = if finding.grade.is_empty() {
        finding.check.to_owned()
    } else {
        format!("{}.{}", finding.check, finding.grade)
    };
    let rule = format!("{}  {id}", cx.text.get(&format!("check-name-{}", finding.check)));
    [
        ("why-rule", rule),
        ("why-evidence", evidence(cx, view, item)),
        ("why-value", values(cx, policy, row)),
        ("why-level", level(cx, policy, row)),
        ("why-change", change(cx, policy, row, &id)),
    ]
}

fn evidence(cx: &Cx<'_>, view: &View<'_>, item: &Item) -> String {
    let name = view.cover(place::place(cx.text, view.draft(), &item.place)).into_owned();
    let Place::Attachment { path, .. } = &item.place else { return name };
    std::iter::once(name)
        .chain(path.iter().map(|inner| visible(&cx.text.spot_label(inner))))
        .collect::<Vec<_>>()
        .join(" › ")
}

/// What of the policy the check works with, and where each comes from.
fn values(cx: &Cx<'_>, policy: &Policy, row: &Row) -> String {
    let finding = &row.finding;
    let list = policy.list(&finding.grade).map(|list| format!("keywords.{}", list.name));
    let rule = match finding.args.get("rule") {
        Some(Value::Text(rule)) => ["never_together", "required_recipient"]
            .into_iter()
            .map(|table| format!("{table}.{rule}"))
            .find(|key| policy.origins.contains_key(key)),
        Some(Value::Count(_) | Value::List(_)) | None => None,
    };
    let compared = COMPARED.iter().find(|(check, _)| *check == finding.check).map(|(_, key)| (*key).to_owned());
    let keys = [list, rule, compared].into_iter().flatten();
    let told = keys.map(|key| format!("{}  {}", visible(&key), policy::origin(cx, policy, &key)));
    told.collect::<Vec<_>>().join("; ")
}

/// The level in force, and what decides it.
fn level(cx: &Cx<'_>, policy: &Policy, row: &Row) -> String {
    if let Some(waived) = cx.text.waived(row.grants()) {
        return format!("{}  {}", cx.text.level(row.level), visible(&waived));
    }
    let by = match (&row.finding.quiet, policy.decided_by(row.finding.check, &row.finding.grade)) {
        (Some(_), _) => cx.text.finding_quiet(&row.finding).unwrap_or_default(),
        (None, _) if is_own(policy, row) => cx.text.get("why-own"),
        (None, Some(key)) => format!("{}  {}", visible(&key), policy::origin(cx, policy, &key)),
        (None, None) => cx.text.get("policy-built-in"),
    };
    format!("{}  {by}", cx.text.level(row.level))
}

/// Stricter than the policy has it: the person's own settings do that.
fn is_own(policy: &Policy, row: &Row) -> bool {
    row.finding.level(policy) < row.level
}

fn change(cx: &Cx<'_>, policy: &Policy, row: &Row, id: &str) -> String {
    if !row.grants().is_empty() {
        return cx.text.get("why-change-waived");
    }
    if is_own(policy, row) {
        return cx.text.get("why-change-own");
    }
    match policy.decided_by(row.finding.check, &row.finding.grade) {
        Some(key) => cx.text.with("why-change-key", &[("key", Arg::from(visible(&key)))]),
        None => cx.text.with("why-change-level", &[("key", Arg::from(visible(id)))]),
    }
}
