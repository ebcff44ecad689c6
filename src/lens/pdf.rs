//! PDF files: the text of each page, and what its reader does not see at once.
//!
//! The pages are drawn on a device that keeps letters instead of pixels (ISO 32000-1, 9.4), so that text stands in the
//! order, and with the spaces, that a reader sees, and letters outside the page or under a box are known as such.

mod letters;
mod lines;
mod outline;
mod revisions;

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page, kurbo};

use super::{Budget, GapKind, Hidden, Inspection, Mark, Passage, Spot, Unit};
use letters::{Letters, Sight};

/// Characters of hidden text that a summary shows.
const EXCERPT: usize = 80;

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let pdf = match Pdf::new(data.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(
            DecryptionError::PasswordProtected
            | DecryptionError::MissingIDEntry
            | DecryptionError::InvalidEncryption
            | DecryptionError::UnsupportedAlgorithm,
        )) => {
            file.marks.push(Mark::Encrypted);
            file.gap(GapKind::Encrypted, "");
            return;
        }
        Err(LoadPdfError::Invalid) => {
            file.gap(GapKind::Damaged, "");
            return;
        }
    };
    file.counts.push((Unit::Pages, pdf.pages().len() as u64));
    if pdf.pages().is_empty() {
        file.gap(GapKind::Damaged, "");
    }
    outline::properties(&pdf, file);
    let pages = pages(&pdf);
    tell(&pages, file, budget);
    outline::annotations(&pdf, file, budget);
    outline::scripts(&pdf, file);
    outline::embedded(&pdf, file, budget);
    revisions::earlier(data, &pages, file, budget);
}

/// What stands on one page.
#[derive(Default)]
struct PageText {
    seen: String,
    /// By how it is hidden.
    hidden: BTreeMap<Hidden, String>,
    /// Letters that the file gives no characters for.
    nameless: usize,
    letters: usize,
}

/// The text of every page, in order.
fn pages(pdf: &Pdf) -> Vec<PageText> {
    let cache = InterpreterCache::new();
    let pages = pdf.pages();
    pages
        .iter()
        .map(|page| {
            let (width, height) = page.render_dimensions();
            let sheet = kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
            let transform = page.initial_transform(true).to_kurbo();
            let mut context = Context::new(transform, sheet, &cache, pdf.xref(), InterpreterSettings::default());
            let mut letters = Letters::new(sheet, outline::code_of(page));
            interpret_page(page, &mut context, &mut letters);
            page_text(letters)
        })
        .collect()
}

fn page_text(letters: Letters) -> PageText {
    let (nameless, count) = (letters.nameless, letters.count);
    let letters = letters.judged();
    let mut page = PageText { nameless, letters: count, ..PageText::default() };
    page.seen = lines::of(letters.iter().filter(|letter| letter.sight == Sight::Seen));
    for (sight, how) in
        [(Sight::Invisible, Hidden::Text), (Sight::OffPage, Hidden::OffPage), (Sight::Covered, Hidden::Covered)]
    {
        let text = lines::of(letters.iter().filter(|letter| letter.sight == sight));
        if !text.trim().is_empty() {
            page.hidden.insert(how, text);
        }
    }
    page
}

/// Writes down the pages.
fn tell(pages: &[PageText], file: &mut Inspection, budget: &mut Budget) {
    let mut out_of_sight: BTreeMap<Hidden, (Spot, u64, String)> = BTreeMap::new();
    for (page, number) in pages.iter().zip(1..) {
        let spot = Spot::Page { number };
        if !keep(file, budget, Passage::new(spot.clone(), page.seen.as_str())) {
            return;
        }
        for (how, text) in &page.hidden {
            let (_, count, _) = out_of_sight.entry(*how).or_insert_with(|| (spot.clone(), 0, excerpt(text)));
            *count += 1;
            let passage = Passage { hidden: Some(*how), ..Passage::new(spot.clone(), text.as_str()) };
            if !keep(file, budget, passage) {
                return;
            }
        }
    }
    for (how, (spot, count, excerpt)) in out_of_sight {
        file.marks.push(Mark::Hidden { how, spot, count, excerpt });
    }
    unreadable(pages, file);
}

/// Pages whose letters are only shapes cannot be searched; a few stray ones (bullets, logos) are nothing to tell.
fn unreadable(pages: &[PageText], file: &mut Inspection) {
    let mut numbers = pages.iter().zip(1_u32..).filter(|(page, _)| page.nameless * 5 > page.letters.max(1));
    if let Some((_, number)) = numbers.next() {
        let label = Spot::Page { number }.label().unwrap_or_default();
        let more = numbers.count();
        let detail = if more > 0 { format!("{label} +{more}") } else { label };
        file.gap(GapKind::NoText, &detail);
    }
}

/// Keeps a passage as far as the budget goes; `false` when it was cut.
fn keep(file: &mut Inspection, budget: &mut Budget, passage: Passage) -> bool {
    if passage.text.is_empty() {
        return true;
    }
    if budget.take_text(passage.text.len() as u64) {
        file.passages.push(passage);
        return true;
    }
    file.gap(GapKind::Cut, &passage.spot.label().unwrap_or_default());
    false
}

/// The beginning of a text, in one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(EXCERPT).collect()
}

#[cfg(test)]
mod tests;
