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
