//! The left side: items in order of risk.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::view::{View, id_of};
use super::{banners, exposure, item, naming};
use crate::mail::Destination;
use crate::policy::Side;
use crate::review::{Item, Section};
use crate::ui::Cx;
use crate::ui::rows::Rows;
use crate::ui::style::STEP;

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Section(Section),
    /// The organisation of the item that follows.
    Organization(usize),
    Item(usize),
    /// The offer to keep the name of the organisation.
    Naming,
    /// One sentence on who sees whom, with its table.
    Exposure,
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    let entries = entries(view);
    let mut always = around_hand(&entries, view.in_hand);
    // What is typed there is not lost out of sight.
    always.extend(entries.iter().position(|entry| *entry == Entry::Naming).filter(|at| !always.contains(at)));
    ScrollArea::vertical().id_salt("items").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width());
            banners::show(cx, ui, view);
            let rows = Rows {
                id: id_of(view.on).with("items"),
                content: content(view),
                count: entries.len(),
                estimate: 48.0,
                always: &always,
            };
            rows.show(ui, |ui, at| {
                if let Some(&entry) = entries.get(at) {
                    show_entry(cx, ui, view, entry, at == 0);
                }
            });
        });
    });
}

fn show_entry(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, entry: Entry, first: bool) {
    match entry {
        Entry::Section(section) => {
            if !first {
                ui.add_space(STEP * 4.0);
            }
            let alarm = section == Section::LookAgain && view.items().iter().any(Item::is_alarm);
            item::section(cx, ui, section, alarm, &summary(cx, view, section));
        }
        Entry::Organization(index) => {
            if let Some(found) = view.item(index) {
                item::organization(cx, ui, view, found);
            }
        }
        Entry::Item(index) => item::show(cx, ui, view, index),
        Entry::Naming => naming::show(cx, ui, view),
        Entry::Exposure => exposure::show(cx, ui, view),
    }
}

fn entries(view: &View<'_>) -> Vec<Entry> {
    let items = view.items();
    let mut entries = Vec::with_capacity(items.len() + 8);
    let sections = [Section::LookAgain, Section::Recipients, Section::Exposure, Section::Attachments, Section::Notes];
    for section in sections {
        let inside = items.iter().enumerate().filter(|(_, item)| item.section == section);
        if section != Section::Notes || inside.clone().next().is_some() {
            entries.push(Entry::Section(section));
        }
        let mut before = None;
        for (index, item) in inside {
            let organization = organization(view, item).filter(|_| section == Section::Recipients);
            if organization.is_some() && organization != before {
                entries.push(Entry::Organization(index));
            }
            before = organization;
            entries.push(Entry::Item(index));
        }
        match section {
            Section::Recipients if naming::is_there(view) => entries.push(Entry::Naming),
            Section::Exposure => entries.push(Entry::Exposure),
            Section::LookAgain | Section::Recipients | Section::Attachments | Section::Notes => {}
        }
    }
    entries
}

/// What stands above an item's people. A sub-domain that the policy does not name is not under the policy's name.
fn organization<'a>(view: &View<'a>, item: &Item) -> Option<(&'a str, Option<&'a str>, Side)> {
    let person = view.on.review.people().get(*item.people().first()?)?;
    Some((person.organization.as_str(), person.organization_name.as_deref(), person.side))
}

/// The item in hand and its neighbours, which a screen reader goes on to.
fn around_hand(entries: &[Entry], in_hand: Option<usize>) -> Vec<usize> {
    let at = in_hand.and_then(|index| entries.iter().position(|entry| *entry == Entry::Item(index)));
    at.map_or_else(Vec::new, |at| (at.saturating_sub(2)..=at + 2).collect())
}

/// Other items, other heights.
fn content(view: &View<'_>) -> u64 {
    let digest = view.on.review.digest().0;
    u64::from_le_bytes(digest.first_chunk::<8>().copied().unwrap_or_default())
}

fn summary(cx: &Cx<'_>, view: &View<'_>, section: Section) -> String {
    let count = view.items().iter().filter(|item| item.section == section).count();
    match section {
        Section::LookAgain if count == 0 => cx.text.get("section-nothing"),
        Section::LookAgain => cx.text.with("section-count", &[("count", count.into())]),
        Section::Recipients => recipients(cx, view),
        Section::Attachments if view.draft().attachments.is_empty() => cx.text.get("section-none"),
        Section::Attachments => cx.text.with("files-count", &[("count", view.draft().attachments.len().into())]),
        Section::Exposure | Section::Notes => String::new(),
    }
}

/// How many people of how many organisations are outside, and how many inside.
fn recipients(cx: &Cx<'_>, view: &View<'_>) -> String {
    let people = view.on.review.people();
    let outside: Vec<_> = people.iter().filter(|person| person.side != Side::Internal).collect();
    let mut organizations: Vec<_> = outside.iter().map(|person| person.organization.as_str()).collect();
    organizations.sort_unstable();
    organizations.dedup();
    let args = [
        ("organizations", organizations.len().into()),
        ("outside", outside.len().into()),
        ("inside", (people.len() - outside.len()).into()),
    ];
    match (outside.len(), people.len() - outside.len()) {
        (0, 0) => cx.text.get("section-none"),
        (0, _) => cx.text.with("people-inside", &args),
        (_, 0) => cx.text.with("people-outside", &args),
        _ => cx.text.with("people-both", &args),
    }
}

/// What stands for a field without anybody in it.
pub(super) fn nobody(cx: &Cx<'_>, view: &View<'_>, field: Destination) -> String {
    let unknown = field == Destination::Bcc && !view.draft().bcc_known;
    cx.text.get(if unknown { "field-unknown" } else { "field-nobody" })
}
