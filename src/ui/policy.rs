//! Which policy is in force, and where each value comes from; or what is wrong with it.

use eframe::egui::{Label, RichText, Ui};

use super::style::STEP;
use super::widgets::{self, visible};
use super::{Cx, fonts, form, front, notices, own};
use crate::policy::{Entry, Origin, Policy};
use crate::session::{Action, Desk};
use crate::trail::short_digest;

/// So many entries of a list are named; the others are counted.
const NAMED: usize = 12;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    front::page(cx, ui, &cx.text.get("policy-title"), |cx, ui| {
        rehearse(cx, ui);
        match &desk.policy {
            Err(faults) => notices::broken_policy(cx, ui, faults),
            Ok(policy) => in_force(cx, ui, desk, policy),
        }
    });
}

/// The way to trying it on past mail.
fn rehearse(cx: &mut Cx<'_>, ui: &mut Ui) {
    widgets::row(ui, |ui| {
        if widgets::button(ui, cx.text.get("policy-rehearse")).clicked() {
            cx.send(Action::ShowRehearsal);
        }
        form::aside(ui, cx.text.get("policy-rehearse-why"));
    });
}

fn in_force(cx: &Cx<'_>, ui: &mut Ui, desk: &Desk, policy: &Policy) {
    widgets::say(ui, own::inside(cx, policy, &desk.settings.own, &desk.settings.group));
    values(cx, ui, policy);
    lists(cx, ui, policy);
    levels(cx, ui, policy);
    widgets::second(ui, cx.text.with("policy-digest", &[("digest", short_digest(policy.digest).into())]));
}

fn values(cx: &Cx<'_>, ui: &mut Ui, policy: &Policy) {
    let entries = |entries: &[Entry]| {
        let named: Vec<String> = entries.iter().map(Entry::to_string).collect();
        if named.is_empty() { cx.text.get("section-none") } else { cx.text.short_list(&named, NAMED) }
    };
    let internal = policy.internal.as_ref().map(|internal| entries(&internal.entries));
    let rows = [
        ("internal", internal.unwrap_or_else(|| cx.text.get("policy-internal-none"))),
        ("recipients.forbidden", entries(&policy.recipients.forbidden)),
        ("recipients.watched", entries(&policy.recipients.watched)),
        ("recipients.each_up_to", policy.recipients.each_up_to.to_string()),
        ("recipients.exposure_addresses", policy.recipients.exposure_addresses.to_string()),
        ("attachments.max_total_mb", policy.attachments.max_total_mb.to_string()),
        ("attachments.encrypted", policy.attachments.encrypted.id().to_owned()),
        ("waivers.checks", waivable(cx, policy)),
        ("waivers.max_days", policy.waivers.max_days.to_string()),
        ("free_mail.domains", domains(cx, policy)),
    ];
    let inspect = policy.attachments.inspect.values();
    let inspect = inspect.map(|(key, number)| (format!("attachments.{key}"), number.to_string()));
    card(cx, ui, "policy-values", |ui| {
        for (key, value) in rows {
            line(cx, ui, policy, key, &value);
        }
        for (key, value) in &inspect {
            line(cx, ui, policy, key, value);
        }
    });
}

/// What people may call no mistake, by the names of the checks.
fn waivable(cx: &Cx<'_>, policy: &Policy) -> String {
    let names = policy.waivers.checks.iter().map(|id| cx.text.get(&format!("check-name-{id}")));
    let names: Vec<String> = names.collect();
    if names.is_empty() { cx.text.get("section-none") } else { cx.text.list(&names) }
}

fn domains(cx: &Cx<'_>, policy: &Policy) -> String {
    let named: Vec<String> = policy.free_mail.iter().map(ToString::to_string).collect();
    cx.text.short_list(&named, NAMED)
}

fn lists(cx: &Cx<'_>, ui: &mut Ui, policy: &Policy) {
    card(cx, ui, "policy-lists", |ui| {
        if policy.keywords.is_empty() && policy.organizations.is_empty() {
            widgets::second(ui, cx.text.get("section-none"));
        }
        for list in &policy.keywords {
            let value = format!("{}: {}", cx.text.level(list.level), cx.text.short_list(&list.words, NAMED));
            line(cx, ui, policy, &format!("keywords.{}", list.name), &value);
        }
        for organization in &policy.organizations {
            let Some(name) = organization.names.first() else { continue };
            let domains: Vec<String> = organization.domains.iter().map(Entry::to_string).collect();
            line(cx, ui, policy, &format!("organization.{name}"), &cx.text.short_list(&domains, NAMED));
        }
    });
}

fn levels(cx: &Cx<'_>, ui: &mut Ui, policy: &Policy) {
    card(cx, ui, "policy-levels", |ui| {
        if policy.levels.is_empty() {
            widgets::second(ui, cx.text.get("policy-levels-shipped"));
        }
        for (key, level) in &policy.levels {
            line(cx, ui, policy, &format!("levels.{key}"), &cx.text.level(*level));
        }
    });
}

fn card(cx: &Cx<'_>, ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui)) {
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        widgets::heading(ui, &cx.text.get(id));
        add(ui);
    });
}

/// A key as the file writes it, its value, and the file it comes from.
fn line(cx: &Cx<'_>, ui: &mut Ui, policy: &Policy, key: &str, value: &str) {
    let key_text = RichText::new(visible(key)).font(fonts::mono()).size(12.5).color(cx.look.dim);
    ui.add_space(STEP);
    widgets::row(ui, |ui| {
        ui.add(Label::new(key_text).extend());
        form::aside(ui, origin(cx, policy, key));
    });
    widgets::say(ui, visible(value));
}

/// Where a value comes from.
pub(super) fn origin(cx: &Cx<'_>, policy: &Policy, key: &str) -> String {
    match policy.origins.get(key) {
        None | Some((Origin::BuiltIn, _)) => cx.text.get("policy-built-in"),
        Some((Origin::Machine, name)) => cx.text.with("policy-machine", &[("file", visible(name).into())]),
        Some((Origin::Given, name)) => cx.text.with("policy-given", &[("file", visible(name).into())]),
    }
}
