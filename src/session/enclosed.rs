//! Mails inside mails: each gets a review of its own, while the draft around it waits as it was left.

use super::{Effect, Input, Origin, Problem, Reviewing, Screen, Session, Source, Verdict};
use crate::check::Role;
use crate::mail::{Attachment, Digest, Draft};
use crate::trail::Enclosing;

/// So many drafts lie around a mail at most.
pub const MOST_WITHIN: usize = 8;

/// A mail that goes along with a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// The draft around it, as it was when the mail was opened.
    pub outer: Source,
    /// Its file name there.
    pub name: String,
    /// Of its bytes when it was opened.
    pub mail: Digest,
}

/// A draft around the mail in front.
pub struct Outer {
    pub reviewing: Box<Reviewing>,
    /// Whether it was looked at as somebody else's.
    somebody_elses: bool,
}

impl Enclosed {
    /// The mail as it is in the draft around it now: the same bytes, else the only file of its name.
    pub fn newest<'d>(&self, outer: &'d Draft, was: Digest) -> Option<&'d Attachment> {
        let files = || outer.attachments.iter();
        let mut named = files().filter(|file| file.name == self.name);
        files().find(|file| file.digest == was).or_else(|| named.next().filter(|_| named.next().is_none()))
    }
}

impl Source {
    /// The drafts that it lies in, outermost first, as the record names them.
    pub fn within(&self) -> Vec<Enclosing> {
        let Origin::Enclosed(enclosed) = &self.origin else { return Vec::new() };
        let outer = &enclosed.outer;
        let mut within = outer.within();
        within.push(Enclosing { name: outer.name.clone(), draft: Digest::of(&outer.bytes) });
        within
    }
}

impl Reviewing {
    pub fn is_enclosed(&self) -> bool {
        matches!(self.source.origin, Origin::Enclosed(_))
    }

    /// What became of one of its files as a mail of its own.
    pub fn judged_as_mail(&self, index: usize) -> Option<Verdict> {
        let file = self.draft.attachments.get(index)?.digest;
        self.judged.iter().rev().find(|(mail, _)| *mail == file).map(|(_, verdict)| *verdict)
    }

    /// Whether the mail that was left goes along with this draft.
    pub(super) fn encloses(&self, left: &Self) -> bool {
        self.draft.attachments.iter().any(|file| left.is_of(file))
    }

    fn is_of(&self, file: &Attachment) -> bool {
        let was = if let Origin::Enclosed(enclosed) = &self.source.origin { enclosed.name.as_str() } else { "" };
        self.draft.digest == file.digest && was == file.name
    }

    /// One of its files as a mail of its own.
    fn enclosed(&self, file: &Attachment) -> Source {
        let enclosed = Enclosed { outer: self.source.clone(), name: file.name.clone(), mail: file.digest };
        Source {
            name: file.name.clone(),
            origin: Origin::Enclosed(Box::new(enclosed)),
            bytes: file.data.as_slice().into(),
            follows: None,
        }
    }
}

impl Session {
    /// The drafts around the mail in front, outermost first.
    pub fn outer(&self) -> &[Outer] {
        &self.outer
    }

    /// Opens a mail that goes along with the draft in front; one that was left is as it was.
    pub(super) fn open_enclosed(&mut self, index: usize) -> Vec<Effect> {
        let depth = self.outer.len();
        let Some(on) = self.reviewing_mut().filter(|on| !on.is_recording()) else { return Vec::new() };
        let Some(file) = on.draft.attachments.get(index) else { return Vec::new() };
        let source = on.enclosed(file);
        let left = on.left.iter().position(|left| left.is_of(file));
        if depth >= MOST_WITHIN {
            let args = [("name", source.name), ("count", MOST_WITHIN.to_string())];
            self.fail(
                args.into_iter().fold(Problem::new("problem-mail-too-deep"), |told, (key, arg)| told.with(key, arg)),
            );
            return Vec::new();
        }
        if let Some(at) = left {
            let mut left = on.left.swap_remove(at);
            left.source.origin = source.origin;
            return self.go_into(left);
        }
        let input = Input::Again(source);
        let Some(seat) = self.seat(&input) else { return self.refuse_without_policy() };
        self.awaited = Some(input.clone());
        vec![Effect::Prepare { input, seat: Box::new(super::Seat { by_sender: true, ..seat }) }]
    }

    /// Whether it is a mail that goes along with the draft in front.
    pub(super) fn is_enclosed_in_front(&self, source: &Source) -> bool {
        let Origin::Enclosed(enclosed) = &source.origin else { return false };
        self.reviewing().is_some_and(|on| on.source.origin == enclosed.outer.origin)
    }

    /// The mail comes in front; the draft around it waits.
    pub(super) fn go_into(&mut self, inner: Reviewing) -> Vec<Effect> {
        let somebody_elses = inner.review.role() == Role::SecondChecker;
        match std::mem::replace(&mut self.screen, Screen::Review(Box::new(inner))) {
            Screen::Review(mut reviewing) => {
                reviewing.rereading = false;
                self.outer.push(Outer { reviewing, somebody_elses: self.somebody_elses });
            }
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) | Screen::Done(_) => {}
        }
        self.somebody_elses = somebody_elses;
        self.come_in_front()
    }

    /// Back to the draft around the mail in front, which is as it was left. So will the mail be, unless it is done with.
    pub(super) fn go_back(&mut self) -> Vec<Effect> {
        let recording = self.reviewing().is_some_and(Reviewing::is_recording);
        if recording || self.dialog.is_some() || self.page.is_some() {
            return Vec::new();
        }
        let Some(Outer { reviewing, somebody_elses }) = self.outer.pop() else { return Vec::new() };
        let before = std::mem::replace(&mut self.screen, Screen::Review(reviewing));
        match (before, self.reviewing_mut()) {
            (Screen::Review(mut inner), Some(outer)) => {
                inner.rereading = false;
                outer.left.push(*inner);
            }
            (Screen::Done(done), Some(outer)) => outer.judged.push((done.draft.digest, done.verdict)),
            (Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_), _) | (_, None) => {}
        }
        self.somebody_elses = somebody_elses;
        self.come_in_front()
    }

    /// What became known while something else was in front is taken into account.
    fn come_in_front(&mut self) -> Vec<Effect> {
        self.awaited = None;
        self.forget_news();
        let mut effects = self.look_into_files();
        if self.reviewing_mut().is_some_and(|on| std::mem::take(&mut on.late)) {
            effects.extend(self.judge_again());
        }
        effects
    }

    /// Somebody who opens something else, or goes home, leaves all of it.
    pub(super) fn leave_outer(&mut self) {
        if let Some(outermost) = self.outer.first() {
            self.somebody_elses = outermost.somebody_elses;
        }
        self.outer.clear();
    }

    /// Looks at the mail in front as somebody else's, or as one's own.
    pub(super) fn look_as(&mut self, role: Role) -> Vec<Effect> {
        let on = self.reviewing_mut().filter(|on| on.is_enclosed() && on.takes_answers());
        let is_other = on.is_some_and(|on| on.role.replace(role).unwrap_or(on.review.role()) != role);
        if is_other { self.judge_again() } else { Vec::new() }
    }

    /// Reviews that are not in front, those that were left included.
    pub(super) fn aside(&self) -> Vec<&Reviewing> {
        let mut open: Vec<&Reviewing> = self.outer.iter().map(|outer| &*outer.reviewing).collect();
        open.extend(self.reviewing().into_iter().flat_map(|on| &on.left));
        let mut aside = Vec::new();
        while let Some(one) = open.pop() {
            open.extend(&one.left);
            aside.push(one);
        }
        aside
    }

    /// Does something with each review that is not in front, until it is done.
    pub(super) fn on_aside<T>(&mut self, mut act: impl FnMut(&mut Reviewing) -> Option<T>) -> Option<T> {
        let mut open: Vec<&mut Reviewing> = self.outer.iter_mut().map(|outer| &mut *outer.reviewing).collect();
        if let Screen::Review(on) = &mut self.screen {
            open.extend(&mut on.left);
        }
        while let Some(one) = open.pop() {
            if let Some(done) = act(one) {
                return Some(done);
            }
            open.extend(&mut one.left);
        }
        None
    }

    /// Does something to the review of this draft, in front or not.
    pub(super) fn on_draft(&mut self, draft: Digest, act: impl FnOnce(&mut Reviewing)) -> Vec<Effect> {
        let mut act = Some(act);
        let mut once = |on: &mut Reviewing| {
            (on.draft.digest == draft).then(|| {
                if let Some(act) = act.take() {
                    act(on);
                }
            })
        };
        if self.reviewing_mut().and_then(&mut once).is_none() {
            self.on_aside(once);
        }
        Vec::new()
    }
}
