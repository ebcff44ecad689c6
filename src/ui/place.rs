//! What something is about, short enough for a line.

use crate::check::Place;
use crate::mail::{Draft, Mailbox, Recipient};
use crate::review::Change;
use crate::text::{Arg, Text};

use super::widgets::visible;

/// So many people are named in a line.
const NAMED: usize = 3;
/// So many lines of a text are quoted in a difference, each cut to so many characters.
const LINES: usize = 3;
const LINE: usize = 60;

/// The place of a finding, by what stands there; empty for the message as a whole.
pub(super) fn place(text: &Text, draft: &Draft, place: &Place) -> String {
    match place {
        Place::Recipient { .. } => {
            let people = place.people().iter().filter_map(|index| draft.recipients.get(*index));
            people_in_a_line(text, people)
        }
        Place::Attachment { index, .. } => {
            draft.attachments.get(*index).map_or_else(String::new, |file| visible(&file.name))
        }
        Place::Body { text, .. } | Place::Excerpt { text, .. } => shortened(text),
        Place::Subject { .. } => shortened(&draft.subject),
        Place::Header { field, .. } => shortened(draft.field(field).unwrap_or_default()),
        Place::Message => String::new(),
    }
}

/// Addresses, or names where there are none.
pub(super) fn people_in_a_line<'a>(text: &Text, people: impl Iterator<Item = &'a Recipient>) -> String {
    let named: Vec<String> = people.map(|recipient| address(&recipient.mailbox)).collect();
    text.short_list(&named, NAMED)
}

fn address(mailbox: &Mailbox) -> String {
    visible(&mailbox.address_text().unwrap_or_else(|| mailbox.display_name.clone()))
}

/// One difference between two versions, as a sentence.
pub(super) fn change(text: &Text, change: &Change) -> String {
    let named = |id: &str, name: &str| text.with(id, &[("name", visible(name).into())]);
    match change {
        Change::From => text.get("change-from"),
        Change::RecipientAdded { field, who } => text.with(
            "change-recipient-added",
            &[("field", text.destination(*field).into()), ("who", visible(who).into())],
        ),
        Change::RecipientRemoved { field, who } => text.with(
            "change-recipient-removed",
            &[("field", text.destination(*field).into()), ("who", visible(who).into())],
        ),
        Change::Subject { before, after } => {
            text.with("change-subject", &[("before", shortened(before).into()), ("after", shortened(after).into())])
        }
        Change::Text { added, removed } => lines_changed(text, added, removed),
        Change::AttachmentAdded(name) => named("change-file-added", name),
        Change::AttachmentRemoved(name) => named("change-file-removed", name),
        Change::AttachmentReplaced(name) => named("change-file-replaced", name),
        Change::OnlyEncoding => text.get("change-only-encoding"),
    }
}

fn lines_changed(text: &Text, added: &[String], removed: &[String]) -> String {
    let quote = |lines: &[String]| {
        let said: Vec<String> = lines.iter().map(|line| shortened(line)).filter(|line| !line.is_empty()).collect();
        text.short_list(&said, LINES)
    };
    let args = [("added", Arg::from(quote(added))), ("removed", Arg::from(quote(removed)))];
    let id = match (added.is_empty(), removed.is_empty()) {
        (false, true) => "change-text-added",
        (true, false) => "change-text-removed",
        (false, false) | (true, true) => "change-text",
    };
    text.with(id, &args)
}

/// One line of it, and not too much.
pub(super) fn shortened(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let cut: String = line.chars().take(LINE).collect();
    let cut_off = cut.len() < text.trim().len();
    if cut_off { format!("{}…", visible(&cut)) } else { visible(&cut) }
}
