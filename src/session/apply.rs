//! The dispatcher of wishes: each arm is one call.

use jiff::Timestamp;

use super::{Action, Dialog, Effect, Input, Page, SendBack, Session};

impl Session {
    /// Does what the person wants; what has to be done outside comes back as effects.
    #[expect(clippy::too_many_lines, reason = "one line for each wish")]
    pub fn apply(&mut self, action: Action, now: Timestamp) -> Vec<Effect> {
        match action {
            Action::PickDraft => vec![Effect::PickDraft],
            Action::Open(input) => self.open(input, now),
            Action::SearchFolder(search) => self.search_folder(search),
            Action::SelectMessage(number) => self.select_message(number),
            Action::ChooseMessage(number) => self.choose_message(number, now),
            Action::Dropped(paths) => self.dropped(paths, now),
            Action::StartPaste(mode) => self.start_paste(mode),
            Action::EditPasted(text) => self.edit_pasted(text),
            Action::EditPart(field, text) => self.edit_part(field, text),
            Action::PickPartFiles => vec![Effect::PickPartFiles],
            Action::RemovePartFile(index) => self.remove_part_file(index),
            Action::AddPartFiles(files) => self.add_part_files(files),
            Action::ReadPasted => self.read_pasted(now),
            Action::SomebodyElses(yes) => self.set_somebody_elses(yes),
            Action::EditOwn(text) => self.edit_own(text),
            Action::ConfirmOwn => self.confirm_own(now),
            Action::Seen(key) => self.on_review(|reviewing| reviewing.review.see(&key, now)),
            Action::TakeInHand(key) => self.on_review(|reviewing| reviewing.take_in_hand(key)),
            Action::NextOpen => self.on_review(|reviewing| reviewing.next_open(now)),
            Action::Down => self.on_review(|reviewing| reviewing.step(1)),
            Action::Up => self.on_review(|reviewing| reviewing.step(-1)),
            Action::Tick(key) => self.on_review(|reviewing| reviewing.tick(&key, now)),
            Action::Type(key, text) => self.on_review(|reviewing| reviewing.edit(key, text, now)),
            Action::GiveReason(key) => self.on_review(|reviewing| reviewing.finish(&key, now)),
            Action::TakeBack(key) => self.on_review(|reviewing| reviewing.take_back(&key, now)),
            Action::OpenAttachment(index) => self.open_attachment(index),
            Action::PreviewAttachment(index) => self.preview_attachment(index),
            Action::ClosePreview => self.on_review(|reviewing| reviewing.preview = None),
            Action::SaveAttachment(index) => self.save_attachment(index),
            Action::OpenEnclosed(index) => self.open_enclosed(index),
            Action::GoBack => self.go_back(),
            Action::Copy(text) => vec![Effect::Copy(text)],
            Action::NameOrganization(name) => self.name_organization(&name),
            Action::DeclineOrganization => self.decline_organization(),
            Action::TakeBackNaming => self.take_back_naming(),
            Action::DoNotWait => self.do_not_wait(),
            Action::Approve => self.approve(now),
            Action::AskSendBack => self.ask(Dialog::SendBack(SendBack::default())),
            Action::AskSendBackFor(key) => {
                self.ask(Dialog::SendBack(SendBack { chosen: vec![key], ..SendBack::default() }))
            }
            Action::ChooseWrong(key, wrong) => self.choose_wrong(key, wrong),
            Action::EditNote(text) => self.edit_note(text),
            Action::SendBack => self.send_back(now),
            Action::AskWaive(key) => self.ask_waive(key, now),
            Action::EditWaiver(form) => self.edit_waiver(form),
            Action::Waive => self.waive(now),
            Action::Revoke(key) => self.revoke(&key),
            Action::ReadAgain => self.read_again(),
            Action::SaveApprovalFile => self.save_approval_file(),
            Action::OpenCopy => self.open_copy(),
            Action::CopyProof(text) | Action::CopyTodo(text) => self.copy_result(text),
            Action::Compare => self.compare(),
            Action::Home => self.home(),
            Action::ShowRecords => self.show_records(),
            Action::ShowSettings => self.show_settings(),
            Action::ShowHelp => self.show(Page::Help),
            Action::ShowPolicy => self.show(Page::Policy),
            Action::ShowRehearsal => self.show(Page::Rehearsal),
            Action::ClosePage => self.close_page(),
            Action::Confirm => self.confirm(now),
            Action::Cancel => self.cancel(),
            Action::Dismiss(index) => self.dismiss(index),
            Action::Close => self.close(),
            Action::Set(settings) => self.set(&settings),
            Action::PickWatchedFolder => vec![Effect::PickWatchedFolder],
            Action::LearnAcquaintances => self.learn(),
            Action::ForgetLearned => vec![Effect::ForgetLearned],
            Action::StopWatching => self.stop_watching(),
            Action::EditOrganization(form) => self.edit_organization(form),
            Action::SaveOrganization => self.save_organization(),
            Action::RemoveOrganization(at) => self.remove_organization(at),
            Action::RestoreOrganization => self.restore_organization(),
            Action::RevokeKept(waiver) => self.revoke_kept(*waiver),
            Action::RestoreWaiver => self.restore_waiver(),
            Action::PlanRehearsal(plan) => self.plan_rehearsal(plan),
            Action::PickForRehearsal(pick) => vec![Effect::PickForRehearsal(pick)],
            Action::Rehearse => self.rehearse(),
            Action::StopRehearsal => self.stop_rehearsal(),
            Action::SearchRecords(text) => self.on_records(|records| records.search = text),
            Action::SelectRecord(number) => self.on_records(|records| records.selected = number),
            Action::VerifyTrail => self.verify_trail(),
            Action::AskRemoveRecord(number) => self.ask(Dialog::RemoveRecord { number }),
        }
    }

    fn ask(&mut self, dialog: Dialog) -> Vec<Effect> {
        self.dialog = Some(dialog);
        Vec::new()
    }

    /// Yes to the question in front.
    fn confirm(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.reviewing().is_some_and(super::Reviewing::is_recording) {
            // In a moment it stands in the trail or not; until then nothing is left behind.
            return Vec::new();
        }
        match self.dialog.take() {
            None => Vec::new(),
            Some(Dialog::Replace(input)) => self.start_reading(input, now),
            Some(Dialog::Close) => vec![Effect::Close],
            Some(Dialog::Leave) => self.go_home(),
            Some(dialog @ Dialog::SendBack(_)) => {
                self.dialog = Some(dialog);
                self.send_back(now)
            }
            Some(dialog @ Dialog::Waive(_)) => {
                self.dialog = Some(dialog);
                self.waive(now)
            }
            Some(Dialog::RemoveRecord { number }) => {
                vec![Effect::RemoveRecord { number, person: self.desk.settings.own.first().cloned() }]
            }
            Some(Dialog::WatchFolder { folder }) => self.watch(folder),
        }
    }

    fn cancel(&mut self) -> Vec<Effect> {
        self.dialog = None;
        Vec::new()
    }

    fn dismiss(&mut self, index: usize) -> Vec<Effect> {
        if index < self.notices.len() {
            self.notices.remove(index);
        }
        Vec::new()
    }

    /// Closes the window, after asking where answers would be lost.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        if self.has_answers() { self.ask(Dialog::Close) } else { vec![Effect::Close] }
    }

    fn home(&mut self) -> Vec<Effect> {
        if self.has_answers() { self.ask(Dialog::Leave) } else { self.go_home() }
    }

    fn go_home(&mut self) -> Vec<Effect> {
        self.leave_outer();
        self.awaited = None;
        self.forget_news();
        self.leave_past()
    }

    /// Opens a draft, after asking where answers would be lost.
    pub(super) fn open(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        if self.has_answers() { self.ask(Dialog::Replace(input)) } else { self.start_reading(input, now) }
    }
}
