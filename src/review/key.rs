//! What makes an item the same item in a changed draft.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::{Deserialize, Serialize};
use crate::check::{Case, Finding, Kind, Place, Value};
use crate::mail::{Digest, Mailbox};

/// Place, evidence and check ids of an item, by content and not by position.
///
/// It stays within the program and the record: it names addresses and evidence in clear.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemKey(String);

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives out keys; items with the same content are numbered.
#[derive(Default)]
pub(super) struct Keys(BTreeMap<String, usize>);

impl Keys {
    pub(super) fn key(&mut self, case: &Case<'_>, place: &Place, findings: &[&Finding]) -> ItemKey {
        let mut text = place_text(case, place);
        for finding in findings {
            write_finding(&mut text, place, finding);
        }
        let times = self.0.entry(text.clone()).or_default();
        *times += 1;
        if *times > 1 {
            text.push_str("|#");
            text.push_str(&times.to_string());
        }
        ItemKey(text)
    }
}

/// The check, and what it says where the place alone does not hold it: the arguments.
///
/// Alarms about a file say in their arguments what was found in it, so that no answer covers what is found there later;
/// the roll call says what kind of file it is, which is told better while the file is looked into.
fn write_finding(text: &mut String, place: &Place, finding: &Finding) {
    text.push('|');
    text.push_str(finding.check);
    let is_roll_call = finding.rule().is_some_and(|rule| rule.kind == Kind::RollCall);
    let place_says_all = match place {
        Place::Body { .. } => true,
        Place::Attachment { .. } => is_roll_call,
        Place::Header { .. }
        | Place::Recipient { .. }
        | Place::Subject { .. }
        | Place::Excerpt { .. }
        | Place::Message => false,
    };
    if place_says_all {
        return;
    }
    if !is_roll_call {
        text.extend([".", &finding.grade]);
    }
    for (key, value) in &finding.args.0 {
        let value = match value {
            Value::Text(value) => value.clone(),
            Value::Count(value) => value.to_string(),
            Value::List(values) => values.join(","),
        };
        text.extend([";", key.as_ref(), "=", value.as_str()]);
    }
}

fn place_text(case: &Case<'_>, place: &Place) -> String {
    let draft = case.draft;
    match place {
        Place::Header { field, .. } => format!("header:{field}:{}", short(&header_text(case, field))),
        Place::Recipient { .. } => {
            let mut people: Vec<_> =
                place.people().iter().filter_map(|index| draft.recipients.get(*index)).map(recipient_text).collect();
            people.sort();
            format!("recipient:{}", short(&people.join(",")))
        }
        Place::Subject { .. } => format!("subject:{}", short(&draft.subject)),
        Place::Body { part, range, text } => {
            let line = draft.bodies.get(*part).map_or("", |body| line_around(&body.shown, range.0));
            format!("body:{text}:{}", short(line))
        }
        Place::Excerpt { text, .. } => format!("excerpt:{text}"),
        Place::Attachment { index, path, .. } => match draft.attachments.get(*index) {
            Some(file) => format!("attachment:{}:{}:{}", file.name, file.digest.hex(), path.join("›")),
            None => "attachment".to_owned(),
        },
        Place::Message => "message".to_owned(),
    }
}

/// Long text by its digest: a line may have the length of the whole mail, and every item in it has a key.
fn short(text: &str) -> Cow<'_, str> {
    const LONG: usize = 512;
    if text.len() <= LONG { text.into() } else { Digest::of(text.as_bytes()).to_string().into() }
}

fn recipient_text(recipient: &crate::mail::Recipient) -> String {
    format!("{:?}:{}", recipient.field, mailbox_text(&recipient.mailbox))
}

fn mailbox_text(mailbox: &Mailbox) -> String {
    format!("{} <{}>", mailbox.display_name, mailbox.address_text().unwrap_or_default())
}

/// What a header row holds: for the destinations everybody in them, so that one more person makes it another item.
fn header_text(case: &Case<'_>, field: &str) -> String {
    let people: Vec<_> = case
        .draft
        .recipients
        .iter()
        .filter(|recipient| format!("{:?}", recipient.field).eq_ignore_ascii_case(field))
        .map(recipient_text)
        .collect();
    if people.is_empty() { case.draft.field(field).unwrap_or_default().to_owned() } else { people.join(",") }
}

/// The line of the shown text that holds a byte.
fn line_around(text: &str, at: usize) -> &str {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return "" };
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find('\n').map_or(text.len(), |end| at + end);
    text.get(start..end).unwrap_or("")
}
