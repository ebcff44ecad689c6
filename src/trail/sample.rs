//! An approval for the tests of this layer: looked at, answered, recorded.

use super::{Entry, Event, FORMAT, Record, Salt};
use crate::check::{Acquaintances, Case, ids};
use crate::mail::{AddrSpec, Digest, Draft};
use crate::policy::{Layer, Policy};
use crate::review::{Act, Answer, Expected, Review};

pub(super) const DRAFT: &[u8] =
    b"From: sato@ours.example\nTo: tanaka@client.example\nSubject: Quotation 1\n\nDear Tanaka,\nas agreed.\n";

/// What is kept of an approval of these bytes by this person.
pub(super) fn approval(draft: &[u8], person: &str, at: &str, follows: Option<Digest>) -> Record {
    let ids: Vec<_> = ids().collect();
    let policy = Policy::resolve(&[Layer::built_in()], &ids).unwrap();
    let draft = Draft::open(draft).unwrap();
    let person = AddrSpec::parse(person).unwrap();
    let (own, known, at) = ([person.clone()], Acquaintances::default(), at.parse().unwrap());
    let mut review = Review::of(&Case::new(&draft, &policy, &own, &known, "2026-11-27".parse().unwrap()));
    for item in review.items().to_vec() {
        let answer = match item.act {
            Act::None => continue,
            Act::Tick => Answer::Tick,
            Act::Type(Expected::Outsiders(number) | Expected::Count(number)) => Answer::Typed(number.to_string()),
            Act::Type(Expected::Word(word) | Expected::Domain { shown: word, .. }) => Answer::Typed(word),
            Act::Reason => Answer::Reason("agreed".to_owned()),
            Act::Blocked => panic!("blocked: {item:?}"),
        };
        review.see(&item.key, at - jiff::SignedDuration::from_secs(2));
        review.decide(&item.key, answer, at - jiff::SignedDuration::from_secs(1)).unwrap();
    }
    let approval = review.approval(&person, draft.digest, at).unwrap();
    Record::of_approval(&approval, &draft, follows, Salt::new([7; 32])).unwrap()
}

/// The entry of a record.
pub(super) fn entry(number: u64, record: &Record) -> Entry {
    let event = Event::Approved { role: record.role, draft: record.draft, record: Digest::of(&record.to_bytes()) };
    let person = record.person.clone();
    Entry { format: FORMAT, number, at: record.at, person, event, before: None, recovered: Vec::new() }
}
