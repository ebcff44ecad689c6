//! The tree of parts (RFC 2046 §5.1): where each begins and ends, and what lies outside.
//!
//! One pass over the lines that begin with `--`, never deeper than [`MAX_DEPTH`]. A boundary counts only as a whole
//! line, as receiving programs read it; a part ends where its own multipart or one around it says so.

use memchr::memmem::Finder;

use super::header::{self, Section};
use super::params::Parameterized;
use crate::mail::{Defect, DefectKind, MAX_DEPTH};

/// Parts beyond this are not read.
pub(super) const MAX_PARTS: usize = 5_000;

/// An entity (RFC 2045 §2.4): a message or one of its parts.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) content_type: Parameterized,
    pub(super) disposition: Parameterized,
    /// Lower-case; empty when none is given.
    pub(super) transfer_encoding: String,
    pub(super) content_id: Option<String>,
    /// As in the message, before transfer decoding.
    pub(super) body: &'a [u8],
    pub(super) children: Vec<Part<'a>>,
    /// A multipart that was too deep, or not one at all, and so was not taken apart.
    pub(super) too_deep: bool,
}

/// The tree of a message whose header section is read already.
pub(super) fn read<'a>(bytes: &'a [u8], section: &Section<'a>) -> (Part<'a>, Vec<Defect>) {
    let mut reader = Reader::new(bytes, 0);
    let (part, _) = reader.part(section, "text/plain");
    (part, reader.defects)
}

struct Reader<'a> {
    bytes: &'a [u8],
    line_start: Finder<'static>,
    /// Boundaries of the multiparts around the present place, outermost first.
    boundaries: Vec<Vec<u8>>,
    depth: usize,
    parts: usize,
    defects: Vec<Defect>,
}

/// A boundary line.
#[derive(Clone, Copy)]
struct Delimiter {
    /// Where the content before it ends: the line end before belongs to the delimiter.
    content_end: usize,
    /// Where the line after it begins.
    next: usize,
    level: usize,
    closes: bool,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], depth: usize) -> Self {
        Self { bytes, line_start: Finder::new("\n--"), boundaries: Vec::new(), depth, parts: 0, defects: Vec::new() }
    }

    /// Reads one part and tells the delimiter that ended it; `None` for the end of the input.
    fn part(&mut self, section: &Section<'a>, default_type: &str) -> (Part<'a>, Option<Delimiter>) {
        let mut part = head(section, default_type);
        self.parts += 1;
        for name in ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"] {
            if section.fields.iter().filter(|field| field.is(name)).count() > 1 {
                self.defect(DefectKind::DuplicateField, name);
            }
        }
        if part.content_type.value.starts_with("multipart/") {
            if self.depth >= MAX_DEPTH {
                part.too_deep = true;
                self.defect(DefectKind::TooDeep, &part.content_type.value);
            } else {
                match part.content_type.get("boundary").filter(|boundary| !boundary.trim_end().is_empty()) {
                    Some(boundary) => return self.multipart(part, section, boundary.trim_end()),
                    None => self.defect(DefectKind::NoBoundary, &part.content_type.value),
                }
            }
        }
        let end = self.next_delimiter(section.body);
        part.body = self.content(section.body, end);
        if is_message(&part.content_type.value)
            && !matches!(part.transfer_encoding.as_str(), "base64" | "quoted-printable")
        {
            part.too_deep = self.is_too_deep(part.body);
        }
        (part, end)
    }

    fn multipart(
        &mut self,
        mut part: Part<'a>,
        section: &Section<'a>,
        boundary: &str,
    ) -> (Part<'a>, Option<Delimiter>) {
        let level = self.boundaries.len();
        self.boundaries.push(boundary.as_bytes().to_vec());
        // The empty line may be missing, so that the first boundary stands among the fields.
        let early = self.next_delimiter(section.start).filter(|delimiter| delimiter.next <= section.body);
        if early.is_some() {
            self.defect(DefectKind::MissingHeaderBodySeparator, "");
        }
        let start = early.map_or(section.body, |delimiter| delimiter.content_end);
        let mut delimiter = early.or_else(|| self.next_delimiter(start));
        let preamble = self.content(start, delimiter);
        if delimiter.is_none_or(|delimiter| delimiter.level != level) {
            // Nothing can be taken apart; it is shown as it stands.
            self.boundaries.truncate(level);
            self.defect(DefectKind::StartBoundaryNotFound, boundary);
            part.body = preamble;
            return (part, delimiter);
        }
        self.outside(preamble, is_usual_preamble(preamble));
        let default_type = if part.content_type.value == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        self.depth += 1;
        while let Some(open) = delimiter.filter(|delimiter| delimiter.level == level && !delimiter.closes) {
            if self.parts >= MAX_PARTS {
                self.defect(DefectKind::TooManyParts, &MAX_PARTS.to_string());
                delimiter = self.skip_to_end(open, level);
                break;
            }
            let mut section = Section::read(self.bytes, open.next, &|line| self.matches(line).is_some());
            self.defects.append(&mut section.defects);
            let (child, end) = self.part(&section, default_type);
            part.children.push(child);
            delimiter = end;
        }
        self.depth -= 1;
        self.boundaries.truncate(level);
        let end = match delimiter {
            Some(close) if close.level == level => {
                let end = self.next_delimiter(close.next);
                let epilogue = self.content(close.next, end);
                self.outside(epilogue, false);
                end
            }
            other => {
                self.defect(DefectKind::CloseBoundaryNotFound, boundary);
                other
            }
        };
        part.body = self.content(start, end);
        (part, end)
    }

    /// The delimiter after `open` that is not one more part of this multipart.
    fn skip_to_end(&self, open: Delimiter, level: usize) -> Option<Delimiter> {
        let mut delimiter = Some(open);
        while let Some(open) = delimiter.filter(|delimiter| delimiter.level == level && !delimiter.closes) {
            delimiter = self.next_delimiter(open.next);
        }
        delimiter
    }

    /// The next line that is a boundary of this multipart or one around it.
    fn next_delimiter(&self, from: usize) -> Option<Delimiter> {
        if self.boundaries.is_empty() {
            return None;
        }
        let mut at = from;
        loop {
            if at > from || self.bytes.get(at..)?.starts_with(b"--") {
                let line = header::line_at(self.bytes, at)?;
                if let Some((level, closes)) = self.matches(line.content) {
                    return Some(Delimiter {
                        content_end: self.before_line_end(from, at),
                        next: line.next,
                        level,
                        closes,
                    });
                }
            }
            at += self.line_start.find(self.bytes.get(at..)?)? + 1;
        }
    }

    fn before_line_end(&self, from: usize, line: usize) -> usize {
        let content = self.bytes.get(from..line).unwrap_or_default();
        let content = content.strip_suffix(b"\n").unwrap_or(content);
        from + content.strip_suffix(b"\r").unwrap_or(content).len()
    }

    /// Which multipart a line delimits, innermost first, and whether it closes it.
    fn matches(&self, line: &[u8]) -> Option<(usize, bool)> {
        let line = line.strip_prefix(b"--")?.trim_ascii_end();
        self.boundaries.iter().enumerate().rev().find_map(|(level, boundary)| {
            match line.strip_prefix(boundary.as_slice())? {
                b"" => Some((level, false)),
                b"--" => Some((level, true)),
                _ => None,
            }
        })
    }

    fn content(&self, start: usize, end: Option<Delimiter>) -> &'a [u8] {
        self.bytes.get(start..end.map_or(self.bytes.len(), |end| end.content_end)).unwrap_or_default()
    }

    fn outside(&mut self, text: &[u8], usual: bool) {
        if !usual && !text.trim_ascii().is_empty() {
            self.defect(DefectKind::ContentOutsideParts, &super::excerpt(text));
        }
    }

    /// Whether an attached message nests deeper than we and others can follow. Only counts.
    fn is_too_deep(&mut self, message: &'a [u8]) -> bool {
        let depth = self.depth + 1;
        if depth > MAX_DEPTH {
            self.defect(DefectKind::TooDeep, "message/rfc822");
            return true;
        }
        let mut inner = Reader::new(message, depth);
        let section = Section::read(message, 0, &|_| false);
        inner.part(&section, "text/plain");
        let too_deep = inner.defects.into_iter().find(|defect| defect.kind == DefectKind::TooDeep);
        let found = too_deep.is_some();
        self.defects.extend(too_deep);
        found
    }

    fn defect(&mut self, kind: DefectKind, detail: &str) {
        self.defects.push(Defect::new(kind, super::excerpt(detail.as_bytes())));
    }
}

fn head<'a>(section: &Section<'a>, default_type: &str) -> Part<'a> {
    let mut content_type = Parameterized::parse(&section.get("Content-Type").unwrap_or_default());
    // A type that is none at all means plain text (RFC 2045 §5.2).
    if !content_type.value.contains('/') {
        let plain = content_type.value == "text";
        content_type.value = String::from(if plain { "text/plain" } else { default_type });
    }
    let encoding = section.get("Content-Transfer-Encoding").unwrap_or_default();
    let encoding = encoding.split([';', '(']).next().unwrap_or_default();
    Part {
        content_type,
        disposition: Parameterized::parse(&section.get("Content-Disposition").unwrap_or_default()),
        transfer_encoding: encoding.trim().to_ascii_lowercase(),
        content_id: section
            .get("Content-ID")
            .map(|id| id.trim().trim_start_matches('<').trim_end_matches('>').to_owned())
            .filter(|id| !id.is_empty()),
        body: &[],
        children: Vec::new(),
        too_deep: false,
    }
}

pub(super) fn is_message(media_type: &str) -> bool {
    matches!(media_type, "message/rfc822" | "message/global")
}

/// What mail programs write for programs without MIME; nobody displays it.
fn is_usual_preamble(text: &[u8]) -> bool {
    const LONGEST: usize = 2_000;
    let lower = text.to_ascii_lowercase();
    text.len() <= LONGEST
        && ["mime", "multi-part", "multipart"]
            .iter()
            .any(|word| memchr::memmem::find(&lower, word.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as `type(child,child)` with each leaf's body, and the defects.
    fn outline(text: &str) -> (String, String) {
        fn write(part: &Part<'_>) -> String {
            if part.children.is_empty() {
                return format!("{}={:?}", part.content_type.value, String::from_utf8_lossy(part.body));
            }
            let children: Vec<String> = part.children.iter().map(write).collect();
            format!("{}({})", part.content_type.value, children.join(", "))
        }
        let section = Section::read(text.as_bytes(), 0, &|_| false);
        let (part, defects) = read(text.as_bytes(), &section);
        let defects: Vec<String> =
            defects.iter().map(|defect| format!("{:?}({})", defect.kind, defect.detail)).collect();
        (write(&part), defects.join(" "))
    }

    fn mixed(body: &str) -> (String, String) {
        outline(&format!("Content-Type: multipart/mixed; boundary=B\n\n{body}"))
    }

    #[test]
    fn a_boundary_in_the_middle_of_a_line_ends_nothing() {
        let (tree, defects) = mixed("--B\n\nsee --B and --B-- here\n--Bonus\nend\n--B--\n");
        assert_eq!(tree, "multipart/mixed(text/plain=\"see --B and --B-- here\\n--Bonus\\nend\")");
        assert_eq!(defects, "");
    }

    #[test]
    fn parts_lose_exactly_one_line_end() {
        let (tree, _) = mixed("--B\r\n\r\na\r\n\r\n--B  \r\nContent-Type: text/html\r\n\r\n\r\n--B--");
        assert_eq!(tree, "multipart/mixed(text/plain=\"a\\r\\n\", text/html=\"\")");
    }

    #[test]
    fn an_inner_boundary_may_begin_like_the_outer() {
        let (tree, defects) =
            mixed("--B\nContent-Type: multipart/alternative; boundary=BB\n\n--BB\n\na\n--BB--\n--B\n\nb\n--B--\n");
        assert_eq!(tree, "multipart/mixed(multipart/alternative(text/plain=\"a\"), text/plain=\"b\")");
        assert_eq!(defects, "");
    }

    #[test]
    fn what_lies_outside_is_said_and_the_usual_preamble_is_not() {
        let (_, defects) = mixed("This is a multi-part message in MIME format.\n--B\n\na\n--B--\n\n");
        assert_eq!(defects, "");
        let (_, defects) = mixed("secret\n--B\n\na\n--B--\nafterwards\n--B\n\nhidden");
        assert_eq!(defects, "ContentOutsideParts(secret) ContentOutsideParts(afterwards --B hidden)");
    }

    #[test]
    fn a_missing_close_is_said_and_the_outer_boundary_holds() {
        let (tree, defects) = mixed("--B\nContent-Type: multipart/related; boundary=C\n\n--C\n\na\n--B\n\nb");
        assert_eq!(tree, "multipart/mixed(multipart/related(text/plain=\"a\"), text/plain=\"b\")");
        assert_eq!(defects, "CloseBoundaryNotFound(C) CloseBoundaryNotFound(B)");
    }

    #[test]
    fn a_multipart_that_never_begins_keeps_its_text() {
        assert_eq!(mixed("only text"), ("multipart/mixed=\"only text\"".into(), "StartBoundaryNotFound(B)".into()));
        let (tree, defects) = outline("Content-Type: multipart/mixed\n\nonly text");
        assert_eq!((tree.as_str(), defects.as_str()), ("multipart/mixed=\"only text\"", "NoBoundary(multipart/mixed)"));
    }

    #[test]
    fn a_part_without_a_header_or_an_empty_line_is_text() {
        let (tree, defects) = mixed("--B\nHello there\n--B--\n");
        assert_eq!(tree, "multipart/mixed(text/plain=\"Hello there\")");
        assert_eq!(defects, "MissingHeaderBodySeparator()");
    }

    #[test]
    fn a_first_boundary_among_the_fields_counts() {
        let (tree, defects) =
            outline("Content-Type: multipart/mixed; boundary=B\n--B\nContent-Type: text/html\n\na\n--B--\n");
        assert_eq!(tree, "multipart/mixed(text/html=\"a\")");
        assert!(defects.contains("MissingHeaderBodySeparator()"), "{defects}");
    }

    #[test]
    fn a_digest_holds_messages() {
        let (tree, _) = outline("Content-Type: multipart/digest; boundary=B\n\n--B\n\nTo: a\n\nx\n--B--\n");
        assert_eq!(tree, "multipart/digest(message/rfc822=\"To: a\\n\\nx\")");
    }

    #[test]
    fn ten_thousand_parts_are_counted_and_the_rest_is_skipped() {
        let (_, defects) = mixed(&format!("{}--B--\n", "--B\n\nx\n".repeat(10_000)));
        assert_eq!(defects, "TooManyParts(5000)");
    }

    #[test]
    fn endless_nesting_is_a_defect_and_no_crash() {
        let messages = "Content-Type: message/rfc822\n\n".repeat(100_000);
        assert_eq!(outline(&messages).1, "TooDeep(message/rfc822)");
        let numbered = |count: usize, text: &str| {
            (0..count).map(|n| text.replace('#', &n.to_string())).collect::<Vec<String>>().concat()
        };
        let multiparts = numbered(100_000, "Content-Type: multipart/mixed; boundary=#\n\n--#\n");
        assert!(outline(&multiparts).1.starts_with("TooDeep(multipart/mixed)"));
        let both =
            numbered(20_000, "Content-Type: multipart/mixed; boundary=#\n\n--#\nContent-Type: message/rfc822\n\n");
        assert!(outline(&both).1.starts_with("TooDeep("));
    }
}
