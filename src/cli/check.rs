//! `yubisashi check`: finds, decides nothing. Reads no settings and no acquaintances, so that it answers the same everywhere.

use std::fs::DirEntry;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::report::{Report, Unread};
use super::{Language, USAGE, complain, print, print_text};
use crate::check::{Acquaintances, Case, run_all};
use crate::mail::{AddrSpec, Draft, MAX_BYTES};
use crate::policy::{Level, Policy};
use crate::session::Problem;
use crate::store::{self, StoreError, StoreFault};
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

fn address(text: &str) -> Result<AddrSpec, String> {
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
        policy,
        own: options.own,
        known: Acquaintances::default(),
        today: options.today.unwrap_or_else(|| jiff::Zoned::now().date()),
        output: options.format,
        text,
    };
    let drafts = options.drafts.iter().flat_map(|path| {
        let drafts = drafts_in(path);
        if drafts.is_empty() {
            complain(&bench.text.with("check-no-drafts", &[("path", Arg::from(path.display().to_string()))]));
        }
        drafts
    });
    drafts.map(|path| bench.check(&path)).max().unwrap_or(0)
}

impl Bench {
    /// Checks one draft, prints what was found, and returns its exit status.
    fn check(&self, path: &Path) -> u8 {
        let source = path.display().to_string();
        match read(path) {
            Ok(draft) => self.tell(&source, &draft),
            Err(problem) => self.tell_unread(&source, &problem),
        }
    }

    fn tell(&self, source: &str, draft: &Draft) -> u8 {
        let case = Case::new(draft, &self.policy, &self.own, &self.known, self.today);
        let findings = run_all(&case);
        let report = Report::new(source, &case, &findings, &self.text);
        let written = match self.output {
            Output::Json => line(&report),
            Output::Text => print_text(&report.lines(&self.text)),
        };
        let status = match report.strictest() {
            Level::Note => 0,
            Level::Confirm | Level::Prove | Level::Justify => ASKS,
            Level::Block => BLOCKS,
        };
        status.max(written)
    }

    fn tell_unread(&self, source: &str, problem: &Problem) -> u8 {
        let error = problem.told(&self.text);
        match self.output {
            Output::Json => line(&Unread { source, error }).max(UNREAD),
            Output::Text => {
                complain(&super::told_of(source, &error));
                UNREAD
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

fn line(value: &impl serde::Serialize) -> u8 {
    match serde_json::to_vec(value) {
        Ok(mut line) => {
            line.push(b'\n');
            print(&line)
        }
        Err(err) => {
            complain(&err.to_string());
            UNREAD
        }
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
