//! The hands of the session: every effect is done here, what takes time on a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use eframe::egui::{Context, ViewportCommand};
use jiff::Timestamp;

use super::files::Files;
use super::read::Read;
use super::{compare, environment, preview, read, rehearse};
use crate::mail::{Digest, Draft};
use crate::session::{
    Effect, Event, Input, Inspecting, Judgement, Judging, NotRehearsed, Problem, Receipt, RecordRow, Rehearse, Seat,
    Source,
};
use crate::store::inspector::Program;
use crate::store::{self, Inspector, Paths, Private, Trail, learned};

/// Parsing recurses within limits; this is more than it needs (bytes).
pub(super) const STACK: usize = 16 * 1024 * 1024;

pub(super) struct Hands {
    ctx: Context,
    events: Sender<Event>,
    paths: Paths,
    files: Files,
    /// This program, to be started again for files from outside.
    program: Program,
    /// The window is closing; nothing asks any more.
    pub(super) closing: bool,
}

impl Hands {
    pub(super) fn new(ctx: Context, events: Sender<Event>, paths: Paths) -> Self {
        let private = Private::open(&paths.opened());
        let (private, failed) = private.map_or_else(|err| (None, Some(err)), |private| (Some(private), None));
        let hands =
            Self { ctx, events, files: Files::new(private), paths, program: environment::program(), closing: false };
        if let Some(err) = failed {
            hands.send(Event::Failed(err.problem()));
        }
        hands
    }

    pub(super) fn perform(&mut self, effect: Effect, now: Timestamp) {
        match effect {
            Effect::PickDraft => self.run(Files::pick_draft),
            Effect::PickPartFiles => self.run(Files::pick_part_files),
            Effect::PickWatchedFolder => self.run(Files::pick_folder),
            Effect::LoadPartFiles(paths) => self.run(move || Some(Files::load_part_files(&paths))),
            Effect::Prepare { input, seat } => self.prepare(input, *seat),
            Effect::Inspect(inspecting) => self.inspect(inspecting),
            Effect::Judge(judging) => self.judge(*judging),
            Effect::RereadToApprove(source) => {
                self.run(move || Some(Event::Reread(read::current_bytes(&source).map(|bytes| Digest::of(&bytes)))));
            }
            Effect::Compare { source, draft } => {
                self.run(move || Some(Event::Compared(compare::compared(&source, &draft))));
            }
            Effect::Record { judgement, draft, follows, within } => {
                self.record(*judgement, draft, follows, Trail::under(self.paths.data()).within(within));
            }
            Effect::SaveApprovalFile { source, format, record } => {
                let folder = self.otherwise();
                self.run(move || Files::save_approval_file(&source, format, &record, &folder));
            }
            Effect::OpenCopy { source, draft, unsent } => self.open_copy(source, draft, unsent),
            Effect::OpenAttachment { draft, index } => self.open_attachment(draft, index),
            Effect::SaveAttachment { draft, index } => {
                let folder = self.otherwise();
                self.run(move || Files::save_attachment(&draft, index, &folder));
            }
            Effect::Preview { draft, index } => self.preview(draft, index),
            Effect::Copy(text) => self.ctx.copy_text(text),
            Effect::SaveSettings(settings) => self.check(store::settings::save(&self.paths.settings(), &settings)),
            Effect::Remember(draft) => self.remember(&draft, now),
            Effect::LearnAcquaintances(own) => self.learn(own, now),
            Effect::ForgetLearned => self.forget_learned(),
            Effect::PickForRehearsal(pick) => self.run(move || Files::pick_for_rehearsal(pick)),
            Effect::Rehearse(wanted) => self.rehearse(*wanted, now),
            Effect::LoadRecords => self.load_records(),
            Effect::VerifyTrail => self.verify_trail(),
            Effect::RemoveRecord { number, person } => self.remove_record(number, person, now),
            Effect::Close => self.close(),
        }
    }

    /// Does something on its own thread and sends what comes of it. A panic there ends in a message, never in silence.
    fn run(&self, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        self.run_or(Event::Failed, work);
    }

    /// The same, where a failure is told in an event of its own.
    fn run_or(&self, failed: fn(Problem) -> Event, work: impl FnOnce() -> Option<Event> + Send + 'static) {
        let (events, ctx) = (self.events.clone(), self.ctx.clone());
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
            let event =
                catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Some(failed(Problem::new("problem-internal"))));
            if let Some(event) = event {
                // The window is gone when nobody listens any more.
                drop(events.send(event));
                ctx.request_repaint();
            }
        });
        if let Err(err) = thread {
            self.send(failed(Problem::new("problem-no-thread").with("detail", err.to_string())));
        }
    }

    fn send(&self, event: Event) {
        drop(self.events.send(event));
        self.ctx.request_repaint();
    }

    fn check(&self, done: Result<(), store::StoreError>) {
        if let Err(err) = done {
            self.send(Event::Failed(err.problem()));
        }
    }

    fn prepare(&self, input: Input, seat: Seat) {
        let (events, ctx) = (self.events.clone(), self.ctx.clone());
        let mut progress = move |read, all| {
            drop(events.send(Event::ReadProgress(read, all)));
            ctx.request_repaint();
        };
        self.run(move || {
            let read = catch_unwind(AssertUnwindSafe(|| read::read(input, &seat, &mut progress)));
            Some(match read.unwrap_or_else(|_| Err(Problem::new("problem-internal"))) {
                Ok(Read::Draft(prepared)) => Event::Prepared(Box::new(Ok(*prepared))),
                Ok(Read::Folder(folder)) => Event::Folder(Box::new(folder)),
                Err(problem) => Event::Prepared(Box::new(Err(problem))),
            })
        });
    }

    /// Each file is told as soon as it is known.
    fn inspect(&self, inspecting: Inspecting) {
        let inspector = Inspector::new(self.program.clone(), &inspecting.inspect);
        let (events, ctx) = (self.events.clone(), self.ctx.clone());
        self.run(move || {
            let (indexes, files): (Vec<_>, Vec<_>) = inspecting.attachments().unzip();
            inspector.look_into(&files, &inspecting.stop, &|at, inspection| {
                if let Some(index) = indexes.get(at) {
                    drop(events.send(inspecting.found(*index, inspection)));
                    ctx.request_repaint();
                }
            });
            None
        });
    }

    fn judge(&self, judging: Judging) {
        self.run(move || {
            let judged = catch_unwind(AssertUnwindSafe(|| judging.judge()));
            Some(judged.unwrap_or_else(|_| judging.failed(Problem::new("problem-internal"))))
        });
    }

    fn record(&self, judgement: Judgement, draft: Arc<Draft>, follows: Option<Digest>, trail: Trail) {
        self.run(move || {
            let recorded = match &judgement {
                Judgement::Approved(approval) => trail.approve(approval, &draft, follows),
                Judgement::Returned(returned) => trail.send_back(returned, &draft, follows),
            };
            let outcome = judgement.outcome();
            Some(Event::Recorded(recorded.map_err(|err| err.problem()).map(|recorded| Receipt {
                number: recorded.entry.number,
                at: outcome.at(),
                person: outcome.person().clone(),
                role: outcome.role(),
                local_date: outcome.at().to_zoned(jiff::tz::TimeZone::system()).date(),
                record: Arc::from(recorded.record),
            })))
        });
    }

    /// Where a file goes that has no folder of its own and for which no dialog can ask.
    fn otherwise(&self) -> PathBuf {
        let folder = self.paths.data().join("copies");
        // Where it cannot be made, writing into it says so.
        drop(std::fs::create_dir_all(&folder));
        folder
    }

    fn open_copy(&self, source: Source, draft: Arc<Draft>, unsent: bool) {
        let folder = self.otherwise();
        self.run(move || Some(Event::CopyOpened(Files::open_copy(&source, &draft, unsent, &folder))));
    }

    fn open_attachment(&self, draft: Arc<Draft>, index: usize) {
        let Some(private) = self.files.private.clone() else { return };
        self.run(move || Files::open_attachment(&private, &draft, index));
    }

    fn preview(&self, draft: Arc<Draft>, index: usize) {
        self.run(move || {
            let preview = preview::of(draft.attachments.get(index)?);
            Some(Event::Previewed { draft: draft.digest, index, preview })
        });
    }

    fn remember(&self, draft: &Draft, now: Timestamp) {
        let today = now.to_zoned(jiff::tz::TimeZone::system()).date();
        let recipients = draft.recipients.iter().map(|recipient| &recipient.mailbox);
        match store::acquaintances::remember(&self.paths.acquaintances(), recipients, today) {
            Ok(known) => self.send(Event::Remembered(known)),
            Err(err) => self.send(Event::Failed(err.problem())),
        }
    }

    fn learn(&self, own: Vec<crate::mail::AddrSpec>, now: Timestamp) {
        let (events, ctx, path) = (self.events.clone(), self.ctx.clone(), self.paths.acquaintances());
        let today = now.to_zoned(jiff::tz::TimeZone::system()).date();
        let mut progress = move |read: u64, all| {
            // Every hundredth tells enough.
            if read.is_multiple_of(100) {
                drop(events.send(Event::LearnProgress(read, all)));
                ctx.request_repaint();
            }
        };
        self.run(move || {
            let Some(folder) = Files::ask_folder() else { return Some(Event::NothingToLearn) };
            let learned = learned::learn(&path, &folder, &own, today, &mut progress);
            let known = learned.and_then(|learned| Ok((store::acquaintances::load(&path)?, learned.told())));
            Some(Event::Learned(known.map_err(|err| err.problem())))
        });
    }

    fn rehearse(&self, wanted: Rehearse, now: Timestamp) {
        let (events, ctx, program) = (self.events.clone(), self.ctx.clone(), self.program.clone());
        let today = now.to_zoned(jiff::tz::TimeZone::system()).date();
        let mut progress = move |read, all| {
            drop(events.send(Event::RehearsalProgress(read, all)));
            ctx.request_repaint();
        };
        let failed = |problem| Event::Rehearsed(Box::new(Err(NotRehearsed::Problem(problem))));
        self.run_or(failed, move || {
            Some(Event::Rehearsed(Box::new(rehearse::rehearse(&program, wanted, today, &mut progress))))
        });
    }

    fn forget_learned(&self) {
        let path = self.paths.acquaintances();
        let known = learned::forget(&path).and_then(|()| store::acquaintances::load(&path));
        let known = known.map(|known| (known, Problem::new("said-forgotten")));
        self.send(Event::Learned(known.map_err(|err| err.problem())));
    }

    pub(super) fn keep_recent(&self, recent: &[PathBuf]) {
        self.check(store::recent::save(&self.paths.recent(), recent));
    }

    fn load_records(&self) {
        let trail = Trail::under(self.paths.data());
        self.run(move || Some(Event::Records(rows(&trail))));
    }

    fn verify_trail(&self) {
        let trail = Trail::under(self.paths.data());
        self.run(move || Some(Event::TrailVerified(trail.verify().map_err(|err| err.problem()))));
    }

    fn remove_record(&self, number: u64, person: Option<crate::mail::AddrSpec>, now: Timestamp) {
        let trail = Trail::under(self.paths.data());
        self.run(move || {
            let removed = person.map_or(Ok(None), |person| trail.remove_record(number, &person, now));
            Some(match removed {
                Ok(_) => Event::Records(rows(&trail)),
                Err(err) => Event::Failed(err.problem()),
            })
        });
    }

    /// Brings the window in front of others.
    pub(super) fn come_forward(&self) {
        self.ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        self.ctx.send_viewport_cmd(ViewportCommand::Focus);
    }

    fn close(&mut self) {
        self.closing = true;
        self.ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Files opened from mails are gone when the window is.
    pub(super) fn clean_up(&mut self) {
        self.files.private = None;
    }
}

fn rows(trail: &Trail) -> Result<Vec<RecordRow>, Problem> {
    store::records::rows(trail).map_err(|err| err.problem())
}
