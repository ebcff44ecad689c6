//! Trying policies on past mail: what begins when, what is stopped, and what comes back.

use super::*;
use crate::policy::FaultKind;
use crate::review::rehearsal::Outcome;

fn plan(mails: &str, first: Option<&str>, second: Option<&str>) -> Action {
    let owned = |path: Option<&str>| path.map(str::to_owned);
    Action::PlanRehearsal(Plan { mails: mails.to_owned(), first: owned(first), second: owned(second) })
}

fn policy() -> Arc<Policy> {
    let checks: Vec<_> = check::ids().collect();
    Policy::resolve(&[Layer::built_in()], &checks).map(Arc::new).unwrap()
}

fn rehearsed(found: u64, stopped: bool) -> Rehearsed {
    Rehearsed {
        mails: "/past".into(),
        found,
        cut: false,
        first: None,
        second: None,
        policies: Policies { first: policy(), second: None },
        outcome: Outcome::default(),
        unread: Vec::new(),
        stopped,
    }
}

/// Begins one; what is to be done is looked at.
fn begun(desktop: &mut Desktop) -> Rehearse {
    let Ok([Effect::Rehearse(wanted)]) = <[Effect; 1]>::try_from(desktop.only_wish(Action::Rehearse)) else {
        panic!("one begins")
    };
    *wanted
}

#[test]
fn nothing_begins_before_everything_is_named() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::ShowRehearsal);
    for incomplete in [
        plan("", None, None),
        plan(" \" \" ", None, None),
        plan("/past", Some(""), None),
        plan("/past", None, Some(" ")),
    ] {
        desktop.wish(incomplete.clone());
        desktop.wish(Action::Rehearse);
        assert!(desktop.done.is_empty() && desktop.session.rehearsing.running.is_none(), "{incomplete:?}");
    }
    desktop.wish(plan("'/past mail'", None, Some("/new.toml")));
    let wanted = begun(&mut desktop);
    assert_eq!(wanted.mails.to_str(), Some("/past mail"));
    assert!(matches!(&wanted.first, Under::InForce(_)));
    assert_eq!(wanted.second.as_deref().and_then(std::path::Path::to_str), Some("/new.toml"));
}

#[test]
fn a_choice_in_a_dialog_or_a_drop_fills_the_field() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::ShowRehearsal);
    desktop.wish(Action::PickForRehearsal(Pick::First));
    for (pick, path) in [(Pick::File, "/Sent.mbox"), (Pick::First, "/a.toml"), (Pick::Second, "/b.toml")] {
        desktop.hear(Event::PickedForRehearsal(pick, path.into()));
    }
    let expected =
        Plan { mails: "/Sent.mbox".to_owned(), first: Some("/a.toml".to_owned()), second: Some("/b.toml".to_owned()) };
    assert_eq!((&desktop.session.rehearsing.plan, &desktop.done[..]), (&expected, &["pick for rehearsal"][..]));
    desktop.wish(Action::Dropped(vec!["/past".into()]));
    assert_eq!(desktop.session.rehearsing.plan.mails, "/past", "no draft is opened");
    assert_eq!(desktop.done.len(), 1);
}

#[test]
fn what_is_stopped_ends_and_what_was_counted_stands() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::ShowRehearsal);
    desktop.wish(plan("/past", None, None));
    let wanted = begun(&mut desktop);
    desktop.hear(Event::RehearsalProgress(40, 2000));
    let running = desktop.session.rehearsing.running.as_ref().unwrap();
    assert_eq!((running.progress, running.is_stopping(), wanted.stop.is_asked()), (Some((40, 2000)), false, false));
    assert!(desktop.only_wish(Action::Rehearse).is_empty(), "one at a time");
    desktop.wish(Action::StopRehearsal);
    assert!(wanted.stop.is_asked() && desktop.session.rehearsing.running.as_ref().unwrap().is_stopping());
    assert!(desktop.only_wish(Action::Rehearse).is_empty(), "it has not ended yet");
    desktop.hear(Event::Rehearsed(Box::new(Ok(rehearsed(2000, true)))));
    let rehearsing = &desktop.session.rehearsing;
    assert!(rehearsing.running.is_none());
    assert_eq!(rehearsing.result, Some(Ok(rehearsed(2000, true))));
    assert!(desktop.problems().is_empty(), "it stands on the page");
}

#[test]
fn it_goes_on_while_its_page_is_closed_and_says_when_it_has_ended() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::ShowRehearsal);
    desktop.wish(plan("/past", None, None));
    let wanted = begun(&mut desktop);
    desktop.wish(Action::ShowPolicy);
    desktop.wish(Action::ClosePage);
    assert!(!wanted.stop.is_asked());
    desktop.hear(Event::Rehearsed(Box::new(Ok(rehearsed(3, false)))));
    let notices: Vec<_> = desktop.session.notices.iter().map(|notice| (notice.problem.id, notice.good)).collect();
    assert_eq!(notices, [("said-rehearsed", true)]);
    desktop.wish(Action::ShowRehearsal);
    assert_eq!(desktop.session.rehearsing.result, Some(Ok(rehearsed(3, false))));
}

#[test]
fn a_failure_stands_on_the_page_and_the_next_one_begins_anew() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::ShowRehearsal);
    desktop.wish(plan("/nowhere", None, None));
    begun(&mut desktop);
    let failed = NotRehearsed::Problem(Problem::new("problem-file-missing"));
    desktop.hear(Event::Rehearsed(Box::new(Err(failed.clone()))));
    assert_eq!(desktop.session.rehearsing.result, Some(Err(failed)));
    begun(&mut desktop);
    assert_eq!(desktop.session.rehearsing.result, None, "what came of the last one is gone");
}

#[test]
fn a_broken_policy_in_force_is_named_and_another_file_can_be_tried() {
    let mut desktop = Desktop::new();
    let checks: Vec<_> = check::ids().collect();
    let broken = [Layer::machine("policy.toml", "format = 1\nnobody = 1\n")];
    desktop.session.desk.policy = Policy::resolve(&broken, &checks).map(Arc::new).map_err(Arc::new);
    desktop.wish(Action::ShowRehearsal);
    desktop.wish(plan("/past", None, None));
    desktop.wish(Action::Rehearse);
    let Some(Err(NotRehearsed::Policy(faults))) = &desktop.session.rehearsing.result else { panic!("it is refused") };
    assert_eq!((faults[0].kind, faults[0].line), (FaultKind::UnknownKey, 2));
    desktop.wish(plan("/past", Some("/mended.toml"), None));
    assert!(matches!(begun(&mut desktop).first, Under::File(_)));
}

#[test]
fn a_mail_of_it_is_looked_at_under_its_policy_and_nothing_of_it_is_recorded() {
    let mut desktop = Desktop::new();
    desktop.source = MAIL.replace("me@ours.example", "boss@theirs.example");
    let quiet = Layer::machine("quiet.toml", "format = 1\n[levels]\nattachment = \"note\"\n");
    let checks: Vec<_> = check::ids().collect();
    let policy = Policy::resolve(&[Layer::built_in(), quiet], &checks).map(Arc::new).unwrap();
    desktop.wish(Action::ShowRehearsal);
    let past = Past { source: "/past/a.eml".to_owned(), policy: policy.clone(), day: Some(date(2020, 2, 3)) };
    desktop.wish(Action::Open(Input::Past(past)));
    assert!(desktop.review().source.is_practice() && desktop.session.recent.is_empty());
    let places: Vec<_> = desktop.review().review.open_items().map(|item| item.place.clone()).collect();
    assert_eq!(places, [check::Place::recipient(0)], "From is somebody's own, and the file is a note");
    desktop.answer_all();
    desktop.approve();
    assert_eq!((desktop.verdict(), &desktop.done[..]), (Some(Verdict::Approved), &["prepare"][..]));
    desktop.wish(Action::Home);
    assert!(matches!((&desktop.session.screen, &desktop.session.page), (Screen::Start, Some(Page::Rehearsal))));
    desktop.wish(Action::ClosePage);
    desktop.open("a.eml");
    desktop.wish(Action::Home);
    assert!(desktop.session.page.is_none(), "any other draft leads to the start");
}
