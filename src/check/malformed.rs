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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft};

    fn found(defects: &[(DefectKind, &str)]) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        mail.defects = defects.iter().map(|(kind, detail)| Defect::new(*kind, *detail)).collect();
        Setup::default().found(&CHECK, &mail)
    }

    #[test]
    fn each_kind_of_defect_is_told_once_and_counted() {
        assert_eq!(
            found(&[
                (DefectKind::InvalidBase64, "part 2"),
                (DefectKind::CloseBoundaryNotFound, ""),
                (DefectKind::InvalidBase64, "part 3"),
            ]),
            "confirm message kind=close_boundary_not_found count=1 detail=\n\
             confirm message kind=invalid_base64 count=2 detail=part 2,part 3"
        );
        assert_eq!(found(&[]), "");
    }

    #[test]
    fn a_field_that_stands_twice_is_told_at_its_row() {
        assert_eq!(
            found(&[
                (DefectKind::DuplicateField, "subject"),
                (DefectKind::DuplicateField, "To"),
                (DefectKind::DuplicateField, "X-A")
            ]),
            "confirm message kind=duplicate_field count=1 detail=X-A\n\
             confirm Subject kind=duplicate_field count=1 detail=subject\n\
             confirm To kind=duplicate_field count=1 detail=To"
        );
    }

    #[test]
    fn details_are_bounded() {
        let long = "x".repeat(10_000);
        let many: Vec<String> = (0..10_000).map(|n| format!("{n} {long}")).collect();
        let defects: Vec<_> = many.iter().map(|text| (DefectKind::InvalidHeaderLine, text.as_str())).collect();
        let told = found(&defects);
        assert!(told.starts_with("confirm message kind=invalid_header_line count=10000 detail=0 xxx"));
        assert!(told.len() < 600);
    }
}
