//! Speed and memory, as ratios measured in one run: `cargo bench --bench ratios`.
//!
//! Each figure stands beside its baseline from the same minute on the same machine: the parser alone, the parser and one
//! SHA-256. Absolute times are printed with the machine named and are no figures to hold. The corpus of ordinary mails is
//! read from `YUBISASHI_CORPUS` or `../shared/corpus`, and its rows are left out where it is not there.
#![expect(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a program that measures: it prints, reads where the corpus is, and ends where something is wrong"
)]

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use yubisashi::check::{self, Acquaintances, Case};
use yubisashi::mail::{AddrSpec, Digest, Draft};
use yubisashi::policy::{Layer, Policy};
use yubisashi::review::Review;

#[path = "detection/kit.rs"]
#[expect(dead_code, reason = "only its clean mails are measured with")]
mod kit;
#[path = "ratios/lists.rs"]
mod lists;
#[path = "ratios/mails.rs"]
mod mails;
#[path = "ratios/screen.rs"]
mod screen;
#[cfg(unix)]
#[path = "ratios/window.rs"]
mod window;

const TODAY: Date = date(2026, 11, 20);

fn main() {
    let mut arguments = std::env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("--bench"), _) => measure(),
        // The children of this process.
        (Some("--memory"), Some(file)) => tell_peak(&file),
        #[cfg(unix)]
        (Some("--empty-window"), _) => window::empty(),
        // `cargo test --benches`: nothing to see without optimisation.
        (Some(_) | None, _) => (),
    }
}

fn measure() {
    let bench = Bench::new();
    println!("{}\n", machine());
    println!("| measured | baseline | ratio | aim |\n|---|---|---|---|");
    bench.large();
    memory();
    bench.corpus();
    bench.japanese();
    bench.lists();
    #[cfg(unix)]
    first_frame();
    println!("\n| measured | found | aim |\n|---|---|---|");
    bench.recipients();
    lists::search_text();
    #[cfg(unix)]
    idle();
}

struct Bench {
    policy: Policy,
    own: Vec<AddrSpec>,
    known: Acquaintances,
}

impl Bench {
    fn new() -> Self {
        Self::with(&[Layer::built_in()])
    }

    fn with(layers: &[Layer]) -> Self {
        let policy = Policy::resolve(layers, &check::ids().collect::<Vec<_>>()).expect("the policy holds");
        Self {
            policy,
            own: vec![AddrSpec::parse("yamaguchi@aoba.example.jp").expect("an address")],
            known: Acquaintances::default(),
        }
    }

    /// Opens a draft and runs every check, as `check` does without output.
    fn check(&self, bytes: &[u8]) -> usize {
        let Ok(draft) = Draft::open(bytes) else { return 0 };
        check::run_all(&Case::new(&draft, &self.policy, &self.own, &self.known, TODAY)).len()
    }

    fn large(&self) {
        let mail = mails::large();
        let (ours, baseline) = in_turns(|| self.check(&mail), || (parse(&mail), Digest::of(&mail)));
        row("25 MB mail: open + check", "parse + one SHA-256", ours, baseline, 2.0);
    }

    fn corpus(&self) {
        let Some(mails) = mails::corpus() else {
            println!("| ordinary mails: open + check | parse | corpus not there | ≤ 12.0 |");
            return;
        };
        self.compare(&format!("{} ordinary mails: open + check", mails.len()), &mails, 12.0);
    }

    fn japanese(&self) {
        self.compare("500 generated Japanese mails: open + check", &mails::japanese(500), 20.0);
    }

    /// What long lists add to checking drafts that are open already.
    fn lists(&self) {
        let listed = Self::with(&[Layer::built_in(), lists::layer()]);
        let mails = mails::japanese(500);
        let drafts: Vec<_> = mails.iter().filter_map(|mail| Draft::open(mail).ok()).collect();
        let all = |bench: &Self| {
            let one = |draft| check::run_all(&Case::new(draft, &bench.policy, &bench.own, &bench.known, TODAY)).len();
            // Folding is part of checking, so each run begins with drafts that nobody looked at.
            drafts.clone().iter().map(one).sum::<usize>()
        };
        let (ours, baseline) = in_turns(|| all(&listed), || all(self));
        row("500 Japanese mails: check with 1,000 keywords + 200 patterns", "check without", ours, baseline, 1.2);
    }

    fn compare(&self, what: &str, mails: &[Vec<u8>], aim: f64) {
        // Pass by pass over all of them, so that no mail finds the caches full of itself.
        let mut shortest = vec![(Duration::MAX, Duration::MAX); mails.len()];
        for _ in 0..RUNS {
            for (mail, shortest) in mails.iter().zip(&mut shortest) {
                shortest.0 = shortest.0.min(timed(&mut || self.check(mail)));
            }
            for (mail, shortest) in mails.iter().zip(&mut shortest) {
                shortest.1 = shortest.1.min(timed(&mut || parse(mail)));
            }
        }
        let ours = shortest.iter().map(|(ours, _)| *ours).sum();
        row(what, "parse", ours, shortest.iter().map(|(_, baseline)| *baseline).sum(), aim);
    }

    fn recipients(&self) {
        let mail = mails::recipients(5000);
        let draft = Draft::open(&mail).expect("a mail");
        let case = || Case::new(&draft, &self.policy, &self.own, &self.known, TODAY);
        time("5,000 recipients: open", best(|| Draft::open(&mail).map(|draft| draft.size)), "–");
        time("5,000 recipients: check", best(|| check::run_all(&case()).len()), "50 ms");
        time("5,000 recipients: check and make the review", best(|| Review::of(&case()).items().len()), "–");
        let frame = screen::frame(mail, draft.clone(), Review::of(&case()), &self.policy);
        time("5,000 recipients: one frame of their review, without GPU", frame, "8 ms");
    }
}

fn parse(mail: &[u8]) -> usize {
    mail_parser::MessageParser::default().parse(mail).map_or(0, |message| message.parts.len())
}

const RUNS: usize = 15;

/// The shortest of several runs: what else the machine does only ever adds.
fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    (0..RUNS).map(|_| timed(&mut work)).min().unwrap_or_default()
}

/// The shortest of each, run in turns, so that a busy moment of the machine meets both.
fn in_turns<T, U>(mut one: impl FnMut() -> T, mut other: impl FnMut() -> U) -> (Duration, Duration) {
    let turns: Vec<_> = (0..RUNS).map(|_| (timed(&mut one), timed(&mut other))).collect();
    let shortest = |times: &mut dyn Iterator<Item = Duration>| times.min().unwrap_or_default();
    (shortest(&mut turns.iter().map(|turn| turn.0)), shortest(&mut turns.iter().map(|turn| turn.1)))
}

fn timed<T>(work: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn row(what: &str, against: &str, ours: Duration, baseline: Duration, aim: f64) {
    let ratio = ours.as_secs_f64() / baseline.as_secs_f64();
    println!("| {what} ({ours:.1?}) | {against} ({baseline:.1?}) | {ratio:.2} | ≤ {aim:.1} |");
}

fn time(what: &str, took: Duration, aim: &str) {
    println!("| {what} | {took:.1?} | {aim} |");
}

#[cfg(unix)]
fn first_frame() {
    match window::first_frames() {
        Some((ours, empty)) => row("start to the first frame of a review", "an empty eframe window", ours, empty, 1.3),
        None => println!("| start to the first frame of a review | an empty eframe window | no display | ≤ 1.3 |"),
    }
}

#[cfg(unix)]
fn idle() {
    match window::idle() {
        Some(share) => println!("| processor time of an idle window | {:.2} % | 0 |", share * 100.0),
        None => println!("| processor time of an idle window | no display | 0 |"),
    }
}

/// Peak memory of a process that does nothing but read, open and check the large mail (Linux: `VmHWM`).
fn memory() {
    let mail = mails::large();
    let file = std::env::temp_dir().join(format!("yubisashi-large-{}.eml", std::process::id()));
    std::fs::write(&file, &mail).expect("a temporary file");
    let itself = std::env::current_exe().expect("this program");
    let output = Command::new(itself).arg("--memory").arg(&file).output().expect("a child process");
    std::fs::remove_file(&file).expect("the temporary file");
    if let Ok(peak) = String::from_utf8_lossy(&output.stdout).trim().parse::<f64>() {
        let size = mail.len() as f64;
        println!(
            "| 25 MB mail: peak memory ({:.0} MB) | the file ({:.0} MB) | {:.2} | ≤ 4.0 |",
            peak / 1e6,
            size / 1e6,
            peak / size
        );
    }
}

fn tell_peak(file: &str) {
    let bytes = std::fs::read(file).expect("the mail");
    Bench::new().check(&bytes);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    if let Some(kib) = line.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()) {
        println!("{}", kib * 1024);
    }
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or("unknown processor", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{model}, {cores} cores, {} {}", std::env::consts::OS, std::env::consts::ARCH)
}
