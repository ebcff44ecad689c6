//! Text that stands in a PNG file beside the picture (PNG §11.3.4): who made it, or what was asked of a program.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::mail::parse::text_of_unknown_charset;

/// Of one text (bytes), and how many of them.
const LONGEST: u64 = 64 * 1024;
const MOST: usize = 32;

/// Keyword and text of each.
pub(super) fn texts(data: &[u8]) -> Vec<(String, String)> {
    let Some(mut rest) = data.strip_prefix(b"\x89PNG\r\n\x1a\n") else { return Vec::new() };
    let mut texts = Vec::new();
    while let Some((kind, content, after)) = chunk(rest) {
        rest = after;
        let text = match kind {
            b"tEXt" => plain(content),
            b"zTXt" => packed(content),
            b"iTXt" => international(content),
            _ => None,
        };
        texts.extend(text.filter(|(_, text)| !text.trim().is_empty()));
        if texts.len() >= MOST {
            break;
        }
    }
    texts
}

/// Kind, content, and what follows the checksum.
fn chunk(data: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (length, rest) = data.split_at_checked(4)?;
    let length = usize::try_from(u32::from_be_bytes(*length.as_array()?)).ok()?;
    let (kind, rest) = rest.split_at_checked(4)?;
    let (content, rest) = rest.split_at_checked(length)?;
    Some((kind, content, rest.get(4..).unwrap_or_default()))
}

fn plain(content: &[u8]) -> Option<(String, String)> {
    let (keyword, text) = cut(content)?;
    Some((text_of_unknown_charset(keyword), text_of_unknown_charset(bounded(text))))
}

fn packed(content: &[u8]) -> Option<(String, String)> {
    let (keyword, rest) = cut(content)?;
    Some((text_of_unknown_charset(keyword), unpacked(rest.get(1..)?)))
}

/// Keyword, whether it is packed and how, language, translated keyword, text.
fn international(content: &[u8]) -> Option<(String, String)> {
    let (keyword, rest) = cut(content)?;
    let (flags, rest) = rest.split_at_checked(2)?;
    let (_, rest) = cut(rest)?;
    let (_, text) = cut(rest)?;
    let text = if flags.first() == Some(&1) { unpacked(text) } else { text_of_unknown_charset(bounded(text)) };
    Some((text_of_unknown_charset(keyword), text))
}

fn unpacked(data: &[u8]) -> String {
    let mut text = Vec::new();
    // As much as can be read is kept; a picture with a broken note is still a picture.
    match ZlibDecoder::new(data).take(LONGEST).read_to_end(&mut text) {
        Ok(_) | Err(_) => text_of_unknown_charset(&text),
    }
}

fn bounded(text: &[u8]) -> &[u8] {
    let longest = usize::try_from(LONGEST).unwrap_or(usize::MAX);
    text.get(..longest).unwrap_or(text)
}

/// What stands before and after the first NUL.
fn cut(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(0, data)?;
    Some((data.get(..at)?, data.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::testing::outline;

    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut data = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, content) in chunks {
            data.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
            data.extend(*kind);
            data.extend(*content);
            data.extend([0; 4]);
        }
        data
    }

    #[test]
    fn texts_of_all_three_kinds_are_read() {
        use std::io::Write as _;
        let mut packed = flate2::write::ZlibEncoder::new(b"Comment\0\0".to_vec(), flate2::Compression::fast());
        packed.write_all("社外秘".as_bytes()).unwrap();
        let data = png(&[
            (b"tEXt", b"Author\0Taro"),
            (b"zTXt", &packed.finish().unwrap()),
            (b"iTXt", "Description\0\0\0ja\0\0原価表".as_bytes()),
        ]);
        let texts = texts(&data);
        let texts: Vec<_> = texts.iter().map(|(keyword, text)| format!("{keyword}={text}")).collect();
        assert_eq!(texts, ["Author=Taro", "Comment=社外秘", "Description=原価表"]);
        assert!(outline(&data, "a.png").contains("author=「Taro」 hidden-text「社外秘」 hidden-text「原価表」"));
    }

    #[test]
    fn a_file_cut_anywhere_is_read() {
        let data = png(&[(b"iTXt", b"Description\0\0\0ja\0\0x"), (b"tEXt", b"a\0b")]);
        for end in 0..data.len() {
            texts(&data[..end]);
        }
        assert!(texts(&png(&[(b"tEXt", b"a\0b".as_slice()); 100])).len() <= MOST);
    }
}
