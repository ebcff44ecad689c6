//! What a screen reader says of an item: level, sentence, evidence, state.

use super::people;
use super::view::View;
use crate::check::Place;
use crate::review::Item;
use crate::text::Arg;
use crate::ui::Cx;
use crate::ui::widgets::visible;

/// So many people of an item are named; a list of thousands is read one by one where it stands.
const NAMED: usize = 3;

pub(super) fn of(cx: &Cx<'_>, view: &View<'_>, item: &Item) -> String {
    let sentences = item.rows.iter().flat_map(|row| {
        let waived = cx.text.waived(row.grants()).map(|waived| visible(&waived));
        std::iter::once(visible(&view.cover(cx.text.finding(&row.finding)))).chain(waived)
    });
    let sentences = sentences.collect::<Vec<_>>().join(" ");
    let decided = view.on.review.decision(&item.key).is_some();
    let state = match (item.act.asks() && !view.read_only(), decided) {
        (false, _) => "state-nothing-asked",
        (true, true) => "state-answered",
        (true, false) => "state-open",
    };
    let args = [
        ("level", cx.text.level(item.level).into()),
        ("sentence", sentences.into()),
        ("evidence", evidence(cx, view, item).into()),
        ("state", cx.text.get(state).into()),
    ];
    cx.text.with("item-name", &args)
}

fn evidence(cx: &Cx<'_>, view: &View<'_>, item: &Item) -> String {
    let draft = view.draft();
    match &item.place {
        Place::Recipient { .. } => people_named(cx, view, item.people()),
        Place::Header { .. } if !people::of(view, item).is_empty() => people_named(cx, view, &people::of(view, item)),
        Place::Attachment { index, .. } => {
            draft.attachments.get(*index).map_or_else(String::new, |file| visible(&file.name))
        }
        Place::Body { text, .. } | Place::Excerpt { text, .. } => visible(text),
        Place::Subject { .. } => visible(&draft.subject),
        Place::Header { field, .. } => format!("{field} {}", visible(draft.field(field).unwrap_or_default())),
        Place::Message => String::new(),
    }
}

fn people_named(cx: &Cx<'_>, view: &View<'_>, people: &[usize]) -> String {
    let recipients = people.iter().take(NAMED).filter_map(|&index| view.draft().recipients.get(index));
    let named = recipients.map(|recipient| {
        let mailbox = &recipient.mailbox;
        let address = view.cover(mailbox.address_text().unwrap_or_default());
        let words = [&people::field(cx, recipient), mailbox.display_name.as_str(), &*address].map(visible);
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    });
    let named: Vec<String> = named.collect();
    match people.len().saturating_sub(NAMED) {
        0 => cx.text.list(&named),
        more => cx.text.with("list-more", &[("list", Arg::from(named.as_slice())), ("count", more.into())]),
    }
}
