//! What comes back from outside: each arm is one call.

use std::sync::Arc;

use jiff::Timestamp;

use crate::check::Acquaintances;

use super::{Dialog, Effect, Event, Input, Problem, RecordRow, Records, Screen, Session};

impl Session {
    /// Takes what came back from outside.
    pub fn receive(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        match event {
            Event::Picked(path) => self.open(Input::Path(path), now),
            Event::Found(path) => self.found(path, now),
            Event::PickedFolder(folder) => self.picked_folder(folder),
            Event::PartFiles(files) => self.add_part_files(files),
            Event::ReadProgress(read, all) => self.read_progress(read, all),
            Event::Prepared(prepared) => match *prepared {
                Ok(prepared) => self.prepared(prepared, now),
                Err(problem) => self.not_prepared(problem),
            },
            Event::Folder(folder) => self.choose_from(*folder),
            Event::Inspected { draft, index, inspection } => self.inspected(draft, index, &inspection),
            Event::Judged { ticket, review } => self.judged(ticket, review, now),
            Event::Reread(digest) => self.reread(digest, now),
            Event::Recorded(receipt) => self.recorded(receipt),
            Event::Compared(comparison) => {
                self.on_done(comparison, |done, comparison| done.comparison = Some(comparison))
            }
            Event::ApprovalFileSaved(path) => self.approval_file_saved(path),
            Event::CopyOpened(path) => self.copy_opened(path),
            Event::AttachmentOpened { draft, index } => {
                self.on_draft(draft, |reviewing| reviewing.review.open_attachment(index, now))
            }
            Event::Previewed { draft, index, preview } => {
                self.on_draft(draft, |reviewing| reviewing.take_preview(index, preview, now))
            }
            Event::Remembered(known) => self.remembered(known),
            Event::LearnProgress(read, all) => self.on_settings(|form| form.learning = Some((read, all))),
            Event::Learned(learned) => self.learned(learned),
            Event::NothingToLearn => self.on_settings(|form| form.learning = None),
            Event::PickedForRehearsal(pick, path) => self.picked_for_rehearsal(pick, &path),
            Event::RehearsalProgress(read, all) => self.rehearsal_progress(read, all),
            Event::Rehearsed(result) => self.rehearsed(*result),
            Event::Records(entries) => self.on_records(|records| records.take(entries)),
            Event::TrailVerified(verification) => self.on_records(|records| records.verification = Some(verification)),
            Event::SourceChanged(draft) => self.on_draft(draft, |reviewing| reviewing.newer = true),
            Event::Failed(problem) => self.failed(problem),
            Event::Said(problem) => self.said(problem),
            Event::CloseAsked => self.close(),
        }
    }

    /// A draft appeared in the watched folder. It opens by itself, unless a question is being answered.
    fn found(&mut self, path: std::path::PathBuf, now: Timestamp) -> Vec<Effect> {
        if let Some(at) = self.written.iter().position(|written| *written == path) {
            self.written.remove(at);
            return Vec::new();
        }
        if self.reviewing().is_some_and(|reviewing| reviewing.source.path() == Some(&path)) {
            // The draft in front was saved again: that is told there.
            return Vec::new();
        }
        if self.dialog.is_none() {
            return self.open(Input::Path(path), now);
        }
        self.say(Problem::new("said-found").with("path", path.display().to_string()));
        self.offer(path);
        Vec::new()
    }

    fn picked_folder(&mut self, folder: std::path::PathBuf) -> Vec<Effect> {
        self.dialog = Some(Dialog::WatchFolder { folder });
        Vec::new()
    }

    fn read_progress(&mut self, read: u64, all: u64) -> Vec<Effect> {
        if let Screen::Reading(reading) = &mut self.screen {
            reading.progress = Some((read, all));
        }
        Vec::new()
    }

    fn approval_file_saved(&mut self, path: Result<std::path::PathBuf, Problem>) -> Vec<Effect> {
        if let Ok(path) = &path {
            self.wrote(path);
        }
        self.on_done(path, |done, path| done.saved = Some(path))
    }

    fn wrote(&mut self, path: &std::path::Path) {
        self.written.retain(|written| written != path);
        self.written.push(path.to_owned());
    }

    fn copy_opened(&mut self, path: Result<std::path::PathBuf, Problem>) -> Vec<Effect> {
        if let Ok(path) = &path {
            self.wrote(path);
        }
        match path {
            Ok(path) => self.say(Problem::new("said-copy-opened").with("path", path.display().to_string())),
            Err(problem) => self.fail(problem),
        }
        Vec::new()
    }

    fn on_done<T>(&mut self, result: Result<T, Problem>, take: impl FnOnce(&mut super::Done, T)) -> Vec<Effect> {
        match result {
            Ok(value) => {
                if let Some(done) = self.done_mut() {
                    take(done, value);
                }
            }
            Err(problem) => self.fail(problem),
        }
        Vec::new()
    }

    fn remembered(&mut self, known: Acquaintances) -> Vec<Effect> {
        self.desk.known = Arc::new(known);
        Vec::new()
    }

    fn learned(&mut self, learned: Result<(Acquaintances, Problem), Problem>) -> Vec<Effect> {
        match learned {
            Ok((known, said)) => {
                self.say(said);
                self.desk.known = Arc::new(known);
            }
            Err(problem) => self.fail(problem),
        }
        self.on_settings(|form| form.learning = None)
    }

    fn failed(&mut self, problem: Problem) -> Vec<Effect> {
        self.fail(problem);
        Vec::new()
    }

    fn said(&mut self, problem: Problem) -> Vec<Effect> {
        self.say(problem);
        Vec::new()
    }
}

impl Records {
    /// Takes the entries; the newest is shown until another one is chosen.
    fn take(&mut self, entries: Result<Vec<RecordRow>, Problem>) {
        if let Some(newest) = entries.as_ref().ok().and_then(|rows| rows.first()) {
            self.selected.get_or_insert(newest.number);
        }
        self.entries = Some(entries);
    }
}
