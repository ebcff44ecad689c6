//! What a file keeps out of sight and would hand over all the same, and whom its properties name.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::lens::{Hidden, Inspection, Mark};
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step, id};

mod maker;

pub(super) const CHECK: Check = Check {
    id: "attachment_hidden_content",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("content", Level::Confirm), ("metadata", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

/// Files inside one attachment that are told one by one; the rest is counted.
const MOST_FILES: u64 = 10;
/// Spots that are named for one kind of hiding.
const MOST_SPOTS: usize = 5;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // By attachment: files that were told, and files that were not.
    let mut told: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
    let known = OnceCell::new();
    for (place, file) in case.files_inside().filter(|(_, file)| !file.marks.is_empty()) {
        let mut findings = content(case, &place, file);
        let strangers = known.get_or_init(|| maker::Known::of(case)).strangers(file);
        if !strangers.is_empty() && case.outsiders().next().is_some() {
            findings.push(Finding::at(place.clone()).grade("metadata").with("names", strangers));
        }
        let (told, untold) = told.entry(index(&place)).or_default();
        if *told < MOST_FILES {
            *told += u64::from(!findings.is_empty());
            found.extend(findings);
        } else {
            *untold += u64::from(findings.iter().any(|finding| finding.grade == "content"));
        }
    }
    let more = told.into_iter().filter(|(_, (_, untold))| *untold > 0);
    found.extend(more.map(|(index, (_, untold))| {
        Finding::at(Place::attachment(index)).grade("content").with("how", "more_files").with("count", untold)
    }));
    found
}

fn index(place: &Place) -> usize {
    match place {
        Place::Attachment { index, .. } => *index,
        Place::Header { .. }
        | Place::Recipient { .. }
        | Place::Subject { .. }
        | Place::Body { .. }
        | Place::Excerpt { .. }
        | Place::Message => 0,
    }
}

/// What is hidden in one way all over a file.
#[derive(Default)]
struct Sum {
    count: u64,
    spots: Vec<String>,
    more_spots: usize,
    excerpt: String,
}

/// One finding for each way of hiding.
fn content(case: &Case<'_>, place: &Place, file: &Inspection) -> Vec<Finding> {
    let mut sums: BTreeMap<Hidden, Sum> = BTreeMap::new();
    for mark in &file.marks {
        let Mark::Hidden { how, spot, count, excerpt } = mark else { continue };
        let sum = sums.entry(*how).or_default();
        sum.count = sum.count.saturating_add(*count);
        if let Some(label) = spot.label() {
            if sum.spots.len() < MOST_SPOTS {
                sum.spots.push(label);
            } else {
                sum.more_spots += 1;
            }
        }
        if sum.excerpt.is_empty() {
            sum.excerpt.clone_from(excerpt);
        }
    }
    let among_insiders = !case.draft.recipients.is_empty() && case.outsiders().next().is_none();
    let finding = |(how, sum): (Hidden, Sum)| {
        let finding = Finding::at(place.clone())
            .grade("content")
            .with("how", id(&how))
            .with("count", sum.count)
            .with("places", sum.spots.len() + sum.more_spots)
            .with("where", sum.spots)
            .with("more", sum.more_spots)
            .with("excerpt", if says_what(how) { masked(&sum.excerpt) } else { String::new() });
        if among_insiders && is_shared_work(how) { finding.quiet_because("quiet-insiders") } else { finding }
    };
    sums.into_iter().map(finding).collect()
}

/// How colleagues work on a draft together.
fn is_shared_work(how: Hidden) -> bool {
    matches!(how, Hidden::Comment | Hidden::TrackedChange | Hidden::Notes | Hidden::Annotation)
}

/// Whether a few words of it tell what it is; the first cells of a list only tell somebody's name.
fn says_what(how: Hidden) -> bool {
    match how {
        Hidden::Comment
        | Hidden::ExternalLink
        | Hidden::TrackedChange
        | Hidden::Text
        | Hidden::Notes
        | Hidden::Slide
        | Hidden::Annotation
        | Hidden::OffPage
        | Hidden::Covered => true,
        Hidden::Sheet
        | Hidden::VeryHiddenSheet
        | Hidden::Row
        | Hidden::Column
        | Hidden::PivotCache
        | Hidden::EarlierRevision
        | Hidden::Location => false,
    }
}

/// Digits and the local parts of addresses become dots: they could be anybody's number or address.
fn masked(text: &str) -> String {
    /// So many digits could name a person.
    const DIGITS: usize = 7;
    let long = text.chars().filter(char::is_ascii_digit).count() >= DIGITS;
    let words = text.split(' ').map(|word| match word.rsplit_once(['@', '＠']) {
        Some((local, domain)) => format!("{}@{domain}", "•".repeat(local.chars().count())),
        None if long => word.chars().map(|letter| if letter.is_numeric() { '•' } else { letter }).collect(),
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
