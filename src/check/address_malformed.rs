//! An address that no mail could reach as it stands, or that mail programs read differently.

use crate::mail::{AddrFault, AddrSpec, Address, Domain, Recipient};
use crate::policy::{Entry, Level};

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "address_malformed",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("syntax", Level::Justify), ("unknown_tld", Level::Confirm), ("legacy", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.draft.recipients.iter().enumerate().filter_map(|(index, recipient)| judge(case, index, recipient)).collect()
}

fn judge(case: &Case<'_>, index: usize, recipient: &Recipient) -> Option<Finding> {
    let place = Place::recipient(index);
    match &recipient.mailbox.address {
        Address::Malformed { text, fault } => {
            Some(Finding::at(place).grade("syntax").with("address", text.as_str()).with("fault", fault_id(*fault)))
        }
        Address::Spec(addr) if !has_good_tld(case, addr) => {
            let finding = Finding::at(place).grade("unknown_tld").with("address", addr.to_string());
            Some(finding.with("tld", last_label(addr.domain())))
        }
        Address::Spec(addr) if addr.is_legacy() => {
            Some(Finding::at(place).grade("legacy").with("address", addr.to_string()))
        }
        Address::Spec(_) | Address::Exchange(_) | Address::None => None,
    }
}

/// An address literal has no top-level domain to be wrong; a network of one's own may end as it likes; who named it in the policy knows.
fn has_good_tld(case: &Case<'_>, addr: &AddrSpec) -> bool {
    addr.domain().is_literal()
        || addr.domain().has_known_tld()
        || case.inside.has(addr)
        || case.policy.organization_of(addr).is_some()
        || case.inside.entries.iter().any(|entry| match entry {
            Entry::Domain(domain) | Entry::Below(domain) => last_label(domain) == last_label(addr.domain()),
            Entry::Address(own) => last_label(own.domain()) == last_label(addr.domain()),
        })
}

fn last_label(domain: &Domain) -> &str {
    domain.ascii().rsplit('.').next().unwrap_or_default()
}

/// How the catalogs name a fault.
fn fault_id(fault: AddrFault) -> &'static str {
    match fault {
        AddrFault::Syntax => "syntax",
        AddrFault::FullWidth => "full_width",
        AddrFault::Space => "space",
        AddrFault::TrailingDot => "trailing_dot",
        AddrFault::Mapped => "mapped",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    #[test]
    fn what_is_no_address_asks_for_a_reason() {
        let justified = |address: &str| {
            let found = findings(&CHECK, &format!("To: {address}\n\n"));
            assert!(found.starts_with("justify syntax #0"), "{address}: {found}");
            found
        };
        assert!(justified("tanaka@@client.example").ends_with("fault=syntax"));
        assert!(justified("tanaka＠client.example <tanaka＠client.example@x>").contains("fault="));
        assert!(justified("ｔanaka@client.example").ends_with("fault=full_width"));
        assert!(justified("tanaka@client.example.").ends_with("fault=trailing_dot"));
        assert!(justified("tana ka@client.example").ends_with("fault=space"));
    }

    #[test]
    fn an_address_literal_has_no_top_level_domain_to_be_wrong() {
        assert_eq!(findings(&CHECK, "To: tanaka@[192.0.2.1]\nCc: tanaka@[IPv6:2001:db8::1]\n\n"), "");
    }

    #[test]
    fn a_top_level_domain_that_does_not_exist_is_a_slip() {
        assert_eq!(
            findings(&CHECK, "To: tanaka@client.comm\n\n"),
            "confirm unknown_tld #0 address=tanaka@client.comm tld=comm"
        );
    }

    #[test]
    fn reserved_and_private_names_are_good() {
        for host in
            ["client.example", "example.com", "server.local", "host.internal", "x.test", "y.invalid", "localhost"]
        {
            assert_eq!(findings(&CHECK, &format!("To: a@{host}\n\n")), "", "{host}");
        }
    }

    #[test]
    fn who_names_a_domain_in_the_policy_knows_that_it_exists() {
        let setup = Setup::with_policy("[internal]\ndomains = [\"corp.lan\"]\n");
        assert_eq!(setup.findings(&CHECK, "To: a@corp.lan, b@other.lan\n\n"), "");
        let setup = Setup::with_policy("[[organization]]\nname = [\"X\"]\ndomains = [\"x.partnernet\"]\n");
        assert_eq!(setup.findings(&CHECK, "To: a@x.partnernet\n\n"), "");
    }

    #[test]
    fn old_carrier_addresses_are_noted() {
        assert_eq!(findings(&CHECK, "To: a..b@docomo.ne.jp\n\n"), "note legacy #0 address=a..b@docomo.ne.jp");
        assert_eq!(findings(&CHECK, "To: ab.@docomo.ne.jp\n\n"), "note legacy #0 address=ab.@docomo.ne.jp");
    }

    #[test]
    fn an_ordinary_address_is_nothing() {
        assert_eq!(findings(&CHECK, "To: 田中 <Tanaka.Taro+x@Client.Example>\n\n"), "");
    }
}
