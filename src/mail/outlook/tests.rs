//! Items made by hand: what real producers rarely write, and what nobody honest does.

use super::fixture::Item;
use super::properties::id;
use super::*;
use crate::mail::{Destination, Disposition};

const RTF: &[u8] =
    b"{\\rtf1\\ansi\\ansicpg932\\fromhtml1 {\\*\\htmltag64 <p>}\\'8c\\'a9\\'90\\'cf{\\*\\htmltag72 </p>}}";

fn opened(item: &Item) -> Draft {
    open(&item.file()).unwrap()
}

fn person(kind: u32, name: &str, address: &str) -> Item {
    Item::default()
        .number(id::RECIPIENT_TYPE, kind)
        .text(id::DISPLAY_NAME, name)
        .text(id::ADDRESS_TYPE, "SMTP")
        .text(id::EMAIL_ADDRESS, address)
}

fn people(draft: &Draft) -> Vec<String> {
    let line = |recipient: &crate::mail::Recipient| {
        let address = recipient.mailbox.address_text().unwrap_or_default();
        format!("{:?} {} <{address}>", recipient.field, recipient.mailbox.display_name)
    };
    draft.recipients.iter().map(line).collect()
}

fn stored(rtf: &[u8]) -> Vec<u8> {
    let len = u32::try_from(rtf.len()).unwrap().to_le_bytes();
    [&len[..], &len, b"MELA\0\0\0\0", rtf].concat()
}

#[test]
fn a_draft_without_a_sender_is_whole() {
    let draft = opened(&Item::default().text(id::SUBJECT, "RE: 見積").text(id::BODY, "本文\r\nです"));
    assert_eq!((draft.subject.as_str(), draft.from.len(), draft.defects.len()), ("RE: 見積", 0, 0));
    assert_eq!(draft.bodies[0].shown, "本文\nです");
    assert!(draft.bcc_known);
}

#[test]
fn recipients_stand_by_field_whatever_bits_their_type_carries() {
    let item = Item::default()
        .recipient(person(3, "監査", "kansa@ours.example"))
        .recipient(person(0x1000_0002, "鈴木", "suzuki@ours.example"))
        .recipient(person(1, "'tanaka@client.example'", "tanaka@client.example"));
    let expected = ["To  <tanaka@client.example>", "Cc 鈴木 <suzuki@ours.example>", "Bcc 監査 <kansa@ours.example>"];
    assert_eq!(people(&opened(&item)), expected);
}

#[test]
fn an_exchange_recipient_is_known_by_its_smtp_address_or_not_at_all() {
    let exchange = |name: &str| {
        let row =
            Item::default().number(id::RECIPIENT_TYPE, 1).text(id::DISPLAY_NAME, name).text(id::ADDRESS_TYPE, "EX");
        row.text(id::EMAIL_ADDRESS, "/O=OURS/CN=SATO")
    };
    let item = Item::default()
        .recipient(exchange("佐藤").text(id::SMTP_ADDRESS, "sato@ours.example"))
        .recipient(exchange("鈴木"));
    let draft = opened(&item);
    assert_eq!(draft.recipients[0].mailbox.addr().unwrap().to_string(), "sato@ours.example");
    assert_eq!(draft.recipients[1].mailbox.address, Address::Exchange("/O=OURS/CN=SATO".into()));
}

#[test]
fn two_addresses_for_one_recipient_are_told() {
    let row = person(1, "田中", "tanaka@client.example").text(id::SMTP_ADDRESS, "tanaka@client-example.test");
    let draft = opened(&Item::default().recipient(row));
    assert_eq!(people(&draft), ["To 田中 <tanaka@client.example>"]);
    assert_eq!(draft.defects[0].kind, DefectKind::BrokenItem);
}

#[test]
fn names_without_a_row_are_not_lost() {
    let item = Item::default()
        .text(id::DISPLAY_TO, "田中; 佐藤")
        .text(id::DISPLAY_CC, "Suzuki, Jiro <suzuki@ours.example>")
        .text(id::DISPLAY_BCC, "'kansa@ours.example'\0")
        .recipient(person(1, "田中", "tanaka@client.example"))
        .recipient(person(2, "鈴木", "suzuki@ours.example"));
    let expected =
        ["To 田中 <tanaka@client.example>", "To 佐藤 <>", "Cc 鈴木 <suzuki@ours.example>", "Bcc  <kansa@ours.example>"];
    assert_eq!(people(&opened(&item)), expected);
}

#[test]
fn eight_bit_strings_are_read_in_their_code_page() {
    let sjis = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let item = Item::default()
        .number(id::MESSAGE_CODEPAGE, 932)
        .bytes8(id::SUBJECT, &sjis("①髙橋様　ソフト表"))
        .recipient(Item::default().number(id::RECIPIENT_TYPE, 1).bytes8(id::DISPLAY_NAME, &sjis("髙橋")));
    let draft = opened(&item);
    assert_eq!((draft.subject.as_str(), people(&draft)), ("①髙橋様　ソフト表", vec!["To 髙橋 <>".to_owned()]));
    assert_eq!(draft.defects, []);
}

#[test]
fn the_body_is_what_a_receiver_sees_and_the_others_are_kept() {
    let item = Item::default().text(id::BODY, "見積").binary(id::RTF_COMPRESSED, &stored(RTF));
    let draft = opened(&item);
    assert!(draft.bodies[0].html);
    assert_eq!((draft.bodies[0].shown.trim(), draft.alternatives[0].shown.as_str()), ("見積", "見積"));

    let html = item.binary(id::HTML, "<p>別の本文</p>".as_bytes()).number(id::INTERNET_CODEPAGE, 65001);
    let draft = opened(&html);
    assert_eq!(draft.bodies[0].shown.trim(), "別の本文");
    assert_eq!(draft.alternatives.len(), 2, "RTF that says something else is shown as well");
}

#[test]
fn rtf_that_cannot_be_read_is_told() {
    let draft = opened(&Item::default().text(id::SUBJECT, "a").binary(id::RTF_COMPRESSED, b"nonsense"));
    assert_eq!(draft.opaque[0].why, OpaqueKind::UnknownBody);
    assert_eq!(draft.defects[0].kind, DefectKind::ContentLost);
}

#[test]
fn replies_go_where_the_item_says() {
    let entry = entries::one_off("総務", "SMTP", "soumu@ours.example");
    let list = [&[1, 0, 0, 0, 0, 0, 0, 0][..], &u32::try_from(entry.len()).unwrap().to_le_bytes(), &entry].concat();
    let draft = opened(&Item::default().binary(id::REPLY_RECIPIENT_ENTRIES, &list));
    assert_eq!(draft.reply_to[0].display_name, "総務");
    let draft = opened(&Item::default().text(id::REPLY_RECIPIENT_NAMES, "a@ours.example;総務"));
    assert_eq!(draft.reply_to.len(), 2);
}

#[test]
fn what_the_item_asks_for_becomes_header_fields() {
    let item = Item::default().text(id::SUBJECT, "a").number(id::IMPORTANCE, 2).number(id::SENSITIVITY, 3);
    let draft = opened(&item.flag(id::READ_RECEIPT_REQUESTED));
    assert_eq!(draft.field("Importance"), Some("high"));
    assert_eq!(draft.field("Sensitivity"), Some("Company-Confidential"));
    assert!(draft.field("Disposition-Notification-To").is_some());
}

#[test]
fn a_file_elsewhere_and_an_object_are_attachments_that_cannot_be_looked_into() {
    let cloud = Item::default()
        .number(id::ATTACH_METHOD, 7)
        .text(id::ATTACH_LONG_FILENAME, "計画.docx")
        .text(id::ATTACH_LONG_PATHNAME, "https://files.ours.example/plan");
    let object = Item::default()
        .number(id::ATTACH_METHOD, 6)
        .text(id::DISPLAY_NAME, "図")
        .object(id::ATTACH_DATA, Item::default());
    let draft = opened(&Item::default().attachment(cloud).attachment(object));
    assert_eq!(draft.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["計画.docx", "図"]);
    assert_eq!(draft.opaque[0].detail, "計画.docx https://files.ours.example/plan");
    assert_eq!(draft.opaque.len(), 2);
    assert!(is_compound_file(&draft.attachments[1].data));
}

#[test]
fn a_hidden_file_is_inline_only_as_a_picture() {
    let hidden = |name: &str| {
        Item::default().text(id::ATTACH_LONG_FILENAME, name).binary(id::ATTACH_DATA, b"x").flag(id::ATTACHMENT_HIDDEN)
    };
    let draft = opened(&Item::default().attachment(hidden("logo.png")).attachment(hidden("salaries.xlsx")));
    let kinds: Vec<_> = draft.attachments.iter().map(|file| file.disposition).collect();
    assert_eq!(kinds, [Disposition::Inline, Disposition::Attachment]);
}

#[test]
fn sealed_items_say_that_they_are() {
    let class =
        |class: &str| opened(&Item::default().text(id::MESSAGE_CLASS, class)).opaque.first().map(|opaque| opaque.why);
    assert_eq!(class("IPM.Note.SMIME"), Some(OpaqueKind::SMimeEncrypted));
    assert_eq!(class("IPM.Note"), None);
    let rights = Item::default().text(id::ATTACH_LONG_FILENAME, "message.rpmsg").binary(id::ATTACH_DATA, b"x");
    assert_eq!(opened(&Item::default().attachment(rights)).opaque[0].why, OpaqueKind::RightsProtected);
}

#[test]
fn a_signed_item_shows_the_message_that_is_signed() {
    let signed = b"Content-Type: multipart/signed; boundary=b\r\nMIME-Version: 1.0\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsigned text\r\n--b\r\n\
Content-Type: application/pkcs7-signature\r\n\r\nxx\r\n--b--\r\n";
    let file = Item::default().text(id::ATTACH_LONG_FILENAME, "smime.p7m").binary(id::ATTACH_DATA, signed);
    let item = Item::default().text(id::MESSAGE_CLASS, "IPM.Note.SMIME.MultipartSigned").attachment(file);
    assert_eq!(opened(&item).bodies[0].shown.trim(), "signed text");
}

#[test]
fn a_received_item_does_not_know_its_blind_copies() {
    let headers = "Received: from a\r\nFrom: =?UTF-8?B?5L2Q6Jek?= <sato@ours.example>\r\nX-Note: a\r\n b";
    let draft = opened(&Item::default().text(id::TRANSPORT_MESSAGE_HEADERS, headers));
    assert!(!draft.bcc_known);
    assert_eq!(draft.field("X-Note"), Some("a b"));
    let unsent = Item::default().text(id::TRANSPORT_MESSAGE_HEADERS, headers).number(id::MESSAGE_FLAGS, UNSENT);
    assert!(opened(&unsent).bcc_known);
}

#[test]
fn messages_in_messages_open_one_by_one_down_to_a_limit() {
    let mut item = Item::default().text(id::SUBJECT, "innermost");
    for _ in 0..70 {
        let row =
            Item::default().number(id::ATTACH_METHOD, 5).text(id::DISPLAY_NAME, "inner").object(id::ATTACH_DATA, item);
        item = Item::default().text(id::SUBJECT, "outer").attachment(row);
    }
    let draft = opened(&item);
    assert!(draft.opaque.iter().any(|opaque| opaque.why == OpaqueKind::TooDeep));
    let nameless = Item::default().object(id::ATTACH_DATA, Item::default().text(id::SUBJECT, "議事録"));
    assert_eq!(opened(&Item::default().attachment(nameless)).attachments[0].name, "議事録.msg");
    let inner = open(&draft.attachments[0].data).unwrap();
    assert_eq!((inner.subject.as_str(), draft.attachments[0].name.as_str()), ("outer", "inner.msg"));
}

#[test]
fn a_property_without_its_stream_is_a_defect() {
    let draft = opened(&Item::default().text(id::SUBJECT, "a").entry(id::BODY, 0x001F, 40));
    assert_eq!(draft.defects, [Defect::new(DefectKind::BrokenItem, "Root Entry/1000001F")]);
}

#[test]
fn other_files_of_this_format_are_refused() {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream("/WordDocument").unwrap();
    let bytes = file.into_inner().into_inner();
    assert!(matches!(open(&bytes), Err(OpenError::NotOutlook(_))));
    assert!(matches!(open(&SIGNATURE), Err(OpenError::NotOutlook(_))));
}

#[test]
fn ten_thousand_recipients_take_no_time() {
    let item =
        (0..10_000).fold(Item::default(), |item, n| item.recipient(person(1, "A", &format!("a{n}@client.example"))));
    assert_eq!(opened(&item).recipients.len(), 10_000);
}

#[test]
fn damage_anywhere_neither_panics_nor_loops_nor_swells() {
    let inner = Item::default().text(id::SUBJECT, "inner").text(id::BODY, &"long ".repeat(2_000));
    let bytes = Item::default()
        .text(id::SUBJECT, "見積")
        .binary(id::RTF_COMPRESSED, &stored(RTF))
        .recipient(person(1, "田中", "tanaka@client.example"))
        .attachment(Item::default().number(id::ATTACH_METHOD, 5).object(id::ATTACH_DATA, inner))
        .file();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for _ in 0..2_000 {
        let mut broken = bytes.clone();
        for _ in 0..=random(8) {
            let at = 8 + random(broken.len() - 8);
            broken[at] = [0, 1, 0xFE, 0xFF, u8::try_from(random(256)).unwrap()][random(5)];
        }
        broken.truncate(if random(4) == 0 { random(broken.len()) } else { broken.len() });
        if let Ok(draft) = Draft::open(&broken) {
            let held: u64 = draft.attachments.iter().map(crate::mail::Attachment::size).sum();
            assert!(held < 16 * 1024 * 1024, "{held}");
        }
    }
}

#[test]
fn streams_that_share_their_bytes_do_not_multiply_them() {
    let big = vec![b'x'; 4 * 1024 * 1024];
    let item = (0..200).fold(Item::default().attachment(Item::default().binary(id::ATTACH_DATA, &big)), |item, _| {
        item.attachment(Item::default().binary(id::ATTACH_DATA, b"small"))
    });
    let mut bytes = item.file();
    // Each small stream's directory entry is made to point at the big one.
    let name: Vec<u8> = "__substg1.0_37010102".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entries: Vec<usize> = memchr::memmem::find_iter(&bytes, &name).collect();
    let length = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at + 120..at + 124].try_into().unwrap());
    let source = *entries.iter().find(|at| length(&bytes, **at) > 5).unwrap();
    let place = bytes[source + 116..source + 128].to_vec();
    for at in &entries {
        bytes[at + 116..at + 128].copy_from_slice(&place);
    }
    let draft = open(&bytes).unwrap();
    let held: usize = draft.attachments.iter().map(|file| file.data.len()).sum();
    assert_eq!((draft.attachments.len(), held <= 4 * bytes.len() + (4 << 20)), (201, true));
    assert!(draft.defects.iter().any(|defect| defect.kind == DefectKind::BrokenItem));
    assert_eq!(draft.recipients.iter().filter(|recipient| recipient.field == Destination::To).count(), 0);
}

#[test]
fn a_file_cut_short_shows_what_is_left_and_says_so() {
    let file = Item::default().text(id::ATTACH_LONG_FILENAME, "a.bin").binary(id::ATTACH_DATA, &vec![b'x'; 300_000]);
    let item = Item::default().text(id::SUBJECT, "見積").recipient(person(1, "田中", "tanaka@client.example"));
    let bytes = item.attachment(file).file();
    // The directory was written first, the large stream last.
    let draft = open(&bytes[..200_000]).unwrap();
    assert_eq!((draft.subject.as_str(), people(&draft).len()), ("見積", 1));
    assert!(draft.attachments[0].data.len() < 300_000);
    assert!(draft.defects.iter().any(|defect| defect.detail.contains("/300000")), "{:?}", draft.defects);
}

#[test]
fn a_claimed_size_is_not_believed() {
    let mut bytes = Item::default().text(id::BODY, &"text ".repeat(2_000)).file();
    let name: Vec<u8> = "__substg1.0_1000001F".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = memchr::memmem::find(&bytes, &name).unwrap();
    bytes[at + 120..at + 124].copy_from_slice(&u32::MAX.to_le_bytes());
    let draft = open(&bytes).unwrap();
    assert!(draft.bodies[0].shown.starts_with("text text"));
    assert_eq!(draft.defects[0].kind, DefectKind::BrokenItem);
}

#[test]
fn a_chain_that_comes_back_to_itself_ends() {
    let mut bytes = Item::default().text(id::BODY, &"text ".repeat(2_000)).file();
    // Every table entry now leads to the sector it stands for.
    let table = 512 * (1 + usize::try_from(compound::u32_at(&bytes, 76).unwrap()).unwrap());
    for sector in 0..128_u32 {
        let at = table + 4 * usize::try_from(sector).unwrap();
        bytes[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    if let Ok(draft) = open(&bytes) {
        assert!(draft.bodies.iter().all(|body| body.shown.len() < 100_000));
    }
}

#[test]
fn what_no_storage_leads_to_is_told() {
    let mut bytes = Item::default().text(id::SUBJECT, "a").recipient(person(1, "田中", "tanaka@client.example")).file();
    let name: Vec<u8> = "__recip_version1.0_#".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = memchr::memmem::find(&bytes, &name).unwrap();
    // The row's children hang on its `child`; without it they belong to nobody.
    bytes[at + 76..at + 80].copy_from_slice(&u32::MAX.to_le_bytes());
    let draft = open(&bytes).unwrap();
    assert!(draft.defects.iter().any(|defect| defect.detail.ends_with("× ?")), "{:?}", draft.defects);
}

#[test]
fn encrypted_text_is_told() {
    let body = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM\r\n-----END PGP MESSAGE-----\r\n";
    assert_eq!(opened(&Item::default().text(id::BODY, body)).opaque[0].why, OpaqueKind::PgpEncrypted);
}

/// 2026-11-27 01:00 UTC, and what Outlook writes for never.
const FRIDAY: u64 = 134_402_148_000_000_000;
const NEVER: u64 = 0x0CB3_4557_A3DD_4000;

#[test]
fn what_is_set_for_sending_is_a_field_as_it_would_be_sent() {
    let item = Item::default()
        .text(id::SUBJECT, "a")
        .number(id::SENSITIVITY, 3)
        .number(id::IMPORTANCE, 2)
        .flag(id::READ_RECEIPT_REQUESTED)
        .flag(id::ORIGINATOR_DELIVERY_REPORT_REQUESTED)
        .time(id::DEFERRED_DELIVERY_TIME, FRIDAY)
        .time(id::EXPIRY_TIME, NEVER)
        .time(id::REPLY_TIME, FRIDAY);
    let draft = opened(&item);
    let told: Vec<_> = draft.fields.iter().map(|field| format!("{}: {}", field.name, field.value)).collect();
    let expected = [
        "Subject: a",
        "Importance: high",
        "Sensitivity: Company-Confidential",
        "Disposition-Notification-To: ",
        "Return-Receipt-To: ",
        "Deferred-Delivery: Fri, 27 Nov 2026 01:00:00 +0000",
        "Reply-By: Fri, 27 Nov 2026 01:00:00 +0000",
    ];
    assert_eq!(told, expected);
    let with_headers = opened(&item.text(id::TRANSPORT_MESSAGE_HEADERS, "Subject: b\r\nSensitivity: Private\r\n"));
    assert_eq!((with_headers.field("Sensitivity"), with_headers.field("Importance")), (Some("Private"), Some("high")));
}

#[test]
fn a_meeting_request_invites_everybody_in_the_recipient_table() {
    let item = Item::default()
        .text(id::MESSAGE_CLASS, "IPM.Schedule.Meeting.Request")
        .text(id::SUBJECT, "定例会議")
        .time(id::START_DATE, FRIDAY)
        .recipient(person(1, "田中", "tanaka@client.example"));
    let draft = opened(&item);
    let invitation = draft.invitation.as_deref().unwrap();
    assert_eq!((invitation.method.as_str(), invitation.summary.as_str()), ("REQUEST", "定例会議"));
    assert_eq!(invitation.start, "20261127T010000Z");
    assert_eq!(draft.recipients.len(), 1);
    assert!(opened(&Item::default().text(id::SUBJECT, "a")).invitation.is_none());
}
