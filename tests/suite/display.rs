//! The program itself, in a real window on a virtual display: a draft is opened, answered by keyboard and approved, the
//! approval stands in the trail, and no internet socket was created on the way.
//!
//! Needs Xvfb, xdotool and strace (and that tracing is allowed). Without them it says so and tests nothing, unless
//! `YUBISASHI_REAL_WINDOW=required`.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;

const PROGRAM: &str = env!("CARGO_BIN_EXE_yubisashi");
const DRAFT: &str = "quotation.eml";
/// Until the window shows the draft, on a slow machine without a GPU.
const TO_OPEN: Duration = Duration::from_secs(90);
/// Until everything is answered, approved and recorded.
const TO_APPROVE: Duration = Duration::from_secs(90);
/// Between two keys of a person; an item must have been in view for 0.6 s.
const A_LOOK: Duration = Duration::from_millis(700);

/// A display in memory, gone with this.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// The server chooses a free number itself and says which.
    fn start() -> Option<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        let said = server.stdout.take().map(|stdout| BufReader::new(stdout).read_line(&mut number));
        let started = matches!(said, Some(Ok(_))) && !number.trim().is_empty();
        let display = Self { server, name: format!(":{}", number.trim()) };
        started.then_some(display)
    }

    fn xdotool(&self, args: &[&str]) -> String {
        let output = Command::new("xdotool").args(args).env("DISPLAY", &self.name).output().unwrap();
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn takes_keys(&self) -> bool {
        let asked = Command::new("xdotool").arg("getdisplaygeometry").env("DISPLAY", &self.name).output();
        asked.is_ok_and(|output| output.status.success())
    }

    fn key(&self, key: &str) {
        self.xdotool(&["key", key]);
    }
}

impl Drop for Display {
    /// The window cannot live without its display, so it ends too.
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// A person's machine: a home of its own with settings in it, and a draft.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(machine.at("home/config")).unwrap();
        let settings = "format = 1\nown = [\"yamaguchi@aoba.example.jp\"]\nlanguage = \"en\"\nrenderer = \"glow\"\n";
        fs::write(machine.at("home/config/settings.toml"), settings).unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(DRAFT);
        fs::copy(sample, machine.at(DRAFT)).unwrap();
        machine
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn in_here(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env("YUBISASHI_HOME", self.at("home"));
        command
    }

    /// Runs the command line and gives its exit status.
    fn run(&self, args: &[&str]) -> Option<i32> {
        self.in_here(PROGRAM).args(args).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().code()
    }

    /// The program with these arguments, every socket it makes written to `trace`.
    fn traced(&self, trace: &str, args: &[&str]) -> Command {
        let mut command = self.in_here("strace");
        command.args(["-f", "-qq", "-e", "trace=socket,connect", "-o"]).arg(self.at(trace)).arg(PROGRAM).args(args);
        command
    }

    fn trace(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// Lines of the trail.
    fn entries(&self) -> usize {
        let Ok(folder) = fs::read_dir(self.at("home/data/trail")) else { return 0 };
        let paths = folder.map(|entry| entry.unwrap().path());
        let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
        files.map(|path| fs::read_to_string(path).unwrap().lines().count()).sum()
    }
}

#[test]
fn a_draft_is_approved_by_keyboard_and_no_internet_socket_is_made() {
    // A virtual display on a busy machine may lose a window or a key; what fails twice is no accident. The panic of the
    // first time is printed either way.
    if std::panic::catch_unwind(approve_in_a_window).is_err() {
        approve_in_a_window();
    }
}

fn approve_in_a_window() {
    let Some(display) = display_and_tools() else { return };
    let machine = Machine::new();
    let draft = fs::read(machine.at(DRAFT)).unwrap();
    let mut window = open(&machine, &display);
    approve_by_keyboard(&machine, &display);

    assert_eq!(machine.entries(), 1);
    assert_eq!(machine.run(&["trail", "verify"]), Some(0));
    assert_eq!(machine.run(&["verify", DRAFT]), Some(0));
    assert_eq!(fs::read(machine.at(DRAFT)).unwrap(), draft, "the original is never touched");
    fs::write(machine.at("changed.eml"), String::from_utf8_lossy(&draft).replace("tanaka@", "tanaga@")).unwrap();
    assert_eq!(machine.run(&["verify", "changed.eml"]), Some(2));
    assert!(every_answer_was_looked_at(&machine) >= 3);

    drop(display);
    window.wait().unwrap();
    assert!(machine.trace("window.trace").contains("AF_UNIX"), "the trace saw the connection to the display");
    let checked = machine.traced("check.trace", &["check", DRAFT]).stdout(Stdio::null()).status().unwrap();
    assert!(matches!(checked.code(), Some(0 | 1)), "{checked}");
    for trace in ["window.trace", "check.trace"] {
        let sockets = machine.trace(trace);
        assert!(!sockets.contains("AF_INET"), "{trace}: {sockets}");
    }
}

/// Opens the draft and waits until the window shows it.
fn open(machine: &Machine, display: &Display) -> Child {
    let mut command = machine.traced("window.trace", &[DRAFT]);
    command.env("DISPLAY", &display.name).env("XDG_RUNTIME_DIR", machine.folder.path());
    // Not on the display of whoever runs the tests, and nobody reads the screen aloud.
    command.env_remove("WAYLAND_DISPLAY").env_remove("DBUS_SESSION_BUS_ADDRESS");
    command.stderr(fs::File::create(machine.at("window.err")).unwrap());
    let mut window = command.spawn().unwrap();
    let started = Instant::now();
    loop {
        let found = display.xdotool(&["search", "--onlyvisible", "--name", DRAFT]);
        if let Some(id) = found.lines().next() {
            display.xdotool(&["windowfocus", id]);
            return window;
        }
        let ended = window.try_wait().unwrap();
        let said = || fs::read_to_string(machine.at("window.err")).unwrap();
        assert!(ended.is_none(), "the window ended: {ended:?}\n{}", said());
        assert!(started.elapsed() < TO_OPEN, "no window shows the draft\n{}", said());
        sleep(Duration::from_millis(200));
    }
}

/// Presses Space with pauses and Ctrl+Enter, until the approval is recorded.
fn approve_by_keyboard(machine: &Machine, display: &Display) {
    for _ in 0..3 {
        display.key("ctrl+Return");
        sleep(Duration::from_millis(200));
    }
    assert_eq!(machine.entries(), 0, "nothing is approved before it was answered");
    let started = Instant::now();
    while machine.entries() == 0 {
        assert!(started.elapsed() < TO_APPROVE, "no approval was recorded");
        display.key("space");
        sleep(A_LOOK);
        display.key("ctrl+Return");
        sleep(Duration::from_millis(100));
    }
}

/// How many answers stand in the record; each came after a look.
fn every_answer_was_looked_at(machine: &Machine) -> usize {
    let path = fs::read_dir(machine.at("home/data/records")).unwrap().next().unwrap().unwrap().path();
    let record: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let decisions: Vec<_> =
        record["items"].as_array().unwrap().iter().filter_map(|item| item.get("decision")).collect();
    for decision in &decisions {
        let time = |key: &str| decision[key].as_str().unwrap().parse::<Timestamp>().unwrap();
        assert!(time("decided_at").duration_since(time("seen_at")) >= yubisashi::review::DWELL, "{decision}");
    }
    decisions.len()
}

/// `None`, said aloud, where this machine cannot show and trace a window.
fn display_and_tools() -> Option<Display> {
    let traces = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    let traces = traces.is_ok_and(|status| status.success());
    let display = Display::start().filter(|display| traces && display.takes_keys());
    if display.is_none() {
        assert!(required().is_none(), "Xvfb, xdotool and strace are required here");
        say("skipped: the real window needs Xvfb, xdotool and strace");
    }
    display
}

#[expect(clippy::print_stdout, reason = "whoever runs the tests is to know")]
fn say(what: &str) {
    println!("{what}");
}

#[expect(clippy::disallowed_methods, reason = "how the tests are run comes from the environment")]
fn required() -> Option<String> {
    std::env::var("YUBISASHI_REAL_WINDOW").ok().filter(|value| value == "required")
}
