//! "Not a mistake here": what one organisation may get to read without being asked about each time.
//!
//! A [`Waiver`] is for one check and grade, one text at one kind of place, and one organisation, from the day it was
//! granted to the day it ends. It turns a [`Level::Confirm`] into a note and touches nothing else: what asks for more
//! than a tick does so for a reason, and a second checker starts from nothing.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Case, Finding, Level, Role, act};
use crate::mail::{AddrSpec, fold};
use crate::policy::{Policy, Side, Waivers};

/// A mail to more organisations than these goes to a crowd, and is looked at each time.
const MOST_ORGANIZATIONS: usize = 10;

/// A check that told so many findings of one mail may not have told all: whoever is asked for these looks for the others.
/// No check stops earlier.
const MANY: usize = 10;

/// A text that one organisation gets without a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    pub subject: Subject,
    pub grant: Grant,
}

/// What is found again: by check, grade, kind of place and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub check: String,
    /// Empty where the check knows only one.
    pub grade: String,
    /// `body`, `subject`, `file` …: what is harmless in a text may not be so in a file.
    pub place: String,
    /// As it stood there; compared as people read it.
    pub text: String,
}

/// Where it counts as no mistake, why, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The organisational domain, or the address where many share a domain; `None` for mails that stay inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    pub reason: String,
    pub granted: Date,
    /// The last day.
    pub until: Date,
}

/// How a finding stands to waivers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Standing {
    /// It cannot be waived: by what it is, by the policy, or by whom the mail goes to.
    #[default]
    Never,
    Offered(Offer),
    /// A note because of these, one for each organisation that the mail goes to.
    Waived(Subject, Vec<Grant>),
}

/// What would be waived, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub subject: Subject,
    /// As [`Grant::organization`]; those for which there is no waiver yet.
    pub organizations: Vec<Option<String>>,
}

impl Subject {
    /// Whether it is the same, as people read it.
    pub fn is_same(&self, other: &Self) -> bool {
        self.check == other.check
            && self.grade == other.grade
            && self.place == other.place
            && fold::fold(&self.text) == fold::fold(&other.text)
    }

    fn of(finding: &Finding) -> Option<Self> {
        let (text, place) = finding.waivable()?;
        Some(Self { check: finding.check.to_owned(), grade: finding.grade.clone().into_owned(), place, text })
    }
}

impl Grant {
    /// Longer reasons are not taken (characters).
    pub const LONGEST_REASON: usize = 500;

    /// A reason that says something, within its length.
    pub fn is_reason(text: &str) -> bool {
        act::is_reason(text) && text.chars().nth(Self::LONGEST_REASON).is_none()
    }

    /// The last day on which it counts: a policy that became stricter shortens what was granted before.
    pub fn ends(&self, policy: &Waivers) -> Date {
        let longest = self.granted.saturating_add(i64::from(policy.max_days).days());
        self.until.min(longest)
    }
}

impl Waiver {
    /// Whether it is for the same text and the same organisation.
    pub fn is_same(&self, other: &Self) -> bool {
        self.grant.organization == other.grant.organization && self.subject.is_same(&other.subject)
    }

    /// Whether it counts on this day under this policy.
    pub fn counts(&self, policy: &Policy, today: Date) -> bool {
        policy.waivers.allow(&self.subject.check)
            && (self.grant.granted..=self.grant.ends(&policy.waivers)).contains(&today)
    }
}

impl Offer {
    /// One waiver for each organisation.
    pub fn granted<'o>(&'o self, reason: &'o str, granted: Date, until: Date) -> impl Iterator<Item = Waiver> + 'o {
        self.organizations.iter().map(move |organization| Waiver {
            subject: self.subject.clone(),
            grant: Grant { organization: organization.clone(), reason: reason.to_owned(), granted, until },
        })
    }
}

/// The waivers of whoever looks at one mail.
pub(super) struct Waiving<'w> {
    waivers: &'w [Waiver],
    /// How many findings each check told.
    told: BTreeMap<&'static str, usize>,
    audience: OnceCell<Vec<Option<String>>>,
}

impl<'w> Waiving<'w> {
    pub(super) fn new(waivers: &'w [Waiver], findings: &[Finding]) -> Self {
        let mut told = BTreeMap::new();
        for finding in findings {
            *told.entry(finding.check).or_default() += 1;
        }
        Self { waivers, told, audience: OnceCell::new() }
    }

    /// How a finding that the policy takes at this level stands.
    pub(super) fn standing(&self, case: &Case<'_>, finding: &Finding, level: Level) -> Standing {
        let may_be = level == Level::Confirm
            && case.role == Role::Author
            && case.policy.waivers.allow(finding.check)
            && self.told.get(finding.check).is_none_or(|told| *told < MANY);
        let Some(subject) = may_be.then(|| Subject::of(finding)).flatten() else { return Standing::Never };
        let audience = self.audience.get_or_init(|| audience(case));
        let counting: Vec<&Grant> = self
            .waivers
            .iter()
            .filter(|waiver| waiver.subject.is_same(&subject) && waiver.counts(case.policy, case.today))
            .map(|waiver| &waiver.grant)
            .collect();
        let of = |organization: &Option<String>| counting.iter().find(|grant| grant.organization == *organization);
        let missing: Vec<_> = audience.iter().filter(|organization| of(organization).is_none()).cloned().collect();
        if audience.is_empty() {
            Standing::Never
        } else if missing.is_empty() {
            Standing::Waived(subject, audience.iter().filter_map(of).map(|grant| (*grant).clone()).collect())
        } else {
            Standing::Offered(Offer { subject, organizations: missing })
        }
    }
}

/// The organisations outside that the mail goes to, or the inside alone; empty where that cannot be said of everybody,
/// be it that somebody only resembles whom one means.
fn audience(case: &Case<'_>) -> Vec<Option<String>> {
    if !case.lookalikes().is_empty() {
        return Vec::new();
    }
    let outside = case.draft.recipients.iter().zip(&case.sides).filter(|(_, side)| **side != Side::Internal);
    let named: Option<BTreeSet<String>> =
        outside.map(|(recipient, _)| Some(organization(case.policy, recipient.mailbox.addr()?))).collect();
    match named {
        Some(named) if named.is_empty() && !case.draft.recipients.is_empty() => vec![None],
        Some(named) if named.len() <= MOST_ORGANIZATIONS => named.into_iter().map(Some).collect(),
        Some(_) | None => Vec::new(),
    }
}

/// People who share a provider are no organisation: each of them stands alone.
fn organization(policy: &Policy, addr: &AddrSpec) -> String {
    let domain = addr.domain();
    if policy.is_free_mail(domain) || domain.is_literal() { addr.key() } else { domain.organizational().to_owned() }
}

#[cfg(test)]
mod tests;
