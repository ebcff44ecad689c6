//! People outside who see each other's addresses.

use crate::mail::Destination;
use crate::policy::Level;

use super::people::{Party, PartyKind};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

/// From how many people on an exposure is one of many.
const MANY: usize = 10;
/// From how many people of how many organisations on it is an incident.
const MASS: (usize, usize) = (30, 3);

pub(super) const CHECK: Check = Check {
    id: "recipients_exposed",
    kind: Kind::Alarm,
    step: Step::Exposure,
    grades: &[("two", Level::Note), ("several", Level::Confirm), ("many", Level::Prove), ("mass", Level::Justify)],
    proof: Proof::Count("people"),
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let groups: Vec<(&Party, usize)> = case
        .people()
        .parties()
        .iter()
        .map(|party| (party, party.people.iter().filter(|index| is_visible(case, **index)).count()))
        .filter(|(_, people)| *people > 0)
        .collect();
    let people: usize = groups.iter().map(|(_, people)| people).sum();
    let Some(grade) = grade(&groups, people, case.policy.recipients.exposure_addresses) else { return Vec::new() };
    let visible: Vec<usize> =
        case.outsiders().map(|(index, _)| index).filter(|index| is_visible(case, *index)).collect();
    let all_in_thread = visible.iter().all(|index| case.people().in_thread(*index));
    let Some(place) = Place::recipients(visible) else { return Vec::new() };
    let finding = Finding::at(place)
        .grade(grade)
        .with("people", people)
        .with("organizations", groups.len())
        .with("pairs", pairs(&groups, people as u64));
    vec![if all_in_thread { finding.quiet_because("quiet-thread") } else { finding }]
}

/// Shown to everybody, and counted once however often addressed.
fn is_visible(case: &Case<'_>, index: usize) -> bool {
    case.draft.recipients.get(index).is_some_and(|recipient| recipient.field != Destination::Bcc)
        && case.people().same_as(index).is_none()
}

fn grade(groups: &[(&Party, usize)], people: usize, exposure_addresses: usize) -> Option<&'static str> {
    let strangers =
        groups.iter().any(|(party, people)| party.kind == PartyKind::FreeMail && *people >= exposure_addresses.max(2));
    if groups.len() < 2 && !strangers {
        return None;
    }
    Some(match people {
        _ if people >= MASS.0 && groups.len() >= MASS.1 => "mass",
        _ if people >= MANY => "many",
        _ if strangers || groups.len() >= 3 => "several",
        _ => "two",
    })
}

/// Pairs of people of different organisations. Who shares a provider shares no organisation.
fn pairs(groups: &[(&Party, usize)], people: u64) -> u64 {
    let among = |people: u64| people * people.saturating_sub(1) / 2;
    let within: u64 = groups
        .iter()
        .filter(|(party, _)| party.kind != PartyKind::FreeMail)
        .map(|(_, people)| among(*people as u64))
        .sum();
    among(people).saturating_sub(within)
}
