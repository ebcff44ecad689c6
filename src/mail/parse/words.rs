//! Encoded words in header fields (RFC 2047), as mail programs write them: also split within a character.

use super::{charset, transfer};

/// Charset names are short; a longer one is text that happens to hold `=?`.
const MAX_LABEL: usize = 64;

/// Decodes every encoded word of an unfolded field value; one that cannot be decoded stays as it stands.
pub(crate) fn decode(text: &str) -> String {
    if memchr::memchr(b'?', text.as_bytes()).is_none() {
        return text.to_owned();
    }
    // After the last end nothing can be a word; looking for an end at each start would be quadratic.
    let Some((head, tail)) = text.rfind("?=").and_then(|end| text.split_at_checked(end + 2)) else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(text.len());
    let mut pending: Option<Run> = None;
    let mut rest = head;
    while let Some((before, word, after)) = next_word(rest) {
        let joins = before.bytes().all(|byte| byte.is_ascii_whitespace());
        match &mut pending {
            // White space between two encoded words is not shown (RFC 2047 §6.2), and programs split characters there.
            Some(run) if joins && run.label.eq_ignore_ascii_case(word.label) => run.push(&word),
            Some(run) => {
                run.finish(&mut out);
                out.push_str(if joins { "" } else { before });
                pending = Some(Run::of(&word));
            }
            None => {
                out.push_str(before);
                pending = Some(Run::of(&word));
            }
        }
        rest = after;
    }
    if let Some(run) = &mut pending {
        run.finish(&mut out);
    }
    out.push_str(rest);
    out.push_str(tail);
    out
}

struct Word<'a> {
    raw: &'a str,
    label: &'a str,
    base64: bool,
    text: &'a str,
}

/// The next encoded word, what stands before it and what after.
fn next_word(text: &str) -> Option<(&str, Word<'_>, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("=?")?;
        let (before, tail) = text.split_at_checked(at)?;
        if let Some((word, after)) = word_at(tail) {
            return Some((before, word, after));
        }
        from = at + 2;
    }
}

fn word_at(tail: &str) -> Option<(Word<'_>, &str)> {
    let inner = tail.strip_prefix("=?")?;
    let label_end = inner.bytes().take(MAX_LABEL).position(|byte| byte == b'?')?;
    let (label, rest) = inner.split_at_checked(label_end)?;
    let mut chars = rest.strip_prefix('?')?.chars();
    let base64 = match chars.next()? {
        'B' | 'b' => true,
        'Q' | 'q' => false,
        _ => return None,
    };
    let rest = chars.as_str().strip_prefix('?')?;
    let (text, after) = rest.split_once("?=")?;
    let label = label.split_once('*').map_or(label, |(label, _language)| label);
    if label.is_empty() || label.contains(|c: char| c.is_ascii_whitespace()) {
        return None;
    }
    let raw = tail.get(..tail.len() - after.len())?;
    Some((Word { raw, label, base64, text }, after))
}

/// Adjacent words of one charset.
struct Run<'a> {
    label: &'a str,
    bytes: Vec<u8>,
    /// Base64 not yet decoded: some programs split it anywhere, not at groups of four.
    base64: String,
    raw: String,
}

impl<'a> Run<'a> {
    fn of(word: &Word<'a>) -> Self {
        let mut run = Self { label: word.label, bytes: Vec::new(), base64: String::new(), raw: String::new() };
        run.push(word);
        run
    }

    fn push(&mut self, word: &Word<'a>) {
        self.raw.push_str(word.raw);
        if word.base64 {
            self.base64.extend(word.text.chars().filter(|c| !c.is_ascii_whitespace()));
            if self.base64.len().is_multiple_of(4) || self.base64.ends_with('=') {
                self.flush_base64();
            }
        } else {
            self.flush_base64();
            self.bytes.extend(transfer::q_word(word.text));
        }
    }

    fn flush_base64(&mut self) {
        let (bytes, _complete) = transfer::base64(self.base64.as_bytes());
        self.bytes.extend(bytes);
        self.base64.clear();
    }

    fn finish(&mut self, out: &mut String) {
        self.flush_base64();
        match charset::decode(&self.bytes, self.label) {
            Some(text) => out.push_str(&text),
            None => out.push_str(&self.raw),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays() {
        assert_eq!(decode("a =? b ?= c =?"), "a =? b ?= c =?");
    }

    #[test]
    fn a_character_split_across_words_is_whole() {
        // 見積 = E8 A6 8B E7 A9 8D
        assert_eq!(decode("=?UTF-8?B?6KY=?= =?utf-8?B?i+epjQ==?="), "見積");
        assert_eq!(decode("=?UTF-8?Q?=E8=A6?=  =?UTF-8?Q?=8B?="), "見");
    }

    #[test]
    fn japanese_words_that_each_end_in_ascii_are_joined() {
        let word = "=?ISO-2022-JP?B?GyRCOCtAURsoQg==?=";
        assert_eq!(decode(&format!("{word} {word}\t{word}")), "見積見積見積");
    }

    #[test]
    fn base64_split_anywhere_is_joined() {
        assert_eq!(decode("=?UTF-8?B?6KaL5?= =?UTF-8?B?6mN?="), "見積");
    }

    #[test]
    fn space_between_words_goes_and_before_text_stays() {
        assert_eq!(decode("Re: =?UTF-8?Q?a?= =?ISO-8859-1?Q?=E9?= b"), "Re: aé b");
    }

    #[test]
    fn words_without_space_around_are_decoded() {
        assert_eq!(decode("[=?iso-2022-jp?B?GyRCOCtAURsoQg==?=]"), "[見積]");
    }

    #[test]
    fn q_knows_underscore_and_stray_equals() {
        assert_eq!(decode("=?utf-8?Q?a_b=3D=zz?="), "a b==zz");
    }

    #[test]
    fn language_suffix_is_ignored() {
        assert_eq!(decode("=?UTF-8*ja?Q?a?="), "a");
    }

    #[test]
    fn an_unknown_charset_stays_as_it_stands() {
        assert_eq!(decode("=?x-none-such?Q?a?= b"), "=?x-none-such?Q?a?= b");
    }

    #[test]
    fn endless_starts_are_linear() {
        let text = "=?".repeat(200_000);
        assert_eq!(decode(&text), text);
        let text = format!("{}?=", "=?a".repeat(100_000));
        assert_eq!(decode(&text).len(), text.len());
    }
}
