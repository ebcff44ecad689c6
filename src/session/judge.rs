//! Approving and sending back: written down first, then shown.

use jiff::Timestamp;

use super::{
    Dialog, Done, Effect, Judgement, Opening, Problem, Receipt, Recording, Reviewing, Screen, Session, Signed, Verdict,
    practice,
};
use crate::mail::{AddrSpec, Digest};
use crate::review::{ItemKey, NotApproved};

impl Session {
    /// Approves, after the source was read once more.
    pub(super) fn approve(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.page.is_some() || self.dialog.is_some() {
            return Vec::new();
        }
        let Some(reviewing) = self.reviewing_mut().filter(|reviewing| reviewing.takes_answers()) else {
            return Vec::new();
        };
        if let Err(why) = reviewing.review.readiness() {
            reviewing.not_approved = Some(why);
            return Vec::new();
        }
        if reviewing.source.is_practice() {
            let digest = reviewing.review.digest();
            return self.judge_approved(digest, now);
        }
        reviewing.recording = Recording::Rereading;
        vec![Effect::RereadToApprove(reviewing.source.clone())]
    }

    /// What the source says at this moment decides whether there is an approval.
    pub(super) fn reread(&mut self, source: Result<Digest, Problem>, now: Timestamp) -> Vec<Effect> {
        let Some(reviewing) =
            self.reviewing_mut().filter(|reviewing| matches!(reviewing.recording, Recording::Rereading))
        else {
            return Vec::new();
        };
        reviewing.recording = Recording::No;
        match source {
            Ok(digest) => self.judge_approved(digest, now),
            Err(problem) => {
                self.fail(problem);
                Vec::new()
            }
        }
    }

    fn judge_approved(&mut self, digest: Digest, now: Timestamp) -> Vec<Effect> {
        let Some(person) = self.person() else { return self.ask_who() };
        let Some(reviewing) = self.reviewing_mut() else { return Vec::new() };
        match reviewing.review.approval(&person, digest, now) {
            Ok(approval) => self.record(Judgement::Approved(approval)),
            Err(why) => {
                reviewing.not_approved = Some(why);
                // Other bytes than were reviewed are a new version, to be looked at.
                if why == NotApproved::Changed { self.read_again() } else { Vec::new() }
            }
        }
    }

    pub(super) fn choose_wrong(&mut self, key: ItemKey, wrong: bool) -> Vec<Effect> {
        if let Some(Dialog::SendBack(form)) = &mut self.dialog {
            form.chosen.retain(|other| *other != key);
            if wrong {
                form.chosen.push(key);
            }
        }
        Vec::new()
    }

    pub(super) fn edit_note(&mut self, text: String) -> Vec<Effect> {
        if let Some(Dialog::SendBack(form)) = &mut self.dialog {
            form.note = text;
        }
        Vec::new()
    }

    /// Records that something is wrong. Which items, or a note in words: one of them has to be there.
    pub(super) fn send_back(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(Dialog::SendBack(form)) = &self.dialog else { return Vec::new() };
        if form.chosen.is_empty() && form.note.trim().is_empty() {
            return Vec::new();
        }
        let form = form.clone();
        let Some(person) = self.person() else { return self.ask_who() };
        let Some(reviewing) = self.reviewing().filter(|reviewing| reviewing.takes_answers()) else { return Vec::new() };
        let returned = reviewing.review.send_back(&person, form.chosen, form.note.trim().to_owned(), now);
        self.dialog = None;
        self.record(Judgement::Returned(returned))
    }

    /// Somebody has to answer by name: the settings ask for the own addresses.
    fn ask_who(&mut self) -> Vec<Effect> {
        self.fail(Problem::new("problem-no-person"));
        self.show_settings()
    }

    fn record(&mut self, judgement: Judgement) -> Vec<Effect> {
        let Some(reviewing) = self.reviewing_mut() else { return Vec::new() };
        if reviewing.source.is_practice() {
            self.finish_review(judgement, None);
            return Vec::new();
        }
        reviewing.recording = Recording::Appending(Box::new(judgement.clone()));
        vec![Effect::Record {
            judgement: Box::new(judgement),
            draft: reviewing.draft.clone(),
            follows: reviewing.source.follows,
            within: reviewing.source.within(),
        }]
    }

    /// It stands in the trail, or it was not done.
    pub(super) fn recorded(&mut self, receipt: Result<Receipt, Problem>) -> Vec<Effect> {
        let Some(reviewing) = self.reviewing_mut() else { return Vec::new() };
        let Recording::Appending(judgement) = std::mem::take(&mut reviewing.recording) else { return Vec::new() };
        match receipt {
            Ok(receipt) => {
                let draft = reviewing.draft.clone();
                let remember = matches!(*judgement, Judgement::Approved(_));
                self.finish_review(*judgement, Some(receipt));
                if remember { vec![Effect::Remember(draft)] } else { Vec::new() }
            }
            Err(problem) => {
                self.fail(problem);
                self.fail(Problem::new("problem-not-recorded"));
                Vec::new()
            }
        }
    }

    fn finish_review(&mut self, judgement: Judgement, receipt: Option<Receipt>) {
        let Screen::Review(reviewing) = std::mem::replace(&mut self.screen, Screen::Start) else { return };
        let Reviewing { source, draft, opening, .. } = *reviewing;
        let verdict = match judgement {
            Judgement::Approved(_) => Verdict::Approved,
            Judgement::Returned(_) => Verdict::Returned,
        };
        let earlier = opening.into_approvals();
        let done =
            Done { source, draft, judgement, verdict, receipt, earlier, comparison: None, saved: None, copied: false };
        self.screen = Screen::Done(Box::new(done));
        self.notices.clear();
        self.somebody_elses = false;
    }

    /// Who answers: the own address that stands in From, else the first own one.
    pub fn person(&self) -> Option<AddrSpec> {
        let reviewing = self.reviewing()?;
        if reviewing.source.sample().is_some() {
            return practice::person();
        }
        let own = &self.desk.settings.own;
        let from = reviewing.draft.from.iter().filter_map(|from| from.addr()).find(|from| own.contains(from));
        let nobody = || practice::person().filter(|_| reviewing.source.is_practice());
        from.or(own.first()).cloned().or_else(nobody)
    }

    pub(super) fn save_approval_file(&mut self) -> Vec<Effect> {
        let Some(done) = self.done_mut() else { return Vec::new() };
        match (&done.judgement, &done.receipt) {
            (Judgement::Approved(_), Some(receipt)) => vec![Effect::SaveApprovalFile {
                source: done.source.clone(),
                format: done.draft.format,
                record: receipt.record.clone(),
            }],
            (Judgement::Approved(_) | Judgement::Returned(_), _) => Vec::new(),
        }
    }

    pub(super) fn open_copy(&mut self) -> Vec<Effect> {
        let unsent = self.desk.settings.x_unsent;
        let Some(done) = self.done_mut() else { return Vec::new() };
        match &done.judgement {
            Judgement::Approved(_) if done.receipt.is_some() => {
                vec![Effect::OpenCopy { source: done.source.clone(), draft: done.draft.clone(), unsent }]
            }
            Judgement::Approved(_) | Judgement::Returned(_) => Vec::new(),
        }
    }

    pub(super) fn compare(&mut self) -> Vec<Effect> {
        let Some(done) = self.done_mut() else { return Vec::new() };
        done.comparison = None;
        vec![Effect::Compare { source: done.source.clone(), draft: done.draft.clone() }]
    }

    pub(super) fn copy_result(&mut self, text: String) -> Vec<Effect> {
        if let Some(done) = self.done_mut() {
            done.copied = true;
        }
        vec![Effect::Copy(text)]
    }
}

impl Opening {
    pub fn approvals(&self) -> &[Signed] {
        match self {
            Self::First => &[],
            Self::Second { approvals } | Self::Own { approvals } | Self::Outdated { approvals } => approvals,
        }
    }

    fn into_approvals(self) -> Vec<Signed> {
        match self {
            Self::First | Self::Outdated { .. } => Vec::new(),
            Self::Second { approvals } | Self::Own { approvals } => approvals,
        }
    }
}
