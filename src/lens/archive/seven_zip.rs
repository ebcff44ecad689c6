//! 7z archives: listed, and unpacked where they are packed with LZMA or LZMA2 or not at all.

use std::io::Cursor;

use sevenz_rust2::{Archive, BlockDecoder, EncoderMethod, Error, Password};

use crate::lens::{Budget, GapKind, Inspection, Mark};

use super::{count, entry, unpack};

pub(super) const MAGIC: &[u8] = b"7z\xBC\xAF\x27\x1C";

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let archive = match Archive::read(&mut Cursor::new(data), &Password::empty()) {
        Ok(archive) => archive,
        Err(error) => {
            let why = why(&error);
            if why == GapKind::Encrypted {
                file.marks.push(Mark::Encrypted);
            }
            file.gap(why, "");
            return;
        }
    };
    if archive.files.len() as u64 > budget.entries_left() {
        file.gap(GapKind::TooMany, "");
        return;
    }
    for index in 0..archive.blocks.len() {
        block(data, &archive, index, file, budget);
    }
    count(file);
}

/// The files of one block, which are packed in one piece: behind one that was not read, none can be.
fn block(data: &[u8], archive: &Archive, index: usize, file: &mut Inspection, budget: &mut Budget) {
    let mut source = Cursor::new(data);
    let password = Password::empty();
    let mut read = 0;
    let mut stop = locked(archive, index).then_some(GapKind::Encrypted);
    if stop.is_none() {
        let decoder = BlockDecoder::new(1, index, archive, &password, &mut source);
        let done = decoder.for_each_entries(&mut |listed, reader| {
            let bytes = unpack(reader, data.len() as u64, listed.size, budget);
            if let Err(why) = bytes {
                stop = Some(why);
                return Ok(false);
            }
            read += 1;
            budget.take_entry();
            entry(&listed.name, listed.size, bytes, file, budget);
            Ok(true)
        });
        stop = stop.or(done.err().map(|error| why(&error)));
    }
    let Some(why) = stop else { return };
    let decoder = BlockDecoder::new(1, index, archive, &password, &mut source);
    for listed in decoder.entries().iter().skip(read).filter(|listed| !listed.is_directory) {
        budget.take_entry();
        entry(&listed.name, listed.size, Err(why), file, budget);
    }
}

fn locked(archive: &Archive, block: usize) -> bool {
    let coders = archive.blocks.get(block).map(|block| block.coders.as_slice()).unwrap_or_default();
    coders.iter().any(|coder| coder.encoder_method_id() == EncoderMethod::ID_AES256_SHA256)
}

fn why(error: &Error) -> GapKind {
    let is_unknown = matches!(
        error,
        Error::UnsupportedCompressionMethod(_)
            | Error::UnsupportedVersion { .. }
            | Error::Unsupported(_)
            | Error::ExternalUnsupported
    );
    if matches!(error, Error::PasswordRequired | Error::MaybeBadPassword(_)) || names_encryption(error) {
        GapKind::Encrypted
    } else if is_unknown {
        GapKind::UnknownFormat
    } else if matches!(error, Error::MaxMemLimited { .. }) {
        GapKind::Memory
    } else {
        GapKind::Damaged
    }
}

/// The names themselves are encrypted.
fn names_encryption(error: &Error) -> bool {
    matches!(error, Error::UnsupportedCompressionMethod(method) if method.contains("AES"))
}

#[cfg(test)]
mod tests {
    use super::super::super::hostile::seven_zip;
    use crate::lens::testing::outline;

    #[test]
    fn the_files_are_listed_and_looked_into() {
        let data = seven_zip("見積.txt", b"hello", &[0]);
        assert_eq!(outline(&data, "a.7z"), "archive entries=1\n見積.txt: text lines=1 「hello」");
    }

    #[test]
    fn an_encrypted_archive_names_its_files() {
        let data = seven_zip("見積.txt", b"hello", &[0x06, 0xF1, 0x07, 0x01]);
        assert_eq!(outline(&data, "a.7z"), "archive entries=1 encrypted\n見積.txt: text gap=encrypted");
    }

    #[test]
    fn a_method_that_is_not_known_is_told() {
        let data = seven_zip("見積.txt", b"hello", &[0x03, 0x04, 0x01]);
        assert_eq!(outline(&data, "a.7z"), "archive entries=1\n見積.txt: text gap=unknown_format");
    }

    #[test]
    fn an_archive_cut_anywhere_is_damaged() {
        let data = seven_zip("a.txt", b"hello", &[0]);
        for end in 6..data.len() {
            assert!(outline(&data[..end], "a.7z").contains("gap="), "{end}");
        }
    }
}
