//! Mails to measure with: generated, or the corpus.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::kit::business;
use super::kit::letter::Letter;

/// A mail of about 25 MB: a short text and three files in base64.
pub(super) fn large() -> Vec<u8> {
    let line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n";
    let mut mail = String::with_capacity(26_000_000);
    mail.push_str(
        "From: yamaguchi@aoba.example.jp\r\nTo: tanaka@client.example\r\nSubject: Drawings\r\nMIME-Version: 1.0\r\n",
    );
    mail.push_str("Content-Type: multipart/mixed; boundary=\"=_large\"\r\n\r\n--=_large\r\n");
    mail.push_str("Content-Type: text/plain; charset=utf-8\r\n\r\nPlease find attached the drawings.\r\n");
    for number in 1..=3 {
        mail.push_str("--=_large\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n");
        write!(mail, "Content-Disposition: attachment; filename=drawing-{number}.dwg\r\n\r\n").expect("a string grows");
        mail.push_str(&line.repeat(8_300_000 / line.len()));
    }
    mail.push_str("--=_large--\r\n");
    mail.into_bytes()
}

/// Business mails as the detection bench makes them: with signature, quoted history, files, in the charsets of the country.
pub(super) fn japanese(count: usize) -> Vec<Vec<u8>> {
    business::japanese(count, 1).iter().map(Letter::eml).collect()
}

/// A mail to so many people of a hundred organisations.
pub(super) fn recipients(count: usize) -> Vec<u8> {
    let people: Vec<_> =
        (0..count).map(|number| format!("Member {number} <member{number}@firm{}.example>", number % 100)).collect();
    let (to, bcc) = people.split_at(count / 2);
    format!(
        "From: yamaguchi@aoba.example.jp\r\nTo: {}\r\nBcc: {}\r\nSubject: News\r\n\r\nDear members\r\n",
        to.join(",\r\n "),
        bcc.join(",\r\n ")
    )
    .into_bytes()
}

/// The mails of the corpus `ham`, where it is there.
pub(super) fn corpus() -> Option<Vec<Vec<u8>>> {
    let shared = std::env::var_os("YUBISASHI_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let folder = tempfile::tempdir().ok()?;
    let unpacked =
        Command::new("tar").arg("xJf").arg(shared.join("ham.tar.xz")).arg("-C").arg(folder.path()).status().ok()?;
    let mut mails = Vec::new();
    read_all(folder.path(), &mut mails);
    (unpacked.success() && !mails.is_empty()).then_some(mails)
}

fn read_all(folder: &Path, mails: &mut Vec<Vec<u8>>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read_all(&path, mails);
        } else if path.file_name().is_some_and(|name| name != "LICENSE") {
            mails.extend(std::fs::read(&path));
        }
    }
}
