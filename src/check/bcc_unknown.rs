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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft};

    #[test]
    fn it_is_said_when_bcc_cannot_be_seen() {
        let mut mail = draft("To: a@client.example\n\n");
        assert_eq!(Setup::default().found(&CHECK, &mail), "");
        mail.bcc_known = false;
        assert_eq!(Setup::default().found(&CHECK, &mail), "note Bcc");
    }
}
