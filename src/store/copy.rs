//! A copy of an approved draft for the mail program: the compared bytes, and nothing of ours that could travel on.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::files::write_new;
use super::{StoreError, StoreFault, names};
use crate::mail::{Digest, Format};

/// Writes a new file in `folder`, never over another: the approved bytes, with `unsent` one line `X-Unsent: 1` on top of
/// an Internet message, which makes classic Outlook open it as a draft. The path it got.
///
/// # Errors
/// [`StoreFault::Changed`] when the bytes are not the approved ones.
pub fn write(
    folder: &Path,
    name: &str,
    format: Format,
    bytes: &[u8],
    approved: Digest,
    unsent: bool,
) -> Result<PathBuf, StoreError> {
    if Digest::of(bytes) != approved {
        return Err(StoreError::new(StoreFault::Changed, &folder.join(name)));
    }
    let bytes = if unsent && format == Format::Eml { with_unsent(bytes) } else { Cow::Borrowed(bytes) };
    write_new(folder, &names::safe(name, "draft.eml"), &bytes)
}

/// The line goes first, after a line `From ` of an mbox, with the line ends of the mail.
fn with_unsent(bytes: &[u8]) -> Cow<'_, [u8]> {
    let line_end = |bytes: &[u8]| memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1);
    let first = bytes.get(..line_end(bytes)).unwrap_or(bytes);
    let crlf = first.ends_with(b"\r\n") || !first.ends_with(b"\n");
    let at = if bytes.starts_with(b"From ") { first.len() } else { 0 };
    let (before, after) = bytes.split_at_checked(at).unwrap_or((&[], bytes));
    let line: &[u8] = if crlf { b"X-Unsent: 1\r\n" } else { b"X-Unsent: 1\n" };
    Cow::Owned([before, line, after].concat())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const MAIL: &[u8] = b"To: a@client.example\r\n\r\nHello\r\n";

    fn copy(bytes: &[u8], unsent: bool) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        fs::read(write(folder.path(), "a.eml", Format::Eml, bytes, Digest::of(bytes), unsent).unwrap()).unwrap()
    }

    #[test]
    fn a_copy_has_exactly_the_approved_bytes() {
        assert_eq!(copy(MAIL, false), MAIL);
    }

    #[test]
    fn one_line_on_top_tells_outlook_that_it_is_a_draft() {
        assert_eq!(copy(MAIL, true), [b"X-Unsent: 1\r\n", MAIL].concat());
        assert_eq!(copy(b"To: a@b.example\n\nHi", true), b"X-Unsent: 1\nTo: a@b.example\n\nHi");
        assert_eq!(copy(b"From x Fri\nTo: a@b.example\n\n", true), b"From x Fri\nX-Unsent: 1\nTo: a@b.example\n\n");
    }

    #[test]
    fn other_bytes_than_the_approved_ones_are_never_written() {
        let folder = tempfile::tempdir().unwrap();
        let err = write(folder.path(), "a.eml", Format::Eml, MAIL, Digest::of(b"other"), false).unwrap_err();
        assert_eq!(err.kind, StoreFault::Changed);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
