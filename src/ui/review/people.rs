//! Recipients in the items: one by name and address, several as a list that unfolds.

use std::borrow::Cow;

use eframe::egui::{Color32, Ui};

use super::item::is_exposure;
use super::view::{View, id};
use crate::mail::Recipient;
use crate::review::{Item, Person, Section};
use crate::ui::rows::Rows;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, Badge, MailText};
use crate::ui::{Cx, fonts};

/// So many people are named before a list is folded.
const NAMED: usize = 4;

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

/// The people of an item that names several.
pub(super) fn list(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, item: &Item) {
    let people = item.people();
    if people.len() < 2 {
        return;
    }
    // Where the sentence is what it is about, its people are for those who ask.
    let named = if is_exposure(item) { 0 } else { NAMED };
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
    named(text, recipient, ink).line_height(20.0)
}

/// Name and address behind a text.
fn named<'a>(text: MailText<'a>, recipient: &'a Recipient, ink: Color32) -> MailText<'a> {
    let mailbox = &recipient.mailbox;
    let text = if mailbox.display_name.is_empty() {
        text
    } else {
        text.then(&mailbox.display_name, fonts::text(), ink).then("  ", fonts::text(), ink)
    };
    match mailbox.address_text() {
        Some(address) => text.then(address, fonts::mono(), ink),
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
        if !found.contains(&pair) && found.len() < NAMED {
            found.push(pair);
        }
    }
    match found.as_slice() {
        [("", _)] | [] => (cx.text.get("people-without-address").into(), "".into()),
        [(domain, name)] => (Cow::Borrowed(*domain), Cow::Borrowed(name.unwrap_or_default())),
        many => {
            let domains: Vec<_> = many.iter().map(|(domain, _)| *domain).filter(|domain| !domain.is_empty()).collect();
            let more = if many.len() == NAMED { "  …" } else { "" };
            (format!("{}{more}", domains.join("  ")).into(), "".into())
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
