//! What a person can want.

use std::path::PathBuf;

use super::{Input, OrganizationForm, PartsField, PasteMode, Pick, Plan, WaiverForm};
use crate::mail::Attachment;
use crate::review::{ItemKey, Waiver};
use crate::settings::Settings;

/// One wish, in the words of the screen. Applied after the frame, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    // Getting a mail in.
    /// Choose a file in the system's dialog.
    PickDraft,
    Open(Input),
    /// In a folder of messages: the words to look for, the message the keyboard goes to, and the one to check.
    SearchFolder(String),
    SelectMessage(usize),
    ChooseMessage(usize),
    /// Files were dropped on the window: the first is opened, or all are put beside the parts.
    Dropped(Vec<PathBuf>),
    /// The paste page: whole or in parts.
    StartPaste(PasteMode),
    EditPasted(String),
    EditPart(PartsField, String),
    PickPartFiles,
    RemovePartFile(usize),
    AddPartFiles(Vec<Attachment>),
    /// Read what was pasted or entered.
    ReadPasted,
    /// Look at somebody else's draft: From is then no question.
    SomebodyElses(bool),

    // The person's own addresses: on first start and in the settings.
    EditOwn(String),
    ConfirmOwn,

    // Review.
    /// The item's row and evidence lay in view of a focused window, or it took the focus.
    Seen(ItemKey),
    TakeInHand(ItemKey),
    /// To the next item that still asks.
    NextOpen,
    /// One item down, or up.
    Down,
    Up,
    Tick(ItemKey),
    /// Text typed into the act of an item; a typed proof counts as soon as it is right.
    Type(ItemKey, String),
    /// Takes what was written as the reason.
    GiveReason(ItemKey),
    TakeBack(ItemKey),
    OpenAttachment(usize),
    PreviewAttachment(usize),
    ClosePreview,
    SaveAttachment(usize),
    /// A mail that goes along is to get a review of its own.
    OpenEnclosed(usize),
    /// From a mail inside another one back to that.
    GoBack,
    /// An address or a text to the clipboard.
    Copy(String),
    /// Keep this name for the organisation that the greeting names; do not ask for it again; neither after all.
    NameOrganization(String),
    DeclineOrganization,
    TakeBackNaming,
    /// What is not known about the files by now stays unknown.
    DoNotWait,
    Approve,
    AskSendBack,
    /// The same with one item chosen already: its evidence turned out wrong.
    AskSendBackFor(ItemKey),
    ChooseWrong(ItemKey, bool),
    EditNote(String),
    SendBack,
    /// Call what an item tells no mistake here: ask why, and for how long.
    AskWaive(ItemKey),
    EditWaiver(WaiverForm),
    Waive,
    /// Let what was called no mistake in an item ask again.
    Revoke(ItemKey),
    /// Read the source again (F5): a changed draft opens as a new version.
    ReadAgain,

    // Done.
    SaveApprovalFile,
    OpenCopy,
    /// A short text that says what was approved, by whom and when.
    CopyProof(String),
    /// What to mend, as a list.
    CopyTodo(String),
    /// Read the source again and say what is different from what was approved.
    Compare,

    // The frame.
    Home,
    ShowRecords,
    ShowSettings,
    ShowHelp,
    ShowPolicy,
    ShowRehearsal,
    ClosePage,
    /// Yes to the question in front.
    Confirm,
    /// No to it.
    Cancel,
    Dismiss(usize),
    Close,

    // Settings; each is saved at once.
    Set(Box<Settings>),
    PickWatchedFolder,
    /// Choose a folder of sent mail and learn its recipients.
    LearnAcquaintances,
    ForgetLearned,
    StopWatching,
    /// What is entered about an organisation; `None` closes its form.
    EditOrganization(Option<OrganizationForm>),
    SaveOrganization,
    RemoveOrganization(usize),
    /// The one that was removed last is there again.
    RestoreOrganization,
    /// What was called no mistake asks again.
    RevokeKept(Box<Waiver>),
    /// The one that was taken back last is there again.
    RestoreWaiver,

    // Rehearsal.
    PlanRehearsal(Plan),
    PickForRehearsal(Pick),
    Rehearse,
    StopRehearsal,

    // Records.
    SearchRecords(String),
    SelectRecord(Option<u64>),
    VerifyTrail,
    AskRemoveRecord(u64),
}
