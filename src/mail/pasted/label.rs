//! The names of header fields as mail programs display them.

use unicode_normalization::UnicodeNormalization as _;

/// A field that a mail program displays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    From,
    ReplyTo,
    To,
    Cc,
    Bcc,
    Subject,
    Date,
    Attachments,
    /// One that says nothing about who gets what: importance, encryption, mailed-by.
    Other,
}

/// As displayed by Outlook, Gmail, Thunderbird and Apple Mail in Japanese and English; lower-case, without spaces.
const NAMES: [(&str, Label); 49] = [
    ("差出人", Label::From),
    ("送信者", Label::From),
    ("発信者", Label::From),
    ("from", Label::From),
    ("sender", Label::Other),
    ("返信先", Label::ReplyTo),
    ("reply-to", Label::ReplyTo),
    ("replyto", Label::ReplyTo),
    ("宛先", Label::To),
    ("宛て先", Label::To),
    ("あて先", Label::To),
    ("送信先", Label::To),
    ("受信者", Label::To),
    ("to", Label::To),
    ("cc", Label::Cc),
    ("c.c.", Label::Cc),
    ("写し", Label::Cc),
    ("bcc", Label::Bcc),
    ("b.c.c.", Label::Bcc),
    ("件名", Label::Subject),
    ("題名", Label::Subject),
    ("表題", Label::Subject),
    ("subject", Label::Subject),
    ("日時", Label::Date),
    ("日付", Label::Date),
    ("送信日時", Label::Date),
    ("送信日", Label::Date),
    ("受信日時", Label::Date),
    ("作成日時", Label::Date),
    ("date", Label::Date),
    ("sent", Label::Date),
    ("received", Label::Date),
    ("添付ファイル", Label::Attachments),
    ("添付", Label::Attachments),
    ("attachments", Label::Attachments),
    ("attachment", Label::Attachments),
    ("attached", Label::Attachments),
    ("重要度", Label::Other),
    ("優先度", Label::Other),
    ("秘密度", Label::Other),
    ("importance", Label::Other),
    ("priority", Label::Other),
    ("sensitivity", Label::Other),
    ("送信元", Label::Other),
    ("署名元", Label::Other),
    ("セキュリティ", Label::Other),
    ("mailed-by", Label::Other),
    ("signed-by", Label::Other),
    ("security", Label::Other),
];

impl Label {
    /// The name that the field has in a message (RFC 5322 §3.6), where it has one.
    pub(super) fn field_name(self) -> Option<&'static str> {
        match self {
            Self::From => Some("From"),
            Self::ReplyTo => Some("Reply-To"),
            Self::To => Some("To"),
            Self::Cc => Some("Cc"),
            Self::Bcc => Some("Bcc"),
            Self::Subject => Some("Subject"),
            Self::Date => Some("Date"),
            Self::Attachments => Some("Attachments"),
            Self::Other => None,
        }
    }

    pub(super) fn is_address(self) -> bool {
        matches!(self, Self::From | Self::ReplyTo | Self::To | Self::Cc | Self::Bcc)
    }

    pub(super) fn is_recipient(self) -> bool {
        matches!(self, Self::To | Self::Cc | Self::Bcc)
    }
}

/// The label that a line begins with, its name as written, and the value after it. A colon follows it, or a tab where a
/// table was copied.
pub(super) fn marked(line: &str) -> Option<(Label, &str, &str)> {
    let line = bare(line);
    let start = line.get(..line.floor_char_boundary(60))?;
    let end = start.find([':', '：', '\t'])?;
    let name = start.get(..end)?;
    let label = of_name(name)?;
    let value = line.get(end..)?.trim_start_matches([':', '：', '\t', '*', ' ']);
    Some((label, name.trim(), bare(value).trim_end_matches('*').trim()))
}

/// The label that fills a line, as where the boxes of a compose window were copied.
pub(super) fn alone(line: &str) -> Option<Label> {
    let line = bare(line);
    if line.len() > 60 { None } else { of_name(line) }
}

/// Without the marks that copying leaves around: asterisks for bold, directional and zero-width characters.
fn bare(text: &str) -> &str {
    text.trim().trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '*' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
    })
}

fn of_name(name: &str) -> Option<Label> {
    let name = name.nfkc().filter(|c| !c.is_whitespace() && *c != '*').collect::<String>().to_lowercase();
    // Buttons show their access key and an ellipsis: `宛先(T)...`
    let name = name.trim_end_matches(['.', '…']);
    let name = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .filter(|(_, key)| key.len() == 1)
        .map_or(name, |(name, _)| name);
    NAMES.iter().find(|(known, _)| name == known.trim_end_matches('.')).map(|(_, label)| *label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(line: &str) -> Option<Label> {
        marked(line).map(|(label, _, _)| label)
    }

    #[test]
    fn labels_are_known_in_every_dress() {
        for (line, expected) in [
            ("To: a", Label::To),
            ("宛先： a", Label::To),
            ("  *宛先:* a", Label::To),
            ("宛先(T): a", Label::To),
            ("宛先...\ta", Label::To),
            ("宛 先: a", Label::To),
            ("ＢＣＣ：a", Label::Bcc),
            ("C.C.: a", Label::Cc),
            ("REPLY TO: a", Label::ReplyTo),
            ("\u{200e}Cc: a", Label::Cc),
        ] {
            assert_eq!(marked(line).map(|(label, _, value)| (label, value)), Some((expected, "a")), "{line}");
        }
    }

    #[test]
    fn ordinary_text_has_no_label() {
        for line in ["Total: 5", "To whom: a", "http://a", ": a", "", "宛先", "担当：田中"] {
            assert_eq!(label(line), None, "{line}");
        }
        assert_eq!(alone("宛先(T)..."), Some(Label::To));
        assert_eq!(alone("宛先の件"), None);
    }
}
