//! `yubisashi policy import`: what a team has in `OutlookOkan` or `FlexConfirmMail` becomes a policy.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::complain_all;
use crate::check::ids;
use crate::cli::{Language, USAGE, complain, print, told_of};
use crate::policy::import::{Imported, Remark, import};
use crate::policy::{Layer, Policy};
use crate::store;
use crate::text::{Lang, Text};

/// Nothing was found, or it cannot be read.
const UNREADABLE: u8 = 3;

#[derive(Args)]
pub(in crate::cli) struct Options {
    /// The folder with the settings, or one file of them
    dir: PathBuf,
    /// Write the policy to this file, which must not be there yet
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// How to report; `json` is one object on standard output, with the policy in it unless --out is given
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(in crate::cli) fn run(options: &Options) -> u8 {
    let text = Text::new(Lang::from(options.lang));
    let files = match store::import::settings_in(&options.dir) {
        Ok(files) => files,
        Err(err) => {
            complain(&told_of(&err.path.display().to_string(), &err.detail()));
            return UNREADABLE;
        }
    };
    let Some(imported) = import(&files) else {
        complain(&format!("{}: {}", options.dir.display(), text.get("import-nothing")));
        return UNREADABLE;
    };
    // What is handed out holds, or its faults are told with their places in it.
    let name = options.out.as_deref().map_or_else(|| "policy.toml".to_owned(), |out| out.display().to_string());
    let layer = Layer::given(name, imported.policy.clone());
    if let Err(faults) = Policy::for_check(None, Some(layer), &ids().collect::<Vec<_>>()) {
        return complain_all(&faults, &text);
    }
    if let Some(out) = &options.out
        && let Err(status) = write_new(out, &imported.policy, &text)
    {
        return status;
    }
    match options.format {
        Format::Json => print(json(&imported, options, &text).as_bytes()),
        Format::Text => report(&imported, options, &text),
    }
}

/// Writes a file that is not there yet.
fn write_new(out: &Path, policy: &str, text: &Text) -> Result<(), u8> {
    let written = OpenOptions::new().write(true).create_new(true).open(out);
    let written = written.and_then(|mut file| file.write_all(policy.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(|err| {
        let exists = err.kind() == ErrorKind::AlreadyExists;
        let why = if exists { text.get("import-exists") } else { err.to_string() };
        complain(&format!("{}: {why}", out.display()));
        if exists { USAGE } else { UNREADABLE }
    })
}

/// `FILE:LINE: what became of it`, one a line; the policy goes to standard output unless it is written.
fn report(imported: &Imported, options: &Options, text: &Text) -> u8 {
    for file in &imported.files {
        complain(&format!("{}: {}", file.file, text.import_taken(file)));
    }
    for remark in &imported.remarks {
        complain(&format!("{}: {}", place(remark), text.import_remark(remark)));
    }
    let Some(out) = &options.out else { return print(imported.policy.as_bytes()) };
    complain(&format!("{}: {}", out.display(), text.get("import-written")));
    0
}

fn place(remark: &Remark) -> String {
    if remark.line == 0 { remark.file.clone() } else { format!("{}:{}", remark.file, remark.line) }
}

fn json(imported: &Imported, options: &Options, text: &Text) -> String {
    let files = imported.files.iter();
    let files = files.map(|file| serde_json::json!({ "file": file.file, "rows": file.rows, "taken": file.taken }));
    let remarks = imported.remarks.iter().map(|remark| {
        serde_json::json!({
            "file": remark.file,
            "line": (remark.line > 0).then_some(remark.line),
            "what": remark.what,
            "why": remark.why.id(),
            "taken": remark.why.is_taken(),
            "text": text.import_remark(remark),
        })
    });
    let report = serde_json::json!({
        "format": 1,
        "files": files.collect::<Vec<_>>(),
        "remarks": remarks.collect::<Vec<_>>(),
        "out": options.out.as_ref().map(|out| out.display().to_string()),
        "policy": options.out.is_none().then_some(&imported.policy),
    });
    format!("{report:#}\n")
}
