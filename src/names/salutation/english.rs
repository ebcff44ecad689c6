//! `Dear Mr. Smith,` `Hi Bob and Alice` `John,`

use super::{Addressee, Salutation};
use crate::names::company::has_form;
use crate::names::person::Person;
use crate::names::roles;
use crate::names::word::is_cjk;

const OPENINGS: [&str; 13] = [
    "dear",
    "good day",
    "hi",
    "hello",
    "hey",
    "good morning",
    "good afternoon",
    "good evening",
    "greetings",
    "attn",
    "attention",
    "hallo",
    "howdy",
];
/// Words that open a greeting where a name and a mark follow, and sentences elsewhere.
const CURT: [&str; 5] = ["morning", "afternoon", "evening", "thanks", "thank you"];
pub(super) const TITLES: [&str; 12] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "rev", "mister", "doctor"];
/// Words that go on with a sentence: what stands before is all of the greeting.
const MOST_WORDS: usize = 4;

/// Whether the line opens as greetings do.
pub(super) fn opens(line: &str) -> bool {
    opening(line.trim_start()).is_some()
}

/// What follows the word that opens a greeting.
fn opening(line: &str) -> Option<&str> {
    OPENINGS.iter().find_map(|word| {
        let rest = line.get(word.len()..)?;
        let is = line.get(..word.len())?.eq_ignore_ascii_case(word);
        (is && rest.starts_with([' ', ',', ':', '\u{a0}', '.'])).then_some(rest)
    })
}

/// The same of a first line such as `Morning Kate,` or `Thanks Robert!`. Who ends with `Thanks, Robert` signs.
fn curt_opening(line: &str) -> Option<&str> {
    CURT.iter().find_map(|word| {
        let (start, rest) = line.split_at_checked(word.len())?;
        let name = rest.strip_prefix(' ').filter(|_| start.eq_ignore_ascii_case(word))?;
        let end = name.find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’')))?;
        name.get(end..)?.starts_with([',', '!', '.', ':', ';']).then_some(rest)
    })
}

/// Reads a line; `false` where the text itself begins with it.
pub(super) fn read(line: &str, at: usize, first: bool, found: &mut Vec<Salutation>) -> bool {
    let trimmed = line.trim();
    let start = at + (line.len() - line.trim_start().len());
    let Some(rest) = opening(trimmed).or_else(|| if first { curt_opening(trimmed) } else { None }) else {
        if first && let Some(person) = alone(trimmed) {
            let len = trimmed.find([',', ':']).unwrap_or(trimmed.len());
            found.push(Salutation { range: start..start + len, who: Addressee::Person(person) });
        }
        return false;
    };
    let from = start + (trimmed.len() - rest.len());
    let rest_start = rest.trim_start_matches([' ', ',', ':', '.', '\u{a0}']);
    let from = from + (rest.len() - rest_start.len());
    for (offset, piece) in pieces(greeted(rest_start)) {
        let range = from + offset..from + offset + piece.len();
        if has_form(piece) {
            found.push(Salutation { range, who: Addressee::Company { name: piece.to_owned(), certain: true } });
        } else if let Some(name) = team(piece) {
            let range = range.start..range.start + name.len();
            found.push(Salutation { range, who: Addressee::Company { name: name.to_owned(), certain: false } });
        } else if let Some(person) = person(piece) {
            found.push(Salutation { range, who: Addressee::Person(person) });
        } else if let Some(name) = team_of(piece) {
            found.push(Salutation { range, who: Addressee::Company { name: name.to_owned(), certain: false } });
        }
    }
    false
}

/// The company in `Dear Client Services team`; that it is one, only a table can tell.
fn team(piece: &str) -> Option<&str> {
    let name = [" team", " Team", " folks", " people"].iter().find_map(|word| piece.strip_suffix(word))?;
    let name = name.strip_prefix("the ").unwrap_or(name).trim();
    let first = name.split_whitespace().next()?;
    (name.starts_with(char::is_uppercase) && !roles::is_anybody(&first.to_lowercase())).then_some(name)
}

/// The part of the line that can be names: up to the punctuation that ends a greeting.
fn greeted(rest: &str) -> &str {
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let word = rest.get(..at).unwrap_or_default().rsplit([' ', ',']).next().unwrap_or_default().to_lowercase();
        let abbreviated = TITLES.contains(&word.as_str())
            || word.len() == 1
            || matches!(word.as_str(), "inc" | "co" | "ltd" | "corp");
        let ends = match c {
            '.' => !abbreviated,
            // `Dear John, Mary and Paul,` goes on; `Hi John, I have` does not.
            ',' => !after.trim_start().starts_with(char::is_uppercase) || ends_list(after),
            '-' | '–' | '—' => after.starts_with([' ', '-']) || after.is_empty(),
            c => matches!(c, '!' | ':' | ';' | '?' | '。' | '、' | '，' | '('),
        };
        if ends {
            end = at;
            break;
        }
    }
    rest.get(..end).unwrap_or_default()
}

/// Whether what follows a comma is a sentence rather than another name.
fn ends_list(after: &str) -> bool {
    let next = after.split([',', '&']).next().unwrap_or_default();
    let forms = ["Inc", "Ltd", "LLC", "Co"];
    let words = next.split_whitespace().take_while(|word| *word != "and").count();
    words > 2 && !forms.iter().any(|form| next.trim_start().starts_with(form))
}

/// The names, with where each begins.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let is_cut = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        [" and ", " & ", ", ", "/", ","].iter().find(|cut| rest.starts_with(**cut)).map(|cut| cut.len())
    };
    let mut at = 0;
    while at < text.len() {
        let after = text.get(at..).unwrap_or_default();
        let form = [", Inc", ", Ltd", ", LLC", "/"].iter().take(3).any(|form| after.starts_with(form));
        match is_cut(at).filter(|_| !form) {
            Some(len) => {
                pieces.push((start, at));
                at += len;
                start = at;
            }
            None => at += after.chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push((start, text.len()));
    let trimmed = pieces.into_iter().filter_map(|(start, end)| {
        let piece = text.get(start..end)?;
        Some((start + (piece.len() - piece.trim_start().len()), piece.trim()))
    });
    trimmed.filter(|(_, piece)| !piece.is_empty()).collect()
}

/// Whoever a piece names; `None` for all, team and everybody else, and for words that are no name.
fn person(piece: &str) -> Option<Person> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if words.iter().any(|word| roles::is_anybody(&bare(word))) {
        return None;
    }
    let titled = words.first().is_some_and(|word| TITLES.contains(&bare(word).as_str()));
    let words: Vec<&str> = words.into_iter().skip_while(|word| TITLES.contains(&bare(word).as_str())).collect();
    let last = words.last()?;
    let (last, honoured) = without_honorific(last);
    let mut names: Vec<&str> = words.iter().rev().skip(1).rev().copied().collect();
    if !last.is_empty() {
        names.push(last);
    }
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|c| c.is_uppercase() || is_cjk(c))
            && letters.all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    let lower_but_known =
        |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()) && Person::written(word).is_known();
    if names.is_empty()
        || names.len() > MOST_WORDS
        || !(names.iter().all(|word| is_name(word))
            || names.len() == 1 && names.iter().all(|word| lower_but_known(word)))
    {
        return None;
    }
    let formal = titled || honoured;
    let person = Person::greeted(&names.join(" "), formal && names.len() == 1);
    // `Hello World` and `Hi Postmaster` name nobody whom one could tell apart.
    (titled || person.is_known()).then_some(person)
}

/// The company whose people are greeted: `Client team`.
fn team_of(piece: &str) -> Option<&str> {
    let (name, team) = piece.rsplit_once(' ')?;
    let is_team =
        matches!(team.to_lowercase().as_str(), "team" | "group" | "staff" | "support" | "colleagues" | "friends");
    let mut words = name.split_whitespace();
    let plain = words.all(|word| {
        word.starts_with(char::is_uppercase) && !roles::is_anybody(word) && !roles::is_role(&word.to_lowercase())
    });
    (is_team && plain && !name.is_empty()).then_some(name)
}

/// Tanaka-san → Tanaka; Tanaka san is two words.
fn without_honorific(word: &str) -> (&str, bool) {
    let end = ["-san", "-sama", "-sensei", "-San", "-Sama", "さん", "様"].iter().find_map(|end| word.strip_suffix(end));
    match end {
        Some(name) => (name, true),
        None if matches!(word.to_lowercase().as_str(), "san" | "sama" | "sensei") => ("", true),
        None => (word, false),
    }
}

/// `John,` or `Tanaka-san,` as the whole first line.
fn alone(line: &str) -> Option<Person> {
    let name = line.strip_suffix([',', ':', '-', '–', '—', '!'])?.trim();
    let words = name.split_whitespace().count();
    let (_, honoured) = without_honorific(name.split_whitespace().last()?);
    let person = person(name)?;
    (words <= 2 && (words == 1 || honoured) && name.starts_with(char::is_uppercase)).then_some(person)
}
