//! An address outside that this person never approved before.

use crate::mail::Destination;
use crate::policy::Level;

use super::people::Asked;
use super::recipient_external::field_id;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "recipient_first",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Note), ("field", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut in_fields: Vec<(Destination, usize)> = Vec::new();
    for (index, recipient) in case.outsiders() {
        let Some(addr) = recipient.mailbox.addr().filter(|addr| case.known.is_first_time(addr)) else { continue };
        match case.people().asked(index) {
            Asked::Alone | Asked::WithOrganization(_) => {
                findings.push(Finding::at(Place::recipient(index)).with("address", addr.to_string()));
            }
            Asked::WithField(field) => match in_fields.iter_mut().find(|(seen, _)| *seen == field) {
                Some((_, count)) => *count += 1,
                None => in_fields.push((field, 1)),
            },
        }
    }
    findings.extend(in_fields.into_iter().map(|(field, count)| {
        Finding::at(Place::destination(field)).grade("field").with("field", field_id(field)).with("people", count)
    }));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd};

    #[test]
    fn an_address_never_approved_is_a_first_time() {
        let setup = Setup::knowing(&[("tanaka@client.example", 1)]);
        assert_eq!(
            setup.findings(&CHECK, "To: Tanaka@client.example, tanaka2@client.example\n\n"),
            "note #1 address=tanaka2@client.example"
        );
    }

    #[test]
    fn with_an_empty_memory_nobody_is_new_until_the_tenth_approval() {
        let mut setup = Setup::default();
        setup.known.approvals = 9;
        assert_eq!(setup.findings(&CHECK, "To: tanaka@client.example\n\n"), "");
        setup.known.approvals = 10;
        assert_eq!(setup.findings(&CHECK, "To: tanaka@client.example\n\n"), "note #0 address=tanaka@client.example");
    }

    #[test]
    fn a_colleague_is_no_stranger() {
        assert_eq!(Setup::knowing(&[]).findings(&CHECK, "To: new@ours.example\n\n"), "");
    }

    #[test]
    fn in_a_field_that_is_one_item_they_are_counted() {
        let found = Setup::knowing(&[]).findings(&CHECK, &format!("Bcc: {}\n\n", crowd(100, 100)));
        assert_eq!(found, "note field Bcc field=bcc people=100");
    }
}
