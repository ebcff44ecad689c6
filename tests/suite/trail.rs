//! The audit trail on disk: what it detects, what a crash leaves behind, and several processes at once.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use yubisashi::check::{Acquaintances, Case, ids};
use yubisashi::mail::{AddrSpec, Draft};
use yubisashi::policy::{Layer, Policy};
use yubisashi::review::{Act, Answer, Approval, Expected, Review, Waiver};
use yubisashi::store::Trail;

mod crash;
mod detect;
mod disk;

/// A person at a desk, with a policy.
pub(crate) struct Desk {
    policy: Policy,
    known: Acquaintances,
    person: AddrSpec,
    /// What the person called no mistake.
    pub(crate) waivers: Vec<Waiver>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let ids: Vec<_> = ids().collect();
        Self {
            policy: Policy::resolve(&[Layer::built_in()], &ids).unwrap(),
            known: Acquaintances::default(),
            person: AddrSpec::parse("sato@ours.example").unwrap(),
            waivers: Vec::new(),
        }
    }

    pub(crate) fn draft(number: u64) -> Draft {
        let text = format!(
            "From: sato@ours.example\nTo: Tanaka <tanaka@client.example>\nSubject: Quotation {number}\n\nDear Tanaka,\n\
             number {number} as agreed.\n"
        );
        Draft::open(text.as_bytes()).unwrap()
    }

    /// Looks at everything, answers everything, approves.
    pub(crate) fn approve(&self, draft: &Draft, now: Timestamp) -> Approval {
        let review = self.answered(draft, now);
        review.approval(&self.person, draft.digest, now).unwrap()
    }

    pub(crate) fn answered(&self, draft: &Draft, now: Timestamp) -> Review {
        let own = [self.person.clone()];
        let case = Case::new(draft, &self.policy, &own, &self.known, "2026-11-27".parse().unwrap());
        let mut review = Review::waiving(&case, &self.waivers);
        for item in review.items().to_vec() {
            let answer = match item.act {
                Act::None => continue,
                Act::Tick => Answer::Tick,
                Act::Type(Expected::Outsiders(number) | Expected::Count(number)) => Answer::Typed(number.to_string()),
                Act::Type(Expected::Word(word) | Expected::Domain { shown: word, .. }) => Answer::Typed(word),
                Act::Reason => Answer::Reason("agreed with the customer".to_owned()),
                Act::Blocked => panic!("blocked: {item:?}"),
            };
            review.see(&item.key, now - SignedDuration::from_secs(2));
            review.decide(&item.key, answer, now - SignedDuration::from_secs(1)).unwrap();
        }
        review
    }

    /// Approves draft `number` and writes that down.
    pub(crate) fn record(&self, trail: &Trail, number: u64, now: Timestamp) -> yubisashi::store::trail::Recorded {
        let draft = Self::draft(number);
        trail.approve(&self.approve(&draft, now), &draft, None).unwrap()
    }
}

/// Five approvals in two months.
fn five(data: &Path) -> Trail {
    let (desk, trail) = (Desk::new(), Trail::under(data));
    for (number, at) in (1..).zip(["2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02"]) {
        desk.record(&trail, number, at_noon(at));
    }
    trail
}

pub(crate) fn at_noon(date: &str) -> Timestamp {
    format!("{date}T12:00:00Z").parse().unwrap()
}

fn november(data: &Path) -> PathBuf {
    data.join("trail/2026-11.jsonl")
}

fn december(data: &Path) -> PathBuf {
    data.join("trail/2026-12.jsonl")
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

fn write_lines(path: &Path, lines: &[String]) {
    fs::write(path, lines.join("\n") + "\n").unwrap();
}

/// The kinds of all faults and the lines they stand in.
fn faults(trail: &Trail) -> Vec<String> {
    let faults = trail.verify().unwrap().faults;
    faults.iter().map(|fault| format!("{} {}:{}", fault.kind.id(), fault.file, fault.line)).collect()
}
