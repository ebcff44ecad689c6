//! A page in front of the screen: its name, and the way back.

use eframe::egui::{Key, Modifiers, Popup, Ui};

use super::style::STEP;
use super::{Cx, widgets};
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
    widgets::row(ui, |ui| {
        let pressed = widgets::button(ui, cx.text.get("page-back")).clicked();
        if pressed || escaped(ui) {
            cx.send(back);
        }
        ui.add_space(STEP * 2.0);
        widgets::title(ui, title);
    });
    ui.add_space(STEP * 2.0);
}

/// Escape, unless it closes something nearer or leaves a field.
fn escaped(ui: &Ui) -> bool {
    let nearer = ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx());
    !nearer
        && !ui.ctx().egui_wants_keyboard_input()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
