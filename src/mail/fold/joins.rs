//! Which line ends are only where a window or a mail program wrapped the text.

use super::chars::width;

/// Lines narrower than this end where their author ended them (columns).
const LONG_LINE: usize = 60;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joins {
    Never,
    /// After a long line, unless something else begins.
    LongLines,
    /// Where `format=flowed` says so (RFC 3676 §4), and after long lines.
    Flowed,
}

impl Joins {
    /// How many bytes at the start of `next` fall away when it continues `line`; `None` when it does not.
    pub(super) fn skip(self, line: &str, next: &str) -> Option<usize> {
        match self {
            Self::Never => None,
            Self::LongLines => is_wrapped(line, next).then_some(0),
            Self::Flowed => soft(line, next).or_else(|| is_wrapped(line, next).then_some(0)),
        }
    }
}

/// A soft line end (RFC 3676 §4.2): a space before it, and the same quote depth after it.
fn soft(line: &str, next: &str) -> Option<usize> {
    let depth = quote_depth(line);
    if !line.ends_with(' ') || depth != quote_depth(next) || line.trim_start_matches('>').trim_start() == "-- " {
        return None;
    }
    let rest = next.trim_start_matches('>');
    (!rest.trim().is_empty()).then(|| next.len() - rest.len())
}

fn quote_depth(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b'>').count()
}

fn is_wrapped(line: &str, next: &str) -> bool {
    // A character is never wider than the bytes it takes.
    line.len() >= LONG_LINE && width(line) >= LONG_LINE && continues(next) && !is_rule(line) && !is_quoted(line)
}

/// Whether a line can be the rest of the one before: neither blank, quoted, a rule nor an item of a list.
fn continues(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !is_quoted(line) && !is_list_item(line) && !is_rule(line)
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with(['>', '＞', '|'])
}

/// `line` without white space in front.
fn is_list_item(line: &str) -> bool {
    const BULLETS: [char; 18] =
        ['・', '•', '●', '○', '◎', '■', '□', '◆', '◇', '▼', '▽', '★', '☆', '※', '→', '⇒', '【', '＜'];
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    if BULLETS.contains(&first) || ('①'..='⓿').contains(&first) {
        return true;
    }
    if matches!(first, '-' | '*' | '+') {
        return chars.next().is_none_or(char::is_whitespace);
    }
    let rest = line.trim_start_matches(['(', '（']);
    let marker = rest.trim_start_matches(|c: char| c.is_numeric());
    if marker.len() < rest.len() {
        return marker.starts_with([')', '）', '.', '．', '、']);
    }
    rest.len() < line.len() && rest.chars().nth(1).is_some_and(|c| matches!(c, ')' | '）'))
}

/// A line drawn with five or more of the characters that people draw lines with.
pub(in crate::mail) fn is_rule(line: &str) -> bool {
    let line = line.trim_start();
    if !line.starts_with(is_rule_char) {
        return false;
    }
    let line = line.trim_end();
    let mut count = 0;
    for c in line.chars() {
        if !is_rule_char(c) {
            // `+--------+` and the like would not be a rule on their own account; white space may stand in one.
            if c == ' ' || c == '\u{3000}' {
                continue;
            }
            return false;
        }
        count += 1;
    }
    count >= 5
}

fn is_rule_char(c: char) -> bool {
    matches!(c,
        '-' | '_' | '=' | '*' | '~' | '#' | '+' | '\u{2010}'..='\u{2015}' | '\u{2500}'..='\u{257f}' | '\u{2212}' | '\u{ff0d}'
        | '\u{ff3f}' | '\u{ff1d}' | '\u{ff0a}' | '\u{ff0b}' | '\u{301c}' | '\u{ff5e}' | '\u{30fc}' | '\u{2022}' | '\u{30fb}'
        | '\u{25a0}'..='\u{25a1}' | '\u{25c6}'..='\u{25c7}' | '\u{2605}'..='\u{2606}' | '.' | '…' | ':' | '\u{ff0f}' | '/')
}
