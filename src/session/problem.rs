//! What went wrong, without a sentence.

use std::borrow::Cow;

use crate::mail::{MAX_BYTES, OpenError};
use crate::text::{Arg, Text};

/// What went wrong: an id of the catalogs (`problem-…`) and its arguments, never a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub id: &'static str,
    pub args: Vec<(&'static str, String)>,
}

/// The argument that sentences write as a size.
const LIMIT: &str = "limit";

impl Problem {
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.args.push((key, value.into()));
        self
    }

    /// The largest that would have been taken (bytes).
    #[must_use]
    pub fn with_limit(self, bytes: u64) -> Self {
        self.with(LIMIT, bytes.to_string())
    }

    /// What happened and what to do, in the catalogs' words.
    pub fn told(&self, text: &Text) -> String {
        self.told_with(text, Cow::Borrowed)
    }

    /// The same; `show` makes the arguments fit to be shown.
    pub fn told_with<'p>(&'p self, text: &Text, show: impl Fn(&'p str) -> Cow<'p, str>) -> String {
        let args = self.args.iter().map(|(key, value)| match value.parse() {
            Ok(bytes) if *key == LIMIT => (*key, Arg::Count(bytes)),
            Ok(_) | Err(_) => (*key, Arg::Text(show(value))),
        });
        text.with(self.id, &args.collect::<Vec<_>>())
    }
}

impl From<OpenError> for Problem {
    fn from(err: OpenError) -> Self {
        match err {
            OpenError::TooLarge => Self::new(err.id()).with_limit(MAX_BYTES),
            OpenError::NotOutlook(detail) if !detail.is_empty() => {
                Self::new("open-not-outlook-detail").with("detail", detail)
            }
            OpenError::Empty | OpenError::NotMail | OpenError::NoHeader | OpenError::NotOutlook(_) => {
                Self::new(err.id())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn what_is_too_large_says_what_is_not() {
        for lang in Lang::ALL {
            let told = Problem::from(OpenError::TooLarge).told(&Text::new(lang));
            assert!(told.contains("150 MB"), "{told}");
            assert!(!told.contains("limit"), "{told}");
        }
    }

    #[test]
    fn a_broken_item_says_what_is_broken() {
        let told = Problem::from(OpenError::NotOutlook("header".to_owned())).told(&Text::new(Lang::En));
        assert!(told.ends_with("header"), "{told}");
    }
}
