//! Journeys through the screens around the review, by role and name, as a person or a screen reader goes.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::{SignedDuration, Timestamp};
use yubisashi::check;
use yubisashi::mail::{AddrSpec, Digest, Draft, pasted};
use yubisashi::policy::{Layer, Policy};
use yubisashi::review::Change;
use yubisashi::session::{
    Action, Comparison, Desk, Dialog, Effect, Event, Input, Notice, Origin, Page, Problem, Receipt, RecordRow, Screen,
    Session, Source, prepare,
};
use yubisashi::settings::{Settings, Theme};
use yubisashi::text::{Lang, Text};
use yubisashi::ui::{self, Cx, style};

const MAIL: &str = "From: Ken <ken@ours.example>\nTo: Taro <taro@client.example>\nSubject: Quotation\n\nDear Taro,\n\nThe price is 100.\n";

/// The window without files and threads: effects are done at once, or kept for the test to look at.
struct Window {
    session: Session,
    now: Timestamp,
    copied: Vec<String>,
    saved: Vec<Settings>,
    approval_files: usize,
    picked: usize,
}

impl Window {
    fn new(own: &[&str]) -> Self {
        let checks: Vec<_> = check::ids().collect();
        let own = own.iter().map(|addr| AddrSpec::parse(addr).unwrap()).collect();
        let desk = Desk {
            settings: Settings { own, ..Settings::default() },
            policy: Ok(Arc::new(Policy::resolve(&[Layer::built_in()], &checks).unwrap())),
            known: Arc::default(),
            today: "2026-11-20".parse().unwrap(),
            trail_dir: "/data/yubisashi/trail".into(),
            settings_file: "/config/yubisashi/settings.toml".into(),
        };
        Self {
            session: Session::new(desk),
            now: "2026-11-20T01:00:00Z".parse().unwrap(),
            copied: Vec::new(),
            saved: Vec::new(),
            approval_files: 0,
            picked: 0,
        }
    }

    fn lang(&self) -> Lang {
        self.session.desk.settings.language.unwrap_or(Lang::En)
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        // What the person sees for a frame counts as a second, so that waiting is no part of the journeys.
        self.now += SignedDuration::from_secs(1);
        style::apply(ui.ctx(), self.session.desk.settings.theme, self.session.desk.settings.text_size);
        let text = Text::new(self.lang());
        let mut cx = Cx::new(ui.ctx(), &text, self.now, true);
        ui::show(&mut cx, ui, &self.session);
        for action in cx.into_actions() {
            self.act(action);
        }
    }

    fn act(&mut self, action: Action) {
        let effects = self.session.apply(action, self.now);
        self.perform(effects);
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else happens outside of these journeys")]
    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let event = match effect {
                Effect::Prepare { input, seat } => {
                    let source = source_of(input);
                    let draft = Draft::open(&source.bytes).map_err(|err| Problem::new(err.id()));
                    Event::Prepared(Box::new(draft.map(|draft| prepare(source, Arc::new(draft), None, &seat))))
                }
                Effect::Inspect(inspecting) => {
                    for event in crate::window::inspect(&inspecting) {
                        let effects = self.session.receive(event, self.now);
                        self.perform(effects);
                    }
                    continue;
                }
                Effect::Judge(judging) => judging.judge(),
                Effect::RereadToApprove(source) => Event::Reread(Ok(Digest::of(&source.bytes))),
                Effect::Record { judgement, .. } => {
                    let outcome = judgement.outcome();
                    Event::Recorded(Ok(Receipt {
                        number: 7,
                        at: outcome.at(),
                        person: outcome.person().clone(),
                        role: outcome.role(),
                        local_date: "2026-11-20".parse().unwrap(),
                        record: Arc::from(&b"{}"[..]),
                    }))
                }
                Effect::Compare { .. } => Event::Compared(Ok(Comparison::Different {
                    parts: vec![yubisashi::mail::content::ContentPart::Text],
                    changes: vec![Change::Text {
                        added: vec!["The price is 900.".to_owned()],
                        removed: vec!["The price is 100.".to_owned()],
                    }],
                })),
                Effect::Copy(text) => {
                    self.copied.push(text);
                    continue;
                }
                Effect::SaveSettings(settings) => {
                    self.saved.push(*settings);
                    continue;
                }
                Effect::SaveApprovalFile { .. } => {
                    self.approval_files += 1;
                    Event::ApprovalFileSaved(Ok("/mails/Quotation.yubisashi".into()))
                }
                Effect::PickDraft => {
                    self.picked += 1;
                    continue;
                }
                Effect::LoadRecords => Event::Records(Ok(rows())),
                _ => continue,
            };
            let effects = self.session.receive(event, self.now);
            self.perform(effects);
        }
    }
}

fn source_of(input: Input) -> Source {
    let source = |name: &str, origin, bytes: &[u8]| Source {
        name: name.to_owned(),
        origin,
        bytes: Arc::from(bytes),
        follows: None,
    };
    match input {
        Input::Path(path) => source("quotation.eml", Origin::File(path), MAIL.as_bytes()),
        Input::Text(text) => source("", Origin::Pasted, text.as_bytes()),
        Input::Parts(parts) => source("", Origin::Parts, &parts.to_message()),
        Input::Sample(name) => {
            let sample = yubisashi::session::Sample::named(name).unwrap();
            source(sample.file, Origin::Sample(sample.name), sample.bytes)
        }
        Input::Again(source) | Input::Newest(source) => source,
        Input::Message(message) => source("Drafts#1", Origin::Message(message), MAIL.as_bytes()),
        Input::Past(past) => source("a.eml", Origin::Past(past), MAIL.as_bytes()),
    }
}

fn rows() -> Vec<RecordRow> {
    let row = |number: u64| RecordRow {
        number,
        at: "2026-11-19T01:00:00Z".parse().unwrap(),
        event: yubisashi::trail::Event::Approved {
            role: check::Role::Author,
            draft: Digest::of(b"draft"),
            record: Digest::of(b"record"),
        },
        person: "ken@ours.example".to_owned(),
        role: Some(check::Role::Author),
        subject: (number != 3).then(|| format!("Quotation No. {number}")),
        recipients: vec![format!("p{number}@client.example")],
        within: Vec::new(),
        lines: Vec::new(),
        note: None,
        removed: number == 3,
        digest: Some(Digest::of(b"draft").to_string()),
    };
    (1..=10_000).rev().map(row).collect()
}

fn open(window: Window) -> Harness<'static, Window> {
    let mut harness = Harness::builder()
        .with_size([1280.0, 1600.0])
        .with_max_steps(16)
        .with_context_setup(style::install)
        .build_ui_state(|ui, window: &mut Window| window.frame(ui), window);
    harness.run_ok();
    harness
}

fn press(harness: &mut Harness<'_, Window>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run_ok();
}

fn button(harness: &mut Harness<'_, Window>, name: &str) {
    press(harness, Role::Button, name);
}

fn enter(harness: &mut Harness<'_, Window>, name: &str, text: &str) {
    let field = |node: &egui_kittest::Node<'_>| {
        matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
    };
    let node = harness.query_all_by_label(name).find(field).unwrap_or_else(|| panic!("no field {name}"));
    node.focus();
    harness.run_ok();
    let node = harness.query_all_by_label(name).find(field).unwrap();
    node.type_text(text);
    harness.run_ok();
}

fn shows(harness: &Harness<'_, Window>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn subject(harness: &Harness<'_, Window>) -> String {
    harness.state().session.reviewing().map(|reviewing| reviewing.draft.subject.clone()).unwrap_or_default()
}

#[test]
fn a_mail_entered_in_parts_is_reviewed() {
    let mut harness = open(Window::new(&["ken@ours.example"]));
    button(&mut harness, "Enter it in parts");
    assert!(shows(&harness, "Nothing is entered yet"));
    enter(&mut harness, "To", "Taro <taro@client.example>");
    enter(&mut harness, "Subject", "Quotation");
    enter(&mut harness, "Text", "Dear Taro");
    button(&mut harness, "Check this draft");
    assert_eq!(subject(&harness), "Quotation");
    let reviewing = harness.state().session.reviewing().unwrap();
    assert_eq!(reviewing.draft.recipients[0].mailbox.addr().unwrap().to_string(), "taro@client.example");
}

#[test]
fn a_mail_entered_in_parts_is_reviewed_in_japanese_by_keyboard() {
    let mut window = Window::new(&["ken@ours.example"]);
    window.session.desk.settings.language = Some(Lang::Ja);
    let mut harness = open(window);
    button(&mut harness, "項目ごとに入力");
    enter(&mut harness, "宛先", "taro@client.example");
    enter(&mut harness, "件名", "御見積書");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    assert_eq!(subject(&harness), "御見積書");
}

#[test]
fn pasting_on_the_start_page_reads_a_mail_at_once_and_keeps_other_text() {
    assert!(pasted::looks_like_headers(MAIL));
    let mut harness = open(Window::new(&["ken@ours.example"]));
    harness.event(egui::Event::Paste(MAIL.to_owned()));
    harness.run_ok();
    assert_eq!(subject(&harness), "Quotation");

    let mut harness = open(Window::new(&["ken@ours.example"]));
    harness.event(egui::Event::Paste("Dear Taro, thank you".to_owned()));
    harness.run_ok();
    let Screen::Paste(form) = &harness.state().session.screen else { panic!("not on the paste page") };
    assert_eq!(form.text, "Dear Taro, thank you");
}

#[test]
fn what_is_pasted_into_the_path_field_is_a_path() {
    let mut harness = open(Window::new(&["ken@ours.example"]));
    harness.query_all_by_label("Or the path of a file").last().unwrap().focus();
    harness.run_ok();
    harness.event(egui::Event::Paste("\"/mails/quotation.eml\"".to_owned()));
    harness.run_ok();
    assert!(matches!(harness.state().session.screen, Screen::Start));
    button(&mut harness, "Open");
    assert_eq!(subject(&harness), "Quotation");
    let origin = &harness.state().session.reviewing().unwrap().source.origin;
    assert_eq!(*origin, Origin::File(PathBuf::from("/mails/quotation.eml")));
}

#[test]
fn the_first_draft_asks_for_own_addresses_and_suggests_the_sender() {
    let mut window = Window::new(&[]);
    window.act(Action::Open(Input::Path("/mails/quotation.eml".into())));
    let mut harness = open(window);
    assert!(shows(&harness, "Which addresses are yours?"));
    assert!(shows(&harness, "everybody counts as outside"));
    assert!(shows(&harness, "/data/yubisashi/trail"));
    let Screen::Introduce(form) = &harness.state().session.screen else { panic!("no introduction") };
    assert_eq!(form.typed, "", "the suggestion was chosen beforehand");
    button(&mut harness, "Use ken@ours.example");
    assert!(shows(&harness, "Everybody at ours.example counts as inside"));
    button(&mut harness, "Go on to the draft");
    assert_eq!(subject(&harness), "Quotation");
    assert_eq!(harness.state().saved.last().unwrap().own[0].to_string(), "ken@ours.example");
}

#[test]
fn free_mail_makes_nobody_inside_and_what_is_no_address_is_named() {
    let mut window = Window::new(&[]);
    window.act(Action::Open(Input::Path("/mails/quotation.eml".into())));
    let mut harness = open(window);
    enter(&mut harness, "Your own addresses, one or several", "ken@gmail.com nobody@@here");
    assert!(shows(&harness, "Anybody can have an address at gmail.com"));
    button(&mut harness, "Go on to the draft");
    assert!(shows(&harness, "These are no addresses: nobody@@here"));
    assert!(harness.state().saved.is_empty());
}

/// A draft in front of somebody who answers to ken@ours.example.
fn reviewing(lang: Lang) -> Window {
    let mut window = Window::new(&["ken@ours.example"]);
    window.session.desk.settings.language = Some(lang);
    window.act(Action::Open(Input::Path("/mails/quotation.eml".into())));
    assert!(window.session.reviewing().is_some());
    window
}

#[test]
fn sending_back_gives_a_list_of_what_to_mend() {
    let mut window = reviewing(Lang::En);
    window.act(Action::AskSendBack);
    let mut harness = open(window);
    assert!(shows(&harness, "Choose an item or write a note"));
    let item = harness.query_all_by_role(Role::CheckBox).find(|node| {
        node.accesskit_node().label().is_some_and(|label| label.contains("taro@client.example") && label.contains('\n'))
    });
    item.expect("the recipient can be chosen").click();
    harness.run_ok();
    enter(&mut harness, "Note", "Wrong Taro");
    button(&mut harness, "Send back");
    assert!(shows(&harness, "It is not approved"));
    button(&mut harness, "Copy the list");
    let todo = harness.state().copied.last().unwrap();
    assert!(
        todo.contains("Quotation") && todo.contains("taro@client.example") && todo.ends_with("Wrong Taro"),
        "{todo}"
    );
    assert!(shows(&harness, "Copied"));
}

#[test]
fn escape_leaves_a_question_unanswered_and_enter_does_not_say_yes() {
    let mut window = reviewing(Lang::En);
    window.session.dialog = Some(Dialog::Leave);
    let mut harness = open(window);
    assert!(shows(&harness, "Leave this draft?"));
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert!(harness.state().session.reviewing().is_some(), "Enter left the draft");
    harness.state_mut().session.dialog = Some(Dialog::Leave);
    harness.run_ok();
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().session.dialog, None);
    harness.state_mut().session.dialog = Some(Dialog::Leave);
    harness.run_ok();
    button(&mut harness, "Leave it");
    assert!(matches!(harness.state().session.screen, Screen::Start));
}

/// Answers everything and approves, without the screens.
fn approve(window: &mut Window) {
    let keys: Vec<_> = window.session.reviewing().unwrap().review.items().iter().map(|item| item.key.clone()).collect();
    for key in keys {
        window.act(Action::Seen(key.clone()));
        window.now += SignedDuration::from_secs(1);
        window.act(Action::Tick(key));
    }
    window.act(Action::Approve);
    assert!(matches!(window.session.screen, Screen::Done(_)), "not approved");
}

#[test]
fn an_approval_says_that_nothing_is_sent_yet_and_compares_before_sending() {
    let mut window = reviewing(Lang::En);
    approve(&mut window);
    let mut harness = open(window);
    assert!(shows(&harness, "Not sent yet"));
    assert!(harness.query_by_role_and_label(Role::Image, "APPROVED 20 Nov 2026 ken").is_some(), "no seal");
    harness.key_press(Key::F5);
    harness.run_ok();
    assert!(shows(&harness, "Different from what was approved: text"));
    assert!(shows(&harness, "The price is 900."));
    button(&mut harness, "Copy a short proof");
    let proof = harness.state().copied.last().unwrap();
    assert!(proof.contains("Quotation") && proof.contains("ken@ours.example") && proof.contains("Entry 7"), "{proof}");
    button(&mut harness, "Save the approval file…");
    assert_eq!(harness.state().approval_files, 1);
    assert!(shows(&harness, "/mails/Quotation.yubisashi"));
    button(&mut harness, "Check another draft");
    assert!(matches!(harness.state().session.screen, Screen::Start));
}

#[test]
fn an_approval_is_sealed_in_japanese() {
    let mut window = reviewing(Lang::Ja);
    approve(&mut window);
    let harness = open(window);
    assert!(shows(&harness, "まだ送信されていません"));
    assert!(harness.query_by_role_and_label(Role::Image, "確認済 2026.11.20 ken").is_some(), "no seal");
}

#[test]
fn settings_take_effect_at_once() {
    let mut window = Window::new(&["ken@ours.example"]);
    window.act(Action::ShowSettings);
    let mut harness = open(window);
    button(&mut harness, "Dark");
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    button(&mut harness, "日本語");
    assert!(shows(&harness, "ご自分のアドレス"));
    assert!(!shows(&harness, "Your own addresses"));
    let saved = harness.state().saved.last().unwrap();
    assert_eq!((saved.language, saved.theme), (Some(Lang::Ja), Theme::Dark));
    button(&mut harness, "戻る");
    assert!(harness.state().session.page.is_none());
}

#[test]
fn a_stricter_level_is_offered_and_a_laxer_one_is_not() {
    let mut window = Window::new(&["ken@ours.example"]);
    window.act(Action::ShowSettings);
    let mut harness = open(window);
    harness.get_by_label("All checks").click();
    harness.run_ok();
    enter(&mut harness, "Search", "forgotten");
    press(&mut harness, Role::ComboBox, "Forgotten file");
    assert!(harness.query_by_role_and_label(Role::Button, "Note").is_none());
    button(&mut harness, "Give a reason");
    let saved = harness.state().saved.last().unwrap();
    assert_eq!(saved.levels.get("attachment_forgotten"), Some(&yubisashi::policy::Level::Justify));
}

#[test]
fn records_are_searched_among_ten_thousand() {
    let mut window = Window::new(&["ken@ours.example"]);
    window.act(Action::ShowRecords);
    let mut harness = open(window);
    assert!(shows(&harness, "10,000 entries"));
    enter(&mut harness, "Search in subject, people, number", "ＱＵＯＴＡＴＩＯＮ p4321@");
    assert!(shows(&harness, "1 entry"));
    let row = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Quotation No. 4321")));
    row.expect("the entry is listed").click();
    harness.run_ok();
    assert!(shows(&harness, "p4321@client.example"));
    button(&mut harness, "Remove content…");
    assert!(shows(&harness, "Remove the content of entry 4321?"));
}

#[test]
fn records_are_walked_with_the_arrow_keys_and_a_removed_one_is_shown_as_such() {
    let mut window = Window::new(&["ken@ours.example"]);
    window.act(Action::ShowRecords);
    window.act(Action::SelectRecord(Some(4)));
    let mut harness = open(window);
    harness.key_press(Key::ArrowDown);
    harness.run_ok();
    let Some(Page::Records(records)) = &harness.state().session.page else { panic!("not on the records page") };
    assert_eq!(records.selected, Some(3));
    assert!(shows(&harness, "The content was removed"));
    assert!(harness.query_by_role_and_label(Role::Button, "Remove content…").is_none());
}

#[test]
fn a_broken_policy_is_told_with_its_place_and_nothing_is_opened() {
    let mut window = Window::new(&["ken@ours.example"]);
    let broken = Layer::machine("/etc/yubisashi/policy.toml", "format = 1\n[recipients]\neach_up_to = 5000\n");
    window.session.desk.policy = Err(Arc::new(Policy::resolve(&[broken], &[]).unwrap_err()));
    let mut harness = open(window);
    assert!(shows(&harness, "/etc/yubisashi/policy.toml, line 3, column 14"));
    harness.state_mut().act(Action::Open(Input::Path("/mails/quotation.eml".into())));
    harness.run_ok();
    assert!(matches!(harness.state().session.page, Some(Page::Policy)));
    assert!(harness.state().session.reviewing().is_none());
}

#[test]
fn a_notice_stays_until_it_is_dismissed() {
    let mut window = Window::new(&["ken@ours.example"]);
    let problem = Problem::new("problem-file-missing").with("path", "/mails/gone.eml");
    window.session.notices.push(Notice { problem, good: false });
    let mut harness = open(window);
    assert!(shows(&harness, "/mails/gone.eml"));
    button(&mut harness, "Dismiss");
    assert!(!shows(&harness, "/mails/gone.eml"));
}

#[test]
fn every_page_can_be_left_by_escape() {
    for action in [Action::ShowHelp, Action::ShowPolicy, Action::ShowSettings, Action::ShowRecords] {
        let mut window = Window::new(&["ken@ours.example"]);
        window.act(action.clone());
        let mut harness = open(window);
        assert!(harness.state().session.page.is_some());
        harness.key_press(Key::Escape);
        harness.run_ok();
        assert!(harness.state().session.page.is_none(), "{action:?}");
    }
}

#[test]
fn a_draft_is_opened_by_its_shortcut() {
    let mut harness = open(Window::new(&["ken@ours.example"]));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
    harness.run_ok();
    assert_eq!(harness.state().picked, 1);
}

#[test]
fn a_draft_that_is_read_after_somebody_gave_up_does_not_come_up() {
    let mut window = Window::new(&["ken@ours.example"]);
    let reading = window.session.apply(Action::Open(Input::Path("/mails/slow.eml".into())), window.now);
    let mut harness = open(window);
    assert!(shows(&harness, "Reading the draft"));
    button(&mut harness, "Cancel");
    harness.state_mut().perform(reading);
    harness.run_ok();
    assert!(matches!(harness.state().session.screen, Screen::Start));
}

#[test]
fn a_sample_is_practice_and_leaves_no_trace() {
    let mut harness = open(Window::new(&[]));
    button(&mut harness, "Quotation in English");
    assert!(harness.state().session.reviewing().is_some_and(|reviewing| reviewing.source.is_practice()));
    assert!(harness.state().saved.is_empty());
}

#[test]
fn whatever_the_tab_key_goes_to_is_in_view() {
    let mut harness = open(Window::new(&["ken@ours.example"]));
    harness.set_size(egui::vec2(600.0, 400.0));
    harness.state_mut().act(Action::ShowSettings);
    harness.run_ok();
    let mut lowest: f32 = 0.0;
    for _ in 0..30 {
        harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
        harness.run_ok();
        let focused = harness
            .query_all_by(|node| node.is_focused() && !node.is_hidden())
            .next()
            .expect("something has the focus");
        let rect = focused.rect();
        assert!(rect.top() >= 0.0 && rect.bottom() <= 400.0, "{:?} at {rect:?}", focused.accesskit_node().label());
        lowest = lowest.max(rect.bottom());
    }
    assert!(lowest > 200.0);
}

#[test]
fn nothing_in_the_settings_is_wider_than_a_small_window() {
    for lang in Lang::ALL {
        let mut window = Window::new(&["ken@ours.example"]);
        window.session.desk.settings.language = Some(lang);
        let mut harness = open(window);
        harness.set_size(egui::vec2(533.0, 400.0));
        harness.state_mut().act(Action::ShowSettings);
        harness.run_ok();
        let controls = [Role::Button, Role::CheckBox, Role::TextInput, Role::Slider];
        let controls: Vec<_> = controls.into_iter().flat_map(|role| harness.query_all_by_role(role)).collect();
        assert!(controls.len() > 15, "{lang:?}: {}", controls.len());
        for control in controls {
            let rect = control.rect();
            assert!(rect.right() <= 533.0, "{lang:?}: {:?} at {rect:?}", control.accesskit_node().label());
        }
    }
}
