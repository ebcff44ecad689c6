//! Compound files (MS-CFB), read with nothing believed: what is missing is left out, and no table, chain or tree can make
//! this read more than the file has.
//!
//! The `cfb` crate refuses a file as a whole for faults that Outlook overlooks (tables filled up in another way, a cut
//! end) and allocates what a file claims, so it only writes here.

use super::super::OpenError;

/// The root storage's place in the directory.
pub(crate) const ROOT: usize = 0;

/// The parts of a file: tables, directory, and the sectors as they lie.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector_len: usize,
    /// Streams shorter than this lie in the mini stream.
    cutoff: u64,
    /// The sector after each sector.
    next: Vec<u32>,
    next_mini: Vec<u32>,
    /// The sectors of the mini stream.
    mini: Vec<u32>,
    entries: Vec<Entry>,
    /// Directory entries that no storage leads to, or that more than one does.
    pub(crate) strays: usize,
}

#[derive(Debug, Default)]
struct Entry {
    name: String,
    kind: Kind,
    siblings: [u32; 2],
    child: u32,
    start: u32,
    len: u64,
    /// Sorted by name.
    children: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Unused,
    Storage,
    Stream,
}

const MINI_SECTOR: usize = 64;
const DIRECTORY_ENTRY: usize = 128;

impl<'a> Compound<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let broken = |part: &str| OpenError::NotOutlook(part.to_owned());
        let header = bytes.get(..512).ok_or_else(|| broken("header"))?;
        let sector_len = match u16_at(header, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(broken("sector size")),
        };
        let number = |at| u32_at(header, at).unwrap_or(u32::MAX);
        let mut file = Self {
            bytes,
            sector_len,
            cutoff: u64::from(number(56)),
            next: Vec::new(),
            next_mini: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
            strays: 0,
        };
        file.next = file.sector_table(header, number(68));
        file.next_mini = numbers(
            &file.chain(number(60)).iter().filter_map(|sector| file.sector(*sector)).collect::<Vec<_>>().concat(),
        );
        let directory = file.chain(number(48));
        let is_long = sector_len == 4096;
        file.entries = directory
            .iter()
            .filter_map(|sector| file.sector(*sector))
            .flat_map(|sector| sector.chunks_exact(DIRECTORY_ENTRY))
            .map(|entry| Entry::read(entry, is_long))
            .collect();
        let root = file.entries.first().filter(|root| root.kind == Kind::Storage).ok_or_else(|| broken("directory"))?;
        file.mini = file.chain(root.start);
        file.climb();
        Ok(file)
    }

    /// What stands in a storage, by name.
    pub(crate) fn children(&self, storage: usize) -> &[usize] {
        self.entries.get(storage).map_or(&[], |entry| entry.children.as_slice())
    }

    pub(crate) fn name(&self, entry: usize) -> &str {
        self.entries.get(entry).map_or("", |entry| entry.name.as_str())
    }

    pub(crate) fn is_storage(&self, entry: usize) -> bool {
        self.entries.get(entry).is_some_and(|entry| entry.kind == Kind::Storage)
    }

    /// How long a stream claims to be.
    pub(crate) fn claimed_len(&self, stream: usize) -> u64 {
        self.entries.get(stream).map_or(0, |entry| entry.len)
    }

    /// The stream as far as it can be read, and no more than `limit` bytes of it.
    pub(crate) fn read(&self, stream: usize, limit: usize) -> Vec<u8> {
        let Some(entry) = self.entries.get(stream) else { return Vec::new() };
        let wanted = usize::try_from(entry.len).unwrap_or(usize::MAX).min(limit);
        let is_mini = entry.len < self.cutoff;
        let table = if is_mini { &self.next_mini } else { &self.next };
        let mut data = Vec::with_capacity(wanted.min(self.bytes.len()));
        let mut at = entry.start;
        while data.len() < wanted {
            let Some(sector) = (if is_mini { self.mini_sector(at) } else { self.sector(at) }) else { break };
            data.extend_from_slice(sector.get(..wanted - data.len()).unwrap_or(sector));
            let Some(next) = place(at).and_then(|at| table.get(at)) else { break };
            // A sector that the end of the file cuts off is the last one.
            if sector.len() < if is_mini { MINI_SECTOR } else { self.sector_len } {
                break;
            }
            at = *next;
        }
        data
    }

    fn sector(&self, sector: u32) -> Option<&'a [u8]> {
        let start = place(sector)?.checked_add(1)?.checked_mul(self.sector_len)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector_len).unwrap_or(rest))
    }

    fn mini_sector(&self, sector: u32) -> Option<&'a [u8]> {
        let start = place(sector)?.checked_mul(MINI_SECTOR)?;
        let sector = self.sector(*self.mini.get(start / self.sector_len)?)?;
        let rest = sector.get(start % self.sector_len..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..MINI_SECTOR).unwrap_or(rest))
    }

    /// Every sector from `start` on; a chain that comes back to itself ends where it must have.
    fn chain(&self, start: u32) -> Vec<u32> {
        let mut sectors = Vec::new();
        let mut at = start;
        while self.sector(at).is_some() && sectors.len() < self.next.len() {
            sectors.push(at);
            match place(at).and_then(|at| self.next.get(at)) {
                Some(next) => at = *next,
                None => break,
            }
        }
        sectors
    }

    /// The sector table (FAT), which lies in the sectors that the header and a chain of further lists name (DIFAT).
    fn sector_table(&self, header: &[u8], first_list: u32) -> Vec<u32> {
        let sectors = self.bytes.len() / self.sector_len;
        let per_list = self.sector_len / 4 - 1;
        let mut named = numbers(header.get(76..).unwrap_or_default());
        let mut list = first_list;
        for _ in 0..sectors {
            let Some(mut entries) = self.sector(list).map(numbers) else { break };
            let next = (entries.len() > per_list).then(|| entries.pop()).flatten();
            named.extend(entries);
            match next {
                Some(next) => list = next,
                None => break,
            }
            if named.len() > sectors + per_list {
                break;
            }
        }
        let mut table = Vec::new();
        for sector in named.into_iter().filter_map(|sector| self.sector(sector)) {
            if table.len() >= sectors {
                break;
            }
            table.extend(numbers(sector));
        }
        table.truncate(sectors);
        table
    }

    /// Gives each storage its children: they hang together as a tree of siblings below the storage's `child`.
    fn climb(&mut self) {
        let mut seen = vec![false; self.entries.len()];
        let mut open: Vec<(u32, usize)> = Vec::new();
        if let (Some(root), Some(seen)) = (self.entries.first(), seen.first_mut()) {
            *seen = true;
            open.push((root.child, ROOT));
        }
        while let Some((at, parent)) = open.pop() {
            let Some(index) = place(at) else { continue };
            let Some(entry) = self.entries.get(index).filter(|entry| entry.kind != Kind::Unused) else { continue };
            if seen.get(index).copied().unwrap_or(true) {
                self.strays += 1;
                continue;
            }
            open.extend(entry.siblings.map(|sibling| (sibling, parent)));
            if entry.kind == Kind::Storage {
                open.push((entry.child, index));
            }
            if let Some(seen) = seen.get_mut(index) {
                *seen = true;
            }
            if let Some(parent) = self.entries.get_mut(parent) {
                parent.children.push(index);
            }
        }
        self.strays +=
            self.entries.iter().zip(seen).filter(|(entry, seen)| entry.kind != Kind::Unused && !seen).count();
        let names: Vec<String> = self.entries.iter().map(|entry| entry.name.to_ascii_uppercase()).collect();
        for entry in &mut self.entries {
            entry.children.sort_by_key(|child| names.get(*child));
        }
    }
}

impl Entry {
    fn read(entry: &[u8], is_long: bool) -> Self {
        let kind = match entry.get(66) {
            Some(1 | 5) => Kind::Storage,
            Some(2) => Kind::Stream,
            _ => Kind::Unused,
        };
        let name_len = usize::from(u16_at(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
        let units = entry.get(..name_len).unwrap_or_default().chunks_exact(2).filter_map(|unit| u16_at(unit, 0));
        let number = |at| u32_at(entry, at).unwrap_or(u32::MAX);
        // With short sectors the upper half of the length may hold anything (MS-CFB §2.6.1).
        let upper = if is_long { u64::from(number(124)) << 32 } else { 0 };
        Self {
            name: char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
            kind,
            siblings: [number(68), number(72)],
            child: number(76),
            start: number(116),
            len: upper | u64::from(number(120)),
            children: Vec::new(),
        }
    }
}

/// A sector or entry number as a place; the highest ones mean "none" (MS-CFB §2.1).
fn place(number: u32) -> Option<usize> {
    usize::try_from(number).ok().filter(|_| number < 0xFFFF_FFFA)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|number| u32_at(number, 0)).collect()
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}
