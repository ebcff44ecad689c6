//! What is inside, in a line: counts that the catalogs put into words.

use std::collections::BTreeMap;

use super::{FileKind, Inspection, Unit};

/// Of the kinds of files inside, so many are told.
const KINDS: usize = 4;

/// What a line about a file tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// 2 sheets, 1,201 rows; 3 files.
    pub counts: Vec<(Unit, u64)>,
    /// Of the files directly inside, the most frequent kinds first.
    pub kinds: Vec<(FileKind, u64)>,
}

impl Inspection {
    pub fn summary(&self) -> Summary {
        let mut kinds: BTreeMap<FileKind, u64> = BTreeMap::new();
        for inner in &self.inside {
            *kinds.entry(inner.kind).or_default() += 1;
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
        kinds.truncate(KINDS);
        Summary { counts: self.counts.clone(), kinds }
    }
}

impl Summary {
    /// As findings and records carry it: `sheets 2`, `rows 1201`, `kind-excel 1`.
    pub fn to_words(&self) -> Vec<String> {
        let counts = self.counts.iter().map(|(unit, count)| format!("{} {count}", unit.id()));
        let kinds = self.kinds.iter().map(|(kind, count)| format!("kind-{} {count}", kind.id()));
        counts.chain(kinds).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty() && self.kinds.is_empty()
    }
}

impl Unit {
    /// How the catalogs name it: `inside-sheets`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sheets => "sheets",
            Self::Rows => "rows",
            Self::Pages => "pages",
            Self::Slides => "slides",
            Self::Paragraphs => "paragraphs",
            Self::Lines => "lines",
            Self::Entries => "entries",
            Self::Attachments => "attachments",
            Self::Width => "width",
            Self::Height => "height",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_inside_are_told_the_most_frequent_first() {
        let mut file = Inspection::new("a.zip", FileKind::Archive, 1);
        file.counts = vec![(Unit::Entries, 4)];
        for kind in [FileKind::Text, FileKind::Excel, FileKind::Pdf, FileKind::Excel] {
            file.inside.push(Inspection::new("a", kind, 1));
        }
        assert_eq!(file.summary().to_words(), ["entries 4", "kind-excel 2", "kind-pdf 1", "kind-text 1"]);
    }
}
