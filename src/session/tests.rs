use jiff::SignedDuration;
use jiff::civil::date;

use super::*;
use crate::check;
use crate::lens::Limits;
use crate::mail::Digest;
use crate::policy::Layer;
use crate::review::{Act, Answer, Expected, Item, Section};

mod enclosed;
mod late;
mod naming;
mod rehearsing;
mod waiving;

const ME: &str = "me@ours.example";

/// One person outside and a file: two ticks.
const MAIL: &str = "From: me@ours.example\nTo: Tanaka <tanaka@client.example>\nBcc:\nSubject: Quotation\n\
    MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
    --b\nContent-Type: text/plain\n\nDear Tanaka,\nthe quotation.\n\
    --b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=quotation.txt\n\n1,200 yen\n--b--\n";

/// A session and what is outside of it, without files or threads: effects are looked at and answered by hand.
struct Desktop {
    session: Session,
    now: Timestamp,
    /// What the source says when it is read.
    source: String,
    /// What came along in the approval file, and whether it holds.
    approvals: Option<(Vec<Signed>, bool)>,
    /// Recording fails.
    full: bool,
    /// Names of all effects, in order, but for what looking into files takes.
    done: Vec<&'static str>,
}

impl Desktop {
    fn new() -> Self {
        let own = vec![AddrSpec::parse(ME).unwrap()];
        let checks: Vec<_> = check::ids().collect();
        let desk = Desk {
            settings: Settings { own, ..Settings::default() },
            policy: Policy::resolve(&[Layer::built_in()], &checks).map(Arc::new).map_err(Arc::new),
            known: Arc::default(),
            today: date(2026, 11, 21),
            trail_dir: "/trail".into(),
            settings_file: "/settings.toml".into(),
        };
        Self {
            session: Session::new(desk),
            now: "2026-11-21T01:00:00Z".parse().unwrap(),
            source: MAIL.to_owned(),
            approvals: None,
            full: false,
            done: Vec::new(),
        }
    }

    fn opened() -> Self {
        let mut desktop = Self::new();
        desktop.open("a.eml");
        desktop
    }

    fn answered() -> Self {
        let mut desktop = Self::opened();
        desktop.answer_all();
        desktop
    }

    /// An approval file by this person, which holds or not.
    fn approved_by(person: &str, holds: bool) -> Self {
        let mut desktop = Self::new();
        let person = AddrSpec::parse(person).unwrap();
        desktop.approvals = Some((vec![Signed { person, role: Role::Author, at: desktop.now, items: 2 }], holds));
        desktop.open("a.yubisashi");
        desktop
    }

    fn open(&mut self, path: &str) {
        self.wish(Action::Open(Input::Path(path.into())));
    }

    fn wish(&mut self, action: Action) {
        let effects = self.session.apply(action, self.now);
        self.perform(effects);
    }

    /// Applies a wish and leaves undone what it asks for.
    fn only_wish(&mut self, action: Action) -> Vec<Effect> {
        self.session.apply(action, self.now)
    }

    fn hear(&mut self, event: Event) {
        let effects = self.session.receive(event, self.now);
        self.perform(effects);
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else is answered by one event or none")]
    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Inspect(inspecting) => inspect(&inspecting).into_iter().for_each(|event| self.hear(event)),
                Effect::Judge(judging) => self.hear(judging.judge()),
                effect => {
                    self.done.push(name(&effect));
                    if let Some(event) = self.outside(effect) {
                        self.hear(event);
                    }
                }
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else leaves the session as it is")]
    fn outside(&self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Prepare { input, seat } => Some(Event::Prepared(Box::new(Ok(self.read(input, &seat))))),
            Effect::RereadToApprove(source) => Some(Event::Reread(Ok(Digest::of(&self.now(&source))))),
            Effect::Record { judgement, .. } => Some(Event::Recorded(self.record(&judgement))),
            _ => None,
        }
    }

    /// What the source says now.
    fn now(&self, source: &Source) -> Vec<u8> {
        let Origin::Enclosed(enclosed) = &source.origin else { return self.source.clone().into() };
        let outer = Draft::open(&self.now(&enclosed.outer)).unwrap();
        enclosed.newest(&outer, Digest::of(&source.bytes)).unwrap().data.clone()
    }

    fn read(&self, input: Input, seat: &Seat) -> Prepared {
        let source = match input {
            Input::Path(path) if self.approvals.is_some() => self.source_at(Origin::Package(path)),
            Input::Path(path) => self.source_at(Origin::File(path)),
            Input::Sample(name) => self.source_at(Origin::Sample(name)),
            Input::Past(past) => self.source_at(Origin::Past(past)),
            Input::Again(source) | Input::Newest(source) => source,
            Input::Message(message) => self.source_at(Origin::Message(message)),
            Input::Text(_) => self.source_at(Origin::Pasted),
            Input::Parts(_) => self.source_at(Origin::Parts),
        };
        let draft = Draft::open(&source.bytes).unwrap();
        prepare(source, Arc::new(draft), self.approvals.clone(), seat)
    }

    fn source_at(&self, origin: Origin) -> Source {
        Source { name: "a.eml".to_owned(), origin, bytes: Arc::from(self.source.as_bytes()), follows: None }
    }

    fn record(&self, judgement: &Judgement) -> Result<Receipt, Problem> {
        if self.full {
            return Err(Problem::new("problem-disk-full").with("path", "/trail"));
        }
        let outcome = judgement.outcome();
        Ok(Receipt {
            number: 1,
            at: outcome.at(),
            person: outcome.person().clone(),
            role: outcome.role(),
            local_date: date(2026, 11, 21),
            record: Arc::from(*b"{}"),
        })
    }

    fn review(&self) -> &Reviewing {
        self.session.reviewing().expect("a review is on the screen")
    }

    fn progress(&self) -> (usize, usize) {
        self.review().review.progress()
    }

    fn pass(&mut self, milliseconds: i64) {
        self.now += SignedDuration::from_millis(milliseconds);
    }

    /// Sees everything and answers it.
    fn answer_all(&mut self) {
        let items = self.review().review.items().to_vec();
        for item in &items {
            self.wish(Action::Seen(item.key.clone()));
        }
        self.pass(1000);
        for item in items {
            match item.act {
                Act::None | Act::Blocked => {}
                Act::Tick => self.wish(Action::Tick(item.key)),
                Act::Type(Expected::Outsiders(n) | Expected::Count(n)) => {
                    self.wish(Action::Type(item.key, n.to_string()));
                }
                Act::Type(Expected::Word(word)) => self.wish(Action::Type(item.key, word)),
                Act::Type(Expected::Domain { shown, .. }) => {
                    self.wish(Action::Type(item.key.clone(), shown));
                    self.wish(Action::GiveReason(item.key));
                }
                Act::Reason => {
                    self.wish(Action::Type(item.key.clone(), "agreed".to_owned()));
                    self.wish(Action::GiveReason(item.key));
                }
            }
        }
    }

    fn approve(&mut self) {
        self.wish(Action::Approve);
    }

    fn problems(&self) -> Vec<&'static str> {
        self.session.notices.iter().filter(|notice| !notice.good).map(|notice| notice.problem.id).collect()
    }

    fn verdict(&self) -> Option<Verdict> {
        match &self.session.screen {
            Screen::Done(done) => Some(done.verdict),
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) | Screen::Review(_) => None,
        }
    }
}

/// Looks into files as the process for it does.
fn inspect(inspecting: &Inspecting) -> Vec<Event> {
    let look = |file: &crate::mail::Attachment| crate::lens::inspect(&file.data, &file.name, &Limits::default());
    inspecting.attachments().map(|(index, file)| inspecting.found(index, look(file))).collect()
}

fn name(effect: &Effect) -> &'static str {
    match effect {
        Effect::PickDraft => "pick draft",
        Effect::PickPartFiles => "pick part files",
        Effect::PickWatchedFolder => "pick watched folder",
        Effect::LoadPartFiles(_) => "load part files",
        Effect::Prepare { .. } => "prepare",
        Effect::Inspect(_) => "inspect",
        Effect::Judge(_) => "judge",
        Effect::RereadToApprove(_) => "reread",
        Effect::Compare { .. } => "compare",
        Effect::Record { .. } => "record",
        Effect::SaveApprovalFile { .. } => "save approval file",
        Effect::OpenCopy { .. } => "open copy",
        Effect::OpenAttachment { .. } => "open attachment",
        Effect::SaveAttachment { .. } => "save attachment",
        Effect::Preview { .. } => "preview",
        Effect::Copy(_) => "copy",
        Effect::SaveSettings(_) => "save settings",
        Effect::Remember(_) => "remember",
        Effect::LearnAcquaintances(_) => "learn",
        Effect::ForgetLearned => "forget",
        Effect::PickForRehearsal(_) => "pick for rehearsal",
        Effect::Rehearse(_) => "rehearse",
        Effect::LoadRecords => "load records",
        Effect::VerifyTrail => "verify trail",
        Effect::RemoveRecord { .. } => "remove record",
        Effect::Close => "close",
    }
}

#[test]
fn an_approval_is_recorded_and_then_shown() {
    let mut desktop = Desktop::opened();
    desktop.approve();
    assert_eq!(desktop.done, ["prepare"], "nothing is read or recorded while something is open");
    desktop.answer_all();
    desktop.approve();
    assert_eq!(desktop.done, ["prepare", "reread", "record", "remember"]);
    assert_eq!(desktop.verdict(), Some(Verdict::Approved));
}

#[test]
fn a_second_draft_asks_while_there_are_answers() {
    let mut desktop = Desktop::opened();
    desktop.open("b.eml");
    assert_eq!((&desktop.session.dialog, desktop.progress()), (&None, (0, 2)), "nothing would be lost");
    desktop.answer_all();
    desktop.open("c.eml");
    assert!(matches!(&desktop.session.dialog, Some(Dialog::Replace(_))));
    desktop.wish(Action::Cancel);
    assert_eq!(desktop.progress(), (2, 2));
    desktop.open("c.eml");
    desktop.wish(Action::Confirm);
    assert_eq!((&desktop.session.dialog, desktop.progress()), (&None, (0, 2)));
    assert_eq!(desktop.review().source.path().unwrap().display().to_string(), "c.eml");
}

#[test]
fn a_reason_that_is_being_written_counts_as_an_answer() {
    let mut desktop = Desktop::new();
    desktop.source = "From: me@ours.example\nTo: tanaka@client.example\nSubject: x\n\n社外秘\n".to_owned();
    desktop.open("a.eml");
    let reason = desktop.review().review.items().iter().find(|item| item.act == Act::Reason).unwrap().key.clone();
    desktop.wish(Action::Type(reason, "agr".to_owned()));
    desktop.open("b.eml");
    assert!(matches!(&desktop.session.dialog, Some(Dialog::Replace(_))));
}

#[test]
fn closing_and_leaving_ask_while_there_are_answers() {
    let mut desktop = Desktop::opened();
    assert_eq!(desktop.only_wish(Action::Close).len(), 1, "nothing to lose: it closes");
    desktop.answer_all();
    assert!(desktop.only_wish(Action::Close).is_empty());
    assert_eq!(desktop.session.dialog, Some(Dialog::Close));
    desktop.wish(Action::Confirm);
    assert_eq!(desktop.done.last(), Some(&"close"));
    desktop.wish(Action::Home);
    assert_eq!((desktop.session.dialog.clone(), desktop.progress()), (Some(Dialog::Leave), (2, 2)));
    desktop.wish(Action::Confirm);
    assert!(matches!(desktop.session.screen, Screen::Start));
}

#[test]
fn nothing_is_left_behind_while_a_judgement_is_written_down() {
    let mut desktop = Desktop::answered();
    let reread = desktop.only_wish(Action::Approve);
    assert_eq!(reread.iter().map(name).collect::<Vec<_>>(), ["reread"]);
    let digest = desktop.review().review.digest();
    let record = desktop.session.receive(Event::Reread(Ok(digest)), desktop.now);
    desktop.open("b.eml");
    desktop.wish(Action::Confirm);
    desktop.wish(Action::ReadAgain);
    desktop.approve();
    assert_eq!(desktop.done, ["prepare"]);
    desktop.perform(record);
    assert_eq!(desktop.verdict(), Some(Verdict::Approved));
}

#[test]
fn a_changed_draft_is_a_new_version_that_keeps_equal_answers() {
    let mut desktop = Desktop::answered();
    desktop.source = MAIL.replace("Bcc:", "Cc: suzuki@rival.example\nBcc:");
    desktop.hear(Event::SourceChanged(Digest::of(MAIL.as_bytes())));
    assert_eq!((desktop.review().newer, desktop.progress()), (true, (2, 2)), "it waits to be asked for");
    desktop.wish(Action::ReadAgain);
    let review = desktop.review();
    assert!(!review.newer && matches!(review.changes.as_deref(), Some([Change::RecipientAdded { .. }])));
    let open: Vec<_> = review.review.open_items().map(|item| item.place.clone()).collect();
    assert_eq!(open, [check::Place::recipient(1)]);
    assert_eq!(review.in_hand, review.review.open_items().next().map(|item| item.key.clone()));
    let kept = review.review.items().iter().filter_map(|item| review.review.decision(&item.key));
    assert_eq!(kept.map(|decision| decision.carried_over).collect::<Vec<_>>(), [true, true]);
}

#[test]
fn other_bytes_at_the_click_are_a_new_version_and_no_approval() {
    let mut desktop = Desktop::answered();
    desktop.source = MAIL.replace("the quotation", "the other quotation");
    desktop.approve();
    assert_eq!(desktop.done, ["prepare", "reread", "prepare"]);
    assert!(matches!(desktop.review().changes.as_deref(), Some([Change::Text { .. }])));
    desktop.approve();
    assert_eq!(desktop.verdict(), Some(Verdict::Approved), "every item is the same, so its answers stayed");
}

#[test]
fn a_source_that_is_gone_keeps_the_review() {
    let mut desktop = Desktop::answered();
    let _reread = desktop.only_wish(Action::Approve);
    desktop.hear(Event::Reread(Err(Problem::new("problem-file-missing").with("path", "a.eml"))));
    assert_eq!((desktop.problems(), desktop.progress()), (vec!["problem-file-missing"], (2, 2)));
    assert!(desktop.review().takes_answers());
}

#[test]
fn the_same_bytes_read_again_keep_everything() {
    let mut desktop = Desktop::answered();
    desktop.wish(Action::ReadAgain);
    assert_eq!((desktop.progress(), desktop.review().changes.is_none()), ((2, 2), true));
    assert_eq!(desktop.session.notices.last().map(|notice| notice.problem.id), Some("said-unchanged"));
}

#[test]
fn a_second_checker_starts_with_nothing_and_keeps_nothing() {
    let mut desktop = Desktop::approved_by("author@ours.example", true);
    assert_eq!((desktop.review().review.role(), desktop.progress().0), (Role::SecondChecker, 0));
    desktop.answer_all();
    let answered = desktop.progress();
    assert_eq!(answered.0, answered.1);
    desktop.source = MAIL.replace("the quotation", "the other quotation");
    desktop.wish(Action::ReadAgain);
    assert_eq!(desktop.progress(), (0, answered.1));
}

#[test]
fn a_second_checker_approves_as_another_person() {
    let mut desktop = Desktop::approved_by("author@ours.example", true);
    desktop.answer_all();
    desktop.approve();
    let Screen::Done(done) = &desktop.session.screen else { panic!("it was not approved: {:?}", desktop.done) };
    assert_eq!(done.judgement.outcome().role(), Role::SecondChecker);
    assert_eq!(done.earlier.len(), 1);
}

#[test]
fn who_approved_it_only_looks() {
    let mut desktop = Desktop::approved_by(ME, true);
    desktop.answer_all();
    desktop.approve();
    assert!(desktop.review().is_read_only());
    assert_eq!((desktop.progress().0, desktop.done.as_slice()), (0, ["prepare"].as_slice()));
}

#[test]
fn an_approval_that_does_not_hold_is_a_first_check_with_an_alarm() {
    let desktop = Desktop::approved_by("author@ours.example", false);
    let review = &desktop.review().review;
    assert_eq!(review.role(), Role::Author);
    let first = &review.items()[0];
    assert_eq!((first.section, first.rows[0].finding.check), (Section::LookAgain, "approval_outdated"));
}

#[test]
fn a_broken_policy_opens_nothing_and_says_so() {
    let mut desktop = Desktop::new();
    let layers = [Layer::built_in(), Layer::machine("policy.toml", "format = 1\nnonsense = 1\n")];
    desktop.session.desk.policy =
        Policy::resolve(&layers, &check::ids().collect::<Vec<_>>()).map(Arc::new).map_err(Arc::new);
    desktop.open("a.eml");
    assert!(desktop.done.is_empty() && matches!(desktop.session.page, Some(Page::Policy)));
    assert_eq!(desktop.problems(), ["problem-policy-broken"]);
    desktop.wish(Action::Open(Input::Sample("quotation")));
    assert!(desktop.session.reviewing().is_some(), "practice has a policy of its own");
}

#[test]
fn practice_is_never_recorded_or_remembered() {
    let mut desktop = Desktop::new();
    desktop.session.desk.settings.own = Vec::new();
    let sample = Sample::named("quotation").unwrap();
    desktop.source = String::from_utf8(sample.bytes.to_vec()).unwrap();
    desktop.wish(Action::Open(Input::Sample(sample.name)));
    desktop.answer_all();
    desktop.approve();
    assert_eq!((desktop.verdict(), desktop.done.as_slice()), (Some(Verdict::Approved), ["prepare"].as_slice()));
    desktop.wish(Action::SaveApprovalFile);
    desktop.wish(Action::OpenCopy);
    assert_eq!(desktop.done, ["prepare"], "nothing to prove leaves the window");
}

#[test]
fn what_could_not_be_recorded_was_not_approved() {
    let mut desktop = Desktop::answered();
    desktop.full = true;
    desktop.approve();
    assert_eq!((desktop.verdict(), desktop.progress()), (None, (2, 2)));
    assert_eq!(desktop.problems(), ["problem-disk-full", "problem-not-recorded"]);
    desktop.full = false;
    desktop.approve();
    assert_eq!((desktop.verdict(), desktop.problems()), (Some(Verdict::Approved), vec![]));
}

#[test]
fn sending_back_needs_an_item_or_a_word() {
    let mut desktop = Desktop::opened();
    desktop.wish(Action::AskSendBack);
    desktop.wish(Action::EditNote("  ".to_owned()));
    desktop.wish(Action::Confirm);
    assert_eq!((desktop.verdict(), desktop.session.dialog.is_some()), (None, true));
    let key = desktop.review().review.items()[0].key.clone();
    desktop.wish(Action::ChooseWrong(key.clone(), true));
    desktop.wish(Action::SendBack);
    assert_eq!(desktop.verdict(), Some(Verdict::Returned));
    assert_eq!(desktop.done, ["prepare", "record"], "whoever is told of a mistake is not remembered as a recipient");
    let Screen::Done(done) = &desktop.session.screen else { panic!() };
    assert!(matches!(&done.judgement, Judgement::Returned(returned) if returned.chosen() == [key]));
}

#[test]
fn the_draft_waits_while_the_person_says_who_they_are() {
    let mut desktop = Desktop::new();
    desktop.session.desk.settings.own = Vec::new();
    desktop.open("a.eml");
    let Screen::Introduce(introduction) = &desktop.session.screen else { panic!("nobody was asked") };
    assert_eq!((introduction.suggestion.as_deref(), introduction.typed.as_str()), (Some(ME), ""));
    desktop.wish(Action::EditOwn("me@ours.example, nonsense".to_owned()));
    desktop.wish(Action::ConfirmOwn);
    let Screen::Introduce(introduction) = &desktop.session.screen else { panic!("nonsense was taken") };
    assert_eq!(introduction.unreadable, ["nonsense"]);
    desktop.wish(Action::EditOwn("me@ours.example".to_owned()));
    desktop.wish(Action::ConfirmOwn);
    assert_eq!(desktop.done, ["prepare", "save settings", "prepare"]);
    assert_eq!(desktop.review().source.bytes.as_ref(), MAIL.as_bytes());
    assert_eq!(desktop.session.person().unwrap().to_string(), ME);
}

#[test]
fn new_settings_grade_anew_and_keep_the_answers() {
    let mut desktop = Desktop::answered();
    let levels = [("recipient_external.person".to_owned(), crate::policy::Level::Prove)];
    let settings = Settings { levels: levels.into(), ..desktop.session.desk.settings.clone() };
    desktop.wish(Action::Set(Box::new(settings)));
    assert_eq!(desktop.done, ["prepare", "save settings", "prepare"]);
    let review = &desktop.review().review;
    let person = review.items().iter().find(|item| item.place == check::Place::recipient(0)).unwrap();
    assert_eq!(person.act, Act::Type(Expected::Outsiders(1)));
    assert!(review.decision(&person.key).is_none(), "a tick is no proof");
    assert_eq!(review.progress(), (1, 2), "the file keeps its tick");
    assert!(desktop.problems().is_empty() && desktop.review().changes.is_none());
}

#[test]
fn nobody_approves_without_a_name() {
    let mut desktop = Desktop::answered();
    desktop.wish(Action::Set(Box::default()));
    desktop.answer_all();
    desktop.approve();
    assert_eq!((desktop.verdict(), desktop.problems()), (None, vec!["problem-no-person"]));
    assert!(matches!(desktop.session.page, Some(Page::Settings(_))));
}

#[test]
fn the_draft_asked_for_last_is_shown() {
    let mut desktop = Desktop::new();
    let slow = desktop.only_wish(Action::Open(Input::Path("slow.eml".into())));
    desktop.open("quick.eml");
    desktop.answer_all();
    desktop.perform(slow);
    assert_eq!((desktop.review().source.path().unwrap().to_str(), desktop.progress()), (Some("quick.eml"), (2, 2)));
    let slow = desktop.only_wish(Action::ReadAgain);
    desktop.wish(Action::Home);
    desktop.wish(Action::Confirm);
    desktop.perform(slow);
    assert!(matches!(desktop.session.screen, Screen::Start), "nobody waits for it any more");
}

#[test]
fn a_draft_found_while_a_question_is_open_waits() {
    let mut desktop = Desktop::opened();
    desktop.wish(Action::AskSendBack);
    desktop.wish(Action::EditNote("wrong price".to_owned()));
    desktop.hear(Event::Found("/watched/b.eml".into()));
    assert!(matches!(&desktop.session.dialog, Some(Dialog::SendBack(form)) if form.note == "wrong price"));
    assert_eq!(desktop.session.recent[0].to_str(), Some("/watched/b.eml"));
    desktop.wish(Action::Cancel);
    desktop.hear(Event::Found("/watched/b.eml".into()));
    assert_eq!(desktop.review().source.path().unwrap().to_str(), Some("/watched/b.eml"));
}

#[test]
fn what_was_entered_stays_when_it_cannot_be_read() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::StartPaste(PasteMode::Whole));
    desktop.wish(Action::EditPasted("hello".to_owned()));
    let _reading = desktop.only_wish(Action::ReadPasted);
    desktop.hear(Event::Prepared(Box::new(Err(Problem::new("problem-not-a-mail")))));
    assert!(matches!(&desktop.session.screen, Screen::Paste(form) if form.text == "hello"));
}

#[test]
fn an_answer_before_a_look_of_some_length_is_refused() {
    let mut desktop = Desktop::opened();
    let key = desktop.review().in_hand.clone().unwrap();
    desktop.wish(Action::Tick(key.clone()));
    assert_eq!(desktop.review().refusal, Some((key.clone(), Refusal::NotSeen)));
    desktop.wish(Action::Seen(key.clone()));
    desktop.pass(599);
    desktop.wish(Action::Tick(key.clone()));
    assert_eq!(desktop.review().refusal, Some((key.clone(), Refusal::TooSoon)));
    desktop.pass(1);
    desktop.wish(Action::Tick(key.clone()));
    assert!(matches!(desktop.review().review.decision(&key).map(|decision| &decision.answer), Some(Answer::Tick)));
    assert_ne!(desktop.review().in_hand, Some(key), "the next open item is in hand");
}

#[test]
fn what_the_program_wrote_itself_is_no_new_draft() {
    let mut desktop = Desktop::answered();
    desktop.hear(Event::Found("a.eml".into()));
    assert_eq!((&desktop.session.dialog, desktop.progress()), (&None, (2, 2)), "it is the one in front, saved again");
    desktop.approve();
    desktop.hear(Event::CopyOpened(Ok("/watched/a (2).eml".into())));
    desktop.hear(Event::ApprovalFileSaved(Ok("/watched/a.yubisashi".into())));
    for path in ["/watched/a (2).eml", "/watched/a.yubisashi"] {
        desktop.hear(Event::Found(path.into()));
        assert_eq!(desktop.verdict(), Some(Verdict::Approved));
    }
    desktop.hear(Event::Found("/watched/a.yubisashi".into()));
    assert_eq!(
        desktop.review().source.path().unwrap().to_str(),
        Some("/watched/a.yubisashi"),
        "somebody else wrote it"
    );
}

#[test]
fn who_types_the_known_domain_is_led_to_sending_back() {
    let mut desktop = Desktop::new();
    let sample = Sample::named("lookalike").unwrap();
    desktop.source = String::from_utf8(sample.bytes.to_vec()).unwrap();
    desktop.wish(Action::Open(Input::Sample(sample.name)));
    let is_alike = |item: &&Item| matches!(item.act, Act::Type(Expected::Domain { .. }));
    let key = desktop.review().review.items().iter().find(is_alike).unwrap().key.clone();
    desktop.wish(Action::Seen(key.clone()));
    desktop.pass(1000);
    let refused = |desktop: &Desktop| desktop.review().refusal.as_ref().map(|(_, refusal)| *refusal);
    desktop.wish(Action::Type(key.clone(), "client".to_owned()));
    assert_eq!(refused(&desktop), None);
    desktop.wish(Action::Type(key.clone(), "client.example".to_owned()));
    assert_eq!(refused(&desktop), Some(Refusal::OtherDomain));
    desktop.wish(Action::GiveReason(key.clone()));
    assert_eq!(refused(&desktop), Some(Refusal::OtherDomain));
    assert!(desktop.review().review.decision(&key).is_none());
    desktop.wish(Action::AskSendBackFor(key.clone()));
    assert!(matches!(&desktop.session.dialog, Some(Dialog::SendBack(form)) if form.chosen == [key.clone()]));
    desktop.wish(Action::Cancel);
    desktop.wish(Action::Type(key.clone(), "clinet.example".to_owned()));
    assert!(desktop.review().review.decision(&key).is_none(), "one domain may begin like another");
    desktop.wish(Action::GiveReason(key.clone()));
    assert!(desktop.review().review.decision(&key).is_some());
}

#[test]
fn learning_from_past_mail_says_what_came_of_it() {
    let mut desktop = Desktop::new();
    desktop.wish(Action::ShowSettings);
    let learning = |desktop: &Desktop| match &desktop.session.page {
        Some(Page::Settings(form)) => form.learning,
        Some(Page::Records(_) | Page::Help | Page::Policy | Page::Rehearsal | Page::Folder(_)) | None => {
            panic!("no settings")
        }
    };
    desktop.wish(Action::LearnAcquaintances);
    desktop.hear(Event::LearnProgress(100, 300));
    assert_eq!((desktop.done.clone(), learning(&desktop)), (vec!["learn"], Some((100, 300))));
    let known = Acquaintances { approvals: 12, ..Acquaintances::default() };
    desktop.hear(Event::Learned(Ok((known.clone(), Problem::new("said-learned")))));
    assert_eq!((learning(&desktop), &*desktop.session.desk.known), (None, &known));
    desktop.wish(Action::ForgetLearned);
    assert_eq!(desktop.done, ["learn", "forget"]);
    desktop.session.desk.settings.own.clear();
    desktop.wish(Action::LearnAcquaintances);
    assert_eq!(desktop.problems(), ["problem-no-person"], "nobody knows whose mail it is");
}
