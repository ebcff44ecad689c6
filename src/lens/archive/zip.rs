//! Zip archives. Programs differ in what they show of an archive that contradicts itself, so that is told.

use std::io::Cursor;

use encoding_rs::SHIFT_JIS;
use zip::{CompressionMethod, ZipArchive};

use crate::lens::{Budget, GapKind, Inspection};

use super::{count, entry, unpack};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// In front of each entry of the directory (APPNOTE §4.3.12).
const LISTED: &[u8] = b"PK\x01\x02";
/// How entries may be packed; others are rare, and told.
const READ: [CompressionMethod; 3] =
    [CompressionMethod::Stored, CompressionMethod::Deflated, CompressionMethod::Deflate64];

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    // Counted before the crate makes room for them.
    if memchr::memmem::find_iter(data, LISTED).count() as u64 > budget.entries_left() {
        file.gap(GapKind::TooMany, "");
        return;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(data)) else {
        file.gap(GapKind::Damaged, "");
        return;
    };
    let overlap = archive.has_overlapping_entries().unwrap_or(true);
    if overlap || says_two_things(&mut archive) {
        file.gap(GapKind::Ambiguous, "");
    }
    for index in 0..archive.len() {
        if !budget.take_entry() {
            file.gap(GapKind::TooMany, "");
            break;
        }
        if overlap { name_only(&mut archive, index, file, budget) } else { one(&mut archive, index, file, budget) }
    }
    count(file);
}

/// Duplicate names, headers that differ from the directory or do not stand there, another archive in front of this one.
fn says_two_things(archive: &mut Archive<'_>) -> bool {
    archive.has_duplicate_names() || archive.offset() > 0 || archive.validate_header_consistency().is_err()
}

/// Entries that share bytes are how a few bytes become many; their names say enough.
fn name_only(archive: &mut Archive<'_>, index: usize, file: &mut Inspection, budget: &mut Budget) {
    let Ok(listed) = archive.by_index_raw(index) else { return };
    let (name, size) = (name(listed.name_raw()), listed.size());
    drop(listed);
    entry(&name, size, Err(GapKind::Ambiguous), file, budget);
}

fn one(archive: &mut Archive<'_>, index: usize, file: &mut Inspection, budget: &mut Budget) {
    let Ok(listed) = archive.by_index_raw(index) else {
        file.gap(GapKind::Damaged, "");
        return;
    };
    if listed.is_dir() {
        return;
    }
    let name = name(listed.name_raw());
    let (packed, size, encrypted, method) =
        (listed.compressed_size(), listed.size(), listed.encrypted(), listed.compression());
    drop(listed);
    let bytes = if encrypted {
        Err(GapKind::Encrypted)
    } else if !READ.contains(&method) {
        Err(GapKind::UnknownFormat)
    } else {
        archive.by_index(index).map_or(Err(GapKind::Damaged), |reader| unpack(reader, packed, size, budget))
    };
    entry(&name, size, bytes, file, budget);
}

/// Windows writes Japanese names in `Shift_JIS` and says nothing about it; macOS writes UTF-8 and says nothing either.
fn name(raw: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(raw) {
        return name.to_owned();
    }
    match SHIFT_JIS.decode_without_bom_handling_and_without_replacement(raw) {
        Some(name) => name.into_owned(),
        None => raw.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::hostile::{self, Entry};
    use crate::lens::testing::outline;

    #[test]
    fn each_file_of_an_archive_is_looked_into() {
        let inner = hostile::zip(&[Entry::deflated("深い.txt", "見積\n".as_bytes())]);
        let outer = hostile::zip(&[
            Entry::stored("資料/", b""),
            Entry::deflated("資料/a.txt", b"hello"),
            Entry::stored("inner.zip", &inner),
        ]);
        assert_eq!(
            outline(&outer, "a.zip"),
            "archive entries=2\n\
             資料/a.txt: text lines=1 「hello」\n\
             inner.zip: archive entries=1\n\
             inner.zip › 深い.txt: text lines=1 「見積」"
        );
    }

    #[test]
    fn names_of_windows_and_macos_are_read() {
        let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("見積書表.txt");
        let under = |name: &[u8]| Entry { name: name.to_vec(), flags: 0, ..Entry::stored("", b"a") };
        let archive = hostile::zip(&[under(&sjis), under("が.txt".as_bytes()), under(b"\x82.txt")]);
        let names: Vec<_> =
            outline(&archive, "a.zip").lines().skip(1).map(|line| line.replace(": text lines=1 「a」", "")).collect();
        assert_eq!(names, ["見積書表.txt", "が.txt", "\u{82}.txt"]);
    }

    #[test]
    fn an_encrypted_archive_names_its_files() {
        let archive = hostile::zip(&[Entry::encrypted("顧客.xlsx", b"xxxx"), Entry::stored("readme.txt", b"a")]);
        assert_eq!(
            outline(&archive, "a.zip"),
            "archive entries=2 encrypted\n顧客.xlsx: excel gap=encrypted\nreadme.txt: text lines=1 「a」"
        );
        // AES (method 99) has the flag too.
        let archive = hostile::zip(&[Entry { method: 99, ..Entry::encrypted("a.txt", b"xxxx") }]);
        assert_eq!(outline(&archive, "a.zip"), "archive entries=1 encrypted\na.txt: text gap=encrypted");
    }

    #[test]
    fn a_method_that_is_not_known_is_told() {
        let archive = hostile::zip(&[Entry { method: 98, ..Entry::stored("a.txt", b"xxxx") }]);
        assert_eq!(outline(&archive, "a.zip"), "archive entries=1\na.txt: text gap=unknown_format");
    }

    #[test]
    fn deflate64_is_read() {
        // A stored block is the same in both.
        let packed = b"\x01\x02\x00\xFD\xFFhi".to_vec();
        let archive = hostile::zip(&[Entry { method: 9, packed, ..Entry::stored("a.txt", b"hi") }]);
        assert_eq!(outline(&archive, "a.zip"), "archive entries=1\na.txt: text lines=1 「hi」");
    }

    #[test]
    fn two_truths_in_one_archive_are_told() {
        for (what, data) in [
            ("names", hostile::wrong_names()),
            ("twice", hostile::same_name()),
            ("two", hostile::two_archives()),
            ("unlisted", hostile::not_listed()),
            ("overlapping", hostile::overlapping(3)),
        ] {
            let found = outline(&data, "a.zip");
            assert!(found.lines().next().unwrap().contains("gap=ambiguous"), "{what}: {found}");
        }
    }

    #[test]
    fn ordinary_archives_are_not_ambiguous() {
        use std::io::Write as _;
        // Made by Info-ZIP from standard input: sizes stand behind the data.
        let mut zip = zip::ZipWriter::new_stream(Vec::new());
        for name in ["a.txt", "b.txt"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"some text").unwrap();
        }
        let data = zip.finish().unwrap().into_inner();
        assert_eq!(
            outline(&data, "a.zip"),
            "archive entries=2\na.txt: text lines=1 「some text」\nb.txt: text lines=1 「some text」"
        );
    }

    #[test]
    fn a_wrong_checksum_is_damage() {
        let archive = hostile::zip(&[Entry { crc: 1, ..Entry::stored("a.txt", b"text") }]);
        assert_eq!(outline(&archive, "a.zip"), "archive entries=1\na.txt: text gap=damaged");
    }
}
