//! How many files somebody says there are.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::check::Place;
use crate::check::typed::{line_around, small_classes};
use crate::mail::{Body, RegionKind};

const NUMBER: &str = r"(?P<n>\d{1,2}|[一二三四五六七八九十])";
const UNIT: &str = r"(?:点|件|つ|個|通|ファイル|種類|種)";
const ENGLISH: &str = r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|both|one|a single)";
const THING: &str = r"(?:files?|documents?|docs?|attachments?|pdfs?|spreadsheets?|workbooks?|contracts?|invoices?|quotes?|quotations?|reports?|drawings?|forms?|presentations?|agreements?|items?|images?|photos?|copies)";

/// Numbers of files in a sentence of a folded text.
pub(super) fn said(text: &str, sentence: Range<usize>) -> Vec<(Range<usize>, usize)> {
    let Some(words) = text.get(sentence.clone()) else { return Vec::new() };
    let mut found = japanese(words);
    if found.is_empty() {
        found = english(words);
    }
    for (range, _) in &mut found {
        *range = sentence.start + range.start..sentence.start + range.end;
    }
    found
}

fn japanese(words: &str) -> Vec<(Range<usize>, usize)> {
    static ONE: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"{NUMBER}\s?{UNIT}")));
    static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"{NUMBER}\s?{UNIT}(?P<after>[^、。\d目]{{0,16}}?を?、?(?:[^、。\d]{{0,12}}?(?:に|で|にて|として))?)添付"
        ))
    });
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"添付(?:ファイル|資料|書類|データ|文書)?(?:は|の|が|を|:|、)?\s?[(]?(?:以下の?|下記の?|次の?|上記の?|計|全|合計|全部で)*、?\s?{NUMBER}\s?{UNIT}(?P<after>[^目]|$)"
        ))
    });
    const NOT: [&str; 20] = [
        "いただい",
        "頂い",
        "してください",
        "して下さい",
        "先ほど",
        "先程",
        "先日",
        "前回",
        "以前",
        "昨日",
        "まで可",
        "以内",
        "最大",
        "上限",
        "ずつ",
        "までです",
        "せず",
        "していません",
        "でしょうか",
        "開け",
    ];
    if !words.contains("添付") || NOT.iter().any(|word| words.contains(word)) {
        return Vec::new();
    }
    let mut found: Vec<_> = BEFORE.captures_iter(words).filter_map(|captures| number(&captures, words)).collect();
    if let Some((first, _)) = found.first().cloned() {
        // Kinds of files are counted one by one: 見積書1点と請求書2点を添付.
        let before = words.get(..first.start).unwrap_or_default();
        found.extend(ONE.captures_iter(before).filter_map(|captures| number(&captures, before)));
    }
    if found.is_empty() {
        found = BEHIND.captures_iter(words).filter_map(|captures| number(&captures, words)).collect();
    }
    found
}

fn english(words: &str) -> Vec<(Range<usize>, usize)> {
    static FORMS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
        [
            regex(&format!(
                r"(?-u:\b){ENGLISH} (?:[\w-]+ ){{0,3}}?{THING}(?: \w+){{0,2}}? (?:(?:is|are|have been) )?(?:attached|enclosed)(?-u:\b)"
            )),
            regex(&format!(
                r"(?-u:\b)(?:attached|enclosed|attaching|enclosing|attach|enclose)(?: please| find| you will| you['’]ll| herewith| are| is| the| my| our| these| following| all|:)* {ENGLISH} (?:[\w-]+ ){{0,3}}?{THING}(?-u:\b)"
            )),
            regex(&format!(
                r"(?-u:\b)(?:the|these|with|see|find|has|have|are) {ENGLISH} (?:attachments?|attached {THING})(?-u:\b)"
            )),
            regex(&format!(r"(?-u:\b)attachments? ?\({ENGLISH}\)")),
            regex(&format!(r"(?-u:\b){ENGLISH} attachments? (?:are|is) (?:included|provided|added)(?-u:\b)")),
        ]
    });
    const NOT: [&str; 14] = [
        "you attached",
        "you sent",
        "your attach",
        "yesterday",
        "earlier",
        "previous",
        "last ",
        " up to ",
        "at most",
        "maximum",
        "not attach",
        "n't attach",
        " if ",
        "received",
    ];
    if NOT.iter().any(|word| words.contains(word)) {
        return Vec::new();
    }
    let words = words.replace('\n', " ");
    FORMS
        .iter()
        .find_map(|form| form.captures(&words))
        .and_then(|captures| number(&captures, &words))
        .into_iter()
        .collect()
}

fn number(captures: &Captures<'_>, words: &str) -> Option<(Range<usize>, usize)> {
    let written = captures.name("n")?;
    // `第2点`, `1,2点`, `v2`.
    let before = words.get(..written.start())?;
    if before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '第' | '-' | '/')) {
        return None;
    }
    let after = words.get(written.end()..)?;
    if after.trim_start().starts_with("of ") {
        return None;
    }
    let number = match written.as_str() {
        "both" => 2,
        "one" | "a single" => 1,
        word => {
            const WORDS: [&str; 11] = ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
            let kanji = "一二三四五六七八九十".chars().position(|c| word.starts_with(c)).map(|at| at + 1);
            word.parse().ok().or(kanji).or_else(|| WORDS.iter().position(|known| *known == word))?
        }
    };
    (number > 0).then(|| (written.start()..captures.get(0).map_or(written.end(), |whole| whole.end()), number))
}

/// `添付①②③`, 添付1 … 添付3: where files have numbers, from one on without a gap, the last one counts them.
pub(super) fn labels(part: usize, body: &Body) -> Option<(Place, usize)> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:添付|別添)(?:資料|ファイル|書類)?\s?(?P<signs>[①-⑳](?:(?:[、,・～〜~\s-]|から)*[①-⑳])*|[1-9１-９](?P<unit>[^\d０-９]|$))",
        )
    });
    let mut numbers = BTreeSet::new();
    let mut last = None;
    for captures in LABEL.captures_iter(&body.shown).take(40) {
        let (whole, signs) = (captures.get(0)?, captures.name("signs")?);
        let counts = captures.name("unit").is_some_and(|unit| {
            "点件つ個枚通部種ペ.%％MKGmkg年月日/フを".contains(unit.as_str()) && !unit.as_str().is_empty()
        });
        if body.regions().at(whole.start()) != RegionKind::New || counts {
            continue;
        }
        let end = captures.name("unit").map_or(signs.end(), |unit| unit.start());
        let of_sign = |c: char| match c {
            '①'..='⑳' => Some(u32::from(c) - u32::from('①') + 1),
            '１'..='９' => Some(u32::from(c) - u32::from('０')),
            _ => c.to_digit(10),
        };
        let signs = body.shown.get(signs.start()..end)?;
        let told: Vec<u32> = signs.chars().filter_map(of_sign).collect();
        if let ([first, last], true) = (told.as_slice(), signs.contains(['か', '～', '〜', '~', '-'])) {
            numbers.extend(*first..=*last);
        }
        numbers.extend(told);
        last = Some(whole.start()..end);
    }
    let most = usize::try_from(*numbers.last()?).ok()?;
    let range = last.filter(|_| most > 1 && numbers.len() == most)?;
    // The line holds all that was counted when they stand side by side.
    let line = line_around(&body.shown, range.start);
    let range =
        if numbers.len() > 1 && body.shown.get(line.clone())?.matches("添付").count() > 1 { line } else { range };
    let text = body.shown.get(range.clone())?.to_owned();
    Some((Place::Body { part, range: range.into(), text }, most))
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and each is compiled by a test")]
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(&small_classes(pattern)).expect("a constant pattern")
}
