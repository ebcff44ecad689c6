//! The approval file's bytes are not the ones that were approved.

use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "approval_outdated",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.approval_outdated { vec![Finding::at(Place::Message)] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    #[test]
    fn bytes_other_than_the_approved_ones_are_asked_for() {
        let setup = Setup { approval_outdated: true, ..Setup::default() };
        assert_eq!(setup.findings(&CHECK, "To: a@client.example\n\n"), "confirm message");
        assert_eq!(findings(&CHECK, "To: a@client.example\n\n"), "");
    }
}
