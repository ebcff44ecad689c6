//! What a check may look at. No clock: the date comes in.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::mail::{AddrSpec, Draft, Recipient, Thread};
use crate::policy::{Entry, Inside, Policy, Side};

/// As whom the person looks at the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Author,
    SecondChecker,
}

/// Everything a check may look at, and what several of them need, worked out once.
pub struct Case<'a> {
    pub draft: &'a Draft,
    pub policy: &'a Policy,
    /// The person's own addresses; empty when nobody said.
    pub own: &'a [AddrSpec],
    pub known: &'a Acquaintances,
    pub role: Role,
    pub today: Date,
    /// Who counts as inside for this draft.
    pub inside: Inside,
    /// One for each recipient, in the same order.
    pub sides: Vec<Side>,
    /// For each recipient the index of the first one of the same organisation.
    pub first_of_organization: Vec<usize>,
    /// Whom the quoted history names.
    pub thread: Thread,
    /// The draft was opened from an approval file whose bytes are not the approved ones.
    pub approval_outdated: bool,
}

impl<'a> Case<'a> {
    pub fn new(
        draft: &'a Draft,
        policy: &'a Policy,
        own: &'a [AddrSpec],
        known: &'a Acquaintances,
        today: Date,
    ) -> Self {
        let inside = Inside::of(policy, own, &draft.from);
        let sides = draft.recipients.iter().map(|recipient| inside.side(&recipient.mailbox)).collect();
        Self {
            draft,
            policy,
            own,
            known,
            role: Role::Author,
            today,
            inside,
            sides,
            first_of_organization: first_of_organization(draft),
            thread: draft.thread(),
            approval_outdated: false,
        }
    }

    /// Whether this person approved mail to the organisation of `addr` often enough to know it.
    pub fn knows_organization(&self, addr: &AddrSpec) -> bool {
        self.known.knows_organization(addr.domain().organizational())
    }

    /// Domains that count as inside where the policy does not say who does.
    #[must_use]
    pub fn group(mut self, entries: &[Entry]) -> Self {
        if self.policy.internal.is_none() && !entries.is_empty() {
            self.inside.entries.extend_from_slice(entries);
            self.sides = self.draft.recipients.iter().map(|recipient| self.inside.side(&recipient.mailbox)).collect();
        }
        self
    }

    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Everybody who is not inside, with the index among all recipients. Unknown counts as outside.
    pub fn outsiders(&self) -> impl Iterator<Item = (usize, &'a Recipient)> {
        self.draft
            .recipients
            .iter()
            .enumerate()
            .zip(&self.sides)
            .filter(|(_, side)| **side != Side::Internal)
            .map(|(pair, _)| pair)
    }

    /// Everybody inside, with the index among all recipients.
    pub fn insiders(&self) -> impl Iterator<Item = (usize, &'a Recipient)> {
        self.draft
            .recipients
            .iter()
            .enumerate()
            .zip(&self.sides)
            .filter(|(_, side)| **side == Side::Internal)
            .map(|(pair, _)| pair)
    }
}

fn first_of_organization(draft: &Draft) -> Vec<usize> {
    let mut first = BTreeMap::new();
    let organization =
        |recipient: &Recipient| recipient.mailbox.addr().map(|addr| addr.domain().organizational().to_owned());
    let people = draft.recipients.iter().enumerate();
    people
        .map(|(index, recipient)| organization(recipient).map_or(index, |name| *first.entry(name).or_insert(index)))
        .collect()
}

/// Whom this person approved before. With an empty memory nobody is a first-time recipient until the tenth approval.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acquaintances {
    /// How many drafts this person approved altogether.
    pub approvals: u64,
    /// By [`AddrSpec::key`].
    pub people: BTreeMap<String, Acquaintance>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acquaintance {
    /// How often approved as a recipient.
    pub times: u64,
    /// When last.
    pub last: Date,
}

impl Acquaintances {
    /// From how many approvals on an unknown address counts as a first-time one.
    pub const WARM_UP: u64 = 10;
    /// From how many approvals on a domain counts as known.
    pub const KNOWN_FROM: u64 = 3;

    pub fn is_first_time(&self, addr: &AddrSpec) -> bool {
        self.approvals >= Self::WARM_UP && !self.people.contains_key(&addr.key())
    }

    /// Whether people of this organisational domain were approved often enough to know it.
    pub fn knows_organization(&self, organizational: &str) -> bool {
        let times: u64 = self
            .people
            .iter()
            .filter(|(key, _)| AddrSpec::parse(key).is_ok_and(|addr| addr.domain().organizational() == organizational))
            .map(|(_, person)| person.times)
            .sum();
        times >= Self::KNOWN_FROM
    }

    pub fn remember<'r>(&mut self, recipients: impl Iterator<Item = &'r AddrSpec>, today: Date) {
        self.approvals += 1;
        for addr in recipients {
            let person = self.people.entry(addr.key()).or_insert(Acquaintance { times: 0, last: today });
            person.times += 1;
            person.last = today;
        }
    }
}
