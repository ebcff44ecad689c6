//! What both sides of the review share in one frame.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Id, Rect, Ui};

use super::find::Find;
use super::item::{field_id, is_exposure};
use super::naming::Correcting;
use crate::check::Place;
use crate::mail::Draft;
use crate::policy::{Level, Side};
use crate::review::{Act, Expected, Item, ItemKey};
use crate::session::{Action, Desk, Reviewing};
use crate::ui::style::Pair;
use crate::ui::widgets::Badge;
use crate::ui::{Cx, Look};

/// Stands for a domain while it is typed from memory; its length would tell.
const COVER: &str = "•••••";

/// One frame of the review.
pub(super) struct View<'a> {
    pub(super) desk: &'a Desk,
    pub(super) on: &'a Reviewing,
    /// The item in hand, by index.
    pub(super) in_hand: Option<usize>,
    /// What is only about looking; kept by egui from frame to frame.
    pub(super) looking: Looking,
    /// There is only room for one of the two sides: the item in hand shows its evidence itself.
    pub(super) tabs: bool,
    /// Nothing stands in front of it: what it shows can be seen.
    in_front: bool,
    call: Call,
    /// The first item of each recipient, an alarm before a roll call.
    item_of_person: Vec<Option<usize>>,
    /// Domains that somebody is typing from memory just now, longest first; they are shown nowhere meanwhile.
    covered: Vec<String>,
    hovering: Option<usize>,
    rows: BTreeSet<usize>,
    evidence: BTreeSet<usize>,
}

/// Whether the item in hand is called into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    No,
    /// It is on its way: heights settle over a few frames.
    Coming,
    /// In this frame; its act takes the focus.
    Called,
}

/// What is only about looking.
#[derive(Clone)]
pub(super) struct Looking {
    /// Where it is kept.
    id: Id,
    attention: Option<u64>,
    /// Frames for which the item in hand is still to be brought into view: heights settle while it comes.
    coming: u8,
    hovered: Option<usize>,
    pub(super) find: Find,
    pub(super) matrix: bool,
    /// With one side only: whether it is that of the message.
    pub(super) message_tab: bool,
    /// Lists of people shown to the end.
    pub(super) unfolded: Arc<BTreeSet<ItemKey>>,
    /// Items whose findings are explained.
    pub(super) explained: Arc<BTreeSet<ItemKey>>,
    /// The name of an organisation while it is corrected.
    pub(super) naming: Option<Correcting>,
    /// The box or card of an item that had the focus in the last frame.
    pub(super) focused_item: Option<Id>,
    pub(super) keys: Held,
    /// The field of a domain that something was typed into since it has the focus.
    typing_into: Option<Id>,
}

/// What keys are in the middle of.
#[derive(Clone, Copy, Default)]
pub(super) struct Held {
    /// A field had the focus in the last frame.
    pub(super) in_field: bool,
    /// Space went down for an item and is still held: it types nothing into the field that comes next.
    pub(super) space_is_down: bool,
    /// An input method is at work.
    pub(super) composing: bool,
}

impl Looking {
    fn new(id: Id) -> Self {
        Self {
            id,
            attention: None,
            coming: 0,
            hovered: None,
            find: Find::default(),
            matrix: false,
            message_tab: false,
            unfolded: Arc::default(),
            explained: Arc::default(),
            naming: None,
            focused_item: None,
            keys: Held::default(),
            typing_into: None,
        }
    }

    pub(super) fn load(ui: &Ui, on: &Reviewing) -> Self {
        let id = id_of(on);
        ui.data(|data| data.get_temp::<Self>(id)).unwrap_or_else(|| Self::new(id))
    }

    pub(super) fn is_unfolded(&self, key: &ItemKey) -> bool {
        self.unfolded.contains(key)
    }

    pub(super) fn unfold(&mut self, key: &ItemKey, yes: bool) {
        put(&mut self.unfolded, key, yes);
    }

    pub(super) fn is_explained(&self, key: &ItemKey) -> bool {
        self.explained.contains(key)
    }

    pub(super) fn explain(&mut self, key: &ItemKey, yes: bool) {
        put(&mut self.explained, key, yes);
    }
}

fn put(set: &mut Arc<BTreeSet<ItemKey>>, key: &ItemKey, yes: bool) {
    let set = Arc::make_mut(set);
    if yes {
        set.insert(key.clone());
    } else {
        set.remove(key);
    }
}

/// The name of everything that belongs to the review in egui's memory.
pub(super) fn id() -> Id {
    Id::unique("review")
}

/// The name of what belongs to this review, which another one in front of it leaves alone.
pub(super) fn id_of(on: &Reviewing) -> Id {
    id().with((on.review.digest().0, on.started))
}

impl<'a> View<'a> {
    pub(super) fn new(desk: &'a Desk, on: &'a Reviewing, mut looking: Looking, tabs: bool, in_front: bool) -> Self {
        let items = on.review.items();
        let in_hand = on.in_hand.as_ref().and_then(|key| items.iter().position(|item| item.key == *key));
        let called = in_front && looking.attention != Some(on.attention);
        if called {
            looking.attention = Some(on.attention);
            looking.coming = 3;
        }
        let call = match (called, looking.coming) {
            (true, _) => Call::Called,
            (false, 0) => Call::No,
            (false, _) => Call::Coming,
        };
        looking.coming = looking.coming.saturating_sub(1);
        looking.focused_item = None;
        Self {
            desk,
            on,
            in_hand,
            looking,
            tabs,
            in_front,
            call,
            item_of_person: item_of_person(items, on.draft.recipients.len()),
            covered: Vec::new(),
            hovering: None,
            rows: BTreeSet::new(),
            evidence: BTreeSet::new(),
        }
    }

    /// Covers what is being typed from memory, so that it cannot be copied letter by letter.
    ///
    /// The sentence can be read until the first letter is typed. From then on both domains are covered everywhere until
    /// the answer is given, or the field is left empty: emptying it alone, which would show them for the next letter, does
    /// not uncover them.
    pub(super) fn cover_typed(&mut self, ui: &Ui) {
        let focused = ui.memory(eframe::egui::Memory::focused);
        self.looking.typing_into = self.looking.typing_into.filter(|field| focused == Some(*field));
        for item in self.on.review.open_items() {
            let Act::Type(Expected::Domain { shown, known }) = &item.act else { continue };
            let field = field_id(item);
            let typed = self.on.typed.get(&item.key).is_some_and(|text| !text.is_empty());
            if typed && focused == Some(field) {
                self.looking.typing_into = Some(field);
            }
            if typed || self.looking.typing_into == Some(field) {
                self.covered.extend([shown.clone(), known.clone()]);
                let people = item.people().iter().filter_map(|&index| self.on.review.people().get(index));
                self.covered.extend(people.map(|person| person.organization.clone()));
            }
        }
        self.covered.retain(|domain| !domain.is_empty());
        self.covered.sort_by_key(|domain| std::cmp::Reverse(domain.len()));
        self.covered.dedup();
    }

    /// A text without the domains that are covered.
    pub(super) fn cover<'t>(&self, text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
        let covers = |text: Cow<'t, str>, domain: &String| {
            if text.contains(domain.as_str()) { text.replace(domain.as_str(), COVER).into() } else { text }
        };
        self.covered.iter().fold(text.into(), covers)
    }

    /// The item in hand is to come into view, in this frame.
    pub(super) fn comes(&self) -> bool {
        self.call != Call::No
    }

    /// The act of the item in hand is to take the focus.
    pub(super) fn takes_focus(&self) -> bool {
        self.call == Call::Called
    }

    pub(super) fn draft(&self) -> &'a Draft {
        &self.on.draft
    }

    pub(super) fn items(&self) -> &'a [Item] {
        self.on.review.items()
    }

    pub(super) fn item(&self, index: usize) -> Option<&'a Item> {
        self.items().get(index)
    }

    pub(super) fn item_of_person(&self, recipient: usize) -> Option<usize> {
        self.item_of_person.get(recipient).copied().flatten()
    }

    /// The item about people who see each other that is being pointed at, where the recipient is one of them.
    pub(super) fn exposed_now(&self, recipient: usize) -> Option<&'a Item> {
        let items = self.in_hand.into_iter().chain(self.looking.hovered).filter_map(|index| self.item(index));
        items.filter(|item| is_exposure(item)).find(|item| item.people().binary_search(&recipient).is_ok())
    }

    pub(super) fn is_in_hand(&self, index: usize) -> bool {
        self.in_hand == Some(index)
    }

    /// Nothing can be answered: it is shown to the person who approved it.
    pub(super) fn read_only(&self) -> bool {
        self.on.is_read_only()
    }

    /// An approval or a return is on its way into the trail.
    pub(super) fn is_recording(&self) -> bool {
        self.on.is_recording()
    }

    /// Whether the item stands out on both sides: in hand, or under the pointer.
    pub(super) fn stands_out(&self, index: usize) -> bool {
        self.is_in_hand(index) || self.looking.hovered == Some(index)
    }

    /// The pointer is on the item's row or evidence.
    pub(super) fn hover(&mut self, index: usize) {
        self.hovering = Some(index);
    }

    /// The row of the item lay here.
    pub(super) fn row_at(&mut self, ui: &Ui, index: usize, rect: Rect) {
        if lies_within(ui, rect) {
            self.rows.insert(index);
        }
    }

    /// Evidence of the item lay here.
    pub(super) fn evidence_at(&mut self, ui: &Ui, index: usize, rect: Rect) {
        if lies_within(ui, rect) {
            self.evidence.insert(index);
        }
    }

    /// Whether somebody looks at what is shown here.
    pub(super) fn can_see(&self, cx: &Cx<'_>) -> bool {
        cx.focused && self.in_front
    }

    /// Says what was seen for the first time, and keeps what is about looking.
    pub(super) fn finish(mut self, cx: &mut Cx<'_>, ui: &Ui) {
        if self.can_see(cx) {
            for &index in &self.rows {
                let Some(item) = self.item(index) else { continue };
                let shown = row_is_evidence(item) || self.evidence.contains(&index);
                if shown && self.on.review.seen_at(&item.key).is_none() {
                    cx.send(Action::Seen(item.key.clone()));
                }
            }
        }
        if self.looking.hovered != self.hovering || self.looking.coming > 0 {
            ui.ctx().request_repaint();
        }
        self.looking.hovered = self.hovering;
        ui.data_mut(|data| data.insert_temp(self.looking.id, self.looking));
    }

    /// The badge of a recipient.
    pub(super) fn badge_of(&self, recipient: usize) -> Badge {
        match self.on.review.people().get(recipient) {
            Some(person) if person.side == Side::Internal => Badge::Inside,
            Some(person) if person.familiar => Badge::Outside,
            Some(_) | None => Badge::Unfamiliar,
        }
    }

    /// What is typed into the act of an item.
    pub(super) fn typed(&self, key: &ItemKey) -> String {
        self.on.typed.get(key).cloned().unwrap_or_default()
    }
}

/// Whether the row itself shows everything there is to see.
fn row_is_evidence(item: &Item) -> bool {
    match item.place {
        Place::Recipient { .. } | Place::Attachment { .. } | Place::Message | Place::Excerpt { .. } => true,
        Place::Header { .. } | Place::Subject { .. } | Place::Body { .. } => false,
    }
}

/// The colours of an item's evidence: those of its level, and the accent where nothing is wrong and it is only pointed at.
pub(super) fn evidence(look: &Look, item: &Item) -> Pair {
    if item.is_alarm() { colors(look, item.level) } else { look.accent }
}

/// The colours of evidence: vermilion where more than a tick is asked.
pub(super) fn colors(look: &Look, level: Level) -> Pair {
    match level {
        Level::Note => look.inside,
        Level::Confirm => look.caution,
        Level::Prove | Level::Justify | Level::Block => look.alarm,
    }
}

/// Whether a row of things is in view from top to bottom, or fills the view where it is taller.
fn lies_within(ui: &Ui, rect: Rect) -> bool {
    let view = ui.clip_rect();
    let (top, bottom) = (view.top() - 1.0, view.bottom() + 1.0);
    view.is_positive() && ui.is_enabled() && rect.top() >= top && rect.bottom() <= bottom
}

fn item_of_person(items: &[Item], people: usize) -> Vec<Option<usize>> {
    let mut of = vec![None; people];
    // Who sees whom is about many at once; each of them has an item of their own.
    for (index, item) in items.iter().enumerate().filter(|(_, item)| !is_exposure(item)) {
        for &person in item.people() {
            if let Some(first) = of.get_mut(person).filter(|first| first.is_none()) {
                *first = Some(index);
            }
        }
    }
    of
}
