//! The compound file (MS-CFB) below an Outlook item, read with limits: what a file claims is never believed.

use std::io::{Cursor, Read as _, Write as _};
use std::time::SystemTime;

use cfb::CompoundFile;

use super::super::{Defect, DefectKind, MAX_DEPTH, OpenError};

/// More defects than this in one item say nothing new.
const MAX_DEFECTS: usize = 100;

/// The name of the stream that holds fixed-length properties (MS-OXMSG §2.4).
pub(super) const PROPERTIES: &str = "__properties_version1.0";

/// The storage that gives named properties their meaning; only the outermost item has one (MS-OXMSG §2.2.3).
const NAMED_PROPERTIES: &str = "__nameid_version1.0";

/// An Outlook item's compound file, and what was found wrong while reading it.
pub(super) struct Storages<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    /// Bytes that may still be read. Streams of an honest file do not overlap, so together they are no longer than it;
    /// a hostile one points a thousand streams at the same sectors.
    budget: usize,
    pub(super) defects: Vec<Defect>,
}

/// What stands in a storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Child {
    pub(super) name: String,
    pub(super) is_stream: bool,
}

impl<'a> Storages<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        if !sector_tables_fit(bytes) {
            return Err(OpenError::NotOutlook("more sector tables than sectors".to_owned()));
        }
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|err| OpenError::NotOutlook(err.to_string()))?;
        Ok(Self { file, budget: bytes.len(), defects: Vec::new() })
    }

    pub(super) fn note(&mut self, kind: DefectKind, detail: impl Into<String>) {
        let defect = Defect::new(kind, detail);
        if self.defects.len() < MAX_DEFECTS && !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }

    /// The children of a storage in the order of their names; none when there is no such storage.
    pub(super) fn children(&self, path: &str) -> Vec<Child> {
        let Ok(entries) = self.file.read_storage(path) else { return Vec::new() };
        entries.map(|entry| Child { name: entry.name().to_owned(), is_stream: entry.is_stream() }).collect()
    }

    pub(super) fn is_storage(&self, path: &str) -> bool {
        self.file.is_storage(path)
    }

    /// A stream as far as it can be read; a part that is missing is a defect.
    pub(super) fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        let mut stream = self.file.open_stream(path).ok()?;
        let claimed = usize::try_from(stream.len()).unwrap_or(usize::MAX);
        let wanted = claimed.min(self.budget);
        let mut data = vec![0; wanted];
        let mut filled = 0;
        while let Some(rest) = data.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match stream.read(rest) {
                Ok(0) | Err(_) => break,
                Ok(read) => filled += read,
            }
        }
        data.truncate(filled);
        self.budget -= filled;
        if filled < claimed {
            self.note(DefectKind::BrokenItem, format!("{path}: {filled}/{claimed}"));
        }
        Some(data)
    }

    /// An embedded message as a file of its own, the same bytes every time.
    pub(super) fn copy_message(&mut self, path: &str) -> std::io::Result<Vec<u8>> {
        let mut copy = self.copy_storage(path)?;
        if copy.is_stream(PROPERTIES) {
            let mut header = Vec::new();
            copy.open_stream(PROPERTIES)?.read_to_end(&mut header)?;
            // The outermost item's header is eight reserved bytes longer than an embedded one's (MS-OXMSG §2.4.1).
            let entries = header.split_off(header.len().min(24));
            let mut stream = copy.create_stream(PROPERTIES)?;
            stream.write_all(&header)?;
            stream.write_all(&[0; 8])?;
            stream.write_all(&entries)?;
        }
        if self.is_storage(NAMED_PROPERTIES) && !copy.is_storage(NAMED_PROPERTIES) {
            self.copy_into(&mut copy, NAMED_PROPERTIES, NAMED_PROPERTIES)?;
        }
        finish(copy)
    }

    /// A storage of another kind (an OLE object) as a file of its own.
    pub(super) fn copy_object(&mut self, path: &str) -> std::io::Result<Vec<u8>> {
        let copy = self.copy_storage(path)?;
        finish(copy)
    }

    fn copy_storage(&mut self, path: &str) -> std::io::Result<CompoundFile<Cursor<Vec<u8>>>> {
        let mut copy = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
        self.copy_into(&mut copy, path, "")?;
        Ok(copy)
    }

    /// Copies what stands below `from` to below `to`, without recursion: the depth is the sender's choice.
    fn copy_into(&mut self, copy: &mut CompoundFile<Cursor<Vec<u8>>>, from: &str, to: &str) -> std::io::Result<()> {
        let mut open = vec![(from.to_owned(), to.to_owned(), 0)];
        while let Some((from, to, depth)) = open.pop() {
            if !to.is_empty() {
                copy.create_storage(&to)?;
                // The library enters the time of day; the same draft must give the same digest every time.
                copy.set_created_time(&to, SystemTime::UNIX_EPOCH)?;
                copy.set_modified_time(&to, SystemTime::UNIX_EPOCH)?;
            }
            for child in self.children(&from) {
                let (source, target) = (format!("{from}/{}", child.name), format!("{to}/{}", child.name));
                if child.is_stream {
                    let data = self.read(&source).unwrap_or_default();
                    copy.create_stream(&target)?.write_all(&data)?;
                } else if depth < 2 * MAX_DEPTH {
                    // An embedded message lies two storages deep: the attachment's and its own.
                    open.push((source, target, depth + 1));
                } else {
                    self.note(DefectKind::TooDeep, child.name);
                }
            }
        }
        Ok(())
    }
}

fn finish(mut copy: CompoundFile<Cursor<Vec<u8>>>) -> std::io::Result<Vec<u8>> {
    copy.flush()?;
    Ok(copy.into_inner().into_inner())
}

/// Whether the header and its chain (MS-CFB §2.2, §2.5) name no more sector tables than there are sectors. Without this,
/// a small file that names one table again and again makes the library below allocate without end.
fn sector_tables_fit(bytes: &[u8]) -> bool {
    let shift = u16_at(bytes, 30).unwrap_or(0);
    if shift != 9 && shift != 12 {
        return true;
    }
    let sector_len = 1_usize << shift;
    let sectors = bytes.len() / sector_len;
    let used = |entries: &[u8]| entries.chunks_exact(4).filter(|entry| *entry != [0xFF; 4]).count();
    let mut tables = bytes.get(76..512).map_or(0, used);
    let mut next = u32_at(bytes, 68);
    for _ in 0..sectors {
        let Some(start) = next.and_then(|sector| usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(sector_len))
        else {
            break;
        };
        let Some(sector) = start.checked_add(sector_len).and_then(|end| bytes.get(start..end)) else { break };
        let (entries, link) = sector.split_at(sector_len - 4);
        tables += used(entries);
        if tables > sectors {
            return false;
        }
        next = u32_at(link, 0);
    }
    true
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}
