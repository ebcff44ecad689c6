//! `THIRD-PARTY.md` names every crate that ends up in the programs, and every licence is one of those we accept.
//!
//! With `YUBISASHI_WRITE` set the table is written anew for every platform; `scripts/notices.sh` does that.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const NOTICES: &str = "THIRD-PARTY.md";
const BEGIN: &str = "<!-- crates -->\n";
const END: &str = "<!-- /crates -->";

/// The platforms that programs are built for.
const PLATFORMS: [&str; 4] =
    ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-apple-darwin", "aarch64-apple-darwin"];

/// A row of the table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Notice {
    name: String,
    version: String,
    licence: String,
    copyright: String,
}

#[test]
fn every_crate_in_the_programs_is_named() {
    if super::environment("YUBISASHI_WRITE").is_some() {
        write(&notices(&metadata(&PLATFORMS)));
    }
    let listed = listed();
    // What other platforms link may not have been fetched here; what this one links was just built.
    let here = notices(&metadata(&[&host()]));
    let missing: Vec<_> = here.iter().filter(|notice| !listed.contains(&notice.row())).map(Notice::row).collect();
    assert!(here.len() > 100 && missing.is_empty(), "run scripts/notices.sh; missing:\n{}", missing.concat());
}

#[test]
fn no_crate_is_named_that_is_not_locked() {
    let lock: toml::Table = fs::read_to_string("Cargo.lock").unwrap().parse().unwrap();
    let locked = lock["package"].as_array().unwrap().iter();
    let locked: BTreeSet<_> =
        locked.map(|package| format!("| {} {} ", text(&package["name"]), text(&package["version"]))).collect();
    let gone = |row: &&String| !locked.iter().any(|begin| row.starts_with(begin.as_str()));
    let gone: Vec<_> = listed().iter().filter(gone).cloned().collect();
    assert!(gone.is_empty(), "run scripts/notices.sh; gone:\n{}", gone.concat());
}

#[test]
fn every_licence_is_accepted() {
    let rules: toml::Table = fs::read_to_string(".deny.toml").unwrap().parse().unwrap();
    let accepted: BTreeSet<_> = rules["licenses"]["allow"].as_array().unwrap().iter().map(text).collect();
    let mut excepted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for exception in rules["licenses"]["exceptions"].as_array().unwrap() {
        let more = exception["allow"].as_array().unwrap().iter().map(text);
        excepted.entry(text(&exception["crate"])).or_default().extend(more);
    }
    let metadata = metadata(&[&host()]);
    let wrong = metadata["packages"].as_array().unwrap().iter().filter(|package| {
        let more = excepted.get(string(&package["name"]));
        let accepts = |id: &str| accepted.contains(id) || more.is_some_and(|more| more.contains(id));
        !Licence::of(string(&package["license"])).satisfied(&accepts)
    });
    let wrong: Vec<_> = wrong.map(|package| format!("{}: {}", package["name"], package["license"])).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Notice {
    fn row(&self) -> String {
        format!("| {} {} | {} | {} |\n", self.name, self.version, self.licence, self.copyright)
    }
}

fn listed() -> BTreeSet<String> {
    let notices = fs::read_to_string(NOTICES).unwrap();
    let (_, rest) = notices.split_once(BEGIN).unwrap();
    let (table, _) = rest.split_once(END).unwrap();
    table.lines().skip(2).map(|line| format!("{line}\n")).collect()
}

fn write(notices: &BTreeSet<Notice>) {
    let before = fs::read_to_string(NOTICES).unwrap();
    let (head, rest) = before.split_once(BEGIN).unwrap();
    let (_, tail) = rest.split_once(END).unwrap();
    let mut written = format!("{head}{BEGIN}| crate | licence | copyright |\n|---|---|---|\n");
    for notice in notices {
        written.push_str(&notice.row());
    }
    write!(written, "{END}{tail}").unwrap();
    fs::write(NOTICES, written).unwrap();
}

/// What the programs link: dependencies that are not only for tests or building, and no macros.
fn notices(metadata: &Value) -> BTreeSet<Notice> {
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        list.as_array().unwrap().iter().map(|one| (string(&one["id"]).to_owned(), one.clone())).collect()
    };
    let (packages, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let root = string(&metadata["resolve"]["root"]).to_owned();
    let mut linked = BTreeSet::new();
    let mut open = vec![root.clone()];
    while let Some(id) = open.pop() {
        for used in nodes[&id]["deps"].as_array().unwrap().iter().filter(|used| is_linked(used)) {
            let used = string(&used["pkg"]);
            if !is_macro(&packages[used]) && linked.insert(used.to_owned()) {
                open.push(used.to_owned());
            }
        }
    }
    linked.iter().map(|id| notice(&packages[id])).collect()
}

fn is_linked(used: &Value) -> bool {
    used["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().unwrap().iter();
    targets.flat_map(|target| target["kind"].as_array().unwrap()).any(|kind| kind == "proc-macro")
}

fn notice(package: &Value) -> Notice {
    let folder = Path::new(string(&package["manifest_path"])).parent().unwrap();
    let mut copyright = copyright(folder);
    if copyright.is_empty() {
        let authors = package["authors"].as_array().unwrap().iter().map(|author| {
            let name = string(author).split('<').next().unwrap_or_default();
            name.trim().to_owned()
        });
        copyright = authors.filter(|author| !author.is_empty()).collect();
    }
    if copyright.is_empty() {
        copyright.insert(format!("the authors of {}", string(&package["name"])));
    }
    Notice {
        name: string(&package["name"]).to_owned(),
        version: string(&package["version"]).to_owned(),
        licence: string(&package["license"]).to_owned(),
        copyright: copyright.into_iter().collect::<Vec<_>>().join("; ").replace('|', "/"),
    }
}

/// The copyright lines of the licence files of a crate.
fn copyright(folder: &Path) -> BTreeSet<String> {
    let is_licence = |name: &str| {
        ["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|begin| name.to_uppercase().starts_with(begin))
    };
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.is_file() && is_licence(&path.file_name().unwrap().to_string_lossy()));
    let texts: Vec<_> = files.map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect();
    texts.iter().flat_map(|text| text.lines()).filter_map(copyright_line).collect()
}

/// `2015, Simonas Kazlauskas` of `Copyright © 2015, Simonas Kazlauskas`; `None` for prose and templates.
fn copyright_line(line: &str) -> Option<String> {
    let line = line.trim();
    let marks = ["(c)", "(C)", "©"];
    let said = match line.split_at_checked("copyright".len()) {
        Some((begin, said)) if begin.eq_ignore_ascii_case("copyright") => said,
        // A list of clauses has its "(c)" too.
        Some(_) | None => marks.iter().find_map(|mark| line.strip_prefix(mark).filter(|rest| year(rest)))?,
    };
    let said = marks.iter().fold(said.trim(), |said, mark| said.trim_start_matches(mark));
    let said = said.trim().trim_end_matches("All rights reserved.").trim().trim_end_matches([',', '.']);
    let template = said.contains(['[', '{', '<']) && said.contains("yyyy") || said.contains("owner");
    let prose = ["holder", "notice", "license", "licence", "statement", "law", "interest"];
    let is_prose = prose.iter().any(|word| said.to_lowercase().contains(word)) || said.starts_with(char::is_lowercase);
    (!said.is_empty() && !template && !is_prose).then(|| said.to_owned())
}

fn year(text: &str) -> bool {
    text.trim_start().starts_with(|char: char| char.is_ascii_digit())
}

/// What cargo says of the locked crates on these platforms.
fn metadata(platforms: &[&str]) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version", "1"]);
    cargo.args(platforms.iter().flat_map(|platform| ["--filter-platform", platform]));
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn text(value: &toml::Value) -> &str {
    value.as_str().unwrap()
}

/// An SPDX expression, also in the old way with `/`.
enum Licence {
    Id(String),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Licence {
    fn of(expression: &str) -> Self {
        let spaced =
            expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ").replace(" WITH ", "+WITH+");
        let mut words = spaced.split_whitespace().peekable();
        Self::any(&mut words)
    }

    fn any<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Self {
        let mut parts = vec![Self::all(words)];
        while words.next_if_eq(&"OR").is_some() {
            parts.push(Self::all(words));
        }
        Self::Any(parts)
    }

    fn all<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Self {
        let mut parts = vec![Self::one(words)];
        while words.next_if_eq(&"AND").is_some() {
            parts.push(Self::one(words));
        }
        Self::All(parts)
    }

    fn one<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Self {
        match words.next() {
            Some("(") => {
                let inside = Self::any(words);
                assert_eq!(words.next(), Some(")"));
                inside
            }
            Some(id) => Self::Id(id.replace("+WITH+", " WITH ")),
            None => Self::Id(String::new()),
        }
    }

    fn satisfied(&self, accepts: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Id(id) => accepts(id),
            Self::All(parts) => parts.iter().all(|part| part.satisfied(accepts)),
            Self::Any(parts) => parts.iter().any(|part| part.satisfied(accepts)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_they_bind() {
        let satisfied = |expression: &str| Licence::of(expression).satisfied(&|id| ["MIT", "OFL-1.1"].contains(&id));
        assert!(satisfied("MIT") && satisfied("Apache-2.0/MIT") && satisfied("(MIT OR GPL-3.0) AND OFL-1.1"));
        assert!(satisfied("GPL-3.0 AND ISC OR MIT"));
        assert!(!satisfied("MIT AND GPL-3.0") && !satisfied("(MIT) AND (ISC OR GPL-3.0)") && !satisfied(""));
    }

    #[test]
    fn copyright_is_told_from_prose() {
        let line = |line: &str| copyright_line(line).unwrap_or_default();
        assert_eq!(line("Copyright © 2015, Simonas Kazlauskas"), "2015, Simonas Kazlauskas");
        assert_eq!(
            line("   Copyright (c) 2016 The Rust Project Developers. All rights reserved."),
            "2016 The Rust Project Developers"
        );
        assert_eq!(line("(C) 2024 Trifecta Tech Foundation "), "2024 Trifecta Tech Foundation");
        assert_eq!(line("   Copyright [yyyy] [name of copyright owner]"), "");
        assert_eq!(line("(c) You must retain, in the Source form of any Derivative Works"), "");
        assert_eq!(line("copyright notice that is included in or attached to the work"), "");
    }
}
