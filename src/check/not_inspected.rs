//! A body that could not be looked into. Never silent, never "safe".

use crate::mail::OpaqueKind;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "not_inspected",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.draft
        .opaque
        .iter()
        .map(|body| Finding::at(Place::Message).with("why", why_id(body.why)).with("detail", body.detail.as_str()))
        .collect()
}

/// How the catalogs name the reason.
fn why_id(why: OpaqueKind) -> &'static str {
    match why {
        OpaqueKind::SMimeEncrypted => "s_mime_encrypted",
        OpaqueKind::PgpEncrypted => "pgp_encrypted",
        OpaqueKind::Tnef => "tnef",
        OpaqueKind::RightsProtected => "rights_protected",
        OpaqueKind::UnknownCharset => "unknown_charset",
        OpaqueKind::UnknownBody => "unknown_body",
        OpaqueKind::TooDeep => "too_deep",
    }
}
