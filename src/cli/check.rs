//! `yubisashi check`: finds, decides nothing. Reads no settings and no acquaintances, so that it answers the same everywhere.

use std::fs::DirEntry;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::report::{Report, Unread};
use super::{Language, USAGE, complain, crew, harmless, print_heard};
use crate::app;
use crate::check::{Acquaintances, Case, run_all};
use crate::mail::{AddrSpec, Attachment, Draft, MAX_BYTES};
use crate::policy::{Level, Policy};
use crate::session::{Problem, Stop};
use crate::store::inspector::Worker;
use crate::store::{self, Inspector, StoreError, StoreFault};
use crate::text::{Arg, Lang, Text};

/// An alarm that asks for something.
const ASKS: u8 = 1;
/// An alarm that blocks.
const BLOCKS: u8 = 2;
/// A draft could not be read.
const UNREAD: u8 = 3;

#[derive(Args)]
pub(super) struct Options {
    /// A policy file instead of the machine-wide one; the built-in lists stay
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// An address of the sender's own; may stand several times
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    own: Vec<AddrSpec>,
    /// The day to check dates against; today without it
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// A file, `-` for standard input, or a folder: its .eml, .msg and .txt files, sorted
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Output {
    Text,
    Json,
}

pub(super) fn address(text: &str) -> Result<AddrSpec, String> {
    AddrSpec::parse(text).map_err(|fault| Text::new(Lang::En).addr_fault(fault))
}

/// What stays the same for every draft.
struct Bench {
    policy: Policy,
    own: Vec<AddrSpec>,
    known: Acquaintances,
    today: Date,
    output: Output,
    text: Text,
    inspector: Inspector,
}

pub(super) fn run(options: Options) -> u8 {
    let text = Text::new(Lang::from(options.lang));
    let policy = match super::resolve_policy(options.policy.as_deref()) {
        Ok(policy) => policy,
        Err(faults) => {
            super::policy::complain_all(&faults, &text);
            return USAGE;
        }
    };
    let bench = Bench {
        inspector: Inspector::new(app::program(), &policy.attachments.inspect),
        policy,
        own: options.own,
        known: Acquaintances::default(),
        today: options.today.unwrap_or_else(|| jiff::Zoned::now().date()),
        output: options.format,
        text,
    };
    let drafts: Vec<_> = options.drafts.iter().flat_map(|path| bench.drafts_in(path)).collect();
    let mut highest = 0;
    let hand = || bench.inspector.worker();
    crew::each(
        &drafts,
        hand,
        |worker, path| bench.check(path, worker),
        |told: Told| {
            highest = highest.max(told.status);
            told.complaint.iter().for_each(|complaint| complain(complaint));
            let heard = print_heard(&told.output);
            highest = highest.max(heard.unwrap_or(0));
            heard.is_some()
        },
    );
    highest
}

/// What is to be said about one draft, and the exit status it asks for.
struct Told {
    output: Vec<u8>,
    complaint: Option<String>,
    status: u8,
}

impl Bench {
    fn drafts_in(&self, path: &Path) -> Vec<PathBuf> {
        let drafts = drafts_in(path);
        if drafts.is_empty() {
            complain(&self.text.with("check-no-drafts", &[("path", Arg::from(path.display().to_string()))]));
        }
        drafts
    }

    fn check(&self, path: &Path, worker: &mut Worker<'_>) -> Told {
        let source = path.display().to_string();
        let checked = catch_unwind(AssertUnwindSafe(|| read(path).map(|draft| self.tell(&source, &draft, worker))));
        checked
            .unwrap_or_else(|_| Err(Problem::new("problem-internal")))
            .unwrap_or_else(|problem| self.tell_unread(&source, &problem))
    }

    fn tell(&self, source: &str, draft: &Draft, worker: &mut Worker<'_>) -> Told {
        let files = draft.attachments.iter();
        let look = |file: &Attachment| Some(Arc::new(worker.inspect(&file.name, &file.data, &Stop::default())));
        let inspections: Vec<_> = files.map(look).collect();
        let case = Case::new(draft, &self.policy, &self.own, &self.known, self.today).inspections(&inspections);
        let findings = run_all(&case);
        let report = Report::new(source, &case, &findings, &self.text);
        let status = match report.strictest() {
            Level::Note => 0,
            Level::Confirm | Level::Prove | Level::Justify => ASKS,
            Level::Block => BLOCKS,
        };
        match self.output {
            Output::Json => line(&report, status),
            Output::Text => Told { output: harmless(&report.lines(&self.text)).into_bytes(), complaint: None, status },
        }
    }

    fn tell_unread(&self, source: &str, problem: &Problem) -> Told {
        let error = problem.told(&self.text);
        match self.output {
            Output::Json => line(&Unread { source, error }, UNREAD),
            Output::Text => {
                Told { output: Vec::new(), complaint: Some(super::told_of(source, &error)), status: UNREAD }
            }
        }
    }
}

fn read(path: &Path) -> Result<Draft, Problem> {
    let bytes = if is_standard_input(path) { standard_input() } else { store::read_limited(path, MAX_BYTES) };
    let bytes = bytes.map_err(|err| err.problem())?;
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    Draft::open_named(&name, &bytes).map_err(Problem::from)
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

fn line(value: &impl serde::Serialize, status: u8) -> Told {
    match serde_json::to_vec(value) {
        Ok(mut output) => {
            output.push(b'\n');
            Told { output, complaint: None, status }
        }
        Err(err) => Told { output: Vec::new(), complaint: Some(err.to_string()), status: UNREAD },
    }
}

fn standard_input() -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|err| StoreError::because(StoreFault::Failed, Path::new("-"), err))
}

/// A file or `-` as it is; of a folder its drafts, sorted, those of its folders included.
fn drafts_in(path: &Path) -> Vec<PathBuf> {
    if is_standard_input(path) || !path.is_dir() {
        return vec![path.to_owned()];
    }
    // A folder that cannot be listed is told like a draft that cannot be read.
    let Ok(entries) = std::fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>) else {
        return vec![path.to_owned()];
    };
    // Links are not followed into: a folder that holds itself would never end.
    let is_folder = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let mut entries: Vec<_> = entries.iter().map(|entry| (entry.path(), is_folder(entry))).collect();
    entries.sort();
    let drafts = |(path, is_folder): (PathBuf, bool)| match is_folder {
        true => drafts_in(&path),
        false if is_draft(&path) => vec![path],
        false => Vec::new(),
    };
    entries.into_iter().flat_map(drafts).collect()
}

fn is_draft(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| ["eml", "msg", "txt"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}
