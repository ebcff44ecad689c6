//! `TBD`, `TODO`, `YYYY/MM/DD`, ここに入力, lorem ipsum.

use super::super::typed::line_around;
use super::Sort;
use super::blank::{asks, is_code, is_name, is_quoted};
use super::find::Hit;

pub(super) fn blank_at(text: &str, at: usize) -> Option<Hit> {
    // In the middle of a word: asked first, because a text may be nothing else.
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && before.ends_with(goes_on) {
        return None;
    }
    let line = line_around(text, at);
    let whole = text.get(line.clone())?;
    let (before, rest) = (text.get(line.start..at)?, text.get(at..line.end)?);
    if is_quoted(whole, at - line.start) {
        return None;
    }
    let hit = |length: usize, sort: Sort| Some(Hit { range: at..at + length, sort });
    if let Some((start, end)) = text_here(before, rest) {
        let start = line.start + start;
        return Some(Hit { range: start..at + end, sort: Sort::Form });
    }
    if rest.starts_with("ここに") {
        return here(before, rest).and_then(|length| hit(length, Sort::Form));
    }
    let dummy = ["ダミーテキスト", "サンプルテキスト", "テキストテキスト"];
    if let Some(word) = dummy.iter().find(|word| rest.starts_with(*word)) {
        return hit(word.len(), Sort::Form);
    }
    if rest.get(.."lorem ipsum".len()).is_some_and(|word| word.eq_ignore_ascii_case("lorem ipsum")) {
        return hit("lorem ipsum".len(), Sort::Form);
    }
    if is_code(whole) || before.ends_with(goes_on) {
        return None;
    }
    if let Some(length) = date_form(before, rest) {
        return hit(length, Sort::Mark);
    }
    let (word, after) = ["TBD", "T.B.D.", "T.B.D", "TODO", "FIXME", "ＴＢＤ", "ＴＯＤＯ"]
        .iter()
        .find_map(|word| Some((*word, rest.strip_prefix(word)?)))?;
    let listed = [" list", "リスト", " リスト", "一覧", "管理", " item", " file", "アプリ", "タスク"];
    let is_named = continues(after) || listed.iter().any(|what| after.starts_with(what));
    (!is_named && !heads_a_list(before, after, text.get(line.end..)?)).then_some(())?;
    hit(word.len(), Sort::Mark)
}

/// 【TODO】 on a line of its own, with items below it.
fn heads_a_list(before: &str, after: &str, below: &str) -> bool {
    let framed = before.trim() == "【" && after.trim() == "】" || before.trim() == "[" && after.trim() == "]";
    let item = below.trim_start_matches(['\n', ' ', '\u{3000}']).chars().next();
    framed && item.is_some_and(|c| "・-*•●○■□◆◇→①（(".contains(c) || c.is_numeric())
}

/// 【要確認】金額, ※要修正: what authors note for themselves. 【要確認】 before a sentence is said to the reader.
pub(super) fn note_at(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    let rest = text.get(at..line.end)?;
    let before = text.get(line.start..at)?;
    let framed = rest.starts_with('【');
    let length = if framed {
        rest.find('】')? + "】".len()
    } else {
        rest.find(|c: char| !"※要確認修正変更差替し換え".contains(c)).unwrap_or(rest.len())
    };
    let after = rest.get(length..)?;
    let to_reader = ["くださ", "下さ", "お願い", "ご確認", "ます", "です"].iter().any(|word| after.contains(word));
    let of_value = is_name(after.trim()) || (!before.trim().is_empty() && before.trim_end().ends_with(is_of_value));
    let own = !rest.starts_with("【要確認】") || of_value;
    (own && !to_reader && !is_quoted(text.get(line.clone())?, at - line.start))
        .then(|| Hit { range: at..at + length, sort: Sort::Mark })
}

/// What ends an amount.
fn is_of_value(c: char) -> bool {
    c.is_numeric() || matches!(c, '円' | '個' | '％' | '%' | '日')
}

/// `Order number: #####`.
pub(super) fn number_at(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    let before = text.get(line.start..at)?.trim_end();
    let rest = text.get(at..line.end)?;
    let after = rest.trim_start_matches('#');
    let alone = after.trim_matches(['.', ',', '。', '、', ' ', '\u{3000}']).is_empty();
    let label = before.strip_suffix([':', '：']).is_some_and(|label| label.chars().any(char::is_alphabetic));
    (alone && label).then(|| Hit { range: at..at + (rest.len() - after.len()), sort: Sort::Mark })
}

/// `Enter text here`, `Click or tap here to enter text`: all that stands in a line or in brackets, and nothing but that.
/// Gives where it begins in what stands before, and where it ends in the rest.
fn text_here(before: &str, rest: &str) -> Option<(usize, usize)> {
    let end = ["text here", "to enter text"]
        .iter()
        .find_map(|words| rest.get(..words.len()).filter(|text| text.eq_ignore_ascii_case(words)).map(str::len))?;
    let start = before.rfind(['[', '(', '<', '［', '（']).map_or(0, |at| at + before.get(at..).map_or(0, first_len));
    let head = before.get(start..)?.trim().to_ascii_lowercase();
    let heads = [
        "enter",
        "insert",
        "your",
        "type",
        "add",
        "put",
        "enter your",
        "insert your",
        "type your",
        "click here",
        "click or tap here",
    ];
    let after = rest.get(end..)?.trim_start_matches('.').trim_start();
    let alone = after.is_empty() || after.starts_with([']', ')', '>', '］', '）']);
    (alone && heads.contains(&head.as_str())).then_some((start, end))
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn goes_on(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '.' | '@' | '\\')
}

/// A full stop ends a sentence, unless a letter follows it.
fn continues(after: &str) -> bool {
    let after = after.strip_prefix('.').unwrap_or(after);
    after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '@' | '\\'))
}

/// ここに入力, ここに本文を入力: a line of its own, or in brackets; within a sentence it tells somebody where to write.
fn here(before: &str, rest: &str) -> Option<usize> {
    let end =
        rest.find(['】', '］', ']', '）', ')', '＞', '>', '」', '。', '、', ' ', '\u{3000}']).unwrap_or(rest.len());
    let phrase = rest.get(..end)?;
    let what = phrase.strip_prefix("ここに")?;
    let begins = before.trim_end().is_empty()
        || before.ends_with(['【', '［', '[', '（', '(', '＜', '<', '：', ':', '　', ' ', '※']);
    let ends = ["入力", "記入", "挿入", "記載", "追記", "入れる", "書く", "貼り付け"];
    let noun = ends.iter().any(|word| what.strip_prefix(word).is_some_and(str::is_empty));
    // 詳細はここに入力, and nothing behind it: nobody tells somebody else what to do so shortly.
    let begins = begins || (noun && before.ends_with('は') && end == rest.len());
    (begins && (noun || asks(phrase))).then_some(end)
}

/// `YYYY/MM/DD`, unless somebody explains how to write a date.
fn date_form(before: &str, rest: &str) -> Option<usize> {
    let folded: String = rest.chars().take(12).map(|c| if ('！'..='～').contains(&c) { ascii(c) } else { c }).collect();
    let upper = folded.to_ascii_uppercase();
    let form = [
        "YYYY/MM/DD",
        "YYYY-MM-DD",
        "YYYY.MM.DD",
        "YYYY年MM月DD日",
        "YYYY年M月D日",
        "YYYY/M/D",
        "YYYYMMDD",
        "DD/MM/YYYY",
        "MM/DD/YYYY",
        "DD/MM/YY",
        "MM/DD/YY",
        "00月00日",
        "DD/MM",
        "MM/DD",
    ]
    .iter()
    .find(|form| upper.starts_with(*form))?;
    // Day and month alone are also how a date is spoken of.
    if form.len() == "DD/MM".len() && !awaits_a_date(before) {
        return None;
    }
    let length = rest.char_indices().nth(form.chars().count()).map_or(rest.len(), |(end, _)| end);
    let explains = |text: &str| {
        ["形式", "書式", "フォーマット", "format", "のように", "の形"].iter().any(|word| text.contains(word))
    };
    let after = rest.get(length..)?;
    let near = after.char_indices().nth(12).map_or(after, |(end, _)| after.get(..end).unwrap_or_default());
    (!explains(near) && !explains(before) && !continues(after)).then_some(length)
}

/// Whether what stands before goes on with a date.
fn awaits_a_date(before: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default().to_ascii_lowercase();
    ["on", "by", "until", "till", "before", "from", "since", "dated"].contains(&last.as_str()) || before.ends_with('は')
}

fn ascii(full_width: char) -> char {
    char::from_u32(u32::from(full_width) - 0xfee0).unwrap_or(full_width)
}
