//! Fixed phrases, looked for all at once.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

pub(super) struct Phrases {
    phrases: &'static [&'static str],
    /// Made on first use; `None` when it cannot be made.
    finder: OnceLock<Option<AhoCorasick>>,
}

impl Phrases {
    pub(super) const fn new(phrases: &'static [&'static str]) -> Self {
        Self { phrases, finder: OnceLock::new() }
    }

    pub(super) fn is_any_in(&self, text: &str) -> bool {
        // The kind that skips fastest over text without any of them.
        let make = || AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(self.phrases).ok();
        match self.finder.get_or_init(make) {
            Some(finder) => finder.is_match(text),
            None => self.phrases.iter().any(|phrase| text.contains(phrase)),
        }
    }
}
