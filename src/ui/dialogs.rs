//! Questions in front of everything. Escape says no; Enter says nothing unless its button has the focus.

use eframe::egui::{Frame, Id, Margin, Modal, Response, ScrollArea, Stroke, Ui};

use super::form::{self, Field};
use super::style::{RADIUS, STEP};
use super::widgets::{self, visible};
use super::{Cx, introduce, place, todo};
use crate::review::Item;
use crate::session::{Action, Dialog, InFolder, Input, Reviewing, SendBack, Session};
use crate::text::Arg;

mod waive;

/// No wider than this (points).
const WIDTH: f32 = 480.0;
const WIDE: f32 = 600.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, dialog: &Dialog) {
    let room = ui.ctx().content_rect().size();
    let width = if matches!(dialog, Dialog::SendBack(_)) { WIDE } else { WIDTH };
    let frame = Frame::new()
        .fill(cx.look.card)
        .stroke(Stroke::new(1.0, cx.look.line))
        .corner_radius(RADIUS + 2)
        .inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        super::style::still(ui.style_mut(), cx.still);
        ui.set_width(width.min(room.x - 64.0));
        match dialog {
            Dialog::Replace(input) => replace(cx, ui, input),
            Dialog::Close => question(cx, ui, "dialog-close", &[], |_| {}),
            Dialog::Leave => question(cx, ui, "dialog-leave", &[], |_| {}),
            Dialog::SendBack(form) => send_back(cx, ui, session, form, room.y),
            Dialog::Waive(form) => waive::show(cx, ui, session, form, room.y),
            Dialog::RemoveRecord { number } => {
                question(cx, ui, "dialog-remove", &[("number", number.to_string().into())], |_| {});
            }
            Dialog::WatchFolder { folder } => watch(cx, ui, session, folder),
        }
    });
    // A click beside it is no answer: it would lose what was chosen and written.
    if modal.is_top_modal
        && ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::NONE, eframe::egui::Key::Escape))
    {
        cx.send(Action::Cancel);
    }
}

/// A question with a yes that names what it does, and a no that has the focus at first.
fn question(cx: &mut Cx<'_>, ui: &mut Ui, id: &str, args: &[(&str, Arg<'_>)], about: impl FnOnce(&mut Ui)) {
    widgets::title(ui, &cx.text.with(id, args));
    about(ui);
    if let Some(why) = cx.text.attr(id, "why", args) {
        widgets::say(ui, why);
    }
    let yes = cx.text.attr(id, "yes", args).unwrap_or_default();
    let no = cx.text.attr(id, "no", args).unwrap_or_default();
    answers(cx, ui, &no, |cx, ui| {
        if widgets::clicked_once_of(ui, |ui| widgets::button(ui, yes)) {
            cx.send(Action::Confirm);
        }
    });
}

/// The no, with the focus at first, and beside it what was passed.
fn answers(cx: &mut Cx<'_>, ui: &mut Ui, no: &str, yes: impl FnOnce(&mut Cx<'_>, &mut Ui)) {
    let cancel = buttons(cx, ui, no, yes);
    if is_new(ui) {
        cancel.request_focus();
    }
}

/// The same, where something else has the focus at first.
fn buttons(cx: &mut Cx<'_>, ui: &mut Ui, no: &str, yes: impl FnOnce(&mut Cx<'_>, &mut Ui)) -> Response {
    ui.add_space(STEP * 2.0);
    widgets::row(ui, |ui| {
        let cancel = widgets::button(ui, no);
        if cancel.clicked() {
            cx.send(Action::Cancel);
        }
        yes(cx, ui);
        cancel
    })
}

/// Whether the question was not there in the frame before; asked once a frame.
fn is_new(ui: &Ui) -> bool {
    let id = Id::unique("dialog-focus");
    let frame = ui.ctx().cumulative_frame_nr();
    let last: Option<u64> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, frame));
    last.is_none_or(|last| last + 1 < frame)
}

fn replace(cx: &mut Cx<'_>, ui: &mut Ui, input: &Input) {
    let name = match input {
        Input::Path(path) | Input::Message(InFolder { path, .. }) => {
            path.file_name().map(|name| visible(&name.to_string_lossy())).unwrap_or_default()
        }
        Input::Again(source) | Input::Newest(source) => visible(&source.name),
        Input::Past(past) => visible(&past.source),
        Input::Sample(name) => cx.text.get(&format!("sample-{name}")),
        Input::Text(_) | Input::Parts(_) => cx.text.get("source-pasted"),
    };
    question(cx, ui, "dialog-replace", &[("name", name.into())], |_| {});
}

fn watch(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, folder: &std::path::Path) {
    let days = session.desk.settings.watched.as_ref().map_or(crate::session::KEEP_DAYS, |watched| watched.keep_days);
    question(cx, ui, "dialog-watch", &[("days", days.into())], |ui| {
        introduce::path_line(ui, &folder.display().to_string());
    });
}

fn send_back(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, form: &SendBack, height: f32) {
    let Some(reviewing) = session.reviewing() else { return };
    widgets::title(ui, &cx.text.get("dialog-send-back"));
    widgets::say(ui, cx.text.get("dialog-send-back-why"));
    // Room for the title, the note and the buttons stays, whatever the window's height.
    let list = (height - 360.0).clamp(96.0, 320.0);
    ScrollArea::vertical().max_height(list).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for item in reviewing.review.items() {
            chosen(cx, ui, reviewing, form, item);
        }
    });
    ui.add_space(STEP);
    let label = cx.text.get("dialog-send-back-note");
    if let Some(note) = Field::new(&label, &form.note).rows(3).show(ui).text {
        cx.send(Action::EditNote(note));
    }
    let ready = !form.chosen.is_empty() || !form.note.trim().is_empty();
    let no = cx.text.get("dialog-send-back-no");
    answers(cx, ui, &no, |cx, ui| {
        if widgets::clicked_once_of(ui, |ui| widgets::button_if(ui, ready, cx.text.get("dialog-send-back-yes"))) {
            cx.send(Action::SendBack);
        }
        if !ready {
            form::aside(ui, cx.text.get("dialog-send-back-nothing"));
        }
    });
}

fn chosen(cx: &mut Cx<'_>, ui: &mut Ui, reviewing: &Reviewing, form: &SendBack, item: &Item) {
    let (sentence, place) = (todo::sentence(cx, item), place::place(cx.text, &reviewing.draft, &item.place));
    let name = if place.is_empty() { sentence.clone() } else { format!("{sentence}\n{place}") };
    if let Some(wrong) = form::toggle_named(ui, form.chosen.contains(&item.key), &sentence, &name) {
        cx.send(Action::ChooseWrong(item.key.clone(), wrong));
    }
    if !place.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
            ui.vertical(|ui| widgets::second(ui, place));
        });
    }
    ui.add_space(STEP);
}
