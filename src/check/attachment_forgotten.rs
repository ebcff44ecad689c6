//! The new text says that a file goes along, and there is none.
//!
//! A false alarm here costs more than anywhere else: it teaches people to tick without reading. So a sentence counts only
//! when it says that *this* mail carries something, in one of the ways people say that; a word alone never does.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::mail::{Body, Draft, Folded, RegionKind};
use crate::policy::Level;

use super::subject_empty::is_inherited;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

mod english;
mod japanese;

pub(super) const CHECK: Check = Check {
    id: "attachment_forgotten",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let draft = case.draft;
    // A file that a copied text names is not here, and will be there; `not_inspected` tells of it.
    if draft.attachments.iter().any(|file| !file.is_inline()) || draft.named_attachments().next().is_some() {
        return Vec::new();
    }
    let pictures = !draft.attachments.is_empty();
    let subject = (!is_inherited(&draft.subject)).then(|| in_subject(draft)).flatten();
    let found = subject.or_else(|| {
        let bodies = draft.bodies.iter().enumerate();
        bodies.filter(|(_, body)| !links_to_a_file(body)).find_map(|(part, body)| in_body(part, body, pictures))
    });
    found.into_iter().collect()
}

fn in_subject(draft: &Draft) -> Option<Finding> {
    let subject = draft.subject.as_str();
    let folded = Folded::of(subject, false);
    let range = announcements(&folded).find(|range| {
        says_so(&folded, range.clone(), "", false)
            || (folded.text().get(range.clone()).is_some_and(japanese::is_title) && !draft.bodies.iter().any(corrects))
    })?;
    let range = folded.original(range);
    let sentence = subject.get(range.clone())?.to_owned();
    Some(Finding::at(Place::Subject { range: Some(range.into()) }).with("sentence", sentence))
}

/// Whether the text says that what the subject announces comes otherwise, or came already, or shall come back.
fn corrects(body: &Body) -> bool {
    let mut texts = body.regions().new_text(&body.shown);
    links_to_a_file(body) || texts.any(|text| japanese::is_otherwise(Folded::of(text, false).text()))
}

fn in_body(part: usize, body: &Body, pictures: bool) -> Option<Finding> {
    let folded = body.folded();
    let new = |range: &Range<usize>| {
        let start = folded.original(range.clone()).start;
        body.regions().at(start) == RegionKind::New
    };
    let range = announcements(folded)
        .filter(new)
        .find(|range| says_so(folded, range.clone(), folded.text(), pictures))
        .map(|range| folded.original(range))?;
    let text = body.shown.get(range.clone())?;
    let trimmed = text.trim();
    let start = range.start + (text.len() - text.trim_start().len());
    let range = start..start + trimmed.len();
    let place = Place::Body { part, range: range.into(), text: trimmed.to_owned() };
    Some(Finding::at(place).with("sentence", trimmed.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What every way of saying it contains.
const WORDS: &[&str] = &[
    "添付",
    "別添",
    "別紙",
    "同封",
    "査収",
    "送",
    "attach",
    "enclos",
    "please find",
    "send",
    "sent",
    "pfa",
    "herewith",
    "appended",
    "forwarding",
    "with this e",
    "with this m",
    "here is",
    "here are",
    "here's",
    "付け忘れ",
    "を付け",
    "てんぷ",
];

/// Sentences that hold one of the words, as ranges of the folded text, each once.
fn announcements(folded: &Folded) -> impl Iterator<Item = Range<usize>> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        // The kind that skips fastest over text without any of the words.
        AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(WORDS).ok()
    });
    sentences_with(FINDER.as_ref(), folded.text())
}

/// Sentences that hold one of a finder's words, as ranges of the text, each once.
pub(super) fn sentences_with<'t>(
    finder: Option<&'t AhoCorasick>,
    text: &'t str,
) -> impl Iterator<Item = Range<usize>> + 't {
    let mut done = 0;
    finder.into_iter().flat_map(move |finder| finder.find_iter(text)).filter_map(move |hit| {
        if hit.start() < done {
            return None;
        }
        let sentence = sentence_around(text, hit.range());
        done = sentence.end.max(hit.end());
        Some(sentence)
    })
}

/// Bytes to either side that a sentence may reach; longer ones say more than one thing.
const REACH: usize = 240;

/// The sentence that a word stands in, as bytes of the text.
fn sentence_around(text: &str, word: Range<usize>) -> Range<usize> {
    let floor = text.floor_char_boundary(word.start.saturating_sub(REACH));
    let ceil = text.ceil_char_boundary((word.end + REACH).min(text.len()));
    let before = text.get(floor..word.start).unwrap_or_default();
    let after = text.get(word.end..ceil).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .find(|(at, letter)| ends_sentence(before, *at, *letter))
        .map_or(floor, |(at, letter)| floor + at + letter.len_utf8());
    let end = after
        .char_indices()
        .find(|(at, letter)| ends_sentence(after, *at, *letter))
        .map_or(ceil, |(at, letter)| word.end + at + letter.len_utf8());
    start..end
}

/// A line end alone ends no sentence: people break Japanese lines between phrases.
fn ends_sentence(text: &str, at: usize, letter: char) -> bool {
    let rest = || text.get(at + letter.len_utf8()..).unwrap_or_default();
    match letter {
        '。' | '!' | '?' => true,
        '.' => rest().starts_with([' ', '\n']),
        '\n' => {
            rest().trim_start_matches(' ').chars().next().is_some_and(begins_anew)
                || rest().is_empty()
                || text.get(..at).is_some_and(is_salutation)
        }
        _ => false,
    }
}

/// Whether text ends in how somebody is addressed, which stands on a line of its own.
fn is_salutation(text: &str) -> bool {
    ["様", "御中", "各位", "殿", "先生", ","].iter().any(|end| text.trim_end_matches(' ').ends_with(end))
        && text.rsplit('\n').next().is_some_and(|line| line.chars().count() <= 24)
}

/// What a line begins with that does not go on with the one before: blank, a list item, a quote, a rule.
fn begins_anew(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '-'
            | '*'
            | '+'
            | '>'
            | '|'
            | '='
            | '_'
            | '・'
            | '•'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '※'
            | '→'
            | '【'
            | '━'
            | '─'
            | '0'..='9' | '<' | '('
    )
}

/// Whether a sentence of a folded text says that a file goes along with this mail.
pub(super) fn says_that_a_file_goes_along(folded: &Folded, sentence: Range<usize>) -> bool {
    says_so(folded, sentence, folded.text(), false)
}

fn says_so(folded: &Folded, sentence: Range<usize>, whole: &str, pictures: bool) -> bool {
    let Some(text) = folded.text().get(sentence) else { return false };
    // Inline pictures are what a sentence about pictures means.
    if pictures && PICTURE.is_match(text) {
        return false;
    }
    (!text.is_ascii() && japanese::says_so(&text.replace('\n', ""), whole))
        || english::says_so(&text.replace('\n', " "))
}

static PICTURE: LazyLock<Regex> =
    LazyLock::new(|| regex("写真|画像|スクリーンショット|スクショ|キャプチャ|screen ?shot|photo|picture|image"));

/// Hosts of files: a link there is the file.
const FILE_HOSTS: &[&str] = &[
    "drive.google.com",
    "docs.google.com",
    "1drv.ms",
    "onedrive.live.com",
    "sharepoint.com",
    "dropbox.com",
    "db.tt",
    "box.com",
    "wetransfer.com",
    "we.tl",
    "gigafile.nu",
    "firestorage.jp",
    "firestorage.com",
    "icloud.com",
    "share.icloud.com",
    "mega.nz",
    "fileforce.jp",
    "direct-cloud.jp",
    "directcloud.jp",
    "bizstorage",
    "okurin.bitpark.co.jp",
    "datadeliver.net",
    "xgf.nu",
    "smooth-file.jp",
    "filesend.to",
    "hightail.com",
    "sendanywhere",
    "transfernow.net",
];

fn links_to_a_file(body: &Body) -> bool {
    body.links.iter().filter(|link| body.regions().at(link.range.start) == RegionKind::New).any(|link| {
        let target = link.target.to_ascii_lowercase();
        let host = target.split_once("://").map_or(target.as_str(), |(_, rest)| rest);
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
        FILE_HOSTS
            .iter()
            .any(|known| host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.')))
    })
}

/// Whether a folded sentence names a document or an archive; a path or URL does not count.
fn names_a_file(sentence: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|[^/\\\w.:-])[^\s/\\:、。「」()<>]+\.(?:pdf|docx?|xls[xm]?|pptx?|zip|csv|lzh|7z|rar|jtd|odt|ods|odp|rtf)(?:$|[^\w./])",
        )
    });
    NAME.is_match(sentence)
}

#[expect(clippy::expect_used, reason = "the patterns are constants, and each is compiled by a test")]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

#[cfg(test)]
mod tests;
