//! What came out of looking into a file.

use serde::{Deserialize, Serialize};

use super::FileKind;

/// What one file is, holds and hides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// As its container names it; at the top, as the mail names it.
    pub name: String,
    pub kind: FileKind,
    /// Unpacked (bytes).
    pub size: u64,
    /// How much there is of it, for a summary in one line.
    pub counts: Vec<(Unit, u64)>,
    /// Its text, in reading order.
    pub passages: Vec<Passage>,
    /// What is true of it besides its text.
    pub marks: Vec<Mark>,
    /// What could not be looked into, and why.
    pub gaps: Vec<Gap>,
    /// Files inside: entries of an archive, attachments of a mail, embedded objects.
    pub inside: Vec<Inspection>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Sheets,
    Rows,
    Pages,
    Slides,
    Paragraphs,
    Lines,
    /// Files in an archive.
    Entries,
    Attachments,
    /// Of a picture, in pixels.
    Width,
    Height,
}

/// A run of text at one spot of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub spot: Spot,
    /// Why somebody who opens the file does not see it at once; `None` where they do.
    pub hidden: Option<Hidden>,
    /// Of a table: cells separated by tabs, rows by line feeds; empty cells and rows may be left out.
    pub text: String,
    /// Of a table: where each cell begins in `text`, ascending. Of paragraphs: where each begins; its number is the row.
    pub cells: Vec<Cell>,
}

/// A cell of a table. Written as `[at, row, column]`: there may be a million of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 3]", into = "[u32; 3]")]
pub struct Cell {
    /// Where its text begins, in bytes of the passage.
    pub at: u32,
    /// From 1, as people count.
    pub row: u32,
    /// From 1.
    pub column: u32,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Spot {
    /// The file as a whole, or a file that has no parts.
    Whole,
    Sheet {
        name: String,
    },
    /// A cell, row and column from 1; no sheet where the file is one table.
    Cell {
        sheet: String,
        row: u32,
        column: u32,
    },
    /// From 1.
    Page {
        number: u32,
    },
    /// From 1.
    Slide {
        number: u32,
    },
    /// From 1.
    Paragraph {
        number: u32,
    },
    /// From 1; of a passage of several lines, the first.
    Line {
        number: u32,
    },
}

/// How something in a file is kept out of sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    Sheet,
    /// A sheet that the program's menus cannot bring back.
    VeryHiddenSheet,
    Row,
    Column,
    Comment,
    /// A link to another workbook, with what was read from it last.
    ExternalLink,
    PivotCache,
    TrackedChange,
    Text,
    /// What a presenter reads while the slide is shown.
    Notes,
    Slide,
    Annotation,
    /// Text outside the visible page.
    OffPage,
    /// Text under an opaque box.
    Covered,
    /// An earlier revision that the file still holds.
    EarlierRevision,
    /// Where a picture was taken.
    Location,
}

/// What is true of a file besides its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "snake_case")]
pub enum Mark {
    /// It asks for a password.
    Encrypted,
    /// It brings macros.
    Macros,
    /// It brings a script that runs when it is opened.
    Script,
    /// It holds something out of sight: how often, and the beginning of it.
    Hidden {
        how: Hidden,
        spot: Spot,
        count: u64,
        excerpt: String,
    },
    Property {
        which: Property,
        value: String,
    },
}

/// What a file says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Property {
    Title,
    Author,
    Company,
    LastSavedBy,
    /// Of a mail inside.
    Subject,
}

/// What could not be looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub why: GapKind,
    /// What exactly, as far as it has a name; may be empty.
    pub detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    Encrypted,
    UnknownFormat,
    TooLarge,
    TooDeep,
    /// More files inside than the limit.
    TooMany,
    /// Unpacks to more than the limit, or to many times its packed size.
    Bomb,
    Damaged,
    /// Two directories of one archive say different things, or two entries share a name or bytes.
    Ambiguous,
    /// The process took longer than the limit.
    Time,
    /// The process took more memory than the limit.
    Memory,
    /// The process ended without an answer.
    Crashed,
    /// The person stopped it.
    Cancelled,
    /// Text was cut at the limit.
    Cut,
    /// Its letters are shapes that no characters stand behind.
    NoText,
}

impl From<[u32; 3]> for Cell {
    fn from([at, row, column]: [u32; 3]) -> Self {
        Self { at, row, column }
    }
}

impl From<Cell> for [u32; 3] {
    fn from(cell: Cell) -> Self {
        [cell.at, cell.row, cell.column]
    }
}

impl Inspection {
    pub fn new(name: &str, kind: FileKind, size: u64) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            size,
            counts: Vec::new(),
            passages: Vec::new(),
            marks: Vec::new(),
            gaps: Vec::new(),
            inside: Vec::new(),
        }
    }

    pub fn gap(&mut self, why: GapKind, detail: &str) {
        self.gaps.push(Gap { why, detail: detail.to_owned() });
    }

    /// Adds to how much there is of it.
    pub(super) fn count(&mut self, unit: Unit, more: u64) {
        match self.counts.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, count)) => *count += more,
            None => self.counts.push((unit, more)),
        }
    }

    /// The file and everything inside it, each with the names that lead to it below the top, in order.
    pub fn walk(&self) -> impl Iterator<Item = (Vec<&str>, &Inspection)> {
        let mut stack = vec![(Vec::new(), self)];
        std::iter::from_fn(move || {
            let (path, file) = stack.pop()?;
            stack.extend(file.inside.iter().rev().map(|inner| {
                let mut path = path.clone();
                path.push(inner.name.as_str());
                (path, inner)
            }));
            Some((path, file))
        })
    }
}

impl Passage {
    pub fn new(spot: Spot, text: impl Into<String>) -> Self {
        Self { spot, hidden: None, text: text.into(), cells: Vec::new() }
    }

    /// The narrowest spot that this byte of the text lies in.
    pub fn spot_at(&self, at: usize) -> Spot {
        let before = self.cells.partition_point(|cell| cell.at as usize <= at);
        let cell = before.checked_sub(1).and_then(|index| self.cells.get(index));
        match (&self.spot, cell) {
            (Spot::Sheet { name }, Some(cell)) => {
                Spot::Cell { sheet: name.clone(), row: cell.row, column: cell.column }
            }
            (Spot::Paragraph { .. }, Some(paragraph)) => Spot::Paragraph { number: paragraph.row },
            (Spot::Whole, Some(cell)) => Spot::Cell { sheet: String::new(), row: cell.row, column: cell.column },
            (Spot::Line { number }, None) => {
                let lines =
                    self.text.as_bytes().get(..at).map_or(0, |before| memchr::memchr_iter(b'\n', before).count());
                Spot::Line { number: number.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)) }
            }
            (spot, _) => spot.clone(),
        }
    }
}

impl Spot {
    /// As a place names it, the same in every language: `Sheet2!B7`, `p.3`; `None` for a whole file. Screens and messages
    /// say it in theirs (`Text::spot_label`), which knows these forms.
    pub fn label(&self) -> Option<String> {
        match self {
            Self::Whole => None,
            Self::Sheet { name } => Some(name.clone()),
            Self::Cell { sheet, row, column } if sheet.is_empty() => Some(format!("{}{row}", column_letters(*column))),
            Self::Cell { sheet, row, column } => Some(format!("{sheet}!{}{row}", column_letters(*column))),
            Self::Page { number } => Some(format!("p.{number}")),
            Self::Slide { number } => Some(format!("slide {number}")),
            Self::Paragraph { number } => Some(format!("¶{number}")),
            Self::Line { number } => Some(format!("line {number}")),
        }
    }
}

/// 1 → A, 26 → Z, 27 → AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn a_byte_of_a_sheet_is_in_a_cell() {
        let mut sheet = Passage::new(
            Spot::Sheet { name: "顧客".to_owned() },
            "氏名	電話
田中	03",
        );
        sheet.cells = vec![
            Cell { at: 0, row: 1, column: 1 },
            Cell { at: 7, row: 1, column: 2 },
            Cell { at: 14, row: 3, column: 1 },
            Cell { at: 21, row: 3, column: 2 },
        ];
        assert_eq!(sheet.spot_at(15).label().as_deref(), Some("顧客!A3"));
        assert_eq!(sheet.spot_at(21).label().as_deref(), Some("顧客!B3"));
    }

    #[test]
    fn everything_inside_is_walked_in_order_with_its_path() {
        let file = |name: &str| Inspection::new(name, FileKind::Archive, 1);
        let mut top = file("top.zip");
        let mut inner = file("inner.zip");
        inner.inside = vec![file("a.txt")];
        top.inside = vec![inner, file("b.txt")];
        let paths: Vec<String> = top.walk().map(|(path, _)| path.join(" › ")).collect();
        assert_eq!(paths, ["", "inner.zip", "inner.zip › a.txt", "b.txt"]);
    }
}
