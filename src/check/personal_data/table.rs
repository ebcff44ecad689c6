//! Rows of a table: which column holds what, by the row of headings above.

use std::ops::Range;

use crate::lens::Cell;

use super::context::{Marks, Topic};
use super::kind::Kind;

/// The columns that a row of headings names.
#[derive(Debug, Clone)]
pub(super) struct Header {
    split: Split,
    /// By column from 1; `None` for a column about something else.
    columns: Vec<(u32, Option<Kind>)>,
}

/// How the cells of a row stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Split {
    /// As the file says.
    Cells,
    At(char),
    /// Two spaces or more.
    Spaces,
}

/// What the column of a number says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// There is no table, or no headings.
    None,
    Of(Kind),
    /// Headed by something else.
    Other,
}

/// Columns beyond this are not told apart.
const MOST_COLUMNS: usize = 512;
/// Longer cells are no headings (characters).
const LONGEST_HEADING: usize = 24;

impl Header {
    /// Reads a line as a row of headings, if it can be one.
    pub(super) fn read(text: &str, line: &Range<usize>, cells: &[Cell], marks: &Marks) -> Option<Self> {
        let speaks = |topic: Topic| heading(topic).is_some() || topic == Topic::PerhapsName;
        marks.within(line.clone()).find(|mark| speaks(mark.topic))?;
        let written = text.get(line.clone())?;
        if written.contains('@') || written.bytes().filter(u8::is_ascii_digit).count() > 4 {
            return None;
        }
        let split = if cells.is_empty() { Split::of(written)? } else { Split::Cells };
        let mut columns: Vec<(u32, Option<Kind>)> = Vec::new();
        let mut perhaps = Vec::new();
        for (column, cell) in split.cells(text, line, cells).into_iter().take(MOST_COLUMNS) {
            let heading = text.get(cell.clone())?.trim();
            if heading.chars().count() > LONGEST_HEADING || heading.contains([':', '：', '。']) {
                return None;
            }
            let kind = marks.within(cell.clone()).find_map(|mark| self::heading(mark.topic));
            let name = marks.within(cell.clone()).any(|mark| {
                mark.topic == Topic::PerhapsName && text.get(mark.start..mark.end).is_some_and(|word| word == heading)
            });
            if kind.is_none() && name {
                perhaps.push(columns.len());
            }
            columns.push((column, kind));
        }
        let about_people = columns.iter().any(|(_, kind)| kind.is_some());
        // Commas and spaces part sentences too: there one word that could be a heading is none.
        let told = columns.iter().filter(|(_, kind)| kind.is_some()).count() + perhaps.len();
        if matches!(split, Split::At(',' | '\u{3000}') | Split::Spaces) && told < 2 {
            return None;
        }
        for index in perhaps {
            if let Some((_, kind)) = columns.get_mut(index) {
                *kind = Some(Kind::Name);
            }
        }
        about_people.then_some(Self { split, columns })
    }

    /// The cells of a row, each with what its column is about.
    pub(super) fn row(&self, text: &str, line: &Range<usize>, cells: &[Cell]) -> Vec<(Range<usize>, Option<Kind>)> {
        let kind = |column: u32| {
            let index = self.columns.binary_search_by_key(&column, |(known, _)| *known).ok()?;
            self.columns.get(index).and_then(|(_, kind)| *kind)
        };
        self.split.cells(text, line, cells).into_iter().map(|(column, cell)| (cell, kind(column))).collect()
    }
}

/// The kind that a column with this word in its heading holds.
fn heading(topic: Topic) -> Option<Kind> {
    match topic {
        Topic::Of(kind) => Some(kind),
        Topic::Account => Some(Kind::BankAccount),
        Topic::Insured => Some(Kind::Insurance),
        Topic::AccountKind
        | Topic::Bank
        | Topic::Payee
        | Topic::PerhapsName
        | Topic::Private
        | Topic::Company
        | Topic::Prefecture
        | Topic::Street => None,
    }
}

impl Split {
    fn of(line: &str) -> Option<Self> {
        let written = ['\t', '|', ',', '\u{3000}'].into_iter().find(|sign| line.trim_matches(*sign).contains(*sign));
        match written {
            Some(sign) => Some(Self::At(sign)),
            None => line.trim().contains("  ").then_some(Self::Spaces),
        }
    }

    /// Column from 1 and bytes of each cell of a line.
    fn cells(self, text: &str, line: &Range<usize>, cells: &[Cell]) -> Vec<(u32, Range<usize>)> {
        match self {
            Self::Cells => of_sheet(line, cells),
            Self::At(sign) => of_text(text, line, |rest| {
                // A sign within quotes is part of the cell (RFC 4180).
                let mut quoted = false;
                let end = rest.char_indices().find(|(_, letter)| {
                    quoted ^= *letter == '"';
                    !quoted && *letter == sign
                });
                end.map(|(at, letter)| (at, letter.len_utf8()))
            }),
            Self::Spaces => of_text(text, line, |rest| {
                let at = rest.find("  ")?;
                let gap = rest.get(at..)?.bytes().take_while(|byte| *byte == b' ').count();
                Some((at, gap))
            }),
        }
    }
}

fn of_sheet(line: &Range<usize>, cells: &[Cell]) -> Vec<(u32, Range<usize>)> {
    let from = cells.partition_point(|cell| (cell.at as usize) < line.start);
    let to = cells.partition_point(|cell| (cell.at as usize) < line.end);
    let row = cells.get(from..to).unwrap_or_default();
    let ends = row.iter().skip(1).map(|cell| (cell.at as usize).saturating_sub(1)).chain([line.end]);
    row.iter().zip(ends).map(|(cell, end)| (cell.column, cell.at as usize..end.max(cell.at as usize))).collect()
}

/// `next` finds where a cell ends in what is left of the line, and how long the sign behind it is.
fn of_text(text: &str, line: &Range<usize>, next: impl Fn(&str) -> Option<(usize, usize)>) -> Vec<(u32, Range<usize>)> {
    let mut cells = Vec::new();
    let mut start = line.start;
    for column in 1.. {
        let rest = text.get(start..line.end).unwrap_or_default();
        let Some((end, sign)) = next(rest) else {
            cells.push((column, start..line.end));
            break;
        };
        cells.push((column, start..start + end));
        start += end + sign;
    }
    cells
}
