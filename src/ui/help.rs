//! How a draft gets in and the person gets back, by mail program.

use eframe::egui::Ui;

use super::{Cx, widgets};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("help-title")));
}
