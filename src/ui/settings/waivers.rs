//! What was called no mistake: for whom, until when, why; and the way back.

use eframe::egui::{CollapsingHeader, RichText, Ui};

use crate::review::Waiver;
use crate::session::{Action, Desk, SettingsForm};
use crate::ui::style::STEP;
use crate::ui::widgets::{self, MailText, visible};
use crate::ui::{Cx, fonts};

/// More than so many fold away.
const SHOWN: usize = 6;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, entered: &SettingsForm) {
    let waivers = &desk.settings.waivers;
    let allowed = desk.policy.as_ref().is_ok_and(|policy| !policy.waivers.checks.is_empty());
    if !allowed {
        widgets::second(ui, cx.text.get("settings-waivers-policy"));
    } else if waivers.is_empty() {
        widgets::second(ui, cx.text.get("settings-waivers-none"));
    }
    revoked(cx, ui, entered);
    if waivers.len() <= SHOWN {
        list(cx, ui, desk);
        return;
    }
    let title = cx.text.with("settings-waivers-all", &[("count", waivers.len().into())]);
    let title = RichText::new(title).font(fonts::text());
    CollapsingHeader::new(title).id_salt("settings-waivers").show(ui, |ui| list(cx, ui, desk));
}

/// The newest first.
fn list(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    for (at, waiver) in desk.settings.waivers.iter().enumerate().rev() {
        ui.push_id(("waiver", at), |ui| row(cx, ui, desk, waiver));
    }
}

fn row(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, waiver: &Waiver) {
    let words = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP / 2.0;
            let name = cx.text.get(&format!("check-name-{}", waiver.subject.check));
            let (text, look) = (&waiver.subject.text, &cx.look);
            let text = MailText::new(text, fonts::text(), look.ink).line_height(20.0).plain();
            text.then("  ", fonts::second(), look.dim).then(name, fonts::second(), look.dim).show(ui);
            widgets::second(ui, visible(&cx.text.waived_for(&waiver.grant)));
            if let Some(id) = without_effect(desk, waiver) {
                widgets::second(ui, cx.text.get(id));
            }
        });
    };
    let mut revoked = false;
    widgets::sides(ui, words, |ui| {
        let response = widgets::link(ui, cx.text.get("waived-take-back"));
        let place = cx.text.waived_where(waiver.grant.organization.as_deref());
        let args = [("text", visible(&waiver.subject.text).into()), ("organization", visible(&place).into())];
        widgets::name(&response, &cx.text.with("settings-waivers-take-back", &args));
        revoked = widgets::clicked_once(ui, &response);
    });
    if revoked {
        cx.send(Action::RevokeKept(Box::new(waiver.clone())));
    }
    ui.add_space(STEP);
}

/// Why it asks all the same.
fn without_effect(desk: &Desk, waiver: &Waiver) -> Option<&'static str> {
    let policy = desk.policy.as_ref().ok()?;
    if !policy.waivers.allow(&waiver.subject.check) {
        return Some("settings-waivers-not-allowed");
    }
    (!waiver.counts(policy, desk.today)).then_some("settings-waivers-ended")
}

/// The last one that was taken back here can be put back.
fn revoked(cx: &mut Cx<'_>, ui: &mut Ui, entered: &SettingsForm) {
    let Some(waiver) = &entered.revoked else { return };
    let text = visible(&waiver.subject.text);
    widgets::second(ui, cx.text.with("settings-waivers-taken-back", &[("text", text.into())]));
    widgets::links(ui, |ui| {
        if widgets::clicked_once_of(ui, |ui| widgets::link(ui, cx.text.get("undo"))) {
            cx.send(Action::RestoreWaiver);
        }
    });
}
