//! An encrypted file whose password goes along with it, or that the policy forbids.
//!
//! Sending both in one mail, or in two that take the same way, keeps nobody out (PPAP). That the password follows another
//! way is right, and silent.

use crate::lens::{FileKind, GapKind, Inspection, Mark};
use crate::mail::Attachment;
use crate::policy::{Encrypted, Level};

use super::{Case, Check, Finding, Kind, Place, Proof, Step, secret};

pub(super) const CHECK: Check = Check {
    id: "password_with_archive",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("password", Level::Justify), ("forbidden", Level::Justify)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let encrypted: Vec<usize> = (0..case.draft.attachments.len()).filter(|index| is_encrypted(case, *index)).collect();
    if encrypted.is_empty() {
        return Vec::new();
    }
    let passwords = secret::passwords(case);
    let quoted = passwords.iter().all(|password| password.quoted);
    let forbidden = case.policy.attachments.encrypted == Encrypted::Forbid;
    let told = |index: &usize, grade: &'static str| {
        let name = case.draft.attachments.get(*index).map(|file| file.name.clone()).unwrap_or_default();
        Finding::at(Place::attachment(*index)).grade(grade).with("name", name)
    };
    let with_password = encrypted.iter().filter(|_| !passwords.is_empty()).map(|index| {
        let finding = told(index, "password");
        if quoted { finding.quiet_because("quiet-quoted") } else { finding }
    });
    let against_policy = encrypted.iter().filter(|_| forbidden).map(|index| told(index, "forbidden"));
    with_password.chain(against_policy).collect()
}

/// What looking inside said; while nobody has looked yet, what the first bytes say.
fn is_encrypted(case: &Case<'_>, index: usize) -> bool {
    match case.inspections.get(index) {
        Some(Some(file)) => file.walk().any(|(_, file)| asks_for_a_password(file)),
        Some(None) | None => case.draft.attachments.get(index).is_some_and(says_so),
    }
}

fn asks_for_a_password(file: &Inspection) -> bool {
    file.marks.contains(&Mark::Encrypted) || file.gaps.iter().any(|gap| gap.why == GapKind::Encrypted)
}

/// Whether the bytes of a file say that it is encrypted: a zip entry by its flag (APPNOTE.TXT 4.4.4), a PDF by its
/// trailer (ISO 32000-1 7.6.1), an Office file by the stream that holds it (MS-OFFCRYPTO 2.3.4.4).
fn says_so(file: &Attachment) -> bool {
    /// In UTF-16, as compound files name their streams.
    const PACKAGE: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    let data = file.data.as_slice();
    if FileKind::detect(data, &file.name) == FileKind::Pdf {
        memchr::memmem::find(data, b"/Encrypt").is_some()
    } else if data.starts_with(b"PK\x03\x04") {
        zip_entry_is_encrypted(data)
    } else {
        data.starts_with(b"\xd0\xcf\x11\xe0") && memchr::memmem::find(data, PACKAGE).is_some()
    }
}

/// Looks at the entries of the central directory, which stands at the end.
fn zip_entry_is_encrypted(data: &[u8]) -> bool {
    const MOST: usize = 10_000;
    let mut entries = memchr::memmem::find_iter(data, b"PK\x01\x02").take(MOST);
    entries.any(|at| data.get(at + 8).is_some_and(|flags| flags & 1 == 1))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::check::testing::{Setup, attach, draft};

    fn locked() -> Inspection {
        let mut zip = Inspection::new("資料.zip", FileKind::Archive, 1);
        let mut entry = Inspection::new("資料.xlsx", FileKind::Excel, 1);
        entry.marks.push(Mark::Encrypted);
        zip.inside.push(entry);
        zip
    }

    fn with_file(text: &str, inside: Vec<Inspection>) -> String {
        let mut mail = draft(&format!("To: a@client.example\n\n{text}"));
        attach(&mut mail, "資料.zip", b"PK\x03\x04");
        Setup { inside, ..Setup::default() }.found(&CHECK, &mail)
    }

    #[test]
    fn a_file_and_its_password_in_one_mail() {
        let text = "資料をお送りします。\nパスワード：kd83hs02\n";
        assert_eq!(with_file(text, vec![locked()]), "justify password file0 name=資料.zip");
        assert_eq!(with_file(text, vec![Inspection::new("資料.zip", FileKind::Archive, 1)]), "");
    }

    #[test]
    fn a_password_that_follows_another_way_is_silent() {
        for text in [
            "パスワードは別途お送りします。",
            "パスワードは別メールでご連絡いたします。",
            "資料をお送りします。",
            "Password follows separately.",
        ] {
            assert_eq!(with_file(text, vec![locked()]), "", "{text}");
        }
    }

    #[test]
    fn a_password_in_quoted_history_is_a_note() {
        let found = with_file("修正版です。\n\n> パスワード：kd83hs02\n", vec![locked()]);
        assert_eq!(found, "note password file0 quiet-quoted name=資料.zip");
    }

    #[test]
    fn a_policy_can_forbid_encrypted_files() {
        let mut mail = draft("To: a@client.example\n\n資料です。");
        attach(&mut mail, "資料.zip", b"PK\x03\x04");
        let setup = |word: &str| Setup {
            inside: vec![locked()],
            ..Setup::with_policy(&format!("[attachments]\nencrypted = \"{word}\"\n"))
        };
        assert_eq!(setup("forbid").found(&CHECK, &mail), "justify forbidden file0 name=資料.zip");
        assert_eq!(setup("allow").found(&CHECK, &mail), "");
    }

    #[test]
    fn the_bytes_tell_while_nobody_has_looked_yet() {
        let zipped = |encrypted: bool| {
            let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            zip.start_file("a.txt", SimpleFileOptions::default()).unwrap();
            zip.write_all(b"hello").unwrap();
            let mut data = zip.finish().unwrap().into_inner();
            if encrypted {
                let at = memchr::memmem::find(&data, b"PK\x01\x02").unwrap();
                data[at + 8] |= 1;
            }
            data
        };
        let office: Vec<u8> =
            [b"\xd0\xcf\x11\xe0".as_slice(), &[0; 600], b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"].concat();
        let cases = [
            ("a.zip", zipped(true), true),
            ("a.zip", zipped(false), false),
            ("a.pdf", b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>".to_vec(), true),
            ("a.pdf", b"%PDF-1.7\ntrailer << /Root 5 0 R >>".to_vec(), false),
            ("a.xlsx", office, true),
        ];
        for (name, data, encrypted) in cases {
            let mut mail = draft("To: a@client.example\n\nPW: kd83hs02");
            attach(&mut mail, name, &data);
            assert_eq!(!Setup::default().found(&CHECK, &mail).is_empty(), encrypted, "{name}");
        }
    }
}
