//! Width and height of a picture, out of its first bytes.

/// In pixels; `None` where the format is not known here or the bytes end early.
pub(super) fn size(data: &[u8]) -> Option<(u32, u32)> {
    if data.starts_with(b"\x89PNG") {
        return Some((big(data, 16)?, big(data, 20)?));
    }
    if data.starts_with(b"GIF8") {
        return Some((little16(data, 6)?, little16(data, 8)?));
    }
    if data.starts_with(b"BM") {
        let height = little(data, 22)?.cast_signed();
        return Some((little(data, 18)?, height.unsigned_abs()));
    }
    if data.starts_with(b"\xFF\xD8") {
        return jpeg(data);
    }
    if data.get(8..12) == Some(b"WEBP") {
        return webp(data);
    }
    if data.get(4..8) == Some(b"ftyp") {
        return heif(data);
    }
    if data.starts_with(b"8BPS") {
        return Some((big(data, 18)?, big(data, 14)?));
    }
    None
}

/// The frame header (SOF) behind the segments in front of it.
fn jpeg(data: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [mark, kind] = *data.get(at..at + 2)?.as_array()?;
        if mark != 0xFF {
            return None;
        }
        match kind {
            // Padding and marks without content.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Some((big16(data, at + 7)?, big16(data, at + 5)?));
            }
            0xD9 | 0xDA => return None,
            _ => at += 2 + usize::try_from(big16(data, at + 2)?).ok()?,
        }
    }
}

fn webp(data: &[u8]) -> Option<(u32, u32)> {
    match data.get(12..16)? {
        b"VP8X" => Some(((little(data, 24)? & 0xFF_FFFF) + 1, (little(data, 26)? >> 8) + 1)),
        b"VP8L" => {
            let bits = little(data, 21)?;
            Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        b"VP8 " => Some((little16(data, 26)? & 0x3FFF, little16(data, 28)? & 0x3FFF)),
        _ => None,
    }
}

/// The largest of the sizes of its images (`ispe`, ISO/IEC 23008-12 §6.5.3); tiles and thumbnails have smaller ones.
fn heif(data: &[u8]) -> Option<(u32, u32)> {
    let head = data.get(..64 * 1024).unwrap_or(data);
    let sizes =
        memchr::memmem::find_iter(head, b"ispe").filter_map(|at| Some((big(data, at + 8)?, big(data, at + 12)?)));
    sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))
}

fn big(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*data.get(at..at + 4)?.as_array()?))
}

fn little(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(at..at + 4)?.as_array()?))
}

fn big16(data: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_be_bytes(*data.get(at..at + 2)?.as_array()?).into())
}

fn little16(data: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_le_bytes(*data.get(at..at + 2)?.as_array()?).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat::{Bmp, Gif, Jpeg, Png, WebP};

    #[test]
    fn sizes_are_read_out_of_every_format() {
        for format in [Png, Gif, Bmp, Jpeg, WebP] {
            let mut picture = std::io::Cursor::new(Vec::new());
            image::DynamicImage::new_rgb8(300, 21).write_to(&mut picture, format).unwrap();
            assert_eq!(size(picture.get_ref()), Some((300, 21)), "{format:?}");
        }
        let heic = [
            b"\0\0\0\x18ftypheic".as_slice(),
            b"....ispe\0\0\0\0\0\0\x0F\xC0\0\0\x0B\xD0ispe\0\0\0\0\0\0\0\x01\0\0\0\x01",
        ]
        .concat();
        assert_eq!(size(&heic), Some((4032, 3024)));
    }

    #[test]
    fn what_ends_early_has_no_size() {
        let mut picture = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(3, 2).write_to(&mut picture, Jpeg).unwrap();
        let data = picture.into_inner();
        for end in 0..data.len().min(200) {
            size(&data[..end]);
        }
        assert_eq!(size(b"\xFF\xD8\xFF\xE0\x00\x00\xFF\xE0\x00\x00"), None);
    }
}
