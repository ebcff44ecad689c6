use crate::check::testing::{Setup, attach, draft, findings};

use super::CHECK;

fn in_text(text: &str) -> String {
    findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
}

/// As part of a mail with everything around it that mails have.
fn in_a_mail(text: &str) -> String {
    in_text(&format!(
        "株式会社クライアント\n田中様\n\nお世話になっております。青葉商事の佐藤です。\n\n{text}\n\nよろしくお願いいたします。\n\n\
         -- \n青葉商事株式会社 佐藤 花子\nTEL 03-1234-5678\n\n\
         -----Original Message-----\nFrom: tanaka@client.example\nSent: Friday, November 20, 2026 10:00 AM\n\
         To: me@ours.example\nSubject: 件\n\n○○様\nお世話になっております。\n"
    ))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line for each form")]
fn every_form_of_a_blank_asks_for_proof() {
    let mut wrong = Vec::new();
    for text in [
        "[会社名] 様",
        "［会社名］御中",
        "お世話になっております。［氏名］です。",
        "【会社名】の【氏名】様",
        "【会社名を記入】",
        "金額は【金額を入力してください】です。",
        "〔担当者名〕様",
        "＜会社名＞ 御中",
        "<会社名>様",
        "《氏名》様",
        "{会社名}様",
        "この度は[会社名]をご利用いただき",
        "件名：［案件名］のご相談",
        "{{name}} 様",
        "{{ contact.first_name }} 様",
        "Dear {first_name},",
        "Dear ${name},",
        "${氏名}様",
        "Dear %NAME%,",
        "%会社名% 御中",
        "$$$name$$$ 様",
        "((%name%)) 様",
        "*|FNAME|* 様",
        "Dear <Name>,",
        "Dear <First Name>,",
        "Dear [Name],",
        "Thank you for visiting [Company Name] last week.",
        "Best regards,\n[Your Name]",
        "We will meet on [insert date].",
        "Dear <<First Name>>,",
        "«会社名» 御中",
        "Dear [RECIPIENT],",
        "ここに入力",
        "（ここに本文を入力）",
        "ここに本文を入力してください",
        "詳細はここに入力",
        "<Name>様のお席をご用意いたします。",
        "（※ここに会社名を入れる）",
        "Enter text here",
        "Click or tap here to enter text.",
        "[Your text here]",
        "Lorem ipsum dolor sit amet",
        "〇〇様",
        "○○ 様",
        "○○　様",
        "◯◯様、いつもお世話になっております。",
        "●●株式会社 御中",
        "株式会社○○",
        "株式会社△△ ▲▲部",
        "△△部の件",
        "▲▲様",
        "□□様",
        "××様",
        "××株式会社",
        "＊＊＊様",
        "***様",
        "○月○日に伺います。",
        "〇月〇日（〇）",
        "11月○日",
        "△月△日",
        "×月×日までに",
        "XX月XX日",
        "XX様",
        "株式会社XXX",
        "A社様の件でご連絡いたします。",
        "お見積り：金○○円",
    ] {
        for found in [in_text(text), in_a_mail(text)] {
            if !found.starts_with("prove form body") {
                wrong.push(format!("{text}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mark_for_something_still_to_come_asks_for_a_tick() {
    let mut wrong = Vec::new();
    for text in [
        "日時：TBD",
        "TODO: 金額を確認",
        "納期は YYYY/MM/DD です。",
        "The date is YYYY-MM-DD.",
        "We will deliver on DD/MM/YYYY.",
        "金額はXXXです。",
        "担当の方は XXX",
        "○○の件につきまして、ご相談です。",
        "先日の○○について",
        "私は○○と申します。",
    ] {
        let found = in_text(text);
        if !found.starts_with("confirm mark body") {
            wrong.push(format!("{text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line for each look-alike")]
fn what_only_looks_like_a_blank_stays_quiet() {
    let mut wrong = Vec::new();
    for text in [
        "詳しくは[1]をご覧ください。",
        "[EXTERNAL] 見積の件",
        "[PATCH v2] fix the build",
        "【会社名】青葉商事株式会社",
        "【会社名】：青葉商事株式会社",
        "［氏名］：",
        "［氏名］",
        "・［会社名］ 青葉商事",
        "【日時】11月27日(金) 10:00",
        "【場所】本社3階",
        "二〇〇〇年に創業いたしました。",
        "二○○○年に創業いたしました。",
        "納期は一〇〇日です。",
        "会費は一〇〇〇円です。",
        "出席の場合は○、欠席の場合は×をご記入ください。",
        "参加：○　不参加：×",
        "○ 日時：11月27日",
        "○日時：11月27日",
        "○月次報告について",
        "●日程",
        "●●お知らせ●●",
        "■■ご案内■■",
        "○○○○○○○○○○",
        "********************",
        "◆◇◆◇◆",
        "鈴木 ○ ○ ×",
        "電話番号は 03-XXXX-XXXX の形式でご記入ください。",
        "XXXX-XXXX-XXXX",
        "日付は YYYY/MM/DD の形式でご記入ください。",
        "件名には「〇〇の件」とお書きください。",
        "「○○様」とお書きください。",
        "例：○○様、○○株式会社",
        "【重要】【再送】年末年始の営業について",
        "【氏名】欄にご記入ください。",
        "［氏名］をご入力のうえ送信してください。",
        "[次へ]をクリックしてください。",
        "Click the [Name] field.",
        "パスワードを入力してください。",
        "こちらに入力してください。",
        "フォームのここにご入力ください。",
        "金額はここに入力してくださいと言われました。",
        "You can enter text here and press the button.",
        "Dates are given in the format DD/MM/YYYY.",
        "echo \"${NAME}\"",
        "if (x) { return ${y}; }",
        "PATH=%PATH%;C:\\bin",
        "%TEMP% フォルダを開いてください。",
        "https://example.co.jp/?q=%E3%81%82%E3%81%84",
        "達成率は100%、前年は80%でした。",
        "see <http://www.example.com/name>",
        "佐藤 <sato@ours.example>",
        "<b>name</b>",
        "3×4の棚、100×200mm",
        "See the TODO list on the wiki.",
        "XXL size, MAXXX",
        "Node {id} and {0}",
        "2^10 ** 3",
        "**重要**様式を変更しました。",
        "Windows XXP",
        "[x] done, [ ] open",
        "B社、C社と比較しました。",
    ] {
        for found in [in_text(text), in_a_mail(text)] {
            if !found.is_empty() {
                wrong.push(format!("{text}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_subject_is_looked_at_too() {
    assert_eq!(
        findings(&CHECK, "To: a@client.example\nSubject: ○○様 お見積りの件\n\n本文"),
        "prove form subject[0..9] where=subject word=○○様"
    );
    for subject in ["[PATCH v2] fix", "【重要】【再送】営業日", "[EXTERNAL] Re: hello", "Re: [Project] minutes"]
    {
        assert_eq!(findings(&CHECK, &format!("To: a@client.example\nSubject: {subject}\n\n本文")), "", "{subject}");
    }
}

#[test]
fn quoted_history_is_not_ours_to_fill_in() {
    assert_eq!(in_text("承知しました。\n\n> ○○様\n> {{name}}\n"), "");
}

#[test]
fn a_blank_inside_a_file_is_told_with_its_place() {
    let mut mail = draft("To: a@client.example\n\n資料をお送りします。");
    attach(&mut mail, "提案書.txt", "提案書\n\n○○株式会社 御中\n○月○日\n".as_bytes());
    let found = Setup::looking_inside().found(&CHECK, &mail);
    assert!(found.starts_with("prove form file0") && found.lines().count() == 1, "{found}");
    let mut mail = draft("To: a@client.example\n\n申込書をお送りします。");
    attach(&mut mail, "申込書.txt", "氏名 ○○様\n".as_bytes());
    assert_eq!(Setup::looking_inside().found(&CHECK, &mail), "");
}

#[test]
fn very_many_blanks_are_told_up_to_a_limit() {
    let found = in_text(&"○○様[".repeat(100_000));
    assert_eq!(found.lines().count(), super::MOST);
    assert_eq!(in_text(&"[".repeat(300_000)), "");
    assert_eq!(in_text(&"{{".repeat(300_000)), "");
}

#[test]
fn names_that_are_missing_ask_for_proof() {
    let mut wrong = Vec::new();
    for text in [
        "Dear ,",
        "Dear Mr ,",
        "Dear Name,",
        "Dear NAME,",
        "Hi FNAME,",
        "Dear FirstName,",
        "Dear Firstname Lastname,",
        "Dear Customer Name,",
        "Dear <name>,",
        "Dear XX,",
        "Hello ___,",
        "Dear {!Contact.FirstName},",
        "Best, {sender_name}",
        "Hi there [First]",
        "The price is [amount] EUR.",
        "We will meet on [date].",
        "Please register at [link].",
        "We will come on (insert date).",
        "　　　様\nいつもお世話になっております。",
        "氏名様",
        "担当者名様",
        "会社名 御中",
        "____様",
        "…様",
        "??様",
        "□□□円",
        "ご提示金額は□□□円となります。",
        "ご利用日：2026/XX/XX",
        "Date: xx/xx/2026",
        "(会社名を入れる)",
        "（会社名を入れる）",
    ] {
        for found in [in_text(text), in_a_mail(text)] {
            if !found.starts_with("prove form body") || found.lines().count() != 1 {
                wrong.push(format!("{text}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn marks_and_dates_still_to_come_ask_for_a_tick() {
    let mut wrong = Vec::new();
    for text in [
        "Hi ,",
        "The venue is [tbc].",
        "Meeting at XX:XX.",
        "See you on DD/MM.",
        "●●の件でご連絡しました。",
        "納期は00月00日です。",
        "【要確認】金額",
        "※要修正",
        "金額は120,000円【要確認】",
        "Order number: #####",
        "TODO: add figures here.",
    ] {
        for found in [in_text(text), in_a_mail(text)] {
            if !found.starts_with("confirm mark body") {
                wrong.push(format!("{text}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_like_a_missing_name_or_value_stays_quiet() {
    let mut wrong = Vec::new();
    for text in [
        "Please fill in [Name] and [Date] on the form.",
        "【TODO】\n・資料の確認\n・日程の調整",
        "Dear all,",
        "Dear Ms Smith,",
        "Dear Sir/Madam,",
        "Dear Customer,",
        "Hi,",
        "Hi Max,",
        "Hello again, and thank you.",
        "Dear Namita,",
        "See the list [link]",
        "Register here [link] today.",
        "As I said [date] is a keyword.",
        "株式会社クライアント\n田中 太郎\n　　　様",
        "株式会社クライアント\n　　御中",
        "3名様のご予約を承りました。",
        "お名前　　　　　様",
        "様々なご意見をいただきました。",
        "そうですね…様子を見ましょう。",
        "よろしいですか?様々な点で",
        "■■円満退社のご挨拶",
        "■■円高対策",
        "●●はじめに",
        "MACアドレスは XX:XX:XX:XX:XX:XX の形式です。",
        "Write the day as DD/MM, please.",
        "日付は00月00日の形式でご記入ください。",
        "【要確認】以下の点をご確認ください。",
        "※要確認の項目は下記のとおりです。",
        "### Heading",
        "#####",
        "会費は（税込）です。",
        "申込書（会社名を記入）をご返送ください。",
        "Please (insert the card) and wait.",
        "f(x) { return x; }",
        "Invoice 2026-10-XXL",
        "10:00:XX",
    ] {
        for found in [in_text(text), in_a_mail(text)] {
            if !found.is_empty() {
                wrong.push(format!("{text}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_lines_of_a_form_are_meant_to_be_empty() {
    let mut mail = draft("To: a@client.example\n\n資料をお送りします。");
    attach(&mut mail, "領収証.txt", "　　　　　様\n____様\n会社名 御中\n".as_bytes());
    assert_eq!(Setup::looking_inside().found(&CHECK, &mail), "");
}

#[test]
fn very_many_beginnings_take_time_in_proportion() {
    for text in ["(", "（", " 様", "名様", "Dear ", "__", "####", "XX:", "【要確認】"] {
        in_text(&text.repeat(30_000));
    }
}
