//! Reading TOML values with their places, and collecting every fault instead of stopping at the first.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Expected, Fault, FaultKind, Layer, Level};

pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// Longer values are cut in messages (characters).
const SHOWN_VALUE: usize = 60;

/// One file while it is read.
pub(super) struct Reader<'a> {
    file: &'a str,
    /// Without a byte order mark, as the parser counts.
    text: &'a str,
    /// Byte offsets at which lines begin.
    lines: Vec<usize>,
    faults: Vec<Fault>,
}

/// Line and column in characters, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(layer: &'a Layer) -> Self {
        let text = layer.text.strip_prefix('\u{feff}').unwrap_or(&layer.text);
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: &layer.name, text, lines, faults: Vec::new() }
    }

    /// All faults, in the order of the file.
    pub(super) fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        self.faults
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Position { line, column }
    }

    pub(super) fn fault(&mut self, span: &Range<usize>, kind: FaultKind, detail: impl Into<String>) {
        self.push(span, kind, detail.into(), None);
    }

    /// A value that is not what should stand there; the detail names key and value.
    pub(super) fn unexpected(&mut self, value: &Value<'_>, key: &str, expected: Expected) {
        let shown = self.shown(&value.span());
        self.push(&value.span(), FaultKind::BadValue, format!("{key} = {shown}"), Some(expected));
    }

    pub(super) fn push(&mut self, span: &Range<usize>, kind: FaultKind, detail: String, expected: Option<Expected>) {
        let Position { line, column } = self.position(span.start);
        self.faults.push(Fault { file: self.file.to_owned(), line, column, kind, detail, expected });
    }

    fn shown(&self, span: &Range<usize>) -> String {
        let text = self.text.get(span.clone()).unwrap_or_default();
        match text.char_indices().nth(SHOWN_VALUE).and_then(|(end, _)| text.get(..end)) {
            Some(start) => format!("{start}…"),
            None => text.to_owned(),
        }
    }

    /// Gives every key of a table to `read`, which says whether it knows it.
    pub(super) fn each_key<'i>(
        &mut self,
        table: &DeTable<'i>,
        path: &str,
        mut read: impl FnMut(&mut Self, &str, &Value<'i>) -> bool,
    ) {
        for (key, value) in table {
            if !read(self, key.get_ref(), value) {
                self.fault(&key.span(), FaultKind::UnknownKey, join(path, key.get_ref()));
            }
        }
    }

    /// The same for a value that must be a table.
    pub(super) fn table<'i>(
        &mut self,
        value: &Value<'i>,
        path: &str,
        read: impl FnMut(&mut Self, &str, &Value<'i>) -> bool,
    ) {
        match value.get_ref().as_table() {
            Some(table) => self.each_key(table, path, read),
            None => self.unexpected(value, path, Expected::Table),
        }
    }

    pub(super) fn text(&mut self, value: &Value<'_>, key: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.unexpected(value, key, Expected::Text);
        }
        text.map(str::to_owned)
    }

    /// One text or a list of them, each with its place; empty ones are faults, because they would match everything or nothing.
    pub(super) fn texts(&mut self, value: &Value<'_>, key: &str) -> Vec<(String, Range<usize>)> {
        let values = match value.get_ref() {
            DeValue::Array(array) => array.iter().collect(),
            DeValue::String(_) => vec![value],
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_) => {
                self.unexpected(value, key, Expected::Texts);
                Vec::new()
            }
        };
        values.into_iter().filter_map(|value| Some((self.text(value, key)?, value.span()))).collect()
    }

    pub(super) fn number(&mut self, value: &Value<'_>, key: &str, min: u64, max: u64) -> Option<u64> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.unexpected(value, key, Expected::Number { min, max });
        }
        number
    }

    pub(super) fn level(&mut self, value: &Value<'_>, key: &str) -> Option<Level> {
        let level = value.get_ref().as_str().and_then(Level::parse);
        if level.is_none() {
            self.unexpected(value, key, Expected::Level);
        }
        level
    }

    /// A list of entries; `wanted` narrows what they may be.
    pub(super) fn entries(&mut self, value: &Value<'_>, key: &str, wanted: Expected) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (text, span) in self.texts(value, key) {
            match Entry::parse(&text).ok().filter(|entry| fits(entry, wanted)) {
                Some(entry) => entries.push(entry),
                None => self.push(&span, FaultKind::BadEntry, format!("{key}: {text}"), Some(wanted)),
            }
        }
        entries
    }

    /// A text by language (`ja`, `en`), or one for both.
    pub(super) fn by_language(&mut self, value: &Value<'_>, path: &str) -> BTreeMap<String, String> {
        if value.get_ref().is_str() {
            let text = self.text(value, path);
            return ["en", "ja"].into_iter().filter_map(|lang| Some((lang.to_owned(), text.clone()?))).collect();
        }
        let mut texts = BTreeMap::new();
        self.table(value, path, |reader, key, value| {
            let known = matches!(key, "ja" | "en");
            if known && let Some(text) = reader.text(value, &join(path, key)) {
                texts.insert(key.to_owned(), text);
            }
            known
        });
        texts
    }
}

fn fits(entry: &Entry, wanted: Expected) -> bool {
    match entry {
        Entry::Domain(_) => wanted != Expected::Address,
        Entry::Below(_) => wanted == Expected::Entry,
        Entry::Address(_) => wanted != Expected::Domain,
    }
}

pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
