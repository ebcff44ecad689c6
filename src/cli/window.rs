//! `yubisashi [FILE]`: opens the window.

use std::path::PathBuf;

use clap::Args;

use super::{NO_WINDOW, complain};
use crate::app::{self, Environment, Start};
use crate::session::{Input, Sample};

#[derive(Args)]
pub(super) struct Options {
    /// A draft (.eml, .msg, .txt) or an approval file (.yubisashi) to open
    file: Option<PathBuf>,
    /// A policy file that may only be stricter than the machine-wide one
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// Practise on a sample draft; nothing is recorded
    #[arg(long, value_name = "NAME", conflicts_with = "file", value_parser = sample_names())]
    sample: Option<String>,
    /// Save a picture of the window as PNG and end
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
}

fn sample_names() -> clap::builder::PossibleValuesParser {
    crate::session::SAMPLES.iter().map(|sample| sample.name).collect::<Vec<_>>().into()
}

pub(super) fn run(options: Options) -> u8 {
    let Some(environment) = Environment::of_process() else {
        complain("there is no home directory to keep settings and records in; set YUBISASHI_HOME to a folder");
        return NO_WINDOW;
    };
    let sample = options.sample.as_deref().and_then(Sample::named).map(|sample| Input::Sample(sample.name));
    let file = options.file.map(|path| Input::Path(std::path::absolute(&path).unwrap_or(path)));
    let start = Start { input: sample.or(file), policy: options.policy, picture: options.screenshot, environment };
    match app::run(&start) {
        Ok(()) => 0,
        Err(err) => {
            complain(&format!("{err}. Without a window, `yubisashi check FILE` tells what it finds"));
            NO_WINDOW
        }
    }
}
