//! Header sections (RFC 5322 §2.2), of a message and of a part: lines to fields, nothing decoded yet.

use std::borrow::Cow;
use std::cell::OnceCell;

use encoding_rs::Encoding;

use super::charset;
use crate::mail::{Defect, DefectKind};

/// Fields beyond this are not kept, except those that name people or say how to read the message.
pub(super) const MAX_FIELDS: usize = 10_000;

/// Invalid lines beyond this are not named one by one.
const MAX_NAMED: usize = 8;

/// The header section of a message or part.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    pub(super) fields: Vec<RawField<'a>>,
    /// Where this begins and where the body does, in bytes of the whole input.
    pub(super) start: usize,
    pub(super) body: usize,
    pub(super) defects: Vec<Defect>,
    /// All of it, as evidence for the charset of raw 8-bit text, which is guessed once.
    raw: &'a [u8],
    raw_charset: OnceCell<&'static Encoding>,
}

/// One field as it stands.
#[derive(Debug)]
pub(super) struct RawField<'a> {
    pub(super) name: &'a str,
    /// Unfolded, not decoded.
    pub(super) value: Cow<'a, [u8]>,
}

impl<'a> Section<'a> {
    /// Reads the section that begins at `start`; a line for which `ends` is true ends it like an empty one does.
    pub(super) fn read(bytes: &'a [u8], start: usize, ends: &dyn Fn(&[u8]) -> bool) -> Self {
        let mut reader = Reader {
            section: Section { start, body: bytes.len(), ..Section::default() },
            invalid: Vec::new(),
            left_out: 0,
            keeps: false,
        };
        let mut at = start;
        while let Some(line) = line_at(bytes, at) {
            if line.content.is_empty() {
                reader.section.body = line.next;
                break;
            }
            if ends(line.content) {
                reader.section.body = at;
                break;
            }
            reader.line(line.content, at);
            at = line.next;
        }
        reader.section.raw = bytes.get(start..at).unwrap_or_default();
        reader.finish()
    }

    /// The value of a field of this section: raw bytes decoded, encoded words not.
    pub(super) fn text<'f>(&self, field: &'f RawField<'_>) -> Cow<'f, str> {
        charset::guess_by(&field.value, || self.raw_charset.get_or_init(|| charset::detect(&self.undeclared())))
    }

    /// The lines that say nothing about their charset; those in UTF-8 beside them would mislead the guess.
    fn undeclared(&self) -> Vec<u8> {
        let lines = self.raw.split_inclusive(|byte| *byte == b'\n');
        lines.filter(|line| std::str::from_utf8(line).is_err()).flatten().copied().collect()
    }

    /// The first field of this name, raw bytes decoded, encoded words not.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.fields.iter().find(|field| field.is(name)).map(|field| self.text(field).into_owned())
    }
}

impl RawField<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether this belongs to the fields that mail programs know, so that a line like it stands in a header section.
    pub(super) fn is_known(&self) -> bool {
        self.tells_mail() || self.begins_with("x-") || self.begins_with("list-")
    }

    /// Whether only a mail has such a field.
    pub(super) fn tells_mail(&self) -> bool {
        const NAMES: &[&str] = &[
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "received",
            "return-path",
            "delivered-to",
        ];
        NAMES.iter().any(|name| self.is(name)) || self.begins_with("content-") || self.begins_with("resent-")
    }

    fn begins_with(&self, prefix: &str) -> bool {
        self.name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    }
}

struct Reader<'a> {
    section: Section<'a>,
    /// Lines that are no fields: where they stand, and how many fields stand before.
    invalid: Vec<(usize, usize, &'a [u8])>,
    left_out: usize,
    /// Whether the last line that is no continuation became a field.
    keeps: bool,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a [u8], at: usize) {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            return self.continuation(line, at);
        }
        self.keeps = false;
        match field(line) {
            None => self.invalid.push((at, self.section.fields.len(), line)),
            Some(field) if self.section.fields.len() >= MAX_FIELDS && !field.is_known() => self.left_out += 1,
            Some(field) => {
                self.section.fields.push(field);
                self.keeps = true;
            }
        }
    }

    fn continuation(&mut self, line: &'a [u8], at: usize) {
        match self.section.fields.last_mut() {
            Some(field) if self.keeps => field.value.to_mut().extend_from_slice(line),
            None if self.invalid.is_empty() => self.invalid.push((at, 0, line)),
            // What continues an invalid line or a field left out belongs to nothing that is kept.
            Some(_) | None => {}
        }
    }

    /// Decides what invalid lines are. When a field that mail programs know comes after, they stand in the middle of the
    /// header section. Otherwise the empty line is missing, and they are the body already.
    fn finish(mut self) -> Section<'a> {
        let last_known = self.section.fields.iter().rposition(RawField::is_known).map_or(0, |index| index + 1);
        let body = self.invalid.iter().position(|(_, before, _)| *before >= last_known);
        if let Some((at, before, _)) = body.and_then(|body| self.invalid.get(body)) {
            self.section.body = *at;
            self.section.fields.truncate(*before);
            self.section.defects.push(Defect::new(DefectKind::MissingHeaderBodySeparator, ""));
        }
        for (_, _, line) in self.invalid.iter().take(body.unwrap_or(usize::MAX).min(MAX_NAMED)) {
            self.section.defects.push(Defect::new(DefectKind::InvalidHeaderLine, super::excerpt(line)));
        }
        if self.left_out > 0 {
            self.section
                .defects
                .push(Defect::new(DefectKind::TooManyHeaders, (self.left_out + MAX_FIELDS).to_string()));
        }
        if memchr::memchr(0, self.section.raw).is_some() {
            self.section.defects.push(Defect::new(DefectKind::NulBytes, ""));
        }
        self.section
    }
}

/// `name: value`; white space may stand before the colon (RFC 5322 §4.5), not inside the name.
fn field(line: &[u8]) -> Option<RawField<'_>> {
    let colon = memchr::memchr(b':', line)?;
    let (name, value) = line.split_at_checked(colon)?;
    let name = name.trim_ascii_end();
    if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
        return None;
    }
    Some(RawField { name: std::str::from_utf8(name).ok()?, value: Cow::Borrowed(value.get(1..)?) })
}

/// A line without its end, and where the next begins.
pub(super) struct Line<'a> {
    pub(super) content: &'a [u8],
    pub(super) next: usize,
}

/// The line that begins at `at`; `None` at the end.
pub(super) fn line_at(bytes: &[u8], at: usize) -> Option<Line<'_>> {
    let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let content = rest.get(..end)?;
    Some(Line { content: content.strip_suffix(b"\r").unwrap_or(content), next: (at + end + 1).min(bytes.len()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String, String) {
        let section = Section::read(text.as_bytes(), 0, &|_| false);
        let fields: Vec<String> = section
            .fields
            .iter()
            .map(|field| format!("{}={}", field.name, String::from_utf8_lossy(&field.value)))
            .collect();
        let defects: Vec<String> =
            section.defects.iter().map(|defect| format!("{:?}({})", defect.kind, defect.detail)).collect();
        (fields.join("|"), text.get(section.body..).unwrap().to_owned(), defects.join("|"))
    }

    #[test]
    fn fields_are_unfolded_and_the_body_begins_after_the_empty_line() {
        assert_eq!(read("To: a\r\n b\r\nCc:c\r\n\r\nbody"), ("To= a b|Cc=c".into(), "body".into(), String::new()));
    }

    #[test]
    fn a_name_with_a_space_inside_is_no_field() {
        let (fields, _, defects) = read("Fr om: a@b.example\n folded\nTo: c\n\n");
        assert_eq!((fields.as_str(), defects.as_str()), ("To= c", "InvalidHeaderLine(Fr om: a@b.example)"));
    }

    #[test]
    fn space_before_the_colon_is_allowed() {
        assert_eq!(read("Subject : x\n\n").0, "Subject= x");
    }

    #[test]
    fn text_right_after_the_fields_is_the_body() {
        let (fields, body, defects) = read("To: a\nHello,\nnote: this\n\nBye");
        assert_eq!(fields, "To= a");
        assert_eq!(body, "Hello,\nnote: this\n\nBye");
        assert_eq!(defects, "MissingHeaderBodySeparator()");
    }

    #[test]
    fn a_recipient_after_a_broken_line_does_not_vanish() {
        let (fields, body, defects) = read("To: a\n???\nBcc: b\n\nBye");
        assert_eq!(fields, "To= a|Bcc= b");
        assert_eq!(body, "Bye");
        assert_eq!(defects, "InvalidHeaderLine(???)");
    }

    #[test]
    fn a_hundred_thousand_fields_keep_the_recipients() {
        let mut text = "Y: z\n folded\n".repeat(100_000);
        text.push_str("Bcc: last@client.example\n\n");
        let section = Section::read(text.as_bytes(), 0, &|_| false);
        assert_eq!(section.fields.len(), MAX_FIELDS + 1);
        assert!(section.fields.last().unwrap().is("bcc"));
        assert_eq!(section.defects.first().unwrap().kind, DefectKind::TooManyHeaders);
    }

    #[test]
    fn nul_bytes_are_said() {
        assert_eq!(read("To: a\0\n\n").2, "NulBytes()");
    }
}
