use super::*;
use crate::check::testing::{Setup, attach, draft};
use crate::lens::office::made::{document, package, rows, workbook};
use crate::mail::Draft;

const CUSTOMERS: &[&[&str]] = &[&["氏名", "電話"], &["田中", "090-1234-5678"]];

fn mail_with(header: &str, name: &str, data: &[u8]) -> Draft {
    let mut mail = draft(&format!("{header}\n\n"));
    attach(&mut mail, name, data);
    mail
}

fn found(header: &str, name: &str, data: &[u8]) -> String {
    Setup::looking_inside().found(&CHECK, &mail_with(header, name, data))
}

const OUTSIDE: &str = "To: a@client.example";
const INSIDE: &str = "To: b@ours.example";

fn made_by(author: &str, company: &str) -> Vec<u8> {
    let core = format!("<p><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy></p>");
    let app = format!("<Properties><Company>{company}</Company></Properties>");
    document("<w:p/>", &[("docProps/core.xml", &core), ("docProps/app.xml", &app)])
}

#[test]
fn a_plain_workbook_says_nothing() {
    let plain = workbook(&[("見積", "", &rows(&[&["品名", "数量"], &["ねじ", "10"]])), ("Sheet2", "hidden", "")], &[]);
    assert_eq!(found(OUTSIDE, "見積.xlsx", &plain), "");
    assert_eq!(found(OUTSIDE, "plain.docx", &made_by("python-docx", "Microsoft")), "");
}

#[test]
fn hidden_sheets_are_one_finding_with_their_names() {
    let file =
        workbook(&[("表", "", ""), ("顧客", "hidden", &rows(CUSTOMERS)), ("単価", "hidden", &rows(&[&["800"]]))], &[]);
    assert_eq!(
        found(OUTSIDE, "見積.xlsx", &file),
        "confirm content file0 how=sheet count=3 places=2 where=顧客,単価 more=0 excerpt="
    );
    assert_eq!(
        found(INSIDE, "見積.xlsx", &file),
        "confirm content file0 how=sheet count=3 places=2 where=顧客,単価 more=0 excerpt="
    );
}

#[test]
fn what_lies_in_an_archive_is_found_at_its_place() {
    let inner = workbook(&[("顧客", "veryHidden", &rows(CUSTOMERS))], &[]);
    let outer = document("", &[]);
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(outer)).unwrap();
    zip.start_file("word/embeddings/Sheet1.xlsx", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, &inner).unwrap();
    assert_eq!(
        found(OUTSIDE, "a.docx", &zip.finish().unwrap().into_inner()),
        "confirm content file0 › Sheet1.xlsx how=very_hidden_sheet count=2 places=1 where=顧客 more=0 excerpt="
    );
}

#[test]
fn among_insiders_working_on_a_draft_is_a_note() {
    let file = document("<w:p><w:del><w:r><w:delText>値引き 090-1234-5678</w:delText></w:r></w:del></w:p>", &[]);
    let line = "how=tracked_change count=1 places=1 where=¶1 more=0 excerpt=値引き •••-••••-••••";
    assert_eq!(found(OUTSIDE, "a.docx", &file), format!("confirm content file0 {line}"));
    assert_eq!(found(INSIDE, "a.docx", &file), format!("note content file0 quiet-insiders {line}"));
}

#[test]
fn a_company_that_the_mail_does_not_name_is_a_note() {
    let file = made_by("山田 太郎", "ライバル商事株式会社");
    let named = "note metadata file0 names=山田 太郎,ライバル商事株式会社";
    assert_eq!(found(OUTSIDE, "a.docx", &file), named);
    assert_eq!(found(INSIDE, "a.docx", &file), "");
    assert_eq!(
        found("From: 山田太郎 <yamada@ours.example>\nTo: a@client.example", "a.docx", &file),
        "note metadata file0 names=ライバル商事株式会社"
    );
    let mut mail = draft(
        "From: Taro <me@ours.example>\nTo: a@client.example\n\nいつもお世話になっております。\n（株）ライバル商事の山田です。",
    );
    attach(&mut mail, "a.docx", &file);
    assert_eq!(Setup::looking_inside().found(&CHECK, &mail), "");
}

#[test]
fn what_programs_write_for_nobody_is_no_stranger() {
    for author in ["anonymous", "Unspecified", "openpyxl", "Windows ユーザー"] {
        assert_eq!(found(OUTSIDE, "a.docx", &made_by(author, "")), "", "{author}");
    }
}

#[test]
fn the_own_or_the_recipients_organisation_is_no_stranger() {
    for (author, company) in [("Client Suzuki", "Client Inc."), ("me@ours.example", "OURS Co., Ltd."), ("", "")] {
        assert_eq!(found(OUTSIDE, "a.docx", &made_by(author, company)), "", "{author}");
    }
}

#[test]
fn many_files_are_told_up_to_a_number() {
    let inner = workbook(&[("顧客", "hidden", &rows(&[&["a"]]))], &[]);
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(document("", &[]))).unwrap();
    for number in 0..30 {
        zip.start_file(format!("word/embeddings/{number}.xlsx"), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &inner).unwrap();
    }
    let found = found(OUTSIDE, "a.docx", &zip.finish().unwrap().into_inner());
    assert_eq!(found.lines().count(), 11);
    assert!(found.ends_with("confirm content file0 how=more_files count=20"), "{found}");
}

#[test]
fn a_file_that_nobody_could_read_says_nothing_here() {
    assert_eq!(found(OUTSIDE, "a.xlsx", &package(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "<")])), "");
}

#[test]
fn evidence_is_masked() {
    assert_eq!(masked("電話 03-1234-5678 まで"), "電話 ••-••••-•••• まで");
    assert_eq!(masked("原価は800円"), "原価は800円");
    assert_eq!(masked("tanaka@client.example へ"), "••••••@client.example へ");
}
