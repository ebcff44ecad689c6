//! Who sees whom: one sentence, and on demand a table of organisations.

use eframe::egui::{Grid, Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::item::is_exposure;
use super::people;
use super::view::View;
use crate::review::{Exposure, Group, Section};
use crate::ui::style::STEP;
use crate::ui::widgets::{self, Icon, MailText};
use crate::ui::{Cx, fonts};

/// A table of more organisations than this is no table anybody reads.
const MOST: usize = 12;

/// Where the words of an item begin: behind its margin, its box and a gap.
pub(super) const TEXT: f32 = 45.0;

pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    let exposure = view.on.review.exposure();
    ui.horizontal_top(|ui| {
        // Under the words of the items.
        ui.add_space(TEXT);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP / 2.0;
            // An item of this part says it itself.
            if !view.items().iter().any(|item| item.section == Section::Exposure && is_exposure(item)) {
                widgets::say(ui, sentence(cx, exposure));
                if exposure.pairs > 0 {
                    widgets::second(ui, cx.text.get("exposure-bcc-hides"));
                }
            }
            if !exposure.bcc_known {
                widgets::second(ui, cx.text.get("exposure-bcc-unknown"));
            }
            if exposure.groups.len() > 1 {
                table(cx, ui, view, exposure);
            }
        });
    });
    ui.add_space(STEP * 2.0);
}

fn sentence(cx: &Cx<'_>, exposure: &Exposure) -> String {
    let args = [
        ("people", exposure.visible_outsiders.into()),
        ("organizations", exposure.visible_organizations.into()),
        ("pairs", exposure.pairs.into()),
    ];
    match (exposure.visible_outsiders, exposure.pairs) {
        (0 | 1, _) => cx.text.get("exposure-nobody"),
        (_, 0) => cx.text.with("exposure-one-organization", &args),
        _ => cx.text.with("exposure-pairs", &args),
    }
}

fn table(cx: &Cx<'_>, ui: &mut Ui, view: &mut View<'_>, exposure: &Exposure) {
    let shown = view.looking.matrix;
    if widgets::link(ui, cx.text.get(if shown { "exposure-hide-table" } else { "exposure-show-table" })).clicked() {
        view.looking.matrix = !shown;
    }
    if !shown {
        return;
    }
    let groups: Vec<&Group> = exposure.groups.iter().take(MOST).collect();
    ScrollArea::horizontal().id_salt("matrix").show(ui, |ui| {
        Grid::new("matrix").spacing([STEP * 3.0, STEP]).show(ui, |ui| matrix(cx, ui, view, &groups));
    });
    if exposure.groups.len() > MOST {
        let more = exposure.groups.len() - MOST;
        widgets::second(ui, cx.text.with("exposure-more", &[("count", more.into())]));
    }
}

/// Each row sees the columns with a tick; columns carry the number of their row.
fn matrix(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, groups: &[&Group]) {
    ui.label("");
    widgets::second(ui, cx.text.get("exposure-people"));
    for number in 1..=groups.len() {
        ui.add(Label::new(RichText::new(number.to_string()).font(fonts::second()).color(cx.look.dim)));
    }
    ui.end_row();
    for (at, group) in groups.iter().enumerate() {
        organization(cx, ui, view, at + 1, group);
        let people = if group.hidden.is_empty() {
            group.visible.len().to_string()
        } else {
            cx.text.with(
                "exposure-with-bcc",
                &[("visible", group.visible.len().into()), ("hidden", group.hidden.len().into())],
            )
        };
        widgets::second(ui, people);
        for (other_at, other) in groups.iter().enumerate() {
            let sees = !other.visible.is_empty() && sees(at == other_at, group, other);
            let name = cx.text.with(
                if sees { "exposure-sees" } else { "exposure-sees-not" },
                &[("who", name(cx, view, other).into())],
            );
            cell(cx, ui, at == other_at, sees, &name);
        }
        ui.end_row();
    }
}

/// Everybody, in Bcc too, sees whoever is in To and Cc; one person sees no other in their own organisation.
fn sees(same: bool, group: &Group, other: &Group) -> bool {
    if same { group.visible.len() + group.hidden.len() > 1 } else { !other.visible.is_empty() }
}

fn organization(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, number: usize, group: &Group) {
    let name = name(cx, view, group);
    let color = if group.inside { cx.look.dim } else { cx.look.ink };
    MailText::new(format!("{number}  "), fonts::second(), cx.look.dim)
        .then(name, fonts::mono(), color)
        .one_row()
        .show(ui);
}

fn name(cx: &Cx<'_>, view: &View<'_>, group: &Group) -> String {
    let people: Vec<usize> = group.visible.iter().chain(&group.hidden).copied().collect();
    people::organizations(cx, view, &people).0.into_owned()
}

fn cell(cx: &Cx<'_>, ui: &mut Ui, same: bool, sees: bool, name: &str) {
    let response = if sees {
        let color = if same { cx.look.dim } else { cx.look.ink };
        widgets::icon(ui, Icon::Check, 11.0, color)
    } else {
        ui.add(Label::new(RichText::new("–").font(fonts::second()).color(cx.look.dim)).selectable(false))
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}
