//! Windows code pages, as 8-bit strings and HTML bodies of Outlook items name them.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{self as rs, Encoding};

/// A text and whether some of its bytes stand for no character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) faulty: bool,
}

/// Decodes by the code page, or by a guess where that is unknown or clearly wrong.
pub(crate) fn decode(bytes: &[u8], code_page: Option<u32>) -> Decoded {
    let declared = code_page.and_then(encoding);
    if let Some(text) = declared.and_then(|encoding| strictly(bytes, encoding)) {
        return Decoded { text, faulty: false };
    }
    let guessed = guess(bytes);
    // A single-byte code page accepts everything: as a guess against a declaration it proves nothing.
    if let Some(text) = strictly(bytes, guessed).filter(|_| declared.is_none() || !guessed.is_single_byte()) {
        return Decoded { text, faulty: false };
    }
    let (text, faulty) = declared.unwrap_or(guessed).decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), faulty }
}

/// Decodes an HTML body: a byte order mark first, then what the item and the markup declare.
pub(crate) fn decode_html(bytes: &[u8], code_page: Option<u32>) -> Decoded {
    if let Some((encoding, len)) = Encoding::for_bom(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes.get(len..).unwrap_or_default());
        return Decoded { text: text.into_owned(), faulty };
    }
    let declared = [code_page.and_then(encoding), meta_charset(bytes)];
    // Nothing but UTF-8 happens to be valid UTF-8, while a single-byte code page accepts every byte: where the two
    // declarations contradict each other, the one that can be wrong and is not wins.
    let utf8 = declared.contains(&Some(rs::UTF_8)).then_some(rs::UTF_8);
    if let Some(text) =
        utf8.into_iter().chain(declared.into_iter().flatten()).find_map(|encoding| strictly(bytes, encoding))
    {
        return Decoded { text, faulty: false };
    }
    decode(bytes, code_page)
}

/// The encoding of a Windows code page; `None` where nobody here can decode it.
pub(crate) fn encoding(code_page: u32) -> Option<&'static Encoding> {
    Some(match code_page {
        866 => rs::IBM866,
        874 => rs::WINDOWS_874,
        932 | 10001 => rs::SHIFT_JIS,
        936 | 10008 | 51936 => rs::GBK,
        949 | 51949 => rs::EUC_KR,
        950 | 951 => rs::BIG5,
        1200 => rs::UTF_16LE,
        1201 => rs::UTF_16BE,
        1250 => rs::WINDOWS_1250,
        1251 => rs::WINDOWS_1251,
        // ASCII and ISO 8859-1 with anything above are Windows 1252 in practice (WHATWG Encoding §4.2).
        1252 | 20127 | 28591 => rs::WINDOWS_1252,
        1253 => rs::WINDOWS_1253,
        1254 | 28599 => rs::WINDOWS_1254,
        1255 => rs::WINDOWS_1255,
        1256 => rs::WINDOWS_1256,
        1257 => rs::WINDOWS_1257,
        1258 => rs::WINDOWS_1258,
        10000 => rs::MACINTOSH,
        10007 => rs::X_MAC_CYRILLIC,
        20866 => rs::KOI8_R,
        20932 | 51932 => rs::EUC_JP,
        21866 => rs::KOI8_U,
        28592 => rs::ISO_8859_2,
        28593 => rs::ISO_8859_3,
        28594 => rs::ISO_8859_4,
        28595 => rs::ISO_8859_5,
        28596 => rs::ISO_8859_6,
        28597 => rs::ISO_8859_7,
        28598 => rs::ISO_8859_8,
        28603 => rs::ISO_8859_13,
        28604 => rs::ISO_8859_14,
        28605 => rs::ISO_8859_15,
        28606 => rs::ISO_8859_16,
        38598 => rs::ISO_8859_8_I,
        50220..=50222 => rs::ISO_2022_JP,
        54936 => rs::GB18030,
        65001 => rs::UTF_8,
        _ => return None,
    })
}

/// The code page that Windows uses for programs without Unicode in this locale (MS-LCID); the low ten bits are the language.
pub(crate) fn of_locale(locale: u32) -> u32 {
    match (locale & 0x3FF, locale) {
        (0x11, _) => 932,
        (0x12, _) => 949,
        (0x04, 0x0404 | 0x0C04 | 0x1404) => 950,
        (0x04, _) => 936,
        (0x05 | 0x0E | 0x15 | 0x18 | 0x1A | 0x1B | 0x1C | 0x24, _) => 1250,
        (0x02 | 0x19 | 0x22 | 0x23 | 0x2F, _) => 1251,
        (0x08, _) => 1253,
        (0x1F, _) => 1254,
        (0x0D, _) => 1255,
        (0x01 | 0x20 | 0x29, _) => 1256,
        (0x25..=0x27, _) => 1257,
        (0x2A, _) => 1258,
        (0x1E, _) => 874,
        _ => 1252,
    }
}

fn strictly(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(Some(b"jp"), Utf8Detection::Allow)
}

/// What `<meta charset=…>` or `<meta … content="…; charset=…">` says, within the first 4 KiB.
fn meta_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let found = memchr::memmem::find_iter(&head, b"charset").find_map(|at| {
        let value = head.get(at + b"charset".len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let len = value.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte));
        Encoding::for_label(value.get(..len.unwrap_or(value.len()))?)
    })?;
    // The label was found by reading ASCII, so UTF-16 cannot be true.
    Some(if found == rs::UTF_16LE || found == rs::UTF_16BE { rs::UTF_8 } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_reads_in_each_of_its_code_pages() {
        let text = "御見積書①髙橋";
        for (code_page, encoding) in [(932, rs::SHIFT_JIS), (65001, rs::UTF_8)] {
            assert_eq!(decode(&encoding.encode(text).0, Some(code_page)), Decoded { text: text.into(), faulty: false });
        }
        for (code_page, encoding) in [(51932, rs::EUC_JP), (20932, rs::EUC_JP), (50220, rs::ISO_2022_JP)] {
            assert_eq!(decode(&encoding.encode("見積書").0, Some(code_page)).text, "見積書");
        }
    }

    #[test]
    fn a_wrong_code_page_gives_way_to_one_that_fits() {
        assert_eq!(decode("見積書をお送りします".as_bytes(), Some(932)).text, "見積書をお送りします");
        let bytes = rs::SHIFT_JIS.encode("資料をお送りいたします。ご確認ください").0;
        assert_eq!(decode(&bytes, Some(437)).text, "資料をお送りいたします。ご確認ください");
    }

    #[test]
    fn bytes_without_a_character_are_told() {
        assert!(decode(b"ab\x82", Some(932)).text.starts_with("ab"));
        assert!(decode(b"\xFF\xFE\xFF\x82\x20", Some(65001)).faulty || !decode(b"\xFF\xFE", None).text.is_empty());
    }

    #[test]
    fn html_that_contradicts_its_code_page_is_read_as_what_it_is() {
        let markup = "<html><meta charset=\"utf-8\"><p>見積書</p>";
        assert_eq!(decode_html(markup.as_bytes(), Some(1252)).text, markup);
        let markup = "<html><meta http-equiv=x content='text/html; charset=shift_jis'><p>見積書</p>";
        assert_eq!(decode_html(&rs::SHIFT_JIS.encode(markup).0, None).text, markup);
    }

    #[test]
    fn a_locale_names_its_code_page() {
        assert_eq!([0x0411, 0x0804, 0x0404, 0x0412, 0x0409].map(of_locale), [932, 936, 950, 949, 1252]);
    }
}
