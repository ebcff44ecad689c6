//! People outside who see each other's addresses.

use crate::mail::Destination;
use crate::policy::Level;

use super::list_address;
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

/// A person shown to everybody, counted once however often addressed. The address of a mailing list is nobody's secret.
fn is_visible(case: &Case<'_>, index: usize) -> bool {
    let Some(recipient) = case.draft.recipients.get(index) else { return false };
    recipient.field != Destination::Bcc
        && case.people().same_as(index).is_none()
        && !recipient.mailbox.addr().is_some_and(|addr| list_address::is_list(case, addr))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd, findings};

    fn exposed(to: &str) -> String {
        findings(&CHECK, &format!("To: {to}\nCc: colleague@ours.example\n\n"))
    }

    #[test]
    fn two_organisations_are_a_note() {
        assert_eq!(
            exposed("a@x.example, b@y.example, c@y.example"),
            "note two #0,1,2 people=3 organizations=2 pairs=2"
        );
    }

    #[test]
    fn two_of_one_company_see_nobody_else() {
        assert_eq!(exposed("a@x.example, b@sub.x.example"), "");
        assert_eq!(exposed("a@x.example"), "");
    }

    #[test]
    fn three_organisations_are_asked_for() {
        assert_eq!(
            exposed("a@x.example, b@y.example, c@z.example"),
            "confirm several #0,1,2 people=3 organizations=3 pairs=3"
        );
    }

    #[test]
    fn five_people_of_one_provider_are_five_strangers() {
        let people = |count: usize| (0..count).map(|n| format!("p{n}@gmail.com")).collect::<Vec<_>>().join(", ");
        assert_eq!(exposed(&people(4)), "");
        assert_eq!(exposed(&people(5)), "confirm several #0,1,2,3,4 people=5 organizations=1 pairs=10");
    }

    #[test]
    fn from_ten_people_on_it_is_proved_and_a_mass_is_justified() {
        assert!(exposed(&crowd(9, 2)).starts_with("note two "));
        assert!(exposed(&crowd(10, 2)).starts_with("prove many "));
        assert!(exposed(&crowd(30, 2)).starts_with("prove many "));
        assert!(exposed(&crowd(29, 3)).starts_with("prove many "));
        assert!(exposed(&crowd(30, 3)).starts_with("justify mass "));
    }

    #[test]
    fn ten_of_one_company_see_only_colleagues() {
        assert_eq!(exposed(&crowd(40, 1)), "");
    }

    #[test]
    fn who_is_in_bcc_is_not_seen() {
        assert_eq!(findings(&CHECK, &format!("To: a@x.example\nBcc: {}\n\n", crowd(30, 30))), "");
    }

    #[test]
    fn a_mailing_list_is_nobody_who_is_exposed() {
        assert_eq!(
            exposed("a@x.example, b@y.example, dev@lists.z.example"),
            "note two #0,1 people=2 organizations=2 pairs=1"
        );
        assert_eq!(exposed("a@x.example, all@y.example, dev-ml@z.example"), "");
    }

    #[test]
    fn who_is_addressed_twice_counts_once() {
        assert_eq!(
            findings(&CHECK, "To: a@x.example, b@y.example\nCc: A@x.example\n\n"),
            "note two #0,1 people=2 organizations=2 pairs=1"
        );
    }

    #[test]
    fn a_reply_that_adds_nobody_is_a_note() {
        let mail = "To: a@x.example, b@y.example, 鈴木 <c@z.example>\n\n";
        let setup = Setup::in_thread(&["a@x.example", "b@y.example", "鈴木"]);
        assert_eq!(setup.findings(&CHECK, mail), "note several #0,1,2 quiet-thread people=3 organizations=3 pairs=3");
        let setup = Setup::in_thread(&["a@x.example", "b@y.example"]);
        assert!(setup.findings(&CHECK, mail).starts_with("confirm several "));
    }

    #[test]
    fn the_limit_for_providers_comes_from_the_policy() {
        let setup = Setup::with_policy("[recipients]\nexposure_addresses = 2\n");
        assert!(setup.findings(&CHECK, "To: a@gmail.com, b@gmail.com\n\n").starts_with("confirm several "));
    }
}
