//! Earlier revisions: a program that saves a change appends it, and what it replaced is still in the file
//! (ISO 32000-1, 7.5.6).

use hayro_interpret::hayro_syntax::Pdf;
use memchr::memmem;

use super::outline::tally;
use super::{PageText, excerpt, keep, pages};
use crate::lens::{Budget, Hidden, Inspection, Mark, Passage, Spot};

/// How many of the latest revisions are read.
const MOST: usize = 3;
/// Bytes of all revisions that are read again.
const MOST_BYTES: usize = 64 << 20;

/// Tells lines that an earlier revision shows and the last one does not.
pub(super) fn earlier(data: &[u8], last: &[PageText], file: &mut Inspection, budget: &mut Budget) {
    let mut count = 0;
    let mut first: Option<(Spot, String)> = None;
    let mut read = 0;
    for end in ends(data).into_iter().rev().take(MOST) {
        read += end;
        let Some(revision) = data.get(..end).filter(|_| read <= MOST_BYTES) else { break };
        let Ok(pdf) = Pdf::new(revision.to_vec()) else { continue };
        for (number, text) in gone(&pages(&pdf), last) {
            let spot = Spot::Page { number };
            count += 1;
            first.get_or_insert_with(|| (spot.clone(), excerpt(&text)));
            if !keep(file, budget, Passage { hidden: Some(Hidden::EarlierRevision), ..Passage::new(spot, text) }) {
                return;
            }
        }
    }
    if let Some((spot, excerpt)) = first {
        file.marks.push(Mark::Hidden { how: Hidden::EarlierRevision, spot, count, excerpt });
    }
}

/// Where revisions end before the last one. A file laid out for the web has a first table at its beginning, which is
/// no revision of its own.
fn ends(data: &[u8]) -> Vec<usize> {
    const MARK: &[u8] = b"%%EOF";
    let mut ends: Vec<usize> = memmem::find_iter(data, MARK).map(|at| at + MARK.len()).collect();
    ends.pop();
    let head = data.get(..1024).unwrap_or(data);
    if memmem::find(head, b"/Linearized").is_some() && !ends.is_empty() {
        ends.remove(0);
    }
    ends
}

/// Per page, the lines of the earlier one that no page of the last one holds.
fn gone(earlier: &[PageText], last: &[PageText]) -> Vec<(u32, String)> {
    let kept: Vec<_> = last.iter().map(|page| tally(&page.seen)).collect();
    let is_kept = |line: &str| kept.iter().any(|page| page.contains_key(line));
    let pages = earlier.iter().zip(1..);
    pages
        .filter_map(|(page, number)| {
            let lines: Vec<&str> = tally(&page.seen).into_keys().filter(|line| !is_kept(line)).collect();
            (!lines.is_empty()).then(|| (number, lines.join("\n")))
        })
        .collect()
}
