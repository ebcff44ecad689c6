//! Addresses of the web that stand in a text as themselves.

use memchr::memmem;

use crate::mail::Link;

/// What follows `http://`, `https://` or `ftp://` in a text, up to white space or what cannot be part of it.
pub fn links(text: &str) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for colon in memmem::find_iter(text.as_bytes(), b"://") {
        let (Some(before), Some(after)) = (text.get(..colon), text.get(colon + 3..)) else { continue };
        let scheme = before.bytes().rev().take(5).take_while(u8::is_ascii_alphabetic).count();
        let start = colon - scheme;
        let known = before
            .get(start..)
            .is_some_and(|name| ["http", "https", "ftp"].iter().any(|known| name.eq_ignore_ascii_case(known)));
        if !known || links.last().is_some_and(|last| start < last.range.end) {
            continue;
        }
        let end = colon + 3 + reach(after);
        if let Some(target) = text.get(start..end).filter(|_| end > colon + 3) {
            links.push(Link { range: start..end, target: target.to_owned() });
        }
    }
    links
}

/// Bytes of an address at the start of `text`. Punctuation at its end belongs to the sentence around it.
fn reach(text: &str) -> usize {
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or_default();
    let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    // A bracket that was opened before the address is not closed by it.
    let unbalanced = address.ends_with(')') && address.matches('(').count() < address.matches(')').count();
    if unbalanced { address.len() - 1 } else { address.len() }
}

/// RFC 3986 characters; text in other scripts ends an address.
fn is_part(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
}
