//! What was approved and sent back.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::Records;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, page: &Records) {
    let _ = page;
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("records-title")));
}
