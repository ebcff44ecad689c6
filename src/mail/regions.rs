//! Which part of a text its author typed: new text, quoted history, signature, disclaimer.
//!
//! A region is a run of whole lines. History begins where the markup says so ([`Body::quote_hints`]), at `>`, or at the
//! words that mail programs put before it; it goes on to the end, unless its lines are marked themselves: then what
//! stands between them is new text. Where the new text says that answers stand inside, the history counts as new text too.

use std::ops::Range;

use super::Body;

mod closing;
mod history;
mod lines;
mod phrases;
mod thread;

pub use thread::Thread;

use lines::Line;
use phrases::Phrases;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// What this author typed.
    New,
    Quoted,
    Signature,
    Disclaimer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Bytes of the shown text.
    pub range: Range<usize>,
    pub kind: RegionKind,
}

/// The regions of one body, in order, without gaps.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    regions: Vec<Region>,
    /// Where history stands, also when it counts as new text.
    history: Vec<Range<usize>>,
}

impl Regions {
    pub fn of(body: &Body) -> Self {
        let lines = lines::split(&body.shown);
        let mut kinds = history::mark(&lines, &body.quote_hints);
        let history = ranges(&lines, &kinds, body.shown.len(), |kind| kind == RegionKind::Quoted);
        if !history.is_empty() && answers_stand_inside(&body.shown, &lines, &kinds) {
            kinds.fill(RegionKind::New);
        }
        closing::mark(&lines, &mut kinds);
        let mut regions: Vec<Region> = Vec::new();
        for (index, kind) in kinds.iter().enumerate() {
            let range = line_range(&lines, index, body.shown.len());
            match regions.last_mut() {
                Some(last) if last.kind == *kind => last.range.end = range.end,
                _ => regions.push(Region { range, kind: *kind }),
            }
        }
        Self { regions, history }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter()
    }

    /// The region a byte of the shown text lies in; [`RegionKind::New`] past the end.
    pub fn at(&self, offset: usize) -> RegionKind {
        let next = self.regions.partition_point(|region| region.range.end <= offset);
        self.regions.get(next).map_or(RegionKind::New, |region| region.kind)
    }

    /// The pieces of `shown` that its author typed.
    pub fn new_text<'t>(&self, shown: &'t str) -> impl Iterator<Item = &'t str> {
        let new = self.regions.iter().filter(|region| region.kind == RegionKind::New);
        new.filter_map(|region| shown.get(region.range.clone()))
    }

    /// Who wrote and received what is quoted.
    pub fn thread(&self, shown: &str) -> Thread {
        Thread::of(self.history.iter().filter_map(|range| shown.get(range.clone())))
    }
}

/// The new text announces its answers in the quoted text.
fn answers_stand_inside(shown: &str, lines: &[Line<'_>], kinds: &[RegionKind]) -> bool {
    static WORDS: Phrases = Phrases::new(&[
        "赤字で",
        "赤字にて",
        "赤字の",
        "赤字部分",
        "赤字箇所",
        "赤文字",
        "朱書き",
        "青字で",
        "青字にて",
        "インラインで",
        "インラインにて",
        "インライン回答",
        "インライン返信",
        "追記し",
        "追記いたし",
        "追記致し",
        "追記させ",
    ]);
    let new = ranges(lines, kinds, shown.len(), |kind| kind == RegionKind::New);
    let mut new = new.into_iter().filter_map(|range| shown.get(range));
    new.any(|text| says_inline(text.as_bytes()) || WORDS.is_any_in(text))
}

/// The word "inline" or "in-line", but not "in line with".
fn says_inline(text: &[u8]) -> bool {
    memchr::memchr2_iter(b'i', b'I', text).any(|at| {
        let is = |word: &[u8]| text.get(at..at + word.len()).is_some_and(|piece| piece.eq_ignore_ascii_case(word));
        is(b"inline") || is(b"in-line")
    })
}

fn line_range(lines: &[Line<'_>], index: usize, end: usize) -> Range<usize> {
    let start = lines.get(index).map_or(end, |line| line.start);
    start..lines.get(index + 1).map_or(end, |line| line.start)
}

/// Runs of lines of a kind, in bytes of the shown text.
fn ranges(
    lines: &[Line<'_>],
    kinds: &[RegionKind],
    end: usize,
    want: impl Fn(RegionKind) -> bool,
) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (index, kind) in kinds.iter().enumerate() {
        if !want(*kind) {
            continue;
        }
        let range = line_range(lines, index, end);
        match ranges.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => ranges.push(range),
        }
    }
    ranges
}

#[cfg(test)]
mod tests;
