use std::fmt::Write as _;

use crate::lens::{Inspection, Limits, Mark, inspect};

/// A document of pages with these content streams; `extra` stands in each page's dictionary, `objects` are appended from
/// number 10 on.
struct Written {
    pages: Vec<String>,
    page_extra: String,
    catalog_extra: String,
    font: String,
    objects: Vec<String>,
}

impl Written {
    fn of(pages: &[&str]) -> Self {
        Self {
            pages: pages.iter().map(|page| (*page).to_owned()).collect(),
            page_extra: String::new(),
            catalog_extra: String::new(),
            font: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
            objects: Vec::new(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut objects: Vec<(usize, String)> = Vec::new();
        let kids: Vec<String> = (0..self.pages.len()).map(|page| format!("{} 0 R", 100 + page * 2)).collect();
        objects.push((1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog_extra)));
        objects.push((2, format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), self.pages.len())));
        objects.push((3, self.font.clone()));
        for (object, number) in self.objects.iter().zip(10..) {
            objects.push((number, object.clone()));
        }
        for (page, content) in self.pages.iter().enumerate() {
            let number = 100 + page * 2;
            objects.push((
                number,
                format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
                     /Resources << /Font << /F1 3 0 R >> >> {} >>",
                    number + 1,
                    self.page_extra
                ),
            ));
            objects.push((number + 1, format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())));
        }
        let mut pdf = "%PDF-1.7\n".to_owned();
        append(&mut pdf, &objects, 0);
        pdf.into_bytes()
    }
}

/// Appends objects, their table and a trailer, as a program that saves a change does.
fn append(pdf: &mut String, objects: &[(usize, String)], previous: usize) -> usize {
    let mut table = String::new();
    for (number, object) in objects {
        write!(table, "{number} 1\n{:010} 00000 n \n", pdf.len()).unwrap();
        write!(pdf, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let start = pdf.len();
    let before = if previous > 0 { format!("/Prev {previous}") } else { String::new() };
    write!(pdf, "xref\n{table}trailer\n<< /Size 1000 /Root 1 0 R {before} >>\nstartxref\n{start}\n%%EOF\n").unwrap();
    start
}

/// Text at a point, as content of a page.
fn text(x: i32, y: i32, text: &str) -> String {
    format!("BT /F1 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

fn looked(pdf: &[u8]) -> Inspection {
    inspect(pdf, "a.pdf", &Limits::default())
}

/// One line for each passage, mark and gap.
fn told(pdf: &[u8]) -> String {
    let file = looked(pdf);
    let passages = file.passages.iter().map(|passage| {
        let hidden = passage.hidden.map(|how| format!(" {how:?}")).unwrap_or_default();
        format!("{}{hidden}: {}", passage.spot.label().unwrap(), passage.text.replace('\n', " / "))
    });
    let marks = file.marks.iter().map(|mark| match mark {
        Mark::Hidden { how, spot, count, excerpt } => {
            format!("hidden {how:?} {} ×{count} {excerpt}", spot.label().unwrap())
        }
        Mark::Property { which, value } => format!("{which:?} {value}"),
        Mark::Encrypted | Mark::Macros | Mark::Script => format!("{mark:?}"),
    });
    let gaps = file.gaps.iter().map(|gap| format!("gap {:?} {}", gap.why, gap.detail));
    passages.chain(marks).chain(gaps).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_page_has_its_lines() {
    let first = text(72, 700, "Quotation for Client Inc.") + &text(72, 680, "Total 1,200");
    let pdf = Written::of(&[&first, &text(72, 700, "Second page")]).bytes();
    assert_eq!(told(&pdf), "p.1: Quotation for Client Inc. / Total 1,200\np.2: Second page");
    assert_eq!(looked(&pdf).counts, [(crate::lens::Unit::Pages, 2)]);
}

#[test]
fn a_gap_in_a_line_is_a_space_and_a_wide_one_a_column() {
    let page = "BT /F1 12 Tf 72 700 Td [(Ta) 20 (naka) -400 (Ichiro)] TJ ET\n".to_owned() + &text(300, 700, "03");
    assert_eq!(told(&Written::of(&[&page]).bytes()), "p.1: Tanaka Ichiro\t03");
}

#[test]
fn bold_by_drawing_twice_is_read_once() {
    let page = text(72, 700, "Important") + "BT /F1 12 Tf 1 0 0 1 72.3 700 Tm (Important) Tj ET\n";
    assert_eq!(told(&Written::of(&[&page]).bytes()), "p.1: Important");
}

#[test]
fn text_under_a_box_is_told() {
    let page = text(72, 700, "Price") + &text(72, 680, "secret margin") + "0 0 0 rg 60 675 200 18 re f\n";
    assert_eq!(
        told(&Written::of(&[&page]).bytes()),
        "p.1: Price\np.1 Covered: secret margin\nhidden Covered p.1 ×1 secret margin"
    );
}

#[test]
fn text_on_a_coloured_cell_or_under_a_marker_pen_is_seen() {
    let cell = "0.8 0.9 1 rg 60 675 200 18 re f 0 g\n".to_owned() + &text(72, 680, "in a cell");
    assert_eq!(told(&Written::of(&[&cell]).bytes()), "p.1: in a cell");
    let mut pen = Written::of(&[&(text(72, 680, "marked") + "/M gs 1 1 0 rg 60 675 200 18 re f\n")]);
    pen.page_extra = "/Resources << /Font << /F1 3 0 R >> /ExtGState << /M << /BM /Multiply >> >> >>".to_owned();
    assert_eq!(told(&pen.bytes()), "p.1: marked");
}

#[test]
fn text_off_the_page_and_text_without_ink_are_told() {
    let page = text(72, 700, "Visible") + &text(900, 700, "far out") + "3 Tr\n" + &text(72, 600, "no ink");
    assert_eq!(
        told(&Written::of(&[&page]).bytes()),
        "p.1: Visible\np.1 Text: no ink\np.1 OffPage: far out\n\
         hidden Text p.1 ×1 no ink\nhidden OffPage p.1 ×1 far out"
    );
}

#[test]
fn the_text_layer_of_a_scan_is_what_the_scan_shows() {
    let page =
        "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x20 EI Q 3 Tr\n".to_owned() + &text(72, 700, "scanned");
    assert_eq!(told(&Written::of(&[&page]).bytes()), "p.1: scanned");
}

#[test]
fn remarks_are_told_and_links_are_not() {
    let mut pdf = Written::of(&[&text(72, 700, "Page")]);
    pdf.page_extra = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (too cheap?) >> \
                      << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (a link) >>]"
        .to_owned();
    assert_eq!(told(&pdf.bytes()), "p.1: Page\np.1 Annotation: too cheap?\nhidden Annotation p.1 ×1 too cheap?");
}

#[test]
fn what_an_earlier_revision_showed_is_told() {
    let pdf = Written::of(&[&text(72, 700, "Cost price 70")]).bytes();
    let mut changed = String::from_utf8(pdf).unwrap();
    let previous: usize = changed.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
    let content = text(72, 700, "Price 100");
    let object = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    append(&mut changed, &[(101, object)], previous);
    assert_eq!(
        told(changed.as_bytes()),
        "p.1: Price 100\np.1 EarlierRevision: Cost price 70\nhidden EarlierRevision p.1 ×1 Cost price 70"
    );
}

#[test]
fn a_revision_that_changes_no_text_is_no_news() {
    let pdf = Written::of(&[&text(72, 700, "Contract")]).bytes();
    let mut signed = String::from_utf8(pdf).unwrap();
    let previous: usize = signed.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
    append(&mut signed, &[(50, "<< /Type /Sig >>".to_owned())], previous);
    assert_eq!(told(signed.as_bytes()), "p.1: Contract");
}

#[test]
fn japanese_fonts_that_name_no_characters_are_read_by_their_code() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("見積書ｱ1");
    let hex = bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat();
    let mut pdf = Written::of(&[&format!("BT /F1 12 Tf 72 700 Td <{hex}> Tj ET")]);
    pdf.font = "<< /Type /Font /Subtype /Type0 /BaseFont /MS-Gothic /Encoding /90ms-RKSJ-H /DescendantFonts [<< /Type /Font \
                /Subtype /CIDFontType2 /BaseFont /MS-Gothic /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) \
                /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /MS-Gothic /Flags 4 >> >>] >>"
        .to_owned();
    assert!(told(&pdf.bytes()).starts_with("p.1: 見積書ｱ"), "{}", told(&pdf.bytes()));
}

#[test]
fn a_file_inside_is_looked_into() {
    let mut pdf = Written::of(&[&text(72, 700, "Page")]);
    pdf.catalog_extra =
        "/Names << /EmbeddedFiles << /Names [(a) << /F (list.txt) /EF << /F 10 0 R >> >>] >> >>".to_owned();
    pdf.objects = vec!["<< /Length 6 >>\nstream\nsecret\nendstream".to_owned()];
    let file = looked(&pdf.bytes());
    assert_eq!(file.inside.first().map(|inner| (inner.name.as_str(), inner.size)), Some(("list.txt", 6)));
}

#[test]
fn a_script_is_told() {
    let mut pdf = Written::of(&[&text(72, 700, "Page")]);
    pdf.catalog_extra = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>".to_owned();
    assert_eq!(told(&pdf.bytes()), "p.1: Page\nScript");
}

#[test]
fn damage_and_passwords_are_told() {
    assert_eq!(told(b"%PDF-1.7\nnothing"), "gap Damaged ");
    let mut locked = String::from_utf8(Written::of(&[&text(72, 700, "Page")]).bytes()).unwrap();
    let key = "00".repeat(32);
    let encrypt =
        format!("/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{key}> /U <{key}> >> /ID [<00> <00>]");
    locked = locked.replace("/Root 1 0 R", &format!("/Root 1 0 R {encrypt}"));
    assert_eq!(told(locked.as_bytes()), "Encrypted\ngap Encrypted ");
}

#[test]
fn any_cut_of_a_file_ends() {
    let whole = Written::of(&[&text(72, 700, "Quotation"), &text(72, 700, "Second")]).bytes();
    for end in (0..whole.len()).step_by(7) {
        looked(&whole[..end]);
    }
}
