//! Mails inside mails: each has a review of its own, and the one around it is kept.

use super::*;
use crate::lens::{FileKind, Inspection};
use crate::review::NotApproved;
use crate::trail::Enclosing;

/// A draft of one's own, to be sent later.
const INNER: &str =
    "From: me@ours.example\nTo: Suzuki <suzuki@rival.example>\nSubject: Draft\n\nDear Suzuki,\nthe draft.\n";

/// A mail with mails in it, `boundary` between its parts.
fn around(mails: &[&str], boundary: &str) -> String {
    let parts = mails.iter().map(|mail| format!("--{boundary}\nContent-Type: message/rfc822\n\n{mail}\n"));
    format!(
        "From: me@ours.example\nTo: Tanaka <tanaka@client.example>\nBcc:\nSubject: Around {boundary}\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary={boundary}\n\n--{boundary}\nContent-Type: text/plain\n\nDear Tanaka,\nsee below.\n\
         {}--{boundary}--\n",
        parts.collect::<String>()
    )
}

fn opened(source: String) -> Desktop {
    let mut desktop = Desktop { source, ..Desktop::new() };
    desktop.open("a.eml");
    desktop
}

fn subject(desktop: &Desktop) -> &str {
    &desktop.review().draft.subject
}

fn names(desktop: &Desktop) -> Vec<&str> {
    desktop.session.outer().iter().map(|outer| outer.reviewing.source.name.as_str()).collect()
}

/// What came back for a draft that was opened without looking into anything.
fn without_looking(source: String) -> (Desktop, Inspecting) {
    let mut desktop = Desktop { source, ..Desktop::new() };
    let effects = desktop.only_wish(Action::Open(Input::Path("a.eml".into())));
    let effects = answer_one(&mut desktop, effects);
    let Ok([Effect::Inspect(inspecting)]) = <[Effect; 1]>::try_from(effects) else { panic!("files are looked into") };
    (desktop, inspecting)
}

fn answer_one(desktop: &mut Desktop, effects: Vec<Effect>) -> Vec<Effect> {
    let Ok([Effect::Prepare { input, seat }]) = <[Effect; 1]>::try_from(effects) else { panic!("it is read") };
    let prepared = desktop.read(input, &seat);
    desktop.session.receive(Event::Prepared(Box::new(Ok(prepared))), desktop.now)
}

#[test]
fn a_mail_inside_gets_its_own_review_and_the_one_around_it_stays_as_it_was() {
    let mut desktop = opened(around(&[INNER], "b"));
    desktop.answer_all();
    desktop.wish(Action::Up);
    desktop.hear(Event::Previewed { draft: desktop.review().draft.digest, index: 0, preview: Preview::Nothing });
    let (progress, in_hand) = (desktop.progress(), desktop.review().in_hand.clone());
    desktop.wish(Action::OpenEnclosed(0));
    assert_eq!((subject(&desktop), names(&desktop)), ("Draft", vec!["a.eml"]));
    let on = desktop.review();
    assert_eq!(on.draft.recipients[0].mailbox.addr().unwrap().to_string(), "suzuki@rival.example");
    assert!(desktop.progress().0 == 0 && on.preview.is_none() && on.source.name == "Draft.eml");
    desktop.answer_all();
    let inner = desktop.progress();
    assert!(inner.0 > 0);
    desktop.wish(Action::GoBack);
    let on = desktop.review();
    assert_eq!((on.draft.subject.as_str(), &on.in_hand), ("Around b", &in_hand));
    assert!(desktop.progress() == progress && on.preview.is_some() && names(&desktop).is_empty());
    desktop.wish(Action::OpenEnclosed(0));
    assert_eq!((subject(&desktop), desktop.progress()), ("Draft", inner), "what was left is as it was, too");
    assert_eq!(desktop.done, ["prepare", "prepare"]);
}

#[test]
fn mails_are_opened_to_a_bound() {
    let mut source = INNER.to_owned();
    for depth in 0..=MOST_WITHIN {
        source = around(&[&source], &format!("b{depth}"));
    }
    let mut desktop = opened(source);
    for depth in 1..=MOST_WITHIN {
        desktop.wish(Action::OpenEnclosed(0));
        assert_eq!(names(&desktop).len(), depth);
    }
    desktop.wish(Action::OpenEnclosed(0));
    assert_eq!((names(&desktop).len(), desktop.problems()), (MOST_WITHIN, vec!["problem-mail-too-deep"]));
    for _ in 0..MOST_WITHIN {
        desktop.wish(Action::GoBack);
    }
    desktop.wish(Action::GoBack);
    assert_eq!(subject(&desktop), format!("Around b{MOST_WITHIN}"));
}

#[test]
fn an_approval_inside_is_recorded_with_the_mails_around_it() {
    let source = around(&[&around(&[INNER], "b")], "c");
    let mut desktop = opened(source.clone());
    desktop.wish(Action::OpenEnclosed(0));
    desktop.wish(Action::OpenEnclosed(0));
    desktop.answer_all();
    let reread = desktop.only_wish(Action::Approve);
    let [Effect::RereadToApprove(read)] = &reread[..] else { panic!("it is read once more") };
    let digest = Digest::of(&desktop.now(read));
    let record = desktop.session.receive(Event::Reread(Ok(digest)), desktop.now);
    let [Effect::Record { within, draft, .. }] = &record[..] else { panic!("it is recorded") };
    let middle = Draft::open(source.as_bytes()).unwrap().attachments[0].clone();
    let expected = [("a.eml", Digest::of(source.as_bytes())), (middle.name.as_str(), middle.digest)];
    assert_eq!(*within, expected.map(|(name, draft)| Enclosing { name: name.to_owned(), draft }));
    assert_eq!(draft.subject, "Draft");
    // Until it stands in the trail, nobody goes anywhere.
    desktop.wish(Action::GoBack);
    assert_eq!(names(&desktop).len(), 2);
    desktop.perform(record);
    assert_eq!((desktop.verdict(), names(&desktop).len()), (Some(Verdict::Approved), 2));
    desktop.wish(Action::GoBack);
    assert_eq!((subject(&desktop), names(&desktop).len()), ("Around b", 1));
    assert_eq!(desktop.review().judged_as_mail(0), Some(Verdict::Approved));
    desktop.wish(Action::OpenEnclosed(0));
    assert_eq!(desktop.progress().0, 0, "what is done with begins anew");
}

#[test]
fn other_bytes_inside_are_a_new_version_and_no_approval() {
    let mut desktop = opened(around(&[INNER], "b"));
    desktop.wish(Action::OpenEnclosed(0));
    desktop.answer_all();
    // Another line of the mail around it does not matter.
    desktop.source = around(&[INNER], "b").replace("see below", "look below");
    let [Effect::RereadToApprove(read)] = &desktop.only_wish(Action::Approve)[..] else { panic!("it is read") };
    let same = Digest::of(&desktop.now(read));
    assert_eq!(same, desktop.review().draft.digest);
    desktop.source = around(&[&INNER.replace("the draft", "the other")], "b");
    let other = Digest::of(&desktop.now(read));
    assert_ne!(same, other);
    desktop.hear(Event::Reread(Ok(other)));
    assert_eq!((desktop.verdict(), desktop.done.last()), (None, Some(&"prepare")));
}

#[test]
fn what_is_found_late_in_the_mail_around_it_lands_there() {
    let (mut desktop, inspecting) = without_looking(around(&[INNER], "b"));
    desktop.wish(Action::OpenEnclosed(0));
    let before = desktop.progress();
    let found = |index: usize| {
        let file = &inspecting.draft.attachments[index];
        inspecting.found(index, Inspection::new(&file.name, FileKind::Message, file.size()))
    };
    assert!(desktop.session.receive(found(0), desktop.now).is_empty(), "nobody looks at it now");
    assert_eq!((subject(&desktop), desktop.progress(), desktop.review().waits_for()), ("Draft", before, 0));
    assert!(!inspecting.stop.is_asked(), "it goes on meanwhile");
    let back = desktop.only_wish(Action::GoBack);
    assert_eq!(back.iter().map(name).collect::<Vec<_>>(), ["judge"]);
    assert_eq!(desktop.review().waits_for(), 0);
    desktop.perform(back);
    desktop.answer_all();
    assert_eq!(desktop.review().review.readiness(), Ok(()));
}

#[test]
fn a_judgement_on_its_way_lands_where_it_was_asked_for() {
    let (mut desktop, inspecting) = without_looking(around(&[INNER], "b"));
    let file = &inspecting.draft.attachments[0];
    let found = inspecting.found(0, Inspection::new(&file.name, FileKind::Message, file.size()));
    let effects = desktop.session.receive(found, desktop.now);
    let [Effect::Judge(judging)] = &effects[..] else { panic!("it is judged") };
    desktop.wish(Action::OpenEnclosed(0));
    let items = desktop.review().review.items().len();
    assert!(desktop.session.receive(judging.judge(), desktop.now).is_empty());
    assert_eq!((subject(&desktop), desktop.review().review.items().len()), ("Draft", items));
    desktop.wish(Action::GoBack);
    assert_ne!(desktop.review().review.readiness(), Err(NotApproved::Inspecting(1)));
}

#[test]
fn other_settings_reach_what_waits() {
    let mut desktop = opened(around(&[INNER], "b"));
    desktop.wish(Action::OpenEnclosed(0));
    let levels = [("recipient_external".to_owned(), crate::policy::Level::Justify)];
    let settings = Settings { levels: levels.into(), ..desktop.session.desk.settings.clone() };
    desktop.wish(Action::Set(Box::new(settings)));
    let justifies = |desktop: &Desktop| desktop.review().review.items().iter().any(|item| item.act == Act::Reason);
    assert!(subject(&desktop) == "Draft" && justifies(&desktop));
    desktop.wish(Action::GoBack);
    assert!(subject(&desktop) == "Around b" && justifies(&desktop));
}

#[test]
fn a_preview_and_a_change_on_disk_are_told_where_they_belong() {
    let mut desktop = opened(around(&[INNER], "b"));
    let outer = desktop.review().draft.digest;
    desktop.wish(Action::OpenEnclosed(0));
    desktop.hear(Event::Previewed { draft: outer, index: 0, preview: Preview::Nothing });
    desktop.hear(Event::SourceChanged(outer));
    assert!(desktop.review().preview.is_none() && !desktop.review().newer);
    desktop.wish(Action::GoBack);
    assert!(desktop.review().preview.is_some() && desktop.review().newer);
}

#[test]
fn a_new_version_of_the_mail_around_it_keeps_what_was_begun_in_the_same_mail() {
    let other = INNER.replace("Draft", "Other");
    let mut desktop = opened(around(&[INNER, &other], "b"));
    for index in [0, 1] {
        desktop.wish(Action::OpenEnclosed(index));
        desktop.answer_all();
        desktop.wish(Action::GoBack);
    }
    desktop.source = around(&[INNER], "b");
    desktop.wish(Action::ReadAgain);
    assert_eq!(desktop.review().left.len(), 1);
    desktop.wish(Action::OpenEnclosed(0));
    assert!(subject(&desktop) == "Draft" && desktop.progress().0 > 0);
    let Origin::Enclosed(enclosed) = &desktop.review().source.origin else { panic!("it lies in another") };
    assert_eq!(&*enclosed.outer.bytes, desktop.source.as_bytes());
}

#[test]
fn answers_around_or_inside_are_not_left_unasked() {
    for inside in [true, false] {
        let mut desktop = opened(around(&[INNER], "b"));
        if !inside {
            desktop.answer_all();
        }
        desktop.wish(Action::OpenEnclosed(0));
        if inside {
            desktop.answer_all();
            desktop.wish(Action::GoBack);
        }
        desktop.wish(Action::Home);
        assert_eq!(desktop.session.dialog, Some(Dialog::Leave));
        desktop.wish(Action::Confirm);
        assert!(matches!(desktop.session.screen, Screen::Start) && names(&desktop).is_empty());
        assert!(!desktop.session.has_answers());
    }
}

#[test]
fn what_somebody_else_wrote_is_looked_at_as_theirs_unless_the_person_says_otherwise() {
    let theirs = INNER.replace("me@ours", "colleague@ours");
    let nobodys = INNER.replace("From: me@ours.example\n", "");
    let mut desktop = opened(around(&[&theirs, INNER, &nobodys], "b"));
    let roles = [Role::SecondChecker, Role::Author, Role::Author];
    for (index, role) in roles.into_iter().enumerate() {
        desktop.wish(Action::OpenEnclosed(index));
        assert_eq!((desktop.review().review.role(), desktop.session.somebody_elses), (role, role != Role::Author));
        desktop.wish(Action::GoBack);
        assert_eq!((desktop.review().review.role(), desktop.session.somebody_elses), (Role::Author, false));
    }
    desktop.wish(Action::OpenEnclosed(2));
    desktop.answer_all();
    let done = desktop.progress().0;
    desktop.wish(Action::SomebodyElses(true));
    assert_eq!((desktop.review().review.role(), desktop.progress().0), (Role::SecondChecker, done));
    // It stays so, whatever becomes known.
    let settings = Settings { group: vec![], own: Vec::new(), ..desktop.session.desk.settings.clone() };
    desktop.wish(Action::Set(Box::new(settings)));
    assert_eq!(desktop.review().review.role(), Role::SecondChecker);
    desktop.wish(Action::Home);
    desktop.wish(Action::Confirm);
    assert!(!desktop.session.somebody_elses);
}

#[test]
fn what_cannot_be_opened_leaves_everything_as_it_is() {
    let mut desktop = opened(around(&[INNER], "b"));
    let effects = desktop.only_wish(Action::OpenEnclosed(0));
    assert_eq!(effects.iter().map(name).collect::<Vec<_>>(), ["prepare"]);
    desktop.hear(Event::Prepared(Box::new(Err(Problem::new("open-no-header")))));
    assert_eq!((subject(&desktop), desktop.problems()), ("Around b", vec!["open-no-header"]));
    desktop.wish(Action::OpenEnclosed(9));
    assert!(names(&desktop).is_empty());
}

#[test]
fn a_mail_in_a_sample_is_practice() {
    let mut desktop = Desktop { source: around(&[INNER], "b"), ..Desktop::new() };
    desktop.wish(Action::Open(Input::Sample("quotation")));
    desktop.wish(Action::OpenEnclosed(0));
    assert!(desktop.review().source.is_practice());
    desktop.answer_all();
    desktop.approve();
    assert_eq!((desktop.verdict(), desktop.done.contains(&"record")), (Some(Verdict::Approved), false));
}
