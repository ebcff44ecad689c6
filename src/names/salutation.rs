//! Who is greeted at the beginning of a text.

use std::ops::Range;

use super::company::has_form;
use super::person::Person;

mod english;
mod file;
mod heading;
mod japanese;
mod stranger;

pub use file::in_file_name;
pub use heading::in_heading;
pub use stranger::strange_greeting;

/// Somebody whom a text is addressed to.
#[derive(Debug, Clone)]
pub struct Salutation {
    /// Bytes of the text that name them, the honorific included.
    pub range: Range<usize>,
    pub who: Addressee,
}

#[derive(Debug, Clone)]
pub enum Addressee {
    Person(Person),
    Company {
        /// As written, without what stands around it.
        name: String,
        /// A form (株式会社, Inc.) or 御中 says that it is one; else its place does.
        certain: bool,
    },
}

/// Lines that may stand before and among the names.
const MOST_LINES: usize = 14;
/// Longer lines greet nobody (bytes).
const LONGEST_LINE: usize = 400;
/// People and companies told of one text.
const MOST: usize = 16;

/// Everybody whom the beginning of a text greets: 会社名, 部署 and 氏名 with 様 over several lines, `Dear …`, `Hi …`.
/// 各位, お客様, `Hi all` and their kind greet nobody. Only the first lines are read.
///
/// ```
/// use yubisashi::names::{Addressee, salutations};
/// let found = salutations("株式会社クライアント\n営業部 田中様\n\nお世話になっております。");
/// assert!(matches!(&found[0].who, Addressee::Company { name, .. } if name == "株式会社クライアント"));
/// assert!(matches!(&found[1].who, Addressee::Person(person) if person.text() == "田中"));
/// ```
pub fn salutations(text: &str) -> Vec<Salutation> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut lines = 0;
    for line in text.split('\n') {
        let at = start;
        start += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        lines += 1;
        let goes_on = lines <= MOST_LINES && line.len() <= LONGEST_LINE && found.len() < MOST;
        if !goes_on || !read_line(line, at, lines == 1, &mut found) {
            break;
        }
    }
    found
}

/// Reads a line; `false` where the text itself begins with it.
fn read_line(line: &str, at: usize, first: bool, found: &mut Vec<Salutation>) -> bool {
    if line.is_ascii() {
        // A company over the name of its person, in Latin letters.
        if line.len() <= 60 && has_form(line.trim()) && !line.contains(['.', '?', '!']) {
            found.push(company(line, at, true));
            return true;
        }
        return english::read(line, at, first, found);
    }
    if english::opens(line) && !line.contains(['様', '殿']) {
        return english::read(line, at, first, found);
    }
    if first && japanese::read_behind_opening(line, at, found) {
        return false;
    }
    japanese::read(line, at, found)
}

fn company(text: &str, at: usize, certain: bool) -> Salutation {
    let start = at + (text.len() - text.trim_start().len());
    let name = text.trim();
    Salutation { range: start..start + name.len(), who: Addressee::Company { name: name.to_owned(), certain } }
}

#[cfg(test)]
mod tests;
