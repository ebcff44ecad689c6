//! Outlook items of independent producers beside the same mail as an Internet message; see `tests/outlook/README.md`.

use std::error::Error;
use std::path::PathBuf;
use std::{fs, io};

use yubisashi::mail::{Body, Disposition, Draft, Recipient};

const TWINS: [&str; 4] = ["plain-ja", "wrapped-html", "html-ja", "cp932"];

fn bytes(name: &str) -> io::Result<Vec<u8>> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/outlook").join(name))
}

fn open(name: &str) -> Result<Draft, Box<dyn Error>> {
    Ok(Draft::open(&bytes(name)?)?)
}

/// What must be the same, one line each.
fn outline(draft: &Draft) -> String {
    let recipient = |recipient: &Recipient| {
        let Recipient { field, mailbox, .. } = recipient;
        format!("{field:?} {} <{}>", mailbox.display_name, mailbox.address_text().unwrap_or_default())
    };
    let text = |body: &Body| {
        let words: Vec<&str> = body.shown.split_whitespace().collect();
        format!("{} {}", if body.html { "html" } else { "plain" }, words.join(" "))
    };
    let mut files: Vec<String> =
        draft.attachments.iter().map(|file| format!("{:?} {} {}", file.disposition, file.name, file.digest)).collect();
    files.sort();
    let from: Vec<String> =
        draft.from.iter().map(|from| format!("{} {:?}", from.display_name, from.address_text())).collect();
    let lines = [
        vec![format!("subject {}", draft.subject)],
        from,
        draft.recipients.iter().map(recipient).collect(),
        draft.bodies.iter().map(text).collect(),
        draft.alternatives.iter().map(text).collect(),
        files,
    ];
    lines.concat().join("\n")
}

#[test]
fn an_item_says_the_same_as_its_internet_twin() {
    for name in TWINS {
        let (item, message) = (open(&format!("{name}.msg")).unwrap(), open(&format!("{name}.eml")).unwrap());
        assert_eq!(outline(&item), outline(&message), "{name}");
        assert_eq!(item.defects, [], "{name}");
        assert!(item.bcc_known, "{name}");
        assert!(item.recipients.iter().any(|recipient| recipient.mailbox.addr().is_some()), "{name}");
    }
}

#[test]
fn a_picture_in_the_text_is_inline_and_a_file_is_not() {
    let kinds: Vec<_> = open("html-ja.msg").unwrap().attachments.iter().map(|file| file.disposition).collect();
    assert_eq!(kinds, [Disposition::Inline, Disposition::Attachment]);
}

#[test]
fn an_embedded_item_opens_as_a_draft_of_its_own() {
    let outer = open("embedded.msg").unwrap();
    let [file] = &outer.attachments[..] else { panic!("{:?}", outer.attachments) };
    assert_eq!(file.name, "【ご確認】御見積書の件.msg");
    let inner = Draft::open(&file.data).unwrap();
    assert_eq!(outline(&inner), outline(&open("html-ja.msg").unwrap()));
    assert_eq!(file.digest, open("embedded.msg").unwrap().attachments[0].digest, "the same bytes every time");
}

#[test]
fn every_prefix_of_an_item_opens_or_is_refused() {
    for name in TWINS {
        let bytes = bytes(&format!("{name}.msg")).unwrap();
        let step = 61;
        for len in (1..bytes.len()).step_by(step) {
            if let Ok(draft) = Draft::open(&bytes[..len]) {
                assert_eq!(draft.size, len as u64);
            }
        }
    }
}
