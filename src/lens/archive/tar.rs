//! Tape archives: POSIX ustar and pax, and what GNU tar writes.

use crate::lens::{Budget, GapKind, Inspection};
use crate::mail::parse::text_of_unknown_charset;

use super::{count, entry};

/// Headers and data come in blocks of this size (bytes).
const BLOCK: usize = 512;

/// Where the magic stands, in both dialects.
pub(super) fn is_tar(data: &[u8]) -> bool {
    data.get(257..262) == Some(b"ustar")
}

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let mut rest = data;
    let mut long_name = None;
    while let Some((header, after)) = rest.split_at_checked(BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            count(file);
            return;
        }
        let Some((member, next)) = Member::read(header, after) else { break };
        rest = next;
        match member.kind {
            b'L' => long_name = Some(text(member.data)),
            b'x' => long_name = pax_path(member.data).or(long_name),
            b'g' | b'K' => {}
            // Files, old files, contiguous files.
            b'0' | 0 | b'7' => {
                let name = long_name.take().unwrap_or(member.name);
                if !budget.take_entry() {
                    file.gap(GapKind::TooMany, "");
                    count(file);
                    return;
                }
                entry(&name, member.data.len() as u64, taken(member.data, budget), file, budget);
            }
            // Directories, links and devices hold nothing.
            _ => long_name = None,
        }
    }
    // The end, or what was announced, is not there.
    file.gap(GapKind::Damaged, "");
    count(file);
}

/// The bytes stand in the archive as they are; nothing grows.
fn taken(data: &[u8], budget: &mut Budget) -> Result<Vec<u8>, GapKind> {
    let size = data.len() as u64;
    if size > budget.room() {
        return Err(GapKind::TooLarge);
    }
    if budget.take_unpacked(size) { Ok(data.to_vec()) } else { Err(GapKind::Bomb) }
}

struct Member<'a> {
    name: String,
    kind: u8,
    data: &'a [u8],
}

impl<'a> Member<'a> {
    /// The member behind this header, and what follows it; `None` where the header does not hold.
    fn read(header: &[u8], after: &'a [u8]) -> Option<(Self, &'a [u8])> {
        if !is_sum_right(header) {
            return None;
        }
        let size = usize::try_from(number(header.get(124..136)?)?).ok()?;
        let data = after.get(..size)?;
        let next = after.get(size.checked_next_multiple_of(BLOCK)?..).unwrap_or_default();
        let name = text(header.get(..100)?);
        let prefix = if header.get(257..263) == Some(b"ustar\0") { text(header.get(345..500)?) } else { String::new() };
        let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        Some((Self { name, kind: *header.get(156)?, data }, next))
    }
}

/// Up to the first NUL.
fn text(bytes: &[u8]) -> String {
    text_of_unknown_charset(bytes.split(|byte| *byte == 0).next().unwrap_or_default())
}

/// Octal digits, or with the first bit set a big-endian number (GNU).
fn number(field: &[u8]) -> Option<u64> {
    let (first, rest) = field.split_first()?;
    if first & 0x80 != 0 {
        let (high, low) = rest.split_at_checked(rest.len().checked_sub(8)?)?;
        let fits = *first == 0x80 && high.iter().all(|byte| *byte == 0);
        return fits.then(|| low.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)));
    }
    let digits = std::str::from_utf8(field).ok()?.trim_matches(['\0', ' ']);
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}

/// The sum of all bytes of the header, with spaces where the sum itself stands.
fn is_sum_right(header: &[u8]) -> bool {
    let Some(said) = header.get(148..156).and_then(number) else { return false };
    let bytes = header.iter().enumerate();
    let sum: u64 = bytes.map(|(at, byte)| if (148..156).contains(&at) { 32 } else { u64::from(*byte) }).sum();
    sum == said
}

/// `LENGTH path=NAME` lines of a pax header.
fn pax_path(data: &[u8]) -> Option<String> {
    let records = data.rsplit(|byte| *byte == b'\n');
    let mut paths = records.filter_map(|record| record.get(memchr::memmem::find(record, b" path=")? + 6..));
    paths.next().map(text)
}

#[cfg(test)]
mod tests {
    use super::super::super::hostile;
    use crate::lens::testing::outline;

    #[test]
    fn a_size_that_is_not_there_is_damage() {
        assert_eq!(outline(&hostile::tar_that_claims(), "a.tar"), "archive entries=0 gap=damaged");
    }

    #[test]
    fn what_stands_before_the_damage_is_kept() {
        let mut data = hostile::tar(&[("a.txt", b"hello"), ("b.txt", b"x")]);
        data[1024 + 3] ^= 1;
        assert_eq!(outline(&data, "a.tar"), "archive entries=1 gap=damaged\na.txt: text lines=1 「hello」");
    }

    #[test]
    fn long_names_of_both_dialects_are_read() {
        let long = format!("{}/b.txt", "長い".repeat(40));
        let mut gnu = hostile::tar(&[("././@LongLink", long.as_bytes()), ("short.txt", b"x")]);
        gnu[156] = b'L';
        mend(&mut gnu);
        assert_eq!(outline(&gnu, "a.tar"), format!("archive entries=1\n{long}: text lines=1 「x」"));
        let record = format!("{} path={long}\n", long.len() + 11);
        let mut pax = hostile::tar(&[("PaxHeader", record.as_bytes()), ("short.txt", b"x")]);
        pax[156] = b'x';
        mend(&mut pax);
        assert_eq!(outline(&pax, "a.tar"), format!("archive entries=1\n{long}: text lines=1 「x」"));
    }

    /// Works out the sum of the first header again.
    fn mend(data: &mut [u8]) {
        data[148..156].fill(b' ');
        let sum: u32 = data[..512].iter().map(|byte| u32::from(*byte)).sum();
        data[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    }
}
