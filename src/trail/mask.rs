//! Evidence out of the text of a mail goes into records only masked and short: a record never is a copy of the body.

use std::borrow::Cow;

use crate::check::{Args, Finding, Place, Value, secrets_masked};

/// Longer evidence is cut (characters).
const LONGEST: usize = 120;

/// So many digits in one run could name a person: a telephone, account, card or identity number.
const DIGITS: usize = 7;

/// So many digits at the end of such a run stay.
const KEPT: usize = 2;

/// A finding as a record would hold it, for whoever tells of mails that are not theirs.
pub fn masked(finding: &Finding) -> Finding {
    Finding { place: place(&finding.place), args: args(&finding.place, &finding.args), ..finding.clone() }
}

/// The place without personal data.
pub(super) fn place(place: &Place) -> Place {
    let mut place = place.clone();
    match &mut place {
        Place::Body { text: evidence, .. } | Place::Excerpt { text: evidence, .. } => *evidence = text(evidence),
        Place::Header { .. }
        | Place::Recipient { .. }
        | Place::Subject { .. }
        | Place::Attachment { .. }
        | Place::Message => {}
    }
    place
}

/// The arguments of a finding at this place without personal data. Header rows, recipients and file names stand in the
/// record anyway and stay as they are.
pub(super) fn args(place: &Place, args: &Args) -> Args {
    let inside = match place {
        Place::Body { .. } | Place::Excerpt { .. } => true,
        Place::Attachment { path, .. } => !path.is_empty(),
        Place::Header { .. } | Place::Recipient { .. } | Place::Subject { .. } | Place::Message => false,
    };
    if !inside {
        return args.clone();
    }
    let masked = args.0.iter().map(|(key, value)| {
        let value = match value {
            Value::Text(value) => Value::Text(text(value)),
            Value::List(values) => Value::List(values.iter().map(|value| text(value)).collect()),
            Value::Count(count) => Value::Count(*count),
        };
        (key.clone(), value)
    });
    Args(masked.collect())
}

/// Secrets, local parts of addresses and long numbers become dots.
pub(super) fn text(text: &str) -> String {
    let text = &*secrets_masked(text);
    let short: Cow<'_, str> = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    };
    let mut characters: Vec<char> = short.chars().collect();
    mask_addresses(&mut characters);
    mask_numbers(&mut characters);
    characters.into_iter().collect()
}

fn mask_addresses(characters: &mut [char]) {
    let ats: Vec<_> = (0..characters.len()).filter(|at| matches!(characters.get(*at), Some('@' | '＠'))).collect();
    for at in ats {
        let (before, _) = characters.split_at_mut(at);
        for character in before.iter_mut().rev().take_while(|character| is_local(**character)) {
            *character = '•';
        }
    }
}

fn is_local(character: char) -> bool {
    character.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~•".contains(character)
}

fn mask_numbers(characters: &mut [char]) {
    for run in characters.split_mut(|character| !is_digit(*character) && !is_separator(*character)) {
        let count = run.iter().filter(|character| is_digit(**character)).count();
        if count >= DIGITS {
            for digit in run.iter_mut().filter(|character| is_digit(**character)).take(count - KEPT) {
                *digit = '•';
            }
        }
    }
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// What stands between the groups of a number.
fn is_separator(character: char) -> bool {
    " \u{3000}().-‐‑–—−ー－（）・".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_could_name_a_person_become_dots() {
        assert_eq!(text("電話 090-1234-5678 まで"), "電話 •••-••••-••78 まで");
        assert_eq!(text("口座１２３４５６７"), "口座•••••６７");
        assert_eq!(text("11/27(金) 10:00、3点添付、2026年"), "11/27(金) 10:00、3点添付、2026年");
    }

    #[test]
    fn addresses_keep_their_domain() {
        assert_eq!(text("CC: taro.yamada+x@client.example"), "CC: •••••••••••••@client.example");
    }

    #[test]
    fn a_password_within_evidence_becomes_dots() {
        assert_eq!(
            text("資料を添付します。パスワードは Aoba2026 です"),
            "資料を添付します。パスワードは •••••••• です"
        );
    }

    #[test]
    fn long_evidence_is_cut() {
        assert_eq!(text(&"あ".repeat(500)).chars().count(), LONGEST + 1);
    }
}
