//! The one way in which text from a mail is drawn.
//!
//! Nothing in a mail may look like something else: bidirectional controls, zero-width and other invisible characters are
//! drawn as their code points, and a line without end is cut where it is said to be.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::epaint::text::PlacedRow;
use eframe::egui::text::{CharIndex, LayoutJob, TextFormat, TextWrapping};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{
    Align, Color32, FontFamily, FontId, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::fonts;
use super::style::{Look, Pair};

/// More bytes than this are not drawn in one piece; the rest is counted instead.
const LONGEST: usize = 8_000;

/// A stretch of text from a mail.
pub struct MailText<'a> {
    runs: Vec<Run<'a>>,
    line_height: Option<f32>,
    marks: Vec<Mark>,
    selectable: bool,
    wraps: bool,
}

struct Run<'a> {
    text: Cow<'a, str>,
    font: FontId,
    color: Color32,
}

/// Evidence: bytes of the text that are outlined.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub range: Range<usize>,
    pub colors: Pair,
    /// The item in hand, or under the pointer.
    pub strong: bool,
}

/// Where the text was drawn.
pub struct Drawn {
    pub response: Response,
    /// For each mark the rows it covers, on the screen.
    pub marks: Vec<Vec<Rect>>,
}

impl<'a> MailText<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>, font: FontId, color: Color32) -> Self {
        Self { runs: Vec::new(), line_height: None, marks: Vec::new(), selectable: true, wraps: true }
            .then(text, font, color)
    }

    /// More text right behind, in another face or colour.
    #[must_use]
    pub fn then(mut self, text: impl Into<Cow<'a, str>>, font: FontId, color: Color32) -> Self {
        self.runs.push(Run { text: text.into(), font, color });
        self
    }

    /// Clicks are for what lies below, not for selecting.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.selectable = false;
        self
    }

    #[must_use]
    pub fn line_height(mut self, points: f32) -> Self {
        self.line_height = Some(points);
        self
    }

    #[must_use]
    pub fn marks(mut self, marks: Vec<Mark>) -> Self {
        self.marks = marks;
        self
    }

    /// Stays in one row, for tables that scroll sideways.
    #[must_use]
    pub fn one_row(mut self) -> Self {
        self.wraps = false;
        self
    }

    /// Draws it, wrapped to the width there is.
    pub fn show(self, ui: &mut Ui) -> Drawn {
        let look = Look::of(ui.visuals());
        let Writer { job, columns, codes, .. } =
            self.written(&look, if self.wraps { ui.available_width() } else { f32::INFINITY });
        let galley = hang(ui.fonts_mut(|fonts| fonts.layout_job(job)));
        // Selectable, but no stop on the way of the Tab key.
        let sense = if self.selectable { Sense::click_and_drag() - Sense::FOCUSABLE } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
        // Blank lines say nothing.
        if !galley.text().trim().is_empty() {
            response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), galley.text()));
        }
        let height = self.runs.iter().map(|run| ui.fonts_mut(|fonts| fonts.row_height(&run.font))).fold(0.0, f32::max);
        let marks: Vec<_> =
            self.marks.iter().map(|mark| rows(&galley, rect.min, columns_of(mark, &columns), height)).collect();
        if ui.is_rect_visible(rect) {
            for code in codes.into_iter().flat_map(|code| rows(&galley, rect.min, code, height)) {
                ui.painter().rect_filled(code, 3, look.alarm.fill);
            }
            for (mark, rows) in self.marks.iter().zip(&marks) {
                outline(ui, mark, rows);
            }
            if self.selectable {
                LabelSelectionState::label_text_selection(ui, &response, rect.min, galley, look.ink, Stroke::NONE);
            } else {
                ui.painter().galley(rect.min, galley, look.ink);
            }
        }
        Drawn { response, marks }
    }

    /// The text as it is shown.
    fn written(&self, look: &Look, width: f32) -> Writer {
        let mut writer = Writer {
            job: LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() },
            columns: Vec::new(),
            codes: Vec::new(),
            column: 0,
        };
        for run in &self.runs {
            let format = TextFormat {
                line_height: self.line_height,
                valign: Align::Center,
                ..TextFormat::simple(run.font.clone(), run.color)
            };
            writer.write(&run.text, &format, look.alarm.ink);
        }
        writer.columns.push(writer.column);
        writer
    }
}

/// Makes the text as it is shown.
struct Writer {
    job: LayoutJob,
    /// For each byte of the text the column it starts at.
    columns: Vec<usize>,
    /// The columns of what is written out.
    codes: Vec<Range<usize>>,
    column: usize,
}

impl Writer {
    fn write(&mut self, text: &str, format: &TextFormat, code: Color32) {
        let code = TextFormat { color: code, ..format.clone() };
        let shown = cut(text);
        let (mut plain, mut before) = (String::new(), None);
        for c in shown.chars() {
            self.columns.extend(std::iter::repeat_n(self.column, c.len_utf8()));
            if is_hidden(c, before) {
                self.append_plain(&std::mem::take(&mut plain), format);
                self.write_out(&code_point(c), &code);
            } else {
                plain.push(c);
                self.column += 1;
            }
            before = Some(c);
        }
        self.append_plain(&plain, format);
        if shown.len() < text.len() {
            let rest = format!("⟨+{}⟩", text.len() - shown.len());
            self.columns.extend(std::iter::repeat_n(self.column, text.len() - shown.len()));
            self.write_out(&rest, &code);
        }
    }

    /// Something of ours that stands for what cannot be seen.
    fn write_out(&mut self, words: &str, format: &TextFormat) {
        let start = self.column;
        self.column += words.chars().count();
        self.codes.push(start..self.column);
        self.append(words, format);
    }

    /// Text whose low lines can be seen.
    fn append_plain(&mut self, text: &str, format: &TextFormat) {
        let low_lines = FontId::new(format.font_id.size, FontFamily::Monospace);
        let seen = TextFormat { font_id: low_lines, ..format.clone() };
        for (piece, low) in fonts::pieces(text) {
            self.append(piece, if low { &seen } else { format });
        }
        self.append("", format);
    }

    fn append(&mut self, text: &str, format: &TextFormat) {
        if !text.is_empty() || self.job.sections.is_empty() {
            self.job.append(text, 0.0, format.clone());
        }
    }
}

/// The text with everything invisible written out, for names that are heard or copied rather than drawn.
pub fn visible(text: &str) -> String {
    let (mut out, mut before) = (String::with_capacity(text.len()), None);
    for c in cut(text).chars() {
        if is_hidden(c, before) {
            out.push_str(&code_point(c));
        } else {
            out.push(c);
        }
        before = Some(c);
    }
    out
}

fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text)
}

fn code_point(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

/// Whether a character cannot be seen, or moves others about.
fn is_hidden(c: char, before: Option<char>) -> bool {
    match c {
        '\t' => false,
        // Joiners and selectors inside emoji are how those are written.
        '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' => !before.is_some_and(is_pictograph),
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0D}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        // The selectors of U+E0100 and on choose the form of a kanji; tags before them say nothing to anybody.
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}'
        // Private use: everybody's fonts show something else.
        | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => true,
        c => c.is_control(),
    }
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{FE0F}' | '#' | '*' | '0'..='9' | '©' | '®' | '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

fn columns_of(mark: &Mark, columns: &[usize]) -> Range<usize> {
    let end = columns.last().copied().unwrap_or(0);
    let column = |byte: usize| columns.get(byte).copied().unwrap_or(end);
    column(mark.range.start)..column(mark.range.end)
}

/// Rows that begin with the space they were broken at begin with the word behind it: Japanese is broken before a space.
fn hang(mut galley: Arc<Galley>) -> Arc<Galley> {
    let spaces = |row: &PlacedRow| {
        let first = row.glyphs.iter().find(|glyph| glyph.chr != ' ');
        first.map_or(0.0, |glyph| glyph.pos.x)
    };
    let broken = |before: &PlacedRow| !before.ends_with_newline;
    let hangs = galley.rows.windows(2).any(|rows| matches!(rows, [before, row] if broken(before) && spaces(row) > 0.0));
    if hangs {
        let mut wrapped = false;
        for row in &mut Arc::make_mut(&mut galley).rows {
            if std::mem::replace(&mut wrapped, broken(row)) {
                row.pos.x -= spaces(row);
            }
        }
    }
    galley
}

/// The rectangles that a stretch of columns covers, one for each row it touches; `height` is that of the letters.
fn rows(galley: &Arc<Galley>, origin: Pos2, columns: Range<usize>, height: f32) -> Vec<Rect> {
    let (mut rects, mut first) = (Vec::new(), 0);
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let (from, to) = (columns.start.max(first), columns.end.min(first + count));
        if from < to {
            let x = |column: usize| origin.x + row.pos.x + row.x_offset(CharIndex(column - first));
            let middle = origin.y + row.pos.y + row.height() / 2.0;
            rects.push(Rect::from_min_max(pos2(x(from), middle - height / 2.0), pos2(x(to), middle + height / 2.0)));
        }
        first += row.char_count_including_newline().0;
    }
    rects
}

fn outline(ui: &Ui, mark: &Mark, rows: &[Rect]) {
    let width = if mark.strong { 2.0 } else { 1.0 };
    for row in rows {
        let rect = row.expand2(vec2(2.5, 2.0));
        ui.painter().rect(rect, 4, mark.colors.fill, Stroke::new(width, mark.colors.ink), StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_text_around_is_written_out() {
        assert_eq!(visible("invoice\u{202E}fdp.exe"), "invoice⟨U+202E⟩fdp.exe");
        assert_eq!(visible("exam\u{200B}ple"), "exam⟨U+200B⟩ple");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in ["髙橋　様", "葛\u{E0100}城", "tab\tstop", "👩\u{200D}💻 ❤\u{FE0F}"] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn a_line_without_end_is_cut() {
        assert_eq!(visible(&"あ".repeat(1_000_000)).chars().count(), LONGEST / 3);
    }
}
