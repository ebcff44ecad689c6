//! Answers would go to another organisation than the one the mail comes from.

use crate::mail::{AddrSpec, Mailbox};
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "reply_to_differs",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let from: Vec<&AddrSpec> = case.draft.from.iter().filter_map(Mailbox::addr).collect();
    let Some(first) = from.first().filter(|_| !case.draft.is_list_mail()) else { return Vec::new() };
    let strangers = case.draft.reply_to.iter().filter(|mailbox| !mailbox.is_empty());
    let differing: Vec<String> = strangers
        .filter(|mailbox| !mailbox.addr().is_some_and(|to| from.iter().any(|from| is_same_side(case, from, to))))
        .map(|mailbox| mailbox.address_text().unwrap_or_else(|| mailbox.display_name.clone()))
        .collect();
    if differing.is_empty() {
        return Vec::new();
    }
    vec![Finding::at(Place::header("Reply-To")).with("reply_to", differing).with("from", first.to_string())]
}

fn is_same_side(case: &Case<'_>, from: &AddrSpec, to: &AddrSpec) -> bool {
    let organization = |addr| case.policy.organization_of(addr).and_then(|organization| organization.names.first());
    from.domain().organizational() == to.domain().organizational()
        || (case.inside.has(from) && case.inside.has(to))
        || (organization(from).is_some() && organization(from) == organization(to))
}
