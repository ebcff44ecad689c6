//! A file name that hides what the file is.

use crate::lens;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment_name_risky",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// More white space in one piece than any name needs pushes its end out of sight.
const LONG_RUN: usize = 5;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let files = case.draft.attachments.iter().enumerate();
    files
        .filter_map(|(index, file)| {
            let risk = risk(&file.name)?;
            let finding = Finding::at(Place::attachment(index)).with("name", file.name.as_str());
            Some(finding.with("why", risk).with("extension", lens::extension(&file.name)))
        })
        .collect()
}

/// An id for the catalogs; the worst where there are several.
fn risk(name: &str) -> Option<&'static str> {
    if name.contains(is_bidi_control) {
        return Some("bidi");
    }
    // Windows drops these on saving, and what stands before them becomes the extension.
    let saved = name.trim_end_matches(|letter: char| letter.is_whitespace() || letter == '.');
    if is_disguised(saved) {
        return Some("double_extension");
    }
    let mut run = 0;
    let has_long_run = saved.chars().any(|letter| {
        run = if letter.is_whitespace() { run + 1 } else { 0 };
        run >= LONG_RUN
    });
    if has_long_run {
        return Some("long_spaces");
    }
    (saved != name).then_some("trailing")
}

/// Controls that change the order in which letters are drawn (UAX #9).
fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `invoice.pdf.exe`: something that runs behind the extension of something that is read.
fn is_disguised(name: &str) -> bool {
    let Some((stem, last)) = name.rsplit_once('.') else { return false };
    let before = lens::extension(stem.trim_end());
    lens::runs_when_opened(&last.to_ascii_lowercase())
        && !before.is_empty()
        && !lens::runs_when_opened(&before)
        && lens::is_known_extension(&before)
}
