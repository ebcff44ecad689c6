//! Internet messages (RFC 5322, MIME). The only file that names `mail_parser`; what that hides is put right here.
//!
//! `mail_parser` keeps one of several To fields, cuts parts at a boundary in the middle of a line, recurses into attached
//! messages and reads neither split encoded words nor what Japanese programs call their charsets. So the header section,
//! the tree of parts and all names are read here, in one pass without recursion beyond [`MAX_DEPTH`](super::MAX_DEPTH);
//! its decoders do the rest, and the tests compare both readings of ordinary mail.

use std::collections::BTreeSet;

use mail_parser::decoders::{base64::base64_decode, charsets::map::charset_decoder};

use super::address::parse_field;
use super::{Defect, DefectKind, Destination, Digest, Draft, Field, Format, Mailbox, OpenError, Recipient, calendar};
use content::Content;
pub(crate) use content::{has_pgp, references};
use header::{RawField, Section};

pub(crate) mod charset;
mod content;
mod flowed;
mod header;
mod params;
mod structure;
mod transfer;
pub(crate) mod words;

/// Text in a charset that nothing declares: what its byte order mark says, else what it looks like.
pub fn text_of_unknown_charset(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => charset::guess(bytes),
    }
}

/// Reads an Internet message.
pub fn open(bytes: &[u8]) -> Result<Draft, OpenError> {
    let start = header_start(bytes);
    let mut section = Section::read(bytes, start, &|_| false);
    if !section.fields.iter().any(RawField::tells_mail) {
        return Err(if is_binary(bytes) { OpenError::NotMail } else { OpenError::NoHeader });
    }
    let (root, structure_defects) = structure::read(bytes, &section);
    let content = Content::of(&root);
    let mut defects = std::mem::take(&mut section.defects);
    defects.extend(duplicate_fields(&section));
    defects.extend(structure_defects);
    defects.extend(content.defects);
    let fields = fields(&section);
    let subject = subject(&fields).to_owned();
    if subject.contains('\u{FFFD}') {
        defects.push(Defect::new(DefectKind::UndecodableCharacters, "Subject"));
    }
    let from = mailboxes(&section, "From");
    let mut recipients = recipients(&section);
    let invitation = calendar::add_attendees(&mut recipients, &content.attachments, &from);
    Ok(Draft {
        format: Format::Eml,
        digest: Digest::of(bytes),
        size: bytes.len() as u64,
        from,
        reply_to: mailboxes(&section, "Reply-To"),
        recipients,
        bcc_known: is_bcc_known(&section),
        subject,
        fields,
        bodies: content.bodies,
        alternatives: content.alternatives,
        invitation,
        attachments: content.attachments,
        opaque: content.opaque,
        defects: once_each(defects),
    })
}

/// What a list of messages shows of one, without looking at its parts.
pub(super) struct Headlines {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) date: String,
    pub(super) message_id: String,
}

impl Headlines {
    pub(super) fn of(bytes: &[u8]) -> Self {
        /// A header section longer than this is not that of a message in a list (bytes).
        const MOST: usize = 256 * 1024;
        let bytes = bytes.get(..MOST).unwrap_or(bytes);
        let section = Section::read(bytes, header_start(bytes), &|_| false);
        let first = |name: &str| {
            let field = section.fields.iter().find(|field| field.is(name));
            field.map(|field| decoded(&section, field).value).unwrap_or_default()
        };
        Self {
            from: first("From"),
            to: first("To"),
            subject: first("Subject"),
            date: first("Date"),
            message_id: first("Message-ID"),
        }
    }
}

/// Where the header section begins: after a byte order mark, empty lines and the line that mailboxes put before (RFC 4155).
fn header_start(bytes: &[u8]) -> usize {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let blank = text.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let start = bytes.len() - text.len() + blank;
    match header::line_at(bytes, start) {
        Some(line) if line.content.starts_with(b"From ") || line.content.starts_with(b">From ") => line.next,
        _ => start,
    }
}

/// Whether bytes are no text in any charset that mail is written in.
fn is_binary(bytes: &[u8]) -> bool {
    const WITHIN: usize = 4_096;
    bytes.get(..WITHIN).unwrap_or(bytes).iter().any(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A))
}

/// Fields that may stand once (RFC 5322 §3.6) and change who gets what when they do not.
fn duplicate_fields(section: &Section<'_>) -> Vec<Defect> {
    ["From", "Reply-To", "To", "Cc", "Bcc", "Subject"]
        .into_iter()
        .filter(|name| section.fields.iter().filter(|field| field.is(name)).count() > 1)
        .map(|name| Defect::new(DefectKind::DuplicateField, name))
        .collect()
}

/// The first subject that says something.
fn subject(fields: &[Field]) -> &str {
    let mut subjects = fields.iter().filter(|field| field.name.eq_ignore_ascii_case("Subject"));
    subjects.find(|field| !field.value.is_empty()).map_or("", |field| &field.value)
}

fn fields(section: &Section<'_>) -> Vec<Field> {
    section.fields.iter().map(|field| decoded(section, field)).collect()
}

fn decoded(section: &Section<'_>, field: &RawField<'_>) -> Field {
    let value = words::decode(section.text(field).trim());
    Field { name: field.name.to_owned(), value: one_line(value.trim()) }
}

fn mailboxes(section: &Section<'_>, name: &str) -> Vec<Mailbox> {
    let fields = section.fields.iter().filter(|field| field.is(name));
    fields
        .flat_map(|field| parse_field(&section.text(field), &words::decode))
        .map(|entry| entry.mailbox)
        .filter(|mailbox| !mailbox.is_empty())
        .collect()
}

/// Everybody in *every* field that makes recipients, in the order To, Cc, Bcc.
fn recipients(section: &Section<'_>) -> Vec<Recipient> {
    const FIELDS: [(Destination, [&str; 2]); 3] = [
        (Destination::To, ["To", "Resent-To"]),
        (Destination::Cc, ["Cc", "Resent-Cc"]),
        (Destination::Bcc, ["Bcc", "Resent-Bcc"]),
    ];
    let mut recipients = Vec::new();
    for (destination, names) in FIELDS {
        for field in section.fields.iter().filter(|field| names.iter().any(|name| field.is(name))) {
            let entries = parse_field(&section.text(field), &words::decode).into_iter();
            recipients.extend(entries.filter(|entry| !entry.mailbox.is_empty()).map(|entry| Recipient {
                field: destination,
                mailbox: entry.mailbox,
                group: entry.group,
                attendee: false,
            }));
        }
    }
    recipients
}

/// Programs take Bcc out when they send; what has been on its way and has none says nothing about it.
fn is_bcc_known(section: &Section<'_>) -> bool {
    let has = |names: &[&str]| section.fields.iter().any(|field| names.iter().any(|name| field.is(name)));
    has(&["Bcc", "Resent-Bcc"]) || !has(&["Received", "Return-Path", "Delivered-To"])
}

fn once_each(defects: Vec<Defect>) -> Vec<Defect> {
    let mut seen = BTreeSet::new();
    defects.into_iter().filter(|defect| seen.insert((defect.kind, defect.detail.clone()))).collect()
}

/// What is decoded may hold line ends; a field value is one line all the same.
fn one_line(text: &str) -> String {
    // Control characters are below the space, or lie in two bytes that begin with C2.
    if text.bytes().any(|byte| (byte < b' ' && byte != b'\t') || matches!(byte, 0x7F | 0xC2)) {
        return text.replace(|c: char| c.is_control() && c != '\t', " ");
    }
    text.to_owned()
}

/// The start of some bytes, on one line, to recognise them by.
fn excerpt(bytes: &[u8]) -> String {
    const BYTES: usize = 400;
    const CHARS: usize = 80;
    let text =
        String::from_utf8_lossy(bytes.trim_ascii_start().get(..BYTES).unwrap_or(bytes.trim_ascii_start())).into_owned();
    let words: Vec<&str> = text.split_whitespace().collect();
    one_line(&words.join(" ")).chars().take(CHARS).collect()
}

/// Base64 with white space and padding anywhere; `None` when something else stands in it.
fn decode_base64(bytes: &[u8]) -> Option<Vec<u8>> {
    base64_decode(bytes)
}

/// Charsets that browsers do not know and old mail programs used: UTF-7, code page 850.
fn foreign_charset(bytes: &[u8], label: &str) -> Option<String> {
    // For these `mail_parser` has no decoder either, only one that answers with replacement characters.
    const NOT_DECODED: &[&str] =
        &["iso-2022-kr", "csiso2022kr", "iso-2022-cn", "iso-2022-cn-ext", "hz-gb-2312", "replacement"];
    let label = label.to_ascii_lowercase().replace('_', "-");
    if NOT_DECODED.contains(&label.as_str()) {
        return None;
    }
    let label = if label == "unicode-1-1-utf-7" { "utf-7" } else { &label };
    charset_decoder(label.as_bytes()).map(|decode| decode(bytes))
}

#[cfg(test)]
mod tests;
