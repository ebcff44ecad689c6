//! What tells of people besides numbers: mail and postal addresses, birth dates, names under a heading.

use std::ops::Range;

use super::context::Topic;
use super::groups::Joint;
use super::kind::Kind;
use super::scan::{Hit, Line, Strength, value};
use super::table::Column;

pub(super) fn find(line: &Line<'_>, hits: &mut Vec<Hit>) {
    emails(line, hits);
    births(line, hits);
    postal(line, hits);
    columns(line, hits);
    labelled_name(line, hits);
}

fn certain(kind: Kind, range: Range<usize>, value: u64) -> Hit {
    Hit { kind, range, value, strength: Strength::Certain }
}

fn emails(line: &Line<'_>, hits: &mut Vec<Hit>) {
    let mut done = 0;
    for at in memchr::memchr_iter(b'@', line.text.as_bytes()) {
        let Some(range) = address_around(line.text, at, done) else { continue };
        done = range.end;
        let Some(addr) = line.text.get(range.clone()).map(str::to_ascii_lowercase) else { continue };
        if !is_of_a_role(&addr) && !line.known.knows_address(&addr) {
            hits.push(certain(Kind::Email, line.absolute(&range), value(Kind::Email, addr.chars())));
        }
    }
}

/// The address around an at sign, as bytes of the line.
pub(super) fn address_around(text: &str, at: usize, from: usize) -> Option<Range<usize>> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-'".contains(byte);
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let before = text.as_bytes().get(from..at)?;
    let local = before.iter().rev().take(64).take_while(|byte| is_local(byte)).count();
    let after = text.as_bytes().get(at + 1..)?;
    let mut domain = after.iter().take(255).take_while(|byte| is_domain(byte)).count();
    while domain > 0 && after.get(domain - 1).is_some_and(|byte| b".-".contains(byte)) {
        domain -= 1;
    }
    let name = text.get(at + 1..at + 1 + domain)?;
    let (_, top) = name.rsplit_once('.')?;
    let good = local > 0 && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    good.then_some(at - local..at + 1 + domain)
}

/// Addresses that belong to a task, a list or a program and to nobody.
fn is_of_a_role(addr: &str) -> bool {
    const ROLES: [&str; 40] = [
        "abuse",
        "admin",
        "bounce",
        "contact",
        "customer",
        "eigyo",
        "hello",
        "help",
        "helpdesk",
        "hostmaster",
        "hr",
        "info",
        "inquiry",
        "jinji",
        "jobs",
        "keiri",
        "list",
        "listmaster",
        "mailer-daemon",
        "majordomo",
        "marketing",
        "no-reply",
        "no_reply",
        "noreply",
        "office",
        "orders",
        "otoiawase",
        "postmaster",
        "press",
        "privacy",
        "recruit",
        "root",
        "sales",
        "saiyo",
        "security",
        "service",
        "soumu",
        "subscribe",
        "support",
        "webmaster",
    ];
    let local = addr.split('@').next().unwrap_or_default();
    let plain = local.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let tail = ["-request", "-subscribe", "-unsubscribe", "-users", "-devel", "-dev", "-list", "-announce", "-admin"];
    ROLES.contains(&plain) || tail.iter().any(|tail| local.ends_with(tail)) || local.contains("unsubscribe")
}

/// How far from a date the word for it stands at most (bytes).
const BEFORE_BIRTH: usize = 40;
const BEHIND_BIRTH: usize = 16;

/// Dates that are said to be somebody's birth.
fn births(line: &Line<'_>, hits: &mut Vec<Hit>) {
    const JOINTS: &[Joint] = &[Joint::Date, Joint::Slash, Joint::Dash, Joint::Dot];
    const SHAPES: [[usize; 3]; 12] = [
        [4, 2, 2],
        [4, 1, 1],
        [4, 1, 2],
        [4, 2, 1],
        [2, 2, 2],
        [2, 1, 1],
        [2, 1, 2],
        [2, 2, 1],
        [1, 2, 2],
        [1, 1, 1],
        [1, 1, 2],
        [1, 2, 1],
    ];
    if !may_tell_births(line) {
        return;
    }
    let mut at = 0;
    while at < line.groups.count() {
        let parted = SHAPES.iter().find_map(|shape| line.groups.shaped(at, shape, JOINTS));
        let Some(used) = parted.or_else(|| line.groups.shaped(at, &[8], &[])) else {
            at += 1;
            continue;
        };
        at = used.end;
        let range = line.groups.range(used.clone());
        let digits = line.groups.digits(used.clone());
        let year = digits.iter().take(4).fold(0_u32, |year, digit| year * 10 + u32::from(*digit));
        let dated = line.groups.get(used.start).is_some_and(|first| first.len <= 2) || (1900..2030).contains(&year);
        if dated && is_birth(line, &range) {
            let digits = digits.iter().map(|digit| char::from(b'0' + digit));
            hits.push(certain(Kind::Birth, line.absolute(&range), value(Kind::Birth, digits)));
        }
    }
}

/// A quick look for what most lines lack: the word, near by or above the column.
fn may_tell_births(line: &Line<'_>) -> bool {
    let around = line.range.start.saturating_sub(BEFORE_BIRTH)..line.range.end + BEHIND_BIRTH;
    line.text.contains('生')
        || line.row.iter().any(|(_, kind)| *kind == Some(Kind::Birth))
        || line.source.marks.any_within(around, &[Topic::Of(Kind::Birth)])
}

/// 昭和50年1月3日生, 1980/1/3生: the sign stands right behind and begins no other word (生産, 生放送).
fn is_born(line: &Line<'_>, range: &Range<usize>) -> bool {
    let after = line.text.get(range.end..).unwrap_or_default();
    let born = after.strip_prefix('日').unwrap_or(after).strip_prefix('生');
    born.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn is_birth(line: &Line<'_>, range: &Range<usize>) -> bool {
    if is_born(line, range) {
        return true;
    }
    let birth = [Topic::Of(Kind::Birth)];
    let place = line.absolute(range);
    match line.column(range) {
        Column::Of(kind) => kind == Kind::Birth,
        Column::Other => false,
        Column::None => {
            line.source.marks.just_before(&place, BEFORE_BIRTH, &birth)
                || line.source.marks.any_within(place.end..place.end + BEHIND_BIRTH, &birth)
        }
    }
}

/// Postal addresses: a prefecture, a town and a number; a number and a street.
fn postal(line: &Line<'_>, hits: &mut Vec<Hit>) {
    for mark in line.source.marks.within(line.range.clone()) {
        let (start, end) = (mark.start - line.range.start, mark.end - line.range.start);
        let range = match mark.topic {
            Topic::Prefecture => behind_prefecture(line, start, end),
            Topic::Street => before_street(line, start, end),
            Topic::Of(_)
            | Topic::AccountKind
            | Topic::Account
            | Topic::Bank
            | Topic::Payee
            | Topic::Insured
            | Topic::PerhapsName
            | Topic::Private
            | Topic::Company => None,
        };
        let Some(range) = range else { continue };
        let place = line.absolute(&range);
        if !line.is_of_company(&place) && !line.is_of_shop() {
            hits.push(certain(Kind::Address, place, text_value(line, Kind::Address, &range)));
        }
    }
}

fn behind_prefecture(line: &Line<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    /// Of what stands between prefecture and number.
    const LONGEST: usize = 90;
    let number = line.groups.first_from(end)?;
    let between = line.text.get(end..number.start)?;
    let town =
        between.len() <= LONGEST && between.contains(['市', '区', '町', '村', '郡']) && !between.contains(['、', '。']);
    town.then_some(start..line.groups.end_of_joined(number.start)?)
}

fn before_street(line: &Line<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 40;
    let number = line.groups.last_until(start)?;
    let between = line.text.get(number.end..start)?;
    let names = between.split(' ').filter(|word| !word.is_empty());
    let written = between.starts_with(' ')
        && between.len() <= LONGEST
        && names.clone().next().is_some()
        && names.clone().all(|word| word.starts_with(|letter: char| letter.is_ascii_uppercase()));
    let alone = line
        .text
        .get(..number.start)?
        .chars()
        .next_back()
        .is_none_or(|letter| !letter.is_ascii_alphanumeric() && letter != '.');
    (written && alone && number.len <= 5).then_some(number.start..end)
}

/// Names and addresses that only the heading of their column tells.
fn columns(line: &Line<'_>, hits: &mut Vec<Hit>) {
    for (cell, kind) in &line.row {
        let text = line.source.text.get(cell.clone()).unwrap_or_default();
        let kind = match kind {
            Some(Kind::Name) if is_name(line, cell, text) => Kind::Name,
            Some(Kind::Address) if is_address(line, cell, text, hits) => Kind::Address,
            _ => continue,
        };
        let start = cell.start + (text.len() - text.trim_start().len());
        let range = start..start + text.trim().len();
        hits.push(certain(kind, range, value(kind, text.chars().filter(|letter| !letter.is_whitespace()))));
    }
}

fn is_name(line: &Line<'_>, cell: &Range<usize>, text: &str) -> bool {
    const LONGEST: usize = 40;
    let count = text.trim().chars().take(LONGEST + 1).count();
    (2..=LONGEST).contains(&count)
        && text.contains(char::is_alphabetic)
        && !text.contains(|letter: char| letter.is_ascii_digit() || "@:：〇○●＿_□".contains(letter))
        && !line.source.marks.speaks(cell)
}

fn is_address(line: &Line<'_>, cell: &Range<usize>, text: &str, hits: &[Hit]) -> bool {
    const SHORTEST: usize = 6;
    let told =
        hits.iter().any(|hit| hit.kind == Kind::Address && cell.start <= hit.range.start && hit.range.end <= cell.end);
    !told
        && text.trim().chars().take(SHORTEST).count() == SHORTEST
        && text.contains(char::is_alphabetic)
        && text.contains(|letter: char| letter.is_numeric() || !letter.is_ascii())
        && !text.contains('@')
        && !line.is_of_company(cell)
}

/// `氏名：山田太郎`
fn labelled_name(line: &Line<'_>, hits: &mut Vec<Hit>) {
    let marks = line.source.marks.within(line.range.clone());
    let Some(mark) = marks.into_iter().find(|mark| mark.topic == Topic::Of(Kind::Name)) else { return };
    let after = line.source.text.get(mark.end..line.range.end).unwrap_or_default();
    let label = after.trim_start_matches([' ', '\u{3000}', '】', ']', '］', ')', '）']);
    let Some(rest) = label.strip_prefix([':', '：']) else { return };
    let start = line.range.end - rest.trim_start().len();
    let name = rest.trim_start();
    let end = name.find(['\t', ',', '、', '（', '(', '/', '　', '様']).unwrap_or(name.len());
    let range = start..start + end;
    let text = line.source.text.get(range.clone()).unwrap_or_default();
    if is_name(line, &range, text) {
        hits.push(certain(Kind::Name, range, value(Kind::Name, text.chars().filter(|letter| !letter.is_whitespace()))));
    }
}

fn text_value(line: &Line<'_>, kind: Kind, range: &Range<usize>) -> u64 {
    let text = line.text.get(range.clone()).unwrap_or_default();
    value(kind, text.chars().filter(|letter| !letter.is_whitespace()))
}
