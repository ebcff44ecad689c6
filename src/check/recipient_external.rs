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
