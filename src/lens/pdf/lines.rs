//! Letters put back into lines and words, from where they stand.

use super::letters::Letter;

/// A step across the line of more than this part of the letter's size begins a new line.
const NEW_LINE: f64 = 0.5;
/// A gap along the line of more than this part of the size is a space, though none was written.
const SPACE: f64 = 0.18;
/// A gap of more than this many sizes is that of a table's column.
const COLUMN: f64 = 2.5;

/// Text of letters in the order in which they are drawn.
pub(super) fn of<'l>(letters: impl Iterator<Item = &'l Letter>) -> String {
    let mut text = String::new();
    let mut before: Option<&Letter> = None;
    for letter in letters {
        if let Some(gap) = before.and_then(|before| gap(before, letter))
            && !text.ends_with(char::is_whitespace)
            && !(gap == " " && letter.text.starts_with(char::is_whitespace))
        {
            text.push_str(gap);
        }
        text.push_str(&letter.text);
        before = Some(letter);
    }
    let trimmed = text.trim_end().len();
    text.truncate(trimmed);
    text
}

/// What stands between two letters that follow each other.
fn gap(before: &Letter, letter: &Letter) -> Option<&'static str> {
    let step = letter.at - before.end;
    let along = step.dot(before.direction);
    let across = step.cross(before.direction).abs();
    let size = before.size.max(f64::MIN_POSITIVE);
    if across > NEW_LINE * size || along < -size {
        return Some("\n");
    }
    if along > COLUMN * size {
        return Some("\t");
    }
    (along > SPACE * size).then_some(" ")
}
