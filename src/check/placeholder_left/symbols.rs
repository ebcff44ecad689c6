//! `○○様`, `●●株式会社`, `△月△日`, `XX部`, `A社様`: signs in place of a name, a number or a date.

use std::ops::Range;

use super::super::typed::line_around;
use super::Sort;
use super::blank::{is_code, is_example, is_quoted};
use super::brackets::HONORIFICS;
use super::find::Hit;

/// Longer runs are ornaments.
const LONGEST: usize = 6;

const AFTER: [&str; 32] = [
    "様",
    "さま",
    "殿",
    "御中",
    "さん",
    "先生",
    "氏",
    "各位",
    "株式会社",
    "有限会社",
    "合同会社",
    "会社",
    "(株)",
    "（株）",
    "㈱",
    "社",
    "部",
    "課",
    "係",
    "支店",
    "営業所",
    "事業部",
    "支社",
    "月",
    "日",
    "年",
    "時",
    "円",
    "万",
    "大学",
    "商事",
    "名様",
];
const BEFORE: [&str; 16] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "(株)",
    "（株）",
    "㈱",
    "弊社",
    "御社",
    "貴社",
    "担当",
    "担当の",
    "月",
    "年",
    "約",
    "金",
    "部長",
];
/// What only goes on after something that means a word.
const GOES_ON: [&str; 14] = ["の", "が", "を", "は", "に", "で", "と", "へ", "も", "や", "です", "より", "から", "、"];

/// The run of one sign that begins here.
pub(super) fn run_at(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let Some(first) = rest.chars().next() else { return at..at };
    let end = rest.find(|c: char| same(c) != same(first)).unwrap_or(rest.len());
    at..at + end
}

/// People type one circle for another.
fn same(sign: char) -> char {
    match sign {
        '〇' | '◯' => '○',
        'Ｘ' | 'x' | 'ｘ' => 'X',
        '✕' => '×',
        '＊' => '*',
        other => other,
    }
}

/// Whether a sign alone, in text, stands for something: others are ornaments unless somebody is addressed by them.
fn is_common(sign: char) -> bool {
    matches!(sign, '○' | '●' | '△' | '▲' | '×' | '◎')
}

pub(super) fn blank_at(text: &str, at: usize) -> Option<Hit> {
    let run = run_at(text, at);
    let sign = same(text.get(run.clone())?.chars().next()?);
    let length = text.get(run.clone())?.chars().count();
    let line = line_around(text, at);
    let (before, after) = (text.get(line.start..run.start)?, text.get(run.end..line.end)?);
    if !(2..=LONGEST).contains(&length) || is_silent(text.get(line.clone())?, before, sign, at - line.start) {
        return None;
    }
    if sign == '○' && (before.ends_with(is_numeral) || after.starts_with(is_numeral)) {
        return None;
    }
    if sign == 'X' {
        return x_blank(&run, before, after);
    }
    let spaced = after.trim_start_matches([' ', '\u{3000}']);
    let addresses = HONORIFICS.iter().any(|word| spaced.starts_with(word));
    let named = ["株式会社", "（株）", "(株)", "㈱"]
        .iter()
        .any(|word| after.starts_with(word) || before.trim_end().ends_with(word));
    let form = if is_common(sign) {
        addresses
            || AFTER.iter().any(|word| after.starts_with(word))
            || BEFORE.iter().any(|word| before.trim_end_matches([' ', '\u{3000}']).ends_with(word))
    } else {
        (addresses || named) && !before.ends_with(char::is_alphanumeric)
            || is_price(after) && !before.ends_with(char::is_numeric)
    };
    let means_a_word = || {
        let goes_on = GOES_ON.iter().any(|word| after.starts_with(word));
        let joined = before.ends_with(is_letter) || after.starts_with(is_letter);
        // At the beginning of a line signs are bullets.
        let of_something = ["の件", "について", "に関する", "に関して"].iter().any(|word| after.starts_with(word));
        let bullet = before.trim().is_empty() && !(goes_on && (sign == '○' || of_something));
        is_common(sign) && length <= 4 && !bullet && (goes_on || joined)
    };
    let sort = if form {
        Sort::Form
    } else if means_a_word() {
        Sort::Mark
    } else {
        return None;
    };
    Some(with_neighbours(text, run, sort))
}

/// 円 as money; not 円満, 円滑.
fn is_price(after: &str) -> bool {
    let amount = after.strip_prefix('万').unwrap_or(after).strip_prefix('円');
    amount.is_some_and(|rest| !rest.starts_with(['満', '滑', '形', '卓', '高', '安', '周', '熟', '陣']))
}

/// Quoted, an example, a program, or an ornament around a heading.
fn is_silent(line: &str, before: &str, sign: char, at: usize) -> bool {
    let is = |c: Option<char>| c.map(same) == Some(sign);
    let ornament = is(line.trim().chars().next()) && is(line.trim().chars().next_back());
    ornament || is_quoted(line, at) || is_example(before) || (sign == '*' || sign == 'X') && is_code(line)
}

/// `XX様`, `XX月XX日`, `株式会社XXX` are blanks, `XXX` alone is a mark; `03-XXXX-XXXX` shows how a number is written.
fn x_blank(run: &Range<usize>, before: &str, after: &str) -> Option<Hit> {
    let joins = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '@' | ':' | '_' | '+' | '‐' | '－' | '−' | '\\')
    };
    if let Some(range) = x_date(run, before, after) {
        return Some(Hit { range, sort: Sort::Form });
    }
    if let Some(range) = x_time(run, before, after) {
        return Some(Hit { range, sort: Sort::Mark });
    }
    if before.ends_with(joins) || after.starts_with(|c: char| joins(c) && c != '.' && c != ':') {
        return None;
    }
    let spaced = after.trim_start_matches([' ', '\u{3000}']);
    let form = HONORIFICS.iter().any(|word| spaced.starts_with(word))
        || AFTER.iter().any(|word| after.starts_with(word))
        || BEFORE.iter().any(|word| before.ends_with(word));
    let mark = run.len() == 3 && !after.starts_with('.') || run.len() == 4 && after.trim_start().is_empty();
    match (form, mark) {
        (true, _) => Some(Hit { range: run.clone(), sort: Sort::Form }),
        (false, true) => Some(Hit { range: run.clone(), sort: Sort::Mark }),
        (false, false) => None,
    }
}

/// `2026/XX/XX`, `2026-XX-20`, `xx/xx/2026`.
fn x_date(run: &Range<usize>, before: &str, after: &str) -> Option<Range<usize>> {
    let is_two = |text: &str| {
        text.len() == 2 && (text.chars().all(|c| same(c) == 'X') || text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_year = |text: &str| {
        text.len() == 4
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && (text.starts_with("20") || text.starts_with("19"))
    };
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/');
    let sign = after.chars().next().filter(|c| matches!(c, '/' | '-'))?;
    let rest = after.get(1..)?;
    let two = run.len() == 2 && is_two(rest.get(..2)?);
    let ends = |rest: &str| !rest.starts_with(joined);
    if let Some(head) = before.strip_suffix(sign).filter(|_| two && ends(rest.get(2..).unwrap_or_default())) {
        let year = head.get(head.len().checked_sub(4)?..)?;
        let alone = head.strip_suffix(year).is_some_and(|head| !head.ends_with(joined));
        return (is_year(year) && alone).then(|| run.start - "2026/".len()..run.end + "/XX".len());
    }
    let year = rest.get(2..)?.strip_prefix(sign)?;
    let last = two && is_year(year.get(..4)?) && ends(year.get(4..)?) && !before.ends_with(joined);
    last.then(|| run.start..run.end + "/XX/2026".len())
}

/// `XX:XX`, which is no address of a network card.
fn x_time(run: &Range<usize>, before: &str, after: &str) -> Option<Range<usize>> {
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '/' | '：');
    let colon = after.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    let rest = after.get(colon.len_utf8()..)?;
    let minutes = rest.get(..2)?;
    let is_time = minutes == "XX" || minutes == "00" || minutes == "30";
    let alone = !before.ends_with(joined) && !rest.get(2..)?.starts_with(joined);
    (run.len() == 2 && is_time && alone).then(|| run.start..run.end + colon.len_utf8() + 2)
}

/// The blank with the word that addresses somebody by it: that is what people recognise.
fn with_neighbours(text: &str, run: Range<usize>, sort: Sort) -> Hit {
    let after = text.get(run.end..).unwrap_or_default();
    let spaces = after.len() - after.trim_start_matches([' ', '\u{3000}']).len();
    let honorific = HONORIFICS.iter().find(|word| after.get(spaces..).is_some_and(|rest| rest.starts_with(*word)));
    let end = honorific.map_or(run.end, |word| run.end + spaces + word.len());
    Hit { range: run.start..end, sort }
}

/// `○月○日`, `11月○日`, `○月末`.
pub(super) fn month_at(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    let (before, rest) = (text.get(line.start..at)?, text.get(at..line.end)?);
    if is_quoted(text.get(line.clone())?, at - line.start) || is_example(before) {
        return None;
    }
    if let Some(day) = rest.strip_prefix('月') {
        let end = day.find('日')?;
        let signs = day.get(..end)?;
        let is_blank = !signs.is_empty() && signs.chars().all(is_sign) && before.ends_with(is_numeral);
        let digits = before.len() - before.trim_end_matches(is_numeral).len();
        return is_blank.then(|| Hit { range: at - digits..at + "月日".len() + end, sort: Sort::Form });
    }
    let sign = rest.chars().next()?;
    let after = rest.get(sign.len_utf8()..)?.strip_prefix('月')?;
    if before.ends_with(is_numeral) && same(sign) == '○' {
        return None;
    }
    let head = sign.len_utf8() + "月".len();
    if let Some(end) = after.find('日').filter(|end| *end <= 9) {
        let day = after.get(..end)?;
        let is_blank = !day.is_empty() && day.chars().all(|c| is_sign(c) || c.is_numeric());
        if is_blank {
            return Some(Hit { range: at..at + head + end + "日".len(), sort: Sort::Form });
        }
    }
    let bullet = before.trim().is_empty();
    let named = ["末", "分", "度", "中", "上旬", "中旬", "下旬", "頃", "号"].iter().any(|word| after.starts_with(word));
    (named && !bullet && is_common(same(sign))).then(|| Hit { range: at..at + head, sort: Sort::Form })
}

/// `A社様`.
pub(super) fn company_at(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    let before = text.get(line.start..at)?;
    let letter = before.chars().next_back().filter(|c| matches!(c, 'A'..='Z' | 'Ａ'..='Ｚ'))?;
    let alone = !before.strip_suffix(letter)?.ends_with(|c: char| c.is_alphanumeric() && c.is_ascii());
    let silent = is_quoted(text.get(line.clone())?, at - line.start) || is_example(before);
    (alone && !silent).then(|| Hit { range: at - letter.len_utf8()..at + "社様".len(), sort: Sort::Form })
}

fn is_sign(c: char) -> bool {
    matches!(same(c), '○' | '●' | '△' | '▲' | '□' | '×' | '*' | 'X' | '◎' | '☆' | '★')
}

/// 二〇〇〇 is a number, and so is 一〇〇.
fn is_numeral(c: char) -> bool {
    c.is_numeric() && c != '〇' || "一二三四五六七八九十百千万".contains(c)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && c != '〇'
}
