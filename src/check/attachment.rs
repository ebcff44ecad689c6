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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

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
