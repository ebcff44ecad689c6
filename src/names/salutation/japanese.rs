//! 株式会社クライアント／営業部 部長／田中 一郎 様

use super::{Addressee, Salutation, company};
use crate::mail::fold::fold;
use crate::names::company::{form_in, has_form, has_form_folded};
use crate::names::honorific::{self, Honorific};
use crate::names::person::Person;
use crate::names::roles::{self, TITLES};
use crate::names::table;
use crate::names::word::is_cjk;

mod papers;

pub(super) use papers::{in_brackets, in_heading, in_word};

/// Longer names before an honorific are sentences (characters).
const LONGEST_NAME: usize = 45;
/// A line without an honorific that can still be a company or a unit (characters).
const LONGEST_HEAD: usize = 40;

/// A person's name, with a post, in the middle of a line is shorter (characters).
const LONGEST_ALONE: usize = 14;

/// Reads a line; `false` where the text itself begins with it.
pub(super) fn read(line: &str, at: usize, found: &mut Vec<Salutation>) -> bool {
    let mut rest = line;
    let mut told = false;
    loop {
        rest = rest.trim_start_matches(is_between);
        rest = without_label(rest);
        let start = at + (line.len() - rest.len());
        let Some((name, honorific)) = next(rest) else {
            return told && rest.trim_end_matches(is_between).is_empty() || !told && head(line, at, found);
        };
        let end = name.len() + honorific.len;
        let after = rest.get(end..).unwrap_or_default();
        if honorific::is_about(after) {
            return false;
        }
        told = true;
        found.extend(named(name, start, honorific));
        rest = after;
    }
}

/// How a first line may begin before somebody is greeted in it.
const OPENINGS: [&str; 10] = [
    "お世話になっております",
    "お世話になります",
    "お世話になりました",
    "お世話様です",
    "お疲れ様です",
    "お疲れさまです",
    "ご無沙汰しております",
    "おはようございます",
    "こんにちは",
    "はじめまして",
];
/// What stands between an opening and the beginning of its line at most (characters): いつも大変, 平素より格別の.
const BEFORE_OPENING: usize = 10;

/// Reads お世話になっております、木村様 and finds the person; a sentence about somebody is none.
pub(super) fn read_behind_opening(line: &str, at: usize, found: &mut Vec<Salutation>) -> bool {
    let behind = OPENINGS.iter().find_map(|opening| {
        let (before, behind) = line.split_once(opening)?;
        (before.chars().count() <= BEFORE_OPENING && !before.contains(['、', '。', '様'])).then_some(behind)
    });
    let Some(rest) = behind.filter(|rest| rest.starts_with(['、', '。', '，', '！', '!', ' ', '　'])) else {
        return false;
    };
    let rest = rest.trim_start_matches(is_between);
    let Some((name, honorific)) = next(rest) else { return false };
    let after = rest.get(name.len() + honorific.len..).unwrap_or_default();
    let ends = after.trim().is_empty() || after.starts_with(['、', '。', '，', ',', '！', '!']);
    if !ends || name.contains('の') || name.chars().count() > LONGEST_ALONE {
        return false;
    }
    let start = at + (line.len() - rest.len());
    let people = named(name, start, honorific).into_iter().filter(|one| matches!(one.who, Addressee::Person(_)));
    let known = found.len();
    found.extend(people);
    found.len() > known
}

/// A name and the honorific behind it, at the beginning of `rest`.
fn next(rest: &str) -> Option<(&str, Honorific)> {
    for (count, (at, c)) in rest.char_indices().enumerate() {
        if count > LONGEST_NAME || matches!(c, '。' | '、' | '，' | '！' | '？' | '!' | '?' | ':' | '：' | '@') {
            return None;
        }
        let (before, after) = rest.split_at_checked(at)?;
        // A post before a name (部長 田中様) is not behind one.
        if at > 0
            && honorific::may_begin_with(c)
            // 株式会社さんわ
            && !is_form(before.trim())
            && let Some(found) = honorific::at(before, after)
        {
            let behind = after.get(found.len..).unwrap_or_default();
            let is_title = TITLES.iter().any(|title| after.starts_with(title));
            if is_title && (goes_on(behind) || ends_as_unit(before)) {
                continue;
            }
            return Some((before, found));
        }
    }
    None
}

/// Whether a name follows a post: 部長 田中様, 部長田中様.
fn goes_on(behind: &str) -> bool {
    let line = behind.split(['、', '，', ',', '／', '・']).next().unwrap_or_default();
    let name = line.trim_start();
    let found = ["様", "殿", "さん"].iter().filter_map(|word| name.find(word)).min();
    found.is_some_and(|at| at > 0 && name.get(..at).is_some_and(|name| name.chars().count() <= 12))
}

/// 営業部 before 長: the post of a unit, not of a person.
fn ends_as_unit(before: &str) -> bool {
    let before = before.trim_end();
    ["営業", "総務", "経理", "人事", "開発", "企画", "技術", "製造", "購買", "広報", "法務"]
        .iter()
        .any(|unit| before.ends_with(unit))
}

fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '、' | '，'
                | ','
                | '・'
                | '／'
                | '/'
                | '＆'
                | '&'
                | '('
                | ')'
                | '（'
                | '）'
                | '【'
                | '】'
                | '＜'
                | '＞'
                | '<'
                | '>'
                | '「'
                | '」'
                | '['
                | ']'
                | '■'
                | '●'
                | '※'
                | '！'
                | '!'
                | '：'
                | ':'
                | '。'
                | '…'
        )
}

/// `CC：`, `To:` and 宛先： before the names.
fn without_label(rest: &str) -> &str {
    let labels = ["cc", "to", "bcc", "宛先", "写し", "宛", "attn"];
    let label = rest.split_once([':', '：']).filter(|(label, _)| {
        let label = label.trim();
        labels.iter().any(|known| label.eq_ignore_ascii_case(known))
    });
    label.map_or(rest, |(_, rest)| rest.trim_start())
}

/// Whoever stands before an honorific: companies, units and posts first, the name last.
fn named(text: &str, start: usize, honorific: Honorific) -> Vec<Salutation> {
    if honorific.collective {
        return collective(text, start).into_iter().collect();
    }
    let mut found = Vec::new();
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut names: Vec<(usize, &str)> = Vec::new();
    let mut form_before = false;
    for (at, word) in words {
        let folded = fold(word);
        if is_form(&folded) {
            form_before = true;
            continue;
        }
        // 青葉印刷センター ご担当者様: what stands first may be a company, if some table knows it.
        if at == 0 && word.chars().count() >= 5 && roles::is_unit(&folded) && !has_form_folded(&folded) {
            found.push(company(word, start, false));
        }
        let (name, before) = apart(word, &folded);
        if form_before || !before.is_empty() && has_form(before) {
            found.push(company(if before.is_empty() { word } else { before }, start + at, true));
        } else if !before.is_empty() && !roles::is_nobody(&fold(before)) {
            found.push(company(before, start + at, false));
        }
        if !name.is_empty() && !form_before && !roles::is_nobody(&fold(name)) {
            names.push((at + (word.len() - name.len()), name));
        }
        form_before = false;
    }
    // A company without a form before the person: 青葉商事 田中様.
    while names.len() > 2 || names.len() == 2 && !is_full_name(&names) {
        let (at, name) = names.remove(0);
        found.push(company(name, start + at, false));
    }
    let written = names.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(" ");
    let Some((at, _)) = names.first() else { return found };
    if let Some(person) = person(&written, honorific) {
        let range = start + at..start + text.len() + honorific.len;
        found.push(Salutation { range, who: Addressee::Person(person) });
    } else if !roles::ends_as_people(&fold(&written)) && written.chars().count() > 1 {
        found.push(company(&written, start + at, false));
    }
    found
}

/// The organisation before 御中: the word with a form, else the first one.
fn collective(text: &str, start: usize) -> Option<Salutation> {
    let words: Vec<(usize, &str)> = words(text).filter(|(_, word)| !is_form(&fold(word))).collect();
    let named = words.iter().find(|(_, word)| has_form(word)).or_else(|| words.first());
    named.map(|(at, name)| company(name, start + at, true))
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '／' | '/'))
        .map(move |word| {
            let at = start;
            // White space may be three bytes; what is cut away is found again by address.
            start = at
                + word.len()
                + text.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            (at, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

fn is_form(folded: &str) -> bool {
    form_in(folded).is_some_and(|range| range == (0..folded.len()))
}

/// The name at the end of a word, and what stands before it: 株式会社アルファ営業部田中 → 田中, 株式会社アルファ営業部.
fn apart<'t>(word: &'t str, folded: &str) -> (&'t str, &'t str) {
    if roles::is_unit(folded) {
        return if has_form_folded(folded) { ("", before_unit(word)) } else { ("", "") };
    }
    let cut = |at: usize| word.split_at_checked(at).map(|(before, name)| (name, before));
    // Folding may change lengths; then nothing is taken apart.
    let plain = folded.len() == word.len();
    match roles::after_title(word) {
        // 営業部長 is a post, 部長田中 a post and a name.
        Some(at) if at == word.len() => return ("", ""),
        Some(at) => {
            if let Some((name, _)) = cut(at).filter(|(name, _)| Person::written(name).has_surname()) {
                return (name, "");
            }
        }
        None => {}
    }
    if plain && let Some(at) = roles::after_unit(folded).filter(|at| *at < word.len()) {
        let found = cut(at).filter(|(name, _)| Person::written(name).has_surname());
        if let Some((name, before)) = found {
            return (name, if has_form(before) { before_unit(before) } else { "" });
        }
    }
    if has_form_folded(folded) {
        let tail = word.char_indices().rev().take(4).map(|(at, _)| at).filter_map(cut);
        let known = tail.filter(|(name, before)| {
            table::surname(&fold(name)).is_some()
                && form_in(&fold(before)).is_some_and(|form| form.end < fold(before).len() || form.start > 0)
        });
        // The longest surname that leaves a company.
        return known.last().unwrap_or(("", word));
    }
    (word, "")
}

/// 株式会社アルファ of 株式会社アルファ営業部: cut where a kanji unit follows another script.
fn before_unit(word: &str) -> &str {
    let units = [
        "営業", "総務", "経理", "人事", "開発", "企画", "技術", "製造", "購買", "広報", "法務", "情報", "管理", "東京",
        "大阪", "資材", "調達", "品質", "事業",
    ];
    units
        .iter()
        .filter_map(|unit| word.find(unit))
        .filter(|at| *at > 0)
        .min()
        .and_then(|at| word.get(..at))
        .unwrap_or(word)
}

fn is_full_name(names: &[(usize, &str)]) -> bool {
    let [(_, surname), (_, given)] = names else { return false };
    let known = |name: &str| table::surname(&fold(name)).is_some();
    // 青葉商事 田中 is a company and a surname; 田中 一郎 is a name; unknown words of both lengths are one too.
    let latin = surname.is_ascii() && given.is_ascii();
    latin || known(surname) || (!known(given) && surname.chars().count() <= 3)
}

/// Whom this names, where it can be a person's name: short, of letters that names have, and not 参加者 or 取引先.
fn person(name: &str, honorific: Honorific) -> Option<Person> {
    let letters: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    let folded = fold(name);
    // 営業部の皆様
    if folded.contains('の') && !folded.chars().all(crate::names::romaji::is_kana) {
        return None;
    }
    let plain = letters.iter().all(|c| is_cjk(*c) || c.is_alphabetic() || matches!(c, '.' | '-' | '・'));
    if !plain || letters.is_empty() || letters.len() > 20 {
        return None;
    }
    let person = Person::greeted(name, true);
    let kanji = || letters.iter().all(|c| is_cjk(*c) && !crate::names::romaji::is_kana(*c));
    let is_name =
        person.has_surname() || person.is_known() || kanji() && letters.len() <= 3 && !roles::ends_as_people(&folded);
    is_name.then(|| if honorific.casual { Person::greeted(name, false) } else { person })
}

/// A line without an honorific: a company, a unit or a post goes on, anything else is where the text begins.
fn head(line: &str, at: usize, found: &mut Vec<Salutation>) -> bool {
    let text = line.trim();
    let hiragana = text.chars().filter(|c| matches!(c, 'ぁ'..='ん')).count();
    let says = hiragana > 4
        || text.ends_with(['に', 'は', 'の', 'を', 'て', 'た', 'で', 'が', 'と'])
        || text.contains(['。', '、', '！', '？', '!', '?'])
        || ["です", "ます", "ました", "ください"].iter().any(|end| text.contains(end));
    if text.chars().count() > LONGEST_HEAD || says {
        // A notice before the names.
        return text.starts_with(['※', '【', '■', '*', '＊']) && found.is_empty();
    }
    let generic = ["各位", "皆様", "皆さま", "皆さん", "みなさま", "みなさん"].iter().any(|word| text.contains(word));
    let folded = fold(text);
    if generic || roles::is_nobody(&folded) {
        return true;
    }
    if has_form_folded(&folded) {
        let first = words(text).find(|(_, word)| !is_form(&fold(word)) || words(text).count() == 1);
        let name = if is_form(&fold(words(text).next().map_or("", |(_, word)| word))) {
            text
        } else {
            first.map_or(text, |(_, word)| word)
        };
        found.push(company(name, at + line.find(name).unwrap_or_default(), true));
    } else if text.chars().all(|c| is_cjk(c) || c.is_alphanumeric() || c.is_whitespace()) {
        let name = words(text).next().map_or(text, |(_, word)| word);
        found.push(company(name, at + line.find(name).unwrap_or_default(), false));
    }
    true
}
