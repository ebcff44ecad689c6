//! Recipients in the items: one by name and address, several as a list that unfolds.

use std::borrow::Cow;

use eframe::egui::{Color32, Ui};

use super::item::is_exposure;
use super::view::{View, id};
use crate::check::Place;
use crate::mail::{Destination, Draft, Recipient};
use crate::policy::Side;
use crate::review::{Item, Person, Row, Section};
use crate::session::Action;
use crate::ui::rows::Rows;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, Badge, MailText, visible};
use crate::ui::{Cx, fonts};

/// So many people are named in one item: as many as are told without being counted.
const NAMED: usize = 12;

/// So many of more are named above the fold.
const ABOVE_FOLD: usize = 4;

/// So many organisations are named in one line.
const ORGANIZATIONS: usize = 4;

/// So many people of an item are asked for their organisation; those of one item mostly share it.
const SAMPLED: usize = 64;

/// The first line of an item about recipients.
pub(super) fn title(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item, ink: Color32) {
    let Some(&first) = item.people().first() else { return };
    // In their own section they stand under the badge of their organisation.
    if item.section != Section::Recipients {
        widgets::badge(ui, cx.text, badge(view, item));
    }
    if item.people().len() == 1 {
        person(cx, view, first, ink).plain().show(ui);
    } else {
        let count = cx.text.with("people-count", &[("count", item.people().len().into())]);
        MailText::new(count, fonts::text(), ink).line_height(20.0).plain().show(ui);
    }
}

/// The strictest badge of an item's people.
pub(super) fn badge(view: &View<'_>, item: &Item) -> Badge {
    let badges = || item.people().iter().map(|&index| view.badge_of(index));
    if badges().any(|badge| badge == Badge::Unfamiliar) {
        Badge::Unfamiliar
    } else if badges().any(|badge| badge == Badge::Outside) {
        Badge::Outside
    } else {
        Badge::Inside
    }
}

/// The people an item is about: those of its place, or everybody whom a finding about a field counts.
pub(super) fn of<'a>(view: &View<'_>, item: &'a Item) -> Cow<'a, [usize]> {
    let Place::Header { field, .. } = &item.place else { return Cow::Borrowed(item.people()) };
    let counts_outside = |row: &Row| matches!(row.finding.grade.as_ref(), "field" | "many");
    let outside = item.rows.iter().any(counts_outside);
    let people = view.draft().recipients.iter().zip(view.on.review.people()).enumerate();
    people
        .filter(|(_, (recipient, _))| field.eq_ignore_ascii_case(name_of(recipient.field)))
        .filter(|(_, (_, person))| !outside || person.side != Side::Internal)
        .map(|(index, _)| index)
        .collect()
}

/// The name of a field in the header.
pub(super) fn name_of(field: Destination) -> &'static str {
    match field {
        Destination::To => "To",
        Destination::Cc => "Cc",
        Destination::Bcc => "Bcc",
    }
}

/// Whether the item is in hand and has addresses to copy.
pub(super) fn can_copy(view: &View<'_>, index: usize) -> bool {
    let item = view.item(index).filter(|item| view.is_in_hand(index) && !is_exposure(item));
    item.is_some_and(|item| addresses(view.draft(), item).next().is_some())
}

/// Copying the address of a person, or those of several.
pub(super) fn copy(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item) {
    let first = addresses(view.draft(), item).next().unwrap_or_default();
    let args = [("count", item.people().len().into()), ("address", visible(&view.cover(first)).into())];
    let name = cx.text.with("copy-name", &args);
    let response = widgets::link(ui, cx.text.get("copy"));
    widgets::name(&response, &name);
    if response.on_hover_text(name).clicked() {
        cx.send(Action::Copy(copied(view.draft(), item)));
    }
}

/// The addresses of an item as they are copied.
pub(super) fn copied(draft: &Draft, item: &Item) -> String {
    addresses(draft, item).collect::<Vec<_>>().join(", ")
}

fn addresses<'a>(draft: &'a Draft, item: &'a Item) -> impl Iterator<Item = String> + use<'a> {
    let recipients = &draft.recipients;
    let people = item.people().iter().filter_map(|&index| recipients.get(index));
    people.filter_map(|recipient| recipient.mailbox.address_text())
}

/// The people of an item that names several.
pub(super) fn list(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, item: &Item) {
    let in_field = matches!(item.place, Place::Header { .. });
    let people = of(view, item);
    // What asks nothing needs no list: everybody in it has an item of their own.
    if people.len() < 2 || (in_field || is_exposure(item)) && !item.act.asks() {
        return;
    }
    // Where the sentence is what it is about, its people are for those who ask.
    let named = match people.len() {
        _ if is_exposure(item) || in_field => 0,
        count if count <= NAMED => NAMED,
        _ => ABOVE_FOLD,
    };
    let unfolded = view.looking.is_unfolded(&item.key);
    let ink = if view.on.review.is_open(item) { cx.look.ink } else { cx.look.dim };
    if unfolded {
        let rows = Rows {
            id: id().with("people").with(&item.key),
            content: 0,
            count: people.len(),
            estimate: 20.0,
            always: &[],
        };
        rows.show(ui, |ui, at| {
            if let Some(&index) = people.get(at) {
                person(cx, view, index, ink).plain().show(ui);
            }
        });
    } else if named > 0 {
        for &index in people.iter().take(named) {
            person(cx, view, index, ink).plain().show(ui);
        }
    }
    if people.len() > named {
        ui.add_space(STEP / 2.0);
        let words = if unfolded {
            cx.text.get("people-fold")
        } else {
            cx.text.with("people-unfold", &[("count", people.len().into())])
        };
        if widgets::link(ui, words).clicked() {
            view.looking.unfold(&item.key, !unfolded);
        }
    }
}

/// Field, name and full address of a recipient.
pub(super) fn person<'a>(cx: &Cx<'_>, view: &View<'a>, index: usize, ink: Color32) -> MailText<'a> {
    let dim = cx.look.dim;
    let Some(recipient) = view.draft().recipients.get(index) else {
        return MailText::new("", fonts::text(), ink);
    };
    let text = MailText::new(field(cx, recipient), fonts::second(), dim).then("  ", fonts::second(), dim);
    invited(cx, recipient, named(text, view, recipient, ink)).line_height(20.0)
}

/// Says of somebody that only the invitation names them.
pub(super) fn invited<'a>(cx: &Cx<'_>, recipient: &Recipient, text: MailText<'a>) -> MailText<'a> {
    if !recipient.attendee {
        return text;
    }
    let words = cx.text.get("recipient-invited");
    text.then("  ", fonts::second(), cx.look.dim).then(words, fonts::second(), cx.look.dim)
}

/// Name and address behind a text.
fn named<'a>(text: MailText<'a>, view: &View<'_>, recipient: &'a Recipient, ink: Color32) -> MailText<'a> {
    let mailbox = &recipient.mailbox;
    let text = if mailbox.display_name.is_empty() {
        text
    } else {
        text.then(&mailbox.display_name, fonts::text(), ink).then("  ", fonts::text(), ink)
    };
    match mailbox.address_text() {
        Some(address) => text.then(view.cover(address), fonts::mono(), ink),
        None => text,
    }
}

pub(super) fn field(cx: &Cx<'_>, recipient: &Recipient) -> String {
    cx.text.destination(recipient.field)
}

/// Domains and names of the organisations some people belong to, the first ones where there are many.
pub(super) fn organizations<'a>(cx: &Cx<'_>, view: &View<'a>, people: &[usize]) -> (Cow<'a, str>, Cow<'a, str>) {
    let all = view.on.review.people();
    let mut found: Vec<(&str, Option<&str>)> = Vec::new();
    for person in people.iter().take(SAMPLED).filter_map(|&index| all.get(index)) {
        let pair = (domain_of(view, person), person.organization_name.as_deref());
        if !found.contains(&pair) && found.len() < ORGANIZATIONS {
            found.push(pair);
        }
    }
    match found.as_slice() {
        [("", _)] | [] => (cx.text.get("people-without-address").into(), "".into()),
        [(domain, name)] => (view.cover(*domain), Cow::Borrowed(name.unwrap_or_default())),
        many => {
            let domains: Vec<_> = many.iter().map(|(domain, _)| *domain).filter(|domain| !domain.is_empty()).collect();
            let more = if many.len() == ORGANIZATIONS { "  …" } else { "" };
            (view.cover(format!("{}{more}", domains.join("  "))), "".into())
        }
    }
}

/// The domain that everybody of an organisation has here, or the organisation's where they differ.
fn domain_of<'a>(view: &View<'a>, wanted: &'a Person) -> &'a str {
    let same = |person: &&Person| person.organization == wanted.organization && person.side == wanted.side;
    let everybody = view.on.review.people().iter().zip(&view.draft().recipients);
    let mut domains = everybody
        .filter(|(person, _)| same(person))
        .filter_map(|(_, recipient)| recipient.mailbox.addr().map(|addr| addr.domain().ascii()));
    match domains.next() {
        Some(first) if domains.all(|domain| domain == first) => first,
        Some(_) | None => &wanted.organization,
    }
}
