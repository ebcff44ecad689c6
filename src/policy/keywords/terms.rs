//! When what a list finds asks for something, and when it is only told.

use std::collections::BTreeMap;

use crate::mail::AddrSpec;
use crate::mail::fold::fold;
use crate::policy::{Entry, Organization};

/// On which terms a list of words asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// A mail among insiders is told of only.
    pub outsiders_only: bool,
    /// Names and entries as the policy writes them: a mail whose outsiders all belong to these is told of only.
    pub except_organizations: Vec<String>,
    /// Whom those are; worked out once every layer is in.
    excepted: Vec<Entry>,
    /// What a word counts, folded; one that is not here counts 1.
    pub weights: BTreeMap<String, u64>,
    /// What different words have to add up to.
    pub threshold: u64,
}

/// What one file says of them.
#[derive(Debug, Clone, Default)]
pub(in crate::policy) struct WrittenTerms {
    pub(in crate::policy) outsiders_only: Option<bool>,
    pub(in crate::policy) except_organizations: Vec<String>,
    pub(in crate::policy) weights: BTreeMap<String, u64>,
    pub(in crate::policy) threshold: Option<u64>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            outsiders_only: true,
            except_organizations: Vec::new(),
            excepted: Vec::new(),
            weights: BTreeMap::new(),
            threshold: 1,
        }
    }
}

impl Terms {
    /// Lays a file over these: exceptions and weights add up, the rest are scalars.
    pub(super) fn merge(&mut self, written: WrittenTerms) {
        self.outsiders_only = written.outsiders_only.unwrap_or(self.outsiders_only);
        self.threshold = written.threshold.unwrap_or(self.threshold);
        super::extend_new(&mut self.except_organizations, &written.except_organizations);
        self.weights.extend(written.weights.into_iter().map(|(word, weight)| (fold(&word), weight)));
    }

    /// The stricter of both; an exception counts only where both make it.
    pub(super) fn tighten_by(&mut self, other: &Self) {
        self.outsiders_only &= other.outsiders_only;
        self.threshold = self.threshold.min(other.threshold);
        self.except_organizations.retain(|name| other.except_organizations.contains(name));
        self.excepted.retain(|entry| other.excepted.contains(entry));
        for (word, weight) in &other.weights {
            let mine = self.weights.entry(word.clone()).or_insert(1);
            *mine = (*mine).max(*weight);
        }
        // A word that the other one does not weigh counts 1 there.
        for weight in self.weights.values_mut() {
            *weight = (*weight).max(1);
        }
    }

    pub(super) fn resolve(&mut self, organizations: &[Organization]) {
        let is_named = |one: &&Organization| one.names.iter().any(|name| self.except_organizations.contains(name));
        let by_name = organizations.iter().filter(is_named).flat_map(|one| one.domains.iter().cloned());
        let by_entry = self.except_organizations.iter().filter_map(|text| entry(text));
        self.excepted = by_name.chain(by_entry).collect();
    }

    /// Whether an outsider is of one of the organisations where this is usual.
    pub fn excepts(&self, addr: &AddrSpec) -> bool {
        self.excepted.iter().any(|entry| entry.matches(addr))
    }

    /// What a folded word counts.
    pub fn weight(&self, word: &str) -> u64 {
        self.weights.get(word).copied().unwrap_or(1)
    }

    /// What differs from the usual, as a policy writes it.
    pub(in crate::policy) fn shown(&self) -> String {
        let mut shown = String::new();
        if !self.outsiders_only {
            shown.push_str(" outsiders_only = false");
        }
        if !self.except_organizations.is_empty() {
            shown.extend([" except_organizations = [", &self.except_organizations.join(", "), "]"]);
        }
        if self.threshold != 1 {
            shown.extend([" threshold = ", &self.threshold.to_string()]);
        }
        for (word, weight) in &self.weights {
            shown.extend([" ", word, " = ", &weight.to_string()]);
        }
        shown
    }
}

/// A domain, `.domain` or address; a single word is a name.
pub(in crate::policy) fn entry(text: &str) -> Option<Entry> {
    Entry::parse(text).ok().filter(|entry| entry.domain().ascii().contains('.'))
}
