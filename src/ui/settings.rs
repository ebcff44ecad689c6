//! Settings, and the policy in force.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::{Desk, SettingsForm};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, form: &SettingsForm) {
    let _ = (desk, form);
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("settings-title")));
}

/// Which policy is in force.
pub(super) fn policy(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    let _ = desk;
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("policy-title")));
}
