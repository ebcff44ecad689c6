//! What a camera writes into its pictures (Exif 2.32): who and where.

/// As far as it is of interest here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Exif {
    pub(super) author: Option<String>,
    /// Rounded to about a kilometre: enough to be recognised, and it reaches records.
    pub(super) location: Option<String>,
}

/// In front of it in JPEG, HEIF and most WebP files.
const MARK: &[u8] = b"Exif\0\0";
/// A directory with more entries than this was not written by a camera.
const MOST: usize = 512;

/// Looks where cameras write it: the file itself (TIFF), behind its mark, or in a chunk of a PNG or WebP file.
pub(super) fn find(data: &[u8]) -> Exif {
    if is_tiff(data) {
        return Tiff { data }.read();
    }
    let behind = |mark: &'static [u8], skip: usize| {
        memchr::memmem::find_iter(data, mark)
            .filter_map(move |at| data.get(at + mark.len() + skip..))
            .find(|rest| is_tiff(rest))
    };
    let chunk = || if data.starts_with(b"\x89PNG") { behind(b"eXIf", 0) } else { behind(b"EXIF", 4) };
    behind(MARK, 0).or_else(chunk).map(|data| Tiff { data }.read()).unwrap_or_default()
}

fn is_tiff(data: &[u8]) -> bool {
    data.starts_with(b"II*\0") || data.starts_with(b"MM\0*")
}

struct Tiff<'a> {
    data: &'a [u8],
}

impl<'a> Tiff<'a> {
    fn read(&self) -> Exif {
        const ARTIST: u16 = 0x013B;
        /// Windows' own, in UTF-16.
        const XP_AUTHOR: u16 = 0x9C9D;
        const GPS: u16 = 0x8825;
        let mut found = Exif::default();
        let Some(first) = self.long(4) else { return found };
        for entry in self.directory(first) {
            match self.short(entry) {
                Some(ARTIST) => found.author = found.author.or(self.bytes(entry).and_then(ascii)),
                Some(XP_AUTHOR) => found.author = self.bytes(entry).and_then(wide).or(found.author),
                Some(GPS) => found.location = self.long(entry + 8).and_then(|at| self.location(at)),
                Some(_) | None => {}
            }
        }
        found
    }

    /// `35.68, 139.77`, south and west negative.
    fn location(&self, at: u32) -> Option<String> {
        let (mut latitude, mut longitude) = (None, None);
        let (mut south, mut west) = (false, false);
        for entry in self.directory(at) {
            match self.short(entry)? {
                1 => south = self.bytes(entry)?.first() == Some(&b'S'),
                2 => latitude = self.degrees(entry),
                3 => west = self.bytes(entry)?.first() == Some(&b'W'),
                4 => longitude = self.degrees(entry),
                _ => {}
            }
        }
        let sign = |negative: bool, value: f64| if negative { -value } else { value };
        let (latitude, longitude) = (sign(south, latitude?), sign(west, longitude?));
        // Cameras without reception write zeros.
        let is_place = latitude.abs() + longitude.abs() > f64::EPSILON && latitude.abs() <= 90.0;
        is_place.then(|| format!("{latitude:.2}, {longitude:.2}"))
    }

    /// Three fractions: degrees, minutes, seconds.
    fn degrees(&self, entry: usize) -> Option<f64> {
        let at = usize::try_from(self.long(entry + 8)?).ok()?;
        let mut degrees = 0.0;
        for (index, unit) in [1.0, 60.0, 3600.0].into_iter().enumerate() {
            let at = at.checked_add(index * 8)?;
            let (above, below) = (self.long(at)?, self.long(at.checked_add(4)?)?);
            // A part that was left out is nothing divided by nothing.
            if below != 0 {
                degrees += f64::from(above) / f64::from(below) / unit;
            }
        }
        Some(degrees)
    }

    /// Where the entries of a directory begin.
    fn directory(&self, at: u32) -> impl Iterator<Item = usize> {
        let at = usize::try_from(at).ok().filter(|at| *at < self.data.len());
        let count = at.and_then(|at| self.short(at)).map_or(0, usize::from).min(MOST);
        (0..count).filter_map(move |index| at?.checked_add(2 + index * 12))
    }

    /// The bytes of an entry's value, which stand in the entry itself where there is room.
    fn bytes(&self, entry: usize) -> Option<&'a [u8]> {
        let count = usize::try_from(self.long(entry + 4)?).ok()?;
        let at = if count <= 4 { entry + 8 } else { usize::try_from(self.long(entry + 8)?).ok()? };
        self.data.get(at..at.checked_add(count)?)
    }

    fn is_big(&self) -> bool {
        self.data.starts_with(b"MM")
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.data.get(at..at.checked_add(2)?)?.as_array()?;
        Some(if self.is_big() { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = *self.data.get(at..at.checked_add(4)?)?.as_array()?;
        Some(if self.is_big() { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }
}

fn ascii(bytes: &[u8]) -> Option<String> {
    named(&crate::mail::parse::text_of_unknown_charset(bytes))
}

fn wide(bytes: &[u8]) -> Option<String> {
    named(&encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0)
}

fn named(text: &str) -> Option<String> {
    let text: String = text.trim_matches(['\0', ' ']).chars().take(200).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A camera's note with these entries (tag, type, count, value) and what stands behind.
    fn tiff(entries: &[(u16, u16, u32, u32)], behind: &[u8]) -> Vec<u8> {
        let mut data = b"II*\0\x08\0\0\0".to_vec();
        directory(&mut data, entries);
        data.extend(behind);
        data
    }

    fn directory(data: &mut Vec<u8>, entries: &[(u16, u16, u32, u32)]) {
        data.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
        for (tag, kind, count, value) in entries {
            data.extend(tag.to_le_bytes());
            data.extend(kind.to_le_bytes());
            data.extend(count.to_le_bytes());
            data.extend(value.to_le_bytes());
        }
        data.extend([0; 4]);
    }

    fn located(latitude: [u32; 6], longitude: [u32; 6], sides: [u8; 2]) -> Vec<u8> {
        let mut data = tiff(&[(0x8825, 4, 1, 26)], &[]);
        assert_eq!(data.len(), 26);
        let values = 26 + 2 + 4 * 12 + 4;
        let side = |at: usize| u32::from(sides[at]);
        directory(&mut data, &[(1, 2, 2, side(0)), (2, 5, 3, values), (3, 2, 2, side(1)), (4, 5, 3, values + 24)]);
        data.extend(latitude.into_iter().chain(longitude).flat_map(u32::to_le_bytes));
        data
    }

    #[test]
    fn where_a_picture_was_taken_is_found() {
        let data = located([35, 1, 40, 1, 5214, 100], [139, 1, 45, 1, 0, 0], *b"NE");
        assert_eq!(find(&data).location.as_deref(), Some("35.68, 139.75"));
        let jpeg = [b"\xFF\xD8\xFF\xE1\0\xFFExif\0\0".as_slice(), &data].concat();
        assert_eq!(find(&jpeg).location.as_deref(), Some("35.68, 139.75"));
        let png = [b"\x89PNG\r\n\x1a\n....eXIf".as_slice(), &data].concat();
        assert_eq!(find(&png).location.as_deref(), Some("35.68, 139.75"));
        let south = located([33, 1, 52, 1, 0, 1], [70, 1, 40, 1, 0, 1], *b"SW");
        assert_eq!(find(&south).location.as_deref(), Some("-33.87, -70.67"));
    }

    #[test]
    fn a_camera_without_reception_tells_no_place() {
        assert_eq!(find(&located([0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], *b"NE")), Exif::default());
        assert_eq!(find(&tiff(&[(0x8825, 4, 1, 26)], &[])), Exif::default());
    }

    #[test]
    fn who_took_it_is_found() {
        assert_eq!(find(&tiff(&[(0x013B, 2, 11, 26)], b"Taro Sato\0\0")).author.as_deref(), Some("Taro Sato"));
        let wide: Vec<u8> = "佐藤\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(find(&tiff(&[(0x9C9D, 1, 6, 26)], &wide)).author.as_deref(), Some("佐藤"));
        assert_eq!(find(&tiff(&[(0x013B, 2, 4, 0)], b"")).author, None);
    }

    #[test]
    fn a_note_cut_anywhere_or_that_points_nowhere_is_read() {
        let data = located([35, 1, 40, 1, 0, 1], [139, 1, 45, 1, 0, 1], *b"NE");
        for end in 0..data.len() {
            find(&data[..end]);
        }
        find(&tiff(&[(0x013B, 2, u32::MAX, u32::MAX), (0x8825, 4, 1, u32::MAX), (0x8825, 4, 1, 8)], b""));
    }
}
