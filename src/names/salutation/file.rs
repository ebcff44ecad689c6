//! Who the name of a file is about: `御見積書_株式会社ベータ様.xlsx`

use super::{Addressee, Salutation, company, japanese};
use crate::names::company::has_form;
use crate::names::person::Person;
use crate::names::table;

/// Longer names are not read (bytes).
const LONGEST: usize = 400;

/// Forms of companies that stand in brackets.
const SHORT_FORMS: [&str; 8] = ["（株）", "(株)", "（有）", "(有)", "（同）", "(同)", "（財）", "（社）"];

/// The people and companies that the name or title of a file names, by an honorific or a company's form. A surname alone
/// may be anything.
pub fn in_file_name(name: &str) -> Vec<Salutation> {
    let mut found = Vec::new();
    if name.len() > LONGEST {
        return found;
    }
    let stem = name
        .rsplit_once('.')
        .filter(|(_, end)| (1..=5).contains(&end.len()) && end.is_ascii())
        .map_or(name, |(stem, _)| stem);
    for (at, word) in spans(stem) {
        if !word.is_ascii() {
            found.extend(japanese::in_word(word, at));
        }
    }
    if found.is_empty() && !stem.is_ascii() {
        found.extend(japanese::in_brackets(stem));
    }
    latin(stem, &mut found);
    found
}

fn is_cut(c: char) -> bool {
    matches!(
        c,
        '_' | '-'
            | '－'
            | '＿'
            | '.'
            | '('
            | ')'
            | '（'
            | '）'
            | '【'
            | '】'
            | '['
            | ']'
            | '「'
            | '」'
            | ','
            | '、'
            | '　'
            | '・'
            | '～'
            | '〜'
            | '–'
            | '—'
            | '+'
    ) || c.is_whitespace()
}

/// `Quotation_Beta Inc.pdf`, `Mr_Smith_contract.pdf`, `offer-Tanaka-san.docx`.
fn latin(stem: &str, found: &mut Vec<Salutation>) {
    let words = spans(stem);
    let form = |at: usize| {
        let pair = |from: usize| {
            words.get(from..=at).map(|words| words.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" "))
        };
        (1..=2).rev().filter_map(|back| pair(at.checked_sub(back)?)).any(|text| text.is_ascii() && has_form(&text))
    };
    for (index, (at, word)) in words.iter().enumerate() {
        let lower = word.to_ascii_lowercase();
        if matches!(lower.as_str(), "mr" | "mrs" | "ms" | "dr")
            && let Some((next, name)) = words.get(index + 1)
            && name.starts_with(|c: char| c.is_ascii_uppercase())
        {
            let who = Addressee::Person(Person::greeted(name, true));
            found.push(Salutation { range: *at..next + name.len(), who });
        }
        if let Some((after, last)) = words.get(index + 1)
            && is_whole_name(word, last)
        {
            let who = Addressee::Person(Person::greeted(&format!("{word} {last}"), false));
            found.push(Salutation { range: *at..after + last.len(), who });
        }
        if matches!(lower.as_str(), "san" | "sama")
            && let Some((before, name)) = index.checked_sub(1).and_then(|before| words.get(before))
            && Person::written(name).has_surname()
        {
            let who = Addressee::Person(Person::greeted(name, true));
            found.push(Salutation { range: *before..at + word.len(), who });
        }
        let is_last = !words
            .get(index + 1)
            .is_some_and(|(_, next)| matches!(next.to_ascii_lowercase().as_str(), "ltd" | "inc" | "kk" | "llc"));
        if index > 0 && is_last && form(index) {
            let first = first_of_company(&words, index);
            let start = words.get(first).map_or(*at, |(at, _)| *at);
            let text = stem.get(start..at + word.len()).unwrap_or_default();
            found.push(company(&text.replace(['_', '-'], " "), start, true));
        }
    }
    if found.is_empty() {
        found.extend(without_form(stem, &words));
    }
}

/// How companies are called that say what they do, where no form stands.
const TRADES: [&str; 10] = [
    "foods",
    "logistics",
    "industries",
    "technologies",
    "holdings",
    "enterprises",
    "pharmaceuticals",
    "brothers",
    "motors",
    "associates",
];

/// `Brightwater Foods` behind what the paper is: whether it is a company, only a table knows.
fn without_form(stem: &str, words: &[(usize, &str)]) -> Option<Salutation> {
    let paper = words.iter().position(|(_, word)| PAPERS.contains(&word.to_ascii_lowercase().as_str()))?;
    let rest = words.get(paper + 1..)?;
    let trade = rest.iter().take(4).position(|(_, word)| TRADES.contains(&word.to_ascii_lowercase().as_str()))?;
    let named = rest.get(..=trade).filter(|_| trade > 0)?;
    let plain = named.iter().all(|(_, word)| word.starts_with(|c: char| c.is_ascii_uppercase()));
    let (start, (last, word)) = (named.first()?.0, named.last()?);
    let text = stem.get(start..last + word.len()).filter(|_| plain)?;
    Some(company(&text.replace(['_', '-'], " "), start, false))
}

/// `Margaret Howell`: a given name that people have, and a word that is no part of a title, each with one capital.
pub(super) fn is_whole_name(given: &str, surname: &str) -> bool {
    const NO_SURNAMES: [&str; 22] = [
        "report",
        "invoice",
        "quotation",
        "contract",
        "draft",
        "final",
        "form",
        "plan",
        "list",
        "letter",
        "offer",
        "order",
        "application",
        "agreement",
        "proposal",
        "minutes",
        "summary",
        "copy",
        "version",
        "review",
        "street",
        "station",
    ];
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_ascii_uppercase())
            && word.len() > 2
            && letters.all(|letter| letter.is_ascii_lowercase())
    };
    let is_surname = || {
        let marks = table::english(&surname.to_ascii_lowercase());
        !NO_SURNAMES.contains(&surname.to_ascii_lowercase().as_str()) && (marks.surname || !is_month(surname))
    };
    let mostly_given = || {
        let marks = table::english(&given.to_ascii_lowercase());
        marks.given && marks.mostly_given
    };
    let is_month_too = matches!(given, "April" | "May" | "June" | "August");
    capitalised(given) && capitalised(surname) && !is_month_too && mostly_given() && is_surname()
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = word.to_ascii_lowercase();
    MONTHS.iter().any(|month| lower.starts_with(month))
}

/// What kind of paper a file is, and what stands before whom it is for.
const PAPERS: [&str; 18] = [
    "invoice",
    "quotation",
    "quote",
    "estimate",
    "contract",
    "agreement",
    "proposal",
    "offer",
    "order",
    "po",
    "nda",
    "receipt",
    "report",
    "delivery",
    "note",
    "for",
    "to",
    "re",
];

/// Where the capitalised words before a form begin, without what kind of paper it is.
fn first_of_company(words: &[(usize, &str)], form: usize) -> usize {
    let mut first = form;
    while let Some((_, word)) = first.checked_sub(1).and_then(|before| words.get(before)) {
        let is_name =
            word.starts_with(|c: char| c.is_ascii_uppercase()) && !PAPERS.contains(&word.to_ascii_lowercase().as_str());
        if !is_name || form - first >= 4 {
            break;
        }
        first -= 1;
    }
    first
}

/// The words of a name. `（株）` cuts none: it belongs to the company beside it.
fn spans(stem: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let (mut start, mut kept) = (0, 0);
    for (at, c) in stem.char_indices().filter(|(_, c)| is_cut(*c)) {
        if at < kept {
            continue;
        }
        let rest = stem.get(at..).unwrap_or_default();
        if let Some(form) = SHORT_FORMS.iter().find(|form| rest.starts_with(**form)) {
            kept = at + form.len();
            continue;
        }
        words.push((start, stem.get(start..at).unwrap_or_default()));
        start = at + c.len_utf8();
    }
    words.push((start, stem.get(start..).unwrap_or_default()));
    words.retain(|(_, word)| !word.is_empty());
    words
}
