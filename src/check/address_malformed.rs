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

/// A network of one's own may end as it likes; who named it in the policy knows.
fn has_good_tld(case: &Case<'_>, addr: &AddrSpec) -> bool {
    addr.domain().has_known_tld()
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
