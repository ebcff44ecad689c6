//! Where a draft came from: for the person, and for files that belong to it.

use std::fmt;
use std::path::Path;

use super::{InFolder, Origin, Past, Source};

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source")
            .field("name", &self.name)
            .field("origin", &self.origin)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

impl Source {
    /// Practice: nothing of it is recorded or remembered.
    pub fn is_practice(&self) -> bool {
        self.sample().is_some() || self.past().is_some()
    }

    /// The mail of a rehearsal that it is or lies in.
    pub fn past(&self) -> Option<&Past> {
        match &self.origin {
            Origin::Past(past) => Some(past),
            Origin::Enclosed(enclosed) => enclosed.outer.past(),
            Origin::File(_)
            | Origin::Package(_)
            | Origin::Message(_)
            | Origin::Pasted
            | Origin::Parts
            | Origin::Sample(_) => None,
        }
    }

    /// The sample that it is or lies in, by name.
    pub fn sample(&self) -> Option<&'static str> {
        match &self.origin {
            Origin::Sample(name) => Some(name),
            Origin::Enclosed(enclosed) => enclosed.outer.sample(),
            Origin::File(_)
            | Origin::Package(_)
            | Origin::Message(_)
            | Origin::Pasted
            | Origin::Parts
            | Origin::Past(_) => None,
        }
    }

    /// The file it came from; of a mail inside another draft, the file of that.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) | Origin::Package(path) | Origin::Message(InFolder { path, .. }) => Some(path),
            Origin::Enclosed(enclosed) => enclosed.outer.path(),
            Origin::Pasted | Origin::Parts | Origin::Sample(_) | Origin::Past(_) => None,
        }
    }

    /// Where files that belong to it are put. Mail programs keep folders of theirs to themselves.
    pub fn place(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) | Origin::Package(path) => path.parent(),
            Origin::Enclosed(enclosed) => enclosed.outer.place(),
            Origin::Message(_) | Origin::Pasted | Origin::Parts | Origin::Sample(_) | Origin::Past(_) => None,
        }
    }
}
