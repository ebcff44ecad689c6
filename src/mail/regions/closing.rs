//! What stands below the text of a mail without having been written for it: signature and disclaimer.

use std::ops::Range;

use super::RegionKind;
use super::lines::Line;
use super::phrases::Phrases;
use crate::mail::fold::joins::is_rule;

/// A block with more lines than this is no signature.
const SIGNATURE: usize = 20;
/// How much of a paragraph is read to know a disclaimer (bytes).
const DISCLAIMER: usize = 4_000;
/// Within how much of it it says which mail it is about (bytes).
const OPENING: usize = 240;

/// Marks signatures and disclaimers in the new text.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [RegionKind]) {
    let mut start = 0;
    while start < kinds.len() {
        let kind = kinds.get(start).copied();
        let end =
            kinds.iter().skip(start).position(|other| Some(*other) != kind).map_or(kinds.len(), |more| start + more);
        if kind == Some(RegionKind::New)
            && let (Some(lines), Some(kinds)) = (lines.get(start..end), kinds.get_mut(start..end))
        {
            mark_signature(lines, kinds);
            mark_disclaimers(lines, kinds);
        }
        start = end;
    }
}

fn mark_signature(lines: &[Line<'_>], kinds: &mut [RegionKind]) {
    let delimiter = delimited_signature(lines);
    let start = delimiter.or_else(|| framed_signature(lines));
    if let Some(kinds) = start.and_then(|start| kinds.get_mut(start..)) {
        kinds.fill(RegionKind::Signature);
    }
    for (line, kind) in lines.iter().zip(kinds) {
        if is_device_line(line.text.trim()) {
            *kind = RegionKind::Signature;
        }
    }
}

/// The last `-- ` (RFC 3676 §4.3), or one shortly before it: lists add a signature of their own below the author's.
fn delimited_signature(lines: &[Line<'_>]) -> Option<usize> {
    let mut start = None;
    for (index, line) in lines.iter().enumerate().rev() {
        if start.is_some_and(|start| start - index > SIGNATURE) {
            break;
        }
        if matches!(line.text, "-- " | "--" | "--\u{a0}") {
            start = Some(index);
        }
    }
    start
}

/// The last block between two rules, or below one, that says where to reach somebody.
fn framed_signature(lines: &[Line<'_>]) -> Option<usize> {
    let rules: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| is_rule(line.text)).map(|(index, _)| index).collect();
    let last = *rules.last()?;
    let closed = lines.iter().skip(last + 1).all(|line| line.is_blank() || is_device_line(line.text.trim()));
    let mut above = rules.into_iter().rev();
    let mut end = if closed { above.next()? } else { lines.len() };
    let mut start = None;
    // Several rules divide one signature: company above, addresses below.
    for rule in above {
        if !is_contact_block(lines.get(rule + 1..end)?) {
            break;
        }
        start = Some(rule);
        end = rule;
    }
    start
}

/// Tells how to reach somebody, and is neither an invitation nor an agenda.
fn is_contact_block(lines: &[Line<'_>]) -> bool {
    static STRONG: Phrases =
        Phrases::new(&["〒", "TEL", "Tel", "tel:", "Phone", "FAX", "Fax", "電話", "携帯", "Mobile", "E-mail"]);
    static WEAK: Phrases =
        Phrases::new(&["株式会社", "有限会社", "合同会社", "(株)", "（株）", "㈱", "Inc.", "Ltd", "Corporation"]);
    static NOT: Phrases = Phrases::new(&[
        "日時",
        "議題",
        "Zoom",
        "ミーティングID",
        "パスワード",
        "Password",
        "注文",
        "金額",
        "合計",
        "締切",
    ]);
    let content = || lines.iter().filter(|line| !line.is_blank()).map(|line| line.text);
    (1..=SIGNATURE).contains(&content().count())
        && content().any(|line| STRONG.is_any_in(line) || WEAK.is_any_in(line) || line.contains('@'))
        && !content().any(|line| NOT.is_any_in(line))
}

/// What phones and mail programs add about themselves.
fn is_device_line(line: &str) -> bool {
    const BEGINS: [&str; 8] = [
        "Sent from my ",
        "Sent from Mail for ",
        "Sent from Outlook",
        "Sent from Yahoo",
        "Get Outlook for ",
        "Outlook for iOS",
        "Outlook for Android",
        "Sent with ",
    ];
    const ENDS: [&str; 3] = ["から送信", "から送信しました", "を入手"];
    const DEVICES: [&str; 12] = [
        "iPhone",
        "iPad",
        "Android",
        "Outlook",
        "Windows",
        "Xperia",
        "Galaxy",
        "Yahoo",
        "スマートフォン",
        "メールアプリ",
        "Gmail",
        "AQUOS",
    ];
    if !(3..=120).contains(&line.len()) {
        return false;
    }
    if line.starts_with(['S', 'G', 'O']) && BEGINS.iter().any(|begin| line.starts_with(begin)) {
        return true;
    }
    let line = line.trim_end_matches(['。', '>']);
    let mut devices = ENDS.iter().filter_map(|end| line.strip_suffix(end));
    devices.any(|device| DEVICES.iter().any(|name| device.contains(name)))
}

fn mark_disclaimers(lines: &[Line<'_>], kinds: &mut [RegionKind]) {
    let mut at = 0;
    while at < lines.len() {
        let end = paragraph_end(lines, at);
        if let (Some(paragraph), Some(kinds)) = (lines.get(at..end), kinds.get_mut(at..end))
            && is_disclaimer(paragraph)
        {
            kinds.fill(RegionKind::Disclaimer);
        }
        at = end.max(at + 1);
    }
}

/// A paragraph ends at a blank line or a rule.
fn paragraph_end(lines: &[Line<'_>], from: usize) -> usize {
    let Range { start, end } = from..lines.len();
    let ends = |line: &Line<'_>| line.is_blank() || is_rule(line.text);
    lines.iter().skip(start).position(ends).map_or(end, |more| start + more)
}

// What a disclaimer says: which mail, that it may have gone wrong, and what it asks for.
static THIS_JA: Phrases = Phrases::new(&[
    "本メール",
    "このメール",
    "本電子メール",
    "この電子メール",
    "本eメール",
    "本e-mail",
    "当メール",
    "本メッセージ",
    "このメッセージ",
]);
static WRONG_JA: Phrases = Phrases::new(&[
    "誤って",
    "誤送信",
    "誤配信",
    "手違い",
    "名宛人",
    "宛先以外",
    "宛先でない",
    "受信者以外",
    "受取人以外",
    "心当たり",
    "意図された",
    "場合があ",
    "可能性があ",
    "ことがあ",
]);
static SECRET_JA: Phrases = Phrases::new(&["機密", "秘密", "秘匿", "個人情報", "削除"]);
static THIS_EN: Phrases = Phrases::new(&[
    "this e-mail",
    "this email",
    "this message",
    "this communication",
    "this transmission",
    "this electronic",
    "information contained in",
    "information in this",
    "confidentiality notice",
    "intended recipient",
]);
static WRONG_EN: Phrases = Phrases::new(&[
    "intended recipient",
    "intended solely",
    "intended only",
    "intended for",
    "in error",
    "unauthorized",
    "unauthorised",
    "addressee",
    "may contain",
    "may be confidential",
    "may be privileged",
]);
static SECRET_EN: Phrases = Phrases::new(&["confidential", "privileged", "delete", "disclos", "notify"]);

/// Says "this mail", and what to do when it came to the wrong person or that it may hold secrets.
fn is_disclaimer(paragraph: &[Line<'_>]) -> bool {
    let Some(first) = paragraph.first() else { return false };
    let this = if first.text.is_ascii() { &THIS_EN } else { &THIS_JA };
    let opening = joined(paragraph, OPENING);
    if !this.is_any_in(&opening) {
        return false;
    }
    let text = joined(paragraph, DISCLAIMER);
    let (wrong, secret) = if first.text.is_ascii() { (&WRONG_EN, &SECRET_EN) } else { (&WRONG_JA, &SECRET_JA) };
    wrong.is_any_in(&text) && secret.is_any_in(&text)
}

/// A paragraph in one line and lower case, up to the line in which it gets longer than `most`.
fn joined(paragraph: &[Line<'_>], most: usize) -> String {
    let mut text = String::new();
    for line in paragraph {
        let line = line.text.trim();
        // Wrapped English needs its spaces, wrapped Japanese has none.
        if line.is_ascii() && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.get(..line.floor_char_boundary(most)).unwrap_or_default());
        if text.len() >= most {
            break;
        }
    }
    text.make_ascii_lowercase();
    text
}
