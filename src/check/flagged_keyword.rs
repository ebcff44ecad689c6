//! A word of the policy's lists in the subject, the text or a file name.

use std::ops::Range;

use crate::mail::fold::fold;
use crate::mail::{Folded, RegionKind};
use crate::policy::{KeywordList, Scope};

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "flagged_keyword",
    kind: Kind::Alarm,
    step: Step::Text,
    // Its grades are the lists of the policy.
    grades: &[],
    proof: Proof::Word("word"),
    run,
};

/// Places told for one list; who was shown as many knows.
const MOST: usize = 20;
/// Characters around a word in text that is not displayed.
const AROUND: usize = 40;

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.policy.keywords.iter().flat_map(|list| of_list(case, list)).collect()
}

fn of_list(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    if list.looks_into(Scope::Subject) {
        found.extend(in_subject(case, list));
    }
    if list.looks_into(Scope::Body) {
        found.extend(in_bodies(case, list));
    }
    if list.looks_into(Scope::AttachmentName) {
        found.extend(in_names(case, list));
    }
    if !found.is_empty() && !case.draft.recipients.is_empty() && case.outsiders().next().is_none() {
        found.iter_mut().for_each(|finding| finding.quiet = Some("quiet-insiders"));
    }
    // What asks for something is told before what does not.
    found.sort_by_key(|finding| finding.quiet.is_some());
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let last = found.len().saturating_sub(1);
    let counted = found.into_iter().enumerate();
    counted.map(|(at, finding)| finding.with("more", if at == last { more } else { 0 })).collect()
}

fn in_subject(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let subject = &case.draft.subject;
    let hits = list.find_in(&Folded::of(subject, false)).into_iter();
    hits.map(|range| finding(list, Place::Subject { range: Some(range.clone().into()) }, "subject", subject.get(range)))
        .collect()
}

fn in_bodies(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut displayed: Vec<String> = Vec::new();
    for (part, body) in case.draft.bodies.iter().enumerate() {
        for range in list.find_in(body.folded()) {
            let Some(text) = body.shown.get(range.clone()) else { continue };
            let place = Place::Body { part, range: range.clone().into(), text: text.to_owned() };
            let finding = finding(list, place, "text", Some(text));
            displayed.push(fold(text));
            found.push(match quiet(body.regions().at(range.start)) {
                Some(circumstance) => finding.quiet_because(circumstance),
                None => finding,
            });
        }
        let hidden = body.hidden.iter().flat_map(|text| hidden(list, part, text));
        found.extend(hidden.map(|(_, finding)| finding));
    }
    // The other version of the same content usually says the same; only what it says alone is news.
    for (part, body) in case.draft.alternatives.iter().enumerate() {
        let news = hidden(list, part, &body.shown).into_iter().filter(|(word, _)| !displayed.contains(word));
        found.extend(news.map(|(_, finding)| finding));
    }
    found
}

/// Why a word in such a region says nothing about this mail.
fn quiet(region: RegionKind) -> Option<&'static str> {
    match region {
        RegionKind::New => None,
        RegionKind::Quoted => Some("quiet-quoted"),
        RegionKind::Signature => Some("quiet-signature"),
        RegionKind::Disclaimer => Some("quiet-disclaimer"),
    }
}

/// Words in text that is not displayed, folded, each with its finding.
fn hidden(list: &KeywordList, part: usize, text: &str) -> Vec<(String, Finding)> {
    let hits = list.find_in(&Folded::of(text, false)).into_iter();
    hits.take(MOST)
        .filter_map(|range| {
            let word = text.get(range.clone())?;
            let place = Place::Excerpt { part, text: excerpt(text, range)? };
            Some((fold(word), finding(list, place, "hidden", Some(word))))
        })
        .collect()
}

fn excerpt(text: &str, word: Range<usize>) -> Option<String> {
    let before = text.get(..word.start)?;
    let start = before.char_indices().rev().nth(AROUND.saturating_sub(1)).map_or(0, |(at, _)| at);
    let after = text.get(word.end..)?;
    let end = after.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| word.end + at);
    Some(text.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn in_names(case: &Case<'_>, list: &KeywordList) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, file) in case.draft.attachments.iter().enumerate() {
        // A file name has `_` where a text has spaces, and a word may end there.
        let spaced = file.name.replace('_', " ");
        for range in list.find_in(&Folded::of(&spaced, false)) {
            let place = Place::Attachment { index, path: Vec::new(), range: Some(range.clone().into()) };
            found.push(finding(list, place, "file_name", file.name.get(range)));
        }
    }
    found
}

fn finding(list: &KeywordList, place: Place, scope: &str, text: Option<&str>) -> Finding {
    let text = text.unwrap_or_default();
    let folded = fold(text);
    // The word as the list writes it is what can be typed, whatever stands between its letters in the text.
    let word = list.words.iter().find(|word| fold(word) == folded).map_or(text, String::as_str);
    Finding::at(place).grade(list.name.clone()).with("where", scope).with("list", list.name.as_str()).with("word", word)
}
