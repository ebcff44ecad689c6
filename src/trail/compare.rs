//! Is a mail one that this trail approved?

use super::{Entry, Event, Record};
use crate::mail::content::ContentPart;
use crate::mail::{ContentDigests, Draft};

/// What a trail says about a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// These bytes were approved.
    Identical { entry: Entry },
    /// These bytes were sent back, and not approved after that.
    SentBack { entry: Entry },
    /// The content was approved; a mail program has written it anew.
    SameContent { entry: Entry, not_comparable: Vec<ContentPart> },
    /// The approved mail nearest to it, and each part that is different.
    Differs { entry: Entry, parts: Vec<ContentPart>, not_comparable: Vec<ContentPart> },
    /// Nothing here is like it.
    Unknown,
}

/// Finds what was approved of this mail: the entry with the same bytes, else the one that shares most parts of the
/// content; of equal ones the latest. Entries come in the order of the trail, each with its record if that is there.
pub fn compare(draft: &Draft, entries: impl IntoIterator<Item = (Entry, Option<Record>)>) -> Match {
    let content = draft.content();
    let mut identical = None;
    let mut nearest: Option<(usize, Match)> = None;
    for (entry, record) in entries {
        if entry.event.draft() == Some(draft.digest) {
            identical = Some(entry);
            continue;
        }
        if !matches!(entry.event, Event::Approved { .. }) {
            continue;
        }
        let Some(record) = record.filter(|record| record.content.version == content.version) else { continue };
        let parts = record.content.differences(&content);
        let better = nearest.as_ref().is_none_or(|(fewest, _)| parts.len() <= *fewest);
        if better && is_like(draft, &record.content, &content, &parts) {
            nearest = Some((parts.len(), of_parts(entry, parts, record.content.not_comparable(&content))));
        }
    }
    match identical {
        Some(entry) if matches!(entry.event, Event::Approved { .. }) => Match::Identical { entry },
        Some(entry) => Match::SentBack { entry },
        None => nearest.map_or(Match::Unknown, |(_, nearest)| nearest),
    }
}

fn of_parts(entry: Entry, parts: Vec<ContentPart>, not_comparable: Vec<ContentPart>) -> Match {
    if parts.is_empty() {
        Match::SameContent { entry, not_comparable }
    } else {
        Match::Differs { entry, parts, not_comparable }
    }
}

/// Whether they share something that two mails do not share by chance: every mail of one person has the same From, and
/// most have no Cc and no files.
fn is_like(draft: &Draft, approved: &ContentDigests, copy: &ContentDigests, parts: &[ContentPart]) -> bool {
    let subject = !draft.subject.trim().is_empty() && !parts.contains(&ContentPart::Subject);
    let has_text = draft.bodies.iter().any(|body| !body.shown.trim().is_empty());
    let text = has_text && !parts.contains(&ContentPart::Text);
    let file = approved.attachments.iter().any(|file| copy.attachments.contains(file));
    parts.is_empty() || subject || text || file
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, DRAFT};
    use super::*;

    const OTHER: &[u8] =
        b"From: sato@ours.example\nTo: tanaka@client.example\nSubject: Minutes\n\nSee you on Monday.\n";

    fn entries() -> Vec<(Entry, Option<Record>)> {
        let at = "2026-11-27T12:00:00Z";
        let records = [DRAFT, OTHER].map(|draft| sample::approval(draft, "sato@ours.example", at, None));
        (1..).zip(records).map(|(number, record)| (sample::entry(number, &record), Some(record))).collect()
    }

    fn compared(draft: &[u8]) -> Match {
        compare(&Draft::open(draft).unwrap(), entries())
    }

    fn changed(from: &str, to: &str) -> Vec<u8> {
        let text = std::str::from_utf8(DRAFT).unwrap();
        assert!(text.contains(from));
        text.replace(from, to).into_bytes()
    }

    #[test]
    fn the_same_bytes_are_identical() {
        let Match::Identical { entry } = compared(OTHER) else { panic!() };
        assert_eq!(entry.number, 2);
    }

    #[test]
    fn written_anew_it_is_the_same_content() {
        let folded = changed("Subject: Quotation 1", "Subject: Quotation\n 1");
        let Match::SameContent { entry, .. } = compared(&folded) else { panic!("{:?}", compared(&folded)) };
        assert_eq!(entry.number, 1);
    }

    #[test]
    fn what_differs_is_named_beside_the_nearest_entry() {
        let subject = compared(&changed("Quotation 1", "Quotation 7"));
        let Match::Differs { entry, parts, .. } = subject else { panic!("{subject:?}") };
        assert_eq!((entry.number, parts), (1, vec![ContentPart::Subject]));
    }

    #[test]
    fn bytes_sent_back_after_their_approval_are_not_approved() {
        let mut entries = entries();
        let Event::Approved { role, draft, record } = entries[0].0.event else { panic!() };
        let event = Event::Returned { role, draft, record };
        entries.push((Entry { number: 3, event, ..entries[0].0.clone() }, None));
        let Match::SentBack { entry } = compare(&Draft::open(DRAFT).unwrap(), entries) else { panic!() };
        assert_eq!(entry.number, 3);
    }

    #[test]
    fn a_removed_record_leaves_only_the_bytes_to_go_by() {
        let without: Vec<_> = entries().into_iter().map(|(entry, _)| (entry, None)).collect();
        assert!(matches!(compare(&Draft::open(DRAFT).unwrap(), without.clone()), Match::Identical { .. }));
        let changed = changed("Quotation 1", "Quotation 7");
        assert_eq!(compare(&Draft::open(&changed).unwrap(), without), Match::Unknown);
    }
}
