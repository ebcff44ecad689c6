//! The faces everything is drawn in, so that a mail looks the same on every machine.
//!
//! The system's own fallback picks Chinese forms of 直 骨 令 where the system is not Japanese.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId};

/// BIZ `UDPGothic` by Morisawa, a universal-design face (SIL Open Font License 1.1).
const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");

const BOLD_FAMILY: &str = "bold";

/// Puts the faces in place; to be called once for each context, before its first frame.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("regular", REGULAR), ("bold", BOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // egui's own faces stand behind ours: Hack has what ours lacks of Latin, Greek, Cyrillic and signs.
    let mono = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    let own = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let chain = |first: &[&str]| {
        let mut faces: Vec<String> = first.iter().map(|&name| name.to_owned()).collect();
        faces.extend(mono.iter().chain(&own).filter(|name| !first.contains(&name.as_str())).cloned());
        faces.dedup();
        faces
    };
    let regular = chain(&["regular"]);
    let bold = chain(&["bold", "regular"]);
    let (letters, rest) = mono.split_at(1.min(mono.len()));
    let mono = letters.iter().cloned().chain(["regular".to_owned()]).chain(rest.iter().cloned()).collect();
    fonts.families.insert(FontFamily::Proportional, regular);
    fonts.families.insert(FontFamily::Name(BOLD_FAMILY.into()), bold);
    fonts.families.insert(FontFamily::Monospace, mono);
    ctx.set_fonts(fonts);
}

/// Running text of the screens.
pub fn text() -> FontId {
    FontId::new(14.0, FontFamily::Proportional)
}

/// What stands behind: reasons, sizes, counts.
pub fn second() -> FontId {
    FontId::new(12.5, FontFamily::Proportional)
}

/// The text of a message.
pub fn message() -> FontId {
    FontId::new(15.0, FontFamily::Proportional)
}

/// Addresses and whatever is compared letter by letter: l I 1 0 O g q differ.
pub fn mono() -> FontId {
    FontId::new(14.0, FontFamily::Monospace)
}

pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD_FAMILY.into()))
}

/// Text of one colour in lines of this height, in which every low line can be seen: that of our face is a third of a pixel
/// thin and vanishes, and `a_b.pdf` is another file than `a b.pdf`.
pub fn job(text: &str, font: &FontId, color: Color32, line_height: f32) -> LayoutJob {
    let format = |family: FontFamily| TextFormat {
        line_height: Some(line_height),
        ..TextFormat::simple(FontId::new(font.size, family), color)
    };
    let mut job = LayoutJob::default();
    for (piece, low) in pieces(text) {
        let family = if low { FontFamily::Monospace } else { font.family.clone() };
        job.append(piece, 0.0, format(family));
    }
    job
}

/// The text in order, cut into low lines and everything else.
pub fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let low = rest.starts_with('_');
        let end = rest.find(|c| (c == '_') != low).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        (!piece.is_empty()).then_some((piece, low))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_lines_are_cut_out_and_nothing_is_lost() {
        let cut = |text| pieces(text).collect::<Vec<_>>();
        assert_eq!(cut("a__b.pdf_"), [("a", false), ("__", true), ("b.pdf", false), ("_", true)]);
        assert_eq!(cut("見積_2026"), [("見積", false), ("_", true), ("2026", false)]);
        assert_eq!(cut(""), []);
        assert_eq!(job("a_b", &text(), Color32::BLACK, 20.0).text, "a_b");
    }
}
