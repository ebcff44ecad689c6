//! One writer at a time, across processes.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::files::{create_folder, private};
use super::{StoreError, StoreFault};

/// How often a held lock is tried again, and after what time each.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// Held until dropped; the system gives it back when the process dies.
///
/// The lock is on a file of its own: on Windows a lock keeps readers out of the file it is on.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "closing the file gives the lock back")] File);

impl Lock {
    /// Waits for at most about five seconds.
    pub(super) fn exclusive(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            create_folder(folder)?;
        }
        let mut options = OpenOptions::new();
        let file = private(options.create(true).truncate(false).read(true).write(true)).open(path);
        wait(file.map_err(StoreError::at(path))?, path, File::try_lock)
    }

    /// For reading: several at once. `None` where there is nothing to lock, or no way to: reading does no harm.
    pub(super) fn shared(path: &Path) -> Result<Option<Self>, StoreError> {
        let Ok(file) = File::open(path) else { return Ok(None) };
        match wait(file, path, File::try_lock_shared) {
            Ok(lock) => Ok(Some(lock)),
            Err(err) if err.kind == StoreFault::NoLocks => Ok(None),
            Err(err) => Err(err),
        }
    }

    /// At once or not at all.
    pub(super) fn if_free(path: &Path) -> Option<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
        file.try_lock().ok().map(|()| Self(file))
    }
}

fn wait(file: File, path: &Path, lock: fn(&File) -> Result<(), TryLockError>) -> Result<Lock, StoreError> {
    for _ in 0..TRIES {
        match lock(&file) {
            Ok(()) => return Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(err)) => return Err(StoreError::because(StoreFault::NoLocks, path, err)),
        }
    }
    Err(StoreError::new(StoreFault::Busy, path))
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_file_system_without_locks_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let file = File::create(&path).unwrap();
        let none = |_: &File| Err(TryLockError::Error(io::Error::from(io::ErrorKind::Unsupported)));
        assert_eq!(wait(file, &path, none).unwrap_err().kind, StoreFault::NoLocks);
    }

    #[test]
    fn one_holds_it_and_it_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/lock");
        let held = Lock::exclusive(&path).unwrap();
        assert!(Lock::if_free(&path).is_none());
        drop(held);
        let readers = [Lock::shared(&path).unwrap(), Lock::shared(&path).unwrap()];
        assert!(readers.iter().all(Option::is_some));
        assert!(Lock::if_free(&path).is_none());
        drop(readers);
        assert!(Lock::if_free(&path).is_some());
        assert!(Lock::shared(&folder.path().join("none")).unwrap().is_none());
    }
}
