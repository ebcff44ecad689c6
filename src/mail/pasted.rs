//! Copied text with visible headers, and mail entered in parts.

use super::address::{ListEntry, parse_list};
use super::parse::words;
use super::{Attachment, Digest, Draft, Format, MAX_BYTES, OpenError, parse};

mod copied;
mod label;
mod message;

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
    is_raw(text) || copied::has_headers(text)
}

/// Reads raw RFC 5322 text or text copied out of a mail program. The digest is that of exactly these bytes.
pub fn open(text: &str) -> Result<Draft, OpenError> {
    // What was pasted and what was saved as a file or in an approval file are read in one way.
    open_bytes(text.as_bytes())
}

/// Reads such text in whatever charset a file has it. What can be read as a message by itself is one ([`Format::Eml`]).
pub fn open_bytes(bytes: &[u8]) -> Result<Draft, OpenError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge);
    }
    let text = parse::text_of_unknown_charset(bytes);
    if text.trim().is_empty() {
        return Err(OpenError::Empty);
    }
    let raw = is_raw(&text);
    // The parts of a message have charsets of their own, so it is read as bytes; but not in UTF-16.
    if raw && let Ok(draft) = parse::open(bytes) {
        return Ok(draft);
    }
    let draft = if raw { parse::open(text.as_bytes())? } else { copied::read(&text).ok_or(OpenError::NoHeader)? };
    Ok(Draft { format: Format::Text, digest: Digest::of(bytes), size: bytes.len() as u64, ..draft })
}

impl Parts {
    /// The draft, and the exact bytes (an RFC 5322 message with the files inside) that stand for it from here on. Equal
    /// parts give equal bytes.
    pub fn to_message(&self) -> Vec<u8> {
        message::write(self)
    }
}

/// Fields that programs write and people never see, so that their text is a message and not a copy of what was displayed.
fn is_raw(text: &str) -> bool {
    const TECHNICAL: [&str; 10] = [
        "mime-version",
        "message-id",
        "received",
        "return-path",
        "delivered-to",
        "references",
        "in-reply-to",
        "dkim-signature",
        "user-agent",
        "authentication-results",
    ];
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    let header = text.lines().take_while(|line| !line.is_empty()).skip_while(|line| line.starts_with("From "));
    for line in header {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { return false };
        let name = name.trim_end();
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        let lower = name.get(..40).unwrap_or(name).to_ascii_lowercase();
        let technical = lower.starts_with("content-") || lower.starts_with("x-") || TECHNICAL.contains(&lower.as_str());
        if technical || (value.contains("=?") && value.contains("?=")) {
            return true;
        }
    }
    false
}

/// Reads what stands in an address field as displayed or typed: entries on lines of their own, full-width semicolons.
fn entries(lines: &[&str]) -> Vec<ListEntry> {
    let mut list = String::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        // A name may stand on one line and its address on the next.
        let joins = list.is_empty() || list.ends_with([',', ';', '；']) || line.starts_with(['<', '(', '[']);
        list.push_str(if joins { " " } else { "; " });
        list.push_str(line);
    }
    parse_list(&list.replace('；', ";"), &words::decode)
}

#[cfg(test)]
mod tests;
