//! One pass over a text, line by line.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::lens::Cell;

use super::context::{Marks, Topic};
use super::groups::Groups;
use super::kind::Kind;
use super::number;
use super::people;
use super::table::{Column, Header};
use super::tally::{Sample, Tally};

/// A text and what is known about it.
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    /// Of a table; empty for other text.
    pub(super) cells: &'t [Cell],
    pub(super) marks: &'t Marks,
    /// Its number among the texts of the place.
    pub(super) number: usize,
}

/// Whose data is no news: the sender's and the recipients'.
pub(super) trait Known {
    fn knows_address(&self, addr: &str) -> bool;
    /// By its digits.
    fn knows_phone(&self, digits: &str) -> bool;
}

/// Goes over the texts of one place; a row of headings holds until its table ends.
#[derive(Default)]
pub(super) struct Scanner {
    groups: Groups,
    header: Option<Header>,
}

/// A line being looked at.
pub(super) struct Line<'l> {
    pub(super) source: &'l Source<'l>,
    pub(super) range: Range<usize>,
    pub(super) text: &'l str,
    pub(super) groups: &'l Groups,
    /// Of a table with headings; empty elsewhere.
    pub(super) row: Vec<(Range<usize>, Option<Kind>)>,
    pub(super) known: &'l dyn Known,
    pub(super) has_url: bool,
}

/// Something found in a line.
pub(super) struct Hit {
    pub(super) kind: Kind,
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) value: u64,
    pub(super) strength: Strength,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    Certain,
    /// Only means something in numbers.
    Weak,
    /// No word says what it is, and its check digit does not hold.
    Bare,
    /// No word says what it is, and its check digit holds.
    BareHolding,
}

impl Scanner {
    /// Counts what stands in these bytes of the source.
    pub(super) fn scan(&mut self, source: &Source<'_>, part: Range<usize>, known: &dyn Known, tally: &mut Tally) {
        let mut start = part.start;
        while start < part.end {
            let rest = source.text.get(start..part.end).unwrap_or_default();
            let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            self.line(source, start..start + length, known, tally);
            start += length + 1;
        }
    }

    fn line(&mut self, source: &Source<'_>, range: Range<usize>, known: &dyn Known, tally: &mut Tally) {
        let text = source.text.get(range.clone()).unwrap_or_default();
        if !may_tell(text.as_bytes()) && self.header.is_none() && !source.marks.speaks(&range) {
            return;
        }
        if text.trim().is_empty() {
            self.header = self.header.take().filter(|_| !source.cells.is_empty());
            return;
        }
        if let Some(header) = Header::read(source.text, &range, source.cells, source.marks) {
            self.header = Some(header);
            return;
        }
        let row = self.header.as_ref().map(|header| header.row(source.text, &range, source.cells)).unwrap_or_default();
        self.groups.read(text);
        let line = Line {
            source,
            range,
            text,
            groups: &self.groups,
            row,
            known,
            has_url: memchr::memmem::find(text.as_bytes(), b"://").is_some(),
        };
        let mut hits = number::find(&line);
        people::find(&line, &mut hits);
        line.count(hits, tally);
    }
}

/// Whether a line holds what anything is found by: a digit of any width, or an at sign.
fn may_tell(line: &[u8]) -> bool {
    // Without branches, so that the compiler takes many bytes at once. 0xBC is the second byte of full-width digits.
    let tells = |byte: &u8| u8::from(byte.is_ascii_digit()) | u8::from(*byte == b'@') | u8::from(*byte == 0xbc);
    line.iter().fold(0, |may, byte| may | tells(byte)) != 0
}

impl Line<'_> {
    /// What the column of these bytes of the line is headed by.
    pub(super) fn column(&self, range: &Range<usize>) -> Column {
        if self.row.len() < 2 && self.source.cells.is_empty() {
            return Column::None;
        }
        let at = self.range.start + range.start;
        let behind = self.row.partition_point(|(cell, _)| cell.start <= at);
        match behind.checked_sub(1).and_then(|index| self.row.get(index)) {
            Some((cell, Some(kind))) if at < cell.end => Column::Of(*kind),
            Some((cell, None)) if at < cell.end => Column::Other,
            Some(_) | None => Column::None,
        }
    }

    /// Bytes of the line as bytes of the text.
    pub(super) fn absolute(&self, range: &Range<usize>) -> Range<usize> {
        self.range.start + range.start..self.range.start + range.end
    }

    fn is_row(&self) -> bool {
        self.row.len() > 1 || !self.source.cells.is_empty()
    }

    fn count(&self, hits: Vec<Hit>, tally: &mut Tally) {
        let mut person: u64 = 0;
        let mut named = false;
        for hit in hits {
            let sample = Sample { text: self.source.number, range: hit.range };
            let listed = Kind::LISTED.contains(&hit.kind);
            match hit.strength {
                Strength::Certain if listed && self.is_row() => {
                    tally.in_row(hit.kind, hit.value, sample);
                    person = person.wrapping_add(hit.value);
                    named = true;
                }
                Strength::Certain if listed => tally.in_prose(hit.kind, hit.value, sample),
                Strength::Certain => tally.number(hit.kind, hit.value, sample),
                Strength::Weak => tally.weak(hit.kind, hit.value, sample),
                Strength::Bare => tally.bare(hit.kind, None, sample),
                Strength::BareHolding => tally.bare(hit.kind, Some(hit.value), sample),
            }
        }
        if named {
            tally.row(person);
        }
    }

    /// Whether the line begins with the name of a shop, a school or the like and no person's: `新宿店　東京都…　TEL 03-…`.
    pub(super) fn is_of_shop(&self) -> bool {
        const ENDS: [&str; 6] = ["店", "学校", "病院", "医院", "薬局", "図書館"];
        let bullet = |letter: char| letter.is_ascii_digit() || " \u{3000}・-*•●○■□◆◇.)）".contains(letter);
        let name = self.text.trim_start_matches(bullet);
        let first =
            name.split([' ', '\u{3000}', '\t', '、', ',', '：', ':', '|', '（', '(']).next().unwrap_or_default();
        let follows = name.get(first.len()..).unwrap_or_default();
        let of_somebody = follows
            .trim_start_matches([' ', '\u{3000}'])
            .starts_with(|letter: char| matches!(letter, '一'..='龠') && !self.begins_with_a_place(follows));
        !self.is_row() && first.len() > "店".len() && ENDS.iter().any(|end| first.ends_with(end)) && !of_somebody
    }

    /// Whether a prefecture comes first in the rest of the line.
    fn begins_with_a_place(&self, rest: &str) -> bool {
        let from = self.range.end - rest.trim_start_matches([' ', '\u{3000}']).len();
        self.source.marks.within(from..self.range.end).next().is_some_and(|mark| {
            mark.start == from && matches!(mark.topic, Topic::Prefecture | Topic::Of(Kind::Phone | Kind::Address))
        })
    }

    /// Whether a company, shop or department is spoken of beside these bytes of the text.
    pub(super) fn is_of_company(&self, range: &Range<usize>) -> bool {
        const AROUND: usize = 150;
        let around =
            if self.is_row() { self.range.clone() } else { range.start.saturating_sub(AROUND)..range.end + AROUND };
        self.source.marks.any_within(around, &[Topic::Company])
    }
}

/// One value, the same however it is written.
pub(super) fn value(kind: Kind, letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = DefaultHasher::new();
    kind.hash(&mut hasher);
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}
