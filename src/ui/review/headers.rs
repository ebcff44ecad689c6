//! The header of the message: who it is from, everybody it goes to, what it is about.

use eframe::egui::{Rect, Response, Ui, vec2};

use super::view::{View, evidence, id_of};
use super::{items, people, telling};
use crate::check::Place;
use crate::mail::{Destination, Mailbox};
use crate::review::Item;
use crate::session::Action;
use crate::ui::rows::Rows;
use crate::ui::style::{Pair, STEP};
use crate::ui::widgets::{Drawn, MailText, Mark};
use crate::ui::{Cx, fonts};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    let draft = view.draft();
    field(cx, ui, view, "header-from", "From", |cx, ui, view| senders(cx, ui, view, "From", &draft.from));
    if !draft.reply_to.is_empty() {
        field(cx, ui, view, "header-reply-to", "Reply-To", |cx, ui, view| {
            senders(cx, ui, view, "Reply-To", &draft.reply_to);
        });
    }
    for (destination, label) in
        [(Destination::To, "field-to"), (Destination::Cc, "field-cc"), (Destination::Bcc, "field-bcc")]
    {
        let name = people::name_of(destination);
        field(cx, ui, view, label, name, |cx, ui, view| recipients(cx, ui, view, destination, name));
    }
    field(cx, ui, view, "header-subject", "Subject", subject);
    for row in telling::rows(cx, draft) {
        field(cx, ui, view, row.label, row.field, |cx, ui, view| {
            let length = row.value.len();
            let text = MailText::new(row.value, fonts::text(), cx.look.ink);
            whole(cx, ui, view, row.field, length, text);
        });
    }
}

/// A label and its value; the values stand under each other.
fn field(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut View<'_>,
    label: &str,
    name: &str,
    value: impl FnOnce(&mut Cx<'_>, &mut Ui, &mut View<'_>),
) {
    let words = cx.text.get(label);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = if ui.available_width() < 420.0 { 72.0 } else { 76.0 };
        ui.allocate_ui(vec2(width, 22.0), |ui| {
            ui.set_min_width(width);
            self::label(cx, ui, view, name, words);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            value(cx, ui, view);
        });
    });
    ui.add_space(STEP);
}

/// The name of a field. Where its people stand behind it, it is the evidence of what concerns the field as a whole.
fn label(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, name: &str, words: String) {
    let length = words.len();
    let text = MailText::new(words, fonts::text(), cx.look.dim).line_height(22.0);
    if has_people(view, name) {
        whole(cx, ui, view, name, length, text);
    } else {
        text.plain().show(ui);
    }
}

fn has_people(view: &View<'_>, name: &str) -> bool {
    view.draft().recipients.iter().any(|recipient| people::name_of(recipient.field) == name)
}

fn senders(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, name: &str, mailboxes: &[Mailbox]) {
    if mailboxes.is_empty() {
        let nobody = cx.text.get("field-nobody");
        let length = nobody.len();
        whole(cx, ui, view, name, length, MailText::new(nobody, fonts::text(), cx.look.dim));
    }
    for mailbox in mailboxes {
        let (text, length) = mailbox_text(cx, view, mailbox);
        let response = whole(cx, ui, view, name, length, text);
        copy_menu(cx, &response, mailbox);
    }
}

fn mailbox_text<'a>(cx: &Cx<'_>, view: &View<'_>, mailbox: &'a Mailbox) -> (MailText<'a>, usize) {
    let address = view.cover(mailbox.address_text().unwrap_or_default());
    let gap = if mailbox.display_name.is_empty() || address.is_empty() { "" } else { "  " };
    let length = mailbox.display_name.len() + gap.len() + address.len();
    let ink = cx.look.ink;
    let text = MailText::new(&mailbox.display_name, fonts::text(), ink);
    (text.then(gap, fonts::text(), ink).then(address, fonts::mono(), ink).line_height(22.0), length)
}

fn recipients(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, field: Destination, name: &str) {
    let all = &view.draft().recipients;
    let start = all.partition_point(|recipient| recipient.field < field);
    let count = all.iter().skip(start).take_while(|recipient| recipient.field == field).count();
    if count == 0 {
        let nobody = items::nobody(cx, view, field);
        let length = nobody.len();
        whole(cx, ui, view, name, length, MailText::new(nobody, fonts::text(), cx.look.dim).line_height(22.0));
        return;
    }
    let wanted = view.in_hand.filter(|_| view.comes()).and_then(|index| view.item(index));
    let wanted = wanted.and_then(|item| item.people().first()).and_then(|person| person.checked_sub(start));
    let always: Vec<usize> = wanted.into_iter().collect();
    let rows = Rows { id: id_of(view.on).with(name), content: count as u64, count, estimate: 22.0, always: &always };
    rows.show(ui, |ui, at| recipient(cx, ui, view, start + at));
}

fn recipient(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, person: usize) {
    let Some(recipient) = view.draft().recipients.get(person) else { return };
    let (text, length) = mailbox_text(cx, view, &recipient.mailbox);
    let text = people::invited(cx, recipient, text);
    let found = view.item_of_person(person).and_then(|index| Some((index, view.item(index)?)));
    let mark = found.and_then(|(index, item)| person_mark(cx, view, index, item));
    // Many in one item need no thicker line to be seen.
    let strong = found.is_some_and(|(index, item)| view.stands_out(index) && item.people().len() == 1);
    let exposed = || view.exposed_now(person).map(|item| evidence(&cx.look, item));
    let colors = mark.or_else(exposed);
    let marks = colors.map(|colors| Mark { range: 0..length, colors, strong });
    let drawn = text.marks(marks.into_iter().collect()).show(ui);
    let Some((index, item)) = found else { return };
    point(cx, ui, view, index, &drawn.response);
    if view.comes() && view.is_in_hand(index) && item.people().first() == Some(&person) {
        come(ui, drawn.response.rect);
    }
    copy_menu(cx, &drawn.response, &recipient.mailbox);
}

fn copy_menu(cx: &mut Cx<'_>, response: &Response, mailbox: &Mailbox) {
    let Some(address) = mailbox.address_text() else { return };
    response.context_menu(|ui| {
        if ui.button(cx.text.get("copy-address")).clicked() {
            cx.send(Action::Copy(address));
            ui.close();
        }
    });
}

/// Alarms are outlined always, the roll call only while it is pointed at.
fn person_mark(cx: &Cx<'_>, view: &View<'_>, index: usize, item: &Item) -> Option<Pair> {
    (view.stands_out(index) || item.is_alarm() && view.on.review.is_open(item)).then(|| evidence(&cx.look, item))
}

fn subject(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    let subject = view.draft().subject.as_str();
    if subject.is_empty() {
        let none = cx.text.get("subject-none");
        let length = none.len();
        let text = MailText::new(none, fonts::text(), cx.look.dim).line_height(22.0);
        marked(cx, ui, view, length, text, |place| matches!(place, Place::Subject { .. }));
    } else {
        let text = MailText::new(subject, fonts::bold(14.0), cx.look.ink).line_height(22.0);
        marked(cx, ui, view, subject.len(), text, |place| matches!(place, Place::Subject { .. }));
    }
}

/// A value that is evidence as a whole, for the items about its field.
fn whole(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, name: &str, length: usize, text: MailText<'_>) -> Response {
    marked(
        cx,
        ui,
        view,
        length,
        text.line_height(22.0),
        |place| matches!(place, Place::Header { field, .. } if field.eq_ignore_ascii_case(name)),
    )
}

/// A value with the evidence of the items whose place it is.
fn marked(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut View<'_>,
    length: usize,
    text: MailText<'_>,
    here: impl Fn(&Place) -> bool,
) -> Response {
    let found: Vec<(usize, &Item)> = view.items().iter().enumerate().filter(|(_, item)| here(&item.place)).collect();
    let marks = found.iter().filter_map(|(index, item)| {
        let shown = view.stands_out(*index) || item.is_alarm() && view.on.review.is_open(item);
        let range = match &item.place {
            Place::Subject { range: Some(range) } => range.range(),
            Place::Subject { range: None }
            | Place::Header { .. }
            | Place::Recipient { .. }
            | Place::Body { .. }
            | Place::Excerpt { .. }
            | Place::Attachment { .. }
            | Place::Message => 0..length,
        };
        shown.then(|| Mark { range, colors: evidence(&cx.look, item), strong: view.stands_out(*index) })
    });
    let Drawn { response, .. } = text.marks(marks.collect()).show(ui);
    for (index, _) in found {
        view.evidence_at(ui, index, response.rect);
        point(cx, ui, view, index, &response);
        if view.comes() && view.is_in_hand(index) {
            come(ui, response.rect);
        }
    }
    response
}

/// Pointing at evidence shows its item; a click takes the item in hand.
pub(super) fn point(cx: &mut Cx<'_>, ui: &Ui, view: &mut View<'_>, index: usize, response: &Response) {
    if response.hovered() {
        view.hover(index);
    }
    if response.clicked()
        && let Some(item) = view.item(index)
        && !ui.input(|input| input.modifiers.shift)
    {
        cx.send(Action::TakeInHand(item.key.clone()));
    }
}

/// Brings evidence into view, with some of what is around it.
pub(super) fn come(ui: &Ui, rect: Rect) {
    ui.scroll_to_rect(rect.expand2(vec2(0.0, STEP * 12.0)), None);
}
