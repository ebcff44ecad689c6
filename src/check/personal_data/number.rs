//! Numbers of documents, by their shape, their check digits and the words near them.

use std::ops::Range;

use super::context::Topic;
use super::digits::{is_card, is_corporate, is_iban, is_insurer, is_licence, is_my_number};
use super::groups::{Joint, is_dash};
use super::kind::Kind;
use super::phone;
use super::scan::{Hit, Line, Strength, value};
use super::table::Column;

/// Every number in a line, telephones too.
pub(super) fn find(line: &Line<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < line.groups.count() {
        let found = card(line, at)
            .or_else(|| twelve(line, at))
            .or_else(|| lettered(line, at))
            .or_else(|| phone::find(line, at))
            .or_else(|| account(line, at))
            .or_else(|| insurance(line, at))
            .or_else(|| pension(line, at));
        match found {
            Some((used, hit)) => {
                at = used.end.max(at + 1);
                hits.extend(hit);
            }
            None => at += 1,
        }
    }
    ibans(line, &mut hits);
    coded_passports(line, &mut hits);
    hits
}

/// The groups that a number takes, and what it is; `None` for a number that is nobody's.
pub(super) type Found = Option<(Range<usize>, Option<Hit>)>;

const DASH_OR_SPACE: &[Joint] = &[Joint::Dash, Joint::Space];

fn card(line: &Line<'_>, at: usize) -> Found {
    let groups = line.groups;
    let parted = [&[4, 4, 4, 4][..], &[4, 6, 5], &[4, 6, 4]];
    if let Some(used) = parted.iter().find_map(|shape| groups.shaped(at, shape, DASH_OR_SPACE)) {
        let range = free(line, &used)?;
        return is_card(groups.digits(used.clone())).then(|| found(line, Kind::Card, used, range, Strength::Certain));
    }
    let length = groups.get(at)?.len;
    if !(13..=19).contains(&length) {
        return None;
    }
    let used = at..at + 1;
    let range = free(line, &used)?;
    let digits = groups.digits(used.clone());
    if is_corporate(digits) && line.column(&range) != Column::Of(Kind::Card) {
        return Some((used, None));
    }
    let strength = match (is_card(digits), said(line, &range, Kind::Card)) {
        (true, true) => Strength::Certain,
        (true, false) => Strength::BareHolding,
        (false, _) => Strength::Bare,
    };
    Some(found(line, Kind::Card, used, range, strength))
}

/// My Numbers and licences.
fn twelve(line: &Line<'_>, at: usize) -> Found {
    let used = line.groups.shaped(at, &[12], &[]).or_else(|| line.groups.shaped(at, &[4, 4, 4], DASH_OR_SPACE))?;
    // A fourth group makes it another number.
    if line.groups.get(used.end).is_some_and(|next| used.len() > 1 && next.len == 4 && next.after != Joint::Apart) {
        return None;
    }
    let range = free(line, &used).or_else(|| behind_number_sign(line, &used))?;
    let digits = line.groups.digits(used.clone());
    let (mine, licence) = (is_my_number(digits), is_licence(digits));
    let topics = [Topic::Of(Kind::MyNumber), Topic::Of(Kind::Licence)];
    let spoken = match line.column(&range) {
        Column::Of(kind) => Some(Topic::Of(kind)),
        Column::Other => None,
        Column::None => line.source.marks.nearest(line.source.text, &line.absolute(&range), &topics),
    };
    let (kind, strength) = match spoken {
        Some(Topic::Of(Kind::MyNumber)) if mine => (Kind::MyNumber, Strength::Certain),
        Some(Topic::Of(Kind::Licence)) if licence => (Kind::Licence, Strength::Certain),
        Some(_) => return None,
        None if mine => (Kind::MyNumber, Strength::BareHolding),
        None => (Kind::MyNumber, Strength::Bare),
    };
    Some(found(line, kind, used, range, strength))
}

/// Passports and residence cards, which begin with letters of any width; a passport's may stand apart.
fn lettered(line: &Line<'_>, at: usize) -> Found {
    let group = line.groups.get(at)?;
    if !(7..=9).contains(&group.len) {
        return None;
    }
    let before = line.text.get(..group.start)?;
    let joined = letters_before(before);
    let (start, letters) =
        if joined.1 == 0 { letters_before(before.strip_suffix(' ').unwrap_or(before)) } else { joined };
    let apart = joined.1 == 0 && letters == 2 && group.len == 7;
    let (start, letters) = if joined.1 > 0 || apart { (start, letters) } else { (group.start, 0) };
    let after = line.text.get(group.end..)?;
    let ending = after.chars().take_while(|letter| is_letter_or_digit(*letter)).take(3);
    let (count, length) = ending.fold((0, 0), |(count, length), letter| (count + 1, length + letter.len_utf8()));
    let kind = match (letters, group.len, count) {
        (2, 8, 2) => Kind::ResidenceCard,
        (2, 7, 0) | (1, 8, 0) | (0, 9, 0) => Kind::Passport,
        _ => return None,
    };
    let range = start..group.end + length;
    if before.get(..start)?.ends_with(|letter: char| is_letter_or_digit(letter) || "-_/=".contains(letter)) {
        return None;
    }
    let near = if letters == 0 || apart {
        line.source.marks.just_before(&line.absolute(&range), 30, &[Topic::Of(Kind::Passport)])
    } else {
        said(line, &range, kind)
    };
    near.then(|| found(line, kind, at..at + 1, range, Strength::Certain))
}

/// Where the capital letters begin that a text ends with, and how many they are.
fn letters_before(text: &str) -> (usize, usize) {
    let capitals = text.chars().rev().take_while(|letter| matches!(letter, 'A'..='Z' | 'Ａ'..='Ｚ')).take(3);
    capitals.fold((text.len(), 0), |(start, count), letter| (start - letter.len_utf8(), count + 1))
}

fn is_letter_or_digit(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９')
}

/// German passports have letters among their digits (BSI TR-03105, ICAO 9303): `C01X00T47`, right behind the word.
fn coded_passports(line: &Line<'_>, hits: &mut Vec<Hit>) {
    /// Behind the word (bytes).
    const NEAR: usize = 40;
    for mark in line.source.marks.within(line.range.clone()).filter(|mark| mark.topic == Topic::Of(Kind::Passport)) {
        let start = mark.end - line.range.start;
        let rest = line.text.get(start..).unwrap_or_default();
        let near = rest.get(..rest.floor_char_boundary(NEAR)).unwrap_or_default();
        let words = near.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| is_coded(word));
        for word in words.take(1) {
            let Some(at) = near.find(word) else { continue };
            let range = mark.end + at..mark.end + at + word.len();
            let value = value(Kind::Passport, word.chars());
            hits.push(Hit { kind: Kind::Passport, range, value, strength: Strength::Certain });
        }
    }
}

/// Nine letters and digits out of those that cannot be taken for one another, a letter first and another among digits.
fn is_coded(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let shaped = word.bytes().all(|byte| byte.is_ascii_digit() || b"CFGHJKLMNPRTVWXYZ".contains(&byte));
    let inner = word.get(1..8).is_some_and(|inner| inner.bytes().any(|byte| byte.is_ascii_alphabetic()));
    matches!(word.len(), 9 | 10)
        && shaped
        && inner
        && word.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && (2..=5).contains(&letters)
}

fn account(line: &Line<'_>, at: usize) -> Found {
    let group = line.groups.get(at)?;
    let used = at..at + 1;
    if !(5..=12).contains(&group.len) {
        return None;
    }
    let range = free(line, &used)?;
    let place = line.absolute(&range);
    let marks = line.source.marks;
    match line.column(&range) {
        Column::Of(Kind::BankAccount) => {
            return Some(found(line, Kind::BankAccount, used, range, Strength::Certain));
        }
        Column::Of(_) | Column::Other => return None,
        Column::None => {}
    }
    let told = match group.len {
        7 if marks.just_before(&place, 18, &[Topic::AccountKind]) => true,
        6..=8 if marks.just_before(&place, 36, &[Topic::Of(Kind::BankAccount)]) => true,
        5..=8 if is_sign_and_number(line, at) && marks.near(line.source.text, &place, &[Topic::Bank]) => true,
        _ => marks.just_before(&place, 30, &[Topic::Account]) && marks.near(line.source.text, &place, &[Topic::Bank]),
    };
    if !told || is_of_firm(line, &place) {
        return None;
    }
    let strength = if is_to_be_paid_to(line, &place) { Strength::Weak } else { Strength::Certain };
    Some(found(line, Kind::BankAccount, used, range, strength))
}

/// Whether the account is where money is to be paid to: below a word for that, unless it is another person's (木下さんの振込口座).
fn is_to_be_paid_to(line: &Line<'_>, place: &Range<usize>) -> bool {
    /// Above the account (bytes).
    const ABOVE: usize = 400;
    let above = place.start.saturating_sub(ABOVE)..place.start;
    let mark = line.source.marks.within(above).rev().find(|mark| mark.topic == Topic::Payee);
    mark.is_some_and(|mark| !line.source.text.get(..mark.start).is_some_and(ends_with_a_person))
}

/// 木下さんの, 木下様の; not お客様の, 皆様の, which is said of everybody.
fn ends_with_a_person(text: &str) -> bool {
    let Some(text) = text.strip_suffix('の') else { return false };
    let Some(name) = ["さん", "様", "氏", "さま"].iter().find_map(|title| text.strip_suffix(title)) else {
        return false;
    };
    let word: String = {
        let letters = name.chars().rev().take_while(|letter| matches!(letter, '一'..='龠' | 'ァ'..='ヶ' | 'ー' | '々'));
        letters.take(12).collect()
    };
    let everybody = ["客", "皆", "方", "先", "社", "者", "主", "員"];
    !word.is_empty() && !everybody.iter().any(|end| word.starts_with(end))
}

/// 記号 12345 番号 12345671, as post office accounts and insurance cards have it.
fn is_sign_and_number(line: &Line<'_>, at: usize) -> bool {
    let first = at.checked_sub(1).and_then(|before| line.groups.get(before));
    let (Some(first), Some(second)) = (first, line.groups.get(at)) else { return false };
    let before = line.text.get(..first.start).unwrap_or_default();
    before.trim_end_matches([' ', '\u{3000}', ':', '：']).ends_with("記号")
        && line.text.get(first.end..second.start).is_some_and(|text| text.contains("番号"))
}

/// The holder behind the number is a company: written out, or in kana as banks abbreviate it.
fn is_of_firm(line: &Line<'_>, place: &Range<usize>) -> bool {
    const FIRMS: [&str; 10] = ["（カ", "(カ", "カ）", "カ)", "ｶ)", "(ｶ", "（ユ", "ユ）", "(ﾕ", "ド）"];
    let text = line.source.text;
    let end = text.ceil_char_boundary((place.end + 120).min(text.len()));
    // What the next paragraph speaks of is another matter.
    let behind = text.get(place.end..end).map(paragraph).unwrap_or_default();
    let mut companies = line.source.marks.within(place.end..place.end + behind.len());
    FIRMS.iter().any(|firm| behind.contains(firm))
        || companies.any(|mark| {
            // Banks have branches.
            let word = text.get(mark.start..mark.end).unwrap_or_default();
            mark.topic == Topic::Company && !matches!(word, "支店" | "本店")
        })
}

/// Up to a line with nothing on it.
fn paragraph(text: &str) -> &str {
    let mut end = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    text.get(..end).unwrap_or_default()
}

fn insurance(line: &Line<'_>, at: usize) -> Found {
    let group = line.groups.get(at)?;
    let used = line.groups.shaped(at, &[4, 6, 1], DASH_OR_SPACE).unwrap_or(at..at + 1);
    let range = free(line, &used)?;
    let insured = [Topic::Insured];
    let told = match group.len {
        1..=9 if is_sign_and_number(line, at) && said(line, &range, Kind::Insurance) => true,
        6 | 8 => is_insurer(line.groups.digits(used.clone())) && said(line, &range, Kind::Insurance),
        4 if used.len() == 3 => line.source.marks.near(line.source.text, &line.absolute(&range), &insured),
        7 | 10 | 11 => match line.column(&range) {
            Column::Of(kind) => kind == Kind::Insurance,
            Column::Other => false,
            Column::None => line.source.marks.just_before(&line.absolute(&range), 40, &insured),
        },
        _ => false,
    };
    told.then(|| found(line, Kind::Insurance, used, range, Strength::Certain))
}

fn pension(line: &Line<'_>, at: usize) -> Found {
    let used = line.groups.shaped(at, &[4, 6], DASH_OR_SPACE).or_else(|| line.groups.shaped(at, &[10], &[]))?;
    let range = free(line, &used)?;
    said(line, &range, Kind::Pension).then(|| found(line, Kind::Pension, used, range, Strength::Certain))
}

/// International account numbers: they begin with letters that the groups do not hold.
fn ibans(line: &Line<'_>, hits: &mut Vec<Hit>) {
    if line.groups.count() == 0 || !line.source.marks.speaks_of_banks(line.source.text, &line.range) {
        return;
    }
    let mut done = 0;
    for (start, _) in line.text.match_indices(|letter: char| letter.is_ascii_uppercase()) {
        let before = line.text.get(..start).and_then(|before| before.chars().next_back());
        if start < done || before.is_some_and(|letter| letter.is_ascii_alphanumeric()) {
            continue;
        }
        let Some((length, plain)) = line.text.get(start..).and_then(iban) else { continue };
        done = start + length;
        let range = line.absolute(&(start..done));
        let account = value(Kind::BankAccount, plain.iter().map(|byte| char::from(*byte)));
        let strength = if is_to_be_paid_to(line, &range) { Strength::Weak } else { Strength::Certain };
        hits.push(Hit { kind: Kind::BankAccount, range, value: account, strength });
    }
}

/// The account number that a text begins with, in groups or not: its length as written, and without spaces.
fn iban(text: &str) -> Option<(usize, Vec<u8>)> {
    /// With a space after every fourth character.
    const LONGEST: usize = 42;
    let mut plain = Vec::new();
    let mut bytes = text.bytes().take(LONGEST + 1).enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'A'..=b'Z' | b'0'..=b'9' => plain.push(byte),
            b' ' => continue,
            _ => break,
        }
        // Two letters and two digits stand before anything else.
        if plain.len() == 4 && !matches!(plain.as_slice(), [_, b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9']) {
            return None;
        }
        let ends = bytes.peek().is_none_or(|(_, next)| !next.is_ascii_alphanumeric());
        if ends && is_iban(&plain) {
            return Some((at + 1, plain));
        }
    }
    None
}

/// Whether the heading of its column, or a word within reach, says that a number is of this kind.
fn said(line: &Line<'_>, range: &Range<usize>, kind: Kind) -> bool {
    match line.column(range) {
        Column::Of(other) => other == kind,
        Column::Other => false,
        Column::None => line.source.marks.near(line.source.text, &line.absolute(range), &[Topic::Of(kind)]),
    }
}

pub(super) fn found(
    line: &Line<'_>,
    kind: Kind,
    used: Range<usize>,
    range: Range<usize>,
    strength: Strength,
) -> (Range<usize>, Option<Hit>) {
    let digits = line.groups.digits(used.clone()).iter().map(|digit| char::from(b'0' + digit));
    let value = value(kind, digits);
    (used, Some(Hit { kind, range: line.absolute(&range), value, strength }))
}

/// The bytes of groups that are no part of a longer code, path or number.
pub(super) fn free(line: &Line<'_>, used: &Range<usize>) -> Option<Range<usize>> {
    let before = line.text.get(..line.groups.range(used.clone()).start)?;
    free_behind(line, used, before)
}

/// The bytes of groups behind a number sign: `Driver's License #123`.
fn behind_number_sign(line: &Line<'_>, used: &Range<usize>) -> Option<Range<usize>> {
    let before = line.text.get(..line.groups.range(used.clone()).start)?;
    free_behind(line, used, before.strip_suffix('#').filter(|before| before.ends_with([' ', ':']))?)
}

fn free_behind(line: &Line<'_>, used: &Range<usize>, before: &str) -> Option<Range<usize>> {
    let range = line.groups.range(used.clone());
    let after = line.text.get(range.end..)?;
    let is_code = |letter: char| letter.is_ascii_alphanumeric() || ('０'..='９').contains(&letter);
    let mut backwards = before.chars().rev();
    let joined_before = backwards.next().is_some_and(|letter| {
        is_code(letter)
            || "_/=&%#+$\\".contains(letter)
            || ((is_dash(letter) || letter == '.') && backwards.next().is_some_and(is_code))
    });
    let mut forwards = after.chars();
    let joined_after = forwards.next().is_some_and(|letter| {
        is_code(letter)
            || "_%@=".contains(letter)
            || ((is_dash(letter) || letter == '.') && forwards.next().is_some_and(is_code))
    });
    let part_of_more = joined_before || joined_after || (line.has_url && is_in_url(before));
    (!part_of_more).then_some(range)
}

/// Whether what comes next belongs to a web address.
fn is_in_url(before: &str) -> bool {
    const LONGEST: usize = 400;
    let from = before.ceil_char_boundary(before.len().saturating_sub(LONGEST));
    let near = before.get(from..).unwrap_or_default();
    near.rsplit([' ', '\t', '\u{3000}', '<', '>', '"', '「', '（']).next().is_some_and(|token| token.contains("://"))
}
