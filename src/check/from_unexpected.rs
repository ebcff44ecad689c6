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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    #[test]
    fn another_address_than_the_own_ones_is_asked_for() {
        assert_eq!(
            findings(&CHECK, "From: 佐藤 <sato@other.example>\nTo: a@client.example\n\n"),
            "confirm other From address=sato@other.example own=me@ours.example"
        );
        assert_eq!(findings(&CHECK, "From: Me <ME@Ours.Example>\nTo: a@client.example\n\n"), "");
        assert_eq!(findings(&CHECK, "From: me+sales@ours.example\nTo: a@client.example\n\n"), "");
    }

    #[test]
    fn a_from_that_cannot_be_read_is_not_the_own_one() {
        assert!(findings(&CHECK, "From: me@ours.example.\nTo: a@client.example\n\n").starts_with("confirm other From"));
    }

    #[test]
    fn without_own_addresses_it_is_only_said() {
        let setup = Setup { own: Vec::new(), ..Setup::default() };
        assert_eq!(
            setup.findings(&CHECK, "From: sato@other.example\nTo: a@client.example\n\n"),
            "note no_identity From address=sato@other.example own="
        );
    }

    #[test]
    fn a_missing_from_is_usual_in_unsent_drafts() {
        assert_eq!(findings(&CHECK, "From:\nTo: a@client.example\n\n"), "");
    }

    #[test]
    fn somebody_elses_draft_comes_from_somebody_else() {
        let setup = Setup { role: Role::SecondChecker, ..Setup::default() };
        assert_eq!(setup.findings(&CHECK, "From: sato@other.example\nTo: a@client.example\n\n"), "");
    }
}
