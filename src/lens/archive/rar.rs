//! RAR archives: their list. Nobody here can unpack them, so each file is named and told as not looked into.

use crate::lens::{Budget, GapKind, Inspection, Mark};
use crate::mail::parse::text_of_unknown_charset;

use super::{count, entry};

const OLD: &[u8] = b"Rar!\x1A\x07\x00";
const NEW: &[u8] = b"Rar!\x1A\x07\x01\x00";

pub(super) fn is_rar(data: &[u8]) -> bool {
    data.starts_with(OLD) || data.starts_with(NEW)
}

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let mut rest = data.strip_prefix(NEW).or_else(|| data.strip_prefix(OLD)).unwrap_or_default();
    let next = if data.starts_with(NEW) { new } else { old };
    loop {
        let Some((block, after)) = next(rest) else {
            // The end, or what was announced, is not there.
            file.gap(GapKind::Damaged, "");
            break;
        };
        match block {
            Block::End => break,
            Block::Other => {}
            Block::Encrypted => {
                file.marks.push(Mark::Encrypted);
                file.gap(GapKind::Encrypted, "");
                return;
            }
            Block::File { name, size, encrypted } => {
                if !budget.take_entry() {
                    file.gap(GapKind::TooMany, "");
                    break;
                }
                let why = if encrypted { GapKind::Encrypted } else { GapKind::UnknownFormat };
                entry(&name, size, Err(why), file, budget);
            }
        }
        rest = after;
    }
    count(file);
}

enum Block {
    File {
        name: String,
        size: u64,
        encrypted: bool,
    },
    /// What follows is encrypted, names included.
    Encrypted,
    End,
    Other,
}

/// A block of RAR 1.5 to 4, and what follows it.
fn old(data: &[u8]) -> Option<(Block, &[u8])> {
    const HAS_DATA: u16 = 0x8000;
    const IS_LARGE: u16 = 0x100;
    const FOLDER: u16 = 0xE0;
    let kind = *data.get(2)?;
    let flags = short(data, 3)?;
    let length = usize::from(short(data, 5)?);
    let header = data.get(..length.max(7))?;
    let mut packed = if flags & HAS_DATA != 0 { u64::from(long(header, 7)?) } else { 0 };
    let block = match kind {
        0x73 if flags & 0x80 != 0 => Block::Encrypted,
        0x7B => Block::End,
        0x74 => {
            let (mut size, mut at) = (u64::from(long(header, 11)?), 32);
            packed = u64::from(long(header, 7)?);
            if flags & IS_LARGE != 0 {
                packed |= u64::from(long(header, 32)?) << 32;
                size |= u64::from(long(header, 36)?) << 32;
                at = 40;
            }
            let name = header.get(at..at + usize::from(short(header, 26)?))?;
            // Behind a NUL stands the same name in an encoding of its own.
            let name = text_of_unknown_charset(name.split(|byte| *byte == 0).next().unwrap_or_default());
            if flags & FOLDER == FOLDER { Block::Other } else { Block::File { name, size, encrypted: flags & 4 != 0 } }
        }
        _ => Block::Other,
    };
    let after = header.len().checked_add(usize::try_from(packed).ok()?)?;
    Some((block, data.get(after..)?))
}

/// A block of RAR 5, and what follows it.
fn new(data: &[u8]) -> Option<(Block, &[u8])> {
    let mut sized = Numbers(data.get(4..)?);
    let length = usize::try_from(sized.next()?).ok()?;
    let (header, after) = sized.0.split_at_checked(length)?;
    let mut fields = Numbers(header);
    let (kind, flags) = (fields.next()?, fields.next()?);
    let extra = if flags & 1 != 0 { usize::try_from(fields.next()?).ok()? } else { 0 };
    let packed = if flags & 2 != 0 { usize::try_from(fields.next()?).ok()? } else { 0 };
    let block = match kind {
        4 => Block::Encrypted,
        5 => Block::End,
        2 => file(fields, header.get(header.len().checked_sub(extra)?..)?)?,
        _ => Block::Other,
    };
    Some((block, after.get(packed..)?))
}

fn file(mut fields: Numbers<'_>, extra: &[u8]) -> Option<Block> {
    let (flags, size, _attributes) = (fields.next()?, fields.next()?, fields.next()?);
    // Time and checksum.
    fields.skip(if flags & 2 != 0 { 4 } else { 0 } + if flags & 4 != 0 { 4 } else { 0 })?;
    let (_method, _system, length) = (fields.next()?, fields.next()?, fields.next()?);
    let name = fields.0.get(..usize::try_from(length).ok()?)?;
    let name = String::from_utf8_lossy(name).into_owned();
    let is_folder = flags & 1 != 0;
    Some(if is_folder { Block::Other } else { Block::File { name, size, encrypted: is_encrypted(extra) } })
}

/// Whether one of the records behind a header says how the file is encrypted.
fn is_encrypted(extra: &[u8]) -> bool {
    let mut records = Numbers(extra);
    while let Some(length) = records.next() {
        let mut record = records;
        if record.next() == Some(1) {
            return true;
        }
        if usize::try_from(length).ok().and_then(|length| records.skip(length)).is_none() {
            return false;
        }
    }
    false
}

/// Numbers of seven bits a byte, the lowest first.
#[derive(Clone, Copy)]
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next(&mut self) -> Option<u64> {
        let mut number = 0;
        for (index, byte) in self.0.iter().take(10).enumerate() {
            number |= u64::from(byte & 0x7F).checked_shl(u32::try_from(index * 7).ok()?)?;
            if byte & 0x80 == 0 {
                self.skip(index + 1)?;
                return Some(number);
            }
        }
        None
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.get(count..)?;
        Some(())
    }
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(at..at + 2)?.as_array()?))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(at..at + 4)?.as_array()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::testing::outline;

    /// A file block of RAR 5 with so many bytes of data.
    fn new_file(name: &str, flags: u64, extra: &[u8], data: usize) -> Vec<u8> {
        let mut body = vec![2, 3, u8::try_from(extra.len()).unwrap(), u8::try_from(data).unwrap()];
        body.extend([u8::try_from(flags).unwrap(), 9, 0, 0, 0, u8::try_from(name.len()).unwrap()]);
        body.extend(name.as_bytes());
        body.extend(extra);
        let mut block = vec![0, 0, 0, 0, u8::try_from(body.len()).unwrap()];
        block.extend(body);
        block.resize(block.len() + data, 7);
        block
    }

    fn old_file(name: &[u8], flags: u16) -> Vec<u8> {
        let mut block = vec![0, 0, 0x74];
        block.extend((flags | 0x8000).to_le_bytes());
        block.extend(u16::try_from(32 + name.len()).unwrap().to_le_bytes());
        block.extend(3_u32.to_le_bytes());
        block.extend(9_u32.to_le_bytes());
        block.resize(26, 0);
        block.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        block.extend([0; 4]);
        block.extend(name);
        block.extend(b"abc");
        block
    }

    const NEW_MAIN: &[u8] = &[0, 0, 0, 0, 3, 1, 0, 0];
    const NEW_END: &[u8] = &[0, 0, 0, 0, 3, 5, 0, 0];
    const OLD_MAIN: &[u8] = &[0, 0, 0x73, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0];
    const OLD_END: &[u8] = &[0, 0, 0x7B, 0, 0, 7, 0];

    #[test]
    fn the_files_of_both_forms_are_listed() {
        let listed = "archive entries=2 encrypted\n見積.pdf: pdf gap=unknown_format\nb.txt: text gap=encrypted";
        let (plain, locked) = (new_file("見積.pdf", 0, &[], 50), new_file("b.txt", 0, &[2, 1, 0], 5));
        let data = [NEW, NEW_MAIN, &plain, &new_file("folder", 1, &[], 0), &locked, NEW_END].concat();
        assert_eq!(outline(&data, "a.rar"), listed);
        let name = encoding_rs::SHIFT_JIS.encode("見積.pdf").0.into_owned();
        let data =
            [OLD, OLD_MAIN, &old_file(&name, 0), &old_file(b"d", 0xE0), &old_file(b"b.txt\0x", 4), OLD_END].concat();
        assert_eq!(outline(&data, "a.rar"), listed);
    }

    #[test]
    fn an_archive_with_encrypted_names_is_told() {
        let locked = [NEW, &[0, 0, 0, 0, 3, 4, 0, 0]].concat();
        assert_eq!(outline(&locked, "a.rar"), "archive encrypted gap=encrypted");
        let locked = [OLD, &[0, 0, 0x73, 0x80, 0, 13, 0, 0, 0, 0, 0, 0, 0]].concat();
        assert_eq!(outline(&locked, "a.rar"), "archive encrypted gap=encrypted");
    }

    #[test]
    fn an_archive_cut_anywhere_is_damaged() {
        for whole in [
            [NEW, NEW_MAIN, &new_file("a.txt", 6, &[1, 1], 5), NEW_END].concat(),
            [OLD, OLD_MAIN, &old_file(b"a.txt", 0), OLD_END].concat(),
        ] {
            for end in 8..whole.len() - 1 {
                assert!(outline(&whole[..end], "a.rar").contains("gap=damaged"), "{end}");
            }
        }
    }
}
