//! Zip archives read with nothing believed: what an entry claims is checked before, what it turns out to be while it is
//! unpacked, and the budget counts all of it.

use std::collections::HashMap;
use std::io::{Cursor, Error, Read};

use zip::ZipArchive;

use super::{Budget, GapKind};

/// Below this an entry may be any times larger than its packed form (bytes).
const SMALL: u64 = 1 << 20;

/// A zip archive in memory.
pub(super) struct Container<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by name in lower case, with slashes.
    by_name: HashMap<String, usize>,
}

impl<'a> Container<'a> {
    pub(super) fn open(data: &'a [u8], budget: &Budget) -> Result<Self, GapKind> {
        let Ok(zip) = ZipArchive::new(Cursor::new(data)) else { return Err(GapKind::Damaged) };
        if zip.len() as u64 > budget.limits().entries {
            return Err(GapKind::TooMany);
        }
        let names = (0..zip.len()).filter_map(|index| Some((key(&zip.name_for_index(index)?.ok()?), index)));
        let by_name = names.collect();
        Ok(Self { zip, by_name })
    }

    /// Every entry's name, in the order of the directory.
    pub(super) fn names(&self) -> Vec<String> {
        (0..self.zip.len()).filter_map(|index| Some(self.zip.name_for_index(index)?.ok()?.into_owned())).collect()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(&key(name))
    }

    /// Reads an entry as it is unpacked. What could be read stays, with the reason why it ends early.
    pub(super) fn stream<T>(
        &mut self,
        name: &str,
        budget: &mut Budget,
        read: impl FnOnce(&mut dyn Read, &mut Budget) -> T,
    ) -> Result<(T, Option<GapKind>), GapKind> {
        let index = *self.by_name.get(&key(name)).ok_or(GapKind::Damaged)?;
        if self.zip.by_index_raw(index).is_ok_and(|entry| entry.encrypted()) {
            return Err(GapKind::Encrypted);
        }
        let Ok(entry) = self.zip.by_index(index) else { return Err(GapKind::Damaged) };
        let by_ratio = entry.compressed_size().saturating_mul(budget.limits().ratio).max(SMALL);
        let most = by_ratio.min(budget.unpackable());
        if entry.size() > most {
            return Err(GapKind::Bomb);
        }
        let mut unpacked = Unpacked { inner: entry, read: 0, most, stop: None };
        let made = read(&mut unpacked, budget);
        let within = budget.take_unpacked(unpacked.read);
        Ok((made, unpacked.stop.or((!within).then_some(GapKind::Bomb))))
    }

    /// A whole entry, no more than `limit` bytes of it.
    pub(super) fn read(&mut self, name: &str, limit: u64, budget: &mut Budget) -> Result<Vec<u8>, GapKind> {
        let (data, stop) = self.stream(name, budget, |entry, _| {
            let mut data = Vec::new();
            // Why it failed is in `stop`.
            let whole = entry.take(limit.saturating_add(1)).read_to_end(&mut data).is_ok();
            (data, whole)
        })?;
        match (data, stop) {
            (_, Some(stop)) => Err(stop),
            ((data, _), None) if data.len() as u64 > limit => Err(GapKind::TooLarge),
            ((_, false), None) => Err(GapKind::Damaged),
            ((data, true), None) => Ok(data),
        }
    }
}

/// Programs that read these files do not tell upper from lower case, and some that write them use backslashes.
fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

/// An entry that ends where it becomes too much.
struct Unpacked<R> {
    inner: R,
    read: u64,
    most: u64,
    stop: Option<GapKind>,
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let stopped = |stop| Error::other(format!("{stop:?}"));
        if let Some(stop) = self.stop {
            return Err(stopped(stop));
        }
        let read = self.inner.read(buf).inspect_err(|_| self.stop = Some(GapKind::Damaged))?;
        self.read += read as u64;
        if self.read > self.most {
            self.stop = Some(GapKind::Bomb);
            return Err(stopped(GapKind::Bomb));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::lens::Limits;

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, data) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(data).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(data: &[u8], name: &str, limits: &Limits) -> Result<Vec<u8>, GapKind> {
        let mut budget = Budget::new(limits);
        Container::open(data, &budget)?.read(name, 10 << 20, &mut budget)
    }

    #[test]
    fn an_entry_is_found_as_programs_find_it() {
        let data = zip(&[("xl\\Workbook.xml", b"<workbook/>")]);
        assert_eq!(read(&data, "/xl/workbook.xml", &Limits::default()).unwrap(), b"<workbook/>");
        assert_eq!(read(&data, "xl/styles.xml", &Limits::default()), Err(GapKind::Damaged));
    }

    #[test]
    fn what_unpacks_to_many_times_its_size_is_a_bomb() {
        let zeros = zip(&[("a", &vec![0; 9 << 20])]);
        assert_eq!(read(&zeros, "a", &Limits::default()), Err(GapKind::Bomb));
        let few = Limits { unpacked_bytes: 10, ..Limits::default() };
        assert_eq!(read(&zip(&[("a", b"0123456789a")]), "a", &few), Err(GapKind::Bomb));
        assert_eq!(read(&zip(&[("a", b"0123456789")]), "a", &few).unwrap(), b"0123456789");
    }

    #[test]
    fn an_entry_that_claims_to_be_small_ends_all_the_same() {
        let mut data = zip(&[("a", &vec![7; 900_000])]);
        let size = 900_000_u32.to_le_bytes();
        let places: Vec<_> = memchr::memmem::find_iter(&data, &size).collect();
        assert!(!places.is_empty());
        for at in places {
            data[at..at + 4].copy_from_slice(&5_u32.to_le_bytes());
        }
        let few = Limits { unpacked_bytes: 1000, ..Limits::default() };
        assert!(matches!(read(&data, "a", &few), Err(GapKind::Bomb | GapKind::Damaged)));
    }

    #[test]
    fn too_many_entries_are_not_opened() {
        let few = Limits { entries: 1, ..Limits::default() };
        assert_eq!(read(&zip(&[("a", b"1"), ("b", b"2")]), "a", &few), Err(GapKind::TooMany));
    }

    #[test]
    fn a_broken_entry_says_so() {
        let mut data = zip(&[("a", b"some text that is packed, some text that is packed")]);
        data[35..45].fill(0xFF);
        assert_eq!(read(&data, "a", &Limits::default()), Err(GapKind::Damaged));
        assert_eq!(read(b"PK\x03\x04", "a", &Limits::default()), Err(GapKind::Damaged));
    }
}
