//! `yubisashi policy rehearse`: what a policy would have asked of past mail. Writes nothing and knows no acquaintances.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use jiff::civil::Date;

use super::judging::{self, Judging, Output};
use super::{complain, print, print_text};
use crate::app;
use crate::policy::Fault;
use crate::session::Stop;
use crate::store::rehearse::Conditions;
use crate::store::{Rehearser, past};
use crate::text::{Arg, Text};
use report::Report;

mod report;

/// A mail could not be read, or there is none.
const UNREAD: u8 = 3;
/// So often progress is told at most.
const STEPS: usize = 200;

#[derive(Args)]
pub(super) struct Options {
    #[command(flatten)]
    judging: Judging,
    /// A second policy file to put beside it
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
    /// The day to check dates against; each mail's own day without it
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// Past mail: a folder with .eml and .msg files, Maildir or mbox in it, or one such file
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

pub(super) fn run(options: &Options) -> u8 {
    let text = options.judging.text();
    let rehearser = match rehearser(options) {
        Ok(rehearser) => rehearser,
        Err(faults) => return super::policy::complain_all(&faults, &text),
    };
    match past::find(&options.folder) {
        Ok(found) => rehearse(&rehearser, &found, options, &text),
        Err(err) => {
            complain(&err.problem().told(&text));
            UNREAD
        }
    }
}

fn rehearser(options: &Options) -> Result<Rehearser, Vec<Fault>> {
    let policy = |given: Option<&Path>| super::resolve_policy(given).map(Arc::new);
    let second = options.compare.as_deref().map(|path| policy(Some(path))).transpose()?;
    let first = policy(options.judging.policy.as_deref())?;
    let now = jiff::Zoned::now().date();
    let conditions = Conditions { own: options.judging.own.clone(), today: options.today, now };
    Ok(Rehearser::new(&app::program(), first, second, conditions))
}

fn rehearse(rehearser: &Rehearser, found: &past::Found, options: &Options, text: &Text) -> u8 {
    if found.mails.is_empty() {
        complain(&text.with("rehearse-nothing", &[("path", Arg::from(options.folder.display().to_string()))]));
        return UNREAD;
    }
    if found.cut {
        complain(&text.with("rehearse-cut", &[("count", Arg::from(found.mails.len()))]));
    }
    let mut progress = Progress::new(found.mails.len());
    let outcome = rehearser.rehearse(&found.mails, &Stop::default(), |mail, problem| {
        if let Some(problem) = problem {
            progress.wipe();
            complain(&super::told_of(&mail.source(), &problem.told(text)));
        }
        progress.tell(text);
    });
    progress.wipe();
    let report = Report::new(&outcome, options, text);
    let printed = match options.judging.format {
        Output::Text => print_text(&report.lines(text)),
        Output::Json => json(&report),
    };
    printed.max(if outcome.unread > 0 { UNREAD } else { 0 })
}

fn json(report: &Report) -> u8 {
    match judging::line(report) {
        Ok(line) => print(&line),
        Err(err) => {
            complain(&err);
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
