//! Whom a paper is for: by the name of its file, and by its heading.

use super::{is_between, is_form, named, next, without_label};
use crate::mail::fold::fold;
use crate::names::company::has_form;
use crate::names::honorific::{self, Honorific};
use crate::names::salutation::{Salutation, company};
use crate::names::word::is_cjk;

/// What stands in forms where a name is to be written.
#[rustfmt::skip]
const BLANKS: [&str; 18] = [
    "氏名", "お名前", "名前", "会社名", "貴社名", "御社名", "貴社", "御社", "宛名", "宛先", "顧客名", "お客様名",
    "取引先名", "事業者名", "申請者", "団体名", "所属", "住所",
];
/// More than this behind a name is a sentence (characters).
const LONGEST_BEHIND: usize = 24;

/// Whom a line or cell at the beginning of a paper addresses: only 様, 殿 and 御中, with nothing before the name and
/// nothing but what the paper is called behind them.
pub(in crate::names::salutation) fn in_heading(piece: &str, at: usize, found: &mut Vec<Salutation>) {
    let mut rest = without_label(piece.trim_start_matches(['■', '●', '◆', '【', ' ', '　']));
    while let Some((name, honorific)) = next(rest) {
        let end = name.len() + honorific.len;
        let (said, after) = (rest.get(name.len()..end).unwrap_or_default(), rest.get(end..).unwrap_or_default());
        let ends = after.is_empty()
            || after.starts_with(|c: char| {
                c.is_whitespace() || matches!(c, '】' | '）' | ')' | '、' | '，' | '・' | '_' | '-')
            })
            || ["向け", "宛", "ご", "御", "お"].iter().any(|word| after.starts_with(word));
        let is_sentence = honorific::is_about(after) || after.contains('。') || after.chars().count() > LONGEST_BEHIND;
        let marked = ["様", "殿", "御中"].iter().any(|word| said.ends_with(word));
        if !marked || !ends || is_sentence || is_blank(name) {
            return;
        }
        found.extend(named(name, at + (piece.len() - rest.len()), honorific));
        rest = after.trim_start_matches(is_between);
    }
}

/// Whether a form leaves the name open.
fn is_blank(name: &str) -> bool {
    let open = |c: char| !(c.is_alphanumeric() || c.is_whitespace() || "()（）[]・.-'ー々&＆,".contains(c));
    let folded = fold(name);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    name.contains(open) || name.contains(['〇', '×']) || BLANKS.iter().any(|blank| bare.starts_with(blank))
}

/// How companies are called that say what they do; in brackets behind a paper one is who it is for.
#[rustfmt::skip]
const TRADES: [&str; 40] = [
    "商事", "物産", "工業", "製作所", "印刷", "電機", "電気", "電子", "食品", "建設", "工務店", "運輸", "運送", "物流",
    "倉庫", "化学", "薬品", "製薬", "機械", "精機", "精工", "産業", "興業", "商会", "商店", "鉄工", "鉄工所", "金属",
    "紙業", "繊維", "製紙", "証券", "不動産", "観光", "交通", "製菓", "酒造", "醸造", "水産", "造船",
];

/// 北星印刷 in 業務委託契約書（北星印刷）.
pub(in crate::names::salutation) fn in_brackets(stem: &str) -> Option<Salutation> {
    let open = stem.find(['（', '('])?;
    let before = stem.get(..open)?.trim_end();
    let inner = stem.get(open..)?.trim_start_matches(['（', '(']);
    let end = inner.find(['）', ')'])?;
    let name = inner.get(..end)?;
    let is_paper = PAPERS.iter().any(|paper| before.ends_with(paper));
    let is_company = TRADES.iter().any(|trade| name.len() > trade.len() && name.ends_with(trade));
    let plain = name.chars().all(is_cjk) && name.chars().count() <= 12 && !name.contains(['の', '用', '年', '月']);
    let start = stem.len() - stem.get(open..)?.trim_start_matches(['（', '(']).len();
    (is_paper && is_company && plain).then(|| company(name, start, true))
}

/// What papers are called: a company in the name of one is who it is for.
const PAPERS: [&str; 26] = [
    "御見積書",
    "お見積書",
    "見積書",
    "御見積",
    "お見積",
    "見積",
    "御請求書",
    "請求書",
    "御請求",
    "請求",
    "契約書",
    "納品書",
    "注文書",
    "発注書",
    "提案書",
    "ご提案書",
    "ご提案",
    "領収書",
    "領収証",
    "検収書",
    "仕様書",
    "報告書",
    "議事録",
    "申込書",
    "案内状",
    "資料",
];

/// The names within one word of a file name.
pub(in crate::names::salutation) fn in_word(word: &str, at: usize) -> Vec<Salutation> {
    let start = PAPERS
        .iter()
        .filter(|paper| word.starts_with(**paper) && word.len() > paper.len())
        .map(|paper| paper.len())
        .max()
        .unwrap_or(0);
    let rest = word.get(start..).unwrap_or_default();
    if let Some((name, honorific)) = next_in_file(rest) {
        return named(name, at + start, honorific);
    }
    if has_form(rest) {
        let end = PAPERS.iter().filter_map(|paper| rest.find(paper)).filter(|end| *end > 0).min().unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or(rest);
        if !is_form(&fold(name)) {
            return vec![company(name, at + start, true)];
        }
    }
    Vec::new()
}

/// Only 様, 殿, 御中 and さん: 部長 in 部長会議資料 is nobody.
fn next_in_file(rest: &str) -> Option<(&str, Honorific)> {
    rest.char_indices().skip(1).find_map(|(at, _)| {
        let (before, after) = rest.split_at_checked(at)?;
        let marked = ["様", "さま", "殿", "御中", "さん"].iter().any(|word| after.starts_with(word));
        Some((before, marked.then(|| honorific::at(before, after)).flatten()?))
    })
}
