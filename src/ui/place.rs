//! What something is about, short enough for a line.

use crate::check::Place;
use crate::mail::{Draft, Mailbox, Recipient};
use crate::text::Text;

use super::widgets::visible;

/// So many people are named in a line.
const NAMED: usize = 3;
/// So many characters of a text are quoted.
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

/// One line of it, and not too much.
fn shortened(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let cut: String = line.chars().take(LINE).collect();
    let cut_off = cut.len() < text.trim().len();
    if cut_off { format!("{}…", visible(&cut)) } else { visible(&cut) }
}
