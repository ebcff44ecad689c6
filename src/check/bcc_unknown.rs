//! The source does not say who is in Bcc.

use crate::mail::Destination;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "bcc_unknown",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.draft.bcc_known { Vec::new() } else { vec![Finding::at(Place::destination(Destination::Bcc))] }
}
