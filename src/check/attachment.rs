//! Each file is looked at; pictures that the text displays are looked at together.

use crate::lens::FileKind;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step, Value};

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
                .with("inside", inside(case, index))
        })
        .chain(first_picture)
        .collect()
}

/// What is inside in a line, or why that is not known.
fn inside(case: &Case<'_>, index: usize) -> Value {
    if case.inspections.is_empty() {
        return "not_looked".into();
    }
    let Some(file) = case.inspection(index) else { return "pending".into() };
    let summary = file.summary();
    match (summary.is_empty(), file.gaps.is_empty()) {
        (false, _) => summary.to_words().into(),
        (true, false) => "failed".into(),
        (true, true) => "looked".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Acquaintances;
    use crate::check::testing::{Setup, attach, draft, findings};
    use crate::lens::hostile::{Entry, zip};

    fn found(name: &str, data: &[u8]) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        attach(&mut mail, name, data);
        let found = Setup::looking_inside().found(&CHECK, &mail);
        found.split_once(" inside=").map(|(_, inside)| inside.to_owned()).unwrap_or_default()
    }

    #[test]
    fn what_is_inside_is_told_in_a_line() {
        let archive =
            zip(&[Entry::stored("a.txt", b"x"), Entry::stored("b.csv", b"1,2\n"), Entry::stored("c.txt", b"x")]);
        assert_eq!(found("a.zip", &archive), "entries 3,kind-text 2,kind-table 1");
        assert_eq!(found("a.csv", b"1,2\n3,4\n"), "rows 2");
        assert_eq!(found("a.bin", b"\0\x01\x02"), "failed");
        assert_eq!(found("smime.p7s", b"\x30\x82"), "looked");
    }

    #[test]
    fn a_file_that_is_still_looked_into_is_pending() {
        let setup = Setup::default();
        let mail = draft("To: a@client.example\nFile: a.txt 5\n\n");
        let known = Acquaintances::default();
        let case = Case::new(&mail, &setup.policy, &setup.own, &known, crate::check::testing::TODAY);
        let found = run(&case.inspections(&[None]));
        assert_eq!(found[0].args.get("inside"), Some(&"pending".into()));
    }

    #[test]
    fn each_file_is_told_with_name_size_and_kind() {
        assert_eq!(
            findings(&CHECK, "To: a@client.example\nFile: 見積 書.txt 1200\nFile: list.csv 5\n\n"),
            "confirm file file0 name=見積 書.txt size=1200 kind=text inside=not_looked\n\
             confirm file file1 name=list.csv size=5 kind=table inside=not_looked"
        );
    }

    #[test]
    fn pictures_in_the_text_are_one() {
        assert_eq!(
            findings(&CHECK, "To: a@client.example\nInline: a.png 10\nFile: x.txt 10\nInline: b.png 10\n\n"),
            "confirm file file1 name=x.txt size=10 kind=text inside=not_looked\nconfirm inline file0 count=2"
        );
    }
}
