//! What becomes known about files after the review is on the screen.

use super::*;
use crate::check::{Case, Finding, Place, run_all};
use crate::lens::{FileKind, GapKind, Inspection};
use crate::review::NotApproved;

/// Two files; the second stands there twice.
const FILES: &str = "From: me@ours.example\nTo: Tanaka <tanaka@client.example>\nBcc:\nSubject: Lists\n\
    MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
    --b\nContent-Type: text/plain\n\nDear Tanaka,\nthe lists.\n\
    --b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=a.csv\n\na,b\n\
    --b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=b.csv\n\nc,d\n\
    --b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=b.csv\n\nc,d\n--b--\n";

/// A draft that was just opened; nothing is known about its files.
struct Opened {
    desktop: Desktop,
    inspecting: Inspecting,
}

impl Opened {
    fn new() -> Self {
        let mut desktop = Desktop { source: FILES.to_owned(), ..Desktop::new() };
        let prepare = desktop.only_wish(Action::Open(Input::Path("a.eml".into())));
        let [Effect::Prepare { input, seat }] = &prepare[..] else { panic!("it is read") };
        let prepared = desktop.read(input.clone(), seat);
        let effects = desktop.session.receive(Event::Prepared(Box::new(Ok(prepared))), desktop.now);
        let Ok([Effect::Inspect(inspecting)]) = <[Effect; 1]>::try_from(effects) else {
            panic!("files are looked into")
        };
        Self { desktop, inspecting }
    }

    /// One file is told; the judgement that follows is not made yet.
    fn tell(&mut self, index: usize) -> Option<Box<Judging>> {
        let file = &self.inspecting.draft.attachments[index];
        let event = self.inspecting.found(index, Inspection::new(&file.name, FileKind::Table, file.size()));
        judging_in(self.desktop.session.receive(event, self.desktop.now))
    }

    /// The judgement comes back, with findings besides those of the checks.
    fn judged(&mut self, judging: &Judging, more: Vec<Finding>) -> Option<Box<Judging>> {
        let policy = self.desktop.session.desk.policy.clone().unwrap();
        let own = [AddrSpec::parse(ME).unwrap()];
        let (known, today) = (Acquaintances::default(), date(2026, 11, 21));
        let case = Case::new(&judging.draft, &policy, &own, &known, today).inspections(&judging.inspections);
        let findings = run_all(&case).into_iter().chain(more).collect();
        let review = Ok(Box::new(Review::new(&case, findings)));
        let effects = self.desktop.session.receive(Event::Judged { ticket: judging.ticket, review }, self.desktop.now);
        judging_in(effects)
    }

    fn review(&self) -> &Review {
        &self.desktop.review().review
    }

    fn answered(&self, index: usize) -> bool {
        let at = Place::attachment(index);
        let item = self.review().items().iter().find(|item| item.place == at).unwrap();
        self.review().decision(&item.key).is_some()
    }
}

fn judging_in(effects: Vec<Effect>) -> Option<Box<Judging>> {
    let mut found = effects.into_iter().map(|effect| {
        let other = name(&effect);
        let Effect::Judge(judging) = effect else { panic!("{other}") };
        judging
    });
    let first = found.next();
    assert!(found.next().is_none(), "one judgement at a time");
    first
}

fn unread(index: usize, why: &str) -> Finding {
    let mut finding = Finding::at(Place::attachment(index)).with("why", why).with("detail", "");
    finding.check = "not_inspected";
    finding
}

#[test]
fn the_review_is_there_at_once_and_approving_waits_for_every_file() {
    let mut opened = Opened::new();
    assert_eq!((opened.review().items().len(), opened.desktop.review().waits_for()), (4, 3));
    assert_eq!(opened.inspecting.files, [0, 1], "the same content is looked into once");
    opened.desktop.answer_all();
    opened.desktop.approve();
    assert_eq!(opened.desktop.review().not_approved, Some(NotApproved::Inspecting(3)));
    let judging = opened.tell(1).unwrap();
    opened.judged(&judging, Vec::new());
    opened.desktop.approve();
    assert_eq!(opened.desktop.review().not_approved, Some(NotApproved::Inspecting(1)));
    let judging = opened.tell(0).unwrap();
    opened.desktop.approve();
    assert!(opened.desktop.verdict().is_none(), "all is known, and not judged yet");
    opened.judged(&judging, Vec::new());
    assert_eq!(opened.desktop.progress(), (4, 4), "what did not change keeps its answer");
    opened.desktop.approve();
    assert_eq!(opened.desktop.verdict(), Some(Verdict::Approved));
}

#[test]
fn what_is_found_late_asks_again_and_nothing_else_does() {
    let mut opened = Opened::new();
    opened.desktop.answer_all();
    let judging = opened.tell(0).unwrap();
    opened.judged(&judging, vec![unread(0, "encrypted")]);
    assert_eq!([0, 1, 2].map(|index| opened.answered(index)), [false, true, true]);
    assert_eq!(opened.desktop.progress(), (3, 4));
    opened.desktop.answer_all();
    // An answer for one reason is none for another.
    let judging = opened.tell(1).unwrap();
    opened.judged(&judging, vec![unread(0, "damaged")]);
    assert_eq!([0, 1, 2].map(|index| opened.answered(index)), [false, true, true]);
}

#[test]
fn of_two_judgements_the_one_that_knows_more_is_shown() {
    let mut opened = Opened::new();
    let first = opened.tell(0).unwrap();
    assert!(opened.tell(1).is_none(), "one is on its way");
    let second = opened.judged(&first, Vec::new()).expect("another one follows");
    assert_eq!(opened.review().readiness(), Err(NotApproved::Remaining));
    opened.judged(&first, vec![unread(0, "damaged")]);
    assert_eq!(opened.review().items().len(), 4, "it came too late");
    opened.judged(&second, vec![unread(1, "damaged")]);
    assert_eq!(opened.desktop.progress(), (0, 4));
    opened.desktop.answer_all();
    assert_eq!(opened.review().readiness(), Ok(()));
}

#[test]
fn what_was_told_once_stays_and_other_drafts_tell_nothing() {
    let mut opened = Opened::new();
    opened.tell(0).unwrap();
    let known = opened.desktop.review().inspection(0).unwrap().clone();
    let mut other = Inspection::new("a.csv", FileKind::Table, 4);
    other.gap(GapKind::Damaged, "");
    let event = opened.inspecting.found(0, other.clone());
    assert!(opened.desktop.session.receive(event, opened.desktop.now).is_empty());
    assert_eq!(opened.desktop.review().inspection(0), Some(&known));
    for (draft, index) in [(Digest::of(b"other"), 1), (opened.inspecting.draft.digest, 9)] {
        let event = Event::Inspected { draft, index, inspection: Arc::new(other.clone()) };
        assert!(opened.desktop.session.receive(event, opened.desktop.now).is_empty());
    }
    assert_eq!(opened.desktop.review().waits_for(), 2);
}

#[test]
fn whoever_does_not_wait_is_told_what_was_not_looked_into() {
    let mut opened = Opened::new();
    opened.tell(0).unwrap();
    assert!(!opened.inspecting.stop.is_asked());
    opened.desktop.wish(Action::DoNotWait);
    assert!(opened.inspecting.stop.is_asked());
    let reviewing = opened.desktop.review();
    let gaps = |index| reviewing.inspection(index).unwrap().gaps.iter().map(|gap| gap.why).collect::<Vec<_>>();
    assert_eq!(
        (reviewing.waits_for(), gaps(0), gaps(1), gaps(2)),
        (0, vec![], vec![GapKind::Cancelled], vec![GapKind::Cancelled])
    );
    assert!(opened.tell(1).is_none(), "it comes too late");
}

#[test]
fn nobody_looks_into_files_that_are_no_longer_on_the_screen() {
    for leave in [Action::Home, Action::Open(Input::Path("b.eml".into())), Action::StartPaste(PasteMode::Whole)] {
        let mut opened = Opened::new();
        opened.desktop.only_wish(leave);
        assert!(opened.inspecting.stop.is_asked());
        assert!(opened.tell(0).is_none());
    }
}

#[test]
fn other_settings_keep_what_is_known_and_go_on_looking() {
    let mut opened = Opened::new();
    let judging = opened.tell(0).unwrap();
    opened.judged(&judging, Vec::new());
    let levels = [("recipient_external".to_owned(), crate::policy::Level::Justify)];
    let settings = Settings { levels: levels.into(), ..opened.desktop.session.desk.settings.clone() };
    let effects = opened.desktop.only_wish(Action::Set(Box::new(settings)));
    let [Effect::SaveSettings(_), Effect::Prepare { input, seat }] = &effects[..] else { panic!("it is graded anew") };
    let prepared = opened.desktop.read(input.clone(), seat);
    // Meanwhile another file is told.
    let stale = opened.tell(1).unwrap();
    let effects = opened.desktop.session.receive(Event::Prepared(Box::new(Ok(prepared))), opened.desktop.now);
    let again = judging_in(effects).expect("more is known than it was graded with");
    assert!(!opened.inspecting.stop.is_asked() && again.inspections.iter().all(Option::is_some));
    opened.judged(&stale, vec![unread(0, "damaged")]);
    assert_eq!(opened.review().items().len(), 4, "it was judged by other settings");
    opened.judged(&again, Vec::new());
    assert_eq!(opened.desktop.review().waits_for(), 0);
}

#[test]
fn reading_again_looks_again_into_what_was_cut_short_only() {
    let mut opened = Opened::new();
    let judging = opened.tell(0).unwrap();
    opened.judged(&judging, Vec::new());
    opened.desktop.wish(Action::DoNotWait);
    let effects = opened.desktop.only_wish(Action::ReadAgain);
    let [Effect::Prepare { input, seat }] = &effects[..] else { panic!("it is read again") };
    let prepared = opened.desktop.read(input.clone(), seat);
    let effects = opened.desktop.session.receive(Event::Prepared(Box::new(Ok(prepared))), opened.desktop.now);
    let [Effect::Inspect(inspecting)] = &effects[..] else { panic!("files are looked into") };
    assert_eq!(inspecting.files, [1]);
}

#[test]
fn a_tick_right_after_items_moved_is_refused() {
    let mut opened = Opened::new();
    for item in opened.review().items().to_vec() {
        opened.desktop.wish(Action::Seen(item.key));
    }
    opened.desktop.pass(1000);
    let judging = opened.tell(0).unwrap();
    opened.judged(&judging, vec![unread(0, "damaged")]);
    let key = opened.review().items().iter().find(|item| item.place == Place::attachment(1)).unwrap().key.clone();
    opened.desktop.wish(Action::Tick(key.clone()));
    assert_eq!(opened.desktop.review().refusal, Some((key.clone(), Refusal::TooSoon)));
    opened.desktop.pass(600);
    opened.desktop.wish(Action::Tick(key.clone()));
    assert!(opened.review().decision(&key).is_some());
}

#[test]
fn words_stay_with_the_file_they_are_written_for() {
    let mut opened = Opened::new();
    let old = opened.review().items().iter().find(|item| item.place == Place::attachment(0)).unwrap().key.clone();
    opened.desktop.wish(Action::TakeInHand(old.clone()));
    opened.desktop.wish(Action::Type(old.clone(), "agreed".to_owned()));
    let judging = opened.tell(0).unwrap();
    opened.judged(&judging, vec![unread(0, "damaged")]);
    let reviewing = opened.desktop.review();
    let new = reviewing.review.items().iter().find(|item| item.place == Place::attachment(0)).unwrap().key.clone();
    assert_ne!(old, new);
    assert_eq!(
        (reviewing.in_hand.as_ref(), reviewing.typed.get(&new).map(String::as_str)),
        (Some(&new), Some("agreed"))
    );
}
