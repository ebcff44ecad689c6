//! Getting a draft in: files, drops, pasted text, parts, and who the person is.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::{
    Dialog, Effect, InFolder, Input, Inspected, Introduction, Origin, Page, PartsField, Past, PasteForm, PasteMode,
    Pick, Prepared, Problem, Reading, Reviewing,
};
use super::{Screen, Seat, Session, practice};
use crate::check::Role;
use crate::mail::{AddrSpec, Attachment};
use crate::policy::Policy;

/// How many recently opened files are offered.
const RECENT: usize = 8;

impl Session {
    pub(super) fn dropped(&mut self, paths: Vec<PathBuf>, now: Timestamp) -> Vec<Effect> {
        let beside_parts = matches!(&self.screen, Screen::Paste(form) if form.mode == PasteMode::Parts);
        if beside_parts {
            return vec![Effect::LoadPartFiles(paths)];
        }
        match paths.into_iter().next() {
            Some(path) if matches!(self.page, Some(Page::Rehearsal)) => self.picked_for_rehearsal(Pick::Folder, &path),
            Some(path) => self.open(Input::Path(path), now),
            None => Vec::new(),
        }
    }

    pub(super) fn start_paste(&mut self, mode: PasteMode) -> Vec<Effect> {
        if self.has_answers() {
            self.dialog = Some(Dialog::Leave);
            return Vec::new();
        }
        match &mut self.screen {
            Screen::Paste(form) => form.mode = mode,
            Screen::Start | Screen::Reading(_) | Screen::Introduce(_) | Screen::Review(_) | Screen::Done(_) => {
                self.screen = Screen::Paste(PasteForm { mode, ..PasteForm::default() });
                self.leave_outer();
            }
        }
        Vec::new()
    }

    pub(super) fn edit_pasted(&mut self, text: String) -> Vec<Effect> {
        self.on_paste(|form| form.text = text)
    }

    pub(super) fn edit_part(&mut self, field: PartsField, text: String) -> Vec<Effect> {
        self.on_paste(|form| {
            *match field {
                PartsField::From => &mut form.parts.from,
                PartsField::To => &mut form.parts.to,
                PartsField::Cc => &mut form.parts.cc,
                PartsField::Bcc => &mut form.parts.bcc,
                PartsField::Subject => &mut form.parts.subject,
                PartsField::Body => &mut form.parts.body,
            } = text;
        })
    }

    pub(super) fn add_part_files(&mut self, files: Vec<Attachment>) -> Vec<Effect> {
        self.on_paste(|form| form.parts.files.extend(files))
    }

    pub(super) fn remove_part_file(&mut self, index: usize) -> Vec<Effect> {
        self.on_paste(|form| {
            if index < form.parts.files.len() {
                form.parts.files.remove(index);
            }
        })
    }

    fn on_paste(&mut self, change: impl FnOnce(&mut PasteForm)) -> Vec<Effect> {
        if let Screen::Paste(form) = &mut self.screen {
            change(form);
        }
        Vec::new()
    }

    pub(super) fn read_pasted(&mut self, now: Timestamp) -> Vec<Effect> {
        let Screen::Paste(form) = &self.screen else { return Vec::new() };
        let input = match form.mode {
            PasteMode::Whole => Input::Text(form.text.clone()),
            PasteMode::Parts => Input::Parts(Box::new(form.parts.clone())),
        };
        self.open(input, now)
    }

    pub(super) fn set_somebody_elses(&mut self, yes: bool) -> Vec<Effect> {
        self.somebody_elses = yes;
        self.look_as(if yes { Role::SecondChecker } else { Role::Author })
    }

    /// Reads and checks in the background; the window shows that it does.
    pub(super) fn start_reading(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        self.page = None;
        self.dialog = None;
        let Some(seat) = self.seat(&input) else { return self.refuse_without_policy() };
        let entered = match std::mem::replace(&mut self.screen, Screen::Start) {
            // What was entered stays, for the case that it cannot be read.
            Screen::Paste(form) => Some(form),
            Screen::Start | Screen::Reading(_) | Screen::Introduce(_) | Screen::Review(_) | Screen::Done(_) => None,
        };
        self.screen = Screen::Reading(Reading { name: name_of(&input), since: now, progress: None, entered });
        self.leave_outer();
        self.awaited = Some(input.clone());
        self.forget_news();
        vec![Effect::Prepare { input, seat: Box::new(seat) }]
    }

    pub(super) fn refuse_without_policy(&mut self) -> Vec<Effect> {
        self.fail(Problem::new("problem-policy-broken"));
        self.page = Some(Page::Policy);
        Vec::new()
    }

    /// The seat for a draft: this person's, or for a sample the one of practice. `None` while the policy does not hold.
    pub(super) fn seat(&self, input: &Input) -> Option<Seat> {
        let inspected = self.inspected_before(input);
        if let Some(sample) = sample_of(input) {
            return practice::seat(sample).map(|seat| Seat { inspected, ..seat });
        }
        if let Some(past) = Past::of(input) {
            return Some(past.seat(inspected, self.desk.today));
        }
        let policy = self.desk.policy.as_ref().ok()?;
        Some(Seat {
            policy: self.tightened(policy),
            own: self.desk.settings.own.clone(),
            group: self.desk.settings.group.clone(),
            personal: self.desk.settings.organizations.clone(),
            waivers: self.desk.settings.waivers.clone(),
            known: self.desk.known.clone(),
            role: if self.somebody_elses { Role::SecondChecker } else { Role::Author },
            by_sender: false,
            today: self.desk.today,
            inspected,
        })
    }

    /// What is known about the files of the draft under review. Whoever reads a source anew wants to know better.
    fn inspected_before(&self, input: &Input) -> Inspected {
        let practice = sample_of(input).is_some() || Past::of(input).is_some();
        match self.reviewing().filter(|reviewing| reviewing.source.is_practice() == practice) {
            Some(reviewing) if matches!(input, Input::Again(_)) => Inspected::of(reviewing),
            Some(reviewing) => Inspected::of(reviewing).complete(),
            None => Inspected::default(),
        }
    }

    /// The policy with the person's stricter levels.
    fn tightened(&self, policy: &Arc<Policy>) -> Arc<Policy> {
        let levels = &self.desk.settings.levels;
        if levels.is_empty() { policy.clone() } else { Arc::new(Policy::clone(policy).tighten(levels)) }
    }

    /// A draft was read and checked: it is shown, as a new draft, as a new version, or graded anew.
    pub(super) fn prepared(&mut self, prepared: Prepared, now: Timestamp) -> Vec<Effect> {
        if !self.takes(&prepared.source) {
            return Vec::new();
        }
        if self.is_enclosed_in_front(&prepared.source) {
            return self.go_into(Reviewing::new(prepared, now));
        }
        self.remember_recent(&prepared);
        let nobody = self.desk.settings.own.is_empty() && !prepared.source.is_practice();
        if nobody && self.reviewing().is_none() {
            self.screen = Screen::Introduce(Introduction::before(prepared));
            return Vec::new();
        }
        let earlier = match std::mem::replace(&mut self.screen, Screen::Start) {
            Screen::Review(earlier) if earlier.source.origin == prepared.source.origin => Some(earlier),
            Screen::Start
            | Screen::Paste(_)
            | Screen::Reading(_)
            | Screen::Introduce(_)
            | Screen::Review(_)
            | Screen::Done(_) => None,
        };
        let unchanged =
            earlier.as_ref().is_some_and(|earlier| earlier.rereading && earlier.source.bytes == prepared.source.bytes);
        let (next, more_is_known) = match earlier {
            Some(earlier) => Reviewing::succeeding(*earlier, prepared, now),
            None => (Reviewing::new(prepared, now), false),
        };
        self.screen = Screen::Review(Box::new(next));
        if unchanged {
            self.say(Problem::new("said-unchanged"));
        }
        let mut effects = self.look_into_files();
        if more_is_known {
            effects.extend(self.judge_again());
        }
        effects
    }

    /// Whether this is what was asked for last, and no judgement on the version before is being written down.
    fn takes(&mut self, source: &super::Source) -> bool {
        let appending = self.reviewing().is_some_and(Reviewing::is_appending);
        !appending && self.awaited.take_if(|input| is_source_of(input, source)).is_some()
    }

    /// Nothing could be read: back to where the draft came from.
    pub(super) fn not_prepared(&mut self, problem: Problem) -> Vec<Effect> {
        self.fail(problem);
        self.stop_reading();
        Vec::new()
    }

    fn remember_recent(&mut self, prepared: &Prepared) {
        if let Some(path) = prepared.source.path() {
            self.offer(path.to_owned());
        }
    }

    /// Puts a file on top of those that are offered on the start page.
    pub(super) fn offer(&mut self, path: PathBuf) {
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    pub(super) fn edit_own(&mut self, text: String) -> Vec<Effect> {
        if let Some(Page::Settings(form)) = &mut self.page {
            form.own = text;
        } else if let Screen::Introduce(introduction) = &mut self.screen {
            introduction.typed = text;
        }
        Vec::new()
    }

    /// Takes the own addresses when every one of them reads as an address.
    pub(super) fn confirm_own(&mut self, now: Timestamp) -> Vec<Effect> {
        if let Some(Page::Settings(form)) = &mut self.page {
            let (own, unreadable) = read_addresses(&form.own);
            let complete = unreadable.is_empty();
            form.unreadable = unreadable;
            return if complete { self.set_own(own) } else { Vec::new() };
        }
        let Screen::Introduce(introduction) = &mut self.screen else { return Vec::new() };
        let (own, unreadable) = read_addresses(&introduction.typed);
        let complete = unreadable.is_empty() && !own.is_empty();
        introduction.unreadable = unreadable;
        if !complete {
            return Vec::new();
        }
        let pending = introduction.pending.source.clone();
        let mut effects = self.set_own(own);
        effects.extend(self.start_reading(input_of(&pending), now));
        effects
    }

    fn set_own(&mut self, own: Vec<AddrSpec>) -> Vec<Effect> {
        let settings = crate::settings::Settings { own, ..self.desk.settings.clone() };
        self.set(&settings)
    }

    /// Reads the source again: a changed draft opens as a new version.
    pub(super) fn read_again(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Done(_) => self.compare(),
            Screen::Review(reviewing) => {
                let input = fresh_input_of(&reviewing.source);
                self.prepare_again(input)
            }
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) => Vec::new(),
        }
    }

    /// Checks the draft under review again, keeping it on the screen meanwhile.
    pub(super) fn prepare_again(&mut self, input: Input) -> Vec<Effect> {
        let Some(seat) = self.seat(&input) else { return self.refuse_without_policy() };
        let Some(reviewing) = self.reviewing_mut().filter(|reviewing| !reviewing.is_recording()) else {
            return Vec::new();
        };
        reviewing.rereading = !matches!(input, Input::Again(_));
        self.awaited = Some(input.clone());
        vec![Effect::Prepare { input, seat: Box::new(seat) }]
    }
}

impl Introduction {
    fn before(pending: Prepared) -> Self {
        let suggestion = pending.draft.from.first().and_then(|from| from.addr()).map(ToString::to_string);
        Self { typed: String::new(), suggestion, unreadable: Vec::new(), pending: Box::new(pending) }
    }
}

fn sample_of(input: &Input) -> Option<&'static str> {
    match input {
        Input::Sample(name) => Some(name),
        Input::Again(source) | Input::Newest(source) => source.sample(),
        Input::Path(_) | Input::Text(_) | Input::Parts(_) | Input::Message(_) | Input::Past(_) => None,
    }
}

fn name_of(input: &Input) -> String {
    match input {
        Input::Path(path) | Input::Message(InFolder { path, .. }) => {
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
        Input::Again(source) | Input::Newest(source) => source.name.clone(),
        Input::Sample(name) => (*name).to_owned(),
        Input::Past(past) => past.source.clone(),
        Input::Text(_) | Input::Parts(_) => String::new(),
    }
}

fn is_source_of(input: &Input, source: &super::Source) -> bool {
    match input {
        Input::Path(path) => source.path() == Some(path),
        Input::Text(_) => source.origin == Origin::Pasted,
        Input::Parts(_) => source.origin == Origin::Parts,
        Input::Sample(name) => source.origin == Origin::Sample(name),
        Input::Past(past) => matches!(&source.origin, Origin::Past(origin) if origin == past),
        Input::Message(message) => matches!(&source.origin, Origin::Message(origin) if origin == message),
        Input::Again(again) | Input::Newest(again) => again.origin == source.origin,
    }
}

/// The same bytes once more; an approval file is read anew, for the approvals in it.
fn input_of(source: &super::Source) -> Input {
    match &source.origin {
        Origin::Package(path) => Input::Path(path.clone()),
        Origin::File(_)
        | Origin::Message(_)
        | Origin::Enclosed(_)
        | Origin::Pasted
        | Origin::Parts
        | Origin::Sample(_)
        | Origin::Past(_) => Input::Again(source.clone()),
    }
}

/// The source as it is now.
fn fresh_input_of(source: &super::Source) -> Input {
    match &source.origin {
        Origin::File(path) | Origin::Package(path) => Input::Path(path.clone()),
        Origin::Message(_) | Origin::Enclosed(_) => Input::Newest(source.clone()),
        Origin::Sample(name) => Input::Sample(name),
        Origin::Past(past) => Input::Past(past.clone()),
        // What was pasted or entered has no other place than these bytes.
        Origin::Pasted | Origin::Parts => Input::Again(source.clone()),
    }
}

/// Addresses separated by commas, semicolons, white space or line ends; what is none comes back beside them.
pub fn read_addresses(text: &str) -> (Vec<AddrSpec>, Vec<String>) {
    let (mut own, mut unreadable) = (Vec::new(), Vec::new());
    for word in text.split([',', ';', '、', '\n', ' ', '\u{3000}', '\t']).map(str::trim).filter(|word| !word.is_empty())
    {
        match AddrSpec::parse(word) {
            Ok(addr) if own.contains(&addr) => {}
            Ok(addr) => own.push(addr),
            Err(_) => unreadable.push(word.to_owned()),
        }
    }
    (own, unreadable)
}
