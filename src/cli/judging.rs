//! What `check` and `policy rehearse` have in common: by what mails are judged, and how that is told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Language;
use crate::mail::AddrSpec;
use crate::text::{Lang, Text};

#[derive(Args)]
pub(super) struct Judging {
    /// A policy file instead of the machine-wide one; the built-in lists stay
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// An address of the senders' own; may stand several times; each mail's From without it
    #[arg(long, value_name = "ADDRESS", value_parser = super::check::address)]
    pub(super) own: Vec<AddrSpec>,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Output,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Output {
    Text,
    Json,
}

impl Judging {
    pub(super) fn text(&self) -> Text {
        Text::new(Lang::from(self.lang))
    }
}

/// One line of JSON.
pub(super) fn line(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut line = serde_json::to_vec(value).map_err(|err| err.to_string())?;
    line.push(b'\n');
    Ok(line)
}
