//! What lies inside files, in words.

use std::borrow::Cow;

use crate::lens::{FileKind, GapKind, Hidden, Inspection, Property, Spot};

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

    pub fn file_kind(&self, kind: FileKind) -> String {
        self.get(&format!("kind-{}", kind.id()))
    }

    /// How something is kept out of sight.
    pub fn hidden(&self, how: Hidden) -> String {
        self.get(&super::names::id("hidden", &how))
    }

    pub fn property(&self, which: Property) -> String {
        self.get(&super::names::id("property", &which))
    }

    /// A spot as a place names it ([`Spot::label`]), in this language; anything else stays.
    pub fn spot_label<'l>(&self, label: &'l str) -> Cow<'l, str> {
        const LABELS: [(&str, &str); 4] = [
            ("line ", "spot-at-line"),
            ("p.", "spot-at-page"),
            ("slide ", "spot-at-slide"),
            ("¶", "spot-at-paragraph"),
        ];
        let number = |start: &str| label.strip_prefix(start)?.parse::<u32>().ok();
        let said = LABELS.into_iter().find_map(|(start, id)| Some((id, number(start)?)));
        said.map_or(label.into(), |(id, number)| self.with(id, &[("number", Arg::from(number.to_string()))]).into())
    }

    /// The way to a spot (`一覧.zip › 見積.pdf › p.3`), with the spot in this language.
    pub(super) fn way_to_spot<'w>(&self, way: &'w str) -> Cow<'w, str> {
        let Some((files, spot)) = way.rsplit_once(" › ") else { return way.into() };
        format!("{files} › {}", self.spot_label(spot)).into()
    }

    /// Where in a file, as a person says it; empty for a whole file.
    pub fn spot(&self, spot: &Spot) -> String {
        let number = |id: &str, number: u32| self.with(id, &[("number", Arg::from(number.to_string()))]);
        match spot {
            Spot::Whole => String::new(),
            Spot::Sheet { name } => self.with("spot-sheet", &[("name", Arg::from(name))]),
            Spot::Cell { .. } => self.with("spot-cell", &[("name", Arg::from(spot.label().unwrap_or_default()))]),
            Spot::Page { number: page } => number("spot-page", *page),
            Spot::Slide { number: slide } => number("spot-slide", *slide),
            Spot::Paragraph { number: paragraph } => number("spot-paragraph", *paragraph),
            Spot::Line { number: line } => number("spot-line", *line),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lens::{Hidden, Property, Spot};
    use crate::text::{Lang, Text};

    /// Every way of hiding and every property, in the words of both languages: a missing one would show its id.
    #[test]
    fn ways_of_hiding_and_properties_have_names() {
        use Hidden::{
            Annotation, Column, Comment, Covered, EarlierRevision, ExternalLink, Location, Notes, OffPage, PivotCache,
            Row, Sheet, Slide, Text as HiddenText, TrackedChange, VeryHiddenSheet,
        };
        let ways = [
            Sheet,
            VeryHiddenSheet,
            Row,
            Column,
            Comment,
            ExternalLink,
            PivotCache,
            TrackedChange,
            HiddenText,
            Notes,
            Slide,
            Annotation,
            OffPage,
            Covered,
            EarlierRevision,
            Location,
        ];
        let properties =
            [Property::Title, Property::Author, Property::Company, Property::LastSavedBy, Property::Subject];
        for text in [Lang::Ja, Lang::En].map(Text::new) {
            let names =
                ways.map(|how| text.hidden(how)).into_iter().chain(properties.map(|which| text.property(which)));
            for name in names {
                assert!(!name.contains("hidden-") && !name.contains("property-"), "{name}");
            }
        }
    }

    #[test]
    fn a_spot_is_named_as_people_say_it() {
        let names = |spot: &Spot| [Lang::Ja, Lang::En].map(|lang| Text::new(lang).spot(spot));
        assert_eq!(names(&Spot::Page { number: 1200 }), ["1200ページ", "Page 1200"]);
        let cell = Spot::Cell { sheet: "顧客".to_owned(), row: 7, column: 2 };
        assert_eq!(names(&cell), ["セル 顧客!B7", "Cell 顧客!B7"]);
    }

    #[test]
    fn a_spot_in_a_place_is_named_in_the_language_of_the_screen() {
        let names = |label: &str| [Lang::Ja, Lang::En].map(|lang| Text::new(lang).spot_label(label).into_owned());
        let spots = [
            Spot::Page { number: 3 },
            Spot::Slide { number: 2 },
            Spot::Paragraph { number: 6 },
            Spot::Line { number: 1200 },
        ];
        let said = ["3ページ", "スライド 2", "6段落目", "1200行目"];
        for (spot, said) in spots.iter().zip(said) {
            let label = spot.label().unwrap();
            assert_eq!(names(&label), [said.to_owned(), label.clone()]);
        }
        for other in ["顧客!B7", "line 5.txt", "p.12a", "p.", "slides.pptx"] {
            assert_eq!(names(other), [other, other]);
        }
        let way = |way: &str| Text::new(Lang::Ja).way_to_spot(way).into_owned();
        assert_eq!(way("p.1 › p.2"), "p.1 › 2ページ");
        assert_eq!(way("line 3"), "line 3", "a file may have any name");
    }

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
