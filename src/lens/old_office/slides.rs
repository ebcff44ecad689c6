//! The text of PowerPoint files (MS-PPT): records in records.

use std::collections::BTreeMap;

use super::super::grid::excerpt;
use super::super::{Budget, GapKind, Hidden, Inspection, Mark, Passage, Spot, Unit};
use super::binary::{latin, u16_at, u32_at, utf16};
use super::{Streams, encrypted};

/// More slides than this are nothing that a person made.
const MOST_SLIDES: u32 = 20_000;

/// What the records around a text say about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Slide(u32),
    Notes(u32),
    /// Samples of masters, and whatever has no part.
    Other,
}

#[derive(Default)]
struct Show {
    texts: BTreeMap<(u32, bool), String>,
    hidden: Vec<u32>,
    slides: u32,
    notes: u32,
    /// Of the lists of outlines: slides, or notes.
    listed: u32,
    has_macros: bool,
    cut: bool,
}

pub(super) fn read(streams: &Streams<'_, '_>, file: &mut Inspection, budget: &mut Budget) {
    const ENCRYPTED: u32 = 0xF3D1_C4DF;
    let user = streams.read("Current User", file, budget).unwrap_or_default();
    if u32_at(&user, 12) == Some(ENCRYPTED) {
        return encrypted(file);
    }
    let Some(data) = streams.read("PowerPoint Document", file, budget) else { return };
    let mut show = Show::default();
    show.walk(&data, budget);
    show.finish(file);
}

impl Show {
    /// Goes through all records; those that hold others are entered.
    fn walk(&mut self, data: &[u8], budget: &mut Budget) {
        let mut at = 0;
        let mut part = (Part::Other, 0);
        while let (Some(head), Some(kind), Some(len)) = (u16_at(data, at), u16_at(data, at + 2), u32_at(data, at + 4)) {
            let start = at + 8;
            let end = start.saturating_add(usize::try_from(len).unwrap_or(usize::MAX)).min(data.len());
            if at >= part.1 {
                part = (Part::Other, data.len());
            }
            let content = data.get(start..end).unwrap_or_default();
            match kind {
                1006 => {
                    self.slides = (self.slides + 1).min(MOST_SLIDES);
                    part = (Part::Slide(self.slides), end);
                }
                1008 => {
                    self.notes = (self.notes + 1).min(MOST_SLIDES);
                    part = (Part::Notes(self.notes), end);
                }
                1016 => part = (Part::Other, end),
                // A list of outlines: of slides, masters or notes.
                4080 => {
                    self.listed = 0;
                    part = (if head >> 4 == 0 { Part::Slide(0) } else { Part::Other }, end);
                }
                1011 => {
                    self.listed = (self.listed + 1).min(MOST_SLIDES);
                    if let Part::Slide(_) = part.0 {
                        part.0 = Part::Slide(self.listed);
                    }
                }
                1017 => {
                    if let (Part::Slide(number), true) = (part.0, u16_at(content, 10).unwrap_or(0) & 4 != 0) {
                        self.hidden.push(number);
                    }
                }
                1023 => self.has_macros = true,
                4000 => self.put(part.0, &utf16(content), budget),
                4008 => self.put(part.0, &latin(content), budget),
                _ => {}
            }
            at = if head & 0xF == 0xF { start } else { end };
        }
    }

    fn put(&mut self, part: Part, text: &str, budget: &mut Budget) {
        let key = match part {
            Part::Slide(number) => (number, false),
            Part::Notes(number) => (number, true),
            Part::Other => return,
        };
        if text.trim().is_empty() {
            return;
        }
        if !budget.take_text(text.len() as u64) {
            self.cut = true;
            return;
        }
        let kept = self.texts.entry(key).or_default();
        if !kept.is_empty() {
            kept.push('\n');
        }
        kept.extend(text.chars().map(|letter| if matches!(letter, '\r' | '\u{B}') { '\n' } else { letter }));
    }

    fn finish(self, file: &mut Inspection) {
        if self.cut {
            file.gap(GapKind::Cut, "");
        }
        if self.has_macros {
            file.marks.push(Mark::Macros);
        }
        file.count(Unit::Slides, u64::from(self.slides));
        for ((number, is_notes), text) in self.texts {
            let spot = Spot::Slide { number: number.max(1) };
            let hidden =
                if is_notes { Some(Hidden::Notes) } else { self.hidden.contains(&number).then_some(Hidden::Slide) };
            if let Some(how) = hidden {
                file.marks.push(Mark::Hidden { how, spot: spot.clone(), count: 1, excerpt: excerpt(&text) });
            }
            file.passages.push(Passage { hidden, ..Passage::new(spot, text) });
        }
    }
}
