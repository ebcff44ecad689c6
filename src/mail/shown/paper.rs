//! The text being written: line ends, white space and list markers, each written only when text follows.

use std::fmt::Write as _;

use crate::mail::fold::chars::is_cjk;

#[derive(Default)]
pub(super) struct Paper {
    pub(super) text: String,
    /// Line ends due before the next text: 1 for a new line, 2 for an empty line between.
    breaks: usize,
    space: Option<Space>,
    marker: Option<Marker>,
    /// Line ends are not written here: the text of a cell begins at its very start.
    fence: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Blank,
    /// Between CJK characters a line end of the source is no space (CSS Text 3 §4.1.3).
    LineEnd,
}

/// What stands before a list item.
#[derive(Clone, Copy)]
pub(super) struct Marker {
    pub(super) depth: usize,
    pub(super) number: Option<u32>,
}

impl Paper {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Text in which white space collapses.
    pub(super) fn write(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_space);
            if word.len() < rest.len() {
                let gap = rest.len() - word.len();
                let line_end = rest.as_bytes().iter().take(gap).any(|byte| *byte == b'\n');
                self.space = Some(self.space.unwrap_or(if line_end { Space::LineEnd } else { Space::Blank }));
            }
            let end = word.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(word.len());
            let Some((word, after)) = word.split_at_checked(end) else { return };
            rest = after;
            if let Some(first) = word.chars().next() {
                self.settle(first);
                push_word(&mut self.text, word);
            }
        }
    }

    /// Text in which every character counts.
    pub(super) fn write_verbatim(&mut self, text: &str) {
        if let Some(first) = text.chars().next() {
            self.settle(first);
            self.text.push_str(text);
        }
    }

    /// The text goes on in a new line (1), or after an empty one (2).
    pub(super) fn break_line(&mut self, breaks: usize) {
        self.space = None;
        // A block within a list item begins beside the marker.
        if self.marker.is_none() {
            self.breaks = self.breaks.max(breaks);
        }
    }

    /// `<br>`.
    pub(super) fn end_line(&mut self) {
        self.space = None;
        self.settle('\n');
        self.text.push('\n');
    }

    pub(super) fn mark(&mut self, marker: Marker) {
        self.break_line(1);
        self.marker = Some(marker);
    }

    /// Begins a new line now, so that what follows stands alone; tells where.
    pub(super) fn fence(&mut self) -> usize {
        self.space = None;
        self.marker = None;
        self.breaks = self.breaks.max(1);
        self.settle_breaks();
        self.fence = Some(self.text.len());
        self.text.len()
    }

    fn settle_breaks(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if breaks > 0 && !self.text.is_empty() && self.fence != Some(self.text.len()) {
            let there = self.text.bytes().rev().take(breaks).take_while(|byte| *byte == b'\n').count();
            self.text.extend(std::iter::repeat_n('\n', breaks - there));
        }
    }

    fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Writes what is due before `next`.
    fn settle(&mut self, next: char) {
        self.settle_breaks();
        if let Some(marker) = self.marker.take() {
            self.text.extend(std::iter::repeat_n("  ", marker.depth.clamp(1, 8) - 1));
            match marker.number {
                Some(number) => write!(self.text, "{number}. ").unwrap_or_default(),
                None => self.text.push_str("- "),
            }
            self.space = None;
        }
        let Some(space) = self.space.take() else { return };
        let between_cjk = is_cjk(next) && self.text.chars().next_back().is_some_and(is_cjk);
        let dropped = space == Space::LineEnd && between_cjk;
        if !dropped && !self.at_line_start() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// A no-break space is drawn, and read, as a space.
fn push_word(text: &mut String, word: &str) {
    for (index, piece) in word.split('\u{a0}').enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(piece);
    }
}
