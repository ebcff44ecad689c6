//! Transfer encodings (RFC 2045 §6), decoded as far as they go, with a word on whether that was all.

/// Decodes base64; `false` when something in it is not base64 or the end is missing.
pub(crate) fn base64(bytes: &[u8]) -> (Vec<u8>, bool) {
    if let Some(decoded) = super::decode_base64(bytes) {
        return (decoded, ends_well(bytes));
    }
    // What follows the padding is no part of it: a mailing list's footer, for example.
    let end = memchr::memchr(b'=', bytes).unwrap_or(bytes.len());
    let kept: Vec<u8> = bytes.iter().take(end).copied().filter(|byte| is_base64(*byte)).collect();
    (super::decode_base64(&kept).unwrap_or_default(), false)
}

/// Whether base64 without foreign characters is whole: groups of four, padding only at the end.
fn ends_well(bytes: &[u8]) -> bool {
    let Some(padding) = memchr::memchr(b'=', bytes) else {
        return count_digits(bytes).is_multiple_of(4);
    };
    let (digits, tail) = bytes.split_at_checked(padding).unwrap_or((bytes, &[]));
    let pads = memchr::memchr_iter(b'=', tail).count();
    tail.iter().all(|byte| *byte == b'=' || byte.is_ascii_whitespace())
        && matches!((count_digits(digits) % 4, pads), (2, 2) | (3, 1) | (0, _))
}

fn count_digits(bytes: &[u8]) -> usize {
    let blanks: usize = b" \t\r\n".iter().map(|blank| memchr::memchr_iter(*blank, bytes).count()).sum();
    bytes.len() - blanks
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// Decodes quoted-printable; `false` when an `=` in it is neither a character nor a soft line end. Such an `=` stays.
pub(crate) fn quoted_printable(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(bytes.len());
    let mut complete = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (content, end) = split_line_end(line);
        // White space at the end of a line came in on the way (RFC 2045 §6.7 rule 3).
        let content = content.trim_ascii_end();
        let (content, end) = match content.strip_suffix(b"=") {
            Some(content) => (content, &[][..]),
            None => (content, end),
        };
        complete &= escapes(content, b'=', &mut out);
        out.extend_from_slice(end);
    }
    (out, complete)
}

/// The `Q` encoding of encoded words (RFC 2047 §4.2), which is lenient: nobody refuses a subject for it.
pub(crate) fn q_word(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    escapes(text.replace('_', " ").as_bytes(), b'=', &mut out);
    out
}

/// Percent encoding in parameters (RFC 2231 §4).
pub(crate) fn percent(bytes: &[u8], out: &mut Vec<u8>) {
    escapes(bytes, b'%', out);
}

/// Replaces mark and two hexadecimal digits by the byte they stand for.
fn escapes(mut rest: &[u8], mark: u8, out: &mut Vec<u8>) -> bool {
    let mut complete = true;
    while let Some(at) = memchr::memchr(mark, rest) {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        out.extend_from_slice(before);
        let byte = match tail {
            [_, high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        complete &= byte.is_some();
        out.push(byte.unwrap_or(mark));
        rest = tail.get(if byte.is_some() { 3 } else { 1 }..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    complete
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn split_line_end(line: &[u8]) -> (&[u8], &[u8]) {
    let content = line.strip_suffix(b"\n").unwrap_or(line);
    let content = content.strip_suffix(b"\r").unwrap_or(content);
    line.split_at_checked(content.len()).unwrap_or((line, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn qp(text: &str) -> (String, bool) {
        let (bytes, complete) = quoted_printable(text.as_bytes());
        (String::from_utf8(bytes).unwrap(), complete)
    }

    #[test]
    fn two_equals_signs_do_not_stop_quoted_printable() {
        assert_eq!(qp("a == b =E3=81=82"), ("a == b あ".to_owned(), false));
    }

    #[test]
    fn soft_line_ends_join_and_trailing_space_goes() {
        assert_eq!(qp("a=\r\nb  \r\nc= \nd="), ("ab\r\ncd".to_owned(), true));
    }

    #[test]
    fn an_escape_does_not_reach_over_a_line_end() {
        assert_eq!(qp("a=4\n1"), ("a=4\n1".to_owned(), false));
    }

    #[test]
    fn lower_case_digits_are_read() {
        assert_eq!(qp("=3d"), ("=".to_owned(), true));
    }

    #[test]
    fn whole_base64_is_complete() {
        assert_eq!(base64(b"SGVs\r\nbG8=\r\n"), (b"Hello".to_vec(), true));
        assert_eq!(base64(b""), (Vec::new(), true));
    }

    #[test]
    fn base64_cut_short_or_with_foreign_characters_is_not() {
        assert_eq!(base64(b"SGVsbG"), (b"Hell".to_vec(), false));
        assert_eq!(base64(b"SGVs*bG8="), (b"Hello".to_vec(), false));
        assert_eq!(base64(b"SGVsbG8=\n____\nfooter of a list"), (b"Hello".to_vec(), false));
        assert!(!base64(b"SGVsbG8=SGVsbG8=").1);
    }
}
