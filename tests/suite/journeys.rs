//! The way of a draft through the real screens, by what a person sees: role and name, in both languages.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::review::{Act, Expected};
use yubisashi::session::{Action, Judgement, Reviewing, Screen};
use yubisashi::text::{Lang, Text};

use crate::window::{Inside, Window, World, open, open_in, wait};

/// A quotation: a known customer in To, a colleague in Cc, one file.
const QUOTATION: &str = concat!(
    "From: yamaguchi@aoba.example.jp
To: Taro Tanaka <tanaka@client.example>
Cc: sato@aoba.example.jp
Bcc:
Subject: Quotation
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Dear Taro,

Please find the quotation attached.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=quotation.pdf

",
    include_str!("quotation.pdf"),
    "
--b--
"
);

/// Needs a reason: a word that must not go out.
const SECRET: &str = "From: yamaguchi@aoba.example.jp
To: tanaka@client.example
Subject: Prices

This is 社外秘 for now.
";

/// Seconds pass between two acts of a person.
const A_MOMENT: i64 = 700;

fn review(window: &Window) -> &Reviewing {
    window.state().session.reviewing().unwrap()
}

fn name(window: &Window, id: &str) -> String {
    window.state().text.get(id)
}

fn click(window: &mut Window, id: &str) {
    let name = name(window, id);
    window.get_by_role_and_label(Role::Button, &name).click();
    window.run();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

fn answered(window: &Window) -> usize {
    review(window).review.progress().0
}

fn boxes(window: &Window) -> usize {
    window.query_all_by_role(Role::CheckBox).count()
}

fn tick_box(window: &mut Window, at: usize) {
    wait(window, A_MOMENT);
    window.query_all_by_role(Role::CheckBox).nth(at).unwrap().click();
    window.run();
}

/// Answers the item in hand as somebody at the keyboard does.
fn answer_by_keyboard(window: &mut Window) {
    wait(window, A_MOMENT);
    let review = review(window);
    let act = review.in_hand.as_ref().and_then(|key| review.review.item(key)).unwrap().act.clone();
    match act {
        Act::Tick => press(window, Modifiers::NONE, Key::Space),
        Act::Type(Expected::Outsiders(number) | Expected::Count(number)) => type_text(window, &number.to_string()),
        Act::Type(Expected::Word(word)) => type_text(window, &word),
        Act::Type(Expected::Domain { shown, .. }) => {
            type_text(window, &shown);
            press(window, Modifiers::COMMAND, Key::ArrowDown);
        }
        Act::Reason => {
            type_text(window, "The customer may see it");
            press(window, Modifiers::COMMAND, Key::ArrowDown);
        }
        Act::None | Act::Blocked => panic!("nothing to answer"),
    }
}

fn approved(window: &Window) -> usize {
    window.state().recorded.iter().filter(|judgement| matches!(judgement, Judgement::Approved(_))).count()
}

#[test]
fn nothing_is_approved_while_an_item_is_open() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", QUOTATION);
        let all = boxes(&window);
        assert_eq!(all, 3, "two people and a file");
        for at in 0..all {
            click(&mut window, "approve-author");
            press(&mut window, Modifiers::COMMAND, Key::Enter);
            assert_eq!(approved(&window), 0, "after {at} of {all} answers");
            tick_box(&mut window, at);
        }
        assert_eq!(approved(&window), 0, "answers alone approve nothing");
        click(&mut window, "approve-author");
        assert_eq!(approved(&window), 1);
        assert!(matches!(window.state().session.screen, Screen::Done(_)));
    }
}

#[test]
fn what_was_not_seen_is_not_answered() {
    let mut window = open(Lang::En, "", QUOTATION);
    let mut unseen = open_unfocused();
    tick_box(&mut window, 0);
    tick_box(&mut unseen, 0);
    assert_eq!((answered(&window), answered(&unseen)), (1, 0));
    let refusal = name(&unseen, "refusal-not-seen");
    assert!(unseen.query_by_label(&refusal).is_some());
}

/// A window behind others: what it shows, nobody sees.
fn open_unfocused() -> Window {
    crate::window::open_with(Lang::En, "", QUOTATION, |input| input.focused = false)
}

#[test]
fn a_key_right_after_opening_answers_nothing() {
    let mut window = open(Lang::En, "", QUOTATION);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(answered(&window), 0);
    assert!(window.query_by_label(&name(&window, "refusal-too-soon")).is_some());
    wait(&mut window, A_MOMENT);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(answered(&window), 1);
}

#[test]
fn keys_alone_answer_and_approve() {
    for (lang, mail) in Lang::ALL.into_iter().flat_map(|lang| [(lang, QUOTATION), (lang, SECRET)]) {
        let mut window = open(lang, "", mail);
        let mut steps = 0;
        while review(&window).review.open_items().next().is_some() {
            answer_by_keyboard(&mut window);
            steps += 1;
            assert!(steps < 10, "the keys go round in circles");
        }
        for key in [Key::Enter, Key::Space] {
            press(&mut window, Modifiers::NONE, key);
            assert_eq!(approved(&window), 0, "bare {key:?} approves nothing");
        }
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        assert_eq!(approved(&window), 1);
    }
}

#[test]
fn space_and_enter_do_not_approve_even_on_the_button() {
    let mut window = open(Lang::Ja, "", QUOTATION);
    (0..boxes(&window)).for_each(|at| tick_box(&mut window, at));
    let approve = name(&window, "approve-author");
    for key in [Key::Enter, Key::Space] {
        window.get_by_role_and_label(Role::Button, &approve).focus();
        window.run();
        press(&mut window, Modifiers::NONE, key);
        assert_eq!(approved(&window), 0, "{key:?}");
    }
}

#[test]
fn a_held_space_answers_once() {
    let mut window = open(Lang::En, "", QUOTATION);
    wait(&mut window, A_MOMENT);
    window.key_down(Key::Space);
    window.run();
    for _ in 0..20 {
        let held =
            Event::Key { key: Key::Space, physical_key: None, pressed: true, repeat: true, modifiers: Modifiers::NONE };
        window.event(held);
        window.event(Event::Text(" ".to_owned()));
        wait(&mut window, A_MOMENT);
    }
    assert_eq!(answered(&window), 1);
    window.key_up(Key::Space);
    window.run();
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(answered(&window), 2);
}

#[test]
fn an_answer_can_be_taken_back() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", QUOTATION);
        tick_box(&mut window, 0);
        assert_eq!(answered(&window), 1);
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        click(&mut window, "answer-take-back");
        assert_eq!(answered(&window), 1, "the second half of a double click takes nothing back");
        wait(&mut window, 700);
        click(&mut window, "answer-take-back");
        assert_eq!(answered(&window), 0);
        tick_box(&mut window, 0);
        tick_box(&mut window, 0);
        assert_eq!(answered(&window), 0, "a second click on the box takes it back too");
    }
}

#[test]
fn a_reason_is_typed_and_not_ticked() {
    let mut window = open(Lang::Ja, "", SECRET);
    let reason = name(&window, "act-reason");
    let field = window.get_by_role_and_label(Role::TextInput, &reason);
    assert!(field.is_focused(), "the field takes the focus with its item");
    wait(&mut window, A_MOMENT);
    for text in ["了承", " ", "済み"] {
        if text == " " {
            window.key_press(Key::Space);
        }
        type_text(&mut window, text);
    }
    assert_eq!(answered(&window), 0, "nothing is answered by typing alone");
    click(&mut window, "act-reason-give");
    assert_eq!(answered(&window), 1);
    let given = window.state().text.with("answer-reason", &[("text", "了承 済み".into())]);
    assert!(window.query_by_label(&given).is_some());
}

#[test]
fn what_is_pasted_proves_nothing() {
    let mut window = open(Lang::En, "format = 1\n[levels]\nrecipient_external = \"prove\"\n", SECRET);
    let mut steps = 0;
    while !matches!(act_in_hand(&window), Act::Type(_)) {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        steps += 1;
        assert!(steps < 10, "no proof is asked for");
    }
    wait(&mut window, A_MOMENT);
    window.event(Event::Paste("1".to_owned()));
    window.run();
    assert_eq!(answered(&window), 0);
    type_text(&mut window, "１");
    assert_eq!(answered(&window), 1, "a full-width digit is the same digit");
}

fn act_in_hand(window: &Window) -> Act {
    let review = review(window);
    review.in_hand.as_ref().and_then(|key| review.review.item(key)).unwrap().act.clone()
}

#[test]
fn what_lies_below_is_seen_when_it_comes_up() {
    let wrong: Vec<_> = (0..60).map(|number| format!("person{number}@client")).collect();
    let mail = format!("From: yamaguchi@aoba.example.jp\nTo: {}\nSubject: Hello\n\nHello\n", wrong.join(", "));
    let mut window = open(Lang::En, "", &mail);
    let unseen = |window: &Window| {
        let review = &review(window).review;
        review.items().iter().filter(|item| review.seen_at(&item.key).is_none()).count()
    };
    let before = unseen(&window);
    assert!(before > 30, "{before}");
    for _ in 0..30 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert!(unseen(&window) < before);
    assert!(unseen(&window) > 0);
}

#[test]
fn a_screen_reader_hears_level_sentence_evidence_and_state() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", QUOTATION);
        let text = Text::new(lang);
        let spoken = |window: &Window| {
            let node = window.query_all_by_role(Role::CheckBox).next().unwrap();
            node.accesskit_node().label().unwrap()
        };
        for part in [text.get("level-confirm"), "tanaka@client.example".to_owned(), text.get("state-open")] {
            assert!(spoken(&window).contains(&part), "{part} in {}", spoken(&window));
        }
        tick_box(&mut window, 0);
        assert!(spoken(&window).contains(&text.get("state-answered")));
    }
}

fn copied(window: &Window) -> Vec<&str> {
    let wishes = window.state().wishes.iter();
    wishes.filter_map(|wish| if let Action::Copy(text) = wish { Some(text.as_str()) } else { None }).collect()
}

#[test]
fn an_address_is_copied_by_key_and_by_name() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", QUOTATION);
        window.event(Event::Copy);
        window.run();
        assert_eq!(copied(&window), ["tanaka@client.example"]);
        let args = [("count", 1_u64.into()), ("address", "tanaka@client.example".into())];
        let name = window.state().text.with("copy-name", &args);
        window.get_by_role_and_label(Role::Button, &name).click();
        window.run();
        assert_eq!(copied(&window), ["tanaka@client.example"; 2]);
    }
}

#[test]
fn whoever_is_counted_can_be_named() {
    let crowd: Vec<String> = (0..60).map(|number| format!("p{number}@firm{number}.example")).collect();
    let mail = format!("From: yamaguchi@aoba.example.jp\nBcc: {}, sato@aoba.example.jp\n\nHello\n", crowd.join(", "));
    let mut window = open(Lang::En, "", &mail);
    // One row of the message, and none of the list.
    let shown = |window: &Window| window.query_all_by_label_contains("p0@firm0.example").count();
    let before = shown(&window);
    let unfold = window.state().text.with("people-unfold", &[("count", 60_u64.into())]);
    window.get_by_role_and_label(Role::Button, &unfold).click();
    window.run();
    assert_eq!(shown(&window), before + 1);
}

#[test]
fn how_far_it_is_can_be_heard_once() {
    let mut window = open(Lang::En, "", QUOTATION);
    tick_box(&mut window, 0);
    let name = window.state().text.with("progress", &[("done", 1_u64.into()), ("all", 3_u64.into())]);
    let progress = window.get_by_label(&name);
    assert_eq!(progress.accesskit_node().role(), Role::ProgressIndicator);
    assert_eq!(progress.accesskit_node().numeric_value(), Some(1.0));
}

#[test]
fn the_bcc_row_is_always_there() {
    for (lang, bcc, shown) in [(Lang::Ja, "Bcc:\n", "なし"), (Lang::En, "Bcc:\n", "nobody")] {
        let window =
            open(lang, "", &format!("From: yamaguchi@aoba.example.jp\nTo: tanaka@client.example\n{bcc}\nHello\n"));
        assert!(window.query_by_label("Bcc").is_some());
        assert!(window.query_all_by_label(shown).next().is_some());
    }
}

#[test]
fn the_language_changes_at_once() {
    let mut window = open(Lang::Ja, "", QUOTATION);
    assert!(window.query_by_label("送信前の確認").is_some());
    window.state_mut().text = Text::new(Lang::En);
    window.run();
    assert!(window.query_by_label("Check before sending").is_some());
    assert!(window.query_by_label("送信前の確認").is_none());
}

#[test]
fn words_are_found_in_the_message() {
    let mut window = open(Lang::En, "", QUOTATION);
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "QUOTATION");
    let count = window.state().text.with("find-count", &[("at", 1_u64.into()), ("count", 1_u64.into())]);
    assert!(window.query_by_label(&count).is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label(&count).is_none());
    wait(&mut window, A_MOMENT);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(answered(&window), 1, "the item in hand is next again");
}

#[test]
fn enter_in_a_reason_does_nothing_and_tab_leads_to_its_button() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", SECRET);
        wait(&mut window, A_MOMENT);
        type_text(&mut window, "The customer");
        press(&mut window, Modifiers::NONE, Key::Enter);
        type_text(&mut window, " knows");
        assert_eq!(answered(&window), 0);
        press(&mut window, Modifiers::NONE, Key::Tab);
        press(&mut window, Modifiers::NONE, Key::Space);
        assert_eq!(answered(&window), 1);
        let said = window.state().text.with("answer-reason", &[("text", "The customer knows".into())]);
        assert!(window.query_all_by_label_contains(&said).next().is_some());
    }
}

#[test]
fn behind_a_question_nothing_is_answered_or_approved() {
    let mut window = open(Lang::En, "", QUOTATION);
    wait(&mut window, A_MOMENT);
    click(&mut window, "send-back-author");
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(answered(&window), 0);
    window.state_mut().wish(Action::Cancel);
    (0..boxes(&window)).for_each(|at| tick_box(&mut window, at));
    click(&mut window, "send-back-author");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(approved(&window), 0);
}

#[test]
fn approving_waits_for_files_and_whoever_does_not_want_to_wait_may_say_so() {
    for lang in Lang::ALL {
        let world = World { inside: Inside::Later, ..World::new(lang, "") };
        let mut window = open_in(world, QUOTATION, |_| {});
        let waits = window.state().text.with("remains-inspecting", &[("n", 1_u64.into())]);
        assert!(window.query_all_by_label_contains(&waits).next().is_some());
        assert!(window.query_all_by_label(&name(&window, "file-inspecting")).next().is_some());
        (0..boxes(&window)).for_each(|at| tick_box(&mut window, at));
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        click(&mut window, "approve-author");
        assert_eq!((approved(&window), answered(&window)), (0, 3));
        click(&mut window, "inspecting-do-not-wait");
        assert!(window.query_all_by_label(&name(&window, "file-inspecting")).next().is_none());
        assert!(window.state().inspecting.as_ref().unwrap().stop.is_asked());
    }
}

#[test]
fn a_file_that_holds_nothing_wrong_keeps_every_answer_given_meanwhile() {
    let world = World { inside: Inside::Later, ..World::new(Lang::En, "") };
    let mut window = open_in(world, QUOTATION, |_| {});
    (0..boxes(&window)).for_each(|at| tick_box(&mut window, at));
    let inspecting = window.state_mut().inspecting.take().unwrap();
    for event in crate::window::inspect(&inspecting) {
        window.state_mut().hear(event);
    }
    window.run();
    assert_eq!(answered(&window), 3);
    click(&mut window, "approve-author");
    assert_eq!(approved(&window), 1);
}

/// How often a domain can be read on the screen: as a sentence, in an address, or alone.
fn readable(window: &Window, domain: &str) -> usize {
    let name = |node: egui_kittest::Node<'_>| node.accesskit_node().label().or(node.accesskit_node().value());
    window
        .query_all_by(|node| node.label().is_some() || node.value().is_some())
        .filter_map(name)
        .filter(|said| said.contains(domain))
        .count()
}

#[test]
fn a_look_alike_can_be_read_until_its_first_letter_is_typed_and_not_copied_from_the_screen() {
    let mail = QUOTATION.replace("tanaka@client.example", "tanaka@cliemt.example");
    let mut window = open(Lang::En, "", &mail);
    let items = review(&window).review.items().iter();
    let is_domain = |act: &Act| matches!(act, Act::Type(Expected::Domain { .. }));
    let key = items.clone().find(|item| is_domain(&item.act)).unwrap().key.clone();
    window.state_mut().wish(Action::TakeInHand(key.clone()));
    window.run();
    let typed = |window: &Window| review(window).typed.get(&key).cloned().unwrap_or_default();
    assert!(readable(&window, "cliemt.example") > 0, "the field has the focus, and nothing is typed");
    type_text(&mut window, "c");
    assert_eq!((typed(&window).as_str(), readable(&window, "cliemt.example")), ("c", 0));
    press(&mut window, Modifiers::NONE, Key::Backspace);
    assert_eq!((typed(&window).as_str(), readable(&window, "cliemt.example")), ("", 0), "no peeping between letters");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(readable(&window, "cliemt.example") > 0, "whoever begins anew can read it again");
}
