//! What was approved and sent back: the list, one entry in detail, and whether the whole trail holds.

use std::sync::Arc;

use eframe::egui::{Frame, Id, Key, Margin, Modifiers, Panel, Ui};
use unicode_normalization::UnicodeNormalization;

use super::form::{self, Field};
use super::style::STEP;
use super::widgets::{self, Icon};
use super::{Cx, front, notices};
use crate::session::{Action, Problem, RecordRow, Records};
use crate::trail::Verdict;

mod detail;
mod list;

/// Narrower than this, list and detail take turns (points).
const NARROW: f32 = 720.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, page: &Records) {
    let frame = Frame::new().fill(cx.look.background).inner_margin(16);
    frame.show(ui, |ui| {
        ui.expand_to_include_rect(ui.max_rect());
        front::head(cx, ui, &cx.text.get("records-title"), Action::ClosePage);
        match &page.entries {
            None => loading(cx, ui),
            Some(Err(problem)) => failed(cx, ui, problem),
            Some(Ok(rows)) if rows.is_empty() => {
                widgets::say(ui, cx.text.get("records-empty"));
            }
            Some(Ok(rows)) => entries(cx, ui, page, rows),
        }
    });
}

fn loading(cx: &Cx<'_>, ui: &mut Ui) {
    widgets::second(ui, cx.text.get("records-loading"));
}

fn failed(cx: &Cx<'_>, ui: &mut Ui, problem: &Problem) {
    notices::plate(ui, cx.look.alarm, |ui| {
        widgets::beside(ui, Icon::Warning, cx.look.alarm.ink, |ui| {
            widgets::say(ui, notices::sentence(cx.text, problem));
        });
    });
}

fn entries(cx: &mut Cx<'_>, ui: &mut Ui, page: &Records, rows: &[RecordRow]) {
    let selected = page.selected.and_then(|number| rows.iter().find(|row| row.number == number));
    let narrow = ui.available_width() < NARROW;
    if let Some(row) = selected.filter(|_| narrow) {
        if widgets::link(ui, cx.text.get("records-to-list")).clicked() {
            cx.send(Action::SelectRecord(None));
        }
        detail::show(cx, ui, row);
        return;
    }
    tools(cx, ui, page);
    let found = found(ui, cx, page, rows);
    keys(cx, ui, page, rows, &found);
    if narrow {
        list::show(cx, ui, page, rows, &found);
        return;
    }
    let half = ui.available_width() * 0.45;
    let frame = Frame::new();
    Panel::left("records-list").frame(frame).exact_size(half).resizable(false).show_separator_line(false).show(
        ui,
        |ui| {
            list::show(cx, ui, page, rows, &found);
        },
    );
    let frame = Frame::new().inner_margin(Margin { left: 16, ..Default::default() });
    frame.show(ui, |ui| match selected {
        Some(row) => detail::show(cx, ui, row),
        None => {
            widgets::second(ui, cx.text.get("records-choose"));
        }
    });
}

/// Search, and verification of the whole trail.
fn tools(cx: &mut Cx<'_>, ui: &mut Ui, page: &Records) {
    let verify = cx.text.get("records-verify");
    let button = form::button_width(ui, &verify) + STEP * 2.0;
    let label = cx.text.get("records-search");
    ui.horizontal(|ui| {
        let width = (ui.available_width() - button).max(120.0);
        let field = Field::new(&label, &page.search).named_silently().hint(label.clone()).show_in(ui, width);
        if let Some(text) = field.text {
            cx.send(Action::SearchRecords(text));
        }
        if widgets::button(ui, verify).clicked() {
            cx.send(Action::VerifyTrail);
        }
    });
    match &page.verification {
        None => {}
        Some(Err(problem)) => failed(cx, ui, problem),
        Some(Ok(verdict)) => verified(cx, ui, verdict),
    }
    ui.add_space(STEP);
}

/// So many faults are told; the others are counted.
const FAULTS: usize = 6;

fn verified(cx: &Cx<'_>, ui: &mut Ui, verdict: &Verdict) {
    let holds = verdict.holds();
    let (icon, colors) = if holds { (Icon::Check, cx.look.done) } else { (Icon::Warning, cx.look.alarm) };
    notices::plate(ui, colors, |ui| {
        widgets::beside(ui, icon, colors.ink, |ui| {
            if holds {
                widgets::say(ui, cx.text.with("trail-holds", &[("count", verdict.entries.into())]));
                return;
            }
            widgets::say(ui, cx.text.get("records-broken"));
            for fault in verdict.faults.iter().take(FAULTS) {
                widgets::second(ui, cx.text.trail_fault(fault));
            }
            if let Some(more) = verdict.faults.len().checked_sub(FAULTS).filter(|more| *more > 0) {
                widgets::second(ui, cx.text.with("records-more-faults", &[("count", more.into())]));
            }
        });
    });
}

/// The entries in which every word of the search stands, newest first; found anew only when something changed.
fn found(ui: &Ui, cx: &Cx<'_>, page: &Records, rows: &[RecordRow]) -> Arc<Vec<usize>> {
    type Found = (String, usize, Arc<Vec<usize>>);
    let id = Id::unique("records-found");
    let known: Option<Found> = ui.data(|data| data.get_temp(id));
    if let Some((search, count, found)) = known
        && search == page.search
        && count == rows.len()
    {
        return found;
    }
    let words: Vec<String> = folded(&page.search).split_whitespace().map(str::to_owned).collect();
    let matches = |row: &RecordRow| {
        let text = if words.is_empty() { String::new() } else { haystack(cx, row) };
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let found: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| matches(row)).map(|(index, _)| index).collect();
    let found = Arc::new(found);
    ui.data_mut(|data| data.insert_temp(id, (page.search.clone(), rows.len(), found.clone())));
    found
}

fn haystack(cx: &Cx<'_>, row: &RecordRow) -> String {
    let number = row.number.to_string();
    let event = cx.text.event(&row.event);
    let subject = row.subject.as_deref().unwrap_or_default();
    let note = row.note.as_deref().unwrap_or_default();
    let digest = row.digest.as_deref().unwrap_or_default();
    let people = row.recipients.iter().map(String::as_str);
    let all = [number.as_str(), &event, &row.person, subject, note, digest].into_iter().chain(people);
    folded(&all.collect::<Vec<_>>().join("\n"))
}

/// Width and case do not count.
fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

/// Up and down in the list, unless somebody types.
fn keys(cx: &mut Cx<'_>, ui: &Ui, page: &Records, rows: &[RecordRow], found: &[usize]) {
    if ui.ctx().text_edit_focused() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step: isize = if pressed(Key::ArrowDown) {
        1
    } else if pressed(Key::ArrowUp) {
        -1
    } else {
        return;
    };
    let number = |at: usize| found.get(at).and_then(|index| rows.get(*index)).map(|row| row.number);
    let at = (0..found.len()).find(|at| page.selected.is_some() && number(*at) == page.selected);
    let next = at.map_or(0, |at| at.saturating_add_signed(step)).min(found.len().saturating_sub(1));
    if let Some(number) = number(next) {
        list::bring_into_view(ui, next);
        cx.send(Action::SelectRecord(Some(number)));
    }
}
