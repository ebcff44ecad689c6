use crate::check::testing::{Setup, attach, draft, findings};

use super::CHECK;

fn in_text(text: &str) -> String {
    findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
}

#[test]
fn what_colleagues_say_to_each_other_asks_for_a_look() {
    let mut missed = Vec::new();
    for text in [
        "社内各位",
        "社員各位\nお疲れ様です。",
        "本件は社内限りでお願いします。",
        "（社内限定）",
        "先方には内緒にしておいてください。",
        "この件、先方には言わないでください。",
        "価格の理由は先方に伏せてください。",
        "お客様には黙っておいてください。",
        "クライアントにはまだ伝えていません。",
        "田中様には内緒でお願いします。",
        "客先には見せないこと。",
        "当社原価は80万円です。",
        "弊社の原価は60%程度です。",
        "粗利は30%確保できます。",
        "粗利率20%を下回らないように。",
        "仕切りは55%です。",
        "仕切り値は下げないでください。",
        "値引き上限は10%です。",
        "値引きの上限は15万円まで。",
        "100万円まで下げてもいいです。",
        "最低ラインは200万円です。",
        "落としどころは5%かと思います。",
        "社外には出さないでください。",
        "社外秘ではないですが、客先提示不可です。",
        "この客、面倒な客なので注意。",
        "ここだけの話ですが、納期は余裕があります。",
        "先方に知られないように進めてください。",
        "Please don't tell the client about the delay.",
        "Do not share this with the customer yet.",
        "Our margin on this is 40%.",
        "Our gross margin would drop below 20%.",
        "INTERNAL ONLY",
        "For internal use, please do not forward.",
        "Let's keep this internal for now.",
        "The maximum discount is 15%.",
        "We can go as low as 90k.",
        "The lowest we can go is 80k.",
        "The client doesn't need to know about it.",
        "Keep this from the customer until Friday.",
        "Our cost price is 120 per unit.",
        "Don't mention it to the vendor.",
        "Off the record, we could go lower.",
        "Thank you. Off the record, we could go lower.",
        "This is off the record.",
        "For your eyes only.",
        "Let's not tell them yet.",
        "Our bottom line is 900.",
        "Do not mention this to Emily.",
    ] {
        let found = in_text(text);
        if !found.starts_with("confirm inside_only") {
            missed.push(format!("{text}: {found}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_others_are_not_to_know_asks_for_a_look() {
    for text in [
        "この資料は部外者には見せないでください。",
        "10％引きまで可能です（先方未提示）。",
        "取引先には未公表です。",
        "本音を言うと断りたいです。",
    ] {
        let found = in_text(text);
        assert!(found.starts_with("confirm inside_only"), "{text}: {found}");
    }
}

#[test]
fn what_people_say_to_those_outside_stays_quiet() {
    let mut wrong = Vec::new();
    for text in [
        "いただいた内容は弊社内で共有いたします。",
        "社内で検討のうえ、改めてご連絡いたします。",
        "社内規定により対応いたしかねます。",
        "社内会議のため、午後は不在です。",
        "貴社内限りでお取り扱いください。",
        "御社限りの特別価格です。",
        "貴社の粗利率改善をご支援します。",
        "粗利とは、売上高から売上原価を引いたものです。",
        "業界平均の粗利は25%です。",
        "決算資料のとおり、売上原価は増加しました。",
        "会議室の間仕切りは来週設置します。",
        "日程を仕切り直しさせてください。",
        "先方にはご迷惑をおかけしました。",
        "先方には私からお伝えしました。",
        "お客様にはご不便をおかけいたします。",
        "お客様には出荷後に追跡番号をお知らせします。",
        "クライアントには来週ご説明いたします。",
        "関係者各位",
        "各位",
        "お取引先各位",
        "値引きについてはご相談ください。",
        "マージンは上下20mmでお願いします。",
        "ご本人には内緒でお願いします。",
        "送別会の件、本人には内緒でお願いします。",
        "パスワードは部外者に知られないようご注意ください。",
        "We do not share customer data with third parties.",
        "Please do not mention this to anyone.",
        "It still happens, but always off the record.",
        "O-R Online | Off the record",
        "Don't mention it to your boss.",
        "There is a margin of error of 3%.",
        "Please don't tell your customers yet.",
        "We do not share your personal data with third parties.",
        "The internal structure of the device is shown below.",
        "Our margins notes are attached.",
        "We had an internal discussion and agree with your proposal.",
        "はい。\n\n> 先方には内緒にしてください。",
    ] {
        let found = in_text(text);
        if found.lines().any(|line| !line.starts_with("note ")) {
            wrong.push(format!("{text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_greeting_of_colleagues_is_a_note() {
    assert_eq!(
        in_text("お疲れ様です。本日の打合せの件でご連絡いたします。\nお疲れ様です。"),
        "note greeting body「お疲れ様です」 phrase=お疲れ様です"
    );
}

#[test]
fn a_tag_of_the_subject_is_told() {
    assert_eq!(
        findings(&CHECK, "To: a@client.example\nSubject: 【社内用】見積の件\n\n本文"),
        "confirm inside_only subject[3..12] phrase=社内用"
    );
    assert_eq!(findings(&CHECK, "To: a@client.example\nSubject: 【ご案内】社内研修サービス\n\n本文"), "");
}

#[test]
fn among_colleagues_it_is_right() {
    assert_eq!(findings(&CHECK, "To: sato@ours.example\n\n社内各位\n粗利は30%です。"), "");
}

#[test]
fn an_invitation_is_read_like_the_text() {
    let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:社内限り：価格\r\n\
                    DESCRIPTION:お疲れ様です。\\n先方には内緒で原価を決めます\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let mut mail = draft("To: tanaka@client.example\n\nご招待です。");
    attach(&mut mail, "invite.ics", calendar.as_bytes());
    let found = Setup::looking_inside().found(&CHECK, &mail);
    let told: Vec<&str> =
        found.lines().filter_map(|line| line.split_once("phrase=")).map(|(_, phrase)| phrase).collect();
    assert_eq!(told, ["社内限り", "先方には"], "{found}");
    assert!(found.lines().all(|line| line.starts_with("confirm inside_only file0")), "{found}");
}
