//! A body that could not be looked into. Never silent, never "safe".

use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step, id};

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
        .map(|body| Finding::at(Place::Message).with("why", id(&body.why)).with("detail", body.detail.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft};
    use crate::mail::{Opaque, OpaqueKind};

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
}
