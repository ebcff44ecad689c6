use super::*;
use crate::mail::{Address, Disposition, OpaqueKind};

/// Header lines, an empty line and a body, as text.
fn read(mail: &str) -> Draft {
    open(mail.as_bytes()).unwrap()
}

fn to(draft: &Draft) -> Vec<String> {
    draft.recipients.iter().filter_map(|recipient| recipient.mailbox.address_text()).collect()
}

fn defects(draft: &Draft) -> Vec<DefectKind> {
    draft.defects.iter().map(|defect| defect.kind).collect()
}

fn shown(draft: &Draft) -> Vec<&str> {
    draft.bodies.iter().map(|body| body.shown.as_str()).collect()
}

#[test]
fn a_plain_draft_is_read() {
    let draft = read("To: a@client.example\nSubject: Hi\n\nHello");
    assert_eq!(
        (to(&draft), draft.subject.as_str(), shown(&draft)),
        (vec!["a@client.example".into()], "Hi", vec!["Hello"])
    );
    assert!(draft.bcc_known && draft.defects.is_empty());
    assert_eq!((draft.size, draft.digest), (39, Digest::of(b"To: a@client.example\nSubject: Hi\n\nHello")));
}

#[test]
fn nobody_vanishes_when_a_field_stands_twice() {
    let draft = read("Bcc: e@x.example\nTo: a@x.example\nCc: c@x.example\nTo: b@x.example\nResent-Cc: d@x.example\n\n");
    assert_eq!(to(&draft), ["a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example"]);
    assert_eq!(draft.defects, [Defect::new(DefectKind::DuplicateField, "To")]);
}

#[test]
fn two_subjects_are_said_and_the_first_is_shown() {
    let draft = read("To: a@x.example\nSubject: one\nSubject: two\n\n");
    assert_eq!(draft.subject, "one");
    assert_eq!(draft.defects, [Defect::new(DefectKind::DuplicateField, "Subject")]);
}

#[test]
fn what_has_no_header_section_is_refused() {
    assert_eq!(open(b"Hello,\n\nplease find it attached.\n").unwrap_err(), OpenError::NoHeader);
    assert_eq!(open(b"Note: buy milk\n\n").unwrap_err(), OpenError::NoHeader);
    assert_eq!(open("拝啓".as_bytes()).unwrap_err(), OpenError::NoHeader);
    assert_eq!(open(b"PK\x03\x04\0\0\0\0").unwrap_err(), OpenError::NotMail);
    assert_eq!(open(&[0; 5000]).unwrap_err(), OpenError::NotMail);
}

#[test]
fn a_mark_and_a_mailbox_line_before_the_header_are_skipped() {
    for start in ["\u{FEFF}", "\r\n\n", "From a@x.example Fri Nov 20 10:00:00 2026\n"] {
        assert_eq!(to(&read(&format!("{start}To: a@x.example\n\n"))), ["a@x.example"], "{start:?}");
    }
}

#[test]
fn a_name_with_a_space_inside_is_not_from() {
    let draft = read("Fr om: forged@x.example\nTo: a@x.example\n\n");
    assert!(draft.from.is_empty());
    assert_eq!(defects(&draft), [DefectKind::InvalidHeaderLine]);
}

#[test]
fn a_bcc_that_sending_removed_is_not_known() {
    assert!(read("To: a@x.example\n\n").bcc_known);
    assert!(!read("Received: by mx\nTo: a@x.example\n\n").bcc_known);
    assert!(read("Received: by mx\nBcc:\nTo: a@x.example\n\n").bcc_known);
}

#[test]
fn raw_bytes_beside_utf_8_are_read_by_their_own() {
    for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP] {
        let (subject, _, _) = encoding.encode("社外秘の件");
        let mail =
            [b"From: \xE5\xB1\xB1\xE7\x94\xB0\xE5\xA4\xAA\xE9\x83\x8E <a@ours.example>\nSubject: ", &*subject, b"\n\n"];
        let draft = open(&mail.concat()).unwrap();
        assert_eq!((draft.from[0].display_name.as_str(), draft.subject.as_str()), ("山田太郎", "社外秘の件"));
    }
}

#[test]
fn a_space_in_an_address_is_no_name() {
    let faults = |to: &str| {
        let draft = read(&format!("To: {to}\n\n"));
        let texts = draft.recipients.iter().map(|recipient| match &recipient.mailbox.address {
            Address::Malformed { text, fault } => format!("{fault:?} {text}"),
            address @ (Address::Spec(_) | Address::Exchange(_) | Address::None) => format!("{address:?}"),
        });
        texts.collect::<Vec<_>>().join(" | ")
    };
    for to in ["tana ka@client.example", "a b c@client.example", "田中 tanaka@client.example"] {
        assert_eq!(faults(to), format!("Space {to}"));
    }
    assert!(!faults("Tanaka <tanaka@client.example>").contains("Space"));
    assert!(!faults("tanaka@client.example (Tanaka)").contains("Space"));
    assert!(!faults("tanaka@client.example sato@client.example").contains("Space"));
    assert_eq!(faults("taro, tana ka@client.example").matches("Space").count(), 1);
}

#[test]
fn raw_bytes_in_a_header_are_read_by_all_of_it() {
    let mut mail = b"Subject: ".to_vec();
    mail.extend_from_slice(&encoding_rs::SHIFT_JIS.encode("見積").0);
    mail.extend_from_slice(b"\nX-Note: ");
    mail.extend_from_slice(&encoding_rs::SHIFT_JIS.encode("いつもお世話になっております。").0);
    mail.extend_from_slice(b"\n\n");
    let draft = open(&mail).unwrap();
    assert_eq!(draft.subject, "見積");
    assert_eq!(draft.field("x-note"), Some("いつもお世話になっております。"));
}

#[test]
fn a_decoded_line_end_does_not_break_a_field() {
    assert_eq!(read("Subject: =?utf-8?Q?a=0D=0ABcc:_b?=\n\n").subject, "a  Bcc: b");
}

#[test]
fn the_last_version_that_can_be_displayed_is_displayed() {
    let part = |kind: &str, text: &str| format!("--B\nContent-Type: {kind}\n\n{text}\n");
    let mail = |parts: &[String]| {
        read(&format!("To: a@x.example\nContent-Type: multipart/alternative; boundary=B\n\n{}--B--\n", parts.concat()))
    };
    let draft = mail(&[part("text/plain", "p"), part("text/html", "h"), part("text/calendar", "c")]);
    assert_eq!(shown(&draft).concat().trim(), "h");
    assert_eq!(draft.alternatives.len(), 1);
    assert_eq!(draft.attachments.len(), 1);
    let draft = mail(&[part("text/html", "h"), part("text/plain", "p")]);
    assert_eq!(shown(&draft), ["p"]);
    let draft = mail(&[part("text/calendar", "c")]);
    assert_eq!(draft.opaque.first().unwrap().why, OpaqueKind::UnknownBody);
    let event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Lunch\nEND:VEVENT\nEND:VCALENDAR";
    let draft = mail(&[part("text/calendar", event)]);
    assert_eq!((draft.opaque.len(), draft.invitation.unwrap().summary.as_str()), (0, "Lunch"));
}

#[test]
fn a_picture_is_inline_only_when_the_text_displays_it() {
    let mail = |html: &str| {
        read(&format!(
            "To: a@x.example\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; name=m.html\n\n\
             {html}\n--B\nContent-Type: image/png\nContent-ID: <p%1@x>\n\nPNG\n--B--\n"
        ))
    };
    assert_eq!(mail("<img src='cid:p%251@x'>").attachments.first().unwrap().disposition, Disposition::Inline);
    assert_eq!(mail("<p>cid:</p>").attachments.first().unwrap().disposition, Disposition::Attachment);
}

#[test]
fn a_text_with_a_file_name_is_a_file_unless_it_is_all() {
    let named = "Content-Type: text/plain; name=a.txt\n\nx\n";
    assert_eq!(shown(&read(&format!("To: a@x.example\n{named}"))), ["x\n"]);
    let draft =
        read(&format!("To: a@x.example\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nt\n--B\n{named}--B--\n"));
    assert_eq!(shown(&draft), ["t"]);
    assert_eq!(draft.attachments.first().unwrap().name, "a.txt");
    let draft = read("To: a@x.example\nContent-Type: text/plain\nContent-Disposition: attachment\n\nx\n");
    assert_eq!((draft.bodies.len(), draft.attachments.len()), (0, 1));
}

#[test]
fn an_attached_message_keeps_its_bytes_and_is_named_after_its_subject() {
    let draft =
        read("To: a@x.example\nContent-Type: message/rfc822\n\nSubject: =?utf-8?B?6KaL?=\nTo: b@x.example\n\nx");
    let attachment = draft.attachments.first().unwrap();
    assert_eq!(attachment.name, "見.eml");
    assert_eq!(attachment.data, b"Subject: =?utf-8?B?6KaL?=\nTo: b@x.example\n\nx");
    assert_eq!(to(&draft), ["a@x.example"]);
}

#[test]
fn markup_may_name_its_charset_itself() {
    let mut mail = b"To: a@x.example\nContent-Type: text/html\n\n<meta charset=\"euc-jp\"><p>".to_vec();
    mail.extend_from_slice(&encoding_rs::EUC_JP.encode("見").0);
    assert_eq!(shown(&open(&mail).unwrap()).concat().trim(), "見");
}

#[test]
fn an_unknown_transfer_encoding_is_said() {
    let draft = read("To: a@x.example\nContent-Transfer-Encoding: x-rot13\n\nx");
    assert_eq!(draft.defects, [Defect::new(DefectKind::UnknownTransferEncoding, "x-rot13")]);
    assert!(read("To: a@x.example\nContent-Transfer-Encoding: 8Bit (mime)\n\nx").defects.is_empty());
}

#[test]
fn smime_says_what_it_is() {
    let mail = |params: &str| {
        read(&format!("To: a@x.example\nContent-Type: application/pkcs7-mime; {params}\n\n"))
            .opaque
            .first()
            .map(|o| o.why)
    };
    assert_eq!(mail("smime-type=enveloped-data"), Some(OpaqueKind::SMimeEncrypted));
    assert_eq!(mail("name=smime.p7m"), Some(OpaqueKind::SMimeEncrypted));
    assert_eq!(mail("smime-type=signed-data"), Some(OpaqueKind::UnknownBody));
    assert_eq!(mail("smime-type=certs-only"), None);
}

#[test]
fn endless_nesting_is_not_followed() {
    let draft = read(&format!("To: a@x.example\n{}", "Content-Type: message/rfc822\n\n".repeat(150_000)));
    assert_eq!(defects(&draft), [DefectKind::TooDeep]);
    assert_eq!(draft.opaque.first().unwrap().why, OpaqueKind::TooDeep);
    assert_eq!(to(&draft), ["a@x.example"]);
}

#[test]
fn a_hundred_thousand_fields_an_endless_line_and_many_parts_are_read_at_once() {
    let many = "X-Y: z\n".repeat(100_000);
    let draft = read(&format!("To: a@x.example\n{many}Bcc: b@x.example\n\nx"));
    assert_eq!(to(&draft), ["a@x.example", "b@x.example"]);
    assert_eq!(
        read(&format!("To: a@x.example\n\n{}", "x".repeat(5_000_000))).bodies.first().unwrap().shown.len(),
        5_000_000
    );
    let parts = "--B\nContent-Type: image/png\n\nx\n".repeat(10_000);
    let draft = read(&format!("To: a@x.example\nContent-Type: multipart/mixed; boundary=B\n\n{parts}--B--\n"));
    assert_eq!(defects(&draft), [DefectKind::TooManyParts]);
}
