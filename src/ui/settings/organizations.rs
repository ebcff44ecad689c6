//! Organisations that the person knows by name: the list, its form, and what is not asked for any more.

use eframe::egui::Ui;

use super::set;
use crate::policy::{Entry, Organization, Policy};
use crate::session::{Action, Desk, OrganizationFault, OrganizationForm, SettingsForm};
use crate::settings::Settings;
use crate::text::Arg;
use crate::ui::form::Field;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, visible};
use crate::ui::{Cx, introduce};

/// So many words are named in a sentence.
const NAMED: usize = 6;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, entered: &SettingsForm) {
    let form = entered.organization.as_ref();
    for (at, organization) in desk.settings.organizations.iter().enumerate() {
        ui.push_id(at, |ui| match form.filter(|form| form.at == Some(at)) {
            Some(form) => edit(cx, ui, desk, form),
            None => row(cx, ui, at, organization),
        });
    }
    removed(cx, ui, entered);
    match form {
        Some(form) if form.at.is_none() => edit(cx, ui, desk, form),
        Some(_) => {}
        None => {
            let room = desk.settings.organizations.len() < Settings::MOST_ORGANIZATIONS;
            let add = cx.text.get("settings-organization-add");
            if ui.add_enabled_ui(room, |ui| widgets::button(ui, add)).inner.clicked() {
                cx.send(Action::EditOrganization(Some(OrganizationForm::default())));
            }
            if !room {
                widgets::second(ui, cx.text.get("problem-too-many-organizations"));
            }
        }
    }
    declined(cx, ui, &desk.settings);
}

fn row(cx: &mut Cx<'_>, ui: &mut Ui, at: usize, organization: &Organization) {
    let name = names(cx, organization);
    let domains: Vec<_> = organization.domains.iter().map(Entry::to_string).collect();
    let left = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP / 2.0;
            widgets::say(ui, &name);
            introduce::path_line(ui, &domains.join("  "));
        });
    };
    widgets::sides(ui, left, |ui| {
        ui.spacing_mut().item_spacing.x = STEP * 3.0;
        let edit = widgets::link(ui, cx.text.get("settings-edit"));
        if edit.clicked() {
            cx.send(Action::EditOrganization(Some(OrganizationForm::of(at, organization))));
        }
        widgets::name(&edit, &cx.text.with("settings-edit-one", &[("name", Arg::from(&name))]));
        let remove = widgets::link(ui, cx.text.get("settings-remove"));
        if widgets::clicked_once(ui, &remove) {
            cx.send(Action::RemoveOrganization(at));
        }
        widgets::name(&remove, &cx.text.with("settings-remove-one", &[("name", Arg::from(&name))]));
    });
    ui.add_space(STEP);
}

fn names(cx: &Cx<'_>, organization: &Organization) -> String {
    let shown: Vec<String> = organization.names.iter().map(|name| visible(name)).collect();
    cx.text.short_list(&shown, NAMED)
}

fn removed(cx: &mut Cx<'_>, ui: &mut Ui, entered: &SettingsForm) {
    let Some((_, organization)) = &entered.removed else { return };
    let said = cx.text.with("settings-removed", &[("name", names(cx, organization).into())]);
    widgets::second(ui, said);
    widgets::links(ui, |ui| {
        if widgets::clicked_once_of(ui, |ui| widgets::link(ui, cx.text.get("undo"))) {
            cx.send(Action::RestoreOrganization);
        }
    });
}

fn edit(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, form: &OrganizationForm) {
    let opened = is_new(ui);
    let drawn = ui.scope(|ui| fields(cx, ui, desk, form, opened));
    if opened {
        ui.scroll_to_rect(drawn.response.rect, None);
    }
    ui.add_space(STEP);
}

/// Whether the form was not there in the frame before.
fn is_new(ui: &Ui) -> bool {
    let (id, now) = (ui.scope_id().with("form"), ui.ctx().cumulative_frame_nr());
    ui.data_mut(|data| {
        let new = match data.get_temp::<(u64, bool)>(id) {
            // A frame that is drawn twice.
            Some((frame, new)) if frame == now => new,
            Some((frame, _)) => frame + 1 < now,
            None => true,
        };
        data.insert_temp(id, (now, new));
        new
    })
}

fn fields(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, form: &OrganizationForm, opened: bool) {
    let mut changed = form.clone();
    let label = cx.text.get("settings-organization-names");
    let hint = cx.text.get("settings-organization-names-hint");
    let field = Field::new(&label, &form.names).rows(3).hint(hint).show(ui);
    if opened {
        field.response.request_focus();
    }
    if let Some(text) = field.text {
        changed.names = text;
    }
    let label = cx.text.get("settings-organization-domains");
    let hint = "client.example\n.client.example";
    if let Some(text) = Field::new(&label, &form.domains).mono().rows(2).hint(hint).show(ui).text {
        changed.domains = text;
    }
    if changed != *form {
        cx.send(Action::EditOrganization(Some(changed)));
    }
    let read = form.read(policy_of(desk));
    if let Err(fault) = &read
        && let Some(said) = told(cx, form, fault)
    {
        widgets::second(ui, said);
    }
    widgets::row(ui, |ui| {
        if widgets::button_if(ui, read.is_ok(), cx.text.get("settings-save")).clicked() {
            cx.send(Action::SaveOrganization);
        }
        if widgets::link(ui, cx.text.get("settings-cancel")).clicked() {
            cx.send(Action::EditOrganization(None));
        }
    });
}

fn policy_of(desk: &Desk) -> Option<&Policy> {
    desk.policy.as_deref().ok()
}

/// Why it cannot be saved; nothing about what nobody has entered yet.
fn told(cx: &Cx<'_>, form: &OrganizationForm, fault: &OrganizationFault) -> Option<String> {
    let words = |id: &str, words: &[String]| {
        let shown: Vec<String> = words.iter().map(|word| visible(word)).collect();
        cx.text.with(id, &[("words", cx.text.short_list(&shown, NAMED).into())])
    };
    match fault {
        OrganizationFault::NoName if form.domains.trim().is_empty() => None,
        OrganizationFault::NoName => Some(cx.text.get("settings-organization-no-name")),
        OrganizationFault::NoDomain => Some(cx.text.get("settings-organization-no-domain")),
        OrganizationFault::Unreadable(unreadable) => Some(words("settings-organization-unreadable", unreadable)),
        OrganizationFault::Shared(shared) => Some(words("settings-organization-shared", shared)),
        OrganizationFault::TooMany => Some(cx.text.get("settings-organization-too-many")),
    }
}

/// Organisations whose names were declined, and asking for them again.
fn declined(cx: &mut Cx<'_>, ui: &mut Ui, settings: &Settings) {
    if settings.declined.is_empty() {
        return;
    }
    let domains: Vec<String> = settings.declined.iter().rev().map(|domain| domain.ascii().to_owned()).collect();
    let said = cx.text.with("settings-declined", &[("domains", cx.text.short_list(&domains, NAMED).into())]);
    widgets::second(ui, said);
    widgets::links(ui, |ui| {
        if widgets::link(ui, cx.text.get("settings-declined-ask")).clicked() {
            set(cx, settings, |settings| settings.declined.clear());
        }
    });
}
