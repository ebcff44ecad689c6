//! MIME that receiving programs may read differently, one finding for each kind of defect.

use std::collections::BTreeMap;

use crate::mail::{Defect, DefectKind};
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step, id};

pub(super) const CHECK: Check = Check {
    id: "malformed",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// More details of one kind than this are only counted.
const DETAILS: usize = 5;
/// Characters of one detail.
const DETAIL_LENGTH: usize = 80;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut kinds: BTreeMap<(DefectKind, Option<&str>), Vec<&Defect>> = BTreeMap::new();
    for defect in &case.draft.defects {
        kinds.entry((defect.kind, field_of(defect))).or_default().push(defect);
    }
    kinds.into_iter().map(|((kind, field), defects)| finding(kind, field, &defects)).collect()
}

fn finding(kind: DefectKind, field: Option<&str>, defects: &[&Defect]) -> Finding {
    let mut details: Vec<String> = Vec::new();
    for defect in defects.iter().filter(|defect| !defect.detail.is_empty()) {
        let detail: String = defect.detail.chars().take(DETAIL_LENGTH).collect();
        if details.len() < DETAILS && !details.contains(&detail) {
            details.push(detail);
        }
    }
    Finding::at(field.map_or(Place::Message, |field| Place::header(field.to_owned())))
        .with("kind", id(&kind))
        .with("count", defects.len())
        .with("detail", details)
}

/// The header field whose row shows the defect.
fn field_of(defect: &Defect) -> Option<&str> {
    const SHOWN: &[&str] = &["From", "Reply-To", "To", "Cc", "Bcc", "Subject"];
    match defect.kind {
        DefectKind::DuplicateField | DefectKind::UndecodableCharacters | DefectKind::UnknownCharset => {
            SHOWN.iter().find(|name| name.eq_ignore_ascii_case(defect.detail.trim())).copied()
        }
        DefectKind::NoBoundary
        | DefectKind::StartBoundaryNotFound
        | DefectKind::CloseBoundaryNotFound
        | DefectKind::ContentOutsideParts
        | DefectKind::ContentLost
        | DefectKind::InvalidBase64
        | DefectKind::InvalidQuotedPrintable
        | DefectKind::UnknownTransferEncoding
        | DefectKind::InvalidHeaderLine
        | DefectKind::MissingHeaderBodySeparator
        | DefectKind::TooManyHeaders
        | DefectKind::TooManyParts
        | DefectKind::TooDeep
        | DefectKind::NulBytes
        | DefectKind::BrokenItem => None,
    }
}
