//! What a check may look at. No clock: the date comes in.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lens::Inspection;
use crate::mail::{AddrSpec, Draft, Folded, Mailbox, Recipient, Thread};
use crate::policy::{Entry, Inside, Organization, Policy, Side};

use super::addressees::Addressees;
use super::lookalike_domain::{self, Lookalike};
use super::people::People;

/// As whom the person looks at the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Author,
    SecondChecker,
}

impl Role {
    /// As records and the catalogs name it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::SecondChecker => "second_checker",
        }
    }
}

/// Everything a check may look at, and what several of them need, worked out once.
pub struct Case<'a> {
    pub draft: &'a Draft,
    pub policy: &'a Policy,
    /// The person's own addresses; empty when nobody said.
    pub own: &'a [AddrSpec],
    pub known: &'a Acquaintances,
    /// What is inside the files, one for each attachment in the same order; `None` while it is still being looked at.
    /// Empty where nobody looks inside.
    pub inspections: &'a [Option<Arc<Inspection>>],
    /// Organisations that the person knows by name; they make no domain known or internal.
    pub personal: &'a [Organization],
    pub role: Role,
    pub today: Date,
    /// Who counts as inside for this draft.
    pub inside: Inside,
    /// One for each recipient, in the same order.
    pub sides: Vec<Side>,
    /// Whom the quoted history names.
    pub thread: Thread,
    /// The draft was opened from an approval file whose bytes are not the approved ones.
    pub approval_outdated: bool,
    people: OnceLock<People>,
    lookalikes: OnceLock<Vec<Lookalike>>,
    addressees: OnceLock<Addressees>,
    oneself: OnceLock<HashSet<String>>,
    folded_inside: OnceLock<Vec<Folded>>,
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
            inspections: &[],
            personal: &[],
            role: Role::Author,
            today,
            inside,
            sides,
            thread: draft.thread(),
            approval_outdated: false,
            people: OnceLock::new(),
            lookalikes: OnceLock::new(),
            addressees: OnceLock::new(),
            oneself: OnceLock::new(),
            folded_inside: OnceLock::new(),
        }
    }

    /// Domains that count as inside where the policy does not say who does.
    #[must_use]
    pub fn group(mut self, entries: &[Entry]) -> Self {
        if !entries.is_empty() {
            self.inside = self.inside.with_group(self.policy, entries);
            self.sides = self.draft.recipients.iter().map(|recipient| self.inside.side(&recipient.mailbox)).collect();
            self.people = OnceLock::new();
            self.lookalikes = OnceLock::new();
        }
        self
    }

    /// Organisations that the person knows by name.
    #[must_use]
    pub fn personal(mut self, organizations: &'a [Organization]) -> Self {
        self.personal = organizations;
        self
    }

    /// Every organisation whose names are known, those of the policy first.
    pub fn named_organizations(&self) -> impl Iterator<Item = &'a Organization> {
        self.policy.organizations.iter().chain(self.personal)
    }

    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    #[must_use]
    pub fn inspections(mut self, inspections: &'a [Option<Arc<Inspection>>]) -> Self {
        self.inspections = inspections;
        self.folded_inside = OnceLock::new();
        self
    }

    /// What was found inside the files, by the index of the attachment.
    pub fn inspected(&self) -> impl Iterator<Item = (usize, &'a Inspection)> {
        self.inspections.iter().enumerate().filter_map(|(index, file)| Some((index, file.as_deref()?)))
    }

    /// What was found inside one file, once that is known.
    pub(super) fn inspection(&self, index: usize) -> Option<&'a Inspection> {
        self.inspections.get(index)?.as_deref()
    }

    /// The texts inside the files as people read them, in the order of [`Case::texts_inside`]; made on first use. Limits of
    /// the lens bound how much that is.
    pub(super) fn folded_inside(&self) -> &[Folded] {
        self.folded_inside
            .get_or_init(|| self.texts_inside().map(|inside| Folded::of(&inside.passage.text, false)).collect())
    }

    /// What is true of the recipients together; made on first use.
    pub fn people(&self) -> &People {
        self.people.get_or_init(|| People::of(self))
    }

    /// Recipients whose domain resembles a known one; found on first use.
    pub fn lookalikes(&self) -> &[Lookalike] {
        self.lookalikes.get_or_init(|| lookalike_domain::of(self))
    }

    /// Whom the text greets, and what the recipients are called; made on first use.
    pub(super) fn addressees(&self) -> &Addressees {
        self.addressees.get_or_init(|| Addressees::of(self))
    }

    /// Whether this is the person's own mailbox, or the author's.
    pub fn is_oneself(&self, addr: &AddrSpec) -> bool {
        let addresses = || self.own.iter().chain(self.draft.from.iter().filter_map(Mailbox::addr));
        self.oneself
            .get_or_init(|| addresses().map(AddrSpec::key_without_tag).collect())
            .contains(&addr.key_without_tag())
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
    /// The display name they were approved with last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Acquaintances {
    /// From how many approvals on an unknown address counts as a first-time one.
    pub const WARM_UP: u64 = 10;
    /// Longer display names are not kept (bytes).
    const LONGEST_NAME: usize = 200;
    /// From how many approvals on a domain counts as known.
    pub const KNOWN_FROM: u64 = 3;

    pub fn is_first_time(&self, addr: &AddrSpec) -> bool {
        self.approvals >= Self::WARM_UP && !self.people.contains_key(&addr.key())
    }

    /// How often people of each of these organisational domains were approved, in the same order. One pass over the
    /// memory for all of them.
    pub fn times_approved(&self, organizational: &[&str]) -> Vec<u64> {
        let index: HashMap<&str, usize> = organizational.iter().enumerate().map(|(at, domain)| (*domain, at)).collect();
        let mut times = vec![0; organizational.len()];
        for (key, person) in &self.people {
            let at = key.rsplit_once('@').and_then(|(_, domain)| labels_up(domain).find_map(|name| index.get(name)));
            if let Some(sum) = at.and_then(|at| times.get_mut(*at)) {
                *sum += person.times;
            }
        }
        times
    }

    /// How often people of each domain were approved, by the domain as their addresses have it.
    pub fn domains(&self) -> BTreeMap<&str, u64> {
        let mut times = BTreeMap::new();
        for (key, person) in &self.people {
            if let Some((_, domain)) = key.rsplit_once('@') {
                *times.entry(domain).or_default() += person.times;
            }
        }
        times
    }

    /// Adds what another memory holds.
    pub fn merge(&mut self, other: &Self) {
        self.approvals += other.approvals;
        for (key, theirs) in &other.people {
            let ours =
                self.people.entry(key.clone()).or_insert(Acquaintance { times: 0, last: theirs.last, name: None });
            ours.times += theirs.times;
            if theirs.name.is_some() && (ours.name.is_none() || theirs.last >= ours.last) {
                ours.name.clone_from(&theirs.name);
            }
            ours.last = ours.last.max(theirs.last);
        }
    }

    /// Adds the recipients of one mail. A day before one that is known leaves that.
    pub fn remember<'r>(&mut self, recipients: impl Iterator<Item = &'r Mailbox>, today: Date) {
        self.approvals += 1;
        for (mailbox, addr) in recipients.filter_map(|mailbox| Some((mailbox, mailbox.addr()?))) {
            let new = Acquaintance { times: 0, last: today, name: None };
            let person = self.people.entry(addr.key()).or_insert(new);
            person.times += 1;
            let newest = today >= person.last;
            person.last = person.last.max(today);
            let name = mailbox.display_name.trim();
            // Programs that know no name write the address there.
            if (newest || person.name.is_none())
                && !name.is_empty()
                && name.len() <= Self::LONGEST_NAME
                && !name.contains('@')
            {
                person.name = Some(name.to_owned());
            }
        }
    }
}

/// A domain, then every domain it stands below: `a.b.example`, `b.example`, `example`.
fn labels_up(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain), |name| name.split_once('.').map(|(_, above)| above))
}
