use super::*;
use crate::check::testing::{Setup, findings};
use crate::lens::{FileKind, Inspection};

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
