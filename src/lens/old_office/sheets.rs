//! Workbooks of Excel 97 to 2003 (MS-XLS, BIFF8).

use std::collections::{HashMap, HashSet};

use super::super::grid::{Grid, excerpt};
use super::super::number::Look;
use super::super::{Budget, GapKind, Hidden, Inspection, Mark, Passage, Spot};
use super::binary::{f64_at, u16_at, u32_at};
use super::strings::Pieces;
use super::{Streams, encrypted};

/// A workbook may have about 4,000 cell formats and as many sheets as fit.
const MOST: usize = 70_000;

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    strings: Vec<String>,
    codes: HashMap<u16, Look>,
    formats: Vec<u16>,
    from_1904: bool,
    is_encrypted: bool,
    has_macros: bool,
}

struct Sheet {
    name: String,
    state: Option<Hidden>,
    start: usize,
}

/// A record: its kind, its bytes, and those of the records that continue it.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    more: Vec<&'a [u8]>,
}

struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.rest, 0)?;
        let len = usize::from(u16_at(self.rest, 2)?);
        let data = self.rest.get(4..)?;
        let (data, rest) = data.split_at_checked(len).unwrap_or((data, &[]));
        self.rest = rest;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        const CONTINUE: u16 = 0x3C;
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            more.extend(self.one().map(|(_, data)| data));
        }
        Some(Record { kind, data, more })
    }
}

impl<'a> Record<'a> {
    fn pieces(&self) -> Pieces<'a> {
        Pieces::new(std::iter::once(self.data).chain(self.more.iter().copied()).collect())
    }
}

pub(super) fn read(streams: &Streams<'_, '_>, file: &mut Inspection, budget: &mut Budget) {
    let Some(data) = streams.read("Workbook", file, budget) else { return };
    // Excel 5 and 95 wrote strings in another way.
    if u16_at(&data, 4) != Some(0x0600) {
        return file.gap(GapKind::UnknownFormat, "");
    }
    let book = Book::read(&data, budget);
    if book.is_encrypted {
        return encrypted(file);
    }
    if book.has_macros {
        file.marks.push(Mark::Macros);
    }
    for sheet in &book.sheets {
        // Many sheets that begin at one place would be read many times.
        if !budget.take_entry() || !budget.take_unpacked(data.len() as u64 / 64) {
            return file.gap(GapKind::Bomb, "");
        }
        match data.get(sheet.start..) {
            Some(rest) => read_sheet(&book, sheet, rest, file, budget),
            None => file.gap(GapKind::Damaged, &sheet.name),
        }
    }
}

impl Book {
    fn read(data: &[u8], budget: &mut Budget) -> Self {
        let mut book = Self::default();
        for record in (Records { rest: data }) {
            let number = |at| u16_at(record.data, at).unwrap_or(0);
            match record.kind {
                0x0A => break,
                0x2F => book.is_encrypted = true,
                0x22 => book.from_1904 = number(0) == 1,
                0x85 if book.sheets.len() < MOST => book.sheet(&record),
                0xE0 if book.formats.len() < MOST => book.formats.push(number(2)),
                0x041E => {
                    let mut pieces = record.pieces();
                    let code = pieces.u16().zip(pieces.rich_string());
                    book.codes.extend(code.map(|(id, code)| (id, Look::of_code(&code))));
                }
                0xFC => book.strings = strings(&record, budget.text_left()),
                _ => {}
            }
        }
        book
    }

    fn sheet(&mut self, record: &Record<'_>) {
        let mut pieces = record.pieces();
        let mut entry = || {
            let start = usize::try_from(pieces.u32()?).ok()?;
            let (state, kind) = (pieces.byte()?, pieces.byte()?);
            let len = usize::from(pieces.byte()?);
            let flags = pieces.byte()?;
            Some((start, state, kind, pieces.characters(len, flags)?))
        };
        let Some((start, state, kind, name)) = entry() else { return };
        self.has_macros |= matches!(kind, 1 | 6);
        let state = match state & 3 {
            1 => Some(Hidden::Sheet),
            2 => Some(Hidden::VeryHiddenSheet),
            _ => None,
        };
        self.sheets.push(Sheet { name, state, start });
    }

    fn show(&self, format: u16, number: f64) -> String {
        let id = self.formats.get(usize::from(format)).copied().unwrap_or(0);
        let look = self.codes.get(&id).cloned().unwrap_or_else(|| Look::built_in(u32::from(id)));
        let mut text = String::new();
        look.show(&number.to_string(), self.from_1904, &mut text);
        text
    }
}

/// The strings that cells share.
fn strings(record: &Record<'_>, room: u64) -> Vec<String> {
    let mut pieces = record.pieces();
    let mut strings = Vec::new();
    let mut left = room;
    if pieces.skip(8).is_none() {
        return strings;
    }
    while let Some(text) = pieces.rich_string() {
        let Some(rest) = left.checked_sub(text.len() as u64 + 24) else { break };
        left = rest;
        strings.push(text);
    }
    strings
}

/// What is remembered from one record of a sheet to the next.
#[derive(Default)]
struct Rest {
    hidden_rows: HashSet<u16>,
    /// The cell of a formula whose text follows.
    waiting: Option<(u16, u16)>,
    /// The comment whose text follows.
    comment: Option<u16>,
    comments: HashMap<u16, String>,
    notes: Vec<(u16, u16, u16)>,
}

fn read_sheet(book: &Book, sheet: &Sheet, data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let mut grid = Grid::new(&sheet.name, sheet.state);
    let mut rest = Rest::default();
    // Charts on a sheet are read over: they begin and end inside it.
    let mut depth = 0_u32;
    for record in (Records { rest: data }) {
        match record.kind {
            0x0809 => depth += 1,
            0x0A if depth <= 1 => break,
            0x0A => depth -= 1,
            _ if depth == 1 => {
                rest.note(&record, &mut grid);
                for (row, column, text) in cells(book, &record, &mut rest) {
                    let hidden = rest.hidden_rows.contains(&row);
                    grid.put(u32::from(row) + 1, u32::from(column) + 1, &text, hidden, budget);
                }
            }
            _ => {}
        }
    }
    grid.finish(file);
    put_comments(&sheet.name, &rest, file, budget);
}

impl Rest {
    /// Rows, columns and comments.
    fn note(&mut self, record: &Record<'_>, grid: &mut Grid) {
        let number = |at| u16_at(record.data, at).unwrap_or(0);
        match record.kind {
            0x0208 if number(12) & 0x20 != 0 => {
                self.hidden_rows.insert(number(0));
            }
            0x7D if number(8) & 1 != 0 => grid.hide_columns(u32::from(number(0)) + 1, u32::from(number(2)) + 1),
            // An object, and the text of the object before (MS-XLS §2.4.181, §2.4.329).
            0x5D => self.comment = (number(4) == 0x19).then_some(number(6)),
            0x01B6 => {
                let len = usize::from(number(10));
                let text = Pieces::new(record.more.clone());
                if let (Some(id), Some(text)) = (self.comment.take(), continued(text, len)) {
                    self.comments.insert(id, text);
                }
            }
            0x1C if self.notes.len() < MOST => self.notes.push((number(0), number(2), number(6))),
            _ => {}
        }
    }
}

fn continued(mut pieces: Pieces<'_>, len: usize) -> Option<String> {
    let flags = pieces.byte()?;
    pieces.characters(len, flags)
}

/// The cells of a record: row and column from 0, and the text.
fn cells(book: &Book, record: &Record<'_>, rest: &mut Rest) -> Vec<(u16, u16, String)> {
    let data = record.data;
    let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { return Vec::new() };
    let format = u16_at(data, 4).unwrap_or(0);
    let text = match record.kind {
        0xFD => u32_at(data, 6)
            .and_then(|index| usize::try_from(index).ok())
            .and_then(|index| book.strings.get(index).cloned()),
        0x0203 => f64_at(data, 6).map(|number| book.show(format, number)),
        0x027E => u32_at(data, 6).map(|number| book.show(format, packed(number))),
        0xBD => {
            let numbers = data.get(4..).unwrap_or_default().chunks_exact(6).zip(column..=u16::MAX);
            let cells = numbers.filter_map(|(cell, column)| {
                let text = book.show(u16_at(cell, 0)?, packed(u32_at(cell, 2)?));
                Some((row, column, text))
            });
            return cells.collect();
        }
        0x0204 | 0xD6 => {
            let mut pieces = record.pieces();
            pieces.skip(6).and_then(|()| pieces.rich_string())
        }
        0x06 => {
            let is_number = u16_at(data, 12) != Some(0xFFFF);
            rest.waiting = (!is_number && data.get(6) == Some(&0)).then_some((row, column));
            f64_at(data, 6).filter(|_| is_number).map(|number| book.show(format, number))
        }
        0x0207 => {
            let text = record.pieces().rich_string();
            return rest
                .waiting
                .take()
                .zip(text)
                .map(|((row, column), text)| (row, column, text))
                .into_iter()
                .collect();
        }
        _ => None,
    };
    text.map(|text| (row, column, text)).into_iter().collect()
}

/// A number in four bytes (MS-XLS §2.5.217).
fn packed(number: u32) -> f64 {
    let value = if number & 2 == 0 {
        f64::from_bits(u64::from(number & !3) << 32)
    } else {
        f64::from(number.cast_signed() >> 2)
    };
    if number & 1 == 0 { value } else { value / 100.0 }
}

fn put_comments(sheet: &str, rest: &Rest, file: &mut Inspection, budget: &mut Budget) {
    let texts = rest.notes.iter().filter_map(|(row, column, id)| {
        let text = rest.comments.get(id).filter(|text| !text.trim().is_empty())?;
        let spot = Spot::Cell { sheet: sheet.to_owned(), row: u32::from(*row) + 1, column: u32::from(*column) + 1 };
        Some((spot, text))
    });
    let texts: Vec<_> = texts.filter(|(_, text)| budget.take_text(text.len() as u64)).collect();
    let Some((spot, text)) = texts.first() else { return };
    let (how, count) = (Hidden::Comment, texts.len() as u64);
    file.marks.push(Mark::Hidden { how, spot: spot.clone(), count, excerpt: excerpt(text) });
    let passages =
        texts.into_iter().map(|(spot, text)| Passage { hidden: Some(how), ..Passage::new(spot, text.as_str()) });
    file.passages.extend(passages);
}
