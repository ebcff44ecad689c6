//! How other checkers write whom and what they mean.

use crate::mail::Domain;
use crate::mail::fold::fold;
use crate::policy::Entry;

use super::Why;

/// Reserved for examples (RFC 2606, and JPRS for `.jp`): nobody writes there, so no rule is about them.
const EXAMPLES: [&str; 5] = ["example.com", "example.net", "example.org", "example.jp", "example.co.jp"];

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    Literal(String),
    /// A regular expression over folded text.
    Pattern(String),
}

/// Whom a text names: a domain, an address, or `*` before either.
pub(super) fn entry(text: &str) -> Result<Entry, Why> {
    let text = text.trim();
    let plain = match text.strip_prefix("*@").or_else(|| text.strip_prefix('@')).unwrap_or(text) {
        "*" => return Err(Why::Everything),
        rest => rest.strip_prefix('*').filter(|rest| rest.starts_with('.')).unwrap_or(rest),
    };
    if plain.contains(['*', '?']) {
        return Err(Why::Wildcard);
    }
    let entry = Entry::parse(plain).ok().filter(|entry| entry.domain().ascii().contains('.'));
    let entry = entry.ok_or(Why::BadEntry)?;
    if is_example(entry.domain()) { Err(Why::Template) } else { Ok(entry) }
}

/// The same where a bare domain is compared with the end of an address, and so covers what is below it.
pub(super) fn ending(text: &str) -> Result<Vec<Entry>, Why> {
    Ok(match entry(text)? {
        Entry::Domain(domain) if !text.trim().starts_with('@') => {
            vec![Entry::Domain(domain.clone()), Entry::Below(domain)]
        }
        one @ (Entry::Domain(_) | Entry::Below(_) | Entry::Address(_)) => vec![one],
    })
}

fn is_example(domain: &Domain) -> bool {
    let is_below = |example: &str| domain.ascii().strip_suffix(example).is_some_and(|above| above.ends_with('.'));
    EXAMPLES.into_iter().any(|example| domain.ascii() == example || is_below(example))
}

/// A word that may have wildcards: `*` for anything, `?` for one character.
pub(super) fn wildcard_word(text: &str) -> Result<Word, Why> {
    let core = text.trim().trim_matches('*');
    if core.is_empty() || core.chars().all(|letter| matches!(letter, '*' | '?')) {
        return Err(Why::Everything);
    }
    if !core.contains(['*', '?']) {
        return literal(core);
    }
    let mut pattern = String::new();
    let mut piece = String::new();
    for letter in core.chars() {
        if let '*' | '?' = letter {
            pattern.push_str(&regex::escape(&fold(&piece)));
            piece.clear();
            pattern.push_str(if letter == '*' { ".*" } else { "." });
        } else {
            piece.push(letter);
        }
    }
    pattern.push_str(&regex::escape(&fold(&piece)));
    Ok(Word::Pattern(pattern))
}

/// A word that means itself.
pub(super) fn literal(text: &str) -> Result<Word, Why> {
    match text.trim() {
        "*" => Err(Why::Everything),
        word if fold(word).trim().is_empty() => Err(Why::NotAWord),
        word => Ok(Word::Literal(word.to_owned())),
    }
}

/// The ending of a file name, with or without its dot.
pub(super) fn suffix(text: &str) -> Result<Word, Why> {
    match text.trim().trim_start_matches('*').trim_start_matches('.') {
        "" => Err(Why::Everything),
        suffix if suffix.contains(['*', '?']) => Err(Why::Wildcard),
        suffix => Ok(Word::Pattern(format!("\\.{}$", regex::escape(&fold(suffix))))),
    }
}

/// Whether it begins or ends with a Latin letter or digit, and so is found as a whole word only.
pub(super) fn is_whole_word(word: &str) -> bool {
    let edges = [word.chars().next(), word.chars().next_back()];
    edges.into_iter().flatten().any(|letter| letter.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Why> {
        entry(text).map(|entry| entry.to_string())
    }

    #[test]
    fn an_at_sign_or_a_star_before_a_domain_says_what_an_entry_says() {
        for (text, entry) in [
            ("@client.example", "client.example"),
            (".client.example", ".client.example"),
            ("*@client.example", "client.example"),
            ("*.client.example", ".client.example"),
            ("*@*.client.example", ".client.example"),
            (" tanaka@client.example ", "tanaka@client.example"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(entry), "{text}");
        }
        let ending: Vec<_> = ending("client.example").unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(ending, ["client.example", ".client.example"]);
    }

    #[test]
    fn what_would_be_a_guess_is_left_with_its_reason() {
        for (text, why) in [
            ("*", Why::Everything),
            ("*@*", Why::Everything),
            ("client.*", Why::Wildcard),
            ("*client.example", Why::Wildcard),
            ("cl?ent.example", Why::Wildcard),
            ("client", Why::BadEntry),
            ("", Why::BadEntry),
            ("a b@client.example", Why::BadEntry),
            ("example.com", Why::Template),
            ("@mail.example.org", Why::Template),
            ("x@example.jp", Why::Template),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
        assert!(read("notexample.com").is_ok());
    }

    #[test]
    fn words_with_wildcards_become_patterns() {
        let pattern = |text: &str| Ok(Word::Pattern(text.to_owned()));
        assert_eq!(wildcard_word("*社外秘*"), Ok(Word::Literal("社外秘".to_owned())));
        assert_eq!(wildcard_word("*.exe"), Ok(Word::Literal(".exe".to_owned())));
        assert_eq!(wildcard_word("見積*Ｄraft"), pattern("見積.*draft"));
        assert_eq!(wildcard_word("a?(b"), pattern("a.\\(b"));
        for text in ["*", "**", "", "?*?"] {
            assert_eq!(wildcard_word(text), Err(Why::Everything), "{text}");
        }
        assert_eq!(literal("\u{200b}"), Err(Why::NotAWord));
        assert_eq!(suffix(".PNG"), pattern("\\.png$"));
        assert_eq!(suffix("."), Err(Why::Everything));
    }
}
