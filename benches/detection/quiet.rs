//! How often clean mails raise an alarm.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use yubisashi::mail::Draft;

use super::Verdict;
use super::kit::business;
use super::kit::ham::{self, Ham};
use super::kit::judge::{self, Looked};
use super::kit::letter::TODAY;

/// Clean mails of one kind and what they raised.
struct Tally {
    what: &'static str,
    mails: usize,
    alarms: usize,
    checks: BTreeMap<String, usize>,
}

pub(crate) fn measure(ham: Option<&[Ham]>, seed: u64, show: bool) -> Vec<Verdict> {
    println!("\n| clean mails | how many | alarms | per mail | which |\n|---|---|---|---|---|");
    let mut verdicts = Vec::new();
    let mut tell = |tally: Tally| {
        println!("{}", tally.line());
        verdicts.push(Verdict::at_most(&format!("alarms per mail, {}", tally.what), 0.10, tally.per_mail()));
    };
    match ham {
        None => println!("| ham | the corpus is not there | | | |"),
        Some(ham) => corpus(ham, show).into_iter().for_each(&mut tell),
    }
    let japanese = business::japanese(500, 90_000 + seed * 100_000);
    tell(Tally::of(
        "generated Japanese drafts",
        japanese.iter().map(|letter| (letter.source.clone(), letter.look())),
        show,
    ));
    let english = business::english(160, 70_000 + seed * 100_000);
    tell(Tally::of(
        "generated English drafts",
        english.iter().map(|letter| (letter.source.clone(), letter.look())),
        show,
    ));
    tell(Tally::of("ordinary mails by another writer", ordinary(), show));
    if let Some(phrases) = judge::quiet_phrases() {
        tell(Tally::of(
            "standing phrases in whole mails",
            phrases.into_iter().map(|(name, letter)| (name, letter.look())),
            show,
        ));
    }
    verdicts
}

fn corpus(ham: &[Ham], show: bool) -> [Tally; 2] {
    let look = |bytes: &[u8]| {
        let day = Draft::open(bytes).ok().map_or(TODAY, |draft| ham::day(&draft));
        judge::look(bytes, day, "", &[])
    };
    let delivered =
        Tally::of("ham without fields of the way", ham.iter().map(|mail| (mail.name.clone(), look(&mail.bytes))), show);
    let has_recipient = |looked: &Option<Looked>| {
        looked.as_ref().is_none_or(|looked| !looked.draft.recipients.iter().all(|one| one.mailbox.is_empty()))
    };
    let drafts: Vec<_> = ham.iter().map(|mail| (mail.name.clone(), look(&mail.draft))).collect();
    let all = drafts.len();
    let addressed: Vec<_> = drafts.into_iter().filter(|(_, looked)| has_recipient(looked)).collect();
    println!(
        "| ham whose archive lost every recipient, as drafts: blocked, and rightly | {} | | | |",
        all - addressed.len()
    );
    [delivered, Tally::of("ham as drafts, with recipients", addressed.into_iter(), show)]
}

fn ordinary() -> impl Iterator<Item = (String, Option<Looked>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails/ordinary");
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "eml")).map(|file| {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        (name, fs::read(&file).ok().and_then(|bytes| judge::look(&bytes, TODAY, "", &[])))
    })
}

impl Tally {
    fn of(what: &'static str, mails: impl Iterator<Item = (String, Option<Looked>)>, show: bool) -> Self {
        let mut tally = Self { what, mails: 0, alarms: 0, checks: BTreeMap::new() };
        for (name, looked) in mails {
            tally.mails += 1;
            let Some(looked) = looked else { continue };
            for (finding, level) in looked.alarms() {
                tally.alarms += 1;
                *tally
                    .checks
                    .entry(format!("{} {}", finding.check, finding.grade).trim_end().to_owned())
                    .or_default() += 1;
                if show {
                    println!(
                        "    {what} {name}: {} {} {} {:?} {:?}",
                        level.id(),
                        finding.check,
                        finding.grade,
                        finding.place,
                        finding.args
                    );
                }
            }
        }
        tally
    }

    fn per_mail(&self) -> f64 {
        self.alarms as f64 / self.mails.max(1) as f64
    }

    fn line(&self) -> String {
        let mut checks: Vec<_> = self.checks.iter().collect();
        checks.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), *name));
        let checks: Vec<String> = checks.iter().map(|(name, count)| format!("{name} {count}")).collect();
        format!(
            "| {} | {} | {} | {:.3} | {} |",
            self.what,
            self.mails,
            self.alarms,
            self.per_mail(),
            checks.join(" · ")
        )
    }
}
