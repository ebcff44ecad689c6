//! The text of the message, line by line, with evidence and what was searched for.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Color32, Pos2, Ui};

use super::headers::come;
use super::view::{View, colors, id, id_of};
use crate::check::Place;
use crate::mail::{Body, Digest, RegionKind};
use crate::session::Action;
use crate::ui::rows::Rows;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, MailText, Mark};
use crate::ui::{Cx, fonts};

/// Longer lines are cut into pieces of at most so many bytes, so that laying one out costs little.
const LONGEST: usize = 2_000;
const LINE_HEIGHT: f32 = 26.0;

/// Where the lines of all displayed parts stand.
struct Lines {
    digest: Digest,
    parts: Vec<Vec<Range<usize>>>,
}

/// Evidence in one part.
struct Spot {
    range: Range<usize>,
    item: usize,
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    widgets::second(ui, cx.text.get("body-title"));
    ui.add_space(STEP * 2.0);
    let lines = lines(ui, view);
    let draft = view.draft();
    if draft.bodies.iter().all(|body| body.shown.trim().is_empty()) {
        widgets::second(ui, cx.text.get("body-empty"));
    }
    for (part, (body, lines)) in draft.bodies.iter().zip(&lines.parts).enumerate() {
        if part > 0 {
            ui.add_space(STEP * 3.0);
            widgets::rule(ui);
            ui.add_space(STEP * 3.0);
        }
        body_part(cx, ui, view, part, body, lines);
    }
    ui.add_space(STEP * 4.0);
}

fn body_part(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, part: usize, body: &Body, lines: &[Range<usize>]) {
    let spots = spots(view, part);
    let longest = spots.iter().map(|spot| spot.range.len()).max().unwrap_or(0);
    let hand = spots.iter().find(|spot| view.comes() && view.is_in_hand(spot.item)).map(|spot| spot.range.start);
    let hit = view.looking.find.coming().filter(|hit| hit.part == part).map(|hit| hit.range.start);
    let line_of = |at: usize| lines.partition_point(|line| line.end < at);
    let always: Vec<usize> = hand.into_iter().chain(hit).map(line_of).collect();
    let content = lines.len() as u64;
    let rows = Rows {
        id: id_of(view.on).with(("body", part)),
        content,
        count: lines.len(),
        estimate: LINE_HEIGHT,
        always: &always,
    };
    rows.show(ui, |ui, at| {
        let Some(line) = lines.get(at) else { return };
        let from = spots.partition_point(|spot| spot.range.start + longest < line.start);
        let here = spots
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|spot| spot.range.start < line.end.max(line.start + 1));
        let here: Vec<&Spot> = here.filter(|spot| spot.range.end > line.start).collect();
        show_line(cx, ui, view, part, body, line, &here);
    });
}

fn show_line(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut View<'_>,
    part: usize,
    body: &Body,
    line: &Range<usize>,
    spots: &[&Spot],
) {
    let text = body.shown.get(line.clone()).unwrap_or_default();
    let mut marks: Vec<Mark> = spots
        .iter()
        .filter_map(|spot| {
            let item = view.item(spot.item)?;
            let open = view.on.review.is_open(item);
            let colors = if open { colors(&cx.look, item.level) } else { cx.look.inside };
            Some(Mark { range: within(&spot.range, line), colors, strong: view.stands_out(spot.item) })
        })
        .collect();
    let found = find_marks(cx, view, part, line);
    let coming = found.iter().any(|(_, coming)| *coming);
    marks.extend(found.into_iter().map(|(mark, _)| mark));
    let color = color(cx, body, line.start);
    let drawn = MailText::new(text, fonts::message(), color).line_height(LINE_HEIGHT).marks(marks).show(ui);
    if coming {
        come(ui, drawn.response.rect);
    }
    let pointer = drawn.response.hover_pos();
    for (spot, rects) in spots.iter().zip(&drawn.marks) {
        // Where evidence goes over several lines, its first one has to be seen.
        if line.contains(&spot.range.start)
            && let Some(first) = rects.first()
        {
            view.evidence_at(ui, spot.item, *first);
            if view.comes() && view.is_in_hand(spot.item) {
                come(ui, *first);
            }
        }
        if pointer.is_some_and(|at: Pos2| rects.iter().any(|rect| rect.expand(2.0).contains(at))) {
            view.hover(spot.item);
            if drawn.response.clicked()
                && let Some(item) = view.item(spot.item)
            {
                cx.send(Action::TakeInHand(item.key.clone()));
            }
        }
    }
}

/// Hits in this line, and whether one of them is the current one on its way into view.
fn find_marks(cx: &Cx<'_>, view: &View<'_>, part: usize, line: &Range<usize>) -> Vec<(Mark, bool)> {
    let find = &view.looking.find;
    let hits = find.hits();
    let from = hits.partition_point(|hit| (hit.part, hit.range.end) <= (part, line.start));
    let here = hits.get(from..).unwrap_or_default().iter();
    here.take_while(|hit| hit.part == part && hit.range.start < line.end)
        .map(|hit| {
            let current = find.current() == Some(hit);
            let mark = Mark { range: within(&hit.range, line), colors: cx.look.accent, strong: current };
            (mark, find.coming() == Some(hit))
        })
        .collect()
}

/// A range of the part as bytes of the line.
pub(super) fn within(range: &Range<usize>, line: &Range<usize>) -> Range<usize> {
    let at = |byte: usize| byte.clamp(line.start, line.end) - line.start;
    at(range.start)..at(range.end)
}

/// What this author typed stands out from what they quote and what stands below every mail.
fn color(cx: &Cx<'_>, body: &Body, at: usize) -> Color32 {
    match body.regions().at(at) {
        RegionKind::New => cx.look.ink,
        RegionKind::Quoted | RegionKind::Signature | RegionKind::Disclaimer => cx.look.dim,
    }
}

/// Evidence in a part, by position.
fn spots(view: &View<'_>, wanted: usize) -> Vec<Spot> {
    let items = view.items().iter().enumerate();
    let mut spots: Vec<Spot> = items
        .filter_map(|(item, found)| match &found.place {
            Place::Body { part, range, .. } if *part == wanted => Some(Spot { range: range.range(), item }),
            Place::Body { .. }
            | Place::Header { .. }
            | Place::Recipient { .. }
            | Place::Subject { .. }
            | Place::Excerpt { .. }
            | Place::Attachment { .. }
            | Place::Message => None,
        })
        .collect();
    spots.sort_by_key(|spot| spot.range.start);
    spots
}

/// The lines of the draft, found once and kept.
fn lines(ui: &Ui, view: &View<'_>) -> Arc<Lines> {
    let name = id().with("lines");
    let digest = view.on.review.digest();
    let kept = ui.data(|data| data.get_temp::<Arc<Lines>>(name)).filter(|lines| lines.digest == digest);
    kept.unwrap_or_else(|| {
        let parts = view.draft().bodies.iter().map(|body| split(&body.shown)).collect();
        let fresh = Arc::new(Lines { digest, parts });
        ui.data_mut(|data| data.insert_temp(name, fresh.clone()));
        fresh
    })
}

/// Lines without their ends, long ones in pieces.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.trim_end_matches('\n').split('\n') {
        let end = start + line.len();
        while end - start > LONGEST {
            let cut = cut(text, start);
            lines.push(start..cut);
            start = cut;
        }
        lines.push(start..end);
        start = end + 1;
    }
    lines
}

/// Where a long line that starts here is cut: behind a space near its longest, or between two characters.
fn cut(text: &str, start: usize) -> usize {
    let end = text.floor_char_boundary(start + LONGEST);
    let from = text.floor_char_boundary(end - LONGEST / 10);
    let space = text.get(from..end).and_then(|near| near.rfind(' '));
    space.map_or(end, |at| from + at + 1)
}

/// The line that holds a range.
pub(super) fn line_around(text: &str, range: Range<usize>) -> &str {
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.start..)) else { return "" };
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find('\n').map_or(text.len(), |end| range.start + end);
    let (start, end) = (start.max(text.floor_char_boundary(range.start.saturating_sub(200))), end);
    text.get(start..end.min(text.floor_char_boundary(range.end + 200))).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn lines_stand_without_their_ends() {
        assert_eq!(pieces("a\n\nb\n"), ["a", "", "b"]);
        assert_eq!(pieces(""), [""]);
    }

    #[test]
    fn a_line_without_end_is_cut_between_characters() {
        let text = "あ".repeat(2_000);
        assert_eq!(pieces(&text).concat(), text);
        assert!(pieces(&text).iter().all(|piece| piece.len() <= LONGEST));
    }

    #[test]
    fn evidence_is_cut_to_its_line() {
        assert_eq!(within(&(5..30), &(10..20)), 0..10);
        assert_eq!(within(&(12..15), &(10..20)), 2..5);
    }

    #[test]
    fn the_line_around_a_range_is_found() {
        assert_eq!(line_around("one\ntwo three\nfour", 8..13), "two three");
    }
}
