//! What a review ends in, and what goes into the record of it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Decision, Item, ItemKey};
use crate::check::Role;
use crate::mail::{AddrSpec, ContentDigests, Digest};

/// Everything that was asked and answered, as it goes into the record.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub(super) role: Role,
    pub(super) person: AddrSpec,
    pub(super) at: Timestamp,
    pub(super) digest: Digest,
    pub(super) content: ContentDigests,
    pub(super) policy: Digest,
    pub(super) items: Vec<(Item, Option<Decision>)>,
    pub(super) opened: BTreeMap<usize, Timestamp>,
}

/// A person answered for everything in exactly these bytes.
///
/// Invariant: made by [`Review::approval`](super::Review::approval) only.
#[derive(Debug, Clone)]
pub struct Approval(pub(super) Outcome);

/// A person found that something must be mended first.
///
/// Invariant: made by [`Review::send_back`](super::Review::send_back) only.
#[derive(Debug, Clone)]
pub struct Return {
    pub(super) outcome: Outcome,
    pub(super) chosen: Vec<ItemKey>,
    pub(super) note: String,
}

impl Outcome {
    pub fn role(&self) -> Role {
        self.role
    }

    pub fn person(&self) -> &AddrSpec {
        &self.person
    }

    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// SHA-256 of the reviewed bytes.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    pub fn content(&self) -> &ContentDigests {
        &self.content
    }

    /// SHA-256 of the policy it was reviewed under.
    pub fn policy(&self) -> Digest {
        self.policy
    }

    pub fn items(&self) -> &[(Item, Option<Decision>)] {
        &self.items
    }

    pub fn opened(&self) -> &BTreeMap<usize, Timestamp> {
        &self.opened
    }
}

impl Approval {
    pub fn outcome(&self) -> &Outcome {
        &self.0
    }
}

impl Return {
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    pub fn chosen(&self) -> &[ItemKey] {
        &self.chosen
    }

    pub fn note(&self) -> &str {
        &self.note
    }
}
