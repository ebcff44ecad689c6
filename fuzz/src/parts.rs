//! Containers made of parts, so that the fuzzer changes what is inside them and does not fight checksums and sector tables.
//!
//! `%% NAME`, a line end, and then the content up to the next such line.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MARK: &[u8] = b"%% ";

/// A part with its name.
pub type Part<'a> = (String, &'a [u8]);

/// Whether the bytes are a list of parts.
pub fn are_parts(data: &[u8]) -> bool {
    data.starts_with(MARK)
}

/// What stands before the first mark belongs to no part.
pub fn split(data: &[u8]) -> Vec<Part<'_>> {
    let mut starts: Vec<usize> = find(data, b"\n%% ").map(|at| at + 1).collect();
    if are_parts(data) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([data.len()]);
    let pieces = starts.iter().zip(ends).map(|(start, end)| &data[start + MARK.len()..end.max(start + MARK.len())]);
    let part = |piece: &'_ [u8]| piece.iter().position(|byte| *byte == b'\n').map(|at| (at, at + 1));
    pieces
        .map(|piece| {
            let (name, content) = part(piece).unwrap_or((piece.len(), piece.len()));
            (String::from_utf8_lossy(&piece[..name]).into_owned(), &piece[content..])
        })
        .collect()
}

/// A zip archive with these parts, stored; of two of one name the first.
pub fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        if zip.start_file(name.as_str(), stored).is_ok() {
            zip.write_all(content).expect("memory takes everything");
        }
    }
    zip.finish().expect("memory takes everything").into_inner()
}

/// A compound file (MS-CFB) with these parts as streams, each in its storage.
pub fn compound(parts: &[Part<'_>]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
        .expect("memory takes everything");
    // Names that no compound file can have are not checked throughout by the crate (MS-CFB §2.6.1).
    let can_be = |name: &str| {
        let is_name = |name: &str| (1..=31).contains(&name.encode_utf16().count()) && !name.contains(['\\', ':', '!']);
        name.split('/').all(is_name)
    };
    for (name, content) in parts.iter().filter(|(name, _)| can_be(name)) {
        if let Some((storage, _)) = name.rsplit_once('/') {
            drop(file.create_storage_all(storage));
        }
        if let Ok(mut stream) = file.create_new_stream(name) {
            stream.write_all(content).expect("memory takes everything");
        }
    }
    file.flush().expect("memory takes everything");
    file.into_inner().into_inner()
}

fn find<'d>(data: &'d [u8], mark: &'d [u8]) -> impl Iterator<Item = usize> + 'd {
    data.windows(mark.len()).enumerate().filter(move |(_, window)| *window == mark).map(|(at, _)| at)
}
