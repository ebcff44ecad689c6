//! Files that go along: what they are, and opening them, looking into them and saving them.

use eframe::egui::{Color32, Frame, Margin, Stroke, Ui, vec2};

use super::headers::come;
use super::inside;
use super::view::{View, evidence};
use crate::check::Place;
use crate::lens::{self, FileKind};
use crate::mail::Attachment;
use crate::session::{Action, Reviewing, Verdict};
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, Icon, MailText};
use crate::ui::{Cx, fonts};

/// The sign and the name of a file, and what lies inside it; its size where no finding says it.
pub(super) fn title(cx: &Cx<'_>, ui: &mut Ui, file: &Attachment, path: &[String], ink: Color32, sized: bool) {
    let icon = if file.media_type.0.starts_with("image/") { Icon::Picture } else { Icon::File };
    widgets::icon(ui, icon, 14.0, cx.look.dim);
    let mut text = MailText::new(name(cx, file), fonts::text(), ink);
    for inner in path {
        let inner = cx.text.spot_label(inner);
        text = text.then(" › ", fonts::text(), cx.look.dim).then(inner, fonts::text(), ink);
    }
    if sized {
        text = text.then("  ", fonts::second(), cx.look.dim).then(size(cx, file), fonts::second(), cx.look.dim);
    }
    text.line_height(20.0).plain().show(ui);
}

/// Open, look inside, open as a mail and save; what could run is not opened. The look inside begins at `place`.
pub(super) fn actions(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, index: usize, place: Option<&Place>) {
    let Some(file) = view.draft().attachments.get(index) else { return };
    let named = |verb: String| format!("{verb} {}", widgets::visible(&file.name));
    let runs = lens::is_risky(&file.data, &file.name);
    let mut actions = [
        ("file-open", Action::OpenAttachment(index), !runs),
        ("file-inside", Action::PreviewAttachment(index), shows_inside(view.on, index)),
        ("file-as-mail", Action::OpenEnclosed(index), is_mail(view.on, index)),
        ("file-save", Action::SaveAttachment(index), true),
    ];
    // They stand in one order on both sides.
    if ui.layout().prefer_right_to_left() {
        actions.reverse();
    }
    ui.spacing_mut().item_spacing.x = STEP * 3.0;
    for (id, action, _) in actions.into_iter().filter(|(_, _, offered)| *offered) {
        let verb = cx.text.get(id);
        let response = widgets::link(ui, verb.clone());
        widgets::name(&response, &named(verb));
        if response.clicked() {
            if id == "file-inside" {
                inside::aim(ui, view.on, index, place);
            }
            cx.send(action);
        }
    }
}

/// Whether there is something to look at inside by now.
pub(super) fn shows_inside(on: &Reviewing, index: usize) -> bool {
    let previews = |file: &Attachment| FileKind::detect(&file.data, &file.name).has_preview();
    on.inspection(index).is_some() || on.draft.attachments.get(index).is_some_and(previews)
}

/// Whether it can have a review of its own.
pub(super) fn is_mail(on: &Reviewing, index: usize) -> bool {
    let detect = || on.draft.attachments.get(index).map(|file| FileKind::detect(&file.data, &file.name));
    let kind = on.inspection(index).map(|file| file.kind).or_else(detect);
    kind == Some(FileKind::Message)
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
        Some((at, item)) if view.stands_out(at) => Stroke::new(2.0, evidence(&cx.look, item).ink),
        Some((_, item)) if item.is_alarm() && view.on.review.is_open(item) => {
            Stroke::new(1.0, evidence(&cx.look, item).ink)
        }
        Some(_) | None => Stroke::new(1.0, cx.look.line),
    };
    let judged = view.on.judged_as_mail(index).map(|verdict| match verdict {
        Verdict::Approved => "file-approved",
        Verdict::Returned => "file-returned",
    });
    let frame = Frame::new().fill(cx.look.background).stroke(line).corner_radius(RADIUS);
    let shown = frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 2.0, STEP);
        let rest = |cx: &mut Cx<'_>, ui: &mut Ui| {
            actions(cx, ui, view, index, None);
            if view.on.inspection(index).is_none() {
                widgets::second(ui, cx.text.get("file-inspecting"));
            }
            if view.on.review.was_opened(index) {
                widgets::second(ui, cx.text.get("file-opened"));
            }
            if let Some(id) = judged {
                widgets::second(ui, cx.text.get(id));
            }
        };
        let as_mail = if is_mail(view.on, index) { AS_MAIL } else { 0.0 };
        let beside = BESIDE + as_mail + if judged.is_some() { JUDGED } else { 0.0 };
        if ui.available_width() > beside + name_width(cx, ui, file) {
            ui.horizontal(|ui| {
                title(cx, ui, file, &[], cx.look.ink, true);
                rest(cx, ui);
            });
        } else {
            ui.horizontal_top(|ui| title(cx, ui, file, &[], cx.look.ink, true));
            ui.horizontal_wrapped(|ui| {
                ui.add_space(STEP * 5.5);
                rest(cx, ui);
            });
        }
    });
    let Some((at, _)) = found else { return };
    if shown.response.contains_pointer() {
        view.hover(at);
    }
    if view.comes() && view.is_in_hand(at) {
        come(ui, shown.response.rect);
    }
}

/// What stands beside the name of a file, in either language, in points.
const BESIDE: f32 = 350.0;
/// The same beside an item about it, where the size has no place.
const ACTIONS: f32 = 220.0;
/// What a mail has there besides.
const AS_MAIL: f32 = 110.0;
/// What is said of a mail that was judged as one.
const JUDGED: f32 = 160.0;

/// So wide are the name of a file, what lies inside it and what can be done with it, together.
pub(super) fn width(cx: &Cx<'_>, ui: &Ui, view: &View<'_>, index: usize, path: &[String]) -> f32 {
    let Some(file) = view.draft().attachments.get(index) else { return 0.0 };
    let name: Vec<_> =
        std::iter::once(name(cx, file)).chain(path.iter().map(|inner| cx.text.spot_label(inner))).collect();
    let as_mail = if is_mail(view.on, index) { AS_MAIL } else { 0.0 };
    text_width(ui, name.join(" › ")) + ACTIONS + as_mail
}

fn name_width(cx: &Cx<'_>, ui: &Ui, file: &Attachment) -> f32 {
    text_width(ui, name(cx, file).into_owned())
}

fn text_width(ui: &Ui, text: String) -> f32 {
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text, fonts::text(), Color32::PLACEHOLDER)).size().x
}

fn name<'a>(cx: &Cx<'_>, file: &'a Attachment) -> std::borrow::Cow<'a, str> {
    if file.name.is_empty() { cx.text.get("file-without-name").into() } else { file.name.as_str().into() }
}

fn size(cx: &Cx<'_>, file: &Attachment) -> String {
    cx.text.with("file-size", &[("bytes", file.size().into())])
}
