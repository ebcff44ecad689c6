//! Charsets as mail programs name them, and a guess where they name none.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, WINDOWS_874};

/// Names that mail programs use and the WHATWG label table does not have, or has narrower.
///
/// GB2312 and GBK are read as their superset GB18030, which is what mail programs of that region really write.
const ALIASES: &[(&str, &Encoding)] = &[
    ("cp932", SHIFT_JIS),
    ("ms932", SHIFT_JIS),
    ("windows932", SHIFT_JIS),
    ("windows31j", SHIFT_JIS),
    ("cswindows31j", SHIFT_JIS),
    ("ibm943", SHIFT_JIS),
    ("xmscp932", SHIFT_JIS),
    ("sjiswin", SHIFT_JIS),
    ("mskanji", SHIFT_JIS),
    ("shiftjis", SHIFT_JIS),
    ("shiftjisx0213", SHIFT_JIS),
    ("xsjis", SHIFT_JIS),
    ("sjis", SHIFT_JIS),
    ("cp50220", ISO_2022_JP),
    ("cp50221", ISO_2022_JP),
    ("cp50222", ISO_2022_JP),
    ("xwindowsiso2022jp", ISO_2022_JP),
    ("iso2022jp", ISO_2022_JP),
    ("iso2022jpms", ISO_2022_JP),
    ("iso2022jp1", ISO_2022_JP),
    ("iso2022jp2", ISO_2022_JP),
    ("iso2022jp3", ISO_2022_JP),
    ("iso2022jp2004", ISO_2022_JP),
    ("jis", ISO_2022_JP),
    ("eucjp", EUC_JP),
    ("eucjpms", EUC_JP),
    ("eucjpwin", EUC_JP),
    ("cp51932", EUC_JP),
    ("cp20932", EUC_JP),
    ("xeucjp", EUC_JP),
    ("ujis", EUC_JP),
    ("gb2312", GB18030),
    ("gb231280", GB18030),
    ("xgbk", GB18030),
    ("gbk", GB18030),
    ("cp936", GB18030),
    ("ms936", GB18030),
    ("windows936", GB18030),
    ("euccn", GB18030),
    ("gb18030", GB18030),
    ("gb180302022", GB18030),
    ("cp54936", GB18030),
    ("ksc56011987", EUC_KR),
    ("ksc5601", EUC_KR),
    ("cp949", EUC_KR),
    ("ms949", EUC_KR),
    ("uhc", EUC_KR),
    ("cp51949", EUC_KR),
    ("euckr", EUC_KR),
    ("cp950", BIG5),
    ("ms950", BIG5),
    ("windows950", BIG5),
    ("big5hkscs", BIG5),
    ("utf8mb4", UTF_8),
    ("utf8", UTF_8),
    ("cp65001", UTF_8),
    ("cp874", WINDOWS_874),
];

/// What programs write when they do not know; such text is guessed.
const UNKNOWN: &[&str] = &[
    "",
    "usascii",
    "ascii",
    "ansix3.41968",
    "unknown8bit",
    "xunknown",
    "unknown",
    "default",
    "8bit",
    "binary",
    "none",
    "iso646us",
];

/// How many bytes the guess looks at: more does not make it better, only slower.
const GUESS_FROM: usize = 64 * 1024;

/// Decodes what is labelled; `None` when nobody here knows the label. What the charset has no character for is U+FFFD.
pub(crate) fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let label = label.trim_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''));
    let key: String = label.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect();
    if UNKNOWN.contains(&key.as_str()) {
        return Some(guess(bytes));
    }
    let known = ALIASES.iter().find(|(alias, _)| *alias == key).map(|(_, encoding)| *encoding);
    match known.or_else(|| Encoding::for_label_no_replacement(label.as_bytes())) {
        Some(encoding) => Some(decode_with(bytes, encoding)),
        None => super::foreign_charset(bytes, label),
    }
}

/// Decodes text that does not say its charset: UTF-8 if it is, ISO-2022-JP by its escape sequences, otherwise what the
/// bytes look like to a detector that expects Japanese.
pub(crate) fn guess(bytes: &[u8]) -> String {
    guess_by(bytes, || detect(bytes)).into_owned()
}

/// [`guess`], where `detect` may know more about the charset than these bytes tell.
pub(crate) fn guess_by(bytes: &[u8], detect: impl FnOnce() -> &'static Encoding) -> Cow<'_, str> {
    let has_escape = has_jis_escape(bytes);
    match std::str::from_utf8(bytes) {
        // ISO-2022-JP has seven bits; a stray escape does not make another charset of UTF-8.
        Ok(text) if has_escape && text.is_ascii() => Cow::Owned(decode_with(bytes, ISO_2022_JP)),
        Err(_) if has_escape => Cow::Owned(decode_with(bytes, ISO_2022_JP)),
        Ok(text) => Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(_) => Cow::Owned(decode_with(bytes, detect())),
    }
}

/// The charset that bytes look like, when they are not UTF-8.
pub(crate) fn detect(bytes: &[u8]) -> &'static Encoding {
    let bytes = &telling(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let japanese = detector.guess(Some(b"jp"), Utf8Detection::Allow);
    let other = detector.guess(None, Utf8Detection::Allow);
    // A stray Latin letter makes the Japanese reading fail, or makes one lone character of a letter and its neighbour:
    // `’s` becomes 痴. Real Japanese has two in a row somewhere.
    match (decode_whole(bytes, japanese), decode_whole(bytes, other)) {
        (None, Some(_)) => other,
        (Some(japanese), Some(latin)) if stands_alone(&japanese) && stands_alone(&latin) => other,
        (Some(_) | None, _) => japanese,
    }
}

/// The first lines that hold more than ASCII, as many as are looked at; whole lines, so that no character is cut.
fn telling(bytes: &[u8]) -> Vec<u8> {
    let mut telling = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        let room = GUESS_FROM - telling.len();
        if line.len() > room && !telling.is_empty() {
            break;
        }
        telling.extend_from_slice(line.get(..room).unwrap_or(line));
    }
    telling
}

fn decode_whole<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Option<Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Whether no two characters outside ASCII stand side by side.
fn stands_alone(text: &str) -> bool {
    !text.chars().zip(text.chars().skip(1)).any(|(left, right)| !left.is_ascii() && !right.is_ascii())
}

/// Escape sequences that designate a Japanese set (RFC 1468, JIS X 0201 katakana).
fn has_jis_escape(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1B, bytes)
        .filter_map(|at| bytes.get(at + 1..))
        .any(|rest| [b"$B", b"$@", b"(J", b"(I"].iter().any(|escape| rest.starts_with(*escape)))
}

fn decode_with(bytes: &[u8], encoding: &'static Encoding) -> String {
    let bytes = if encoding == ISO_2022_JP { without_idle_escapes(bytes) } else { Cow::Borrowed(bytes) };
    // A byte order mark names the charset better than any label (WHATWG Encoding §6).
    let (text, _, _) = encoding.decode(&bytes);
    text.into_owned()
}

/// Escape sequences that another follows at once change nothing, and joining encoded words makes such pairs all the time;
/// browsers refuse them, so the decoder answers them with U+FFFD.
fn without_idle_escapes(bytes: &[u8]) -> Cow<'_, [u8]> {
    const ESC: u8 = 0x1B;
    const LENGTH: usize = 3;
    let is_idle = |at: usize| bytes.get(at + LENGTH) == Some(&ESC);
    if !memchr::memchr_iter(ESC, bytes).any(is_idle) {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for at in memchr::memchr_iter(ESC, bytes).filter(|at| is_idle(*at)) {
        out.extend_from_slice(bytes.get(from..at).unwrap_or_default());
        from = at + LENGTH;
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_japanese_mailers_are_known() {
        for label in ["cp932", "MS932", "Windows-31J", "x-sjis", "Shift_JIS", "shift-jis", "sjis", "csWindows31J"] {
            assert_eq!(decode(b"\x8C\xA9\x90\xCF\x87\x40\xFB\xFC", label).unwrap(), "見積①髙", "{label}");
        }
        for label in ["cp50220", "CP50221", "iso-2022-jp-ms", "ISO-2022-JP", "x-windows-iso2022jp"] {
            assert_eq!(decode(b"\x1B$B8+@Q-!\x1B(B", label).unwrap(), "見積①", "{label}");
        }
        for label in ["eucjp-ms", "eucJP-win", "cp51932", "EUC-JP", "x-euc-jp"] {
            assert_eq!(decode(b"\xB8\xAB\xC0\xD1\xAD\xA1", label).unwrap(), "見積①", "{label}");
        }
    }

    #[test]
    fn a_stray_escape_leaves_utf_8_as_it_is() {
        assert_eq!(guess("田中\u{1b}$B様".as_bytes()), "田中\u{1b}$B様");
        assert_eq!(guess(b"\x1B$B8+@Q\x1B(B"), "見積");
    }

    #[test]
    fn other_regions_are_known_too() {
        // 镕 is in GBK, not in GB2312; programs write it under that name all the same.
        assert_eq!(decode(b"\xD6\xD0\xE9\x46", "gb2312").unwrap(), "中镕");
        assert_eq!(decode(b"\xB0\xA1", "ks_c_5601-1987").unwrap(), "가");
        assert_eq!(decode(b"\xA4\xA4", "big5").unwrap(), "中");
        assert_eq!(decode(b"\xE9", "windows-1252").unwrap(), "é");
        assert_eq!(decode(b"+ZeVnLIqe-", "utf-7").unwrap(), "日本語");
        assert_eq!(decode(b"\xFF\xFEB\x30", "utf-16").unwrap(), "あ");
    }

    #[test]
    fn an_unknown_name_is_not_guessed_at() {
        assert_eq!(decode(b"abc", "x-klingon"), None);
        assert_eq!(decode(b"abc", "iso-2022-kr"), None);
    }

    #[test]
    fn text_without_a_charset_is_guessed_as_japanese() {
        assert_eq!(guess("見積書".as_bytes()), "見積書");
        assert_eq!(guess(b"\x1B$B8+@Q\x1B(B"), "見積");
        let (sjis, _, _) = SHIFT_JIS.encode("お世話になっております。見積書をお送りします。");
        assert_eq!(guess(&sjis), "お世話になっております。見積書をお送りします。");
        let (euc, _, _) = EUC_JP.encode("お世話になっております。見積書をお送りします。");
        assert_eq!(guess(&euc), "お世話になっております。見積書をお送りします。");
    }

    #[test]
    fn a_stray_latin_letter_is_not_broken_japanese() {
        assert_eq!(guess(b"based in D\xFCsseldorf, Germany"), "based in Düsseldorf, Germany");
        assert_eq!(guess(b"payment. \xA0*[1]*"), "payment. \u{A0}*[1]*");
        assert_eq!(guess(b"the poor man\x92s divorce, (c) \xA9 2002"), "the poor man’s divorce, (c) © 2002");
        assert_eq!(guess(&SHIFT_JIS.encode("B社の件").0), "B社の件");
    }

    #[test]
    fn a_long_japanese_text_is_not_judged_by_a_cut_character() {
        let text = "お世話になっております。\n".repeat(10_000);
        for shift in ["", "a", "ab"] {
            let text = format!("{shift}{text}");
            assert!(guess(&SHIFT_JIS.encode(&text).0) == text);
        }
    }

    #[test]
    fn us_ascii_with_eight_bits_is_what_it_looks_like() {
        assert_eq!(decode("見積".as_bytes(), "us-ascii").unwrap(), "見積");
    }
}
