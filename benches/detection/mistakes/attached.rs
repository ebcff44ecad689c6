//! Wrong files: what they hide, whom they are for, what they really are.

use super::super::business::{different, short};
use super::super::draw::Draw;
use super::super::files::{self, Document, Pdf, Properties, Sheet, Slides, Workbook};
use super::super::judge::{At, Expected};
use super::super::letter::Letter;
use super::super::world::{COMPANIES, ENGLISH, SURNAMES};

use super::{Mistake, attach, expect, judged, structural};

pub(super) const ALL: &[Mistake] = &[
    structural("hidden sheet", hidden_sheet),
    structural("hidden rows or columns", hidden_cells),
    structural("comments, links and caches in a workbook", workbook_extras),
    structural("tracked change", tracked),
    structural("hidden text in a document", hidden_word),
    structural("notes and hidden slides", slides),
    structural("hidden in a PDF", pdf),
    structural("place of a photograph", photograph),
    structural("metadata", metadata),
    structural("program, macro or script", program),
    structural("content is not what the name says", disguised),
    structural("two versions of one file", twins),
    judged("file for somebody else", for_other),
];

const HIDDEN: &[&str] = &["attachment_hidden_content"];

fn put(letter: &mut Letter, draw: &mut Draw, japanese: &str, english: &str, data: Vec<u8>) -> Option<Expected> {
    let name = if letter.japanese { japanese } else { english }.to_owned();
    if draw.chance(20) && !HIDDEN.is_empty() {
        let packed = files::zip(&[("readme.txt", b"two files"), (name.as_str(), &data)]);
        attach(letter, "files.zip", packed);
        return expect(HIDDEN, At::File("files.zip".to_owned()));
    }
    attach(letter, &name, data);
    expect(HIDDEN, At::File(name))
}

fn visible() -> Sheet {
    Sheet::of_lines("見積", "品名\t数量\t金額\nプリンター\t2\t98000\n設置費\t1\t15000")
}

fn secret_rows() -> Vec<Vec<String>> {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    vec![row(["品名", "原価", "粗利"]), row(["プリンター", "61000", "37000"]), row(["設置費", "6000", "9000"])]
}

fn hidden_sheet(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let state = draw.one(&["hidden", "veryHidden"]);
    let hidden = Sheet {
        name: draw.one(&["原価", "Sheet2", "計算用", "costs"]).to_string(),
        state,
        rows: secret_rows(),
        ..Sheet::default()
    };
    let sheets = if draw.chance(50) { vec![visible(), hidden] } else { vec![hidden, visible()] };
    put(letter, draw, "御見積書.xlsx", "quotation.xlsx", Workbook { sheets, ..Workbook::default() }.bytes())
}

fn hidden_cells(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let mut sheet = Sheet { name: "見積".to_owned(), rows: secret_rows(), ..Sheet::default() };
    if draw.chance(50) {
        sheet.hidden_rows = vec![2];
    } else {
        sheet.hidden_columns = vec![draw.between(2, 3)];
    }
    put(letter, draw, "一覧表.xlsx", "table.xlsx", Workbook { sheets: vec![sheet], ..Workbook::default() }.bytes())
}

fn workbook_extras(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let mut book = Workbook { sheets: vec![visible()], ..Workbook::default() };
    match draw.below(3) {
        0 => book.sheets[0].comment = Some("この金額は先方と要相談。最低90,000円。".to_owned()),
        1 => {
            let link = "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><externalBook r:id=\"rId1\"><sheetNames><sheetName val=\"原価表\"/></sheetNames><sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>61000</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>";
            let relation = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath\" Target=\"file:///\\\\server\\costs.xlsx\" TargetMode=\"External\"/></Relationships>";
            book.more = vec![
                ("xl/externalLinks/externalLink1.xml".to_owned(), link.to_owned()),
                ("xl/externalLinks/_rels/externalLink1.xml.rels".to_owned(), relation.to_owned()),
            ];
        }
        _ => {
            let cache = "<pivotCacheDefinition xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cacheSource type=\"worksheet\"><worksheetSource ref=\"A1:C9\" sheet=\"顧客\"/></cacheSource><cacheFields count=\"1\"><cacheField name=\"顧客名\"><sharedItems count=\"2\"><s v=\"共栄商事\"/><s v=\"北斗精機\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>";
            book.more = vec![("xl/pivotCache/pivotCacheDefinition1.xml".to_owned(), cache.to_owned())];
        }
    }
    put(letter, draw, "集計.xlsx", "summary.xlsx", book.bytes())
}

fn tracked(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let change = if draw.chance(50) {
        files::deleted_run("違約金は300万円とする。")
    } else {
        files::inserted_run("ただし上限は500万円とする。")
    };
    let comment = draw.chance(30).then(|| "ここは譲歩してもよい".to_owned());
    let paragraphs = vec![
        files::run("第1条（目的）"),
        format!("{}{change}", files::run("第2条（責任）")),
        files::run("第3条（期間）"),
    ];
    put(
        letter,
        draw,
        "契約書案.docx",
        "agreement.docx",
        Document { paragraphs, comment, ..Document::default() }.bytes(),
    )
}

fn hidden_word(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let mut document = Document {
        paragraphs: vec![files::run("ご提案"), files::run("下記のとおりご提案いたします。")],
        ..Document::default()
    };
    if draw.chance(60) {
        document.paragraphs.push(files::hidden_run("競合はB社。価格は1割下げられる。"));
    } else {
        document.comment = Some("この段落は社内の確認がまだです".to_owned());
    }
    put(letter, draw, "提案書.docx", "proposal.docx", document.bytes())
}

fn slides(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let mut slides = vec![("ご提案\n2026年".to_owned(), false, None), ("導入の流れ".to_owned(), false, None)];
    if draw.chance(50) {
        slides[1].2 = Some("ここで値引きの話はしない。聞かれたら持ち帰る。".to_owned());
    } else {
        slides.push(("原価の内訳".to_owned(), true, None));
    }
    put(letter, draw, "提案資料.pptx", "deck.pptx", Slides { slides, by: Properties::default() }.bytes())
}

fn pdf(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let lines = vec!["Quotation".to_owned(), "Total 98,000".to_owned()];
    let secret = "Cost 61,000 per unit".to_owned();
    let plain = Pdf { lines: lines.clone(), ..Pdf::default() };
    let data = match draw.below(4) {
        0 => Pdf { off_page: Some(secret), ..plain }.bytes(),
        1 => Pdf { covered: Some(secret), ..plain }.bytes(),
        2 => Pdf { annotation: Some("単価は要確認。最低90,000円".to_owned()), ..plain }.bytes(),
        _ => files::revised(
            &Pdf { lines: vec![secret, "Margin 37 percent".to_owned()], ..Pdf::default() }.bytes(),
            &lines,
        ),
    };
    put(letter, draw, "見積書.pdf", "quotation.pdf", data)
}

fn photograph(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    put(letter, draw, "現場写真.jpg", "photo.jpg", files::located_photograph())
}

fn metadata(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.outsiders().next()?;
    let companies = different(draw, COMPANIES, 2);
    let (company, _) = *companies.iter().find(|(_, domain)| *domain != letter.from.domain())?;
    let by = Properties {
        author: "渡辺 進一郎".to_owned(),
        company: company.to_owned(),
        saved_by: "渡辺 進一郎".to_owned(),
    };
    let data = match draw.below(3) {
        0 => Workbook { sheets: vec![visible()], by, ..Workbook::default() }.bytes(),
        1 => Document { paragraphs: vec![files::run("ご提案")], by, ..Document::default() }.bytes(),
        _ => Slides { slides: vec![("ご提案".to_owned(), false, None)], by }.bytes(),
    };
    let extension = if data.windows(5).any(|part| part == b"word/") {
        "docx"
    } else if data.windows(3).any(|part| part == b"xl/") {
        "xlsx"
    } else {
        "pptx"
    };
    put(letter, draw, &format!("資料.{extension}"), &format!("file.{extension}"), data)
}

fn program(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let (name, data): (&str, Vec<u8>) = match draw.below(8) {
        0 => ("setup.exe", b"MZ\x90\x00\x03\x00\x00\x00".repeat(40)),
        1 => ("run.bat", b"@echo off\r\nnet use Z: \\\\server\\share\r\n".to_vec()),
        2 => ("install.ps1", b"Write-Host 'installing'\r\n".to_vec()),
        3 => (
            "open.lnk",
            [b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xC0\x00\x00\x00\x00\x00\x00\x46".as_slice(), &[0; 60]]
                .concat(),
        ),
        4 => ("form.html", b"<html><body><script>document.forms[0].submit()</script></body></html>".to_vec()),
        5 => ("tool.zip", files::zip(&[("bin/tool.exe", &b"MZ\x90\x00\x03\x00\x00\x00".repeat(40))])),
        6 => ("macro.js", b"var shell = new ActiveXObject('WScript.Shell');\r\n".to_vec()),
        _ => ("update.vbs", b"Set shell = CreateObject(\"WScript.Shell\")\r\n".to_vec()),
    };
    attach(letter, name, data);
    expect(&["attachment_executable"], At::File(name.to_owned()))
}

fn disguised(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let (name, data): (&str, Vec<u8>) = match draw.below(5) {
        0 => ("report.docx", files::picture()),
        1 => ("document.pdf", files::zip(&[("a.txt", b"text")])),
        2 => ("picture.png", Pdf { lines: vec!["Page".to_owned()], ..Pdf::default() }.bytes()),
        3 => ("invoice.pdf", b"MZ\x90\x00\x03\x00\x00\x00".repeat(40)),
        _ => ("table.xlsx", Pdf { lines: vec!["Page".to_owned()], ..Pdf::default() }.bytes()),
    };
    attach(letter, name, data);
    expect(&["attachment_type_differs", "attachment_executable"], At::File(name.to_owned()))
}

fn twins(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    const JAPANESE: &[(&str, &str)] = &[
        ("見積書_v1.pdf", "見積書_v2.pdf"),
        ("契約書案_1118.docx", "契約書案_1120.docx"),
        ("図面.pdf", "図面_old.pdf"),
        ("日程表_旧.xlsx", "日程表_新.xlsx"),
        ("提案書.pptx", "提案書 - コピー.pptx"),
        ("一覧20261101.xlsx", "一覧20261118.xlsx"),
        ("資料_rev2.docx", "資料_rev3.docx"),
        ("原稿(1).docx", "原稿.docx"),
    ];
    const ENGLISH_NAMES: &[(&str, &str)] = &[
        ("report_v1.docx", "report_v2.docx"),
        ("offer.pdf", "offer_old.pdf"),
        ("plan 2026-11-01.xlsx", "plan 2026-11-18.xlsx"),
        ("Copy of budget.xlsx", "budget.xlsx"),
        ("slides.pptx", "slides (1).pptx"),
        ("contract_draft.docx", "contract_final.docx"),
    ];
    let (first, second) = draw.one(if letter.japanese { JAPANESE } else { ENGLISH_NAMES });
    for name in [first, second] {
        attach(letter, name, files::of_kind(name, &format!("text of {name}"), "", ""));
    }
    expect(&["attachment_old_version"], At::Anywhere)
}

/// The file of the customer before this one.
fn for_other(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.outsiders().next()?;
    let (company, domain) = draw.one(COMPANIES);
    let (surname, romaji) = draw.one(SURNAMES);
    let (first, last) = draw.one(ENGLISH);
    let known = |text: &str| {
        letter.recipients().chain([&letter.from]).any(|person| {
            [&person.name, &person.surname, &person.addr]
                .iter()
                .any(|part| part.to_lowercase().contains(&text.to_lowercase()))
        })
    };
    if letter.recipients().any(|person| person.domain() == domain)
        || letter.from.domain() == domain
        || known(surname)
        || known(romaji)
        || known(first)
        || known(last)
    {
        return None;
    }
    let kind = draw.one(&["pdf", "xlsx", "docx"]);
    // Who has an address and no name could be anybody.
    let is_named =
        letter.to.iter().all(|person| person.name.split_whitespace().filter(|word| word.len() > 2).count() > 1);
    if !letter.japanese && !is_named {
        return None;
    }
    let name = if letter.japanese {
        match draw.below(8) {
            0 => format!("御見積書_{company}御中.{kind}"),
            1 => format!("{company}様_ご提案書.{kind}"),
            2 => format!("見積書（{surname}様）.{kind}"),
            3 => format!("{surname}様向け資料.{kind}"),
            4 => format!("【{company}】請求書_2026年10月分.{kind}"),
            5 => format!("契約書_{company}.{kind}"),
            6 => format!("20261118_{}様_議事録.{kind}", short(company)),
            _ => format!("ご請求書_{company} {surname}様.{kind}"),
        }
    } else {
        match draw.below(6) {
            0 => format!("Quotation for {first} {last}.{kind}"),
            1 => format!("Invoice_Brightwater Ltd.{kind}"),
            2 => format!("Proposal - Harrington Inc.{kind}"),
            3 => format!("Contract {first} {last}.{kind}"),
            4 => format!("Offer_for_Mr_{last}.{kind}"),
            _ => format!("Minutes Lindqvist GmbH.{kind}"),
        }
    };
    attach(letter, &name, files::of_kind(&name, "Page 1", "", ""));
    expect(&["attachment_for_other"], At::File(name))
}
