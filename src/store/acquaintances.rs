//! Whom this person approved before, on disk.

use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::files::{read_if_there, replace};
use super::lock::Lock;
use super::{StoreError, StoreFault};
use crate::check::Acquaintances;
use crate::mail::Mailbox;
use crate::trail::{Unreadable, decode};

/// Larger files are no memory of ours (bytes).
const LIMIT: u64 = 256 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    #[serde(flatten)]
    known: Acquaintances,
}

/// The memory, with what was learned from past mail; an empty one where there is neither.
pub fn load(path: &Path) -> Result<Acquaintances, StoreError> {
    let mut known = approved(path)?;
    known.merge(&super::learned::load(path)?);
    Ok(known)
}

/// What was approved here; an empty memory where there is no file.
fn approved(path: &Path) -> Result<Acquaintances, StoreError> {
    let Some(bytes) = read_if_there(path, LIMIT)? else { return Ok(Acquaintances::default()) };
    let written: Written = decode(&bytes).map_err(|err| match err {
        Unreadable::Newer(_) => StoreError::because(StoreFault::Newer, path, err),
        Unreadable::Broken(_) => StoreError::because(StoreFault::Broken, path, err),
    })?;
    Ok(written.known)
}

/// Adds the recipients of an approved draft: the memory as it is then. Two windows do not forget each other's.
pub fn remember<'r>(
    path: &Path,
    recipients: impl Iterator<Item = &'r Mailbox>,
    today: Date,
) -> Result<Acquaintances, StoreError> {
    let _lock = Lock::exclusive(&path.with_extension("lock"))?;
    let mut known = approved(path)?;
    known.remember(recipients, today);
    let written = Written { format: 1, known };
    let bytes =
        serde_json::to_vec_pretty(&written).map_err(|err| StoreError::because(StoreFault::Failed, path, err))?;
    replace(path, &bytes)?;
    let mut known = written.known;
    known.merge(&super::learned::load(path)?);
    Ok(known)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;
    use crate::mail::{AddrSpec, Address};

    fn person(name: &str, addr: &str) -> Mailbox {
        Mailbox { display_name: name.to_owned(), address: Address::Spec(AddrSpec::parse(addr).unwrap()) }
    }

    #[test]
    fn recipients_are_counted_with_the_day() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/acquaintances.json");
        assert_eq!(load(&path).unwrap(), Acquaintances::default());
        let (tanaka, suzuki) = (person("田中 一郎", "tanaka@client.example"), person("", "suzuki@client.example"));
        remember(&path, [&tanaka].into_iter(), "2026-11-26".parse().unwrap()).unwrap();
        remember(&path, [&tanaka, &suzuki].into_iter(), "2026-11-27".parse().unwrap()).unwrap();
        let known = load(&path).unwrap();
        assert_eq!((known.approvals, known.people["tanaka@client.example"].times), (2, 2));
        assert_eq!(known.people["suzuki@client.example"].last, "2026-11-27".parse().unwrap());
    }

    #[test]
    fn names_are_kept_and_older_files_have_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acquaintances.json");
        let older = r#"{"format":1,"approvals":1,"people":{"a@client.example":{"times":1,"last":"2026-11-01"}}}"#;
        fs::write(&path, older).unwrap();
        assert_eq!(load(&path).unwrap().people["a@client.example"].name, None);
        let today = "2026-11-26".parse().unwrap();
        remember(&path, [&person("田中 一郎", "a@client.example")].into_iter(), today).unwrap();
        // A draft without the name does not forget it.
        remember(&path, [&person("", "a@client.example")].into_iter(), today).unwrap();
        assert_eq!(load(&path).unwrap().people["a@client.example"].name.as_deref(), Some("田中 一郎"));
    }

    #[test]
    fn two_windows_do_not_forget_each_others_recipients() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acquaintances.json");
        let today = "2026-11-27".parse().unwrap();
        thread::scope(|scope| {
            for window in 0..2 {
                let path = &path;
                scope.spawn(move || {
                    for number in 0..10 {
                        let person = person("", &format!("p{window}-{number}@client.example"));
                        remember(path, [&person].into_iter(), today).unwrap();
                    }
                });
            }
        });
        let known = load(&path).unwrap();
        assert_eq!((known.approvals, known.people.len()), (20, 20));
    }

    #[test]
    fn a_memory_that_cannot_be_read_is_said_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acquaintances.json");
        for (text, kind) in [("{\"format\":1,", StoreFault::Broken), ("{\"format\":2}", StoreFault::Newer)] {
            fs::write(&path, text).unwrap();
            assert_eq!(load(&path).unwrap_err().kind, kind);
            let err = remember(&path, std::iter::empty(), "2026-11-27".parse().unwrap()).unwrap_err();
            assert_eq!(err.kind, kind);
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
