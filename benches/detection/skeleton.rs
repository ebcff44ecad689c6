//! Texts with gaps, and how the gaps are filled.
//!
//! A file of skeletons holds several, each with a name line `== NAME`, lines `key: value`, an empty line and the text.
//! `{name}` stands for a value, `{one|another}` for one of several texts; both nest.

use std::fs;
use std::path::Path;

use super::draw::Draw;

pub(crate) struct Skeleton {
    pub(crate) name: String,
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) files: Vec<String>,
    pub(crate) forwards: bool,
    pub(crate) text: String,
}

/// A text file beside this one.
pub(crate) fn read(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/detection/skeletons").join(name);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).replace("\r\n", "\n")
}

pub(crate) fn all(file: &str) -> Vec<Skeleton> {
    read(file).split("== ").filter(|text| !text.trim().is_empty()).map(Skeleton::parse).collect()
}

impl Skeleton {
    fn parse(text: &str) -> Self {
        let (header, text) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = header.lines();
        let name = lines.next().unwrap_or_default().to_owned();
        let fields: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(": ")).collect();
        let field = |key: &str| fields.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| *value).to_owned();
        Self {
            name,
            to: field("to"),
            subject: field("subject"),
            files: fields.iter().filter(|(key, _)| *key == "file").map(|(_, value)| (*value).to_owned()).collect(),
            forwards: field("history") == "forward",
            text: text.trim_end().to_owned(),
        }
    }
}

/// Fills every gap; `value` gives what a name stands for.
pub(crate) fn fill(text: &str, draw: &mut Draw, value: &dyn Fn(&str, &mut Draw) -> String) -> String {
    let mut filled = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, inner, after)) = gap(rest) {
        filled.push_str(before);
        let choices = choices(inner);
        if choices.len() > 1 {
            let choice = draw.one(&choices);
            filled.push_str(&fill(choice, draw, value));
        } else {
            let text = value(inner, draw);
            filled.push_str(&fill(&text, draw, value));
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What stands before, in and behind the first pair of braces.
fn gap(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        depth += match byte {
            b'{' => 1,
            b'}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return Some((&text[..open], &text[open + 1..at], &text[at + 1..]));
        }
    }
    None
}

/// What bars outside inner braces part.
fn choices(inner: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'|' if depth == 0 => {
                found.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    found.push(&inner[from..]);
    found
}
