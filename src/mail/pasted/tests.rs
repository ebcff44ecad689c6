use proptest::prelude::*;

use super::*;
use crate::mail::{Address, Digest, Disposition, Format, Mailbox, MediaType};

fn person(mailbox: &Mailbox) -> String {
    let name = &mailbox.display_name;
    match &mailbox.address {
        Address::Spec(addr) if name.is_empty() => addr.to_string(),
        Address::Spec(addr) => format!("{name} <{addr}>"),
        Address::Malformed { text, .. } => format!("{name} !{text}"),
        Address::Exchange(text) => format!("{name} exchange {text}"),
        Address::None => name.clone(),
    }
}

/// From, recipients by field, subject, files and body, one line each.
fn outline_of(draft: &Draft) -> String {
    let mut lines: Vec<String> = draft.from.iter().map(|from| format!("from {}", person(from))).collect();
    lines.extend(draft.recipients.iter().map(|recipient| {
        let group = recipient.group.as_deref().map(|group| format!("[{group}] ")).unwrap_or_default();
        format!("{:?} {group}{}", recipient.field, person(&recipient.mailbox)).to_lowercase()
    }));
    lines.push(format!("subject {}", draft.subject));
    lines.extend(draft.named_attachments().map(|name| format!("named {name}")));
    lines.extend(draft.attachments.iter().map(|file| format!("file {} {}", file.name, file.data.len())));
    lines.extend(draft.bodies.iter().map(|body| format!("body {}", body.shown.replace('\n', "|"))));
    lines.join("\n")
}

fn outline(text: &str) -> String {
    let draft = open(text).unwrap();
    assert_eq!(draft.digest, Digest::of(text.as_bytes()));
    assert_eq!(looks_like_headers(text), draft.format == Format::Text || is_raw(text));
    outline_of(&draft)
}

#[test]
fn classic_outlook_in_japanese() {
    let text = "差出人:\t佐藤 一郎 <sato@ours.example>\r\n送信日時:\t2026年11月20日金曜日 10:00\r\n宛先:\t田中 太郎; '鈴木 花子' <suzuki@client.example>\r\nCC:\t山田 次郎\r\n件名:\tお見積りの件\r\n添付ファイル:\t見積書.xlsx; 図面.pdf\r\n\r\n田中様\r\n\r\nお世話になっております。\r\n";
    assert_eq!(
        outline(text),
        "from 佐藤 一郎 <sato@ours.example>\nto 田中 太郎\nto 鈴木 花子 <suzuki@client.example>\ncc 山田 次郎\nsubject お見積りの件\nnamed 見積書.xlsx\nnamed 図面.pdf\nbody 田中様||お世話になっております。|"
    );
    let draft = open(text).unwrap();
    assert!(!draft.bcc_known);
    assert_eq!(draft.format, Format::Text);
    assert_eq!(draft.field("date"), Some("2026年11月20日金曜日 10:00"));
}

#[test]
fn classic_outlook_in_english() {
    let text = "From: Ichiro Sato <sato@ours.example>\nSent: Friday, November 20, 2026 10:00 AM\nTo: Tanaka, Taro <tanaka@client.example>; 'suzuki@client.example'\nCc: Sales Team\nSubject: RE: Quotation\nAttachments: quote.pdf (24 KB)\n\nDear Mr. Tanaka,\n";
    assert_eq!(
        outline(text),
        "from Ichiro Sato <sato@ours.example>\nto tanaka, taro <tanaka@client.example>\nto suzuki@client.example\ncc sales team\nsubject RE: Quotation\nnamed quote.pdf\nbody Dear Mr. Tanaka,|"
    );
}

#[test]
fn new_outlook_with_full_width_colons_and_blank_lines_between() {
    let text = "差出人： 佐藤 <sato@ours.example>\n\n宛先： 田中 <tanaka@client.example>\n\nCC： suzuki@client.example\n\n件名： ご連絡\n\n本文です。";
    assert_eq!(
        outline(text),
        "from 佐藤 <sato@ours.example>\nto 田中 <tanaka@client.example>\ncc suzuki@client.example\nsubject ご連絡\nbody 本文です。"
    );
}

#[test]
fn the_boxes_of_a_compose_window() {
    let text = "宛先(T)\n田中 太郎\n鈴木 花子\nCC(C)\n山田 次郎\nBCC(B)\narchive@ours.example\n件名(U)\nご連絡\n\n本文";
    assert_eq!(
        outline(text),
        "to 田中 太郎\nto 鈴木 花子\ncc 山田 次郎\nbcc archive@ours.example\nsubject ご連絡\nbody 本文"
    );
    assert!(open(text).unwrap().bcc_known);
}

#[test]
fn gmail_in_japanese_with_its_details() {
    let text = "From:\t佐藤 <sato@ours.example>\nTo:\t田中 <tanaka@client.example>,\n\t鈴木 <suzuki@client.example>\n日付:\t2026年11月20日(金) 10:00\n件名:\t打ち合わせ\n送信元:\tours.example\nセキュリティ:\t標準的な暗号化(TLS)\n\n来週の件です。";
    assert_eq!(
        outline(text),
        "from 佐藤 <sato@ours.example>\nto 田中 <tanaka@client.example>\nto 鈴木 <suzuki@client.example>\nsubject 打ち合わせ\nbody 来週の件です。"
    );
}

#[test]
fn gmail_in_english_lower_case() {
    let text = "from:\tIchiro <sato@ours.example>\nreply-to:\tdesk@ours.example\nto:\ttanaka@client.example\ncc:\tsuzuki@client.example\ndate:\tNov 20, 2026, 10:00 AM\nsubject:\tHello\nmailed-by:\tours.example\n\nHi";
    assert_eq!(
        outline(text),
        "from Ichiro <sato@ours.example>\nto tanaka@client.example\ncc suzuki@client.example\nsubject Hello\nbody Hi"
    );
    assert_eq!(open(text).unwrap().reply_to.len(), 1);
}

#[test]
fn thunderbird_with_values_on_the_next_line() {
    let text = "差出人:\n佐藤 <sato@ours.example>\n宛先:\n田中 <tanaka@client.example>\n鈴木 <suzuki@client.example>\n件名:\nご連絡\n日時:\n2026/11/20 10:00\n\n本文";
    assert_eq!(
        outline(text),
        "from 佐藤 <sato@ours.example>\nto 田中 <tanaka@client.example>\nto 鈴木 <suzuki@client.example>\nsubject ご連絡\nbody 本文"
    );
}

#[test]
fn thunderbird_printed_with_the_subject_first() {
    let text = "Subject:\tQuotation\nFrom:\tSato <sato@ours.example>\nDate:\t2026/11/20 10:00\nTo:\tTanaka <tanaka@client.example>\n\nDear Tanaka";
    assert_eq!(
        outline(text),
        "from Sato <sato@ours.example>\nto tanaka <tanaka@client.example>\nsubject Quotation\nbody Dear Tanaka"
    );
}

#[test]
fn bold_labels_as_asterisks() {
    let text = "*差出人:* 佐藤 <sato@ours.example>\n*宛先:* tanaka@client.example\n*件名:* ご連絡\n\n本文";
    assert_eq!(outline(text), "from 佐藤 <sato@ours.example>\nto tanaka@client.example\nsubject ご連絡\nbody 本文");
}

#[test]
fn a_name_on_one_line_and_its_address_on_the_next() {
    let text = "宛先:\n田中 太郎\n<tanaka@client.example>\n件名: a\n\n本文";
    assert_eq!(outline(text), "to 田中 太郎 <tanaka@client.example>\nsubject a\nbody 本文");
}

#[test]
fn recipients_wrapped_after_a_separator() {
    let text = "To: a@x.example; b@x.example;\nc@x.example\nSubject: s\n\nbody";
    assert_eq!(outline(text), "to a@x.example\nto b@x.example\nto c@x.example\nsubject s\nbody body");
}

#[test]
fn full_width_semicolons_separate() {
    assert_eq!(outline("宛先：田中；鈴木\n件名：a"), "to 田中\nto 鈴木\nsubject a\nbody ");
}

#[test]
fn two_fields_of_one_name_count_both() {
    assert_eq!(
        outline("To: a@x.example\nTo: b@x.example\nSubject: s\n\n"),
        "to a@x.example\nto b@x.example\nsubject s\nbody "
    );
}

#[test]
fn an_empty_bcc_line_says_that_nobody_is_in_it() {
    let draft = open("宛先: a@x.example\nBCC:\n件名: s\n\n本文").unwrap();
    assert!(draft.bcc_known && draft.recipients.len() == 1);
    assert!(!open("宛先: a@x.example\n件名: s\n\nBCC").unwrap().bcc_known);
}

#[test]
fn an_empty_last_field_takes_nothing_from_the_body() {
    assert_eq!(
        outline("To: a@x.example\nSubject: s\nBcc:\n\nHello\nthere"),
        "to a@x.example\nsubject s\nbody Hello|there"
    );
    assert_eq!(outline("To: a@x.example\nSubject:\n\nHello"), "to a@x.example\nsubject \nbody Hello");
}

#[test]
fn a_body_that_begins_with_labels_stays_the_body() {
    let text = "宛先: a@x.example\n件名: 会議\n\n日時：11月27日 14:00\n場所：本社";
    assert_eq!(outline(text), "to a@x.example\nsubject 会議\nbody 日時：11月27日 14:00|場所：本社");
}

#[test]
fn a_quoted_header_further_down_is_not_the_header() {
    let text = "From: a@x.example\nTo: b@x.example\nSubject: Re: s\n\nOK\n\nFrom: b@x.example\nTo: c@evil.example\nSubject: s\n\nold";
    assert_eq!(
        outline(text),
        "from a@x.example\nto b@x.example\nsubject Re: s\nbody OK||From: b@x.example|To: c@evil.example|Subject: s||old"
    );
}

#[test]
fn a_title_before_the_headers_is_the_subject_where_none_is() {
    assert_eq!(
        outline("お見積りの件\n差出人: a@x.example\n宛先: b@x.example\n\n本文"),
        "from a@x.example\nto b@x.example\nsubject お見積りの件\nbody 本文"
    );
    assert_eq!(
        outline("-----Original Message-----\nFrom: a@x.example\nTo: b@x.example\nSubject: s\n\nbody"),
        "from a@x.example\nto b@x.example\nsubject s\nbody -----Original Message-----||body"
    );
}

#[test]
fn attachments_on_lines_of_their_own() {
    let text = "宛先: a@x.example\n件名: s\n添付ファイル:\n見積.xlsx (24 KB)\n図面.pdf\n本文です。";
    assert_eq!(outline(text), "to a@x.example\nsubject s\nnamed 見積.xlsx\nnamed 図面.pdf\nbody 本文です。");
}

#[test]
fn malformed_and_exchange_addresses_are_kept() {
    assert_eq!(
        outline("宛先: 田中 <tanaka＠client.example>; /O=FIRST/CN=SUZUKI\n件名: s"),
        "to 田中 !tanaka＠client.example\nto  exchange /o=first/cn=suzuki\nsubject s\nbody "
    );
}

#[test]
fn raw_messages_are_read_as_messages() {
    let text = "From: =?utf-8?B?5L2Q6Jek?= <sato@ours.example>\r\nTo: a@x.example\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nbody";
    assert_eq!(outline(text), "from 佐藤 <sato@ours.example>\nto a@x.example\nsubject s\nbody body");
    assert_eq!(open(text).unwrap().format, Format::Eml);
}

#[test]
fn text_without_headers_is_refused() {
    for text in [
        "お世話になっております。\n\n佐藤です。",
        "日時：11月27日\n場所：本社",
        "Hello,\n\nthe price: 5\n\nFrom: b@x.example\nTo: c@x.example\n\nold",
        "https://x.example/",
        "宛先の変更について\n\n来月から変わります。",
    ] {
        assert_eq!(open(text).err(), Some(OpenError::NoHeader), "{text}");
        assert!(!looks_like_headers(text), "{text}");
    }
    assert_eq!(open(" \n").err(), Some(OpenError::Empty));
}

#[test]
fn hostile_text_is_read_to_its_end() {
    // Whatever compares each line with each other would take minutes.
    for line in ["To:\n", "a\n", "To: a@x.example\n", "宛先\n", "\n", "To:", "a@b;\n", ":\n", "件名:\n\n", "To: a\nb\n"]
    {
        let text = format!("To: a@x.example\n{}", line.repeat(50_000));
        assert!(open(&text).is_ok(), "{line}");
    }
}

fn file(name: &str, media_type: &str, data: &[u8]) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: MediaType(media_type.to_owned()),
        disposition: Disposition::Attachment,
        content_id: None,
        data: data.to_vec(),
        encoded_size: 0,
        digest: Digest::of(data),
    }
}

fn parts() -> Parts {
    Parts {
        from: "佐藤 一郎 <sato@ours.example>".into(),
        to: "田中 太郎; \"Suzuki, Hanako\" <suzuki@client.example>\n営業部: a@x.example, b@例え.jp;".into(),
        cc: "bad address <tanaka@@client.example>, taro＠x.example".into(),
        bcc: "a..b@docomo.ne.jp".into(),
        subject: "【至急】お見積りの件について、添付のとおりご連絡いたします（再送）".into(),
        body: "田中様\r\n\r\nお世話になっております。\n添付をご確認ください。".into(),
        files: vec![
            file(
                "見積書（最終版）株式会社クライアント御中_2026年11月20日_改訂第三版.xlsx",
                "application/zip",
                &[0, 1, 255, 3],
            ),
            file("a \"b\".txt", "text/plain", b"--\r\nx"),
            file("mail.eml", "message/rfc822", b"To: a\n\nx"),
        ],
    }
}

#[test]
fn entered_parts_come_back_from_the_message() {
    let draft = Draft::open(&parts().to_message()).unwrap();
    assert_eq!(draft.defects, []);
    assert!(draft.bcc_known);
    assert_eq!(
        outline_of(&draft),
        "from 佐藤 一郎 <sato@ours.example>\nto 田中 太郎\nto suzuki, hanako <suzuki@client.example>\nto [営業部] a@x.example\nto [営業部] b@例え.jp\n\
         cc bad address !tanaka@@client.example\ncc  !taro＠x.example\nbcc a..b@docomo.ne.jp\n\
         subject 【至急】お見積りの件について、添付のとおりご連絡いたします（再送）\n\
         file 見積書（最終版）株式会社クライアント御中_2026年11月20日_改訂第三版.xlsx 4\nfile a \"b\".txt 5\nfile mail.eml 8\n\
         body 田中様||お世話になっております。|添付をご確認ください。"
    );
}

#[test]
fn the_message_is_well_formed() {
    let message = parts().to_message();
    let text = String::from_utf8(message).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 78), "{text}");
    assert_eq!(text, String::from_utf8(parts().to_message()).unwrap());
}

#[test]
fn an_empty_bcc_box_says_that_nobody_is_in_it() {
    let parts = Parts { to: "a@x.example".into(), body: "Hello\n".into(), ..Parts::default() };
    let draft = Draft::open(&parts.to_message()).unwrap();
    assert!(draft.bcc_known);
    assert_eq!(outline_of(&draft), "to a@x.example\nsubject \nbody Hello|");
}

#[test]
fn what_is_entered_adds_no_field() {
    let parts = Parts {
        to: "a@x.example\r\nBcc: b@evil.example".into(),
        subject: "s\r\nBcc: c@evil.example".into(),
        ..Parts::default()
    };
    let draft = Draft::open(&parts.to_message()).unwrap();
    assert_eq!(draft.subject, "s  Bcc: c@evil.example");
    assert!(draft.recipients.iter().all(|recipient| recipient.field == crate::mail::Destination::To));
    assert!(draft.recipients.iter().any(|recipient| person(&recipient.mailbox).contains("b@evil.example")));
}

#[test]
fn pasted_text_reads_the_same_out_of_a_file() {
    let copied = "差出人: 佐藤 <sato@ours.example>\n宛先: 田中 <tanaka@client.example>\n件名: 見積\n\n田中様\n";
    let raw = "From: sato@ours.example\nTo: tanaka@client.example\nMIME-Version: 1.0\nSubject: Hello\n\nText\n";
    for text in
        [copied, raw, &format!("\u{feff}{copied}"), "To: a@x.example\nSubject: \u{1b}$B\n\n\u{1b}$B8+@Q\u{1b}(B\n"]
    {
        let pasted = open(text).unwrap();
        let name = if pasted.format == Format::Text { "draft.txt" } else { "draft.eml" };
        let again = Draft::open_named(name, text.as_bytes()).unwrap();
        assert_eq!((pasted.format, pasted.digest, pasted.size), (again.format, again.digest, again.size), "{text}");
        assert_eq!(pasted.digest, Digest::of(text.as_bytes()));
        assert_eq!(outline_of(&pasted), outline_of(&again));
        assert_eq!(pasted.content(), again.content());
    }
}

#[test]
fn a_text_file_in_any_charset_is_read() {
    let text = "宛先: 田中 <tanaka@client.example>\n件名: お見積りの件\n\n田中様、資料をお送りします。\n";
    let raw = "To: tanaka@client.example\nMIME-Version: 1.0\nSubject: Hello\n\nText\n";
    let utf16 = |text: &str| {
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
    };
    let sjis = encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    for bytes in [sjis, utf16(text), utf16(raw)] {
        let draft = Draft::open_named("a.TXT", &bytes).unwrap();
        assert_eq!((draft.format, draft.digest), (Format::Text, Digest::of(&bytes)));
        assert!(
            outline_of(&draft).contains("<tanaka@client.example>") || outline_of(&draft).contains("to tanaka@client")
        );
    }
}

proptest! {
    #[test]
    fn parts_survive_the_message(
        names in prop::collection::vec("[a-zA-Zぁ-んァ-ヶ一-龠]{1,20}( [a-zA-Z一-龠.-]{1,20})?", 0..5),
        addrs in prop::collection::vec("([a-zA-Z0-9!#$%&*+/=?^_`{|}~-]{1,12}|\"[ a-z,;@<>()]{0,8}\")@[a-z]{1,8}\\.example", 0..5),
        subject in "[ -~ぁ-ん一-龠～−]{0,120}",
        body in "([ -~ぁ-ん一-龠\t]{0,100}\n?){0,4}",
        file_name in "[ -~ぁ-ん]{1,90}",
        data in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let named = names.iter().zip(&addrs).map(|(name, addr)| format!("\"{name}\" <{addr}>"));
        let alone = names.iter().skip(addrs.len()).map(|name| format!("\"{name}\""));
        let bare = addrs.iter().skip(names.len()).cloned();
        let to: Vec<String> = named.chain(alone).chain(bare).collect();
        let entered: Vec<Mailbox> = entries(&[&to.join("; ")]).into_iter().map(|entry| entry.mailbox).collect();
        prop_assert_eq!(entered.len(), names.len().max(addrs.len()));
        let parts = Parts {
            to: to.join("; "),
            subject: subject.clone(),
            body: body.clone(),
            files: vec![file(&file_name, "application/pdf", &data)],
            ..Parts::default()
        };
        let message = parts.to_message();
        let draft = Draft::open(&message).unwrap();
        let read: Vec<Mailbox> = draft.recipients.into_iter().map(|recipient| recipient.mailbox).collect();
        prop_assert_eq!(read, entered);
        prop_assert_eq!(draft.subject, subject.trim());
        prop_assert_eq!(&draft.bodies[0].shown, &body);
        prop_assert_eq!(&draft.attachments[0].name, &file_name);
        prop_assert_eq!(&draft.attachments[0].data, &data);
        prop_assert!(draft.bcc_known);
    }

    #[test]
    fn any_text_is_opened_or_refused(text in "((To|宛先|件名|Bcc|添付ファイル|From)?[:：\t\n]?[\\PC\n]{0,12}\n){0,8}") {
        if let Ok(draft) = open(&text) {
            prop_assert_eq!(draft.size, text.len() as u64);
        }
    }
}
