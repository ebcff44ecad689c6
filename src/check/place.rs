//! Where in a draft something was found.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::mail::Destination;

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Place {
    /// A header field by its canonical name (`From`, `Bcc`), or bytes of its shown value.
    Header {
        field: Cow<'static, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        range: Option<Span>,
    },
    /// A recipient by its index; with `indexes`, several people who are looked at together (`index` is the first).
    Recipient {
        index: usize,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        indexes: Vec<usize>,
    },
    Subject {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        range: Option<Span>,
    },
    /// Bytes of the shown text of a displayed part.
    Body { part: usize, range: Span, text: String },
    /// Something that the shown text of a part does not show.
    Excerpt { part: usize, text: String },
    /// A file; `path` names what lies inside it.
    Attachment {
        index: usize,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        path: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        range: Option<Span>,
    },
    /// The message as a whole.
    Message,
}

/// Bytes, end exclusive; written as `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span(pub usize, pub usize);

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self(range.start, range.end)
    }
}

impl Span {
    pub fn range(self) -> Range<usize> {
        self.0..self.1
    }
}

impl Place {
    pub fn header(field: impl Into<Cow<'static, str>>) -> Self {
        Self::Header { field: field.into(), range: None }
    }

    /// The header row of To, Cc or Bcc.
    pub fn destination(field: Destination) -> Self {
        Self::header(match field {
            Destination::To => "To",
            Destination::Cc => "Cc",
            Destination::Bcc => "Bcc",
        })
    }

    pub fn recipient(index: usize) -> Self {
        Self::Recipient { index, indexes: Vec::new() }
    }

    /// Several people at one place; `None` when there is nobody.
    pub fn recipients(indexes: Vec<usize>) -> Option<Self> {
        let index = *indexes.first()?;
        Some(Self::Recipient { index, indexes: if indexes.len() > 1 { indexes } else { Vec::new() } })
    }

    pub fn attachment(index: usize) -> Self {
        Self::Attachment { index, path: Vec::new(), range: None }
    }

    /// What kind of place it is, as records and JSON name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Header { .. } => "header",
            Self::Recipient { .. } => "recipient",
            Self::Subject { .. } => "subject",
            Self::Body { .. } => "body",
            Self::Excerpt { .. } => "excerpt",
            Self::Attachment { .. } => "attachment",
            Self::Message => "message",
        }
    }

    /// Every recipient this place is about.
    pub fn people(&self) -> &[usize] {
        match self {
            Self::Recipient { index, indexes } if indexes.is_empty() => std::slice::from_ref(index),
            Self::Recipient { indexes, .. } => indexes,
            Self::Header { .. }
            | Self::Subject { .. }
            | Self::Body { .. }
            | Self::Excerpt { .. }
            | Self::Attachment { .. }
            | Self::Message => &[],
        }
    }
}
