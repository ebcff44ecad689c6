//! Text whose lines are paragraphs.

use super::{Budget, Cell, GapKind, Hidden, Inspection, Passage, Spot, Unit};

/// What a paragraph costs beside its text (bytes): its place.
const PER_PARAGRAPH: u64 = 12;

/// Puts text into the inspection, as far as the budget goes; its lines are paragraphs of the file.
pub(super) fn put(text: &str, hidden: Option<Hidden>, file: &mut Inspection, budget: &mut Budget) {
    let mut kept = String::new();
    let mut cells: Vec<Cell> = Vec::new();
    for (line, row) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        if !budget.take_text(line.len() as u64 + PER_PARAGRAPH) {
            file.gap(GapKind::Cut, "");
            break;
        }
        if !kept.is_empty() {
            kept.push('\n');
        }
        let Ok(at) = u32::try_from(kept.len()) else { break };
        cells.push(Cell { at, row, column: 1 });
        kept.push_str(line);
    }
    let Some(first) = cells.first() else { return };
    if hidden.is_none() {
        file.count(Unit::Paragraphs, cells.len() as u64);
    }
    file.passages.push(Passage { spot: Spot::Paragraph { number: first.row }, hidden, text: kept, cells });
}
