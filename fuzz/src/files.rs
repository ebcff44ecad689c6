//! Files of every kind, looked into within small limits.

use yubisashi::lens::{self, Inspection, Limits};

use super::drafts;
use super::parts::{self, Part, are_parts, compound, split};

/// Small, so that they are met often.
const LIMITS: Limits =
    Limits { file_bytes: 1 << 20, depth: 4, unpacked_bytes: 4 << 20, ratio: 50, entries: 64, text_bytes: 32 << 10 };

/// Of this many inputs one is looked at twice: the same bytes give the same answer.
const TWICE: usize = 8;

pub fn text(data: &[u8]) {
    look(data, "a.txt");
    look(data, "a.csv");
}

pub fn html(data: &[u8]) {
    look(data, "a.html");
}

pub fn rtf(data: &[u8]) {
    let text: Vec<u8> = if data.starts_with(b"{\\rtf") { data.to_vec() } else { [b"{\\rtf1", data].concat() };
    look(&text, "a.rtf");
}

/// Word, Excel and PowerPoint of today: an archive as it is, or the parts of one.
pub fn office(data: &[u8]) {
    if are_parts(data) {
        look(&archive_of("[Content_Types].xml", b"<Types/>", split(data)), "a.docx");
    } else {
        look(data, "a.xlsx");
    }
}

pub fn open_document(data: &[u8]) {
    let kind = b"application/vnd.oasis.opendocument.text";
    look(&archive_of("mimetype", kind, split(data)), "a.odt");
}

/// Word, Excel and PowerPoint before 2007: a compound file as it is, or the streams of one.
pub fn old_office(data: &[u8]) {
    if are_parts(data) {
        look(&compound(&split(data)), "a.doc");
    } else {
        look(data, "a.xls");
    }
}

pub fn pdf(data: &[u8]) {
    look(data, "a.pdf");
}

pub fn archive(data: &[u8]) {
    look(data, "a.zip");
}

pub fn message(data: &[u8]) {
    look(data, "a.eml");
}

pub fn picture(data: &[u8]) {
    look(data, "a.jpg");
}

/// What is inside, within the limits, and whether that is what an inspection may be.
pub fn inspected(data: &[u8], name: &str) -> Inspection {
    let found = lens::inspect(data, name, &LIMITS);
    if data.len().is_multiple_of(TWICE) {
        assert_eq!(found, lens::inspect(data, name, &LIMITS), "the same bytes give the same answer");
    }
    let files = found.walk().inspect(|(path, file)| {
        assert!(path.len() <= LIMITS.depth as usize + 1, "{path:?} lies too deep");
        passages_hold(file);
        file.summary().to_words();
    });
    let (count, text) = files.fold((0, 0), |(count, text), (_, file)| {
        (count + 1, text + file.passages.iter().map(|passage| passage.text.len() as u64).sum::<u64>())
    });
    assert!(count <= LIMITS.entries + 2, "{count} files");
    assert!(text <= LIMITS.text_bytes, "{text} bytes of text");
    let written = serde_json::to_vec(&found).expect("an inspection can be written");
    let read: Inspection = serde_json::from_slice(&written).expect("an inspection can be read back");
    assert_eq!(read, found, "an inspection reads back");
    found
}

fn look(data: &[u8], name: &str) {
    let found = inspected(data, name);
    assert_eq!(found.name, name);
    assert_eq!(found.size, data.len() as u64);
    drafts::checked_with(&found, data);
}

fn passages_hold(file: &Inspection) {
    for passage in &file.passages {
        let text = &passage.text;
        assert!(!text.trim().is_empty(), "a passage says something");
        let mut before = 0;
        for cell in &passage.cells {
            let at = cell.at as usize;
            assert!(text.is_char_boundary(at), "a cell begins with a character: {at} of {}", text.len());
            assert!(at >= before, "cells stand one after the other");
            assert!(cell.row > 0 && cell.column > 0, "people count from 1");
            before = at;
        }
        for at in [0, text.len() / 2, text.len()] {
            passage.spot_at(at).label();
        }
    }
}

/// The parts, with this one in front of them.
fn archive_of<'a>(name: &str, content: &'a [u8], mut rest: Vec<Part<'a>>) -> Vec<u8> {
    rest.insert(0, (name.to_owned(), content));
    parts::zip(&rest)
}
