//! Text copied out of a mail program: a block of displayed headers, then the body.

use std::borrow::Cow;

use super::label::{self, Label};
use crate::mail::parse::words;
use crate::mail::shown::normalize_line_ends;
use crate::mail::{Body, Defect, DefectKind, Destination, Digest, Draft, Field, Format, Mailbox, Recipient};

/// Only a title may stand before the headers; a reply with a quoted header further down is no header.
const MAX_LINES_BEFORE: usize = 1;

pub(super) fn has_headers(text: &str) -> bool {
    let text = normalize_line_ends(text);
    Block::read(&lines(&text)).is_some()
}

/// Reads displayed headers and body; `None` when there are no headers.
pub(super) fn read(text: &str) -> Option<Draft> {
    let normal = normalize_line_ends(text);
    let lines = lines(&normal);
    let block = Block::read(&lines)?;
    let (subject, body) = block.subject_and_body(&lines, &normal);
    let damaged = text.contains(char::REPLACEMENT_CHARACTER);
    Some(Draft {
        format: Format::Text,
        digest: Digest::of(text.as_bytes()),
        size: text.len() as u64,
        from: block.mailboxes(Label::From),
        reply_to: block.mailboxes(Label::ReplyTo),
        recipients: block.recipients(),
        bcc_known: block.has(Label::Bcc),
        subject,
        fields: block.fields(),
        bodies: vec![Body::plain(&body)],
        alternatives: Vec::new(),
        invitation: None,
        attachments: Vec::new(),
        opaque: Vec::new(),
        defects: damaged.then(|| Defect::new(DefectKind::UndecodableCharacters, "text")).into_iter().collect(),
    })
}

/// A line and where it begins.
type Line<'t> = (usize, &'t str);

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let this = (start, line);
            start += line.len() + 1;
            this
        })
        .collect()
}

/// One displayed header.
struct Header<'t> {
    label: Label,
    /// As displayed.
    name: &'t str,
    /// Never blank.
    values: Vec<&'t str>,
}

/// The displayed headers and the lines around them.
struct Block<'t> {
    headers: Vec<Header<'t>>,
    /// Lines before the first header.
    before: usize,
    /// The line that the body begins with.
    body: usize,
}

impl<'t> Block<'t> {
    fn read(lines: &[Line<'t>]) -> Option<Self> {
        let visible = |index: &usize| lines.get(*index).is_some_and(|(_, line)| !is_blank(line));
        let candidates: Vec<usize> = (0..lines.len()).filter(visible).take(MAX_LINES_BEFORE + 1).collect();
        let first = candidates.iter().copied().find(|at| lines.get(*at).is_some_and(|(_, line)| is_main(line)));
        let titled = first.is_some() && first != candidates.first().copied();
        let boxes = first.is_none().then(|| candidates.first().copied()).flatten();
        let boxes = boxes.filter(|at| lines.get(*at).is_some_and(|(_, line)| label::alone(line).is_some()));
        let mut reader = Reader {
            lines,
            headers: Vec::new(),
            at: first.or(boxes)?,
            boxes: boxes.is_some(),
            stretch_end: 0,
            last_label: 0,
        };
        let before = reader.at;
        while reader.step() {}
        let block = Block { headers: reader.headers, before, body: reader.at };
        let main = block.headers.iter().filter(|header| header.label.is_address() || header.label == Label::Subject);
        let enough = match (titled, boxes.is_some()) {
            (true, _) => block.headers.iter().any(|header| header.label.is_recipient()),
            (false, true) => main.count() > 1,
            (false, false) => main.count() > 0,
        };
        enough.then_some(block)
    }

    fn has(&self, label: Label) -> bool {
        self.headers.iter().any(|header| header.label == label)
    }

    fn of(&self, label: Label) -> impl Iterator<Item = &Header<'t>> {
        self.headers.iter().filter(move |header| header.label == label)
    }

    fn mailboxes(&self, label: Label) -> Vec<Mailbox> {
        self.of(label).flat_map(|header| super::entries(&header.values)).map(|entry| entry.mailbox).collect()
    }

    fn recipients(&self) -> Vec<Recipient> {
        let fields = [(Destination::To, Label::To), (Destination::Cc, Label::Cc), (Destination::Bcc, Label::Bcc)];
        let mut recipients = Vec::new();
        for (field, label) in fields {
            let entries = self.of(label).flat_map(|header| super::entries(&header.values));
            recipients.extend(entries.map(|entry| Recipient {
                field,
                mailbox: entry.mailbox,
                group: entry.group,
                attendee: false,
            }));
        }
        recipients
    }

    /// A line before the headers is the subject where none of them is; otherwise it belongs to the text.
    fn subject_and_body<'a>(&self, lines: &[Line<'_>], text: &'a str) -> (String, Cow<'a, str>) {
        let body = lines.get(self.body).and_then(|(start, _)| text.get(*start..)).unwrap_or_default();
        let body = body.trim_start_matches('\n');
        let before = lines.iter().take(self.before).map(|(_, line)| line.trim()).find(|line| !line.is_empty());
        let subject = self.of(Label::Subject).map(|header| words::decode(&header.values.join(" "))).next();
        match (subject, before) {
            (Some(subject), None) => (subject, Cow::Borrowed(body)),
            (Some(subject), Some(before)) => (subject, Cow::Owned(format!("{before}\n\n{body}"))),
            (None, before) => (before.unwrap_or_default().to_owned(), Cow::Borrowed(body)),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        for header in &self.headers {
            let name = header.label.field_name().unwrap_or(header.name).to_owned();
            match header.label {
                Label::Attachments => {
                    let names = header.values.iter().flat_map(|value| value.split([';', '；']));
                    let names = names.map(file_name).filter(|file| !file.is_empty());
                    fields.extend(names.map(|value| Field { name: name.clone(), value: value.to_owned() }));
                }
                Label::From
                | Label::ReplyTo
                | Label::To
                | Label::Cc
                | Label::Bcc
                | Label::Subject
                | Label::Date
                | Label::Other => fields.push(Field { name, value: header.values.join(" ") }),
            }
        }
        fields
    }
}

struct Reader<'l, 't> {
    lines: &'l [Line<'t>],
    headers: Vec<Header<'t>>,
    at: usize,
    /// Labels stand on lines of their own.
    boxes: bool,
    /// The first blank line from here on, and the last label before it; found once for each stretch of lines.
    stretch_end: usize,
    last_label: usize,
}

impl<'t> Reader<'_, 't> {
    /// Reads one line; `false` where the body begins.
    fn step(&mut self) -> bool {
        let Some((_, line)) = self.lines.get(self.at).copied() else { return false };
        if is_blank(line) {
            return self.blank();
        }
        if let Some((label, name, value)) = self.label(line) {
            let values = if is_blank(value) { Vec::new() } else { vec![value] };
            self.headers.push(Header { label, name, values });
        } else if self.continues(line) {
            let Some(header) = self.headers.last_mut() else { return false };
            header.values.push(line.trim());
        } else {
            return false;
        }
        self.at += 1;
        true
    }

    fn label(&self, line: &'t str) -> Option<(Label, &'t str, &'t str)> {
        let alone = || label::alone(line).filter(|_| self.boxes).map(|label| (label, line.trim(), ""));
        label::marked(line).or_else(alone)
    }

    /// After an empty line only what is still missing can be a header; a body may well begin with `日時：…`.
    fn blank(&mut self) -> bool {
        let rest = self.lines.get(self.at..).unwrap_or_default();
        let Some(skip) = rest.iter().position(|(_, line)| !is_blank(line)) else { return false };
        let next = rest.get(skip).map_or("", |(_, line)| line);
        let new = |label: Label| !self.headers.iter().any(|header| header.label == label);
        let subject_missing = new(Label::Subject);
        let is_header = match self.label(next) {
            Some((label, _, _)) if label.is_address() || label == Label::Subject => new(label),
            Some((label, _, _)) => subject_missing && new(label),
            None => false,
        };
        // `宛先:`, an empty line, and then who it is.
        let waiting = self.headers.last().is_some_and(|header| header.label.is_address() && header.values.is_empty());
        if is_header || (waiting && subject_missing && next.contains('@')) {
            self.at += skip;
        }
        is_header || (waiting && subject_missing && next.contains('@'))
    }

    /// Whether a line without a label still belongs to the header before it.
    fn continues(&mut self, line: &str) -> bool {
        let inside = self.is_inside();
        let alone = self.lines.get(self.at + 1).is_none_or(|(_, line)| is_blank(line));
        let Some(header) = self.headers.last() else { return false };
        let empty = header.values.is_empty();
        let expects_more = header.values.last().is_some_and(|value| value.ends_with([';', ',', '；']));
        match header.label {
            Label::From | Label::ReplyTo | Label::To | Label::Cc | Label::Bcc => {
                inside || expects_more || line.contains('@') || line.trim_start().starts_with('<') || (empty && alone)
            }
            Label::Subject => inside || (empty && alone && self.boxes),
            Label::Date | Label::Other => inside || (empty && alone),
            Label::Attachments => inside || is_file_list(line),
        }
    }

    /// Whether another label follows before the next empty line.
    fn is_inside(&mut self) -> bool {
        if self.at >= self.stretch_end {
            let rest = self.lines.get(self.at..).unwrap_or_default();
            let len = rest.iter().position(|(_, line)| is_blank(line)).unwrap_or(rest.len());
            let labels = rest.get(..len).unwrap_or_default();
            let last = labels.iter().rposition(|(_, line)| self.label(line).is_some());
            self.stretch_end = self.at + len;
            self.last_label = last.map_or(0, |last| self.at + last);
        }
        self.at < self.last_label
    }
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'))
}

/// A header that a copy of a mail may begin with.
fn is_main(line: &str) -> bool {
    label::marked(line).is_some_and(|(label, _, _)| label != Label::Other && label != Label::Attachments)
}

/// Whether each name in a line has the extension of a file.
fn is_file_list(line: &str) -> bool {
    let mut names = line.split([';', '；']).map(file_name).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some()
        && names.all(|name| {
            name.rsplit_once('.').is_some_and(|(stem, extension)| {
                !stem.is_empty()
                    && (1..=5).contains(&extension.len())
                    && extension.bytes().all(|b| b.is_ascii_alphanumeric())
            })
        })
}

/// Without the size that programs show after it: `見積.xlsx (24 KB)`.
fn file_name(text: &str) -> &str {
    let text = text.trim();
    let Some((name, size)) = text.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（'])) else {
        return text;
    };
    let size = size.trim();
    let unit = size.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}'));
    let known =
        ["B", "KB", "MB", "GB", "K", "M", "bytes", "バイト"].iter().any(|known| unit.eq_ignore_ascii_case(known));
    if known && size.starts_with(|c: char| c.is_ascii_digit()) { name.trim() } else { text }
}
