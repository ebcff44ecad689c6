//! Passwords, keys and tokens in the text or in a file.

use std::borrow::Cow;
use std::ops::Range;

use crate::mail::{Body, RegionKind};
use crate::policy::Level;

use super::inside::{InsideText, way};
use super::{Case, Check, Finding, Kind as FindingKind, Place, Proof, Step, mask};

mod clue;
mod find;
mod password;
mod stand_in;

use find::{Kind, Secret, secrets};

pub(super) const CHECK: Check = Check {
    id: "secret",
    kind: FindingKind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Justify)],
    proof: Proof::Outsiders,
    run,
};

/// Places told; who was shown as many knows.
const MOST: usize = 20;
/// Places told for one file.
const MOST_IN_FILE: usize = 3;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut found = in_subject(case);
    for (part, body) in case.draft.bodies.iter().enumerate() {
        found.extend(in_body(part, body));
    }
    for (part, body) in case.draft.versions() {
        found.extend(news_in_alternative(case, part, body));
    }
    found.extend(in_files(case));
    // What asks for something is told before what does not.
    found.sort_by_key(|finding| finding.quiet.is_some());
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let told = found.len();
    let counted = found.into_iter().zip(1..);
    counted.map(|(finding, number)| with_way(finding).with("more", if number == told { more } else { 0 })).collect()
}

fn in_subject(case: &Case<'_>) -> Vec<Finding> {
    let subject = case.draft.subject.as_str();
    let found = secrets(subject).into_iter();
    found
        .map(|secret| finding(&secret, subject, "subject", Place::Subject { range: Some(range(&secret).into()) }))
        .collect()
}

fn in_body(part: usize, body: &Body) -> Vec<Finding> {
    let text = body.shown.as_str();
    let shown = secrets(text).into_iter().filter_map(|secret| {
        let place = Place::Body { part, range: range(&secret).into(), text: evidence(&secret, text) };
        let finding = finding(&secret, text, "text", place);
        match body.regions().at(secret.value.start) {
            RegionKind::Disclaimer => None,
            RegionKind::Quoted => Some(finding.quiet_because("quiet-quoted")),
            // What stands framed at the end of a text is taken for a signature.
            RegionKind::New | RegionKind::Signature if is_of_meeting(&secret, text) => {
                Some(finding.quiet_because("quiet-meeting"))
            }
            RegionKind::New | RegionKind::Signature => Some(finding),
        }
    });
    let hidden = body.hidden.iter().flat_map(|text| unseen(part, text, &[]));
    shown.chain(hidden).collect()
}

/// The other version of the same content usually says the same; only what it says alone is news.
fn news_in_alternative(case: &Case<'_>, part: usize, body: &Body) -> Vec<Finding> {
    let found = secrets(&body.shown);
    if found.is_empty() {
        return Vec::new();
    }
    let shown: Vec<&str> = case.draft.bodies.iter().map(|body| body.shown.as_str()).collect();
    unseen(part, &body.shown, &shown)
}

fn unseen(part: usize, text: &str, known: &[&str]) -> Vec<Finding> {
    let found = secrets(text).into_iter().filter(|secret| {
        let value = text.get(secret.value.clone()).unwrap_or_default();
        !known.iter().any(|shown| shown.contains(value))
    });
    found
        .map(|secret| finding(&secret, text, "hidden", Place::Excerpt { part, text: evidence(&secret, text) }))
        .collect()
}

fn in_files(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut last: Option<(usize, Vec<String>)> = None;
    let mut told = 0;
    for inside in case.texts_inside() {
        let (index, path, _) = inside.belongs_to();
        if last.as_ref().is_none_or(|(known, known_path)| *known != index || known_path != path) {
            last = Some((index, path.to_vec()));
            told = 0;
        }
        for secret in in_file(&inside) {
            if told < MOST_IN_FILE {
                let text = inside.passage.text.as_str();
                let place = inside.place(range(&secret));
                let at = way(case, &place);
                found.push(finding(&secret, text, "file", place).with("at", at));
            }
            told += 1;
        }
    }
    found
}

fn in_file(inside: &InsideText<'_>) -> Vec<Secret> {
    let text = inside.passage.text.as_str();
    let mut found = secrets(text);
    found.retain(|secret| !is_of_meeting(secret, text));
    found
}

/// A meeting's passcode stands beside its link, and is made to be passed on with it.
fn is_of_meeting(secret: &Secret, text: &str) -> bool {
    const AROUND: usize = 500;
    const MEETINGS: [&str; 11] = [
        "zoom.us",
        "ミーティングID",
        "ミーティング ID",
        "会議 ID",
        "会議ID",
        "Meeting ID",
        "meeting ID",
        "webex",
        "Webex",
        "teams.microsoft",
        "meet.google",
    ];
    let from = text.floor_char_boundary(secret.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((secret.value.end + AROUND).min(text.len()));
    let around = text.get(from..to).unwrap_or_default();
    secret.kind == Kind::Password && MEETINGS.iter().any(|meeting| around.contains(meeting))
}

fn range(secret: &Secret) -> Range<usize> {
    secret.start.min(secret.value.start)..secret.value.end
}

/// What leads to the secret, and dots in its place.
fn evidence(secret: &Secret, text: &str) -> String {
    const LONGEST: usize = 40;
    let label = text.get(secret.start..secret.value.start).unwrap_or_default();
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = label.chars().take(LONGEST).collect();
    format!("{short}{}", mask::secret())
}

fn finding(secret: &Secret, text: &str, scope: &str, place: Place) -> Finding {
    Finding::at(place).with("kind", secret.kind.id()).with("where", scope).with("evidence", evidence(secret, text))
}

/// Every sentence about a finding has the same values.
fn with_way(finding: Finding) -> Finding {
    if finding.args.get("at").is_some() { finding } else { finding.with("at", "") }
}

/// A text with every secret in it made unreadable, for what is kept of evidence.
pub(crate) fn masked(text: &str) -> Cow<'_, str> {
    let found = secrets(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for secret in found {
        masked.push_str(text.get(at..secret.value.start).unwrap_or_default());
        masked.push_str(&mask::secret());
        at = secret.value.end;
    }
    masked.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(masked)
}

/// Where a password stands that somebody wrote into this mail.
pub(super) struct Written {
    pub(super) quoted: bool,
}

/// Every password of the subject, the displayed text and the files, but those of meetings.
pub(super) fn passwords(case: &Case<'_>) -> Vec<Written> {
    let of = |text: &str| {
        let found = secrets(text).into_iter();
        found.filter(|secret| secret.kind == Kind::Password && !is_of_meeting(secret, text)).collect::<Vec<_>>()
    };
    let mut found: Vec<Written> = of(&case.draft.subject).iter().map(|_| Written { quoted: false }).collect();
    for body in &case.draft.bodies {
        let here = of(&body.shown).into_iter().filter_map(|secret| match body.regions().at(secret.value.start) {
            RegionKind::New | RegionKind::Signature => Some(Written { quoted: false }),
            RegionKind::Quoted => Some(Written { quoted: true }),
            RegionKind::Disclaimer => None,
        });
        found.extend(here);
    }
    let files = case.texts_inside().filter(|inside| !of(&inside.passage.text).is_empty());
    found.extend(files.map(|_| Written { quoted: false }));
    found
}

#[cfg(test)]
mod tests;
