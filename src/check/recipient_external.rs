//! Each person outside is looked at: one by one, by known organisation, or by field.

use crate::mail::{Destination, Mailbox};
use crate::policy::Level;

use super::people::{Asked, PartyKind};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

/// More people of one organisation than this are counted.
const NAMED_UP_TO: usize = 12;

pub(super) const CHECK: Check = Check {
    id: "recipient_external",
    kind: Kind::RollCall,
    step: Step::Recipients,
    grades: &[
        ("person", Level::Confirm),
        ("organization", Level::Confirm),
        ("organization_many", Level::Prove),
        ("field", Level::Prove),
    ],
    proof: Proof::Count("people"),
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut told: Vec<Asked> = Vec::new();
    let mut findings = Vec::new();
    for (index, recipient) in case.outsiders() {
        let asked = case.people().asked(index);
        if asked == Asked::Alone {
            findings.push(person(case, index, &recipient.mailbox).with("field", field_id(recipient.field)));
        } else if !told.contains(&asked) {
            told.push(asked);
            findings.extend(together(case, asked));
        }
    }
    findings
}

fn person(case: &Case<'_>, index: usize, mailbox: &Mailbox) -> Finding {
    let party = case.people().party(index);
    let organization = party.map(|party| party.label().to_owned()).unwrap_or_default();
    let kind = party.map_or(PartyKind::Unknown, |party| party.kind);
    Finding::at(Place::recipient(index))
        .grade("person")
        .with("name", mailbox.display_name.as_str())
        .with("address", mailbox.address_text().unwrap_or_default())
        .with("party", party_id(kind))
        .with("organization", organization)
}

/// How the catalogs name what stands behind an address.
pub(super) fn party_id(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Organization => "organization",
        PartyKind::FreeMail => "free_mail",
        PartyKind::Unknown => "unknown",
    }
}

fn together(case: &Case<'_>, asked: Asked) -> Option<Finding> {
    match asked {
        Asked::Alone => None,
        Asked::WithOrganization(at) => {
            let people: Vec<usize> =
                case.outsiders().map(|(index, _)| index).filter(|index| case.people().asked(*index) == asked).collect();
            let grade = if people.len() > NAMED_UP_TO { "organization_many" } else { "organization" };
            let organization = case.people().parties().get(at)?.label().to_owned();
            let count = people.len();
            let finding = Finding::at(Place::recipients(people)?).grade(grade);
            Some(finding.with("organization", organization).with("people", count))
        }
        Asked::WithField(field) => Some(
            Finding::at(Place::destination(field))
                .grade("field")
                .with("field", field_id(field))
                .with("people", people_outside(case, field)),
        ),
    }
}

/// Everybody outside in one field, those included who are also told one by one: what somebody counts who looks.
pub(super) fn people_outside(case: &Case<'_>, field: Destination) -> usize {
    case.outsiders().filter(|(_, recipient)| recipient.field == field).count()
}

/// How the catalogs name a field.
pub(super) fn field_id(field: Destination) -> &'static str {
    match field {
        Destination::To => "to",
        Destination::Cc => "cc",
        Destination::Bcc => "bcc",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd, findings};

    #[test]
    fn each_person_outside_is_told_with_address_and_organisation() {
        assert_eq!(
            findings(&CHECK, "To: 田中 <tanaka@sales.client.example>\nCc: boss@ours.example\n\n"),
            "confirm person #0 name=田中 address=tanaka@sales.client.example party=organization organization=client.example field=to"
        );
    }

    #[test]
    fn who_cannot_be_told_counts_as_outside() {
        let found = findings(&CHECK, "To: 田中\nCc: me@ours.example.\n\n");
        assert!(found.contains("#0 name=田中 address= party=unknown"), "{found}");
        assert!(found.contains("#1 name= address=me@ours.example. party=unknown"), "{found}");
    }

    #[test]
    fn lookalikes_of_the_own_domain_are_outside() {
        for address in ["a@notours.example", "a@ours.example.evil.org"] {
            assert!(findings(&CHECK, &format!("To: {address}\n\n")).starts_with("confirm person"), "{address}");
        }
        assert_eq!(findings(&CHECK, "To: A@OURS.EXAMPLE\n\n"), "");
    }

    #[test]
    fn up_to_eight_are_told_one_by_one() {
        let found = findings(&CHECK, &format!("To: {}\n\n", crowd(8, 1)));
        assert_eq!(found.lines().filter(|line| line.starts_with("confirm person")).count(), 8);
    }

    #[test]
    fn more_are_grouped_by_known_organisation() {
        let setup = Setup::knowing(&[
            ("p0@firm0.example", 2),
            ("p2@firm0.example", 1),
            ("p4@firm0.example", 1),
            ("p6@firm0.example", 1),
            ("p8@firm0.example", 1),
        ]);
        let found = setup.findings(&CHECK, &format!("To: {}\n\n", crowd(10, 2)));
        let mut lines = found.lines();
        assert_eq!(lines.next(), Some("confirm organization #0,2,4,6,8 organization=firm0.example people=5"));
        // Nobody knows the other firm, so its people stay single.
        assert_eq!(lines.filter(|line| line.contains("confirm person") && line.contains("firm1.example")).count(), 5);
    }

    #[test]
    fn a_first_time_person_of_a_known_organisation_stays_single() {
        let people: Vec<String> = (0..9).map(|n| format!("p{n}@firm0.example")).collect();
        let known: Vec<(&str, u64)> = people.iter().skip(1).map(|text| (text.as_str(), 1)).collect();
        let found = Setup::knowing(&known).findings(&CHECK, &format!("To: {}\n\n", people.join(", ")));
        assert!(found.starts_with("confirm person #0 "), "{found}");
        assert!(
            found.ends_with("confirm organization #1,2,3,4,5,6,7,8 organization=firm0.example people=8"),
            "{found}"
        );
    }

    #[test]
    fn an_organisation_of_the_policy_is_one_under_all_its_domains() {
        let setup = Setup::with_policy(
            "[[organization]]\nname = [\"クライアント\"]\ndomains = [\"firm0.example\", \"firm1.example\"]\n",
        );
        assert_eq!(
            setup.findings(&CHECK, &format!("To: {}\n\n", crowd(10, 2))),
            "confirm organization #0,1,2,3,4,5,6,7,8,9 organization=クライアント people=10"
        );
    }

    #[test]
    fn above_twelve_the_people_of_an_organisation_are_counted() {
        let setup = Setup::with_policy("[[organization]]\nname = [\"C\"]\ndomains = [\"firm0.example\"]\n");
        let found = setup.findings(&CHECK, &format!("To: {}\n\n", crowd(13, 1)));
        assert!(found.starts_with("prove organization_many #0,1,2,3,4,5,6,7,8,9,10,11,12 "), "{found}");
    }

    #[test]
    fn an_organisation_that_the_thread_names_in_full_is_known() {
        let people: Vec<String> = (0..9).map(|n| format!("p{n}@firm0.example")).collect();
        let setup = Setup::in_thread(&people.iter().map(String::as_str).collect::<Vec<_>>());
        let found = setup.findings(&CHECK, &format!("To: {}\n\n", people.join(", ")));
        assert_eq!(found, "confirm organization #0,1,2,3,4,5,6,7,8 organization=firm0.example people=9");
    }

    #[test]
    fn who_joins_the_thread_stays_single() {
        let people: Vec<String> = (0..10).map(|n| format!("p{n}@firm0.example")).collect();
        let setup = Setup {
            thread: Setup::in_thread(&people.iter().skip(1).map(String::as_str).collect::<Vec<_>>()).thread,
            ..Setup::with_policy("[[organization]]\nname = [\"C\"]\ndomains = [\"firm0.example\"]\n")
        };
        let found = setup.findings(&CHECK, &format!("To: {}\n\n", people.join(", ")));
        assert!(found.starts_with("confirm person #0 "), "{found}");
        assert!(found.ends_with("organization=C people=9"), "{found}");
    }

    #[test]
    fn free_mail_is_never_grouped() {
        let people: Vec<String> = (0..10).map(|n| format!("p{n}@gmail.com")).collect();
        let known: Vec<(&str, u64)> = people.iter().map(|text| (text.as_str(), 9)).collect();
        let found = Setup::knowing(&known).findings(&CHECK, &format!("To: {}\n\n", people.join(", ")));
        assert_eq!(found.lines().filter(|line| line.contains("party=free_mail")).count(), 10);
    }

    #[test]
    fn more_than_fifty_in_a_field_are_one() {
        let found = findings(&CHECK, &format!("To: {}\nCc: x@client.example\n\n", crowd(51, 51)));
        let mut lines = found.lines();
        assert_eq!(lines.next(), Some("prove field To field=to people=51"));
        assert!(lines.next().unwrap().starts_with("confirm person #51 "));
        assert_eq!(lines.next(), None);
        let found = findings(&CHECK, &format!("To: {}\n\n", crowd(50, 50)));
        assert_eq!(found.lines().count(), 50);
    }

    #[test]
    fn more_than_twenty_in_bcc_are_one() {
        assert_eq!(findings(&CHECK, &format!("Bcc: {}\n\n", crowd(21, 21))), "prove field Bcc field=bcc people=21");
    }

    #[test]
    fn the_odd_ones_of_a_field_stay_single() {
        let mail = format!("Bcc: {}, p3@FIRM3.example, broken@@x.example, 田中\n\n", crowd(300, 300));
        let found = findings(&CHECK, &mail);
        let lines: Vec<&str> = found.lines().collect();
        assert_eq!(lines.len(), 4, "{found}");
        assert_eq!(lines[0], "prove field Bcc field=bcc people=303");
        assert!(
            lines[1].starts_with("confirm person #300 ") && lines[3].starts_with("confirm person #302 "),
            "{found}"
        );
    }

    #[test]
    fn a_first_time_domain_is_odd_unless_most_are() {
        let known: Vec<String> = (0..290).map(|n| format!("p{n}@firm{n}.example")).collect();
        let setup = Setup::knowing(&known.iter().map(|text| (text.as_str(), 1)).collect::<Vec<_>>());
        let found = setup.findings(&CHECK, &format!("Bcc: {}\n\n", crowd(300, 300)));
        assert_eq!(found.lines().filter(|line| line.starts_with("confirm person")).count(), 10);
        let stranger = Setup::knowing(&[("x@x.example", 1)]);
        assert_eq!(stranger.findings(&CHECK, &format!("Bcc: {}\n\n", crowd(300, 300))).lines().count(), 1);
    }
}
