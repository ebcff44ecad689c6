//! `yubisashi policy`: what is in force and where it comes from; what is wrong with a file.

use std::path::PathBuf;

use clap::{Args, Subcommand};

mod import;

use super::{Language, USAGE, complain, print, resolve_policy};
use crate::policy::{Fault, Policy};
use crate::text::{Lang, Text};

#[derive(Subcommand)]
pub(super) enum Command {
    /// Each value in force and where it comes from
    Show(Options),
    /// Errors with line and column
    Lint(Options),
    /// Make a policy of the settings of `OutlookOkan` or `FlexConfirmMail`
    ///
    /// Reads the files of DIR that it knows by name: the CSV files of `OutlookOkan` (%APPDATA%\Noraneko\OutlookOkan), the
    /// texts of `FlexConfirmMail` for Outlook (%APPDATA%\FlexConfirmMail, or those of the Office add-in), and the JSON of the
    /// edition for Thunderbird. Prints the policy, and on standard error what could not be carried over and why.
    ///
    /// Exit status: 0 a policy was made, 3 nothing was found or cannot be read, 4 usage, or the file is there already.
    Import(import::Options),
    /// What it would have asked of mail that went out already; writes nothing
    ///
    /// Prints alarms per 100 mails for each check with examples, the share of mails without an alarm, and the acts and
    /// seconds it would add for each mail. The seconds follow a model: 2 for a tick, 6 for something typed, 15 for a reason.
    ///
    /// Exit status: 0 done, 3 a mail could not be read, or there is none, 4 usage or a policy that does not hold.
    Rehearse(super::rehearse::Options),
}

#[derive(Args)]
pub(super) struct Options {
    /// A policy file; the machine-wide one without it
    file: Option<PathBuf>,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

pub(super) fn run(command: &Command) -> u8 {
    match command {
        Command::Show(options) => with_policy(options, |policy| print(table(policy).as_bytes())),
        Command::Lint(options) => with_policy(options, |_| 0),
        Command::Import(options) => import::run(options),
        Command::Rehearse(options) => super::rehearse::run(options),
    }
}

fn with_policy(options: &Options, then: impl FnOnce(&Policy) -> u8) -> u8 {
    match resolve_policy(options.file.as_deref()) {
        Ok(policy) => then(&policy),
        Err(faults) => complain_all(&faults, &Text::new(Lang::from(options.lang))),
    }
}

/// `FILE:LINE:COLUMN: what is wrong`, one a line.
pub(super) fn complain_all(faults: &[Fault], text: &Text) -> u8 {
    for fault in faults {
        complain(&format!("{}:{}:{}: {}", fault.file, fault.line, fault.column, text.policy_fault_alone(fault)));
    }
    USAGE
}

/// Key, value and origin, aligned.
fn table(policy: &Policy) -> String {
    let values = policy.values();
    let width = values.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    let origin = |key: &str| policy.origins.get(key).map_or("built-in", |(_, name)| name.as_str());
    let line = |(key, value): &(String, String)| format!("{key:width$}  {value}  # {}\n", origin(key));
    values.iter().map(line).collect()
}
