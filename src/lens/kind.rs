//! What an attachment is, from its bytes and its name.

use serde::{Deserialize, Serialize};

mod known;

use known::{EXTENSIONS, MAGIC, WEAK_MAGIC};

/// A kind of file, as far as a few bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Pdf,
    Word,
    Excel,
    PowerPoint,
    /// Office with macros, by name or content.
    OfficeMacro,
    OpenDocument,
    /// A compound file that no name tells more about.
    Compound,
    Archive,
    DiskImage,
    Picture,
    Audio,
    Video,
    Text,
    Table,
    Html,
    Message,
    Calendar,
    Contact,
    Signature,
    /// Programs, installers and shortcuts.
    Program,
    Script,
    Empty,
    Unknown,
}

impl FileKind {
    /// Content first: a name is a claim. Where content tells only the container, the name tells the rest.
    pub fn detect(data: &[u8], name: &str) -> Self {
        if data.is_empty() {
            return Self::Empty;
        }
        let by_name = Self::of_extension(&extension(name));
        match Self::of_content(data) {
            Some(Self::Text) => by_name.filter(|kind| kind.is_text()).unwrap_or(Self::Text),
            // Office packs its drawings.
            Some(Self::Archive) if by_name == Some(Self::Picture) && data.starts_with(b"\x1F\x8B") => Self::Picture,
            Some(Self::Compound) => by_name.filter(|kind| kind.is_compound()).unwrap_or(Self::Compound),
            // Macros are announced by the name; without them the content says the same as the name.
            Some(Self::Word | Self::Excel | Self::PowerPoint) if by_name == Some(Self::OfficeMacro) => {
                Self::OfficeMacro
            }
            Some(kind) => kind,
            None => by_name.unwrap_or(Self::Unknown),
        }
    }

    /// What the bytes alone tell; `None` where they tell nothing.
    pub fn of_bytes(data: &[u8]) -> Option<Self> {
        if data.is_empty() { Some(Self::Empty) } else { Self::of_content(data) }
    }

    /// What a name claims, where there are no bytes to ask.
    pub fn of_name(name: &str) -> Self {
        Self::of_extension(&extension(name)).unwrap_or(Self::Unknown)
    }

    /// How the catalogs name it: `kind-pdf`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::Excel => "excel",
            Self::PowerPoint => "powerpoint",
            Self::OfficeMacro => "office_macro",
            Self::OpenDocument => "open_document",
            Self::Compound => "compound",
            Self::Archive => "archive",
            Self::DiskImage => "disk_image",
            Self::Picture => "picture",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Text => "text",
            Self::Table => "table",
            Self::Html => "html",
            Self::Message => "message",
            Self::Calendar => "calendar",
            Self::Contact => "contact",
            Self::Signature => "signature",
            Self::Program => "program",
            Self::Script => "script",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }

    /// Whether opening it may run something, or bring something along that does; such a file is only saved.
    pub fn is_risky(self) -> bool {
        match self {
            Self::OfficeMacro
            | Self::Compound
            | Self::Archive
            | Self::DiskImage
            | Self::Html
            | Self::Program
            | Self::Script
            | Self::Unknown => true,
            Self::Pdf
            | Self::Word
            | Self::Excel
            | Self::PowerPoint
            | Self::OpenDocument
            | Self::Picture
            | Self::Audio
            | Self::Video
            | Self::Text
            | Self::Table
            | Self::Message
            | Self::Calendar
            | Self::Contact
            | Self::Signature
            | Self::Empty => false,
        }
    }

    /// Whether it can be shown without another program: pictures and plain text.
    pub fn has_preview(self) -> bool {
        matches!(self, Self::Picture | Self::Text | Self::Table | Self::Calendar | Self::Contact)
    }

    /// What only a name tells apart from plain text.
    fn is_text(self) -> bool {
        matches!(
            self,
            Self::Program
                | Self::Table
                | Self::Html
                | Self::Message
                | Self::Calendar
                | Self::Contact
                | Self::Signature
                | Self::Script
        )
    }

    /// What only a name tells apart among compound files.
    fn is_compound(self) -> bool {
        matches!(self, Self::Word | Self::Excel | Self::PowerPoint | Self::OfficeMacro | Self::Message | Self::Program)
    }

    fn of_extension(extension: &str) -> Option<Self> {
        EXTENSIONS.iter().find(|(_, names)| names.contains(&extension)).map(|(kind, _)| *kind)
    }

    fn of_content(data: &[u8]) -> Option<Self> {
        if data.starts_with(b"PK\x03\x04") {
            return Some(of_zip(data));
        }
        let has = |(offset, magic): (usize, &[u8])| data.get(offset..).is_some_and(|rest| rest.starts_with(magic));
        if let Some((_, _, kind)) = MAGIC.iter().find(|(offset, magic, _)| has((*offset, magic))) {
            return Some(*kind);
        }
        if looks_like_text(data) {
            return Some(of_text(data));
        }
        WEAK_MAGIC.iter().find(|(offset, magic, _)| has((*offset, magic))).map(|(_, _, kind)| *kind)
    }
}

/// Whether opening a file of this content and name may run something; such a file is only saved. Content and name are
/// both asked: the system opens by name whatever the content is.
pub fn is_risky(data: &[u8], name: &str) -> bool {
    let by_name = FileKind::of_extension(&extension(name));
    FileKind::detect(data, name).is_risky() || by_name.is_some_and(FileKind::is_risky)
}

/// The last extension in lower case, without its full stop; empty where there is none.
pub fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // Windows drops trailing full stops and spaces on saving.
    let file = file.trim_end_matches(|letter: char| letter == '.' || letter.is_whitespace());
    match file.rsplit_once('.') {
        Some((_, extension)) => extension.trim().to_lowercase(),
        None => String::new(),
    }
}

/// Whether a file of this extension (lower case) runs when it is opened.
pub fn runs_when_opened(extension: &str) -> bool {
    matches!(FileKind::of_extension(extension), Some(FileKind::Program | FileKind::Script))
}

/// Whether people know this extension as one, so that they stop reading the name there.
pub fn is_known_extension(extension: &str) -> bool {
    FileKind::of_extension(extension).is_some()
}

/// Office files and `OpenDocument` ones are zip archives that name what they are in their first entries; macros have one of their own.
fn of_zip(data: &[u8]) -> FileKind {
    /// Enough for the local headers that matter; a whole archive is not walked for a label.
    const HEAD: usize = 64 * 1024;
    let head = data.get(..HEAD).unwrap_or(data);
    // The names stand again in the directory at the end.
    let tail = data.get(data.len().saturating_sub(HEAD)..).unwrap_or(data);
    let has = |name: &[u8]| [head, tail].iter().any(|part| memchr::memmem::find(part, name).is_some());
    // Names of other archives may stand anywhere; what runs has its own in front.
    let first = head.get(30..).unwrap_or_default();
    if has(b"mimetypeapplication/vnd.oasis.opendocument") {
        return FileKind::OpenDocument;
    }
    if first.starts_with(b"META-INF/") || first.starts_with(b"AndroidManifest.xml") {
        return FileKind::Program;
    }
    if !has(b"[Content_Types].xml") {
        return FileKind::Archive;
    }
    let kinds: [(&[u8], FileKind); 4] = [
        (b"vbaProject.bin", FileKind::OfficeMacro),
        (b"word/", FileKind::Word),
        (b"xl/", FileKind::Excel),
        (b"ppt/", FileKind::PowerPoint),
    ];
    kinds.into_iter().find(|(name, _)| has(name)).map_or(FileKind::Archive, |(_, kind)| kind)
}

/// No control characters but those of text, in what can be looked at quickly; UTF-16 by its byte order mark.
fn looks_like_text(data: &[u8]) -> bool {
    if data.starts_with(b"\xFF\xFE") || data.starts_with(b"\xFE\xFF") {
        return true;
    }
    let head = data.get(..4096).unwrap_or(data);
    // ESC introduces the character sets of ISO-2022-JP.
    head.iter().all(|byte| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B))
}

/// Text that says in its first words what it is.
fn of_text(data: &[u8]) -> FileKind {
    let head: Vec<u8> = data.get(..512).unwrap_or(data).to_ascii_lowercase();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    if head.starts_with(b"<svg") || head.starts_with(b"<?xml") && memchr::memmem::find(head, b"<svg").is_some() {
        return FileKind::Picture;
    }
    if head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || memchr::memmem::find(head, b"<script").is_some()
    {
        return FileKind::Html;
    }
    if head.starts_with(b"begin:vcalendar") {
        return FileKind::Calendar;
    }
    if head.starts_with(b"begin:vcard") {
        return FileKind::Contact;
    }
    if head.starts_with(b"-----begin pgp ") {
        return FileKind::Signature;
    }
    if is_mail(head) {
        return FileKind::Message;
    }
    FileKind::Text
}

/// A header section that only mails have, in lower case.
fn is_mail(head: &[u8]) -> bool {
    const FIRST: [&[u8]; 8] =
        [b"return-path:", b"received:", b"delivered-to:", b"mime-version:", b"message-id:", b"x-", b"from:", b"date:"];
    let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    FIRST.iter().any(|name| head.starts_with(name))
        && (has(b"\nmime-version:") || has(b"\nmessage-id:") || has(b"\nreceived:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(data: &[u8], name: &str) -> &'static str {
        FileKind::detect(data, name).id()
    }

    /// A zip archive with these entries, stored.
    fn zip(names: &[&str]) -> Vec<u8> {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for name in names {
            zip.start_file(*name, stored).unwrap();
            let content = if *name == "mimetype" { "application/vnd.oasis.opendocument.text" } else { "x" };
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_the_name_runs_is_risky_whatever_it_holds() {
        assert!(is_risky(b"only a text", "report.pdf.exe"));
        assert!(is_risky(b"MZ\x90\x00", "report.txt"));
        assert!(!is_risky(b"only a text", "report.txt"));
    }

    #[test]
    fn content_beats_the_name() {
        assert_eq!(kind(b"%PDF-1.7", "photo.jpg"), "pdf");
        assert_eq!(kind(b"MZ\x90\0", "invoice.pdf"), "program");
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n", ""), "picture");
        assert_eq!(kind(b"<!DOCTYPE html><p>", "letter.txt"), "html");
    }

    #[test]
    fn office_is_told_by_its_entries() {
        assert_eq!(kind(&zip(&["[Content_Types].xml", "word/document.xml"]), "a"), "word");
        assert_eq!(kind(&zip(&["[Content_Types].xml", "xl/workbook.xml"]), "a.zip"), "excel");
        assert_eq!(kind(&zip(&["[Content_Types].xml", "ppt/presentation.xml"]), "a"), "powerpoint");
        assert_eq!(
            kind(&zip(&["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"]), "a.xlsx"),
            "office_macro"
        );
        assert_eq!(kind(&zip(&["mimetype", "content.xml"]), "a"), "open_document");
        assert_eq!(kind(&zip(&["word/readme.txt"]), "a.docx"), "archive");
    }

    #[test]
    fn the_name_tells_what_content_leaves_open() {
        let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        assert_eq!(kind(compound, "a.xls"), "excel");
        assert_eq!(kind(compound, "a.msg"), "message");
        assert_eq!(kind(compound, "a.png"), "compound");
        assert_eq!(kind(b"a,b\n", "list.CSV"), "table");
        assert_eq!(kind("氏名\n".as_bytes(), "名簿.txt"), "text");
        assert_eq!(kind(b"\x00\x01\x02", "a.bat"), "script");
        assert_eq!(kind(b"\x00\x01\x02", "a.unheard"), "unknown");
        assert_eq!(kind(b"", "a.pdf"), "empty");
    }

    #[test]
    fn a_text_that_begins_like_something_else_is_a_text() {
        for text in ["BMWの見積", "ID3 tags", "BZh?", "a -lh5-", "MIME-Version: is a header field"] {
            assert_eq!(kind(text.as_bytes(), "a.txt"), "text", "{text}");
        }
        assert_eq!(kind(b"BM\x36\0\0\0", "a"), "picture");
        assert_eq!(kind(b"\0\0\0\x18ftypheix", "a"), "picture");
        assert_eq!(kind(b"\0\0\0\x18ftypisom", "a"), "video");
    }

    #[test]
    fn a_mail_or_a_message_of_pgp_is_told_by_its_first_lines() {
        assert_eq!(kind(b"Received: from a\nMIME-Version: 1.0\n\nx", "mail"), "message");
        assert_eq!(kind(b"-----BEGIN PGP SIGNATURE-----\n", "a.txt"), "signature");
    }

    #[test]
    fn what_runs_among_archives_is_told_by_its_first_entry() {
        assert_eq!(kind(&zip(&["META-INF/MANIFEST.MF", "a.class"]), "a.jar"), "program");
        assert_eq!(kind(&zip(&["src/META-INF/MANIFEST.MF"]), "a.zip"), "archive");
    }

    #[test]
    fn what_may_run_is_only_saved() {
        for (data, name) in [
            (&b"MZ"[..], "a.pdf"),
            (b"x", "a.js"),
            (b"x", "a.html"),
            (b"PK\x05\x06", "a"),
            (b"\0\x01", "a"),
            (b"x", "a.lnk"),
        ] {
            assert!(FileKind::detect(data, name).is_risky(), "{name}");
        }
        for (data, name) in [(&b"%PDF-"[..], "a"), (b"GIF89a", "a"), (b"text", "a.txt"), (b"a,b", "a.csv")] {
            assert!(!FileKind::detect(data, name).is_risky(), "{name}");
        }
    }

    #[test]
    fn an_extension_is_what_remains_after_saving() {
        assert_eq!(extension("a.PDF"), "pdf");
        assert_eq!(extension("a.pdf. "), "pdf");
        assert_eq!(extension("dir.d/file"), "");
        assert_eq!(extension("no extension"), "");
        assert_eq!(extension(".profile"), "profile");
    }

    #[test]
    fn a_beginning_cut_anywhere_is_read() {
        let whole = zip(&["[Content_Types].xml", "word/document.xml"]);
        for end in 0..whole.len() {
            FileKind::detect(&whole[..end], "a.docx");
        }
    }
}
