//! Bytes of settings files to rows.

use encoding_rs::{SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// Between fields, in the order of trust: which one it is follows the region of the machine that wrote the file.
const DELIMITERS: [char; 3] = [',', '\t', ';'];

/// One row of a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it begins, from 1.
    pub(super) line: usize,
    pub(super) fields: Vec<String>,
}

impl Row {
    /// A field without the spaces around it; an absent one is empty.
    pub(super) fn field(&self, at: usize) -> &str {
        self.fields.get(at).map(|field| field.trim()).unwrap_or_default()
    }

    /// A yes as .NET and people write it.
    pub(super) fn is_yes(&self, at: usize) -> bool {
        ["true", "yes", "y", "1"].iter().any(|yes| self.field(at).eq_ignore_ascii_case(yes))
    }
}

/// The text, and whether every byte was understood: UTF-8 or UTF-16 with their marks, UTF-8, else CP932.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let encoding = if bytes.starts_with(b"\xFF\xFE") {
        UTF_16LE
    } else if bytes.starts_with(b"\xFE\xFF") {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        SHIFT_JIS
    };
    let (text, _, damaged) = encoding.decode(bytes);
    (text.into_owned(), !damaged)
}

/// The rows of a file without a header whose rows have up to so many columns; rows without any text are none.
pub(super) fn rows(text: &str, columns: usize) -> Vec<Row> {
    let parsed = DELIMITERS.map(|delimiter| split(text, delimiter));
    let fits = |rows: &[Row]| rows.iter().filter(|row| (2..=columns).contains(&row.fields.len())).count();
    let most = parsed.iter().map(|rows| fits(rows)).max().unwrap_or(0);
    parsed.into_iter().find(|rows| fits(rows) == most).unwrap_or_default()
}

/// RFC 4180: quotes around a field, doubled within it; a line end within quotes belongs to the field.
fn split(text: &str, delimiter: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Row { line: 1, fields: Vec::new() };
    let (mut field, mut line, mut quoted) = (String::new(), 1, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        line += usize::from(letter == '\n');
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                field.push('"');
                letters.next();
            }
            '"' if quoted => quoted = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\n' if !quoted => {
                row.fields.push(std::mem::take(&mut field));
                let done = std::mem::replace(&mut row, Row { line, fields: Vec::new() });
                rows.extend(Some(done).filter(has_text));
            }
            '\r' if !quoted => {}
            letter if letter == delimiter && !quoted => row.fields.push(std::mem::take(&mut field)),
            letter => field.push(letter),
        }
    }
    row.fields.push(field);
    rows.extend(Some(row).filter(has_text));
    rows
}

fn has_text(row: &Row) -> bool {
    row.fields.iter().any(|field| !field.trim().is_empty())
}

/// Lines that say something, with their numbers: `#` begins a comment.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(text.lines().map(str::trim));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str, columns: usize) -> Vec<String> {
        rows(text, columns).iter().map(|row| format!("{}: {}", row.line, row.fields.join("|"))).collect()
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        assert_eq!(
            fields("a,\"b, \"\"c\"\"\nd\",True\r\n\r\ne,,False\r\n", 3),
            ["1: a|b, \"c\"\nd|True", "4: e||False"]
        );
        assert_eq!(fields("\"never closed,b\nc", 2), ["1: never closed,b\nc"]);
        assert_eq!(fields("5\" disk,b", 2), ["1: 5\" disk|b"]);
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_the_columns() {
        assert_eq!(fields("社外秘;注意, 確認;True\n極秘;;False", 3), ["1: 社外秘|注意, 確認|True", "2: 極秘||False"]);
        assert_eq!(fields("a\tb\nc\td", 2), ["1: a|b", "2: c|d"]);
        assert_eq!(fields("a;b", 1), ["1: a;b"]);
        assert_eq!(fields("", 3), [""; 0]);
    }

    #[test]
    fn the_encodings_of_japanese_machines_are_read() {
        let text = "社外秘,注意";
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            SHIFT_JIS.encode(text).0.into_owned(),
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        ] {
            assert_eq!(decode(&bytes), (text.to_owned(), true));
        }
        assert!(!decode(b"\x81\xFF\xFF").1);
    }

    #[test]
    fn rows_know_a_yes() {
        let row = Row { line: 1, fields: ["True", " y ", "False", ""].map(str::to_owned).to_vec() };
        assert_eq!([0, 1, 2, 3, 9].map(|at| row.is_yes(at)), [true, true, false, false, false]);
    }
}
