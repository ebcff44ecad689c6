//! A policy as written: TOML, `format = 1`, unknown keys are errors with line and column.

use std::collections::BTreeMap;

use regex::Regex;
use toml::de::DeTable;

use crate::mail::Domain;

use super::keywords::terms::WrittenTerms;
use super::reader::{Position, Reader};
use super::waivers::WrittenWaivers;
use super::{Encrypted, Entry, Layer, Level, NeverTogether, Organization, RequiredRecipient, Scope};

/// The format this version reads and writes.
pub const FORMAT: u64 = 1;

/// What is wrong in a policy file. The sentence is in the catalogs: `policy-fault-…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which file, as the person knows it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub kind: FaultKind,
    /// The key, value or parser message concerned.
    pub detail: String,
    /// What should stand there instead, where that can be said.
    pub expected: Option<Expected>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// The file cannot be read at all.
    Unreadable,
    /// Not TOML.
    Syntax,
    /// A key nobody knows.
    UnknownKey,
    /// `[levels]` names a check or grade that does not exist.
    UnknownCheck,
    /// A value of the wrong type or outside its range.
    BadValue,
    /// Neither a domain, nor `.domain`, nor an address.
    BadEntry,
    /// A regular expression that does not compile, is too large, or matches nothing at all everywhere.
    BadPattern,
    /// Two lists or organisations of one name in one file.
    DuplicateName,
    /// A newer format than this version reads.
    NewerFormat,
    MissingFormat,
    /// A rule names a word list or organisation that does not exist.
    UnknownName,
    /// A word list weighs a word that it does not have.
    UnknownWord,
    /// A list or organisation without the key it cannot be without.
    MissingKey,
    /// `[waivers]` names something that nobody may waive.
    NeverWaived,
}

/// What should stand in place of a wrong value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    Table,
    /// `[[name]]`, once or several times.
    Tables,
    Text,
    Texts,
    Number {
        min: u64,
        max: u64,
    },
    Level,
    Scope,
    /// A domain, `.domain` or an address.
    Entry,
    /// A domain and nothing else.
    Domain,
    /// An address and nothing else.
    Address,
    /// Lists of entries, two or more.
    Groups,
    /// `true` or `false`.
    YesNo,
    /// `to`, `cc`, `bcc` or `any`.
    Field,
    /// `allow` or `forbid`.
    AllowOrForbid,
    /// Ids of [`WAIVABLE`](super::WAIVABLE).
    Waivable,
}

impl Fault {
    /// A file that could not be read: `detail` says why, in the words of the system.
    pub fn unreadable(file: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 1,
            column: 1,
            kind: FaultKind::Unreadable,
            detail: detail.into(),
            expected: None,
        }
    }
}

impl FaultKind {
    pub const ALL: [Self; 14] = [
        Self::Unreadable,
        Self::Syntax,
        Self::UnknownKey,
        Self::UnknownCheck,
        Self::BadValue,
        Self::BadEntry,
        Self::BadPattern,
        Self::DuplicateName,
        Self::NewerFormat,
        Self::MissingFormat,
        Self::UnknownName,
        Self::UnknownWord,
        Self::MissingKey,
        Self::NeverWaived,
    ];

    /// The id of its sentence in the catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unreadable => "policy-fault-unreadable",
            Self::Syntax => "policy-fault-syntax",
            Self::UnknownKey => "policy-fault-unknown-key",
            Self::UnknownCheck => "policy-fault-unknown-check",
            Self::BadValue => "policy-fault-bad-value",
            Self::BadEntry => "policy-fault-bad-entry",
            Self::BadPattern => "policy-fault-bad-pattern",
            Self::DuplicateName => "policy-fault-duplicate-name",
            Self::NewerFormat => "policy-fault-newer-format",
            Self::MissingFormat => "policy-fault-missing-format",
            Self::UnknownName => "policy-fault-unknown-name",
            Self::UnknownWord => "policy-fault-unknown-word",
            Self::MissingKey => "policy-fault-missing-key",
            Self::NeverWaived => "policy-fault-never-waived",
        }
    }
}

impl Expected {
    /// The id of its name in the catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Table => "policy-expected-table",
            Self::Tables => "policy-expected-tables",
            Self::Text => "policy-expected-text",
            Self::Texts => "policy-expected-texts",
            Self::Number { .. } => "policy-expected-number",
            Self::Level => "policy-expected-level",
            Self::Scope => "policy-expected-scope",
            Self::Entry => "policy-expected-entry",
            Self::Domain => "policy-expected-domain",
            Self::Address => "policy-expected-address",
            Self::Groups => "policy-expected-groups",
            Self::YesNo => "policy-expected-yes-no",
            Self::Field => "policy-expected-field",
            Self::AllowOrForbid => "policy-expected-allow-or-forbid",
            Self::Waivable => "policy-expected-waivable",
        }
    }
}

/// What one file says; everything else stays as the layers below have it.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) internal: Option<Vec<Entry>>,
    pub(super) levels: Vec<WrittenLevel>,
    pub(super) forbidden: Vec<Entry>,
    pub(super) watched: Vec<Entry>,
    pub(super) each_up_to: Option<usize>,
    pub(super) exposure_addresses: Option<usize>,
    pub(super) max_total_mb: Option<u64>,
    pub(super) encrypted: Option<Encrypted>,
    /// The keys of [`Inspect`](super::Inspect) that stand there.
    pub(super) inspect: Vec<(&'static str, u64)>,
    pub(super) keywords: Vec<WrittenList>,
    pub(super) organizations: Vec<Organization>,
    pub(super) free_mail: Vec<Domain>,
    pub(super) famous: Vec<Domain>,
    pub(super) genuine: Vec<Domain>,
    pub(super) intranet: Vec<Entry>,
    pub(super) guidance: BTreeMap<String, String>,
    pub(super) lists: Vec<Entry>,
    pub(super) never_together: Vec<NeverTogether>,
    pub(super) required_recipients: Vec<RequiredRecipient>,
    pub(super) references: Vec<Reference>,
    pub(super) waivers: WrittenWaivers,
}

/// One line of `[levels]`; whether its check exists is known once all layers are read.
#[derive(Debug)]
pub(super) struct WrittenLevel {
    pub(super) check: String,
    pub(super) grade: Option<String>,
    pub(super) level: Level,
    pub(super) position: Position,
}

/// A name of something that stands elsewhere; whether it is there is known once all layers are read.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) to: ReferenceTo,
    pub(super) name: String,
    pub(super) position: Position,
}

#[derive(Debug, Clone)]
pub(super) enum ReferenceTo {
    Keywords,
    Organization,
    /// A word of the list of this name.
    Word(String),
}

#[derive(Debug, Default)]
pub(super) struct WrittenList {
    pub(super) name: String,
    pub(super) level: Option<Level>,
    pub(super) scope: Option<Vec<Scope>>,
    pub(super) words: Vec<String>,
    pub(super) except: Vec<String>,
    pub(super) patterns: Vec<Regex>,
    pub(super) message: BTreeMap<String, String>,
    pub(super) terms: WrittenTerms,
}

/// Reads one file as far as it can be read; its faults come in the order of the file.
pub(super) fn read(layer: &Layer) -> (Written, Vec<Fault>) {
    let mut reader = Reader::new(layer);
    let text = layer.text.strip_prefix('\u{feff}').unwrap_or(&layer.text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        reader.fault(&error.span().unwrap_or(0..0), FaultKind::Syntax, error.message());
    }
    // What is left of a file that is not TOML would only be blamed for what the parser skipped.
    let written = if errors.is_empty() { reader.document(document.get_ref()) } else { Written::default() };
    (written, reader.into_faults())
}

impl Reader<'_> {
    fn document(&mut self, document: &DeTable<'_>) -> Written {
        if !self.format(document) {
            return Written::default();
        }
        let mut written = Written::default();
        self.each_key(document, "", |reader, key, value| {
            match key {
                "format" => {}
                "internal" => written.internal = reader.internal(value),
                "levels" => written.levels = reader.levels(value),
                "recipients" => reader.recipients(value, &mut written),
                "attachments" => reader.attachments(value, &mut written),
                "keywords" => reader.keyword_lists(value, &mut written),
                "organization" => written.organizations = reader.organizations(value),
                "never_together" => reader.never_together(value, &mut written),
                "required_recipient" => reader.required_recipients(value, &mut written),
                "free_mail" => reader.free_mail(value, &mut written),
                "lookalikes" => reader.lookalikes(value, &mut written),
                "links" => reader.links(value, &mut written),
                "waivers" => written.waivers = reader.waivers(value),
                "guidance" => written.guidance = reader.by_language(value, "guidance"),
                _ => return false,
            }
            true
        });
        written
    }

    /// Whether the rest of the file can be read as this version understands it.
    fn format(&mut self, document: &DeTable<'_>) -> bool {
        let Some(value) = document.get("format") else {
            self.fault(&(0..0), FaultKind::MissingFormat, "format = 1");
            return true;
        };
        let format = self.number(value, "format", 1, u64::MAX);
        if let Some(newer) = format.filter(|format| *format > FORMAT) {
            self.fault(&value.span(), FaultKind::NewerFormat, newer.to_string());
            return false;
        }
        true
    }
}
