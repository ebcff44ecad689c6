//! Where quoted history begins.

use std::ops::Range;

use super::RegionKind;
use super::lines::{Label, Line};
use crate::mail::fold::joins::is_rule;

/// Lines that a block of header fields, with wrapped lists of recipients, may take before its first three fields are seen.
const BLOCK: usize = 12;
/// Longest line that introduces a quotation, once put together from its pieces (bytes).
const LONGEST: usize = 600;

/// New or quoted, for each line.
pub(super) fn mark(lines: &[Line<'_>], hints: &[Range<usize>]) -> Vec<RegionKind> {
    let mut kinds = vec![RegionKind::New; lines.len()];
    let hints = &merged(hints);
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let quoted = if is_hinted(line, hints) || line.is_marked() {
            index..index + 1
        } else if let Some(intro) = introduction(lines, index) {
            if goes_on_marked(lines, intro.end, hints) { intro } else { intro.start..lines.len() }
        } else {
            index += 1;
            continue;
        };
        index = quoted.end;
        if let Some(kinds) = kinds.get_mut(quoted) {
            kinds.fill(RegionKind::Quoted);
        }
    }
    join_blank(lines, &mut kinds);
    kinds
}

/// Hints in order, none overlapping another.
fn merged(hints: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for hint in hints {
        match merged.last_mut() {
            Some(last) if hint.start <= last.end => last.end = last.end.max(hint.end),
            _ => merged.push(hint.clone()),
        }
    }
    merged
}

fn is_hinted(line: &Line<'_>, hints: &[Range<usize>]) -> bool {
    if hints.is_empty() || line.is_blank() {
        return false;
    }
    let at = line.content_start();
    let next = hints.partition_point(|hint| hint.start <= at);
    next.checked_sub(1).and_then(|last| hints.get(last)).is_some_and(|hint| at < hint.end)
}

/// Whether the lines of the history are marked themselves, so that new text may stand after or between them.
fn goes_on_marked(lines: &[Line<'_>], from: usize, hints: &[Range<usize>]) -> bool {
    let mut rest = lines.iter().skip(from).filter(|line| !line.is_blank());
    rest.next().is_some_and(|line| line.is_marked() || is_hinted(line, hints))
}

/// Blank lines belong to what follows them; at the end, to what came before.
fn join_blank(lines: &[Line<'_>], kinds: &mut [RegionKind]) {
    let mut following = None;
    for (line, kind) in lines.iter().zip(kinds.iter_mut()).rev() {
        if line.is_blank() {
            *kind = following.unwrap_or(*kind);
        } else {
            following = Some(*kind);
        }
    }
    let last = lines.iter().rposition(|line| !line.is_blank());
    let Some(kind) = last.and_then(|last| kinds.get(last)).copied() else { return };
    kinds
        .iter_mut()
        .rev()
        .zip(lines.iter().rev())
        .take_while(|(_, line)| line.is_blank())
        .for_each(|(slot, _)| *slot = kind);
}

/// The lines with which a mail program introduces history, if they begin here.
fn introduction(lines: &[Line<'_>], index: usize) -> Option<Range<usize>> {
    let text = lines.get(index)?.text.trim();
    if text.is_empty() {
        return None;
    }
    if is_separator(text) {
        let block = (index + 1..lines.len()).find(|next| lines.get(*next).is_some_and(|line| !line.is_blank()));
        return Some(index..block.map_or(index + 1, |block| header_block(lines, block).unwrap_or(index + 1)));
    }
    if let Some(end) = header_block(lines, index) {
        return Some(index..end);
    }
    if is_rule(text) {
        // Outlook draws a line above its block.
        let next = (index + 1..lines.len().min(index + 4))
            .find(|next| lines.get(*next).is_some_and(|line| !line.is_blank()))?;
        return header_block(lines, next).map(|end| index..end);
    }
    attribution(lines, index).map(|end| index..end)
}

/// `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:` …
fn is_separator(text: &str) -> bool {
    const NAMES: [&str; 10] = [
        "original message",
        "original appointment",
        "forwarded message",
        "forwarded by",
        "reply message",
        "元のメッセージ",
        "元のメール",
        "転送メッセージ",
        "転送されたメッセージ",
        "ここから転送",
    ];
    const BARE: [&str; 4] =
        ["begin forwarded message:", "転送されたメッセージ:", "転送されたメッセージ：", "開始転送メッセージ:"];
    if text.len() > 200 {
        return false;
    }
    let dash = |c: char| matches!(c, '-' | '_' | '=' | '─' | '━' | '－' | '―' | 'ー');
    let inner = text.trim_start_matches(dash);
    if text.len() - inner.len() >= 2 {
        let inner = inner.trim_start().to_ascii_lowercase();
        return NAMES.iter().any(|name| inner.starts_with(name));
    }
    text.starts_with(['b', 'B', '転', '開']) && BARE.iter().any(|bare| text.eq_ignore_ascii_case(bare))
}

/// A block of header fields that begins here: a sender and two more. Answers where it ends.
fn header_block(lines: &[Line<'_>], index: usize) -> Option<usize> {
    lines.get(index)?.label()?;
    let (mut from, mut others, mut end) = (false, 0, index);
    for (at, line) in lines.iter().enumerate().skip(index).take(BLOCK) {
        if line.is_blank() {
            break;
        }
        // Lines without a field are the rest of a long list of recipients.
        let Some((label, _)) = line.label() else { continue };
        from |= label == Label::From;
        others += usize::from(matches!(label, Label::Date | Label::Recipients | Label::Subject));
        end = at + 1;
    }
    (from && others >= 2).then_some(end)
}

/// `On …, NAME wrote:` and its kind, on one to three lines. Answers where it ends.
fn attribution(lines: &[Line<'_>], index: usize) -> Option<usize> {
    let text = lines.get(index)?.text.trim();
    if ends_attribution(text) && introduces(lines, index + 1, text) {
        return Some(index + 1);
    }
    if !begins_attribution(text) {
        return None;
    }
    let mut whole = text.to_owned();
    for end in index + 1..lines.len().min(index + 3) {
        let piece = lines.get(end)?.text.trim();
        if piece.is_empty() || whole.len() + piece.len() > LONGEST {
            return None;
        }
        whole.push(' ');
        whole.push_str(piece);
        if ends_attribution(&whole) {
            return introduces(lines, end + 1, &whole).then_some(end + 1);
        }
    }
    None
}

pub(super) fn begins_attribution(text: &str) -> bool {
    const ON: [&str; 4] = ["On ", "Am ", "Le ", "El "];
    (ON.iter().any(|on| text.starts_with(on)) && text.bytes().any(|byte| byte.is_ascii_digit()))
        || begins_with_date(text)
}

/// `2026年11月20日`, `2026/11/20`, `2026-11-20`, also in brackets.
fn begins_with_date(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '（', '[']);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.len() - rest.len() == 4 && rest.starts_with(['年', '/', '-', '.'])
}

fn ends_attribution(text: &str) -> bool {
    text.len() <= LONGEST && text.ends_with([':', '：']) && (text.ends_with(">:") || said(text).is_some())
}

/// What stands before the words of writing at the end.
pub(super) fn said(text: &str) -> Option<&str> {
    const WORDS: [&str; 14] = [
        "wrote",
        "writes",
        "schrieb",
        "a écrit",
        "escribió",
        "ha scritto",
        "さんは書きました",
        "さんが書きました",
        "は書きました",
        "さんのメール",
        "様のメール",
        "のメール",
        "のメッセージ",
        "さん wrote",
    ];
    let text = text.trim_end_matches([':', '：', ' ', '\u{a0}']);
    WORDS.iter().find_map(|word| text.strip_suffix(word))
}

/// Whether words that may introduce a quotation do so here: they name a time or an address, or marked lines follow.
fn introduces(lines: &[Line<'_>], end: usize, text: &str) -> bool {
    let followed = lines.iter().skip(end).find(|line| !line.is_blank()).is_some_and(Line::is_marked);
    if followed {
        return true;
    }
    let dated = begins_attribution(text) && has_time(text);
    match said(text) {
        Some(_) => dated || has_address(text),
        // `NAME <address>:` alone begins a line of minutes as well.
        None => dated && has_address(text),
    }
}

fn has_address(text: &str) -> bool {
    text.contains('@')
}

/// `10:00` or `10時00分`.
fn has_time(text: &str) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    text.contains('時')
        || memchr::memchr_iter(b':', bytes).any(|at| digit(bytes.get(at.wrapping_sub(1))) && digit(bytes.get(at + 1)))
}
