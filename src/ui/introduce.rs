//! First start: the own addresses, what counts as inside because of them, and what is recorded where.

use eframe::egui::{Label, RichText, Ui};

use super::style::STEP;
use super::widgets::{self, visible};
use super::{Cx, fonts, form, front, own};
use crate::session::{Action, Introduction, Session, read_addresses};

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, entered: &Introduction) {
    let (addresses, _) = read_addresses(&entered.typed);
    widgets::page(ui, |ui| {
        front::head(cx, ui, &cx.text.get("introduce-title"), Action::Home);
        widgets::say(ui, cx.text.get("introduce-why"));
        widgets::card(ui, |ui| {
            own::field(cx, ui, &entered.typed, &entered.unreadable);
            suggestion(cx, ui, entered);
            if let Ok(policy) = &session.desk.policy {
                widgets::say(ui, own::inside(cx, policy, &addresses, &session.desk.settings.group));
            }
        });
        recorded(cx, ui, session);
        ui.add_space(STEP);
        widgets::row(ui, |ui| {
            let ready = !addresses.is_empty();
            if widgets::button_if(ui, ready, cx.text.get("introduce-go-on")).clicked() {
                cx.send(Action::ConfirmOwn);
            }
            if !ready {
                form::aside(ui, cx.text.get("introduce-nothing"));
            }
        });
    });
}

/// The draft's From: offered, never chosen beforehand.
fn suggestion(cx: &mut Cx<'_>, ui: &mut Ui, entered: &Introduction) {
    let Some(address) = entered.suggestion.as_ref().filter(|address| !entered.typed.contains(address.as_str())) else {
        return;
    };
    widgets::row(ui, |ui| {
        let said = cx.text.with("introduce-use", &[("address", visible(address).into())]);
        if widgets::button(ui, said).clicked() {
            let typed = entered.typed.trim();
            let both = if typed.is_empty() { address.clone() } else { format!("{typed}\n{address}") };
            cx.send(Action::EditOwn(both));
        }
        form::aside(ui, cx.text.get("introduce-use-why"));
    });
}

/// What is kept, and where.
fn recorded(cx: &Cx<'_>, ui: &mut Ui, session: &Session) {
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        widgets::heading(ui, &cx.text.get("introduce-recorded"));
        widgets::second(ui, cx.text.get("introduce-recorded-what"));
        for (id, path) in
            [("introduce-trail", &session.desk.trail_dir), ("introduce-settings", &session.desk.settings_file)]
        {
            widgets::second(ui, cx.text.get(id));
            path_line(ui, &path.display().to_string());
        }
    });
}

/// A path, in the face in which every letter can be told from every other.
pub(super) fn path_line(ui: &mut Ui, path: &str) {
    let text = RichText::new(visible(path)).font(fonts::mono()).size(13.0);
    ui.add(Label::new(text).wrap().selectable(true));
}
