//! The text says how many files go along, or which, and they are not those.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::lens::Inspection;
use crate::mail::Body;
use crate::mail::fold::fold;
use crate::policy::Level;

use super::attachment_forgotten::{says_that_a_file_goes_along, sentences_with};
use super::typed::place_of_folded;
use super::{Case, Check, Finding, Kind, Proof, Step};

mod numbers;
#[cfg(test)]
mod tests;

pub(super) const CHECK: Check = Check {
    id: "attachment_count",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("count", Level::Confirm), ("named", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 5;
/// Characters of a file name that are read.
const LONGEST: usize = 80;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let files = Files::of(case);
    // Without any file there is another check for that.
    if files.names.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (part, body) in case.draft.bodies.iter().enumerate() {
        found.extend(counted(part, body, &files));
        found.extend(named(part, body, &files).into_iter().take(MOST));
    }
    found
}

/// What goes along.
struct Files {
    /// Folded.
    names: Vec<String>,
    /// Pictures in the text, which people count or not.
    pictures: usize,
    /// Files in archives, and whether there is an archive that nobody looked into.
    packed: Vec<String>,
    archives: usize,
    unseen: bool,
}

impl Files {
    fn of(case: &Case<'_>) -> Self {
        let own = || case.draft.attachments.iter().filter(|file| !file.is_inline()).map(|file| file.name.as_str());
        let names: Vec<String> = own().chain(case.draft.named_attachments()).map(fold).collect();
        let pictures = case.draft.attachments.iter().filter(|file| file.is_inline()).count();
        let is_archive = |name: &&String| {
            [".zip", ".lzh", ".7z", ".rar", ".tar", ".gz", ".tgz"].iter().any(|end| name.ends_with(end))
        };
        let archives = names.iter().filter(is_archive).count();
        let inside = case.inspected().flat_map(|(_, file)| file.inside.iter());
        let packed: Vec<String> = inside.flat_map(Inspection::walk).map(|(_, file)| last(&file.name)).collect();
        Self { names, pictures, unseen: archives > 0 && packed.is_empty(), packed, archives }
    }

    /// Whether somebody may well count them like this.
    fn may_be(&self, said: usize) -> bool {
        let files = self.names.len();
        let unpacked = files - self.archives + self.packed.len();
        self.unseen || said == files || said == files + self.pictures || self.archives > 0 && said == unpacked
    }

    fn has(&self, name: &str) -> bool {
        let name = bare(name);
        self.unseen
            || self
                .names
                .iter()
                .chain(&self.packed)
                .map(|file| bare(file))
                .any(|file| file == name || name.ends_with(&file) || file.ends_with(&name))
    }
}

/// Of a path in an archive, the file.
fn last(path: &str) -> String {
    fold(path.rsplit(['/', '\\']).next().unwrap_or_default())
}

/// People leave out what stands between words.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '(' | ')')).collect()
}

fn counted(part: usize, body: &Body, files: &Files) -> Option<Finding> {
    let text = body.folded().text();
    let said: Vec<(Range<usize>, usize)> = sentences(text).flat_map(|sentence| numbers::said(text, sentence)).collect();
    let said: Vec<_> =
        said.into_iter().filter_map(|(range, number)| Some((place_of_folded(part, body, range)?, number))).collect();
    let (place, number) = said.first().cloned().or_else(|| numbers::labels(part, body))?;
    let sum: usize = said.iter().map(|(_, number)| number).sum();
    // Several numbers count several kinds of files.
    let fits = files.may_be(number) || files.may_be(sum) || said.iter().any(|(_, number)| files.may_be(*number));
    (!fits).then(|| Finding::at(place).grade("count").with("said", number).with("files", files.names.len()))
}

/// Sentences that speak of files that go along.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let words = ["添付", "別添", "attach", "enclos"];
        AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).ok()
    });
    sentences_with(FINDER.as_ref(), text)
}

/// Files that the text names as attached and that are not there.
fn named(part: usize, body: &Body, files: &Files) -> Vec<Finding> {
    let folded = body.folded();
    let text = folded.text();
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let Some(words) = text.get(sentence.clone()) else { continue };
        let names: Vec<Range<usize>> =
            file_names(words).filter(|name| words.get(name.clone()).is_some_and(|name| !files.has(name))).collect();
        if names.is_empty() || !says_that_a_file_goes_along(folded, sentence.clone()) {
            continue;
        }
        for name in names {
            let range = sentence.start + name.start..sentence.start + name.end;
            let said = words.get(name).unwrap_or_default().to_owned();
            found.extend(
                place_of_folded(part, body, range).map(|place| Finding::at(place).grade("named").with("name", said)),
            );
        }
    }
    found
}

/// Names of documents and archives in a sentence.
fn file_names(sentence: &str) -> impl Iterator<Item = Range<usize>> {
    static ENDING: LazyLock<Regex> = LazyLock::new(|| {
        numbers::regex(
            r"\.(?:pdf|docx?|docm|xls[xmb]?|pptx?|zip|csv|lzh|7z|rar|jtd|odt|ods|rtf|jpe?g|png|dwg|dxf|msg|eml)(?-u:\b)",
        )
    });
    ENDING.find_iter(sentence).filter_map(|ending| {
        let before = sentence.get(..ending.start())?;
        let stop = |c: char| c.is_whitespace() || "/\\:、。「」『』<>[]【】\"'・,*|()".contains(c);
        let (start, _) = before.char_indices().rev().take(LONGEST).take_while(|(_, c)| !stop(*c)).last()?;
        let link = before.get(..start).is_some_and(|before| before.ends_with(['/', '\\']));
        (!link).then_some(start..ending.end())
    })
}
