//! What differs between two versions of a draft, for a person.

use std::collections::BTreeMap;

use crate::mail::{Attachment, Destination, Draft, Recipient};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    From,
    RecipientAdded {
        field: Destination,
        who: String,
    },
    RecipientRemoved {
        field: Destination,
        who: String,
    },
    Subject {
        before: String,
        after: String,
    },
    /// Lines of the shown text that are new or gone.
    Text {
        added: Vec<String>,
        removed: Vec<String>,
    },
    AttachmentAdded(String),
    AttachmentRemoved(String),
    /// Same name, other content.
    AttachmentReplaced(String),
    /// Nothing of the content: a mail program has written the same anew.
    OnlyEncoding,
}

impl Change {
    /// What became different from `before` to `after`, never empty.
    pub fn between(before: &Draft, after: &Draft) -> Vec<Self> {
        let mut changes = Vec::new();
        if before.from != after.from || before.reply_to != after.reply_to {
            changes.push(Self::From);
        }
        recipients(before, after, &mut changes);
        if before.subject != after.subject {
            changes.push(Self::Subject { before: before.subject.clone(), after: after.subject.clone() });
        }
        text(before, after, &mut changes);
        attachments(&before.attachments, &after.attachments, &mut changes);
        if changes.is_empty() {
            changes.push(Self::OnlyEncoding);
        }
        changes
    }
}

fn recipients(before: &Draft, after: &Draft, changes: &mut Vec<Change>) {
    let list = |draft: &Draft| draft.recipients.iter().map(named).collect::<Vec<_>>();
    let (removed, added) = difference(list(before), list(after));
    changes.extend(removed.into_iter().map(|(field, who)| Change::RecipientRemoved { field, who }));
    changes.extend(added.into_iter().map(|(field, who)| Change::RecipientAdded { field, who }));
}

fn named(recipient: &Recipient) -> (Destination, String) {
    let mailbox = &recipient.mailbox;
    (recipient.field, mailbox.address_text().unwrap_or_else(|| mailbox.display_name.clone()))
}

fn text(before: &Draft, after: &Draft, changes: &mut Vec<Change>) {
    let lines = |draft: &Draft| {
        let lines = draft.bodies.iter().flat_map(|body| body.shown.lines());
        lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (lines(before), lines(after));
    if before == after {
        return;
    }
    let (removed, added) = difference(before, after);
    changes.push(Change::Text { added, removed });
}

fn attachments(before: &[Attachment], after: &[Attachment], changes: &mut Vec<Change>) {
    let list = |files: &[Attachment]| files.iter().map(|file| (file.name.clone(), file.digest)).collect::<Vec<_>>();
    let (removed, added) = difference(list(before), list(after));
    let mut replaced = BTreeMap::<&str, isize>::new();
    for (name, _) in &added {
        *replaced.entry(name).or_default() += 1;
    }
    for (name, _) in &removed {
        let change = if take(&mut replaced, name) { Change::AttachmentReplaced } else { Change::AttachmentRemoved };
        changes.push(change(name.clone()));
    }
    // What did not take the place of another is new; the last ones of several alike.
    let fresh = added.iter().rev().filter(|(name, _)| take(&mut replaced, name)).map(|(name, _)| name.clone());
    let fresh: Vec<_> = fresh.map(Change::AttachmentAdded).collect();
    changes.extend(fresh.into_iter().rev());
}

/// What is only in the first and only in the second list, each in its order; what stands twice counts twice.
fn difference<T: Ord>(before: Vec<T>, after: Vec<T>) -> (Vec<T>, Vec<T>) {
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    let mut balance = BTreeMap::<&T, isize>::new();
    for entry in &after {
        *balance.entry(entry).or_default() += 1;
    }
    let kept: Vec<bool> = before.iter().map(|entry| take(&mut balance, entry)).collect();
    // What is left over after the first list was taken out of the second is new; the last ones of several alike.
    let fresh: Vec<bool> = after.iter().rev().map(|entry| take(&mut balance, entry)).collect();
    for (entry, kept) in before.into_iter().zip(kept) {
        if !kept {
            gone.push(entry);
        }
    }
    for (entry, fresh) in after.into_iter().zip(fresh.into_iter().rev()) {
        if fresh {
            new.push(entry);
        }
    }
    (gone, new)
}

fn take<T: Ord + ?Sized>(balance: &mut BTreeMap<&T, isize>, entry: &T) -> bool {
    match balance.get_mut(entry) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(before: &str, after: &str) -> Vec<Change> {
        let open = |text: &str| Draft::open(text.as_bytes()).unwrap();
        Change::between(&open(before), &open(after))
    }

    #[test]
    fn an_added_recipient_is_named() {
        let to = |list: &str| format!("To: {list}\nSubject: x\n\nHello\n");
        assert_eq!(
            changes(&to("a@client.example"), &to("a@client.example, b@rival.example")),
            [Change::RecipientAdded { field: Destination::To, who: "b@rival.example".into() }]
        );
    }

    #[test]
    fn a_changed_digit_shows_the_line_before_and_after() {
        assert_eq!(
            changes("To: a@client.example\n\nTotal\n1,200 yen\n", "To: a@client.example\n\nTotal\n1,300 yen\n"),
            [Change::Text { added: vec!["1,300 yen".into()], removed: vec!["1,200 yen".into()] }]
        );
    }

    #[test]
    fn the_same_content_written_anew_is_only_encoding() {
        assert_eq!(
            changes("To: a@client.example\nX: 1\n\nHello\n", "To:\n a@client.example\n\nHello\n"),
            [Change::OnlyEncoding]
        );
    }

    #[test]
    fn what_stands_twice_counts_twice() {
        assert_eq!(difference(vec![1, 2], vec![1, 1, 2]), (vec![], vec![1]));
        assert_eq!(difference(vec![3, 3, 1], vec![3]), (vec![3, 1], vec![]));
    }
}
