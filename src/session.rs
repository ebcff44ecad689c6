//! The state of the window and what a person can want of it.
//!
//! Screens draw a `&Session` and push [`Action`]s. [`Session::apply`] takes them and says what has to be done outside as
//! [`Effect`]s; what comes back enters through [`Session::receive`] as an [`Event`]. Nothing here touches files or asks the
//! time: `app` does, and passes both in.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::check::{Acquaintances, Role, UnknownOrganization};
use crate::mail::{AddrSpec, Digest, Draft};
use crate::policy::{Fault, Policy};
use crate::review::{Change, ItemKey, NotApproved, Refusal, Review};
use crate::settings::Settings;
use crate::trail::Verdict as TrailVerdict;

mod action;
mod apply;
mod done;
mod effect;
mod enclosed;
mod folder;
mod forms;
mod inspecting;
mod judge;
mod naming;
mod opening;
mod pages;
mod past;
mod practice;
mod prepare;
mod problem;
mod receive;
mod rehearsing;
mod reviewing;
mod source;
mod stop;
mod waiving;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use done::{Comparison, Done, Receipt, Verdict};
pub use effect::{Effect, Event, Input, Judgement, Preview};
pub use enclosed::{Enclosed, MOST_WITHIN, Outer};
pub use folder::{Folder, InFolder, Listed};
pub use forms::{
    Introduction, OrganizationForm, PartsField, PasteForm, PasteMode, SendBack, SettingsForm, WaiverForm, typed_path,
};
pub use inspecting::{Inspected, Inspecting, Inspections, Judging};
pub use naming::{Naming, OrganizationFault};
pub use opening::read_addresses;
pub use pages::KEEP_DAYS;
pub use past::Past;
pub use practice::{SAMPLES, Sample};
pub use prepare::{Prepared, Seat, judge_draft, prepare};
pub use problem::Problem;
pub use rehearsing::{
    NAMED_UNREAD, NotRehearsed, Pick, Plan, Policies, Rehearse, Rehearsed, Rehearsing, Running, Under,
};
pub use stop::{Stop, Wanted};

/// Everything the window shows.
pub struct Session {
    pub desk: Desk,
    pub screen: Screen,
    /// A page in front of the screen; closing it shows the screen again, as it was.
    pub page: Option<Page>,
    /// A question that has to be answered first.
    pub dialog: Option<Dialog>,
    /// What went wrong or is worth saying, newest last; each stays until dismissed.
    pub notices: Vec<Notice>,
    /// Files opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// The next draft is somebody else's: a second look, in which From is no question.
    pub somebody_elses: bool,
    /// Policies tried on past mail.
    pub rehearsing: Rehearsing,
    /// What is being read; a draft that comes back and was not asked for last is too late.
    awaited: Option<Input>,
    /// How many judgements were asked for.
    tickets: u64,
    /// Files written at the person's wish; where they lie in the watched folder, they are no new drafts.
    written: Vec<PathBuf>,
    /// The drafts around the mail in front, outermost first; each waits as it was left.
    outer: Vec<Outer>,
}

/// What stays the same from draft to draft.
#[derive(Debug, Clone)]
pub struct Desk {
    pub settings: Settings,
    /// A policy that does not hold is never replaced by a laxer one: nothing can be approved then.
    pub policy: Result<Arc<Policy>, Arc<Vec<Fault>>>,
    pub known: Arc<Acquaintances>,
    pub today: Date,
    /// Where approvals are recorded, for the person.
    pub trail_dir: PathBuf,
    /// Where the settings stand, for the person.
    pub settings_file: PathBuf,
}

pub enum Screen {
    Start,
    Paste(PasteForm),
    /// A draft is being read in the background.
    Reading(Reading),
    /// First start: which addresses are the person's own. The draft waits behind it.
    Introduce(Introduction),
    Review(Box<Reviewing>),
    /// Approved, or sent back.
    Done(Box<Done>),
}

/// A page in front of the screen.
pub enum Page {
    Records(Box<Records>),
    Settings(Box<SettingsForm>),
    /// How a draft gets in and the person gets back, by mail program.
    Help,
    /// Which policy is in force.
    Policy,
    /// What a policy would have asked of past mail.
    Rehearsal,
    /// A mail folder that is one file: which message of it is to be checked.
    Folder(Box<Folder>),
}

/// A question in front of everything.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Another draft is to be opened while this one has answers.
    Replace(Input),
    /// The window is to be closed while a draft has answers.
    Close,
    /// Back to the start while a draft has answers.
    Leave,
    /// What is wrong with the draft.
    SendBack(SendBack),
    /// Why an item is no mistake here, and for how long.
    Waive(WaiverForm),
    /// A record's content is to be removed for good; its entry stays.
    RemoveRecord { number: u64 },
    /// Which folder is watched, and that old drafts are removed there.
    WatchFolder { folder: PathBuf },
}

/// A draft on its way in.
#[derive(Debug, Clone)]
pub struct Reading {
    pub name: String,
    pub since: Timestamp,
    /// Bytes read and all bytes, once known.
    pub progress: Option<(u64, u64)>,
    /// What was entered on the paste page, for the case that it cannot be read.
    pub entered: Option<PasteForm>,
}

/// A notice with its place in the catalogs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub problem: Problem,
    /// Only worth saying; nothing failed.
    pub good: bool,
}

/// Where a draft came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    File(PathBuf),
    /// An approval file; the draft inside it.
    Package(PathBuf),
    /// A message of a mail folder that is one file.
    Message(InFolder),
    /// A mail that goes along with another draft.
    Enclosed(Box<Enclosed>),
    Pasted,
    Parts,
    /// One of the samples, by name: practice, never recorded.
    Sample(&'static str),
    /// A mail that went out already: practice, too.
    Past(Past),
}

/// The exact bytes under review and where they came from.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    /// For the person: a file name, or empty for text.
    pub name: String,
    pub origin: Origin,
    pub bytes: Arc<[u8]>,
    /// The last approval of the approval file it came from; the next one follows it.
    pub follows: Option<Digest>,
}

/// How this review came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// A draft that nobody approved yet.
    First,
    /// An approval file that holds, approved by another person.
    Second { approvals: Vec<Signed> },
    /// An approval file that holds, approved by this person: only shown.
    Own { approvals: Vec<Signed> },
    /// An approval file whose bytes are not the approved ones.
    Outdated { approvals: Vec<Signed> },
}

/// Who approved what and when, from an approval file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub person: AddrSpec,
    pub role: Role,
    pub at: Timestamp,
    /// How many items were answered for.
    pub items: usize,
}

/// A draft under review on the screen.
pub struct Reviewing {
    pub source: Source,
    pub draft: Arc<Draft>,
    pub review: Review,
    pub opening: Opening,
    /// The item whose act is open and whose evidence is shown.
    pub in_hand: Option<ItemKey>,
    /// Counts up whenever the item in hand should come into view and take the focus.
    pub attention: u64,
    /// What is typed into acts that are not finished.
    pub typed: BTreeMap<ItemKey, String>,
    /// Why the last answer was not taken.
    pub refusal: Option<(ItemKey, Refusal)>,
    /// Why the last approval was not given.
    pub not_approved: Option<NotApproved>,
    /// What is different from the version reviewed before, if there was one.
    pub changes: Option<Vec<Change>>,
    /// The source was found changed on disk; the new version waits to be asked for.
    pub newer: bool,
    /// The source is being read again, because the person asked.
    pub rereading: bool,
    /// An approval or a return is on its way into the trail; no second one may start.
    pub recording: Recording,
    pub preview: Option<(usize, Preview)>,
    /// What the person said to the offer to keep the name of an organisation.
    named: Option<(Naming, UnknownOrganization)>,
    pub started: Timestamp,
    /// What is inside the files.
    pub inspections: Inspections,
    /// Files are being looked into as long as this is held.
    wanted: Option<Wanted>,
    /// The draft is being judged with what became known.
    awaited: Option<inspecting::Awaited>,
    /// When items last came in between others: what lies under the pointer then is not what was aimed at.
    moved: Option<Timestamp>,
    /// As whom the person wants to look at it, where they said so.
    role: Option<Role>,
    /// Reviews of mails in this draft that were begun and left.
    left: Vec<Reviewing>,
    /// Mails in this draft that were approved or sent back as mails of their own, by their bytes; the last one counts.
    judged: Vec<(Digest, Verdict)>,
    /// Something became known, or was set otherwise, while another draft was in front: it is judged anew in front.
    late: bool,
}

/// How far recording has come.
#[derive(Debug, Default)]
pub enum Recording {
    #[default]
    No,
    /// The source is read once more, to see that it is what was reviewed.
    Rereading,
    Appending(Box<Judgement>),
}

/// The records page.
pub struct Records {
    /// `None` while loading.
    pub entries: Option<Result<Vec<RecordRow>, Problem>>,
    pub search: String,
    pub selected: Option<u64>,
    /// What verification of the whole trail found; `None` until asked.
    pub verification: Option<Result<TrailVerdict, Problem>>,
}

/// One entry of the trail, for the list.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordRow {
    pub number: u64,
    pub at: Timestamp,
    pub event: crate::trail::Event,
    pub person: String,
    pub role: Option<Role>,
    pub subject: Option<String>,
    pub recipients: Vec<String>,
    /// The drafts that it lay in as a mail inside a mail, outermost first.
    pub within: Vec<String>,
    /// Lines of detail: findings and decisions with times. Empty when the content was removed.
    pub lines: Vec<RecordLine>,
    /// What the person said when sending the draft back.
    pub note: Option<String>,
    /// The content was removed (retention); the entry stays.
    pub removed: bool,
    pub digest: Option<String>,
}

/// One finding of a record and what was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordLine {
    pub finding: crate::check::Finding,
    pub level: crate::policy::Level,
    pub answer: Option<crate::review::Decision>,
    /// Why it is a note: it had been called no mistake.
    pub waived: Vec<crate::review::Grant>,
}

impl Session {
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            screen: Screen::Start,
            page: None,
            dialog: None,
            notices: Vec::new(),
            recent: Vec::new(),
            somebody_elses: false,
            rehearsing: Rehearsing::default(),
            awaited: None,
            tickets: 0,
            written: Vec::new(),
            outer: Vec::new(),
        }
    }

    /// The draft under review, if one is.
    pub fn reviewing(&self) -> Option<&Reviewing> {
        match &self.screen {
            Screen::Review(reviewing) => Some(reviewing),
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) | Screen::Done(_) => None,
        }
    }

    fn reviewing_mut(&mut self) -> Option<&mut Reviewing> {
        match &mut self.screen {
            Screen::Review(reviewing) => Some(reviewing),
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) | Screen::Done(_) => None,
        }
    }

    fn done_mut(&mut self) -> Option<&mut Done> {
        match &mut self.screen {
            Screen::Done(done) => Some(done),
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) | Screen::Review(_) => None,
        }
    }

    /// Whether leaving now would lose answers, words that are being written, or a judgement on its way into the trail.
    pub fn has_answers(&self) -> bool {
        let writing = match &self.dialog {
            Some(Dialog::SendBack(form)) => *form != SendBack::default(),
            Some(Dialog::Waive(form)) => !form.reason.trim().is_empty(),
            Some(_) | None => false,
        };
        let in_front = self.reviewing().is_some_and(|on| writing || on.has_answers());
        in_front || self.aside().into_iter().any(Reviewing::has_answers)
    }

    fn fail(&mut self, problem: Problem) {
        self.notice(Notice { problem, good: false });
    }

    fn say(&mut self, problem: Problem) {
        self.notice(Notice { problem, good: true });
    }

    /// What was only worth saying is over when something else is on the screen; failures stay until dismissed.
    fn forget_news(&mut self) {
        self.notices.retain(|notice| !notice.good);
    }

    fn notice(&mut self, notice: Notice) {
        self.notices.retain(|other| *other != notice);
        self.notices.push(notice);
    }
}
