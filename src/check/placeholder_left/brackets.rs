//! `[会社名]`, `【…を記入】`, `<Name>`: a bracket around what should stand in its place.

use super::super::typed::line_around;
use super::Sort;
use super::blank::{
    LONGEST, asks, awaits_a_value, is_code, is_example, is_name, is_quoted, is_to_come, tells_to_insert,
};
use super::find::Hit;

const PAIRS: &[(&str, &str)] = &[
    ("[[", "]]"),
    ("<<", ">>"),
    ("[", "]"),
    ("<", ">"),
    ("{", "}"),
    ("［", "］"),
    ("【", "】"),
    ("〔", "〕"),
    ("《", "》"),
    ("＜", "＞"),
    ("〈", "〉"),
    ("｛", "｝"),
];

/// Words after a bracket that address somebody.
pub(super) const HONORIFICS: [&str; 8] = ["様", "さま", "殿", "御中", "さん", "先生", "各位", "氏"];
/// Words after a bracket that go on with the sentence it stands in.
const GOES_ON: [&str; 18] = [
    "の",
    "が",
    "を",
    "は",
    "に",
    "で",
    "と",
    "へ",
    "も",
    "や",
    "より",
    "から",
    "宛",
    "まで",
    "です",
    "、",
    "。",
    "ご担当",
];
/// What a sentence says that speaks of a field instead of being one.
const SPEAKS_OF_FIELDS: [&str; 18] = [
    "記入",
    "入力",
    "記載",
    "明記",
    "欄",
    "選択",
    "ボタン",
    "クリック",
    "タブ",
    "項目",
    "メニュー",
    "押",
    " field",
    " box",
    " button",
    " column",
    " tab",
    "placeholder",
];

pub(super) fn blank_at(text: &str, at: usize) -> Option<Hit> {
    let rest = text.get(at..)?;
    let (open, close) = PAIRS.iter().find(|(open, _)| rest.starts_with(open))?;
    let content = rest.get(open.len()..)?;
    let reach = content.char_indices().nth(LONGEST).map_or(content.len(), |(end, _)| end);
    let inner = content.get(..reach)?.split(close).next()?;
    if inner.len() == reach || inner.is_empty() || inner.contains('\n') {
        return None;
    }
    let range = at..at + open.len() + inner.len() + close.len();
    let line = line_around(text, at);
    let (before, after) = (text.get(line.start..at)?, text.get(range.end..line.end)?);
    if *open == "[" && is_to_come(inner) && !is_code(text.get(line.clone())?) {
        return Some(Hit { range, sort: Sort::Mark });
    }
    let asks = asks(inner);
    let awaited = *open == "[" && awaits_a_value(before, inner);
    if !asks && !awaited && !is_name(inner) {
        return None;
    }
    let is_tag = *open == "<" && !inner.starts_with(char::is_uppercase) && inner.is_ascii() && !inner.contains(' ');
    let silent = is_tag
        || (is_code(text.get(line.clone())?) && !is_at_the_end(text.get(line.clone())?, close))
        || is_quoted(text.get(line.clone())?, at - line.start)
        || is_example(before)
        || SPEAKS_OF_FIELDS.iter().any(|word| beginning(after).contains(word))
        || tells_to_fill_in(before)
        || (!asks && !awaited && is_label(before, inner, after));
    (!silent).then_some(Hit { range, sort: Sort::Form })
}

/// `(insert date)`, `（会社名を入れる）`: only what authors tell themselves to do.
pub(super) fn parenthesis_at(text: &str, at: usize) -> Option<Hit> {
    let rest = text.get(at..)?;
    let (open, close) = if rest.starts_with('(') { ("(", ")") } else { ("（", "）") };
    let content = rest.strip_prefix(open)?;
    let reach = content.char_indices().nth(LONGEST).map_or(content.len(), |(end, _)| end);
    let inner = content.get(..reach)?.split(close).next()?;
    if inner.len() == reach || !tells_to_insert(inner) {
        return None;
    }
    let line = line_around(text, at);
    let range = at..at + open.len() + inner.len() + close.len();
    let after = text.get(range.end..line.end)?;
    let silent = is_quoted(text.get(line.clone())?, at - line.start)
        || is_example(text.get(line.start..at)?)
        || SPEAKS_OF_FIELDS.iter().any(|word| beginning(after).contains(word))
        || tells_to_fill_in(text.get(line.start..at)?);
    (!silent).then_some(Hit { range, sort: Sort::Form })
}

/// A brace that ends a line ends a blank there, and no program.
fn is_at_the_end(line: &str, close: &str) -> bool {
    close == "}" && line.trim_end().ends_with(close) && !line.contains(['=', '(', ';', ':', '"'])
}

/// `Please fill in [Name] and [Date] on the form.`
fn tells_to_fill_in(before: &str) -> bool {
    let before = before.to_ascii_lowercase();
    ["fill in ", "fill out ", "filling in ", "fields ", "placeholder"].iter().any(|word| before.contains(word))
}

/// The next words.
fn beginning(after: &str) -> &str {
    after.char_indices().nth(16).map_or(after, |(end, _)| after.get(..end).unwrap_or_default())
}

/// Whether a bracket at the beginning of a line names what follows it: a colon, a value, or an empty place to write into.
fn is_label(before: &str, inner: &str, after: &str) -> bool {
    let before = without_prefixes(before);
    let begins = before.chars().all(|c| c.is_whitespace() || !c.is_alphanumeric() || c.is_ascii_digit());
    let brackets_before = before.contains(['[', '［', '【', '<', '＜', '〔', '{']);
    if !begins || brackets_before {
        return after.trim_start().starts_with([':', '：']) && begins;
    }
    let after = after.trim_start();
    if inner.is_ascii() {
        // English has no such labels; a capital or a number after it may be the value.
        // One word before a text is a tag: `[Project] minutes`.
        if HONORIFICS.iter().any(|word| after.starts_with(word)) {
            return false;
        }
        let tag = !inner.contains([' ', '_']) && after.starts_with(char::is_alphabetic);
        return tag
            || after.starts_with([':', '：', '='])
            || after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii());
    }
    let in_a_sentence = HONORIFICS.iter().chain(&GOES_ON).any(|word| after.starts_with(word))
        || PAIRS.iter().any(|(open, _)| after.starts_with(open));
    !in_a_sentence
}

/// What stands after `Re:` and `Fwd:`.
fn without_prefixes(before: &str) -> &str {
    let mut rest = before.trim_start();
    while let Some((prefix, more)) = rest.split_once(':')
        && ["re", "fw", "fwd"].iter().any(|known| prefix.trim().eq_ignore_ascii_case(known))
    {
        rest = more.trim_start();
    }
    rest
}
