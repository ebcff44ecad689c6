use jiff::civil::date;

use super::*;
use crate::check::Acquaintances;
use crate::mail::Draft;
use crate::policy::{Layer, Policy};

const OWN: &str = "me@ours.example";

/// A review of a small mail, with what a policy adds.
fn review(mail: &str, policy: &str) -> Review {
    review_as(mail, policy, Role::Author)
}

fn review_as(mail: &str, policy: &str, role: Role) -> Review {
    let layers = [Layer::built_in(), Layer::given("test", format!("format = 1\n{policy}"))];
    let policy = Policy::resolve(&layers, &check::ids().collect::<Vec<_>>()).unwrap();
    let draft = Draft::open(mail.as_bytes()).unwrap();
    let own = [addr(OWN)];
    let known = Acquaintances::default();
    Review::of(&Case::new(&draft, &policy, &own, &known, date(2026, 11, 21)).role(role))
}

fn addr(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

fn at(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(1_700_000_000_000 + milliseconds).unwrap()
}

/// Looks at everything and answers what a tick answers.
fn tick_all(review: &mut Review) {
    let keys: Vec<_> = review.items().iter().map(|item| item.key.clone()).collect();
    for key in keys {
        review.see(&key, at(0));
        if review.item(&key).unwrap().act == Act::Tick {
            review.decide(&key, Answer::Tick, at(1000)).unwrap();
        }
    }
}

const QUOTATION: &str =
    "From: me@ours.example\nTo: Tanaka <tanaka@client.example>\nSubject: Quotation\n\nDear Tanaka\n";

#[test]
fn nothing_can_be_answered_before_it_was_seen_long_enough() {
    let mut review = review(QUOTATION, "");
    let key = review.open_items().next().unwrap().key.clone();
    assert_eq!(review.decide(&key, Answer::Tick, at(0)), Err(Refusal::NotSeen));
    review.see(&key, at(0));
    assert_eq!(review.decide(&key, Answer::Tick, at(599)), Err(Refusal::TooSoon));
    assert_eq!(review.decide(&key, Answer::Tick, at(600)), Ok(()));
}

#[test]
fn a_clock_set_back_does_not_make_an_answer_early() {
    let mut review = review(QUOTATION, "");
    let key = review.open_items().next().unwrap().key.clone();
    review.see(&key, at(5000));
    assert_eq!(review.decide(&key, Answer::Tick, at(1000)), Err(Refusal::TooSoon));
}

#[test]
fn there_is_no_approval_while_one_item_is_open() {
    let mut review = review(QUOTATION, "");
    let digest = review.digest();
    assert_eq!(review.approval(&addr(OWN), digest, at(0)).unwrap_err(), NotApproved::Remaining);
    tick_all(&mut review);
    assert_eq!(review.approval(&addr(OWN), digest, at(2000)).unwrap().outcome().digest(), digest);
    let key = review.items().iter().find(|item| item.act.asks()).unwrap().key.clone();
    assert!(review.take_back(&key).is_some());
    assert_eq!(review.approval(&addr(OWN), digest, at(3000)).unwrap_err(), NotApproved::Remaining);
}

#[test]
fn other_bytes_than_were_reviewed_are_not_approved() {
    let mut review = review(QUOTATION, "");
    tick_all(&mut review);
    assert_eq!(review.approval(&addr(OWN), Digest::of(b"other"), at(2000)).unwrap_err(), NotApproved::Changed);
}

#[test]
fn who_approved_already_is_not_the_second_person() {
    let mut review = review_as(QUOTATION, "", Role::SecondChecker).after(vec![addr("ME@ours.example")]);
    tick_all(&mut review);
    let digest = review.digest();
    assert_eq!(review.approval(&addr(OWN), digest, at(2000)).unwrap_err(), NotApproved::SamePerson);
    assert!(review.approval(&addr("other@ours.example"), digest, at(2000)).is_ok());
}

#[test]
fn a_blocked_draft_cannot_be_approved_by_any_answer() {
    let mut review = review(QUOTATION, "[recipients]\nforbidden = [\"client.example\"]\n");
    tick_all(&mut review);
    let blocked = review.items().iter().find(|item| item.act == Act::Blocked).unwrap().key.clone();
    assert_eq!(review.decide(&blocked, Answer::Reason("because".into()), at(2000)), Err(Refusal::Blocked));
    assert_eq!(review.approval(&addr(OWN), review.digest(), at(3000)).unwrap_err(), NotApproved::Blocked);
}

#[test]
fn everything_at_one_place_is_one_item_at_the_strictest_level() {
    let review = review(
        "From: me@ours.example\nTo: tanaka@client.example, tanaka@client.example\nSubject: x\n\nHello\n",
        "[levels]\nrecipient_duplicate = \"justify\"\n",
    );
    let item = review.items().iter().find(|item| item.act == Act::Reason).unwrap();
    assert_eq!(item.section, Section::LookAgain);
    let checks: Vec<_> = item.rows.iter().map(|row| row.finding.check).collect();
    assert!(checks.contains(&"recipient_external") && checks.contains(&"recipient_duplicate"), "{checks:?}");
}

#[test]
fn alarms_stand_before_the_roll_call_and_the_strictest_first() {
    let review = review(
        "From: me@ours.example\nTo: tanaka@client.example\nReply-To: x@elsewhere.example\nSubject:\n\nHello\n",
        "[levels]\nreply_to_differs = \"justify\"\n",
    );
    let order: Vec<_> = review.items().iter().map(|item| (item.section, item.level)).collect();
    let mut sorted = order.clone();
    sorted.sort_by_key(|(section, level)| (*section, std::cmp::Reverse(*level)));
    assert_eq!(order[..3], sorted[..3]);
    assert_eq!(order[0], (Section::LookAgain, Level::Justify));
    assert_eq!(order[1], (Section::LookAgain, Level::Confirm));
}

#[test]
fn a_typed_proof_is_compared_as_people_read_it() {
    assert!(Expected::Count(12).matches("１２"));
    assert!(Expected::Count(12).matches(" 12 "));
    assert!(!Expected::Count(12).matches("1"));
    assert!(Expected::Word("Confidential".into()).matches("ｃｏｎｆｉｄｅｎｔｉａｌ"));
    assert!(!Expected::Word(String::new()).matches(""));
}

#[test]
fn a_reason_has_words() {
    assert_eq!(Act::Reason.accepts(&Answer::Reason("　 \n".into())), Err(Refusal::NoReason));
    assert_eq!(Act::Reason.accepts(&Answer::Reason("上長の承認済み".into())), Ok(()));
    assert_eq!(Act::Reason.accepts(&Answer::Tick), Err(Refusal::NothingAsked));
}

#[test]
fn answers_to_equal_items_stay_in_a_new_version_and_are_marked() {
    let mut first = review(QUOTATION, "");
    tick_all(&mut first);
    let mut second =
        review(&QUOTATION.replace("tanaka@client.example>", "tanaka@client.example>, sato@client.example"), "");
    second.carry_over(&first);
    let carried: Vec<_> = second.items().iter().filter_map(|item| second.decision(&item.key)).collect();
    assert!(!carried.is_empty() && carried.iter().all(|decision| decision.carried_over));
    let open: Vec<_> = second.open_items().flat_map(Item::people).copied().collect();
    assert_eq!(open, [1], "the added person is asked for");
}

#[test]
fn a_second_checker_never_starts_with_answers() {
    let mut first = review(QUOTATION, "");
    tick_all(&mut first);
    let mut second = review_as(&format!("{QUOTATION}more\n"), "", Role::SecondChecker);
    second.carry_over(&first);
    assert_eq!(second.progress().0, 0);
}

#[test]
fn answers_survive_being_graded_anew_where_they_still_satisfy() {
    let mut lax = review(QUOTATION, "");
    tick_all(&mut lax);
    let mut same = review(QUOTATION, "");
    same.adopt(&lax);
    assert_eq!(same.progress(), lax.progress());
    let mut strict = review(QUOTATION, "[levels]\nrecipient_external = \"justify\"\n");
    strict.adopt(&lax);
    assert_eq!(strict.open_items().count(), 1);
}

#[test]
fn who_sees_whom_is_counted_in_pairs_of_different_organisations() {
    let review = review(
        "From: me@ours.example\nTo: a@one.example, b@one.example, c@two.example\nBcc: d@three.example\nSubject: x\n\nHi\n",
        "",
    );
    let exposure = review.exposure();
    assert_eq!((exposure.visible_outsiders, exposure.visible_organizations, exposure.pairs), (3, 2, 2));
    assert_eq!(exposure.groups.iter().map(|group| group.hidden.len()).sum::<usize>(), 1);
}

#[test]
fn the_domain_one_means_is_never_the_one_it_only_resembles() {
    let expected = Expected::Domain { shown: "gmai.com".to_owned(), known: "gmail.com".to_owned() };
    let act = Act::Type(expected);
    let typed = |text: &str| act.accepts(&Answer::Typed(text.to_owned()));
    for right in ["gmai.com", " GMAI.com ", "ｇｍａｉ．ｃｏｍ", "tanaka@gmai.com"] {
        assert_eq!(typed(right), Ok(()), "{right}");
    }
    for known in ["gmail.com", "Gmail.com", "tanaka@gmail.com"] {
        assert_eq!(typed(known), Err(Refusal::OtherDomain), "{known}");
    }
    for wrong in ["", "gmai", "gmail", "gmai.com.", "yahoo.co.jp"] {
        assert_eq!(typed(wrong), Err(Refusal::Wrong), "{wrong}");
    }
    let other_script =
        Expected::Domain { shown: "cl\u{456}ent.example".to_owned(), known: "client.example".to_owned() };
    assert!(other_script.is_other("client.example") && !other_script.matches("client.example"));
    assert!(other_script.matches(AddrSpec::parse("a@cl\u{456}ent.example").unwrap().domain().ascii()));
}
