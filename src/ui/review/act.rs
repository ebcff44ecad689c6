//! The act of the item in hand: typing what proves that somebody looked, or giving a reason; and taking an answer back.

use eframe::egui::{Event, Frame, Margin, Stroke, TextEdit, Ui, vec2};
use unicode_normalization::UnicodeNormalization as _;

use super::item::{field_id, on_focus};
use super::view::View;
use crate::mail::fold;
use crate::review::{Act, Answer, Expected, Item, Refusal};
use crate::session::Action;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{Icon, MailText, visible};
use crate::ui::{Cx, fonts, widgets};

/// Reasons are sentences, not novels.
const REASON_MOST: usize = 500;
/// No proof is longer.
const PROOF_MOST: usize = 200;

/// Whether the act has a field, which then takes the focus.
pub(super) fn has_field(view: &View<'_>, item: &Item) -> bool {
    view.on.review.is_open(item) && !view.read_only() && matches!(item.act, Act::Type(_) | Act::Reason)
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item) {
    if view.on.review.decision(&item.key).is_some() {
        answered(cx, ui, view, index, item);
    } else if view.is_in_hand(index) && !view.read_only() {
        match &item.act {
            Act::None | Act::Tick => refused(cx, ui, view, item),
            Act::Type(expected) => proof(cx, ui, view, index, item, expected),
            Act::Reason => {
                reason(cx, ui, view, index, item);
                refused(cx, ui, view, item);
            }
            Act::Blocked => {
                widgets::second(ui, cx.text.get("act-blocked"));
            }
        }
    }
}

/// Typing something that only somebody who looked knows. It counts as soon as it is right.
fn proof(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item, expected: &Expected) {
    let (task, hint) = match expected {
        Expected::Outsiders(_) => ("act-type-outsiders", "act-hint-number"),
        Expected::Count(_) => ("act-type-count", "act-hint-number"),
        Expected::Word(_) => ("act-type-word", "act-hint-word"),
        Expected::Domain { .. } => ("act-type-domain", "act-hint-domain"),
    };
    let task = cx.text.get(task);
    ui.add_space(STEP);
    widgets::say(ui, &task);
    let id = field_id(item);
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    if had_focus {
        // What is pasted proves nothing.
        ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Paste(_))));
    }
    let mut typed = view.typed(&item.key);
    let field = TextEdit::singleline(&mut typed).font(fonts::mono()).hint_text(cx.text.get(hint)).desired_width(200.0);
    let field = field.id(id).return_key(None).char_limit(PROOF_MOST);
    let field = field.frame(frame(cx, had_focus));
    let give = cx.text.get("act-domain-give");
    let (response, given) = ui
        .horizontal_wrapped(|ui| {
            let response = ui.add(field);
            let waits = !expected.counts_while_typing();
            (response, waits && widgets::clicked_once_of(ui, |ui| widgets::button(ui, &give)))
        })
        .inner;
    widgets::name(&response, &task);
    take_focus(cx, ui, view, index, &response);
    if response.has_focus() && is_ascii(expected) {
        // Without a place for the input method to stand, it stays off.
        ui.output_mut(|output| output.ime = None);
    }
    if response.changed() {
        cx.send(Action::Type(item.key.clone(), typed.clone()));
    }
    if given {
        cx.send(Action::GiveReason(item.key.clone()));
    }
    if is_ascii(expected) && has_kana(&typed) {
        caution(cx, ui, "act-half-width");
    } else {
        refused(cx, ui, view, item);
    }
}

/// The known domain was meant, and the address is at another one: that is told now, with the way to mend it.
fn other_domain(cx: &mut Cx<'_>, ui: &mut Ui, item: &Item) {
    let Act::Type(Expected::Domain { shown, .. }) = &item.act else { return };
    let words = cx.text.with("refusal-other-domain", &[("domain", visible(shown).into())]);
    let ink = cx.look.alarm.ink;
    widgets::beside(ui, Icon::Warning, ink, |ui| {
        MailText::new(words, fonts::text(), ink).line_height(20.0).plain().show(ui);
    });
    if widgets::clicked_once_of(ui, |ui| widgets::button(ui, cx.text.get("refusal-other-domain-back"))) {
        cx.send(Action::AskSendBackFor(item.key.clone()));
    }
}

/// Writing why it may go out all the same.
fn reason(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item) {
    let task = cx.text.get("act-reason");
    ui.add_space(STEP);
    widgets::say(ui, &task);
    let id = field_id(item);
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let mut typed = view.typed(&item.key);
    let give = cx.text.get("act-reason-give");
    let hint = cx.text.get("act-reason-hint");
    let field = |ui: &mut Ui| {
        let field = TextEdit::singleline(&mut typed).desired_width(f32::INFINITY).char_limit(REASON_MOST);
        let response = ui.add(field.id(id).hint_text(hint).return_key(None).frame(frame(cx, had_focus)));
        widgets::name(&response, &task);
        take_focus(cx, ui, view, index, &response);
        if response.changed() {
            cx.send(Action::Type(item.key.clone(), typed.clone()));
        }
    };
    let mut given = false;
    let mut button = |ui: &mut Ui| given = widgets::clicked_once_of(ui, |ui| widgets::button(ui, &give));
    if ui.available_width() < 360.0 {
        field(ui);
        button(ui);
    } else {
        ui.spacing_mut().item_spacing.x = STEP * 3.0;
        widgets::sides(ui, field, button);
    }
    if given {
        cx.send(Action::GiveReason(item.key.clone()));
    }
}

/// The edge of a field says whether it has the focus.
fn frame(cx: &Cx<'_>, focused: bool) -> Frame {
    let line = if focused { cx.look.accent.ink } else { cx.look.edge };
    let field = Frame::new().fill(cx.look.background).stroke(Stroke::new(1.0, line));
    field.corner_radius(RADIUS - 2).inner_margin(Margin::symmetric(8, 5))
}

fn take_focus(cx: &mut Cx<'_>, ui: &Ui, view: &mut View<'_>, index: usize, response: &eframe::egui::Response) {
    if view.takes_focus() && view.is_in_hand(index) {
        response.request_focus();
    }
    let item_focus = view.looking.focused_item;
    on_focus(cx, ui, view, index, response);
    // Space is for typing here.
    view.looking.focused_item = item_focus;
}

/// What was answered, and the way to take it back.
fn answered(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, index: usize, item: &Item) {
    let Some(decision) = view.on.review.decision(&item.key) else { return };
    let mut said = match &decision.answer {
        Answer::Tick => String::new(),
        Answer::Typed(text) => cx.text.with("answer-typed", &[("text", text.into())]),
        Answer::Reason(text) => cx.text.with("answer-reason", &[("text", text.into())]),
    };
    if decision.carried_over {
        let kept = cx.text.get("answer-carried-over");
        said = if said.is_empty() { kept } else { format!("{said}  {kept}") };
    }
    if !said.is_empty() {
        widgets::second(ui, said);
    }
    if view.is_in_hand(index) && !view.read_only() {
        ui.spacing_mut().button_padding = vec2(0.0, 0.0);
        let back = widgets::link(ui, cx.text.get("answer-take-back"));
        if widgets::clicked_once(ui, &back) {
            cx.send(Action::TakeBack(item.key.clone()));
        }
    }
}

/// Why the last answer was not taken.
fn refused(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item) {
    let Some((_, refusal)) = view.on.refusal.as_ref().filter(|(key, _)| *key == item.key) else { return };
    if *refusal == Refusal::OtherDomain {
        other_domain(cx, ui, item);
        return;
    }
    caution(
        cx,
        ui,
        match refusal {
            Refusal::NotSeen => "refusal-not-seen",
            Refusal::TooSoon => "refusal-too-soon",
            Refusal::Wrong => "refusal-wrong",
            Refusal::NoReason => "refusal-no-reason",
            Refusal::Blocked => "act-blocked",
            Refusal::NothingAsked | Refusal::OtherDomain => return,
        },
    );
}

fn caution(cx: &Cx<'_>, ui: &mut Ui, id: &str) {
    let ink = cx.look.caution.ink;
    let words = eframe::egui::RichText::new(cx.text.get(id)).font(fonts::second()).color(ink).line_height(Some(18.0));
    ui.add(eframe::egui::Label::new(words).wrap());
}

fn is_ascii(expected: &Expected) -> bool {
    match expected {
        Expected::Outsiders(_) | Expected::Count(_) => true,
        Expected::Word(word) => fold::fold(word).is_ascii(),
        Expected::Domain { shown, known } => shown.is_ascii() && known.is_ascii(),
    }
}

/// Whether something was typed that no width folding makes a letter or digit of ASCII.
fn has_kana(typed: &str) -> bool {
    typed.nfkc().any(|c| !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_are_no_kana() {
        assert!(!has_kana("１２ｇｍａｉｌ．ｃｏｍ"));
        assert!(has_kana("ｇまいｌ"));
    }
}
