//! `yubisashi acquaintances`: whom the window takes for known.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Language, USAGE, complain, print_text};
use crate::app::Environment;
use crate::mail::AddrSpec;
use crate::session::Problem;
use crate::store::{self, StoreError, learned};
use crate::text::{Lang, Text};

const UNREADABLE: u8 = 3;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Learn the recipients of mail that was sent before: .eml and .msg files below a folder, or a Maildir
    Learn {
        /// An address of the sender's own; may stand several times; those of the settings without it
        #[arg(long, value_name = "ADDRESS", value_parser = super::check::address)]
        own: Vec<AddrSpec>,
        /// Language of messages
        #[arg(long, value_enum, default_value = "en")]
        lang: Language,
        folder: PathBuf,
    },
    /// Forget what was learned from folders; what was approved stays
    Forget {
        /// Language of messages
        #[arg(long, value_enum, default_value = "en")]
        lang: Language,
    },
}

pub(super) fn run(command: Command) -> u8 {
    let Some(environment) = Environment::of_process() else {
        complain("there is no home directory to keep anything in");
        return UNREADABLE;
    };
    let (lang, told) = match command {
        Command::Learn { own, lang, folder } => {
            let own = if own.is_empty() { own_of_settings(&environment) } else { Ok(own) };
            if own.as_ref().is_ok_and(Vec::is_empty) {
                complain("no own addresses are set; say whose mail it is with --own ADDRESS");
                return USAGE;
            }
            (lang, own.and_then(|own| learn(&environment, &folder, &own)))
        }
        Command::Forget { lang } => {
            let forgotten = learned::forget(&environment.paths.acquaintances());
            (lang, forgotten.map(|()| Problem::new("said-forgotten")))
        }
    };
    tell(told, &Text::new(Lang::from(lang)))
}

fn learn(environment: &Environment, folder: &Path, own: &[AddrSpec]) -> Result<Problem, StoreError> {
    let today = jiff::Zoned::now().date();
    let learned = learned::learn(&environment.paths.acquaintances(), folder, own, today, &mut |_, _| ())?;
    Ok(learned.told())
}

fn own_of_settings(environment: &Environment) -> Result<Vec<AddrSpec>, StoreError> {
    Ok(store::settings::load(&environment.paths.settings())?.own)
}

fn tell(told: Result<Problem, StoreError>, text: &Text) -> u8 {
    match told {
        Ok(said) => print_text(&format!("{}\n", said.told(text))),
        Err(err) => {
            complain(&err.problem().told(text));
            UNREADABLE
        }
    }
}
