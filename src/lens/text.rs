//! Text and tables of text, in any charset that Japanese and Western programs write.

use crate::mail::parse::text_of_unknown_charset;
use crate::mail::shown::normalize_line_ends;

use super::{Budget, FileKind, GapKind, Inspection, Passage, Spot, Unit};

mod table;

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let Some(text) = decoded(data, file, budget) else { return };
    let passage = if file.kind == FileKind::Table {
        let (passage, rows) = table::read(&text, table::separator(&text, &file.name));
        file.counts.push((Unit::Rows, rows));
        passage
    } else if matches!(file.kind, FileKind::Calendar | FileKind::Contact) {
        // Their lines are folded where no sentence ends (RFC 5545 §3.1, RFC 6350 §3.2).
        Passage::new(Spot::Whole, text.replace("\n ", "").replace("\n\t", ""))
    } else {
        file.counts.push((Unit::Lines, text.lines().count() as u64));
        Passage::new(Spot::Line { number: 1 }, text)
    };
    keep(passage, file, budget);
}

/// Decoded, with `LF`; what cannot be decoded, or is no text at all, is told.
pub(super) fn decoded(data: &[u8], file: &mut Inspection, budget: &Budget) -> Option<String> {
    let most = usize::try_from(budget.text_left()).unwrap_or(usize::MAX);
    let read = data.get(..most).map_or(data, whole_characters);
    if read.len() < data.len() {
        file.gap(GapKind::Cut, "");
    }
    let text = decode(read);
    if text.contains('\0') {
        file.gap(GapKind::UnknownFormat, "");
        return None;
    }
    if text.contains('\u{FFFD}') {
        file.gap(GapKind::Damaged, "");
    }
    Some(normalize_line_ends(&text).into_owned())
}

/// Keeps a passage as far as the limit allows.
pub(super) fn keep(mut passage: Passage, file: &mut Inspection, budget: &mut Budget) {
    let left = usize::try_from(budget.text_left()).unwrap_or(usize::MAX);
    if passage.text.len() > left {
        let end = passage.text.floor_char_boundary(left);
        passage.text.truncate(end);
        passage.cells.retain(|cell| (cell.at as usize) < end);
        file.gap(GapKind::Cut, "");
    }
    if !passage.text.trim().is_empty() {
        budget.take_text(passage.text.len() as u64);
        file.passages.push(passage);
    }
}

/// Without the character of UTF-8 that was cut in two, or without the line that may end in such a one.
fn whole_characters(cut: &[u8]) -> &[u8] {
    let end = match std::str::from_utf8(cut) {
        Ok(_) => cut.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => memchr::memrchr(b'\n', cut).map_or(cut.len(), |at| at + 1),
    };
    cut.get(..end).unwrap_or(cut)
}

fn decode(data: &[u8]) -> String {
    match utf_16(data) {
        Some(encoding) => encoding.decode(data).0.into_owned(),
        None => text_of_unknown_charset(data),
    }
}

/// UTF-16 by its mark, or without one by the zeros of ASCII in every other place.
fn utf_16(data: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = data.get(..1024).unwrap_or(data);
    if head.starts_with(b"\xFF\xFE") {
        return Some(encoding_rs::UTF_16LE);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(encoding_rs::UTF_16BE);
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match (even, odd) {
        (0, odd) if odd > 0 && odd * 10 >= pairs => Some(encoding_rs::UTF_16LE),
        (even, 0) if even > 0 && even * 10 >= pairs => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::testing::outline;
    use crate::lens::{Limits, inspect};

    #[test]
    fn text_is_read_in_the_charsets_of_the_day() {
        let text = "お世話になっております。\r\n見積書をお送りします。\r\n";
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&b"\xFF\xFE"[..], &utf_16].concat();
        let big: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let encoded = |encoding: &'static encoding_rs::Encoding| encoding.encode(text).0.into_owned();
        for data in [
            text.as_bytes().to_vec(),
            [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat(),
            marked,
            big,
            encoded(encoding_rs::SHIFT_JIS),
            encoded(encoding_rs::EUC_JP),
            encoded(encoding_rs::ISO_2022_JP),
        ] {
            assert_eq!(
                outline(&data, "a.txt"),
                "text lines=2 「お世話になっております。|見積書をお送りします。」",
                "{data:02x?}"
            );
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_told_by_its_zeros() {
        let data: Vec<u8> = "price: 1,200".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(outline(&data, "a.txt"), "text lines=1 「price: 1,200」");
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(outline(b"\x00\x01\x02\x00\x00\x07\x01\x00\x00", "a.txt"), "text gap=unknown_format");
        assert_eq!(outline(b"ok\x81\xFF\xFE\xFD\n", "a.txt").split(' ').next(), Some("text"));
    }

    #[test]
    fn a_place_in_a_text_is_a_line() {
        let found = inspect(b"one\ntwo\nthree", "a.txt", &Limits::default());
        let passage = &found.passages[0];
        let lines = [0, 3, 4, 8, 12].map(|at| passage.spot_at(at).label().unwrap());
        assert_eq!(lines, ["line 1", "line 1", "line 2", "line 3", "line 3"]);
    }

    #[test]
    fn long_text_is_cut_and_that_is_told() {
        let limits = Limits { text_bytes: 10, ..Limits::default() };
        let found = inspect("見積書".repeat(5).as_bytes(), "a.txt", &limits);
        assert_eq!(found.passages[0].text, "見積書");
        assert!(found.gaps.iter().all(|gap| gap.why == GapKind::Cut) && !found.gaps.is_empty());
    }

    #[test]
    fn folded_lines_of_a_calendar_are_joined() {
        let data = "BEGIN:VCALENDAR\r\nSUMMARY:社\r\n 外秘\r\nEND:VCALENDAR\r\n";
        assert_eq!(outline(data.as_bytes(), "a.ics"), "calendar 「BEGIN:VCALENDAR|SUMMARY:社外秘|END:VCALENDAR」");
    }
}
