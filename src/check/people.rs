//! What is true of the recipients together, worked out once for all checks: organisations, who was in the quoted thread,
//! who is addressed twice, and with whom somebody is looked at.

use std::collections::{HashMap, HashSet};

use crate::mail::{Address, Destination, Mailbox};
use crate::policy::{Policy, Side};

use super::Place;
use super::case::{Acquaintances, Case};

/// More outsiders than this in To or Cc are looked at as one.
pub(super) const FIELD_LIMIT: usize = 50;
/// More outsiders than this in Bcc are looked at as one.
pub(super) const BCC_LIMIT: usize = 20;
/// From here on something odd about recipients is the rule among them, and is counted instead of told one by one.
pub(super) const ODD_LIMIT: usize = 20;

/// The recipients together.
#[derive(Debug)]
pub struct People {
    parties: Vec<Party>,
    /// By recipient: which of `parties`; `None` for insiders.
    party: Vec<Option<usize>>,
    same_as: Vec<Option<usize>>,
    in_thread: Vec<bool>,
    asked: Vec<Asked>,
}

/// The outside recipients of one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub kind: PartyKind,
    /// What the policy calls it.
    pub name: Option<String>,
    /// Its organisational domain; empty for [`PartyKind::Unknown`].
    pub domain: String,
    /// Indexes of its recipients, ascending.
    pub people: Vec<usize>,
    /// The policy names it, it was approved often enough, or the quoted thread names each of its people here.
    pub known: bool,
    /// Nobody of it was ever approved, by a person whose memory is not new.
    pub first_time: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyKind {
    Organization,
    /// People who share a provider and nothing else.
    FreeMail,
    /// People without a readable address.
    Unknown,
}

/// With whom a recipient is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Alone,
    /// With the others of a known organisation: which of [`People::parties`].
    WithOrganization(usize),
    WithField(Destination),
}

impl People {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let same_as = same_mailboxes(case);
        let in_thread = in_thread(case);
        let (mut parties, party) = parties(case);
        judge(&mut parties, case.known, &in_thread);
        let mut people = Self { parties, party, same_as, in_thread, asked: Vec::new() };
        people.asked = asked(case, &people);
        people
    }

    /// The organisations outside, in the order in which they first appear.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The organisation of a recipient outside.
    pub fn party(&self, recipient: usize) -> Option<&Party> {
        self.parties.get((*self.party.get(recipient)?)?)
    }

    /// The recipient before this one that is the same mailbox, without regard to case and `+tag`.
    pub fn same_as(&self, recipient: usize) -> Option<usize> {
        self.same_as.get(recipient).copied().flatten()
    }

    /// Whether the quoted history names this recipient.
    pub fn in_thread(&self, recipient: usize) -> bool {
        self.in_thread.get(recipient).copied().unwrap_or(false)
    }

    /// With whom this recipient is looked at.
    pub fn asked(&self, recipient: usize) -> Asked {
        self.asked.get(recipient).copied().unwrap_or(Asked::Alone)
    }

    /// The place of the item that asks for this recipient alone, or of the field that stands for it.
    pub fn place(&self, recipient: usize) -> Place {
        match self.asked(recipient) {
            Asked::Alone | Asked::WithOrganization(_) => Place::recipient(recipient),
            Asked::WithField(field) => Place::destination(field),
        }
    }
}

impl Party {
    /// What to call it: the policy's name, else its domain.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.domain)
    }
}

/// For each recipient the first one with the same mailbox.
fn same_mailboxes(case: &Case<'_>) -> Vec<Option<usize>> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut same = Vec::with_capacity(case.draft.recipients.len());
    for (index, recipient) in case.draft.recipients.iter().enumerate() {
        let key = match &recipient.mailbox.address {
            Address::Spec(addr) => addr.key_without_tag(),
            Address::Exchange(text) | Address::Malformed { text, .. } => text.to_lowercase(),
            // Two people may share a name.
            Address::None => {
                same.push(None);
                continue;
            }
        };
        let at = *first.entry(key).or_insert(index);
        same.push((at != index).then_some(at));
    }
    same
}

fn in_thread(case: &Case<'_>) -> Vec<bool> {
    let recipients = &case.draft.recipients;
    if case.thread.is_empty() {
        return vec![false; recipients.len()];
    }
    recipients.iter().map(|recipient| case.thread.knows(&recipient.mailbox)).collect()
}

/// Sorts everybody outside into organisations.
fn parties(case: &Case<'_>) -> (Vec<Party>, Vec<Option<usize>>) {
    let mut parties: Vec<Party> = Vec::new();
    let mut known: HashMap<PartyKey, usize> = HashMap::new();
    let mut party = Vec::with_capacity(case.sides.len());
    for ((index, recipient), side) in case.draft.recipients.iter().enumerate().zip(&case.sides) {
        if *side == Side::Internal {
            party.push(None);
            continue;
        }
        let at = *known.entry(Party::key(case.policy, &recipient.mailbox)).or_insert_with(|| {
            parties.push(Party::new(case.policy, &recipient.mailbox));
            parties.len() - 1
        });
        if let Some(members) = parties.get_mut(at) {
            members.people.push(index);
        }
        party.push(Some(at));
    }
    (parties, party)
}

impl Party {
    fn new(policy: &Policy, mailbox: &Mailbox) -> Self {
        let addr = mailbox.addr();
        let organization = addr.and_then(|addr| policy.organization_of(addr));
        let kind = match addr {
            None => PartyKind::Unknown,
            Some(addr) if organization.is_none() && policy.is_free_mail(addr.domain()) => PartyKind::FreeMail,
            Some(_) => PartyKind::Organization,
        };
        Self {
            kind,
            name: organization.and_then(|organization| organization.names.first().cloned()),
            domain: addr.map(|addr| addr.domain().organizational().to_owned()).unwrap_or_default(),
            people: Vec::new(),
            known: organization.is_some(),
            first_time: false,
        }
    }

    /// What makes two recipients belong together: the policy's organisation, else the organisational domain.
    fn key(policy: &Policy, mailbox: &Mailbox) -> PartyKey {
        let Some(addr) = mailbox.addr() else { return PartyKey::Unknown };
        match policy.organization_of(addr).and_then(|organization| organization.names.first()) {
            Some(name) => PartyKey::Named(name.clone()),
            None => PartyKey::Domain(addr.domain().organizational().to_owned()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum PartyKey {
    /// An organisation of the policy; its domains are one.
    Named(String),
    Domain(String),
    Unknown,
}

/// What the memory and the quoted thread say about each organisation.
fn judge(parties: &mut [Party], memory: &Acquaintances, in_thread: &[bool]) {
    let domains: Vec<&str> = parties.iter().map(|party| party.domain.as_str()).collect();
    let times = if memory.people.is_empty() { vec![0; domains.len()] } else { memory.times_approved(&domains) };
    for (party, times) in parties.iter_mut().zip(times) {
        let named = party.known;
        let quoted = party.people.iter().all(|index| in_thread.get(*index) == Some(&true));
        party.known = party.kind == PartyKind::Organization && (named || times >= Acquaintances::KNOWN_FROM || quoted);
        party.first_time = !named && times == 0 && memory.approvals >= Acquaintances::WARM_UP;
    }
}

/// Few people are looked at one by one, more by organisation, very many by field; the unusual ones always alone.
fn asked(case: &Case<'_>, people: &People) -> Vec<Asked> {
    let mut asked = vec![Asked::Alone; case.draft.recipients.len()];
    if case.outsiders().nth(case.policy.recipients.each_up_to.min(BCC_LIMIT)).is_none() {
        return asked;
    }
    let lookalikes: HashSet<usize> =
        case.lookalikes().iter().flat_map(|lookalike| &lookalike.people).copied().collect();
    let mut rest: Vec<usize> = Vec::new();
    for (field, limit) in
        [(Destination::To, FIELD_LIMIT), (Destination::Cc, FIELD_LIMIT), (Destination::Bcc, BCC_LIMIT)]
    {
        let members: Vec<usize> =
            case.outsiders().filter(|(_, recipient)| recipient.field == field).map(|(index, _)| index).collect();
        if members.len() <= limit {
            rest.extend(members);
            continue;
        }
        let odd = odd(case, people, &lookalikes, &members);
        for index in members.into_iter().filter(|index| !odd.contains(index)) {
            set(&mut asked, index, Asked::WithField(field));
        }
    }
    rest.retain(|index| !lookalikes.contains(index));
    if case.outsiders().nth(case.policy.recipients.each_up_to).is_some() {
        with_organization(case, people, &rest, &mut asked);
    }
    asked
}

fn set(asked: &mut [Asked], index: usize, with: Asked) {
    if let Some(slot) = asked.get_mut(index) {
        *slot = with;
    }
}

/// Those of a large field who are told one by one: unreadable, forbidden, watched, addressed twice, of a domain never written to
/// or of one that resembles another.
/// What is true of more than [`ODD_LIMIT`] of them is not odd there.
fn odd(case: &Case<'_>, people: &People, lookalikes: &HashSet<usize>, members: &[usize]) -> HashSet<usize> {
    let is_malformed = |index: usize| !matches!(address(case, index), Some(Address::Spec(_)));
    let is_first_time = |index: usize| people.party(index).is_some_and(|party| party.first_time);
    let is_twice = |index: usize| people.same_as(index).is_some();
    let is_forbidden = |index: usize| super::recipient_forbidden::is_forbidden(case, index);
    let is_watched = |index: usize| super::recipient_watched::is_watched(case, index);
    let is_lookalike = |index: usize| lookalikes.contains(&index);
    let reasons: [&dyn Fn(usize) -> bool; 6] =
        [&is_malformed, &is_first_time, &is_twice, &is_forbidden, &is_watched, &is_lookalike];
    let mut odd = HashSet::new();
    for reason in reasons {
        let found: Vec<usize> = members.iter().copied().filter(|index| reason(*index)).collect();
        if found.len() <= ODD_LIMIT {
            odd.extend(found);
        }
    }
    odd
}

fn address<'c>(case: &'c Case<'_>, index: usize) -> Option<&'c Address> {
    case.draft.recipients.get(index).map(|recipient| &recipient.mailbox.address)
}

/// People of one known organisation together; who is written to for the first time, or joins a thread, stays alone.
fn with_organization(case: &Case<'_>, people: &People, rest: &[usize], asked: &mut [Asked]) {
    let rest: HashSet<usize> = rest.iter().copied().collect();
    for (at, party) in people.parties.iter().enumerate().filter(|(_, party)| party.known) {
        let together: Vec<usize> = party
            .people
            .iter()
            .copied()
            .filter(|index| rest.contains(index))
            .filter(|index| people.in_thread(*index) || !super::outsider_joins::tells_who_joins(case))
            .filter(|index| !address(case, *index).is_some_and(|address| is_first_time(case, address)))
            .collect();
        if together.len() > 1 {
            for index in together {
                set(asked, index, Asked::WithOrganization(at));
            }
        }
    }
}

fn is_first_time(case: &Case<'_>, address: &Address) -> bool {
    match address {
        Address::Spec(addr) => case.known.is_first_time(addr),
        Address::Malformed { .. } | Address::Exchange(_) | Address::None => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{Setup, crowd, draft};

    #[test]
    fn thousands_are_told_apart_and_always_alike() {
        let history: Vec<String> = (0..2_000).map(|n| format!("p{n}@firm{}.example", n % 300)).collect();
        let setup = Setup {
            thread: Setup::in_thread(&history.iter().map(String::as_str).collect::<Vec<_>>()).thread,
            ..Setup::knowing(&history.iter().map(|text| (text.as_str(), 1)).collect::<Vec<_>>())
        };
        let mail = draft(&format!("To: {}\nBcc: {}\n\nHello", crowd(5_000, 3_000), crowd(2_000, 7)));
        // Each compared with each would be millions of comparisons for every check.
        let found = setup.all(&mail);
        assert_eq!(found, setup.all(&mail));
    }
}
