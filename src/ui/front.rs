//! A page in front of the screen: its name, and the way back.

use eframe::egui::{Key, Label, Modifiers, Popup, RichText, Ui};

use super::style::STEP;
use super::{Cx, fonts, widgets};
use crate::session::Action;

/// A page of one column.
pub(super) fn page(cx: &mut Cx<'_>, ui: &mut Ui, title: &str, add: impl FnOnce(&mut Cx<'_>, &mut Ui)) {
    widgets::page(ui, |ui| {
        head(cx, ui, title, Action::ClosePage);
        add(cx, ui);
    });
}

/// Name and way back; Escape goes the same way.
pub(super) fn head(cx: &mut Cx<'_>, ui: &mut Ui, title: &str, back: Action) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP * 4.0;
        let pressed = widgets::button(ui, cx.text.get("page-back")).clicked();
        if pressed || escaped(ui) {
            cx.send(back);
        }
        // Below each other within the rest of the row, so that a long name wraps beside the button, not under it.
        ui.vertical(|ui| {
            ui.add_space(STEP);
            ui.add(
                Label::new(RichText::new(title).font(fonts::bold(20.0)).line_height(Some(26.0)))
                    .wrap()
                    .selectable(false),
            );
        });
    });
    ui.add_space(STEP * 2.0);
}

/// Escape, unless it closes something nearer or leaves a field.
pub(super) fn escaped(ui: &Ui) -> bool {
    let nearer = ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx());
    !nearer
        && !ui.ctx().egui_wants_keyboard_input()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
