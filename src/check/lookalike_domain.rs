//! An outside domain nearly, not exactly, like one that is known.

use std::collections::{BTreeMap, HashMap};

use unicode_security::RestrictionLevel;
use unicode_security::restriction_level::RestrictionLevelDetection as _;

use crate::mail::{AddrSpec, Domain, Mailbox};
use crate::policy::Level;
use crate::policy::alike::{KnownDomains, Likeness, Marks, Resemblance, Shape, Trust};

use super::people::ODD_LIMIT;
use super::{Acquaintances, Case, Check, Finding, Kind, Place, Proof, Step};

mod same_mail;

pub(super) const CHECK: Check = Check {
    id: "lookalike_domain",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Prove), ("many", Level::Prove), ("mixed_script", Level::Confirm)],
    proof: Proof::Domain { shown: "domain", known: "known" },
    run,
};

/// Recipients of one domain that resembles a known one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookalike {
    /// By index, ascending.
    pub people: Vec<usize>,
    /// As it is shown.
    pub domain: String,
    /// The domain that is probably meant, and how this one resembles it; `None` where it only mixes scripts.
    pub known: Option<(String, Likeness)>,
}

fn run(case: &Case<'_>) -> Vec<Finding> {
    let found = case.lookalikes();
    if found.len() > ODD_LIMIT {
        let mut people: Vec<usize> = found.iter().flat_map(|lookalike| lookalike.people.iter().copied()).collect();
        people.sort_unstable();
        let count = people.len();
        let place = Place::recipients(people);
        return place.map(|place| Finding::at(place).grade("many").with("people", count)).into_iter().collect();
    }
    found.iter().filter_map(finding).collect()
}

fn finding(lookalike: &Lookalike) -> Option<Finding> {
    let finding = Finding::at(Place::recipients(lookalike.people.clone())?).with("domain", lookalike.domain.as_str());
    Some(match &lookalike.known {
        Some((known, how)) => finding.with("known", known.as_str()).with("how", how_id(*how)),
        None => finding.grade("mixed_script"),
    })
}

/// How the catalogs name a likeness.
fn how_id(how: Likeness) -> &'static str {
    match how {
        Likeness::Letters => "letters",
        Likeness::Hyphen => "hyphen",
        Likeness::Ending => "ending",
        Likeness::Spelling => "spelling",
        Likeness::Label => "label",
    }
}

/// A domain of recipients outside that nobody knows.
struct Stranger<'c> {
    domain: &'c Domain,
    shape: Shape,
    marks: Vec<u64>,
    /// Indexes of its recipients, ascending.
    people: Vec<usize>,
}

/// The look-alikes among the recipients, in the order in which they first appear.
pub(super) fn of(case: &Case<'_>) -> Vec<Lookalike> {
    let strangers = strangers(case);
    if strangers.is_empty() {
        return Vec::new();
    }
    let inside = inside(case);
    let memory = memory(case.known);
    let same_mail = same_mail::resembled(case, &strangers);
    let found = strangers.iter().enumerate().filter_map(|(at, stranger)| {
        let known = [case.policy.known_domains(), &inside, &memory].into_iter();
        let meant = known.filter_map(|known| known.meant_by(&stranger.shape, &stranger.marks));
        let meant = Resemblance::closest(meant, &stranger.shape).map(|found| (shown(found.meant), found.how));
        let known = meant.or_else(|| same_mail.get(&at).cloned());
        let odd = known.is_some() || mixes_scripts(stranger.domain);
        odd.then(|| Lookalike { people: stranger.people.clone(), domain: stranger.domain.to_string(), known })
    });
    found.collect()
}

fn shown(shape: &Shape) -> String {
    Domain::parse(shape.domain()).map_or_else(|_fault| shape.domain().to_owned(), |domain| domain.to_string())
}

/// Domains outside that neither policy nor memory knows.
fn strangers<'c>(case: &'c Case<'_>) -> Vec<Stranger<'c>> {
    let mut at: HashMap<&Domain, usize> = HashMap::new();
    let mut found: Vec<(&Domain, Vec<usize>)> = Vec::new();
    for (index, recipient) in case.outsiders() {
        let Some(addr) = recipient.mailbox.addr().filter(|addr| is_stranger(case, addr)) else { continue };
        let at = *at.entry(addr.domain()).or_insert_with(|| {
            found.push((addr.domain(), Vec::new()));
            found.len() - 1
        });
        if let Some((_, people)) = found.get_mut(at) {
            people.push(index);
        }
    }
    if !found.is_empty() && !case.known.people.is_empty() {
        let organizations: Vec<&str> = found.iter().map(|(domain, _)| domain.organizational()).collect();
        let mut times = case.known.times_approved(&organizations).into_iter();
        found.retain(|_| times.next().is_none_or(|times| times < Acquaintances::KNOWN_FROM));
    }
    let stranger = |(domain, people)| {
        let shape = Shape::of(domain);
        Stranger { domain, marks: Marks::of_question(&shape), shape, people }
    };
    found.into_iter().map(stranger).collect()
}

fn is_stranger(case: &Case<'_>, addr: &AddrSpec) -> bool {
    let (domain, policy) = (addr.domain(), case.policy);
    !domain.is_literal()
        && policy.organization_of(addr).is_none()
        && !policy.is_free_mail(domain)
        && !policy.is_genuine(domain)
}

/// The domains that are inside, and the person's own.
fn inside(case: &Case<'_>) -> KnownDomains {
    let organizations: Vec<Domain> =
        case.inside.organizations.iter().filter_map(|text| Domain::parse(text).ok()).collect();
    let entries = case.inside.entries.iter().map(crate::policy::Entry::domain);
    let own = case.own.iter().map(AddrSpec::domain);
    let domains = organizations.iter().chain(entries).chain(own).filter(|domain| !case.policy.is_free_mail(domain));
    KnownDomains::new(domains.map(|domain| (domain, Trust::Known)))
}

/// The domains of people who were approved often enough.
fn memory(known: &Acquaintances) -> KnownDomains {
    let mut times: BTreeMap<String, (Domain, u64)> = BTreeMap::new();
    for (domain, count) in known.domains() {
        let Ok(domain) = Domain::parse(domain) else { continue };
        times.entry(domain.organizational().to_owned()).or_insert((domain, 0)).1 += count;
    }
    let often = times.values().filter(|(_, times)| *times >= Acquaintances::KNOWN_FROM);
    KnownDomains::new(often.map(|(domain, _)| (domain, Trust::Known)))
}

/// Whether a label mixes scripts that no language writes together (UTS #39 §5.2).
fn mixes_scripts(domain: &Domain) -> bool {
    let shown = domain.to_string();
    !shown.is_ascii()
        && shown.split('.').any(|label| {
            let letters: String = label.chars().filter(|letter| letter.is_alphabetic()).collect();
            letters.as_str().detect_restriction_level() > RestrictionLevel::HighlyRestrictive
        })
}

/// Every mailbox of the mail beside its recipients: From, Reply-To and whom the history names.
fn others<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c AddrSpec> {
    let header = case.draft.from.iter().chain(&case.draft.reply_to);
    header.chain(case.thread.people()).filter_map(Mailbox::addr)
}

#[cfg(test)]
mod tests;
