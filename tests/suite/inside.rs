//! The way into a file on the screen: what is inside is listed, the evidence in it is marked and gone to, by keyboard too.

use std::fmt::Write as _;
use std::io::Write as _;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::session::{Action, Reviewing};
use yubisashi::text::Lang;

use crate::window::{Window, open};

/// A price list of 300 rows, the last of which must not go out, and a note beside it.
fn archive() -> Vec<u8> {
    let rows: Vec<String> = (1..300).map(|number| format!("Part {number},{number}00\n")).collect();
    let table = ["Part,Price\n", &rows.concat(), "Margin (社外秘),42\n"].concat();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("prices.csv", table.as_str()), ("readme.txt", "Valid for one month")] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn mail() -> String {
    let mut coded = String::new();
    for (at, byte) in archive().iter().enumerate() {
        write!(coded, "={byte:02X}").unwrap();
        if at % 20 == 19 {
            coded += "=\n";
        }
    }
    format!(
        "From: yamaguchi@aoba.example.jp
To: Taro Tanaka <tanaka@client.example>
Subject: Prices
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Dear Taro,

The prices are attached.
--b
Content-Type: application/zip
Content-Disposition: attachment; filename=prices.zip
Content-Transfer-Encoding: quoted-printable

{coded}
--b--
"
    )
}

fn review(window: &Window) -> &Reviewing {
    window.state().session.reviewing().unwrap()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn files(window: &Window) -> Vec<String> {
    let rows = window.query_all_by_role(Role::TreeItem);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn selected(window: &Window) -> Vec<String> {
    let rows = window.query_all_by_role(Role::TreeItem);
    let rows = rows.filter(|row| row.accesskit_node().is_selected() == Some(true));
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

/// Takes the item about the word in hand.
fn take_the_word_in_hand(window: &mut Window) {
    let items = review(window).review.items().iter();
    let key = items.clone().find(|item| item.rows.iter().any(|row| row.finding.check == "flagged_keyword"));
    let key = key.unwrap().key.clone();
    window.state_mut().wish(Action::TakeInHand(key));
    window.run();
}

#[test]
fn by_keyboard_the_view_begins_at_the_evidence_and_escape_leads_back() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", &mail());
        take_the_word_in_hand(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::I);
        assert!(selected(&window)[0].starts_with("prices.csv"), "{:?}", selected(&window));
        let evidence = window.get_by_label("Margin (社外秘)").rect();
        let close = window.get_by_role_and_label(Role::Button, &window.state().text.get("inside-close")).rect();
        assert!(evidence.top() > close.bottom() && evidence.bottom() < 756.0, "{evidence:?} is out of view");
        assert!(review(&window).review.was_opened(0));
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert!(review(&window).preview.is_none());
        assert!(files(&window).is_empty());
    }
}

#[test]
fn only_the_rows_in_view_are_drawn() {
    let mut window = open(Lang::En, "", &mail());
    take_the_word_in_hand(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::I);
    assert!(window.query_by_label("Part 299").is_some());
    assert!(window.query_by_label("Part 5").is_none());
}

#[test]
fn what_lies_inside_is_listed_and_arrow_keys_go_through_it() {
    let mut window = open(Lang::En, "", &mail());
    let name = format!("{} prices.zip", window.state().text.get("file-inside"));
    window.query_all_by_role_and_label(Role::Button, &name).last().unwrap().click();
    window.run();
    let listed = files(&window);
    assert_eq!(listed.len(), 3, "{listed:?}");
    assert!(listed[1].starts_with("prices.csv, Table (CSV)"), "{listed:?}");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(selected(&window)[0].starts_with("readme.txt"), "{:?}", selected(&window));
    assert!(window.query_by_label("Valid for one month").is_some());
    press(&mut window, Modifiers::NONE, Key::F3);
    assert!(selected(&window)[0].starts_with("prices.csv"), "{:?}", selected(&window));
}

#[test]
fn every_control_inside_has_a_name() {
    let mut window = open(Lang::Ja, "", &mail());
    press(&mut window, Modifiers::COMMAND, Key::I);
    let named = |role| window.query_all_by_role(role).all(|node| node.accesskit_node().label().is_some());
    assert!(files(&window).len() == 3 && named(Role::Button) && named(Role::TreeItem) && named(Role::Heading));
}
