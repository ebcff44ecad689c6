//! The right side: the message as it will be read, with its evidence.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::view::View;
use super::{body, files, find, headers};
use crate::ui::style::STEP;
use crate::ui::{Cx, widgets};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    find::show(cx, ui, view);
    let side = if ui.available_width() < 420.0 { 16 } else { 28 };
    ScrollArea::vertical().id_salt("message").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(side, 20)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            headers::show(cx, ui, view);
            ui.add_space(STEP * 3.0);
            widgets::rule(ui);
            ui.add_space(STEP * 3.0);
            body::show(cx, ui, view);
            files::show(cx, ui, view);
        });
    });
}
