//! Gzip: one file, packed (RFC 1952).

use flate2::read::MultiGzDecoder;

use crate::lens::{Budget, Inspection};

use super::{count, entry, tar, unpack};

pub(super) const MAGIC: &[u8] = b"\x1F\x8B";

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let bytes = unpack(MultiGzDecoder::new(data), data.len() as u64, 0, budget);
    match bytes {
        // What people call a `.tar.gz` is one archive to them.
        Ok(bytes) if tar::is_tar(&bytes) => tar::read(&bytes, file, budget),
        bytes => {
            let name = inner_name(&file.name);
            budget.take_entry();
            entry(&name, 0, bytes, file, budget);
            count(file);
        }
    }
}

/// `a.csv.gz` holds `a.csv`; the name in the header is not what programs show.
fn inner_name(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    match last.rsplit_once('.') {
        Some((stem, extension)) if extension.eq_ignore_ascii_case("tgz") => format!("{stem}.tar"),
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => last.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::hostile;
    use crate::lens::testing::outline;

    #[test]
    fn the_file_inside_has_the_rest_of_the_name() {
        assert_eq!(
            outline(&hostile::gzip(b"a,b\n"), "list.csv.gz"),
            "archive entries=1\nlist.csv: table rows=1 「a\tb」"
        );
    }

    #[test]
    fn a_tape_archive_inside_is_the_archive() {
        let tar = hostile::tar(&[("d/a.txt", b"hello"), ("b.txt", b"x")]);
        let expected = "archive entries=2\nd/a.txt: text lines=1 「hello」\nb.txt: text lines=1 「x」";
        assert_eq!(outline(&hostile::gzip(&tar), "a.tgz"), expected);
        assert_eq!(outline(&tar, "a.tar"), expected);
    }

    #[test]
    fn a_cut_file_is_damage() {
        let data = hostile::gzip(b"some text that is long enough");
        assert_eq!(outline(&data[..data.len() - 10], "a.txt.gz"), "archive entries=1\na.txt: text gap=damaged");
    }
}
