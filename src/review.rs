//! What a person is asked, what they answered, and the only way to an approval.
//!
//! A [`Review`] is made from one draft and its findings. Findings at one place become one [`Item`] with one [`Act`]. An
//! item can be answered once it was seen long enough ([`DWELL`]), an answer can be taken back, and only when nothing
//! remains does [`Review::approval`] make an [`Approval`] — of exactly the bytes that were reviewed.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::check::{self, Case, Finding, Kind, Place, Proof, Role, UnknownOrganization, Value};
use crate::mail::{AddrSpec, ContentDigests, Digest};
use crate::policy::{Level, Side};

mod act;
mod changes;
mod exposure;
mod items;
mod key;
mod outcome;
mod waiver;
pub mod rehearsal;
#[cfg(test)]
mod tests;

pub use act::{Act, Answer, Decision, Expected, Refusal};
pub use changes::Change;
pub use exposure::{Exposure, Group};
pub use key::ItemKey;
pub use outcome::{Approval, Outcome, Return};
pub use waiver::{Grant, Offer, Standing, Subject, Waiver};

/// How long an item must have been in view before it can be answered.
pub const DWELL: SignedDuration = SignedDuration::from_millis(600);

/// All findings at one place, with the one act they ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Place, evidence and check ids: the same for the same content, whatever the levels are.
    pub key: ItemKey,
    pub place: Place,
    pub section: Section,
    /// Strictest first.
    pub rows: Vec<Row>,
    /// The strictest level of its rows.
    pub level: Level,
    pub act: Act,
}

/// One finding and how strictly the policy takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub finding: Finding,
    pub level: Level,
    /// What the policy's list says about it, by language (`ja`, `en`).
    pub message: BTreeMap<String, String>,
    /// Whether it was called no mistake here, or can be.
    pub standing: Standing,
}

/// Where an item stands on the screen, in order of risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// Every item with an alarm of [`Level::Confirm`] or more.
    LookAgain,
    Recipients,
    /// Who sees whom.
    Exposure,
    Attachments,
    /// What is worth knowing and asks nothing.
    Notes,
}

/// What is known about one recipient, for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub side: Side,
    /// Organisational domain; empty without an address.
    pub organization: String,
    /// The policy's name for that organisation.
    pub organization_name: Option<String>,
    /// Whether policy or memory knows the organisation, and the person is no first-time recipient.
    pub familiar: bool,
}

/// One draft under review by one person in one role.
#[derive(Debug, Clone)]
pub struct Review {
    role: Role,
    digest: Digest,
    content: ContentDigests,
    policy: Digest,
    items: Vec<Item>,
    people: Vec<Person>,
    exposure: Exposure,
    seen: BTreeMap<ItemKey, Timestamp>,
    decisions: BTreeMap<ItemKey, Decision>,
    /// Files the person opened or previewed, by index, and when first.
    opened: BTreeMap<usize, Timestamp>,
    /// Who approved before and so cannot be the second person.
    approved_by: Vec<AddrSpec>,
    outsiders: usize,
    /// How many files were still being looked into when the checks ran.
    waits_for: usize,
    unknown_organization: Option<UnknownOrganization>,
}

/// Why there is no approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotApproved {
    /// Something is still to be answered.
    Remaining,
    /// So many files are still being looked into.
    Inspecting(usize),
    /// The policy does not let this draft pass.
    Blocked,
    /// The bytes read at the click are not the bytes that were reviewed.
    Changed,
    /// The second person is one of those who approved already.
    SamePerson,
}

impl Review {
    pub fn new(case: &Case<'_>, findings: Vec<Finding>) -> Self {
        Self::made(case, findings, &[])
    }

    fn made(case: &Case<'_>, findings: Vec<Finding>, waivers: &[Waiver]) -> Self {
        let unknown_organization = check::unknown_organization(case, &findings);
        let items = items::group(case, findings, waivers);
        Self {
            role: case.role,
            digest: case.draft.digest,
            content: case.draft.content(),
            policy: case.policy.digest,
            items,
            people: items::people(case),
            exposure: Exposure::of(case),
            seen: BTreeMap::new(),
            decisions: BTreeMap::new(),
            opened: BTreeMap::new(),
            approved_by: Vec::new(),
            outsiders: case.outsiders().count(),
            waits_for: case.inspections.iter().filter(|found| found.is_none()).count(),
            unknown_organization,
        }
    }

    /// Runs every check on the case and reviews what they found.
    pub fn of(case: &Case<'_>) -> Self {
        Self::new(case, check::run_all(case))
    }

    /// The same with what the author waived before; a second checker starts from nothing.
    pub fn waiving(case: &Case<'_>, waivers: &[Waiver]) -> Self {
        Self::made(case, check::run_all(case), waivers)
    }

    /// Makes this a second check: nobody who approved already may approve again.
    #[must_use]
    pub fn after(mut self, approved_by: Vec<AddrSpec>) -> Self {
        self.approved_by = approved_by;
        self
    }

    pub fn role(&self) -> Role {
        self.role
    }

    /// SHA-256 of the bytes under review.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Items in order of risk.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub fn item(&self, key: &ItemKey) -> Option<&Item> {
        self.items.iter().find(|item| item.key == *key)
    }

    /// One for each recipient of the draft, in the same order.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    pub fn exposure(&self) -> &Exposure {
        &self.exposure
    }

    pub fn outsiders(&self) -> usize {
        self.outsiders
    }

    /// The organisation that the greeting names and nothing here knows; no finding, nothing is wrong with it.
    pub fn unknown_organization(&self) -> Option<&UnknownOrganization> {
        self.unknown_organization.as_ref()
    }

    pub fn decision(&self, key: &ItemKey) -> Option<&Decision> {
        self.decisions.get(key)
    }

    /// When the item came into view, if it did.
    pub fn seen_at(&self, key: &ItemKey) -> Option<Timestamp> {
        self.seen.get(key).copied()
    }

    /// Whether the item asks for an act and has no answer yet.
    pub fn is_open(&self, item: &Item) -> bool {
        item.act.asks() && !self.decisions.contains_key(&item.key)
    }

    /// Items that still ask, in order.
    pub fn open_items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| self.is_open(item))
    }

    /// How many items are answered, and how many ask at all.
    pub fn progress(&self) -> (usize, usize) {
        let asking = self.items.iter().filter(|item| item.act.asks()).count();
        (asking - self.open_items().count(), asking)
    }

    /// Whether [`Review::approval`] would be given, apart from who asks and what the source says by then.
    pub fn readiness(&self) -> Result<(), NotApproved> {
        if self.items.iter().any(|item| item.level == Level::Block) {
            return Err(NotApproved::Blocked);
        }
        if self.open_items().next().is_some() {
            return Err(NotApproved::Remaining);
        }
        if self.waits_for > 0 { Err(NotApproved::Inspecting(self.waits_for)) } else { Ok(()) }
    }

    /// The item's row and its evidence came into view; the first time counts.
    pub fn see(&mut self, key: &ItemKey, now: Timestamp) {
        if !self.seen.contains_key(key) && self.item(key).is_some() {
            self.seen.insert(key.clone(), now);
        }
    }

    /// The person opened or previewed a file.
    pub fn open_attachment(&mut self, index: usize, now: Timestamp) {
        self.opened.entry(index).or_insert(now);
    }

    pub fn was_opened(&self, index: usize) -> bool {
        self.opened.contains_key(&index)
    }

    /// Answers for an item that was seen for at least [`DWELL`].
    pub fn decide(&mut self, key: &ItemKey, answer: Answer, now: Timestamp) -> Result<(), Refusal> {
        let item = self.item(key).ok_or(Refusal::NothingAsked)?;
        let seen_at = self.looked_at(key, now)?;
        item.act.accepts(&answer)?;
        self.decisions.insert(key.clone(), Decision { answer, seen_at, decided_at: now, carried_over: false });
        Ok(())
    }

    /// Whether the item can be called no mistake here by now: as an answer can be given, never without looking.
    pub fn may_waive(&self, key: &ItemKey, now: Timestamp) -> Result<(), Refusal> {
        self.item(key).filter(|item| item.offers().next().is_some()).ok_or(Refusal::NothingAsked)?;
        self.looked_at(key, now).map(drop)
    }

    /// When it came into view, if that is long enough ago.
    fn looked_at(&self, key: &ItemKey, now: Timestamp) -> Result<Timestamp, Refusal> {
        let seen_at = self.seen_at(key).ok_or(Refusal::NotSeen)?;
        if now.duration_since(seen_at) < DWELL { Err(Refusal::TooSoon) } else { Ok(seen_at) }
    }

    /// Takes an answer back.
    pub fn take_back(&mut self, key: &ItemKey) -> Option<Decision> {
        self.decisions.remove(key)
    }

    /// Keeps the author's answers to items whose place and content are the same in the earlier version.
    ///
    /// A second checker starts with nothing answered, whatever they saw of an earlier version.
    pub fn carry_over(&mut self, earlier: &Self) {
        if self.role != Role::Author {
            return;
        }
        for item in &self.items {
            let Some(decision) = earlier.decisions.get(&item.key) else { continue };
            if item.act.accepts(&decision.answer).is_ok() {
                self.seen.insert(item.key.clone(), decision.seen_at);
                self.decisions.insert(item.key.clone(), Decision { carried_over: true, ..decision.clone() });
            }
        }
    }

    /// Keeps what was seen and answered in a review of the same bytes that is graded anew: answers that still satisfy
    /// their item stay as they are.
    pub fn adopt(&mut self, earlier: &Self) {
        if self.digest != earlier.digest {
            return;
        }
        for item in &self.items {
            if let Some(seen_at) = earlier.seen.get(&item.key) {
                self.seen.insert(item.key.clone(), *seen_at);
            }
            if let Some(decision) =
                earlier.decisions.get(&item.key).filter(|decision| item.act.accepts(&decision.answer).is_ok())
            {
                self.decisions.insert(item.key.clone(), decision.clone());
            }
        }
        self.opened.clone_from(&earlier.opened);
    }

    /// The approval, when every item is answered and `source` — the digest of the source as read at this moment — is
    /// what was reviewed.
    pub fn approval(&self, person: &AddrSpec, source: Digest, now: Timestamp) -> Result<Approval, NotApproved> {
        self.readiness()?;
        if source != self.digest {
            return Err(NotApproved::Changed);
        }
        if self.approved_by.contains(person) {
            return Err(NotApproved::SamePerson);
        }
        Ok(Approval(self.outcome(person, now)))
    }

    /// Sends the draft back: which items are wrong, and what the person says about it.
    pub fn send_back(&self, person: &AddrSpec, chosen: Vec<ItemKey>, note: String, now: Timestamp) -> Return {
        Return { outcome: self.outcome(person, now), chosen, note }
    }

    fn outcome(&self, person: &AddrSpec, at: Timestamp) -> Outcome {
        Outcome {
            role: self.role,
            person: person.clone(),
            at,
            digest: self.digest,
            content: self.content.clone(),
            policy: self.policy,
            items: self.items.iter().map(|item| (item.clone(), self.decisions.get(&item.key).cloned())).collect(),
            opened: self.opened.clone(),
        }
    }
}

impl Item {
    /// Whether it holds an alarm that asks for something.
    pub fn is_alarm(&self) -> bool {
        self.section == Section::LookAgain
    }

    /// What of it can be called no mistake here. Where something asks for more than a tick, that comes first.
    pub fn offers(&self) -> impl Iterator<Item = &Offer> {
        let rows = self.rows.iter().filter(|_| self.level == Level::Confirm);
        rows.filter_map(|row| match &row.standing {
            Standing::Offered(offer) => Some(offer),
            Standing::Never | Standing::Waived(..) => None,
        })
    }

    /// What makes findings of it notes.
    pub fn waivers(&self) -> impl Iterator<Item = Waiver> {
        self.rows.iter().flat_map(|row| {
            row.waived().map(|(subject, grant)| Waiver { subject: subject.clone(), grant: grant.clone() })
        })
    }

    /// The recipients it is about, by index.
    pub fn people(&self) -> &[usize] {
        self.place.people()
    }
}

impl Row {
    /// The grants that make it a note; none where nobody called it no mistake.
    pub fn grants(&self) -> &[Grant] {
        match &self.standing {
            Standing::Waived(_, grants) => grants,
            Standing::Never | Standing::Offered(_) => &[],
        }
    }

    fn waived(&self) -> impl Iterator<Item = (&Subject, &Grant)> {
        let subject = match &self.standing {
            Standing::Waived(subject, _) => Some(subject),
            Standing::Never | Standing::Offered(_) => None,
        };
        self.grants().iter().filter_map(move |grant| Some((subject?, grant)))
    }

    pub fn is_alarm(&self) -> bool {
        self.finding.rule().is_some_and(|check| check.kind == Kind::Alarm)
    }
}
