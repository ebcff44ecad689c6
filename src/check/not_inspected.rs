//! A body that could not be looked into, or a file that is named but not here. Never silent, never "safe".

use crate::mail::Draft;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step, id};

pub(super) const CHECK: Check = Check {
    id: "not_inspected",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm), ("named_file", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.draft
        .opaque
        .iter()
        .map(|body| Finding::at(Place::Message).with("why", id(&body.why)).with("detail", body.detail.as_str()))
        .chain(files_elsewhere(case.draft))
        .collect()
}

/// Copied text names its files and does not hold them.
fn files_elsewhere(draft: &Draft) -> impl Iterator<Item = Finding> {
    draft
        .named_attachments()
        .filter(|name| !draft.attachments.iter().any(|file| file.name == *name))
        .map(|name| Finding::at(Place::header("Attachments")).grade("named_file").with("name", name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft};
    use crate::mail::{Format, Opaque, OpaqueKind};

    #[test]
    fn each_body_that_cannot_be_read_is_told_with_its_reason() {
        let mut mail = draft("To: a@client.example\n\n");
        assert_eq!(Setup::default().found(&CHECK, &mail), "");
        mail.opaque = vec![
            Opaque { why: OpaqueKind::SMimeEncrypted, detail: "smime.p7m".to_owned() },
            Opaque { why: OpaqueKind::Tnef, detail: "winmail.dat".to_owned() },
        ];
        assert_eq!(
            Setup::default().found(&CHECK, &mail),
            "confirm message why=s_mime_encrypted detail=smime.p7m\nconfirm message why=tnef detail=winmail.dat"
        );
    }

    #[test]
    fn a_file_that_copied_text_names_is_told_unless_it_came_along() {
        let mut mail =
            draft("Attachments: 見積.xlsx\nAttachments: list.csv\nFile: list.csv 5\nTo: a@client.example\n\n");
        assert_eq!(Setup::default().found(&CHECK, &mail), "");
        mail.format = Format::Text;
        assert_eq!(Setup::default().found(&CHECK, &mail), "confirm named_file Attachments name=見積.xlsx");
    }
}
