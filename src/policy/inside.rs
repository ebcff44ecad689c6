//! Who counts as inside.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::mail::{AddrSpec, Address, Domain, Mailbox};

use super::{Entry, Policy};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    External,
    Internal,
    /// Cannot be told; counts as outside.
    Unknown,
}

/// Who counts as inside for one draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// From the policy.
    pub entries: Vec<Entry>,
    /// Organisational domains of the person's own addresses, where no policy says anything; sorted.
    pub organizations: Vec<String>,
    /// Free-mail domains within those organisations; their addresses belong to anybody.
    shared: Vec<Domain>,
}

impl Inside {
    /// The policy's `[internal]`; failing that the organisations of the person's own addresses, failing those of From.
    pub fn of(policy: &Policy, own: &[AddrSpec], from: &[Mailbox]) -> Self {
        if let Some(internal) = &policy.internal {
            return Self { entries: internal.entries.clone(), ..Self::default() };
        }
        let own = own.iter().map(AddrSpec::domain);
        let from = from.iter().filter_map(Mailbox::addr).map(AddrSpec::domain);
        let domains: Vec<&Domain> = if own.len() == 0 { from.collect() } else { own.collect() };
        let organizations: BTreeSet<&str> =
            domains.into_iter().filter(|domain| !policy.is_free_mail(domain)).map(Domain::organizational).collect();
        let organizations: Vec<String> = organizations.into_iter().map(str::to_owned).collect();
        // Few organisations and many providers: comparing is cheaper than looking up.
        let is_ours = |domain: &&Domain| organizations.iter().any(|own| own == domain.organizational());
        let shared = policy.free_mail.iter().filter(is_ours);
        Self { entries: Vec::new(), shared: shared.cloned().collect(), organizations }
    }

    /// The person's own or group domains, which count where no layer of the policy says who is inside; free mail never.
    #[must_use]
    pub fn with_group(mut self, policy: &Policy, group: &[Entry]) -> Self {
        if policy.internal.is_none() {
            let shared = |domain: &Domain| policy.is_free_mail(domain);
            self.entries.extend(group.iter().filter(|entry| !shared(entry.domain())).cloned());
        }
        self
    }

    pub fn side(&self, mailbox: &Mailbox) -> Side {
        match &mailbox.address {
            Address::Spec(addr) if self.has(addr) => Side::Internal,
            // Mail programs differ in where they deliver such an address, so it is nobody's inside.
            Address::Spec(_) | Address::Malformed { .. } => Side::External,
            Address::Exchange(_) | Address::None => Side::Unknown,
        }
    }

    /// Whether this address is inside.
    pub fn has(&self, addr: &AddrSpec) -> bool {
        self.entries.iter().any(|entry| entry.matches(addr)) || self.has_domain(addr.domain())
    }

    fn has_domain(&self, domain: &Domain) -> bool {
        !self.organizations.is_empty()
            && self.is_own_organization(domain.organizational())
            && !self.shared.iter().any(|shared| domain == shared || domain.is_below(shared))
    }

    /// Whether this organisational domain is one of ours.
    pub fn is_own_organization(&self, organizational: &str) -> bool {
        self.organizations.binary_search_by(|own| own.as_str().cmp(organizational)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::AddrFault;
    use crate::policy::Layer;

    const BUILT_IN_FREE_MAIL: &str = "format = 1\n[free_mail]\ndomains = [\"gmail.com\", \"docomo.ne.jp\"]\n";

    fn policy(text: &str) -> Policy {
        Policy::resolve(&[Layer::machine("test", text)], &[]).unwrap()
    }

    fn mailbox(text: &str) -> Mailbox {
        Mailbox { display_name: String::new(), address: Address::Spec(AddrSpec::parse(text).unwrap()) }
    }

    fn addrs(texts: &[&str]) -> Vec<AddrSpec> {
        texts.iter().map(|text| AddrSpec::parse(text).unwrap()).collect()
    }

    /// The side of an address under a policy's entries.
    fn side_under(entries: &[&str], address: &str) -> Side {
        let policy = policy(&format!("format = 1\n[internal]\ndomains = {entries:?}\n"));
        Inside::of(&policy, &addrs(&["me@elsewhere.example"]), &[]).side(&mailbox(address))
    }

    /// The side of an address for a person with these addresses, where no policy says who is inside.
    fn side_for(own: &[&str], address: &str) -> Side {
        Inside::of(&policy(BUILT_IN_FREE_MAIL), &addrs(own), &[]).side(&mailbox(address))
    }

    #[test]
    fn a_domain_that_only_ends_alike_is_outside() {
        assert_eq!(side_under(&["example.com"], "a@example.com"), Side::Internal);
        assert_eq!(side_under(&["example.com"], "a@notexample.com"), Side::External);
        assert_eq!(side_under(&["example.com", ".example.com"], "a@notexample.com"), Side::External);
    }

    #[test]
    fn a_domain_that_only_begins_alike_is_outside() {
        assert_eq!(side_under(&["example.com", ".example.com"], "a@example.com.evil.org"), Side::External);
    }

    #[test]
    fn an_address_that_only_ends_alike_is_outside() {
        assert_eq!(side_under(&["a@example.com"], "a@example.com"), Side::Internal);
        assert_eq!(side_under(&["a@example.com"], "banana@example.com"), Side::External);
    }

    #[test]
    fn upper_case_is_inside() {
        assert_eq!(side_under(&["example.com"], "TARO@EXAMPLE.COM"), Side::Internal);
        assert_eq!(side_under(&["EXAMPLE.com"], "taro@example.com"), Side::Internal);
        assert_eq!(side_for(&["me@example.co.jp"], "TARO@EXAMPLE.CO.JP"), Side::Internal);
    }

    #[test]
    fn a_leading_dot_alone_does_not_cover_the_domain() {
        assert_eq!(side_under(&[".example.com"], "a@example.com"), Side::External);
        assert_eq!(side_under(&[".example.com"], "a@sub.example.com"), Side::Internal);
    }

    #[test]
    fn a_subdomain_is_not_the_domain() {
        assert_eq!(side_under(&["example.com"], "a@sub.example.com"), Side::External);
    }

    #[test]
    fn what_the_policy_says_beats_the_own_addresses() {
        assert_eq!(side_under(&["example.com"], "colleague@elsewhere.example"), Side::External);
        assert_eq!(side_under(&[], "colleague@elsewhere.example"), Side::External);
    }

    #[test]
    fn without_a_policy_the_own_organisation_is_inside() {
        assert_eq!(side_for(&["me@tokyo.example.co.jp"], "a@osaka.example.co.jp"), Side::Internal);
        assert_eq!(side_for(&["me@example.co.jp"], "a@other.co.jp"), Side::External);
        assert_eq!(side_for(&["me@example.co.jp", "me@group.example"], "a@group.example"), Side::Internal);
    }

    #[test]
    fn free_mail_is_never_inside_because_of_an_own_address() {
        assert_eq!(side_for(&["me@gmail.com"], "you@gmail.com"), Side::External);
        assert_eq!(side_for(&["me@docomo.ne.jp", "me@ours.example"], "you@docomo.ne.jp"), Side::External);
        assert_eq!(side_for(&["me@docomo.ne.jp", "me@ours.example"], "you@ours.example"), Side::Internal);
    }

    #[test]
    fn a_shared_domain_within_the_own_organisation_is_outside() {
        let policy = policy("format = 1\n[free_mail]\ndomains = [\"members.club.example\"]\n");
        let inside = Inside::of(&policy, &addrs(&["staff@club.example"]), &[]);
        assert_eq!(inside.side(&mailbox("staff2@club.example")), Side::Internal);
        assert_eq!(inside.side(&mailbox("x@members.club.example")), Side::External);
    }

    #[test]
    fn from_decides_only_where_nobody_said_who_they_are() {
        let policy = policy(BUILT_IN_FREE_MAIL);
        let from = [mailbox("me@ours.example")];
        assert_eq!(Inside::of(&policy, &[], &from).side(&mailbox("a@ours.example")), Side::Internal);
        let own = addrs(&["me@mine.example"]);
        assert_eq!(Inside::of(&policy, &own, &from).side(&mailbox("a@ours.example")), Side::External);
    }

    #[test]
    fn without_any_address_nobody_is_inside() {
        let inside = Inside::of(&policy(BUILT_IN_FREE_MAIL), &[], &[]);
        assert_eq!(inside.side(&mailbox("a@ours.example")), Side::External);
    }

    #[test]
    fn group_domains_of_the_sender_are_inside_unless_a_policy_says_who_is() {
        let group = ["group.example", "gmail.com"].map(|text| Entry::parse(text).unwrap());
        let inside = |policy: &Policy| Inside::of(policy, &addrs(&["me@ours.example"]), &[]).with_group(policy, &group);
        let silent = inside(&policy(BUILT_IN_FREE_MAIL));
        assert_eq!(silent.side(&mailbox("a@group.example")), Side::Internal);
        assert_eq!(silent.side(&mailbox("a@ours.example")), Side::Internal);
        assert_eq!(silent.side(&mailbox("a@sub.group.example")), Side::External);
        assert_eq!(silent.side(&mailbox("a@gmail.com")), Side::External);
        let strict = inside(&policy("format = 1\n[internal]\ndomains = [\"ours.example\"]\n"));
        assert_eq!(strict.side(&mailbox("a@group.example")), Side::External);
    }

    #[test]
    fn what_cannot_be_told_is_never_inside() {
        let policy = policy("format = 1\n[internal]\ndomains = [\"example.com\", \".example.com\"]\n");
        let inside = Inside::of(&policy, &[], &[]);
        let side = |address| inside.side(&Mailbox { display_name: "Taro".to_owned(), address });
        assert_eq!(side(Address::None), Side::Unknown);
        assert_eq!(side(Address::Exchange("/O=OURS/CN=TARO".to_owned())), Side::Unknown);
        for fault in
            [AddrFault::Syntax, AddrFault::FullWidth, AddrFault::Space, AddrFault::TrailingDot, AddrFault::Mapped]
        {
            assert_eq!(side(Address::Malformed { text: "taro@example.com.".to_owned(), fault }), Side::External);
        }
    }

    #[test]
    fn thousands_of_recipients_are_told_apart() {
        let policy = Policy::resolve(&[Layer::built_in()], &[]).unwrap();
        let inside = Inside::of(&policy, &addrs(&["me@ours.example"]), &[]);
        let people: Vec<_> = (0..50_000).map(|n| mailbox(&format!("p{n}@firm{}.example", n % 700))).collect();
        let outside = people.iter().filter(|person| inside.side(person) == Side::External).count();
        let free = people.iter().filter_map(Mailbox::addr).filter(|addr| policy.is_free_mail(addr.domain())).count();
        assert_eq!((outside, free), (50_000, 0));
    }
}
