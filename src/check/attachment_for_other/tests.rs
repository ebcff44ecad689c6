use super::*;
use crate::check::testing::{Setup, findings};
use crate::lens::{FileKind, Inspection, Passage, Spot};

const POLICY: &str = "[[organization]]\nname = [\"株式会社ベータ\", \"Beta Inc.\"]\ndomains = [\"beta.example\"]\n";

fn of(file: &str, to: &str, text: &str) -> String {
    findings(&CHECK, &format!("To: {to}\nFile: {file} 10\n\n{text}"))
}

const GREETING: &str =
    "株式会社クライアント\n田中様\n\nお世話になっております。青葉商事の佐藤です。\n\nよろしくお願いいたします。\n";

#[test]
fn another_company_or_person_in_the_name_is_told() {
    assert_eq!(
        of("御見積書_株式会社ベータ様.xlsx", "tanaka@client.example", GREETING),
        "confirm name file0 name=株式会社ベータ"
    );
    assert_eq!(of("鈴木様_契約書.pdf", "tanaka@client.example", GREETING), "confirm name file0 name=鈴木");
    for file in [
        "御見積書（株式会社ベータ御中）.xlsx",
        "㈱ベータ_請求書.pdf",
        "20261120_ベータ様向け提案書.pptx",
        "請求書_鈴木一郎様.pdf",
        "Quotation_Beta_Inc.pdf",
        "contract_Mr_Suzuki.pdf",
        "株式会社ベータ様_御見積書_20261120.pdf",
    ] {
        assert!(of(file, "tanaka@client.example", GREETING).starts_with("confirm name"), "{file}");
    }
    for (file, to) in [
        ("御見積書_株式会社ベータ様.xlsx", "tanaka@client.example"),
        ("鈴木様_契約書.pdf", "田中 <x1@client.example>"),
        ("鈴木様_契約書.pdf", "tanaka@client.example"),
        ("学校法人若葉学園様_請求書.pdf", "tanaka@client.example"),
        ("20261118_オーシャンデータ様_議事録.xlsx", "tanaka@client.example"),
    ] {
        assert!(of(file, to, "見積書をお送りします。").starts_with("confirm name"), "{file} {to}");
    }
}

#[test]
fn a_known_organisation_is_told_without_an_honorific() {
    let setup = Setup::with_policy(POLICY);
    for file in ["見積_ベータ_2026.xlsx", "Quotation_Beta.pdf", "beta-contract.pdf"] {
        let found = setup.findings(&CHECK, &format!("To: tanaka@client.example\nFile: {file} 10\n\n{GREETING}"));
        assert!(found.starts_with("confirm name"), "{file}: {found}");
        let found = setup.findings(&CHECK, &format!("To: tanaka@beta.example\nFile: {file} 10\n\n田中様\n"));
        assert_eq!(found, "", "{file}");
    }
    let found =
        setup.findings(&CHECK, &format!("To: tanaka@client.example\nFile: alphabetical_list.pdf 10\n\n{GREETING}"));
    assert_eq!(found, "");
}

#[test]
fn the_recipients_own_names_are_not() {
    for file in [
        "御見積書_株式会社クライアント様.xlsx",
        "㈱クライアント_請求書.pdf",
        "田中様_契約書.pdf",
        "田中一郎様_契約書.pdf",
        "クライアント様向け提案書.pptx",
        "Quotation_Client_Inc.pdf",
        "仕様書.xlsx",
        "Invoice_Smith.pdf",
        "佐藤様_名刺.pdf",
        "青葉商事株式会社_会社案内.pdf",
        "お客様アンケート.xlsx",
        "ご担当者様へのご案内.pdf",
        "部長会議資料.pdf",
        "鈴木.pdf",
        "様式第1号.docx",
    ] {
        let mail = format!(
            "From: 佐藤 花子 <sato@ours.example>\nTo: tanaka@client.example\nFile: {file} 10\n\n{GREETING}\n-- \n青葉商事株式会社 佐藤 花子\n"
        );
        assert_eq!(findings(&CHECK, &mail), "", "{file}");
    }
    for (file, to, text) in [
        ("鈴木様_契約書.pdf", "tanaka@client.example, suzuki@client.example", GREETING),
        ("鈴木様_契約書.pdf", "info@client.example", "ご担当者様\n"),
        ("鈴木様_契約書.pdf", "sato@ours.example", "佐藤さん\n"),
        ("鈴木様_契約書.pdf", "tanaka@client.example", "田中様\n\n鈴木様の契約書をお送りします。\n"),
        (
            "株式会社ベータ様_事例.pdf",
            "tanaka@client.example",
            "田中様\n\n株式会社ベータ様の導入事例をお送りします。\n",
        ),
        ("山田製作所様_見積.pdf", "info@yms.example", "ご担当者様\n"),
        ("日本電気株式会社様_見積.pdf", "tanaka@nec.example", "日本電気株式会社\n田中様\n"),
        ("April May figures.pdf", "john.brown@client.example", "Dear John,\n"),
    ] {
        assert_eq!(of(file, to, text), "", "{file} {to}");
    }
}

#[test]
fn the_title_of_a_file_tells_too() {
    let draft =
        crate::check::testing::draft(&format!("To: tanaka@client.example\nFile: mitsumori.xlsx 10\n\n{GREETING}"));
    let setup = Setup::default();
    let mut file = Inspection::new("mitsumori.xlsx", FileKind::Unknown, 10);
    file.marks =
        vec![Mark::Property { which: Property::Title, value: "御見積書 株式会社ベータ様".to_owned() }];
    let inspections = [Some(std::sync::Arc::new(file))];
    let case = Case::new(&draft, &setup.policy, &setup.own, &setup.known, crate::check::testing::TODAY);
    let found = run(&case.inspections(&inspections));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].grade, "title");
}

#[test]
fn what_nobody_here_can_tell_is_a_note() {
    for (file, to, text, name) in [
        ("株式会社山田製作所_見積.pdf", "tanaka@client.example", "田中様\n", "株式会社山田製作所"),
        ("Contract Margaret Howell.pdf", "Daniel Brown <d.brown@client.example>", "Hi Daniel,\n", "Margaret Howell"),
    ] {
        assert_eq!(of(file, to, text), format!("note unclear file0 name={name}"), "{file}");
    }
    let to = "Daniel Brown <d.brown@client.example>";
    assert_eq!(of("Quotation for Margaret Howell.pdf", to, "Hi Daniel,\n"), "confirm name file0 name=Margaret Howell");
    for file in
        ["Contract Daniel Brown.pdf", "Annual Report.pdf", "Grant Application Form.docx", "Sales April 2026.xlsx"]
    {
        assert_eq!(of(file, to, "Hi Daniel,\n"), "", "{file}");
    }
    assert_eq!(of("CV Margaret Howell.pdf", to, "Hi Daniel,\n\nhere is the CV of Margaret Howell.\n"), "");
}

/// A file with one text at its beginning.
fn paper(spot: Spot, text: &str) -> Inspection {
    let mut file = Inspection::new("a.pdf", FileKind::Pdf, 10);
    file.passages = vec![Passage::new(spot, text)];
    file
}

fn inside(policy: &str, file: Inspection, to: &str, text: &str) -> String {
    let setup = Setup { inside: vec![file], ..Setup::with_policy(policy) };
    setup.findings(&CHECK, &format!("To: {to}\nFile: a.pdf 10\n\n{text}"))
}

#[test]
fn a_heading_that_addresses_somebody_else_is_told() {
    let suzuki = "鈴木 美咲 <m-suzuki@hinode-bussan.co.jp>";
    let dan = "Daniel Osei <d.osei@brightwaterfoods.example>";
    let page = Spot::Page { number: 1 };
    assert_eq!(
        inside("", paper(page.clone(), "請求書\nみどり工業株式会社 御中\n合計 120,000円"), suzuki, "鈴木様\n"),
        "confirm title file0 › p.1 name=みどり工業株式会社 title=みどり工業株式会社 御中"
    );
    for (spot, text, to, greeting) in [
        (page.clone(), "御見積書\n佐藤 健一 様", suzuki, "鈴木様\n"),
        (Spot::Slide { number: 1 }, "みどり工業株式会社様 販促ご提案\n青葉商事", suzuki, "鈴木様\n"),
        (page.clone(), "INVOICE\nBill to: Northgate Logistics Ltd\nPallet", dan, "Hi Daniel,\n"),
        (
            Spot::Sheet { name: "Invoice".to_owned() },
            "INVOICE\nBill to:\tNorthgate Logistics Ltd\nItem\tQty",
            dan,
            "Hi Daniel,\n",
        ),
        (page.clone(), "Proposal\nPrepared for Pinecrest Media Inc.", dan, "Hi Daniel,\n"),
        (Spot::Whole, "Dear Ms. Carter,\nWe are pleased", dan, "Hi Daniel,\n"),
        (Spot::Sheet { name: "みどり工業様".to_owned() }, "品名\t数量", suzuki, "鈴木様\n"),
    ] {
        let found = inside("", paper(spot, text), to, greeting);
        assert!(found.starts_with("confirm title"), "{text}: {found}");
    }
    let policy = "[[organization]]\nname = [\"Northgate Logistics Ltd\"]\ndomains = [\"northgate.example\"]\n";
    let found = inside(policy, paper(page, "Proposal for Northgate Logistics"), dan, "Hi Daniel,\n");
    assert!(found.starts_with("confirm title"), "{found}");
}

#[test]
fn a_heading_for_the_recipients_or_for_nobody_is_not() {
    let suzuki = "鈴木 美咲 <m-suzuki@hinode-bussan.co.jp>";
    let dan = "Daniel Osei <d.osei@brightwaterfoods.example>";
    let page = Spot::Page { number: 1 };
    for (text, to, mail) in [
        ("請求書\n株式会社ヒノデ物産 御中", suzuki, "鈴木様\n"),
        ("御見積書\n鈴木 美咲 様", suzuki, "鈴木様\n"),
        ("御見積書\n株式会社ヒノデ物産\n佐藤様 鈴木様", suzuki, "鈴木様\n"),
        // The company is named in the mail, or its domain may be an English one.
        ("御見積書\n日の出商会株式会社 御中", suzuki, "日の出商会株式会社\n鈴木様\n"),
        ("御見積書\n株式会社青空 御中", "田中 <tanaka@bluesky.co.jp>", "田中様\n"),
        // What came to us is passed on.
        ("請求書\nアワーズ株式会社 御中", suzuki, "鈴木様\n\n-- \nアワーズ株式会社\n"),
        ("Invoice\nBill to: Ours Ltd", dan, "Hi Daniel,\n"),
        ("お客様各位\n価格改定のお知らせ", suzuki, "鈴木様\n"),
        ("申込書\n会社名　　　　　御中\n氏名　　　　　様", suzuki, "鈴木様\n"),
        ("履歴書\n氏名 佐藤 健一", suzuki, "鈴木様\n"),
        ("座席表\n佐藤様\n田中様\n高橋様\n伊藤様\n渡辺様", suzuki, "鈴木様\n"),
        ("佐藤 健一 様", suzuki, "鈴木様\n\n佐藤 健一様の契約書をお送りします。\n"),
        ("Proposal for Website Redesign", dan, "Hi Daniel,\n"),
        ("Invoice\nBill to: Brightwater Foods Inc.", dan, "Hi Daniel,\n"),
        ("Statement of Work for BWF Ltd", dan, "Hi Daniel,\n"),
        ("Dear customer,\nWe are pleased", dan, "Hi Daniel,\n"),
    ] {
        assert_eq!(inside("", paper(page.clone(), text), to, mail), "", "{text}");
    }
    // A mail that is passed on was to somebody else.
    let mut mail = paper(Spot::Whole, "佐藤 健一 様\nお世話になっております。");
    mail.kind = FileKind::Message;
    assert_eq!(inside("", mail, suzuki, "鈴木様\n"), "");
    // Only the beginning is a heading.
    assert_eq!(inside("", paper(Spot::Page { number: 2 }, "みどり工業株式会社 御中"), suzuki, "鈴木様\n"), "");
}

#[test]
fn the_name_of_a_file_in_an_archive_tells() {
    let mut archive = Inspection::new("a.zip", FileKind::Archive, 10);
    archive.inside = vec![Inspection::new("見積/御見積書_みどり工業様.pdf", FileKind::Pdf, 10)];
    let found = inside("", archive, "鈴木 美咲 <m-suzuki@hinode-bussan.co.jp>", "鈴木様\n");
    assert_eq!(found, "confirm name file0 › 見積/御見積書_みどり工業様.pdf name=みどり工業");
}

#[test]
fn companies_without_a_form_are_told_as_far_as_they_are_known() {
    assert_eq!(
        of("業務委託契約書（北星印刷）.pdf", "watanabe@sakura-design.jp", "渡辺様\n"),
        "confirm name file0 name=北星印刷"
    );
    assert!(of("（株）山田製作所 御見積書.xlsx", "tanaka@client.example", "田中様\n").starts_with("note unclear"));
    let emily = "Emily Carter <emily.carter@harbour.example>";
    assert!(of("Quotation_Brightwater_Foods.pdf", emily, "Hi Emily,\n").starts_with("note unclear"));
    let setup = Setup::with_policy(
        "[[organization]]\nname = [\"Northgate Logistics\"]\ndomains = [\"northgate.example\"]\n\
         [[organization]]\nname = [\"Standard Motors\"]\ndomains = [\"stdm.example\"]\n",
    );
    let named = |file: &str, to: &str| setup.findings(&CHECK, &format!("To: {to}\nFile: {file} 10\n\nHi,\n"));
    assert_eq!(named("Quote_Northgate.pdf", emily), "confirm name file0 name=Northgate Logistics");
    for (file, to) in [
        ("Quote_Northgate.pdf", "x@northgate.example"),
        ("Quote_Northgate.pdf", "x@northgate-uk.example"),
        ("Standard_terms.pdf", emily),
        ("Quote_Northgates.pdf", emily),
    ] {
        assert_eq!(named(file, to), "", "{file} {to}");
    }
}
