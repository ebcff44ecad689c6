//! Questions in front of everything, and notices.

use eframe::egui::{Id, Modal, Ui};

use super::{Cx, widgets};
use crate::session::{Dialog, Notice, Session};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, dialog: &Dialog) {
    let _ = (session, dialog);
    Modal::new(Id::unique("dialog")).show(ui.ctx(), |ui| widgets::title(ui, &cx.text.get("dialog-title")));
}

/// What went wrong or is worth saying; each stays until dismissed.
pub(super) fn notices(cx: &mut Cx<'_>, ui: &mut Ui, notices: &[Notice]) {
    let _ = (cx, ui, notices);
}
