//! Mail folders that are one file (mbox): what they hold, and one message of them again.

use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

use jiff::fmt::rfc2822;

use crate::mail::{Digest, mbox};
use crate::session::Listed;

/// Folders larger than this are refused before they are read (bytes).
pub const MAX_FOLDER: u64 = 1_000_000_000;

/// A message of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its place in the file, from 1.
    pub number: usize,
    pub bytes: Vec<u8>,
}

/// Whether the file begins like a folder; what cannot be read is none.
pub fn is_one(path: &Path) -> bool {
    /// The line before a message and the first field of it (bytes).
    const BEGINNING: u64 = 4_096;
    // Opening a pipe would wait for somebody to write.
    if !path.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    read.is_ok() && mbox::is_mbox(&beginning)
}

/// Whether these bytes of a file are to be taken as a folder. A single mail saved with the line that folders put before
/// each stays a single mail.
pub fn is_folder(path: &Path, bytes: &[u8]) -> bool {
    let is_mail = path
        .extension()
        .is_some_and(|extension| ["eml", "txt"].iter().any(|known| extension.eq_ignore_ascii_case(known)));
    mbox::is_mbox(bytes) && !(is_mail && mbox::messages(bytes).len() < 2)
}

/// What a list shows of every message.
pub fn list(bytes: &[u8]) -> Vec<Listed> {
    let listed = |(number, entry): (usize, mbox::Entry)| {
        let digest = Digest::of(&mbox::message(bytes, entry.range)?);
        let at = rfc2822::parse(entry.date.trim()).ok().map(|at| at.timestamp());
        Some(Listed { number, from: entry.from, to: entry.to, subject: entry.subject, at, digest })
    };
    (1..).zip(mbox::entries(bytes)).filter_map(listed).collect()
}

/// The message of these bytes, wherever in the folder it stands now.
pub fn find(bytes: &[u8], wanted: Digest) -> Option<Held> {
    let held = |(number, range): (usize, Range<usize>)| Some(Held { number, bytes: mbox::message(bytes, range)? });
    (1..).zip(mbox::messages(bytes)).filter_map(held).find(|held| Digest::of(&held.bytes) == wanted)
}

/// The message as it is now: the same bytes, else the only one with the same Message-ID.
pub fn newest(bytes: &[u8], was: &[u8]) -> Option<Held> {
    find(bytes, Digest::of(was)).or_else(|| {
        let message_id = mbox::message_id(was);
        let mut same = (1..).zip(mbox::entries(bytes)).filter(|(_, entry)| entry.message_id == message_id);
        let (number, entry) = same.next().filter(|_| !message_id.is_empty())?;
        if same.next().is_some() {
            return None;
        }
        Some(Held { number, bytes: mbox::message(bytes, entry.range)? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str =
        "Message-ID: <1@ours.example>\nTo: a@client.example\nDate: Fri, 20 Nov 2026 10:00:00 +0900\n\none\n";
    const SECOND: &str = "Message-ID: <2@ours.example>\nTo: b@client.example\n\ntwo\n";

    fn folder(messages: &[&str]) -> Vec<u8> {
        messages
            .iter()
            .map(|message| format!("From - Fri Nov 20 10:00:00 2026\n{message}\n"))
            .collect::<Vec<_>>()
            .concat()
            .into()
    }

    #[test]
    fn a_message_is_found_again_when_others_come_and_go() {
        let before = folder(&[FIRST, SECOND]);
        let listed = list(&before);
        assert_eq!(listed[0].at, Some("2026-11-20T01:00:00Z".parse().unwrap()));
        let after = folder(&[SECOND, "To: c@client.example\n\nthree\n"]);
        assert_eq!(find(&after, listed[1].digest), Some(Held { number: 1, bytes: SECOND.into() }));
        assert_eq!(find(&after, listed[0].digest), None);
    }

    #[test]
    fn an_edited_message_is_known_by_its_id_unless_two_have_it() {
        let edited = SECOND.replace("two", "other");
        let after = folder(&[FIRST, &edited]);
        assert_eq!(newest(&after, SECOND.as_bytes()), Some(Held { number: 2, bytes: edited.clone().into() }));
        assert_eq!(newest(&folder(&[&edited, &edited.replace("other", "more")]), SECOND.as_bytes()), None);
        assert_eq!(newest(&folder(&["To: a@x.example\n\nb\n"]), b"To: a@x.example\n\na\n"), None);
    }

    #[test]
    fn a_single_mail_with_a_mark_stays_a_mail_by_its_name() {
        let (one, two) = (folder(&[FIRST]), folder(&[FIRST, SECOND]));
        assert!(!is_folder(Path::new("a.EML"), &one) && is_folder(Path::new("Drafts"), &one));
        assert!(is_folder(Path::new("a.eml"), &two) && !is_folder(Path::new("a.mbox"), FIRST.as_bytes()));
    }
}
