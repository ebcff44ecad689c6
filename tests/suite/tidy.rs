//! The order of the code: what a reader may rely on without looking everywhere.

use std::fs;
use std::path::Path;

use source::Source;

mod source;

/// From the ground up: a module uses only modules before it.
const LAYERS: [&str; 14] = [
    "mail", "names", "policy", "lens", "check", "review", "trail", "text", "settings", "session", "store", "ui", "app",
    "cli",
];

/// What comes in through the front door, and the first layer that may use it.
const DOORS: [(&str, &[&str]); 17] = [
    ("egui", &["ui", "app"]),
    ("eframe", &["ui", "app"]),
    ("rfd", &["app"]),
    ("std::fs", &["store", "app", "cli"]),
    ("fs::", &["store", "app", "cli"]),
    ("File::", &["store", "app", "cli"]),
    ("std::env", &["app", "cli"]),
    ("env::", &["app", "cli"]),
    ("std::process", &["store", "app", "cli"]),
    ("std::thread", &["store", "app", "cli"]),
    ("Instant", &["store", "app"]),
    ("Timestamp::now(", &["app", "cli"]),
    ("Zoned::now(", &["app", "cli"]),
    ("SystemTime::now(", &["app", "cli"]),
    ("TimeZone::system", &["app", "cli"]),
    ("TcpStream", &[]),
    ("UdpSocket", &[]),
];

const MOST_LINES: usize = 400;

#[test]
fn the_layers_stand_in_lib_rs_from_the_ground_up() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let declared: Vec<_> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, LAYERS);
}

#[test]
fn a_module_uses_only_modules_before_it() {
    let rank = |layer: &str| LAYERS.iter().position(|known| *known == layer);
    let mut wrong = Vec::new();
    for source in Source::all() {
        let Some(own) = rank(source.layer()) else { continue };
        for used in used_layers(&source) {
            match rank(&used) {
                Some(used) if used <= own => {}
                Some(_) | None => wrong.push(format!("{} uses {used}", source.path)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_place_names_the_parser() {
    let elsewhere = |source: &Source| !source.path.starts_with("src/mail/parse");
    nothing(
        Source::all()
            .iter()
            .filter(|source| elsewhere(source))
            .flat_map(|source| source.lines(|line| names(line, "mail_parser"))),
    );
}

#[test]
fn files_time_and_environment_come_in_through_the_front_door() {
    let mut wrong = Vec::new();
    for source in Source::all().iter().filter(|source| !source.layer().is_empty()) {
        for (name, layers) in DOORS.iter().filter(|(_, layers)| !layers.contains(&source.layer())) {
            let found = source.lines(|line| names(line, name));
            wrong.extend(found.into_iter().map(|line| format!("{line}   ({name} belongs to {layers:?})")));
        }
    }
    nothing(wrong);
}

#[test]
fn files_stay_small() {
    let long = |source: &Source| {
        (source.production_lines() > MOST_LINES).then(|| format!("{}: {}", source.path, source.production_lines()))
    };
    nothing(Source::all().iter().filter_map(long));
}

#[test]
fn a_module_with_children_stands_beside_their_folder() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        source::collect(Path::new(folder), &mut files);
    }
    nothing(files.iter().filter(|path| path.ends_with("mod.rs")).map(|path| path.display().to_string()));
}

#[test]
fn nothing_is_left_for_later_and_every_exception_gives_its_reason() {
    let unfinished =
        |line: &str| ["todo!", "unimplemented!", "#[allow(", "#![allow("].iter().any(|mark| line.contains(mark));
    nothing(Source::all().iter().flat_map(|source| source.lines(unfinished)));
    let marks = [concat!("FIX", "ME"), concat!("TO", "DO:"), concat!("X", "XX:")];
    // Such a mark left in a draft is what one check looks for.
    let about = |path: &str| path.contains("placeholder_left") || path.contains("detection");
    let texts = written().into_iter().filter(|(path, _)| !about(path));
    nothing(texts.flat_map(|(path, text)| lines_with(&path, &text, &marks)));
}

/// Ids and values are the business of code; sentences stand in the catalogs. Japanese below `check` and `mail` is what
/// mails are matched against, and the command line's help is English.
#[test]
fn no_sentence_for_the_person_stands_in_code() {
    let mut wrong = Vec::new();
    for source in Source::all()
        .iter()
        .filter(|source| ["review", "trail", "settings", "session", "store", "ui", "app"].contains(&source.layer()))
    {
        let code: Vec<_> = source.code.lines().collect();
        let spoken = source.literals.iter().filter(|(line, text)| is_sentence(text) && !explains(code[line - 1]));
        wrong.extend(spoken.map(|(line, text)| format!("{}:{line}: {text}", source.path)));
    }
    nothing(wrong);
}

#[test]
fn nothing_knows_the_machine_it_was_written_on() {
    let places = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/tm", "p/"),
        concat!("C:\\Us", "ers"),
    ];
    nothing(written().iter().flat_map(|(path, text)| lines_with(path, text, &places)));
}

/// The layers that a file names, however it does: `crate::mail`, `crate::{mail, text}`, `super::super::mail`.
fn used_layers(source: &Source) -> Vec<String> {
    let mut used = Vec::new();
    for path in source.code.split("crate::").skip(1) {
        used.extend(first_names(path));
    }
    // As many `super::` as the module is deep lead to the root; more in a row cannot be.
    for path in source.code.split(&"super::".repeat(source.depth())).skip(1) {
        used.extend(first_names(path));
    }
    used
}

/// `mail` of `mail::Draft`; `mail` and `text` of `{mail::{Draft, Digest}, text}`.
fn first_names(path: &str) -> Vec<String> {
    let name =
        |text: &str| text.trim().chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for char in group.chars() {
        match char {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(char),
        }
    }
    parts.iter().map(|part| name(part)).filter(|name| !name.is_empty()).collect()
}

/// Whether a line names something: as a whole word, not as the end or the beginning of another one.
fn names(line: &str, name: &str) -> bool {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let mut around = line.split(name).peekable();
    std::iter::from_fn(|| Some((around.next()?, *around.peek()?))).any(|(before, after)| {
        let (before, after) = (before.chars().next_back(), after.chars().next());
        (name.starts_with(':') || !before.is_some_and(is_word))
            && (name.ends_with([':', '(']) || !after.is_some_and(is_word))
    })
}

/// Japanese, or words in a row that begin as a sentence does.
fn is_sentence(literal: &str) -> bool {
    let japanese = |char: char| matches!(char, '\u{3041}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}');
    let literal = literal.trim_matches('"');
    let words = literal.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)).count();
    literal.chars().any(japanese) || words >= 4 || words >= 2 && literal.starts_with(char::is_uppercase)
}

/// Reasons of lints, and what nobody is meant to meet.
fn explains(line: &str) -> bool {
    ["reason =", "#[error(", "unreachable!("].iter().any(|mark| line.contains(mark))
}

/// Every text somebody wrote for this project, but the mails.
fn written() -> Vec<(String, String)> {
    let mut found = Vec::new();
    visit(Path::new("."), &mut found);
    assert!(found.iter().any(|(path, _)| path.ends_with("src/lib.rs")));
    found
}

fn visit(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap();
        if ["target", ".git", "mails", "Cargo.lock"].contains(&name) {
            continue;
        }
        if entry.is_dir() {
            visit(&entry, found);
        } else if let Ok(text) = fs::read_to_string(&entry) {
            found.push((entry.display().to_string(), text));
        }
    }
}

fn lines_with(path: &str, text: &str, marks: &[&str]) -> Vec<String> {
    let lines = text.lines().enumerate().filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)));
    lines.map(|(at, line)| format!("{path}:{}: {}", at + 1, line.trim())).collect()
}

fn nothing(found: impl IntoIterator<Item = String>) {
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_whole_word() {
        assert!(names("use std::fs;", "std::fs") && names("fs::read(path)", "fs::") && names("Zoned::now()", "::now("));
        assert!(!names("use std::fsx;", "std::fs") && !names("bufs::read()", "fs::") && !names("legui", "egui"));
    }

    #[test]
    fn the_names_of_a_group_are_found() {
        assert_eq!(first_names("mail::Draft"), ["mail"]);
        assert_eq!(first_names("{mail::{Draft, Digest}, text};"), ["mail", "text"]);
    }

    #[test]
    fn a_sentence_is_told_from_an_id() {
        assert!(is_sentence("\"Nothing was approved\"") && is_sentence("\"確認\""));
        assert!(
            !is_sentence("\"heard of focus\"")
                && !is_sentence("\"recipient_external\"")
                && !is_sentence("\"text/plain; charset=utf-8\"")
        );
    }
}
