//! Who sees whom through To, Cc and Bcc.

use std::collections::BTreeMap;

use crate::check::Case;
use crate::mail::Destination;
use crate::policy::Side;

/// The groups of recipients and which of them see each other.
///
/// Everybody sees everybody in To and Cc; nobody but the sender sees who is in Bcc.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exposure {
    /// One for each organisation, inside first, then by first appearance.
    pub groups: Vec<Group>,
    /// Outsiders in To and Cc.
    pub visible_outsiders: usize,
    /// Organisations among them.
    pub visible_organizations: usize,
    /// Pairs of outsiders of different organisations who see each other.
    pub pairs: usize,
    /// Whether anything could be said about Bcc.
    pub bcc_known: bool,
}

/// Recipients of one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Organisational domain; empty for recipients without an address.
    pub organization: String,
    pub inside: bool,
    /// Indexes of its recipients in To and Cc: seen by everybody.
    pub visible: Vec<usize>,
    /// Indexes of its recipients in Bcc: seen by nobody.
    pub hidden: Vec<usize>,
}

impl Exposure {
    pub fn of(case: &Case<'_>) -> Self {
        let mut order = BTreeMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for (index, (recipient, side)) in case.draft.recipients.iter().zip(&case.sides).enumerate() {
            let organization = recipient.mailbox.addr().map_or("", |addr| addr.domain().organizational());
            let inside = *side == Side::Internal;
            let at = *order.entry((inside, organization)).or_insert(groups.len());
            if at == groups.len() {
                groups.push(Group {
                    organization: organization.to_owned(),
                    inside,
                    visible: Vec::new(),
                    hidden: Vec::new(),
                });
            }
            let Some(group) = groups.get_mut(at) else { continue };
            match recipient.field {
                Destination::To | Destination::Cc => group.visible.push(index),
                Destination::Bcc => group.hidden.push(index),
            }
        }
        groups.sort_by_key(|group| !group.inside);
        let visible: Vec<usize> =
            groups.iter().filter(|group| !group.inside).map(|group| group.visible.len()).filter(|n| *n > 0).collect();
        let people: usize = visible.iter().sum();
        let same: usize = visible.iter().map(|n| n * n).sum();
        Self {
            groups,
            visible_outsiders: people,
            visible_organizations: visible.len(),
            pairs: (people * people - same) / 2,
            bcc_known: case.draft.bcc_known,
        }
    }
}
