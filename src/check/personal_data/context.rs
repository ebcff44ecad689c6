//! Words that say what a number near them is.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::kind::Kind;
use super::words::WORDS;

/// What a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Of(Kind),
    /// 普通, 当座: a number right behind it is an account.
    AccountKind,
    /// A word that only speaks of an account where a bank is spoken of too.
    Account,
    Bank,
    /// The account is where money is to be paid to, which who sends the mail tells everybody.
    Payee,
    /// 被保険者番号, which has no check digit.
    Insured,
    /// A column of it holds names only where another column is about people.
    PerhapsName,
    /// The person is a customer, a patient, at home.
    Private,
    /// A company, a shop or a department: its telephone and address are nobody's.
    Company,
    Prefecture,
    /// The end of an English street.
    Street,
}

/// A word in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) topic: Topic,
}

/// The words of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

/// Characters within which a word speaks of a number.
const NEAR: usize = 100;
/// No character takes more bytes.
const WIDEST: usize = 4;

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let Some(finder) = FINDER.as_ref() else { return Self::default() };
        let hits = finder.find_iter(text).filter_map(|hit| {
            let (_, topic) = WORDS.get(hit.pattern().as_usize())?;
            let mark = Mark { start: hit.start(), end: hit.end(), topic: *topic };
            stands_alone(text, hit.range()).then_some(mark)
        });
        Self(hits.collect())
    }

    /// The words that lie in these bytes.
    pub(super) fn within(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Mark> {
        let from = self.0.partition_point(|mark| mark.start < range.start);
        let to = self.0.partition_point(|mark| mark.end <= range.end);
        self.0.get(from..to.max(from)).unwrap_or_default().iter()
    }

    pub(super) fn any_within(&self, range: Range<usize>, topics: &[Topic]) -> bool {
        self.within(range).any(|mark| topics.contains(&mark.topic))
    }

    /// Whether anything is spoken of in these bytes.
    pub(super) fn speaks(&self, range: &Range<usize>) -> bool {
        self.within(range.clone()).next().is_some()
    }

    /// Whether one of the topics is spoken of within so many characters before or after.
    pub(super) fn near(&self, text: &str, range: &Range<usize>, topics: &[Topic]) -> bool {
        self.nearest(text, range, topics).is_some()
    }

    /// Which of the topics is spoken of nearest; what stands before counts more than what stands after.
    pub(super) fn nearest(&self, text: &str, range: &Range<usize>, topics: &[Topic]) -> Option<Topic> {
        let window = range.start.saturating_sub(NEAR * WIDEST)..range.end + NEAR * WIDEST;
        let marks = self.within(window).filter(|mark| topics.contains(&mark.topic));
        let distances = marks.filter_map(|mark| {
            let before = mark.end <= range.start;
            let between = if before { mark.end..range.start } else { range.end..mark.start };
            let distance = if between.start > between.end { 0 } else { text.get(between)?.chars().count() };
            (distance <= NEAR).then_some((distance * if before { 1 } else { 2 }, mark.topic))
        });
        distances.min_by_key(|(distance, _)| *distance).map(|(_, topic)| topic)
    }

    /// Whether a bank or an account is spoken of in or near these bytes.
    pub(super) fn speaks_of_banks(&self, text: &str, range: &Range<usize>) -> bool {
        const BANKS: [Topic; 4] = [Topic::Bank, Topic::Of(Kind::BankAccount), Topic::Account, Topic::Payee];
        self.near(text, range, &BANKS)
    }

    /// Whether one of the topics is spoken of at most so many bytes before.
    pub(super) fn just_before(&self, range: &Range<usize>, bytes: usize, topics: &[Topic]) -> bool {
        self.any_within(range.start.saturating_sub(bytes)..range.start, topics)
    }
}

/// Whether a Latin word is not a part of another one; words of other scripts stand anywhere.
fn stands_alone(text: &str, word: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    !(letter(Some(word.start)) && letter(word.start.checked_sub(1))
        || letter(word.end.checked_sub(1)) && letter(Some(word.end)))
}

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(WORDS.iter().map(|(word, _)| *word))
        .ok()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_within_a_hundred_characters() {
        let topics = [Topic::Of(Kind::MyNumber)];
        for (filling, near) in [(90, true), (110, false)] {
            let text = format!("個人番号{}123456789018", "あ".repeat(filling));
            let start = text.find('1').unwrap();
            assert_eq!(Marks::of(&text).near(&text, &(start..text.len()), &topics), near, "{filling}");
        }
    }

    #[test]
    fn latin_words_stand_alone() {
        let text = "She bankrupted the discards; bank";
        let found: Vec<_> = Marks::of(text).0.iter().map(|mark| text.get(mark.start..mark.end).unwrap()).collect();
        assert_eq!(found, ["bank"]);
    }
}
