//! `yubisashi verify`: does an approval file hold; is this mail one that the trail approved?

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{Language, complain, print_text};
use crate::mail::content::ContentPart;
use crate::mail::{Draft, OpenError, mbox};
use crate::session::Problem;
use crate::store::{self, Opened, Trail};
use crate::text::{Arg, Lang, Text};
use crate::trail::{Match, Package};

/// Identical and approved.
const IDENTICAL: u8 = 0;
/// Approved in content though written anew.
const SAME_CONTENT: u8 = 1;
const DIFFERS: u8 = 2;
/// Unknown, or cannot be read.
const UNKNOWN: u8 = 3;

#[derive(Args)]
pub(super) struct Options {
    /// Where the trail stands; this person's own without it
    #[arg(long, value_name = "DIR")]
    trail: Option<PathBuf>,
    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
    /// Approval files or mails; of an mbox file each message
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(super) fn run(options: &Options) -> u8 {
    let text = Text::new(Lang::from(options.lang));
    let Some(trail) = super::trail::at(options.trail.as_deref()) else { return UNKNOWN };
    let verifier = Verifier { trail, text, holds: OnceCell::new() };
    options.files.iter().map(|path| verifier.verify(path)).max().unwrap_or(UNKNOWN)
}

struct Verifier {
    trail: Trail,
    text: Text,
    /// A mail is only as good as the trail that vouches for it; that is asked once.
    holds: OnceCell<Result<(), Problem>>,
}

impl Verifier {
    /// Says what a file is, or each message of a folder that is one file, and returns the highest exit status.
    fn verify(&self, path: &Path) -> u8 {
        let source = path.display().to_string();
        match store::draft::open(path, &mut |_, _| ()) {
            Ok(Opened::Package(package)) => self.tell(&source, Ok(package_told(&package, &self.text))),
            Ok(Opened::Draft(bytes)) => {
                let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                self.tell(&source, self.mail(Draft::open_named(&name, &bytes)))
            }
            Ok(Opened::Folder(bytes)) => {
                let messages = (1_u64..).zip(mbox::messages(&bytes));
                let statuses = messages.map(|(number, range)| {
                    let message = mbox::message(&bytes, range).unwrap_or_default();
                    self.tell(&format!("{source}#{number}"), self.mail(Draft::open(&message)))
                });
                statuses.max().unwrap_or(UNKNOWN)
            }
            Err(err) => self.tell(&source, Err(err.problem())),
        }
    }

    fn tell(&self, source: &str, found: Result<(u8, String), Problem>) -> u8 {
        match found {
            Ok((status, said)) => status.max(print_text(&format!("{source}: {said}\n"))),
            Err(problem) => {
                complain(&super::told_of(source, &problem.told(&self.text)));
                UNKNOWN
            }
        }
    }

    fn mail(&self, draft: Result<Draft, OpenError>) -> Result<(u8, String), Problem> {
        let draft = draft.map_err(Problem::from)?;
        self.holds.get_or_init(|| self.trail_holds()).clone()?;
        Ok(told(&self.trail.compare(&draft).map_err(|err| err.problem())?, &self.text))
    }

    fn trail_holds(&self) -> Result<(), Problem> {
        let verdict = self.trail.verify().map_err(|err| err.problem())?;
        if verdict.holds() { Ok(()) } else { Err(Problem::new("problem-trail-does-not-hold")) }
    }
}

fn package_told(package: &Package, text: &Text) -> (u8, String) {
    let faults: Vec<_> = package.verify().iter().map(|fault| text.package_fault(fault)).collect();
    if faults.is_empty() {
        let approvals: Vec<_> = package
            .approvals()
            .map(|record| text.approved_by(&record.person, record.role, &local(record.at)))
            .collect();
        return (IDENTICAL, text.with("verify-package-holds", &[("approvals", Arg::from(approvals))]));
    }
    let draft = Draft::open_named(package.draft_name(), package.draft()).ok();
    let parts = draft.map(|draft| names(&package.differences(&draft), text)).unwrap_or_default();
    let args = [("faults", Arg::from(faults)), ("parts_count", Arg::from(parts.len())), ("parts", Arg::from(parts))];
    (DIFFERS, text.with("verify-package-broken", &args))
}

/// On the clock of whoever reads it.
pub(super) fn local(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::system())
}

fn told(found: &Match, text: &Text) -> (u8, String) {
    let said = |id, entry: &crate::trail::Entry, parts: &[ContentPart], missing: &[ContentPart]| {
        let role = entry.event.role().unwrap_or(crate::check::Role::Author);
        let (parts, missing) = (names(parts, text), names(missing, text));
        let args = [
            ("approved", Arg::from(text.approved_by(&entry.person, role, &local(entry.at)))),
            ("number", Arg::from(entry.number.to_string())),
            ("parts", Arg::from(parts)),
            ("missing_count", Arg::from(missing.len())),
            ("missing", Arg::from(missing)),
        ];
        text.with(id, &args)
    };
    match found {
        Match::Identical { entry } => (IDENTICAL, said("verify-identical", entry, &[], &[])),
        Match::SentBack { entry } => (DIFFERS, said("verify-sent-back", entry, &[], &[])),
        Match::SameContent { entry, not_comparable } => {
            (SAME_CONTENT, said("verify-same-content", entry, &[], not_comparable))
        }
        Match::Differs { entry, parts, not_comparable } => {
            (DIFFERS, said("verify-differs", entry, parts, not_comparable))
        }
        Match::Unknown => (UNKNOWN, text.get("verify-unknown")),
    }
}

fn names(parts: &[ContentPart], text: &Text) -> Vec<String> {
    parts.iter().map(|part| text.content_part(*part)).collect()
}
