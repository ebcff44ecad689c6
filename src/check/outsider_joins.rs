//! A reply or forward goes to an organisation that the quoted thread did not know.

use crate::mail::Mailbox;
use crate::policy::Level;

use super::people::{ODD_LIMIT, Party, PartyKind};
use super::recipient_external::party_id;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "outsider_joins",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Confirm), ("many", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if !tells_who_joins(case) {
        return Vec::new();
    }
    let joined: Vec<(usize, &Party)> = case
        .people()
        .parties()
        .iter()
        .flat_map(|party| joining(case, party).map(move |index| (index, party)))
        .collect();
    if joined.len() > ODD_LIMIT {
        let mut people: Vec<usize> = joined.iter().map(|(index, _)| *index).collect();
        people.sort_unstable();
        let count = people.len();
        return Place::recipients(people)
            .map(|place| Finding::at(place).grade("many").with("people", count))
            .into_iter()
            .collect();
    }
    joined
        .into_iter()
        .map(|(index, party)| {
            Finding::at(Place::recipient(index)).with("party", party_id(party.kind)).with("organization", party.label())
        })
        .collect()
}

/// Whether the quoted history says who received it. One that only names the author of what it quotes
/// ("On … Tanaka wrote:") cannot tell who joins.
pub(super) fn tells_who_joins(case: &Case<'_>) -> bool {
    case.thread.tells_recipients()
}

/// The people of a party whom the thread knows neither themselves nor by their organisation.
fn joining<'p>(case: &Case<'_>, party: &'p Party) -> impl Iterator<Item = usize> + use<'p> {
    let known = match party.kind {
        PartyKind::Organization => {
            party.people.iter().any(|index| case.people().in_thread(*index)) || is_organization_known(case, party)
        }
        // Who shares a provider, or has no address, is a person of their own.
        PartyKind::FreeMail | PartyKind::Unknown => false,
    };
    let in_thread: Vec<bool> = party.people.iter().map(|index| case.people().in_thread(*index)).collect();
    let strangers = party.people.iter().copied().zip(in_thread).filter(|(_, known)| !known).map(|(index, _)| index);
    strangers.filter(move |_| !known)
}

fn is_organization_known(case: &Case<'_>, party: &Party) -> bool {
    let addresses = || case.thread.people().iter().filter_map(Mailbox::addr);
    match &party.name {
        Some(name) => addresses().any(|addr| {
            case.policy.organization_of(addr).and_then(|organization| organization.names.first()) == Some(name)
        }),
        None => addresses().any(|addr| addr.domain().organizational() == party.domain),
    }
}
