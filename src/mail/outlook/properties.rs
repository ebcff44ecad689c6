//! MAPI properties (MS-OXMSG §2.4): those of fixed length stand in one stream, each of the others in a stream of its own.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::DefectKind;
use super::codepage;
use super::compound::{u16_at, u32_at};
use super::storage::{PROPERTIES, Storages};

/// Property ids (MS-OXPROPS), named as there without `PidTag`.
pub(super) mod id {
    pub(crate) const DEFERRED_DELIVERY_TIME: u16 = 0x000F;
    pub(crate) const EXPIRY_TIME: u16 = 0x0015;
    pub(crate) const IMPORTANCE: u16 = 0x0017;
    pub(crate) const MESSAGE_CLASS: u16 = 0x001A;
    pub(crate) const ORIGINATOR_DELIVERY_REPORT_REQUESTED: u16 = 0x0023;
    pub(crate) const READ_RECEIPT_REQUESTED: u16 = 0x0029;
    pub(crate) const REPLY_TIME: u16 = 0x0030;
    pub(crate) const SENSITIVITY: u16 = 0x0036;
    pub(crate) const SUBJECT: u16 = 0x0037;
    pub(crate) const SUBJECT_PREFIX: u16 = 0x003D;
    pub(crate) const REPLY_RECIPIENT_ENTRIES: u16 = 0x004F;
    pub(crate) const REPLY_RECIPIENT_NAMES: u16 = 0x0050;
    pub(crate) const START_DATE: u16 = 0x0060;
    pub(crate) const TRANSPORT_MESSAGE_HEADERS: u16 = 0x007D;
    pub(crate) const RECIPIENT_TYPE: u16 = 0x0C15;
    pub(crate) const DISPLAY_BCC: u16 = 0x0E02;
    pub(crate) const DISPLAY_CC: u16 = 0x0E03;
    pub(crate) const DISPLAY_TO: u16 = 0x0E04;
    pub(crate) const MESSAGE_FLAGS: u16 = 0x0E07;
    pub(crate) const NORMALIZED_SUBJECT: u16 = 0x0E1D;
    pub(crate) const ENTRY_ID: u16 = 0x0FFF;
    pub(crate) const BODY: u16 = 0x1000;
    pub(crate) const RTF_COMPRESSED: u16 = 0x1009;
    pub(crate) const HTML: u16 = 0x1013;
    pub(crate) const INTERNET_MESSAGE_ID: u16 = 0x1035;
    pub(crate) const INTERNET_REFERENCES: u16 = 0x1039;
    pub(crate) const IN_REPLY_TO_ID: u16 = 0x1042;
    pub(crate) const DISPLAY_NAME: u16 = 0x3001;
    pub(crate) const ADDRESS_TYPE: u16 = 0x3002;
    pub(crate) const EMAIL_ADDRESS: u16 = 0x3003;
    pub(crate) const ATTACH_DATA: u16 = 0x3701;
    pub(crate) const ATTACH_FILENAME: u16 = 0x3704;
    pub(crate) const ATTACH_METHOD: u16 = 0x3705;
    pub(crate) const ATTACH_LONG_FILENAME: u16 = 0x3707;
    pub(crate) const ATTACH_PATHNAME: u16 = 0x3708;
    pub(crate) const ATTACH_LONG_PATHNAME: u16 = 0x370D;
    pub(crate) const ATTACH_MIME_TAG: u16 = 0x370E;
    pub(crate) const ATTACH_CONTENT_ID: u16 = 0x3712;
    pub(crate) const SMTP_ADDRESS: u16 = 0x39FE;
    pub(crate) const INTERNET_CODEPAGE: u16 = 0x3FDE;
    pub(crate) const DEFERRED_SEND_TIME: u16 = 0x3FEF;
    pub(crate) const MESSAGE_LOCALE_ID: u16 = 0x3FF1;
    pub(crate) const MESSAGE_CODEPAGE: u16 = 0x3FFD;
    pub(crate) const RECIPIENT_DISPLAY_NAME: u16 = 0x5FF6;
    pub(crate) const ATTACHMENT_HIDDEN: u16 = 0x7FFE;
}

/// Property types (MS-OXCDATA §2.11.1).
const INTEGER_32: u16 = 0x0003;
const BOOLEAN: u16 = 0x000B;
const OBJECT: u16 = 0x000D;
const STRING_8: u16 = 0x001E;
const STRING: u16 = 0x001F;
const TIME: u16 = 0x0040;
const BINARY: u16 = 0x0102;

/// How long the header before the entries is (MS-OXMSG §2.4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Item,
    /// A recipient or an attachment.
    Part,
}

/// The properties of one storage.
#[derive(Debug)]
pub(super) struct Properties {
    /// The storage they stand in.
    name: String,
    /// Value (or length, for what has a stream) by id and type.
    entries: BTreeMap<(u16, u16), [u8; 8]>,
    /// Streams and storages by id and type.
    streams: BTreeMap<(u16, u16), usize>,
    code_page: Option<u32>,
}

impl Properties {
    /// Reads what stands in a storage; 8-bit strings are in `code_page`.
    pub(super) fn read(storages: &mut Storages<'_>, storage: usize, owner: Owner, code_page: Option<u32>) -> Self {
        let mut properties = Self {
            name: storages.name(storage).to_owned(),
            entries: BTreeMap::new(),
            streams: BTreeMap::new(),
            code_page,
        };
        let mut table = None;
        for child in storages.children(storage) {
            if let Some(tag) = stream_tag(storages.name(child)) {
                // Of two streams with one name a reader that looks for the property sees one.
                properties.streams.entry(tag).or_insert(child);
            } else if storages.name(child) == PROPERTIES {
                table = Some(child);
            }
        }
        match table {
            Some(table) => properties.entries = fixed(&storages.read(table), owner),
            None => storages.note(DefectKind::BrokenItem, format!("{}/{PROPERTIES}", properties.name)),
        }
        properties
    }

    pub(super) fn set_code_page(&mut self, code_page: Option<u32>) {
        self.code_page = code_page;
    }

    /// The name of the storage they stand in.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn integer(&self, id: u16) -> Option<u32> {
        Some(u32::from_le_bytes(self.entries.get(&(id, INTEGER_32))?.first_chunk().copied()?))
    }

    pub(super) fn boolean(&self, id: u16) -> bool {
        self.entries.get(&(id, BOOLEAN)).and_then(|value| u16_at(value, 0)).is_some_and(|value| value != 0)
    }

    /// A moment; `None` also for the far one that Outlook writes for none.
    pub(super) fn time(&self, id: u16) -> Option<Timestamp> {
        /// From 1601-01-01 to 1970-01-01 (100 ns).
        const TO_EPOCH: u64 = 116_444_736_000_000_000;
        /// 4501-01-01.
        const NEVER: u64 = 0x0CB3_4557_A3DD_4000;
        let ticks = u64::from_le_bytes(*self.entries.get(&(id, TIME))?);
        let since = ticks.checked_sub(TO_EPOCH).filter(|_| ticks < NEVER)?;
        Timestamp::from_microsecond(i64::try_from(since / 10).ok()?).ok()
    }

    /// A string, Unicode or 8-bit, without the zeros at its end. An empty one is `None`.
    pub(super) fn text(&self, storages: &mut Storages<'_>, id: u16) -> Option<String> {
        let text = if let Some(data) = self.data(storages, id, STRING) {
            let (text, faulty) = encoding_rs::UTF_16LE.decode_without_bom_handling(&data);
            if faulty {
                storages.note(DefectKind::UndecodableCharacters, format!("{id:04X}"));
            }
            text.into_owned()
        } else {
            let data = self.data(storages, id, STRING_8)?;
            let decoded = codepage::decode(&data, self.code_page);
            if decoded.faulty {
                storages.note(DefectKind::UndecodableCharacters, format!("{id:04X}"));
            }
            decoded.text
        };
        let len = text.trim_end_matches('\0').len();
        let text = text.get(..len).unwrap_or_default();
        (!text.is_empty()).then(|| text.to_owned())
    }

    pub(super) fn binary(&self, storages: &mut Storages<'_>, id: u16) -> Option<Vec<u8>> {
        self.data(storages, id, BINARY)
    }

    /// The 8-bit bytes of a string property that some producers use in place of a binary one.
    pub(super) fn string8(&self, storages: &mut Storages<'_>, id: u16) -> Option<Vec<u8>> {
        self.data(storages, id, STRING_8)
    }

    /// The storage of an object: an embedded message, an OLE object.
    pub(super) fn object(&self, storages: &Storages<'_>, id: u16) -> Option<usize> {
        self.streams.get(&(id, OBJECT)).copied().filter(|storage| storages.is_storage(*storage))
    }

    fn data(&self, storages: &mut Storages<'_>, id: u16, kind: u16) -> Option<Vec<u8>> {
        let stream = self.streams.get(&(id, kind)).copied().filter(|stream| !storages.is_storage(*stream));
        if stream.is_none() && self.entries.get(&(id, kind)).and_then(|length| u32_at(length, 0)).unwrap_or(0) > 2 {
            // Lengths count the zero at the end, which alone needs no stream.
            storages.note(DefectKind::BrokenItem, format!("{}/{id:04X}{kind:04X}", self.name));
        }
        Some(storages.read(stream?))
    }
}

/// `__substg1.0_0037001F`: id and type.
fn stream_tag(name: &str) -> Option<(u16, u16)> {
    let tag = name.strip_prefix("__substg1.0_")?;
    let tag = u32::from_str_radix(tag.get(..8).filter(|_| tag.len() == 8)?, 16).ok()?;
    Some((u16::try_from(tag >> 16).ok()?, u16::try_from(tag & 0xFFFF).ok()?))
}

fn fixed(data: &[u8], owner: Owner) -> BTreeMap<(u16, u16), [u8; 8]> {
    let header = match owner {
        Owner::Item => 32,
        Owner::Part => 8,
    };
    let mut entries = BTreeMap::new();
    for entry in data.get(header..).unwrap_or_default().chunks_exact(16) {
        if let (Some(kind), Some(id), Some(value)) = (u16_at(entry, 0), u16_at(entry, 2), entry.last_chunk()) {
            // Whoever stands first counts, as for a reader that looks for one property.
            entries.entry((id, kind)).or_insert(*value);
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_named_after_its_property() {
        assert_eq!(stream_tag("__substg1.0_0037001F"), Some((0x0037, STRING)));
        assert_eq!(stream_tag("__substg1.0_3701000d"), Some((0x3701, OBJECT)));
        for name in ["__substg1.0_101F101F-00000001", "__substg1.0_003", "__nameid_version1.0", "__substg1.0_0037００1"]
        {
            assert_eq!(stream_tag(name), None, "{name}");
        }
    }

    #[test]
    fn entries_follow_a_header_as_long_as_their_owner_asks() {
        let entry = b"\x03\x00\x15\x0c\x06\0\0\0\x02\0\0\0\0\0\0\0";
        let part = [&[0; 8][..], entry].concat();
        let item = [&[0; 32][..], entry, b"\x03\x00"].concat();
        let expected = BTreeMap::from([((id::RECIPIENT_TYPE, INTEGER_32), [2, 0, 0, 0, 0, 0, 0, 0])]);
        assert_eq!(fixed(&part, Owner::Part), expected);
        assert_eq!(fixed(&item, Owner::Item), expected);
        assert!(fixed(&part, Owner::Item).is_empty());
    }
}
