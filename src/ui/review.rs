//! The heart: items in order of risk on the left, the message on the right; pointing connects them.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::{Desk, Reviewing};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, reviewing: &Reviewing) {
    let _ = (desk, reviewing);
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("review-title")));
}
