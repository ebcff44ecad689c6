//! Everything that was ever worth keeping of what the fuzzer made up, looked at again.
//!
//! `tests/fuzz/TARGET/` holds beginnings for the fuzzer, inputs that lead it far, and under a telling name each one that
//! once did not end as it should. `fuzz/` makes up new ones: `scripts/fuzz.sh`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bodies::TARGETS;

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "the targets of `fuzz/` are a crate of their own, and this is its library")]
mod bodies;

const KEPT: &str = "tests/fuzz";

#[test]
fn whatever_was_kept_holds() {
    for (target, _) in TARGETS {
        let inputs = files(&Path::new(KEPT).join(target));
        assert!(!inputs.is_empty(), "nothing is kept for {target}");
        for input in inputs {
            // Named before it is looked at, for the case that it ends the process.
            println!("{}", input.display());
            bodies::run(target, &fs::read(&input).unwrap());
        }
    }
}

#[test]
fn every_target_is_a_binary_a_folder_and_a_line_of_the_table() {
    let table: BTreeSet<String> = TARGETS.iter().map(|(target, _)| (*target).to_owned()).collect();
    assert_eq!(table.len(), TARGETS.len(), "each name once");
    assert_eq!(names(Path::new(KEPT)), table, "folders of {KEPT}");
    assert_eq!(names(Path::new("fuzz/fuzz_targets")), table, "binaries");
    let manifest = fs::read_to_string("fuzz/Cargo.toml").unwrap();
    for target in table {
        assert!(manifest.contains(&format!("name = \"{target}\"\n")), "{target} is no binary of the manifest");
    }
}

#[test]
fn the_mails_of_the_other_tests_hold_too() {
    for (target, folder) in [
        ("eml", "tests/mails"),
        ("eml", "tests/mails/ordinary"),
        ("eml", "assets/samples"),
        ("msg", "tests/outlook"),
        ("message", "tests/outlook"),
    ] {
        let is_mail =
            |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "eml" || extension == "msg");
        let files = files(Path::new(folder));
        assert!(files.iter().any(|path| is_mail(&path)), "no mails in {folder}");
        for path in files.iter().filter(is_mail) {
            println!("{}", path.display());
            bodies::run(target, &fs::read(path).unwrap());
        }
    }
}

/// What does not hold has to be noticed: a body that takes everything would keep nothing.
#[test]
#[should_panic(expected = "is lost")]
fn a_body_says_when_something_does_not_hold() {
    let draft = yubisashi::mail::pasted::open("From: a@x.example\nTo: b@y.example\nSubject: s\n\nshort").unwrap();
    bodies::nothing_is_lost("a line of more than a few characters that stands nowhere", &draft);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The names in a folder, without extensions.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}
