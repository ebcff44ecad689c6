//! Tables: their cells side by side, padded to columns.

use std::ops::Range;

use crate::mail::fold::chars::width;

/// Cells wider than this take no part in the padding (columns).
const WIDEST: usize = 40;
/// Columns beyond this are not padded.
const MOST_COLUMNS: usize = 64;
const SEPARATOR: &str = " | ";

/// A table being read. Its cells stand in the text one below the other until it ends.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Where it begins in the text.
    start: usize,
    rows: Vec<Vec<Cell>>,
    /// Where the open cell begins, and how many columns it takes.
    open: Option<(usize, usize)>,
    /// It has a table in one of its cells: it is there for layout, and its cells stay below each other.
    pub(super) nested: bool,
}

#[derive(Debug, Clone)]
struct Cell {
    range: Range<usize>,
    columns: usize,
}

/// Where pieces of the text went.
pub(super) struct Moves {
    pieces: Vec<(Range<usize>, usize)>,
    /// Where the table begins.
    start: usize,
}

impl Table {
    pub(super) fn new(start: usize) -> Self {
        Self { start, ..Self::default() }
    }

    pub(super) fn start(&self) -> usize {
        self.start
    }

    pub(super) fn begin_row(&mut self) {
        if !self.nested {
            self.rows.push(Vec::new());
        }
    }

    pub(super) fn begin_cell(&mut self, start: usize, columns: u32) {
        self.open = Some((start, columns.clamp(1, 50) as usize));
    }

    pub(super) fn end_cell(&mut self, end: usize) {
        let Some((start, columns)) = self.open.take() else { return };
        if self.nested {
            self.rows.clear();
            return;
        }
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(Cell { range: start..end.max(start), columns });
        }
    }

    /// Writes the text of the table anew with cells side by side; `padding` is how many spaces may be spent on it.
    pub(super) fn align(self, text: &mut String, padding: &mut usize) -> Option<Moves> {
        if self.nested || !self.rows.iter().any(|row| row.len() > 1) {
            return None;
        }
        let old = text.get(self.start..)?.to_owned();
        let piece =
            |range: &Range<usize>| old.get(range.start - self.start..range.end - self.start).unwrap_or_default();
        let between = self.between_rows(text.len(), &piece)?;
        let widths = column_widths(&self.rows, &piece);
        let mut moves = Moves { pieces: Vec::new(), start: self.start };
        text.truncate(self.start);
        for (row, before) in self.rows.iter().zip(&between) {
            write_line(before, &piece, text, &mut moves);
            write_row(row, &widths, &piece, text, padding, &mut moves);
        }
        if let Some(after) = between.last() {
            write_line(after, &piece, text, &mut moves);
        }
        if text.ends_with('\n') {
            text.pop();
        }
        Some(moves)
    }

    /// What stands before each row and after the last one: captions, and what broken markup leaves outside of cells.
    /// `None` when there is text between the cells of one row, which has no place beside them.
    fn between_rows<'t>(&self, end: usize, piece: &impl Fn(&Range<usize>) -> &'t str) -> Option<Vec<Range<usize>>> {
        let mut between = Vec::with_capacity(self.rows.len() + 1);
        let mut at = self.start;
        for row in &self.rows {
            let first = row.first().map_or(at, |cell| cell.range.start);
            between.push(at..first);
            at = first;
            for cell in row {
                if !piece(&(at..cell.range.start)).trim().is_empty() {
                    return None;
                }
                at = cell.range.end;
            }
        }
        between.push(at..end);
        Some(between)
    }
}

/// Of each column, the width of its widest cell that is not too wide; `None` where all cells are empty.
fn column_widths<'t>(rows: &[Vec<Cell>], piece: &impl Fn(&Range<usize>) -> &'t str) -> Vec<Option<usize>> {
    let mut widths: Vec<Option<usize>> = Vec::new();
    for row in rows {
        let mut column = 0;
        for cell in row {
            let text = piece(&cell.range).trim();
            if column < MOST_COLUMNS && !text.is_empty() {
                if widths.len() <= column {
                    widths.resize(column + 1, None);
                }
                let wide = if cell.columns == 1 && !text.contains('\n') { width(text) } else { 0 };
                if let Some(slot) = widths.get_mut(column) {
                    *slot = Some(slot.unwrap_or(0).max(if wide > WIDEST { 0 } else { wide }));
                }
            }
            column += cell.columns;
        }
    }
    widths
}

fn write_row<'t>(
    row: &[Cell],
    widths: &[Option<usize>],
    piece: &impl Fn(&Range<usize>) -> &'t str,
    text: &mut String,
    padding: &mut usize,
    moves: &mut Moves,
) {
    // Several lines in a cell cannot stand beside another cell.
    let stacked = row.iter().any(|cell| piece(&cell.range).trim().contains('\n'));
    let (mut column, mut due, mut begun) = (0, 0, false);
    for cell in row {
        let content = piece(&cell.range).trim();
        let room = widths.get(column).copied().flatten();
        column += cell.columns;
        if content.is_empty() && (stacked || room.is_none()) {
            continue;
        }
        if stacked && begun {
            text.push('\n');
        } else if begun {
            let spaces = if *padding >= due { due } else { 0 };
            *padding -= spaces;
            text.extend(std::iter::repeat_n(' ', spaces));
            text.push_str(SEPARATOR);
        }
        write_trimmed(&cell.range, piece, text, moves);
        due = room.unwrap_or(0).saturating_sub(width(content));
        begun = true;
    }
    if begun {
        text.push('\n');
    }
}

/// A line of its own, unless it is empty.
fn write_line<'t>(
    range: &Range<usize>,
    piece: &impl Fn(&Range<usize>) -> &'t str,
    text: &mut String,
    moves: &mut Moves,
) {
    if !piece(range).trim().is_empty() {
        write_trimmed(range, piece, text, moves);
        text.push('\n');
    }
}

fn write_trimmed<'t>(
    range: &Range<usize>,
    piece: &impl Fn(&Range<usize>) -> &'t str,
    text: &mut String,
    moves: &mut Moves,
) {
    let content = piece(range).trim();
    let start = range.start + (piece(range).len() - piece(range).trim_start().len());
    moves.pieces.push((start..start + content.len(), text.len()));
    text.push_str(content);
}

impl Moves {
    /// Where a place of the old text is now.
    pub(super) fn apply(&self, at: usize) -> usize {
        let next = self.pieces.partition_point(|(old, _)| old.start <= at);
        match next.checked_sub(1).and_then(|last| self.pieces.get(last)) {
            Some((old, new)) => new + (at.min(old.end) - old.start),
            None => self.start,
        }
    }
}
