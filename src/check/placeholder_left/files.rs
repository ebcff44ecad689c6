//! Blanks inside files, where a form may well be empty: only what no form has.

use crate::check::{Case, Finding};
use crate::mail::fold::fold;

use super::find::find;
use super::{Hit, Sort, finding};

/// Told of one file.
const EACH: usize = 3;

/// Names of files that are meant to have blanks.
const MEANT: [&str; 22] = [
    "テンプレ",
    "ひな形",
    "雛形",
    "ひながた",
    "様式",
    "フォーマット",
    "フォーム",
    "記入例",
    "サンプル",
    "見本",
    "申込書",
    "申請書",
    "届",
    "アンケート",
    "調査票",
    "台紙",
    "書式",
    "template",
    "sample",
    "form",
    "example",
    "blank",
];

pub(super) fn inside(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut last: Option<(*const crate::lens::Inspection, usize)> = None;
    for inside in case.texts_inside() {
        let file = std::ptr::from_ref(inside.file);
        let told = last.filter(|(before, _)| *before == file).map_or(0, |(_, told)| told);
        last = Some((file, told));
        if told >= EACH || is_meant(&inside.file.name) {
            continue;
        }
        let text = inside.passage.text.as_str();
        let hits = find(text).into_iter().filter(|hit| is_certain(text, hit)).take(EACH - told);
        let before = found.len();
        found.extend(hits.map(|hit| finding(inside.place(hit.range.clone()), &hit, text, "file")));
        last = Some((file, told + found.len() - before));
    }
    found
}

fn is_meant(name: &str) -> bool {
    let name = fold(name);
    let source = [
        ".js", ".ts", ".py", ".rb", ".sh", ".ps1", ".html", ".htm", ".css", ".json", ".xml", ".yml", ".yaml", ".tex",
        ".md", ".log",
    ];
    MEANT.iter().any(|word| name.contains(word)) || source.iter().any(|end| name.ends_with(end))
}

/// `{{name}}`, `[Company Name]`, `○○株式会社`, `●●様`: not `○月○日`, nor signs alone, nor the lines of a form (`　　　様`).
fn is_certain(text: &str, hit: &Hit) -> bool {
    let word = text.get(hit.range.clone()).unwrap_or_default();
    let is_line = word.starts_with([' ', '\u{3000}', '_', '＿', '…', '?', '？']) || word.starts_with(['(', '（']);
    let labelled = ["名様", "名 様", "名御中", "名 御中"].iter().any(|end| word.ends_with(end));
    let ends = ["様", "御中", "殿", "さま"].iter().any(|end| word.ends_with(end));
    let bracketed = word.starts_with(['{', '$', '[', '<', '%', '#', '(', '*', '«', '［', '｛', '《', '＜', '〔', '【']);
    let around = || {
        let near = ["株式会社", "（株）", "(株)", "㈱"];
        let (before, after) =
            (text.get(..hit.range.start).unwrap_or_default(), text.get(hit.range.end..).unwrap_or_default());
        near.iter().any(|word| before.ends_with(word) || after.starts_with(word))
    };
    let lorem = word.eq_ignore_ascii_case("lorem ipsum") || word.ends_with("テキスト");
    let template = word.starts_with("((%") || !is_line;
    hit.sort == Sort::Form && template && !labelled && (ends || bracketed || lorem || around())
}
