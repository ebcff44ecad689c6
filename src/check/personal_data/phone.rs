//! Telephone numbers: of people, not of companies.

use std::ops::Range;

use super::context::{Marks, Topic};
use super::groups::{Groups, Joint};
use super::kind::Kind;
use super::number::{Found, free};
use super::scan::{Hit, Known, Line, Source, Strength, value};
use super::table::Column;

const JOINTS: &[Joint] = &[Joint::Dash, Joint::Space, Joint::Bracket, Joint::Dot];

/// The telephone number that begins with this group.
pub(super) fn find(line: &Line<'_>, at: usize) -> Found {
    let used = international(line, at).or_else(|| domestic(line, at)).or_else(|| in_column(line, at))?;
    let range = whole(line, &used)?;
    let national = national(line, &used);
    if is_fax(line, &range) || line.known.knows_phone(&national) {
        return Some((used, None));
    }
    let strength = strength(line, &range, &national);
    let place = line.absolute(&range);
    let hit = |strength| Hit { kind: Kind::Phone, range: place, value: value(Kind::Phone, national.chars()), strength };
    Some((used, strength.map(hit)))
}

/// `+81 90-1234-5678`, and numbers of other countries (ITU-T E.164: at most 15 digits).
fn international(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let first = line.groups.get(at)?;
    let before = line.text.get(..first.start)?;
    if !before.ends_with(['+', '＋']) {
        return None;
    }
    let mut end = at + 1;
    let mut digits = first.len;
    while let Some(next) = line.groups.get(end).filter(|next| JOINTS.contains(&next.after)) {
        if end - at >= 5 || digits + next.len > 15 {
            break;
        }
        digits += next.len;
        end += 1;
    }
    (9..=15).contains(&digits).then_some(at..end)
}

/// `0` and the nine or ten digits that follow it in Japan, or ten digits as they are parted in North America.
fn domestic(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    const MOBILE: [&[usize]; 3] = [&[3, 4, 4], &[11], &[3, 8]];
    const FIXED: [&[usize]; 4] = [&[2, 4, 4], &[3, 3, 4], &[4, 2, 4], &[5, 1, 4]];
    let joined = |lengths: &[usize]| {
        let groups = (at..at + lengths.len()).map(|index| line.groups.get(index));
        let mut fits = groups.zip(lengths).enumerate().map(|(position, (group, length))| {
            group.is_some_and(|group| group.len == *length && (position == 0 || JOINTS.contains(&group.after)))
        });
        fits.all(|fits| fits).then_some(at..at + lengths.len())
    };
    let mobile =
        MOBILE.iter().find_map(|lengths| joined(lengths)).filter(|used| is_mobile(line.groups.digits(used.clone())));
    let fixed = || {
        FIXED.iter().find_map(|lengths| joined(lengths)).filter(|used| {
            let digits = line.groups.digits(used.clone());
            matches!(digits, [0, 1..=9, ..])
                || (used.len() == 3 && matches!(digits, [2..=9, ..]) && is_american(line, used))
        })
    };
    mobile.or_else(fixed)
}

fn is_mobile(digits: &[u8]) -> bool {
    matches!(digits, [0, 5..=9, 0, rest @ ..] if rest.len() == 8 && rest.iter().any(|digit| *digit != 0))
}

/// `(212) 555-0100`, `212-555-0100`, `212.555.0100`.
fn is_american(line: &Line<'_>, used: &Range<usize>) -> bool {
    let lengths: Vec<_> = used.clone().filter_map(|index| line.groups.get(index)).map(|group| group.len).collect();
    lengths == [3, 3, 4]
}

/// Below a heading that says telephone a spreadsheet may have dropped the first zero.
fn in_column(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let group = line.groups.get(at)?;
    let headed = line.column(&(group.start..group.end)) == Column::Of(Kind::Phone);
    (headed && (9..=11).contains(&group.len)).then_some(at..at + 1)
}

/// The bytes of the number with the plus sign before it, when it is no part of something longer.
fn whole(line: &Line<'_>, used: &Range<usize>) -> Option<Range<usize>> {
    let range = line.groups.range(used.clone());
    let plus = line.text.get(..range.start)?.chars().next_back().filter(|letter| "+＋".contains(*letter));
    match plus {
        Some(plus) => Some(range.start - plus.len_utf8()..range.end),
        None => free(line, used),
    }
}

/// The digits as they are dialled in Japan.
fn national(line: &Line<'_>, used: &Range<usize>) -> String {
    let digits = line.groups.digits(used.clone()).iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
    match digits.strip_prefix("81").filter(|rest| digits.len() >= 11 && !rest.starts_with('0')) {
        Some(rest) => format!("0{rest}"),
        None => digits,
    }
}

fn is_fax(line: &Line<'_>, range: &Range<usize>) -> bool {
    let from = line.text.floor_char_boundary(range.start.saturating_sub(14));
    let before = line.text.get(from..range.start).unwrap_or_default().to_ascii_lowercase();
    let fax = ["fax", "ＦＡＸ", "ファックス", "ﾌｧｯｸｽ"].iter().filter_map(|word| before.rfind(word)).max();
    let phone = ["tel", "ＴＥＬ", "電話", "phone"].iter().filter_map(|word| before.rfind(word)).max();
    fax > phone
}

/// A fixed line is somebody's only where the text says so, or where many stand together without a company.
fn strength(line: &Line<'_>, range: &Range<usize>, national: &str) -> Option<Strength> {
    const PEOPLE: [Topic; 2] = [Topic::Of(Kind::Name), Topic::Private];
    const TOLL_FREE: [&str; 5] = ["0120", "0800", "0570", "0180", "0990"];
    let place = line.absolute(range);
    let digits: Vec<u8> = national.bytes().map(|byte| byte - b'0').collect();
    let headed = line.column(range) == Column::Of(Kind::Phone);
    if TOLL_FREE.iter().any(|start| national.starts_with(start)) {
        return None;
    }
    if is_mobile(&digits) {
        return Some(Strength::Certain);
    }
    if line.is_of_company(&place) || line.is_of_shop() {
        return None;
    }
    let personal = headed || line.source.marks.near(line.source.text, &place, &PEOPLE);
    Some(if personal { Strength::Certain } else { Strength::Weak })
}

/// Every telephone number of a text, as it is dialled in Japan.
pub(super) fn all(text: &str) -> Vec<String> {
    struct Nobody;
    impl Known for Nobody {
        fn knows_address(&self, _: &str) -> bool {
            false
        }
        fn knows_phone(&self, _: &str) -> bool {
            false
        }
    }
    let marks = Marks::default();
    let source = Source { text, cells: &[], marks: &marks, number: 0 };
    let mut groups = Groups::default();
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split('\n') {
        groups.read(part);
        let range = start..start + part.len();
        start = range.end + 1;
        let line = Line {
            source: &source,
            range,
            text: part,
            groups: &groups,
            row: Vec::new(),
            known: &Nobody,
            has_url: false,
        };
        let mut at = 0;
        while at < groups.count() {
            match international(&line, at).or_else(|| domestic(&line, at)) {
                Some(used) => {
                    found.push(national(&line, &used));
                    at = used.end;
                }
                None => at += 1,
            }
        }
    }
    found
}
