//! `Dear Name,`, `Hi FNAME,`, `Dear Mr ,`, `Hello ___,`: a greeting that names nobody.

use super::super::typed::line_around;
use super::Sort;
use super::blank::is_name;
use super::find::Hit;

/// What greetings begin with; each stands at the beginning of a line.
pub(super) const GREETINGS: &[&str] = &["Dear ", "DEAR ", "Hi ", "Hello ", "Hey "];

/// What names are called where one should stand, small and without what separates words.
const CALLED: [&str; 21] = [
    "name",
    "names",
    "fname",
    "lname",
    "firstname",
    "lastname",
    "fullname",
    "surname",
    "username",
    "yourname",
    "clientname",
    "customername",
    "contactname",
    "companyname",
    "recipientname",
    "insertname",
    "firstlast",
    "firstnamelastname",
    "firstnamesurname",
    "namesurname",
    "salutation",
];
const TITLES: [&str; 7] = ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx."];
/// A longer line is no greeting (bytes).
const LONGEST: usize = 40;

pub(super) fn blank_at(text: &str, at: usize) -> Option<Hit> {
    let line = line_around(text, at);
    if !text.get(line.start..at)?.trim().is_empty() {
        return None;
    }
    let greeting =
        GREETINGS.iter().find(|greeting| text.get(at..line.end).is_some_and(|rest| rest.starts_with(**greeting)))?;
    let rest = text.get(at + greeting.len()..line.end)?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST + 2)).unwrap_or(rest);
    let end = rest.find([',', '!', ':', '，', '、']).unwrap_or(rest.len());
    if end > LONGEST {
        return None;
    }
    let whom = rest.get(..end)?;
    let comma = rest.get(end..)?.starts_with([',', '，']);
    let sort = sort(greeting, whom.trim(), comma)?;
    let range = at..at + greeting.len() + end;
    Some(Hit { range: range.start..range.start + text.get(range)?.trim_end().len(), sort })
}

/// What it is when this is all that stands where the name belongs.
fn sort(greeting: &str, whom: &str, comma: bool) -> Option<Sort> {
    if whom.is_empty() {
        // `Hi ,` may be somebody's way of writing `Hi,`.
        let sort = if greeting.eq_ignore_ascii_case("dear ") { Sort::Form } else { Sort::Mark };
        return comma.then_some(sort);
    }
    if let Some((_, inner)) = whom.split_once('<').filter(|(before, _)| is_untold(before.trim())) {
        return inner.strip_suffix('>').filter(|inner| is_name(inner)).map(|_| Sort::Form);
    }
    let joined: String =
        whom.chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '.')).collect::<String>().to_lowercase();
    let signs = whom.len() >= 2
        && ["X", "x", "_", ".", "?", "*", "…", "＿"]
            .iter()
            .any(|sign| whom.trim_matches(|c| sign.contains(c)).is_empty());
    (signs || (comma && TITLES.contains(&whom)) || CALLED.contains(&joined.as_str())).then_some(Sort::Form)
}

/// Whether only a title stands before.
fn is_untold(before: &str) -> bool {
    before.is_empty() || TITLES.contains(&before)
}
