//! Policies tried on past mail: what is asked for, how far it is, and what came of it.

use eframe::egui::Ui;

use super::style::STEP;
use super::widgets::{self, visible};
use super::{Cx, front, notices};
use crate::session::{Action, NotRehearsed, Rehearsing};

mod example;
mod figures;
mod plan;
mod row;
mod summary;
mod table;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, rehearsing: &Rehearsing) {
    widgets::page(ui, |ui| {
        front::head(cx, ui, &cx.text.get("rehearsal-title"), Action::ShowPolicy);
        widgets::second(ui, cx.text.get("rehearsal-why"));
        ui.add_space(STEP);
        plan::show(cx, ui, rehearsing);
        ui.add_space(STEP);
        match &rehearsing.result {
            None => {}
            Some(Ok(rehearsed)) => {
                summary::show(cx, ui, rehearsed);
                table::show(cx, ui, rehearsed);
            }
            Some(Err(why)) => refused(cx, ui, why),
        }
    });
}

/// Why it did not begin, and what to do.
fn refused(cx: &mut Cx<'_>, ui: &mut Ui, why: &NotRehearsed) {
    notices::plate(ui, cx.look.alarm, |ui| {
        widgets::beside(ui, widgets::Icon::Warning, cx.look.alarm.ink, |ui| match why {
            NotRehearsed::Problem(problem) => drop(widgets::say(ui, notices::sentence(cx.text, problem))),
            NotRehearsed::Policy(faults) => {
                widgets::say(ui, cx.text.get("rehearsal-policy-broken"));
                for fault in faults.iter() {
                    widgets::second(ui, visible(&cx.text.policy_fault(fault)));
                }
            }
        });
    });
}
