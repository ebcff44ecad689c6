//! Nobody would get this mail.

use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "no_recipient",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Block)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.draft.recipients.iter().all(|recipient| recipient.mailbox.is_empty()) {
        vec![Finding::at(Place::destination(crate::mail::Destination::To))]
    } else {
        Vec::new()
    }
}
