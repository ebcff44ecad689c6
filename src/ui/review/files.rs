//! Files that go along: what they are, and opening, previewing and saving them.

use eframe::egui::{Color32, Frame, Margin, Stroke, Ui, vec2};

use super::headers::come;
use super::view::{View, colors};
use crate::check::Place;
use crate::lens::{self, FileKind};
use crate::mail::Attachment;
use crate::session::Action;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, Icon, MailText};
use crate::ui::{Cx, fonts};

/// Name and size of a file, and what lies inside it.
pub(super) fn title(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, index: usize, path: &[String], ink: Color32) {
    let Some(file) = view.draft().attachments.get(index) else { return };
    let mut text = MailText::new(name(cx, file), fonts::text(), ink);
    for inner in path {
        text = text.then(" › ", fonts::text(), cx.look.dim).then(inner, fonts::text(), ink);
    }
    text.then("  ", fonts::second(), cx.look.dim)
        .then(size(cx, file), fonts::second(), cx.look.dim)
        .line_height(20.0)
        .plain()
        .show(ui);
}

/// Open, preview and save; what could run is only saved.
pub(super) fn actions(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, index: usize) {
    let Some(file) = view.draft().attachments.get(index) else { return };
    let named = |verb: String| format!("{verb} {}", widgets::visible(&file.name));
    let action = |cx: &mut Cx<'_>, ui: &mut Ui, id: &str, action: Action| {
        let verb = cx.text.get(id);
        let response = widgets::link(ui, verb.clone());
        widgets::name(&response, &named(verb));
        if response.clicked() {
            cx.send(action);
        }
    };
    ui.spacing_mut().item_spacing.x = STEP * 3.0;
    action(cx, ui, "file-save", Action::SaveAttachment(index));
    if lens::is_risky(&file.data, &file.name) {
        return;
    }
    if FileKind::detect(&file.data, &file.name).has_preview() {
        action(cx, ui, "file-preview", Action::PreviewAttachment(index));
    }
    action(cx, ui, "file-open", Action::OpenAttachment(index));
}

/// The files below the text.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    for index in 0..view.draft().attachments.len() {
        file(cx, ui, view, index);
        ui.add_space(STEP * 2.0);
    }
}

fn file(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let draft = view.draft();
    let Some(file) = draft.attachments.get(index) else { return };
    let about = |place: &Place| matches!(place, Place::Attachment { index: other, .. } if *other == index);
    let found = view.items().iter().enumerate().find(|(_, item)| about(&item.place));
    let line = match found {
        Some((at, _)) if view.stands_out(at) => Stroke::new(2.0, cx.look.accent.ink),
        Some((_, item)) if item.is_alarm() && view.on.review.is_open(item) => {
            Stroke::new(1.0, colors(&cx.look, item.level).ink)
        }
        Some(_) | None => Stroke::new(1.0, cx.look.line),
    };
    let frame = Frame::new().fill(cx.look.background).stroke(line).corner_radius(RADIUS);
    let shown = frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 2.0, STEP);
        ui.horizontal_wrapped(|ui| {
            let icon = if file.media_type.0.starts_with("image/") { Icon::Picture } else { Icon::File };
            widgets::icon(ui, icon, 14.0, cx.look.dim);
            ui.scope(|ui| title(cx, ui, view, index, &[], cx.look.ink));
            actions(cx, ui, view, index);
            if view.on.review.was_opened(index) {
                widgets::second(ui, cx.text.get("file-opened"));
            }
        });
    });
    let Some((at, _)) = found else { return };
    if shown.response.contains_pointer() {
        view.hover(at);
    }
    if view.comes() && view.is_in_hand(at) {
        come(ui, shown.response.rect);
    }
}

fn name<'a>(cx: &Cx<'_>, file: &'a Attachment) -> std::borrow::Cow<'a, str> {
    if file.name.is_empty() { cx.text.get("file-without-name").into() } else { file.name.as_str().into() }
}

fn size(cx: &Cx<'_>, file: &Attachment) -> String {
    cx.text.with("file-size", &[("bytes", file.size().into())])
}
