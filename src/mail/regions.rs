//! Which part of a text its author typed: new text, quoted history, signature, disclaimer.

use std::ops::Range;

use super::{Body, Mailbox};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// What this author typed.
    New,
    Quoted,
    Signature,
    Disclaimer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Bytes of the shown text.
    pub range: Range<usize>,
    pub kind: RegionKind,
}

/// The regions of one body, in order, without gaps.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    regions: Vec<Region>,
}

/// Whom the quoted history names.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    /// People as the history writes them: address, name, or both.
    pub people: Vec<Mailbox>,
}

impl Regions {
    pub fn of(body: &Body) -> Self {
        Self { regions: vec![Region { range: 0..body.shown.len(), kind: RegionKind::New }] }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter()
    }

    /// The region a byte of the shown text lies in; [`RegionKind::New`] past the end.
    pub fn at(&self, offset: usize) -> RegionKind {
        self.regions.iter().find(|region| region.range.contains(&offset)).map_or(RegionKind::New, |region| region.kind)
    }

    /// Who wrote and received what is quoted.
    pub fn thread(&self, shown: &str) -> Thread {
        let _ = shown;
        Thread::default()
    }
}

impl Thread {
    pub fn extend(&mut self, other: Self) {
        self.people.extend(other.people);
    }

    /// Whether anything is quoted that names people.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whether this person took part: by address, or by display name where the history has a name only.
    pub fn knows(&self, person: &Mailbox) -> bool {
        self.people.contains(person)
    }
}
