//! The papers beside the code say what the code does.

use std::fs;
use std::path::Path;
use std::process::Command;

use yubisashi::check::CHECKS;
use yubisashi::store::paths::{System, machine_policy};

const READMES: [&str; 2] = ["README.md", "README.ja.md"];

#[test]
fn every_check_stands_in_both_readmes_with_its_levels() {
    let mut wrong = Vec::new();
    for (name, text) in readmes() {
        for check in CHECKS {
            let row = text.lines().find(|line| line.starts_with(&format!("| `{}` |", check.id)));
            let levels = row.and_then(|row| row.trim_end_matches(" |").rsplit_once("| ")).map(|(_, levels)| levels);
            let said = check.grades.iter().map(|(grade, level)| match *grade {
                "" => level.id().to_owned(),
                grade => format!("`{grade}` {}", level.id()),
            });
            let said = said.collect::<Vec<_>>().join(" · ");
            // Where lists of the policy are the grades, a sentence says so.
            let right = levels.is_some_and(|levels| levels == said || check.grades.is_empty());
            if !right {
                wrong.push(format!("{name}: {}: {said}", check.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_readme_names_a_check_that_does_not_exist() {
    for (name, text) in readmes() {
        let table = text.lines().skip_while(|line| !line.starts_with("| id |")).skip(2);
        let ids = table.take_while(|line| line.starts_with('|')).filter_map(|line| line.split('`').nth(1));
        let unknown: Vec<_> = ids.filter(|id| CHECKS.iter().all(|check| check.id != *id)).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
}

/// A picture that is not taken yet waits in a comment: `<!-- picture: ![…](…) -->`.
#[test]
fn every_picture_and_file_a_paper_points_to_is_there() {
    let mut wrong = Vec::new();
    for name in READMES.into_iter().chain(["CHANGELOG.md", "THIRD-PARTY.md"]) {
        let text = fs::read_to_string(name).unwrap();
        let waiting = text.split("<!-- picture: ").skip(1).filter_map(|rest| rest.split_once(" -->"));
        let taken = waiting.flat_map(|(picture, _)| targets(picture)).filter(|target| Path::new(target).exists());
        wrong.extend(taken.map(|target| format!("{name}: {target} is there and still in a comment")));
        let missing = targets(&without_comments(&text)).into_iter().filter(|target| !Path::new(target).exists());
        wrong.extend(missing.map(|target| format!("{name}: {target} is not there")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_readmes_show_the_same_policy_and_it_holds() {
    let [english, japanese] = readmes().map(|(_, text)| policy(&text));
    let values = |policy: &str| policy.parse::<toml::Table>().unwrap();
    assert_eq!(values(&english), values(&japanese));
    let folder = tempfile::tempdir().unwrap();
    for policy in [english, japanese] {
        let file = folder.path().join("policy.toml");
        fs::write(&file, policy).unwrap();
        let lint = Command::new(env!("CARGO_BIN_EXE_yubisashi")).args(["policy", "lint"]).arg(&file).output().unwrap();
        assert!(lint.status.success(), "{}", String::from_utf8_lossy(&lint.stderr));
    }
}

#[test]
fn both_readmes_say_where_the_policy_of_the_machine_stands() {
    for (name, text) in readmes() {
        for system in [System::Unix, System::MacOs] {
            let place = machine_policy(system, None).display().to_string();
            assert!(text.contains(&format!("`{place}`")), "{name}: {place}");
        }
    }
}

#[test]
fn both_readmes_name_every_command() {
    let help = Command::new(env!("CARGO_BIN_EXE_yubisashi")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<_> =
        commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(commands.contains(&"check"));
    for (name, text) in readmes() {
        let missing: Vec<_> =
            commands.iter().filter(|command| !text.contains(&format!("`yubisashi {command} "))).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

/// An approval is somebody's answer, not a promise.
#[test]
fn no_readme_promises_too_much() {
    for (name, text) in readmes() {
        let words = text.split(|char: char| !char.is_ascii_alphanumeric());
        let promised: Vec<_> = words.filter(|word| word.eq_ignore_ascii_case("safe") || *word == "AI").collect();
        assert!(promised.is_empty() && !text.contains("安全"), "{name}: {promised:?}");
    }
}

fn readmes() -> [(&'static str, String); 2] {
    READMES.map(|name| (name, fs::read_to_string(name).unwrap()))
}

fn policy(readme: &str) -> String {
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once("-->").map_or("", |(_, after)| after))
}

/// Files that Markdown links and pictures point to.
fn targets(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()));
    targets.filter(|target| !target.contains("://") && !target.starts_with('#')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_and_comments_are_not() {
        let text = "[a](src/lib.rs) <!-- ![b](none.png) --> ![c](there.png) [d](https://a.example) [e](#f)";
        assert_eq!(targets(&without_comments(text)), ["src/lib.rs", "there.png"]);
    }
}
