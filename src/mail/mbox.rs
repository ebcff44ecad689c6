//! Mail folders in one file (RFC 4155): messages one after another, each behind a line that begins with `From `.

use std::ops::Range;

use memchr::memmem;

use super::parse::Headlines;

/// What stands before every message.
const MARK: &[u8] = b"From ";

/// A message in a folder, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Bytes of the file, without the line that begins it.
    pub range: Range<usize>,
    pub from: String,
    pub to: String,
    pub subject: String,
    /// The `Date` field as written.
    pub date: String,
    /// Empty when there is none.
    pub message_id: String,
}

/// Whether these bytes are such a folder: the mark, and a header field on the next line.
pub fn is_mbox(bytes: &[u8]) -> bool {
    if !bytes.starts_with(MARK) {
        return false;
    }
    let Some(end) = memchr::memchr(b'\n', bytes) else { return false };
    let next = bytes.get(end + 1..).unwrap_or_default();
    let name = next.iter().take_while(|byte| byte.is_ascii_graphic() && **byte != b':').count();
    name > 0 && next.get(name) == Some(&b':')
}

/// Where each message stands. A mark begins a message at the start of the file and after an empty line; elsewhere it is
/// text that somebody forgot to quote.
pub fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let is_start = |at: usize| {
        at == 0
            || [&b"\n\n"[..], b"\n\r\n"].iter().any(|gap| bytes.get(..at).is_some_and(|before| before.ends_with(gap)))
    };
    let marks: Vec<usize> =
        memmem::find_iter(bytes, MARK).filter(|at| is_start(*at) && bytes.get(*at..).is_some_and(is_mbox)).collect();
    let ends = marks.iter().skip(1).copied().chain([bytes.len()]);
    marks
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| {
            let line = memchr::memchr(b'\n', bytes.get(*start..end)?)?;
            Some(start + line + 1..end)
        })
        .collect()
}

/// The messages with what a list shows of them.
pub fn entries(bytes: &[u8]) -> Vec<Entry> {
    let ranges = messages(bytes).into_iter();
    ranges
        .map(|range| {
            let said = Headlines::of(bytes.get(range.clone()).unwrap_or_default());
            let Headlines { from, to, subject, date, message_id } = said;
            Entry { range, from, to, subject, date, message_id }
        })
        .collect()
}

/// The Message-ID of a mail as [`Entry`] has it.
pub fn message_id(mail: &[u8]) -> String {
    Headlines::of(mail).message_id
}

/// One message as it was before it was put into the folder: `>From ` at the beginning of a line loses one `>`, and the
/// empty line before the next mark goes.
pub fn message(bytes: &[u8], range: Range<usize>) -> Option<Vec<u8>> {
    let stored = bytes.get(range)?;
    let mut message = Vec::with_capacity(stored.len());
    for line in stored.split_inclusive(|byte| *byte == b'\n') {
        let unquoted = line.iter().position(|byte| *byte != b'>').unwrap_or_default();
        let is_quoted = unquoted > 0 && line.get(unquoted..).is_some_and(|rest| rest.starts_with(MARK));
        message.extend_from_slice(if is_quoted { line.get(1..).unwrap_or_default() } else { line });
    }
    for gap in [&b"\r\n\r\n"[..], b"\n\n"] {
        if message.ends_with(gap) {
            message.truncate(message.len() - gap.len() / 2);
            break;
        }
    }
    Some(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: &[u8] = b"From yamaguchi@ours.example Fri Nov 20 10:00:00 2026\nFrom: yamaguchi@ours.example\n\
        To: Tanaka <tanaka@client.example>\nSubject: =?utf-8?B?6KaL56mN?=\nDate: Fri, 20 Nov 2026 10:00:00 +0900\n\n\
        first\n>From here on\n>>From there\n\nFrom now on there is no mark\nFrom the middle\n\n\
        From - Sat Nov 21 10:00:00 2026\nTo: b@client.example\n\nsecond\n";

    #[test]
    fn each_message_is_found_with_what_a_list_shows() {
        let entries = entries(FOLDER);
        let told: Vec<_> =
            entries.iter().map(|entry| format!("{}|{}|{}", entry.from, entry.to, entry.subject)).collect();
        assert_eq!(told, ["yamaguchi@ours.example|Tanaka <tanaka@client.example>|見積", "|b@client.example|"]);
        assert_eq!(entries[0].date, "Fri, 20 Nov 2026 10:00:00 +0900");
    }

    #[test]
    fn a_message_is_what_it_was_before() {
        let ranges = messages(FOLDER);
        let first = String::from_utf8(message(FOLDER, ranges[0].clone()).unwrap()).unwrap();
        assert!(first.starts_with("From: yamaguchi@ours.example\n"), "{first}");
        assert!(
            first.ends_with("\nfirst\nFrom here on\n>From there\n\nFrom now on there is no mark\nFrom the middle\n")
        );
        assert_eq!(message(FOLDER, ranges[1].clone()).unwrap(), b"To: b@client.example\n\nsecond\n");
    }

    #[test]
    fn a_mail_is_no_folder() {
        assert!(is_mbox(FOLDER));
        for mail in [&b"From: a@b.example\n\n"[..], b"From here to there\n\nit goes", b"", b"From "] {
            assert!(!is_mbox(mail));
        }
    }

    #[test]
    fn a_folder_with_crlf_is_read_too() {
        let folder = String::from_utf8(FOLDER.to_vec()).unwrap().replace('\n', "\r\n");
        let ranges = messages(folder.as_bytes());
        assert_eq!(ranges.len(), 2);
        assert_eq!(message(folder.as_bytes(), ranges[1].clone()).unwrap(), b"To: b@client.example\r\n\r\nsecond\r\n");
    }

    #[test]
    fn many_marks_cost_little() {
        let folder = b"From a\nA:\n\n".repeat(100_000);
        assert_eq!(messages(&folder).len(), 100_000);
    }
}
