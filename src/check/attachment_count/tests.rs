use crate::check::testing::findings;

use super::CHECK;

fn with_files(files: &[&str], text: &str) -> String {
    let files = files.iter().map(|name| format!("File: {name} 10\n")).collect::<Vec<_>>().concat();
    findings(&CHECK, &format!("To: tanaka@client.example\n{files}\n{text}"))
}

fn with_two(text: &str) -> String {
    with_files(&["見積書.pdf", "請求書.pdf"], text)
}

#[test]
fn another_number_than_said_is_told() {
    let mut wrong = Vec::new();
    for text in [
        "資料を3点添付いたします。",
        "添付3件をご確認ください。",
        "添付ファイル（3点）をご確認ください。",
        "添付資料は3つです。",
        "3つのファイルを添付しました。",
        "見積書、請求書、納品書の３点を添付いたします。",
        "三点添付いたします。",
        "下記3点のファイルをメールに添付いたしました。",
        "添付①②③をご確認ください。",
        "添付①：見積書\n添付②：請求書\n添付③：納品書",
        "添付1 見積書\n添付2 請求書\n添付3 納品書",
        "見積書を1点添付いたします。",
        "Three files are attached.",
        "Please find attached three documents.",
        "I have attached 3 files.",
        "See the three attachments.",
        "Attached is one PDF file.",
        "Attachments (3)",
        "計5通の書類を添付いたします。",
        "添付①から③をご覧ください。",
        "添付①～③をご覧ください。",
        "Three attachments are included.",
    ] {
        let found = with_two(text);
        if !found.starts_with("confirm count body") {
            wrong.push(format!("{text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(with_files(&["a.pdf"], "Two files are attached.").contains("said=2 files=1"));
    assert!(with_files(&["a.pdf"], "Both files are attached.").contains("said=2 files=1"));
}

#[test]
fn the_right_number_and_other_numbers_stay_quiet() {
    let mut wrong = Vec::new();
    for text in [
        "資料を2点添付いたします。",
        "添付2件をご確認ください。",
        "見積書1点と請求書1点を添付いたします。",
        "添付①②をご確認ください。",
        "添付の見積書をご確認ください。3点ご質問があります。",
        "添付資料の3ページをご覧ください。",
        "添付資料の3点目をご覧ください。",
        "添付ファイルは最大3点まで可能です。",
        "先日3点添付いただいた資料を拝見しました。",
        "以下の3点をご確認ください。",
        "添付ファイルは3MBです。",
        "Two files are attached.",
        "I have three questions about the attached file.",
        "The three files you attached could not be opened.",
        "はい。\n\n> 3点添付いたします。",
    ] {
        let found = with_two(text);
        if !found.is_empty() {
            wrong.push(format!("{text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What is in an archive cannot be counted from here.
    assert_eq!(with_files(&["資料.zip"], "資料を3点、圧縮して添付いたします。"), "");
    assert_eq!(with_files(&[], "資料を3点添付いたします。"), "");
}

#[test]
fn a_file_named_as_attached_that_is_not_there_is_told() {
    assert_eq!(with_two("納品書.pdf を添付いたします。"), "confirm named body「納品書.pdf」 name=納品書.pdf");
    assert!(with_two("I have attached contract_v2.docx for your review.").starts_with("confirm named"));
    assert_eq!(with_two("見積書.pdf を添付いたします。"), "");
    assert_eq!(with_two("添付の見積書.pdfをご確認ください。"), "");
    assert_eq!(with_files(&["Q3 report final.pdf"], "I have attached Q3 report final.pdf for your review."), "");
    assert_eq!(with_two("先日お送りいただいた納品書.pdf を拝見しました。"), "");
    assert_eq!(with_files(&["資料.zip"], "納品書.pdf を添付いたします。"), "");
}
