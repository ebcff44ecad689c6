//! Rehearsing policies on past mail: what is asked for, how far it is, and what came of it last. It outlives its page.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Effect, Page, Problem, Session, Stop, Wanted, typed_path};
use crate::policy::{Fault, Policy};
use crate::review::rehearsal::Outcome;

/// So many mails that could not be read are named.
pub const NAMED_UNREAD: usize = 20;

/// The rehearsal of this window.
#[derive(Debug, Default)]
pub struct Rehearsing {
    pub plan: Plan,
    pub running: Option<Running>,
    /// What came of the last one.
    pub result: Option<Result<Rehearsed, NotRehearsed>>,
}

/// What is entered on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// A folder, or a file, as typed.
    pub mails: String,
    /// A policy file as typed; `None` is the policy in force.
    pub first: Option<String>,
    /// One to put beside it.
    pub second: Option<String>,
}

/// What is chosen in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pick {
    /// Past mail: a folder.
    Folder,
    /// Past mail: a folder in one file.
    File,
    First,
    Second,
}

/// One is under way.
#[derive(Debug)]
pub struct Running {
    /// Mails read and all of them, once known.
    pub progress: Option<(usize, usize)>,
    /// `None` when it was asked to stop.
    wanted: Option<Wanted>,
}

/// What is to be rehearsed, for whoever does it.
#[derive(Debug)]
pub struct Rehearse {
    pub mails: PathBuf,
    pub first: Under,
    pub second: Option<PathBuf>,
    pub stop: Stop,
}

/// The policy that is asked.
#[derive(Debug)]
pub enum Under {
    InForce(Arc<Policy>),
    File(PathBuf),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsed {
    /// The folder or the file.
    pub mails: PathBuf,
    /// How many mails there were.
    pub found: u64,
    /// There were more than are read at once.
    pub cut: bool,
    /// The file; `None` is the policy that was in force.
    pub first: Option<PathBuf>,
    pub second: Option<PathBuf>,
    /// What stands in them.
    pub policies: Policies,
    pub outcome: Outcome,
    /// The first that could not be read, each with the reason.
    pub unread: Vec<(String, Problem)>,
    /// It was stopped before the last mail.
    pub stopped: bool,
}

/// The policies that were tried, as they were read.
#[derive(Debug, Clone)]
pub struct Policies {
    pub first: Arc<Policy>,
    pub second: Option<Arc<Policy>>,
}

impl PartialEq for Policies {
    fn eq(&self, other: &Self) -> bool {
        let digests = |these: &Self| (these.first.digest, these.second.as_ref().map(|second| second.digest));
        digests(self) == digests(other)
    }
}

/// Why it did not begin.
#[derive(Debug, Clone, PartialEq)]
pub enum NotRehearsed {
    Problem(Problem),
    /// A policy does not hold.
    Policy(Arc<Vec<Fault>>),
}

impl Plan {
    /// Everything that is needed is entered.
    pub fn is_complete(&self) -> bool {
        let is_path = |typed: &Option<String>| typed.as_deref().is_none_or(|typed| typed_path(typed).is_some());
        self.has_mails() && is_path(&self.first) && is_path(&self.second)
    }

    pub fn has_mails(&self) -> bool {
        typed_path(&self.mails).is_some()
    }

    fn take(&mut self, pick: Pick, path: String) {
        match pick {
            Pick::Folder | Pick::File => self.mails = path,
            Pick::First => self.first = Some(path),
            Pick::Second => self.second = Some(path),
        }
    }
}

impl Running {
    /// It ends as soon as what is being read is read.
    pub fn is_stopping(&self) -> bool {
        self.wanted.is_none()
    }
}

impl Rehearsed {
    /// Mails that were opened, whether they could be read or not.
    pub fn opened(&self) -> u64 {
        self.outcome.first.mails + self.outcome.unread
    }
}

impl Session {
    pub(super) fn plan_rehearsal(&mut self, plan: Plan) -> Vec<Effect> {
        self.rehearsing.plan = plan;
        Vec::new()
    }

    pub(super) fn picked_for_rehearsal(&mut self, pick: Pick, path: &std::path::Path) -> Vec<Effect> {
        self.rehearsing.plan.take(pick, path.display().to_string());
        Vec::new()
    }

    /// Begins, unless one is under way; the files are read anew each time.
    pub(super) fn rehearse(&mut self) -> Vec<Effect> {
        let Rehearsing { plan, running: None, .. } = &self.rehearsing else { return Vec::new() };
        let Some(mails) = typed_path(&plan.mails).filter(|_| plan.is_complete()) else { return Vec::new() };
        let second = plan.second.as_deref().and_then(typed_path);
        let first = match plan.first.as_deref().and_then(typed_path) {
            Some(file) => Under::File(file),
            None => match &self.desk.policy {
                Ok(policy) => Under::InForce(policy.clone()),
                Err(faults) => {
                    let faults = faults.clone();
                    return self.rehearsed(Err(NotRehearsed::Policy(faults)));
                }
            },
        };
        let wanted = Wanted::default();
        let stop = wanted.stop();
        self.rehearsing.running = Some(Running { progress: None, wanted: Some(wanted) });
        self.rehearsing.result = None;
        vec![Effect::Rehearse(Box::new(Rehearse { mails, first, second, stop }))]
    }

    /// What was counted by then comes back all the same.
    pub(super) fn stop_rehearsal(&mut self) -> Vec<Effect> {
        if let Some(running) = &mut self.rehearsing.running {
            running.wanted = None;
        }
        Vec::new()
    }

    pub(super) fn rehearsal_progress(&mut self, read: usize, all: usize) -> Vec<Effect> {
        if let Some(running) = &mut self.rehearsing.running {
            running.progress = Some((read, all));
        }
        Vec::new()
    }

    pub(super) fn rehearsed(&mut self, result: Result<Rehearsed, NotRehearsed>) -> Vec<Effect> {
        if !matches!(self.page, Some(Page::Rehearsal)) {
            self.say(Problem::new("said-rehearsed"));
        }
        self.rehearsing.running = None;
        self.rehearsing.result = Some(result);
        Vec::new()
    }
}
