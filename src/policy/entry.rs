//! Whom an entry of a list names, and finding one among many.

use std::collections::HashMap;

use crate::mail::{AddrFault, AddrSpec, Domain};

/// Whom an entry of a list names: never a substring, never a bare suffix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// `example.com`: that domain itself.
    Domain(Domain),
    /// `.example.com`: every domain below it, not the domain itself.
    Below(Domain),
    /// `user@example.com`.
    Address(AddrSpec),
}

impl Entry {
    /// Reads an entry as a policy writes it. Wildcards and a leading `@` are no entries: what they cover would be a guess.
    pub fn parse(text: &str) -> Result<Self, AddrFault> {
        if text.contains('*') {
            // RFC 5322 allows a star in a local part; whoever writes one here means something else.
            Err(AddrFault::Syntax)
        } else if text.contains('@') {
            AddrSpec::parse(text).map(Self::Address)
        } else if let Some(above) = text.strip_prefix('.') {
            Domain::parse(above).map(Self::Below)
        } else {
            Domain::parse(text).map(Self::Domain)
        }
    }

    pub fn matches(&self, addr: &AddrSpec) -> bool {
        match self {
            Self::Domain(domain) => domain == addr.domain(),
            Self::Below(above) => addr.domain().is_below(above),
            // The domain is compared first because comparing the keys of addresses makes new strings.
            Self::Address(one) => one.domain() == addr.domain() && one == addr,
        }
    }

    /// As [`Entry::matches`], but a domain stands for its sub-domains too: for rules that nobody should slip through.
    pub fn reaches(&self, addr: &AddrSpec) -> bool {
        match self {
            Self::Domain(domain) => addr.domain() == domain || addr.domain().is_below(domain),
            Self::Below(_) | Self::Address(_) => self.matches(addr),
        }
    }

    /// The domain it names, is below, or is at.
    pub fn domain(&self) -> &Domain {
        match self {
            Self::Domain(domain) | Self::Below(domain) => domain,
            Self::Address(addr) => addr.domain(),
        }
    }

    /// Whether it names the whole domain, as far as one entry can.
    pub fn covers(&self, domain: &Domain) -> bool {
        match self {
            Self::Domain(one) => one == domain,
            Self::Below(above) => domain.is_below(above),
            Self::Address(_) => false,
        }
    }
}

/// As the policy writes it.
impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Domain(domain) => write!(f, "{domain}"),
            Self::Below(above) => write!(f, ".{above}"),
            Self::Address(addr) => write!(f, "{addr}"),
        }
    }
}

/// Which of many owners an address belongs to, in time that does not grow with their number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct EntryIndex {
    addresses: HashMap<String, usize>,
    domains: HashMap<String, usize>,
    below: HashMap<String, usize>,
}

impl EntryIndex {
    /// The first owner of an entry keeps it.
    pub(super) fn add(&mut self, entry: &Entry, owner: usize) {
        match entry {
            Entry::Address(addr) => self.addresses.entry(addr.key()).or_insert(owner),
            Entry::Domain(domain) => self.domains.entry(domain.ascii().to_owned()).or_insert(owner),
            Entry::Below(above) => self.below.entry(above.ascii().to_owned()).or_insert(owner),
        };
    }

    pub(super) fn find(&self, addr: &AddrSpec) -> Option<usize> {
        let domain = addr.domain().ascii();
        let by_address = || if self.addresses.is_empty() { None } else { self.addresses.get(&addr.key()) };
        by_address()
            .or_else(|| self.domains.get(domain))
            .or_else(|| with_parents(domain).skip(1).find_map(|above| self.below.get(above)))
            .copied()
    }
}

/// A domain and everything above it: `a.b.example`, `b.example`, `example`.
pub(super) fn with_parents(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain), |name| name.split_once('.').map(|(_, above)| above))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addr(text: &str) -> AddrSpec {
        AddrSpec::parse(text).unwrap()
    }

    fn matches(entry: &str, address: &str) -> bool {
        Entry::parse(entry).unwrap().matches(&addr(address))
    }

    #[test]
    fn a_domain_is_that_domain_only() {
        assert!(matches("example.com", "a@example.com"));
        assert!(matches("example.com", "A@EXAMPLE.COM"));
        assert!(!matches("example.com", "a@sub.example.com"));
        assert!(!matches("example.com", "a@notexample.com"));
        assert!(!matches("example.com", "a@example.com.evil.org"));
    }

    #[test]
    fn a_leading_dot_names_what_is_below_and_not_the_domain() {
        assert!(matches(".example.com", "a@sub.example.com"));
        assert!(matches(".example.com", "a@deep.sub.example.com"));
        assert!(!matches(".example.com", "a@example.com"));
        assert!(!matches(".example.com", "a@notexample.com"));
    }

    #[test]
    fn an_address_is_one_address() {
        assert!(matches("a@example.com", "a@EXAMPLE.com"));
        assert!(!matches("a@example.com", "banana@example.com"));
        assert!(!matches("a@example.com", "a@sub.example.com"));
    }

    #[test]
    fn what_would_be_a_guess_is_no_entry() {
        for text in [
            "",
            ".",
            "@example.com",
            "*.example.com",
            "*@example.com",
            "exa mple.com",
            "ｅｘａｍｐｌｅ.com",
            "example.com.",
        ] {
            assert!(Entry::parse(text).is_err(), "{text:?} was read as an entry");
        }
    }

    #[test]
    fn an_entry_is_shown_as_it_is_written() {
        for text in ["example.com", ".example.com", "user@example.com"] {
            assert_eq!(Entry::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn the_index_prefers_the_nearest_entry() {
        let mut index = EntryIndex::default();
        for (owner, text) in
            [".example.com", "sub.example.com", "boss@sub.example.com", ".sub.example.com"].iter().enumerate()
        {
            index.add(&Entry::parse(text).unwrap(), owner);
        }
        assert_eq!(index.find(&addr("boss@sub.example.com")), Some(2));
        assert_eq!(index.find(&addr("a@sub.example.com")), Some(1));
        assert_eq!(index.find(&addr("a@deep.sub.example.com")), Some(3));
        assert_eq!(index.find(&addr("a@other.example.com")), Some(0));
        assert_eq!(index.find(&addr("a@example.com")), None);
    }
}
