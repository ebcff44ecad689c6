//! A mail folder that is one file: choosing a message by keyboard and by what is typed, and approving exactly that one.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::review::Act;
use yubisashi::session::{Judgement, Origin, Page, Screen};
use yubisashi::text::Lang;

use crate::window::{Inside, Window, World, open_in, wait};

const TWO: &str = "\
From - Fri Nov 20 10:00:00 2026
From: yamaguchi@aoba.example.jp
To: Taro Tanaka <tanaka@client.example>
Subject: Quotation
Date: Fri, 20 Nov 2026 10:00:00 +0900

Dear Taro,

Thank you.

From - Sat Nov 21 10:00:00 2026
From: yamaguchi@aoba.example.jp
To: sato@aoba.example.jp
Subject: Lunch
Date: Sat, 21 Nov 2026 10:00:00 +0900

At noon?

";

fn chooser(lang: Lang, folder: &str) -> Window {
    open_in(World { inside: Inside::Clean, ..World::new(lang, "") }, folder, |_| {})
}

fn press(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run();
}

fn rows(window: &Window) -> Vec<String> {
    let named = |node: egui_kittest::Node<'_>| node.accesskit_node().label();
    let rows = window.query_all_by_role(Role::Button).filter_map(named);
    rows.filter(|name| name.contains("Quotation") || name.contains("Lunch") || name.contains("Mail No.")).collect()
}

fn subject(window: &Window) -> Option<&str> {
    window.state().session.reviewing().map(|on| on.draft.subject.as_str())
}

fn approve(window: &mut Window) {
    while window.state().session.reviewing().unwrap().review.readiness().is_err() {
        wait(window, 700);
        let on = window.state().session.reviewing().unwrap();
        let item = on.in_hand.as_ref().and_then(|key| on.review.item(key)).unwrap();
        assert_eq!(item.act, Act::Tick);
        press(window, Key::Space);
    }
    wait(window, 700);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
}

fn approved_subjects(window: &Window) -> usize {
    window.state().recorded.iter().filter(|judgement| matches!(judgement, Judgement::Approved(_))).count()
}

#[test]
fn the_newest_is_first_and_the_keyboard_chooses_another() {
    for lang in Lang::ALL {
        let mut window = chooser(lang, TWO);
        let names = rows(&window);
        assert!(names[0].starts_with("Lunch, ") && names[0].contains("sato@aoba.example.jp"), "{names:?}");
        assert!(names[1].starts_with("Quotation, ") && names[1].contains("Taro Tanaka"), "{names:?}");
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Enter);
        assert_eq!(subject(&window), Some("Quotation"));
        approve(&mut window);
        assert_eq!(approved_subjects(&window), 1);
    }
}

#[test]
fn enter_opens_the_newest_at_once() {
    let mut window = chooser(Lang::En, TWO);
    press(&mut window, Key::Enter);
    assert_eq!(subject(&window), Some("Lunch"));
}

#[test]
fn typing_searches_and_the_arrow_leads_into_the_list() {
    let mut window = chooser(Lang::En, TWO);
    for letter in ["T", "a", "r", "o"] {
        window.event(Event::Text(letter.to_owned()));
        window.run();
    }
    let Some(Page::Folder(folder)) = &window.state().session.page else { panic!("no list") };
    assert_eq!((folder.search.as_str(), folder.found.len()), ("Taro", 1));
    assert_eq!(rows(&window).len(), 1);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(subject(&window), Some("Quotation"));
}

#[test]
fn a_folder_that_changed_elsewhere_does_not_matter_and_a_message_that_is_gone_does() {
    let mut window = chooser(Lang::En, TWO);
    press(&mut window, Key::Enter);
    let (first, second) = TWO.split_once("\nFrom - Sat").unwrap();
    window.state_mut().source = format!("From - Sat{second}{first}\n").into_bytes();
    approve(&mut window);
    assert_eq!(approved_subjects(&window), 1);

    let mut window = chooser(Lang::En, TWO);
    press(&mut window, Key::Enter);
    window.state_mut().source = first.as_bytes().to_vec();
    approve(&mut window);
    assert_eq!(approved_subjects(&window), 0);
    assert!(matches!(window.state().session.screen, Screen::Review(_)));
    assert!(window.query_all_by_label_contains("not in the folder any more").next().is_some());
}

#[test]
fn escape_leaves_the_list_and_the_folder_stays_among_the_recent_files() {
    let mut window = chooser(Lang::En, TWO);
    press(&mut window, Key::Escape);
    let session = &window.state().session;
    assert!(session.page.is_none() && matches!(session.screen, Screen::Start));
    assert_eq!(session.recent.len(), 1);
    press(&mut window, Key::Enter);
    assert_eq!(subject(&window), None);
}

#[test]
fn of_many_messages_only_those_in_view_are_drawn() {
    let mark = "From - Sat Nov 21 10:00:00 2026";
    let message = |number| format!("{mark}\nTo: a@client.example\nSubject: Mail No. {number}\n\nx\n\n");
    let many = (1..=20_000).map(message).collect::<Vec<_>>().concat();
    let mut window = chooser(Lang::En, &many);
    assert!((5..60).contains(&rows(&window).len()), "{}", rows(&window).len());
    for _ in 0..30 {
        press(&mut window, Key::ArrowDown);
    }
    assert!(rows(&window).iter().any(|name| name.starts_with("Mail No. 19970,")), "{:?}", rows(&window));
    press(&mut window, Key::Enter);
    assert_eq!(subject(&window), Some("Mail No. 19970"));
    let on = window.state().session.reviewing().unwrap();
    assert!(matches!(on.source.origin, Origin::Message(_)));
}
