//! Writing so that a crash leaves the old or the new, and reading no more than a limit.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::{Limit, StoreError, StoreFault};

/// How the names of files begin that a crash leaves behind.
pub(super) const UNFINISHED: &str = ".writing-";

/// Progress is told after each so many bytes.
const PIECE: u64 = 1024 * 1024;

/// Puts bytes in the place of a file: written beside it, synced, renamed.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace_in_steps(path, bytes, folder_of(path), || Ok(()), || Ok(()))
}

/// The same by way of a folder of the same file system, with something done after the bytes are written and before they
/// take their place.
pub(super) fn replace_in_steps(
    path: &Path,
    bytes: &[u8],
    by_way_of: &Path,
    before_sync: impl FnOnce() -> io::Result<()>,
    before_rename: impl FnOnce() -> io::Result<()>,
) -> Result<(), StoreError> {
    let folder = folder_of(path);
    create_folder(folder)?;
    let steps = || {
        let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(by_way_of)?;
        file.write_all(bytes)?;
        before_sync()?;
        file.as_file().sync_all()?;
        before_rename()?;
        file.persist(path).map_err(|err| err.error)?;
        sync_folder(folder)
    };
    steps().map_err(StoreError::at(path))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a new file, never over an existing one: `name.eml`, else `name (2).eml` … The path it got.
pub fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let dot = if extension.is_empty() { "" } else { "." };
    for number in 1..=9999 {
        let name = if number == 1 { name.to_owned() } else { format!("{stem} ({number}){dot}{extension}") };
        let path = folder.join(name);
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(err) if err.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(err) => return Err(StoreError::at(&path)(err)),
        };
        if let Err(err) = file.write_all(bytes).and_then(|()| file.sync_all()) {
            // Half a copy must not be taken for a whole one; what failed is said either way.
            fs::remove_file(&path).ok();
            return Err(StoreError::at(&path)(err));
        }
        return Ok(path);
    }
    Err(StoreError::new(StoreFault::Exists, &folder.join(name)))
}

/// Reads a regular file of at most `limit` bytes, and nothing that is larger, even if it grows meanwhile.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    read_with_progress(path, limit, &mut |_, _| ())
}

/// The same; `progress` hears of bytes read, and of how many there are.
pub(super) fn read_with_progress(
    path: &Path,
    limit: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<u8>, StoreError> {
    // Asked before opening: opening a pipe would wait for somebody to write.
    let metadata = fs::metadata(path).map_err(StoreError::at(path))?;
    if metadata.is_dir() {
        return Err(StoreError::new(StoreFault::IsFolder, path));
    }
    if !metadata.is_file() {
        return Err(StoreError::new(StoreFault::NotAFile, path));
    }
    if metadata.len() > limit {
        return Err(StoreError::because(StoreFault::TooLarge, path, Limit(limit)));
    }
    let mut file = File::open(path).map_err(StoreError::at(path))?.take(limit.saturating_add(1));
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    while (&mut file).take(PIECE).read_to_end(&mut bytes).map_err(StoreError::at(path))? > 0 {
        progress(bytes.len() as u64, metadata.len());
    }
    if bytes.len() as u64 > limit {
        return Err(StoreError::because(StoreFault::TooLarge, path, Limit(limit)));
    }
    Ok(bytes)
}

/// `None` where there is no such file.
pub(super) fn read_if_there(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    match read_limited(path, limit) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(err) if err.kind == StoreFault::Missing => Ok(None),
        Err(err) => Err(err),
    }
}

/// Makes a folder that only this person can read, where the system knows that, and what is missing above it.
pub(super) fn create_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    if above != folder {
        create_folder(above)?;
    }
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        // Another process was faster.
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists => {
            return Err(StoreError::because(StoreFault::NotAFolder, folder, err));
        }
        Err(err) => Err(err),
        // Without this a file in it could be safe on disk and nowhere to be found.
        Ok(()) => sync_folder(above),
    }
    .map_err(StoreError::at(folder))
}

/// Makes what a file holds readable to this person only, where the system knows that.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// A new name is only safe once its folder is on disk. Windows does that by itself and cannot be asked to.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<_> = (0..3)
            .map(|number: u8| write_new(folder.path(), "見積.v2.eml", &[number]).unwrap())
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["見積.v2.eml", "見積.v2 (2).eml", "見積.v2 (3).eml"]);
        assert_eq!(fs::read(folder.path().join("見積.v2.eml")).unwrap(), [0]);
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.toml");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let kind = |path: &Path| read_limited(path, 3).unwrap_err().kind;
        assert_eq!(kind(&path), StoreFault::Missing);
        assert_eq!(kind(folder.path()), StoreFault::IsFolder);
        fs::write(&path, b"1234").unwrap();
        assert_eq!(kind(&path), StoreFault::TooLarge);
        assert_eq!(read_limited(&path, 4).unwrap(), b"1234");
        #[cfg(unix)]
        assert_eq!(kind(Path::new("/dev/zero")), StoreFault::NotAFile);
    }
}
