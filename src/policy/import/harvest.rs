//! What the files of other checkers said, in the terms of a policy.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::mail::Destination;
use crate::policy::{Entry, Layer, Level, Organization, Policy, Scope};

use super::notation::{Word, is_whole_word};
use super::{Remark, Taken, Why};

/// The policy being put together.
#[derive(Debug, Default)]
pub(super) struct Harvest {
    pub(super) internal: Vec<Entry>,
    pub(super) forbidden: Vec<Entry>,
    pub(super) watched: Vec<Entry>,
    pub(super) organizations: Vec<Organization>,
    pub(super) lists: Vec<List>,
    pub(super) required: Vec<Required>,
    pub(super) levels: BTreeMap<&'static str, Level>,
    /// Whether files that ask for a password are forbidden.
    pub(super) forbids_encrypted: bool,
    pub(super) files: Vec<Taken>,
    pub(super) remarks: Vec<Remark>,
}

/// A list of words.
#[derive(Debug)]
pub(super) struct List {
    pub(super) name: String,
    /// What its name begins with.
    kind: String,
    pub(super) file: String,
    pub(super) level: Level,
    pub(super) scope: Vec<Scope>,
    pub(super) words: Vec<String>,
    pub(super) patterns: Vec<String>,
    pub(super) message: String,
}

/// Somebody who has to be among the recipients.
#[derive(Debug)]
pub(super) struct Required {
    pub(super) file: String,
    pub(super) address: Entry,
    pub(super) field: Destination,
    pub(super) recipients: Vec<Entry>,
    /// The name of a list of words.
    pub(super) list: Option<String>,
    pub(super) files: bool,
    pub(super) outsiders: bool,
}

impl Required {
    /// In every mail, as long as no condition is added.
    pub(super) fn of(file: &str, address: Entry, field: Destination) -> Self {
        let file = file.to_owned();
        Self { file, address, field, recipients: Vec::new(), list: None, files: false, outsiders: false }
    }
}

/// Where in the other settings something stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) what: &'a str,
}

/// What words are looked for together: one list of a policy.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading<'a> {
    /// What its name begins with.
    pub(super) name: &'a str,
    pub(super) level: Level,
    pub(super) scope: &'a [Scope],
    pub(super) message: &'a str,
}

impl Heading<'_> {
    fn is_of(&self, list: &List, file: &str) -> bool {
        let same_kind = list.file == file && list.kind == self.name;
        same_kind && (list.level, &*list.scope, &*list.message) == (self.level, self.scope, self.message)
    }
}

impl Harvest {
    /// A file that was recognised, with the rows it has; what is taken of it is counted as it comes.
    pub(super) fn open(&mut self, file: &str, rows: usize) {
        self.files.push(Taken { file: file.to_owned(), rows, taken: 0 });
    }

    /// One more row of a file, which is the last one where several have its name: each is read once it was opened.
    pub(super) fn took(&mut self, file: &str) {
        if let Some(taken) = self.files.iter_mut().rfind(|taken| taken.file == file) {
            taken.taken += 1;
        }
    }

    pub(super) fn remark(&mut self, at: At<'_>, why: Why) {
        let At { file, line, what } = at;
        self.remarks.push(Remark { file: file.to_owned(), line, what: what.to_owned(), why });
    }

    /// What was read, or a remark.
    pub(super) fn sound<T>(&mut self, at: At<'_>, read: Result<T, Why>) -> Option<T> {
        match read {
            Ok(sound) => Some(sound),
            Err(why) => {
                self.remark(at, why);
                None
            }
        }
    }

    /// Puts a word into the list of this heading; another level, place or message is another list.
    pub(super) fn add_word(&mut self, heading: Heading<'_>, file: &str, word: Word) -> Option<String> {
        if !self.lists.iter().any(|list| heading.is_of(list, file)) {
            self.lists.push(self.new_list(heading, file));
        }
        let list = self.lists.iter_mut().find(|list| heading.is_of(list, file))?;
        let (known, word) = match word {
            Word::Literal(word) => (&mut list.words, word),
            Word::Pattern(pattern) => (&mut list.patterns, pattern),
        };
        if !known.contains(&word) {
            known.push(word);
        }
        Some(list.name.clone())
    }

    fn new_list(&self, heading: Heading<'_>, file: &str) -> List {
        let number = self.lists.iter().filter(|list| list.kind == heading.name).count() + 1;
        List {
            name: if number == 1 { heading.name.to_owned() } else { format!("{}-{number}", heading.name) },
            kind: heading.name.to_owned(),
            file: file.to_owned(),
            level: heading.level,
            scope: heading.scope.to_vec(),
            words: Vec::new(),
            patterns: Vec::new(),
            message: heading.message.to_owned(),
        }
    }

    /// Says once a file which words are found in fewer places than before.
    pub(super) fn remark_whole_words(&mut self, file: &str) {
        let words = self.lists.iter().filter(|list| list.file == file).flat_map(|list| &list.words);
        let whole: Vec<&str> = words.map(String::as_str).filter(|word| is_whole_word(word)).collect();
        if !whole.is_empty() {
            let what = whole.join(", ");
            self.remark(At { file, line: 0, what: &what }, Why::WholeWords);
        }
    }

    /// An organisation by one of its names and some of its domains; what is known by either grows.
    pub(super) fn add_organization(&mut self, name: &str, domains: Vec<Entry>) {
        let by_name = self.organizations.iter().position(|known| known.names.iter().any(|known| known == name));
        let by_domain =
            || self.organizations.iter().position(|known| domains.iter().any(|one| known.domains.contains(one)));
        let found = by_name.or_else(by_domain).and_then(|at| self.organizations.get_mut(at));
        let Some(known) = found else {
            self.organizations.push(Organization { names: vec![name.to_owned()], domains, keywords: Vec::new() });
            return;
        };
        if !known.names.iter().any(|known| known == name) {
            known.names.push(name.to_owned());
        }
        for domain in domains {
            if !known.domains.contains(&domain) {
                known.domains.push(domain);
            }
        }
    }

    /// The organisation that all of these belong to by what is written for it.
    pub(super) fn organization_of(&mut self, entries: &[Entry]) -> Option<&mut Organization> {
        let covered = |known: &Organization, entry: &Entry| {
            known.domains.contains(entry) || known.domains.iter().any(|one| one.covers(entry.domain()))
        };
        self.organizations.iter_mut().find(|known| entries.iter().any(|entry| covered(known, entry)))
    }
}

/// Whether anybody can have an address there, as the built-in policy knows it.
pub(super) fn is_free_mail(entry: &Entry) -> bool {
    static BUILT_IN: LazyLock<Option<Policy>> = LazyLock::new(|| Policy::resolve(&[Layer::built_in()], &[]).ok());
    match entry {
        Entry::Address(_) => false,
        Entry::Domain(domain) | Entry::Below(domain) => {
            BUILT_IN.as_ref().is_some_and(|policy| policy.is_free_mail(domain))
        }
    }
}
