//! Every secret in a text.

use std::ops::Range;

use super::clue::{CLUES, Clue, FINDER, Letters};
use super::password;
use super::stand_in::{entropy, is_stand_in};

/// What kind of secret it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Password,
    Key,
    PrivateKey,
    /// Name and password in an address.
    Address,
}

impl Kind {
    /// As records and catalogs name it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Key => "key",
            Self::PrivateKey => "private_key",
            Self::Address => "address",
        }
    }
}

/// A secret, and what leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Secret {
    pub(super) kind: Kind,
    /// From the word that leads to it.
    pub(super) start: usize,
    /// The secret itself.
    pub(super) value: Range<usize>,
}

/// Every secret of a text, in order, none within another.
pub(super) fn secrets(text: &str) -> Vec<Secret> {
    let Some(finder) = FINDER.as_ref() else { return Vec::new() };
    let mut found: Vec<Secret> = Vec::new();
    for hit in finder.find_iter(text) {
        let Some((_, clue)) = CLUES.get(hit.pattern().as_usize()) else { continue };
        if found.last().is_some_and(|last| last.value.end > hit.start()) {
            continue;
        }
        found.extend(secret(text, hit.range(), *clue).filter(|secret| !secret.value.is_empty()));
    }
    found
}

fn secret(text: &str, hit: Range<usize>, clue: Clue) -> Option<Secret> {
    let (kind, value) = match clue {
        Clue::Token(least, most, letters) => (Kind::Key, token(text, &hit, least..=most, letters)?),
        Clue::JsonWebToken => (Kind::Key, json_web_token(text, &hit)?),
        Clue::PrivateKey => (Kind::PrivateKey, private_key(text, &hit)?),
        Clue::Webhook => (Kind::Key, webhook(text, &hit)?),
        Clue::Address => return address(text, &hit),
        Clue::KeyName => (Kind::Key, named_key(text, &hit)?),
        Clue::Password => (Kind::Password, password::japanese(text, &hit)?),
        Clue::EnglishPassword => (Kind::Password, password::english(text, &hit)?),
        Clue::Short => (Kind::Password, password::short(text, &hit)?),
    };
    Some(Secret { kind, start: hit.start, value })
}

/// What a prefix stands before, exactly as it is written, outside of web addresses.
fn token(
    text: &str,
    hit: &Range<usize>,
    length: std::ops::RangeInclusive<usize>,
    kind: Letters,
) -> Option<Range<usize>> {
    let prefix = text.get(hit.clone())?;
    CLUES.iter().find(|(word, _)| *word == prefix)?;
    if is_joined(text, hit.start) {
        return None;
    }
    let rest = text.as_bytes().get(hit.end..)?.iter().take(*length.end() + 1);
    let end = hit.end + rest.take_while(|byte| kind.has(**byte)).count();
    let value = text.get(hit.start..end)?.trim_end_matches(['.', '-', '_']);
    let tail = value.get(prefix.len()..)?;
    let digits = tail.contains(|letter: char| letter.is_ascii_digit());
    let letters = tail.contains(|letter: char| letter.is_ascii_alphabetic());
    // By chance a token has no digit; then its capitals tell it from a word, or that it has nothing else.
    let capitals = tail.contains(char::is_uppercase) && tail.contains(char::is_lowercase) && entropy(tail) > 3.5;
    let mixed = letters && (digits || capitals || kind == Letters::Capitals && entropy(tail) > 3.0);
    let good = length.contains(&value.len()) && mixed && !is_stand_in(tail) && entropy(tail) > 2.5;
    (good && !is_in_web_address(text, hit.start)).then(|| hit.start..hit.start + value.len())
}

/// Whether a letter or digit stands right before, so that this is the middle of something else.
fn is_joined(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+/_-".contains(byte))
}

/// Links carry tokens of many kinds that are made to be passed on.
pub(super) fn is_in_web_address(text: &str, at: usize) -> bool {
    const LONGEST: usize = 600;
    let from = text.ceil_char_boundary(at.saturating_sub(LONGEST));
    let before = text.get(from..at).unwrap_or_default();
    let word = before.rsplit(|letter: char| letter.is_whitespace() || "<>\"「」（）".contains(letter)).next();
    word.is_some_and(|word| word.contains("http://") || word.contains("https://") || word.contains("www."))
}

/// Header, payload and signature (RFC 7519).
fn json_web_token(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8_000;
    let written = text.get(hit.start..hit.end).filter(|prefix| *prefix == "eyJ")?;
    if is_joined(text, hit.start) || is_in_web_address(text, hit.start) {
        return None;
    }
    let rest = text.as_bytes().get(hit.end..)?.iter().take(LONGEST);
    let end = hit.end + rest.take_while(|byte| Letters::Web.has(**byte) || **byte == b'.').count();
    let value = text.get(hit.start..end)?.trim_end_matches('.');
    let mut parts = value.split('.');
    let (header, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let good = header.len() > 10 && payload.starts_with(written) && signature.len() > 10;
    good.then(|| hit.start..hit.start + value.len())
}

/// What follows is the key.
fn webhook(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    const SHORTEST: usize = 20;
    let rest = text.as_bytes().get(hit.end..)?.iter().take(400);
    let end = hit.end + rest.take_while(|byte| Letters::Web.has(**byte) || b"/@".contains(byte)).count();
    let value = text.get(hit.end..end)?.trim_end_matches(['-', '_', '/']);
    (value.len() >= SHORTEST && !is_stand_in(value)).then(|| hit.end..hit.end + value.len())
}

/// PEM (RFC 7468), OpenSSH, PGP and `PuTTY`; a public key is none.
fn private_key(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    let end = text.floor_char_boundary((hit.end + 60).min(text.len()));
    let line = text.get(hit.start..end)?.lines().next()?;
    let private = line.contains("PRIVATE KEY") || line.starts_with("PuTTY");
    private.then(|| hit.start..hit.start + line.len())
}

/// `scheme://name:password@host`
fn address(text: &str, hit: &Range<usize>) -> Option<Secret> {
    const LONGEST: usize = 300;
    let end = text.floor_char_boundary((hit.end + LONGEST).min(text.len()));
    let rest = text.get(hit.end..end)?;
    let authority = rest.split(|letter: char| letter.is_whitespace() || "/?#<>\"'「」".contains(letter)).next()?;
    let (person, host) = authority.rsplit_once('@')?;
    let (name, password) = person.split_once(':')?;
    let good = password.len() >= 3
        && host.len() >= 3
        && !is_stand_in(password)
        && !["password", "pass", "pwd", "passwd"].contains(&password.to_ascii_lowercase().as_str());
    let scheme = text
        .get(..hit.start)?
        .bytes()
        .rev()
        .take(20)
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
        .count();
    let from = hit.end + name.len() + 1;
    (good && scheme >= 2).then(|| Secret {
        kind: Kind::Address,
        start: hit.start - scheme,
        value: from..from + password.len(),
    })
}

/// `API_KEY = 4f3a…`: a long value without any sense after the name of a key.
fn named_key(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    const SHORTEST: usize = 16;
    const LEAST_ENTROPY: f64 = 3.0;
    if is_in_web_address(text, hit.start) {
        return None;
    }
    let name = text.get(hit.clone())?;
    let rest = text.get(hit.end..)?;
    let skipped = rest.trim_start_matches(['"', '\'', ' ', '】', ']', ')', '）', '`', '*']);
    let bearer = name.eq_ignore_ascii_case("bearer") && rest.starts_with(' ');
    let after = if bearer { skipped } else { password::separated(skipped)? };
    let after = after.trim_start_matches(['"', '\'', ' ', '\u{3000}', '「', '`', '\n', '\t']);
    let start = text.len() - after.len();
    let length = after.bytes().take(512).take_while(|byte| Letters::Base64.has(*byte) || *byte == b'~').count();
    let value = after.get(..length)?.trim_end_matches(['.', '-', '_']);
    let mixed = value.contains(|letter: char| letter.is_ascii_digit())
        && value.contains(|letter: char| letter.is_ascii_alphabetic());
    let behind = after.get(length..)?.chars().next();
    let good = value.len() >= SHORTEST
        && mixed
        && !is_stand_in(value)
        && entropy(value) >= LEAST_ENTROPY
        && !value.contains("//")
        && !matches!(behind, Some('(' | '@' | ':'));
    good.then(|| start..start + value.len())
}
