//! Bad input: each with a clear message, no panic, no hang, and nothing lost.
//!
//! Hostile mails go the whole way: read, checked, reviewed, compared, told. What grows with the square of its input does
//! not end here within the patience of whoever runs the tests.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::Path;

use yubisashi::check::{Acquaintances, Case, ids};
use yubisashi::mail::{AddrSpec, Address, DefectKind, Draft, Mailbox, OpaqueKind, OpenError};
use yubisashi::policy::{Layer, Policy};
use yubisashi::review::{Change, Review};
use yubisashi::session::Problem;
use yubisashi::settings::Settings;
use yubisashi::store::{self, StoreError, StoreFault, Trail};
use yubisashi::text::{Lang, Text};

use crate::cli::Home;
use crate::trail::{Desk, at_noon};

/// Findings of one check whose sentences are looked at.
const TOLD: usize = 20;

/// The whole way of a draft; answers the draft and how many items its review has.
fn whole_way(draft: Draft) -> (Draft, usize) {
    let policy = Policy::resolve(&[Layer::built_in()], &ids().collect::<Vec<_>>()).unwrap();
    let (own, known) = ([AddrSpec::parse("me@ours.example").unwrap()], Acquaintances::default());
    let case = Case::new(&draft, &policy, &own, &known, "2026-11-27".parse().unwrap());
    let review = Review::of(&case);
    let mut told = std::collections::BTreeMap::<_, usize>::new();
    for row in review.items().iter().flat_map(|item| &item.rows) {
        let count = told.entry((row.finding.check, row.finding.grade.clone())).or_default();
        *count += 1;
        if *count <= TOLD {
            for lang in Lang::ALL {
                is_sentence(&Text::new(lang).finding(&row.finding), row.finding.check);
            }
        }
    }
    assert_eq!(Change::between(&draft, &draft), [Change::OnlyEncoding]);
    assert!(draft.content().differences(&draft.content()).is_empty());
    let items = review.items().len();
    (draft, items)
}

fn open(bytes: impl AsRef<[u8]>) -> Draft {
    whole_way(Draft::open(bytes.as_ref()).unwrap()).0
}

/// A sentence for the person: no bare id, no argument left out.
fn is_sentence(told: &str, id: &str) {
    assert!(!told.is_empty() && told != id && !told.contains("{$") && !told.contains("{ $"), "{id}: {told}");
}

fn is_told(problem: &Problem) {
    for lang in Lang::ALL {
        let told = problem.told(&Text::new(lang));
        is_sentence(&told, problem.id);
        assert!(!told.contains("SIZE("), "{told}");
        assert_eq!(lang == Lang::En, told.is_ascii(), "{told}");
    }
}

fn refused(name: &str, bytes: &[u8], error: &OpenError) {
    assert_eq!(Draft::open_named(name, bytes).as_ref().unwrap_err(), error, "{name}");
    is_told(&Problem::from(error.clone()));
}

fn has(draft: &Draft, kind: DefectKind) -> bool {
    draft.defects.iter().any(|defect| defect.kind == kind)
}

#[test]
fn what_is_no_mail_is_refused_with_its_reason() {
    refused("a.eml", b"", &OpenError::Empty);
    refused("a.txt", b" \r\n\t\n", &OpenError::Empty);
    refused("a.eml", b"Dear all,\n\nno header stands here.\n", &OpenError::NoHeader);
    refused("a.txt", "田中様\n\nお世話になっております。\n".as_bytes(), &OpenError::NoHeader);
    refused("a.eml", &(0..=255).cycle().take(100_000).collect::<Vec<u8>>(), &OpenError::NotMail);
    refused("a.eml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &OpenError::NotMail);
    refused("a.eml", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n\0", &OpenError::NotMail);
    refused("a.eml", b"PK\x03\x04\x14\0\0\0\x08\0", &OpenError::NotMail);
    refused("a.eml", &[0; 4096], &OpenError::NotMail);
}

#[test]
fn a_broken_outlook_item_is_refused_or_read_with_its_defects() {
    let whole = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outlook/plain-ja.msg")).unwrap();
    let mut refused = 0;
    for end in (8..whole.len()).step_by(97) {
        match Draft::open(&whole[..end]) {
            Ok(draft) => drop(whole_way(draft)),
            Err(err @ OpenError::NotOutlook(_)) => {
                refused += 1;
                is_sentence(&Problem::from(err).told(&Text::new(Lang::En)), "open-not-outlook");
            }
            Err(err) => panic!("{end}: {err}"),
        }
    }
    assert!(refused > 0);
    for at in (8..whole.len()).step_by(61) {
        let mut broken = whole.clone();
        broken[at] ^= 0xA5;
        if let Ok(draft) = Draft::open(&broken) {
            whole_way(draft);
        }
    }
}

#[test]
fn headers_only_are_a_draft() {
    let draft = open("To: a@client.example\nSubject: Hello");
    assert_eq!((draft.recipients.len(), draft.subject.as_str()), (1, "Hello"));
}

#[test]
fn nul_bytes_are_a_defect() {
    let draft = open("To: a@client.example\nSubject: He\0llo\n\nTe\0xt\n");
    assert!(has(&draft, DefectKind::NulBytes), "{:?}", draft.defects);
}

#[test]
fn an_unknown_charset_is_told_and_never_guessed_silently() {
    let draft = open(b"To: a@client.example\nContent-Type: text/plain; charset=x-klingon\n\n\x83\x65\x83\x58\xFF\n");
    let opaque = draft.opaque.iter().any(|opaque| opaque.why == OpaqueKind::UnknownCharset);
    assert!(opaque || has(&draft, DefectKind::UnknownCharset), "{:?}", draft.defects);
}

#[test]
fn an_endless_line_is_read() {
    let draft = open(format!("To: a@client.example\nSubject: s\n\n{}", "x".repeat(20_000_000)));
    assert!(draft.size > 20_000_000);
    let dense = "confidential 社外秘 attached https://x.example/ ".repeat(40_000);
    open(format!("To: a@client.example\nSubject: s\n\n{dense}"));
    open(format!("To: a@client.example\nSubject: {}\n\nHello\n", "社外秘 attached ".repeat(100_000)));
    open(format!("To: {}\n\nHello\n", "x".repeat(5_000_000)));
    let markup = "<b>社</b>外秘 <a href=x>attached</a> ".repeat(40_000);
    open(format!("To: a@client.example\nContent-Type: text/html\n\n{markup}"));
}

#[test]
fn a_hundred_thousand_headers_are_read_or_told() {
    let mut mail = String::new();
    for number in 0..100_000 {
        writeln!(mail, "X-Header-{number}: value").unwrap();
    }
    let draft = open(format!("To: a@client.example\n{mail}\nHello\n"));
    assert!(draft.fields.len() > 100_000 || has(&draft, DefectKind::TooManyHeaders));
    let draft = open(format!("{mail}To: a@client.example\nSubject: s\n\nHello\n"));
    assert!(!draft.recipients.is_empty() || has(&draft, DefectKind::TooManyHeaders), "nobody vanishes in silence");
    open(format!("{}\nHello\n", "To: a@client.example\n".repeat(100_000)));
    open(format!("{}\nHello\n", "Subject: confidential\n".repeat(100_000)));
}

#[test]
fn ten_thousand_parts_are_read_or_told() {
    let part = |n: usize| {
        format!(
            "--b\nContent-Type: text/csv; name=a{n}.csv\nContent-Disposition: attachment; filename=a{n}.csv\n\n{n}\n"
        )
    };
    let parts = each(10_000, part);
    let header = "To: a@client.example\nContent-Type: multipart/mixed; boundary=b\n\n";
    let draft = open(format!("{header}{parts}--b--\n"));
    assert!(draft.attachments.len() == 10_000 || has(&draft, DefectKind::TooManyParts));
    open(format!("{header}{}--b--\n", "--b\n\nconfidential\n".repeat(10_000)));
    open(format!("{header}{}--b--\n", "--b\nContent-Type: text/html\n\n<p>confidential\n".repeat(10_000)));
    open(format!("{header}{}--b--\n", part(7).repeat(10_000)));
}

#[test]
fn a_hundred_thousand_levels_are_told_as_too_deep() {
    let header = "To: a@client.example\n";
    let multiparts = each(100_000, |n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"));
    let messages = "Content-Type: message/rfc822\n\n".repeat(100_000);
    let same = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(100_000);
    for nested in [multiparts, messages, same] {
        let draft = open(format!("{header}{nested}Hello\n"));
        let told =
            draft.opaque.iter().any(|opaque| opaque.why == OpaqueKind::TooDeep) || has(&draft, DefectKind::TooDeep);
        assert!(told, "{:?} {:?}", draft.opaque, draft.defects);
    }
    for unit in ["<div>", "<table><tr><td>", "<blockquote>", "<b>"] {
        open(format!("{header}Content-Type: text/html\n\n{}Hello", unit.repeat(100_000)));
    }
    open(format!("{header}\nHello\n{}old\n", ">".repeat(100_000)));
    open(format!("{header}\nHello\n{}old\n", "-----Original Message-----\nFrom: a@x.example\n".repeat(20_000)));
    open(format!("To: {}a@client.example\n\nHello\n", "(".repeat(100_000)));
    open(format!("To: {}\n\nHello\n", "g:".repeat(100_000)));
}

/// `n` people of `n` organisations.
fn crowd(n: usize) -> String {
    each(n, |n| format!("Name {n} <p{n}@firm{n}.example>, "))
}

/// A text for each number below `n`, one after the other.
fn each(n: usize, text: impl Fn(usize) -> String) -> String {
    (0..n).map(text).collect::<Vec<_>>().concat()
}

#[test]
fn crowds_in_every_field_are_checked() {
    let many = crowd(20_000);
    let (_, items) =
        whole_way(Draft::open(format!("From: {many}\nTo: {many}\nCc: {many}\n\nHello\n").as_bytes()).unwrap());
    assert!(items > 0);
    open(format!("From: {many}\nReply-To: {}\nTo: a@client.example\n\nHello\n", many.replace("firm", "other")));
    let inside = each(20_000, |n| format!("p{n}@ours.example, "));
    open(format!("From: {inside}\nCc: {inside}\n\nHello\n"));
    let odd = each(20_000, |n| format!("Name{n}@ <a b{n}@c>, /O=X/CN={n}, Only {n}; "));
    open(format!("To: {odd}\nBcc: {odd}\n\nHello\n"));
    let history = many.replace(", ", "; ");
    open(format!(
        "To: {}\n\nHello\n\n-----Original Message-----\nFrom: a@x.example\nTo: {history}\nSubject: s\n\nOld\n",
        many.replace("firm", "new")
    ));
}

#[test]
fn a_file_that_cannot_be_used_is_told_with_its_path() {
    let home = Home::new();
    File::create(home.path().join("large.eml")).unwrap().set_len(3 << 30).unwrap();
    home.file("empty.eml", "");
    home.file("text.eml", "Hello\n");
    home.file("broken.msg", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more");
    home.file("good.eml", "From: a@x.example\nTo: a@x.example\nBcc: \nSubject: s\n\nHello\n");
    fs::create_dir(home.path().join("folder.eml")).unwrap();
    home.file("folder.eml/inner.eml", "");
    #[cfg(unix)]
    std::os::unix::fs::symlink("gone.eml", home.path().join("dangling.eml")).unwrap();
    for lang in ["en", "ja"] {
        let names = ["large.eml", "empty.eml", "text.eml", "broken.msg", "vanished.eml", "folder.eml", "good.eml"];
        let ran = home.run(&[&["check", "--format", "json", "--lang", lang], &names[..]].concat());
        let lines = ran.json();
        assert_eq!((ran.status, ran.err.as_str(), lines.len()), (3, "", names.len()));
        for line in &lines[..names.len() - 1] {
            let told = line["error"].as_str().unwrap();
            is_sentence(told, "error");
            assert_eq!(told.is_ascii(), lang == "en", "{told}");
        }
        assert!(lines[0]["error"].as_str().unwrap().contains("150 MB"), "the limit is said: {}", lines[0]);
        assert!(lines.last().unwrap()["error"].is_null(), "what comes after is checked");
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let path = home.file("a.eml", "To: a@client.example\n\nHello\n");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        println!("skipped: this person may read everything");
        return;
    }
    let ran = home.run(&["check", "a.eml"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("permission"), "{}", ran.err);
}

#[test]
fn every_failure_of_a_file_has_its_sentence() {
    use StoreFault::{
        Broken, Busy, Changed, Denied, DiskFull, Empty, Exists, Failed, IsFolder, Missing, Newer, NoLocks, NotAFile,
        ReadOnly, Tampered,
    };
    for kind in [
        Missing, Exists, IsFolder, NotAFile, Denied, ReadOnly, DiskFull, Empty, Busy, NoLocks, Tampered, Newer, Broken,
        Changed, Failed,
    ] {
        is_told(&StoreError::because(kind, Path::new("a.eml"), "detail").problem());
    }
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("a");
    fs::write(&large, "1234").unwrap();
    is_told(&store::read_limited(&large, 3).unwrap_err().problem());
}

#[test]
fn a_broken_approval_file_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yubisashi");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("draft.eml", zip::write::SimpleFileOptions::default()).unwrap();
    let without_approval = zip.finish().unwrap().into_inner();
    for bytes in [&b"PK\x03\x04 and no more"[..], b"To: a@client.example\n\nHello\n", &without_approval, &[0; 1000]] {
        fs::write(&path, bytes).unwrap();
        is_told(&store::draft::open(&path, &mut |_, _| ()).unwrap_err().problem());
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn settings_and_memory_that_cannot_be_read_are_told_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let memory = folder.path().join("acquaintances.json");
    assert_eq!(
        store::settings::load(&settings).unwrap(),
        Settings::default(),
        "missing ones are those of a first start"
    );
    assert_eq!(store::acquaintances::load(&memory).unwrap(), Acquaintances::default());
    for bytes in
        [&b"format = 1\non_top = maybe"[..], b"format = 99\n", b"{\"format\":99}", b"\xFF\xFE\0", b"{", b"\0\0\0\0"]
    {
        fs::write(&settings, bytes).unwrap();
        is_told(&store::settings::load(&settings).unwrap_err().problem());
        is_told(&store::settings::save(&settings, &Settings::default()).unwrap_err().problem());
        assert_eq!(fs::read(&settings).unwrap(), bytes);
    }
    for bytes in [&b"{"[..], b"{\"format\":99}", b"\xFF", b"[]"] {
        fs::write(&memory, bytes).unwrap();
        is_told(&store::acquaintances::load(&memory).unwrap_err().problem());
        is_told(&remembered(&memory).unwrap_err().problem());
        assert_eq!(fs::read(&memory).unwrap(), bytes);
    }
}

fn remembered(memory: &Path) -> Result<Acquaintances, StoreError> {
    store::acquaintances::remember(
        memory,
        std::iter::once(&Mailbox {
            display_name: String::new(),
            address: Address::Spec(AddrSpec::parse("a@x.example").unwrap()),
        }),
        "2026-11-27".parse().unwrap(),
    )
}

#[test]
fn where_nothing_can_be_written_nothing_is_approved_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("file");
    fs::write(&in_the_way, "kept").unwrap();
    is_told(&store::settings::save(&in_the_way.join("settings.toml"), &Settings::default()).unwrap_err().problem());
    let trail = Trail::under(&in_the_way);
    let draft = Desk::draft(1);
    let approval = Desk::new().approve(&draft, at_noon("2026-11-27"));
    is_told(&trail.approve(&approval, &draft, None).unwrap_err().problem());
    assert_eq!(fs::read(&in_the_way).unwrap(), b"kept");
}

#[test]
fn a_trail_that_was_cut_takes_nothing_more_and_keeps_what_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, trail) = (Desk::new(), Trail::under(folder.path()));
    desk.record(&trail, 1, at_noon("2026-11-27"));
    desk.record(&trail, 2, at_noon("2026-11-27"));
    let month = folder.path().join("trail/2026-11.jsonl");
    let first = fs::read_to_string(&month).unwrap().lines().next().unwrap().to_owned() + "\n";
    fs::write(&month, &first).unwrap();
    let draft = Desk::draft(3);
    let err = trail.approve(&desk.approve(&draft, at_noon("2026-11-28")), &draft, None).unwrap_err();
    assert_eq!(err.kind, StoreFault::Tampered);
    is_told(&err.problem());
    assert_eq!(fs::read_to_string(&month).unwrap(), first);
}
