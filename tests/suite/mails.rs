//! Mails as they come, and what is read out of them.
//!
//! `tests/mails/NAME.eml` is a mail of our own making, `NAME.txt` its outline. With `YUBISASHI_WRITE` set the outlines
//! are written anew, to be looked at before they are kept.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mail_parser::PartType;
use yubisashi::mail::{Attachment, Body, Destination, Draft, Mailbox, OpenError, Recipient};

#[test]
fn every_golden_mail_reads_as_its_outline_says() {
    let write = super::environment("YUBISASHI_WRITE").is_some();
    let mut wrong = Vec::new();
    for path in golden() {
        let bytes = fs::read(&path).unwrap();
        let expected = path.with_extension("txt");
        let found = outline(&Draft::open(&bytes).unwrap());
        if write {
            fs::write(&expected, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        let crlf = outline(&Draft::open(&with_crlf(&bytes)).unwrap());
        for (line_end, found) in [("LF", found), ("CRLF", crlf)] {
            if found != expected {
                wrong.push(format!("{} with {line_end}:\n{found}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_prefix_of_a_golden_mail_opens() {
    for path in golden() {
        let bytes = fs::read(&path).unwrap();
        for end in 0..bytes.len() {
            match Draft::open(&bytes[..end]) {
                Ok(draft) => assert_eq!(draft.size, end as u64),
                Err(OpenError::Empty) => assert_eq!(end, 0, "{}", path.display()),
                Err(error) => assert_eq!(error, OpenError::NoHeader, "{} up to {end}", path.display()),
            }
        }
    }
}

#[test]
fn every_mail_of_the_corpus_is_read_and_nobody_vanishes() {
    let Some(corpus) = Corpus::find() else {
        println!("skipped: no corpus beside the project and none in YUBISASHI_CORPUS");
        return;
    };
    let mails = files(corpus.path(), "eml");
    assert!(mails.len() > 1_000, "{} mails only", mails.len());
    let mut wrong = Vec::new();
    for path in mails {
        let bytes = fs::read(&path).unwrap();
        match Draft::open(&bytes) {
            Ok(draft) => {
                let missing = missing_recipients(&bytes, &draft);
                if !missing.is_empty() {
                    wrong.push(format!("{}: {missing:?} not among {:?}", path.display(), addresses(&draft)));
                }
            }
            Err(error) => wrong.push(format!("{}: {error}", path.display())),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn another_parser_finds_nothing_more_in_ordinary_mail() {
    let Some(corpus) = Corpus::find() else {
        println!("skipped: no corpus beside the project and none in YUBISASHI_CORPUS");
        return;
    };
    let mut compared = 0;
    let mut wrong = Vec::new();
    for path in
        files(corpus.path(), "eml").iter().filter(|path| path.components().any(|part| part.as_os_str() == "ham"))
    {
        let bytes = fs::read(path).unwrap();
        let draft = Draft::open(&bytes).unwrap();
        if draft.defects.is_empty() {
            compared += 1;
            wrong.extend(missing_parts(&bytes, &draft).into_iter().map(|part| format!("{}: {part}", path.display())));
        }
    }
    assert!(compared > 1_000, "only {compared} compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files and texts that `mail_parser` reads and the draft does not have.
fn missing_parts(bytes: &[u8], draft: &Draft) -> Vec<String> {
    let message = mail_parser::MessageParser::default().parse(bytes).unwrap();
    // ASCII only: text that does not say its charset is guessed here and not there.
    let words = |text: &str| text.chars().filter(char::is_ascii_graphic).collect::<String>();
    let texts: Vec<String> = draft.bodies.iter().chain(&draft.alternatives).map(|body| words(&body.shown)).collect();
    let is_file = |data: &[u8]| draft.attachments.iter().any(|attachment| attachment.data == data);
    let mut missing = Vec::new();
    for part in &message.parts {
        match &part.body {
            PartType::Text(text) if !texts.contains(&words(text)) && !is_file(text.as_bytes()) => {
                missing.push(format!("text {:?}", text.chars().take(60).collect::<String>()));
            }
            PartType::Binary(data) | PartType::InlineBinary(data) if !is_file(data) => {
                missing.push(format!("{} bytes", data.len()));
            }
            PartType::Text(_)
            | PartType::Html(_)
            | PartType::Binary(_)
            | PartType::InlineBinary(_)
            | PartType::Message(_)
            | PartType::Multipart(_) => {}
        }
    }
    missing
}

/// What looks like an address in the unfolded To, Cc and Bcc fields and is not among the recipients.
fn missing_recipients(bytes: &[u8], draft: &Draft) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let header = text.trim_start_matches('\n').split("\n\n").next().unwrap_or_default();
    let unfolded = header.replace("\n ", " ").replace("\n\t", " ");
    let in_header = unfolded
        .lines()
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| {
            let name = name.trim_end().to_ascii_lowercase();
            matches!(name.strip_prefix("resent-").unwrap_or(&name), "to" | "cc" | "bcc")
        })
        .flat_map(|(_, value)| value.split(|c: char| c.is_whitespace() || ",;<>()\"':".contains(c)))
        .filter(|word| {
            let plain = |c: char| c.is_ascii_alphanumeric() || "._-+@".contains(c);
            word.chars().all(plain)
                && word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
        })
        .map(str::to_lowercase);
    let read = addresses(draft);
    in_header.filter(|address| !read.iter().any(|read| read.contains(address))).collect()
}

fn addresses(draft: &Draft) -> Vec<String> {
    let text = |recipient: &Recipient| {
        format!("{} {}", recipient.mailbox.display_name, recipient.mailbox.address_text().unwrap_or_default())
    };
    draft.recipients.iter().map(|recipient| text(recipient).to_lowercase()).collect()
}

/// A directory of mails: given as it is, or unpacked from the archives in it or beside the project.
pub(crate) enum Corpus {
    Given(PathBuf),
    Unpacked(tempfile::TempDir),
}

impl Corpus {
    pub(crate) fn find() -> Option<Self> {
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
        let given = super::environment("YUBISASHI_CORPUS").map(PathBuf::from);
        let archives = files(given.as_deref().unwrap_or(&beside), "xz");
        if archives.is_empty() {
            return given.map(Self::Given);
        }
        let dir = tempfile::tempdir().unwrap();
        for archive in archives {
            let status = Command::new("tar").arg("-xJf").arg(&archive).arg("-C").arg(dir.path()).status().unwrap();
            assert!(status.success(), "{} does not unpack", archive.display());
        }
        Some(Self::Unpacked(dir))
    }

    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Given(path) => path,
            Self::Unpacked(dir) => dir.path(),
        }
    }
}

fn golden() -> Vec<PathBuf> {
    let mut mails = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails"), "eml");
    // Mails that must stay quiet are read by the checks.
    mails.retain(|path| !path.components().any(|part| part.as_os_str() == "ordinary"));
    assert!(!mails.is_empty());
    mails
}

fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 20);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        out.extend_from_slice(line.strip_suffix(b"\n").unwrap_or(line));
        out.extend_from_slice(if line.ends_with(b"\n") { b"\r\n" } else { b"" });
    }
    out
}

/// A draft as a person would note it down, the same for every kind of line end.
fn outline(draft: &Draft) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: String| writeln!(out, "{name}: {value}").unwrap();
    for mailbox in &draft.from {
        line("from", person(mailbox));
    }
    for mailbox in &draft.reply_to {
        line("reply-to", person(mailbox));
    }
    for recipient in &draft.recipients {
        let name = match recipient.field {
            Destination::To => "to",
            Destination::Cc => "cc",
            Destination::Bcc => "bcc",
        };
        let group = recipient.group.as_ref().map(|group| format!(" in {group:?}")).unwrap_or_default();
        line(name, person(&recipient.mailbox) + &group);
    }
    if !draft.bcc_known {
        line("bcc", "not known".to_owned());
    }
    line("subject", draft.subject.clone());
    draft.bodies.iter().for_each(|body| line("displayed", text(body)));
    draft.alternatives.iter().for_each(|body| line("alternative", text(body)));
    draft.attachments.iter().for_each(|attachment| line("attachment", file(attachment)));
    draft.opaque.iter().for_each(|opaque| line("opaque", format!("{:?} {}", opaque.why, opaque.detail)));
    draft.defects.iter().for_each(|defect| line("defect", format!("{:?} {}", defect.kind, defect.detail)));
    out
}

fn person(mailbox: &Mailbox) -> String {
    let address = mailbox.address_text().map(|address| format!("<{address}>")).unwrap_or_default();
    format!("{} {address}", mailbox.display_name).trim().to_owned()
}

fn text(body: &Body) -> String {
    let kind = if body.html { "html" } else { "text" };
    let flowed = if body.flowed { ", flowed" } else { "" };
    let lines: Vec<String> = body.shown.lines().map(|line| format!("\n  | {line}")).collect();
    format!("{kind}{flowed}{}", lines.concat())
}

fn file(attachment: &Attachment) -> String {
    let size = attachment.data.iter().filter(|byte| **byte != b'\r').count();
    let id = attachment.content_id.as_ref().map(|id| format!(", id {id}")).unwrap_or_default();
    format!("{:?}, {}, {size} bytes, {:?}{id}", attachment.name, attachment.media_type.0, attachment.disposition)
}
