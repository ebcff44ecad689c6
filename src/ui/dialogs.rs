//! Questions in front of everything.

use eframe::egui::{Id, Modal, Ui};

use super::{Cx, widgets};
use crate::session::{Dialog, Session};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, dialog: &Dialog) {
    let _ = (session, dialog);
    Modal::new(Id::unique("dialog")).show(ui.ctx(), |ui| widgets::title(ui, &cx.text.get("dialog-title")));
}
