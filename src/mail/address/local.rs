//! The local part of an address: dot-atoms and quoted strings, without the obsolete forms (RFC 5322 §4.4).

use unicode_normalization::UnicodeNormalization as _;

use super::AddrFault;

/// Octets (RFC 5321 §4.5.3.1.1).
const MAX_LEN: usize = 64;

/// Which of the accepted forms a local part has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    DotAtom,
    Quoted,
    /// Full stops in a row or at the end, as old Japanese carriers gave them out.
    Legacy,
}

/// Tells the form of a local part; a legacy one is for the caller to allow or refuse.
pub(super) fn form(text: &str) -> Result<Form, AddrFault> {
    if text.is_empty() || text.len() > MAX_LEN {
        return Err(AddrFault::Syntax);
    }
    if text.starts_with('"') {
        return unquote(text).map(|_| Form::Quoted).ok_or(AddrFault::Syntax);
    }
    if !text.chars().all(|c| c == '.' || is_atext(c)) || text.starts_with('.') {
        return Err(AddrFault::Syntax);
    }
    Ok(if text.split('.').all(|atom| !atom.is_empty()) { Form::DotAtom } else { Form::Legacy })
}

/// Normalised (RFC 6532 §3.1) and quoted only where it must be.
pub(super) fn canonical(text: &str, form: Form, legacy_domain: bool) -> String {
    if form != Form::Quoted {
        return if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
    }
    let inner: String = unquote(text).unwrap_or_default().nfc().collect();
    let bare = match self::form(&inner) {
        Ok(Form::DotAtom) => true,
        Ok(Form::Legacy) => legacy_domain,
        Ok(Form::Quoted) | Err(_) => false,
    };
    if bare {
        return inner;
    }
    let mut quoted = String::with_capacity(inner.len() + 2);
    quoted.push('"');
    for c in inner.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// The content of a quoted string that fills the whole text (RFC 5322 §3.2.4, with the characters of RFC 6532 §3.2).
fn unquote(text: &str) -> Option<String> {
    let inner = text.strip_prefix('"')?.strip_suffix('"').filter(|_| text.len() >= 2)?;
    let mut content = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        let c = match c {
            '"' => return None,
            '\\' => chars.next()?,
            plain => plain,
        };
        if c.is_control() || c == char::REPLACEMENT_CHARACTER {
            return None;
        }
        content.push(c);
    }
    Some(content)
}

/// RFC 5322 §3.2.3, extended by RFC 6532 §3.2.
fn is_atext(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(c)
        || (!c.is_ascii() && !c.is_control() && c != char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_that_say_nothing_do_not_count() {
        assert_eq!(canonical("\"Taro\"", Form::Quoted, false), "Taro");
        assert_eq!(canonical(r#""a\b""#, Form::Quoted, false), "ab");
    }

    #[test]
    fn quotes_that_are_needed_stay() {
        assert_eq!(canonical("\"A B\"", Form::Quoted, false), "\"A B\"");
        assert_eq!(canonical("\"a..b\"", Form::Quoted, false), "\"a..b\"");
        assert_eq!(canonical(r#""a\"b""#, Form::Quoted, false), r#""a\"b""#);
    }

    #[test]
    fn a_quote_in_the_middle_or_alone_is_no_quoted_string() {
        for text in ["\"", "\"a", "\"a\"b\"", "\"a\\\"", "a\"b\"", "\"a\u{0}\""] {
            assert!(form(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn full_stops_make_the_form() {
        assert_eq!(form("a.b"), Ok(Form::DotAtom));
        assert_eq!(form("a..b"), Ok(Form::Legacy));
        assert_eq!(form("ab."), Ok(Form::Legacy));
        assert_eq!(form(".ab"), Err(AddrFault::Syntax));
    }
}
