//! Files that are too large together, empty, or of one name.

use std::collections::HashMap;

use crate::mail::Attachment;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment_size",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("total", Level::Confirm), ("empty", Level::Confirm), ("same_name", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Bytes of a megabyte as mail servers and the policy count it.
const MEGABYTE: u64 = 1_000_000;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let files = &case.draft.attachments;
    let total: u64 = files.iter().map(|file| file.encoded_size).sum();
    let limit = case.policy.attachments.max_total_mb.saturating_mul(MEGABYTE);
    let too_large = (total > limit).then(|| {
        let largest = files.iter().enumerate().max_by_key(|(index, file)| (file.encoded_size, usize::MAX - index));
        let place = largest.map_or(Place::Message, |(index, _)| Place::attachment(index));
        Finding::at(place).grade("total").with("size", total).with("limit", limit)
    });
    let empty = files
        .iter()
        .enumerate()
        .filter(|(_, file)| file.data.is_empty())
        .map(|(index, file)| Finding::at(Place::attachment(index)).grade("empty").with("name", file.name.as_str()));
    too_large.into_iter().chain(empty).chain(same_names(files)).collect()
}

/// Names are compared as file systems do that know neither case nor two ways of writing が (NFC, NFD).
fn same_names(files: &[Attachment]) -> Vec<Finding> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut findings = Vec::new();
    for (index, file) in files.iter().enumerate().filter(|(_, file)| !file.is_inline() && !file.name.is_empty()) {
        let key: String = file.name.to_lowercase().nfc().collect();
        if *first.entry(key).or_insert(index) != index {
            findings.push(Finding::at(Place::attachment(index)).grade("same_name").with("name", file.name.as_str()));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft, findings};

    #[test]
    fn the_sum_as_it_travels_counts() {
        let setup = Setup::with_policy("[attachments]\nmax_total_mb = 1\n");
        let mail = "To: a@client.example\nFile: a.txt 600000\nFile: b.txt 400000\n\n";
        assert_eq!(setup.findings(&CHECK, mail), "");
        let mut mail = draft(mail);
        mail.attachments[1].encoded_size += 1;
        assert_eq!(setup.found(&CHECK, &mail), "confirm total file0 size=1000001 limit=1000000");
    }

    #[test]
    fn ten_megabytes_are_the_shipped_limit() {
        let mut mail = draft("To: a@client.example\nFile: a.txt 10\n\n");
        mail.attachments[0].encoded_size = 10_000_001;
        assert_eq!(Setup::default().found(&CHECK, &mail), "confirm total file0 size=10000001 limit=10000000");
    }

    #[test]
    fn an_empty_file_is_asked_for() {
        assert_eq!(findings(&CHECK, "To: a@client.example\nFile: a.txt 0\n\n"), "confirm empty file0 name=a.txt");
    }

    #[test]
    fn one_name_twice_is_asked_for() {
        assert_eq!(
            findings(
                &CHECK,
                "To: a@client.example\nFile: 見積.txt 1\nFile: 見積.TXT 2\nInline: x.png 1\nInline: x.png 1\n\n"
            ),
            "confirm same_name file1 name=見積.TXT"
        );
        let decomposed = "File: か\u{3099}.txt 1\nFile: が.txt 1\nTo: a@client.example\n\n";
        assert!(findings(&CHECK, decomposed).starts_with("confirm same_name file1"));
    }
}
