//! A file whose content is of another kind than its name or its declared type says.

use crate::lens::{self, FileKind};
use crate::mail::Attachment;
use crate::policy::Level;

use super::inside::{place, tell_each};
use super::{Case, Check, Finding, Kind, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment_type_differs",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, file) in case.draft.attachments.iter().enumerate() {
        let finding = |name: &str, (claimed, actual): (FileKind, FileKind)| {
            let finding = Finding::at(place(index, &[], None)).with("name", name);
            finding.with("claimed", claimed.id()).with("kind", actual.id())
        };
        if let Some(pair) = differs(file) {
            findings.push(finding(&file.name, pair));
        }
        let Some(top) = case.inspection(index) else { continue };
        let inside = top.walk().skip(1).filter_map(|(path, inner)| {
            let pair = (FileKind::of_name(&inner.name), inner.kind);
            let contradicts = !agree(pair.0, pair.1, &inner.name);
            contradicts.then(|| (path, finding(&inner.name, pair)))
        });
        findings.extend(tell_each(index, inside));
    }
    findings
}

/// What is claimed, and what it is.
fn differs(file: &Attachment) -> Option<(FileKind, FileKind)> {
    let actual = FileKind::of_bytes(&file.data)?;
    let by_name = FileKind::of_name(&file.name);
    let is_late_pdf = by_name == FileKind::Pdf && has_late_pdf_header(&file.data);
    if !is_late_pdf && !agree(by_name, actual, &file.name) {
        return Some((by_name, actual));
    }
    let declared = declared(&file.media_type.0)?;
    // Text travels under any type, and programs go by the name first.
    let is_told = !is_text(actual) && actual != FileKind::Program && !agree(declared, actual, &file.name);
    is_told.then_some((declared, actual))
}

/// What some programs put in front of a PDF does not keep others from opening it (PDF 1.7, annex H.3.4.1).
fn has_late_pdf_header(data: &[u8]) -> bool {
    memchr::memmem::find(data.get(..1024).unwrap_or(data), b"%PDF-").is_some()
}

/// The kind a media type promises, where it promises one; `application/octet-stream` and text types promise nothing.
fn declared(media_type: &str) -> Option<FileKind> {
    const OFFICE: [&str; 4] =
        ["application/msword", "application/vnd.ms-", "application/vnd.openxml", "application/vnd.oasis"];
    const ARCHIVES: [&str; 6] = [
        "application/zip",
        "application/x-zip",
        "application/x-7z",
        "application/gzip",
        "application/x-rar",
        "application/vnd.rar",
    ];
    let starts = |names: &[&str]| names.iter().any(|name| media_type.starts_with(name));
    match media_type.split_once('/')? {
        ("application", "pdf" | "x-pdf") => Some(FileKind::Pdf),
        ("image", _) => Some(FileKind::Picture),
        ("audio", _) => Some(FileKind::Audio),
        ("video", _) => Some(FileKind::Video),
        _ if starts(&OFFICE) => Some(FileKind::Word),
        _ if starts(&ARCHIVES) => Some(FileKind::Archive),
        _ => None,
    }
}

/// Whether content of this kind is what people get who go by the claim. Kinds that share a form agree: programs open
/// them all the same, or say clearly that they do not.
fn agree(claimed: FileKind, actual: FileKind, name: &str) -> bool {
    let form = |kind| {
        if is_office(kind) || matches!(kind, FileKind::Archive | FileKind::Compound) {
            1
        } else if is_text(kind) {
            2
        } else if matches!(kind, FileKind::Audio | FileKind::Video) {
            3
        } else {
            0
        }
    };
    if claimed == actual || matches!(claimed, FileKind::Unknown | FileKind::Compound) {
        return true;
    }
    // Plain text has no mark of its own: it may be anything.
    if matches!(actual, FileKind::Unknown | FileKind::Empty | FileKind::Text) {
        return true;
    }
    if form(claimed) != 0 && form(claimed) == form(actual) {
        return true;
    }
    let extension = lens::extension(name);
    match claimed {
        // Other programs write pages and tables of text under these names, and Office opens them.
        FileKind::Word | FileKind::Excel => is_text(actual),
        // Installers and applications are archives or texts in form.
        FileKind::Program | FileKind::Script => form(actual) == 1 || is_text(actual) || actual == FileKind::Program,
        FileKind::Message => actual == FileKind::Compound || actual == FileKind::Word,
        FileKind::DiskImage => form(actual) == 1,
        FileKind::Picture => match extension.as_str() {
            "ai" | "eps" => matches!(actual, FileKind::Pdf) || is_text(actual),
            "emz" | "wmz" => actual == FileKind::Archive,
            "svg" => is_text(actual),
            _ => false,
        },
        FileKind::Archive
        | FileKind::Pdf
        | FileKind::PowerPoint
        | FileKind::OfficeMacro
        | FileKind::OpenDocument
        | FileKind::Audio
        | FileKind::Video
        | FileKind::Text
        | FileKind::Table
        | FileKind::Html
        | FileKind::Calendar
        | FileKind::Contact
        | FileKind::Signature
        | FileKind::Compound
        | FileKind::Empty
        | FileKind::Unknown => false,
    }
}

fn is_office(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Word | FileKind::Excel | FileKind::PowerPoint | FileKind::OfficeMacro | FileKind::OpenDocument
    )
}

fn is_text(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Text
            | FileKind::Table
            | FileKind::Html
            | FileKind::Calendar
            | FileKind::Contact
            | FileKind::Script
            | FileKind::Message
            | FileKind::Signature
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, attach, draft};
    use crate::lens::hostile::{Entry, zip};
    use crate::mail::MediaType;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

    fn found(name: &str, media_type: &str, data: &[u8]) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        attach(&mut mail, name, data);
        mail.attachments[0].media_type = MediaType(media_type.to_owned());
        Setup::looking_inside().found(&CHECK, &mail)
    }

    #[test]
    fn content_of_another_kind_than_the_name_says_is_told() {
        assert_eq!(
            found("請求書.pdf", "application/pdf", b"MZ\x90\0"),
            "confirm file0 name=請求書.pdf claimed=pdf kind=program"
        );
        assert_eq!(found("a.pdf", "application/pdf", PNG), "confirm file0 name=a.pdf claimed=pdf kind=picture");
        assert_eq!(found("a.jpg", "image/jpeg", b"%PDF-1.7"), "confirm file0 name=a.jpg claimed=picture kind=pdf");
        assert_eq!(found("a.pdf", "application/pdf", b"<html>404"), "confirm file0 name=a.pdf claimed=pdf kind=html");
        assert_eq!(found("a.txt", "text/plain", b"%PDF-1.7"), "confirm file0 name=a.txt claimed=text kind=pdf");
        assert_eq!(found("a.docx", "", b"%PDF-1.7"), "confirm file0 name=a.docx claimed=word kind=pdf");
        assert_eq!(found("a.csv", "", COMPOUND), "confirm file0 name=a.csv claimed=table kind=compound");
    }

    #[test]
    fn content_of_another_kind_than_the_declared_type_says_is_told() {
        assert_eq!(found("scan", "image/png", b"%PDF-1.7"), "confirm file0 name=scan claimed=picture kind=pdf");
        assert_eq!(found("a.png", "application/pdf", PNG), "confirm file0 name=a.png claimed=pdf kind=picture");
    }

    #[test]
    fn one_inside_an_archive_is_told_with_the_way_to_it() {
        let archive = zip(&[Entry::stored("a.pdf", PNG), Entry::stored("b.png", PNG)]);
        assert_eq!(found("a.zip", "", &archive), "confirm file0 › a.pdf name=a.pdf claimed=pdf kind=picture");
    }

    #[test]
    fn what_programs_do_every_day_is_not_told() {
        let office = zip(&[Entry::stored("[Content_Types].xml", b"x"), Entry::stored("xl/workbook.xml", b"x")]);
        let archive = zip(&[Entry::stored("a.txt", b"x")]);
        let cases: [(&str, &str, &[u8]); 27] = [
            ("photo.jpeg", "image/jpg", b"\xFF\xD8\xFF\xE0"),
            ("photo.jpg", "image/pjpeg", PNG),
            ("list.csv", "text/plain", b"a,b\n"),
            ("list.csv", "application/vnd.ms-excel", b"a,b\n"),
            ("見積.xlsx", "application/octet-stream", &office),
            ("見積.xlsx", "application/zip", &office),
            ("見積.xlsx", "application/vnd.ms-excel", &office),
            ("見積.zip", "application/x-zip-compressed", &office),
            ("report.xls", "application/vnd.ms-excel", b"<html><table>"),
            ("report.xls", "application/vnd.ms-excel", b"a\tb\n"),
            ("letter.doc", "application/msword", b"{\\rtf1 x}"),
            ("letter.doc", "application/msword", COMPOUND),
            ("letter.docx", "application/vnd.openxmlformats", COMPOUND),
            ("計画.jtd", "application/octet-stream", COMPOUND),
            ("mail.msg", "application/vnd.ms-outlook", COMPOUND),
            ("setup.msi", "application/x-msi", COMPOUND),
            ("app.jar", "application/java-archive", &archive),
            ("logo.ai", "application/postscript", b"%PDF-1.5"),
            ("logo.svg", "image/svg+xml", b"<svg xmlns='x'/>"),
            ("patch", "application/octet-stream", b"--- a\n+++ b\n"),
            ("report.pdf", "application/pdf", b"only a text"),
            ("code.ts", "video/mp2t", b"let a = 1;\n"),
            ("smime.p7s", "application/pkcs7-signature", b"\x30\x82\x01"),
            ("signature.asc", "application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----"),
            ("report.pdf", "application/pdf", b"\n\n%PDF-1.4 x"),
            ("report.pdf", "application/pdf", b""),
            ("report.pdf", "application/pdf", b"\x00\x01\x02 protected by another program"),
        ];
        for (name, media_type, data) in cases {
            assert_eq!(found(name, media_type, data), "", "{name} {media_type}");
        }
    }
}
