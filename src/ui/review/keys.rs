//! The keys of the review.
//!
//! egui lets Space and Enter click whatever has the focus, again and again while they are held. Here they answer an item
//! once, and never approve.

use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{Event, ImeEvent, Key, Modifiers, Ui};

use super::item::field_id;
use super::view::Looking;
use super::{files, inside, people};
use crate::check::Place;
use crate::session::{Action, Reviewing};
use crate::ui::{Cx, within};

/// Takes the keys that mean something here out of the input, before anything is drawn.
pub(super) fn handle(cx: &mut Cx<'_>, ui: &Ui, on: &Reviewing, looking: &mut Looking) {
    commands(cx, ui, on, looking);
    let typing = ui.ctx().text_edit_focused();
    let was_typing = std::mem::replace(&mut looking.keys.in_field, typing);
    let composing = looking.keys.composing;
    steps(cx, ui, on, looking, typing);
    // The field has lost the focus by then: egui takes it away on Escape.
    if looking.find.is_open() && !composing && escaped(ui) {
        looking.find.close();
    } else if on.is_enclosed() && !composing && !typing {
        // Escape out of a field leaves the field and no more.
        let escaped = escaped(ui) && !was_typing;
        if escaped || within::is_back(ui) {
            cx.send(Action::GoBack);
        }
    }
    release_space(ui, looking);
    if !typing && on_items(ui, looking) {
        space(cx, ui, on, looking);
        copy(cx, ui, on);
    }
}

fn escaped(ui: &Ui) -> bool {
    ui.input_mut(|input| pressed_once(&mut input.events, Modifiers::NONE, Key::Escape))
}

/// Copies the addresses of the item in hand, where no text is selected.
fn copy(cx: &mut Cx<'_>, ui: &Ui, on: &Reviewing) {
    let pressed = ui.input(|input| input.events.contains(&Event::Copy));
    if !pressed || ui.ctx().plugin::<LabelSelectionState>().lock().has_selection() {
        return;
    }
    let item = on.in_hand.as_ref().and_then(|key| on.review.item(key));
    let addresses = item.map(|item| people::copied(&on.draft, item)).unwrap_or_default();
    if !addresses.is_empty() {
        cx.send(Action::Copy(addresses));
    }
}

fn commands(cx: &mut Cx<'_>, ui: &Ui, on: &Reviewing, looking: &mut Looking) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| pressed_once(&mut input.events, modifiers, key));
    if pressed(Modifiers::COMMAND, Key::Enter) && on.review.readiness().is_ok() && !on.is_recording() {
        cx.send(Action::Approve);
    }
    if pressed(Modifiers::COMMAND, Key::ArrowDown) {
        cx.send(Action::NextOpen);
    }
    if pressed(Modifiers::COMMAND, Key::F) {
        looking.find.open();
        looking.message_tab = true;
    }
    if pressed(Modifiers::COMMAND, Key::I) {
        look_inside(cx, ui, on);
    }
    if pressed(Modifiers::NONE, Key::F5) {
        cx.send(Action::ReadAgain);
    }
}

/// Into the file of the item in hand, at its evidence; else into the first file there is.
fn look_inside(cx: &mut Cx<'_>, ui: &Ui, on: &Reviewing) {
    let place = on.in_hand.as_ref().and_then(|key| on.review.item(key)).map(|item| &item.place);
    let (index, place) = match place {
        Some(place @ Place::Attachment { index, .. }) => (*index, Some(place)),
        Some(_) | None => (0, None),
    };
    if files::shows_inside(on, index) {
        inside::aim(ui, on, index, place);
        cx.send(Action::PreviewAttachment(index));
    }
}

/// Up and down, also out of the one-line field of an act, unless an input method is choosing among its candidates.
fn steps(cx: &mut Cx<'_>, ui: &Ui, on: &Reviewing, looking: &mut Looking, typing: bool) {
    looking.keys.composing = is_composing(ui, looking.keys.composing);
    let item = on.in_hand.as_ref().and_then(|key| on.review.item(key));
    let in_act = item.is_some_and(|item| ui.memory(|memory| memory.has_focus(field_id(item))));
    if looking.keys.composing || typing && !in_act {
        return;
    }
    let times = |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    (0..times(Key::ArrowDown)).for_each(|_| cx.send(Action::Down));
    (0..times(Key::ArrowUp)).for_each(|_| cx.send(Action::Up));
}

fn is_composing(ui: &Ui, before: bool) -> bool {
    ui.input(|input| {
        let last =
            input.events.iter().rev().find_map(|event| if let Event::Ime(ime) = event { Some(ime) } else { None });
        last.map_or(before, |ime| matches!(ime, ImeEvent::Preedit { text, .. } if !text.is_empty()))
    })
}

/// Whether the focus is nowhere or on an item, so that Space is for the item in hand.
fn on_items(ui: &Ui, looking: &Looking) -> bool {
    let focused = ui.memory(eframe::egui::Memory::focused);
    focused.is_none() || focused == looking.focused_item
}

/// Space answers the item in hand; on one that asks nothing more it goes on to the next.
fn space(cx: &mut Cx<'_>, ui: &Ui, on: &Reviewing, looking: &mut Looking) {
    let pressed = ui.input_mut(|input| pressed_once(&mut input.events, Modifiers::NONE, Key::Space));
    // Enter on an item does nothing: it also ends what an input method composes.
    ui.input_mut(|input| input.events.retain(|event| !is_press(event, Modifiers::NONE, Key::Enter)));
    if !pressed || on.is_read_only() {
        return;
    }
    looking.keys.space_is_down = true;
    let item = on.in_hand.as_ref().and_then(|key| on.review.item(key));
    match item {
        Some(item) if on.review.is_open(item) => cx.send(Action::Tick(item.key.clone())),
        Some(_) | None => cx.send(Action::NextOpen),
    }
}

/// While Space is held from an item on, it neither repeats nor types.
fn release_space(ui: &Ui, looking: &mut Looking) {
    if !looking.keys.space_is_down {
        return;
    }
    ui.input_mut(|input| {
        let up = |event: &Event| matches!(event, Event::Key { key: Key::Space, pressed: false, .. });
        if input.events.iter().any(up) || !input.focused {
            looking.keys.space_is_down = false;
        } else {
            input
                .events
                .retain(|event| !is_repeat(event, Key::Space) && !matches!(event, Event::Text(text) if text == " "));
        }
    });
}

/// Whether the key went down, held or not; all its presses are taken out, and only a first one counts.
fn pressed_once(events: &mut Vec<Event>, modifiers: Modifiers, wanted: Key) -> bool {
    let first = events.iter().any(|event| is_press(event, modifiers, wanted) && !is_repeat(event, wanted));
    events.retain(|event| !is_press(event, modifiers, wanted));
    first
}

fn is_press(event: &Event, wanted: Modifiers, wanted_key: Key) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if *key == wanted_key && modifiers.matches_logically(wanted))
}

fn is_repeat(event: &Event, wanted: Key) -> bool {
    matches!(event, Event::Key { key, repeat: true, pressed: true, .. } if *key == wanted)
}
