//! Tables of text: cells between separators, quoted where they hold one (RFC 4180).

use crate::lens::{Cell, Passage, Spot, extension};

/// What stands between cells: the tab of a `.tsv`, else what the first line has most of outside quotes.
pub(super) fn separator(text: &str, name: &str) -> char {
    if extension(name) == "tsv" {
        return '\t';
    }
    let line = text.lines().next().unwrap_or_default();
    let unquoted: Vec<&str> = line.split('"').step_by(2).collect();
    let count = |separator: char| unquoted.iter().map(|piece| piece.matches(separator).count()).sum::<usize>();
    [',', '\t', ';'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(',')
}

/// The table as a passage whose cells know their row and column, and how many rows hold something.
pub(super) fn read(text: &str, separator: char) -> (Passage, u64) {
    let mut table = Table::default();
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                table.write('"');
            }
            '"' if quoted => quoted = false,
            '"' if table.is_cell_empty() => quoted = true,
            letter if quoted => table.write(letter),
            '\n' => table.end_row(),
            letter if letter == separator => table.end_cell(),
            letter => table.write(letter),
        }
    }
    table.end_row();
    let rows = table.rows;
    let text = table.text.trim_end_matches(['\n', '\t']).to_owned();
    (Passage { spot: Spot::Whole, hidden: None, text, cells: table.cells }, rows)
}

struct Table {
    text: String,
    cells: Vec<Cell>,
    /// Rows that hold something.
    rows: u64,
    row: u32,
    column: u32,
    /// Where the open cell and the open row begin in `text`.
    cell_start: usize,
    row_start: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self { text: String::new(), cells: Vec::new(), rows: 0, row: 1, column: 1, cell_start: 0, row_start: 0 }
    }
}

impl Table {
    fn is_cell_empty(&self) -> bool {
        self.text.len() == self.cell_start
    }

    /// Line ends and tabs are what separates cells and rows here, so inside of a cell they are spaces.
    fn write(&mut self, letter: char) {
        self.text.push(if matches!(letter, '\n' | '\t') { ' ' } else { letter });
    }

    fn end_cell(&mut self) {
        self.close();
        self.text.push('\t');
        self.cell_start = self.text.len();
        self.column = self.column.saturating_add(1);
    }

    fn end_row(&mut self) {
        self.close();
        if self.text.get(self.row_start..).is_some_and(|row| !row.trim().is_empty()) {
            self.rows += 1;
            self.text.push('\n');
        } else {
            self.text.truncate(self.row_start);
            while self.cells.pop_if(|cell| cell.row == self.row).is_some() {}
        }
        self.row_start = self.text.len();
        self.cell_start = self.text.len();
        self.row = self.row.saturating_add(1);
        self.column = 1;
    }

    fn close(&mut self) {
        if let (false, Ok(at)) = (self.is_cell_empty(), u32::try_from(self.cell_start)) {
            self.cells.push(Cell { at, row: self.row, column: self.column });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, what: &str) -> String {
        let (passage, _) = read(text, separator(text, "a.csv"));
        let at = passage.text.find(what).unwrap();
        passage.spot_at(at).label().unwrap()
    }

    #[test]
    fn a_place_in_a_table_is_a_cell() {
        let text = "氏名,電話\n田中,03-1234-5678\n\n,\"鈴木, 一郎\"\n";
        assert_eq!(place(text, "氏名"), "A1");
        assert_eq!(place(text, "1234"), "B2");
        assert_eq!(place(text, "一郎"), "B4");
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_line_ends() {
        let (passage, rows) = read("a,\"b \"\"x\"\"\nc\",d\ne\n", ',');
        assert_eq!((passage.text.as_str(), rows), ("a\tb \"x\" c\td\ne", 2));
        assert_eq!(place("a,\"b\nc\",d\ne\n", "e"), "A2");
    }

    #[test]
    fn the_separator_is_what_the_first_line_has_most_of() {
        for (text, name, separator) in [
            ("a,b;c,d", "a.csv", ','),
            ("a;b;\"1,2,3\"", "a.csv", ';'),
            ("a\tb", "a.csv", '\t'),
            ("a,b", "a.tsv", '\t'),
            ("", "a.csv", ','),
        ] {
            assert_eq!(super::separator(text, name), separator, "{text}");
        }
    }

    #[test]
    fn a_quote_that_never_ends_takes_the_rest() {
        let (passage, rows) = read("a,\"b\nc,d\ne", ',');
        assert_eq!((passage.text.as_str(), rows), ("a\tb c,d e", 1));
    }
}
