//! The sections of a policy file, one reader each.

use std::collections::BTreeSet;
use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::mail::{Domain, fold};

use super::file::{Reference, ReferenceTo, Written, WrittenLevel, WrittenList};
use super::keywords::terms;
use super::reader::{Position, Reader, Value, join};
use super::{Encrypted, Entry, Expected, FaultKind, Inspect, Organization, Scope};

/// Compiled size of one regular expression (bytes): enough for a page of alternatives, not for a counted nest.
const PATTERN_BYTES: usize = 1 << 20;
/// Of one word, and what words may have to add up to.
const MOST_WEIGHT: u64 = 1000;

impl Reader<'_> {
    pub(super) fn internal(&mut self, value: &Value<'_>) -> Option<Vec<Entry>> {
        let mut entries = Vec::new();
        self.table(value, "internal", |reader, key, value| {
            match key {
                "domains" => entries.extend(reader.entries(value, "internal.domains", Expected::Entry)),
                "addresses" => entries.extend(reader.entries(value, "internal.addresses", Expected::Address)),
                _ => return false,
            }
            true
        });
        // An empty section says that nobody is inside, which is not the same as saying nothing.
        value.get_ref().is_table().then_some(entries)
    }

    /// `check = "level"`, `"check.grade" = "level"`, or the latter without quotes, which TOML reads as a table.
    pub(super) fn levels(&mut self, value: &Value<'_>) -> Vec<WrittenLevel> {
        let mut levels = Vec::new();
        let Some(table) = value.get_ref().as_table() else {
            self.unexpected(value, "levels", Expected::Table);
            return levels;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if let Some(grades) = value.get_ref().as_table() {
                for (grade, value) in grades {
                    let full = join(name, grade.get_ref());
                    levels.extend(self.one_level(&full, &grade.span(), value));
                }
            } else {
                levels.extend(self.one_level(name, &key.span(), value));
            }
        }
        levels
    }

    fn one_level(&mut self, key: &str, span: &Range<usize>, value: &Value<'_>) -> Option<WrittenLevel> {
        let level = self.level(value, &join("levels", key))?;
        let (check, grade) = match key.split_once('.') {
            Some((check, grade)) => (check, Some(grade.to_owned())),
            None => (key, None),
        };
        Some(WrittenLevel { check: check.to_owned(), grade, level, position: self.position(span.start) })
    }

    pub(super) fn recipients(&mut self, value: &Value<'_>, written: &mut Written) {
        self.table(value, "recipients", |reader, key, value| {
            match key {
                "forbidden" => written.forbidden = reader.entries(value, "recipients.forbidden", Expected::Entry),
                "watched" => written.watched = reader.entries(value, "recipients.watched", Expected::Entry),
                "lists" => written.lists = reader.entries(value, "recipients.lists", Expected::Entry),
                "each_up_to" => written.each_up_to = reader.count(value, "recipients.each_up_to", 0, 1000),
                "exposure_addresses" => {
                    written.exposure_addresses = reader.count(value, "recipients.exposure_addresses", 2, 1000);
                }
                _ => return false,
            }
            true
        });
    }

    fn count(&mut self, value: &Value<'_>, key: &str, min: u64, max: u64) -> Option<usize> {
        self.number(value, key, min, max).and_then(|number| usize::try_from(number).ok())
    }

    pub(super) fn attachments(&mut self, value: &Value<'_>, written: &mut Written) {
        self.table(value, "attachments", |reader, key, value| {
            if key == "max_total_mb" {
                written.max_total_mb = reader.number(value, "attachments.max_total_mb", 1, 100_000);
                return true;
            }
            if key == "encrypted" {
                written.encrypted = value.get_ref().as_str().and_then(Encrypted::parse);
                if written.encrypted.is_none() {
                    reader.unexpected(value, "attachments.encrypted", Expected::AllowOrForbid);
                }
                return true;
            }
            let Some((name, min, max)) = Inspect::range_of(key) else { return false };
            let number = reader.number(value, &join("attachments", name), min, max);
            written.inspect.extend(number.map(|number| (name, number)));
            true
        });
    }

    pub(super) fn free_mail(&mut self, value: &Value<'_>, written: &mut Written) {
        self.table(value, "free_mail", |reader, key, value| {
            match key {
                "domains" => written.free_mail = reader.domains(value, "free_mail.domains"),
                "famous" => written.famous = reader.domains(value, "free_mail.famous"),
                _ => return false,
            }
            true
        });
    }

    pub(super) fn lookalikes(&mut self, value: &Value<'_>, written: &mut Written) {
        self.table(value, "lookalikes", |reader, key, value| {
            let known = key == "genuine";
            if known {
                written.genuine = reader.domains(value, "lookalikes.genuine");
            }
            known
        });
    }

    pub(super) fn links(&mut self, value: &Value<'_>, written: &mut Written) {
        self.table(value, "links", |reader, key, value| {
            let known = key == "intranet";
            if known {
                written.intranet = reader.entries(value, "links.intranet", Expected::Entry);
            }
            known
        });
    }

    fn domains(&mut self, value: &Value<'_>, key: &str) -> Vec<Domain> {
        let entries = self.entries(value, key, Expected::Domain).into_iter();
        entries
            .filter_map(|entry| match entry {
                Entry::Domain(domain) => Some(domain),
                Entry::Below(_) | Entry::Address(_) => None,
            })
            .collect()
    }

    /// `[[keywords]]`
    pub(super) fn keyword_lists(&mut self, value: &Value<'_>, written: &mut Written) {
        let mut names = BTreeSet::new();
        for value in self.tables(value, "keywords") {
            let list = self.keyword_list(value, &mut written.references);
            if list.name.is_empty() {
                self.missing(value, "keywords.name");
            } else if names.insert(list.name.clone()) {
                written.keywords.push(list);
            } else {
                self.fault(&value.span(), FaultKind::DuplicateName, join("keywords", &list.name));
            }
        }
    }

    fn keyword_list(&mut self, value: &Value<'_>, references: &mut Vec<Reference>) -> WrittenList {
        let mut list = WrittenList::default();
        let mut weighed = Vec::new();
        // What the words are is known once the whole list is read.
        let are_patterns = value.get_ref().as_table().and_then(|table| table.get("regex")?.get_ref().as_bool());
        self.table(value, "keywords", |reader, key, value| {
            match key {
                "name" => list.name = reader.list_name(value),
                "level" => list.level = reader.level(value, "keywords.level"),
                "scope" => list.scope = Some(reader.scope(value)),
                "words" if are_patterns == Some(true) => list.patterns.extend(reader.patterns(value, "keywords.words")),
                "words" => list.words = reader.words(value, "keywords.words"),
                "regex" => drop(reader.yes_or_no(value, "keywords.regex")),
                "outsiders_only" => {
                    list.terms.outsiders_only = Some(reader.yes_or_no(value, "keywords.outsiders_only"));
                }
                "except_organizations" => {
                    list.terms.except_organizations = reader.excepted(value, references);
                }
                "threshold" => list.terms.threshold = reader.number(value, "keywords.threshold", 1, MOST_WEIGHT),
                "weights" => weighed = reader.weights(value),
                "except" => list.except = reader.words(value, "keywords.except"),
                "patterns" => list.patterns.extend(reader.patterns(value, "keywords.patterns")),
                "message" => list.message = reader.by_language(value, "keywords.message"),
                _ => return false,
            }
            true
        });
        for (name, weight, position) in weighed {
            references.push(Reference { to: ReferenceTo::Word(list.name.clone()), name: name.clone(), position });
            list.terms.weights.insert(name, weight);
        }
        list
    }

    /// Names of organisations, which have to be there, or entries.
    fn excepted(&mut self, value: &Value<'_>, references: &mut Vec<Reference>) -> Vec<String> {
        let texts = self.texts(value, "keywords.except_organizations");
        for (name, span) in texts.iter().filter(|(text, _)| terms::entry(text).is_none()) {
            let position = self.position(span.start);
            references.push(Reference { to: ReferenceTo::Organization, name: name.clone(), position });
        }
        texts.into_iter().map(|(text, _)| text).collect()
    }

    /// Words, each with what it counts and its place.
    fn weights(&mut self, value: &Value<'_>) -> Vec<(String, u64, Position)> {
        let mut weights = Vec::new();
        let Some(table) = value.get_ref().as_table() else {
            self.unexpected(value, "keywords.weights", Expected::Table);
            return weights;
        };
        for (word, value) in table {
            let name = word.get_ref().as_ref();
            if let Some(weight) = self.number(value, &join("keywords.weights", name), 0, MOST_WEIGHT) {
                weights.push((name.to_owned(), weight, self.position(word.span().start)));
            }
        }
        weights
    }

    /// The name is a grade, so it must be able to stand in `flagged_keyword.NAME`.
    fn list_name(&mut self, value: &Value<'_>) -> String {
        let name = self.text(value, "keywords.name").unwrap_or_default();
        if name.contains(['.', '\n']) {
            self.unexpected(value, "keywords.name", Expected::Text);
        }
        name
    }

    fn scope(&mut self, value: &Value<'_>) -> Vec<Scope> {
        let mut scope = Vec::new();
        for (text, _) in self.texts(value, "keywords.scope") {
            match Scope::parse(&text) {
                Some(one) => scope.push(one),
                None => self.unexpected(value, "keywords.scope", Expected::Scope),
            }
        }
        scope
    }

    /// Words that still are something once they are folded: what folds to nothing would stand everywhere.
    fn words(&mut self, value: &Value<'_>, key: &str) -> Vec<String> {
        let mut words = Vec::new();
        for (word, _) in self.texts(value, key) {
            if fold::fold(&word).trim().is_empty() {
                self.unexpected(value, key, Expected::Text);
            } else {
                words.push(word);
            }
        }
        words
    }

    fn patterns(&mut self, value: &Value<'_>, key: &str) -> Vec<Regex> {
        let mut patterns = Vec::new();
        for (text, span) in self.texts(value, key) {
            match compile(&text) {
                Ok(pattern) => patterns.push(pattern),
                Err(why) => self.fault(&span, FaultKind::BadPattern, format!("{text}: {why}")),
            }
        }
        patterns
    }

    /// `[[organization]]`
    pub(super) fn organizations(&mut self, value: &Value<'_>) -> Vec<Organization> {
        let mut names = BTreeSet::new();
        let mut organizations = Vec::new();
        for value in self.tables(value, "organization") {
            let organization = self.organization(value);
            match organization.names.first() {
                None => self.missing(value, "organization.name"),
                Some(name) if names.insert(name.clone()) => organizations.push(organization),
                Some(name) => self.fault(&value.span(), FaultKind::DuplicateName, join("organization", name)),
            }
        }
        organizations
    }

    fn organization(&mut self, value: &Value<'_>) -> Organization {
        let mut organization = Organization { names: Vec::new(), domains: Vec::new(), keywords: Vec::new() };
        self.table(value, "organization", |reader, key, value| {
            match key {
                "name" => {
                    let names = reader.texts(value, "organization.name");
                    organization.names = names.into_iter().map(|(name, _)| name).collect();
                }
                "domains" => {
                    organization.domains = reader.entries(value, "organization.domains", Expected::Entry);
                }
                "keywords" => organization.keywords = reader.words(value, "organization.keywords"),
                _ => return false,
            }
            true
        });
        organization
    }

    pub(super) fn tables<'v, 'i>(&mut self, value: &'v Value<'i>, key: &str) -> Vec<&'v Value<'i>> {
        let Some(array) = value.get_ref().as_array() else {
            self.unexpected(value, key, Expected::Tables);
            return Vec::new();
        };
        array.iter().collect()
    }

    /// Names what is missing, unless the key stands there and was wrong, which is told already.
    pub(super) fn missing(&mut self, value: &Value<'_>, key: &str) {
        let name = key.rsplit_once('.').map_or(key, |(_, name)| name);
        if value.get_ref().as_table().is_some_and(|table| table.get(name).is_none()) {
            self.fault(&value.span(), FaultKind::MissingKey, key);
        }
    }
}

/// Compiles a pattern that is matched against folded text, so without regard to case.
fn compile(text: &str) -> Result<Regex, String> {
    let pattern = RegexBuilder::new(text)
        .case_insensitive(true)
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .build()
        .map_err(|error| last_line(&error.to_string()))?;
    // Such a pattern stands at every place of every mail.
    if pattern.is_match("") { Err("\"\"".to_owned()) } else { Ok(pattern) }
}

/// The crate draws the pattern above its reason; the reason alone fits into a sentence.
fn last_line(message: &str) -> String {
    message.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
