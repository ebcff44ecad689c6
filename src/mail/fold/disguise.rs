//! Words written so that a search passes them by: letter by letter (`s e c r e t`, 社・外・秘), with letters of another
//! script that look the same (`sесret`), with digits for letters (`s3cret`).
//!
//! Undoing this may make words of what is none, so a text is searched as it stands first, and what is found here counts
//! only where something was undone.

use std::ops::Range;

use super::chars::is_cjk;

/// A folded text with its disguises undone.
#[derive(Debug, Clone)]
pub(super) struct Undisguised {
    text: String,
    /// In order, none within another.
    spots: Vec<Spot>,
}

/// Something that was undone.
#[derive(Debug, Clone)]
struct Spot {
    /// In the text that was made.
    made: Range<usize>,
    /// In the folded text.
    folded: Range<usize>,
}

/// Latin letters written one by one say something from so many on.
const LETTERS: usize = 4;
/// CJK characters likewise.
const CHARACTERS: usize = 3;
/// Longer words, and words with more digits, are numbers and codes.
const LONGEST_WORD: usize = 30;
const MOST_DIGITS: usize = 3;

impl Undisguised {
    /// `None` where nothing is disguised, as nearly everywhere.
    pub(super) fn of(folded: &str) -> Option<Self> {
        if !may_be(folded.as_bytes()) {
            return None;
        }
        let mut made = Self { text: String::with_capacity(folded.len()), spots: Vec::new() };
        let mut at = 0;
        while let Some(rest) = folded.get(at..).filter(|rest| !rest.is_empty()) {
            let before = folded.get(..at).and_then(|before| before.chars().next_back());
            let undone = one_by_one(rest, before).or_else(|| word(rest, before));
            let (length, plain) = undone.unwrap_or_else(|| {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                (first, None)
            });
            let start = made.text.len();
            made.text.push_str(plain.as_deref().or_else(|| rest.get(..length)).unwrap_or_default());
            if plain.is_some() {
                made.spots.push(Spot { made: start..made.text.len(), folded: at..at + length });
            }
            at += length;
        }
        (!made.spots.is_empty()).then_some(made)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the folded text that a range stands for; `None` where nothing in it was undone.
    pub(super) fn folded(&self, made: &Range<usize>) -> Option<Range<usize>> {
        let overlaps = |spot: &&Spot| spot.made.start < made.end && made.start < spot.made.end;
        self.spots.iter().find(overlaps)?;
        Some(self.place(made.start, false)..self.place(made.end, true))
    }

    /// Where an offset stood: within a spot at its start, or at its end.
    fn place(&self, offset: usize, is_end: bool) -> usize {
        let before = |spot: &Spot| if is_end { spot.made.start < offset } else { spot.made.start <= offset };
        let behind = self.spots.partition_point(before);
        match behind.checked_sub(1).and_then(|last| self.spots.get(last)) {
            Some(spot) if offset < spot.made.end && !is_end => spot.folded.start,
            Some(spot) if offset <= spot.made.end && is_end => spot.folded.end,
            Some(spot) => spot.folded.end + (offset - spot.made.end),
            None => offset,
        }
    }
}

/// A quick look at what every disguise has: the same separator on both sides of one letter twice, a digit between
/// letters, or a letter of another script that looks Latin.
fn may_be(text: &[u8]) -> bool {
    let at = |index: usize| text.get(index).copied().unwrap_or_default();
    text.iter().enumerate().any(|(index, byte)| match byte {
        b' ' | b'.' | b'-' | b'_' | b'*' | b'/' | b'|' | b'+' => {
            let latin = at(index + 2) == *byte && at(index + 4) == *byte && at(index + 1).is_ascii_lowercase();
            let cjk = at(index + 4) == *byte && at(index + 1) >= 0xe3;
            latin || cjk
        }
        b'0'..=b'9' => at(index + 1).is_ascii_lowercase() && index > 0 && at(index - 1).is_ascii_lowercase(),
        // Greek and Cyrillic.
        0xce..=0xd3 => true,
        // ・
        0xe3 => at(index + 1) == 0x83 && at(index + 2) == 0xbb && at(index + 7) == 0x83 && at(index + 8) == 0xbb,
        _ => false,
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '_' | '*' | '/' | '|' | '+' | '・')
}

/// Single letters with the same separator between them all, from the beginning of the text on.
fn one_by_one(text: &str, before: Option<char>) -> Option<(usize, Option<String>)> {
    let mut chars = text.chars();
    let (first, separator) = (chars.next()?, chars.next().filter(|c| is_separator(*c))?);
    let latin = first.is_ascii_lowercase();
    if !latin && !is_cjk(first) || latin && before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let of_kind = |c: &char| if latin { c.is_ascii_lowercase() } else { is_cjk(*c) && *c != '・' };
    let mut word = String::from(first);
    let mut length = first.len_utf8();
    while let Some(rest) = text.get(length..).and_then(|rest| rest.strip_prefix(separator))
        && let Some(next) = rest.chars().next().filter(of_kind)
    {
        // `a b cd`: the last one belongs to a word.
        if latin && rest.chars().nth(1).is_some_and(char::is_alphanumeric) {
            break;
        }
        word.push(next);
        length += separator.len_utf8() + next.len_utf8();
    }
    let enough = if latin { LETTERS } else { CHARACTERS };
    (word.chars().count() >= enough).then_some((length, Some(word)))
}

/// A word from the beginning of the text on: undone where it has letters of two scripts, or digits between letters.
fn word(text: &str, before: Option<char>) -> Option<(usize, Option<String>)> {
    if before.is_some_and(is_of_word) {
        return None;
    }
    let length = text.find(|c| !is_of_word(c)).unwrap_or(text.len());
    let word = text.get(..length).filter(|word| !word.is_empty())?;
    let letters = word.bytes().filter(u8::is_ascii_lowercase).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let disguised = letters > 0 && (!word.is_ascii() || (1..=MOST_DIGITS).contains(&digits) && letters >= LETTERS);
    if !disguised || word.len() > LONGEST_WORD {
        return Some((length, None));
    }
    let plain: String = word.chars().map(plain).collect();
    Some((length, Some(plain).filter(|plain| plain != word && plain.bytes().all(|b| b.is_ascii_lowercase()))))
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '\u{370}'..='\u{52f}')
}

/// The Latin letter that a folded letter or digit is taken for.
fn plain(c: char) -> char {
    match c {
        'а' | 'α' | '4' => 'a',
        'в' => 'b',
        'с' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' | '3' => 'e',
        'һ' | 'н' => 'h',
        'і' | 'ι' | '1' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'η' => 'n',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' | '5' => 's',
        'т' | 'τ' | '7' => 't',
        'υ' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::fold::{Folded, Words, fold};

    /// The words found, as they stand in the text.
    fn found(text: &str) -> Vec<&str> {
        let words = Words::new(["confidential", "社外秘", "do not forward", "nda"]);
        words.find_in(&Folded::of(text, false)).into_iter().map(|hit| text.get(hit.range).unwrap()).collect()
    }

    #[test]
    fn a_word_in_disguise_is_found_where_it_stands() {
        for (text, shown) in [
            ("This is C o n f i d e n t i a l.", "C o n f i d e n t i a l"),
            ("Note: C.O.N.F.I.D.E.N.T.I.A.L", "C.O.N.F.I.D.E.N.T.I.A.L"),
            ("Please treat as c\u{43e}nfidential.", "c\u{43e}nfidential"),
            ("C0nf1dential figures", "C0nf1dential"),
            ("本件は社・外・秘です。", "社・外・秘"),
            ("社-外-秘", "社-外-秘"),
            ("社／外／秘の資料", "社／外／秘"),
            ("次の資料は\n社*外*秘", "社*外*秘"),
            ("INTERNAL, do-not-forward", "do-not-forward"),
            ("Please do not\nforward it", "do not\nforward"),
            ("資料は社外\n秘です。", "社外\n秘"),
        ] {
            assert_eq!(found(text), [shown], "{text}");
        }
        assert_eq!(found("社外秘|あ|あ"), ["社外秘"]);
        assert_eq!(found("confidential, с\u{43e}nfidential, c o n f i d e n t i a l").len(), 3);
    }

    #[test]
    fn what_is_no_disguise_stays_as_it_is() {
        for text in [
            "",
            "plain text with an e-mail a@b.example and 2026-11-20",
            "конфиденциально",
            "A/B/C/D",
            "社・外務・秘書",
            "x1y2z3w4v5",
            "n d a",
            "a . b",
            "・・・・・・・・・",
            "confidentials",
            "c o n f i d e n t i a ls",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn offsets_lead_back_from_any_text() {
        for text in ["a b c d e f", "x c\u{43e}n y", "社・外・秘・社・外", "4a4b c0d", "a.b.c.d. e-f-g-h"] {
            let folded = fold(text);
            let Some(undone) = Undisguised::of(&folded) else { continue };
            for start in (0..undone.text().len()).filter(|at| undone.text().is_char_boundary(*at)) {
                for end in (start + 1..=undone.text().len()).filter(|at| undone.text().is_char_boundary(*at)) {
                    if let Some(range) = undone.folded(&(start..end)) {
                        assert!(folded.get(range.clone()).is_some_and(|text| !text.is_empty()), "{text} {range:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn long_texts_are_read_at_once() {
        for text in ["a b ".repeat(100_000), "社・".repeat(100_000), "о".repeat(200_000), "a1".repeat(100_000)] {
            let _undone = Undisguised::of(&text);
        }
    }
}
