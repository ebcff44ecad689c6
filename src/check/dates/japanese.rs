//! `11月27日(木)`, `11/27(金)～29(日)`, `27・28(金・土)`, `令和8年11月27日（木）`, `来月5日(火)`.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::{Captures, Regex};

use super::{Day, Month, Year, regex};

/// Days and the weekdays that stand behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Written {
    /// In the line.
    pub(in super::super) range: Range<usize>,
    pub(in super::super) days: Vec<Day>,
    pub(in super::super) weekdays: Vec<Weekday>,
}

const WEEKDAY: &str =
    r"(?:[月火水木金土日](?:曜日?)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?)";
const YEAR: &str = r"(?:(?P<era>令和|平成|昭和|r|h|s)\.?\s?(?P<of_era>元|\d{1,2})\s?[年./-]\s?|(?P<year>(?:19|20)\d{2})\s?[年./-]\s?|'(?P<short>\d{2})[年./]|(?P<away>一昨年|昨年|去年|再来年|来年|今年|本年|前年|翌年|同年)の?、?)?";
const DAY: &str = r"(?:(?P<month>\d{1,2})\s?(?P<sign>月|[/.-])\s?(?P<day>\d{1,2})日?|(?P<month_away>再来月|来月|翌月|今月|当月|本月|先々月|先月|前月|同月)の?(?P<its_day>\d{1,2})日|(?P<bare>\d{1,2})日)";
const MORE: &str =
    r"(?P<more>(?:\s?(?:・|,|、|と|&|~|-|から|及び|および|または|又は|or|/)\s?(?:\d{1,2}[月/])?\d{1,2}日?)*)";

/// A line that names days with weekdays.
pub(in super::super) fn with_weekdays(line: &str) -> Vec<Written> {
    static FIRST: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"{YEAR}{DAY}{MORE}\s?(?:[(\[〔【<〈]\s?(?P<marked>{WEEKDAY}(?:\s?[・,、/~-]\s?{WEEKDAY})*)|(?P<named>[月火水木金土日](?:・[月火水木金土日])*曜)|(?P<free>[月火水木金土])(?:\s?(?:\d{{1,2}}[:時]|午前|午後|am|pm)|\s*$))"
        ))
    });
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"^[)\]〕】>〉]?\s?(?:~|-|から|・|,|、|と|&|及び|および|または|又は|or|→)\s?(?:(?P<month>\d{{1,2}})[月/])?(?P<day>\d{{1,2}})日?\s?[(\[〔【<〈]\s?(?P<marked>{WEEKDAY})"
        ))
    });
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = line.get(from..)
        && let Some(captures) = FIRST.captures(rest)
        && let Some(whole) = captures.get(0)
    {
        let before = line.get(..from + whole.start()).unwrap_or_default();
        let start = from + whole.start();
        from = with_bracket(line, from + whole.end());
        let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-' | '第'))
            || before.strip_suffix(':').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
                && !is_label(before);
        // `1.2(日本語版)` names a language, not a Sunday.
        let goes_on = captures.name("marked").is_some()
            && line.get(from..).is_some_and(|after| after.starts_with(char::is_alphanumeric))
            && !line.get(..from).is_some_and(|said| said.ends_with(CLOSE));
        let Some(days) = days(&captures).filter(|_| !joined && !goes_on) else {
            continue;
        };
        let weekdays = weekdays(&captures);
        let mut last = days.last().copied();
        found.push(Written { range: start..from, days, weekdays });
        while let Some(day) = last
            && let Some(captures) = line.get(from..).and_then(|rest| NEXT.captures(rest))
            && let (Some(whole), Some(number)) = (captures.get(0), captures.name("day"))
        {
            let next = day.followed_by(captures.name("month").map(|month| month.as_str()), number.as_str());
            let weekdays = self::weekdays(&captures);
            let range = from + number.start()..with_bracket(line, from + whole.end());
            found.extend(next.map(|day| Written { range, days: vec![day], weekdays }));
            from = with_bracket(line, from + whole.end());
            last = next;
        }
    }
    found
}

/// `候補1:`, `第2希望:` before a date, which `10:` is not.
fn is_label(before: &str) -> bool {
    let numbered = before.strip_suffix(':').unwrap_or(before).trim_end_matches("希望");
    let name = numbered.trim_end_matches(|c: char| c.is_ascii_digit());
    (1..=2).contains(&(numbered.len() - name.len())) && name.ends_with(|c: char| c.is_alphabetic() && !c.is_ascii())
}

/// `火曜日(11/25)`, `木曜日の11月25日`: a weekday, and the day that it is said to be.
pub(in super::super) fn behind_weekdays(line: &str) -> Vec<Written> {
    static SAYS: LazyLock<Regex> =
        LazyLock::new(|| regex(&format!(r"(?P<named>[月火水木金土日])曜日?(?:の|\s?[(\[〔<〈]\s?){YEAR}{DAY}")));
    let said = SAYS.captures_iter(line).filter_map(|captures| {
        let whole = captures.get(0)?;
        let days = days(&captures).filter(|days| days.iter().all(|day| day.month != Month::LeftOut))?;
        // A weekday of its own behind the day is compared with that: 木曜日の11月25日(水). `月曜日(1/2ページ)` is a part.
        let after = line.get(whole.end()..)?;
        let bracket = whole.as_str().contains(['(', '[', '〔', '<', '〈']);
        let ends = if bracket {
            after.starts_with(CLOSE) || after.starts_with(' ')
        } else {
            whole.as_str().ends_with('日') && !after.trim_start().starts_with(['(', '[', '〔', '<', '〈'])
        };
        ends.then(|| Written { range: whole.range(), days, weekdays: weekdays(&captures) })
    });
    said.collect()
}

const CLOSE: [char; 6] = [')', ']', '〕', '】', '>', '〉'];

/// Past a bracket that closes here.
fn with_bracket(line: &str, at: usize) -> usize {
    let closing = line.get(at..).and_then(|rest| rest.chars().next()).filter(|c| CLOSE.contains(c));
    at + closing.map_or(0, char::len_utf8)
}

/// Days that a line names, with or without weekdays; only those with a month.
pub(in super::super) fn days_in(line: &str) -> Vec<(Range<usize>, Day)> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| regex(&format!("{YEAR}{DAY}")));
    let dates = DATE.captures_iter(line).filter_map(|captures| {
        let whole = captures.get(0)?;
        let (before, after) = (line.get(..whole.start())?, line.get(whole.end()..)?);
        let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '%');
        let plain = captures.name("sign").is_some_and(|sign| sign.as_str() != "月") && captures.name("year").is_none();
        let alone = !before.ends_with(joined) && !after.starts_with(|c: char| joined(c) && c != '-' && c != '.');
        let day = *days(&captures)?.first()?;
        (alone && !(plain && day.month == Month::LeftOut) && day.month != Month::LeftOut).then(|| (whole.range(), day))
    });
    dates.collect()
}

fn days(captures: &Captures<'_>) -> Option<Vec<Day>> {
    static MORE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:(?P<month>\d{1,2})[月/])?(?P<day>\d{1,2})"));
    let number = |name: &str| captures.name(name).and_then(|text| text.as_str().parse::<i8>().ok());
    let year = year(captures)?;
    let first = if let Some(day) = number("day") {
        let month = number("month")?;
        let sign = captures.name("sign").map_or("", |sign| sign.as_str());
        let dated = year != Year::LeftOut;
        // `1-2` and `1.2` are anything, unless a weekday in brackets makes a date of them.
        if sign == "-" && !dated || sign == "." && !dated && captures.name("marked").is_none() {
            return None;
        }
        Day { year, month: Month::Written(month), number: day }
    } else if let Some(day) = number("its_day") {
        Day { year, month: Month::Away(months_away(captures.name("month_away")?.as_str())?), number: day }
    } else {
        Day { year: Year::LeftOut, month: Month::LeftOut, number: number("bare")? }
    };
    let mut days = vec![first];
    let more = captures.name("more").map_or("", |more| more.as_str());
    for captures in MORE.captures_iter(more) {
        let last = *days.last()?;
        days.push(
            last.followed_by(captures.name("month").map(|month| month.as_str()), captures.name("day")?.as_str())?,
        );
    }
    Some(days)
}

/// `None` where nobody can tell from here which year is meant.
fn year(captures: &Captures<'_>) -> Option<Year> {
    let text = |name: &str| captures.name(name).map(|text| text.as_str());
    if let Some(year) = text("year") {
        return year.parse().ok().map(Year::Written);
    }
    if let Some(year) = text("short") {
        return year.parse::<i16>().ok().map(|year| Year::Written(2000 + year));
    }
    if let (Some(era), Some(year)) = (text("era"), text("of_era")) {
        let year: i16 = if year == "元" { 1 } else { year.parse().ok()? };
        let before = match era {
            "令和" | "r" => 2018,
            "平成" | "h" => 1988,
            _ => 1925,
        };
        return Some(Year::Written(before + year));
    }
    Some(match text("away") {
        None => Year::LeftOut,
        Some("今年" | "本年") => Year::Away(0),
        Some("来年") => Year::Away(1),
        Some("再来年") => Year::Away(2),
        Some("昨年" | "去年") => Year::Away(-1),
        Some("一昨年") => Year::Away(-2),
        Some(_) => return None,
    })
}

fn months_away(word: &str) -> Option<i8> {
    Some(match word {
        "今月" | "当月" | "本月" => 0,
        "来月" => 1,
        "再来月" => 2,
        "先月" => -1,
        "先々月" => -2,
        _ => return None,
    })
}

fn weekdays(captures: &Captures<'_>) -> Vec<Weekday> {
    let text = ["marked", "named", "free"].iter().find_map(|name| captures.name(name)).map_or("", |text| text.as_str());
    let pieces = text.split(['・', ',', '、', '/', '~', '-']);
    pieces.filter_map(|piece| super::weekday(piece.trim())).collect()
}

impl Day {
    /// The day that a list or range goes on with; the month of the one before unless it has its own.
    fn followed_by(self, month: Option<&str>, day: &str) -> Option<Self> {
        let day = day.parse::<i8>().ok()?;
        let month = match (month, self.month) {
            (Some(month), _) => Month::Written(month.parse().ok()?),
            (None, Month::Written(month)) if day < self.number => Month::Written(month % 12 + 1),
            (None, Month::Away(months)) if day < self.number => Month::Away(months + 1),
            (None, month) => month,
        };
        let year = match (self.year, self.month, month) {
            (Year::Written(year), Month::Written(before), Month::Written(after)) if after < before => {
                Year::Written(year + 1)
            }
            (Year::Away(years), Month::Written(before), Month::Written(after)) if after < before => {
                Year::Away(years + 1)
            }
            (year, _, _) => year,
        };
        Some(Self { year, month, number: day })
    }
}
