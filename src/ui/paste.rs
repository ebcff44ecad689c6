//! Pasting a draft, whole or in parts.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::PasteForm;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, form: &PasteForm) {
    let _ = form;
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("paste-title")));
}
