//! What is to be rehearsed, and how far it is.

use eframe::egui::{Align, Id, Layout, ProgressBar, Response, Ui, vec2};

use crate::session::{Action, Pick, Plan, Rehearsing, Running};
use crate::ui::form::{self, Field};
use crate::ui::style::STEP;
use crate::ui::{Cx, widgets};

/// Narrower than this, the name of a row stands above it (points).
const NARROW: f32 = 560.0;
/// How wide the names of the rows are (points).
const NAME: f32 = 112.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, rehearsing: &Rehearsing) {
    let plan = &rehearsing.plan;
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP * 2.0;
        ui.add_enabled_ui(rehearsing.running.is_none(), |ui| {
            row(ui, &cx.text.get("rehearsal-mails"), |ui| mails(cx, ui, plan));
            row(ui, &cx.text.get("rehearsal-policy"), |ui| {
                let names = ["rehearsal-policy-in-force", "rehearsal-policy-file"];
                let set = |plan: &mut Plan, file| plan.first = file;
                file(cx, ui, plan, plan.first.as_deref(), names, Pick::First, set);
            });
            row(ui, &cx.text.get("rehearsal-compare"), |ui| {
                let names = ["rehearsal-compare-none", "rehearsal-compare-file"];
                let set = |plan: &mut Plan, file| plan.second = file;
                file(cx, ui, plan, plan.second.as_deref(), names, Pick::Second, set);
            });
        });
        ui.add_space(STEP);
        row(ui, "", |ui| match &rehearsing.running {
            None => start(cx, ui, plan),
            Some(running) => progress(cx, ui, running),
        });
    });
}

/// One button takes the other's place: whoever is on it by keyboard stays there.
fn follow(ui: &Ui, button: &Response) {
    let id = Id::unique("rehearsal-button");
    let was = ui.data_mut(|data| data.remove_temp::<Option<Id>>(id)).flatten();
    if was.is_some_and(|was| was != button.id) {
        button.request_focus();
    }
    if button.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, Some(button.id)));
    }
}

/// A name and what belongs to it, beside or below.
fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    if ui.available_width() < NARROW {
        if !name.is_empty() {
            form::label(ui, name);
        }
        ui.vertical(add);
        return;
    }
    ui.horizontal_top(|ui| {
        let height = ui.spacing().interact_size.y + STEP * 2.0;
        ui.allocate_ui_with_layout(vec2(NAME, height), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAME);
            if !name.is_empty() {
                widgets::say(ui, name);
            }
        });
        ui.vertical(add);
    });
}

fn mails(cx: &mut Cx<'_>, ui: &mut Ui, plan: &Plan) {
    let names = ["rehearsal-pick-folder", "rehearsal-pick-file"].map(|id| cx.text.get(id));
    let buttons: f32 = names.iter().map(|name| form::button_width(ui, name) + ui.spacing().item_spacing.x).sum();
    let label = cx.text.get("rehearsal-mails");
    let beside = ui.available_width() - buttons > NAME * 2.0;
    let width = if beside { ui.available_width() - buttons } else { ui.available_width() };
    widgets::row(ui, |ui| {
        let field = Field::new(&label, &plan.mails).named_silently().mono().hint(cx.text.get("rehearsal-mails-hint"));
        if let Some(mails) = field.show_in(ui, width).text {
            cx.send(Action::PlanRehearsal(Plan { mails, ..plan.clone() }));
        }
        for (name, pick) in names.into_iter().zip([Pick::Folder, Pick::File]) {
            if widgets::button(ui, name).clicked() {
                cx.send(Action::PickForRehearsal(pick));
            }
        }
    });
}

/// The policy in force or nothing, or a file.
fn file(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    plan: &Plan,
    now: Option<&str>,
    names: [&str; 2],
    pick: Pick,
    set: impl Fn(&mut Plan, Option<String>),
) {
    let mut changed = None;
    let all: Vec<_> = [false, true].into_iter().zip(names.map(|id| cx.text.get(id))).collect();
    if let Some(is_file) = form::choice(ui, now.is_some(), &all) {
        changed = Some(is_file.then(String::new));
    }
    if let Some(typed) = now {
        let id = if pick == Pick::First { "rehearsal-first-file" } else { "rehearsal-second-file" };
        let (label, choose) = (cx.text.get(id), cx.text.get("rehearsal-choose"));
        let button = form::button_width(ui, &choose) + ui.spacing().item_spacing.x;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - button).max(NAME);
            let field = Field::new(&label, typed).named_silently().mono().hint(cx.text.get("rehearsal-file-hint"));
            if let Some(text) = field.show_in(ui, width).text {
                changed = Some(Some(text));
            }
            let button = widgets::button(ui, choose);
            if button.clicked() {
                cx.send(Action::PickForRehearsal(pick));
            }
            button.accessible_name(cx.text.with("rehearsal-choose-named", &[("name", label.as_str().into())]));
        });
    }
    if let Some(file) = changed {
        let mut plan = plan.clone();
        set(&mut plan, file);
        cx.send(Action::PlanRehearsal(plan));
    }
}

fn start(cx: &mut Cx<'_>, ui: &mut Ui, plan: &Plan) {
    let complete = plan.is_complete();
    widgets::row(ui, |ui| {
        let button = widgets::button_if(ui, complete, cx.text.get("rehearsal-start"));
        if complete {
            follow(ui, &button);
        }
        if button.clicked() {
            cx.send(Action::Rehearse);
        }
        if !complete {
            let id = if plan.has_mails() { "rehearsal-no-policy" } else { "rehearsal-no-mails" };
            form::aside(ui, cx.text.get(id));
        }
    });
    widgets::second(ui, cx.text.get("rehearsal-conditions"));
}

fn progress(cx: &mut Cx<'_>, ui: &mut Ui, running: &Running) {
    let known = running.progress.filter(|(_, all)| *all > 0);
    let said = match known {
        _ if running.is_stopping() => cx.text.get("rehearsal-stopping"),
        Some((done, all)) => cx.text.with("rehearse-progress", &[("done", done.into()), ("all", all.into())]),
        None => cx.text.get("rehearsal-finding"),
    };
    widgets::row(ui, |ui| {
        let stop = ui.add_enabled_ui(!running.is_stopping(), |ui| widgets::button(ui, cx.text.get("rehearsal-stop")));
        if !running.is_stopping() {
            follow(ui, &stop.inner);
        }
        if stop.inner.clicked() {
            cx.send(Action::StopRehearsal);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP;
            widgets::second(ui, &said);
            let (done, all) = known.unwrap_or((0, 1));
            #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points wide")]
            let part = done as f32 / all as f32;
            let bar = ProgressBar::new(part).desired_width(ui.available_width()).desired_height(6.0);
            let bar = ui.add(bar.fill(cx.look.accent.ink));
            widgets::is_progress(&bar, &said, done, all);
        });
    });
}
