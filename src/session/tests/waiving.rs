//! "Not a mistake here", from the wish to the record.

use super::*;
use crate::policy::Level;
use crate::review::{Grant, Refusal, Waiver};
use crate::trail::{Record, Salt};

const WORD: &str = "From: me@ours.example\nTo: Tanaka <tanaka@client.example>\nBcc:\nSubject: Prices\n\n\
    Dear Tanaka,\nthe prices are confidential.\n";

/// A mail with a word of a list, on the screen and looked at.
fn looked_at() -> Desktop {
    let mut desktop = Desktop { source: WORD.to_owned(), ..Desktop::new() };
    desktop.open("a.eml");
    let key = word(&desktop).key;
    desktop.wish(Action::Seen(key.clone()));
    desktop.wish(Action::TakeInHand(key));
    desktop.pass(1000);
    desktop
}

fn word(desktop: &Desktop) -> Item {
    let items = desktop.review().review.items();
    items.iter().find(|item| item.rows.iter().any(|row| row.finding.check == "flagged_keyword")).unwrap().clone()
}

fn form(desktop: &Desktop) -> Option<WaiverForm> {
    match &desktop.session.dialog {
        Some(Dialog::Waive(form)) => Some(form.clone()),
        Some(_) | None => None,
    }
}

fn waive(desktop: &mut Desktop, reason: &str, days: u16) {
    desktop.wish(Action::AskWaive(word(desktop).key));
    let form = form(desktop).expect("it is asked why");
    desktop.wish(Action::EditWaiver(WaiverForm { reason: reason.to_owned(), days, ..form }));
    desktop.wish(Action::Waive);
}

fn waived() -> Desktop {
    let mut desktop = looked_at();
    waive(&mut desktop, " joint work ", 30);
    desktop
}

fn kept(desktop: &Desktop) -> &[Waiver] {
    &desktop.session.desk.settings.waivers
}

#[test]
fn what_is_no_mistake_here_becomes_a_note_at_once_and_is_kept() {
    let desktop = waived();
    assert_eq!(desktop.session.dialog, None);
    assert_eq!(desktop.done.last(), Some(&"save settings"));
    let expected = Grant {
        organization: Some("client.example".to_owned()),
        reason: "joint work".to_owned(),
        granted: date(2026, 11, 21),
        until: date(2026, 12, 21),
    };
    assert_eq!(kept(&desktop).iter().map(|waiver| &waiver.grant).collect::<Vec<_>>(), [&expected]);
    let item = word(&desktop);
    assert_eq!((item.level, item.act, item.section), (Level::Note, Act::None, Section::Notes));
    assert_eq!(item.rows[0].grants(), [expected]);
}

#[test]
fn it_goes_into_the_record_of_the_mail() {
    let mut desktop = waived();
    desktop.answer_all();
    desktop.approve();
    let Screen::Done(done) = &desktop.session.screen else { panic!("not approved") };
    let Judgement::Approved(approval) = &done.judgement else { panic!("not approved") };
    let record = Record::of_approval(approval, &done.draft, None, Salt::new([1; 32])).unwrap();
    let record = Record::parse(&record.to_bytes()).unwrap();
    let found = record.items.iter().flat_map(|item| &item.findings).find(|found| found.check == "flagged_keyword");
    let found = found.unwrap();
    assert_eq!((found.level, found.waived[0].reason.as_str()), (Level::Note, "joint work"));
    let others = record.items.iter().flat_map(|item| &item.findings).filter(|found| !found.waived.is_empty());
    assert_eq!(others.count(), 1);
}

#[test]
fn the_next_mail_to_the_same_organisation_does_not_ask() {
    let mut desktop = waived();
    desktop.source = WORD.replace("Tanaka", "Suzuki").replace("tanaka", "suzuki");
    desktop.session.screen = Screen::Start;
    desktop.open("b.eml");
    assert_eq!(word(&desktop).level, Level::Note);
    desktop.session.screen = Screen::Start;
    desktop.source = WORD.replace("client.example", "partner.example");
    desktop.open("c.eml");
    assert_eq!(word(&desktop).level, Level::Confirm);
}

#[test]
fn taken_back_it_asks_again_and_has_to_be_answered() {
    let mut desktop = waived();
    desktop.answer_all();
    assert_eq!(desktop.review().review.readiness(), Ok(()));
    desktop.wish(Action::Revoke(word(&desktop).key));
    assert_eq!(kept(&desktop), []);
    assert_eq!((word(&desktop).level, word(&desktop).section), (Level::Confirm, Section::LookAgain));
    assert_eq!(desktop.review().review.readiness(), Err(NotApproved::Remaining));
    desktop.pass(1000);
    desktop.wish(Action::Tick(word(&desktop).key));
    assert_eq!(desktop.review().review.readiness(), Ok(()));
}

#[test]
fn taken_back_in_the_settings_it_asks_again_in_the_open_review() {
    let mut desktop = waived();
    desktop.wish(Action::ShowSettings);
    let mut settings = desktop.session.desk.settings.clone();
    settings.waivers.clear();
    desktop.wish(Action::Set(Box::new(settings)));
    assert_eq!(word(&desktop).level, Level::Confirm);
}

#[test]
fn what_was_taken_back_in_the_list_can_be_put_back_once() {
    let mut desktop = waived();
    let waiver = kept(&desktop)[0].clone();
    desktop.wish(Action::ShowSettings);
    desktop.wish(Action::RevokeKept(Box::new(waiver.clone())));
    assert_eq!((kept(&desktop), word(&desktop).level), (&[][..], Level::Confirm));
    desktop.wish(Action::RestoreWaiver);
    assert_eq!((kept(&desktop), word(&desktop).level), (&[waiver][..], Level::Note));
    desktop.wish(Action::RevokeKept(Box::new(kept(&desktop)[0].clone())));
    desktop.wish(Action::ShowSettings);
    desktop.wish(Action::RestoreWaiver);
    assert_eq!(kept(&desktop), []);
}

#[test]
fn an_answer_given_before_is_not_kept_behind_a_waiver() {
    let mut desktop = looked_at();
    desktop.answer_all();
    assert!(desktop.review().review.decision(&word(&desktop).key).is_some());
    waive(&mut desktop, "joint work", 30);
    assert_eq!(desktop.review().review.decision(&word(&desktop).key), None);
    desktop.wish(Action::Revoke(word(&desktop).key));
    assert!(desktop.review().review.is_open(&word(&desktop)));
}

#[test]
fn nobody_waives_what_they_did_not_look_at() {
    let mut desktop = Desktop { source: WORD.to_owned(), ..Desktop::new() };
    desktop.open("a.eml");
    let key = word(&desktop).key;
    desktop.wish(Action::AskWaive(key.clone()));
    assert_eq!((form(&desktop), desktop.review().refusal.clone()), (None, Some((key.clone(), Refusal::NotSeen))));
    desktop.wish(Action::Seen(key.clone()));
    desktop.pass(599);
    desktop.wish(Action::AskWaive(key.clone()));
    assert_eq!((form(&desktop), desktop.review().refusal.clone()), (None, Some((key, Refusal::TooSoon))));
}

#[test]
fn a_waiver_needs_a_reason_and_days_that_were_offered() {
    for (reason, days) in
        [("", 30), (" 　\n", 30), ("x", 30), ("joint work", 31), ("joint work", 0), ("joint work", 365)]
    {
        let mut desktop = looked_at();
        waive(&mut desktop, reason, days);
        assert_eq!((kept(&desktop), word(&desktop).level), (&[][..], Level::Confirm), "{reason} {days}");
        assert!(form(&desktop).is_some());
        desktop.wish(Action::Cancel);
        assert_eq!(desktop.session.dialog, None);
    }
}

#[test]
fn the_policy_says_for_how_long_at_most() {
    let days = |text: &str| {
        let mut desktop = Desktop::new();
        let layers = [Layer::built_in(), Layer::machine("m", format!("format = 1\n[waivers]\n{text}"))];
        desktop.session.desk.policy = Ok(Arc::new(Policy::resolve(&layers, &[]).unwrap()));
        desktop.session.waiver_days()
    };
    assert_eq!(days(""), [30, 90]);
    assert_eq!(days("max_days = 7"), [7]);
    assert_eq!(days("max_days = 60"), [30, 60]);
    assert_eq!(days("max_days = 365"), [30, 90, 365]);
}

#[test]
fn a_second_checker_neither_gets_nor_gives_one() {
    let settings = waived().session.desk.settings;
    let mut desktop = Desktop { source: WORD.to_owned(), ..Desktop::new() };
    desktop.session.desk.settings = settings;
    let person = AddrSpec::parse("boss@ours.example").unwrap();
    desktop.approvals = Some((vec![Signed { person, role: Role::Author, at: desktop.now, items: 2 }], true));
    desktop.open("a.yubisashi");
    let item = word(&desktop);
    assert_eq!((desktop.review().review.role(), item.level), (Role::SecondChecker, Level::Confirm));
    desktop.wish(Action::Seen(item.key.clone()));
    desktop.pass(1000);
    desktop.wish(Action::AskWaive(item.key));
    assert_eq!(form(&desktop), None);
}

#[test]
fn nothing_of_practice_is_waived() {
    for sample in SAMPLES {
        let mut desktop = Desktop::new();
        desktop.source = String::from_utf8_lossy(sample.bytes).into_owned();
        desktop.wish(Action::Open(Input::Sample(sample.name)));
        assert!(desktop.review().review.items().iter().all(|item| item.offers().next().is_none()), "{}", sample.name);
    }
}

#[test]
fn what_has_ended_is_not_saved_again() {
    let mut desktop = waived();
    desktop.session.desk.today = date(2026, 12, 22);
    let settings = Settings { on_top: true, ..desktop.session.desk.settings.clone() };
    desktop.wish(Action::Set(Box::new(settings)));
    assert_eq!(kept(&desktop), []);
}

#[test]
fn what_is_in_hand_stays_in_view_where_it_stands_now() {
    let mut desktop = looked_at();
    let (key, before) = (word(&desktop).key, desktop.review().attention);
    waive(&mut desktop, "joint work", 30);
    assert_eq!(desktop.review().in_hand, Some(key));
    assert!(desktop.review().attention > before);
}
