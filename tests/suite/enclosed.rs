//! A mail inside a mail on the screen: it gets a review of its own, and the one around it is as it was left.

use std::fmt::Write as _;
use std::fs;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::mail::Digest;
use yubisashi::session::{Action, Judgement, Reviewing, Screen};
use yubisashi::text::Lang;

use crate::window::{Window, World, open_in, wait};

/// What a colleague wants to be looked at.
const DRAFT: &str = "From: sato@aoba.example.jp
To: Taro Tanaka <tanaka@client.example>
Subject: Quotation

Dear Taro,

The price is 1,200 yen.
";

fn mail() -> String {
    let lines = "This is one of many lines.\n\n".repeat(60);
    format!(
        "From: sato@aoba.example.jp
To: yamaguchi@aoba.example.jp
Subject: Please look at this
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Dear Yamaguchi,

{lines}
--b
Content-Type: message/rfc822
Content-Disposition: attachment; filename=draft.eml

{DRAFT}
--b--
"
    )
}

fn window(lang: Lang) -> Window {
    open_in(World::new(lang, ""), &mail(), |_| {})
}

fn review(window: &Window) -> &Reviewing {
    window.state().session.reviewing().unwrap()
}

fn subject(window: &Window) -> &str {
    &review(window).draft.subject
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn text(window: &Window, id: &str) -> String {
    window.state().text.get(id)
}

/// The button of the file that opens it as a mail.
fn open_as_a_mail(window: &mut Window) {
    let name = format!("{} draft.eml", text(window, "file-as-mail"));
    window.query_all_by_role_and_label(Role::Button, &name).next().unwrap().click();
    window.run();
}

fn way_back(window: &Window) -> String {
    window.state().text.with("within-back-named", &[("name", "quotation.eml".into())])
}

/// Everything in the review is looked at and answered.
fn answer(window: &mut Window) {
    let items = review(window).review.items().to_vec();
    for item in &items {
        window.state_mut().wish(Action::Seen(item.key.clone()));
    }
    wait(window, 700);
    for item in items {
        window.state_mut().wish(Action::Tick(item.key));
    }
    wait(window, 700);
}

#[test]
fn a_colleagues_draft_is_approved_inside_and_every_way_leads_back() {
    for lang in Lang::ALL {
        let mut window = window(lang);
        open_as_a_mail(&mut window);
        assert_eq!(subject(&window), "Quotation");
        let path = format!("{}  quotation.eml › draft.eml", text(&window, "within-title"));
        assert!(window.query_by_label(&path).is_some(), "{path} is missing");
        assert!(window.query_by_label(&text(&window, "review-title-second")).is_some());
        answer(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::Enter);
        let [Judgement::Approved(approval)] = &window.state().recorded[..] else { panic!("it is not approved") };
        assert_eq!(approval.outcome().role(), yubisashi::check::Role::SecondChecker);
        assert!(matches!(window.state().session.screen, Screen::Done(_)));
        let back = way_back(&window);
        window.query_all_by_role_and_label(Role::Button, &back).last().unwrap().click();
        window.run();
        assert_eq!(subject(&window), "Please look at this");
        assert!(window.query_by_label(&back).is_none());
        assert!(window.query_by_label(&text(&window, "file-approved")).is_some(), "what came of it stands at the file");
    }
}

#[test]
fn answers_scroll_and_the_inner_view_are_as_they_were_left() {
    let mut window = window(Lang::En);
    // Somewhere in the middle of the text, with one answer and the file looked into.
    let line = "This is one of many lines.";
    let place = window.query_all_by_label(line).next().unwrap().rect().center();
    window.event(Event::PointerMoved(place));
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -500.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    };
    window.event(wheel);
    window.run();
    wait(&mut window, 700);
    let key = review(&window).review.items()[0].key.clone();
    window.state_mut().wish(Action::Tick(key));
    window.run();
    let lines = |window: &Window| -> Vec<_> { window.query_all_by_label(line).map(|line| line.rect()).collect() };
    let (before, progress) = (lines(&window), review(&window).review.progress());
    press(&mut window, Modifiers::COMMAND, Key::I);
    assert!(review(&window).preview.is_some());
    let open = text(&window, "file-as-mail");
    window.get_by_role_and_label(Role::Button, &open).click();
    window.run();
    assert_eq!(subject(&window), "Quotation");
    answer(&mut window);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!((subject(&window), review(&window).review.progress()), ("Please look at this", progress));
    let closes = text(&window, "inside-close");
    assert!(window.query_by_role_and_label(Role::Button, &closes).is_some(), "the inner view is open again");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(subject(&window), "Please look at this", "Escape closes what is nearest");
    assert_eq!(lines(&window), before);
}

#[test]
fn escape_and_alt_left_lead_back_and_out_of_a_field_escape_does_not() {
    let mut window = window(Lang::En);
    for (modifiers, key) in [(Modifiers::NONE, Key::Escape), (Modifiers::ALT, Key::ArrowLeft)] {
        open_as_a_mail(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::F);
        let field = text(&window, "find-field");
        assert!(window.query_by_role_and_label(Role::TextInput, &field).is_some());
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(subject(&window), "Quotation", "Escape closes the search first");
        press(&mut window, modifiers, key);
        assert_eq!(subject(&window), "Please look at this");
        press(&mut window, modifiers, key);
        assert_eq!(subject(&window), "Please look at this", "there is nothing around it");
    }
}

#[test]
fn what_is_whose_can_be_said() {
    let mut window = window(Lang::Ja);
    open_as_a_mail(&mut window);
    let name = text(&window, "start-somebody-elses");
    window.get_by_role_and_label(Role::CheckBox, &name).click();
    window.run();
    assert!(window.query_by_label(&text(&window, "review-title")).is_some());
    assert_eq!(review(&window).review.role(), yubisashi::check::Role::Author);
}

/// An Outlook item and a text, as files of a mail.
fn with_an_item() -> (String, Digest) {
    let item = fs::read("tests/outlook/plain-ja.msg").unwrap();
    let mut coded = String::new();
    for (at, byte) in item.iter().enumerate() {
        write!(coded, "={byte:02X}").unwrap();
        if at % 20 == 19 {
            coded += "=\n";
        }
    }
    let file = |name: &str, coded: &str| {
        format!(
            "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename={name}\n\
             Content-Transfer-Encoding: quoted-printable\n\n{coded}\n"
        )
    };
    let head = "To: a@client.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n";
    (format!("{head}{}{}--b--\n", file("item.msg", &coded), file("note.txt", "note")), Digest::of(&item))
}

#[test]
fn an_outlook_item_is_opened_too_and_other_files_are_not_offered() {
    let (mail, item) = with_an_item();
    let mut window = open_in(World::new(Lang::En, ""), &mail, |_| {});
    let verb = text(&window, "file-as-mail");
    let offered = |name: &str| window.query_all_by_role_and_label(Role::Button, &format!("{verb} {name}")).count();
    assert!(offered("item.msg") > 0 && offered("note.txt") == 0);
    window.state_mut().wish(Action::OpenEnclosed(0));
    window.run();
    assert_eq!(review(&window).draft.digest, item);
    let named = |role| window.query_all_by_role(role).all(|node| node.accesskit_node().label().is_some());
    assert!(named(Role::Button) && named(Role::CheckBox));
}
