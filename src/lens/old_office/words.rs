//! The text of Word files (MS-DOC): pieces in the order of the text.

use super::super::grid::excerpt;
use super::super::text::keep;
use super::super::{Budget, GapKind, Hidden, Inspection, Mark, Passage, Spot, paragraphs};
use super::binary::{u16_at, u32_at};
use super::{Streams, encrypted};

/// Where the length of the text itself stands.
const MAIN: usize = 76;

/// Parts of the text in their order, as the file counts their characters (MS-DOC §2.5.4).
const STORIES: [(usize, Option<Hidden>); 7] = [
    (MAIN, None),
    // Footnotes, headers, comments, endnotes, text boxes, text boxes of headers.
    (80, None),
    (84, None),
    (92, Some(Hidden::Comment)),
    (96, None),
    (100, None),
    (104, None),
];

pub(super) fn read(streams: &Streams<'_, '_>, file: &mut Inspection, budget: &mut Budget) {
    let Some(document) = streams.read("WordDocument", file, budget) else { return };
    let flags = u16_at(&document, 10).unwrap_or(0);
    if flags & 0x0100 != 0 {
        return encrypted(file);
    }
    // Before Word 97 files were of another kind.
    if u16_at(&document, 2).is_none_or(|version| version < 0x00C1) {
        return file.gap(GapKind::UnknownFormat, "");
    }
    let table = if flags & 0x0200 == 0 { "0Table" } else { "1Table" };
    let Some(table) = streams.read(table, file, budget) else {
        return file.gap(GapKind::Damaged, table);
    };
    let Some(units) = text(&document, &table) else {
        return file.gap(GapKind::Damaged, "");
    };
    let mut rest = units.as_slice();
    for (at, hidden) in STORIES {
        let len = u32_at(&document, at).and_then(|len| usize::try_from(len).ok()).unwrap_or(0);
        let (story, later) = rest.split_at_checked(len).unwrap_or((rest, &[]));
        rest = later;
        let text = shown(story);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count() as u64;
        if let Some(how) = hidden.filter(|_| lines > 0) {
            file.marks.push(Mark::Hidden { how, spot: Spot::Whole, count: lines, excerpt: excerpt(&text) });
        }
        if at == MAIN {
            paragraphs::put(&text, hidden, file, budget);
        } else {
            keep(Passage { hidden, ..Passage::new(Spot::Whole, text.trim_end()) }, file, budget);
        }
    }
}

/// Every character, put together from its pieces (MS-DOC §2.4.1).
fn text(document: &[u8], table: &[u8]) -> Option<Vec<u16>> {
    let start = usize::try_from(u32_at(document, 0x01A2)?).ok()?;
    let len = usize::try_from(u32_at(document, 0x01A6)?).ok()?;
    let mut rest = table.get(start..)?.get(..len)?;
    // Formats come first.
    while rest.first() == Some(&1) {
        rest = rest.get(3 + usize::from(u16_at(rest, 1)?)..)?;
    }
    let pieces = rest.strip_prefix(&[2])?.get(4..)?;
    let count = pieces.len().checked_sub(4)? / 12;
    let mut units = Vec::new();
    for index in 0..count {
        let at = |index: usize| u32_at(pieces, index * 4).and_then(|at| usize::try_from(at).ok());
        let len = at(index + 1)?.checked_sub(at(index)?)?;
        let place = u32_at(pieces, (count + 1) * 4 + index * 8 + 2)?;
        let start = usize::try_from(place & 0x3FFF_FFFF).ok()?;
        if place & 0x4000_0000 == 0 {
            let bytes = document.get(start..)?.get(..len.checked_mul(2)?)?;
            units.extend(bytes.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)));
        } else {
            let bytes = document.get(start / 2..)?.get(..len)?;
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            units.extend(text.encode_utf16());
        }
        // Honest pieces do not overlap.
        if units.len() > document.len() {
            return None;
        }
    }
    Some(units)
}

/// The text as it is shown: fields by their results, cells apart.
fn shown(units: &[u16]) -> String {
    let mut text = String::new();
    // For each open field, whether its result has begun.
    let mut fields: Vec<bool> = Vec::new();
    let mut last = '\0';
    for character in char::decode_utf16(units.iter().copied()).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)) {
        let is_instruction = fields.contains(&false);
        match character {
            '\u{13}' if fields.len() < 100 => fields.push(false),
            '\u{14}' => {
                if let Some(field) = fields.last_mut() {
                    *field = true;
                }
            }
            '\u{15}' => drop(fields.pop()),
            _ if is_instruction => {}
            // A cell ends; a row ends with a cell of nothing.
            '\u{7}' if last == '\u{7}' => text.push('\n'),
            '\u{7}' | '\t' => text.push('\t'),
            '\r' | '\u{B}' | '\u{C}' => text.push('\n'),
            '\u{1E}' => text.push('-'),
            '\0'..='\u{1F}' => {}
            character => text.push(character),
        }
        last = character;
    }
    text
}
