//! Who counts as inside.

use serde::Serialize;

use crate::mail::{AddrSpec, Mailbox};

use super::{Entry, Policy};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    External,
    Internal,
    /// Cannot be told; counts as outside.
    Unknown,
}

/// Who counts as inside for one draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// From the policy.
    pub entries: Vec<Entry>,
    /// Organisational domains of the person's own addresses, where no policy says anything.
    pub organizations: Vec<String>,
}

impl Inside {
    /// The policy's `[internal]`; failing that the organisations of the person's own addresses, failing those of From.
    pub fn of(policy: &Policy, own: &[AddrSpec], from: &[Mailbox]) -> Self {
        let _ = (policy, own, from);
        Self::default()
    }

    pub fn side(&self, mailbox: &Mailbox) -> Side {
        let _ = mailbox;
        Side::Unknown
    }

    /// Whether this organisational domain is one of ours.
    pub fn is_own_organization(&self, organizational: &str) -> bool {
        self.organizations.iter().any(|own| own == organizational)
    }
}
