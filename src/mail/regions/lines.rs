//! Lines of a shown text, and the header fields that mail programs write into it.

/// A line without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Where it begins in the shown text.
    pub(super) start: usize,
    pub(super) text: &'t str,
}

pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let this = Line { start, text: line };
            start += line.len() + 1;
            this
        })
        .collect()
}

impl<'t> Line<'t> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// Begins with the mark of quoted text.
    pub(super) fn is_marked(&self) -> bool {
        self.text.trim_start().starts_with(['>', '＞'])
    }

    /// Where its first visible character stands in the shown text.
    pub(super) fn content_start(&self) -> usize {
        self.start + (self.text.len() - self.text.trim_start().len())
    }

    pub(super) fn label(&self) -> Option<(Label, &'t str)> {
        label(self.text)
    }
}

/// A header field as a mail program writes it before a quoted message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    From,
    /// To, Cc or Bcc.
    Recipients,
    Date,
    Subject,
    /// Others that stand among them.
    Other,
}

/// The field that a line begins with, and what follows it. Asterisks are what bold text becomes in plain text.
pub(super) fn label(line: &str) -> Option<(Label, &str)> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '*');
    let start = line.get(..line.floor_char_boundary(40))?;
    // The first byte of a full-width colon is that of all full-width signs; most lines end the search here.
    memchr::memchr2(b':', 0xef, start.as_bytes())?;
    let end = start.find([':', '：'])?;
    let label = match start.get(..end)?.trim_end_matches(|c: char| c.is_whitespace() || c == '*') {
        "差出人" | "送信者" | "送信元" | "発信者" => Label::From,
        "宛先" | "宛て先" | "送信先" => Label::Recipients,
        "送信日時" | "日時" | "送信日" | "日付" | "受信日時" => Label::Date,
        "件名" | "題名" | "表題" => Label::Subject,
        "添付ファイル" | "添付" | "重要度" | "返信先" => Label::Other,
        name if name.is_ascii() => english(name)?,
        _ => return None,
    };
    let value = line.get(end..)?.trim_start_matches([':', '：', '*']).trim();
    Some((label, value.trim_end_matches('*').trim_end()))
}

fn english(name: &str) -> Option<Label> {
    const NAMES: [(&str, Label); 12] = [
        ("From", Label::From),
        ("Sender", Label::From),
        ("Sent", Label::Date),
        ("Date", Label::Date),
        ("To", Label::Recipients),
        ("Cc", Label::Recipients),
        ("Bcc", Label::Recipients),
        ("Subject", Label::Subject),
        ("Attachments", Label::Other),
        ("Importance", Label::Other),
        ("Reply-To", Label::Other),
        ("Organization", Label::Other),
    ];
    NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, label)| *label)
}
