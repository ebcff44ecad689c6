//! Reading a draft or an approval file from where the person keeps it.

use std::path::Path;

use super::files::read_with_progress;
use super::folder::{self, MAX_FOLDER};
use super::{StoreError, StoreFault};
use crate::mail::MAX_BYTES;
use crate::trail::{EXTENSION, MAX_PACKAGE, Package};

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// The exact bytes of a draft, not looked into yet.
    Draft(Vec<u8>),
    Package(Box<Package>),
    /// The bytes of a mail folder that is one file.
    Folder(Vec<u8>),
}

/// Reads a file that is no larger than a draft, an approval file or a folder may be. `progress` hears of bytes read, and of how many there are.
pub fn open(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Opened, StoreError> {
    let is_named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION));
    let limit = match is_named {
        true => MAX_PACKAGE,
        false if folder::is_one(path) => MAX_FOLDER,
        false => MAX_BYTES,
    };
    let bytes = read_with_progress(path, limit, progress)?;
    if bytes.is_empty() {
        return Err(StoreError::new(StoreFault::Empty, path));
    }
    // No mail begins like a zip archive, and an approval file keeps being one under another name.
    if is_named || bytes.starts_with(b"PK\x03\x04") {
        let package = Package::read(&bytes);
        let package = package.map_err(|err| StoreError::because(StoreFault::Package(err.message()), path, err))?;
        return Ok(Opened::Package(Box::new(package)));
    }
    Ok(if folder::is_folder(path, &bytes) { Opened::Folder(bytes) } else { Opened::Draft(bytes) })
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;

    fn kind(path: &Path) -> StoreFault {
        open(path, &mut |_, _| ()).unwrap_err().kind
    }

    #[test]
    fn what_is_no_draft_is_refused_with_its_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.eml");
        assert_eq!(kind(&path), StoreFault::Missing);
        assert_eq!(kind(folder.path()), StoreFault::IsFolder);
        fs::write(&path, "").unwrap();
        assert_eq!(kind(&path), StoreFault::Empty);
        fs::write(&path, b"PK\x03\x04 and no more").unwrap();
        assert_eq!(kind(&path), StoreFault::Package("package-broken"));
    }

    #[test]
    fn a_file_of_three_gigabytes_is_refused_without_reading_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.eml");
        File::create(&path).unwrap().set_len(3 << 30).unwrap();
        let mut heard = false;
        let err = open(&path, &mut |_, _| heard = true).unwrap_err();
        assert_eq!((err.kind, heard), (StoreFault::TooLarge, false));
    }

    #[test]
    fn reading_tells_how_far_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.eml");
        fs::write(&path, vec![b'x'; 3_000_000]).unwrap();
        let mut heard = Vec::new();
        let opened = open(&path, &mut |read, all| heard.push((read, all))).unwrap();
        assert_eq!(opened, Opened::Draft(vec![b'x'; 3_000_000]));
        assert_eq!(heard.last(), Some(&(3_000_000, 3_000_000)));
        assert!(heard.len() > 2 && heard.is_sorted());
    }
}
