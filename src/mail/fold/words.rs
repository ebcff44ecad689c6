//! Finding many words at once in a folded text.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::chars::{is_cjk, is_word_char};
use super::{Folded, fold};

/// A list of words to look for, folded and built once.
///
/// Where a word begins or ends with a letter or digit of a script that has spaces, a word must begin or end there in the
/// text too: `NDA` is not in `Monday`. CJK words are found anywhere. An empty list, and an empty word, match nothing.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// `None` when there is nothing to look for, or more than the automaton can hold.
    finder: Option<AhoCorasick>,
    /// Tells quickly that none of the words is there at all, which is usual; the kind that can do so reports no overlaps.
    glance: Option<AhoCorasick>,
    /// Of each pattern of the finder: which word it is.
    indices: Vec<usize>,
}

/// Where a word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Index of the word in the list given.
    pub word: usize,
    /// Bytes of the original text.
    pub range: Range<usize>,
}

impl Words {
    /// Places reported for one word in one text. Who was shown a thousand knows.
    pub const MOST: usize = 1_000;

    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let (indices, patterns): (Vec<_>, Vec<_>) = words
            .into_iter()
            .enumerate()
            .map(|(index, word)| (index, fold(word.as_ref())))
            .filter(|(_, word)| !word.is_empty())
            .flat_map(|(index, word)| {
                joined_otherwise(&word).chain([word.clone()]).map(|word| (index, word)).collect::<Vec<_>>()
            })
            .unzip();
        if patterns.is_empty() {
            return Self::default();
        }
        // Overlapping finds of different words are all reported, which only the standard kind can do.
        let finder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns).ok();
        let glance = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(&patterns).ok();
        Self { finder, glance, indices }
    }

    pub fn is_empty(&self) -> bool {
        self.finder.is_none()
    }

    /// Every place of every word, by position: different words may overlap, places of one word do not.
    pub fn find_in(&self, text: &Folded) -> Vec<Match> {
        let mut found: Vec<Match> =
            self.find(text.text()).map(|(word, range)| Match { word, range: text.original(range) }).collect();
        found.sort_by_key(|hit| (hit.word, hit.range.start));
        // Places of one word do not overlap, so the last one that begins before the end of another is the one that may.
        let is_known = |hit: &Match| {
            let behind = found.partition_point(|known| (known.word, known.range.start) < (hit.word, hit.range.end));
            let before = behind.checked_sub(1).and_then(|last| found.get(last));
            before.is_some_and(|known| known.word == hit.word && known.range.end > hit.range.start)
        };
        let disguised: Vec<Match> = self.find_disguised(text).filter(|hit| !is_known(hit)).collect();
        found.extend(disguised);
        found.sort_by_key(|hit| (hit.range.start, hit.range.end, hit.word));
        found
    }

    /// Whether any of the words stands in the text.
    pub fn is_in(&self, text: &Folded) -> bool {
        self.find(text.text()).next().is_some() || self.find_disguised(text).next().is_some()
    }

    /// Words that are written so as not to be found.
    fn find_disguised<'t>(&'t self, text: &'t Folded) -> impl Iterator<Item = Match> + 't {
        let undisguised = text.undisguised().filter(|_| !self.is_empty()).into_iter();
        undisguised.flat_map(move |undone| {
            let hits = self.find(undone.text());
            hits.filter_map(|(word, range)| Some(Match { word, range: text.original(undone.folded(&range)?) }))
        })
    }

    fn find<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = (usize, Range<usize>)> + 't {
        /// Of one word: how often found, and where it ended last.
        #[derive(Clone, Copy, Default)]
        struct Seen {
            times: usize,
            end: usize,
        }
        let none = self.glance.as_ref().is_some_and(|glance| !glance.is_match(folded));
        let mut seen = vec![Seen::default(); if none { 0 } else { self.indices.len() }];
        let finder = self.finder.as_ref().filter(|_| !none);
        let hits = finder.into_iter().flat_map(move |finder| finder.find_overlapping_iter(folded));
        hits.filter_map(move |hit| {
            let seen = seen.get_mut(hit.pattern().as_usize())?;
            let new = seen.times < Self::MOST && hit.start() >= seen.end && stands_alone(folded, hit.range());
            if !new {
                return None;
            }
            *seen = Seen { times: seen.times + 1, end: hit.end() };
            Some((*self.indices.get(hit.pattern().as_usize())?, hit.range()))
        })
    }
}

/// Several Latin words with hyphens between them, and with the end of a line in place of one space; CJK words of some
/// length with the end of a short line within them, as folding joins only long ones.
fn joined_otherwise(word: &str) -> impl Iterator<Item = String> {
    const BREAKABLE: std::ops::RangeInclusive<usize> = 3..=8;
    let spaces = word.match_indices(' ').map(|(at, _)| at..at + 1).filter(|_| word.is_ascii());
    let cjk = BREAKABLE.contains(&word.chars().count()) && word.chars().all(is_cjk);
    let within = word.char_indices().skip(1).map(|(at, _)| at..at).filter(move |_| cjk);
    let broken = spaces.chain(within).map(|place| {
        let mut broken = word.to_owned();
        broken.replace_range(place, "\n");
        broken
    });
    let hyphens = Some(word.replace(' ', "-")).filter(|hyphens| word.is_ascii() && hyphens != word);
    broken.chain(hyphens)
}

/// Whether the text goes on with a letter on neither side that has a letter of the word.
fn stands_alone(text: &str, word: Range<usize>) -> bool {
    let joined =
        |left: Option<char>, right: Option<char>| left.is_some_and(is_word_char) && right.is_some_and(is_word_char);
    let (Some(before), Some(found), Some(after)) =
        (text.get(..word.start), text.get(word.clone()), text.get(word.end..))
    else {
        return false;
    };
    !joined(before.chars().next_back(), found.chars().next())
        && !joined(found.chars().next_back(), after.chars().next())
}
