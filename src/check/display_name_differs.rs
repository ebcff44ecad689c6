//! A display name that says another address, or another organisation, than the address.

use crate::mail::fold::fold;
use crate::mail::{AddrSpec, Mailbox};
use crate::policy::{Level, Side};

use super::{Case, Check, Finding, Kind, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "display_name_differs",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("address", Level::Confirm), ("organization", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let recipients = case.draft.recipients.iter().enumerate();
    let named = recipients.filter(|(_, recipient)| !recipient.mailbox.display_name.is_empty());
    named
        .filter_map(|(index, recipient)| {
            let place = case.people().place(index);
            let mailbox = &recipient.mailbox;
            let addr = mailbox.addr()?;
            let inside = case.sides.get(index) == Some(&Side::Internal);
            if let Some(other) = other_address(mailbox, addr, inside) {
                return Some(
                    Finding::at(place).grade("address").with("shown", other).with("domain", addr.domain().to_string()),
                );
            }
            let name = other_organization(case, mailbox, addr)?;
            Some(
                Finding::at(place)
                    .grade("organization")
                    .with("organization", name)
                    .with("domain", addr.domain().to_string()),
            )
        })
        .collect()
}

/// An address in the display name that is not this one. Below one organisation the same person has several.
fn other_address(mailbox: &Mailbox, addr: &AddrSpec, inside: bool) -> Option<String> {
    let name = mailbox.display_name.as_str();
    memchr::memchr(b'@', name.as_bytes()).or_else(|| name.find('＠'))?;
    let folded = fold(name);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@');
    let mut words = folded.split(|c: char| !is_part(c)).filter(|word| word.contains('@'));
    let others = words.find_map(|word| {
        let shown = AddrSpec::parse(word.trim_matches(['.', '-'])).ok()?;
        // Inside, people have several addresses.
        let same_person = (inside || shown.local_part().eq_ignore_ascii_case(addr.local_part()))
            && shown.domain().organizational() == addr.domain().organizational();
        (shown.key_without_tag() != addr.key_without_tag() && !same_person).then(|| shown.to_string())
    });
    // Programs write several addresses into one name; one of them may be this.
    others.filter(|_| !folded.contains(&addr.key()))
}

fn other_organization(case: &Case<'_>, mailbox: &Mailbox, addr: &AddrSpec) -> Option<String> {
    case.named_organizations().next()?;
    let own = case.named_organization_of(addr).map(|organization| &organization.names);
    let folded = fold(&mailbox.display_name);
    // クライアント担当: whom they work for, not whose they are.
    if folded.contains("担当") {
        return None;
    }
    let named = case.organizations_in(&folded);
    if named.iter().any(|organization| Some(&organization.names) == own) {
        return None;
    }
    named.first().and_then(|organization| organization.names.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    const POLICY: &str = "[[organization]]\nname = [\"株式会社クライアント\", \"Client Inc.\"]\ndomains = [\"client.example\", \".client.example\"]\n";

    #[test]
    fn another_address_in_the_name_is_told() {
        assert_eq!(
            findings(&CHECK, "To: tanaka@client.example <x@other.example>\n\n"),
            "confirm address #0 shown=tanaka@client.example domain=other.example"
        );
        assert_ne!(findings(&CHECK, "To: \"田中（tanaka@client.example）\" <tanaka@gmail.com>\n\n"), "");
        assert_ne!(findings(&CHECK, "To: sato@client.example <tanaka@client.example>\n\n"), "");
    }

    #[test]
    fn the_same_address_is_not_another() {
        for to in [
            "tanaka@client.example <tanaka@client.example>",
            "'Tanaka@Client.example' <tanaka@client.example>",
            "tanaka@client.example <tanaka@mail.client.example>",
            "tanaka+x@client.example <tanaka@client.example>",
            "田中 <tanaka@client.example>",
            "@tanaka <tanaka@client.example>",
            "田中@営業部 <tanaka@client.example>",
            "tanaka@client.example",
        ] {
            assert_eq!(findings(&CHECK, &format!("To: {to}\n\n")), "", "{to}");
        }
    }

    #[test]
    fn another_organisation_in_the_name_is_told() {
        let setup = Setup::with_policy(POLICY);
        for name in
            ["田中（株式会社クライアント）", "㈱クライアント 田中", "Ichiro Tanaka / Client Inc.", "クライアント田中様"]
        {
            let found = setup.findings(&CHECK, &format!("To: {name} <tanaka@gmail.com>\n\n"));
            assert_eq!(found, "confirm organization #0 organization=株式会社クライアント domain=gmail.com", "{name}");
        }
        for to in [
            "田中（株式会社クライアント） <tanaka@client.example>",
            "Client Inc. <info@tokyo.client.example>",
            "Clientela Bar <x@gmail.com>",
            "田中 <tanaka@gmail.com>",
        ] {
            assert_eq!(setup.findings(&CHECK, &format!("To: {to}\n\n")), "", "{to}");
        }
        assert_eq!(setup.findings(&CHECK, "To: 佐藤（クライアント担当） <sato@ours.example>\n\n"), "");
    }
}
