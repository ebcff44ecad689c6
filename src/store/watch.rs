//! The watched folder: a draft saved or dragged into it opens by itself; old ones that are known here are removed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};

use super::StoreError;
use super::files::read_limited;
use crate::mail::Digest;
use crate::trail::{EXTENSION, MAX_PACKAGE};

/// A folder with more files than this is none that drafts are dragged into; the rest is not looked at.
const MOST: usize = 5_000;

/// Looks at a folder again and again.
#[derive(Debug, Default)]
pub struct Watch {
    /// What each file was like when it was last seen.
    files: BTreeMap<PathBuf, Seen>,
    /// What is there at the first look was there before.
    started: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    size: u64,
    modified: Option<SystemTime>,
    /// It was told of, or was there before.
    told: bool,
}

impl Watch {
    /// Files that are new or changed since the first look, and were the same at two looks in a row, so that nobody is
    /// still writing them. Each is told of once for each change.
    pub fn scan(&mut self, folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
        let mut files = BTreeMap::new();
        let mut found = Vec::new();
        for (path, mut now) in candidates(folder)? {
            let before = self.files.get(&path);
            let stable = before.is_some_and(|before| (before.size, before.modified) == (now.size, now.modified));
            now.told = !self.started || before.is_some_and(|before| stable && before.told);
            if stable && !now.told && now.size > 0 {
                now.told = true;
                found.push(path.clone());
            }
            files.insert(path, now);
        }
        self.files = files;
        self.started = true;
        Ok(found)
    }
}

/// Removes drafts in the folder that were last changed more than `days` ago, and only those whose digest is known here.
/// The paths that are gone.
pub fn remove_older(
    folder: &Path,
    days: u16,
    now: Timestamp,
    known: &dyn Fn(Digest) -> bool,
) -> Result<Vec<PathBuf>, StoreError> {
    let limit = now - SignedDuration::from_hours(24 * i64::from(days));
    let mut removed = Vec::new();
    for (path, seen) in candidates(folder)? {
        let modified = seen.modified.and_then(|modified| Timestamp::try_from(modified).ok());
        if modified.is_none_or(|modified| modified > limit) {
            continue;
        }
        // One that cannot be read is not known, so it stays.
        let Ok(bytes) = read_limited(&path, MAX_PACKAGE) else { continue };
        if known(Digest::of(&bytes)) {
            fs::remove_file(&path).map_err(StoreError::at(&path))?;
            removed.push(path);
        }
    }
    Ok(removed)
}

/// Regular files that could be drafts or approval files, links not followed.
fn candidates(folder: &Path) -> Result<Vec<(PathBuf, Seen)>, StoreError> {
    let mut candidates = Vec::new();
    for entry in fs::read_dir(folder).map_err(StoreError::at(folder))?.take(MOST) {
        let path = entry.map_err(StoreError::at(folder))?.path();
        // A file may vanish between the two questions; then there is nothing to tell of.
        let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
        if metadata.is_file() && is_draft(&path) {
            candidates.push((path, Seen { size: metadata.len(), modified: metadata.modified().ok(), told: false }));
        }
    }
    candidates.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(candidates)
}

/// By extension; names that begin like the scratch files of other programs are none.
fn is_draft(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let scratch = name.starts_with('.') || name.starts_with('~');
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    !scratch && ["eml", "msg", "txt", EXTENSION].contains(&extension.as_str())
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    fn names(found: &[PathBuf]) -> Vec<String> {
        found.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_new_file_is_told_of_once_it_rests() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("old.eml"), "To: a@b.example\n\n").unwrap();
        let mut watch = Watch::default();
        let mut scan = || names(&watch.scan(folder.path()).unwrap());
        assert_eq!(scan(), [""; 0]);
        fs::write(at("new.EML"), "To: ").unwrap();
        fs::write(at("picture.png"), "x").unwrap();
        fs::write(at(".~lock.eml"), "x").unwrap();
        fs::write(at("empty.msg"), "").unwrap();
        fs::create_dir(at("folder.eml")).unwrap();
        assert_eq!(scan(), [""; 0], "it was seen for the first time");
        fs::write(at("new.EML"), "To: a@b.example\n\nHello").unwrap();
        assert_eq!(scan(), [""; 0], "it is still growing");
        assert_eq!(scan(), ["new.EML"]);
        assert_eq!(scan(), [""; 0], "once is enough");
    }

    #[test]
    fn a_file_that_was_there_is_told_of_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.eml");
        fs::write(&path, "To: a@b.example\n\n").unwrap();
        let mut watch = Watch::default();
        let mut scan = || names(&watch.scan(folder.path()).unwrap());
        assert_eq!((scan(), scan()), (Vec::new(), Vec::new()));
        fs::write(&path, "To: c@d.example\n\nchanged").unwrap();
        assert_eq!((scan(), scan(), scan()), (Vec::new(), vec!["old.eml".to_owned()], Vec::new()));
    }

    #[test]
    fn only_old_files_that_are_known_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let now: Timestamp = "2026-11-27T12:00:00Z".parse().unwrap();
        let put = |name: &str, days: i64| {
            fs::write(folder.path().join(name), name).unwrap();
            let time = SystemTime::from(now - SignedDuration::from_hours(24 * days));
            File::options().write(true).open(folder.path().join(name)).unwrap().set_modified(time).unwrap();
        };
        put("known-old.eml", 31);
        put("known-new.eml", 29);
        put("unknown-old.eml", 31);
        put("known-old.xlsx", 31);
        let known = |digest| {
            ["known-old.eml", "known-new.eml", "known-old.xlsx"]
                .map(|name| Digest::of(name.as_bytes()))
                .contains(&digest)
        };
        assert_eq!(names(&remove_older(folder.path(), 30, now, &known).unwrap()), ["known-old.eml"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
