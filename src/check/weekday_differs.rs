//! A date whose weekday is another one.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::{Date, Weekday};

use crate::mail::{Body, Folded};
use crate::policy::Level;

use super::dates::{Day, Year, english, id, japanese, written_on};
use super::typed::{line_around, place_of_folded};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "weekday_differs",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 10;
/// Lines longer than this are not prose (bytes).
const LONGEST: usize = 4_000;

/// A day that is not the weekday said.
struct Wrong {
    range: Range<usize>,
    day: Date,
    with_year: bool,
    said: Weekday,
}

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut found = in_subject(case);
    for (part, body) in case.draft.bodies.iter().enumerate() {
        found.extend(in_body(case, part, body));
    }
    found.truncate(MOST);
    found
}

fn in_subject(case: &Case<'_>) -> Vec<Finding> {
    let subject = &case.draft.subject;
    if !subject.bytes().any(|byte| byte.is_ascii_digit() || byte == 0xef) {
        return Vec::new();
    }
    let folded = Folded::of(subject, false);
    let lines = lines_with_weekdays(folded.text()).into_iter();
    let wrong = lines.flat_map(|line| wrong_in(case, folded.text(), line));
    wrong
        .map(|wrong| finding(Place::Subject { range: Some(folded.original(wrong.range.clone()).into()) }, &wrong))
        .collect()
}

fn in_body(case: &Case<'_>, part: usize, body: &Body) -> Vec<Finding> {
    let text = body.folded().text();
    let lines = lines_with_weekdays(text).into_iter();
    let wrong = lines.flat_map(|line| wrong_in(case, text, line));
    wrong
        .filter_map(|wrong| Some(finding(place_of_folded(part, body, wrong.range.clone())?, &wrong)))
        .take(MOST)
        .collect()
}

fn finding(place: Place, wrong: &Wrong) -> Finding {
    let year = if wrong.with_year { wrong.day.year().to_string() } else { "none".to_owned() };
    Finding::at(place)
        .with("year", year)
        .with("month", format!("m{}", wrong.day.month()))
        .with("day", wrong.day.day().to_string())
        .with("weekday", id(wrong.day.weekday()))
        .with("said", id(wrong.said))
}

const LATIN_NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const NAMES: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

fn finder(words: impl Iterator<Item = String>) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words.collect::<Vec<_>>()).ok()
}

/// Lines of a folded text that name a weekday and a number.
fn lines_with_weekdays(text: &str) -> Vec<Range<usize>> {
    static LATIN: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| finder(LATIN_NAMES.iter().map(|name| (*name).to_owned())));
    static ALL: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let marked = NAMES
            .iter()
            .flat_map(|name| ["(", "[", "【", "〔", "<", "〈", "( "].map(|bracket| format!("{bracket}{name}")));
        let free = NAMES.iter().flat_map(|name| [format!("日{name}"), format!("日 {name}"), format!("{name}曜")]);
        finder(marked.chain(free).chain(LATIN_NAMES.iter().map(|name| (*name).to_owned())))
    });
    let finder = if text.is_ascii() { &*LATIN } else { &*ALL };
    let mut lines: Vec<Range<usize>> = Vec::new();
    for hit in finder.iter().flat_map(|finder| finder.find_iter(text)) {
        if lines.last().is_some_and(|last| hit.start() < last.end) || !is_weekday(text, hit.range()) {
            continue;
        }
        // A line without an end is looked at piece by piece.
        let mut line = line_around(text, hit.start());
        line.start = line.start.max(lines.last().map_or(0, |last| last.end));
        let numbered = text.get(line.clone()).is_some_and(|line| line.bytes().any(|byte| byte.is_ascii_digit()));
        if numbered && line.len() <= LONGEST {
            lines.push(line);
        }
    }
    lines
}

/// What follows the first three letters of a weekday.
const ENDS: [&str; 9] = ["", "day", "s", "sday", "r", "rs", "rsday", "nesday", "urday"];

/// Latin letters are a weekday only as a word of their own.
fn is_weekday(text: &str, hit: Range<usize>) -> bool {
    let Some(word) = text.get(hit.clone()) else { return false };
    if !word.is_ascii() || word.starts_with(['(', '[', '<']) {
        return true;
    }
    let after = text.get(hit.end..).unwrap_or_default();
    let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
    let alone = !text.get(..hit.start).unwrap_or_default().ends_with(|c: char| c.is_ascii_alphanumeric());
    alone && after.get(..end).is_some_and(|end| ENDS.contains(&end))
}

fn wrong_in(case: &Case<'_>, text: &str, line: Range<usize>) -> Vec<Wrong> {
    let Some(words) = text.get(line.clone()) else { return Vec::new() };
    let at = |range: Range<usize>| line.start + range.start..line.start + range.end;
    let today = written_on(case);
    let mut wrong = Vec::new();
    // In English a weekday in brackets may follow the day.
    let marked = !words.is_ascii() || words.contains(['(', '[', '<']);
    for written in if marked { japanese::with_weekdays(words) } else { Vec::new() } {
        wrong.extend(differs(today, &written).map(|wrong| Wrong { range: at(written.range.clone()), ..wrong }));
    }
    if wrong.is_empty() && words.contains('曜') {
        for written in japanese::behind_weekdays(words) {
            wrong.extend(differs(today, &written).map(|wrong| Wrong { range: at(written.range.clone()), ..wrong }));
        }
    }
    if wrong.is_empty() && words.bytes().any(|byte| byte.is_ascii_lowercase()) {
        for (range, day, said) in english::with_weekdays(words) {
            let days = day.meant(today);
            if let Some(wrong_day) = days.first().filter(|_| days.iter().all(|day| day.weekday() != said)) {
                wrong.push(Wrong { range: at(range), day: *wrong_day, with_year: day.year != Year::LeftOut, said });
            }
        }
    }
    wrong
}

/// Each day with its weekday; where there are fewer of one than of the other, one that fits is enough.
fn differs(today: Date, written: &japanese::Written) -> Option<Wrong> {
    let wrong = |day: &Day, said: &Weekday| {
        let days = day.meant(today);
        let first = *days.first()?;
        let fits = days.iter().any(|day| day.weekday() == *said);
        let with_year = day.year != Year::LeftOut;
        (!fits).then_some(Wrong { range: 0..0, day: first, with_year, said: *said })
    };
    let (days, weekdays) = (&written.days, &written.weekdays);
    if days.len() == weekdays.len() {
        return days.iter().zip(weekdays).find_map(|(day, said)| wrong(day, said));
    }
    let mut last = None;
    for day in days {
        for said in weekdays {
            last = Some(wrong(day, said)?);
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn in_text(text: &str) -> String {
        findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
    }

    // 27 November 2026 is a Friday; these tests are run on Saturday, 21 November 2026.
    #[test]
    fn a_weekday_that_is_not_the_dates_is_told() {
        let mut wrong = Vec::new();
        for text in [
            "11/27(木)に伺います。",
            "①11/27（木）10:00",
            "⑩11月27日（木）",
            "候補1：11/27（木）10:00",
            "第2希望：11/27（木）",
            "11/27〈木〉",
            "火曜日（11/27）に伺います。",
            "来週の火曜（11/27 10:00）",
            "木曜日の11月27日に伺います。",
            "１１月２７日（木）に伺います。",
            "11月27日(木)",
            "11月27日（木曜日）",
            "11月27日木曜日",
            "11月27日 木曜 10時",
            "11月27日 木 10:00～",
            "2026年11月27日（木）",
            "2026/11/27(木)",
            "2026.11.27(木)",
            "2026-11-27 (Thu)",
            "11/27(Thu) 10:00",
            "日時：11月27日（木）",
            "日時:11/27(木) 10:00",
            "令和8年11月27日(木)",
            "R8.11.27(木)",
            "11/27(金)～29(月)",
            "11/27（金）～11/29（土）",
            "11月27日(金)・28日(日)",
            "11月27・28日(金・日)",
            "11/27～29(金～土)",
            "来月4日(木)",
            "来年1月12日(月)",
            "昨年11月27日(金)",
            "12月1日(水)まで",
            "1/5(月)から営業いたします。",
            "Thu 27 Nov",
            "Let us meet on Thursday, November 27.",
            "Thursday 27th of November 2026",
            "27 November 2026 (Thu)",
            "Nov 27 (Thursday) at 10",
            "Nov. 27, Thursday, at 10",
            "Thu, Nov 27, 2026 10:00",
            "Thursday 11/27",
            "Thu 2026-11-27",
            "the meeting on Monday the 1st of December",
        ] {
            let found = in_text(text);
            if !found.starts_with("confirm body") {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn it_says_the_day_that_it_is() {
        assert_eq!(in_text("11/27(木)"), "confirm body「11/27(木)」 year=none month=m11 day=27 weekday=fri said=thu");
        assert_eq!(
            findings(&CHECK, "To: a@client.example\nSubject: 2027年1月5日（月）の件\n\n本文"),
            "confirm subject[0..24] year=2027 month=m1 day=5 weekday=tue said=mon"
        );
    }

    #[test]
    fn the_right_weekday_and_what_is_no_date_stay_quiet() {
        let mut wrong = Vec::new();
        for text in [
            "11月27日(金)に伺います。",
            "11月23日(月・祝)はお休みをいただきます。",
            "11/27(金・祝)",
            "11/27(金)～29(日)に開催いたします。",
            "11月27・28日(金・土)のいずれかでお願いします。",
            "11/27(金)、28(土)、30(月)",
            "12/30(水)～1/3(日)",
            "12月30日(水)～3日(日)は休業",
            "在庫は1/2(半分)になりました。",
            "バージョン1.2(日本語版)",
            "第3・4(月)",
            "(月)額 1,000円、(水)のマーク",
            "材料：水 100ml、1/2 水",
            "11月27日木材を納品",
            "2026年11月27日(金)",
            "令和8年11月27日(金)",
            "昨年11月27日(木)",
            "来年1月12日(火)",
            "27日(金)に伺います。",
            "3月15日(日)に開催しました。",
            "前年11月27日(木)比",
            "Fri 27 Nov",
            "Friday, November 27, 2026",
            "2026-11-27 (Fri)",
            "Sat Nov 28, Sun Nov 29",
            "On Fri, Nov 27, Sat 28 and later",
            "Thu Aug 22 18:26:25 EDT 2002",
            "We sat down on 27 May; the sun rose.",
            "土日(11/28・29)は休み",
            "はい。\n\n> 11/27(木)に伺います。",
        ] {
            let found = in_text(text);
            if !found.is_empty() {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_older_mail_is_read_as_of_its_own_date() {
        let mail = "To: a@client.example\nDate: Thu, 15 Aug 2002 10:00:00 +0900\n\nSee you on Thursday, August 22.";
        assert_eq!(findings(&CHECK, mail), "");
        assert!(findings(&CHECK, &mail.replace("Thursday, August", "Friday, August")).starts_with("confirm"));
    }
}
