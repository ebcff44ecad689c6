//! `yubisashi trail`: the audit trail.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::{Language, complain, harmless, print};
use crate::app::Environment;
use crate::check::Role;
use crate::store::{StoreError, Trail};
use crate::text::{Arg, Lang, Text};
use crate::trail::{Entry, Fault, Record, Verdict};

const HOLDS: u8 = 0;
const DOES_NOT_HOLD: u8 = 2;
const UNREADABLE: u8 = 3;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Does the whole trail hold?
    Verify(Options),
    /// Its entries, a line each
    List(Options),
    /// Its entries with what stands behind them
    Export(Options),
}

#[derive(Args)]
pub(super) struct Options {
    /// Where the trail stands; this person's own without it
    #[arg(long, value_name = "DIR")]
    trail: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

#[derive(Clone, Copy, ValueEnum)]
enum Output {
    Text,
    Json,
    Csv,
}

/// The trail in this folder, or this person's own.
pub(super) fn at(folder: Option<&Path>) -> Option<Trail> {
    if let Some(folder) = folder {
        // One's own trail begins with the first approval; a folder that is named has to be there.
        if let Err(err) = std::fs::read_dir(folder) {
            complain(&format!("{}: {err}", folder.display()));
            return None;
        }
        return Some(Trail::open(folder));
    }
    let environment = Environment::of_process();
    if environment.is_none() {
        complain("there is no home directory; say where the trail stands with --trail DIR");
    }
    environment.map(|environment| Trail::under(environment.paths.data()))
}

pub(super) fn run(command: &Command) -> u8 {
    let (Command::Verify(options) | Command::List(options) | Command::Export(options)) = command;
    let text = Text::new(Lang::from(options.lang));
    let Some(trail) = at(options.trail.as_deref()) else { return UNREADABLE };
    let done = match command {
        Command::Verify(options) => verify(&trail, options, &text),
        Command::List(options) => list(&trail, options, &text, false),
        Command::Export(options) => list(&trail, options, &text, true),
    };
    done.unwrap_or_else(|err| {
        complain(&err.problem().told(&text));
        UNREADABLE
    })
}

fn verify(trail: &Trail, options: &Options, text: &Text) -> Result<u8, StoreError> {
    let verdict = trail.verify()?;
    let status = if verdict.holds() { HOLDS } else { DOES_NOT_HOLD };
    let said = match options.format {
        Output::Json => format!("{}\n", verdict_json(&verdict)),
        Output::Text | Output::Csv if verdict.holds() => {
            format!("{}\n", text.with("trail-holds", &[("count", Arg::from(verdict.entries))]))
        }
        Output::Text | Output::Csv => {
            verdict.faults.iter().map(|fault| harmless(&text.trail_fault(fault)) + "\n").collect()
        }
    };
    Ok(status.max(print(said.as_bytes())))
}

fn verdict_json(verdict: &Verdict) -> serde_json::Value {
    let fault = |fault: &Fault| {
        serde_json::json!({
            "fault": fault.kind.id(), "file": fault.file, "line": fault.line, "number": fault.number,
        })
    };
    serde_json::json!({
        "holds": verdict.holds(),
        "entries": verdict.entries,
        "removed": verdict.removed,
        "last": verdict.last.map(|(_, digest)| digest),
        "faults": verdict.faults.iter().map(fault).collect::<Vec<_>>(),
    })
}

/// Every entry; with `whole`, the record behind it too. A trail that does not hold is listed as far as it goes.
fn list(trail: &Trail, options: &Options, text: &Text, whole: bool) -> Result<u8, StoreError> {
    let verdict = trail.verify()?;
    let reading = trail.read()?;
    let mut out = match options.format {
        Output::Csv => "number,at,kind,person,role,draft,subject,recipients\r\n".to_owned(),
        Output::Text | Output::Json => String::new(),
    };
    for link in &reading.links {
        // What is wrong with a record is among the faults.
        let record = trail.record(&link.entry).ok().flatten();
        out.push_str(&match options.format {
            Output::Json => json(&link.entry, record.filter(|_| whole).as_ref()),
            Output::Csv => csv(&link.entry, record.as_ref()),
            Output::Text => harmless(&lines(&link.entry, record.as_ref(), text, whole)),
        });
    }
    verdict.faults.iter().for_each(|fault| complain(&text.trail_fault(fault)));
    let status = if verdict.holds() { HOLDS } else { DOES_NOT_HOLD };
    Ok(status.max(print(out.as_bytes())))
}

fn json(entry: &Entry, record: Option<&Record>) -> String {
    format!("{}\n", serde_json::json!({"entry": entry, "record": record}))
}

/// RFC 4180. A leading `=`, `+`, `-` or `@` would be a formula in a spreadsheet, so it is quoted with an apostrophe.
fn csv(entry: &Entry, record: Option<&Record>) -> String {
    let role = entry.event.role().map(Role::id).unwrap_or_default();
    let recipients: Vec<_> = record.iter().flat_map(|record| &record.recipients).map(ToString::to_string).collect();
    let fields = [
        entry.number.to_string(),
        entry.at.to_string(),
        entry.event.id().to_owned(),
        entry.person.clone(),
        role.to_owned(),
        entry.event.draft().map(|digest| digest.to_string()).unwrap_or_default(),
        record.map(|record| record.subject.clone()).unwrap_or_default(),
        recipients.join("; "),
    ];
    let fields = fields.map(|field| {
        let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    });
    format!("{}\r\n", fields.join(","))
}

fn lines(entry: &Entry, record: Option<&Record>, text: &Text, whole: bool) -> String {
    let subject = record.map(|record| record.subject.as_str()).unwrap_or_default();
    let head = format!("{:>5}  {}  {}  {}  {subject}", entry.number, entry.at, text.event(&entry.event), entry.person);
    let mut lines = vec![head];
    if let Some(record) = record.filter(|_| whole) {
        lines.extend(record.recipients.iter().map(|recipient| format!("       {recipient}")));
        let findings = record.items.iter().flat_map(|item| &item.findings);
        for found in findings {
            let Some(finding) = found.finding() else { continue };
            lines.push(format!("       {}  {}", text.level(found.level), text.finding(&finding)));
            lines.extend(found.waived.iter().map(|grant| format!("         {}", text.waived_for(grant))));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}
