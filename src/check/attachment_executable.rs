//! Files that run when they are opened, or bring something along that does; inside archives too.

use std::collections::BTreeMap;

use crate::lens::{self, FileKind, Mark};
use crate::policy::Level;

use super::inside::tell;
use super::{Case, Check, Finding, Kind, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "attachment_executable",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("", Level::Justify)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, file) in case.draft.attachments.iter().enumerate() {
        let mut found: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
        match case.inspection(index) {
            Some(top) => {
                for (path, inner) in top.walk() {
                    if let Some(why) = why(&inner.name, inner.kind, &inner.marks) {
                        found.entry(why).or_default().push(path);
                    }
                }
            }
            // Content and name tell the most of it before anybody has looked inside.
            None => {
                if let Some(why) = why(&file.name, FileKind::detect(&file.data, &file.name), &[]) {
                    found.entry(why).or_default().push(Vec::new());
                }
            }
        }
        for (why, paths) in found {
            findings.extend(tell(index, &file.name, &paths, |finding| finding.with("why", why)));
        }
    }
    findings
}

/// What runs, as an id for the catalogs.
fn why(name: &str, kind: FileKind, marks: &[Mark]) -> Option<&'static str> {
    let by_name = FileKind::of_name(name);
    if [kind, by_name].contains(&FileKind::OfficeMacro) || marks.contains(&Mark::Macros) {
        return Some("macros");
    }
    if [kind, by_name].contains(&FileKind::Program) {
        return Some("program");
    }
    let extension = lens::extension(name);
    // A script that is called a text opens as a text.
    if by_name == FileKind::Script || kind == FileKind::Script && !lens::is_known_extension(&extension) {
        return Some("script");
    }
    marks.contains(&Mark::Script).then_some("script_inside")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, attach, draft, findings};
    use crate::lens::hostile::{Entry, zip};

    fn found(name: &str, data: &[u8]) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        attach(&mut mail, name, data);
        Setup::looking_inside().found(&CHECK, &mail)
    }

    #[test]
    fn what_runs_is_told_before_anybody_looked_inside() {
        let said = |name: &str| findings(&CHECK, &format!("To: a@client.example\nFile: {name} 10\n\n"));
        assert_eq!(said("setup.exe"), "justify file0 count=1 names=setup.exe why=program");
        assert_eq!(said("見積.lnk"), "justify file0 count=1 names=見積.lnk why=program");
        assert_eq!(said("run.ps1"), "justify file0 count=1 names=run.ps1 why=script");
        assert_eq!(said("見積.xlsm"), "justify file0 count=1 names=見積.xlsm why=macros");
        assert_eq!(said("見積.txt"), "");
    }

    #[test]
    fn a_program_is_told_by_its_content() {
        assert_eq!(found("invoice.pdf", b"MZ\x90\0\x03\0"), "justify file0 count=1 names=invoice.pdf why=program");
        assert_eq!(found("photo.jpg", b"\x7FELF\x02\x01"), "justify file0 count=1 names=photo.jpg why=program");
    }

    #[test]
    fn what_runs_inside_an_archive_is_told_with_the_way_to_it() {
        let inner = zip(&[Entry::stored("a/update.exe", b"MZ\x90\0")]);
        let outer = zip(&[Entry::stored("inner.zip", &inner), Entry::stored("readme.txt", b"x")]);
        assert_eq!(
            found("a.zip", &outer),
            "justify file0 › inner.zip › a/update.exe count=1 names=inner.zip › a/update.exe why=program"
        );
    }

    #[test]
    fn many_are_told_together() {
        let entries: Vec<_> = (0..50).map(|n| Entry::stored(&format!("{n}.py"), b"print(1)")).collect();
        let found = found("src.zip", &zip(&entries));
        assert!(found.starts_with("justify file0 count=50 names=0.py,1.py") && !found.contains('\n'), "{found}");
    }

    #[test]
    fn a_page_with_a_script_is_told_and_one_without_is_not() {
        assert_eq!(
            found("invoice.html", b"<html><script>go()</script>"),
            "justify file0 count=1 names=invoice.html why=script_inside"
        );
        assert_eq!(found("report.html", b"<html><p>report"), "");
    }

    #[test]
    fn a_script_that_opens_as_text_does_not_run() {
        assert_eq!(found("example.txt", b"#!/bin/sh\necho\n"), "");
        assert_eq!(found("example", b"#!/bin/sh\necho\n"), "justify file0 count=1 names=example why=script");
    }
}
