//! A sheet of cells as it is read: what is seen, and what hidden rows and columns keep out of sight.

use std::collections::BTreeSet;

use super::{Budget, Cell, GapKind, Hidden, Inspection, Mark, Passage, Spot, Unit};

/// What a cell costs beside its text (bytes): its place.
const PER_CELL: u64 = 12;

/// The largest sheet there can be.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// A sheet that is being read.
pub(super) struct Grid {
    name: String,
    /// How the whole sheet is hidden.
    state: Option<Hidden>,
    shown: Run,
    rows: Run,
    columns: Run,
    hidden_columns: Vec<bool>,
    columns_with_values: BTreeSet<u32>,
    /// Text was left out.
    cut: bool,
}

/// Cells of one kind, row by row.
#[derive(Default)]
struct Run {
    text: String,
    cells: Vec<Cell>,
    rows: u64,
}

impl Grid {
    pub(super) fn new(name: &str, state: Option<Hidden>) -> Self {
        Self {
            name: name.to_owned(),
            state,
            shown: Run::default(),
            rows: Run::default(),
            columns: Run::default(),
            hidden_columns: Vec::new(),
            columns_with_values: BTreeSet::new(),
            cut: false,
        }
    }

    /// These columns are hidden, counted from 1, the last one included.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        let last = last.min(MOST_COLUMNS) as usize;
        if self.hidden_columns.len() <= last {
            self.hidden_columns.resize(last + 1, false);
        }
        self.hidden_columns.iter_mut().take(last + 1).skip(first as usize).for_each(|hidden| *hidden = true);
    }

    /// A cell with a value, row and column from 1.
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str, row_is_hidden: bool, budget: &mut Budget) {
        if text.trim().is_empty() || row == 0 || row > MOST_ROWS || column == 0 || column > MOST_COLUMNS {
            return;
        }
        if !budget.take_text(text.len() as u64 + PER_CELL) {
            self.cut = true;
            return;
        }
        let run = if self.state.is_some() {
            &mut self.shown
        } else if row_is_hidden {
            &mut self.rows
        } else if self.hidden_columns.get(column as usize).copied().unwrap_or(false) {
            self.columns_with_values.insert(column);
            &mut self.columns
        } else {
            &mut self.shown
        };
        run.put(row, column, text);
    }

    /// Whether text was left out; nothing that follows can be kept either.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Puts what was read into the inspection.
    pub(super) fn finish(self, file: &mut Inspection) {
        if self.cut && !file.gaps.iter().any(|gap| gap.why == GapKind::Cut) {
            file.gap(GapKind::Cut, &self.name);
        }
        file.count(Unit::Sheets, 1);
        file.count(Unit::Rows, self.shown.rows + self.rows.rows);
        let sheet = Spot::Sheet { name: self.name.clone() };
        if let Some(how) = self.state.filter(|_| !self.shown.cells.is_empty()) {
            let (count, excerpt) = (self.shown.rows, excerpt(&self.shown.text));
            file.marks.push(Mark::Hidden { how, spot: sheet.clone(), count, excerpt });
        }
        let columns = self.columns_with_values.len() as u64;
        for (how, run, count) in [(Hidden::Row, &self.rows, self.rows.rows), (Hidden::Column, &self.columns, columns)] {
            if let Some(cell) = run.cells.first() {
                let spot = Spot::Cell { sheet: self.name.clone(), row: cell.row, column: cell.column };
                file.marks.push(Mark::Hidden { how, spot, count, excerpt: excerpt(&run.text) });
            }
        }
        let runs = [(self.state, self.shown), (Some(Hidden::Row), self.rows), (Some(Hidden::Column), self.columns)];
        for (hidden, run) in runs {
            if !run.cells.is_empty() {
                file.passages.push(Passage { spot: sheet.clone(), hidden, text: run.text, cells: run.cells });
            }
        }
    }
}

impl Run {
    fn put(&mut self, row: u32, column: u32, text: &str) {
        match self.cells.last() {
            Some(last) if last.row == row => self.text.push('\t'),
            Some(_) => {
                self.text.push('\n');
                self.rows += 1;
            }
            None => self.rows += 1,
        }
        let Ok(at) = u32::try_from(self.text.len()) else { return };
        self.cells.push(Cell { at, row, column });
        push_plain(&mut self.text, text);
    }
}

/// A cell's text without the characters that separate cells.
fn push_plain(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = memchr::memchr3(b'\t', b'\n', b'\r', rest.as_bytes())
        .and_then(|at| rest.split_at_checked(at))
        .and_then(|(before, after)| Some((before, after.get(1..)?)))
    {
        out.push_str(before);
        out.push(' ');
        rest = after;
    }
    out.push_str(rest);
}

/// The beginning of what is hidden, on one line.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut short = String::new();
    for word in text.split_whitespace() {
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(LONGEST));
        if short.chars().count() >= LONGEST {
            return short.chars().take(LONGEST).chain(['…']).collect();
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::{FileKind, Limits};

    fn finished(grid: Grid) -> Inspection {
        let mut file = Inspection::new("a.xlsx", FileKind::Excel, 1);
        grid.finish(&mut file);
        file
    }

    #[test]
    fn cells_keep_their_addresses_and_separators_stay_separators() {
        let mut budget = Budget::new(&Limits::default());
        let mut grid = Grid::new("表", None);
        grid.put(1, 1, "氏\n名", false, &mut budget);
        grid.put(1, 3, "a\tb", false, &mut budget);
        grid.put(4, 2, "x", false, &mut budget);
        grid.put(4, 3, " ", false, &mut budget);
        let file = finished(grid);
        let sheet = file.passages.first().unwrap();
        assert_eq!(sheet.text, "氏 名\ta b\nx");
        assert_eq!(sheet.spot_at(sheet.text.find('x').unwrap()).label().as_deref(), Some("表!B4"));
        assert_eq!(sheet.spot_at(8).label().as_deref(), Some("表!C1"));
        assert_eq!(file.counts, [(Unit::Sheets, 1), (Unit::Rows, 2)]);
    }

    #[test]
    fn hidden_columns_and_rows_without_values_hide_nothing() {
        let mut budget = Budget::new(&Limits::default());
        let mut grid = Grid::new("表", None);
        grid.hide_columns(3, 16_384);
        grid.hide_columns(u32::MAX, u32::MAX);
        grid.put(1, 1, "a", false, &mut budget);
        grid.put(2, 1, "", true, &mut budget);
        assert_eq!(finished(grid).marks, []);
    }

    #[test]
    fn an_excerpt_is_short_and_on_one_line() {
        assert_eq!(excerpt("a\tb\nc"), "a b c");
        assert_eq!(excerpt(&"長".repeat(1000)).chars().count(), 81);
    }
}
