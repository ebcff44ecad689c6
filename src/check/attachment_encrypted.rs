//! Files that ask for a password, inside archives and mails too. Whether that is welcome is for the policy to say.

use crate::lens::Mark;
use crate::policy::Level;

use super::inside::tell;
use super::{Case, Check, Finding, Kind, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment_encrypted",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.inspected()
        .flat_map(|(index, top)| {
            let files = top.walk().filter(|(_, file)| file.marks.contains(&Mark::Encrypted));
            let paths: Vec<_> = files.map(|(path, _)| path).collect();
            tell(index, &top.name, &paths, |finding| finding)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, attach, draft};
    use crate::lens::hostile::{Entry, zip};

    fn found(name: &str, data: &[u8]) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        attach(&mut mail, name, data);
        Setup::looking_inside().found(&CHECK, &mail)
    }

    #[test]
    fn an_archive_that_asks_for_a_password_is_told_once() {
        let archive = zip(&[Entry::encrypted("a.txt", b"x"), Entry::encrypted("b.txt", b"x")]);
        assert_eq!(found("a.zip", &archive), "note file0 count=1 names=a.zip");
        let aes = zip(&[Entry { method: 99, ..Entry::encrypted("a.txt", b"x") }]);
        assert_eq!(found("a.zip", &aes), "note file0 count=1 names=a.zip");
    }

    #[test]
    fn one_inside_another_is_told_with_the_way_to_it() {
        let inner = zip(&[Entry::encrypted("a.txt", b"x")]);
        let outer = zip(&[Entry::stored("資料.zip", &inner)]);
        assert_eq!(found("a.zip", &outer), "note file0 › 資料.zip count=1 names=資料.zip");
    }

    #[test]
    fn what_opens_without_a_password_is_not_told() {
        assert_eq!(found("a.zip", &zip(&[Entry::stored("a.txt", b"x")])), "");
        assert_eq!(found("a.txt", b"the password is secret"), "");
    }
}
