//! What was called no mistake: for whom, until when, why; and the way back.

use eframe::egui::{CollapsingHeader, Id, RichText, Ui};

use super::set;
use crate::review::Waiver;
use crate::session::Desk;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, MailText, visible};
use crate::ui::{Cx, fonts, form};

/// More than so many fold away.
const SHOWN: usize = 6;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    let waivers = &desk.settings.waivers;
    let allowed = desk.policy.as_ref().is_ok_and(|policy| !policy.waivers.checks.is_empty());
    if !allowed {
        widgets::second(ui, cx.text.get("settings-waivers-policy"));
    } else if waivers.is_empty() {
        widgets::second(ui, cx.text.get("settings-waivers-none"));
    }
    taken_back(cx, ui, desk);
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
    ui.add_space(STEP);
    let mut text = MailText::new(&waiver.subject.text, fonts::text(), cx.look.ink).line_height(20.0).plain();
    let name = cx.text.get(&format!("check-name-{}", waiver.subject.check));
    text = text.then("  ", fonts::second(), cx.look.dim).then(name, fonts::second(), cx.look.dim);
    text.show(ui);
    widgets::second(ui, visible(&cx.text.waived_for(&waiver.grant)));
    widgets::row(ui, |ui| {
        if let Some(id) = without_effect(desk, waiver) {
            form::aside(ui, cx.text.get(id));
        }
        let response = widgets::link(ui, cx.text.get("waived-take-back"));
        let place = cx.text.waived_where(waiver.grant.organization.as_deref());
        let args = [("text", visible(&waiver.subject.text).into()), ("organization", visible(&place).into())];
        widgets::name(&response, &cx.text.with("settings-waivers-take-back", &args));
        if widgets::clicked_once(ui, &response) {
            ui.data_mut(|data| data.insert_temp(last(), waiver.clone()));
            set(cx, &desk.settings, |settings| settings.revoke(waiver));
        }
    });
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
fn taken_back(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    let Some(waiver) = ui.data(|data| data.get_temp::<Waiver>(last())) else { return };
    if desk.settings.waivers.iter().any(|known| known.is_same(&waiver)) {
        return;
    }
    widgets::row(ui, |ui| {
        form::aside(ui, cx.text.with("settings-waivers-taken-back", &[("text", visible(&waiver.subject.text).into())]));
        if widgets::clicked_once_of(ui, |ui| widgets::link(ui, cx.text.get("settings-waivers-undo"))) {
            set(cx, &desk.settings, |settings| settings.grant(waiver));
        }
    });
}

fn last() -> Id {
    Id::unique("settings-waivers-taken-back")
}
