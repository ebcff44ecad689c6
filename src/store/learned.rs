//! Whom this person wrote to before this program was there: learned from a folder of sent mail, on request.
//!
//! What was learned stands in a file of its own, by folder: learning from a folder again replaces what it gave before, and
//! forgetting takes nothing from what was approved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::files::{read_if_there, replace};
use super::lock::Lock;
use super::past::{self, PastMail};
use super::{StoreError, StoreFault};
use crate::check::Acquaintances;
use crate::mail::{AddrSpec, Draft, Mailbox};
use crate::session::Problem;
use crate::trail::{Unreadable, decode};

/// Larger files are no memory of ours (bytes).
const LIMIT: u64 = 256 * 1024 * 1024;

/// What a folder of past mail gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Learned {
    /// Mails of the person's own whose recipients are known now.
    pub mails: usize,
    /// Mails that somebody else wrote, and files that are no mail.
    pub others: usize,
    /// How many addresses.
    pub people: usize,
    /// There were more files than are read at once.
    pub cut: bool,
}

impl Learned {
    /// What came of it, for the person.
    pub fn told(&self) -> Problem {
        let id = if self.cut { "said-learned-cut" } else { "said-learned" };
        Problem::new(id)
            .with("mails", self.mails.to_string())
            .with("people", self.people.to_string())
            .with("others", self.others.to_string())
    }
}

#[derive(Serialize, Deserialize, Default)]
struct Written {
    format: u32,
    folders: BTreeMap<String, Acquaintances>,
}

/// Where it stands, beside the memory of approvals.
fn beside(acquaintances: &Path) -> PathBuf {
    acquaintances.with_file_name("learned.json")
}

/// Everything that was learned, in one; empty where nothing was.
pub(super) fn load(acquaintances: &Path) -> Result<Acquaintances, StoreError> {
    let mut all = Acquaintances::default();
    for known in read(&beside(acquaintances))?.folders.values() {
        all.merge(known);
    }
    Ok(all)
}

/// Reads every mail below a folder, or in a folder that is one file, that one of these addresses sent, and remembers its
/// recipients with its day. `progress` hears of mails read, and of how many there are.
///
/// # Errors
/// A folder that cannot be read, or a memory that cannot be read or written. A mail that cannot be read is passed over.
pub fn learn(
    acquaintances: &Path,
    folder: &Path,
    own: &[AddrSpec],
    today: Date,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Learned, StoreError> {
    let past::Found { mails, cut } = past::find(folder)?;
    let mut known = Acquaintances::default();
    let mut learned = Learned { cut, ..Learned::default() };
    for (number, mail) in (1..).zip(&mails) {
        match sent_mail(mail, own) {
            Some(draft) => {
                let day = past::day_of(&draft).map_or(today, |day| day.min(today));
                known.remember(draft.recipients.iter().map(|recipient| &recipient.mailbox), day);
                learned.mails += 1;
            }
            None => learned.others += 1,
        }
        progress(number, mails.len() as u64);
    }
    learned.people = known.people.len();
    write(acquaintances, |folders| {
        folders.insert(folder.display().to_string(), known);
    })?;
    Ok(learned)
}

/// Forgets everything that was learned from folders.
pub fn forget(acquaintances: &Path) -> Result<(), StoreError> {
    write(acquaintances, BTreeMap::clear)
}

fn write(acquaintances: &Path, change: impl FnOnce(&mut BTreeMap<String, Acquaintances>)) -> Result<(), StoreError> {
    let path = beside(acquaintances);
    let _lock = Lock::exclusive(&path.with_extension("lock"))?;
    let mut written = read(&path)?;
    written.format = 1;
    change(&mut written.folders);
    let bytes =
        serde_json::to_vec_pretty(&written).map_err(|err| StoreError::because(StoreFault::Failed, &path, err))?;
    replace(&path, &bytes)
}

fn read(path: &Path) -> Result<Written, StoreError> {
    let Some(bytes) = read_if_there(path, LIMIT)? else { return Ok(Written::default()) };
    decode(&bytes).map_err(|err| match err {
        Unreadable::Newer(_) => StoreError::because(StoreFault::Newer, path, err),
        Unreadable::Broken(_) => StoreError::because(StoreFault::Broken, path, err),
    })
}

fn sent_mail(mail: &PastMail, own: &[AddrSpec]) -> Option<Draft> {
    let draft = mail.open().ok()?;
    let is_own = draft.from.iter().filter_map(Mailbox::addr).any(|from| own.contains(from));
    is_own.then_some(draft)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::mail::Address;
    use crate::store::acquaintances;

    const TODAY: &str = "2026-11-21";

    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Self {
            let home = Self(tempfile::tempdir().unwrap());
            home.mail("sent/1.eml", "me@ours.example", "tanaka@client.example", "Fri, 20 Nov 2026 10:15:00 +0900");
            home.mail("sent/deep/2.EML", "ME@ours.example", "tanaka@client.example, x@other.example", "no date");
            home.mail("sent/3.eml", "boss@ours.example", "stranger@client.example", "");
            home.mail("sent/notes.txt", "me@ours.example", "nobody@client.example", "");
            fs::write(home.path("sent/4.eml"), b"").unwrap();
            home
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn mail(&self, name: &str, from: &str, to: &str, date: &str) {
            let path = self.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("From: {from}\nTo: {to}\nDate: {date}\nSubject: x\n\nHello\n")).unwrap();
        }

        fn learn(&self) -> Learned {
            let own = [AddrSpec::parse("me@ours.example").unwrap()];
            let known = self.path("acquaintances.json");
            learn(&known, &self.path("sent"), &own, TODAY.parse().unwrap(), &mut |_, _| ()).unwrap()
        }

        fn known(&self) -> Acquaintances {
            acquaintances::load(&self.path("acquaintances.json")).unwrap()
        }
    }

    #[test]
    fn recipients_of_own_mail_are_known_with_their_days() {
        let home = Home::new();
        assert_eq!(home.learn(), Learned { mails: 2, others: 2, people: 2, cut: false });
        let known = home.known();
        let tanaka = &known.people["tanaka@client.example"];
        assert_eq!((known.approvals, known.people.len(), tanaka.times), (2, 2, 2));
        assert_eq!(tanaka.last, TODAY.parse().unwrap());
    }

    #[test]
    fn learning_again_counts_nobody_twice() {
        let home = Home::new();
        home.learn();
        home.learn();
        assert_eq!(home.known().people["tanaka@client.example"].times, 2);
    }

    #[test]
    fn folders_that_are_one_file_are_learned_from_too() {
        let home = Home::new();
        let mark = "From - Fri Nov 20 10:00:00 2026\n";
        let mail = |from: &str, to: &str| format!("{mark}From: {from}\nTo: {to}\n\nHello\n\n");
        let folder = mail("me@ours.example", "a@far.example") + &mail("x@far.example", "me@ours.example");
        fs::write(home.path("sent/Sent"), &folder).unwrap();
        fs::write(home.path("sent/old.mbox"), mail("me@ours.example", "b@far.example, a@far.example")).unwrap();
        fs::write(home.path("sent/Sent.msf"), &folder).unwrap();
        assert_eq!(home.learn(), Learned { mails: 4, others: 3, people: 4, cut: false });
        assert_eq!(home.known().people["a@far.example"].times, 2);
    }

    #[test]
    fn forgetting_leaves_what_was_approved() {
        let home = Home::new();
        let path = home.path("acquaintances.json");
        let tanaka = AddrSpec::parse("tanaka@client.example").unwrap();
        let person = Mailbox { display_name: String::new(), address: Address::Spec(tanaka.clone()) };
        home.learn();
        let all = acquaintances::remember(&path, [&person].into_iter(), TODAY.parse().unwrap()).unwrap();
        assert_eq!((all.people[&tanaka.key()].times, &all), (3, &home.known()));
        forget(&path).unwrap();
        let known = home.known();
        assert_eq!((known.approvals, known.people.len(), known.people[&tanaka.key()].times), (1, 1, 1));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_kept() {
        let home = Home::new();
        fs::write(home.path("learned.json"), "{").unwrap();
        assert_eq!(forget(&home.path("acquaintances.json")).unwrap_err().kind, StoreFault::Broken);
        let missing = home.path("nowhere");
        let err = learn(&home.path("a.json"), &missing, &[], TODAY.parse().unwrap(), &mut |_, _| ()).unwrap_err();
        assert_eq!(err.kind, StoreFault::Missing);
    }
}
