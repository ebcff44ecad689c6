//! Small mails in, short lines out, for the tests of the checks.

use std::sync::{Arc, OnceLock};

use jiff::civil::{Date, date};

use crate::lens::{self, Inspection, Limits};
use crate::mail::{
    AddrSpec, Address, Attachment, Body, Destination, Digest, Disposition, Draft, Field, Format, Mailbox, MediaType,
    Recipient, Thread,
};
use crate::policy::{Layer, Policy};

use super::{Acquaintance, Acquaintances, Case, Check, Finding, Place, Role, Value, run_all};

pub(super) const TODAY: Date = date(2026, 11, 21);

/// The situation a mail is looked at in; [`Setup::default`] is a person at `me@ours.example` with the built-in policy.
pub(super) struct Setup {
    pub policy: Policy,
    pub own: Vec<AddrSpec>,
    pub known: Acquaintances,
    pub role: Role,
    pub thread: Option<Thread>,
    pub approval_outdated: bool,
    /// Whether files are looked into, as the app does.
    pub looks_inside: bool,
    /// What was found inside the files, in their order, instead of looking.
    pub inside: Vec<Inspection>,
}

impl Default for Setup {
    fn default() -> Self {
        static POLICY: OnceLock<Policy> = OnceLock::new();
        Self {
            policy: POLICY.get_or_init(|| policy("")).clone(),
            own: vec![addr("me@ours.example")],
            known: Acquaintances::default(),
            role: Role::Author,
            thread: None,
            approval_outdated: false,
            looks_inside: false,
            inside: Vec::new(),
        }
    }
}

impl Setup {
    /// The usual situation, with files looked into.
    pub(super) fn looking_inside() -> Self {
        Self { looks_inside: true, ..Self::default() }
    }

    /// The usual situation, with files that were looked into already.
    pub(super) fn with_inside(inside: Vec<Inspection>) -> Self {
        Self { inside, ..Self::default() }
    }

    pub(super) fn with_policy(text: &str) -> Self {
        Self { policy: policy(text), ..Self::default() }
    }

    /// Somebody whose memory is warm and holds these addresses.
    pub(super) fn knowing(people: &[(&str, u64)]) -> Self {
        let people = people
            .iter()
            .map(|(text, times)| (addr(text).key(), Acquaintance { times: *times, last: TODAY, name: None }));
        Self { known: Acquaintances { approvals: 100, people: people.collect() }, ..Self::default() }
    }

    /// A reply to a history that names these people.
    pub(super) fn in_thread(people: &[&str]) -> Self {
        let people = people.iter().map(|text| mailbox(text));
        Self { thread: Some(people.collect()), ..Self::default() }
    }

    /// What one check finds, a line for each finding.
    pub(super) fn findings(&self, check: &Check, mail: &str) -> String {
        self.found(check, &draft(mail))
    }

    pub(super) fn found(&self, check: &Check, draft: &Draft) -> String {
        let found = self.all(draft).into_iter().filter(|finding| finding.check == check.id);
        found.map(|finding| self.line(&finding)).collect::<Vec<_>>().join("\n")
    }

    /// What all checks find.
    pub(super) fn all(&self, draft: &Draft) -> Vec<Finding> {
        let mut case = Case::new(draft, &self.policy, &self.own, &self.known, TODAY).role(self.role);
        if let Some(thread) = &self.thread {
            case.thread = thread.clone();
        }
        case.approval_outdated = self.approval_outdated;
        let look = |file: &Attachment| Some(Arc::new(lens::inspect(&file.data, &file.name, &Limits::default())));
        let inspections: Vec<_> = if self.looks_inside {
            draft.attachments.iter().map(look).collect()
        } else {
            self.inside.iter().map(|file| Some(Arc::new(file.clone()))).collect()
        };
        run_all(&case.inspections(&inspections))
    }

    fn line(&self, finding: &Finding) -> String {
        let mut line = finding.level(&self.policy).id().to_owned();
        for part in [&*finding.grade, &place(&finding.place), finding.quiet.as_deref().unwrap_or_default()] {
            if !part.is_empty() {
                line.push(' ');
                line.push_str(part);
            }
        }
        for (key, value) in &finding.args.0 {
            let value = match value {
                Value::Text(text) => text.clone(),
                Value::Count(count) => count.to_string(),
                Value::List(list) => list.join(","),
            };
            line.extend([" ", key, "=", &value]);
        }
        line
    }
}

/// What one check finds in the usual situation.
pub(super) fn findings(check: &Check, mail: &str) -> String {
    Setup::default().findings(check, mail)
}

fn place(place: &Place) -> String {
    match place {
        Place::Header { field, .. } => field.to_string(),
        Place::Recipient { .. } => {
            let people: Vec<String> = place.people().iter().map(usize::to_string).collect();
            format!("#{}", people.join(","))
        }
        Place::Subject { range } => {
            format!("subject{}", range.map(|span| format!("[{}..{}]", span.0, span.1)).unwrap_or_default())
        }
        Place::Body { text, .. } => format!("body「{text}」"),
        Place::Excerpt { text, .. } => format!("excerpt「{text}」"),
        Place::Attachment { index, path, .. } => {
            let inside = path.iter().map(|name| format!(" › {name}")).collect::<Vec<_>>().concat();
            format!("file{index}{inside}")
        }
        Place::Message => "message".to_owned(),
    }
}

fn policy(text: &str) -> Policy {
    let checks: Vec<_> = super::ids().collect();
    Policy::resolve(&[Layer::built_in(), Layer::machine("test", format!("format = 1\n{text}"))], &checks).unwrap()
}

pub(super) fn addr(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

/// `Name <address>`, `address`, `/O=…`, or a name.
pub(super) fn mailbox(text: &str) -> Mailbox {
    let (name, address) = match text.trim().split_once('<') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches('>')),
        None => ("", text.trim()),
    };
    let name_only = !address.contains(['@', '/']);
    let address_of = |text: &str| match AddrSpec::parse(text) {
        _ if text.starts_with("/O=") => Address::Exchange(text.to_owned()),
        Ok(addr) => Address::Spec(addr),
        Err(fault) => Address::Malformed { text: text.to_owned(), fault },
    };
    Mailbox {
        display_name: if name_only { address } else { name }.to_owned(),
        address: if name_only { Address::None } else { address_of(address) },
    }
}

/// A mail in short: header fields, then `File: NAME SIZE` or `Inline: NAME SIZE` for attachments, an empty line, text.
/// From stands for `me@ours.example` unless given.
pub(super) fn draft(mail: &str) -> Draft {
    let (header, text) = mail.split_once("\n\n").unwrap_or((mail, ""));
    let mut draft = Draft {
        format: Format::Eml,
        digest: Digest::of(mail.as_bytes()),
        size: mail.len() as u64,
        from: vec![mailbox("me@ours.example")],
        reply_to: Vec::new(),
        recipients: Vec::new(),
        bcc_known: true,
        subject: "ご連絡".to_owned(),
        fields: Vec::new(),
        bodies: vec![Body::plain(text)],
        alternatives: Vec::new(),
        invitation: None,
        attachments: Vec::new(),
        opaque: Vec::new(),
        defects: Vec::new(),
    };
    for line in header.lines().filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').unwrap();
        field(&mut draft, name, value.trim());
    }
    draft.recipients.sort_by_key(|recipient| recipient.field);
    draft
}

fn field(draft: &mut Draft, name: &str, value: &str) {
    let list = || value.split(',').filter(|item| !item.trim().is_empty()).map(mailbox);
    let to = |field| list().map(move |mailbox| Recipient { field, mailbox, group: None, attendee: false });
    match name {
        "From" => draft.from = list().collect(),
        "Reply-To" => draft.reply_to = list().collect(),
        "To" => draft.recipients.extend(to(Destination::To)),
        "Cc" => draft.recipients.extend(to(Destination::Cc)),
        "Bcc" => draft.recipients.extend(to(Destination::Bcc)),
        "Subject" => value.clone_into(&mut draft.subject),
        "File" => draft.attachments.push(file(value, Disposition::Attachment)),
        "Inline" => draft.attachments.push(file(value, Disposition::Inline)),
        _ => draft.fields.push(Field { name: name.to_owned(), value: value.to_owned() }),
    }
}

/// `NAME SIZE`; the size may be left out, and the name may hold spaces.
fn file(text: &str, disposition: Disposition) -> Attachment {
    let (name, size) = match text.rsplit_once(' ').and_then(|(name, size)| Some((name, size.parse().ok()?))) {
        Some((name, size)) => (name, size),
        None => (text, 10_usize),
    };
    let data = b"text ".iter().copied().cycle().take(size).collect::<Vec<u8>>();
    Attachment {
        name: name.replace("\\u{202e}", "\u{202e}"),
        media_type: MediaType("application/octet-stream".to_owned()),
        disposition,
        content_id: None,
        encoded_size: data.len() as u64,
        digest: Digest::of(&data),
        data,
    }
}

/// Puts a file with this content into a draft.
pub(super) fn attach(draft: &mut Draft, name: &str, data: &[u8]) {
    draft.attachments.push(Attachment {
        name: name.to_owned(),
        media_type: MediaType("application/octet-stream".to_owned()),
        disposition: Disposition::Attachment,
        content_id: None,
        encoded_size: data.len() as u64,
        digest: Digest::of(data),
        data: data.to_vec(),
    });
}

/// Many addresses for one field: `p0@firm0.example, p1@firm1.example, …`.
pub(super) fn crowd(count: usize, firms: usize) -> String {
    (0..count).map(|n| format!("p{n}@firm{}.example", n % firms.max(1))).collect::<Vec<_>>().join(", ")
}
