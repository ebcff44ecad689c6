//! Each file is looked at; pictures that the text displays are looked at together.

use crate::lens::FileKind;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment",
    kind: Kind::RollCall,
    step: Step::Attachments,
    grades: &[("file", Level::Confirm), ("inline", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let files = || case.draft.attachments.iter().enumerate();
    let pictures = files().filter(|(_, file)| file.is_inline()).count();
    let first_picture = files()
        .find(|(_, file)| file.is_inline())
        .map(|(index, _)| Finding::at(Place::attachment(index)).grade("inline").with("count", pictures));
    files()
        .filter(|(_, file)| !file.is_inline())
        .map(|(index, file)| {
            Finding::at(Place::attachment(index))
                .grade("file")
                .with("name", file.name.as_str())
                .with("size", file.size())
                .with("kind", FileKind::detect(&file.data, &file.name).id())
                .with("inside", "not_looked")
        })
        .chain(first_picture)
        .collect()
}
