use super::*;
use crate::check::testing::{Setup, draft, findings};
use crate::mail::Link;

/// Whether a mail of this text alone is said to have forgotten its file.
fn fires(text: &str) -> bool {
    !findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}")).is_empty()
}

/// The same text in a whole mail.
fn fires_in_a_mail(text: &str) -> bool {
    let mail = format!(
        "To: tanaka@client.example\n\n株式会社クライアント\n田中様\n\nお世話になっております。青葉商事の佐藤です。\n\n{text}\n\n\
         どうぞよろしくお願いいたします。\n\n-- \n青葉商事株式会社 佐藤 花子\nTEL 03-1234-5678\n\n\
         -----Original Message-----\nFrom: tanaka@client.example\nSent: Friday, November 20, 2026 10:00 AM\n\
         To: me@ours.example\nSubject: 見積の件\n\n見積書を添付いたします。ご査収ください。\n"
    );
    !findings(&CHECK, &mail).is_empty()
}

#[test]
fn a_file_that_a_copied_text_names_counts() {
    let copied = |files: &str| {
        let text = format!("宛先: tanaka@client.example\n件名: 見積\n{files}\n見積書を添付いたします。\n");
        let draft = crate::mail::pasted::open(&text).unwrap();
        Setup::default().found(&CHECK, &draft)
    };
    assert_ne!(copied(""), "");
    assert_eq!(copied("添付ファイル: 見積.pdf\n"), "");
}

#[track_caller]
fn all_fire(sentences: &[&str]) {
    let silent: Vec<_> = sentences.iter().filter(|text| !fires(text) || !fires_in_a_mail(text)).collect();
    assert!(silent.is_empty(), "said nothing about {silent:#?}");
}

#[track_caller]
fn none_fires(sentences: &[&str]) {
    let loud: Vec<_> = sentences.iter().filter(|text| fires(text) || fires_in_a_mail(text)).collect();
    assert!(loud.is_empty(), "cried wolf at {loud:#?}");
}

#[test]
fn a_file_is_missing_where_the_text_says_that_it_is_attached() {
    all_fire(&[
        "見積書を添付いたします。",
        "資料を添付しました。",
        "議事録を添付しておりますので、ご確認ください。",
        "請求書を添付致しますので、ご査収のほどお願いいたします。",
        "詳細は添付のとおりです。",
        "添付の通り、お見積りいたしました。",
        "添付をご確認ください。",
        "添付ファイルをご確認ください。",
        "添付の資料をご覧ください。",
        "添付資料をご参照ください。",
        "添付にてお送りいたします。",
        "当日の資料を添付させていただきます。",
        "契約書の案を添付申し上げます。",
        "先日ご依頼いただいた見積書を添付いたします。",
        "昨日の議事録を添付しました。",
        "来週の打ち合わせの資料を添付します。",
        "先日の打ち合わせの議事録を添付いたします。",
        "ご依頼いただいた件、添付の資料をご確認ください。",
        "修正版を添付した上でご連絡いたします。添付のファイルをご確認ください。",
        "（添付）見積書.pdf\n添付ファイルにてご確認願います。",
        "添付：見積書.pdf",
        "資料（添付）をご覧ください。",
        "別添のとおりご報告いたします。",
        "別添資料をご参照ください。",
        "申込書を添付しますので、ご記入のうえご返送ください。",
        "先ほどご依頼いただきました\n見積書を添付いたしますので\nご確認のほどお願いいたします。",
        "ﾃﾝﾌﾟではなく、資料を添 付いたします。",
    ]);
}

#[test]
fn a_file_is_missing_where_the_text_sends_one() {
    all_fire(&[
        "ご査収ください。",
        "ご査収のほどよろしくお願いいたします。",
        "見積書をお送りいたしますので、ご査収ください。",
        "請求書を送付いたします。",
        "会議の資料をお送りします。",
        "議事録をお送りいたしましたので、ご確認ください。",
        "ご依頼の図面をお送りさせていただきます。",
        "履歴書を送らせていただきます。",
        "11月分の請求書データを送ります。",
        "パンフレットを同封いたしますので、ご覧ください。",
        "見積書_20261120.xlsx をお送りいたします。",
        "次のファイルを送付します: 議案.pdf",
    ]);
}

#[test]
fn a_file_is_missing_where_it_is_sent_after_all() {
    all_fire(&[
        "添付漏れ失礼しました。",
        "先ほどのメールで添付が漏れておりました。申し訳ございません。再送いたします。添付漏れ、大変失礼いたしました。",
        "添付を忘れておりました。失礼いたしました。",
        "資料を添付し忘れました。",
        "Sorry, I forgot the attachment.",
        "Oops, forgot to attach the file. Here it is.",
        "Resending with the attachment this time.",
    ]);
}

#[test]
fn a_file_is_missing_where_english_says_so() {
    all_fire(&[
        "Please find attached our quotation.",
        "Please find the attached file.",
        "Please find enclosed the contract.",
        "I have attached the minutes of our meeting.",
        "I've attached a draft of the agreement for your review.",
        "I'm attaching the slides from Friday.",
        "We attach the invoice for November.",
        "Attached is the agenda for tomorrow.",
        "Attached please find the signed form.",
        "Attached you will find our price list.",
        "The report is attached.",
        "A copy of the contract is attached to this e-mail.",
        "Please see attached.",
        "Please see the attached document for details.",
        "Could you review the attached proposal by Friday?",
        "See attachment.",
        "For details, please refer to the attachment.",
        "Enclosed is the revised estimate.",
        "I am sending you the drawings as an attachment.",
        "I am sending you quotation_1120.pdf for your records.",
        "Please find our latest brochure.\n\nBest regards".replace("our latest", "our new").as_str(),
        "As per the attached file, the total is 1,200 euros.",
    ]);
}

#[test]
fn what_others_attached_or_shall_attach_is_not_missing() {
    none_fires(&[
        "先日添付いただいた資料を拝見しました。",
        "お手数ですが、請求書を添付してください。",
        "いただいた添付ファイルが開けませんでした。",
        "お送りいただいた添付資料を確認いたしました。",
        "ご添付いただきありがとうございます。",
        "履歴書を添付のうえご応募ください。",
        "返信に写真を添付してお送りください。",
        "写真を添付していただけますでしょうか。",
        "申込書の添付をお願いいたします。",
        "田中様からの添付ファイルを転送できますか。",
        "資料をお送りください。",
        "見積書をお送りいただけますでしょうか。",
        "資料をお送りいただき、ありがとうございました。",
        "添付ファイルを拝受いたしました。",
        "添付の件、確認いたしました。",
        "添付が漏れているようです。",
        "添付ファイルが見当たりません。",
        "Thank you for the attached document.",
        "Please attach your resume.",
        "Could you attach the file again?",
        "The file you attached cannot be opened.",
        "I received the attached file, thanks.",
        "You forgot to attach the file, sorry to bother you again.",
        "I could not open your attachment.",
    ]);
}

#[test]
fn what_is_not_or_elsewhere_attached_is_not_missing() {
    none_fires(&[
        "本メールに添付ファイルはございません。",
        "前回添付した見積書のとおりでお願いします。",
        "先ほどのメールに添付しました資料の件です。",
        "先日の添付ファイルの件でご連絡しました。",
        "資料は追って別メールでお送りします。",
        "後ほど資料を添付いたします。",
        "契約書は郵送でお送りいたします。",
        "パンフレットを同封して本日発送いたしました。",
        "カタログを郵送いたしましたので、ご査収ください。",
        "別メールにて見積書を添付いたします。",
        "今回は添付しておりません。",
        "添付は不要です。",
        "容量が大きいため添付できませんでした。",
        "添付資料なし",
        "添付：なし",
        "添付ファイルのパスワードは別途ご連絡いたします。",
        "でき次第、見積書をお送りします。",
        "明日までに資料をお送りします。",
        "ご希望の場合は資料をお送りします。",
        "資料をお送りしましょうか。",
        "先日資料をお送りしましたが、ご覧いただけましたでしょうか。",
        "下記の内容でご査収ください。",
        "The file is not attached.",
        "No attachment this time.",
        "I haven't attached the report yet.",
        "I attached the report to my previous email.",
        "As attached in my last message, the total is 10.",
        "I will attach the report tomorrow.",
        "We will send the contract separately.",
        "The invoice was attached to the earlier mail.",
    ]);
}

#[test]
fn attachment_as_a_subject_matter_is_not_missing() {
    none_fires(&[
        "申請には添付書類が必要です。",
        "添付文書を必ずお読みください。",
        "添付書類の一覧は下記のとおりです。",
        "不審なメールの添付ファイルは開かないでください。",
        "添付ファイルの容量は10MBまでです。",
        "画像を添付すると送信に失敗します。",
        "ファイルを添付した場合は警告が出ます。",
        "添付機能の改善についてお知らせします。",
        "ソースは別添えでお願いします。",
        "添付漏れにご注意ください。",
        "サーバーは Node.js で動いています。README.md をご参照ください。",
        "https://www.example.com/files/report.pdf をお送りします。",
        "We attach great importance to quality.",
        "There are no strings attached.",
        "The house has an attached garage.",
        "I am very attached to this project.",
        "The value is enclosed in brackets.",
        "The label is attached to the box.",
        "How do I attach a file?",
        "If a file is attached, a paper clip is shown.",
        "Please find the time to call me.",
        "Please find below the list of attendees.",
        "Please find the link to the report below.",
    ]);
}

#[test]
fn letters_say_it_in_many_more_ways() {
    all_fire(&[
        "お見積書を添付にてお送りいたしますので、ご確認のほどよろしくお願いいたします。",
        "ご依頼いただきました件につきまして、見積書を添付いたしましたのでご査収ください。",
        "添付のファイルにご記入いただき、ご返信ください。",
        "添付ファイルに必要事項をご記入の上、ご返送ください。",
        "添付のPDFをご確認いただけますでしょうか。",
        "詳細につきましては添付資料をご覧いただければ幸いです。",
        "議事録を作成しましたので、添付します。",
        "先日のお打ち合わせの議事録を送付いたします。",
        "ご請求書（PDF）を添付してお送りいたします。",
        "写真を数枚添付しておきます。",
        "資料一式、添付いたします。",
        "契約書案を送りますので、ご確認ください。",
        "遅くなりましたが、ご依頼の資料をお送りいたします。",
        "お待たせしました。資料をお送りします。",
        "修正版を添付しました。前回お送りしたものは破棄してください。",
        "添付の申込書にご記入のうえ、11月30日までにご返送くださいますようお願いいたします。",
        "下記のとおり、請求書をお送りいたします。",
        "念のため、前回の見積書も添付いたします。",
        "再度、資料を添付させていただきます。",
        "先ほどは失礼いたしました。改めて、添付いたします。",
        "別紙を添付いたしますのでご参照ください。",
        "御見積書を添付致しました。ご検討の程、宜しくお願い致します。",
        "納品書と請求書を添付しますのでご確認願います。",
        "ファイルを添付しますね。",
        "スケジュール表を添付していますので、ご確認いただけると助かります。",
        "添付ファイル参照。",
        "添付資料のとおりです。",
        "添付をご参照いただき、ご不明な点があればご連絡ください。",
        "添付書類をご確認ください。",
        "メールに添付のファイルをご確認ください。",
    ]);
}

#[test]
fn english_letters_say_it_in_many_more_ways() {
    all_fire(&[
        "I attach our price list for 2027.",
        "Attached our price list for 2027.",
        "Please find attached herewith the documents you requested.",
        "You will find the invoice attached.",
        "You'll find the minutes attached.",
        "Here is the report (attached).",
        "I am attaching two photos of the damage.",
        "My CV is attached for your consideration.",
        "Find attached the updated schedule.",
        "Kindly find enclosed the duly signed contract.",
        "The attached spreadsheet shows the figures for October.",
        "Please review and sign the attached form.",
        "Let me know what you think of the attached draft.",
        "Attached for your review is the draft agreement.",
        "As requested, attached is a copy of the invoice.",
        "As discussed, I've attached the quote.",
        "For your convenience I have attached a map.",
        "I've also attached last month's report.",
        "See the attached PDF.",
        "Details are in the attachment.",
        "The documents are attached below.",
        "I attach the file you asked for.",
        "PFA the report. Please find attached.",
        "I have attached the file that you sent me, with my comments.",
    ]);
}

#[test]
fn letters_speak_of_files_without_bringing_one() {
    none_fires(&[
        "添付ファイルを開いたところ、文字化けしておりました。",
        "添付ファイルを受け取りました。ありがとうございます。",
        "添付いただきましたファイルを確認いたしました。",
        "ファイルが添付されていないようですので、再送をお願いいたします。",
        "添付ファイルが確認できませんでした。",
        "お送りいただいた見積書を確認いたしました。",
        "資料をお送りいただけますと幸いです。",
        "請求書の送付をお願いいたします。",
        "請求書の送付先をお知らせください。",
        "資料の送付ありがとうございます。",
        "履歴書をメールに添付して、下記アドレスまでお送りください。",
        "写真を添付の上、ご連絡くださいませ。",
        "添付可能なファイル形式はPDFのみです。",
        "前回の添付ファイルはご覧いただけましたか。",
        "昨日お送りした資料はご確認いただけましたでしょうか。",
        "後日、議事録をお送りいたします。",
        "議事録は来週お送りします。",
        "本日中に見積書をお送りいたします。",
        "商品は明日発送いたします。同封の納品書をご確認ください。",
        "請求書は商品に同封しております。",
        "原本は郵送にてお送りいたします。ご査収ください。",
        "先日郵送いたしました書類をご査収ください。",
        "ご査収いただきありがとうございました。",
        "データはGoogleドライブで共有いたします。",
        "資料は弊社サイトよりダウンロードいただけます。",
        "見積書はお手元に届いておりますでしょうか。",
        "カタログをご希望でしたらお送りいたします。",
        "必要でしたら資料をお送りしますので、お申し付けください。",
        "ご連絡をいただければ、資料をお送りします。",
        "添付の有無をご確認ください。",
        "添付漏れがないか確認してください。",
        "送付状の書き方を教えてください。",
        "見積書の添付をお忘れではないでしょうか。",
        "添付ファイル付きのメールは受信できません。",
        "ウイルス付きの添付ファイルにご注意ください。",
        "セキュリティ上、添付ファイルではなくリンクでお送りします。",
        "パスワードは別途お送りします。",
        "資料が届きましたらご連絡いたします。",
        "添付されていた資料に誤りがありました。",
        "添付していただいた図面について質問があります。",
        "メールの添付ファイルは開けますか。",
        "弊社担当よりカタログをお送りいたします。",
        "完成しましたら図面をお送りします。",
        "毎月1日に請求書をお送りしております。",
        "前便で添付いたしました資料は差し替えをお願いします。",
        "添付は省略いたします。",
        "添付する資料を選んでください。",
        "どの資料を添付すればよいでしょうか。",
        "資料を添付したほうがよろしいでしょうか。",
        "添付のご依頼をいただきありがとうございます。",
    ]);
}

#[test]
fn english_letters_speak_of_files_without_bringing_one() {
    none_fires(&[
        "The file you sent was not attached.",
        "I think you forgot the attachment.",
        "There was no attachment in your mail.",
        "Can you send me the attachment again?",
        "Please send the attached form back by post.",
        "The attachment you sent is corrupted.",
        "Your attachment was removed by our filter.",
        "I will send you the report as an attachment tomorrow.",
        "I'll attach it next time.",
        "The mail has no attachments.",
        "Attachments larger than 10 MB are rejected.",
        "The sensor is attached to the wall.",
        "He is attached to the embassy.",
        "Do not open the attached file, it may be a virus.",
        "Is the file attached?",
        "The document attached to your last email is out of date.",
        "I attached it to the ticket.",
        "See the file attached to ticket 1234.",
        "Please find a time that suits you.",
        "The brochure is enclosed in the parcel.",
        "Did you get the attachment I sent yesterday?",
        "The report was attached to my mail of Friday.",
        "We should attach a condition to the offer.",
        "Which files did you attach?",
        "The attached garage is included in the rent.",
        "I could not find the attached file.",
        "I did not find the attachment.",
    ]);
}

#[test]
fn the_sentence_is_the_place() {
    let found = findings(&CHECK, "To: a@client.example\n\n田中様\n\n資料を添付します。よろしくお願いします。");
    assert_eq!(found, "confirm body「資料を添付します。」 sentence=資料を添付します。");
}

#[test]
fn a_file_that_goes_along_is_not_missing() {
    let mail = "To: a@client.example\nFile: 見積書.pdf 100\n\n見積書を添付いたします。";
    assert_eq!(findings(&CHECK, mail), "");
}

#[test]
fn a_logo_in_the_signature_is_no_file() {
    let mail = "To: a@client.example\nInline: logo.png 100\n\n見積書を添付いたします。";
    assert!(!findings(&CHECK, mail).is_empty());
}

#[test]
fn a_picture_in_the_text_is_the_picture_it_speaks_of() {
    let mail = "To: a@client.example\nInline: photo.jpg 100\n\n現場の写真を添付いたします。";
    assert_eq!(findings(&CHECK, mail), "");
}

#[test]
fn a_link_to_a_file_is_the_file() {
    let mut mail = draft("To: a@client.example\n\n資料を添付いたします。\nhttps://drive.google.com/file/d/1");
    let start = mail.bodies[0].shown.find("https").unwrap();
    let (range, target) = (start..mail.bodies[0].shown.len(), "https://drive.google.com/file/d/1".to_owned());
    mail.bodies[0].links = vec![Link { range, target }];
    assert_eq!(Setup::default().found(&CHECK, &mail), "");
    mail.bodies[0].links[0].target = "https://drive.google.com.evil.example/".to_owned();
    assert!(!Setup::default().found(&CHECK, &mail).is_empty());
}

#[test]
fn quotes_and_signatures_are_somebody_elses_or_old_words() {
    let quoted = "To: a@client.example\n\nありがとうございます。\n\n> 資料を添付いたします。\n";
    assert_eq!(findings(&CHECK, quoted), "");
    let signature = "To: a@client.example\n\nよろしくお願いします。\n\n-- \n佐藤\n資料を添付いたします。\n";
    assert_eq!(findings(&CHECK, signature), "");
}

#[test]
fn the_subject_counts_unless_it_was_taken_over() {
    let found = findings(&CHECK, "To: a@client.example\nSubject: 見積書を添付します\n\nよろしくお願いします。");
    assert_eq!(found, "confirm subject[0..27] sentence=見積書を添付します");
    assert_eq!(findings(&CHECK, "To: a@client.example\nSubject: Re: 見積書を添付します\n\n承知しました。"), "");
}

#[test]
fn endless_text_is_read_to_its_end() {
    assert!(!fires(&"添付".repeat(100_000)));
    assert!(!fires(&"attach ".repeat(50_000)));
}

#[test]
fn a_sheet_a_form_and_an_abbreviation_are_files_too() {
    all_fire(&[
        "別紙のとおりお見積りいたします。",
        "詳細は別紙をご確認ください。",
        "詳しくは添付を見てください。",
        "添付のエクセルに記入して返送してください。",
        "PFA the updated spreadsheet.",
        "Here is the attached presentation we discussed.",
        "Attaching the signed agreement.",
    ]);
    none_fires(&[
        "契約書の別紙のとおりです。",
        "別紙1をご確認ください。",
        "先日お送りした別紙をご確認ください。",
        "別紙は郵送いたします。",
        "添付の有無に関わらず返送してください。",
        "サンプルを送付いたしましたのでご査収ください。",
        "Attaching files is easy.",
    ]);
}

#[test]
fn the_title_of_what_goes_along_is_an_announcement() {
    let fires =
        |subject: &str| !findings(&CHECK, &format!("Subject: {subject}\nTo: a@client.example\n\nはい。")).is_empty();
    for subject in [
        "見積書送付の件",
        "資料送付のご案内",
        "【資料送付】打合せの件",
        "請求書のご送付",
        "11月分請求書送付のお知らせ",
        "見積書添付",
    ] {
        assert!(fires(subject), "{subject}");
    }
    for subject in [
        "Re: 見積書送付の件",
        "資料送付のお願い",
        "見積書のご送付のお礼",
        "請求書送付先変更の件",
        "請求書の送付方法について",
        "契約書郵送の件",
        "添付ファイルの件",
        "資料送付予定について",
    ] {
        assert!(!fires(subject), "{subject}");
    }
}

#[test]
fn what_is_sent_by_post_or_asked_for_makes_no_announcement_of_a_title() {
    for text in [
        "本日、請求書を郵送いたしました。",
        "資料は後ほど別メールでお送りします。",
        "お手数ですが、見積書をお送りください。",
        "先日お送りした見積書の件でご連絡いたしました。",
    ] {
        assert_eq!(findings(&CHECK, &format!("Subject: 見積書送付の件\nTo: a@client.example\n\n{text}")), "", "{text}");
    }
}

#[test]
fn evidence_leaves_out_who_is_addressed() {
    let found = findings(&CHECK, "To: a@client.example\n\n株式会社クライアント\n田中様\n見積書を添付いたします。");
    assert!(found.ends_with("sentence=見積書を添付いたします。"), "{found}");
}

#[test]
fn a_copied_text_that_names_its_files_has_them() {
    let mut mail = draft("To: a@client.example\nAttachments: 見積.xlsx\n\n見積書を添付いたします。");
    assert_ne!(Setup::default().found(&CHECK, &mail), "");
    mail.format = crate::mail::Format::Text;
    assert_eq!(Setup::default().found(&CHECK, &mail), "");
}

#[test]
fn what_a_file_explains_and_what_comes_again_goes_along() {
    all_fire(&[
        "添付にてご案内いたします。",
        "添付資料にてご説明いたします。",
        "お見積書の件、添付ファイルにてご回答申し上げます。",
        "添付の資料に基づきご説明いたします。",
        "添付書類：1.見積書 2.仕様書",
        "先ほどのメールにファイルを付け忘れておりました。再送いたします。",
        "添付が漏れていました。再送します。",
        "ファイルの添付を失念しておりました。改めてお送りいたします。",
        "Attached, please find the updated timeline.",
    ]);
    none_fires(&[
        "添付のあったファイルは確認済みです。",
        "添付ファイルの件でご質問です。",
        "添付の内容についてご相談です。",
        "資料は前回のメールに添付しております。",
        "11月10日のメールに添付した資料をご参照ください。",
        "添付書類：なし",
        "申請に必要な添付書類：住民票の写し",
        "添付が漏れておりました。再送をお願いいたします。",
        "添付を失念されているようです。再送いただけますか。",
        "ご説明の際は、いただいた添付資料に基づき進めます。",
    ]);
}

#[test]
fn what_templates_and_tables_are_called_does_not_matter() {
    all_fire(&[
        "最新の在庫表をお送りいたします。",
        "添付の書式をお使いください。",
        "添付資料の3ページ目に詳しく記載しております。",
        "添付漏れがございました。あらためてお送りいたします。",
        "As you can see in the attachment, the figures have changed.",
        "Here is the presentation, attached as a PDF.",
    ]);
    none_fires(&[
        "弊社の代表をお送りいたします。",
        "お送りいただいた添付資料の3ページ目に詳しく記載されていました。",
        "The value can be attached as an attribute.",
    ]);
}

#[test]
fn what_was_attached_before_or_goes_another_way_is_not_missing() {
    none_fires(&[
        "先日添付でお送りした資料はご覧いただけましたか。",
        "先日添付にてお送りした注文書の件",
        "先週メールに添付してお送りした見積書について",
        "添付ではなくファイル便でお送りします。",
        "添付ファイルではなくリンクでお送りします。",
        "添付が漏れておりましたので、再送をお願いできますでしょうか。",
        "添付がなかったようです。再送いただけますか。",
        "添付漏れのようですので、再送してください。",
        "資料はギガファイル便でお送りします。",
        "チケットにファイルを付けました。",
        "資料にページ番号を付けました。",
        "ファイルを付けましたか。",
        "前回のメールにファイルを付けました。",
        "てんぷらをご用意しておりますのでご確認ください。",
        "サンプルを修正しましたのでお送りします。",
        "専門書籍をお送りします。",
        "図書をお送りします。",
        "I am attaching myself to this thread.",
        "I attached the file to the ticket.",
        "I've attached the log to the Jira issue.",
        "Attachments: none",
        "Please send it as a PDF attachment.",
        "Can we send it as a PDF attachment?",
        "Appended below is the list of attendees.",
        "Here is https://www.example.com/a/report.pdf for you.",
        "Please find the link to the report below as PDF.",
        "We herewith confirm your order.",
        "As attached in my last message, the total is 10.",
    ]);
}

#[test]
fn files_are_sent_again_put_on_and_enclosed() {
    all_fire(&[
        "議事録を再送いたします。",
        "前回の議事録を再送いたします。",
        "差し替え版をお送りします。",
        "差し替え版をお送りします。先ほどのものは破棄してください。",
        "修正しましたので再度お送りします。",
        "資料を同送いたします。",
        "PDFを付けておきます。",
        "今度はファイルを付けました。",
        "領収証をお送りします。",
        "作業報告書をお送りいたします。",
        "校正をお送りします。",
        "同意書をお送りいたします。",
        "てんぷの資料ご覧ください",
        "As attached, the schedule has changed.",
        "Sending you the updated deck, see attachment.",
        "Attachment: order form",
        "Invoice enclosed.",
        "Herewith the minutes of the meeting.",
        "I have included the brochure with this email.",
        "We are sending you the offer as a PDF attachment.",
        "With this mail I send you the drawings.",
        "Here is invoice_2211.pdf for November.",
        "Appended is the list you asked for.",
        "Forwarding the signed agreement (PDF).",
        "Please find the invoice below as PDF.",
    ]);
}
