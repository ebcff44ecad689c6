//! What is being entered.

use std::path::PathBuf;

use crate::mail::pasted::Parts;
use crate::policy::Organization;
use crate::review::{ItemKey, Waiver};

use super::Prepared;

/// The paste page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PasteForm {
    pub mode: PasteMode,
    /// Whole: the text with its headers.
    pub text: String,
    /// In parts.
    pub parts: Parts,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PasteMode {
    #[default]
    Whole,
    Parts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartsField {
    From,
    To,
    Cc,
    Bcc,
    Subject,
    Body,
}

/// First start: the person's own addresses.
pub struct Introduction {
    /// As typed, separated by commas, spaces or line ends.
    pub typed: String,
    /// The draft's From, suggested and never preselected.
    pub suggestion: Option<String>,
    /// What does not read as an address.
    pub unreadable: Vec<String>,
    /// The draft that waits.
    pub pending: Box<Prepared>,
}

/// What is wrong with the draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SendBack {
    pub chosen: Vec<ItemKey>,
    pub note: String,
}

/// Names and domains of an organisation, as they are being entered: one on each line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OrganizationForm {
    /// Which one is being changed; `None` for a new one.
    pub at: Option<usize>,
    pub names: String,
    pub domains: String,
}

/// An item that is called no mistake here.
#[derive(Debug, Clone, PartialEq)]
pub struct WaiverForm {
    pub key: ItemKey,
    pub reason: String,
    /// For how long.
    pub days: u16,
}

/// The settings page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SettingsForm {
    /// Past mail is being learned from: files read, and all of them once known.
    pub learning: Option<(u64, u64)>,
    /// Own addresses as typed.
    pub own: String,
    pub unreadable: Vec<String>,
    pub organization: Option<OrganizationForm>,
    /// The organisation that was removed last, and where it stood.
    pub removed: Option<(usize, Organization)>,
    /// What was called no mistake and taken back last.
    pub revoked: Option<Waiver>,
}

/// A path that was typed or pasted; Explorer and shells put quotes around one that is copied.
pub fn typed_path(text: &str) -> Option<PathBuf> {
    let path = text.trim();
    let bare = |quote: char| path.strip_prefix(quote).and_then(|path| path.strip_suffix(quote));
    let path = bare('"').or_else(|| bare('\'')).unwrap_or(path);
    (!path.trim().is_empty()).then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_around_a_path_are_no_part_of_it() {
        let typed = |text| typed_path(text).map(|path| path.display().to_string()).unwrap_or_default();
        assert_eq!(typed(" \"C:\\mails\\a b.eml\" "), "C:\\mails\\a b.eml");
        assert_eq!(typed("'/drafts/it's.eml'"), "/drafts/it's.eml");
        assert_eq!(typed("/drafts/\"a\".eml"), "/drafts/\"a\".eml");
        assert_eq!(typed("\""), "\"");
        assert_eq!([typed_path("  "), typed_path("''")], [None, None]);
    }
}
