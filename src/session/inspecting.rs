//! Looking into the files of the draft under review: what is known arrives late, and the review is made anew with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Effect, Event, Input, Opening, Problem, Reviewing, Seat, Session, Stop, Wanted, judge_draft};
use crate::lens::{FileKind, GapKind, Inspection};
use crate::mail::{Attachment, Digest, Draft};
use crate::policy::Inspect;
use crate::review::{ItemKey, Review};

/// One for each attachment, in the same order; `None` while it is still being looked into.
pub type Inspections = Vec<Option<Arc<Inspection>>>;

/// What was found inside files, by their name and content.
#[derive(Debug, Clone, Default)]
pub struct Inspected(BTreeMap<(String, Digest), Arc<Inspection>>);

/// Files to look into.
#[derive(Debug)]
pub struct Inspecting {
    pub draft: Arc<Draft>,
    /// Which of its attachments, by index.
    pub files: Vec<usize>,
    pub inspect: Inspect,
    pub stop: Stop,
}

/// A draft to be judged once more, now that more is known about its files.
#[derive(Debug)]
pub struct Judging {
    pub(super) ticket: u64,
    pub(super) draft: Arc<Draft>,
    opening: Opening,
    pub(super) inspections: Inspections,
    seat: Seat,
}

impl Inspected {
    pub(super) fn of(reviewing: &Reviewing) -> Self {
        let files = reviewing.draft.attachments.iter().zip(&reviewing.inspections);
        Self(files.filter_map(|(file, found)| Some((key(file), found.clone()?))).collect())
    }

    /// Without those that ended before their time: another look may see more.
    pub(super) fn complete(mut self) -> Self {
        let cut_short = [GapKind::Cancelled, GapKind::Time, GapKind::Memory, GapKind::Crashed];
        self.0.retain(|_, file| !file.gaps.iter().any(|gap| cut_short.contains(&gap.why)));
        self
    }

    /// Everything in a draft, looked into in this process.
    #[cfg(test)]
    pub(super) fn here(draft: &Draft) -> Self {
        let look = |file: &Attachment| crate::lens::inspect(&file.data, &file.name, &crate::lens::Limits::default());
        Self(draft.attachments.iter().map(|file| (key(file), Arc::new(look(file)))).collect())
    }

    /// What is known about the files of a draft.
    pub(super) fn in_draft(&self, draft: &Draft) -> Inspections {
        draft.attachments.iter().map(|file| self.0.get(&key(file)).cloned()).collect()
    }
}

fn key(file: &Attachment) -> (String, Digest) {
    (file.name.clone(), file.digest)
}

fn same(one: &Attachment, other: &Attachment) -> bool {
    one.digest == other.digest && one.name == other.name
}

impl Inspecting {
    /// Each file with its index.
    pub fn attachments(&self) -> impl Iterator<Item = (usize, &Attachment)> {
        self.files.iter().filter_map(|index| Some((*index, self.draft.attachments.get(*index)?)))
    }

    /// What was found in one of them.
    pub fn found(&self, index: usize, inspection: Inspection) -> Event {
        Event::Inspected { draft: self.draft.digest, index, inspection: Arc::new(inspection) }
    }
}

impl Judging {
    /// Away from the window's thread: the texts inside the files are searched here.
    pub fn judge(&self) -> Event {
        let review = judge_draft(&self.draft, &self.opening, &self.inspections, &self.seat);
        Event::Judged { ticket: self.ticket, review: Ok(Box::new(review)) }
    }

    /// It could not be done.
    pub fn failed(&self, problem: Problem) -> Event {
        Event::Judged { ticket: self.ticket, review: Err(problem) }
    }
}

/// A judgement that is on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Awaited {
    ticket: u64,
    /// More became known after it set out.
    stale: bool,
}

impl Session {
    /// Has the files looked into that nobody looks into yet. Each content is looked into once.
    pub(super) fn look_into_files(&mut self) -> Vec<Effect> {
        let Some(inspect) = self.inspect_limits() else { return Vec::new() };
        let Some(reviewing) = self.reviewing_mut().filter(|reviewing| reviewing.wanted.is_none()) else {
            return Vec::new();
        };
        let files = reviewing.to_look_into();
        if files.is_empty() {
            return Vec::new();
        }
        let wanted = Wanted::default();
        let stop = wanted.stop();
        reviewing.wanted = Some(wanted);
        vec![Effect::Inspect(Inspecting { draft: reviewing.draft.clone(), files, inspect, stop })]
    }

    fn inspect_limits(&self) -> Option<Inspect> {
        let source = self.reviewing()?.source.clone();
        Some(self.seat(&Input::Again(source))?.policy.attachments.inspect)
    }

    /// One file was looked into; so is every other one of the same name and content.
    pub(super) fn inspected(&mut self, draft: Digest, index: usize, inspection: &Arc<Inspection>) -> Vec<Effect> {
        self.on_aside(|aside| {
            aside.late |= aside.draft.digest == draft && aside.take_inspection(index, inspection);
            None::<()>
        });
        let in_front = self.reviewing_mut().filter(|reviewing| reviewing.draft.digest == draft);
        let is_new = in_front.is_some_and(|reviewing| reviewing.take_inspection(index, inspection));
        if is_new { self.judge_again() } else { Vec::new() }
    }

    /// The person does not want to wait: what is not known by now stays unknown, and the review says so.
    pub(super) fn do_not_wait(&mut self) -> Vec<Effect> {
        let Some(reviewing) = self.reviewing_mut().filter(|reviewing| reviewing.waits_for() > 0) else {
            return Vec::new();
        };
        reviewing.wanted = None;
        for (file, found) in reviewing.draft.attachments.iter().zip(&mut reviewing.inspections) {
            found.get_or_insert_with(|| Arc::new(cancelled(file)));
        }
        self.judge_again()
    }

    /// Judges the draft with what is known by now; one judgement at a time.
    pub(super) fn judge_again(&mut self) -> Vec<Effect> {
        self.tickets += 1;
        let ticket = self.tickets;
        let Some(seat) = self.reviewing().and_then(|on| self.seat(&Input::Again(on.source.clone()))) else {
            return Vec::new();
        };
        let Some(reviewing) = self.reviewing_mut() else { return Vec::new() };
        if let Some(awaited) = &mut reviewing.awaited {
            awaited.stale = true;
            return Vec::new();
        }
        reviewing.awaited = Some(Awaited { ticket, stale: false });
        // In whatever role it was opened, it stays, unless the person said otherwise.
        let seat = Seat { role: reviewing.role.unwrap_or(reviewing.review.role()), ..seat };
        vec![Effect::Judge(Box::new(Judging {
            ticket,
            draft: reviewing.draft.clone(),
            opening: reviewing.opening.clone(),
            inspections: reviewing.inspections.clone(),
            seat,
        }))]
    }

    /// The review as it is with what became known. Answers to what is the same stay; what is new asks anew.
    pub(super) fn judged(&mut self, ticket: u64, review: Result<Box<Review>, Problem>, now: Timestamp) -> Vec<Effect> {
        let mut review = Some(review);
        let in_front = self.reviewing_mut().and_then(|on| on.take_judgement(ticket, &mut review, now));
        let taken = in_front.or_else(|| {
            self.on_aside(|aside| {
                let taken = aside.take_judgement(ticket, &mut review, now)?;
                // Where nobody looks now, it goes on when somebody does.
                aside.late |= taken == Ok(true);
                Some(taken.map(|_stale| false))
            })
        });
        match taken {
            Some(Ok(true)) => self.judge_again(),
            Some(Ok(false)) | None => Vec::new(),
            Some(Err(problem)) => {
                self.fail(problem);
                Vec::new()
            }
        }
    }
}

fn cancelled(file: &Attachment) -> Inspection {
    let mut inspection = Inspection::new(&file.name, FileKind::detect(&file.data, &file.name), file.size());
    inspection.gap(GapKind::Cancelled, "");
    inspection
}

impl Reviewing {
    /// How many files are still being looked into.
    pub fn waits_for(&self) -> usize {
        self.inspections.iter().filter(|found| found.is_none()).count()
    }

    /// What is known about a file; `None` while it is being looked into.
    pub fn inspection(&self, index: usize) -> Option<&Arc<Inspection>> {
        self.inspections.get(index)?.as_ref()
    }

    /// Indexes of the files of which nothing is known, each content once.
    fn to_look_into(&self) -> Vec<usize> {
        let files = &self.draft.attachments;
        let unknown = files.iter().enumerate().filter(|(index, _)| self.inspection(*index).is_none());
        let first = |(index, file): &(usize, &Attachment)| !files.iter().take(*index).any(|other| same(other, file));
        unknown.filter(first).map(|(index, _)| index).collect()
    }

    /// Whether it told something new. What is known already is not told otherwise.
    fn take_inspection(&mut self, index: usize, inspection: &Arc<Inspection>) -> bool {
        let Some(looked_into) = self.draft.attachments.get(index) else { return false };
        let mut new = false;
        for (file, found) in self.draft.attachments.iter().zip(&mut self.inspections) {
            if found.is_none() && same(file, looked_into) {
                *found = Some(inspection.clone());
                new = true;
            }
        }
        new
    }

    /// Takes over what an earlier review of the same bytes knows and waits for; whether that is more than this one knew.
    pub(super) fn keep_looking(&mut self, earlier: &mut Self) -> bool {
        self.wanted = earlier.wanted.take();
        let mut more = false;
        for (found, known) in self.inspections.iter_mut().zip(&earlier.inspections) {
            if found.is_none() && known.is_some() {
                found.clone_from(known);
                more = true;
            }
        }
        more
    }

    /// Takes the judgement that it waits for; whether more became known meanwhile.
    fn take_judgement(
        &mut self,
        ticket: u64,
        review: &mut Option<Result<Box<Review>, Problem>>,
        now: Timestamp,
    ) -> Option<Result<bool, Problem>> {
        let awaited = self.awaited.take_if(|awaited| awaited.ticket == ticket)?;
        match review.take()? {
            Ok(review) if !self.is_appending() => self.take_review(*review, now),
            // What is being written down was complete: nothing was waited for.
            Ok(_) => {}
            Err(problem) => return Some(Err(problem)),
        }
        Some(Ok(awaited.stale))
    }

    fn take_review(&mut self, mut review: Review, now: Timestamp) {
        review.adopt(&self.review);
        let keys = |review: &Review| review.items().iter().map(|item| item.key.clone()).collect::<Vec<_>>();
        if keys(&review) != keys(&self.review) {
            self.moved = Some(now);
        }
        let earlier = std::mem::replace(&mut self.review, review);
        let typed = std::mem::take(&mut self.typed);
        self.typed = typed.into_iter().map(|(key, text)| (self.at_same_place(&earlier, key), text)).collect();
        if let Some(key) = self.in_hand.take() {
            let now_in_hand = self.at_same_place(&earlier, key.clone());
            let section = |review: &Review, key: &ItemKey| review.item(key).map(|item| item.section);
            // What is in hand stays in view, wherever in the list it stands now.
            if now_in_hand != key || section(&earlier, &key) != section(&self.review, &key) {
                self.attention += 1;
            }
            self.in_hand = Some(now_in_hand);
        }
        if self.in_hand.as_ref().is_none_or(|key| self.review.item(key).is_none()) {
            self.in_hand = self.first_in_hand();
        }
    }

    /// The item that stands now where this one stood.
    fn at_same_place(&self, earlier: &Review, key: ItemKey) -> ItemKey {
        if self.review.item(&key).is_some() {
            return key;
        }
        let Some(place) = earlier.item(&key).map(|item| &item.place) else { return key };
        self.review.items().iter().find(|item| item.place == *place).map_or(key, |item| item.key.clone())
    }
}
