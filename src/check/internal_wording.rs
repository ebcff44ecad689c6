//! Words that colleagues say to each other about those outside, in a mail that goes outside.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::mail::Folded;
use crate::mail::fold::fold;
use crate::policy::Level;

use super::typed::place_of_folded;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

mod english;
mod japanese;
#[cfg(test)]
mod tests;

pub(super) const CHECK: Check = Check {
    id: "internal_wording",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("inside_only", Level::Confirm), ("greeting", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 10;

/// How what is said is judged by the words around it.
type Judge = fn(before: &str, after: &str) -> bool;

/// A way of saying something, and when it means what it says. Written as people read it; folded once.
struct Saying {
    words: &'static [&'static str],
    means_it: Judge,
}

/// What greets colleagues.
const GREETINGS: &[&str] = &[
    "お疲れ様です",
    "お疲れさまです",
    "おつかれさまです",
    "お疲れ様でした",
    "お疲れさまでした",
    "ご苦労様です",
    "ご苦労さまです",
];

struct Finder {
    finder: AhoCorasick,
    /// Of each pattern; `None` for a greeting.
    judges: Vec<Option<Judge>>,
}

impl Finder {
    fn new(sayings: &[Saying], greetings: &[&str]) -> Option<Self> {
        let serious =
            sayings.iter().flat_map(|saying| saying.words.iter().map(|word| (fold(word), Some(saying.means_it))));
        let greetings = greetings.iter().map(|word| (fold(word), None));
        let (words, judges): (Vec<String>, Vec<Option<Judge>>) = serious.chain(greetings).unzip();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).ok()?;
        Some(Self { finder, judges })
    }
}

static JAPANESE: LazyLock<Option<Finder>> = LazyLock::new(|| Finder::new(japanese::SAYINGS, GREETINGS));
static ENGLISH: LazyLock<Option<Finder>> = LazyLock::new(|| Finder::new(english::SAYINGS, &[]));

fn run(case: &Case<'_>) -> Vec<Finding> {
    if !case.goes_outside() {
        return Vec::new();
    }
    let mut found = in_subject(&case.draft.subject);
    let mut greeted = false;
    for (part, body) in case.draft.bodies.iter().enumerate() {
        for (range, serious) in said(body.folded().text()) {
            // One greeting says it all.
            if !serious && greeted {
                continue;
            }
            if let Some(place) = place_of_folded(part, body, range) {
                greeted |= !serious;
                let phrase = match &place {
                    Place::Body { text, .. } => text.as_str(),
                    Place::Header { .. }
                    | Place::Recipient { .. }
                    | Place::Subject { .. }
                    | Place::Excerpt { .. }
                    | Place::Attachment { .. }
                    | Place::Message => "",
                };
                found.push(finding(place.clone(), phrase, serious));
            }
            if found.len() >= MOST {
                return found;
            }
        }
    }
    found.extend(in_invitations(case));
    found.truncate(MOST);
    found
}

fn in_subject(subject: &str) -> Vec<Finding> {
    let folded = Folded::of(subject, false);
    let marked =
        said(folded.text()).filter(|(_, serious)| *serious).map(|(range, _)| range).chain(japanese::tag(folded.text()));
    marked
        .take(1)
        .map(|range| {
            let range = folded.original(range);
            let word = subject.get(range.clone()).unwrap_or_default().to_owned();
            Finding::at(Place::Subject { range: Some(range.into()) }).grade("inside_only").with("phrase", word)
        })
        .collect()
}

/// What invitations say; colleagues greet each other there, too.
fn in_invitations(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for invited in case.invited() {
        let folded = Folded::of(&invited.text, false);
        let serious = said(folded.text()).filter(|(_, serious)| *serious);
        found.extend(serious.map(|(range, _)| {
            let range = folded.original(range);
            let phrase = invited.text.get(range.clone()).unwrap_or_default();
            finding(invited.place(range.clone()), phrase, true)
        }));
    }
    found
}

fn finding(place: Place, phrase: &str, serious: bool) -> Finding {
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    Finding::at(place).grade(if serious { "inside_only" } else { "greeting" }).with("phrase", phrase)
}

/// What is said in a folded text, and whether it is more than a greeting.
fn said(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let japanese = JAPANESE.iter().filter(|_| !text.is_ascii());
    japanese.chain(ENGLISH.iter()).flat_map(move |Finder { finder, judges }| {
        finder.find_iter(text).filter_map(move |hit| {
            let Some(Some(means_it)) = judges.get(hit.pattern().as_usize()) else { return Some((hit.range(), false)) };
            let (before, after) = (text.get(..hit.start())?, text.get(hit.end()..)?);
            means_it(sentence_end(before), sentence_begin(after)).then(|| (hit.range(), true))
        })
    })
}

/// Bytes around a word that say how it is meant.
const NEAR: usize = 120;

/// The sentence up to here.
fn sentence_end(before: &str) -> &str {
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
    near.rfind(ends).and_then(|at| near.get(at..)).map_or(near, |rest| rest.trim_start_matches(ends))
}

/// The sentence from here.
fn sentence_begin(after: &str) -> &str {
    let near = after.get(..after.floor_char_boundary(NEAR)).unwrap_or(after);
    near.split(ends).next().unwrap_or_default()
}

fn ends(c: char) -> bool {
    matches!(c, '。' | '\n' | '!' | '?')
}
