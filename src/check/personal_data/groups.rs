//! Groups of digits in a line, and what stands between them.
//!
//! Full-width digits are digits, and every dash that people type or programs make of one is a dash.

use std::ops::Range;

/// Digits without anything between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Bytes of the line.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its digits, in [`Groups::digits`].
    from: usize,
    pub(super) len: usize,
    /// What stands between it and the group before.
    pub(super) after: Joint,
}

/// What stands between two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Dash,
    Space,
    /// `(03) 1234`, `03(1234)`.
    Bracket,
    Dot,
    Slash,
    /// 年, 月 or 日.
    Date,
    /// Anything else, or the start of the line.
    Apart,
}

/// The groups of one line; the buffers are used again for the next.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Vec<Group>,
    digits: Vec<u8>,
}

impl Groups {
    pub(super) fn read(&mut self, line: &str) {
        self.groups.clear();
        self.digits.clear();
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if digit(bytes, at).is_none() {
                at += 1;
                continue;
            }
            let (start, from) = (at, self.digits.len());
            while let Some((value, length)) = digit(bytes, at) {
                self.digits.push(value);
                at += length;
            }
            let between = self.groups.last().and_then(|last| line.get(last.end..start));
            let after = between.map_or(Joint::Apart, joint);
            self.groups.push(Group { start, end: at, from, len: self.digits.len() - from, after });
        }
    }

    pub(super) fn count(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Group> {
        self.groups.get(index)
    }

    /// The first group that begins at this byte of the line or behind it.
    pub(super) fn first_from(&self, at: usize) -> Option<&Group> {
        self.groups.get(self.groups.partition_point(|group| group.start < at))
    }

    /// Where the groups end that are joined to the one that begins at this byte by dashes.
    pub(super) fn end_of_joined(&self, start: usize) -> Option<usize> {
        let at = self.groups.partition_point(|group| group.start < start);
        let joined = self.groups.iter().skip(at + 1).take(4).take_while(|group| group.after == Joint::Dash);
        joined.last().or(self.groups.get(at)).map(|group| group.end)
    }

    /// The last group that ends at this byte of the line or before it.
    pub(super) fn last_until(&self, at: usize) -> Option<&Group> {
        self.groups.get(self.groups.partition_point(|group| group.end <= at).checked_sub(1)?)
    }

    /// The digits of some groups in a row.
    pub(super) fn digits(&self, groups: Range<usize>) -> &[u8] {
        let first = self.groups.get(groups.start).map_or(0, |group| group.from);
        let last = groups.end.checked_sub(1).and_then(|last| self.groups.get(last));
        self.digits.get(first..last.map_or(first, |group| group.from + group.len)).unwrap_or_default()
    }

    /// Bytes of the line.
    pub(super) fn range(&self, groups: Range<usize>) -> Range<usize> {
        let start = self.groups.get(groups.start).map_or(0, |group| group.start);
        let last = groups.end.checked_sub(1).and_then(|last| self.groups.get(last));
        start..last.map_or(start, |group| group.end)
    }

    /// The groups from `first` on when they have these lengths, with the same joint between them all.
    pub(super) fn shaped(&self, first: usize, lengths: &[usize], joints: &[Joint]) -> Option<Range<usize>> {
        let groups = self.groups.get(first..first + lengths.len())?;
        let fits = groups.iter().zip(lengths).all(|(group, length)| group.len == *length);
        let mut between = groups.iter().skip(1).map(|group| group.after);
        let joint = between.next();
        let same = joint.is_none_or(|joint| joints.contains(&joint) && between.all(|other| other == joint));
        (fits && same).then_some(first..first + lengths.len())
    }
}

/// The digit at this byte, and its length.
fn digit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match *bytes.get(at)? {
        byte @ b'0'..=b'9' => Some((byte - b'0', 1)),
        0xef => match bytes.get(at + 1..at + 3)? {
            [0xbc, last @ 0x90..=0x99] => Some((last - 0x90, 3)),
            _ => None,
        },
        _ => None,
    }
}

fn joint(between: &str) -> Joint {
    match between {
        "/" | "／" => return Joint::Slash,
        "." | "．" => return Joint::Dot,
        " " | "\u{3000}" | "\u{a0}" => return Joint::Space,
        "年" | "月" | "日" => return Joint::Date,
        _ if between.len() > 8 => return Joint::Apart,
        _ => {}
    }
    let (mut dashes, mut brackets) = (0, 0);
    for letter in between.chars() {
        match letter {
            letter if is_dash(letter) => dashes += 1,
            '(' | ')' | '（' | '）' => brackets += 1,
            ' ' | '\u{3000}' => {}
            _ => return Joint::Apart,
        }
    }
    match (dashes, brackets) {
        (1, 0) => Joint::Dash,
        (0 | 1, 1) => Joint::Bracket,
        _ => Joint::Apart,
    }
}

/// Hyphens, minus signs, dashes, box lines, and the prolonged sound marks that are typed for them.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{fe63}' | '\u{ff0d}' | '\u{30fc}' | '\u{ff70}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dash_and_width_joins_groups() {
        for text in [
            "090-1234-5678",
            "０９０－１２３４－５６７８",
            "090ー1234ー5678",
            "090‐1234‐5678",
            "090–1234–5678",
            "090 − 1234 − 5678",
        ] {
            let mut groups = Groups::default();
            groups.read(text);
            let found = groups.shaped(0, &[3, 4, 4], &[Joint::Dash]);
            assert_eq!(
                found.map(|found| groups.digits(found).to_vec()),
                Some(vec![0, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_far_apart_is_not_joined() {
        let mut groups = Groups::default();
        groups.read("1234 と 5678、年2026年11月");
        assert_eq!(groups.count(), 4);
        assert!(groups.shaped(0, &[4, 4], &[Joint::Dash, Joint::Space, Joint::Bracket]).is_none());
        assert_eq!(groups.get(3).map(|group| group.after), Some(Joint::Date));
    }
}
