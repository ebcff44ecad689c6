//! The cells of one sheet, as they stream by.

use quick_xml::events::BytesStart;

use super::super::grid::Grid;
use super::super::{Budget, Spot};
use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Item, attribute, is_true, local};

/// What cells refer to.
pub(super) struct Shared {
    pub(super) strings: Strings,
    pub(super) styles: Styles,
    pub(super) from_1904: bool,
}

/// A sheet that is being read.
pub(super) struct Cells<'s> {
    pub(super) grid: Grid,
    /// What stands in the print header and footer.
    pub(super) margins: String,
    shared: &'s Shared,
    row: u32,
    row_is_hidden: bool,
    column: u32,
    kind: Kind,
    style: usize,
    value: String,
    shown: String,
    collects: Collects,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    SharedString,
    Boolean,
    /// Written as it is shown.
    Text,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Collects {
    Nothing,
    Value,
    Margin,
    /// The reading of a Japanese word, which is not shown.
    Reading,
}

impl<'s> Cells<'s> {
    pub(super) fn new(grid: Grid, shared: &'s Shared) -> Self {
        Self {
            grid,
            margins: String::new(),
            shared,
            row: 0,
            row_is_hidden: false,
            column: 0,
            kind: Kind::Number,
            style: 0,
            value: String::new(),
            shown: String::new(),
            collects: Collects::Nothing,
        }
    }

    pub(super) fn take(&mut self, item: &Item<'_>, budget: &mut Budget) {
        match item {
            Item::Open(tag) => self.open(tag),
            Item::Close(tag) => match local(tag.name().as_ref()) {
                "v" | "t" if self.collects == Collects::Value => self.collects = Collects::Nothing,
                "rPh" => self.collects = Collects::Nothing,
                "c" => self.put(budget),
                name if self.collects == Collects::Margin && is_margin(name) => {
                    self.collects = Collects::Nothing;
                    if budget.take_text(self.value.len() as u64) {
                        self.margins.push_str(&without_codes(&self.value));
                        self.margins.push('\n');
                    }
                }
                _ => {}
            },
            Item::Text(text) => match self.collects {
                Collects::Value | Collects::Margin => self.value.push_str(text),
                Collects::Nothing | Collects::Reading => {}
            },
            Item::Other | Item::End => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match local(tag.name().as_ref()) {
            "c" => self.cell(tag),
            "v" => self.collects = Collects::Value,
            "t" if self.collects != Collects::Reading => self.collects = Collects::Value,
            "rPh" => self.collects = Collects::Reading,
            "row" => self.begin_row(tag),
            "col" => self.column_range(tag),
            name if is_margin(name) => {
                self.value.clear();
                self.collects = Collects::Margin;
            }
            _ => {}
        }
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) {
        let number = attribute(tag, "r").and_then(|row| row.parse().ok());
        self.row = number.unwrap_or(self.row.saturating_add(1));
        self.column = 0;
        self.row_is_hidden = is_hidden(tag, "ht");
    }

    fn column_range(&mut self, tag: &BytesStart<'_>) {
        let bound = |name| attribute(tag, name).and_then(|bound| bound.parse::<u32>().ok());
        if let (Some(first), Some(last), true) = (bound("min"), bound("max"), is_hidden(tag, "width")) {
            self.grid.hide_columns(first, last);
        }
    }

    fn cell(&mut self, tag: &BytesStart<'_>) {
        self.value.clear();
        self.collects = Collects::Nothing;
        self.kind = Kind::Number;
        self.style = 0;
        let mut address = None;
        let mut attributes = tag.attributes();
        for attribute in attributes.with_checks(false).filter_map(Result::ok) {
            match attribute.key.0 {
                "r" => address = place(&attribute.value),
                "s" => self.style = attribute.value.parse().unwrap_or(0),
                "t" => {
                    self.kind = match &*attribute.value {
                        "s" => Kind::SharedString,
                        "b" => Kind::Boolean,
                        "n" => Kind::Number,
                        _ => Kind::Text,
                    }
                }
                _ => {}
            }
        }
        match address {
            Some((row, column)) => (self.row, self.column) = (row, column),
            None => self.column = self.column.saturating_add(1),
        }
    }

    fn put(&mut self, budget: &mut Budget) {
        let value = self.value.as_str();
        if value.is_empty() {
            return;
        }
        let text = match self.kind {
            Kind::SharedString => value.trim().parse().ok().and_then(|index| self.shared.strings.get(index)),
            Kind::Boolean => Some(if is_true(value) { "TRUE" } else { "FALSE" }),
            Kind::Text => Some(value),
            Kind::Number => {
                self.shown.clear();
                self.shared.styles.look(self.style).show(value, self.shared.from_1904, &mut self.shown);
                Some(self.shown.as_str())
            }
        };
        if let Some(text) = text {
            self.grid.put(self.row, self.column, text, self.row_is_hidden, budget);
        }
    }
}

/// Hidden, or without any height or width.
fn is_hidden(tag: &BytesStart<'_>, size: &str) -> bool {
    attribute(tag, "hidden").is_some_and(|hidden| is_true(&hidden))
        || attribute(tag, size).is_some_and(|size| size.parse::<f64>() == Ok(0.0))
}

fn is_margin(name: &str) -> bool {
    matches!(name, "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter")
}

/// `B7` as row and column from 1.
pub(super) fn place(address: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut row = 0_u32;
    for byte in address.bytes().filter(|byte| *byte != b'$') {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(byte.to_ascii_uppercase() - b'A' + 1))?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ => return None,
        }
    }
    (row > 0 && column > 0).then_some((row, column))
}

pub(super) fn spot(sheet: &str, address: &str) -> Spot {
    let sheet = sheet.to_owned();
    match place(address) {
        Some((row, column)) => Spot::Cell { sheet, row, column },
        None => Spot::Sheet { name: sheet },
    }
}

/// The text of a print header: `&L`, `&"font"`, `&12` and their kind say how, not what.
fn without_codes(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '&' => match rest.next() {
                Some('&') => out.push('&'),
                Some('"') => while rest.next().is_some_and(|letter| letter != '"') {},
                Some('0'..='9') => while rest.next_if(char::is_ascii_digit).is_some() {},
                Some('L' | 'C' | 'R') => out.push('\t'),
                _ => {}
            },
            letter => out.push(letter),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_spreadsheets_write_them() {
        assert_eq!(place("B7"), Some((7, 2)));
        assert_eq!(place("$XFD$1048576"), Some((1_048_576, 16384)));
        for odd in ["", "7", "B", "B7C", "ZZZZZZZZZZ1", "A99999999999", "é1"] {
            assert_eq!(place(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_print_header_is_read_without_its_codes() {
        assert_eq!(without_codes("&L&\"MS Gothic,Bold\"&12社外秘&R&P/&N ページ R&&D"), "社外秘\t/ ページ R&D");
    }
}
