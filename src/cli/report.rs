//! One draft and what was found, as a line of JSON or as text. The field names are a contract with others.

use serde::Serialize;

use crate::check::{Args, Case, Finding, Kind, Place};
use crate::mail::{Address, Defect, Destination, Digest, Format, Mailbox};
use crate::policy::{Level, Side};
use crate::text::Text;

/// What `check` tells about one draft.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    source: &'a str,
    format: Format,
    digest: Digest,
    subject: &'a str,
    from: Vec<Person<'a>>,
    recipients: Vec<Recipient<'a>>,
    attachments: Vec<File<'a>>,
    findings: Vec<Told<'a>>,
    defects: &'a [Defect],
}

/// A draft that could not be read.
#[derive(Serialize)]
pub(super) struct Unread<'a> {
    pub(super) source: &'a str,
    pub(super) error: String,
}

#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    address: Option<String>,
}

#[derive(Serialize)]
struct Recipient<'a> {
    field: Destination,
    #[serde(flatten)]
    person: Person<'a>,
    side: Side,
    /// Only an invitation names it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    attendee: bool,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    media_type: &'a str,
    size: u64,
    digest: Digest,
    inline: bool,
}

#[derive(Serialize)]
struct Told<'a> {
    check: &'a str,
    grade: &'a str,
    kind: Kind,
    level: Level,
    place: &'a Place,
    args: &'a Args,
    message: String,
}

impl<'a> Report<'a> {
    pub(super) fn new(source: &'a str, case: &Case<'a>, findings: &'a [Finding], text: &Text) -> Self {
        let draft = case.draft;
        Self {
            source,
            format: draft.format,
            digest: draft.digest,
            subject: &draft.subject,
            from: draft.from.iter().map(Person::from).collect(),
            recipients: recipients(case),
            attachments: draft.attachments.iter().map(File::from).collect(),
            findings: findings.iter().map(|finding| Told::new(case, finding, text)).collect(),
            defects: &draft.defects,
        }
    }

    /// The strictest alarm.
    pub(super) fn strictest(&self) -> Level {
        self.findings.iter().filter(|told| told.kind == Kind::Alarm).map(|told| told.level).max().unwrap_or(Level::Note)
    }

    /// A few lines for people: what it is, then a line for each finding.
    pub(super) fn lines(&self, text: &Text) -> String {
        let mut lines = vec![self.source.to_owned()];
        for told in &self.findings {
            let mark = match told.kind {
                Kind::Alarm => "!",
                Kind::RollCall => "·",
            };
            lines.push(format!("  {mark} {}  {}  [{}]", text.get(&level_id(told.level)), told.message, told.rule()));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

fn level_id(level: Level) -> String {
    format!("level-{}", level.id())
}

fn recipients<'a>(case: &Case<'a>) -> Vec<Recipient<'a>> {
    let recipients = case.draft.recipients.iter().zip(&case.sides);
    recipients
        .map(|(recipient, side)| Recipient {
            field: recipient.field,
            person: Person::from(&recipient.mailbox),
            side: *side,
            attendee: recipient.attendee,
        })
        .collect()
}

impl<'a> From<&'a Mailbox> for Person<'a> {
    fn from(mailbox: &'a Mailbox) -> Self {
        let address = match &mailbox.address {
            Address::Spec(addr) => Some(addr.to_string()),
            Address::Malformed { text, .. } => Some(text.clone()),
            // A directory name is no address; it is told by `address_unknown`.
            Address::Exchange(_) | Address::None => None,
        };
        Self { name: &mailbox.display_name, address }
    }
}

impl<'a> From<&'a crate::mail::Attachment> for File<'a> {
    fn from(file: &'a crate::mail::Attachment) -> Self {
        Self {
            name: &file.name,
            media_type: &file.media_type.0,
            size: file.size(),
            digest: file.digest,
            inline: file.is_inline(),
        }
    }
}

impl<'a> Told<'a> {
    fn new(case: &Case<'_>, finding: &'a Finding, text: &Text) -> Self {
        Self {
            check: finding.check,
            grade: &finding.grade,
            kind: finding.rule().map_or(Kind::Alarm, |rule| rule.kind),
            level: finding.level(case.policy),
            place: &finding.place,
            args: &finding.args,
            message: text.finding(finding),
        }
    }

    /// The id a policy would name.
    fn rule(&self) -> String {
        if self.grade.is_empty() { self.check.to_owned() } else { format!("{}.{}", self.check, self.grade) }
    }
}
