//! What an invitation says to those who get it (RFC 5545), and where in its file each piece stands.

use std::ops::Range;

use crate::lens::FileKind;

use super::inside::InsideText;
use super::{Case, Place};

/// What people read of an event.
const READ: [&str; 4] = ["SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT"];
/// Longer calendars are nobody's invitation (bytes).
const LONGEST: usize = 256 * 1024;

/// One property as people read it.
pub(super) struct Invited<'a> {
    inside: InsideText<'a>,
    pub(super) text: String,
    /// Of each byte of the text, where it stands in the file.
    from: Vec<usize>,
}

impl<'a> Case<'a> {
    /// What the invitations that the mail carries say, property by property.
    pub(super) fn invited(&self) -> Vec<Invited<'a>> {
        let calendars = self.texts_inside().filter(|inside| inside.file.kind == FileKind::Calendar);
        calendars.flat_map(|inside| properties(&inside)).collect()
    }
}

impl Invited<'_> {
    /// Where these bytes of the text stand.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let at = |byte: usize| self.from.get(byte).copied();
        let start = at(range.start).unwrap_or_default();
        let end = range.end.checked_sub(1).and_then(at).map_or(start, |last| last + 1);
        let text = self.inside.passage.text.as_str();
        self.inside.place(text.floor_char_boundary(start)..text.ceil_char_boundary(end.max(start)))
    }
}

fn properties<'a>(inside: &InsideText<'a>) -> Vec<Invited<'a>> {
    let text = inside.passage.text.get(..inside.passage.text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let name = line.find([':', ';']).and_then(|end| line.get(..end)).unwrap_or_default();
        if READ.iter().any(|known| name.eq_ignore_ascii_case(known))
            && let Some(value) = value_start(line)
        {
            let (text, from) = unescaped(line.get(value..).unwrap_or_default(), start + value);
            found.push(Invited { inside: inside.clone(), text, from });
        }
        start += line.len() + 1;
    }
    found
}

/// Behind the colon that is in no quotes.
fn value_start(line: &str) -> Option<usize> {
    let mut quoted = false;
    let colon = line.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    });
    colon.map(|at| at + 1)
}

/// Without the signs that guard others (§3.3.11), and where each byte comes from.
fn unescaped(value: &str, start: usize) -> (String, Vec<usize>) {
    let mut text = String::with_capacity(value.len());
    let mut from = Vec::with_capacity(value.len());
    let mut letters = value.char_indices();
    while let Some((at, letter)) = letters.next() {
        let letter = match letter {
            '\\' => match letters.next() {
                Some((_, 'n' | 'N')) => '\n',
                Some((_, guarded)) => guarded,
                None => '\\',
            },
            '\r' => continue,
            other => other,
        };
        text.push(letter);
        from.extend((0..letter.len_utf8()).map(|byte| start + at + byte));
    }
    (text, from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_is_read_and_found_again() {
        let (text, from) = unescaped("a\\\\b\\,\\n表", 10);
        assert_eq!(text, "a\\b,\n表");
        assert_eq!(from, [10, 11, 13, 14, 16, 18, 19, 20]);
        assert_eq!(value_start("SUMMARY;X=\"a:b\":c"), Some(16));
    }
}
