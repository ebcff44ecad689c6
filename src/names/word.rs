//! One word of a person's name.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::romaji::{self, is_kana};
use super::table::{self, Marks};
use crate::mail::fold::fold;

/// Which part of a name a word is, as far as its place says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Surname,
    Given,
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Kanji,
    Kana,
    Latin,
}

#[derive(Debug, Clone)]
pub(super) struct Word {
    /// As written, compatibility forms evened out.
    pub(super) text: String,
    /// Folded; of Latin words the plain letters.
    pub(super) folded: String,
    pub(super) script: Script,
    pub(super) part: Part,
    /// How it is or may be read; empty when no table knows.
    pub(super) keys: Vec<String>,
    pub(super) marks: Marks,
}

/// How one word stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    Same,
    /// Old and new forms of the same kanji.
    Variant,
}

impl Word {
    pub(super) fn new(written: &str, part: Part) -> Self {
        let text: String = written.nfkc().collect();
        if written.chars().any(is_cjk) { Self::cjk(text, part) } else { Self::latin(text, part) }
    }

    fn cjk(text: String, part: Part) -> Self {
        let folded = fold(&text);
        if text.chars().all(is_kana) {
            let keys: Vec<String> = romaji::key(&text).into_iter().collect();
            let marks = keys.first().map(|key| table::reading(key)).unwrap_or_default();
            return Self { text, folded, script: Script::Kana, part, keys, marks };
        }
        let surname = table::surname(&folded).map(|keys| keys.map(str::to_owned).collect::<Vec<_>>());
        let given = table::given(&folded).map(|keys| keys.map(str::to_owned).collect::<Vec<_>>());
        let is = |found: &Option<Vec<String>>| found.is_some();
        let frequent = || surname.iter().flatten().any(|key| table::reading(key).mostly_surname);
        let marks = Marks {
            surname: is(&surname),
            given: is(&given),
            mostly_surname: is(&surname) && (!is(&given) || frequent()),
            mostly_given: is(&given) && !is(&surname),
        };
        let keys = match part {
            Part::Surname => surname.unwrap_or_default(),
            Part::Given => given.unwrap_or_default(),
            Part::Open => surname.into_iter().chain(given).flatten().collect(),
        };
        Self { text, folded, script: Script::Kanji, part, keys, marks }
    }

    fn latin(text: String, part: Part) -> Self {
        let plain = text.nfd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
        let mut folded = String::with_capacity(text.len());
        plain.flat_map(char::to_lowercase).for_each(|c| push_plain(&mut folded, c));
        let keys: Vec<String> = romaji::key(&text).into_iter().chain(romaji::second_key(&text)).collect();
        let known = keys.iter().map(|key| table::reading(key)).reduce(either).unwrap_or_default();
        let english = table::english(&folded);
        let marks = Marks {
            surname: known.surname || english.surname,
            given: known.given || english.given,
            mostly_surname: (known.mostly_surname && !english.given) || (english.mostly_surname && !known.given),
            mostly_given: (known.mostly_given && !english.mostly_surname)
                || (english.mostly_given && !known.mostly_surname),
        };
        Self { text, folded, script: Script::Latin, part, keys, marks }
    }

    /// The same word as another part of a name.
    pub(super) fn into_part(self, part: Part) -> Self {
        // Only kanji that are both are read in another way for it.
        if self.script == Script::Kanji && self.marks.surname && self.marks.given {
            return Self::cjk(self.text, part);
        }
        Self { part, ..self }
    }

    /// Whether any table knows it.
    pub(super) fn is_known(&self) -> bool {
        self.marks.surname || self.marks.given
    }

    /// A single letter.
    pub(super) fn is_initial(&self) -> bool {
        self.script == Script::Latin && self.folded.len() == 1
    }

    /// Whether this and a word of somebody's name say the same.
    pub(super) fn matches(&self, other: &Self) -> Option<Match> {
        if self.is_initial() || other.is_initial() {
            return None;
        }
        if self.script == Script::Kanji && other.script == Script::Kanji {
            return self.matches_kanji(other);
        }
        let by_sound = self.keys.iter().any(|key| other.keys.contains(key));
        let by_letters = self.script == Script::Latin && other.script == Script::Latin && self.is_latin_of(other);
        (by_sound || by_letters || self.is_within(other)).then_some(Match::Same)
    }

    fn matches_kanji(&self, other: &Self) -> Option<Match> {
        if self.text == other.text {
            return Some(Match::Same);
        }
        if self.folded == other.folded {
            return Some(Match::Variant);
        }
        // A name that no table could take apart begins with the surname.
        let is_beginning = !other.is_known() && self.text.chars().count() > 1 && other.folded.starts_with(&self.folded);
        is_beginning.then_some(Match::Same)
    }

    fn is_latin_of(&self, other: &Self) -> bool {
        let (short, long) = if self.folded.len() <= other.folded.len() { (self, other) } else { (other, self) };
        let is_short_form = short.folded.len() >= 3
            && long.folded.starts_with(&short.folded)
            && !short.marks.mostly_surname
            && !long.marks.mostly_surname;
        let spelled_out = || self.spelled_out().is_some_and(|text| text == other.folded);
        let spelled_out_there = || other.spelled_out().is_some_and(|text| text == self.folded);
        self.folded == other.folded
            || is_short_form
            || table::is_nickname(&self.folded, &other.folded)
            || spelled_out()
            || spelled_out_there()
    }

    /// A Latin word with its umlauts as two letters, as machines without them write it: Müller is Mueller.
    fn spelled_out(&self) -> Option<String> {
        if self.text.is_ascii() {
            return None;
        }
        let mut out = String::with_capacity(self.text.len());
        for c in self.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
            match c {
                'ä' | 'æ' => out.push_str("ae"),
                'ö' | 'ø' | 'œ' => out.push_str("oe"),
                'ü' => out.push_str("ue"),
                'å' => out.push_str("aa"),
                c => c.nfd().filter(|c| !is_combining_mark(*c)).for_each(|c| push_plain(&mut out, c)),
            }
        }
        Some(out)
    }

    /// Whether this and another word may be one foreign name, in katakana and in Latin letters: キム and Kim. Katakana have
    /// the sound and not the letters, so names that begin alike cannot be told apart.
    pub(super) fn may_sound_as(&self, other: &Self) -> bool {
        let (kana, latin) = match (self.script, other.script) {
            (Script::Kana, Script::Latin) => (self, other),
            (Script::Latin, Script::Kana) => (other, self),
            (Script::Kanji | Script::Kana | Script::Latin, _) => return false,
        };
        let is_japanese = |word: &Self| word.keys.iter().any(|key| key.len() > 4 && table::reading(key).mostly_surname);
        !latin.is_initial()
            && kana.text.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー'))
            && !(is_japanese(kana) && is_japanese(latin))
            && kana.keys.iter().any(|key| romaji::may_begin_alike(key, &latin.folded))
    }

    /// Whether a Latin word that no table knows is made of this and an initial or another name: `itanaka`, `tanakaichiro`.
    fn is_within(&self, other: &Self) -> bool {
        if other.script != Script::Latin || other.is_known() {
            return false;
        }
        let own = self.keys.iter().chain((self.script == Script::Latin).then_some(&self.folded));
        own.filter(|name| name.len() >= 3).any(|name| {
            other.keys.iter().chain([&other.folded]).any(|whole| {
                let rest = whole.strip_prefix(name.as_str()).or_else(|| whole.strip_suffix(name.as_str()));
                rest.is_some_and(|rest| rest.len() <= 2 || table::reading(rest).given || table::english(rest).given)
            })
        })
    }
}

/// A letter without what is drawn into it; accents are taken off before.
fn push_plain(out: &mut String, c: char) {
    match c {
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ı' => out.push('i'),
        'þ' => out.push_str("th"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ß' => out.push_str("ss"),
        c => out.push(c),
    }
}

fn either(one: Marks, other: Marks) -> Marks {
    Marks {
        surname: one.surname || other.surname,
        given: one.given || other.given,
        mostly_surname: one.mostly_surname || (other.mostly_surname && !one.given),
        mostly_given: one.mostly_given && (other.mostly_given || !other.surname),
    }
}

/// Kanji, kana and what stands among them in names.
pub(super) fn is_cjk(c: char) -> bool {
    is_kana(c)
        || matches!(c, '々' | '〆' | 'ｦ'..='ﾟ' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
