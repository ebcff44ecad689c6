//! What stands behind an entry: who was to get the mail, what was found, what was answered and when. Never the body.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FORMAT, Unreadable, decode, mask};
use crate::check::{Args, CHECKS, Finding, Place, Role};
use crate::mail::{AddrSpec, ContentDigests, Destination, Digest, Draft, Format, Mailbox};
use crate::policy::Level;
use crate::review::{Approval, Decision, Grant, Item, Outcome, Return, Row};

/// Everything that is kept of one approval or return.
///
/// The entry in the trail names the digest of these bytes. Because of the salt nobody can find out by trying whether a
/// removed record held a certain address or subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub format: u32,
    pub salt: Salt,
    pub judged: Judged,
    pub at: Timestamp,
    /// The address of whoever judged.
    pub person: String,
    pub role: Role,
    /// Digest of the record of the approval before, where this one was added to an approval file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Digest>,
    /// The drafts that it lay in as a mail inside a mail, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<Enclosing>,
    /// SHA-256 of exactly the bytes that were judged.
    pub draft: Digest,
    pub source: Format,
    pub size: u64,
    /// SHA-256 of the policy they were judged under.
    pub policy: Digest,
    pub content: ContentDigests,
    pub from: Vec<Party>,
    pub recipients: Vec<Party>,
    /// Whether the source could say who is in Bcc.
    pub bcc_known: bool,
    pub subject: String,
    pub files: Vec<File>,
    /// Every item, in the order of the review.
    pub items: Vec<Answered>,
    /// What the person said when sending it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A draft around the one that was judged, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosing {
    /// Of its file; empty for text.
    pub name: String,
    /// SHA-256 of its bytes.
    pub draft: Digest,
}

/// Random, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    Approved,
    Returned,
}

/// Somebody the mail is from, or goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Destination>,
    pub name: String,
    /// As it stood there, right or wrong; `None` for a name alone.
    pub address: Option<String>,
}

/// A file that goes along, and when it was opened during the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub name: String,
    /// Bytes, decoded.
    pub size: u64,
    pub digest: Digest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Timestamp>,
}

/// One item and the answer to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    pub place: Place,
    pub level: Level,
    pub findings: Vec<Found>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The person named it as what is wrong.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen: bool,
}

/// A finding as it was, personal data masked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    pub check: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grade: String,
    pub level: Level,
    pub place: Place,
    pub args: Args,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<String>,
    /// Why it is a note: somebody had called it no mistake, for each organisation that the mail goes to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<Grant>,
}

/// Name and address as they stand in a mail.
impl std::fmt::Display for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.address {
            Some(address) if self.name.is_empty() => f.write_str(address),
            Some(address) => write!(f, "{} <{address}>", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// Why there is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The draft given is not the one that was judged.
    #[error("another draft than the one that was judged")]
    OtherDraft,
}

impl Record {
    /// What is kept of an approval of `draft`. `follows` is the record before it in an approval file.
    pub fn of_approval(
        approval: &Approval,
        draft: &Draft,
        follows: Option<Digest>,
        salt: Salt,
    ) -> Result<Self, RecordError> {
        Self::new(approval.outcome(), draft, salt).map(|record| Self { follows, ..record })
    }

    /// What is kept of sending `draft` back.
    pub fn of_return(
        returned: &Return,
        draft: &Draft,
        follows: Option<Digest>,
        salt: Salt,
    ) -> Result<Self, RecordError> {
        let mut record = Self::new(returned.outcome(), draft, salt)?;
        for (answered, (item, _)) in record.items.iter_mut().zip(returned.outcome().items()) {
            answered.chosen = returned.chosen().contains(&item.key);
        }
        let note = Some(returned.note().to_owned()).filter(|note| !note.is_empty());
        Ok(Self { judged: Judged::Returned, follows, note, ..record })
    }

    pub fn parse(bytes: &[u8]) -> Result<Self, Unreadable> {
        decode(bytes)
    }

    /// The exact bytes whose digest the entry names.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_else(|_| unreachable!("a record has string keys only"))
    }

    /// How many items were answered for.
    pub fn answered(&self) -> usize {
        self.items.iter().filter(|item| item.decision.is_some()).count()
    }

    /// Whoever judged, when the address still reads as one.
    pub fn person(&self) -> Option<AddrSpec> {
        AddrSpec::parse(&self.person).ok()
    }

    fn new(outcome: &Outcome, draft: &Draft, salt: Salt) -> Result<Self, RecordError> {
        if outcome.digest() != draft.digest {
            return Err(RecordError::OtherDraft);
        }
        let opened = outcome.opened();
        let files = draft.attachments.iter().enumerate().map(|(index, file)| File {
            name: file.name.clone(),
            size: file.size(),
            digest: file.digest,
            opened: opened.get(&index).copied(),
        });
        let recipients = draft.recipients.iter();
        Ok(Self {
            format: FORMAT,
            salt,
            judged: Judged::Approved,
            at: outcome.at(),
            person: outcome.person().to_string(),
            role: outcome.role(),
            follows: None,
            within: Vec::new(),
            draft: draft.digest,
            source: draft.format,
            size: draft.size,
            policy: outcome.policy(),
            content: outcome.content().clone(),
            from: draft.from.iter().map(|mailbox| Party::new(None, mailbox)).collect(),
            recipients: recipients.map(|who| Party::new(Some(who.field), &who.mailbox)).collect(),
            bcc_known: draft.bcc_known,
            subject: draft.subject.clone(),
            files: files.collect(),
            items: outcome.items().iter().map(|(item, decision)| Answered::new(item, decision.clone())).collect(),
            note: None,
        })
    }
}

impl Salt {
    pub fn new(random: [u8; 32]) -> Self {
        Self(Digest(random).hex())
    }
}

impl Party {
    fn new(field: Option<Destination>, mailbox: &Mailbox) -> Self {
        Self { field, name: mailbox.display_name.clone(), address: mailbox.address_text() }
    }
}

impl Answered {
    fn new(item: &Item, decision: Option<Decision>) -> Self {
        Self {
            place: mask::place(&item.place),
            level: item.level,
            findings: item.rows.iter().map(Found::new).collect(),
            decision,
            chosen: false,
        }
    }
}

impl Found {
    fn new(row: &Row) -> Self {
        let finding = &row.finding;
        Self {
            check: finding.check.to_owned(),
            grade: finding.grade.clone().into_owned(),
            level: row.level,
            place: mask::place(&finding.place),
            args: mask::args(&finding.place, &finding.args),
            quiet: finding.quiet.clone().map(Cow::into_owned),
            waived: row.grants().to_vec(),
        }
    }

    /// The finding again, for the sentence about it; `None` when this version has no such check.
    pub fn finding(&self) -> Option<Finding> {
        let rule = CHECKS.iter().find(|check| check.id == self.check)?;
        Some(Finding {
            check: rule.id,
            grade: Cow::Owned(self.grade.clone()),
            place: self.place.clone(),
            args: self.args.clone(),
            quiet: self.quiet.clone().map(Cow::Owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, DRAFT};
    use super::*;

    fn record(draft: &[u8]) -> Record {
        sample::approval(draft, "sato@ours.example", "2026-11-27T12:00:00Z", None)
    }

    #[test]
    fn a_record_reads_back_as_it_was_written() {
        let record = record(DRAFT);
        assert_eq!(Record::parse(&record.to_bytes()), Ok(record.clone()));
        assert_eq!(record.person(), AddrSpec::parse("sato@ours.example").ok());
        assert!(record.items.iter().any(|item| item.decision.is_some()));
    }

    #[test]
    fn a_record_never_holds_the_body() {
        let draft = b"From: sato@ours.example\nTo: tanaka@client.example\nSubject: Hello\n\n\
            Dear Tanaka, my number is 090-1234-5678, ask kimura@client.example. I have attached the file.\n";
        let text = String::from_utf8(record(draft).to_bytes()).unwrap();
        for secret in ["Dear Tanaka", "090-1234", "kimura@"] {
            assert!(!text.contains(secret), "{secret} stands in {text}");
        }
        for kept in ["tanaka@client.example", "Hello", "decided_at", "recipient_external"] {
            assert!(text.contains(kept), "{kept} is missing in {text}");
        }
    }

    #[test]
    fn two_records_of_the_same_have_different_digests() {
        let first = record(DRAFT);
        let second = Record { salt: Salt::new([8; 32]), ..first.clone() };
        assert_ne!(Digest::of(&first.to_bytes()), Digest::of(&second.to_bytes()));
    }

    #[test]
    fn a_record_of_before_says_nothing_of_waivers_and_one_of_now_keeps_them() {
        let mut record = record(DRAFT);
        let bytes = String::from_utf8(record.to_bytes()).unwrap();
        assert!(!bytes.contains("waived"), "{bytes}");
        assert!(Record::parse(bytes.as_bytes()).unwrap().items[0].findings[0].waived.is_empty());
        let day = |text: &str| text.parse().unwrap();
        let (granted, until) = (day("2026-11-21"), day("2026-12-21"));
        let organization = Some("client.example".to_owned());
        record.items[0].findings[0].waived = vec![
            Grant { organization, reason: "joint work".to_owned(), granted, until },
            Grant { organization: None, reason: "joint work".to_owned(), granted, until },
        ];
        let bytes = String::from_utf8(record.to_bytes()).unwrap();
        assert!(bytes.contains(r#""waived":[{"organization":"client.example","reason":"joint work","granted":"2026-11-21","until":"2026-12-21"},{"reason":"#), "{bytes}");
        assert_eq!(Record::parse(bytes.as_bytes()), Ok(record));
    }

    #[test]
    fn findings_come_back_for_their_sentences() {
        let record = record(DRAFT);
        let found =
            record.items.iter().flat_map(|item| &item.findings).find(|found| found.check == "recipient_external");
        let finding = found.unwrap().finding().unwrap();
        assert_eq!((finding.check, finding.place), ("recipient_external", Place::recipient(0)));
        assert_eq!(Found { check: "gone".to_owned(), ..found.unwrap().clone() }.finding(), None);
    }
}
