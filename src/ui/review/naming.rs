//! The offer to keep the name of an organisation that the greeting names: a quiet line below the recipients, which asks
//! for nothing.

use std::borrow::Cow;

use eframe::egui::Ui;

use super::exposure::TEXT;
use super::view::View;
use crate::check::UnknownOrganization;
use crate::names::plain_name;
use crate::session::{Action, Naming};
use crate::ui::form::Field;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, visible};
use crate::ui::{Cx, form};

/// A name while it is corrected.
#[derive(Clone)]
pub(super) struct Correcting {
    typed: String,
    /// Its field is to take the focus.
    fresh: bool,
}

/// Whether there is anything to say about a name.
pub(super) fn is_there(view: &View<'_>) -> bool {
    view.on.naming(&view.desk.settings).is_some()
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    let on = view.on;
    let Some((naming, one)) = on.naming(&view.desk.settings) else { return };
    let correcting = view.looking.naming.take().filter(|_| naming == Naming::Offered);
    let opened = correcting.as_ref().is_some_and(|correcting| correcting.fresh);
    ui.add_space(STEP);
    let drawn = ui.horizontal_top(|ui| {
        ui.add_space(TEXT);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP / 2.0;
            match (naming, correcting) {
                (Naming::Offered, None) => offer(cx, ui, view, one),
                (Naming::Offered, Some(correcting)) => correct(cx, ui, view, one, correcting),
                (Naming::Added, _) => settled(cx, ui, view, "naming-added", one),
                (Naming::Declined, _) => settled(cx, ui, view, "naming-declined", one),
            }
        });
    });
    if opened {
        ui.scroll_to_rect(drawn.response.rect, None);
    }
}

fn sentence<'t>(cx: &Cx<'_>, view: &View<'_>, id: &str, one: &UnknownOrganization) -> Cow<'t, str> {
    let args = [("name", visible(&one.name).into()), ("domain", one.domain.ascii().into())];
    view.cover(cx.text.with(id, &args))
}

fn offer(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, one: &UnknownOrganization) {
    widgets::second(ui, sentence(cx, view, "naming-offer", one));
    widgets::links(ui, |ui| {
        let add = widgets::link(ui, cx.text.get("naming-add-more")).on_hover_text(cx.text.get("naming-why"));
        widgets::name(&add, &sentence(cx, view, "naming-add-name", one));
        if widgets::clicked_once(ui, &add) {
            view.looking.naming = Some(Correcting { typed: one.name.clone(), fresh: true });
        }
        let decline = widgets::link(ui, cx.text.get("naming-decline"));
        widgets::name(&decline, &sentence(cx, view, "naming-decline-name", one));
        if widgets::clicked_once(ui, &decline) {
            cx.send(Action::DeclineOrganization);
        }
    });
}

/// The name as it will be kept, before it is.
fn correct(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, one: &UnknownOrganization, mut correcting: Correcting) {
    widgets::second(ui, sentence(cx, view, "naming-offer", one));
    let label = cx.text.get("naming-name");
    let field = Field::new(&label, &correcting.typed).show(ui);
    if std::mem::take(&mut correcting.fresh) {
        field.response.request_focus();
    }
    if let Some(text) = field.text {
        correcting.typed = text;
    }
    widgets::second(ui, cx.text.get("naming-why"));
    ui.add_space(STEP);
    let closed = widgets::row(ui, |ui| {
        let name = plain_name(&correcting.typed);
        let add = ui.add_enabled_ui(name.is_some(), |ui| widgets::button(ui, cx.text.get("naming-add"))).inner;
        if add.clicked()
            && let Some(name) = name
        {
            cx.send(Action::NameOrganization(name));
            return true;
        }
        if name_is_wrong(&correcting.typed) {
            form::aside(ui, cx.text.get("naming-no-name"));
        }
        widgets::link(ui, cx.text.get("naming-cancel")).clicked()
    });
    view.looking.naming = (!closed).then_some(correcting);
}

fn name_is_wrong(typed: &str) -> bool {
    !typed.trim().is_empty() && plain_name(typed).is_none()
}

/// What came of it, and the way back.
fn settled(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, id: &str, one: &UnknownOrganization) {
    widgets::second(ui, sentence(cx, view, id, one));
    widgets::links(ui, |ui| {
        if widgets::clicked_once_of(ui, |ui| widgets::link(ui, cx.text.get("undo"))) {
            cx.send(Action::TakeBackNaming);
        }
    });
}
