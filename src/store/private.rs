//! Files opened from a mail: in a folder that only this person can read, emptied when the window closes. What a crash
//! left behind goes at the next start.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::files::create_folder;
use super::lock::Lock;
use super::{StoreError, names};

const PREFIX: &str = "open-";
const LOCK: &str = "lock";

/// The folder of one running program.
#[derive(Debug)]
pub struct Private {
    dir: PathBuf,
    /// Tells other starts that this folder is in use.
    lock: Option<Lock>,
}

impl Private {
    /// Makes a folder in `base`, and removes those there that no running program uses.
    pub fn open(base: &Path) -> Result<Self, StoreError> {
        create_folder(base)?;
        // While one start looks around, no other makes a folder that does not have its lock yet.
        let _alone = Lock::exclusive(&base.join(LOCK))?;
        remove_stale(base);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let made = builder.tempdir_in(base).map_err(StoreError::at(base))?;
        let lock = Lock::exclusive(&made.path().join(LOCK))?;
        Ok(Self { dir: made.keep(), lock: Some(lock) })
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Writes the file at this index under a harmless name, once; again it is the same file. Files of the same name do
    /// not take each other's place. What another program does to it is lost, and cannot reach the draft.
    pub fn put(&self, index: usize, name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let folder = self.dir.join(index.to_string());
        create_folder(&folder)?;
        let path = folder.join(names::safe(name, "attachment"));
        if path.exists() {
            fs::remove_file(&path).map_err(StoreError::at(&path))?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
        let mut file = options.open(&path).map_err(StoreError::at(&path))?;
        file.write_all(bytes).map_err(StoreError::at(&path))?;
        Ok(path)
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        // Windows removes no file that is open. What another program still shows goes at the next start.
        self.lock = None;
        fs::remove_dir_all(&self.dir).ok();
    }
}

fn remove_stale(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let lock = path.join(LOCK);
        let unused = || !lock.exists() || Lock::if_free(&lock).is_some();
        if is_ours && is_folder && unused() {
            // What cannot be removed now is tried again at the next start.
            fs::remove_dir_all(&path).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_gone_when_the_program_ends() {
        let base = tempfile::tempdir().unwrap();
        let private = Private::open(base.path()).unwrap();
        let first = private.put(0, "見積.pdf", b"one").unwrap();
        let second = private.put(1, "見積.pdf", b"two").unwrap();
        assert_ne!(first, second);
        assert_eq!((fs::read(&first).unwrap(), fs::read(&second).unwrap()), (b"one".to_vec(), b"two".to_vec()));
        assert_eq!(private.put(0, "見積.pdf", b"one").unwrap(), first);
        let dir = private.dir().to_owned();
        assert!(first.starts_with(&dir));
        drop(private);
        assert!(!dir.exists());
    }

    #[test]
    fn what_a_crash_left_behind_goes_and_what_is_in_use_stays() {
        let base = tempfile::tempdir().unwrap();
        let running = Private::open(base.path()).unwrap();
        let crashed = base.path().join("open-crashed");
        fs::create_dir(&crashed).unwrap();
        fs::write(crashed.join("lock"), "").unwrap();
        fs::write(crashed.join("salary.xlsx"), "secret").unwrap();
        fs::create_dir(base.path().join("mine")).unwrap();
        let other = Private::open(base.path()).unwrap();
        assert!(!crashed.exists());
        assert!(running.dir().exists() && other.dir().exists() && base.path().join("mine").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let base = tempfile::tempdir().unwrap();
        let private = Private::open(&base.path().join("opened")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(private.dir()), 0o700);
        assert_eq!(mode(&private.put(0, "a", b"").unwrap()), 0o400);
    }
}
