//! `　　　様`, `氏名様`, `会社名 御中`, `____様`: an honorific without anybody before it.

use std::ops::Range;

use super::super::typed::line_around;
use super::Sort;
use super::blank::{is_example, is_quoted};
use super::find::Hit;

/// What begins such a place, up to the honorific. `名様` ends what a blank is called.
pub(super) const BEGINNINGS: &[&str] = &[
    "\u{3000}様",
    " 様",
    "\u{3000}御中",
    " 御中",
    "名様",
    "名 様",
    "名御中",
    "名 御中",
    "_様",
    "_ 様",
    "＿様",
    "＿御中",
    "…様",
    "?様",
    "？様",
    "? 様",
    "？ 様",
];

/// What a blank for a name is called.
const CALLED: [&str; 17] = [
    "氏名",
    "姓名",
    "お名前",
    "名前",
    "会社名",
    "貴社名",
    "御社名",
    "企業名",
    "法人名",
    "団体名",
    "部署名",
    "担当者名",
    "ご担当者名",
    "顧客名",
    "お客様名",
    "取引先名",
    "宛名",
];
const HONORIFICS: [&str; 2] = ["様", "御中"];
/// What makes another word of 様: 様々, 様子, 様式.
const GOES_ON: [char; 7] = ['々', '子', '式', '相', '態', '変', 'に'];

pub(super) fn blank_at(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    let rest = text.get(at..line.end)?;
    let (length, honorific) =
        HONORIFICS.iter().filter_map(|word| Some((rest.find(word)?, *word))).min_by_key(|(length, _)| *length)?;
    let end = at + length + honorific.len();
    let (before, after) = (text.get(line.start..at)?, text.get(end..line.end)?);
    if after.starts_with(GOES_ON) || is_quoted(text.get(line.clone())?, at - line.start) || is_example(before) {
        return None;
    }
    let first = rest.chars().next()?;
    if first == '名' {
        return called(before, line.start, at, end);
    }
    if matches!(first, ' ' | '\u{3000}') {
        return nobody(text, line, end, honorific);
    }
    signs(before, line.start, first, end)
}

/// 氏名様: the whole word before is what a blank is called.
fn called(before: &str, line: usize, at: usize, end: usize) -> Option<Hit> {
    let is_word = |c: char| c.is_alphanumeric();
    let start = before.char_indices().rev().find(|(_, c)| !is_word(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    let word = format!("{}名", before.get(start..)?);
    CALLED.contains(&word.as_str()).then(|| Hit { range: line + start..end.max(at), sort: Sort::Form })
}

/// Spaces and nothing else before the honorific, and no name in the line above, where letters may have it.
fn nobody(text: &str, line: Range<usize>, end: usize, honorific: &str) -> Option<Hit> {
    /// Of the line above (bytes).
    const ABOVE: usize = 200;
    let before = text.get(line.start..end)?.strip_suffix(honorific)?;
    let after = text.get(end..line.end)?;
    let wide = before.contains('\u{3000}') || before.len() > 1;
    let alone = after.trim().is_empty() || after.starts_with(['、', ',', '，', ' ', '\u{3000}']);
    if !before.trim().is_empty() || !wide || !alone {
        return None;
    }
    let above = text.get(text.ceil_char_boundary(line.start.saturating_sub(ABOVE))..line.start)?;
    let above = above.strip_suffix('\n').unwrap_or(above).rsplit('\n').next().unwrap_or_default().trim_end();
    let organization = ["会社", "部", "課", "支店", "係", "御中"].iter().any(|word| above.ends_with(word));
    let unnamed = above.is_empty() || (honorific == "様" && organization);
    unnamed.then_some(Hit { range: line.start..end, sort: Sort::Form })
}

/// `____様`, `??様`, `…様`: signs at the beginning of a line or behind a space.
fn signs(before: &str, line: usize, sign: char, end: usize) -> Option<Hit> {
    let rest = before.trim_end_matches(sign);
    let begins = rest.is_empty() || rest.ends_with([' ', '\u{3000}', '社', '部', '課', '）', ')', '㈱']);
    begins.then(|| Hit { range: line + rest.len()..end, sort: Sort::Form })
}

/// Where a run of underscores that begins here ends with an honorific: `____ 様`.
pub(super) fn underscored(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    let before = text.get(line.start..at)?;
    let rest = text.get(at..line.end)?;
    let behind = rest.trim_start_matches('_').trim_start_matches([' ', '\u{3000}']);
    let honorific = HONORIFICS.iter().find(|word| behind.starts_with(**word))?;
    let after = behind.strip_prefix(honorific)?;
    let begins = before.is_empty() || before.ends_with([' ', '\u{3000}', '社', '部', '課', '）', ')', '㈱']);
    (begins && rest.starts_with("__") && !after.starts_with(GOES_ON)).then(|| {
        let range = at..at + (rest.len() - after.len());
        Hit { range, sort: Sort::Form }
    })
}
