//! Files made to harm whoever looks into them, built byte by byte: bombs, loops, false claims, two truths in one archive.
//!
//! Used by the unit tests of the lens and the checks (`crate::lens::hostile` is this file) and, with a `mod hostile;` in the
//! suite, by those of its child process. [`all`] names each one, so that a test can say which one did not end as it
//! should: every one ends in a gap.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};

/// A file and the name it comes under.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) data: Vec<u8>,
}

/// Every hostile file of this module.
pub(crate) fn all() -> Vec<Hostile> {
    let file = |name, data| Hostile { name, data };
    vec![
        file("ratio.zip", ratio_bomb()),
        file("many-times.zip", many_bombs()),
        file("nested.zip", nested_bomb(5, 16)),
        file("deep.zip", deep_nest(50)),
        file("four-gigabytes.zip", claims(0xFFFF_FFFE)),
        file("overlapping.zip", overlapping(300)),
        file("wrong-names.zip", wrong_names()),
        file("wrong-offset.zip", wrong_offset()),
        file("same-name.zip", same_name()),
        file("two-archives.zip", two_archives()),
        file("not-listed.zip", not_listed()),
        file("100001-entries.zip", many_entries(100_001)),
        file("cut.zip", cut()),
        file("bomb.gz", gzip(&zeros(64))),
        file("bomb.gz.gz", gzip(&gzip(&zeros(256)))),
        file("claims.tar", tar_that_claims()),
        file("cut.tar.gz", gzip(&tar(&[("a.txt", &[b'a'; 2000])])[..700])),
    ]
}

/// One entry of a zip archive, with everything that an honest archive would work out by itself.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    /// The name in the local header, where that is another.
    pub(crate) local_name: Option<Vec<u8>>,
    /// General purpose flags: 1 is encrypted, 0x800 is UTF-8.
    pub(crate) flags: u16,
    /// 0 is stored, 8 is deflated.
    pub(crate) method: u16,
    pub(crate) crc: u32,
    /// As it stands in the archive.
    pub(crate) packed: Vec<u8>,
    /// Unpacked size, as claimed.
    pub(crate) size: u32,
    /// Points to the local header of the entry before instead of having one.
    pub(crate) shares: bool,
    /// Has a local header and stands in no directory.
    pub(crate) unlisted: bool,
}

impl Entry {
    pub(crate) fn stored(name: &str, data: &[u8]) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            local_name: None,
            flags: 0x800,
            method: 0,
            crc: crc(data),
            packed: data.to_vec(),
            size: u32::try_from(data.len()).unwrap(),
            shares: false,
            unlisted: false,
        }
    }

    pub(crate) fn deflated(name: &str, data: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        Self { method: 8, packed: encoder.finish().unwrap(), ..Self::stored(name, data) }
    }

    /// With the flag of an encrypted entry; what stands there is read by nobody.
    pub(crate) fn encrypted(name: &str, data: &[u8]) -> Self {
        Self { flags: 0x801, ..Self::stored(name, data) }
    }
}

/// A zip archive of exactly these entries (APPNOTE 6.3.10, §4.3).
pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    let (mut at, mut count) = (0_u32, 0_u64);
    for entry in entries {
        if !entry.shares {
            at = u32::try_from(out.len()).unwrap();
            out.extend(b"PK\x03\x04\x14\0");
            out.extend(common(entry, entry.local_name.as_ref().unwrap_or(&entry.name)));
            out.extend(entry.local_name.as_ref().unwrap_or(&entry.name));
            out.extend(&entry.packed);
        }
        if !entry.unlisted {
            directory.extend(b"PK\x01\x02\x14\0\x14\0");
            directory.extend(common(entry, &entry.name));
            directory.extend([0; 10]);
            directory.extend(at.to_le_bytes());
            directory.extend(&entry.name);
            count += 1;
        }
    }
    let start = out.len() as u64;
    out.extend(&directory);
    out.extend(end(start, directory.len() as u64, count));
    out
}

/// The fields that local header and directory share, from the flags to the length of the extra field.
fn common(entry: &Entry, name: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend(entry.flags.to_le_bytes());
    out.extend(entry.method.to_le_bytes());
    out.extend([0, 0, 0x21, 0x5B]);
    out.extend(entry.crc.to_le_bytes());
    out.extend(u32::try_from(entry.packed.len()).unwrap().to_le_bytes());
    out.extend(entry.size.to_le_bytes());
    out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The end of the directory, in its long form where the short one has no room.
fn end(start: u64, length: u64, count: u64) -> Vec<u8> {
    let mut out = Vec::new();
    let short = u16::try_from(count).ok().filter(|count| *count < 0xFFFF);
    if short.is_none() {
        out.extend(b"PK\x06\x06");
        out.extend(44_u64.to_le_bytes());
        out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for value in [count, count, length, start] {
            out.extend(value.to_le_bytes());
        }
        out.extend(b"PK\x06\x07\0\0\0\0");
        out.extend((start + length).to_le_bytes());
        out.extend(1_u32.to_le_bytes());
    }
    let count = short.unwrap_or(0xFFFF).to_le_bytes();
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(u32::try_from(length).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0, 0]);
    out
}

/// 64 MB out of 64 KB.
pub(crate) fn ratio_bomb() -> Vec<u8> {
    zip(&[Entry::deflated("zeros.txt", &zeros(64))])
}

/// Entries that each keep within the ratio, and together unpack to gigabytes.
pub(crate) fn many_bombs() -> Vec<u8> {
    // Noise in front of zeros holds the ratio down.
    let mut data = noise(64 * 1024);
    data.extend(zeros(10));
    let one = Entry::deflated("part.bin", &data);
    let entries = (0..200).map(|n| Entry { name: format!("part{n}.bin").into_bytes(), ..one.clone() });
    zip(&entries.collect::<Vec<_>>())
}

/// Archives of archives: `width` to the power of `depth` files at the bottom, as in 42.zip.
pub(crate) fn nested_bomb(depth: u32, width: usize) -> Vec<u8> {
    let mut data = zip(&[Entry { size: 0xFFFF_FFFE, ..Entry::deflated("0.dll", &zeros(1)) }]);
    for _ in 0..depth {
        let one = Entry::deflated("", &data);
        let entries = (0..width).map(|n| Entry { name: format!("lib {n:x}.zip").into_bytes(), ..one.clone() });
        data = zip(&entries.collect::<Vec<_>>());
    }
    data
}

/// An archive in an archive in an archive …
pub(crate) fn deep_nest(depth: u32) -> Vec<u8> {
    (0..depth).fold(b"bottom".to_vec(), |inner, level| {
        zip(&[Entry::deflated(if level == 0 { "bottom.txt" } else { "r.zip" }, &inner)])
    })
}

/// A few bytes that say they unpack to this many.
pub(crate) fn claims(size: u32) -> Vec<u8> {
    zip(&[Entry { size, ..Entry::deflated("large.txt", b"small") }])
}

/// Many names for the bytes of one entry.
pub(crate) fn overlapping(count: usize) -> Vec<u8> {
    let one = Entry::deflated("0.txt", &vec![b'a'; 900_000]);
    let entries = (0..count).map(|n| Entry { name: format!("{n}.txt").into_bytes(), shares: n > 0, ..one.clone() });
    zip(&entries.collect::<Vec<_>>())
}

/// The directory says `a.txt`, the header in front of the bytes `b.exe`.
pub(crate) fn wrong_names() -> Vec<u8> {
    zip(&[Entry { local_name: Some(b"b.exe".to_vec()), ..Entry::stored("a.txt", b"MZ or not") }])
}

/// The end of the archive says that the directory is where it is not.
pub(crate) fn wrong_offset() -> Vec<u8> {
    let mut data = zip(&[Entry::stored("a.txt", b"a"), Entry::stored("b.txt", b"b")]);
    let at = data.len() - 6;
    data[at] ^= 0x15;
    data
}

/// Two entries of one name: programs differ in which one they show.
pub(crate) fn same_name() -> Vec<u8> {
    zip(&[Entry::stored("a.txt", b"harmless"), Entry::stored("a.txt", b"the other")])
}

/// One archive behind another: most programs show the last one only.
pub(crate) fn two_archives() -> Vec<u8> {
    [zip(&[Entry::stored("a.txt", b"first")]), zip(&[Entry::stored("b.txt", b"second")])].concat()
}

/// An entry that programs see which read from the front, and no directory names.
pub(crate) fn not_listed() -> Vec<u8> {
    zip(&[Entry { unlisted: true, ..Entry::stored("b.exe", b"MZ") }, Entry::stored("a.txt", b"harmless")])
}

/// So many empty files.
pub(crate) fn many_entries(count: usize) -> Vec<u8> {
    zip(&(0..count).map(|n| Entry::stored(&format!("{n}.txt"), b"")).collect::<Vec<_>>())
}

/// An archive whose end did not arrive.
pub(crate) fn cut() -> Vec<u8> {
    let mut data = zip(&[Entry::stored("a.txt", &[b'a'; 500])]);
    data.truncate(400);
    data
}

/// A tape archive of these files (POSIX ustar).
pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, data) in files {
        out.extend(tar_header(name, data.len() as u64));
        out.extend(*data);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

fn tar_header(name: &str, size: u64) -> [u8; 512] {
    let mut header = [0; 512];
    header[..name.len()].copy_from_slice(name.as_bytes());
    header[100..108].copy_from_slice(b"0000644\0");
    header[124..136].copy_from_slice(format!("{size:011o}\0").as_bytes());
    header[148..156].fill(b' ');
    header[156] = b'0';
    header[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

/// An entry that says it has eight gigabytes, and an end.
pub(crate) fn tar_that_claims() -> Vec<u8> {
    let mut data = tar_header("large.txt", 0o77_777_777_777).to_vec();
    data.extend([b'a'; 1024]);
    data
}

pub(crate) fn gzip(data: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A 7z archive of one file, its bytes as they are and said to be packed with this method (7zFormat.txt).
pub(crate) fn seven_zip(name: &str, data: &[u8], method: &[u8]) -> Vec<u8> {
    let size = u8::try_from(data.len()).unwrap();
    let mut header = vec![1, 4, 6, 0, 1, 9, size, 0, 7, 0x0B, 1, 0, 1, u8::try_from(method.len()).unwrap()];
    header.extend(method);
    header.extend([0x0C, size, 0, 8, 0, 0, 5, 1, 0x11]);
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    header.extend([u8::try_from(name.len() + 1).unwrap(), 0]);
    header.extend(name);
    header.extend([0, 0]);
    let mut start = Vec::new();
    start.extend((data.len() as u64).to_le_bytes());
    start.extend((header.len() as u64).to_le_bytes());
    start.extend(crc(&header).to_le_bytes());
    let mut out = b"7z\xBC\xAF\x27\x1C\0\x04".to_vec();
    out.extend(crc(&start).to_le_bytes());
    out.extend(start);
    out.extend(data);
    out.extend(header);
    out
}

fn crc(data: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(data);
    crc.sum()
}

fn zeros(megabytes: usize) -> Vec<u8> {
    vec![b'0'; megabytes << 20]
}

/// Bytes that do not pack, always the same.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    std::iter::repeat_with(next).take(count).collect()
}
