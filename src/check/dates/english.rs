//! `Thu 27 Nov`, `Thursday, November 27`, `27 November 2026 (Thu)`, `Thu 2026-11-27`, `Thursday 11/27`.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::{Captures, Regex};

use super::{Day, Month, Year, regex};

const WEEKDAY: &str =
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

/// A day with the weekday before or behind it.
pub(in super::super) fn with_weekdays(line: &str) -> Vec<(Range<usize>, Day, Weekday)> {
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?-u:\b)(?P<weekday>{WEEKDAY})(?-u:\b)\.?,?\s*\(?\s*(?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?:of\s+)?(?P<month>{MONTH})(?-u:\b)\.?|(?P<month2>{MONTH})\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?-u:\b)|(?P<year3>(?:19|20)\d{{2}})[-/](?P<month3>\d{{1,2}})[-/](?P<day3>\d{{1,2}})(?-u:\b)|(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})(?:/(?P<year4>(?:19|20)\d{{2}}))?(?-u:\b))(?:,?\s+(?P<year>(?:19|20)\d{{2}})(?-u:\b))?"
        ))
    });
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?-u:\b)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<month>{MONTH})(?-u:\b)|(?P<month2>{MONTH})\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?-u:\b))\.?(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?(?:\s*\(\s*(?P<weekday>{WEEKDAY})\.?\s*\)|,\s*(?P<weekday2>{WEEKDAY})(?-u:\b))"
        ))
    });
    static GOES_ON: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"^\.?,?\s*(?:the\s+)?(?:\d|{MONTH}(?-u:\b))")));
    let mut found: Vec<(Range<usize>, Day, Weekday)> = Vec::new();
    for captures in BEFORE.captures_iter(line) {
        found.extend(written(&captures, line));
    }
    for captures in BEHIND.captures_iter(line) {
        let Some(whole) = captures.get(0) else { continue };
        let of_the_next =
            captures.name("weekday2").is_some() && line.get(whole.end()..).is_some_and(|after| GOES_ON.is_match(after));
        let told = found.iter().any(|(range, _, _)| range.start < whole.end() && whole.start() < range.end);
        if !of_the_next && !told {
            found.extend(written(&captures, line));
        }
    }
    found.sort_by_key(|(range, _, _)| range.start);
    found
}

/// Days that a line names by month and day.
pub(in super::super) fn days_in(line: &str) -> Vec<(Range<usize>, Day)> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?-u:\b)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})(?-u:\b)|(?P<month2>{MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?-u:\b))\.?(?:,?\s+(?P<year>(?:19|20)\d{{2}})(?-u:\b))?"
        ))
    });
    DATE.captures_iter(line).filter_map(|captures| Some((captures.get(0)?.range(), day(&captures, line)?))).collect()
}

fn written(captures: &Captures<'_>, line: &str) -> Option<(Range<usize>, Day, Weekday)> {
    let weekday = captures.name("weekday").or_else(|| captures.name("weekday2"))?;
    Some((captures.get(0)?.range(), day(captures, line)?, super::weekday(weekday.as_str())?))
}

fn day(captures: &Captures<'_>, line: &str) -> Option<Day> {
    let number = |names: &[&str]| {
        let text = names.iter().find_map(|name| captures.name(name))?;
        text.as_str().parse::<i16>().ok()
    };
    let whole = captures.get(0)?;
    let after = line.get(whole.end()..)?;
    let year = number(&["year", "year3", "year4"]).or_else(|| year_after_time(after));
    let year = year.map_or(Year::LeftOut, Year::Written);
    if let (Some(one), Some(other)) = (number(&["one"]), number(&["other"])) {
        return Some(Day { year, month: Month::Either(i8::try_from(one).ok()?), number: i8::try_from(other).ok()? });
    }
    let day = i8::try_from(number(&["day", "day2", "day3"])?).ok()?;
    let name = captures.name("month").or_else(|| captures.name("month2")).map(|name| name.as_str());
    let month = match name {
        Some(name) => month(name)?,
        None => i8::try_from(number(&["month3"])?).ok()?,
    };
    Some(Day { year, month: Month::Written(month), number: day })
}

/// `Thu Aug 22 18:26:25 EDT 2002`
fn year_after_time(after: &str) -> Option<i16> {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^,?\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?\s+(?:[ap]m\s+)?(?:[a-z]{3,5}\s+)?(?P<year>(?:19|20)\d{2})(?-u:\b)",
        )
    });
    TIME.captures(after)?.name("year")?.as_str().parse().ok()
}

fn month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let index = MONTHS.iter().position(|month| name.starts_with(month))?;
    i8::try_from(index + 1).ok()
}
