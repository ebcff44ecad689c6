//! Policies tried on past mail, by keyboard and by name: what is asked for, how far it is, what came of it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use yubisashi::check;
use yubisashi::policy::{Layer, Policy};
use yubisashi::session::{Action, Event, Input, NotRehearsed, Page, Pick, Policies, Problem, Rehearsed, Stop};
use yubisashi::store::inspector::Program;
use yubisashi::store::rehearse::Conditions;
use yubisashi::store::{Rehearser, past};
use yubisashi::text::Lang;
use yubisashi::ui;

use crate::window::{Window, World, frame};

const QUIET: &str = "format = 1\n[levels]\nno_recipient = \"note\"\n\
    [[keywords]]\nname = \"confidential\"\nlevel = \"note\"\nwords = [\"confidential\"]\n";

/// One clean mail, two that say what is inner, one that nobody gets, and one that cannot be read.
fn past_mail() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mail = |to: &str, subject: &str, text: &str| {
        format!("From: sato@ours.example\nTo: {to}\nBcc: \nSubject: {subject}\n\n{text}\n")
    };
    let files = [
        ("a.eml", mail("yamada@ours.example", "Lunch", "At noon?")),
        ("b.eml", mail("tanaka@client.example", "Plan of spring", "This is strictly confidential.")),
        ("c.eml", mail("tanaka@client.example", "Plan of autumn", "Keep it confidential: 090-1234-5678.")),
        ("d.eml", "From: sato@ours.example\nSubject: Nobody\n\nHello\n".to_owned()),
        ("e.eml", String::new()),
    ];
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn policy(text: &str) -> Arc<Policy> {
    let layers = [Layer::built_in(), Layer::machine("p.toml", text)];
    Arc::new(Policy::resolve(&layers, &check::ids().collect::<Vec<_>>()).unwrap())
}

/// What really comes of these mails under the shipped policy, and under a second one.
fn rehearsed(folder: &tempfile::TempDir, second: Option<&str>) -> Rehearsed {
    let program = Program { path: PathBuf::from("no-file-is-looked-into"), environment: Vec::new() };
    let conditions = Conditions { own: Vec::new(), today: None, now: date(2026, 11, 20) };
    let policies = Policies { first: policy("format = 1\n"), second: second.map(policy) };
    let rehearser = Rehearser::new(&program, policies.first.clone(), policies.second.clone(), conditions);
    let found = past::find(folder.path()).unwrap();
    let mut unread = Vec::new();
    let outcome = rehearser.rehearse(&found.mails, &Stop::default(), |mail, problem| {
        unread.extend(problem.map(|problem| (mail.source(), problem.clone())));
    });
    Rehearsed {
        mails: folder.path().to_owned(),
        found: found.mails.len() as u64,
        cut: false,
        first: None,
        second: second.map(|_| PathBuf::from("/policies/quiet.toml")),
        policies,
        outcome,
        unread,
        stopped: false,
    }
}

/// A window with the page open.
fn window(lang: Lang, size: [f32; 2]) -> Window {
    let builder = Harness::builder().with_size(size).with_max_steps(20).with_context_setup(ui::style::install);
    let mut window = builder.build_ui_state(frame, World::new(lang, ""));
    window.state_mut().wish(Action::ShowRehearsal);
    window.run();
    window
}

fn told(lang: Lang, size: [f32; 2], second: Option<&str>) -> (Window, tempfile::TempDir) {
    let folder = past_mail();
    let mut window = window(lang, size);
    let event = Event::Rehearsed(Box::new(Ok(rehearsed(&folder, second))));
    window.state_mut().hear(event);
    window.run();
    (window, folder)
}

const LARGE: [f32; 2] = [1280.0, 1600.0];

fn press(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run();
}

fn click(window: &mut Window, id: &str) {
    let name = window.state().text.get(id);
    window.get_by_role_and_label(Role::Button, &name).click();
    window.run();
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// What the lines of the tables say, from the top.
fn lines(window: &Window) -> Vec<String> {
    let named = |node: egui_kittest::Node<'_>| node.accesskit_node().label();
    let buttons = window.query_all_by_role(Role::Button).filter_map(named);
    buttons.filter(|name| name.contains(" for 100 mails")).collect()
}

#[test]
fn the_page_stands_behind_the_policy_and_escape_leads_back_there() {
    for lang in Lang::ALL {
        let mut window = window(lang, LARGE);
        press(&mut window, Key::Escape);
        assert!(matches!(window.state().session.page, Some(Page::Policy)));
        click(&mut window, "policy-rehearse");
        assert!(matches!(window.state().session.page, Some(Page::Rehearsal)));
        press(&mut window, Key::Escape);
        press(&mut window, Key::Escape);
        assert!(window.state().session.page.is_none());
    }
}

#[test]
fn a_path_is_typed_and_it_begins_goes_on_and_is_stopped() {
    let mut window = window(Lang::En, LARGE);
    assert!(says(&window, "Choose the mail first"));
    window.get_by_role_and_label(Role::TextInput, "Past mail").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Past mail").type_text("/mail/Sent");
    window.run();
    assert_eq!(window.state().session.rehearsing.plan.mails, "/mail/Sent");
    window.get_by_role_and_label(Role::Button, "Try it").focus();
    window.run();
    press(&mut window, Key::Enter);
    assert!(says(&window, "Looking for mails"));
    assert!(window.get_by_role_and_label(Role::Button, "Stop").is_focused(), "the keyboard stays where it was");
    window.state_mut().hear(Event::RehearsalProgress(1_234, 2_028));
    window.run();
    assert!(says(&window, "1,234 of 2,028 mails"));
    click(&mut window, "rehearsal-stop");
    assert!(says(&window, "Stopping"));
    let folder = past_mail();
    let stopped = Rehearsed { found: 2_028, stopped: true, ..rehearsed(&folder, None) };
    window.state_mut().hear(Event::Rehearsed(Box::new(Ok(stopped))));
    window.run();
    assert!(says(&window, "Stopped after 5 of 2,028 mails"));
}

#[test]
fn checks_stand_by_frequency_with_what_they_cost() {
    let (window, _folder) = told(Lang::En, LARGE, None);
    for said in ["4 mails in ", "1 more could not be read", "75.0 %", "25.0 %"] {
        assert!(says(&window, said), "{said}");
    }
    let lines = lines(&window);
    let [first, second, third] = &lines[..] else { panic!("{lines:?}") };
    assert!(first.starts_with("Words of the lists: 50.0 for 100 mails, 100.0 seconds"), "{first}");
    assert!(first.contains("flagged_keyword.confidential · Confirm · in 2 mails"), "{first}");
    assert!(second.contains("no_recipient · Blocked · in 1 mail"), "{second}");
    assert!(third.starts_with("Recipients outside: 50.0 for 100 mails"), "{third}");
}

#[test]
fn examples_open_by_keyboard_and_are_masked() {
    let (mut window, folder) = told(Lang::En, LARGE, None);
    assert!(!says(&window, "Plan of spring"));
    window.get_by_label_contains("Words of the lists").focus();
    window.run();
    press(&mut window, Key::Enter);
    assert!(says(&window, "Plan of spring") && says(&window, "Plan of autumn") && says(&window, "confidential"));
    assert!(!says(&window, "090-1234-5678"));
    let path = folder.path().join("b.eml").display().to_string();
    window.get_by_role_and_label(Role::Button, &format!("Look at the mail {path}")).click();
    window.run();
    let Some(Action::Open(Input::Past(past))) = window.state().wishes.last() else { panic!("it is not opened") };
    assert_eq!(past.source, path);
    window.state_mut().wish(Action::Home);
    window.state_mut().wish(Action::ShowRehearsal);
    window.run();
    window.get_by_role_and_label(Role::Button, &format!("Copy path {path}")).click();
    window.run();
    assert_eq!(window.state().wishes.last(), Some(&Action::Copy(path)));
    window.get_by_label_contains("Words of the lists").focus();
    window.run();
    press(&mut window, Key::Space);
    assert!(!says(&window, "Plan of spring"));
}

#[test]
fn two_policies_stand_side_by_side_and_what_differs_comes_first() {
    let (mut window, _folder) = told(Lang::En, LARGE, Some(QUIET));
    assert!(says(&window, "First: the policy in force") && says(&window, "Second: quiet.toml"));
    assert!(says(&window, "3 → 0"), "mails with an alarm");
    let told = lines(&window);
    assert!(told[0].starts_with("Words of the lists: first 50.0, second 0.0 for 100 mails"), "{told:?}");
    assert!(told[1].contains("no_recipient"), "{told:?}");
    window.get_by_label_contains("Words of the lists").click();
    window.run();
    assert!(says(&window, "Only under the first: 2 mails") && says(&window, "Seconds for 100 mails: 100.0 → 0.0"));
    click(&mut window, "rehearsal-copy");
    let Some(Action::Copy(table)) = window.state().wishes.last() else { panic!("nothing is copied") };
    let cells: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(cells[0], ["Check", "", "First", "Second", "Change"]);
    assert_eq!(cells[1], ["Words of the lists", "flagged_keyword.confidential", "50.0", "0.0", "−50.0"]);
    assert!(cells.iter().all(|line| line.len() == 5), "{table}");
}

#[test]
fn where_nothing_fires_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mail = "From: sato@ours.example\nTo: yamada@ours.example\nBcc: \nSubject: Lunch\n\nAt noon?\n";
    fs::write(folder.path().join("a.eml"), mail).unwrap();
    for lang in Lang::ALL {
        let mut window = window(lang, LARGE);
        let event = Event::Rehearsed(Box::new(Ok(rehearsed(&folder, None))));
        window.state_mut().hear(event);
        window.run();
        assert!(says(&window, &window.state().text.get("rehearsal-quiet")));
    }
}

#[test]
fn a_policy_that_does_not_hold_is_told_with_its_place() {
    let layers = [Layer::machine("new.toml", "format = 1\n[recipients]\neach_up_to = 5000\n")];
    let faults = Policy::resolve(&layers, &[]).unwrap_err();
    let mut window = window(Lang::En, LARGE);
    window.state_mut().hear(Event::PickedForRehearsal(Pick::First, "new.toml".into()));
    window.state_mut().hear(Event::Rehearsed(Box::new(Err(NotRehearsed::Policy(Arc::new(faults))))));
    window.run();
    assert!(says(&window, "new.toml, line 3, column 14"));
    let problem = Problem::new("problem-no-past-mail").with("path", "/mail/none");
    window.state_mut().hear(Event::Rehearsed(Box::new(Err(NotRehearsed::Problem(problem)))));
    window.run();
    assert!(says(&window, "/mail/none holds no mail") && !says(&window, "line 3"));
}

#[test]
fn nothing_is_cut_off_in_a_small_window_with_large_text() {
    // 800×600 at 150 %.
    let size = [533.0, 400.0];
    for lang in Lang::ALL {
        let (mut window, _folder) = told(lang, size, Some(QUIET));
        window.state_mut().wish(Action::PickForRehearsal(Pick::First));
        window.state_mut().hear(Event::PickedForRehearsal(Pick::First, "/policies/new.toml".into()));
        window.run();
        let line = window.state().text.get("check-name-flagged_keyword");
        window.get_by_label_contains(&line).focus();
        window.run();
        press(&mut window, Key::Enter);
        assert!(says(&window, "Plan of spring"));
        for role in [Role::Button, Role::Label, Role::Heading, Role::TextInput] {
            for node in window.query_all_by_role(role) {
                let rect = node.rect();
                assert!(
                    rect.left() >= 0.0 && rect.right() <= size[0],
                    "{lang:?} {:?} {rect:?}",
                    node.accesskit_node().label()
                );
            }
        }
    }
}
