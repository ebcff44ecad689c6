//! Turning the lists of other checkers into a policy: the CSV files of `OutlookOkan`, the texts and
//! JSON of `FlexConfirmMail`.
//!
//! The conversion is pure: files come in as names and bytes, a policy and remarks go out. What a rule of theirs says and
//! ours cannot is never dropped silently: it stands in the remarks and, commented out, at the end of the policy.

use std::collections::BTreeSet;

mod flex_confirm;
mod harvest;
mod notation;
mod outlook_okan;
mod table;
mod written;

use harvest::Harvest;

/// One file of the other checker's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Without its folder.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A policy made of other settings, and what is to be known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// A whole policy file, comments included.
    pub policy: String,
    /// The files that were recognised, by name.
    pub files: Vec<Taken>,
    pub remarks: Vec<Remark>,
}

/// How much of one file stands in the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub file: String,
    pub rows: usize,
    pub taken: usize,
}

/// Something that does not stand in the policy, or not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub file: String,
    /// From 1; 0 for the whole file.
    pub line: usize,
    /// What stands there.
    pub what: String,
    pub why: Why,
}

/// Why something was left out, or in what it differs now. The sentence is in the catalogs: `import-why-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Neither a domain nor an address.
    BadEntry,
    /// A wildcard that no entry of a policy stands for.
    Wildcard,
    /// A domain of examples, or a whole list as the other checker ships it.
    Template,
    /// Matches every text or everybody.
    Everything,
    /// Nothing remains of the word once it is read as people read it.
    NotAWord,
    /// Nothing remains of the list after its own exclusions.
    EmptyList,
    /// Excludes something that the list does not say.
    ExcludesNothing,
    /// Anybody can have an address there.
    FreeMail,
    /// The customer is not named anywhere.
    NoOrganization,
    /// Whom they may be sent to unasked; everybody is asked for here.
    Allowed,
    /// Files that must not go to somebody.
    FilesForbidden,
    /// Changes the draft or delays it.
    ChangesDraft,
    /// About mail that comes in, or a message of theirs.
    NotOurs,
    /// Settings that are switched on and have no counterpart.
    Settings,
    /// Counts domains; here people who see each other count.
    Threshold,
    /// A list in another file, which has to be imported by itself.
    OtherFile,
    /// A row with fewer columns than the file has.
    TooShort,
    /// Neither UTF-8, UTF-16 nor CP932 throughout.
    Encoding,
    /// Not the format that the name promises.
    Unreadable,
    /// Taken: words in Latin letters count where they stand alone.
    WholeWords,
    /// Taken: holds always, not only for mails with files or outsiders.
    Always,
    /// Taken: what only ends alike does not count any more.
    Narrower,
    /// Taken: the sender's own domain counted as inside without being written down.
    OwnDomain,
}

impl Why {
    pub const ALL: [Self; 23] = [
        Self::BadEntry,
        Self::Wildcard,
        Self::Template,
        Self::Everything,
        Self::NotAWord,
        Self::EmptyList,
        Self::ExcludesNothing,
        Self::FreeMail,
        Self::NoOrganization,
        Self::Allowed,
        Self::FilesForbidden,
        Self::ChangesDraft,
        Self::NotOurs,
        Self::Settings,
        Self::Threshold,
        Self::OtherFile,
        Self::TooShort,
        Self::Encoding,
        Self::Unreadable,
        Self::WholeWords,
        Self::Always,
        Self::Narrower,
        Self::OwnDomain,
    ];

    /// As JSON writes it; with `import-why-` before it the id of its sentence.
    pub fn id(self) -> &'static str {
        match self {
            Self::BadEntry => "bad-entry",
            Self::Wildcard => "wildcard",
            Self::Template => "template",
            Self::Everything => "everything",
            Self::NotAWord => "not-a-word",
            Self::EmptyList => "empty-list",
            Self::ExcludesNothing => "excludes-nothing",
            Self::FreeMail => "free-mail",
            Self::NoOrganization => "no-organization",
            Self::Allowed => "allowed",
            Self::FilesForbidden => "files-forbidden",
            Self::ChangesDraft => "changes-draft",
            Self::NotOurs => "not-ours",
            Self::Settings => "settings",
            Self::Threshold => "threshold",
            Self::OtherFile => "other-file",
            Self::TooShort => "too-short",
            Self::Encoding => "encoding",
            Self::Unreadable => "unreadable",
            Self::WholeWords => "whole-words",
            Self::Always => "always",
            Self::Narrower => "narrower",
            Self::OwnDomain => "own-domain",
        }
    }

    /// Whether it stands in the policy all the same.
    pub fn is_taken(self) -> bool {
        matches!(self, Self::WholeWords | Self::Always | Self::Narrower | Self::OwnDomain)
    }
}

/// Whether a file of this name may hold settings of a checker that is known here.
pub fn is_known(name: &str) -> bool {
    outlook_okan::knows(name) || flex_confirm::knows(name)
}

/// Makes a policy of the files that are recognised; without any of them there is none.
pub fn import(files: &[SourceFile]) -> Option<Imported> {
    let mut harvest = Harvest::default();
    outlook_okan::gather(files, &mut harvest);
    flex_confirm::gather(files, &mut harvest);
    if harvest.files.is_empty() {
        return None;
    }
    let mut told = BTreeSet::new();
    harvest.files.sort_by(|one, other| one.file.cmp(&other.file));
    harvest.remarks.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    harvest.remarks.retain(|remark| told.insert((remark.file.clone(), remark.line, remark.what.clone(), remark.why)));
    let policy = written::policy(&harvest);
    let Harvest { files, remarks, .. } = harvest;
    Some(Imported { policy, files, remarks })
}

#[cfg(test)]
mod tests;
