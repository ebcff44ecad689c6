use super::*;
use crate::mail::shown;

/// Each line with the first letter of its kind.
fn regions(text: &str) -> String {
    outline(&Body::plain(text))
}

fn outline(body: &Body) -> String {
    let regions = body.regions();
    let mut outline = String::new();
    let mut at = 0;
    for line in body.shown.split_inclusive('\n') {
        let mark = match regions.at(at) {
            RegionKind::New => 'n',
            RegionKind::Quoted => 'q',
            RegionKind::Signature => 's',
            RegionKind::Disclaimer => 'd',
        };
        outline.push(mark);
        at += line.len();
    }
    outline
}

#[test]
fn a_mail_without_history_is_new_text() {
    assert_eq!(regions("田中様\n\nお世話になっております。\nFrom: は不要です。"), "nnnn");
    assert_eq!(regions(""), "");
}

#[test]
fn regions_have_no_gaps() {
    let body = Body::plain("a\n\n> b\n\nc\n-- \nd\n");
    let mut end = 0;
    for region in body.regions().iter() {
        assert_eq!(region.range.start, end);
        end = region.range.end;
    }
    assert_eq!(end, body.shown.len());
    assert_eq!(body.regions().at(end + 5), RegionKind::New);
}

#[test]
fn text_between_marked_lines_is_new() {
    assert_eq!(regions("> 納期はいつですか。\n\n11月27日です。\n\n> 送料は?\n> 別ですか?\n無料です。"), "qnnqqqn");
}

#[test]
fn outlook_history_goes_on_to_the_end() {
    let text = "了解しました。\n\n-----Original Message-----\nFrom: 山田 太郎 <yamada@client.example>\nSent: Friday, November 20, 2026 10:00 AM\nTo: 佐藤 <sato@ours.example>\nSubject: 見積の件\n\n佐藤様\n\n社外秘です。\n";
    assert_eq!(regions(text), "nqqqqqqqqqq");
}

#[test]
fn japanese_outlook_blocks_are_history() {
    let text = "承知しました。\n\n________________________________\n差出人: 山田 太郎 <yamada@client.example>\n送信日時: 2026年11月20日 10:00\n宛先: 佐藤 花子 <sato@ours.example>; 鈴木 <suzuki@ours.example>\nCC: 高橋 <takahashi@third.example>\n件名: RE: 見積の件\n\nよろしく";
    assert_eq!(regions(text), "nqqqqqqqqq");
    let older = "はい\n----- 元のメッセージ -----\n送信者: 山田\n日時: 2026/11/20\n件名: x\n\n本文";
    assert_eq!(regions(older), "nqqqqqq");
}

#[test]
fn bold_labels_and_full_width_colons_are_labels() {
    assert_eq!(regions("Hi\n*From:* A <a@a.example>\n*Date:* today\n*To:* B <b@b.example>\n\nold"), "nqqqqq");
    assert_eq!(regions("はい\n差出人：A\n宛先：B\n件名：C\nold"), "nqqqq");
}

#[test]
fn labels_of_an_invitation_are_no_history() {
    assert_eq!(regions("以下のとおりです。\n件名：定例会\n日時：11/27 10:00\n場所：本社"), "nnnn");
}

#[test]
fn gmail_attributions_begin_history() {
    let text = "ありがとうございます。\n\n2026年11月20日(金) 10:00 山田太郎 <yamada@client.example>:\n\n> お世話になります。\n> 以上\n\n追伸です。";
    assert_eq!(regions(text), "nqqqqqnn");
    let wrapped = "Thanks!\n\nOn Fri, Nov 20, 2026 at 10:00 AM Taro Yamada <\nyamada@client.example> wrote:\n\n> Hello";
    assert_eq!(regions(wrapped), "nqqqqq");
}

#[test]
fn thunderbird_and_apple_attributions_begin_history() {
    for attribution in [
        "On 2026/11/20 10:00, 山田太郎 wrote:",
        "2026/11/20 10:00、山田太郎 のメール:",
        "2026/11/20 10:00、山田太郎 <yamada@client.example>のメール：",
        "(2026/11/20 10:00), 山田太郎 wrote:",
        "山田太郎さんは書きました:",
        "Am 20.11.26 um 10:00 schrieb Yamada Taro wrote:",
    ] {
        assert_eq!(regions(&format!("はい。\n\n{attribution}\n> 本文\nまた")), "nqqqn", "{attribution}");
    }
    assert_eq!(regions("はい。\n2026/11/20 10:00、山田太郎 <y@c.example>のメール:\n\n本文\n続き"), "nqqqq");
}

#[test]
fn a_sentence_that_ends_in_a_colon_begins_no_history() {
    assert_eq!(regions("As my colleague wrote:\nplease check."), "nn");
    assert_eq!(regions("On Friday we discussed 3 things:\nprice."), "nn");
    assert_eq!(regions("2026年11月20日の議題は次のメール:\n件名"), "nn");
}

#[test]
fn forwarded_messages_are_history() {
    let gmail = "ご参考まで\n\n---------- Forwarded message ---------\nFrom: A <a@a.example>\nDate: 2026年11月20日(金) 10:00\nSubject: x\nTo: <b@b.example>\n\n本文";
    assert_eq!(regions(gmail), "nqqqqqqqq");
    assert_eq!(regions("FYI\n\n-------- 転送メッセージ --------\n本文"), "nqqq");
    assert_eq!(regions("FYI\nBegin forwarded message:\n\n> From: x\n> a\nnew"), "nqqqqn");
}

#[test]
fn marked_history_below_a_separator_ends_with_its_marks() {
    assert_eq!(
        regions("----- Original Message -----\nFrom: a@a.example\nTo: b@b.example\nSubject: x\n\n> old\nmy answer"),
        "qqqqqqn"
    );
}

#[test]
fn html_marks_its_history() {
    let body = shown::html("<p>new</p><blockquote type=cite><p>old</p><p>older</p></blockquote><p>also new</p>");
    assert_eq!(outline(&body), "nqqqqnn");
    let body = shown::html(
        "<div>new</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>差出人:</b> 山田<br><b>件名:</b> x</div><div>old</div>",
    );
    assert_eq!(outline(&body), "nqqqq");
}

#[test]
fn announced_answers_make_history_new_text_but_keep_its_people() {
    let text = "赤字にて回答いたします。\n\n-----Original Message-----\nFrom: A <a@a.example>\nTo: B <b@b.example>\nSubject: x\n\nQ\n社外秘です";
    assert_eq!(regions(text), "nnnnnnnnn");
    assert_eq!(regions("See my answers inline.\n> q\nA"), "nnn");
    assert_eq!(regions("赤字決算の件です。\n> q\nA"), "nqn");
}

#[test]
fn signatures_are_known_by_delimiter_or_frame() {
    assert_eq!(regions("本文\n-- \n佐藤\nsato@ours.example"), "nsss");
    assert_eq!(regions("Text\n-- \nColm\n\n-- \nThe list"), "nsssss");
    assert_eq!(
        regions("本文\n\n━━━━━━━━━━\n株式会社青葉 佐藤\n〒100-0001 東京都千代田区\nTEL 03-1234-5678\n━━━━━━━━━━\n"),
        "nnsssss"
    );
    assert_eq!(
        regions("本文\n----------\n青葉商事株式会社\n----------\n佐藤 sato@ours.example\n電話 03-1234-5678"),
        "nsssss"
    );
}

#[test]
fn a_frame_within_the_text_is_no_signature() {
    assert_eq!(regions("━━━━━━\n■お問い合わせ TEL 03-1234-5678\n━━━━━━\nご確認ください。"), "nnnn");
    assert_eq!(regions("ご案内\n==========\n日時 11/27\n会場 株式会社青葉\n=========="), "nnnnn");
}

#[test]
fn signatures_above_history_are_found_too() {
    let text = "本文\n-- \n佐藤\n\n> 引用\n\n続き";
    assert_eq!(regions(text), "nssqqnn");
}

#[test]
fn devices_sign_too() {
    assert_eq!(regions("了解\n\niPhoneから送信"), "nns");
    assert_eq!(regions("OK\nSent from my iPhone"), "ns");
    assert_eq!(regions("OK\nOutlook for iOS を入手\n差出人: a\n宛先: b\n件名: c"), "nsqqq");
    assert_eq!(regions("資料はOutlookから送信します。"), "n");
}

#[test]
fn disclaimers_are_known_in_both_languages() {
    assert_eq!(
        regions("本文\n\n本メールには機密情報が含まれる場合があります。誤って受信された場合は\n削除してください。"),
        "nndd"
    );
    assert_eq!(
        regions(
            "Hi\n\nThis e-mail is confidential and intended solely for the addressee. If you\nreceived it in error, please delete it."
        ),
        "nndd"
    );
    assert_eq!(
        regions("Hi\n\nCONFIDENTIALITY NOTICE: This message may contain confidential information. Do not forward."),
        "nnd"
    );
    assert_eq!(regions("本文\n-- \n佐藤\n\n※このメールは名宛人以外の方への機密の開示を禁じます。"), "nsssd");
}

#[test]
fn a_request_for_secrecy_is_no_disclaimer() {
    assert_eq!(regions("本メールの内容は社外秘でお願いします。"), "n");
    assert_eq!(regions("This message is confidential, please keep it to yourself."), "n");
}

#[test]
fn hostile_text_takes_linear_time() {
    for unit in [
        "From: a\n",
        "On 1 ",
        "On 1\n",
        ">\n\n",
        "-----Original Message-----\n>\n",
        "-----\n",
        "2026/1\n",
        "本メール",
        "--\n",
        "a wrote:\n",
        "\n",
        "-----\nTEL\n",
        "From: a\nTo: b\nDate: c\n> d\n",
        "本メール\n",
    ] {
        let body = Body::plain(&unit.repeat(100_000));
        assert!(body.regions().iter().count() > 0, "{unit}");
        body.regions().thread(&body.shown);
    }
}
