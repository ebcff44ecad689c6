//! Domains as IDNA (UTS #46) and the public suffix list see them.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use idna::uts46::{AsciiDenyList, DnsLength, ErrorPolicy, Hyphens, Uts46};

use super::AddrFault;

/// Octets of the whole domain and of one label (RFC 5321 §4.5.3.1.2, RFC 1035 §2.3.4).
const MAX_LEN: usize = 255;
const MAX_LABEL: usize = 63;

/// Domains under which one provider gives a name to each customer, missing in the public suffix list.
const MORE_SUFFIXES: [&str; 5] =
    [".mail.onmicrosoft.com", ".onmicrosoft.com", ".onmicrosoft.us", ".onmicrosoft.de", ".onmschina.cn"];

/// Top-level domains that no registry sells (RFC 2606, RFC 6761 with RFC 6762 and RFC 7686; `internal` by ICANN in 2024).
const RESERVED_TLDS: [&str; 7] = ["example", "test", "invalid", "localhost", "local", "internal", "onion"];

/// A domain, compared as IDNA A-labels without regard to ASCII case; or an address literal (`[192.0.2.1]`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Domain {
    ascii: String,
    /// With U-labels, where that differs and reads back as the same domain.
    unicode: Option<Box<str>>,
    /// Where the organisational domain begins in `ascii`.
    organizational: usize,
    known_tld: bool,
}

impl Domain {
    /// Parses a domain; whatever IDNA mapping would change beyond ASCII case is a fault, not a match.
    pub fn parse(text: &str) -> Result<Self, AddrFault> {
        super::suspicious(text).map_or(Ok(()), Err)?;
        if text.starts_with('[') {
            return literal(text);
        }
        if let Some(rest) = text.strip_suffix('.') {
            // Only one full stop: `a..` is no domain, however often one asks.
            let valid = !rest.ends_with('.') && Self::parse(rest).is_ok();
            return Err(if valid { AddrFault::TrailingDot } else { AddrFault::Syntax });
        }
        let lower = text.to_ascii_lowercase();
        // Each character of a U-label takes at least one octet as an A-label; longer texts are not worth mapping.
        if lower.len() > 4 * MAX_LEN {
            return Err(AddrFault::Syntax);
        }
        let (ascii, unicode) = if lower.is_ascii() && !has_a_label(&lower) { (lower, None) } else { idn(&lower)? };
        if ascii.len() > MAX_LEN || !ascii.split('.').all(is_label) {
            return Err(AddrFault::Syntax);
        }
        Ok(Self { organizational: organizational_start(&ascii), known_tld: known_tld(&ascii), ascii, unicode })
    }

    /// Lower-case A-labels.
    pub fn ascii(&self) -> &str {
        &self.ascii
    }

    /// The organisational domain (RFC 7489 §3.2): the label before the public suffix, and the suffix.
    /// `onmicrosoft.com` counts as a suffix; below `lg.jp` the full domain is the organisation.
    pub fn organizational(&self) -> &str {
        self.ascii.get(self.organizational..).unwrap_or(&self.ascii)
    }

    /// Whether the top-level domain exists, or is reserved for private use, testing or documentation (RFC 2606, RFC 6761).
    pub fn has_known_tld(&self) -> bool {
        self.known_tld
    }

    /// Whether this is an address literal (RFC 5321 §4.1.3), which belongs to no organisation.
    pub fn is_literal(&self) -> bool {
        self.ascii.starts_with('[')
    }

    /// Whether this stands below `other`, on a label boundary; a domain is not below itself.
    pub fn is_below(&self, other: &Self) -> bool {
        self.ascii.strip_suffix(&other.ascii).is_some_and(|rest| rest.ends_with('.'))
    }
}

/// Shows U-labels where IDNA can read them.
impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.unicode.as_deref().unwrap_or(&self.ascii))
    }
}

fn literal(text: &str) -> Result<Domain, AddrFault> {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).ok_or(AddrFault::Syntax)?;
    let lower = inner.to_ascii_lowercase();
    let valid = match lower.strip_prefix("ipv6:") {
        Some(v6) => v6.parse::<Ipv6Addr>().is_ok(),
        None => lower.parse::<Ipv4Addr>().is_ok(),
    };
    if !valid {
        return Err(AddrFault::Syntax);
    }
    Ok(Domain { ascii: format!("[{lower}]"), unicode: None, organizational: 0, known_tld: false })
}

fn has_a_label(lower: &str) -> bool {
    lower.split('.').any(|label| label.starts_with("xn--"))
}

/// A-labels and U-labels of an internationalised domain. Mapping is refused: who typed `ｅｘａｍｐｌｅ` may not have meant
/// `example`, and mail programs differ in what they make of it.
fn idn(lower: &str) -> Result<(String, Option<Box<str>>), AddrFault> {
    let uts46 = Uts46::new();
    let ascii = uts46
        .to_ascii(lower.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
        .map_err(|_invalid| AddrFault::Syntax)?
        .into_owned();
    let unicode = unicode_of(&uts46, &ascii)?;
    // Each label must be what was written, as an A-label or as a U-label: anything else was mapped.
    let same = lower.split('.').zip(ascii.split('.')).zip(unicode.split('.')).all(|((w, a), u)| w == a || w == u);
    if !same || lower.split('.').count() != ascii.split('.').count() {
        return Err(AddrFault::Mapped);
    }
    // An invisible character may be right in a U-label (ZWNJ), but nobody could read it: the A-labels stay.
    let shown = (unicode != ascii && super::suspicious(&unicode).is_none()).then(|| unicode.into_boxed_str());
    Ok((ascii, shown))
}

fn unicode_of(uts46: &Uts46, ascii: &str) -> Result<String, AddrFault> {
    let mut unicode = String::new();
    uts46
        .process(
            ascii.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
            ErrorPolicy::FailFast,
            |_, _, _| true,
            &mut unicode,
            None,
        )
        .map_err(|_invalid| AddrFault::Syntax)
        .map(|success| match success {
            idna::uts46::ProcessingSuccess::Passthrough => ascii.to_owned(),
            idna::uts46::ProcessingSuccess::WroteToSink => unicode,
        })
}

/// RFC 1123 §2.1: letters, digits and inner hyphens.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= MAX_LABEL
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn organizational_start(ascii: &str) -> usize {
    // Each of these is another local government, though the list takes `osaka.lg.jp` for one registrant.
    if ascii.ends_with(".lg.jp") {
        return 0;
    }
    for suffix in MORE_SUFFIXES {
        if let Some(rest) = ascii.strip_suffix(suffix) {
            return rest.rfind('.').map_or(0, |dot| dot + 1);
        }
    }
    psl::domain_str(ascii).map_or(0, |domain| ascii.len() - domain.len())
}

fn known_tld(ascii: &str) -> bool {
    let tld = ascii.rsplit('.').next().unwrap_or(ascii);
    RESERVED_TLDS.contains(&tld) || psl::suffix(ascii.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain(text: &str) -> Domain {
        Domain::parse(text).unwrap()
    }

    fn organization(text: &str) -> String {
        domain(text).organizational().to_owned()
    }

    #[test]
    fn upper_case_is_the_same_domain() {
        assert_eq!(domain("EXAMPLE.Co.JP"), domain("example.co.jp"));
    }

    #[test]
    fn the_organisation_stands_before_the_public_suffix() {
        assert_eq!(organization("mail.eng.example.co.jp"), "example.co.jp");
        assert_eq!(organization("a.b.example.com"), "example.com");
        assert_eq!(organization("client.example"), "client.example");
        assert_eq!(organization("sub.client.example"), "client.example");
        assert_eq!(organization("example.com.evil.org"), "evil.org");
    }

    #[test]
    fn a_suffix_or_a_single_label_is_its_own_organisation() {
        for text in ["co.jp", "localhost", "example", "[192.0.2.1]"] {
            assert_eq!(organization(text), text);
        }
    }

    #[test]
    fn each_tenant_is_an_organisation() {
        assert_eq!(organization("contoso.onmicrosoft.com"), "contoso.onmicrosoft.com");
        assert_eq!(organization("sub.contoso.onmicrosoft.com"), "contoso.onmicrosoft.com");
        assert_eq!(organization("contoso.mail.onmicrosoft.com"), "contoso.mail.onmicrosoft.com");
        assert_eq!(organization("onmicrosoft.com"), "onmicrosoft.com");
    }

    #[test]
    fn local_governments_of_one_prefecture_are_not_one_organisation() {
        assert_eq!(organization("city.sakai.lg.jp"), "city.sakai.lg.jp");
        assert_ne!(organization("pref.osaka.lg.jp"), organization("city.osaka.lg.jp"));
    }

    #[test]
    fn internationalised_suffixes_are_known_in_both_spellings() {
        assert_eq!(organization("www.例え.公司.cn"), organization("www.xn--r8jz45g.xn--55qx5d.cn"));
        assert_eq!(organization("a.b.みんな"), domain("b.みんな").ascii());
        assert!(domain("b.みんな").has_known_tld());
    }

    #[test]
    fn u_labels_and_a_labels_are_one_domain_and_show_as_people_read_them() {
        let a = domain("xn--r8jz45g.jp");
        assert_eq!(a, domain("例え.jp"));
        assert_eq!(a, domain("XN--R8JZ45G.JP"));
        assert_eq!((a.ascii(), a.to_string().as_str()), ("xn--r8jz45g.jp", "例え.jp"));
        assert_eq!(domain("faß.de").to_string(), "faß.de");
    }

    #[test]
    fn what_mapping_changes_beyond_ascii_case_is_a_fault() {
        for (text, fault) in [
            ("ｅｘａｍｐｌｅ.com", AddrFault::FullWidth),
            ("example．com", AddrFault::FullWidth),
            ("example。com", AddrFault::FullWidth),
            ("exam\u{200b}ple.com", AddrFault::Space),
            ("exam\u{ad}ple.com", AddrFault::Space),
            ("example .com", AddrFault::Space),
            ("example.com.", AddrFault::TrailingDot),
            ("ÄRZTE.de", AddrFault::Mapped),
            ("a\u{308}rzte.de", AddrFault::Mapped),
            ("exaⓜple.com", AddrFault::Mapped),
            ("ﬁrma.de", AddrFault::Mapped),
            ("ドメイン.ｱｲ", AddrFault::Mapped),
            ("xn--a.com", AddrFault::Syntax),
            ("xn--example-.com", AddrFault::Syntax),
        ] {
            assert_eq!(Domain::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn labels_are_letters_digits_and_inner_hyphens() {
        for text in ["", ".", ".com", "a..com", "-a.com", "a-.com", "a_b.com", "a,b.com", "a@b.com", "a..", "a/b"] {
            assert_eq!(Domain::parse(text), Err(AddrFault::Syntax), "{text}");
        }
        for text in ["r3---sn.example.com", "1and1.example", "a.example"] {
            assert!(Domain::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_label_has_63_octets_and_a_domain_255() {
        assert!(Domain::parse(&format!("{}.example", "a".repeat(63))).is_ok());
        assert!(Domain::parse(&format!("{}.example", "a".repeat(64))).is_err());
        let label = format!("{}.", "a".repeat(49));
        assert!(Domain::parse(&format!("{}{}", label.repeat(5), "a".repeat(5))).is_ok());
        assert!(Domain::parse(&format!("{}{}", label.repeat(5), "a".repeat(6))).is_err());
    }

    #[test]
    fn literals_are_addresses_or_nothing() {
        assert_eq!(domain("[IPv6:2001:DB8::1]").ascii(), "[ipv6:2001:db8::1]");
        assert!(domain("[192.0.2.1]").is_literal());
        for text in ["[192.0.2.256]", "[]", "[example.com]", "[192.0.2.1", "[::1]"] {
            assert_eq!(Domain::parse(text), Err(AddrFault::Syntax), "{text}");
        }
    }

    #[test]
    fn below_is_on_label_boundaries() {
        let ours = domain("example.com");
        assert!(domain("tokyo.EXAMPLE.com").is_below(&ours));
        for other in ["example.com", "notexample.com", "example.com.evil.org", "com"] {
            assert!(!domain(other).is_below(&ours), "{other}");
        }
    }

    #[test]
    fn reserved_names_have_a_good_top_level_domain() {
        for known in ["a.example", "a.test", "a.invalid", "localhost", "pc.local", "a.internal", "a.com", "a.co.jp"] {
            assert!(domain(known).has_known_tld(), "{known}");
        }
        for unknown in ["a.con", "a.jpp", "a.exampel", "mailhost", "a.192", "[192.0.2.1]", "docomo.ne.jo.example2"] {
            assert!(!domain(unknown).has_known_tld(), "{unknown}");
        }
    }
}
