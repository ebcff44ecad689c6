//! The real binary, run as scripts and servers run it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

mod check;
mod import;
mod records;
mod rehearse;
mod rules;
mod verify;

/// A machine of its own: nothing of the real one is read or written.
pub(crate) struct Home(tempfile::TempDir);

/// What a run left.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Where settings, trail and the rest stand.
    pub(crate) fn base(&self) -> PathBuf {
        self.path().join("home")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.base().join("data")
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// Runs in the folder of this home; a run that does not end is ended, and fails.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yubisashi"));
        command.args(arguments).current_dir(self.path()).env("YUBISASHI_HOME", self.base());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("LC_ALL", "C.UTF-8");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (mut stdin, mut stdout, mut stderr) =
            (child.stdin.take().unwrap(), child.stdout.take().unwrap(), child.stderr.take().unwrap());
        std::thread::scope(|scope| {
            // Whoever does not read its input may close it.
            scope.spawn(move || stdin.write_all(input).ok());
            let err = scope.spawn(move || {
                let mut err = Vec::new();
                stderr.read_to_end(&mut err).unwrap();
                err
            });
            let mut out = Vec::new();
            stdout.read_to_end(&mut out).unwrap();
            let status = child.wait().unwrap().code().expect("ended by itself");
            let text = |bytes| String::from_utf8(bytes).unwrap();
            Ran { status, out: text(out), err: text(err.join().unwrap()) }
        })
    }
}

impl Ran {
    /// Standard output as JSON Lines.
    pub(crate) fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

#[test]
fn help_and_version_are_no_failure_and_usage_is_status_4() {
    let home = Home::new();
    for arguments in
        [&["--help"][..], &["--version"], &["check", "--help"], &["verify", "--help"], &["trail", "--help"]]
    {
        let ran = home.run(arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
        assert!(ran.out.contains("yubisashi"), "{}", ran.out);
    }
    for arguments in [
        &["check"][..],
        &["check", "--nonsense", "a.eml"],
        &["check", "--today", "soon", "a.eml"],
        &["check", "--own", "not an address", "a.eml"],
        &["check", "--format", "xml", "a.eml"],
        &["verify"],
        &["trail"],
        &["trail", "forget"],
        &["policy"],
        &["completions"],
        &["--nonsense"],
        &["approve", "a.eml"],
    ] {
        let ran = home.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (4, ""), "{arguments:?}");
        assert!(ran.err.contains("Usage:") || ran.err.contains("--help"), "{}", ran.err);
    }
    assert!(home.run(&["verify", "--help"]).out.contains("sent back"));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = Home::new().run(&["completions", shell]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{shell}");
        assert!(ran.out.contains("yubisashi") && ran.out.contains("verify"), "{shell}");
    }
}

#[test]
fn without_a_display_the_window_says_what_else_there_is() {
    let home = Home::new();
    home.file("a.eml", "To: a@client.example\n\nHello\n");
    for arguments in [&[][..], &["a.eml"], &["--sample", "quotation"]] {
        let ran = home.run(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (5, ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("no display") && ran.err.contains("yubisashi check"), "{}", ran.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_display_that_does_not_answer_is_told() {
    for variable in ["DISPLAY", "WAYLAND_DISPLAY"] {
        let home = Home::new();
        let mut command = Command::new(env!("CARGO_BIN_EXE_yubisashi"));
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("YUBISASHI_HOME", home.base());
        let ran = command.env(variable, ":4242").output().unwrap();
        assert_eq!((ran.status.code(), ran.stdout.len()), (Some(5), 0));
        assert!(String::from_utf8(ran.stderr).unwrap().contains("yubisashi check"));
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let home = Home::new();
    let draft = home.file("a.eml", format!("To: {}\n\nHello\n", "a@client.example,".repeat(3_000)));
    let mut child = Command::new(env!("CARGO_BIN_EXE_yubisashi"))
        .args(["check", "--format", "json"])
        .args([&draft, &draft, &draft])
        .env("YUBISASHI_HOME", home.base())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(ran.stderr).unwrap(), "");
    assert!(ran.status.code().is_some_and(|status| status <= 2), "{}", ran.status);
}
