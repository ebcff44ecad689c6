//! The storages of an Outlook item: reading within a budget, notes on what was broken, and copies as files of their own.

use std::io::{Cursor, Write as _};
use std::time::SystemTime;

use cfb::CompoundFile;

use super::super::{Defect, DefectKind, MAX_DEPTH, OpenError};
use super::compound::{Compound, ROOT};

/// More defects than this in one item say nothing new.
const MAX_DEFECTS: usize = 100;

/// The name of the stream that holds fixed-length properties (MS-OXMSG §2.4).
pub(super) const PROPERTIES: &str = "__properties_version1.0";

/// The storage that gives named properties their meaning; only the outermost item has one (MS-OXMSG §2.2.3).
const NAMED_PROPERTIES: &str = "__nameid_version1.0";

/// An Outlook item's compound file, and what was found wrong while reading it.
pub(super) struct Storages<'a> {
    file: Compound<'a>,
    /// Bytes that may still be read and copied. Streams of an honest file do not overlap, so together they are no longer
    /// than it; a hostile one points a thousand streams at the same sectors.
    budget: usize,
    /// What must be left of the budget for everything else when something dispensable is read.
    reserve: usize,
    named_properties: Option<usize>,
    pub(super) defects: Vec<Defect>,
}

impl<'a> Storages<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let file = Compound::open(bytes)?;
        let named_properties = file.children(ROOT).iter().copied().find(|child| file.name(*child) == NAMED_PROPERTIES);
        let mut storages = Self {
            file,
            budget: bytes.len().saturating_mul(4).saturating_add(4 * 1024 * 1024),
            reserve: bytes.len().saturating_mul(2),
            named_properties,
            defects: Vec::new(),
        };
        if storages.file.strays > 0 {
            storages.note(DefectKind::BrokenItem, format!("{} × ?", storages.file.strays));
        }
        Ok(storages)
    }

    /// Whether this has anything of an Outlook item; Word and Excel write files of this format too.
    pub(super) fn is_item(&self) -> bool {
        const NAMES: [&str; 4] = [PROPERTIES, "__substg1.0_", "__recip_version1.0_", "__attach_version1.0_"];
        let names = self.file.children(ROOT).iter().map(|child| self.file.name(*child));
        names.into_iter().any(|name| NAMES.iter().any(|start| name.starts_with(start)))
    }

    pub(super) fn note(&mut self, kind: DefectKind, detail: impl Into<String>) {
        let defect = Defect::new(kind, detail);
        if self.defects.len() < MAX_DEFECTS && !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }

    /// What stands in a storage, by name.
    pub(super) fn children(&self, storage: usize) -> Vec<usize> {
        self.file.children(storage).to_vec()
    }

    /// The storages of the item itself whose names start like this: one for each recipient or attachment.
    pub(super) fn rows(&self, prefix: &str) -> Vec<usize> {
        let is_row = |child: &usize| self.file.is_storage(*child) && self.file.name(*child).starts_with(prefix);
        self.file.children(ROOT).iter().copied().filter(is_row).collect()
    }

    pub(super) fn name(&self, entry: usize) -> &str {
        self.file.name(entry)
    }

    pub(super) fn is_storage(&self, entry: usize) -> bool {
        self.file.is_storage(entry)
    }

    /// A stream as far as it can be read; a part that is missing is a defect.
    pub(super) fn read(&mut self, stream: usize) -> Vec<u8> {
        let data = self.file.read(stream, self.budget);
        self.budget -= data.len();
        if (data.len() as u64) < self.file.claimed_len(stream) {
            let detail = format!("{}: {}/{}", self.file.name(stream), data.len(), self.file.claimed_len(stream));
            self.note(DefectKind::BrokenItem, detail);
        }
        data
    }

    /// An embedded message as a file of its own, the same bytes every time.
    pub(super) fn copy_message(&mut self, storage: usize) -> std::io::Result<Vec<u8>> {
        let mut copy = Copy::new(true)?;
        self.copy_into(&mut copy, storage, String::new())?;
        if let Some(named) = self.named_properties.filter(|_| self.budget > self.reserve) {
            let path = format!("/{NAMED_PROPERTIES}");
            copy.add_storage(&path)?;
            self.copy_into(&mut copy, named, path)?;
        }
        self.charge(copy)
    }

    /// A storage of another kind (an OLE object) as a file of its own.
    pub(super) fn copy_object(&mut self, storage: usize) -> std::io::Result<Vec<u8>> {
        let mut copy = Copy::new(false)?;
        self.copy_into(&mut copy, storage, String::new())?;
        self.charge(copy)
    }

    /// The finished copy, which counts as well: even one of nothing has a header and tables.
    fn charge(&mut self, copy: Copy) -> std::io::Result<Vec<u8>> {
        let data = copy.finish()?;
        self.budget = self.budget.checked_sub(data.len()).ok_or(std::io::ErrorKind::QuotaExceeded)?;
        Ok(data)
    }

    /// Copies what stands in `storage` to below `path`, without recursion: the depth is the sender's choice.
    fn copy_into(&mut self, copy: &mut Copy, storage: usize, path: String) -> std::io::Result<()> {
        let mut open = vec![(storage, path, 0)];
        while let Some((storage, path, depth)) = open.pop() {
            for child in self.children(storage) {
                if !is_name(self.file.name(child)) {
                    self.note(DefectKind::BrokenItem, self.file.name(child).to_owned());
                    continue;
                }
                let child_path = format!("{path}/{}", self.file.name(child));
                if !self.is_storage(child) {
                    let data = self.read(child);
                    copy.add_stream(&child_path, &data)?;
                } else if depth < 2 * MAX_DEPTH {
                    // An embedded message lies two storages deep: the attachment's and its own.
                    copy.add_storage(&child_path)?;
                    open.push((child, child_path, depth + 1));
                } else {
                    self.note(DefectKind::TooDeep, self.file.name(child).to_owned());
                }
            }
        }
        Ok(())
    }
}

/// Whether a name can stand in a path and in a directory (MS-CFB §2.6.1).
fn is_name(name: &str) -> bool {
    let fits = (1..=31).contains(&name.encode_utf16().count());
    fits && name != "." && name != ".." && !name.contains(['/', '\\', ':', '!', '\0'])
}

/// A compound file being written.
struct Copy {
    file: CompoundFile<Cursor<Vec<u8>>>,
    is_message: bool,
}

impl Copy {
    fn new(is_message: bool) -> std::io::Result<Self> {
        let file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
        Ok(Self { file, is_message })
    }

    fn add_storage(&mut self, path: &str) -> std::io::Result<()> {
        self.file.create_storage(path)?;
        // The library enters the time of day; the same draft must give the same digest every time.
        self.file.set_created_time(path, SystemTime::UNIX_EPOCH)?;
        self.file.set_modified_time(path, SystemTime::UNIX_EPOCH)
    }

    fn add_stream(&mut self, path: &str, data: &[u8]) -> std::io::Result<()> {
        let mut stream = self.file.create_new_stream(path)?;
        if self.is_message && path.strip_prefix('/') == Some(PROPERTIES) {
            // The outermost item's header is eight reserved bytes longer than an embedded one's (MS-OXMSG §2.4.1).
            let (header, entries) = data.split_at_checked(24).unwrap_or((data, &[]));
            stream.write_all(header)?;
            stream.write_all(&[0; 8])?;
            return stream.write_all(entries);
        }
        stream.write_all(data)
    }

    fn finish(mut self) -> std::io::Result<Vec<u8>> {
        self.file.flush()?;
        Ok(self.file.into_inner().into_inner())
    }
}
