//! "Not a mistake here" on the real screens: said for an item, shown as a note, taken back there or in the settings.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::policy::Level;
use yubisashi::review::{Grant, Item, Row};
use yubisashi::session::{Action, Judgement};
use yubisashi::text::Lang;

use crate::window::{Window, open, wait};

const MAIL: &str = "From: yamaguchi@aoba.example.jp
To: tanaka@client.example
Bcc:
Subject: Prices
Content-Type: text/plain; charset=utf-8

Dear Taro,

The prices are confidential.
";

/// What an item has to be looked at for.
const A_MOMENT: i64 = 700;

fn word(window: &Window) -> Item {
    let items = window.state().session.reviewing().unwrap().review.items();
    items.iter().find(|item| item.rows.iter().any(|row| row.finding.check == "flagged_keyword")).unwrap().clone()
}

fn kept(window: &Window) -> usize {
    window.state().session.desk.settings.waivers.len()
}

fn name(window: &Window, id: &str) -> String {
    window.state().text.get(id)
}

/// Clicks the button of this name, or the first whose name goes on with what it is about.
fn click(window: &mut Window, id: &str) {
    let name = name(window, id);
    let named = |node: &egui_kittest::Node<'_>, all: bool| {
        node.accesskit_node().label().is_some_and(|label| if all { label == name } else { label.starts_with(&name) })
    };
    let exactly = window.query_all_by_role(Role::Button).find(|node| named(node, true));
    let button = exactly.or_else(|| window.query_all_by_role(Role::Button).find(|node| named(node, false)));
    // What lies below the window is reached as a screen reader does.
    button.unwrap_or_else(|| panic!("no {name}")).click_accesskit();
    window.run();
}

fn shows(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn take_in_hand(window: &mut Window) {
    let key = word(window).key;
    window.state_mut().wish(Action::TakeInHand(key));
    window.run();
    wait(window, A_MOMENT);
}

fn waive(window: &mut Window, reason: &str) {
    take_in_hand(window);
    click(window, "waive");
    // The field for the reason has the focus.
    window.event(Event::Text(reason.to_owned()));
    window.run();
    click(window, "dialog-waive-yes");
}

#[test]
fn what_was_called_no_mistake_is_a_note_that_says_why_and_goes_into_the_record() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", MAIL);
        assert_eq!(word(&window).level, Level::Confirm);
        waive(&mut window, "Joint work");
        assert_eq!((word(&window).level, kept(&window)), (Level::Note, 1));
        assert!(shows(&window, "Joint work"), "the note says why");
        assert!(shows(&window, &name(&window, "section-nothing")), "nothing is left to look at again");
        wait(&mut window, A_MOMENT);
        window.query_all_by_role(Role::CheckBox).next().unwrap().click();
        window.run();
        click(&mut window, "approve-author");
        let Some(Judgement::Approved(approval)) = window.state().recorded.last() else { panic!("not approved") };
        let grants: Vec<&Grant> =
            approval.outcome().items().iter().flat_map(|(item, _)| &item.rows).flat_map(Row::grants).collect();
        assert_eq!(grants.iter().map(|grant| grant.reason.as_str()).collect::<Vec<_>>(), ["Joint work"]);
    }
}

#[test]
fn without_a_reason_nothing_is_waived() {
    let mut window = open(Lang::En, "", MAIL);
    take_in_hand(&mut window);
    click(&mut window, "waive");
    assert!(shows(&window, &name(&window, "dialog-waive-no-reason")));
    window.key_press_modifiers(Modifiers::NONE, Key::Enter);
    window.run();
    click(&mut window, "dialog-waive-no");
    assert_eq!((word(&window).level, kept(&window)), (Level::Confirm, 0));
}

#[test]
fn keys_alone_waive_and_take_back() {
    let mut window = open(Lang::En, "", MAIL);
    take_in_hand(&mut window);
    let press = |window: &mut Window, key: Key| {
        window.key_press(key);
        window.run();
    };
    // From the box of the item over "Why?" to the link.
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Enter);
    window.event(Event::Text("Joint work".to_owned()));
    window.run();
    // Over the days and "Cancel" to the button.
    for _ in 0..4 {
        press(&mut window, Key::Tab);
    }
    press(&mut window, Key::Enter);
    assert_eq!((word(&window).level, kept(&window)), (Level::Note, 1));
    take_in_hand(&mut window);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Enter);
    assert_eq!((word(&window).level, kept(&window)), (Level::Confirm, 0));
}

#[test]
fn it_is_explained_and_taken_back_where_it_stands() {
    let mut window = open(Lang::En, "", MAIL);
    waive(&mut window, "Joint work");
    take_in_hand(&mut window);
    assert!(!shows(&window, &name(&window, "why-change-waived")));
    let why = name(&window, "why");
    let about = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(&why) && label.contains("confidential"))
    };
    window.query_all_by_role(Role::Button).find(about).unwrap().click();
    window.run();
    assert!(shows(&window, &name(&window, "why-change-waived")));
    click(&mut window, "waived-take-back");
    assert_eq!((word(&window).level, kept(&window)), (Level::Confirm, 0));
    assert!(window.state().session.reviewing().unwrap().review.is_open(&word(&window)));
}

#[test]
fn the_settings_list_it_and_what_was_taken_back_can_be_put_back() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", MAIL);
        waive(&mut window, "Joint work");
        window.state_mut().wish(Action::ShowSettings);
        window.run();
        let words = ["confidential", "client.example", "Joint work"];
        assert!(words.iter().all(|words| shows(&window, words)));
        click(&mut window, "waived-take-back");
        assert_eq!((word(&window).level, kept(&window)), (Level::Confirm, 0));
        click(&mut window, "undo");
        assert_eq!((word(&window).level, kept(&window)), (Level::Note, 1));
    }
}

#[test]
fn where_the_policy_does_not_allow_it_nothing_is_offered() {
    let mut window = open(Lang::En, "format = 1\n[waivers]\nchecks = []\n", MAIL);
    take_in_hand(&mut window);
    assert!(!shows(&window, &name(&window, "waive")));
    window.state_mut().wish(Action::ShowSettings);
    window.run();
    assert!(shows(&window, &name(&window, "settings-waivers-policy")));
}
