//! `yubisashi check`: finds, decides nothing. Reads no settings and no acquaintances, so that it answers the same everywhere.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::drafts::Named;
use super::judging::{self, Judging, Output};
use super::report::{Report, Unread};
use super::{USAGE, complain, harmless, print_heard};
use crate::app;
use crate::check::{Acquaintances, Case, run_all};
use crate::mail::{AddrSpec, Attachment, Draft};
use crate::policy::{Level, Policy};
use crate::session::{Problem, Stop};
use crate::store::inspector::Worker;
use crate::store::{Inspector, crew};
use crate::text::{Arg, Lang, Text};

/// An alarm that asks for something.
const ASKS: u8 = 1;
/// An alarm that blocks.
const BLOCKS: u8 = 2;
/// A draft could not be read.
const UNREAD: u8 = 3;

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    judging: Judging,
    /// The day to check dates against; today without it
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// A file, `-` for standard input, or a folder: its .eml, .msg, .txt and .mbox files, sorted; of an mbox file each
    /// message is a draft
    #[arg(required = true, value_name = "DRAFT")]
    drafts: Vec<PathBuf>,
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
    let Options { judging, today, drafts } = options;
    let text = judging.text();
    let policy = match super::resolve_policy(judging.policy.as_deref()) {
        Ok(policy) => policy,
        Err(faults) => {
            super::policy::complain_all(&faults, &text);
            return USAGE;
        }
    };
    let bench = Bench {
        inspector: Inspector::new(app::program(), &policy.attachments.inspect),
        policy,
        own: judging.own,
        known: Acquaintances::default(),
        today: today.unwrap_or_else(|| jiff::Zoned::now().date()),
        output: judging.format,
        text,
    };
    let drafts: Vec<_> = drafts.iter().flat_map(|path| bench.drafts_in(path)).collect();
    let mut highest = 0;
    let hand = || bench.inspector.worker();
    crew::each(
        &drafts,
        hand,
        |worker, named| bench.check(named, worker),
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
    fn drafts_in(&self, path: &Path) -> Vec<Named> {
        let drafts = Named::all_in(path);
        if drafts.is_empty() {
            complain(&self.text.with("check-no-drafts", &[("path", Arg::from(path.display().to_string()))]));
        }
        drafts
    }

    fn check(&self, named: &Named, worker: &mut Worker<'_>) -> Told {
        let source = &named.name;
        let checked = catch_unwind(AssertUnwindSafe(|| named.read().map(|draft| self.tell(source, &draft, worker))));
        checked
            .unwrap_or_else(|_| Err(Problem::new("problem-internal")))
            .unwrap_or_else(|problem| self.tell_unread(source, &problem))
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

fn line(value: &impl serde::Serialize, status: u8) -> Told {
    match judging::line(value) {
        Ok(output) => Told { output, complaint: None, status },
        Err(err) => Told { output: Vec::new(), complaint: Some(err), status: UNREAD },
    }
}
