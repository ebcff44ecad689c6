//! Passwords in English sentences.

use std::ops::Range;

use super::value::{ends_label, has_sign, is_code, is_long_enough, is_none, is_value_char, looks_chosen, place, value};
use super::{REACH, behind, follows_letter, is_in_web_address, japanese, separated};

/// "password: abc123", "the password is abc123", "password for the file is abc123".
pub(in crate::check::secret) fn english(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    if is_in_web_address(text, word.start) || follows_letter(text, word) {
        return None;
    }
    let rest = behind(text, word.end)?;
    // Japanese text uses the English word as well.
    if rest.trim_start().starts_with('は') {
        return japanese(text, word);
    }
    let after = rest.trim_start_matches([' ', '"', '\'', ')', ']', '】', '］', '）', '*', '`']);
    if let Some(after) = separated(after) {
        let value = value(after, true)?;
        let said = ends_label(&value) && looks_chosen(&value) && !is_code(value.text);
        return said.then(|| place(text, rest, word, &value)).flatten();
    }
    if let Some(after) = said_for(rest) {
        let value =
            value(after, false).filter(|value| ends_label(value) && has_sign(value.text) && !is_code(value.text))?;
        return place(text, rest, word, &value);
    }
    let Some(after) = said_to_be(rest).or_else(|| changed_to(text, rest, word)) else {
        return used_as(text, word).or_else(|| right_behind(text, rest, word));
    };
    let value = value(after, false)?;
    let sure = value.quoted || (has_sign(value.text) && !is_code(value.text));
    sure.then(|| place(text, rest, word, &value)).flatten()
}

/// "Use abc123 as the password."
fn used_as(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    const QUOTES: [char; 3] = ['"', '\'', '`'];
    let from = text.ceil_char_boundary(word.start.saturating_sub(REACH));
    let before = text.get(from..word.start)?;
    let before = ["the ", "your ", "a ", "its ", ""].iter().find_map(|article| before.strip_suffix(article))?;
    let sentence = before.strip_suffix("as ")?.trim_end();
    let (head, quoted) = sentence.rsplit_once([' ', '\n'])?;
    let value = quoted.trim_matches(QUOTES);
    let verb = head.rsplit([' ', '\n']).next()?.to_ascii_lowercase();
    let told = ["use", "using", "enter", "type", "with", "have"].contains(&verb.as_str());
    let good = is_long_enough(value) && value.chars().all(is_value_char) && has_sign(value);
    let start = from + head.len() + 1 + (quoted.len() - quoted.trim_start_matches(QUOTES).len());
    (told && good && !is_none(value) && !is_code(value)).then(|| start..start + value.len())
}

/// "use the password abc123." with nothing more in the sentence.
fn right_behind(text: &str, rest: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..word.start)?.trim_end();
    let told =
        ["the", "this", "with", "using", "temporary", "new", "following"].iter().any(|last| before.ends_with(last));
    let value = value(rest.strip_prefix([' ', '\n'])?, false)?;
    let ends = value.behind.is_empty()
        || value.behind.starts_with(['\n', '\r'])
        || value.behind.starts_with(". ")
        || value.behind.starts_with(".\n")
        || value.behind == ".";
    let both = value.text.contains(|letter: char| letter.is_ascii_alphabetic()) && has_sign(value.text);
    let good =
        value.quoted || (ends && both && value.text.len() >= 6 && !value.text.contains('-') && !is_code(value.text));
    (told && good).then(|| place(text, rest, word, &value)).flatten()
}

/// "password is X", "password for the attached file is X".
fn said_to_be(rest: &str) -> Option<&str> {
    const WORDS: usize = 6;
    let at = rest.find(" is ").or_else(|| rest.find(" is:"))?;
    let (between, after) = rest.split_at_checked(at)?;
    let few = between.split(' ').count() <= WORDS;
    let plain = between.chars().all(|letter| letter.is_ascii_alphanumeric() || " '\"-_".contains(letter));
    let after = after.get(4..)?.trim_start_matches([':', ' ', '\n']);
    (few && plain).then_some(after)
}

/// "Password for the zip: X", "password to open it: X".
fn said_for(rest: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let what = rest.strip_prefix(" for ").or_else(|| rest.strip_prefix(" to open"))?;
    let (what, after) = what.split_once(':').filter(|(what, _)| what.len() <= LONGEST)?;
    let plain = what.chars().all(|letter| letter.is_ascii_alphanumeric() || " '\"-_.".contains(letter));
    plain.then(|| after.trim_start_matches([' ', '\u{3000}']))
}

/// "I changed the password to X", "the password was reset to X".
fn changed_to<'t>(text: &str, rest: &'t str, word: &Range<usize>) -> Option<&'t str> {
    const NEAR: usize = 24;
    let from = text.ceil_char_boundary(word.start.saturating_sub(NEAR));
    let before = text.get(from..word.start)?.to_ascii_lowercase();
    let verb = |said: &str| {
        ["changed", "set", "reset", "updated"].iter().any(|verb| said.split(' ').any(|word| word == *verb))
    };
    let (between, after) = rest.split_once(" to ").filter(|(between, _)| between.len() <= NEAR)?;
    (verb(&before) || verb(between)).then_some(after)
}
