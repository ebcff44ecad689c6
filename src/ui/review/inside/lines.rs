//! The texts of one file as lines: headings, rows of tables, and plain lines.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::Ui;

use super::found::Found;
use crate::lens::{Inspection, Passage, Spot};
use crate::ui::fonts;
use crate::ui::review::body;
use crate::ui::review::view::id;

/// The widths of columns follow the cells of so many rows.
const MEASURED: u32 = 500;
const NARROWEST: f32 = 44.0;
const WIDEST: f32 = 300.0;

pub(super) struct Lines {
    of: (u64, usize),
    /// In the order of the file.
    pub(super) all: Vec<Line>,
    /// One for each text; `None` where it is no table.
    pub(super) tables: Vec<Option<Table>>,
}

/// The numbers are those of the file's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// Where the text stands, and how it is hidden.
    Heading(usize),
    /// The letters above the columns of a table.
    Columns(usize),
    Cells {
        passage: usize,
        cells: Range<usize>,
    },
    Plain {
        passage: usize,
        range: Range<usize>,
    },
}

#[derive(Default)]
pub(super) struct Table {
    /// Ascending by number.
    pub(super) columns: Vec<Column>,
    pub(super) width: f32,
}

pub(super) struct Column {
    pub(super) number: u32,
    /// From the left edge of the first (points).
    pub(super) left: f32,
    pub(super) width: f32,
}

impl Lines {
    pub(super) fn load(ui: &Ui, found: &Found, file: usize) -> Option<Arc<Self>> {
        let name = id().with("lines inside");
        let of = (found.stamp, file);
        let kept = ui.data(|data| data.get_temp::<Arc<Self>>(name)).filter(|lines| lines.of == of);
        kept.or_else(|| {
            let file = found.file(file)?;
            let fresh = Arc::new(ui.fonts_mut(|fonts| Self::new(of, file, |c| fonts.glyph_width(&fonts::text(), c))));
            ui.data_mut(|data| data.insert_temp(name, fresh.clone()));
            Some(fresh)
        })
    }

    /// `glyph` is the width of a character.
    fn new(of: (u64, usize), file: &Inspection, mut glyph: impl FnMut(char) -> f32) -> Self {
        let mut new = Self { of, all: Vec::new(), tables: Vec::new() };
        for (at, passage) in file.passages.iter().enumerate() {
            if has_heading(passage) {
                new.all.push(Line::Heading(at));
            }
            if is_table(passage) {
                new.all.push(Line::Columns(at));
                new.all.extend(rows(passage).map(|cells| Line::Cells { passage: at, cells }));
                new.tables.push(Some(Table::of(passage, &mut glyph)));
            } else {
                let plain = body::split(&passage.text).into_iter();
                new.all.extend(plain.map(|range| Line::Plain { passage: at, range }));
                new.tables.push(None);
            }
        }
        new
    }

    /// As wide as the widest table.
    pub(super) fn width(&self) -> f32 {
        self.tables.iter().flatten().map(|table| table.width).fold(0.0, f32::max)
    }

    /// The line on which bytes of a text begin; its heading where no bytes are named.
    pub(super) fn line_of(&self, file: &Inspection, passage: usize, at: Option<usize>) -> Option<usize> {
        self.all.iter().rposition(|line| match (line, at) {
            (Line::Heading(of), None) => *of == passage,
            (Line::Cells { passage: of, cells }, Some(at)) if *of == passage => begins(file, passage, cells) <= at,
            (Line::Plain { passage: of, range }, Some(at)) if *of == passage => range.start <= at,
            (Line::Cells { .. } | Line::Plain { .. } | Line::Heading(_) | Line::Columns(_), _) => false,
        })
    }
}

fn begins(file: &Inspection, passage: usize, cells: &Range<usize>) -> usize {
    let cell = file.passages.get(passage).and_then(|passage| passage.cells.get(cells.start));
    cell.map_or(usize::MAX, |cell| cell.at as usize)
}

/// Lines and paragraphs that are seen need no name.
fn has_heading(passage: &Passage) -> bool {
    let named = match passage.spot {
        Spot::Sheet { .. } | Spot::Cell { .. } | Spot::Page { .. } | Spot::Slide { .. } => true,
        Spot::Whole | Spot::Paragraph { .. } | Spot::Line { .. } => false,
    };
    named || passage.hidden.is_some()
}

fn is_table(passage: &Passage) -> bool {
    let can_be = matches!(passage.spot, Spot::Sheet { .. } | Spot::Cell { .. } | Spot::Whole);
    can_be && !passage.cells.is_empty()
}

/// Cells of the same row.
fn rows(passage: &Passage) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    passage.cells.chunk_by(|one, next| one.row == next.row).map(move |row| {
        let from = start;
        start += row.len();
        from..start
    })
}

/// Bytes of a cell's text.
pub(super) fn cell_range(passage: &Passage, at: usize) -> Range<usize> {
    let start = passage.cells.get(at).map_or(0, |cell| cell.at as usize);
    let end = passage.cells.get(at + 1).map_or(passage.text.len(), |next| (next.at as usize).saturating_sub(1));
    start..end.max(start)
}

impl Table {
    fn of(passage: &Passage, glyph: &mut impl FnMut(char) -> f32) -> Self {
        let numbers: BTreeSet<u32> = passage.cells.iter().map(|cell| cell.column).collect();
        let mut columns: Vec<Column> =
            numbers.into_iter().map(|number| Column { number, left: 0.0, width: NARROWEST }).collect();
        let first = passage.cells.first().map_or(0, |cell| cell.row);
        let measured = passage.cells.iter().take_while(|cell| cell.row < first.saturating_add(MEASURED));
        for (at, cell) in measured.enumerate() {
            let text = passage.text.get(cell_range(passage, at)).unwrap_or_default();
            let found = columns.binary_search_by_key(&cell.column, |column| column.number);
            if let Some(column) = found.ok().and_then(|at| columns.get_mut(at)) {
                column.width = column.width.max(width(text, glyph));
            }
        }
        let mut left = HEADINGS;
        for column in &mut columns {
            column.left = left;
            left += column.width;
        }
        Self { columns, width: left }
    }

    pub(super) fn column(&self, number: u32) -> Option<&Column> {
        let at = self.columns.binary_search_by_key(&number, |column| column.number).ok()?;
        self.columns.get(at)
    }
}

/// What the numbers of the rows take (points).
pub(super) const HEADINGS: f32 = 52.0;
/// Between a cell's edge and its text (points).
pub(super) const PADDING: f32 = 6.0;

fn width(text: &str, glyph: &mut impl FnMut(char) -> f32) -> f32 {
    // A point more than the letters take: rounding breaks no line.
    let mut width = 2.0 * PADDING + 1.0;
    for c in text.chars() {
        width += glyph(c);
        if width >= WIDEST {
            return WIDEST;
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::{Cell, FileKind};

    fn workbook() -> Inspection {
        let mut file = Inspection::new("a.xlsx", FileKind::Excel, 1);
        let mut sheet = Passage::new(Spot::Sheet { name: "顧客".to_owned() }, "氏名\t電話\n田中\t03");
        let cells = [(0, 1, 1), (7, 1, 4), (14, 7, 1), (21, 7, 4)];
        sheet.cells = cells.map(|(at, row, column)| Cell { at, row, column }).into();
        file.passages = vec![sheet, Passage::new(Spot::Page { number: 1 }, "one\ntwo")];
        file
    }

    #[test]
    fn a_sheet_is_rows_and_a_page_is_lines() {
        let lines = Lines::new((0, 0), &workbook(), |_| 10.0);
        assert_eq!(
            lines.all,
            [
                Line::Heading(0),
                Line::Columns(0),
                Line::Cells { passage: 0, cells: 0..2 },
                Line::Cells { passage: 0, cells: 2..4 },
                Line::Heading(1),
                Line::Plain { passage: 1, range: 0..3 },
                Line::Plain { passage: 1, range: 4..7 },
            ]
        );
        let columns = lines.tables[0].as_ref().unwrap().columns.iter().map(|column| column.number);
        assert_eq!(columns.collect::<Vec<_>>(), [1, 4]);
    }

    #[test]
    fn a_cell_is_its_text_without_separators() {
        let file = workbook();
        let text = |at| file.passages[0].text.get(cell_range(&file.passages[0], at)).unwrap();
        assert_eq!([0, 1, 2, 3].map(text), ["氏名", "電話", "田中", "03"]);
    }

    #[test]
    fn evidence_is_on_the_line_where_it_begins() {
        let file = workbook();
        let lines = Lines::new((0, 0), &file, |_| 10.0);
        assert_eq!(lines.line_of(&file, 0, Some(22)), Some(3));
        assert_eq!(lines.line_of(&file, 1, Some(4)), Some(6));
        assert_eq!(lines.line_of(&file, 1, None), Some(4));
    }
}
