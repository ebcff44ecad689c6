//! What has to be done outside, and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    Comparison, Folder, InFolder, Inspecting, Judging, NotRehearsed, Past, Pick, Prepared, Problem, Receipt, RecordRow,
    Rehearse, Rehearsed, Seat, Source,
};
use crate::check::Acquaintances;
use crate::lens::Inspection;
use crate::mail::{AddrSpec, Attachment, Digest, Draft, Format, pasted};
use crate::review::{Approval, Outcome, Return, Review};
use crate::settings::Settings;
use crate::trail::Enclosing;

/// A draft to be read.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A file: an Internet message, an Outlook item, text, or an approval file.
    Path(PathBuf),
    /// Copied text.
    Text(String),
    Parts(Box<pasted::Parts>),
    /// One of the samples.
    Sample(&'static str),
    /// A mail of a rehearsal.
    Past(Past),
    /// A message of a mail folder that is one file.
    Message(InFolder),
    /// Bytes that were read before, to be checked again under other settings.
    Again(Source),
    /// A message of such a folder as it is there now.
    Newest(Source),
}

/// What the person decided about the draft as a whole.
#[derive(Debug, Clone)]
pub enum Judgement {
    Approved(Approval),
    Returned(Return),
}

/// Work for `app`: files, clipboard, dialogs, threads.
pub enum Effect {
    PickDraft,
    PickPartFiles,
    PickWatchedFolder,
    /// Files named by a drop, to be put beside the parts.
    LoadPartFiles(Vec<PathBuf>),
    /// Read, check and come back with [`Event::Prepared`].
    Prepare {
        input: Input,
        seat: Box<Seat>,
    },
    /// Look into files; [`Event::Inspected`] for each, until it is no longer wanted.
    Inspect(Inspecting),
    /// Judge the draft once more; [`Event::Judged`].
    Judge(Box<Judging>),
    /// Read the source again; [`Event::Reread`] brings its digest.
    RereadToApprove(Source),
    /// Read the source again and compare; [`Event::Compared`].
    Compare {
        source: Source,
        draft: Arc<Draft>,
    },
    /// Append to the trail; [`Event::Recorded`].
    Record {
        judgement: Box<Judgement>,
        draft: Arc<Draft>,
        follows: Option<Digest>,
        /// The drafts that it lies in, outermost first.
        within: Vec<Enclosing>,
    },
    /// Ask where, write, [`Event::ApprovalFileSaved`]. Added to the given approval file when there is one.
    SaveApprovalFile {
        source: Source,
        format: Format,
        record: Arc<[u8]>,
    },
    OpenCopy {
        source: Source,
        draft: Arc<Draft>,
        unsent: bool,
    },
    OpenAttachment {
        draft: Arc<Draft>,
        index: usize,
    },
    SaveAttachment {
        draft: Arc<Draft>,
        index: usize,
    },
    Preview {
        draft: Arc<Draft>,
        index: usize,
    },
    Copy(String),
    SaveSettings(Box<Settings>),
    /// Remember the recipients of an approved draft; [`Event::Remembered`].
    Remember(Arc<Draft>),
    /// Ask for a folder of mail these addresses sent, and learn its recipients; [`Event::Learned`].
    LearnAcquaintances(Vec<AddrSpec>),
    /// [`Event::Learned`] with what is left.
    ForgetLearned,
    /// [`Event::PickedForRehearsal`]
    PickForRehearsal(Pick),
    /// Judge past mail until it is no longer wanted; [`Event::Rehearsed`] always comes.
    Rehearse(Box<Rehearse>),
    LoadRecords,
    VerifyTrail,
    /// Remove the content behind an entry, on behalf of this person.
    RemoveRecord {
        number: u64,
        person: Option<AddrSpec>,
    },
    Close,
}

/// What came back.
pub enum Event {
    Picked(PathBuf),
    PickedFolder(PathBuf),
    PartFiles(Vec<Attachment>),
    ReadProgress(u64, u64),
    Prepared(Box<Result<Prepared, Problem>>),
    /// What was to be prepared is a folder of several messages.
    Folder(Box<Folder>),
    /// One file of this draft was looked into.
    Inspected {
        draft: Digest,
        index: usize,
        inspection: Arc<Inspection>,
    },
    Judged {
        ticket: u64,
        review: Result<Box<Review>, Problem>,
    },
    /// The digest of the source at the moment of approving.
    Reread(Result<Digest, Problem>),
    Recorded(Result<Receipt, Problem>),
    Compared(Result<Comparison, Problem>),
    ApprovalFileSaved(Result<PathBuf, Problem>),
    CopyOpened(Result<PathBuf, Problem>),
    AttachmentOpened {
        draft: Digest,
        index: usize,
    },
    Previewed {
        draft: Digest,
        index: usize,
        preview: Preview,
    },
    Remembered(Acquaintances),
    /// Files of past mail read, and all of them.
    LearnProgress(u64, u64),
    /// The memory as it is then, and what came of it.
    Learned(Result<(Acquaintances, Problem), Problem>),
    /// No folder was chosen.
    NothingToLearn,
    PickedForRehearsal(Pick, PathBuf),
    /// Past mails judged, and all of them.
    RehearsalProgress(usize, usize),
    Rehearsed(Box<Result<Rehearsed, NotRehearsed>>),
    Records(Result<Vec<RecordRow>, Problem>),
    TrailVerified(Result<crate::trail::Verdict, Problem>),
    /// A file appeared in the watched folder.
    Found(PathBuf),
    /// The file that this draft was read from does not hold it any more.
    SourceChanged(Digest),
    /// Something failed, or is worth saying.
    Failed(Problem),
    Said(Problem),
    /// The window is asked to close.
    CloseAsked,
}

/// What can be shown of a file without another program.
#[derive(Debug, Clone, PartialEq)]
pub enum Preview {
    /// 8-bit RGBA, rows from the top.
    Image {
        width: usize,
        height: usize,
        rgba: Arc<[u8]>,
    },
    Text(Arc<str>),
    /// Nothing: not a kind that can be shown, or too large.
    Nothing,
}

impl Judgement {
    pub fn outcome(&self) -> &Outcome {
        match self {
            Self::Approved(approval) => approval.outcome(),
            Self::Returned(returned) => returned.outcome(),
        }
    }
}
