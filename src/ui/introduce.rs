//! First start: the own addresses.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::{Introduction, Session};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, form: &Introduction) {
    let _ = (session, form);
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("introduce-title")));
}
