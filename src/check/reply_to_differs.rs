//! Answers would go to another organisation than the one the mail comes from.

use std::collections::HashSet;

use crate::mail::{AddrSpec, Mailbox};
use crate::policy::{Level, Policy};

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
    let senders = Senders::of(case, &from);
    let recipients: HashSet<&AddrSpec> = if case.draft.reply_to.is_empty() {
        HashSet::new()
    } else {
        case.draft.recipients.iter().filter_map(|recipient| recipient.mailbox.addr()).collect()
    };
    // Who gets this mail may get the answers to it: mailing lists without List-* fields do it that way.
    let strangers = case.draft.reply_to.iter().filter(|mailbox| !mailbox.is_empty());
    let strangers = strangers.filter(|mailbox| !mailbox.addr().is_some_and(|addr| recipients.contains(addr)));
    let differing: Vec<String> = strangers
        .filter(|mailbox| !mailbox.addr().is_some_and(|to| senders.cover(case, to)))
        .map(|mailbox| mailbox.address_text().unwrap_or_else(|| mailbox.display_name.clone()))
        .collect();
    if differing.is_empty() {
        return Vec::new();
    }
    vec![Finding::at(Place::header("Reply-To")).with("reply_to", differing).with("from", first.to_string())]
}

/// What From stands for, collected once: broken mail has very many addresses there.
struct Senders<'c> {
    /// Organisational domains.
    domains: HashSet<&'c str>,
    /// Organisations of the policy, by their first name.
    names: HashSet<&'c str>,
    inside: bool,
}

impl<'c> Senders<'c> {
    fn of(case: &'c Case<'_>, from: &[&'c AddrSpec]) -> Self {
        Self {
            domains: from.iter().map(|addr| addr.domain().organizational()).collect(),
            names: from.iter().filter_map(|addr| organization(case, addr)).collect(),
            inside: from.iter().any(|addr| case.inside.has(addr)),
        }
    }

    fn cover(&self, case: &Case<'_>, addr: &AddrSpec) -> bool {
        self.domains.contains(addr.domain().organizational())
            || (self.inside && case.inside.has(addr))
            || organization(case, addr).is_some_and(|name| self.names.contains(name))
    }
}

fn organization<'c>(case: &Case<'c>, addr: &AddrSpec) -> Option<&'c str> {
    let policy: &'c Policy = case.policy;
    policy.organization_of(addr).and_then(|organization| organization.names.first()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    #[test]
    fn answers_to_another_organisation_are_asked_for() {
        assert_eq!(
            findings(&CHECK, "Reply-To: a@other.example\nTo: x@client.example\n\n"),
            "confirm Reply-To reply_to=a@other.example from=me@ours.example"
        );
    }

    #[test]
    fn the_same_organisation_is_fine() {
        assert_eq!(findings(&CHECK, "Reply-To: sales@ours.example, b@sub.ours.example\nTo: x@client.example\n\n"), "");
        assert_eq!(findings(&CHECK, "To: x@client.example\n\n"), "");
        let group = Setup::with_policy("[internal]\ndomains = [\"ours.example\", \"group.example\"]\n");
        assert_eq!(group.findings(&CHECK, "Reply-To: a@group.example\nTo: x@client.example\n\n"), "");
    }

    #[test]
    fn who_gets_the_mail_may_get_the_answers() {
        assert_eq!(findings(&CHECK, "Reply-To: group@club.example\nTo: Group@club.example\n\n"), "");
        assert_ne!(findings(&CHECK, "Reply-To: other@club.example\nTo: group@club.example\n\n"), "");
    }

    #[test]
    fn what_cannot_be_read_is_another() {
        assert!(findings(&CHECK, "Reply-To: me@ours.example.\nTo: x@client.example\n\n").starts_with("confirm"));
    }

    #[test]
    fn a_mailing_list_answers_to_the_list() {
        assert_eq!(findings(&CHECK, "Reply-To: a@other.example\nList-Id: <x>\nTo: x@client.example\n\n"), "");
    }
}
