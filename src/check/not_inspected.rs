//! A body that could not be looked into, or a file that is named but not here. Never silent, never "safe".

use std::collections::BTreeMap;

use crate::lens::GapKind;
use crate::mail::Draft;
use crate::policy::Level;

use super::inside::tell;
use super::{Case, Check, Finding, Kind, Place, Proof, Step, id};

pub(super) const CHECK: Check = Check {
    id: "not_inspected",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm), ("file", Level::Confirm), ("named_file", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Kinds of gaps with their details that one file is told with.
const MOST: usize = 20;

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.draft
        .opaque
        .iter()
        .map(|body| Finding::at(Place::Message).with("why", id(&body.why)).with("detail", body.detail.as_str()))
        .chain(files(case))
        .chain(files_elsewhere(case.draft))
        .collect()
}

/// Each gap of each file; many of one kind in one file together.
fn files(case: &Case<'_>) -> impl Iterator<Item = Finding> {
    case.inspected().filter(|(index, _)| !is_told_as_body(case.draft, *index)).flat_map(|(index, top)| {
        let mut gaps: BTreeMap<(GapKind, &str), Vec<Vec<&str>>> = BTreeMap::new();
        for (path, file) in top.walk() {
            for gap in &file.gaps {
                gaps.entry((gap.why, gap.detail.as_str())).or_default().push(path.clone());
            }
        }
        let told = gaps.into_iter().take(MOST).flat_map(move |((why, detail), paths)| {
            tell(index, &top.name, &paths, |finding| finding.grade("file").with("why", id(&why)).with("detail", detail))
        });
        told.collect::<Vec<_>>()
    })
}

/// What a mail program would show as the body stands among the files too.
fn is_told_as_body(draft: &Draft, index: usize) -> bool {
    draft.attachments.get(index).is_some_and(|file| {
        draft.opaque.iter().any(|body| [file.name.as_str(), file.media_type.0.as_str()].contains(&body.detail.as_str()))
    })
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
    use crate::check::testing::{Setup, attach, draft};
    use crate::lens::hostile::{self, Entry, zip};
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

    fn found(name: &str, data: &[u8]) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        attach(&mut mail, name, data);
        Setup::looking_inside().found(&CHECK, &mail)
    }

    #[test]
    fn a_file_that_could_not_be_read_is_told_with_its_reason_and_place() {
        assert_eq!(found("a.bin", b"\0\x01\x02"), "confirm file file0 count=1 names=a.bin why=unknown_format detail=");
        let archive = zip(&[Entry::encrypted("顧客.xlsx", b"x"), Entry::stored("a.txt", b"x")]);
        assert_eq!(
            found("a.zip", &archive),
            "confirm file file0 › 顧客.xlsx count=1 names=顧客.xlsx why=encrypted detail="
        );
        assert_eq!(
            found("a.zip", &hostile::ratio_bomb()),
            "confirm file file0 › zeros.txt count=1 names=zeros.txt why=bomb detail="
        );
    }

    #[test]
    fn what_was_read_is_not_told() {
        for (name, data) in
            [("a.txt", b"text".as_slice()), ("a.csv", b"1,2\n"), ("a.html", b"<html>x"), ("empty.txt", b"")]
        {
            assert_eq!(found(name, data), "", "{name}");
        }
    }

    #[test]
    fn a_body_that_is_a_file_too_is_told_once() {
        let mut mail = draft("To: a@client.example\n\n");
        attach(&mut mail, "winmail.dat", b"\x78\x9F\x3E\x22");
        mail.opaque = vec![Opaque { why: OpaqueKind::Tnef, detail: "winmail.dat".to_owned() }];
        let found = Setup::looking_inside().found(&CHECK, &mail);
        assert_eq!(found, "confirm message why=tnef detail=winmail.dat");
    }

    #[test]
    fn many_in_one_file_are_told_together() {
        let entries: Vec<_> = (0..9).map(|n| Entry::encrypted(&format!("{n}.txt"), b"x")).collect();
        assert_eq!(
            found("a.zip", &zip(&entries)),
            "confirm file file0 count=9 names=0.txt,1.txt,2.txt,3.txt,4.txt,5.txt,6.txt,7.txt,8.txt why=encrypted detail="
        );
        let found = found("a.zip", &hostile::nested_bomb(3, 12));
        assert!(found.lines().count() < 10 && found.contains("why=bomb"), "{found}");
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
