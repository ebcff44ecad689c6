//! Taking apart what names are written in: display names, local parts, and words without spaces.

use super::{MOST_WORDS, Person};
use crate::mail::fold::fold;
use crate::names::company::{company_core, has_form};
use crate::names::roles;
use crate::names::word::{Part, Script, Word, is_cjk};

pub(super) fn split(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || c == '・').filter(|word| !word.is_empty()).take(MOST_WORDS + 1)
}

/// 田中一郎 → 田中, 一郎; 田中 → 田中. What no table can take apart stays whole.
pub(super) fn split_kanji(word: &str) -> Vec<Word> {
    let whole = Word::new(word, Part::Open);
    if whole.is_known() || whole.script != Script::Kanji {
        let part = if whole.marks.surname && !whole.marks.given { Part::Surname } else { Part::Open };
        return vec![whole.into_part(part)];
    }
    let cuts: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).take(5).collect();
    let halves = cuts.iter().rev().filter_map(|at| word.split_at_checked(*at));
    let known = halves.filter(|(_, rest)| rest.chars().count() <= 4).filter_map(|(start, rest)| {
        let surname = Word::new(start, Part::Surname);
        (surname.marks.surname && surname.script == Script::Kanji).then(|| (surname, Word::new(rest, Part::Given)))
    });
    let known: Vec<(Word, Word)> = known.collect();
    let best = known.iter().position(|(_, given)| given.marks.given).unwrap_or(0);
    match known.into_iter().nth(best) {
        Some((surname, given)) => vec![surname, given],
        None => vec![whole],
    }
}

/// Surname and given name of several Japanese words; a company or unit may stand before them.
pub(super) fn two_words(words: &[&str]) -> Vec<Word> {
    let mut surnames = words.iter().map(|word| Word::new(word, Part::Surname)).enumerate();
    let surname = surnames.find(|(_, word)| word.marks.surname);
    match (words, surname) {
        (_, Some((at, surname))) => {
            let given = words.get(at + 1).map(|word| Word::new(word, Part::Given));
            std::iter::once(surname).chain(given).collect()
        }
        ([surname, given], None) => vec![Word::new(surname, Part::Surname), Word::new(given, Part::Given)],
        _ => Vec::new(),
    }
}

/// A name in Latin letters: TANAKA Ichiro and Tanaka, Ichiro say which is the surname.
pub(super) fn latin(words: &[&str]) -> Vec<Word> {
    let is_upper = |word: &str| word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    let loud = words.iter().filter(|word| is_upper(word)).count();
    let comma = words.first().is_some_and(|word| word.ends_with(','));
    words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let part = match (comma, loud == 1 && words.len() > 1) {
                (true, _) => {
                    if at == 0 {
                        Part::Surname
                    } else {
                        Part::Given
                    }
                }
                (false, true) => {
                    if is_upper(word) {
                        Part::Surname
                    } else {
                        Part::Given
                    }
                }
                (false, false) => Part::Open,
            };
            Word::new(word.trim_matches(|c: char| !c.is_alphanumeric()), part)
        })
        .filter(|word| !word.folded.is_empty())
        .collect()
}

pub(super) fn of_display_name(name: &str) -> Vec<Person> {
    let (name, aside) = without_asides(name);
    let words: Vec<&str> = split(&name).collect();
    if words.len() > MOST_WORDS {
        return Vec::new();
    }
    let (cjk, other): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.chars().any(is_cjk));
    let mut people = Vec::new();
    let cjk = cjk_words(&cjk);
    if !cjk.is_empty() {
        people.push(Person { words: cjk, aside: aside.clone() });
    }
    let plain = other
        .iter()
        .all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | ',' | '"')));
    let is_role = |word: &&&str| roles::is_role(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    if plain
        && !other.is_empty()
        && other.len() < MOST_WORDS
        && !other.iter().any(|word| is_role(&word))
        && !has_form(&other.join(" "))
    {
        let words = latin(&other);
        people.push(Person { words, aside });
    }
    people
}

/// The Japanese words of a display name that are the person's.
fn cjk_words(words: &[&str]) -> Vec<Word> {
    let mut names = Vec::new();
    let mut after_form = false;
    for word in words {
        let folded = fold(word);
        let bare = ["様", "さん", "殿", "先生"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        let form = has_form(word);
        // 株式会社 クライアント 田中
        let skip = form || after_form || roles::is_nobody(&folded) || bare.is_empty();
        after_form = form && company_core(word).is_none();
        if !skip {
            names.push(bare);
        }
    }
    match names.as_slice() {
        [] => Vec::new(),
        [one] => split_kanji(one),
        several => two_words(several),
    }
}

/// A display name without what stands in brackets or behind a stroke, and that, folded.
fn without_asides(name: &str) -> (String, String) {
    let (mut main, mut aside, mut depth) = (String::new(), String::new(), 0_usize);
    for c in name.chars() {
        match c {
            '(' | '（' | '[' | '［' | '【' | '<' | '＜' | '「' | '/' | '／' | '|' | '｜' | '@' | '＠' => {
                depth += 1;
            }
            ')' | '）' | ']' | '］' | '】' | '>' | '＞' | '」' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' => {}
            c if depth > 0 => aside.push(c),
            c => main.push(c),
        }
        if depth > 0 && matches!(c, '(' | '（' | '[' | '/' | '／') {
            aside.push(' ');
        }
    }
    if main.trim().is_empty() { (aside, String::new()) } else { (main, fold(&aside)) }
}

/// What a local part tells: `tanaka.i`, `ichiro-tanaka`, `itanaka2`.
pub(super) fn of_local_part(local_part: &str) -> Option<Person> {
    if local_part.is_empty() || local_part.len() > 64 {
        return None;
    }
    let local = local_part.split('+').next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = local.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 3 || words.iter().any(|word| roles::is_role(word)) {
        return None;
    }
    let words: Vec<Word> = match words.as_slice() {
        [one] if roles::is_city(one) => return None,
        [one] => taken_apart(one),
        several => several.iter().map(|word| Word::new(word, Part::Open)).collect(),
    };
    // Letters that no table knows are a handle, not a name; they may still hold one.
    Some(Person { words, aside: String::new() })
}

/// `jbrown` → j, brown; `tanakaichiro` → tanaka, ichiro. Whatever is known as it is stays whole.
fn taken_apart(word: &str) -> Vec<Word> {
    let whole = Word::new(word, Part::Open);
    if whole.is_known() {
        return vec![whole];
    }
    // An initial or a given name of three letters at least, and a surname of four.
    let long_enough = |one: &str, other: &str| one.len() != 2 && other.len() >= 4;
    let cuts = (1..word.len()).filter_map(|at| word.split_at_checked(at));
    let cuts = cuts.filter(|(start, rest)| long_enough(start, rest) || long_enough(rest, start));
    let mut found = cuts.filter_map(|(start, rest)| {
        let sure = |word: &Word| word.marks.mostly_surname && word.folded.len() >= 4;
        let given = |word: &Word| word.is_initial() || (word.marks.given && word.folded.len() >= 3);
        let first = Word::new(start, Part::Open);
        if !sure(&first) && !given(&first) {
            return None;
        }
        let second = Word::new(rest, Part::Open);
        ((sure(&first) && given(&second)) || (given(&first) && sure(&second))).then(|| vec![first, second])
    });
    match (found.next(), found.next()) {
        (Some(words), None) => words,
        _ => vec![whole],
    }
}
