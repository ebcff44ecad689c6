//! What folding does to single characters, and what it needs to know about them.

use super::kanji;

/// How one character folds, as far as that can be said without its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quick {
    /// Itself.
    Same,
    /// One other character.
    As(char),
    /// White space.
    Space,
    /// Normalisation has to look at it and at the characters after it.
    No,
}

/// Answers for the characters that ordinary Japanese and English text is made of; none of them composes with the one before.
pub(super) fn quick(c: char) -> Quick {
    match c {
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{3000}' => Quick::Space,
        'A'..='Z' => Quick::As(c.to_ascii_lowercase()),
        '!'..='~'
        | '\u{3001}'..='\u{3011}'
        | '\u{3014}'..='\u{301b}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309d}'
        | '\u{309e}'
        | '\u{30a0}'..='\u{30fe}'
        // Hebrew, Arabic, Thai consonants, symbols, Hangul, pictures.
        | '\u{5d0}'..='\u{5ea}'
        | '\u{621}'..='\u{64a}'
        | '\u{e01}'..='\u{e30}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2500}'..='\u{27bf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{1f300}'..='\u{1faff}' => Quick::Same,
        '\u{4e00}'..='\u{9fff}' => kanji::modern(c).map_or(Quick::Same, Quick::As),
        '\u{ff01}'..='\u{ff5e}' => full_width(c),
        '\u{2010}'..='\u{2016}' | '\u{2018}'..='\u{201f}' | '\u{2212}' | '\u{2225}' | '\u{301c}' => {
            same_or(c, look_alike(c))
        }
        _ if is_cased(c) => same_or(c, c.to_lowercase().next().unwrap_or(c)),
        _ if c.is_whitespace() => Quick::Space,
        _ => Quick::No,
    }
}

/// Letters whose only folding is that of case, to one letter.
fn is_cased(c: char) -> bool {
    match c {
        '\u{c0}'..='\u{17e}' => !matches!(c, '\u{df}' | '\u{130}'..='\u{133}' | '\u{13f}' | '\u{140}' | '\u{149}'),
        '\u{391}'..='\u{3a9}' | '\u{3b1}'..='\u{3c9}' => c != '\u{3c2}',
        '\u{400}'..='\u{45f}' | '\u{1ea0}'..='\u{1ef9}' => true,
        _ => false,
    }
}

fn same_or(c: char, folded: char) -> Quick {
    if c == folded { Quick::Same } else { Quick::As(folded) }
}

fn full_width(c: char) -> Quick {
    char::from_u32(u32::from(c) - 0xfee0).map_or(Quick::No, |ascii| Quick::As(ascii.to_ascii_lowercase()))
}

/// Dashes, tildes and double bars that code tables disagree on or that people type for each other.
///
/// JIS X 0208 1-33, 1-34, 1-61 and 1-29 decode to different characters in different programs, so a mail that was only
/// written anew may come back with the others. The prolonged sound mark ー is a letter and stays.
pub fn dash_and_tilde(c: char) -> char {
    match c {
        '\u{301c}' | '\u{ff5e}' | '\u{223c}' => '~',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{ff0d}' | '\u{fe63}' => '-',
        '\u{2014}' | '\u{2015}' | '\u{fe58}' => '\u{2014}',
        '\u{2225}' => '\u{2016}',
        _ => c,
    }
}

/// What people read, or type, as the same sign: dashes and tildes, and the quotes that programs make of `'` and `"`.
pub(super) fn look_alike(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201f}' => '"',
        _ => dash_and_tilde(c),
    }
}

/// Not drawn by any program: default-ignorable code points (Unicode `DerivedCoreProperties`) and control characters.
pub fn is_ignorable(c: char) -> bool {
    if c < '\u{ad}' {
        return c.is_control() && !c.is_whitespace();
    }
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Written without spaces between words: ideographs, kana and their punctuation.
pub(in crate::mail) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3001}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{312f}'
        | '\u{31a0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// A letter or digit of a script that puts spaces between words, so that a word ends where such characters end.
pub(super) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    // Thai, Lao, Myanmar and Khmer have no spaces between words; Hangul adds particles to them.
    c.is_alphanumeric()
        && !is_cjk(c)
        && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}' | '\u{ac00}'..='\u{d7ff}')
}

/// Columns that a text takes in a fixed-width face: two for wide and full-width characters (UAX #11), none for combining ones.
pub(in crate::mail) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char_width).sum() }
}

fn char_width(c: char) -> usize {
    match c {
        _ if c < '\u{300}' => usize::from(!is_ignorable(c)),
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' => 0,
        '\u{1100}'..='\u{115e}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => usize::from(!is_ignorable(c)),
    }
}
