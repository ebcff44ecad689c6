//! What only a display shows: how soon a review stands on it, and what an idle window costs.
//!
//! The display is virtual and keeps its picture in a file, so that the first frame is seen from outside, as a person sees
//! it: the moment from which on the picture stays nearly as it is.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{CentralPanel, Ui, ViewportBuilder};
use tempfile::TempDir;

const SIZE: (u16, u16) = (1280, 800);
/// How long a window is watched until nothing moves any more.
const WATCHED: Duration = Duration::from_secs(4);
/// How long an idle window is watched.
const IDLE: Duration = Duration::from_secs(5);
/// Rows of the picture that are looked at.
const ROWS: u64 = 50;

/// The times of the review of a sample, and of an empty window, each from the start of the process to its first frame.
/// `None` where no display can be made.
pub(super) fn first_frames() -> Option<(Duration, Duration)> {
    let display = Display::open()?;
    let itself = std::env::current_exe().ok()?;
    let home = tempfile::tempdir().ok()?;
    let ours = |display: &Display| display.first_frame(&mut review(home.path()));
    let empty = |display: &Display| display.first_frame(Command::new(&itself).arg("--empty-window"));
    // In turns, so that a busy moment of the machine meets both.
    let turns: Vec<(Duration, Duration)> = (0..4).filter_map(|_| ours(&display).zip(empty(&display))).collect();
    Some((turns.iter().map(|(ours, _)| *ours).min()?, turns.iter().map(|(_, empty)| *empty).min()?))
}

/// Processor time of a window with a review while nobody touches it, as a share of the time that passed.
pub(super) fn idle() -> Option<f64> {
    let display = Display::open()?;
    let home = tempfile::tempdir().ok()?;
    let window = Running(display.on(&mut review(home.path())).spawn().ok()?);
    std::thread::sleep(WATCHED);
    let before = window.processor_time()?;
    std::thread::sleep(IDLE);
    Some(window.processor_time()?.saturating_sub(before).as_secs_f64() / IDLE.as_secs_f64())
}

/// An eframe window with nothing in it, to compare with.
pub(super) fn empty() {
    let viewport = ViewportBuilder::default().with_inner_size([f32::from(SIZE.0), f32::from(SIZE.1)]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native("Empty", options, Box::new(|_| Ok(Box::new(Empty)))).expect("a window");
}

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |_| ());
    }
}

/// The program with a sample, in a home of its own.
fn review(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yubisashi"));
    command.args(["--sample", "quotation"]).env("YUBISASHI_HOME", home);
    command
}

/// A virtual display.
struct Display {
    name: String,
    folder: TempDir,
    _server: Running,
}

impl Display {
    fn open() -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let (width, height) = SIZE;
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{width}x{height}x24"), "-fbdir"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let told = server.stdout.take();
        let server = Running(server);
        let mut number = String::new();
        BufReader::new(told?).read_line(&mut number).ok()?;
        let name = format!(":{}", number.trim());
        (name.len() > 1).then_some(Self { name, folder, _server: server })
    }

    fn on<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").stdout(Stdio::null()).stderr(Stdio::null())
    }

    /// Starts a program and watches the picture: when it had become what it is in the end.
    fn first_frame(&self, command: &mut Command) -> Option<Duration> {
        let file = File::open(self.folder.path().join("Xvfb_screen0")).ok()?;
        let start = Instant::now();
        let _window = Running(self.on(command).spawn().ok()?);
        let mut pictures: Vec<(Duration, Vec<u8>)> = Vec::new();
        while start.elapsed() < WATCHED {
            let now = picture(&file)?;
            if pictures.last().is_none_or(|(_, last)| *last != now) {
                pictures.push((start.elapsed(), now));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let (_, last) = pictures.last()?;
        let differing = pictures.iter().rposition(|(_, picture)| !is_nearly(picture, last))?;
        pictures.get(differing + 1).map(|(at, _)| *at)
    }
}

/// Some rows of the picture, from the top to the bottom.
fn picture(file: &File) -> Option<Vec<u8>> {
    let row = u64::from(SIZE.0) * 4;
    let header = file.metadata().ok()?.len().checked_sub(row * u64::from(SIZE.1))?;
    let mut rows = vec![0; usize::try_from(row * ROWS).ok()?];
    for (number, bytes) in (0..ROWS).zip(rows.chunks_mut(usize::try_from(row).ok()?)) {
        file.read_exact_at(bytes, header + number * (u64::from(SIZE.1) / ROWS) * row).ok()?;
    }
    Some(rows)
}

/// Whether all but a hundredth is the same: a cursor may blink.
fn is_nearly(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).filter(|(one, other)| one != other).count() * 100 <= one.len()
}

/// A process that ends with this.
struct Running(Child);

impl Running {
    /// In user and kernel mode together (Linux: `/proc/PID/stat`, in hundredths of a second).
    fn processor_time(&self) -> Option<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let ticks: Vec<u64> =
            fields.split_whitespace().skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
        Some(Duration::from_millis(ticks.iter().sum::<u64>() * 10))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
