//! `yubisashi policy rehearse`: what a policy would have asked of past mail. Writes nothing and knows no acquaintances.

use std::io::{IsTerminal as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{Language, complain, crew, print, print_text};
use crate::app;
use crate::check::{Acquaintances, Case};
use crate::mail::{AddrSpec, Draft};
use crate::policy::Policy;
use crate::review::rehearsal::{Difference, Rehearsal};
use crate::session::{Problem, Stop};
use crate::store::inspector::Worker;
use crate::store::past::{self, PastMail};
use crate::store::{Inspector, StoreError};
use crate::text::{Arg, Lang, Text};
use report::Report;

mod report;

/// A mail could not be read, or there is none.
const UNREAD: u8 = 3;
/// So often progress is told at most.
const STEPS: usize = 200;

#[derive(Args)]
pub(super) struct Options {
    /// A policy file instead of the machine-wide one; the built-in lists stay
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// A second policy file to put beside it
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
    /// An address of the senders' own; may stand several times; each mail's From without it
    #[arg(long, value_name = "ADDRESS", value_parser = super::check::address)]
    own: Vec<AddrSpec>,
    /// The day to check dates against; each mail's own day without it
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// Past mail: a folder with .eml and .msg files, Maildir or mbox in it, or one such file
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Output {
    Text,
    Json,
}

/// What came of all mails.
#[derive(Default)]
struct Outcome {
    first: Rehearsal,
    second: Rehearsal,
    difference: Difference,
    unread: u64,
}

/// One policy, and who looks into files within its limits.
struct Stage {
    policy: Policy,
    inspector: Inspector,
}

/// What stays the same for every mail.
struct Rehearser {
    first: Stage,
    second: Option<Stage>,
    own: Vec<AddrSpec>,
    today: Option<Date>,
    /// For mails that do not say when they were written.
    now: Date,
}

/// Who looks into the files of one mail after the other; the second where the limits of the two policies differ.
struct Hands<'s> {
    first: Worker<'s>,
    second: Option<Worker<'s>>,
}

pub(super) fn run(options: &Options) -> u8 {
    let text = Text::new(Lang::from(options.lang));
    let rehearser = match Rehearser::new(options) {
        Ok(rehearser) => rehearser,
        Err(faults) => return super::policy::complain_all(&faults, &text),
    };
    match past::find(&options.folder) {
        Ok(found) => rehearser.rehearse(&found, options, &text),
        Err(err) => unread(&err, &text),
    }
}

fn unread(err: &StoreError, text: &Text) -> u8 {
    complain(&err.problem().told(text));
    UNREAD
}

impl Rehearser {
    fn new(options: &Options) -> Result<Self, Vec<crate::policy::Fault>> {
        let second = options.compare.as_deref().map(|path| Stage::new(Some(path))).transpose()?;
        Ok(Self {
            first: Stage::new(options.policy.as_deref())?,
            second,
            own: options.own.clone(),
            today: options.today,
            now: jiff::Zoned::now().date(),
        })
    }

    fn rehearse(&self, found: &past::Found, options: &Options, text: &Text) -> u8 {
        if found.mails.is_empty() {
            complain(&text.with("rehearse-nothing", &[("path", Arg::from(options.folder.display().to_string()))]));
            return UNREAD;
        }
        if found.cut {
            complain(&text.with("rehearse-cut", &[("count", Arg::from(found.mails.len()))]));
        }
        let outcome = self.all(&found.mails, text);
        let report = Report::new(&outcome, options, text);
        let printed = match options.format {
            Output::Text => print_text(&report.lines(text)),
            Output::Json => json(&report),
        };
        printed.max(if outcome.unread > 0 { UNREAD } else { 0 })
    }

    fn all(&self, mails: &[PastMail], text: &Text) -> Outcome {
        let mut outcome = Outcome::default();
        let mut progress = Progress::new(mails.len());
        crew::each(
            mails,
            || self.hands(),
            |hands, mail| (mail.source(), self.one(mail, hands)),
            |(source, mail)| {
                match mail {
                    Ok(mail) => outcome.add(mail),
                    Err(problem) => {
                        outcome.unread += 1;
                        progress.wipe();
                        complain(&super::told_of(&source, &problem.told(text)));
                    }
                }
                progress.tell(text);
                true
            },
        );
        progress.wipe();
        outcome
    }

    fn hands(&self) -> Hands<'_> {
        let limits = |stage: &Stage| stage.policy.attachments.inspect;
        let differs = self.second.as_ref().filter(|second| limits(second) != limits(&self.first));
        Hands { first: self.first.inspector.worker(), second: differs.map(|second| second.inspector.worker()) }
    }

    fn one(&self, mail: &PastMail, hands: &mut Hands<'_>) -> Result<(Rehearsal, Option<Rehearsal>), Problem> {
        let source = mail.source();
        let rehearsed = catch_unwind(AssertUnwindSafe(|| mail.open().map(|draft| self.both(&source, &draft, hands))));
        rehearsed.unwrap_or_else(|_| Err(Problem::new("problem-internal")))
    }

    fn both(&self, source: &str, draft: &Draft, hands: &mut Hands<'_>) -> (Rehearsal, Option<Rehearsal>) {
        let known = Acquaintances::default();
        let today = self.today.or_else(|| past::day_of(draft)).unwrap_or(self.now);
        let case = |stage: &'_ Stage, inspections: &[_]| {
            let case = Case::new(draft, &stage.policy, &self.own, &known, today);
            Rehearsal::of(source, &case.inspections(inspections))
        };
        let mut inspections = look(&mut hands.first, draft);
        let first = case(&self.first, &inspections);
        let second = self.second.as_ref().map(|second| {
            if let Some(hand) = &mut hands.second {
                inspections = look(hand, draft);
            }
            case(second, &inspections)
        });
        (first, second)
    }
}

fn look(hand: &mut Worker<'_>, draft: &Draft) -> Vec<Option<Arc<crate::lens::Inspection>>> {
    let files = draft.attachments.iter();
    files.map(|file| Some(Arc::new(hand.inspect(&file.name, &file.data, &Stop::default())))).collect()
}

impl Stage {
    fn new(given: Option<&Path>) -> Result<Self, Vec<crate::policy::Fault>> {
        let policy = super::resolve_policy(given)?;
        Ok(Self { inspector: Inspector::new(app::program(), &policy.attachments.inspect), policy })
    }
}

impl Outcome {
    fn add(&mut self, (first, second): (Rehearsal, Option<Rehearsal>)) {
        if let Some(second) = second {
            self.difference.merge(Difference::of(&first, &second));
            self.second.merge(second);
        }
        self.first.merge(first);
    }
}

fn json(report: &Report) -> u8 {
    match serde_json::to_vec(report) {
        Ok(mut output) => {
            output.push(b'\n');
            print(&output)
        }
        Err(err) => {
            complain(&err.to_string());
            UNREAD
        }
    }
}

/// One line on a terminal, written over and over; nothing anywhere else.
struct Progress {
    seen: bool,
    done: usize,
    all: usize,
    /// How wide the line is that stands there (characters).
    width: usize,
}

impl Progress {
    fn new(all: usize) -> Self {
        Self { seen: std::io::stderr().is_terminal(), done: 0, all, width: 0 }
    }

    fn tell(&mut self, text: &Text) {
        self.done += 1;
        if self.seen && self.done.is_multiple_of((self.all / STEPS).max(1)) {
            let line = text.with("rehearse-progress", &[("done", self.done.into()), ("all", self.all.into())]);
            // Characters of Japanese are two columns wide.
            self.width = 2 * line.chars().count();
            say(&format!("\r{line}"));
        }
    }

    /// Makes room for what is to stay.
    fn wipe(&mut self) {
        if self.width > 0 {
            say(&format!("\r{:1$}\r", "", self.width));
            self.width = 0;
        }
    }
}

/// Nothing more can be done where standard error is gone.
fn say(line: &str) {
    let mut err = std::io::stderr().lock();
    drop(write!(err, "{line}").and_then(|()| err.flush()));
}
