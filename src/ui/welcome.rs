//! The start: where a draft gets in.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::{Reading, Session};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    let _ = session;
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("welcome-title")));
}

/// A draft on its way in.
pub(super) fn reading(cx: &mut Cx<'_>, ui: &mut Ui, reading: &Reading) {
    let _ = reading;
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("reading-title")));
}
