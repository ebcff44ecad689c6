//! Text as people read it: one folded view of any text, with a map back to where each match stands.
//!
//! Folding removes what readers do not see (zero-width and bidirectional controls, soft hyphens, variation selectors),
//! evens out what they read as the same (NFKC, upper and lower case, kana width, dashes and tildes, old and new forms of
//! kanji in names), drops white space between CJK characters, and joins lines that only the width of a window broke.
//! Folding a folded text changes nothing.

use std::ops::Range;
use std::sync::OnceLock;

pub(super) mod chars;
mod disguise;
pub(super) mod joins;
mod kanji;
mod maker;
mod words;

pub use chars::{dash_and_tilde, is_ignorable};
pub use words::{Match, Words};

use disguise::Undisguised;
use joins::Joins;
use maker::Maker;

/// A folded text and the way back to the text it was made from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// Ascending in both numbers.
    steps: Vec<Step>,
    original_len: usize,
    /// Made where a list of words asks.
    undisguised: OnceLock<Option<Undisguised>>,
}

/// From here on, offsets of the folded text keep one distance to those of the original.
#[derive(Debug, Clone, Copy)]
struct Step {
    folded: u32,
    original: u32,
    /// What follows was made as a whole from everything up to the next step: `㍿` from one character, `が` from two.
    whole: bool,
}

impl Folded {
    /// Folds `original`; `flowed` joins soft line ends (RFC 3676).
    pub fn of(original: &str, flowed: bool) -> Self {
        Maker::new(original, if flowed { Joins::Flowed } else { Joins::LongLines }).make()
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    fn undisguised(&self) -> Option<&Undisguised> {
        self.undisguised.get_or_init(|| Undisguised::of(&self.text)).as_ref()
    }

    /// Bytes of the original that a range of the folded text was made from: always whole characters.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(folded.start);
        let end = self.text.ceil_char_boundary(folded.end);
        if end <= start {
            let at = self.start(start);
            return at..at;
        }
        self.start(start)..self.end(end)
    }

    fn start(&self, folded: usize) -> usize {
        if folded >= self.text.len() {
            return self.original_len;
        }
        let next = self.steps.partition_point(|step| step.folded as usize <= folded);
        match next.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some(step) if step.whole => step.original as usize,
            Some(step) => step.original as usize + (folded - step.folded as usize),
            None => folded,
        }
    }

    /// Where the original of what ends at `folded` (not 0) ends.
    fn end(&self, folded: usize) -> usize {
        let next = self.steps.partition_point(|step| (step.folded as usize) < folded);
        match next.checked_sub(1).and_then(|last| self.steps.get(last)) {
            // A character that folds to a space and more makes several steps at one place of the original.
            Some(step) if step.whole => self
                .steps
                .iter()
                .skip(next)
                .find(|later| later.original > step.original)
                .map_or(self.original_len, |later| later.original as usize),
            Some(step) => step.original as usize + (folded - step.folded as usize),
            None => folded,
        }
    }
}

/// Folds a word or phrase to search for: the same folding without a map, and without joining long lines.
pub fn fold(text: &str) -> String {
    Maker::new(text, Joins::Never).make().text
}

#[cfg(test)]
mod tests;
