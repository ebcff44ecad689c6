//! Rust files as the tests of order see them: code without comments and literals, and without what only tests compile.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file below `src/`.
pub(super) struct Source {
    /// From the root of the project, with `/`.
    pub(super) path: String,
    /// Line by line, comments and the inside of literals blank, items for tests only blank.
    pub(super) code: String,
    /// String literals of production code: line, counted from 1, and text as written.
    pub(super) literals: Vec<(usize, String)>,
}

impl Source {
    /// Every file of `src/` that production code consists of.
    pub(super) fn all() -> Vec<Self> {
        let mut files = Vec::new();
        collect(Path::new("src"), &mut files);
        let read: Vec<_> =
            files.iter().map(|path| (path.as_path(), Masked::of(&fs::read_to_string(path).unwrap()))).collect();
        let for_tests: BTreeSet<_> = read.iter().flat_map(|(path, masked)| masked.test_modules(path)).collect();
        let only_tests = |path: &Path| {
            path.ancestors()
                .any(|folder| for_tests.contains(folder) || for_tests.contains(&folder.with_extension("rs")))
        };
        read.into_iter().filter(|(path, _)| !only_tests(path)).map(|(path, masked)| masked.source(path)).collect()
    }

    /// The module below the root that the file belongs to; empty for `lib.rs`, `main.rs` and further binaries.
    pub(super) fn layer(&self) -> &str {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        match inside.split('/').next().unwrap() {
            "lib" | "main" | "bin" => "",
            layer => layer,
        }
    }

    /// How deep the file's module stands: 1 for `mail.rs`, 2 for `mail/parse.rs`.
    pub(super) fn depth(&self) -> usize {
        if self.layer().is_empty() { 0 } else { self.path.split('/').count() - 1 }
    }

    /// Lines up to the last one with production code.
    pub(super) fn production_lines(&self) -> usize {
        self.code.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).last().map_or(0, |(at, _)| at + 1)
    }

    /// Lines with code that `wanted` takes, as `path:line: code`.
    pub(super) fn lines(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let lines = self.code.lines().enumerate().filter(|(_, line)| wanted(line));
        lines.map(|(at, line)| format!("{}:{}: {}", self.path, at + 1, line.trim())).collect()
    }
}

/// Every Rust file of a folder, in order.
pub(super) fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// A file whose comments and literals are blanked; every character that is left stands where it stood.
struct Masked {
    code: Vec<char>,
    literals: Vec<(usize, String)>,
}

impl Masked {
    fn of(text: &str) -> Self {
        let mut masked = Self { code: text.chars().collect(), literals: Vec::new() };
        let mut at = 0;
        while at < masked.code.len() {
            at = masked.skip(at);
        }
        masked
    }

    /// Blanks the comment or literal at `at`, and returns where to go on.
    fn skip(&mut self, at: usize) -> usize {
        let rest = &self.code[at..];
        let before = at.checked_sub(1).map_or(' ', |before| self.code[before]);
        match rest {
            ['/', '/', ..] => self.blank(at, until(rest, &['\n'], 0)),
            ['/', '*', ..] => self.blank(at, comment(rest)),
            ['r', '"' | '#', ..] if !is_word(before) || matches!(before, 'b' | 'c') => match raw(rest) {
                Some(length) => self.literal(at, length),
                None => at + 1,
            },
            ['"', ..] => self.literal(at, quoted(rest)),
            ['\'', '\\', ..] => self.blank(at, until(rest, &['\''], 3)),
            ['\'', _, '\'', ..] => self.blank(at, 3),
            _ => at + 1,
        }
    }

    fn literal(&mut self, at: usize, length: usize) -> usize {
        let line = self.code[..at].iter().filter(|&&char| char == '\n').count() + 1;
        self.literals.push((line, self.code[at..at + length].iter().collect()));
        self.blank(at, length)
    }

    fn blank(&mut self, at: usize, length: usize) -> usize {
        let end = (at + length).min(self.code.len());
        self.code[at..end].iter_mut().filter(|char| **char != '\n').for_each(|char| *char = ' ');
        end
    }

    /// The files of modules that only tests compile, as this one declares them.
    fn test_modules(&self, path: &Path) -> Vec<PathBuf> {
        let code: String = self.code.iter().collect();
        let home = match path.file_stem().unwrap().to_str().unwrap() {
            "lib" | "main" => path.parent().unwrap().to_owned(),
            _ => path.with_extension(""),
        };
        let items = code.split("#[cfg(test)]").skip(1);
        let names = items.filter_map(|item| {
            item.split_once(';')?.0.trim().rsplit_once("mod ").filter(|(_, name)| name.chars().all(is_word))
        });
        names.map(|(_, name)| home.join(format!("{name}.rs"))).collect()
    }

    /// What is left once items for tests only are blank too.
    fn source(mut self, path: &Path) -> Source {
        const MARK: &str = "#[cfg(test)]";
        let mark: Vec<char> = MARK.chars().collect();
        let mut at = 0;
        while at < self.code.len() {
            if self.code[at..].starts_with(&mark) {
                let length = mark.len() + item(&self.code[at + mark.len()..]);
                let line_of = |at: usize| self.code[..at].iter().filter(|&&char| char == '\n').count() + 1;
                let (first, last) = (line_of(at), line_of(at + length));
                self.literals.retain(|(line, _)| !(first..=last).contains(line));
                at = self.blank(at, length);
            } else {
                at += 1;
            }
        }
        let path = path.to_str().unwrap().replace('\\', "/");
        Source { path, code: self.code.into_iter().collect(), literals: self.literals }
    }
}

/// How long an item is: up to its `;`, or to the brace that closes it.
fn item(rest: &[char]) -> usize {
    let mut depth = 0;
    for (at, char) in rest.iter().enumerate() {
        match char {
            '{' | '(' | '[' => depth += 1,
            '}' if depth == 1 => return at + 1,
            ')' | ']' | '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// Up to one of `ends`, which is looked for after `skip` characters, included.
fn until(rest: &[char], ends: &[char], skip: usize) -> usize {
    rest.iter().skip(skip).position(|char| ends.contains(char)).map_or(rest.len(), |at| skip + at + 1)
}

/// A block comment; they nest.
fn comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] if depth == 1 => return at + 2,
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// `r"…"`, `r#"…"#`; `None` for a raw identifier.
fn raw(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|&&char| char == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(())?;
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let inside = &rest[2 + hashes..];
    let at = inside.windows(end.len()).position(|window| window == end)?;
    Some(2 + hashes + at + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Masked::of(text).source(Path::new("src/mail/parse.rs"))
    }

    #[test]
    fn comments_and_literals_are_no_code() {
        let text = "let a = \"crate::ui \\\" x\"; // crate::ui\nlet b = r#\"crate::\"ui\"#; /* a /* crate::ui */ */ let c = '\"';";
        let source = source(text);
        assert!(!source.code.contains("ui"), "{}", source.code);
        assert!(source.code.contains("let c"));
        assert_eq!(source.literals, [(1, "\"crate::ui \\\" x\"".to_owned()), (2, "r#\"crate::\"ui\"#".to_owned())]);
    }

    #[test]
    fn what_only_tests_compile_is_left_out() {
        let source = source(
            "fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { \"日\"; }\n}\n#[cfg(test)]\nuse x::{y, z};\nfn c<'a>() {}\n",
        );
        assert!(source.code.contains("fn a") && source.code.contains("fn c<'a>"));
        assert!(!source.code.contains("fn b") && !source.code.contains("use x"));
        assert_eq!((source.literals.len(), source.production_lines()), (0, 8));
    }

    #[test]
    fn modules_for_tests_have_their_files() {
        let masked = Masked::of("#[cfg(test)]\nmod tests;\nmod real;\n#[cfg(test)]\nmod more {}\n");
        assert_eq!(masked.test_modules(Path::new("src/mail/parse.rs")), [Path::new("src/mail/parse/tests.rs")]);
        assert_eq!(masked.test_modules(Path::new("src/lib.rs")), [Path::new("src/tests.rs")]);
    }

    #[test]
    fn a_file_knows_its_layer() {
        let at = |path: &str| Source { path: path.to_owned(), code: String::new(), literals: Vec::new() };
        assert_eq!((at("src/mail.rs").layer(), at("src/mail.rs").depth()), ("mail", 1));
        assert_eq!((at("src/mail/parse/words.rs").layer(), at("src/mail/parse/words.rs").depth()), ("mail", 3));
        assert_eq!((at("src/lib.rs").layer(), at("src/lib.rs").depth()), ("", 0));
    }
}
