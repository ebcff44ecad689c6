//! The mail would go out under another address than the person's own.

use crate::mail::{AddrSpec, Mailbox};
use crate::policy::Level;

use super::case::Role;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "from_unexpected",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("other", Level::Confirm), ("no_identity", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let Some(from) = case.draft.from.iter().find(|mailbox| !mailbox.is_empty()) else { return Vec::new() };
    if case.role == Role::SecondChecker
        || case.draft.from.iter().filter_map(Mailbox::addr).any(|addr| is_own(case, addr))
    {
        return Vec::new();
    }
    let grade = if case.own.is_empty() { "no_identity" } else { "other" };
    let shown = from.address_text().unwrap_or_else(|| from.display_name.clone());
    let own: Vec<String> = case.own.iter().map(ToString::to_string).collect();
    vec![Finding::at(Place::header("From")).grade(grade).with("address", shown).with("own", own)]
}

fn is_own(case: &Case<'_>, addr: &AddrSpec) -> bool {
    case.own.iter().any(|own| own.key_without_tag() == addr.key_without_tag())
}
