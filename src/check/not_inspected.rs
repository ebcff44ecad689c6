//! A body that could not be looked into. Never silent, never "safe".

use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step, id};

pub(super) const CHECK: Check = Check {
    id: "not_inspected",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.draft
        .opaque
        .iter()
        .map(|body| Finding::at(Place::Message).with("why", id(&body.why)).with("detail", body.detail.as_str()))
        .collect()
}
