//! Outlook items for tests, written property by property.

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;

/// A storage with properties, and the storages below it.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    entries: Vec<u8>,
    streams: Vec<(String, Vec<u8>)>,
    storages: Vec<(String, Item)>,
}

impl Item {
    pub(super) fn number(self, id: u16, value: u32) -> Self {
        self.entry(id, 0x0003, value)
    }

    /// A moment, in 100 ns since 1601.
    pub(super) fn time(mut self, id: u16, ticks: u64) -> Self {
        for part in [&0x0040_u16.to_le_bytes()[..], &id.to_le_bytes(), &[6, 0, 0, 0], &ticks.to_le_bytes()] {
            self.entries.extend_from_slice(part);
        }
        self
    }

    pub(super) fn flag(self, id: u16) -> Self {
        self.entry(id, 0x000B, 1)
    }

    pub(super) fn text(self, id: u16, text: &str) -> Self {
        self.stream(id, 0x001F, text.encode_utf16().flat_map(u16::to_le_bytes).collect())
    }

    pub(super) fn bytes8(self, id: u16, bytes: &[u8]) -> Self {
        self.stream(id, 0x001E, bytes.to_vec())
    }

    pub(super) fn binary(self, id: u16, bytes: &[u8]) -> Self {
        self.stream(id, 0x0102, bytes.to_vec())
    }

    /// A property whose stream is missing.
    pub(super) fn entry(mut self, id: u16, kind: u16, value: u32) -> Self {
        for part in [&kind.to_le_bytes()[..], &id.to_le_bytes(), &[6, 0, 0, 0], &value.to_le_bytes(), &[0; 4]] {
            self.entries.extend_from_slice(part);
        }
        self
    }

    pub(super) fn recipient(self, recipient: Self) -> Self {
        self.row("__recip_version1.0_#", recipient)
    }

    pub(super) fn attachment(self, attachment: Self) -> Self {
        self.row("__attach_version1.0_#", attachment)
    }

    pub(super) fn object(mut self, id: u16, object: Self) -> Self {
        self.storages.push((format!("__substg1.0_{id:04X}000D"), object));
        self.entry(id, 0x000D, u32::MAX)
    }

    fn row(mut self, prefix: &str, row: Self) -> Self {
        self.storages.push((format!("{prefix}{:08X}", self.storages.len()), row));
        self
    }

    fn stream(mut self, id: u16, kind: u16, data: Vec<u8>) -> Self {
        let len = u32::try_from(data.len()).unwrap();
        self.streams.push((format!("__substg1.0_{id:04X}{kind:04X}"), data));
        self.entry(id, kind, len)
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let mut file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
        self.write(&mut file, "", 32);
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    fn write(&self, file: &mut CompoundFile<Cursor<Vec<u8>>>, path: &str, header: usize) {
        let table = [vec![0; header], self.entries.clone()].concat();
        file.create_stream(format!("{path}/__properties_version1.0")).unwrap().write_all(&table).unwrap();
        for (name, data) in &self.streams {
            file.create_stream(format!("{path}/{name}")).unwrap().write_all(data).unwrap();
        }
        for (name, item) in &self.storages {
            let path = format!("{path}/{name}");
            file.create_storage(&path).unwrap();
            item.write(file, &path, if name.starts_with("__substg") { 24 } else { 8 });
        }
    }
}
