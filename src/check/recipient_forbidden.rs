//! Somebody whom the policy forbids to write to.

use crate::mail::fold::fold;
use crate::mail::{AddrSpec, Address};
use crate::policy::{Entry, Level};

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "recipient_forbidden",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Block)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.policy.recipients.forbidden.is_empty() {
        return Vec::new();
    }
    let recipients = case.draft.recipients.iter().enumerate();
    recipients
        .filter(|(index, _)| is_forbidden(case, *index))
        .map(|(index, recipient)| {
            let address = recipient.mailbox.address_text().unwrap_or_default();
            Finding::at(Place::recipient(index)).with("address", address)
        })
        .collect()
}

pub(super) fn is_forbidden(case: &Case<'_>, recipient: usize) -> bool {
    is_on(&case.policy.recipients.forbidden, case, recipient)
}

/// Whether a list names a recipient. Unlike elsewhere a domain stands for its sub-domains too: a prohibition that
/// `sub.rival.example` slips through is none. An address that mail programs read differently is read here as the one it
/// would most likely reach.
pub(super) fn is_on(list: &[Entry], case: &Case<'_>, recipient: usize) -> bool {
    if list.is_empty() {
        return false;
    }
    let covers = |addr: &AddrSpec| list.iter().any(|entry| entry.reaches(addr));
    match case.draft.recipients.get(recipient).map(|recipient| &recipient.mailbox.address) {
        Some(Address::Spec(addr)) => covers(addr),
        Some(Address::Malformed { text, .. }) => {
            let repaired: String = fold(text).chars().filter(|letter| !letter.is_whitespace()).collect();
            AddrSpec::parse(repaired.trim_end_matches('.')).is_ok_and(|addr| covers(&addr))
        }
        Some(Address::Exchange(_) | Address::None) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    fn forbidding(entries: &str) -> Setup {
        Setup::with_policy(&format!("[recipients]\nforbidden = [{entries}]\n"))
    }

    #[test]
    fn a_forbidden_recipient_blocks() {
        let setup = forbidding("\"rival.example\", \"boss@client.example\"");
        assert_eq!(setup.findings(&CHECK, "To: a@rival.example\n\n"), "block #0 address=a@rival.example");
        assert_eq!(setup.findings(&CHECK, "Bcc: BOSS@Client.example\n\n"), "block #0 address=BOSS@client.example");
        assert_eq!(setup.findings(&CHECK, "To: a@client.example, a@notrival.example\n\n"), "");
    }

    #[test]
    fn a_subdomain_is_no_way_around() {
        assert_eq!(
            forbidding("\"rival.example\"").findings(&CHECK, "To: a@sub.rival.example\n\n"),
            "block #0 address=a@sub.rival.example"
        );
    }

    #[test]
    fn another_spelling_is_no_way_around() {
        let setup = forbidding("\"rival.example\"");
        for address in
            ["a@rival.example.", "a@RIVAL.EXAMPLE", "a@ｒival.example", "a@rival\u{200b}.example", "a＠rival.example@"]
        {
            let found = setup.findings(&CHECK, &format!("To: {address}\n\n"));
            assert!(found.starts_with("block") || address.ends_with('@'), "{address}: {found}");
        }
    }

    #[test]
    fn nobody_is_forbidden_without_a_list() {
        assert_eq!(findings(&CHECK, "To: a@rival.example\n\n"), "");
    }
}
