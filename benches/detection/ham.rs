//! Real mails: the corpus of ordinary English ones, as drafts of their authors.

use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::Date;
use yubisashi::mail::{Destination, Draft};

use super::letter::{File, Form, Letter, Person, TODAY};

/// Fields that a mail gets on its way; no draft has them.
const ON_THE_WAY: &[&str] = &["received", "delivered-to", "x-original-to"];
/// Set when a mail is put into its mailbox (RFC 5321 §4.4), or by the program that fetched it.
const AT_DELIVERY: &[&str] = &["return-path", "delivery-date"];

/// A mail of the corpus that no list has passed on.
pub(crate) struct Ham {
    pub(crate) name: String,
    /// Without the fields of the way; those of the delivery are still there.
    pub(crate) bytes: Vec<u8>,
    /// Without those either: as its author would have saved it.
    pub(crate) draft: Vec<u8>,
}

/// `YUBISASHI_CORPUS`, or `../shared/corpus`.
pub(crate) fn corpus() -> Option<Vec<Ham>> {
    let shared = std::env::var_os("YUBISASHI_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let folder = tempfile::tempdir().ok()?;
    let unpacked =
        Command::new("tar").arg("xJf").arg(shared.join("ham.tar.xz")).arg("-C").arg(folder.path()).status().ok()?;
    let mut mails = Vec::new();
    read_all(folder.path(), &mut mails);
    let no_list = |(_, bytes): &(String, Vec<u8>)| !fields(bytes).iter().any(|field| name(field).starts_with("list-"));
    let ham = mails.into_iter().filter(no_list).map(|(name, bytes)| {
        let bytes = without(&bytes, ON_THE_WAY);
        Ham { name, draft: without(&bytes, AT_DELIVERY), bytes }
    });
    unpacked.success().then(|| ham.collect()).filter(|ham: &Vec<Ham>| !ham.is_empty())
}

fn read_all(folder: &Path, mails: &mut Vec<(String, Vec<u8>)>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read_all(&path, mails);
        } else if path.file_name().is_some_and(|name| name != "LICENSE") {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            mails.extend(std::fs::read(&path).ok().map(|bytes| (name, bytes)));
        }
    }
}

/// Header fields with what belongs to them, folded lines included.
fn fields(bytes: &[u8]) -> Vec<&[u8]> {
    let mut fields: Vec<&[u8]> = Vec::new();
    let mut start = 0;
    for (at, line) in lines(bytes) {
        let end = at + line.len();
        if line.iter().all(|byte| b"\r\n".contains(byte)) {
            break;
        }
        let goes_on = line.starts_with(b" ") || line.starts_with(b"\t");
        if !goes_on || fields.pop().is_none() {
            start = at;
        }
        fields.push(&bytes[start..end]);
    }
    fields
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    bytes.split_inclusive(|byte| *byte == b'\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    })
}

fn name(field: &[u8]) -> String {
    let end = field.iter().position(|byte| *byte == b':').unwrap_or_default();
    String::from_utf8_lossy(&field[..end]).trim().to_ascii_lowercase()
}

fn without(bytes: &[u8], names: &[&str]) -> Vec<u8> {
    let fields = fields(bytes);
    let header: usize = fields.iter().map(|field| field.len()).sum();
    let kept = fields.iter().filter(|field| !names.contains(&name(field).as_str())).copied();
    kept.chain([&bytes[header..]]).collect::<Vec<_>>().concat()
}

/// The day a mail was written, as its Date field says.
pub(crate) fn day(draft: &Draft) -> Date {
    let value =
        draft.fields.iter().find(|field| field.name.eq_ignore_ascii_case("date")).map(|field| field.value.as_str());
    let zoned = value.and_then(|value| jiff::fmt::rfc2822::parse(value.split(" (").next().unwrap_or(value)).ok());
    zoned.map_or(TODAY, |zoned| zoned.date())
}

impl Ham {
    /// In pieces, as far as it is a mail somebody could have made a mistake in: with recipients, in plain text of some length.
    pub(crate) fn letter(&self) -> Option<Letter> {
        let draft = Draft::open(&self.draft).ok()?;
        let people = |wanted| -> Vec<Person> {
            let of_field = draft.recipients.iter().filter(|recipient| recipient.field == wanted);
            of_field.filter_map(|recipient| person(&recipient.mailbox)).collect()
        };
        let from = person(draft.from.first()?)?;
        let body = draft.bodies.first().filter(|body| !body.html && draft.bodies.len() == 1)?;
        let (text, history) = parted(&body.shown);
        let to = people(Destination::To);
        // Feeds write to a machine's own account, and nobody makes mistakes in them.
        if to.is_empty()
            || from.addr.starts_with("rssfeeds")
            || text.split_whitespace().count() < 12
            || text.len() > 4_000
        {
            return None;
        }
        let file = |file: &yubisashi::mail::Attachment| File { name: file.name.clone(), data: file.data.clone() };
        Some(Letter {
            source: self.name.clone(),
            japanese: false,
            from,
            reply_to: None,
            to,
            cc: people(Destination::Cc),
            bcc: people(Destination::Bcc),
            subject: draft.subject.clone(),
            salutation: String::new(),
            text,
            signature: String::new(),
            history,
            files: draft.attachments.iter().map(file).collect(),
            markup: Vec::new(),
            form: Form::Utf8,
            today: day(&draft),
            known: Vec::new(),
            policy: String::new(),
        })
    }
}

fn person(mailbox: &yubisashi::mail::Mailbox) -> Option<Person> {
    let addr = mailbox.address_text().filter(|addr| mailbox.addr().is_some() && !addr.is_empty())?;
    let first = mailbox.display_name.split_whitespace().next().unwrap_or_default();
    Some(Person::new(&mailbox.display_name, first, &addr))
}

/// Paragraphs in front of the first that quotes, signs or forwards, and the rest. The truth does not ask the code it judges.
fn parted(shown: &str) -> (String, String) {
    let ends = |line: &str| {
        let line = line.trim();
        line.starts_with(['>', '|'])
            || line.starts_with("--")
            || line.starts_with("__")
            || line.starts_with("On ") && line.ends_with(':')
            || line.ends_with("wrote:")
            || line.ends_with("writes:")
            || line.ends_with("said:")
            || line.starts_with("==")
    };
    let mut at = 0;
    for line in shown.split_inclusive('\n') {
        if ends(line) {
            break;
        }
        at += line.len();
    }
    (shown[..at].trim().to_owned(), shown[at..].to_owned())
}
