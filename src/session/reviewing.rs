//! The review on the screen: what is in hand, what is next, what is being typed.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Effect, Opening, Prepared, Preview, Recording, Reviewing, Session};
use crate::review::{Act, Answer, Change, DWELL, Expected, ItemKey, Refusal};

impl Session {
    pub(super) fn on_review(&mut self, act: impl FnOnce(&mut Reviewing)) -> Vec<Effect> {
        if let Some(reviewing) = self.reviewing_mut() {
            act(reviewing);
        }
        Vec::new()
    }

    pub(super) fn open_attachment(&mut self, index: usize) -> Vec<Effect> {
        self.with_draft(|draft| Effect::OpenAttachment { draft, index })
    }

    pub(super) fn preview_attachment(&mut self, index: usize) -> Vec<Effect> {
        self.with_draft(|draft| Effect::Preview { draft, index })
    }

    pub(super) fn save_attachment(&mut self, index: usize) -> Vec<Effect> {
        self.with_draft(|draft| Effect::SaveAttachment { draft, index })
    }

    fn with_draft(&self, effect: impl FnOnce(std::sync::Arc<crate::mail::Draft>) -> Effect) -> Vec<Effect> {
        self.reviewing().map(|reviewing| effect(reviewing.draft.clone())).into_iter().collect()
    }
}

impl Reviewing {
    pub(super) fn new(prepared: Prepared, now: Timestamp) -> Self {
        let Prepared { source, draft, review, opening, inspections } = prepared;
        let mut new = Self {
            source,
            draft,
            review,
            opening,
            in_hand: None,
            attention: 0,
            typed: BTreeMap::new(),
            refusal: None,
            not_approved: None,
            changes: None,
            newer: false,
            rereading: false,
            recording: Recording::No,
            preview: None,
            named: None,
            started: now,
            inspections,
            wanted: None,
            awaited: None,
            moved: None,
            role: None,
            left: Vec::new(),
            judged: Vec::new(),
            late: false,
        };
        new.in_hand = new.first_in_hand();
        new
    }

    /// The same source again. The same bytes keep everything; other bytes are a new version, in which the answers to
    /// equal items stay. Beside it, whether more is known about its files than it was judged with.
    pub(super) fn succeeding(mut earlier: Self, prepared: Prepared, now: Timestamp) -> (Self, bool) {
        let same = earlier.source.bytes == prepared.source.bytes;
        let mut next = Self::new(prepared, now);
        next.role = earlier.role;
        next.judged = std::mem::take(&mut earlier.judged);
        next.left = earlier.left.drain(..).filter(|left| next.encloses(left)).collect();
        let mut more_is_known = false;
        if same {
            if !earlier.rereading {
                more_is_known = next.keep_looking(&mut earlier);
            }
            next.review.adopt(&earlier.review);
            next.changes = earlier.changes;
            next.typed = earlier.typed;
            next.named = earlier.named;
            next.started = earlier.started;
        } else {
            next.review.carry_over(&earlier.review);
            next.changes = Some(Change::between(&earlier.draft, &next.draft));
        }
        let kept = earlier.in_hand.filter(|key| same && next.review.item(key).is_some());
        next.in_hand = kept.or_else(|| next.first_in_hand());
        (next, more_is_known)
    }

    /// What is looked at first: what still asks, before what does not.
    pub(super) fn first_in_hand(&self) -> Option<ItemKey> {
        self.review.open_items().chain(self.review.items()).next().map(|item| item.key.clone())
    }

    /// Whether something was answered or is being written or recorded.
    pub(super) fn has_answers(&self) -> bool {
        let typed = self.typed.values().any(|text| !text.trim().is_empty());
        self.review.progress().0 > 0 || typed || self.is_recording()
    }

    /// What was looked into without another program counts as opened where there was something to see.
    pub(super) fn take_preview(&mut self, index: usize, preview: Preview, now: Timestamp) {
        let inside = self.inspection(index);
        let reads = inside.is_some_and(|file| !file.passages.is_empty() || !file.inside.is_empty());
        if reads || preview != Preview::Nothing {
            self.review.open_attachment(index, now);
        }
        self.preview = Some((index, preview));
    }

    /// Whether answers are taken: not for a file this person approved, nor while the judgement is recorded.
    pub fn takes_answers(&self) -> bool {
        !self.is_read_only() && matches!(self.recording, Recording::No)
    }

    pub fn is_read_only(&self) -> bool {
        matches!(self.opening, Opening::Own { .. })
    }

    pub fn is_recording(&self) -> bool {
        !matches!(self.recording, Recording::No)
    }

    pub(super) fn is_appending(&self) -> bool {
        matches!(self.recording, Recording::Appending(_))
    }

    pub(super) fn take_in_hand(&mut self, key: ItemKey) {
        if self.review.item(&key).is_some() {
            self.in_hand = Some(key);
            self.attention += 1;
        }
    }

    /// The item below or above the one in hand; at the ends it stays.
    pub(super) fn step(&mut self, by: isize) {
        let items = self.review.items();
        let at = self.position().map_or(0, |at| at.saturating_add_signed(by)).min(items.len().saturating_sub(1));
        if let Some(item) = items.get(at) {
            self.take_in_hand(item.key.clone());
        }
    }

    /// The next item that still asks, after the one in hand and around. A finished reason counts on the way.
    pub(super) fn next_open(&mut self, now: Timestamp) {
        if let Some(key) = self.in_hand.clone().filter(|key| self.typed.contains_key(key)) {
            self.finish(&key, now);
        }
        self.advance();
    }

    pub(super) fn tick(&mut self, key: &ItemKey, now: Timestamp) {
        match self.is_settled(now) {
            Ok(()) => self.answer(key, Answer::Tick, now),
            Err(refusal) => self.refusal = Some((key.clone(), refusal)),
        }
    }

    /// Whether no items came in between others just now.
    pub(super) fn is_settled(&self, now: Timestamp) -> Result<(), Refusal> {
        let moving = self.moved.is_some_and(|moved| now.duration_since(moved) < DWELL);
        if moving { Err(Refusal::TooSoon) } else { Ok(()) }
    }

    /// Text typed into an act; a typed proof counts as soon as it is right.
    pub(super) fn edit(&mut self, key: ItemKey, text: String, now: Timestamp) {
        let Some(act) = self.review.item(&key).map(|item| item.act.clone()) else { return };
        // Space pressed again and again on the way to a field must not fill it.
        let text = if matches!(act, Act::Type(_)) { text.trim_start().to_owned() } else { text };
        self.refusal = None;
        self.typed.insert(key.clone(), text.clone());
        match act {
            Act::Type(expected) if expected.counts_while_typing() && expected.matches(&text) => {
                self.answer(&key, Answer::Typed(text), now);
            }
            Act::Type(expected) if expected.is_other(&text) && !expected.may_become(&text) => {
                self.refusal = Some((key, Refusal::OtherDomain));
            }
            Act::Type(expected)
                if expected.counts_while_typing() && text.trim().chars().count() >= length(&expected) =>
            {
                self.refusal = Some((key, Refusal::Wrong));
            }
            Act::Type(_) | Act::Reason | Act::None | Act::Tick | Act::Blocked => {}
        }
    }

    /// Takes what was typed into the act as its answer.
    pub(super) fn finish(&mut self, key: &ItemKey, now: Timestamp) {
        let Some(item) = self.review.item(key) else { return };
        let typed = self.typed.get(key).cloned().unwrap_or_default();
        match item.act {
            Act::Reason => self.answer(key, Answer::Reason(typed.trim().to_owned()), now),
            Act::Type(_) => self.answer(key, Answer::Typed(typed), now),
            Act::None | Act::Tick | Act::Blocked => {}
        }
    }

    /// Takes an answer back. The second half of a double click does not undo the first.
    pub(super) fn take_back(&mut self, key: &ItemKey, now: Timestamp) {
        let given = self.review.decision(key).map(|decision| decision.decided_at);
        if !self.takes_answers() || given.is_some_and(|given| now.duration_since(given) < DWELL) {
            return;
        }
        if let Some(Answer::Reason(text)) = self.review.take_back(key).map(|decision| decision.answer) {
            self.typed.insert(key.clone(), text);
        }
        self.not_approved = None;
        self.take_in_hand(key.clone());
    }

    fn answer(&mut self, key: &ItemKey, answer: Answer, now: Timestamp) {
        if !self.takes_answers() {
            return;
        }
        match self.review.decide(key, answer, now) {
            Ok(()) => {
                self.refusal = None;
                self.not_approved = None;
                self.typed.remove(key);
                if self.in_hand.as_ref() == Some(key) {
                    self.advance();
                }
            }
            Err(refusal) => self.refusal = Some((key.clone(), refusal)),
        }
    }

    fn advance(&mut self) {
        let items = self.review.items();
        let at = self.position().map_or(0, |at| at + 1);
        let around = items.iter().skip(at).chain(items.iter().take(at));
        if let Some(key) = around.filter(|item| self.review.is_open(item)).map(|item| item.key.clone()).next() {
            self.take_in_hand(key);
        }
    }

    fn position(&self) -> Option<usize> {
        let key = self.in_hand.as_ref()?;
        self.review.items().iter().position(|item| item.key == *key)
    }
}

/// From how many typed characters on a proof is complete enough to be called wrong.
fn length(expected: &Expected) -> usize {
    match expected {
        Expected::Outsiders(number) | Expected::Count(number) => number.to_string().len(),
        Expected::Word(word) => word.chars().count(),
        Expected::Domain { shown, .. } => shown.chars().count(),
    }
}
