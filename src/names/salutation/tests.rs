use super::*;

/// Who is greeted, in short: people as they are, companies in brackets, `?` where only the place says so.
fn greeted(text: &str) -> String {
    let found = salutations(text);
    for salutation in &found {
        assert!(text.get(salutation.range.clone()).is_some(), "{text}: {:?}", salutation.range);
    }
    shown(&found)
}

fn shown(found: &[Salutation]) -> String {
    let one = |salutation: &Salutation| match &salutation.who {
        Addressee::Person(person) => person.text(),
        Addressee::Company { name, certain } => format!("[{name}{}]", if *certain { "" } else { "?" }),
    };
    found.iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn differs(wrong: &mut Vec<String>, text: &str, found: &str, expected: &str) {
    if found != expected {
        wrong.push(format!("{text}: {found}, not {expected}"));
    }
}

#[test]
fn names_stand_behind_companies_units_and_posts() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("田中様\n\nお世話になっております。", "田中"),
        ("田中 様", "田中"),
        ("阿部様", "阿部"),
        ("株式会社クライアント 本部 服部様", "[株式会社クライアント] | 服部"),
        ("株式会社サンライズ企画室　御中", "[株式会社サンライズ企画室]"),
        ("株式会社さんわ 田中様", "[株式会社さんわ] | 田中"),
        ("田中　一郎　様\n", "田中 一郎"),
        ("田中一郎様", "田中 一郎"),
        ("株式会社クライアント\n田中様\n", "[株式会社クライアント] | 田中"),
        ("株式会社クライアント\n営業部 部長\n田中 一郎 様", "[株式会社クライアント] | 田中 一郎"),
        ("株式会社クライアント 営業部 田中様", "[株式会社クライアント] | 田中"),
        ("株式会社クライアント営業部田中様", "[株式会社クライアント] | 田中"),
        ("株式会社アルファ田中様", "[株式会社アルファ] | 田中"),
        ("営業部長 田中様", "田中"),
        ("営業部 部長 田中様", "田中"),
        ("田中部長", "田中"),
        ("田中部長様", "田中"),
        ("鈴木先生\n\nご無沙汰しております。", "鈴木"),
        ("佐藤さん\n\nお疲れ様です。", "佐藤"),
        ("田中様、鈴木様\n", "田中 | 鈴木"),
        ("田中様・鈴木様", "田中 | 鈴木"),
        ("田中様\nCC：鈴木様\n\nお世話に", "田中 | 鈴木"),
        ("田中様（CC：鈴木様）", "田中 | 鈴木"),
        ("田中様、いつもお世話になっております。", "田中"),
        ("田中様 いつもお世話になっております。", "田中"),
        ("さとう様", "さとう"),
        ("Tanaka様", "Tanaka"),
        ("株式会社アルファ 御中", "[株式会社アルファ]"),
        ("アルファ商事御中", "[アルファ商事]"),
        ("青葉商事\n田中様", "[青葉商事?] | 田中"),
        ("青葉商事 田中様", "[青葉商事?] | 田中"),
        ("伊藤健一様", "伊藤 健一"),
        ("本多様", "本多"),
        ("お世話になっております、木村様\n山口です。", "木村"),
        ("いつもお世話になっております。鈴木様、先日はありがとうございました。", "鈴木"),
        ("【至急】ご確認のお願い\n\n田中様\n", "田中"),
    ] {
        let found = greeted(text);
        differs(&mut wrong, text, &found.replace("[【至急】ご確認のお願い?] | ", ""), expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn everybody_is_nobody() {
    let mut wrong = Vec::new();
    for text in [
        "各位",
        "関係者各位",
        "皆様",
        "皆さま",
        "ご担当者様",
        "担当者様",
        "お客様各位",
        "お客様",
        "営業部の皆様",
        "先生方",
        "営業部長様",
        "店長様",
        "保護者様",
        "お取引先様",
        "お疲れ様です。\n鈴木です。",
        "ご担当者様\n\n田中様の件でご連絡いたします。",
        "田中様の件ですが",
        "先日は田中様にご来社いただき",
        "同様の件",
        "仕様について",
        "いつもお世話になっております。",
        "参加者様",
        "Hi all,",
        "Dear Sir or Madam,",
        "Hello team,",
        "Hi there,",
        "Hello World",
        "Hi everyone,",
        "Dear customer,",
        "To whom it may concern,",
        "Dear Hiring Manager,",
        "Thanks,",
        "Hello,",
        "Hi,",
        "Dear all,",
        "Good morning,",
        "お世話になっております。鈴木様の件でご連絡いたします。",
        "お世話になっております。鈴木様よりご紹介いただきました。",
        "お世話になっております。青葉商事の山口です。",
        "お世話になっております。ご担当者様",
        "多種多様",
        "鈴木さんと会いました。",
        "佐藤さんから連絡がありました。",
        "本日は様子を見ます。",
        "お客さま",
    ] {
        let certain = greeted(text).split(" | ").filter(|one| !one.ends_with("?]")).collect::<String>();
        differs(&mut wrong, text, &certain, "");
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.join(
            "
"
        )
    );
}

#[test]
fn english_greetings_name_people() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("Dear Mr. Smith,", "Smith"),
        ("Dear John,\n\nthank you", "John"),
        ("Hi Bob and Alice,", "Bob | Alice"),
        ("Hello Bob, I have a question.", "Bob"),
        ("Dear Ms. Mary Brown:", "Mary Brown"),
        ("Dear Tanaka-san,", "Tanaka"),
        ("Hi Tanaka san,", "Tanaka"),
        ("Dear John, Mary and Paul,", "John | Mary | Paul"),
        ("Dear Acme Inc.,", "[Acme Inc.]"),
        ("John,\n\nthank you", "John"),
        ("Hi bob,", "bob"),
        ("Dear Dr. Suzuki,", "Suzuki"),
        ("Dear Kaede team,", "[Kaede?]"),
        ("Good morning Alice,", "Alice"),
        ("Morning Alice,\nthank you", "Alice"),
        ("Good day Susan,", "Susan"),
        ("Thanks Robert!", "Robert"),
        ("Thank you Robert, that helps.", "Robert"),
        ("Thanks, Robert", ""),
        ("Thanks Robert", ""),
        ("Thanks for your mail.", ""),
        ("Hello\nThanks Robert!", ""),
        ("Morning coffee is at ten.", ""),
    ] {
        differs(&mut wrong, text, &greeted(text), expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_name_whom_they_are_for() {
    let mut wrong = Vec::new();
    for (name, expected) in [
        ("御見積書_株式会社ベータ様.xlsx", "[株式会社ベータ]"),
        ("御見積書（株式会社ベータ御中）.xlsx", "[株式会社ベータ]"),
        ("鈴木様_契約書.pdf", "鈴木"),
        ("契約書(鈴木一郎様).pdf", "鈴木 一郎"),
        ("株式会社ベータ_請求書.pdf", "[株式会社ベータ]"),
        ("株式会社ベータ請求書.pdf", "[株式会社ベータ]"),
        ("20261120_ベータ様向け提案書.pptx", "[ベータ?]"),
        ("請求書_鈴木様.pdf", "鈴木"),
        ("Quotation_Beta Inc.pdf", "[Beta Inc]"),
        ("Quotation_Beta_Co_Ltd.pdf", "[Beta Co Ltd]"),
        ("Invoice_Mr_Smith.pdf", "Smith"),
        ("ご請求書_株式会社ベータ 阿部様.pdf", "[株式会社ベータ] | 阿部"),
        ("Quotation for Peter Novak.pdf", "Peter Novak"),
        ("offer_Tanaka-san.docx", "Tanaka"),
        ("（株）大和精機 御見積書.xlsx", "[（株）大和精機]"),
        ("大和精機(株)_注文書.pdf", "[大和精機(株)]"),
        ("業務委託契約書（北星印刷）.pdf", "[北星印刷]"),
        ("Quotation_Brightwater_Foods.pdf", "[Brightwater Foods?]"),
        ("契約書（東京支社）.pdf", ""),
        ("見積書（空調用機械）.pdf", ""),
    ] {
        differs(&mut wrong, name, &shown(&in_file_name(name)), expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_name_nobody_stay_so() {
    let mut wrong = Vec::new();
    for name in [
        "仕様書.xlsx",
        "同様の事例.pdf",
        "部長会議資料.pptx",
        "お客様アンケート.xlsx",
        "Invoice_Smith.pdf",
        "README.md",
        "tanaka.jpg",
        "様式1.docx",
        "殿堂入り.pdf",
        "社員名簿.xlsx",
        "各位.docx",
        "2026年度_計画.xlsx",
        "co.pdf",
        "",
        ".",
        "様",
        "株式会社.pdf",
        "様様様様.pdf",
        "Invoice April May.pdf",
    ] {
        let found =
            in_file_name(name).into_iter().filter(|one| !matches!(&one.who, Addressee::Company { certain: false, .. }));
        differs(&mut wrong, name, &shown(&found.collect::<Vec<_>>()), "");
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.join(
            "
"
        )
    );
}

#[test]
fn long_and_odd_texts_are_read_at_once() {
    for text in [
        "様".repeat(100_000),
        "田中様、".repeat(10_000),
        "株式会社 ".repeat(10_000),
        "Dear ".repeat(10_000),
        "、\n".repeat(100_000),
        "Hi a, ".repeat(1000),
    ] {
        assert!(salutations(&text).len() <= 200);
        in_file_name(&text);
    }
}
