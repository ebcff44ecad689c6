//! What may be a password, and what follows one.

use std::ops::Range;

use crate::check::secret::stand_in::is_stand_in;

/// A value as it stands, with what follows it.
pub(super) struct Value<'t> {
    pub(super) text: &'t str,
    pub(super) quoted: bool,
    pub(super) behind: &'t str,
}

/// The value at the start of a text; behind a label it may stand on the next line.
pub(super) fn value(text: &str, may_wrap: bool) -> Option<Value<'_>> {
    const LONGEST: usize = 64;
    const QUOTES: [(char, char); 8] =
        [('「', '」'), ('『', '』'), ('"', '"'), ('\'', '\''), ('“', '”'), ('`', '`'), ('【', '】'), ('［', '］')];
    let text = if may_wrap { text.strip_prefix('\n').unwrap_or(text) } else { text };
    let text = text.trim_start_matches([' ', '\u{3000}', '\t']);
    for (open, close) in QUOTES {
        if let Some((inner, behind)) = text.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            let good = is_long_enough(inner) && inner.len() <= LONGEST && inner.chars().all(is_value_char);
            return (good && !is_none(inner)).then_some(Value { text: inner, quoted: true, behind });
        }
    }
    let end = text.find(|letter: char| !is_value_char(letter)).unwrap_or(text.len());
    let (value, _) = text.split_at_checked(end)?;
    let value = value.trim_end_matches(['.', ',', ';', ')', '"', '\'', '>', '）', '，', '．']);
    let behind = text.get(value.len()..)?;
    (is_long_enough(value) && value.len() <= LONGEST * 3 && !is_none(value)).then_some(Value {
        text: value,
        quoted: false,
        behind,
    })
}

/// What passwords are typed with: visible ASCII, full-width too.
pub(super) fn is_value_char(letter: char) -> bool {
    letter.is_ascii_graphic() || ('！'..='～').contains(&letter) && !"（），．：；［］".contains(letter)
}

pub(super) fn is_long_enough(value: &str) -> bool {
    let count = value.chars().filter(|letter| letter.is_alphanumeric()).take(4).count();
    value.chars().take(4).count() == 4 && count >= 3
}

/// Addresses and stand-ins are no passwords.
pub(super) fn is_none(value: &str) -> bool {
    let address = value.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'));
    is_stand_in(value) || value.contains("://") || value.starts_with("www.") || address || value.starts_with(['(', '/'])
}

/// Whether what follows a labelled value goes on with something else than a sentence.
pub(super) fn ends_label(value: &Value<'_>) -> bool {
    /// What makes digits a length or a date.
    const COUNTERS: [&str; 14] =
        ["年", "月", "日", "文字", "桁", "回", "分", "時", "秒", "件", "字", "ケタ", "%", "ヶ"];
    let behind = value.behind.trim_start_matches([' ', '\u{3000}']);
    let joined = value.behind.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii());
    !COUNTERS.iter().any(|counter| behind.starts_with(counter)) && (!joined || ends_sentence(value.behind))
}

/// Whether a Japanese sentence ends here as one does that names a value.
pub(super) fn ends_sentence(behind: &str) -> bool {
    const ENDS: [&str; 23] = [
        "です",
        "でござ",
        "とな",
        "にな",
        "。",
        "」",
        "』",
        "、",
        "（",
        "(",
        "\n",
        "\r",
        "で開",
        "で解",
        "でログ",
        "に設定",
        "に変更",
        "に再設定",
        "にいたし",
        "にして",
        "としま",
        "といた",
        "※",
    ];
    let behind = behind.trim_start_matches([' ', '\u{3000}', '"', '\'']);
    behind.is_empty() || ENDS.iter().any(|end| behind.starts_with(end))
}

/// A digit or sign within letters, or both cases: what a word of a sentence does not have.
pub(super) fn has_sign(value: &str) -> bool {
    let digit = value.contains(|letter: char| letter.is_numeric());
    let sign = value
        .trim_end_matches(['.', '!', '?', ':'])
        .contains(|letter: char| letter.is_ascii_punctuation() && !"-'.".contains(letter));
    let mixed = value.chars().skip(1).any(char::is_uppercase) && value.contains(char::is_lowercase);
    digit || sign || mixed
}

/// A value somebody chose; a bare word only where nothing else stands on its line and it is no ordinary answer.
pub(super) fn looks_chosen(value: &Value<'_>) -> bool {
    const ANSWERS: [&str; 44] = [
        "required",
        "optional",
        "reset",
        "change",
        "changed",
        "expired",
        "none",
        "null",
        "unknown",
        "hidden",
        "incorrect",
        "invalid",
        "forgot",
        "forgotten",
        "protected",
        "please",
        "click",
        "here",
        "below",
        "above",
        "same",
        "separate",
        "separately",
        "follows",
        "sent",
        "blank",
        "empty",
        "true",
        "false",
        "string",
        "text",
        "slack",
        "teams",
        "line",
        "chatwork",
        "mail",
        "email",
        "phone",
        "tbd",
        "password",
        "username",
        "login",
        "what",
        "this",
    ];
    let lower = value.text.to_ascii_lowercase();
    if ANSWERS.contains(&lower.trim_end_matches(['.', '!', '?'])) {
        return false;
    }
    let alone = value.behind.trim_start_matches([' ', '\u{3000}']);
    value.quoted
        || has_sign(value.text)
        || alone.is_empty_line()
        || alone.starts_with(['（', '(', '※', '」'])
        || alone.starts_with("です")
}

/// A piece of a program or of markup.
pub(super) fn is_code(value: &str) -> bool {
    value.contains(['(', '{', '<', '>', ';', '|', '\\'])
        || value.contains("==")
        || value.contains("::")
        || value.starts_with(['-', '&', '.'])
}

pub(super) trait Line {
    /// Nothing more stands on the line.
    fn is_empty_line(&self) -> bool;
}

impl Line for str {
    fn is_empty_line(&self) -> bool {
        self.is_empty() || self.starts_with(['\n', '\r'])
    }
}

/// Where the value stands in the whole text.
pub(super) fn place(text: &str, rest: &str, word: &Range<usize>, value: &Value<'_>) -> Option<Range<usize>> {
    let from_end = rest.len().checked_sub(value.behind.len())?;
    let closing = if value.quoted { rest.get(..from_end)?.chars().next_back()?.len_utf8() } else { 0 };
    let end = word.end + from_end - closing;
    let start = end.checked_sub(value.text.len())?;
    (text.get(start..end)? == value.text).then_some(start..end)
}
