//! A person's name, and whether another is the same.

use super::table;
use super::word::{Match, Part, Script, Word, is_cjk};
use parse::{latin, of_display_name, of_local_part, split, split_kanji, two_words};

mod parse;

/// What can be told about two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Likeness {
    Same,
    /// The same, but for old or variant forms of kanji: 斉藤 and 斎藤.
    Variant,
    /// Nothing can be said: no name, a part of it, or a reading that no table knows.
    Unknown,
    Other,
}

impl Likeness {
    /// What two names of one person (display name, local part) say together.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, _) | (_, Self::Same) => Self::Same,
            (Self::Variant, _) | (_, Self::Variant) => Self::Variant,
            (Self::Other, _) | (_, Self::Other) => Self::Other,
            (Self::Unknown, Self::Unknown) => Self::Unknown,
        }
    }
}

/// A person's name as far as a text gives it.
#[derive(Debug, Clone)]
pub struct Person {
    words: Vec<Word>,
    /// What stands in brackets or behind a stroke, folded: another name may be in it.
    aside: String,
}

/// More words than this are no name.
const MOST_WORDS: usize = 5;
/// Longer texts are no name (bytes).
const LONGEST: usize = 200;

impl Person {
    /// A name that somebody is called by: 佐藤, 佐藤 花子, Mr. Brown.
    pub fn written(name: &str) -> Self {
        Self::greeted(name, false)
    }

    /// A name in a greeting; with `formal` a lone word is the surname.
    pub(super) fn greeted(name: &str, formal: bool) -> Self {
        let words: Vec<&str> = split(name).collect();
        let words = match words.as_slice() {
            [one] if one.chars().any(is_cjk) => split_kanji(one),
            [one] => vec![Word::new(one, Part::Open)],
            words if words.iter().any(|word| word.chars().any(is_cjk)) => two_words(words),
            words => latin(words),
        };
        let mut person = Self { words, aside: String::new() };
        let surname = matches!(person.words.as_slice(), [word]
            if formal && word.part == Part::Open && (word.marks.surname || word.script == Script::Latin));
        if surname {
            person.words = person.words.into_iter().map(|word| word.into_part(Part::Surname)).collect();
        }
        person
    }

    /// Everything that a display name and a local part tell, one for each script; either may be empty.
    pub fn of(display_name: &str, local_part: &str) -> Vec<Self> {
        let mut people = Vec::new();
        if !display_name.is_empty() && display_name.len() <= LONGEST && !display_name.contains('@') {
            people.extend(of_display_name(display_name));
        }
        people.extend(of_local_part(local_part));
        people
    }

    /// As written, for people to read.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether both a surname and a given name are there.
    pub fn is_full(&self) -> bool {
        self.words.iter().filter(|word| !word.is_initial()).count() > 1
    }

    /// Whether some table knows a word of it.
    pub fn is_known(&self) -> bool {
        self.words.iter().any(Word::is_known)
    }

    /// Whether it is a full name in Latin letters, and the tables know each word of it.
    pub fn is_known_latin(&self) -> bool {
        self.is_full()
            && self.words.iter().all(|word| word.script == Script::Latin && (word.is_initial() || word.is_known()))
            && self.words.iter().any(|word| table::english(&word.folded).given)
    }

    /// Whether it can be a surname that people have.
    pub fn has_surname(&self) -> bool {
        self.words.iter().any(|word| word.part == Part::Surname || word.marks.surname)
    }

    /// Whether `other`, a recipient, can be who is called by this name.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let own: Vec<&Word> = self.words.iter().filter(|word| !word.is_initial()).collect();
        let found: Vec<Option<(Match, usize)>> = own.iter().map(|word| other.find(word)).collect();
        if own.is_empty() {
            return Likeness::Unknown;
        }
        if found.iter().all(Option::is_none) {
            let may_sound = own.iter().any(|word| other.words.iter().any(|theirs| word.may_sound_as(theirs)));
            return if self.is_aside_of(other) {
                Likeness::Same
            } else if !may_sound && clashes(&own, other) {
                Likeness::Other
            } else {
                Likeness::Unknown
            };
        }
        let taken: Vec<usize> = found.iter().flatten().map(|(_, at)| *at).collect();
        let rest: Vec<&Word> =
            other.words.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, word)| word).collect();
        let missing = own.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(word, _)| *word);
        if missing.into_iter().any(|word| rest.iter().any(|other| word.differs_within(other))) {
            return Likeness::Other;
        }
        let variant = found.iter().flatten().any(|(kind, _)| *kind == Match::Variant);
        if variant { Likeness::Variant } else { Likeness::Same }
    }

    /// [`Person::likeness`] to everything that a recipient is called. What is written in kanji on both sides is certain.
    pub fn likeness_to(&self, names: &[Self]) -> Likeness {
        let both_kanji = |other: &&Self| self.is_kanji() && other.is_kanji();
        let certain = names.iter().filter(both_kanji).map(|other| self.likeness(other)).reduce(Likeness::or);
        match certain {
            Some(Likeness::Unknown) | None => {
                names.iter().map(|other| self.likeness(other)).reduce(Likeness::or).unwrap_or(Likeness::Unknown)
            }
            Some(certain) => certain,
        }
    }

    /// Whether a display name has each word of this name for itself, as it is written: then it is [`Likeness::Same`], and
    /// no table need be asked.
    pub fn stands_in(&self, display_name: &str) -> bool {
        let mut own = self.words.iter().filter(|word| !word.is_initial()).peekable();
        own.peek().is_some() && own.all(|own| split(display_name).any(|word| word.eq_ignore_ascii_case(&own.text)))
    }

    fn is_kanji(&self) -> bool {
        self.words.iter().any(|word| word.script == Script::Kanji)
    }

    fn find(&self, word: &Word) -> Option<(Match, usize)> {
        let mut found = self.words.iter().enumerate().filter_map(|(at, other)| Some((word.matches(other)?, at)));
        let first = found.next()?;
        Some(found.find(|(kind, _)| *kind == Match::Same).filter(|_| first.0 != Match::Same).unwrap_or(first))
    }

    fn is_aside_of(&self, other: &Self) -> bool {
        !other.aside.is_empty()
            && self
                .words
                .first()
                .is_some_and(|word| word.folded.chars().count() > 1 && other.aside.contains(word.folded.as_str()))
    }
}

/// Whether a name of which nothing was found cannot be that of `other`: whatever part of a name it is, the other's is known.
fn clashes(own: &[&Word], other: &Person) -> bool {
    let is = |part: Part| {
        own.iter().any(|word| match (word.part, part) {
            (Part::Surname, Part::Surname) | (Part::Given, Part::Given) => true,
            (Part::Open, Part::Surname) => {
                word.marks.surname
                    && !(own.len() == 1
                        && word.marks.mostly_given
                        && !word.marks.mostly_surname
                        && word.script == Script::Latin)
            }
            (Part::Open, Part::Given) => word.marks.given && !word.marks.mostly_surname,
            (Part::Surname | Part::Given, _) | (Part::Open, Part::Open) => false,
        })
    };
    let surname = is(Part::Surname);
    let given = is(Part::Given);
    if own.len() > 1 {
        return own.iter().any(|word| word.part != Part::Given && surname_differs(word, other));
    }
    let Some(word) = own.first() else { return false };
    (surname || given) && (!surname || surname_differs(word, other)) && (!given || given_differs(word, other))
}

/// Whether `other` surely has a surname, and this is not it.
fn surname_differs(word: &Word, other: &Person) -> bool {
    let full: Vec<&Word> = other.words.iter().filter(|word| !word.is_initial()).collect();
    let told = full.len() > 1
        && full
            .iter()
            .any(|word| word.is_known() || word.script == Script::Latin && word.text.starts_with(char::is_uppercase));
    full.iter().any(|theirs| {
        let sure = match theirs.part {
            Part::Surname => theirs.is_known() || theirs.script != Script::Latin,
            Part::Given => false,
            Part::Open => theirs.marks.mostly_surname || (told && theirs.script == Script::Latin),
        };
        sure && word.can_be_compared(theirs)
    })
}

/// Whether `other` surely has a given name, and this is not it.
fn given_differs(word: &Word, other: &Person) -> bool {
    let full = other.words.iter().filter(|word| !word.is_initial()).count();
    let has_surname = other.words.iter().any(|word| word.marks.mostly_surname);
    other.words.iter().any(|theirs| {
        if theirs.is_initial() {
            return has_surname && full == 1 && word.script == Script::Latin && !word.begins_with(&theirs.folded);
        }
        let sure = match theirs.part {
            Part::Surname => false,
            Part::Given => true,
            Part::Open => theirs.marks.mostly_given || (full > 1 && theirs.marks.given && has_surname),
        };
        sure && word.differs_within(theirs)
    })
}

impl Word {
    /// Whether two surnames can be told apart at all.
    fn can_be_compared(&self, other: &Self) -> bool {
        match (self.script, other.script) {
            (Script::Kanji, Script::Kanji) | (Script::Latin, Script::Latin) | (Script::Kana, Script::Kana) => true,
            // Foreign names in katakana are not written as they sound in Latin letters.
            (Script::Kana, _) => self.marks.surname && !other.keys.is_empty(),
            (_, Script::Kana) => other.marks.surname && !self.keys.is_empty(),
            (Script::Kanji, Script::Latin) | (Script::Latin, Script::Kanji) => {
                !self.keys.is_empty() && !other.keys.is_empty()
            }
        }
    }

    /// Whether two words that do not match say that the names differ; given names in kanji have more readings than tables.
    fn differs_within(&self, other: &Self) -> bool {
        if self.is_initial() || other.is_initial() {
            return false;
        }
        match (self.script, other.script) {
            (Script::Kanji, Script::Kanji) | (Script::Kana, Script::Kana) => true,
            (Script::Latin, Script::Latin) => {
                let given = |word: &Self| word.marks.given || word.part == Part::Given;
                (given(self) && given(other) && self.is_known() && other.is_known())
                    || (self.marks.mostly_surname && other.marks.mostly_surname)
            }
            (Script::Kanji, Script::Latin) | (Script::Latin, Script::Kanji) => {
                self.part != Part::Given
                    && self.marks.mostly_surname
                    && other.marks.mostly_surname
                    && !self.keys.is_empty()
                    && !other.keys.is_empty()
            }
            (Script::Kana, _) | (_, Script::Kana) => false,
        }
    }

    fn begins_with(&self, initial: &str) -> bool {
        self.folded.starts_with(initial) || table::is_short_for(&self.folded, initial)
    }
}

#[cfg(test)]
mod tests;
