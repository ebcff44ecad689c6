//! What lies inside files, in words.

use crate::lens::{GapKind, Inspection};

use super::{Arg, Text};

impl Text {
    /// What is inside in a line: `2 sheets, 1,201 rows`; empty where there is nothing to count.
    pub fn inside(&self, file: &Inspection) -> String {
        self.inside_words(&file.summary().to_words())
    }

    /// The same, out of what findings and records carry.
    pub(super) fn inside_words(&self, words: &[String]) -> String {
        let words = words.iter().filter_map(|word| {
            let (id, count) = word.rsplit_once(' ')?;
            Some((id, count.parse::<u64>().ok()?))
        });
        let (kinds, counts): (Vec<_>, Vec<_>) = words.partition(|(id, _)| id.starts_with("kind-"));
        let separator = self.get("inside-separator");
        let counts = self.counts(&counts).join(&separator);
        if kinds.is_empty() {
            return counts;
        }
        let kinds = kinds.iter().map(|(id, count)| {
            self.with("inside-kind", &[("kind", Arg::from(self.get(id))), ("count", Arg::Count(*count))])
        });
        let kinds = kinds.collect::<Vec<_>>().join(&separator);
        self.with("inside-with-kinds", &[("counts", Arg::from(counts)), ("kinds", Arg::from(kinds))])
    }

    /// Width and height are said together.
    fn counts(&self, counts: &[(&str, u64)]) -> Vec<String> {
        let count = |wanted: &str| counts.iter().find(|(id, _)| *id == wanted).map(|(_, count)| Arg::Count(*count));
        let mut said = Vec::new();
        if let (Some(width), Some(height)) = (count("width"), count("height")) {
            said.push(self.with("inside-pixels", &[("width", width), ("height", height)]));
        }
        let others = counts.iter().filter(|(id, _)| !matches!(*id, "width" | "height"));
        said.extend(others.map(|(id, count)| self.with(&format!("inside-{id}"), &[("count", Arg::Count(*count))])));
        said
    }

    /// Why something could not be looked into.
    pub fn gap(&self, why: GapKind) -> String {
        self.get(&super::names::id("gap", &why))
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Lang, Text};

    fn said(words: &[&str]) -> [String; 2] {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        [Lang::Ja, Lang::En].map(|lang| Text::new(lang).inside_words(&words))
    }

    #[test]
    fn what_is_inside_is_said_in_both_languages() {
        assert_eq!(said(&["sheets 2", "rows 1201"]), ["2 シート・1,201 行", "2 sheets, 1,201 rows"]);
        assert_eq!(
            said(&["entries 3", "kind-excel 1", "kind-pdf 2"]),
            ["3 ファイル（Excelブック 1・PDF 2）", "3 files (Excel workbook, 2 × PDF)"]
        );
        assert_eq!(said(&["width 1920", "height 1080"]), ["1,920×1,080 ピクセル", "1,920×1,080 pixels"]);
        assert_eq!(said(&[]), ["", ""]);
    }
}
