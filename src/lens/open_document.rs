//! `OpenDocument` texts, tables and slides (OASIS ODF 1.3): their paragraphs, comments and tracked changes.

use super::container::Container;
use super::office::xml::{Item, Xml, local};
use super::text::keep;
use super::{Budget, Cell, GapKind, Hidden, Inspection, Mark, Passage, Property, Spot, Unit};

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    /// More than any program writes into these parts (bytes).
    const SMALL: u64 = 4 << 20;
    let mut container = match Container::open(data, budget) {
        Ok(container) => container,
        Err(why) => return file.gap(why, ""),
    };
    let manifest = container.read("META-INF/manifest.xml", SMALL, budget).unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        file.marks.push(Mark::Encrypted);
        return file.gap(GapKind::Encrypted, "");
    }
    let read = container.stream("content.xml", budget, |part, _| {
        let mut content = Content::default();
        let whole = Xml::new(part).each(|item| content.take(&item)).is_ok();
        (content, whole)
    });
    match read {
        Err(why) => file.gap(why, "content.xml"),
        Ok(((content, whole), stop)) => {
            if let Some(why) = stop.or((!whole).then_some(GapKind::Damaged)) {
                file.gap(why, "content.xml");
            }
            content.put(file, budget);
        }
    }
    if container.has("Basic/script-lc.xml") {
        file.marks.push(Mark::Macros);
    }
    if let Ok(meta) = container.read("meta.xml", SMALL, budget) {
        properties(&meta, file);
    }
}

/// Text of one kind that is read at all (bytes).
const MOST: usize = 64 << 20;

#[derive(Default)]
struct Content {
    shown: Run,
    comments: Run,
    changes: Run,
    /// How many of these are open.
    in_comment: u32,
    in_changes: u32,
}

/// Paragraphs of one kind.
#[derive(Default)]
struct Run {
    text: String,
    cells: Vec<Cell>,
    number: u32,
    /// Paragraphs that are open: one may stand in a frame of another.
    open: u32,
    is_cut: bool,
}

impl Content {
    fn take(&mut self, item: &Item<'_>) {
        match item {
            Item::Open(tag) => match local(tag.name().0) {
                "annotation" => self.in_comment += 1,
                "tracked-changes" => self.in_changes += 1,
                "p" | "h" => self.run().begin(),
                "tab" | "s" | "line-break" => self.run().write(" "),
                _ => {}
            },
            Item::Close(tag) => match local(tag.name().0) {
                "annotation" => self.in_comment = self.in_comment.saturating_sub(1),
                "tracked-changes" => self.in_changes = self.in_changes.saturating_sub(1),
                "p" | "h" => self.run().end(),
                _ => {}
            },
            Item::Text(text) => self.run().write(text),
            Item::Other | Item::End => {}
        }
    }

    fn run(&mut self) -> &mut Run {
        if self.in_comment > 0 {
            &mut self.comments
        } else if self.in_changes > 0 {
            &mut self.changes
        } else {
            &mut self.shown
        }
    }

    fn put(self, file: &mut Inspection, budget: &mut Budget) {
        file.counts.push((Unit::Paragraphs, u64::from(self.shown.number)));
        if [&self.shown, &self.comments, &self.changes].iter().any(|run| run.is_cut) {
            file.gap(GapKind::Cut, "");
        }
        keep(self.shown.into_passage(None), file, budget);
        for (run, how) in [(self.comments, Hidden::Comment), (self.changes, Hidden::TrackedChange)] {
            if run.number > 0 {
                let excerpt: String = run.text.trim().chars().take(200).collect();
                file.marks.push(Mark::Hidden { how, spot: Spot::Whole, count: run.number.into(), excerpt });
                keep(run.into_passage(Some(how)), file, budget);
            }
        }
    }
}

impl Run {
    fn begin(&mut self) {
        self.open += 1;
        let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.number = self.number.saturating_add(1);
        self.cells.push(Cell { at, row: self.number, column: 1 });
    }

    /// Text outside of paragraphs is names and dates of the file's own.
    fn write(&mut self, text: &str) {
        self.is_cut |= self.text.len() >= MOST;
        if self.open > 0 && !self.is_cut {
            self.text.push_str(text);
        }
    }

    fn end(&mut self) {
        self.open = self.open.saturating_sub(1);
        self.text.push('\n');
    }

    fn into_passage(self, hidden: Option<Hidden>) -> Passage {
        Passage { spot: Spot::Paragraph { number: 1 }, hidden, text: self.text, cells: self.cells }
    }
}

fn properties(meta: &[u8], file: &mut Inspection) {
    let mut part = meta;
    let mut which = None;
    let read = Xml::new(&mut part).each(|item| match item {
        Item::Open(tag) => {
            which = match local(tag.name().0) {
                "initial-creator" => Some(Property::Author),
                "creator" => Some(Property::LastSavedBy),
                "title" => Some(Property::Title),
                _ => None,
            }
        }
        Item::Text(value) => {
            if let Some(which) = which.filter(|_| !value.trim().is_empty()) {
                file.marks.push(Mark::Property { which, value: value.trim().to_owned() });
            }
        }
        Item::Close(_) | Item::Other | Item::End => which = None,
    });
    if read.is_err() {
        file.gap(GapKind::Damaged, "meta.xml");
    }
}

#[cfg(test)]
mod tests {
    use super::super::hostile::{Entry, zip};
    use crate::lens::testing::outline;

    fn document(content: &str, manifest: &str) -> Vec<u8> {
        zip(&[
            Entry::stored("mimetype", b"application/vnd.oasis.opendocument.text"),
            Entry::deflated("content.xml", content.as_bytes()),
            Entry::deflated("meta.xml", "<m><initial-creator>佐藤</initial-creator></m>".as_bytes()),
            Entry::deflated("META-INF/manifest.xml", manifest.as_bytes()),
        ])
    }

    #[test]
    fn paragraphs_comments_and_changes_are_read() {
        let content = "<o:t xmlns:o='o'><o:tracked-changes><o:p>旧単価</o:p></o:tracked-changes><o:h>見積書</o:h>\
            <o:p>合計 <o:annotation><o:p>原価は別</o:p></o:annotation>1,200円</o:p></o:t>";
        assert_eq!(
            outline(&document(content, "<m/>"), "a.odt"),
            "open_document paragraphs=2 hidden-comment=「原価は別」 hidden-trackedchange=「旧単価」 author=「佐藤」 \
             「見積書|合計 1,200円」 hidden-comment「原価は別」 hidden-trackedchange「旧単価」"
        );
    }

    #[test]
    fn one_that_asks_for_a_password_or_is_broken_is_told() {
        let locked = document("x", "<m><manifest:encryption-data/></m>");
        assert_eq!(outline(&locked, "a.odt"), "open_document encrypted gap=encrypted");
        let broken = outline(&document("<a><b></a>", "<m/>"), "a.odt");
        assert!(broken.contains("gap=damaged"), "{broken}");
    }
}
