//! Days as people write them in a text, and which days those are.
//!
//! Everything here reads folded text: digits are ASCII, brackets are `(`, letters are small.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

use super::Case;
use super::typed::small_classes;

pub(super) mod english;
pub(super) mod japanese;

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Year,
    pub(super) month: Month,
    /// In the month.
    pub(super) number: i8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Written(i16),
    /// 来年, 昨年: years from now.
    Away(i16),
    LeftOut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    Written(i8),
    /// `3/4`: the fourth of March or the third of April.
    Either(i8),
    /// 来月, 先月: months from now.
    Away(i8),
    LeftOut,
}

/// Days from today within which a date without a year means the nearest one, and nothing else.
const NEAR: i32 = 90;

impl Day {
    /// The days that may be meant, the likeliest first. More than one where year or month is left open.
    pub(super) fn meant(self, today: Date) -> Vec<Date> {
        let mut days = match self.month {
            Month::Written(month) => self.in_month(today, month, self.number),
            Month::Either(month) => {
                let mut days = self.in_month(today, month, self.number);
                days.extend(self.in_month(today, self.number, month));
                days
            }
            Month::Away(months) => {
                let there = today.first_of_month().checked_add(months_of(months)).ok();
                there.and_then(|first| self.on(first)).into_iter().collect()
            }
            Month::LeftOut => {
                let months = [0, 1, -1].into_iter();
                months
                    .filter_map(|months| today.first_of_month().checked_add(months_of(months)).ok())
                    .filter_map(|first| self.on(first))
                    .collect()
            }
        };
        days.dedup();
        days
    }

    fn on(self, first_of_month: Date) -> Option<Date> {
        Date::new(first_of_month.year(), first_of_month.month(), self.number).ok()
    }

    fn in_month(self, today: Date, month: i8, day: i8) -> Vec<Date> {
        let in_year = |year: i16| Date::new(year, month, day).ok();
        match self.year {
            Year::Written(year) => in_year(year).into_iter().collect(),
            Year::Away(years) => in_year(today.year().saturating_add(years)).into_iter().collect(),
            Year::LeftOut => {
                let mut days: Vec<Date> =
                    [0, 1, -1].into_iter().filter_map(|years| in_year(today.year().saturating_add(years))).collect();
                days.sort_by_key(|day| distance(*day, today));
                let near = days.first().is_some_and(|day| distance(*day, today) <= NEAR);
                days.truncate(if near { 1 } else { days.len() });
                days
            }
        }
    }
}

fn months_of(months: i8) -> Span {
    i32::from(months).months()
}

fn distance(day: Date, today: Date) -> i32 {
    day.since(today).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The day from which somebody wrote: today, or that of a mail from long ago.
pub(super) fn written_on(case: &Case<'_>) -> Date {
    let date = case.draft.field("Date").and_then(|value| jiff::fmt::rfc2822::parse(value).ok()).map(|time| time.date());
    date.filter(|date| distance(*date, case.today) > 30).unwrap_or(case.today)
}

/// As the catalogs call it.
pub(super) fn id(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// A weekday by its first letters, or by its Japanese letter.
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    Some(match text.get(..3)? {
        "mon" | "月" => Weekday::Monday,
        "tue" | "火" => Weekday::Tuesday,
        "wed" | "水" => Weekday::Wednesday,
        "thu" | "木" => Weekday::Thursday,
        "fri" | "金" => Weekday::Friday,
        "sat" | "土" => Weekday::Saturday,
        "sun" | "日" => Weekday::Sunday,
        _ => return None,
    })
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and each is compiled by a test")]
fn regex(pattern: &str) -> regex::Regex {
    regex::Regex::new(&small_classes(pattern)).expect("a constant pattern")
}
