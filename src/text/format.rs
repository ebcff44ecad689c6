//! Numbers, sizes and lists as each language writes them.

use fluent_bundle::FluentValue;

use super::{Arg, Lang, Text};

impl Text {
    /// `12,345`
    pub fn count(&self, count: u64) -> String {
        grouped(count)
    }

    /// A count of bytes in units of 1,000: `24.6 KB`.
    pub fn size(&self, bytes: u64) -> String {
        size(self.lang(), bytes)
    }

    /// All items with the separator of the language.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let separator = match self.lang() {
            Lang::Ja => "、",
            Lang::En => ", ",
        };
        items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(separator)
    }

    /// At most `most` items; what is left out is counted.
    pub fn short_list(&self, items: &[String], most: usize) -> String {
        match items.split_at_checked(most) {
            Some((shown, rest)) if !rest.is_empty() => {
                self.with("list-more", &[("list", Arg::from(shown)), ("count", Arg::from(rest.len()))])
            }
            _ => self.list(items),
        }
    }
}

/// How the bundles write numbers; everything else they write themselves.
pub(super) fn number(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    whole(number.value).map(grouped)
}

/// `SIZE($size)`
pub(super) fn size_function<'a>(lang: Lang, args: &[FluentValue<'a>]) -> FluentValue<'a> {
    match args {
        [FluentValue::Number(number)] => {
            whole(number.value).map_or(FluentValue::Error, |bytes| FluentValue::String(size(lang, bytes).into()))
        }
        _ => FluentValue::Error,
    }
}

/// Counts reach the bundles as `f64`, exact up to 2⁵³.
fn whole(value: f64) -> Option<u64> {
    #[expect(clippy::cast_precision_loss, reason = "2⁵³ is exact")]
    const LARGEST: f64 = (1_u64 << 53) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within bounds")]
    (value.fract() == 0.0 && (0.0..=LARGEST).contains(&value)).then_some(value as u64)
}

fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn size(lang: Lang, bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)];
    if bytes < 1_000 {
        return Text::new(lang).with("size-bytes", &[("count", Arg::Count(bytes))]);
    }
    // In tenths, so that 999,999 bytes become 1.0 MB and not 1000.0 KB.
    let tenths = |unit: u64| (u128::from(bytes) * 10 + u128::from(unit) / 2) / u128::from(unit);
    let fitting = UNITS.into_iter().find(|(_, unit)| tenths(*unit) < 10_000);
    let (name, unit) = fitting.unwrap_or(("GB", 1_000_000_000));
    let tenths = tenths(unit);
    if tenths < 1_000 {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", grouped(u64::try_from(tenths / 10).unwrap_or(u64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_separators() {
        assert_eq!([0, 999, 1_000, 12_345, 1_234_567].map(grouped), ["0", "999", "1,000", "12,345", "1,234,567"]);
    }

    #[test]
    fn sizes_are_written_in_the_unit_that_people_expect() {
        let sizes = [0, 1, 999, 1_000, 24_576, 250_000, 999_949, 999_999, 26_214_400, 3_221_225_472, 5_000_000_000_000];
        let en = [
            "0 bytes",
            "1 byte",
            "999 bytes",
            "1.0 KB",
            "24.6 KB",
            "250 KB",
            "999 KB",
            "1.0 MB",
            "26.2 MB",
            "3.2 GB",
            "5,000 GB",
        ];
        assert_eq!(sizes.map(|bytes| Text::new(Lang::En).size(bytes)), en);
        assert_eq!(Text::new(Lang::Ja).size(512), "512バイト");
    }

    #[test]
    fn lists_are_joined_as_the_language_does() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(Text::new(Lang::En).list(&items), "a, b, c");
        assert_eq!(Text::new(Lang::Ja).list(&items), "a、b、c");
        assert_eq!(Text::new(Lang::En).short_list(&items, 3), "a, b, c");
        assert_eq!(Text::new(Lang::En).short_list(&items, 1), "a and 2 more");
        assert_eq!(Text::new(Lang::Ja).short_list(&items, 1), "aほか2件");
    }
}
