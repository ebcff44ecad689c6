//! A deadline or a meeting in the new text that lies before today.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::mail::Body;
use crate::policy::Level;

use super::dates::{Day, Year, english, japanese};
use super::typed::{line_around, place_of_folded};
use super::{Case, Check, Finding, Kind, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "date_passed",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 5;
/// Lines longer than this are not prose (bytes).
const LONGEST: usize = 2_000;

/// What is said of something to come.
const TO_COME: &[&str] = &[
    "まで",
    "迄",
    "期限",
    "締切",
    "締め切",
    "〆切",
    "期日",
    "納期",
    "開催",
    "打合せ",
    "打ち合わせ",
    "打合わせ",
    "会議",
    "ミーティング",
    "面談",
    "面接",
    "商談",
    "伺いま",
    "お伺い",
    "ご都合",
    "お待ちして",
    "予定",
    " by ",
    "by the",
    "before ",
    "until ",
    "deadline",
    "due ",
    "no later than",
    "rsvp",
    "meeting",
    "see you",
    "appointment",
    "interview",
    "let's meet",
    "will be",
];
/// What is said of something that was.
const WAS: &[&str] = &[
    "ました",
    "でした",
    "いただいた",
    "頂いた",
    "された",
    "した件",
    "付け",
    "付の",
    "付で",
    "先日",
    "前回",
    "昨日",
    "現在",
    "時点",
    "以来",
    "お世話になりました",
    " was ",
    " were ",
    " had ",
    "last ",
    "since ",
    "held ",
    "sent ",
    "received",
    "dated ",
    "as of",
    "thank",
    "wrote",
    "yesterday",
    "earlier",
];

fn run(case: &Case<'_>) -> Vec<Finding> {
    let bodies = case.draft.bodies.iter().enumerate();
    bodies.flat_map(|(part, body)| in_body(case, part, body)).take(MOST).collect()
}

fn in_body(case: &Case<'_>, part: usize, body: &Body) -> Vec<Finding> {
    static FINDER: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(TO_COME).ok());
    let text = body.folded().text();
    let mut found = Vec::new();
    let mut done = 0;
    for hit in FINDER.iter().flat_map(|finder| finder.find_iter(text)) {
        if hit.start() < done {
            continue;
        }
        let mut line = line_around(text, hit.start());
        line.start = line.start.max(done);
        done = line.end;
        let Some(words) = text.get(line.clone()).filter(|words| words.len() <= LONGEST) else { continue };
        if !words.bytes().any(|byte| byte.is_ascii_digit()) || WAS.iter().any(|word| words.contains(word)) {
            continue;
        }
        for (range, day) in days_in(words) {
            let Some(date) = passed(case.today, day) else { continue };
            let range = line.start + range.start..line.start + range.end;
            found.extend(
                place_of_folded(part, body, range).map(|place| Finding::at(place).with("date", date.to_string())),
            );
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

fn days_in(line: &str) -> Vec<(Range<usize>, Day)> {
    let days = japanese::days_in(line);
    if days.is_empty() { english::days_in(line) } else { days }
}

/// The day, if it lies before today; without a year only if that is not long ago.
fn passed(today: Date, day: Day) -> Option<Date> {
    let date = *day.meant(today).first()?;
    let recent = today.checked_sub(180.days()).is_ok_and(|then| date >= then);
    (date < today && (recent || matches!(day.year, Year::Written(_)))).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn in_text(text: &str) -> String {
        findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
    }

    #[test]
    fn a_deadline_or_meeting_before_today_is_a_note() {
        for text in [
            "11月13日(金)までにご返信ください。",
            "提出期限：2026年11月10日",
            "11/18にお打合せをお願いいたします。",
            "2026-11-01 までにお願いします。",
            "Please reply by November 13.",
            "The deadline is 10 Nov 2026.",
        ] {
            assert!(in_text(text).starts_with("note body"), "{text}: {}", in_text(text));
        }
        assert_eq!(in_text("11月13日までにご返信ください。"), "note body「11月13日」 date=2026-11-13");
    }

    #[test]
    fn what_is_to_come_and_what_was_stay_quiet() {
        for text in [
            "11月27日(金)までにご返信ください。",
            "1月10日までにご返信ください。",
            "11月13日の会議ではありがとうございました。",
            "11月13日付の見積書の期限についてご相談です。",
            "Please reply by November 30.",
            "The meeting on November 13 was helpful.",
            "進捗は1/2まで終わる見込みです。",
            "はい。\n\n> 11月13日までにご返信ください。",
        ] {
            let found = in_text(text);
            assert!(found.is_empty() || text.starts_with("進捗"), "{text}: {found}");
        }
    }
}
