//! The files inside a file, each below the one that holds it.

use eframe::egui::{
    Color32, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    vec2,
};

use super::{Shown, facts, name_of};
use crate::lens::{FileKind, Inspection};
use crate::ui::review::view::{evidence, id};
use crate::ui::rows::Rows;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, Icon, MailText, visible};
use crate::ui::{Cx, fonts};

/// How far a file stands behind the one that holds it (points), and up to which depth.
const INDENT: f32 = 16.0;
const DEEPEST: usize = 5;

pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, shown: &mut Shown<'_, '_>) {
    let Some(found) = shown.found.clone() else { return };
    let chosen = shown.gaze.file;
    let always: Vec<usize> = (chosen.saturating_sub(1)..=chosen + 1).collect();
    ScrollArea::vertical().id_salt("files").auto_shrink(false).show(ui, |ui| {
        let rows = Rows {
            id: id().with("files inside"),
            content: found.stamp,
            count: found.files.len(),
            estimate: 48.0,
            always: &always,
        };
        rows.show(ui, |ui, at| row(cx, ui, shown, at));
    });
}

fn row(cx: &Cx<'_>, ui: &mut Ui, shown: &mut Shown<'_, '_>, at: usize) {
    let Some(found) = shown.found.clone() else { return };
    let (Some(file), Some(inner)) = (found.file(at), found.files.get(at)) else { return };
    let chosen = shown.gaze.file == at;
    let item = inner.item.and_then(|item| shown.view.item(item));
    let warn = item.map(|item| evidence(&cx.look, item).ink);
    let name = name_of(shown.view, shown.gaze.index, at, file);
    let marks = facts::marks(cx, file);
    let spoken: Vec<String> = [visible(name), facts::line(cx, file)].into_iter().chain(marks.iter().cloned()).collect();
    let builder = UiBuilder::new().sense(Sense::click()).accessibility_role(Role::TreeItem);
    let response = ui
        .scope_builder(builder.accessibility_label(spoken.join(", ")), |ui| {
            let plate = if chosen { cx.look.accent.fill } else { Color32::TRANSPARENT };
            let frame = Frame::new().fill(plate).corner_radius(RADIUS).inner_margin(Margin::symmetric(6, 4));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    #[expect(clippy::cast_precision_loss, reason = "a handful")]
                    ui.add_space(inner.depth().min(DEEPEST) as f32 * INDENT);
                    ui.vertical(|ui| words(cx, ui, file, name, &marks, warn));
                });
            });
        })
        .response;
    let node = response.id;
    ui.ctx().accesskit_node_builder(node, |node| {
        node.set_selected(chosen);
        node.set_level(inner.depth() + 1);
    });
    if response.has_focus() {
        let line = Stroke::new(1.5, cx.look.accent.ink);
        ui.painter().rect_stroke(response.rect, RADIUS, line, eframe::egui::StrokeKind::Inside);
    }
    if chosen && shown.gaze.focus > 0 {
        response.request_focus();
    }
    if chosen && (response.gained_focus() || shown.gaze.coming > 0) {
        ui.scroll_to_rect(response.rect, None);
    }
    if response.clicked() {
        shown.gaze.file = at;
    } else if response.has_focus() {
        arrows(ui, shown, at, node, found.files.len());
    }
}

/// Arrow keys go from file to file, and what is there is shown.
fn arrows(ui: &Ui, shown: &mut Shown<'_, '_>, at: usize, row: Id, count: usize) {
    let arrows = EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row, arrows));
    let times = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (down, up) = (times(Key::ArrowDown), times(Key::ArrowUp));
    let next = (at + down).saturating_sub(up).min(count.saturating_sub(1));
    if next != at {
        shown.gaze.file = next;
        shown.gaze.focus = 2;
        ui.ctx().request_repaint();
    }
}

fn words(cx: &Cx<'_>, ui: &mut Ui, file: &Inspection, name: &str, marks: &[String], warn: Option<Color32>) {
    ui.spacing_mut().item_spacing = vec2(STEP * 1.5, 0.0);
    ui.with_layout(Layout::left_to_right(eframe::egui::Align::Min), |ui| {
        let icon = match (warn, file.kind) {
            (Some(_), _) => Icon::Warning,
            (None, FileKind::Picture) => Icon::Picture,
            (None, _) => Icon::File,
        };
        widgets::icon(ui, icon, 14.0, warn.unwrap_or(cx.look.dim));
        MailText::new(name, fonts::text(), cx.look.ink).line_height(20.0).plain().show(ui);
    });
    let quiet = |words: &str, color: Color32, ui: &mut Ui| {
        MailText::new(words, fonts::second(), color).line_height(18.0).plain().show(ui);
    };
    quiet(&facts::line(cx, file), cx.look.dim, ui);
    for mark in marks {
        quiet(mark, warn.unwrap_or(cx.look.caution.ink), ui);
    }
}
