//! Files made from nothing: Office documents, PDF, pictures, archives, each able to hide something.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// A clean file of the kind its name says, holding this text.
pub(crate) fn of_kind(name: &str, text: &str, author: &str, company: &str) -> Vec<u8> {
    let by = Properties { author: author.to_owned(), company: company.to_owned(), saved_by: author.to_owned() };
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "pdf" => Pdf { lines: wrapped(text), ..Pdf::default() }.bytes(),
        "xlsx" => Workbook { sheets: vec![Sheet::of_lines("Sheet1", text)], by, ..Workbook::default() }.bytes(),
        "docx" => Document { paragraphs: text.lines().map(run).collect(), by, ..Document::default() }.bytes(),
        "pptx" => Slides { slides: vec![(text.to_owned(), false, None)], by }.bytes(),
        "png" => picture(),
        "zip" => zip(&[("readme.txt", text.as_bytes())]),
        "csv" => encoding_rs::SHIFT_JIS.encode(&text.replace('\n', "\r\n")).0.into_owned(),
        _ => text.replace('\n', "\r\n").into_bytes(),
    }
}

/// Lines that a page is wide enough for.
fn wrapped(text: &str) -> Vec<String> {
    let chars: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    chars.iter().flat_map(|line| line.chunks(36)).map(|chunk| chunk.iter().collect()).collect()
}

#[derive(Clone, Default)]
pub(crate) struct Properties {
    pub(crate) author: String,
    pub(crate) company: String,
    pub(crate) saved_by: String,
}

#[derive(Clone, Default)]
pub(crate) struct Workbook {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) by: Properties,
    /// More parts: path, content.
    pub(crate) more: Vec<(String, String)>,
}

#[derive(Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// `""`, `hidden` or `veryHidden`.
    pub(crate) state: &'static str,
    pub(crate) rows: Vec<Vec<String>>,
    /// From 1.
    pub(crate) hidden_rows: Vec<usize>,
    pub(crate) hidden_columns: Vec<usize>,
    pub(crate) comment: Option<String>,
}

impl Sheet {
    pub(crate) fn of_lines(name: &str, text: &str) -> Self {
        let rows = text.lines().map(|line| line.split(['　', '\t', '：']).map(str::to_owned).collect()).collect();
        Self { name: name.to_owned(), rows, ..Self::default() }
    }

    fn xml(&self) -> String {
        let mut xml = String::from(HEAD);
        xml.push_str("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if !self.hidden_columns.is_empty() {
            xml.push_str("<cols>");
            for column in &self.hidden_columns {
                write!(xml, "<col min=\"{column}\" max=\"{column}\" width=\"0\" hidden=\"1\" customWidth=\"1\"/>")
                    .unwrap_or_default();
            }
            xml.push_str("</cols>");
        }
        xml.push_str("<sheetData>");
        for (row, cells) in (1..).zip(&self.rows) {
            let hidden = if self.hidden_rows.contains(&row) { " hidden=\"1\"" } else { "" };
            write!(xml, "<row r=\"{row}\"{hidden}>").unwrap_or_default();
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let at = char::from(b'A' + u8::try_from(column.min(25)).unwrap_or_default());
                write!(
                    xml,
                    "<c r=\"{at}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(cell)
                )
                .unwrap_or_default();
            }
            xml.push_str("</row>");
        }
        xml.push_str("</sheetData></worksheet>");
        xml
    }
}

impl Workbook {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut parts =
            vec![("docProps/core.xml".to_owned(), self.by.core()), ("docProps/app.xml".to_owned(), self.by.app())];
        let (mut names, mut relations) = (String::new(), String::new());
        for (number, sheet) in (1..).zip(&self.sheets) {
            let state = if sheet.state.is_empty() { String::new() } else { format!(" state=\"{}\"", sheet.state) };
            write!(
                names,
                "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>",
                escaped(&sheet.name)
            )
            .unwrap_or_default();
            write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            )
            .unwrap_or_default();
            parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet.xml()));
            if let Some(comment) = &sheet.comment {
                parts.push((
                    format!("xl/worksheets/_rels/sheet{number}.xml.rels"),
                    relationships(&format!(
                        "<Relationship Id=\"rId1\" Type=\"{OFFICE}/comments\" Target=\"../comments{number}.xml\"/>"
                    )),
                ));
                parts.push((
                    format!("xl/comments{number}.xml"),
                    format!(
                        "{HEAD}<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>user</author></authors>\
                         <commentList><comment ref=\"B2\" authorId=\"0\"><text><t>{}</t></text></comment></commentList></comments>",
                        escaped(comment)
                    ),
                ));
            }
        }
        for (number, (path, _)) in self.more.iter().enumerate().filter(|(_, (path, _))| !path.contains("_rels")) {
            let (kind, target) = match path.as_str() {
                path if path.contains("externalLink") => ("externalLink", path),
                path => ("pivotCacheDefinition", path),
            };
            write!(
                relations,
                "<Relationship Id=\"rIdx{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{}\"/>",
                target.trim_start_matches("xl/")
            )
            .unwrap_or_default();
        }
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!(
                "{HEAD}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"
            ),
        ));
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relationships(&relations)));
        parts.extend(self.more.iter().cloned());
        package("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", parts)
    }
}

#[derive(Clone, Default)]
pub(crate) struct Document {
    /// Each the inside of a `w:p`.
    pub(crate) paragraphs: Vec<String>,
    pub(crate) comment: Option<String>,
    pub(crate) by: Properties,
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An ordinary run of text.
pub(crate) fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

pub(crate) fn hidden_run(text: &str) -> String {
    format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

pub(crate) fn inserted_run(text: &str) -> String {
    format!("<w:ins w:id=\"7\" w:author=\"reviewer\" w:date=\"2026-11-18T09:00:00Z\">{}</w:ins>", run(text))
}

pub(crate) fn deleted_run(text: &str) -> String {
    format!(
        "<w:del w:id=\"8\" w:author=\"reviewer\" w:date=\"2026-11-18T09:00:00Z\"><w:r><w:delText xml:space=\"preserve\">{}</w:delText></w:r></w:del>",
        escaped(text)
    )
}

impl Document {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let paragraphs = self.paragraphs.iter().fold(String::new(), |text, inner| text + "<w:p>" + inner + "</w:p>");
        let mark = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>※</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
        let mark = if self.comment.is_some() { mark } else { "" };
        let mut parts = vec![
            ("docProps/core.xml".to_owned(), self.by.core()),
            ("docProps/app.xml".to_owned(), self.by.app()),
            (
                "word/document.xml".to_owned(),
                format!(
                    "{HEAD}<w:document xmlns:w=\"{WORD}\"><w:body>{paragraphs}{mark}<w:sectPr/></w:body></w:document>"
                ),
            ),
        ];
        if let Some(comment) = &self.comment {
            parts.push((
                "word/comments.xml".to_owned(),
                format!("{HEAD}<w:comments xmlns:w=\"{WORD}\"><w:comment w:id=\"0\" w:author=\"reviewer\"><w:p>{}</w:p></w:comment></w:comments>", run(comment)),
            ));
            parts.push((
                "word/_rels/document.xml.rels".to_owned(),
                relationships(&format!(
                    "<Relationship Id=\"rId1\" Type=\"{OFFICE}/comments\" Target=\"comments.xml\"/>"
                )),
            ));
        }
        package(
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            parts,
        )
    }
}

pub(crate) struct Slides {
    /// Text, whether the slide is hidden, notes.
    pub(crate) slides: Vec<(String, bool, Option<String>)>,
    pub(crate) by: Properties,
}

impl Slides {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        const DRAWING: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
        let shape = |text: &str| {
            let lines = text
                .lines()
                .fold(String::new(), |lines, line| lines + "<a:p><a:r><a:t>" + &escaped(line) + "</a:t></a:r></a:p>");
            format!(
                "<p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"t\"/><p:cNvSpPr/><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{lines}</p:txBody></p:sp></p:spTree></p:cSld>"
            )
        };
        let mut parts =
            vec![("docProps/core.xml".to_owned(), self.by.core()), ("docProps/app.xml".to_owned(), self.by.app())];
        let (mut list, mut relations) = (String::new(), String::new());
        for (number, (text, hidden, notes)) in (1..).zip(&self.slides) {
            let show = if *hidden { " show=\"0\"" } else { "" };
            write!(list, "<p:sldId id=\"{}\" r:id=\"rId{number}\"/>", 255 + number).unwrap_or_default();
            write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/slide\" Target=\"slides/slide{number}.xml\"/>"
            )
            .unwrap_or_default();
            parts.push((
                format!("ppt/slides/slide{number}.xml"),
                format!("{HEAD}<p:sld {DRAWING}{show}>{}</p:sld>", shape(text)),
            ));
            if let Some(notes) = notes {
                parts.push((
                    format!("ppt/notesSlides/notesSlide{number}.xml"),
                    format!("{HEAD}<p:notes {DRAWING}>{}</p:notes>", shape(notes)),
                ));
                parts.push((
                    format!("ppt/slides/_rels/slide{number}.xml.rels"),
                    relationships(&format!("<Relationship Id=\"rId1\" Type=\"{OFFICE}/notesSlide\" Target=\"../notesSlides/notesSlide{number}.xml\"/>")),
                ));
            }
        }
        parts.push((
            "ppt/presentation.xml".to_owned(),
            format!("{HEAD}<p:presentation {DRAWING}><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"),
        ));
        parts.push(("ppt/_rels/presentation.xml.rels".to_owned(), relationships(&relations)));
        package(
            "ppt/presentation.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            parts,
        )
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Properties {
    fn core(&self) -> String {
        format!(
            "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
             <dc:creator>{}</dc:creator><cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>",
            escaped(&self.author),
            escaped(&self.saved_by)
        )
    }

    fn app(&self) -> String {
        format!(
            "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Microsoft Office</Application><Company>{}</Company></Properties>",
            escaped(&self.company)
        )
    }
}

fn relationships(inner: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
    )
}

/// An Office package (ECMA-376 part 2).
fn package(main: &str, media_type: &str, parts: Vec<(String, String)>) -> Vec<u8> {
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{main}\" ContentType=\"{media_type}\"/></Types>"
    );
    let root = relationships(&format!(
        "<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/>"
    ));
    let mut entries = vec![("[Content_Types].xml".to_owned(), types), ("_rels/.rels".to_owned(), root)];
    entries.extend(parts);
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&entries)
}

pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        archive.write_all(data).expect("an archive in memory");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A zip whose only entry says that it is encrypted the traditional way (APPNOTE 6.1).
pub(crate) fn encrypted_zip(name: &str) -> Vec<u8> {
    let mut data = zip(&[(name, &[0x5a_u8; 300])]);
    let central = data.windows(4).position(|window| window == b"PK\x01\x02").unwrap_or_default();
    data[6] |= 1;
    data[central + 8] |= 1;
    data
}

/// A 7z archive whose names cannot be read: the header is there, what it points to is noise.
pub(crate) fn encrypted_7z() -> Vec<u8> {
    // Start header, packed noise, then an encoded header with the AES coder 06 F1 07 01 in its folder.
    let packed = [0xA7_u8; 64];
    let end: &[u8] = &[
        0x17, 0x06, 0x00, 0x01, 0x09, 0x40, 0x00, 0x07, 0x0B, 0x01, 0x00, 0x01, 0x24, 0x06, 0xF1, 0x07, 0x01, 0x0A,
        0x53, 0x07, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x0C, 0x40, 0x00, 0x00,
    ];
    let mut start = Vec::new();
    start.extend_from_slice(&(packed.len() as u64).to_le_bytes());
    start.extend_from_slice(&(end.len() as u64).to_le_bytes());
    start.extend_from_slice(&crc32(end).to_le_bytes());
    let mut data = b"7z\xBC\xAF\x27\x1C\x00\x04".to_vec();
    data.extend_from_slice(&crc32(&start).to_le_bytes());
    data.extend_from_slice(&start);
    data.extend_from_slice(&packed);
    data.extend_from_slice(end);
    data
}

/// CRC-32 (ISO 3309).
fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

/// An Office document with a password: a compound file with the two streams of MS-OFFCRYPTO §2.3.
pub(crate) fn encrypted_office() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file in memory");
    for (name, size) in [("/EncryptionInfo", 224), ("/EncryptedPackage", 4_096)] {
        file.create_stream(name).expect("a stream").write_all(&vec![0x3C; size]).expect("a stream in memory");
    }
    file.into_inner().into_inner()
}

#[derive(Clone, Default)]
pub(crate) struct Pdf {
    pub(crate) lines: Vec<String>,
    /// Drawn below the lower edge of the page.
    pub(crate) off_page: Option<String>,
    /// Drawn, then covered by a black box.
    pub(crate) covered: Option<String>,
    pub(crate) annotation: Option<String>,
    pub(crate) encrypted: bool,
    pub(crate) author: Option<String>,
}

impl Pdf {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut content = String::new();
        for (line, text) in self.lines.iter().take(40).enumerate() {
            writeln!(content, "BT /F1 11 Tf 60 {} Td {} Tj ET", 790 - line * 18, shift_jis(text)).unwrap_or_default();
        }
        if let Some(text) = &self.off_page {
            writeln!(content, "BT /F1 11 Tf 60 -200 Td {} Tj ET", shift_jis(text)).unwrap_or_default();
        }
        if let Some(text) = &self.covered {
            writeln!(content, "BT /F1 11 Tf 60 40 Td {} Tj ET\n0 g 50 30 500 30 re f", shift_jis(text))
                .unwrap_or_default();
        }
        let annotation = self.annotation.as_deref().map(|text| {
            format!("/Annots [ << /Type /Annot /Subtype /Text /Rect [ 60 700 80 720 ] /Contents {} >> ] ", utf_16(text))
        });
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> {}/Contents 4 0 R >>",
                annotation.unwrap_or_default()
            ),
            format!("<< /Length {} >>\nstream\n{content}endstream", content.len()),
            "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>".to_owned(),
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>".to_owned(),
            "<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 /StemV 114 >>".to_owned(),
        ];
        let mut trailer = String::from("/Root 1 0 R");
        if let Some(author) = &self.author {
            objects.push(format!("<< /Author {} >>", utf_16(author)));
            write!(trailer, " /Info {} 0 R", objects.len()).unwrap_or_default();
        }
        if self.encrypted {
            let key = "A5".repeat(32);
            objects.push(format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1340 /O <{key}> /U <{key}> >>"));
            write!(trailer, " /Encrypt {} 0 R /ID [ <{}> <{}> ]", objects.len(), &key[..32], &key[..32])
                .unwrap_or_default();
        }
        written(&objects, &trailer)
    }
}

fn written(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(file.len());
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap_or_default();
    }
    let table = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap_or_default();
    for offset in offsets {
        writeln!(file, "{offset:010} 00000 n ").unwrap_or_default();
    }
    writeln!(file, "trailer\n<< /Size {} {trailer} >>\nstartxref\n{table}\n%%EOF", objects.len() + 1)
        .unwrap_or_default();
    file.into_bytes()
}

/// Writes page 1 anew behind the end of a file (ISO 32000-1 §7.5.6), as a program does that saves incrementally.
pub(crate) fn revised(first: &[u8], lines: &[String]) -> Vec<u8> {
    let mut file = String::from_utf8_lossy(first).into_owned();
    let before =
        file.rfind("startxref\n").and_then(|at| file[at + 10..].lines().next().map(str::to_owned)).unwrap_or_default();
    let mut content = String::new();
    for (line, text) in lines.iter().enumerate() {
        writeln!(content, "BT /F1 11 Tf 60 {} Td {} Tj ET", 790 - line * 18, shift_jis(text)).unwrap_or_default();
    }
    let at = file.len();
    writeln!(file, "4 0 obj\n<< /Length {} >>\nstream\n{content}endstream\nendobj", content.len()).unwrap_or_default();
    let table = file.len();
    write!(
        file,
        "xref\n4 1\n{at:010} 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev {before} >>\nstartxref\n{table}\n%%EOF\n"
    )
    .unwrap_or_default();
    file.into_bytes()
}

fn shift_jis(text: &str) -> String {
    hex(&encoding_rs::SHIFT_JIS.encode(text).0)
}

fn utf_16(text: &str) -> String {
    let bytes: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02X}").unwrap_or_default();
        hex
    });
    format!("<{digits}>")
}

/// One white pixel.
pub(crate) fn picture() -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 8, image::Rgb([255; 3]))
        .write_to(&mut file, image::ImageFormat::Png)
        .expect("a picture");
    file.into_inner()
}

/// A photograph that says where it was taken (Exif 2.3 §4.6.6).
pub(crate) fn located_photograph() -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(8, 8, image::Rgb([90, 120, 60]))
        .write_to(&mut file, image::ImageFormat::Jpeg)
        .expect("a picture");
    let jpeg = file.into_inner();
    let mut tiff: Vec<u8> = b"MM\x00\x2A\x00\x00\x00\x08".to_vec();
    // IFD0 with one entry: the GPS directory at 26.
    tiff.extend_from_slice(&[0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0]);
    let entry = |tag: u8, kind: u8, count: u8, value: [u8; 4]| {
        let mut entry = vec![0, tag, 0, kind, 0, 0, 0, count];
        entry.extend_from_slice(&value);
        entry
    };
    tiff.extend_from_slice(&[0, 4]);
    for field in [
        entry(1, 2, 2, *b"N\0\0\0"),
        entry(2, 5, 3, [0, 0, 0, 80]),
        entry(3, 2, 2, *b"E\0\0\0"),
        entry(4, 5, 3, [0, 0, 0, 104]),
    ] {
        tiff.extend_from_slice(&field);
    }
    tiff.extend_from_slice(&[0; 4]);
    for number in [35_u32, 1, 41, 1, 22, 1, 139, 1, 45, 1, 30, 1] {
        tiff.extend_from_slice(&number.to_be_bytes());
    }
    let exif = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(exif.len() + 2).unwrap_or_default().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
