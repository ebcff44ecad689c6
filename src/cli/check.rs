//! `yubisashi check`: finds, decides nothing. Reads no settings and no acquaintances, so that it answers the same everywhere.

use std::fs::FileType;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::report::{Report, Unread};
use super::{Language, USAGE, complain, print};
use crate::check::{Acquaintances, Case, run_all};
use crate::mail::{AddrSpec, Draft, MAX_BYTES};
use crate::policy::{Level, Policy};
use crate::store::{self, StoreError, StoreFault};
use crate::text::{Lang, Text};

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
    AddrSpec::parse(text).map_err(|fault| format!("not an address: {fault:?}"))
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
    let drafts = options.drafts.iter().flat_map(|path| drafts_in(path));
    drafts.map(|path| bench.check(&path)).max().unwrap_or(0)
}

impl Bench {
    /// Checks one draft, prints what was found, and returns its exit status.
    fn check(&self, path: &Path) -> u8 {
        let source = path.display().to_string();
        match self.read(path) {
            Ok(draft) => self.tell(&source, &draft),
            Err(error) => self.tell_unread(&source, error),
        }
    }

    fn read(&self, path: &Path) -> Result<Draft, String> {
        let bytes = if path == Path::new("-") { standard_input() } else { store::read_limited(path, MAX_BYTES) };
        let bytes = bytes.map_err(|err| err.problem().told(&self.text))?;
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        Draft::open_named(&name, &bytes).map_err(|err| self.text.open_error(&err))
    }

    fn tell(&self, source: &str, draft: &Draft) -> u8 {
        let case = Case::new(draft, &self.policy, &self.own, &self.known, self.today);
        let findings = run_all(&case);
        let report = Report::new(source, &case, &findings, &self.text);
        let written = match self.output {
            Output::Json => line(&report),
            Output::Text => print(report.lines(&self.text).as_bytes()),
        };
        let status = match report.strictest() {
            Level::Note => 0,
            Level::Confirm | Level::Prove | Level::Justify => ASKS,
            Level::Block => BLOCKS,
        };
        status.max(written)
    }

    fn tell_unread(&self, source: &str, error: String) -> u8 {
        match self.output {
            Output::Json => line(&Unread { source, error }).max(UNREAD),
            Output::Text => {
                complain(&format!("{source}: {error}"));
                UNREAD
            }
        }
    }
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
    let read = std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|err| StoreError::because(StoreFault::Failed, Path::new("-"), err))
}

/// A file or `-` as it is; of a folder its drafts, sorted, those of its folders included.
fn drafts_in(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else { return vec![path.to_owned()] };
    // Links are not followed into: a folder that holds itself would never end.
    let mut entries: Vec<_> =
        entries.flatten().filter_map(|entry| Some((entry.path(), entry.file_type().ok()?))).collect();
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    let drafts = |(path, kind): (PathBuf, FileType)| match kind.is_dir() {
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
