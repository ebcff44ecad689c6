//! What `kill -9`, an abort after each step and several writers leave behind. The writers are this very program, run as
//! children: they approve one draft after the other and print each number once it may be shown.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use yubisashi::mail::Digest;
use yubisashi::store::Trail;
use yubisashi::store::trail::Step;

use super::{Desk, at_noon, faults, november};

#[test]
fn killed_at_any_moment_it_leaves_a_trail_that_verifies() {
    let mut random = Random(0x5EED);
    let mut recorded = 0;
    for round in 0..10 {
        let data = tempfile::tempdir().unwrap();
        let mut shown = BTreeMap::new();
        for time in 0..20 {
            let mut child =
                Worker::start(data.path(), &Orders { first: round * 1000 + time * 50, ..Orders::default() });
            thread::sleep(Duration::from_micros(random.below(80_000)));
            shown.extend(child.kill());
            holds_and_has(data.path(), &shown);
        }
        recorded += shown.len();
    }
    assert!(recorded > 100, "the children must have got somewhere: {recorded}");
}

#[test]
fn ended_before_each_of_its_steps_it_leaves_a_trail_that_verifies() {
    let data = tempfile::tempdir().unwrap();
    let trail = Trail::under(data.path());
    let first = Desk::new().record(&trail, 500, at_noon("2026-11-27"));
    let mut shown = BTreeMap::from([(first.entry.number, Desk::draft(500).digest)]);
    for (round, step) in (1_u64..).zip(Step::ALL.into_iter().chain(Step::ALL)) {
        // An unfinished line at the end, so that the steps that mend it are taken too.
        tear(&november(data.path()));
        let orders = Orders { first: round, end_before: Some(step), count: 1 };
        let printed = Worker::start(data.path(), &orders).wait();
        assert_eq!(printed, BTreeMap::new(), "it was ended before it could show anything: {step:?}");
        shown.extend(printed);
        holds_and_has(data.path(), &shown);
        let recorded = Desk::new().record(&trail, 500 + round, at_noon("2026-11-27"));
        shown.insert(recorded.entry.number, Desk::draft(500 + round).digest);
        holds_and_has(data.path(), &shown);
    }
    // Each unfinished line was kept, and an entry names it.
    let reading = trail.read().unwrap();
    let named: Vec<_> = reading.links.iter().flat_map(|link| &link.entry.recovered).collect();
    for torn in &named {
        let bytes = fs::read(data.path().join("trail").join(&torn.file)).unwrap();
        assert_eq!(Digest::of(&bytes), torn.digest);
    }
    assert!(named.len() >= Step::ALL.len(), "{named:?}");
}

#[test]
fn four_processes_at_once_keep_one_chain() {
    let data = tempfile::tempdir().unwrap();
    let workers: Vec<_> = (0..4)
        .map(|worker| Worker::start(data.path(), &Orders { first: worker * 100, count: 25, end_before: None }))
        .collect();
    let mut shown = BTreeMap::new();
    for worker in workers {
        let printed = worker.wait();
        assert_eq!(printed.len(), 25);
        shown.extend(printed);
    }
    assert_eq!(shown.len(), 100, "no number was given twice");
    holds_and_has(data.path(), &shown);
    assert_eq!(Trail::under(data.path()).verify().unwrap().entries, 100);
}

/// Run by the tests above as a child process; its orders come through standard input.
#[test]
#[ignore = "is run by other tests as a child process"]
fn worker() {
    let mut orders = String::new();
    std::io::stdin().read_line(&mut orders).unwrap();
    let [data, first, count, end_before] = orders.trim_end().split('\t').collect::<Vec<_>>().try_into().unwrap();
    let end_before = Step::ALL.into_iter().find(|step| format!("{step:?}") == end_before);
    let trail = Trail::under(Path::new(data)).with_steps(move |step| {
        if Some(step) == end_before {
            std::process::abort();
        }
        Ok(())
    });
    let desk = Desk::new();
    let (first, count): (u64, u64) = (first.parse().unwrap(), count.parse().unwrap());
    let drafts: Vec<_> = (first..first + count).map(Desk::draft).collect();
    let approvals: Vec<_> = drafts.iter().map(|draft| desk.approve(draft, at_noon("2026-11-27"))).collect();
    println!("\nready");
    for (draft, approval) in drafts.iter().zip(approvals) {
        let recorded = trail.approve(&approval, draft, None).unwrap();
        // Only now may it be shown.
        println!("\nshown\t{}\t{}", recorded.entry.number, draft.digest);
    }
}

struct Orders {
    first: u64,
    count: u64,
    end_before: Option<Step>,
}

impl Default for Orders {
    fn default() -> Self {
        Self { first: 0, count: 50, end_before: None }
    }
}

struct Worker {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Worker {
    /// Starts a worker and waits until it is about to begin.
    fn start(data: &Path, orders: &Orders) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "trail::crash::worker", "--ignored", "--nocapture", "--test-threads=1"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let end_before = orders.end_before.map_or_else(|| "never".to_owned(), |step| format!("{step:?}"));
        let line = format!("{}\t{}\t{}\t{end_before}\n", data.display(), orders.first, orders.count);
        child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while line != "ready\n" {
            line.clear();
            assert_ne!(out.read_line(&mut line).unwrap(), 0, "the worker did not start");
        }
        Self { child, out }
    }

    /// Everything it said could be shown.
    fn kill(&mut self) -> BTreeMap<u64, Digest> {
        self.child.kill().unwrap();
        self.shown()
    }

    fn wait(mut self) -> BTreeMap<u64, Digest> {
        self.shown()
    }

    fn shown(&mut self) -> BTreeMap<u64, Digest> {
        let mut out = String::new();
        self.out.read_to_string(&mut out).unwrap();
        self.child.wait().unwrap();
        // A line that was not printed to its end was not shown.
        out.split_inclusive('\n')
            .filter_map(|line| line.strip_suffix('\n')?.strip_prefix("shown\t")?.split_once('\t'))
            .map(|(number, digest)| (number.parse().unwrap(), Digest::parse(digest).unwrap()))
            .collect()
    }
}

/// The trail verifies, and everything shown stands in it.
fn holds_and_has(data: &Path, shown: &BTreeMap<u64, Digest>) {
    let trail = Trail::under(data);
    assert_eq!(faults(&trail), [] as [String; 0]);
    let reading = trail.read().unwrap();
    for (number, draft) in shown {
        assert_eq!(reading.entry(*number).unwrap().event.draft(), Some(*draft), "entry {number}");
    }
}

/// What a machine that lost its power could leave at the end of a file.
fn tear(path: &Path) {
    let mut file = OpenOptions::new().append(true).open(path).unwrap();
    let now: Timestamp = at_noon("2026-11-27");
    let length = file.metadata().unwrap().len();
    file.write_all(format!("{{\"format\":1,\"number\":{length},\"at\":\"{now}\",\"per").as_bytes()).unwrap();
}

/// Xorshift: the same moments in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
