//! Reading the files of a trail.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::{MAX_RECORD, StoreError, StoreFault, TAIL, Trail};
use crate::mail::Digest;
use crate::store::files::{read_if_there, read_limited};
use crate::trail::{self, Month, Storage, Tail, TailFault};

/// A month's file is read whole for verification; one that is larger was not written here (bytes).
const MAX_MONTH: u64 = 1024 * 1024 * 1024;
const MAX_HEAD: u64 = 4096;

impl Trail {
    /// The end of the trail, and the file it stands in.
    pub(super) fn tail(&self, months: &[Month]) -> Result<(Tail, Option<Month>), StoreError> {
        let mut ends = Vec::new();
        for month in months.iter().rev() {
            let end = self.end_of(*month)?;
            if !end.is_empty() {
                ends.push((*month, end));
            }
            if ends.len() == 2 {
                break;
            }
        }
        let head = read_if_there(&self.head_path(), MAX_HEAD)?;
        let mut ends = ends.into_iter();
        let last = ends.next();
        let earlier = ends.next().map(|(_, end)| end).unwrap_or_default();
        let end = last.as_ref().map_or(&[][..], |(_, end)| end);
        let tail = trail::tail(&earlier, end, head.as_deref()).map_err(|fault| match fault {
            TailFault::Tampered => StoreError::new(StoreFault::Tampered, &self.dir),
            TailFault::Newer(_) => StoreError::new(StoreFault::Newer, &self.dir),
        })?;
        Ok((tail, last.map(|(month, _)| month)))
    }

    /// The last lines of a month, without reading the whole file.
    fn end_of(&self, month: Month) -> Result<Vec<u8>, StoreError> {
        let path = self.dir.join(month.file());
        let read = || {
            let mut file = File::open(&path)?;
            let start = file.metadata()?.len().saturating_sub(TAIL);
            file.seek(SeekFrom::Start(start))?;
            let mut bytes = Vec::new();
            file.take(TAIL).read_to_end(&mut bytes)?;
            Ok((start, bytes))
        };
        let (start, mut bytes) = read().map_err(StoreError::at(&path))?;
        if start > 0 {
            // The first line of the piece has no beginning; a line longer than the piece was not written here.
            let cut = memchr::memchr(b'\n', &bytes).ok_or_else(|| StoreError::new(StoreFault::Tampered, &path))?;
            bytes.drain(..=cut);
        }
        Ok(bytes)
    }

    pub(super) fn months(&self) -> Result<Vec<Month>, StoreError> {
        let mut months: Vec<_> = self.names()?.iter().filter_map(|name| Month::of_file(name)).collect();
        months.sort();
        Ok(months)
    }

    /// The names of all files in the folder of the trail.
    pub(super) fn names(&self) -> Result<Vec<String>, StoreError> {
        names_in(&self.dir)
    }
}

/// The names of all files in a folder; none where there is no folder yet.
pub(super) fn names_in(folder: &Path) -> Result<Vec<String>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(StoreError::at(folder)(err)),
    };
    let names: io::Result<Vec<_>> =
        entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect();
    names.map_err(StoreError::at(folder))
}

/// The bytes of a trail; whoever reads holds the lock.
pub(super) struct Shelf<'a>(pub(super) &'a Trail);

impl Storage for Shelf<'_> {
    type Error = StoreError;

    fn months(&self) -> Result<Vec<Month>, StoreError> {
        self.0.months()
    }

    fn lines(&self, month: Month) -> Result<Vec<u8>, StoreError> {
        read_limited(&self.0.dir.join(month.file()), MAX_MONTH)
    }

    fn head(&self) -> Result<Option<Vec<u8>>, StoreError> {
        read_if_there(&self.0.head_path(), MAX_HEAD)
    }

    fn record(&self, digest: Digest) -> Result<Option<Vec<u8>>, StoreError> {
        read_if_there(&self.0.record_path(digest), MAX_RECORD)
    }
}
