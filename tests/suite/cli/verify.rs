//! `yubisashi verify`: approved drafts, copies of them, approval files.

use std::fs;
use std::path::{Path, PathBuf};

use yubisashi::mail::Draft;
use yubisashi::mail::content::ContentPart;
use yubisashi::store::Trail;
use yubisashi::text::{Lang, Text};
use yubisashi::trail::Package;

use super::{Home, Ran};
use crate::trail::{Desk, at_noon};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify").join(name)
}

/// A home whose trail approved both drafts of the folder; the approval file of the first.
fn approved() -> (Home, Vec<u8>) {
    let (home, desk) = (Home::new(), Desk::new());
    let trail = Trail::under(&home.data());
    let mut packages = Vec::new();
    for name in ["ja.eml", "html.eml"] {
        let bytes = fs::read(fixture(name)).unwrap();
        let draft = Draft::open(&bytes).unwrap();
        assert_eq!(draft.defects, []);
        let recorded = trail.approve(&desk.approve(&draft, at_noon("2026-11-27")), &draft, None).unwrap();
        packages.push(Package::create(draft.format, bytes, recorded.record).unwrap().to_bytes().unwrap());
    }
    (home, packages.remove(0))
}

fn verify(home: &Home, file: &Path) -> Ran {
    home.run(&["verify", file.to_str().unwrap()])
}

/// What the sentence says after the entry.
fn differing(ran: &Ran) -> Vec<ContentPart> {
    let text = Text::new(Lang::En);
    let (_, said) = ran.out.split_once(", entry ").unwrap();
    let (_, parts) = said.trim_end().split_once(": ").unwrap();
    let parts = parts.split(';').next().unwrap();
    let all = [
        ContentPart::From,
        ContentPart::ReplyTo,
        ContentPart::To,
        ContentPart::Cc,
        ContentPart::Bcc,
        ContentPart::Subject,
        ContentPart::Text,
        ContentPart::Attachments,
    ];
    all.into_iter().filter(|part| parts.split(", ").any(|said| said == text.content_part(*part))).collect()
}

#[test]
fn the_approved_bytes_are_identical() {
    let (home, _) = approved();
    for name in ["ja.eml", "html.eml"] {
        let ran = verify(&home, &fixture(name));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
        assert!(ran.out.contains("identical") && ran.out.contains("sato@ours.example"), "{}", ran.out);
    }
}

#[test]
fn a_copy_that_another_program_wrote_is_the_same_content() {
    let (home, _) = approved();
    for name in ["ja-base64.eml", "ja-8bit.eml", "html-base64.eml"] {
        let ran = verify(&home, &fixture(name));
        assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{name}: {}", ran.out);
        assert!(ran.out.contains("the same content"), "{}", ran.out);
        let bcc_missing = name == "ja-8bit.eml" || name.starts_with("html");
        assert_eq!(ran.out.contains("not comparable: Bcc"), bcc_missing, "{}", ran.out);
    }
}

#[test]
fn a_change_in_such_a_copy_is_named() {
    let (home, _) = approved();
    for (name, part) in [
        ("ja-added.eml", ContentPart::Cc),
        ("ja-digit.eml", ContentPart::Text),
        ("ja-file.eml", ContentPart::Attachments),
        ("html-digit.eml", ContentPart::Text),
    ] {
        let ran = verify(&home, &fixture(name));
        assert_eq!(ran.status, 2, "{name}: {}", ran.out);
        assert_eq!(differing(&ran), [part], "{name}: {}", ran.out);
    }
}

#[test]
fn one_changed_byte_and_it_says_what_differs() {
    let (home, _) = approved();
    let bytes = fs::read(fixture("ja.eml")).unwrap();
    let at = |piece: &[u8]| bytes.windows(piece.len()).position(|window| window == piece).unwrap();
    for (piece, part) in [
        (&b"sato@ours"[..], ContentPart::From),
        (b"tanaka@client", ContentPart::To),
        (b"yamada@OURS", ContentPart::Cc),
        (b"archive@ours", ContentPart::Bcc),
        (b"1,234,500", ContentPart::Text),
        (b"cable,1200", ContentPart::Attachments),
    ] {
        let mut changed = bytes.clone();
        changed[at(piece)] += 1;
        let ran = verify(&home, &home.file("changed.eml", changed));
        assert_eq!((ran.status, differing(&ran)), (2, vec![part]), "{}", ran.out);
    }
}

#[test]
fn what_was_never_approved_or_cannot_be_read_is_status_3() {
    let (home, _) = approved();
    let unknown =
        verify(&home, &home.file("b.eml", "From: sato@ours.example\nTo: x@y.example\nSubject: Tea\n\nNow?\n"));
    assert_eq!((unknown.status, unknown.err.as_str()), (3, ""));
    assert!(unknown.out.contains("nothing like it"), "{}", unknown.out);
    for file in ["missing.eml", ".", "empty.eml", "broken.yubisashi"] {
        home.file("empty.eml", "");
        home.file("broken.yubisashi", b"PK\x03\x04 and no more");
        let ran = verify(&home, Path::new(file));
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{file}");
        assert!(ran.err.contains(file), "{}", ran.err);
    }
    let several = home.run(&["verify", fixture("ja.eml").to_str().unwrap(), "missing.eml"]);
    assert_eq!((several.status, several.out.lines().count()), (3, 1));
}

#[test]
fn each_message_of_a_folder_in_one_file_is_looked_up() {
    let (home, _) = approved();
    let approved = fs::read_to_string(fixture("ja.eml")).unwrap();
    let other = "From: sato@ours.example\nTo: x@y.example\nSubject: Tea\n\nNow?\n";
    let mark = "From sato Fri Nov 27 12:00:00 2026\n";
    let ran = verify(&home, &home.file("Sent.mbox", format!("{mark}{approved}\n{mark}{other}")));
    assert_eq!((ran.status, ran.err.as_str()), (3, ""), "{}", ran.out);
    let [first, second] = ran.out.lines().collect::<Vec<_>>()[..] else { panic!("{}", ran.out) };
    assert!(first.contains("Sent.mbox#1: identical"), "{first}");
    assert!(second.contains("Sent.mbox#2: nothing like it"), "{second}");
    let ran = verify(&home, &home.file("One.mbox", format!("{mark}{approved}\n")));
    assert_eq!((ran.status, ran.out.contains("One.mbox#1: identical")), (0, true), "{}", ran.out);
}

#[test]
fn what_was_sent_back_is_not_approved() {
    let (home, desk) = (Home::new(), Desk::new());
    let bytes = fs::read(fixture("ja.eml")).unwrap();
    let draft = Draft::open(&bytes).unwrap();
    let review = desk.answered(&draft, at_noon("2026-11-27"));
    let person = yubisashi::mail::AddrSpec::parse("sato@ours.example").unwrap();
    let returned = review.send_back(&person, Vec::new(), "wrong customer".to_owned(), at_noon("2026-11-27"));
    Trail::under(&home.data()).send_back(&returned, &draft, None).unwrap();
    let ran = verify(&home, &fixture("ja.eml"));
    assert_eq!(ran.status, 2);
    assert!(ran.out.contains("sent back"), "{}", ran.out);
}

#[test]
fn an_approval_file_holds_and_says_by_whom() {
    let (home, package) = approved();
    let ran = verify(&Home::new(), &home.file("ja.yubisashi", package));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("holds") && ran.out.contains("sato@ours.example"), "{}", ran.out);
}

#[test]
fn an_approval_file_with_another_draft_does_not_hold_and_says_what_differs() {
    let (home, package) = approved();
    let piece = b"cable,1200";
    let at = package.windows(piece.len()).position(|window| window == piece).unwrap();
    let mut flipped = package.clone();
    flipped[at + 9] ^= 1;
    let ran = verify(&home, &home.file("flipped.yubisashi", &flipped));
    assert_eq!((ran.status, ran.out.as_str()), (3, ""), "a zip says itself that it is damaged: {}", ran.err);
    // Written anew as a zip, with sums that agree.
    let record = Package::read(&package).unwrap().approvals().next().unwrap().to_bytes();
    let draft = Package::read(&package).unwrap().draft().to_vec();
    let changed = String::from_utf8(draft).unwrap().replace("cable,1200", "cable,1300");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [("draft.eml", changed.as_bytes()), ("approvals/1.json", &record)] {
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut zip, bytes).unwrap();
    }
    let ran = verify(&home, &home.file("forged.yubisashi", zip.finish().unwrap().into_inner()));
    assert_eq!((ran.status, ran.err.as_str()), (2, ""), "{}", ran.out);
    assert!(ran.out.contains(&Text::new(Lang::En).content_part(ContentPart::Attachments)), "{}", ran.out);
}

#[test]
fn a_trail_that_does_not_hold_vouches_for_nothing() {
    let (home, _) = approved();
    let month = home.data().join("trail/2026-11.jsonl");
    fs::write(&month, fs::read_to_string(&month).unwrap().replacen("sato@", "kato@", 1)).unwrap();
    let ran = verify(&home, &fixture("ja.eml"));
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("proves nothing"), "{}", ran.err);
}
