//! The pass that makes a folded text.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::chars::{Quick, is_cjk, is_ignorable, look_alike, quick};
use super::joins::Joins;
use super::{Folded, Step, kanji};

pub(super) struct Maker<'a> {
    original: &'a str,
    joins: Joins,
    text: String,
    steps: Vec<Step>,
    /// Original minus folded offset of what was made last; `None` after a whole.
    distance: Option<usize>,
    /// White space, or a joined line end, that began here and nothing has followed yet.
    gap: Option<usize>,
    /// The last character made is CJK.
    after_cjk: bool,
    /// For normalisation, kept so that it need not be allocated for every character.
    cluster: String,
}

impl<'a> Maker<'a> {
    pub(super) fn new(original: &'a str, joins: Joins) -> Self {
        Self {
            original,
            joins,
            text: String::with_capacity(original.len()),
            steps: Vec::new(),
            distance: Some(0),
            gap: None,
            after_cjk: false,
            cluster: String::new(),
        }
    }

    pub(super) fn make(mut self) -> Folded {
        let original = self.original;
        let (mut at, mut skip, mut rest) = (0, 0, original);
        loop {
            let end = memchr::memchr(b'\n', rest.as_bytes());
            let (line, next) = match end.and_then(|end| rest.split_at_checked(end)) {
                Some((line, after)) => (line, after.get(1..)),
                None => (rest, None),
            };
            self.line(at + skip, line.get(skip..).unwrap_or_default());
            let Some(next) = next else { break };
            at += line.len();
            let following = memchr::memchr(b'\n', next.as_bytes()).and_then(|end| next.get(..end)).unwrap_or(next);
            if let Some(bytes) = self.joins.skip(line, following) {
                skip = bytes;
                self.gap = self.gap.or(Some(at));
            } else {
                skip = 0;
                self.line_end(at);
            }
            at += 1;
            rest = next;
        }
        Folded { text: self.text, steps: self.steps, original_len: original.len(), undisguised: OnceLock::new() }
    }

    fn line(&mut self, at: usize, line: &str) {
        let inner = line.trim_start_matches(' ');
        let at = at + (line.len() - inner.len());
        let trimmed = inner.trim_end_matches(' ');
        if trimmed.is_empty() {
            return;
        }
        if !is_plain(trimmed.as_bytes()) {
            return self.chars(at, inner);
        }
        // One space is kept as it stands; where there are more, the line has pieces.
        let mut at = at;
        for piece in trimmed.split("  ") {
            let words = piece.trim_start_matches(' ');
            self.plain(at + (piece.len() - words.len()), words.trim_end_matches(' '));
            at += piece.len() + 2;
        }
    }

    /// Words that fold by lower-casing alone; white space follows them, or the end of the line.
    fn plain(&mut self, at: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        self.close_gap(at, false);
        self.align(at);
        let from = self.text.len();
        self.text.push_str(words);
        if let Some(added) = self.text.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        self.after_cjk = false;
        self.gap = Some(at + words.len());
    }

    fn chars(&mut self, at: usize, line: &str) {
        let mut chars = line
            .char_indices()
            .filter(|(_, c)| !is_ignorable(*c))
            .map(|(offset, c)| (at + offset, voiced(c)))
            .map(|(at, c)| (at, c, quick(c)))
            .peekable();
        // Bytes that stay as they are, which are added together.
        let mut same = at..at;
        while let Some((at, c, folds)) = chars.next() {
            let alone = chars.peek().is_none_or(|(_, next, folds)| !continues(*next, *folds));
            let goes_on = folds == Quick::Same && alone;
            if !goes_on || same.end != at {
                self.same(std::mem::replace(&mut same, at..at));
            }
            match folds {
                Quick::Space => self.gap = self.gap.or(Some(at)),
                Quick::Same if alone => same.end += c.len_utf8(),
                Quick::As(folded) if alone => self.push(at, folded, folded.len_utf8() == c.len_utf8()),
                Quick::Same | Quick::As(_) | Quick::No => {
                    self.cluster.clear();
                    self.cluster.push(c);
                    while let Some((_, mark, _)) = chars.next_if(|(_, next, folds)| continues(*next, *folds)) {
                        self.cluster.push(mark);
                    }
                    self.settle(at);
                    // ①11/30 is no 111/30.
                    if is_enclosed_number(c)
                        && let Some((next, _, _)) = chars.peek().filter(|(_, next, _)| next.is_numeric())
                    {
                        self.gap = Some(*next);
                    }
                }
            }
        }
        self.same(same);
    }

    /// Adds bytes of the original that fold to themselves.
    fn same(&mut self, bytes: Range<usize>) {
        let Some(text) = self.original.get(bytes.clone()) else { return };
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return };
        self.close_gap(bytes.start, is_cjk(first));
        self.align(bytes.start);
        self.text.push_str(text);
        self.after_cjk = is_cjk(last);
    }

    /// Normalises and case-folds the cluster until that changes nothing more, and adds what it has become.
    fn settle(&mut self, at: usize) {
        let mut cluster = std::mem::take(&mut self.cluster);
        // Case folding can undo normalisation and the other way round; Unicode's own definition takes two rounds.
        for _ in 0..4 {
            let next: String = cluster.nfkc().flat_map(folded_case).nfkc().map(variant).collect();
            if next == cluster {
                break;
            }
            cluster = next;
        }
        let mut whole = false;
        for c in cluster.chars().filter(|c| !is_ignorable(*c)) {
            if c.is_whitespace() {
                self.gap = self.gap.or(Some(at));
                continue;
            }
            self.close_gap(at, is_cjk(c));
            if !whole {
                self.step(at, true);
                whole = true;
            }
            self.text.push(c);
            self.after_cjk = is_cjk(c);
        }
        self.cluster = cluster;
    }

    fn push(&mut self, at: usize, c: char, same_len: bool) {
        let cjk = is_cjk(c);
        self.close_gap(at, cjk);
        if same_len {
            self.align(at);
        } else {
            self.step(at, true);
        }
        self.text.push(c);
        self.after_cjk = cjk;
    }

    fn line_end(&mut self, at: usize) {
        self.gap = None;
        self.align(at);
        self.text.push('\n');
        self.after_cjk = false;
    }

    /// Turns the white space before `at` into one space; none at the start of a line or between CJK characters.
    fn close_gap(&mut self, at: usize, before_cjk: bool) {
        let Some(start) = self.gap.take() else { return };
        if (self.after_cjk && before_cjk) || self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        if at == start + 1 {
            self.align(start);
        } else {
            self.step(start, true);
        }
        self.text.push(' ');
        self.after_cjk = false;
    }

    /// What follows was made byte for byte from what stands at `at`.
    fn align(&mut self, at: usize) {
        // Expanded text runs ahead of its original: the difference may wrap, it is only compared.
        let distance = Some(at.wrapping_sub(self.text.len()));
        if self.distance != distance {
            self.step(at, false);
            self.distance = distance;
        }
    }

    fn step(&mut self, at: usize, whole: bool) {
        self.distance = None;
        // Sources are far smaller than 4 GiB; an offset past that would only point at the end.
        let [folded, original] = [self.text.len(), at].map(|offset| u32::try_from(offset).unwrap_or(u32::MAX));
        self.steps.push(Step { folded, original, whole });
    }
}

/// Whether a line folds by lower-casing alone but for its spaces: ASCII without control characters.
fn is_plain(line: &[u8]) -> bool {
    // Without branches, so that the compiler takes many bytes at once.
    line.iter().fold(0, |odd, byte| odd | u8::from(!(b' '..=b'~').contains(byte))) == 0
}

/// Numbers of a list: ① ⑴ ⒈ ⓪ ⓫ ⓵.
fn is_enclosed_number(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}')
}

/// People write the stand-alone sound marks for the combining ones.
fn voiced(c: char) -> char {
    match c {
        '\u{309b}' => '\u{3099}',
        '\u{309c}' => '\u{309a}',
        _ => c,
    }
}

/// Whether a character may become one with the character before it.
fn continues(c: char, folds: Quick) -> bool {
    if folds != Quick::No {
        return false;
    }
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(c);
    canonical_combining_class(first) != 0 || is_nfc_quick(std::iter::once(first)) != IsNormalized::Yes
}

/// Full case folding: going through upper case also brings `ß` and `SS`, `ς` and `σ` together.
fn folded_case(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase)
}

fn variant(c: char) -> char {
    let c = look_alike(c);
    kanji::modern(c).unwrap_or(c)
}
