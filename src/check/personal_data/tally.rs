//! Counting what was found at one place: numbers by kind, people by what is told of them.

use std::collections::HashSet;
use std::ops::Range;

use super::kind::Kind;

/// Where something stands: which text of the place, and the bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) text: usize,
    pub(super) range: Range<usize>,
}

/// Different values, up to a bound; past it every value counts as another one.
#[derive(Debug, Default)]
struct Distinct {
    values: HashSet<u64>,
    beyond: usize,
}

/// Values that are remembered at one place.
const REMEMBERED: usize = 500_000;

/// What stands at one place.
#[derive(Debug, Default)]
pub(super) struct Tally {
    kinds: [Distinct; Kind::COUNT],
    first: [Option<Sample>; Kind::COUNT],
    /// Rows of a table, each by everything it tells of a person.
    rows: Distinct,
    /// What is told of people outside of tables.
    prose: [Distinct; Kind::COUNT],
    /// Values that only mean something where there are many of them.
    weak: [Distinct; Kind::COUNT],
    /// Numbers of the length of a card or a My Number about which no word is said: how many, and which would hold.
    bare: [usize; Kind::COUNT],
    holding: [Distinct; Kind::COUNT],
}

impl Distinct {
    fn add(&mut self, value: u64) {
        if self.values.len() >= REMEMBERED {
            self.beyond += usize::from(!self.values.contains(&value));
        } else {
            self.values.insert(value);
        }
    }

    fn count(&self) -> usize {
        self.values.len() + self.beyond
    }
}

/// So many accounts below a word for where to pay are those of other people.
const WEAK_ACCOUNTS: usize = 4;
/// So many fixed lines without a company's name are those of people.
const WEAK_PHONES: usize = 5;
/// So many numbers in a row that hold are no chance.
const HOLDING: usize = 5;

impl Tally {
    pub(super) fn number(&mut self, kind: Kind, value: u64, sample: Sample) {
        add(&mut self.kinds, kind, value);
        self.remember(kind, sample);
    }

    pub(super) fn in_prose(&mut self, kind: Kind, value: u64, sample: Sample) {
        self.number(kind, value, sample);
        add(&mut self.prose, kind, value);
    }

    /// One kind of what a row of a table tells; [`Tally::row`] ends it.
    pub(super) fn in_row(&mut self, kind: Kind, value: u64, sample: Sample) {
        self.number(kind, value, sample);
    }

    /// A row by everything it tells of a person.
    pub(super) fn row(&mut self, value: u64) {
        self.rows.add(value);
    }

    pub(super) fn weak(&mut self, kind: Kind, value: u64, sample: Sample) {
        add(&mut self.weak, kind, value);
        self.remember(kind, sample);
    }

    /// A number about which no word is said.
    pub(super) fn bare(&mut self, kind: Kind, holds: Option<u64>, sample: Sample) {
        if let Some(count) = self.bare.get_mut(kind.index()) {
            *count += 1;
        }
        if let Some(value) = holds {
            add(&mut self.holding, kind, value);
            self.remember(kind, sample);
        }
    }

    fn remember(&mut self, kind: Kind, sample: Sample) {
        if let Some(first) = self.first.get_mut(kind.index()) {
            first.get_or_insert(sample);
        }
    }

    pub(super) fn first(&self, kind: Kind) -> Option<&Sample> {
        self.first.get(kind.index())?.as_ref()
    }

    /// How many different numbers of this kind.
    pub(super) fn numbers(&self, kind: Kind) -> usize {
        let weak = count(&self.weak, kind);
        let holding = count(&self.holding, kind);
        let bare = self.bare.get(kind.index()).copied().unwrap_or_default();
        let certain = count(&self.kinds, kind);
        certain
            + if weak >= WEAK_ACCOUNTS { weak } else { 0 }
            + if holding >= HOLDING && holding * 10 >= bare * 8 { holding } else { 0 }
    }

    /// How many people something is told of.
    pub(super) fn people(&self) -> usize {
        let prose = Kind::LISTED.iter().map(|kind| count(&self.prose, *kind)).max().unwrap_or_default();
        let weak = count(&self.weak, Kind::Phone);
        self.rows.count() + prose.max(if weak >= WEAK_PHONES { weak } else { 0 })
    }

    /// What is told of them.
    pub(super) fn listed(&self) -> impl Iterator<Item = Kind> {
        let weak = |kind: &Kind| *kind == Kind::Phone && count(&self.weak, *kind) >= WEAK_PHONES;
        Kind::LISTED.into_iter().filter(move |kind| count(&self.kinds, *kind) > 0 || weak(kind))
    }
}

fn add(kinds: &mut [Distinct; Kind::COUNT], kind: Kind, value: u64) {
    if let Some(distinct) = kinds.get_mut(kind.index()) {
        distinct.add(value);
    }
}

fn count(kinds: &[Distinct; Kind::COUNT], kind: Kind) -> usize {
    kinds.get(kind.index()).map_or(0, Distinct::count)
}
