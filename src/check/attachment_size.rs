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
