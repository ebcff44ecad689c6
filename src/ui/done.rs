//! After the judgement.

use eframe::egui::Ui;

use super::{Cx, widgets};
use crate::session::{Done, Session};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, done: &Done) {
    let _ = (session, done);
    widgets::page(ui, |ui| widgets::title(ui, &cx.text.get("done-title")));
}
