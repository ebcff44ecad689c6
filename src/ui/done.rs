//! After the judgement: what was recorded, and what comes next. The mail is not sent yet.

use eframe::egui::{Key, Label, Modifiers, RichText, Ui};

use super::review::banners;
use super::style::STEP;
use super::widgets::{self, Icon, visible};
use super::{Cx, fonts, place, seal, todo, when, within};
use crate::check::Role;
use crate::mail::content::ContentPart;
use crate::session::{Action, Comparison, Done, Judgement, Receipt, Session, Signed, Verdict};
use crate::trail::short_digest;

/// Narrower than this, the seal stands above the summary (points).
const NARROW: f32 = 480.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, done: &Done) {
    if session.page.is_none() && session.dialog.is_none() {
        keys(cx, ui, done);
    }
    widgets::page(ui, |ui| {
        summary(cx, ui, done);
        match (done.verdict, &done.receipt) {
            (Verdict::Returned, _) => todo::show(cx, ui, done),
            (Verdict::Approved, Some(receipt)) => next_steps(cx, ui, done, receipt),
            (Verdict::Approved, None) => {}
        }
        earlier(cx, ui, &done.earlier);
        ui.add_space(STEP * 2.0);
        widgets::row(ui, |ui| {
            if let Some(around) = session.outer().last() {
                within::back(cx, ui, &around.reviewing.source);
            }
            if widgets::button(ui, cx.text.get("done-another")).clicked() {
                cx.send(Action::Home);
            }
        });
    });
}

fn keys(cx: &mut Cx<'_>, ui: &Ui, done: &Done) {
    if can_compare(done) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F5)) {
        cx.send(Action::Compare);
    }
}

/// Only what stands in a file can be read again.
fn can_compare(done: &Done) -> bool {
    done.verdict == Verdict::Approved && done.receipt.is_some() && done.source.path().is_some()
}

fn summary(cx: &mut Cx<'_>, ui: &mut Ui, done: &Done) {
    widgets::card(ui, |ui| {
        if done.verdict == Verdict::Returned {
            said(cx, ui, done);
        } else if ui.available_width() < NARROW {
            ui.vertical_centered(|ui| stamp(cx, ui, done));
            said(cx, ui, done);
        } else {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = STEP * 6.0;
                stamp(cx, ui, done);
                ui.vertical(|ui| said(cx, ui, done));
            });
        }
    });
    ui.add_space(STEP);
}

fn stamp(cx: &Cx<'_>, ui: &mut Ui, done: &Done) {
    let outcome = done.judgement.outcome();
    let id = match (&done.receipt, outcome.role()) {
        (None, _) => "seal-practice",
        (Some(_), Role::Author) => "seal-author",
        (Some(_), Role::SecondChecker) => "seal-second",
    };
    let local = || outcome.at().to_zoned(cx.zone.clone()).date();
    let date = done.receipt.as_ref().map_or_else(local, |receipt| receipt.local_date);
    let seal = seal::Seal {
        what: &cx.text.get(id),
        date: &when::stamp(cx.text, date),
        who: &visible(outcome.person().local_part()),
        color: if done.receipt.is_some() { cx.look.done.ink } else { cx.look.dim },
        broken: done.receipt.is_none(),
    };
    seal.show(ui);
}

/// The first line is what somebody who closes the window now has to know.
fn said(cx: &Cx<'_>, ui: &mut Ui, done: &Done) {
    ui.spacing_mut().item_spacing.y = STEP;
    let first = match (done.verdict, &done.receipt) {
        (_, None) => "done-practice",
        (Verdict::Approved, Some(_)) => "done-not-sent",
        (Verdict::Returned, Some(_)) => "done-returned",
    };
    ui.add(Label::new(RichText::new(cx.text.get(first)).font(fonts::bold(20.0))).wrap());
    let second = match (done.verdict, &done.receipt) {
        (_, None) => "done-practice-why",
        (Verdict::Approved, Some(_)) => "done-approved",
        (Verdict::Returned, Some(_)) => "done-returned-why",
    };
    widgets::say(ui, cx.text.get(second));
    ui.add_space(STEP);
    facts(cx, ui, done);
}

fn facts(cx: &Cx<'_>, ui: &mut Ui, done: &Done) {
    let draft = &done.draft;
    let subject = visible(&draft.subject);
    if !subject.trim().is_empty() {
        ui.add(Label::new(RichText::new(subject).font(fonts::bold(14.0))).wrap());
    }
    widgets::second(ui, place::people_in_a_line(cx.text, draft.recipients.iter()));
    let files: Vec<String> =
        draft.attachments.iter().filter(|file| !file.is_inline()).map(|file| visible(&file.name)).collect();
    if !files.is_empty() {
        widgets::second(ui, cx.text.with("done-files", &[("files", cx.text.short_list(&files, 3).into())]));
    }
    if let Some(receipt) = &done.receipt {
        let args = [
            ("number", receipt.number.to_string().into()),
            ("when", when::moment(cx, receipt.at).into()),
            ("person", visible(&receipt.person.to_string()).into()),
        ];
        widgets::second(ui, cx.text.with("done-recorded", &args));
    }
}

fn next_steps(cx: &mut Cx<'_>, ui: &mut Ui, done: &Done, receipt: &Receipt) {
    step(cx, ui, "done-send", |_, _| {});
    if can_compare(done) {
        step(cx, ui, "done-compare", |cx, ui| compare(cx, ui, done));
    }
    step(cx, ui, "done-keep", |cx, ui| keep(cx, ui, done, receipt));
    if receipt.role == Role::Author {
        step(cx, ui, "done-second", |_, _| {});
    }
}

/// A step: what, why, and what can be pressed for it.
fn step(cx: &mut Cx<'_>, ui: &mut Ui, id: &str, add: impl FnOnce(&mut Cx<'_>, &mut Ui)) {
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP * 1.5;
        widgets::heading(ui, &cx.text.get(id));
        if let Some(why) = cx.text.attr(id, "why", &[]) {
            widgets::second(ui, why);
        }
        add(cx, ui);
    });
}

fn compare(cx: &mut Cx<'_>, ui: &mut Ui, done: &Done) {
    if widgets::primary(ui, cx.text.get("done-compare-now")).clicked() {
        cx.send(Action::Compare);
    }
    match &done.comparison {
        None => {}
        Some(Comparison::Identical) => verdict(cx, ui, true, &cx.text.get("compare-identical")),
        Some(Comparison::SameContent { not_comparable }) => {
            verdict(cx, ui, true, &cx.text.get("compare-same"));
            if !not_comparable.is_empty() {
                let parts = parts(cx, not_comparable);
                widgets::second(ui, cx.text.with("compare-not-comparable", &[("parts", parts.into())]));
            }
        }
        Some(Comparison::Different { parts: differing, changes }) => {
            let parts = parts(cx, differing);
            verdict(cx, ui, false, &cx.text.with("compare-different", &[("parts", parts.into())]));
            for change in changes {
                banners::one_change(cx, ui, change);
            }
            widgets::second(ui, cx.text.get("compare-different-what"));
        }
    }
}

fn verdict(cx: &Cx<'_>, ui: &mut Ui, same: bool, said: &str) {
    let (icon, colors) = if same { (Icon::Check, cx.look.done) } else { (Icon::Warning, cx.look.alarm) };
    super::notices::plate(ui, colors, |ui| {
        widgets::beside(ui, icon, colors.ink, |ui| widgets::say(ui, said));
    });
}

fn parts(cx: &Cx<'_>, parts: &[ContentPart]) -> String {
    let names: Vec<String> = parts.iter().map(|part| cx.text.content_part(*part)).collect();
    cx.text.list(&names)
}

fn keep(cx: &mut Cx<'_>, ui: &mut Ui, done: &Done, receipt: &Receipt) {
    widgets::row(ui, |ui| {
        if widgets::button(ui, cx.text.get("done-save")).clicked() {
            cx.send(Action::SaveApprovalFile);
        }
        if widgets::button(ui, cx.text.get("done-open-copy")).clicked() {
            cx.send(Action::OpenCopy);
        }
        if widgets::button(ui, cx.text.get("done-copy-proof")).clicked() {
            cx.send(Action::CopyProof(proof(cx, done, receipt)));
        }
        if done.copied {
            copied(cx, ui);
        }
    });
    if let Some(path) = &done.saved {
        widgets::second(ui, cx.text.with("done-saved", &[("path", visible(&path.display().to_string()).into())]));
    }
}

/// That the text is on the clipboard.
pub(super) fn copied(cx: &Cx<'_>, ui: &mut Ui) {
    let said = RichText::new(cx.text.get("done-copied")).font(fonts::second()).color(cx.look.done.ink);
    ui.add(Label::new(said));
}

/// Who approved what and when, short enough to be read over the telephone.
fn proof(cx: &Cx<'_>, done: &Done, receipt: &Receipt) -> String {
    let outcome = done.judgement.outcome();
    let id = match receipt.role {
        Role::Author => "proof-author",
        Role::SecondChecker => "proof-second",
    };
    let args = [
        ("subject", visible(&done.draft.subject).into()),
        ("person", receipt.person.to_string().into()),
        ("when", when::moment(cx, receipt.at).into()),
        ("digest", short_digest(outcome.digest()).into()),
        ("number", receipt.number.to_string().into()),
    ];
    cx.text.with(id, &args)
}

fn earlier(cx: &Cx<'_>, ui: &mut Ui, earlier: &[Signed]) {
    if earlier.is_empty() {
        return;
    }
    ui.add_space(STEP * 2.0);
    widgets::heading(ui, &cx.text.get("done-earlier"));
    for signed in earlier {
        widgets::second(ui, banners::signature(cx, signed));
    }
}

/// What was sent back, if it was.
pub(super) fn returned(done: &Done) -> Option<&crate::review::Return> {
    match &done.judgement {
        Judgement::Returned(returned) => Some(returned),
        Judgement::Approved(_) => None,
    }
}
