//! Numbers of a sheet as people see them: dates, times, and digits in a pattern.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

/// How a cell shows its number, as far as that changes what it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Look {
    #[default]
    Plain,
    Date,
    Time,
    DateTime,
    /// Zeros and hyphens that digits fill from the right: `000-0000`.
    Digits(String),
}

impl Look {
    /// A number format that is not written down (ECMA-376 part 1, §18.8.30; the Japanese ones included).
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 27..=31 | 34..=36 | 50..=58 => Self::Date,
            18..=21 | 32 | 33 | 45..=47 => Self::Time,
            22 => Self::DateTime,
            _ => Self::Plain,
        }
    }

    /// A number format as written.
    pub(super) fn of_code(code: &str) -> Self {
        let first = code.split(';').next().unwrap_or_default();
        if first.eq_ignore_ascii_case("general") || first.len() > 255 {
            return Self::Plain;
        }
        let letters = letters(first);
        let has = |wanted: &[char]| letters.iter().any(|letter| wanted.contains(letter));
        match (has(&['y', 'd', 'g', 'e', 'r']), has(&['h', 's'])) {
            (true, true) => Self::DateTime,
            (true, false) => Self::Date,
            (false, true) => Self::Time,
            (false, false) if has(&['m']) => Self::Date,
            (false, false) => Self::digits(first),
        }
    }

    fn digits(code: &str) -> Self {
        let pattern: String = code.chars().filter(|letter| !matches!(letter, '"' | '\\')).collect();
        let zeros = pattern.bytes().filter(|byte| *byte == b'0').count();
        let only = pattern.chars().all(|letter| matches!(letter, '0' | '-' | ' ' | '(' | ')'));
        if only && zeros > 1 { Self::Digits(pattern) } else { Self::Plain }
    }

    /// Writes the number as it is shown. `written` is how the file writes it.
    pub(super) fn show(&self, written: &str, from_1904: bool, out: &mut String) {
        let number = || written.parse::<f64>().ok().filter(|number| number.is_finite());
        let shown = match self {
            Self::Plain if written.len() < 16 && !written.contains(['e', 'E']) => None,
            Self::Plain => number().map(plain),
            Self::Date => number().and_then(|number| day(number, from_1904)).map(|day| day.to_string()),
            Self::Time => number().map(|number| time(number.abs().fract())),
            Self::DateTime => number().and_then(|number| {
                let day = day(number, from_1904)?;
                Some(format!("{day} {}", time(number.fract())))
            }),
            Self::Digits(pattern) => filled(pattern, written),
        };
        match shown {
            Some(shown) => out.push_str(&shown),
            None => out.push_str(written),
        }
    }
}

/// The letters of a format code in lower case, without what stands there as text.
fn letters(code: &str) -> Vec<char> {
    let mut letters = Vec::new();
    let mut rest = code.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '"' => while rest.next().is_some_and(|letter| letter != '"') {},
            '[' => {
                let inner: String = rest.by_ref().take_while(|letter| *letter != ']').collect();
                // Elapsed hours, minutes, seconds; everything else is a colour, a locale or a condition.
                if matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    letters.push('h');
                }
            }
            '\\' | '_' | '*' => {
                rest.next();
            }
            // Of a number with an exponent, not the year of an era.
            'e' | 'E' if matches!(rest.peek(), Some('+' | '-')) => {}
            letter => letters.extend(letter.to_lowercase()),
        }
    }
    letters
}

/// A number as a spreadsheet shows it: no more than fifteen digits, and no exponent before it is needed.
fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e17 {
        return format!("{number:.0}");
    }
    let precise = format!("{number:.14e}");
    precise.parse::<f64>().map_or(precise, |rounded| rounded.to_string())
}

/// The day of a serial number. The older count believes in a 29 February 1900.
fn day(number: f64, from_1904: bool) -> Option<Date> {
    let serial = number.floor();
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked just above")]
    let serial = serial as i64;
    let start = match (from_1904, serial) {
        (true, _) => date(1904, 1, 1),
        (false, ..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    start.checked_add(serial.days()).ok()
}

/// A part of a day as hours and minutes, and seconds where there are any.
fn time(part: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a day has 86,400 seconds")]
    let seconds = (part * 86_400.0).round() as u32;
    let mut text = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if !seconds.is_multiple_of(60) && write!(text, ":{:02}", seconds % 60).is_err() {
        return String::new();
    }
    text
}

/// Digits in the places of zeros, from the right; what is too long stands before.
fn filled(pattern: &str, written: &str) -> Option<String> {
    if written.is_empty() || !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut digits = written.chars().rev();
    let mut reversed: Vec<char> =
        pattern.chars().rev().map(|place| if place == '0' { digits.next().unwrap_or('0') } else { place }).collect();
    reversed.extend(digits);
    Some(reversed.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, written: &str) -> String {
        let mut out = String::new();
        Look::of_code(code).show(written, false, &mut out);
        out
    }

    #[test]
    fn a_date_is_told_by_its_format() {
        assert_eq!(shown("yyyy/mm/dd", "31107"), "1985-03-01");
        assert_eq!(shown("[$-411]ggge\"年\"m\"月\"d\"日\";@", "31107"), "1985-03-01");
        assert_eq!(shown("yyyy/m/d h:mm", "46347.75"), "2026-11-21 18:00");
        assert_eq!(shown("[h]:mm", "0.5"), "12:00");
        assert_eq!(shown("m/d", "1"), "1900-01-01");
    }

    #[test]
    fn a_number_is_no_date_because_of_its_letters() {
        for code in ["General", "0.00E+00", "#,##0\"yen\"", "[Red]0", "\\d0", "0_);(0)", "@"] {
            assert_eq!(shown(code, "31107"), "31107", "{code}");
        }
    }

    #[test]
    fn a_date_that_is_none_stays_a_number() {
        assert_eq!(shown("yyyy/mm/dd", "-1"), "-1");
        assert_eq!(shown("yyyy/mm/dd", "1e300"), "1e300");
        assert_eq!(shown("yyyy/mm/dd", "text"), "text");
    }

    #[test]
    fn numbers_are_shown_as_spreadsheets_do() {
        assert_eq!(shown("General", "1.2345678901800001E+11"), "123456789018");
        assert_eq!(shown("General", "0.30000000000000004"), "0.3");
        assert_eq!(shown("General", "123456789018"), "123456789018");
        assert_eq!(shown("000000000000", "23456789013"), "023456789013");
        assert_eq!(shown("000-0000-0000", "9012345678"), "090-1234-5678");
        assert_eq!(shown("00", "12345"), "12345");
    }

    #[test]
    fn both_counts_of_days_start_where_they_start() {
        let mut out = String::new();
        Look::Date.show("0", true, &mut out);
        assert_eq!(out, "1904-01-01");
        assert_eq!(shown("d", "61"), "1900-03-01");
    }
}
