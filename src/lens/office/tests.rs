//! Small Office files in, lines out.

use super::made::{document, office, package, relations, rows, workbook};
use crate::lens::{Hidden, Inspection, Limits, Mark, inspect};

fn look(data: &[u8], name: &str) -> Inspection {
    inspect(data, name, &Limits::default())
}

/// A line for each mark, passage and gap.
fn told(file: &Inspection) -> String {
    let mut lines = Vec::new();
    for mark in &file.marks {
        lines.push(match mark {
            Mark::Hidden { how, spot, count, excerpt } => {
                format!("hidden {how:?} {} {count}× {excerpt}", spot.label().unwrap_or_default())
            }
            Mark::Property { which, value } => format!("{which:?}: {value}"),
            Mark::Encrypted | Mark::Macros | Mark::Script => format!("{mark:?}"),
        });
    }
    for passage in &file.passages {
        let hidden = passage.hidden.map(|how| format!(" ({how:?})")).unwrap_or_default();
        lines.push(format!("{}{hidden}: {:?}", passage.spot.label().unwrap_or_default(), passage.text));
    }
    lines.extend(file.gaps.iter().map(|gap| format!("gap {:?} {}", gap.why, gap.detail)));
    lines.join("\n")
}

fn told_of(data: &[u8], name: &str) -> String {
    told(&look(data, name))
}

#[test]
fn text_outside_every_paragraph_is_in_the_first_or_the_last_one() {
    let body = "<w:r><w:t>前</w:t></w:r><w:p><w:r><w:t>中</w:t></w:r></w:p><w:r><w:t>後</w:t></w:r>";
    assert_eq!(told_of(&document(body, &[]), "a.docx"), "¶1: \"前中後\"");
}

#[test]
fn a_plain_workbook_hides_nothing() {
    let file = workbook(&[("見積", "", &rows(&[&["品名", "数量"], &["ねじ", "10"]])), ("空", "hidden", "")], &[]);
    assert_eq!(told_of(&file, "a.xlsx"), "見積: \"品名\\t数量\\nねじ\\t10\"");
}

#[test]
fn hidden_sheets_are_told_with_their_rows() {
    let list = rows(&[&["氏名"], &["田中"]]);
    let file = workbook(&[("表", "", ""), ("顧客", "hidden", &list), ("設定", "veryHidden", &rows(&[&["x"]]))], &[]);
    assert_eq!(
        told_of(&file, "a.xlsx"),
        "hidden Sheet 顧客 2× 氏名 田中\nhidden VeryHiddenSheet 設定 1× x\n\
         顧客 (Sheet): \"氏名\\n田中\"\n設定 (VeryHiddenSheet): \"x\""
    );
}

#[test]
fn hidden_rows_and_columns_count_where_they_hold_values() {
    let sheet = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\" t=\"str\"><v>原価</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"/></row>\
        <row r=\"4\" ht=\"0\"><c r=\"B4\"><v>4</v></c></row></sheetData>";
    assert_eq!(
        told_of(&workbook(&[("表", "", sheet)], &[]), "a.xlsx"),
        "hidden Row 表!B4 1× 4\nhidden Column 表!C1 1× 原価\n表: \"1\"\n表 (Row): \"4\"\n表 (Column): \"原価\""
    );
}

#[test]
fn cells_say_what_people_see() {
    let sheet = "<sheetData><row r=\"3\"><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" s=\"1\"><v>31107</v></c>\
        <c r=\"D3\" t=\"b\"><v>1</v></c><c r=\"E3\" t=\"e\"><v>#N/A</v></c><c r=\"F3\"><f>1+1</f><v>2</v></c>\
        <c r=\"G3\" t=\"s\"><v>99</v></c></row></sheetData><headerFooter><oddHeader>&amp;L社外秘</oddHeader></headerFooter>";
    let strings =
        "<sst><si><t>a</t></si><si><r><t>田</t></r><r><t>中</t></r><rPh sb=\"0\"><t>タナカ</t></rPh></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
        <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
    let further = [("sharedStrings=xl/sharedStrings.xml", strings), ("styles=xl/styles.xml", styles)];
    let file = look(&workbook(&[("表", "", sheet)], &further), "a.xlsx");
    assert_eq!(told(&file), "表: \"田中\\t1985-03-01\\tTRUE\\t#N/A\\t2\"\n表: \"社外秘\"");
    let table = &file.passages[0];
    assert_eq!(table.spot_at(table.text.find("1985").unwrap()).label().as_deref(), Some("表!C3"));
}

#[test]
fn comments_of_a_sheet_are_told_once_and_only_with_text() {
    let rels = relations(&[("1", "comments", "../comments1.xml"), ("2", "threadedComment", "../threaded1.xml")]);
    let old = "<comments><commentList><comment ref=\"A1\"><text><t>[Threaded comment] …</t></text></comment>\
        <comment ref=\"B2\"><text><r><t>原価は</t></r><r><t>800円</t></r></text></comment>\
        <comment ref=\"C3\"><text><t> </t></text></comment></commentList></comments>";
    let new =
        "<ThreadedComments><threadedComment ref=\"A1\"><text>値引きは内緒</text></threadedComment></ThreadedComments>";
    let further =
        [("xl/worksheets/_rels/sheet1.xml.rels", rels.as_str()), ("xl/comments1.xml", old), ("xl/threaded1.xml", new)];
    assert_eq!(
        told_of(&workbook(&[("表", "", "")], &further), "a.xlsx"),
        "hidden Comment 表!A1 2× 値引きは内緒\n表!A1 (Comment): \"値引きは内緒\"\n表!B2 (Comment): \"原価は800円\""
    );
}

#[test]
fn links_to_other_workbooks_are_told_but_not_those_to_add_ins() {
    let rels = |target| relations(&[("1", "externalLinkPath", target)]);
    let (first, second) = (rels("file://server/原価.xlsx"), rels("file://tools/solver.xlam"));
    let values = "<externalLink><externalBook><sheetDataSet><sheetData><row><cell><v>仕切値</v></cell><cell><v>800</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>";
    let further = [
        ("e1:externalLink=xl/externalLinks/externalLink1.xml", values),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", first.as_str()),
        ("e2:externalLink=xl/externalLinks/externalLink2.xml", values),
        ("xl/externalLinks/_rels/externalLink2.xml.rels", second.as_str()),
    ];
    assert_eq!(
        told_of(&workbook(&[("表", "", "")], &further), "a.xlsx"),
        "hidden ExternalLink  1× file://server/原価.xlsx\n (ExternalLink): \"file://server/原価.xlsx\\n仕切値\\t800\""
    );
}

#[test]
fn a_pivot_cache_hides_only_what_no_cell_shows() {
    let cache = "<pivotCacheDefinition><cacheFields><cacheField><sharedItems><s v=\"東京\"/><s v=\"大阪\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>";
    let records = "<pivotCacheRecords><r><x v=\"0\"/><s v=\"田中\"/></r></pivotCacheRecords>";
    let rels = relations(&[("1", "pivotCacheRecords", "pivotCacheRecords1.xml")]);
    let further = [
        ("pivotCacheDefinition=xl/pivotCache/pivotCacheDefinition1.xml", cache),
        ("xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels", rels.as_str()),
        ("xl/pivotCache/pivotCacheRecords1.xml", records),
    ];
    let shown = workbook(&[("表", "", &rows(&[&["東京", "田中"], &["大阪"]]))], &further);
    assert!(look(&shown, "a.xlsx").marks.is_empty());
    let hidden = workbook(&[("表", "", &rows(&[&["東京"]]))], &further);
    assert!(told_of(&hidden, "a.xlsx").contains("hidden PivotCache  2× 大阪"));
}

#[test]
fn text_of_a_document_has_paragraphs_and_tables() {
    let body = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>表題</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>終</w:t><w:tab/><w:t>り</w:t></w:r></w:p>";
    let file = look(
        &document(body, &[("header=word/header1.xml", "<w:hdr><w:p><w:r><w:t>社外秘</w:t></w:r></w:p></w:hdr>")]),
        "a.docx",
    );
    assert_eq!(told(&file), "¶1: \"表題\\na\\tb\\nd\\n終\\tり\"\n: \"社外秘\"");
    let text = &file.passages[0];
    assert_eq!(text.spot_at(text.text.find('終').unwrap()).label().as_deref(), Some("¶6"));
}

#[test]
fn a_text_box_is_read_once() {
    let within = "<w:txbxContent><w:p><w:r><w:t>箱</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{within}</mc:Choice>\
         <mc:Fallback>{within}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>後</w:t></w:r></w:p>"
    );
    assert_eq!(told_of(&document(&body, &[]), "a.docx"), "¶1: \"前\\n箱\\n後\"");
}

#[test]
fn tracked_changes_are_told_but_not_changed_formats() {
    let body = "<w:p><w:ins><w:r><w:t>今回は</w:t></w:r></w:ins><w:del><w:r><w:delText>赤字覚悟で</w:delText></w:r></w:del>\
        <w:r><w:t>見積ります</w:t></w:r></w:p>";
    assert_eq!(
        told_of(&document(body, &[]), "a.docx"),
        "hidden TrackedChange ¶1 2× 赤字覚悟で\n¶1: \"今回は見積ります\"\n¶1 (TrackedChange): \"赤字覚悟で\""
    );
    let formats = "<w:p w:rsidR=\"00A1\"><w:pPr><w:rPr><w:ins/></w:rPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>\
        <w:r w:rsidRPr=\"00B2\"><w:rPr><w:webHidden/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>文</w:t></w:r></w:p>";
    assert_eq!(told_of(&document(formats, &[]), "a.docx"), "¶1: \"文\"");
}

#[test]
fn hidden_text_is_told_by_run_and_by_style() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>秘</w:t></w:r><w:r><w:t>見</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>える</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:rStyle w:val=\"Child\"/></w:rPr><w:t>密</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Form\"/></w:pPr><w:r><w:t>フォームの始まり</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE \"索引\"</w:instrText></w:r></w:p>";
    let styles = "<w:styles><w:style w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:styleId=\"Child\"><w:basedOn w:val=\"Base\"/></w:style>\
        <w:style w:styleId=\"Form\"><w:name w:val=\"HTML Top of Form\"/><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style></w:styles>";
    assert_eq!(
        told_of(&document(body, &[("styles=word/styles.xml", styles)]), "a.docx"),
        "hidden Text ¶1 2× 秘 密\n¶1: \"見\\nえる\\nフォームの始まり\"\n¶1 (Text): \"秘\\n密\""
    );
}

#[test]
fn comments_of_a_document_stand_where_they_belong() {
    let body = "<w:p/><w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>文</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>";
    let comments = "<w:comments><w:comment w:id=\"0\" w:author=\"佐藤\"><w:p><w:r><w:t>本当?</w:t></w:r></w:p></w:comment>\
        <w:comment w:id=\"1\"><w:p/></w:comment></w:comments>";
    assert_eq!(
        told_of(&document(body, &[("comments=word/comments.xml", comments)]), "a.docx"),
        "hidden Comment ¶2 1× 本当?\n¶2: \"文\"\n¶2 (Comment): \"本当?\""
    );
}

fn presentation(slides: &[&str], further: &[(&str, &str)]) -> Vec<u8> {
    let list: Vec<_> = (1..=slides.len()).map(|n| format!("<p:sldId id=\"{}\" r:id=\"r{n}\"/>", 255 + n)).collect();
    let list = list.concat();
    let names: Vec<_> = (1..=slides.len()).map(|n| format!("r{n}:slide=ppt/slides/slide{n}.xml")).collect();
    let mut parts: Vec<_> = names.iter().map(String::as_str).zip(slides.iter().copied()).collect();
    parts.extend(further);
    office("ppt/presentation.xml", &format!("<p:presentation><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"), &parts)
}

fn shape(properties: &str, text: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\"{properties}</p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

#[test]
fn slides_are_told_in_order_with_what_they_hide() {
    let first = format!("<p:sld>{}{}</p:sld>", shape("/>", "題"), shape(" hidden=\"1\"/>", "控え"));
    let second = format!("<p:sld show=\"0\">{}</p:sld>", shape("/>", "予備"));
    let notes = format!(
        "<p:notes>{}{}</p:notes>",
        shape("/><p:nvPr><p:ph type=\"body\"/></p:nvPr>", "ここで笑う"),
        shape("/><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr>", "1")
    );
    let rels = relations(&[("1", "notesSlide", "../notes.xml"), ("2", "comments", "../comment.xml")]);
    let further = [
        ("ppt/slides/_rels/slide1.xml.rels", rels.as_str()),
        ("ppt/notes.xml", notes.as_str()),
        ("ppt/comment.xml", "<p:cmLst><p:cm><p:text>数字が古い</p:text></p:cm></p:cmLst>"),
    ];
    assert_eq!(
        told_of(&presentation(&[&first, &second], &further), "a.pptx"),
        "hidden Text slide 1 1× 控え\nhidden Notes slide 1 1× ここで笑う\nhidden Comment slide 1 1× 数字が古い\n\
         hidden Slide slide 2 1× 予備\nslide 1: \"題\"\nslide 1 (Text): \"控え\"\nslide 1 (Notes): \"ここで笑う\"\n\
         slide 1 (Comment): \"数字が古い\"\nslide 2 (Slide): \"予備\""
    );
}

#[test]
fn notes_that_only_number_the_page_are_none() {
    let notes = format!("<p:notes>{}</p:notes>", shape("/><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr>", "1"));
    let rels = relations(&[("1", "notesSlide", "../notes.xml")]);
    let further = [("ppt/slides/_rels/slide1.xml.rels", rels.as_str()), ("ppt/notes.xml", notes.as_str())];
    assert_eq!(told_of(&presentation(&["<p:sld/>"], &further), "a.pptx"), "");
}

#[test]
fn a_file_tells_who_made_it() {
    let further = [
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>見積書</dc:title><dc:creator>山田</dc:creator><cp:lastModifiedBy>佐藤</cp:lastModifiedBy></cp:coreProperties>",
        ),
        ("docProps/app.xml", "<Properties><Company>A &amp; B</Company><Manager/></Properties>"),
    ];
    assert_eq!(
        told_of(&document("", &further), "a.docx"),
        "Title: 見積書\nAuthor: 山田\nLastSavedBy: 佐藤\nCompany: A & B"
    );
}

#[test]
fn macros_and_embedded_files_are_seen() {
    let inner = String::from("a,b");
    let further = [("word/vbaProject.bin", "x"), ("word/embeddings/data.csv", inner.as_str())];
    let file = look(&document("", &further), "a.docm");
    assert!(file.marks.contains(&Mark::Macros));
    assert_eq!(file.inside.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["data.csv"]);
}

#[test]
fn a_workbook_inside_a_document_is_looked_into() {
    let data = workbook(&[("顧客", "hidden", &rows(&[&["田中"]]))], &[]);
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(document("", &[]))).unwrap();
    zip.start_file("word/embeddings/Sheet1.xlsx", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, &data).unwrap();
    let file = look(&zip.finish().unwrap().into_inner(), "a.docx");
    let marks = &file.inside.first().unwrap().marks;
    assert!(matches!(marks.first(), Some(Mark::Hidden { how: Hidden::Sheet, .. })), "{marks:?}");
}

#[test]
fn a_broken_part_leaves_the_rest() {
    let sheets = [
        ("一", "", "<sheetData><row><c t=\"str\"><v>読めた</v></c></row><row><c></row>"),
        ("二", "", &rows(&[&["無事"]])),
    ];
    assert_eq!(
        told_of(&workbook(&sheets, &[]), "a.xlsx"),
        "一: \"読めた\"\n二: \"無事\"\ngap Damaged xl/worksheets/sheet1.xml"
    );
    let missing = office("xl/workbook.xml", "<workbook><sheet name=\"無\" r:id=\"s1\"/></workbook>", &[]);
    assert_eq!(told_of(&missing, "a.xlsx"), "gap Damaged 無");
}

#[test]
fn entities_that_grow_are_refused() {
    let bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assert!(told_of(&office("word/document.xml", bomb, &[]), "a.docx").contains("gap Damaged word/document.xml"));
}

#[test]
fn cells_that_cannot_be_are_left_out() {
    let sheet = "<cols><col min=\"0\" max=\"4294967295\" hidden=\"1\"/></cols><sheetData><row r=\"4294967295\"><c><v>1</v></c></row>\
        <row><c r=\"XFD1048576\"><v>2</v></c><c><v>3</v></c><c r=\"A1048577\"><v>4</v></c></row></sheetData>";
    assert_eq!(
        told_of(&workbook(&[("表", "", sheet)], &[]), "a.xlsx"),
        "hidden Column 表!XFD1048576 1× 2\n表 (Column): \"2\""
    );
}

#[test]
fn parts_that_point_at_each_other_end() {
    let rels = relations(&[("1", "officeDocument", "/_rels/.rels"), ("2", "worksheet", "workbook.xml")]);
    let parts = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", rels.as_str()), ("xl/a", "")];
    assert!(told_of(&package(&parts), "a.xlsx").contains("gap UnknownFormat"));
    let workbook = "<workbook><sheet name=\"a\" r:id=\"s1\"/></workbook>";
    let (root, circle) =
        (relations(&[("1", "officeDocument", "xl/workbook.xml")]), relations(&[("s1", "worksheet", "workbook.xml")]));
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root.as_str()),
        ("xl/_rels/workbook.xml.rels", circle.as_str()),
        ("xl/workbook.xml", workbook),
    ];
    assert_eq!(told_of(&package(&parts), "a.xlsx"), "");
}

#[test]
fn text_beyond_the_limit_is_cut_and_said_so() {
    let many: Vec<String> = (0..1000).map(|n| format!("顧客{n}")).collect();
    let many: Vec<[&str; 1]> = many.iter().map(|text| [text.as_str()]).collect();
    let many: Vec<&[&str]> = many.iter().map(<[&str; 1]>::as_slice).collect();
    let limits = Limits { text_bytes: 5000, ..Limits::default() };
    let file = inspect(&workbook(&[("表", "", &rows(&many))], &[]), "a.xlsx", &limits);
    assert!(told(&file).ends_with("gap Cut 表"), "{}", told(&file));
    assert!(file.passages[0].text.len() < 5000);
}

#[test]
fn bytes_cut_or_turned_anywhere_do_no_harm() {
    let file = workbook(
        &[("表", "hidden", &rows(&[&["a", "b"]]))],
        &[("sharedStrings=xl/s.xml", "<sst><si><t>x</t></si></sst>")],
    );
    for end in (0..file.len()).step_by(7) {
        look(&file[..end], "a.xlsx");
        let mut turned = file.clone();
        turned[end] ^= 0x55;
        look(&turned, "a.xlsx");
    }
}

#[test]
fn files_of_other_programs_are_read_alike() {
    assert_eq!(
        told_of(include_bytes!("../../../tests/files/openpyxl.xlsx"), "a.xlsx"),
        "hidden Row 見積!A9 1× 値引き\nhidden Column 見積!F5 1× 原価\nhidden Comment 見積!B2 1× 上限は20\n\
         hidden Sheet 顧客 2× 氏名 田中\nAuthor: openpyxl\n見積: \"品名\\t数量\\t納期\\nねじ\\t10\\t2026-11-21\"\n\
         見積 (Row): \"値引き\"\n見積 (Column): \"原価\"\n見積!B2 (Comment): \"上限は20\"\n顧客 (Sheet): \"氏名\\n田中\""
    );
    assert_eq!(
        told_of(include_bytes!("../../../tests/files/xlsxwriter.xlsx"), "a.xlsx"),
        "名簿: \"社外秘\\n1985-04-01\"\n名簿: \"取扱注意\\n図の文字\""
    );
    assert_eq!(
        told_of(include_bytes!("../../../tests/files/xlwt.xls"), "a.xls"),
        "hidden Sheet 隠し 1× 秘密\n表: \"氏名\\n1985-04-01\"\n隠し (Sheet): \"秘密\""
    );
}
