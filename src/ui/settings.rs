//! Settings: each is saved at once.

use eframe::egui::{Slider, Ui};

use super::form::{self, Field};
use super::style::STEP;
use super::widgets::{self, visible};
use super::{Cx, front, introduce, own};
use crate::policy::Entry;
use crate::session::{Action, Desk, KEEP_DAYS, SettingsForm, read_addresses};
use crate::settings::{Renderer, Settings, Theme, Watched};
use crate::text::Lang;

mod levels;
mod organizations;
mod waivers;

/// After how many days known drafts may be removed from the watched folder.
const DAYS: [u16; 4] = [7, KEEP_DAYS, 90, 365];

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, entered: &SettingsForm) {
    front::page(cx, ui, &cx.text.get("settings-title"), |cx, ui| {
        section(cx, ui, "settings-own", |cx, ui| own_addresses(cx, ui, desk, entered));
        section(cx, ui, "settings-group", |cx, ui| group(cx, ui, desk));
        section(cx, ui, "settings-organizations", |cx, ui| organizations::show(cx, ui, desk, entered));
        section(cx, ui, "settings-looks", |cx, ui| looks(cx, ui, &desk.settings));
        section(cx, ui, "settings-watched", |cx, ui| watched(cx, ui, &desk.settings));
        section(cx, ui, "settings-learn", |cx, ui| learn(cx, ui, entered));
        section(cx, ui, "settings-levels", |cx, ui| levels::show(cx, ui, desk));
        section(cx, ui, "settings-waivers", |cx, ui| waivers::show(cx, ui, desk, entered));
        section(cx, ui, "settings-more", |cx, ui| more(cx, ui, &desk.settings));
        widgets::second(ui, cx.text.get("settings-file"));
        introduce::path_line(ui, &desk.settings_file.display().to_string());
    });
}

/// A part of the page, with a sentence on what it is for.
fn section(cx: &mut Cx<'_>, ui: &mut Ui, id: &str, add: impl FnOnce(&mut Cx<'_>, &mut Ui)) {
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP * 1.5;
        widgets::heading(ui, &cx.text.get(id));
        if let Some(why) = cx.text.attr(id, "why", &[]) {
            widgets::second(ui, why);
        }
        add(cx, ui);
    });
}

/// Takes a copy of the settings with one thing changed.
fn set(cx: &mut Cx<'_>, settings: &Settings, change: impl FnOnce(&mut Settings)) {
    let mut settings = settings.clone();
    change(&mut settings);
    cx.send(Action::Set(Box::new(settings)));
}

fn own_addresses(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk, entered: &SettingsForm) {
    own::field(cx, ui, &entered.own, &entered.unreadable);
    let (addresses, unreadable) = read_addresses(&entered.own);
    if let Ok(policy) = &desk.policy {
        widgets::second(ui, own::inside(cx, policy, &addresses, &desk.settings.group));
    }
    let changed = addresses != desk.settings.own || !unreadable.is_empty();
    widgets::row(ui, |ui| {
        if widgets::button_if(ui, changed, cx.text.get("settings-own-save")).clicked() {
            cx.send(Action::ConfirmOwn);
        }
        if !changed {
            form::aside(ui, cx.text.get("settings-own-saved"));
        }
    });
}

fn group(cx: &mut Cx<'_>, ui: &mut Ui, desk: &Desk) {
    if desk.policy.as_ref().is_ok_and(|policy| policy.internal.is_some()) {
        widgets::second(ui, cx.text.get("settings-group-policy"));
    }
    for (index, entry) in desk.settings.group.iter().enumerate() {
        widgets::row(ui, |ui| {
            introduce::path_line(ui, &entry.to_string());
            if desk.policy.as_ref().is_ok_and(|policy| policy.is_free_mail(entry.domain())) {
                form::aside(ui, cx.text.get("settings-group-shared"));
            }
            let remove = widgets::link(ui, cx.text.get("settings-remove"));
            if remove.clicked() {
                set(cx, &desk.settings, |settings| drop(settings.group.remove(index)));
            }
            remove
                .accessible_name(cx.text.with("settings-remove-one", &[("name", visible(&entry.to_string()).into())]));
        });
    }
    add_group(cx, ui, &desk.settings);
}

fn add_group(cx: &mut Cx<'_>, ui: &mut Ui, settings: &Settings) {
    let id = eframe::egui::Id::unique("settings-group");
    let typed = form::remembered(ui, id);
    let (label, add) = (cx.text.get("settings-group-field"), cx.text.get("settings-add"));
    let button = form::button_width(ui, &add) + STEP * 2.0;
    let name = form::label(ui, &label);
    let entry = Entry::parse(typed.trim()).ok();
    ui.horizontal(|ui| {
        let width = (ui.available_width() - button).max(120.0);
        let field = Field::new(&label, &typed).named_silently().mono().hint("group.example").show_in(ui, width);
        field.response.labelled_by(name.id);
        if let Some(text) = field.text {
            form::remember(ui, id, text);
        }
        let pressed = ui.add_enabled_ui(entry.is_some(), |ui| widgets::button(ui, add)).inner.clicked();
        if let Some(entry) = entry.clone().filter(|_| pressed) {
            form::remember(ui, id, String::new());
            set(cx, settings, |settings| {
                if !settings.group.contains(&entry) {
                    settings.group.push(entry);
                }
            });
        }
    });
    if entry.is_none() && !typed.trim().is_empty() {
        widgets::second(ui, cx.text.get("settings-group-unreadable"));
    }
}

fn looks(cx: &mut Cx<'_>, ui: &mut Ui, settings: &Settings) {
    form::label(ui, &cx.text.get("settings-language"));
    let languages = [None, Some(Lang::Ja), Some(Lang::En)];
    let names = ["settings-system", "settings-language-ja", "settings-language-en"];
    if let Some(language) = choice(cx, ui, settings.language, languages, names) {
        set(cx, settings, |settings| settings.language = language);
    }
    form::label(ui, &cx.text.get("settings-theme"));
    let names = ["settings-system", "settings-theme-light", "settings-theme-dark"];
    if let Some(theme) = choice(cx, ui, settings.theme, [Theme::System, Theme::Light, Theme::Dark], names) {
        set(cx, settings, |settings| settings.theme = theme);
    }
    text_size(cx, ui, settings);
    if let Some(on_top) = form::toggle(ui, settings.on_top, &cx.text.get("settings-on-top")) {
        set(cx, settings, |settings| settings.on_top = on_top);
    }
    if let Some(still) = form::toggle(ui, settings.still, &cx.text.get("settings-still")) {
        set(cx, settings, |settings| settings.still = still);
    }
}

fn choice<T: Copy + PartialEq, const N: usize>(
    cx: &Cx<'_>,
    ui: &mut Ui,
    now: T,
    all: [T; N],
    names: [&str; N],
) -> Option<T> {
    let all: Vec<_> = all.into_iter().zip(names.map(|name| cx.text.get(name))).collect();
    form::choice(ui, now, &all)
}

/// While it is dragged only the number moves; the text changes when it is let go, or the handle would run away.
fn text_size(cx: &mut Cx<'_>, ui: &mut Ui, settings: &Settings) {
    let id = eframe::egui::Id::unique("settings-text-size");
    let dragged: Option<u16> = ui.data(|data| data.get_temp(id));
    let mut size = dragged.unwrap_or(settings.text_size);
    let label = form::label(ui, &cx.text.get("settings-text-size"));
    let slider = Slider::new(&mut size, Settings::SMALLEST_SIZE..=Settings::LARGEST_SIZE).step_by(10.0).suffix(" %");
    let response = ui.scope(|ui| {
        ui.spacing_mut().slider_width = 240.0;
        // The rail would have the colour of the card.
        ui.visuals_mut().widgets.inactive.bg_fill = cx.look.line;
        ui.visuals_mut().widgets.inactive.bg_stroke.color = cx.look.edge;
        ui.visuals_mut().selection.bg_fill = cx.look.accent.ink;
        ui.add(slider.trailing_fill(true))
    });
    let response = response.inner.labelled_by(label.id);
    if response.dragged() {
        ui.data_mut(|data| data.insert_temp(id, size));
    } else if size != settings.text_size {
        ui.data_mut(|data| data.remove::<u16>(id));
        set(cx, settings, |settings| settings.text_size = size);
    } else {
        ui.data_mut(|data| data.remove::<u16>(id));
    }
}

fn watched(cx: &mut Cx<'_>, ui: &mut Ui, settings: &Settings) {
    let Some(watched) = &settings.watched else {
        if widgets::button(ui, cx.text.get("settings-watched-choose")).clicked() {
            cx.send(Action::PickWatchedFolder);
        }
        return;
    };
    introduce::path_line(ui, &watched.folder.display().to_string());
    form::label(ui, &cx.text.get("settings-watched-days"));
    if let Some(keep_days) = form::choice(ui, watched.keep_days, &days(cx, watched)) {
        let folder = watched.folder.clone();
        set(cx, settings, |settings| settings.watched = Some(Watched { folder, keep_days }));
    }
    widgets::row(ui, |ui| {
        if widgets::button(ui, cx.text.get("settings-watched-other")).clicked() {
            cx.send(Action::PickWatchedFolder);
        }
        if widgets::button(ui, cx.text.get("settings-watched-stop")).clicked() {
            cx.send(Action::StopWatching);
        }
    });
}

/// Whom the person wrote to before, from a folder of sent mail.
fn learn(cx: &mut Cx<'_>, ui: &mut Ui, entered: &SettingsForm) {
    if let Some((read, all)) = entered.learning {
        widgets::second(ui, cx.text.with("settings-learn-progress", &[("read", read.into()), ("all", all.into())]));
    }
    widgets::row(ui, |ui| {
        let free = entered.learning.is_none();
        if widgets::plain_if(ui, free, cx.text.get("settings-learn-choose")).clicked() {
            cx.send(Action::LearnAcquaintances);
        }
        if widgets::plain_if(ui, free, cx.text.get("settings-learn-forget")).clicked() {
            cx.send(Action::ForgetLearned);
        }
    });
}

fn days(cx: &Cx<'_>, watched: &Watched) -> Vec<(u16, String)> {
    let mut days = DAYS.to_vec();
    days.push(watched.keep_days);
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|days| (days, cx.text.with("settings-days", &[("days", days.into())]))).collect()
}

fn more(cx: &mut Cx<'_>, ui: &mut Ui, settings: &Settings) {
    if let Some(x_unsent) = form::toggle(ui, settings.x_unsent, &cx.text.get("settings-x-unsent")) {
        set(cx, settings, |settings| settings.x_unsent = x_unsent);
    }
    form::label(ui, &cx.text.get("settings-renderer"));
    let names = ["settings-renderer-auto", "settings-renderer-wgpu", "settings-renderer-glow"];
    let all = [Renderer::Auto, Renderer::Wgpu, Renderer::Glow];
    if let Some(renderer) = choice(cx, ui, settings.renderer, all, names) {
        set(cx, settings, |settings| settings.renderer = renderer);
    }
}
