//! Small Office files for tests: parts in, bytes out.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// A zip archive with these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A relation list: id, kind, target.
pub(crate) fn relations(list: &[(&str, &str, &str)]) -> String {
    let list = list.iter().map(|(id, kind, target)| {
        let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"http://x.example/{kind}\" Target=\"{target}\"{mode}/>")
    });
    format!("<?xml version=\"1.0\"?><Relationships>{}</Relationships>", list.collect::<String>())
}

/// A file about this main part, with further parts; those directly below the main part's folder are related to it by
/// the kind that stands before their name: `comments=word/comments.xml`.
pub(crate) fn office(main: &str, text: &str, further: &[(&str, &str)]) -> Vec<u8> {
    let (folder, file) = main.rsplit_once('/').unwrap();
    let mut of_main = Vec::new();
    let mut parts = vec![("[Content_Types].xml", "<Types/>")];
    for (name, text) in further {
        match name.split_once('=') {
            Some((id_and_kind, part)) => {
                let (id, kind) = id_and_kind.split_once(':').unwrap_or((id_and_kind, id_and_kind));
                of_main.push((id, kind, part));
                parts.push((part, text));
            }
            None => parts.push((name, text)),
        }
    }
    let absolute: Vec<_> = of_main.iter().map(|(id, kind, part)| (*id, *kind, format!("/{part}"))).collect();
    let absolute: Vec<_> = absolute.iter().map(|(id, kind, part)| (*id, *kind, part.as_str())).collect();
    let (root, of_main) = (
        relations(&[
            ("1", "officeDocument", main),
            ("2", "core-properties", "docProps/core.xml"),
            ("3", "extended-properties", "docProps/app.xml"),
        ]),
        relations(&absolute),
    );
    let list = format!("{folder}/_rels/{file}.rels");
    parts.extend([("_rels/.rels", root.as_str()), (list.as_str(), of_main.as_str()), (main, text)]);
    for name in ["docProps/core.xml", "docProps/app.xml"] {
        if !parts.iter().any(|(part, _)| *part == name) {
            parts.push((name, "<Properties/>"));
        }
    }
    package(&parts)
}

/// A workbook of sheets: name, state (may be empty), rows as XML.
pub(crate) fn workbook(sheets: &[(&str, &str, &str)], further: &[(&str, &str)]) -> Vec<u8> {
    let list: Vec<_> = sheets
        .iter()
        .zip(1..)
        .map(|((name, state, _), number)| {
            let state = if state.is_empty() { String::new() } else { format!(" state=\"{state}\"") };
            format!("<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"s{number}\"/>")
        })
        .collect();
    let list = list.concat();
    let names: Vec<_> =
        (1..=sheets.len()).map(|number| format!("s{number}:worksheet=xl/worksheets/sheet{number}.xml")).collect();
    let texts: Vec<_> = sheets.iter().map(|(_, _, rows)| format!("<worksheet>{rows}</worksheet>")).collect();
    let mut parts: Vec<_> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    parts.extend(further);
    office("xl/workbook.xml", &format!("<workbook><sheets>{list}</sheets></workbook>"), &parts)
}

/// Rows of inline strings.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"));
        format!("<row>{}</row>", cells.collect::<String>())
    };
    format!("<sheetData>{}</sheetData>", rows.iter().map(|cells| row(cells)).collect::<String>())
}

/// A document with this body.
pub(crate) fn document(body: &str, further: &[(&str, &str)]) -> Vec<u8> {
    office("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"), further)
}
