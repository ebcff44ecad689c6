//! The same mailbox stands twice.

use crate::policy::Level;

use super::recipient_external::field_id;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "recipient_duplicate",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let recipients = &case.draft.recipients;
    recipients
        .iter()
        .enumerate()
        .filter_map(|(index, recipient)| {
            let first = recipients.get(case.people().same_as(index)?)?;
            let finding = Finding::at(Place::recipient(index));
            let finding = finding.with("address", recipient.mailbox.address_text().unwrap_or_default());
            let finding = finding.with("first", first.mailbox.address_text().unwrap_or_default());
            Some(finding.with("field", field_id(first.field)))
        })
        .collect()
}
