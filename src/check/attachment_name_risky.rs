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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn why(name: &str) -> String {
        let found = findings(&CHECK, &format!("To: a@client.example\nFile: {name}\n\n"));
        found.split_once("why=").map(|(_, rest)| rest.split(' ').next().unwrap().to_owned()).unwrap_or_default()
    }

    #[test]
    fn controls_that_turn_letters_around_are_told() {
        assert_eq!(why("見積\u{202e}fdp.exe 10"), "bidi");
        assert_eq!(why("a\u{2067}b.txt 10"), "bidi");
    }

    #[test]
    fn what_runs_behind_what_is_read_is_told() {
        for name in [
            "invoice.pdf.exe 10",
            "見積.XLSX.SCR 10",
            "photo.jpg.js 10",
            "a.pdf .exe 10",
            "a.docx.lnk 10",
            "a.pdf.exe. 10",
        ] {
            assert_eq!(why(name), "double_extension", "{name}");
        }
    }

    #[test]
    fn spaces_that_hide_the_end_are_told() {
        assert_eq!(why("見積書         .exe 10"), "long_spaces");
        assert_eq!(why("report.pdf. 10"), "trailing");
        assert_eq!(why("report.pdf\u{3000} 10"), "trailing");
    }

    #[test]
    fn ordinary_names_are_fine() {
        for name in [
            "見積書.pdf 10",
            "archive.tar.gz 10",
            "report v1.2.docx 10",
            "setup.exe 10",
            "ver.1.0.exe 10",
            "a b c.txt 10",
            "README 10",
            "議事録（11月）.docx 10",
            "my.company.zip 10",
            "家族👨\u{200d}👩\u{200d}👧.jpg 10",
            "backup.exe.zip 10",
        ] {
            assert_eq!(why(name), "", "{name}");
        }
    }
}
