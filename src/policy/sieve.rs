//! One pass over a text for the words of all lists, and one for all of their patterns: most texts hold none of them.

use regex::{Regex, RegexSet, RegexSetBuilder};

use crate::mail::Folded;
use crate::mail::fold::Words;

use super::KeywordList;

/// Compiled size of all patterns together, and of what is remembered while they are looked for (bytes).
const SET_BYTES: usize = 64 << 20;

/// Tells which lists may find something in a text. It may say so in vain; it never misses.
#[derive(Debug)]
pub struct Sieve {
    words: Words,
    /// Of each word: the number of its list.
    owners: Vec<usize>,
    patterns: RegexSet,
    /// Of each pattern likewise.
    pattern_owners: Vec<usize>,
    /// Lists whose patterns are too many to be looked for at once.
    always: Vec<usize>,
}

impl Sieve {
    pub(super) fn new(lists: &[KeywordList]) -> Self {
        let words =
            (0..).zip(lists).flat_map(|(owner, list)| list.words.iter().map(move |word| (owner, word.as_str())));
        let (owners, words): (Vec<usize>, Vec<&str>) = words.unzip();
        let patterns = (0..).zip(lists).flat_map(|(owner, list)| list.patterns.iter().map(move |one| (owner, one)));
        let (pattern_owners, patterns): (Vec<usize>, Vec<&Regex>) = patterns.unzip();
        let set = RegexSetBuilder::new(patterns.into_iter().map(Regex::as_str))
            .case_insensitive(true)
            .size_limit(SET_BYTES)
            .dfa_size_limit(SET_BYTES)
            .build();
        let (patterns, always) = match set {
            Ok(set) => (set, Vec::new()),
            Err(_) => (RegexSet::empty(), pattern_owners.clone()),
        };
        Self { words: Words::new(&words), owners, patterns, pattern_owners, always }
    }

    /// Marks the lists, by number, that may find something in the text.
    pub fn mark(&self, text: &Folded, marked: &mut [bool]) {
        let words = self.words.find_in(text).into_iter().filter_map(|hit| self.owners.get(hit.word));
        let patterns = self.patterns.matches(text.text()).into_iter();
        let patterns = patterns.filter_map(|pattern| self.pattern_owners.get(pattern));
        for owner in words.chain(patterns).chain(&self.always) {
            if let Some(marked) = marked.get_mut(*owner) {
                *marked = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Layer, Policy};

    #[test]
    fn it_marks_every_list_that_finds_something() {
        let lists = "[[keywords]]\nname = \"words\"\nwords = [\"みなと計画\", \"falcon\"]\n\
                     [[keywords]]\nname = \"codes\"\npatterns = ['pj-[0-9]{4}', 'x+y']\n\
                     [[keywords]]\nname = \"nothing\"\n";
        let policy = Policy::resolve(&[Layer::machine("p", format!("format = 1\n{lists}"))], &[]).unwrap();
        for text in
            ["", "みなと\u{3000}計画です", "PJ-2026", "ＦＡＬＣＯＮ and xxY", "falcons", "pj-20", "a\nみなと計\n画"]
        {
            let folded = Folded::of(text, false);
            let mut marked = vec![false; 3];
            policy.sieve().mark(&folded, &mut marked);
            for (list, marked) in policy.keywords.iter().zip(marked) {
                let finds = !list.find_in(&folded).is_empty();
                assert_eq!(finds, marked, "{text}: {}", list.name);
            }
        }
    }
}
