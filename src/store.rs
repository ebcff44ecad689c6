//! Files: the trail with its lock, records, settings, acquaintances, drafts, the watched folder, files opened from a mail.
//!
//! Everything that is kept is written beside its place, synced and renamed into it, so that a crash leaves the old or the
//! new, never half of one. What cannot be read is said, and never silently replaced. Folders, times and limits come in as
//! parameters; nothing here reads the environment.

use std::io;
use std::path::{Path, PathBuf};

use crate::session::Problem;

pub mod acquaintances;
pub mod copy;
pub mod crew;
pub mod draft;
mod files;
pub mod folder;
pub mod import;
pub mod learned;
pub mod inspector;
mod lock;
pub mod names;
pub mod past;
pub mod paths;
pub mod policy;
pub mod private;
pub mod recent;
pub mod records;
pub mod rehearse;
pub mod settings;
pub mod trail;
pub mod watch;

pub use draft::Opened;
pub use files::{read_limited, replace, write_new};
pub use inspector::Inspector;
pub use past::PastMail;
pub use paths::Paths;
pub use private::Private;
pub use rehearse::Rehearser;
pub use trail::Trail;
pub use watch::Watch;

/// What went wrong with a file, and which one.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", .kind.id(), .path.display())]
pub struct StoreError {
    pub kind: StoreFault,
    pub path: PathBuf,
    /// What the system or the parser said, for the details.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// How large a file may be that was too large (bytes).
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("more than {0} bytes")]
struct Limit(u64);

/// Kinds of failure that a person can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreFault {
    Missing,
    Exists,
    IsFolder,
    /// Neither a file nor a folder: a device, a pipe.
    NotAFile,
    /// Something else stands where a folder of ours belongs.
    NotAFolder,
    Denied,
    ReadOnly,
    DiskFull,
    TooLarge,
    Empty,
    /// Another process holds the lock for longer than is waited for.
    Busy,
    /// The file system knows no locks: two approvals could break the chain, so there is none.
    NoLocks,
    /// The end of the trail is not what its head says; nothing is appended to it.
    Tampered,
    /// Written by a newer version.
    Newer,
    /// Not what should stand there.
    Broken,
    /// The bytes to be written are not the ones that were approved.
    Changed,
    /// No approval file; see [`PackageError::id`](crate::trail::PackageError::message).
    Package(&'static str),
    /// Anything else the system says.
    Failed,
}

impl StoreError {
    pub fn new(kind: StoreFault, path: &Path) -> Self {
        Self { kind, path: path.to_owned(), source: None }
    }

    pub fn because(kind: StoreFault, path: &Path, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, path: path.to_owned(), source: Some(source.into()) }
    }

    /// For `map_err`: what the system said about this path.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |err| Self::because(StoreFault::of(&err), path, err)
    }

    /// The same for the person, who is told in the catalogs' words.
    pub fn problem(&self) -> Problem {
        let problem =
            Problem::new(self.kind.id()).with("path", self.path.display().to_string()).with("detail", self.detail());
        match self.source.as_ref().and_then(|source| source.downcast_ref()) {
            Some(Limit(bytes)) => problem.with_limit(*bytes),
            None => problem,
        }
    }

    /// What the system or the parser said; empty where nobody said anything.
    pub fn detail(&self) -> String {
        self.source.as_ref().map(ToString::to_string).unwrap_or_default()
    }
}

impl StoreFault {
    /// Its sentence in the catalogs; arguments `path` and `detail`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Missing => "problem-file-missing",
            Self::Exists => "problem-file-exists",
            Self::IsFolder => "problem-file-is-folder",
            Self::NotAFile => "problem-file-not-a-file",
            Self::NotAFolder => "problem-not-a-folder",
            Self::Denied => "problem-file-denied",
            Self::ReadOnly => "problem-file-read-only",
            Self::DiskFull => "problem-disk-full",
            Self::TooLarge => "problem-file-too-large",
            Self::Empty => "problem-file-empty",
            Self::Busy => "problem-trail-busy",
            Self::NoLocks => "problem-no-locks",
            Self::Tampered => "problem-trail-tampered",
            Self::Newer => "problem-file-newer",
            Self::Broken => "problem-file-broken",
            Self::Changed => "problem-copy-changed",
            Self::Package(id) => id,
            Self::Failed => "problem-file-failed",
        }
    }

    fn of(err: &io::Error) -> Self {
        #[expect(clippy::wildcard_enum_match_arm, reason = "the standard library's list may grow")]
        match err.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            _ => Self::Failed,
        }
    }
}
