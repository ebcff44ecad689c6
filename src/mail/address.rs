//! Addresses as RFC 5322 §3.4 and RFC 6531 write them, domains as IDNA and the public suffix list see them.

use std::fmt;

mod domain;
mod lex;
mod list;
mod local;

pub use domain::Domain;
pub use list::{ListEntry, parse_field, parse_list};

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
    /// [`AddrSpec::exact`] in lower case; kept because thousands of recipients are compared with each other.
    key: String,
    legacy: bool,
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
    /// Parses one bare address, strictly: no surrounding white space, comments or obsolete forms.
    pub fn parse(text: &str) -> Result<Self, AddrFault> {
        let (local_part, domain) = text.rsplit_once('@').unwrap_or((text, ""));
        // Inside quotes an ASCII space is an ordinary character (RFC 5322 §3.2.4).
        let quoted = local_part.len() > 1 && local_part.starts_with('"') && local_part.ends_with('"');
        let unusual = if quoted { suspicious(&local_part.replace(' ', "")) } else { suspicious(local_part) };
        if let Some(fault) = unusual.or_else(|| suspicious(domain)) {
            return Err(if has_at_sign(text) { fault } else { AddrFault::Syntax });
        }
        let domain = Domain::parse(domain)?;
        let form = local::form(local_part)?;
        let carrier = is_legacy_carrier(&domain);
        let legacy = form == local::Form::Legacy;
        if legacy && !carrier {
            return Err(AddrFault::Syntax);
        }
        let key = exact(local_part, form, carrier, &domain).to_lowercase();
        Ok(Self { local_part: local_part.to_owned(), domain, key, legacy })
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
        self.legacy
    }

    /// The text under which two spellings are the same mailbox: local part and domain in lower case, no quotes that say
    /// nothing. It parses to an equal address.
    pub fn key(&self) -> String {
        self.key.clone()
    }

    /// The local part with its case (RFC 5321 §2.4 lets it matter), the domain in lower-case A-labels, no idle quotes.
    pub fn exact(&self) -> String {
        let form = local::form(&self.local_part).unwrap_or(local::Form::DotAtom);
        exact(&self.local_part, form, is_legacy_carrier(&self.domain), &self.domain)
    }

    /// [`AddrSpec::key`] without a `+tag` (RFC 5233).
    pub fn key_without_tag(&self) -> String {
        match self.key.split_once('+') {
            Some((user, _)) if !user.is_empty() && !user.starts_with('"') => format!("{user}@{}", self.domain.ascii()),
            Some(_) | None => self.key.clone(),
        }
    }
}

impl PartialEq for AddrSpec {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for AddrSpec {}

impl std::hash::Hash for AddrSpec {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for AddrSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local_part, self.domain)
    }
}

fn exact(local_part: &str, form: local::Form, carrier: bool, domain: &Domain) -> String {
    let mut text = local::canonical(local_part, form, carrier);
    text.push('@');
    text.push_str(domain.ascii());
    text
}

/// Whether the text has anything that people take for an at sign.
fn has_at_sign(text: &str) -> bool {
    text.contains(['@', '＠', '﹫'])
}

/// What no address can hold as it stands, though it looks as if it could.
fn suspicious(text: &str) -> Option<AddrFault> {
    if text.bytes().all(|b| b.is_ascii_graphic()) {
        return None;
    }
    if text.chars().any(is_full_width) {
        return Some(AddrFault::FullWidth);
    }
    text.chars().any(|c| c.is_whitespace() || is_invisible(c)).then_some(AddrFault::Space)
}

/// Wide and small forms of ASCII, and the full stops that IDNA would map to `.`.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{FE50}'..='\u{FE6B}' | '。' | '｡')
}

/// Characters that show as nothing: format and filler characters, variation selectors, tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Carriers that gave out local parts with full stops in a row or at the end; au moved from `ezweb.ne.jp` to `au.com`.
fn is_legacy_carrier(domain: &Domain) -> bool {
    matches!(domain.organizational(), "docomo.ne.jp" | "ezweb.ne.jp" | "au.com")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn addr(text: &str) -> AddrSpec {
        AddrSpec::parse(text).unwrap()
    }

    #[test]
    fn ordinary_and_unusual_addresses_parse() {
        for text in [
            "taro@client.example",
            "TARO.Tanaka+list@CLIENT.example",
            "o'brien@client.example",
            "\"taro tanaka\"@client.example",
            "\"a@b\"@client.example",
            "\"a\\\"b\"@client.example",
            "\"\"@client.example",
            "田中@例え.jp",
            "a@[192.0.2.1]",
            "a@localhost",
        ] {
            assert!(AddrSpec::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_an_address_says_why_not() {
        for (text, fault) in [
            ("", AddrFault::Syntax),
            ("taro", AddrFault::Syntax),
            ("田中　太郎", AddrFault::Syntax),
            ("@client.example", AddrFault::Syntax),
            ("taro@", AddrFault::Syntax),
            ("a@b@client.example", AddrFault::Syntax),
            ("a..b@client.example", AddrFault::Syntax),
            ("a.@client.example", AddrFault::Syntax),
            (".a@docomo.ne.jp", AddrFault::Syntax),
            ("a(b)@client.example", AddrFault::Syntax),
            ("\"a\".b@client.example", AddrFault::Syntax),
            ("<taro@client.example>", AddrFault::Syntax),
            ("taro＠client.example", AddrFault::FullWidth),
            ("ｔaro@client.example", AddrFault::FullWidth),
            ("taro@client。example", AddrFault::FullWidth),
            (" taro@client.example", AddrFault::Space),
            ("taro@client.example\u{200b}", AddrFault::Space),
            ("ta ro@client.example", AddrFault::Space),
            ("ta\u{3000}ro@client.example", AddrFault::Space),
            ("\u{202e}taro@client.example", AddrFault::Space),
            ("taro@client.example.", AddrFault::TrailingDot),
            ("taro@cliⓔnt.example", AddrFault::Mapped),
        ] {
            assert_eq!(AddrSpec::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_local_part_has_64_octets() {
        assert!(AddrSpec::parse(&format!("{}@a.example", "a".repeat(64))).is_ok());
        assert_eq!(AddrSpec::parse(&format!("{}@a.example", "a".repeat(65))), Err(AddrFault::Syntax));
        assert_eq!(AddrSpec::parse(&format!("{}@a.example", "あ".repeat(22))), Err(AddrFault::Syntax));
    }

    #[test]
    fn case_and_idle_quotes_do_not_make_another_mailbox() {
        assert_eq!(addr("Taro@CLIENT.example"), addr("taro@client.example"));
        assert_eq!(addr("\"taro\"@client.example"), addr("taro@client.example"));
        assert_eq!(addr("taro@例え.jp"), addr("taro@xn--r8jz45g.jp"));
        assert_ne!(addr("banana@client.example"), addr("a@client.example"));
    }

    #[test]
    fn old_carrier_addresses_are_legacy_there_only() {
        for text in ["a..b@docomo.ne.jp", "ab.@ezweb.ne.jp", "ab.@AU.com"] {
            assert!(addr(text).is_legacy(), "{text}");
            assert_eq!(addr(&addr(text).key()), addr(text));
        }
        assert!(!addr("a.b@docomo.ne.jp").is_legacy());
        assert_eq!(addr("\"a..b\"@docomo.ne.jp"), addr("a..b@docomo.ne.jp"));
    }

    #[test]
    fn a_tag_is_left_out_but_not_a_leading_plus() {
        assert_eq!(addr("Taro+Orders@client.example").key_without_tag(), "taro@client.example");
        assert_eq!(addr("+81@client.example").key_without_tag(), "+81@client.example");
        assert_eq!(addr("\"a+ b\"@client.example").key_without_tag(), "\"a+ b\"@client.example");
    }

    proptest! {
        #[test]
        fn what_is_shown_parses_to_an_equal_address(
            local in "[a-zA-Z0-9!#$%&'*+/=?^_{|}~-]{1,12}(\\.[a-z0-9]{1,8}){0,2}|\"[ -~]{0,12}\"|[ぁ-んァ-ヶ一-龠]{1,6}",
            domain in "([a-z0-9]{1,10}\\.){1,3}(example|co\\.jp|COM)|[ぁ-んa-z一-龠]{1,8}\\.jp|xn--[a-z0-9]{1,8}\\.jp",
        ) {
            if let Ok(addr) = AddrSpec::parse(&format!("{local}@{domain}")) {
                prop_assert_eq!(&AddrSpec::parse(&addr.to_string()).unwrap(), &addr);
                prop_assert_eq!(&AddrSpec::parse(&addr.key()).unwrap(), &addr);
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            if let Ok(addr) = AddrSpec::parse(&text) {
                prop_assert!(addr.domain().ascii().ends_with(addr.domain().organizational()));
            }
        }
    }
}
