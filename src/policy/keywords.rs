//! Lists of words, and finding them in a text as people read it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use regex::Regex;

use crate::mail::Folded;
use crate::mail::fold::Words;

use super::file::WrittenList;
use super::{Level, Organization, Scope};

pub(super) mod terms;

pub use terms::Terms;

/// A list of words; its name is the grade of its findings, its level theirs.
#[derive(Debug, Clone)]
pub struct KeywordList {
    pub name: String,
    /// Its own, or what `[levels]` says for it.
    pub level: Level,
    own_level: Option<Level>,
    pub scope: Vec<Scope>,
    /// The words as written in the policy, for the person.
    pub words: Vec<String>,
    /// Phrases in which a word of this list means something else; a match inside one of them is none.
    pub except: Vec<String>,
    /// Regular expressions over the folded text, with linear-time matching.
    pub patterns: Vec<Regex>,
    /// What the organisation wants said beside a match, by language.
    pub message: BTreeMap<String, String>,
    /// When what it finds asks for something.
    pub terms: Terms,
    finder: Finder,
}

/// The words, ready to be looked for.
#[derive(Debug, Clone, Default)]
struct Finder {
    words: Words,
    except: Words,
}

impl KeywordList {
    pub(super) fn new(written: WrittenList) -> Self {
        let mut terms = Terms::default();
        terms.merge(written.terms);
        Self {
            name: written.name,
            level: Level::Confirm,
            own_level: written.level,
            scope: written.scope.unwrap_or_else(|| Scope::ALL.to_vec()),
            words: written.words,
            except: written.except,
            patterns: written.patterns,
            message: written.message,
            terms,
            finder: Finder::default(),
        }
    }

    /// Lays a list of the same name over this one: words add up; level, scope and message are scalars.
    pub(super) fn merge(&mut self, written: WrittenList) {
        self.own_level = written.level.or(self.own_level);
        if let Some(scope) = written.scope {
            self.scope = scope;
        }
        extend_new(&mut self.words, &written.words);
        extend_new(&mut self.except, &written.except);
        self.patterns.extend(written.patterns);
        self.message.extend(written.message);
        self.terms.merge(written.terms);
    }

    /// All words and places of both lists; an exception counts only where both make it.
    pub(super) fn tighten_by(&mut self, other: &Self) {
        self.level = self.level.max(other.level);
        let scope: BTreeSet<_> = self.scope.iter().chain(&other.scope).copied().collect();
        self.scope = scope.into_iter().collect();
        self.except.retain(|phrase| other.except.contains(phrase));
        self.terms.tighten_by(&other.terms);
        extend_new(&mut self.words, &other.words);
        for pattern in &other.patterns {
            if !self.patterns.iter().any(|known| known.as_str() == pattern.as_str()) {
                self.patterns.push(pattern.clone());
            }
        }
        self.compile();
    }

    /// Once every layer is in: what `[levels]` says holds for a list without a level of its own.
    pub(super) fn finish(&mut self, otherwise: Option<Level>, organizations: &[Organization]) {
        self.terms.resolve(organizations);
        self.level = self.own_level.or(otherwise).unwrap_or(Level::Confirm);
        self.compile();
    }

    fn compile(&mut self) {
        self.finder = Finder { words: Words::new(&self.words), except: Words::new(&self.except) };
    }

    pub fn looks_into(&self, scope: Scope) -> bool {
        self.scope.contains(&scope)
    }

    /// Every place of a word or pattern of the list, as bytes of the original text, by position and without repeats.
    pub fn find_in(&self, text: &Folded) -> Vec<Range<usize>> {
        let words = self.finder.words.find_in(text).into_iter().map(|hit| hit.range);
        let patterns = self
            .patterns
            .iter()
            .flat_map(|pattern| pattern.find_iter(text.text()).take(Words::MOST).map(|hit| text.original(hit.range())));
        let mut found: Vec<_> = words.chain(patterns).collect();
        if found.is_empty() {
            return found;
        }
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup();
        let harmless = Harmless::in_text(&self.finder.except, text);
        found.retain(|range| !harmless.contains(range));
        found
    }
}

/// Where the exceptions stand: starts, each with the furthest end of all that start up to there.
struct Harmless(Vec<(usize, usize)>);

impl Harmless {
    fn in_text(except: &Words, text: &Folded) -> Self {
        let mut furthest = 0;
        let hits = except.find_in(text).into_iter();
        Self(
            hits.map(|hit| {
                furthest = furthest.max(hit.range.end);
                (hit.range.start, furthest)
            })
            .collect(),
        )
    }

    fn contains(&self, range: &Range<usize>) -> bool {
        let before = self.0.partition_point(|(start, _)| *start <= range.start);
        before.checked_sub(1).and_then(|last| self.0.get(last)).is_some_and(|(_, end)| *end >= range.end)
    }
}

/// Adds what is not there yet, in its order.
pub(super) fn extend_new(words: &mut Vec<String>, more: &[String]) {
    for word in more {
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mail::Folded;
    use crate::policy::{Layer, Policy};

    /// What the lists of a policy find, as `list: text`.
    fn found(policy: &str, text: &str) -> Vec<String> {
        let policy =
            Policy::resolve(&[Layer::built_in(), Layer::machine("test", format!("format = 1\n{policy}"))], &[]);
        let folded = Folded::of(text, false);
        let lists = policy.unwrap().keywords;
        lists
            .iter()
            .flat_map(|list| {
                list.find_in(&folded).into_iter().map(|range| format!("{}: {}", list.name, text.get(range).unwrap()))
            })
            .collect()
    }

    #[test]
    fn shipped_words_are_found_as_people_read_them() {
        assert_eq!(found("", "この資料は社外秘です"), ["secret_marking: 社外秘"]);
        assert_eq!(found("", "【社 外 秘】"), ["secret_marking: 社 外 秘"]);
        assert_eq!(found("", "社\u{200b}外秘"), ["secret_marking: 社\u{200b}外秘"]);
        assert_eq!(found("", "ＣＯＮＦＩＤＥＮＴＩＡＬ"), ["confidential: ＣＯＮＦＩＤＥＮＴＩＡＬ"]);
        assert_eq!(found("", "For internal use only, please"), ["confidential: internal use only"]);
    }

    #[test]
    fn a_word_within_an_exception_is_none() {
        assert_eq!(found("", "機密保持契約を締結させていただきたく存じます"), [""; 0]);
        assert_eq!(found("", "機密保持契約と機密の資料"), ["confidential: 機密"]);
        assert_eq!(found("", "a confidentiality agreement, not confidential"), [""; 0]);
    }

    #[test]
    fn latin_words_stand_alone() {
        let nda = "[[keywords]]\nname = \"nda\"\nwords = [\"NDA\"]\n";
        assert_eq!(found(nda, "See you on Monday; the agenda follows the standard."), [""; 0]);
        assert_eq!(found(nda, "the nda is signed"), ["nda: nda"]);
    }

    #[test]
    fn an_empty_list_finds_nothing() {
        assert_eq!(found("[[keywords]]\nname = \"empty\"\nwords = []\n", "anything, null, \u{0}"), [""; 0]);
    }

    #[test]
    fn patterns_are_matched_against_the_folded_text_and_told_in_the_original() {
        let project = "[[keywords]]\nname = \"project\"\npatterns = ['PRJ-\\d{4}']\nexcept = [\"prj-0000\"]\n";
        assert_eq!(found(project, "案件 ＰＲＪ－１２３４ と PRJ-0000"), ["project: ＰＲＪ－１２３４"]);
    }

    #[test]
    fn a_machine_that_says_more_is_asked_once_for_one_place() {
        let again =
            "[[keywords]]\nname = \"secret_marking\"\nwords = [\"社外秘\", \"禁帯出\"]\npatterns = ['社外秘']\n";
        assert_eq!(found(again, "社外秘・禁帯出"), ["secret_marking: 社外秘", "secret_marking: 禁帯出"]);
    }
}
