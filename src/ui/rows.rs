//! Rows of different heights, of which only those in view are drawn.
//!
//! Five thousand recipients or a text of 25 MB cost no more than what can be seen. Heights are estimated until a row was
//! drawn; sums over blocks of rows keep finding one cheap.

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{Id, Pos2, Rect, Ui, UiBuilder, pos2, vec2};

const BLOCK: usize = 256;

/// How a list of rows is laid out.
pub(super) struct Rows<'a> {
    pub id: Id,
    /// Another value throws the heights away: other content.
    pub content: u64,
    pub count: usize,
    /// The height of a row that was never drawn, in points.
    pub estimate: f32,
    /// Rows that are drawn wherever they are: what has or is to get the focus, and its neighbours, which is all that a
    /// screen reader can go on to.
    pub always: &'a [usize],
}

impl Rows<'_> {
    /// Draws the rows in view, each as wide as there is room.
    pub(super) fn show(&self, ui: &mut Ui, mut draw: impl FnMut(&mut Ui, usize)) {
        let width = ui.available_width();
        let memory = self.memory(ui, width);
        let mut heights = memory.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, rect) = ui.allocate_space(vec2(width, heights.total()));
        let view = ui.clip_rect();
        let (first, offset) = heights.at(view.top() - rect.top());
        let before = self.always.iter().copied().filter(|index| *index < first && *index < self.count);
        for index in before {
            let top = rect.top() + heights.top_of(index);
            self.draw_row(ui, index, pos2(rect.left(), top), width, &mut heights, &mut draw);
        }
        let (mut index, mut top) = (first, rect.top() + offset);
        while index < self.count && top < view.bottom() {
            top += self.draw_row(ui, index, pos2(rect.left(), top), width, &mut heights, &mut draw);
            index += 1;
        }
        let after = self.always.iter().copied().filter(|other| *other >= index && *other < self.count);
        for index in after {
            let top = rect.top() + heights.top_of(index);
            self.draw_row(ui, index, pos2(rect.left(), top), width, &mut heights, &mut draw);
        }
        if std::mem::take(&mut heights.changed) {
            ui.ctx().request_repaint();
        }
    }

    fn draw_row(
        &self,
        ui: &mut Ui,
        index: usize,
        at: Pos2,
        width: f32,
        heights: &mut Heights,
        draw: &mut impl FnMut(&mut Ui, usize),
    ) -> f32 {
        let room = Rect::from_min_size(at, vec2(width, f32::INFINITY));
        // The name does not depend on what else is drawn, so focus and selection survive scrolling.
        let mut child = ui.new_child(UiBuilder::new().scope_id(self.id.with(index)).max_rect(room));
        draw(&mut child, index);
        let height = child.min_rect().height();
        heights.set(index, height);
        height
    }

    fn memory(&self, ui: &Ui, width: f32) -> Arc<Mutex<Heights>> {
        let fits = |heights: &Heights| {
            heights.content == self.content && heights.rows.len() == self.count && (heights.width - width).abs() < 0.5
        };
        ui.data_mut(|data| {
            let kept = data.get_temp::<Arc<Mutex<Heights>>>(self.id);
            if let Some(kept) = kept.filter(|kept| fits(&kept.lock().unwrap_or_else(PoisonError::into_inner))) {
                return kept;
            }
            let fresh = Arc::new(Mutex::new(Heights::new(self.content, self.count, width, self.estimate)));
            data.insert_temp(self.id, fresh.clone());
            fresh
        })
    }
}

/// The heights of all rows, with sums over blocks.
struct Heights {
    content: u64,
    width: f32,
    rows: Vec<f32>,
    blocks: Vec<f32>,
    changed: bool,
}

impl Heights {
    fn new(content: u64, count: usize, width: f32, estimate: f32) -> Self {
        let rows = vec![estimate; count];
        let blocks = rows.chunks(BLOCK).map(|block| block.iter().sum()).collect();
        Self { content, width, rows, blocks, changed: false }
    }

    fn total(&self) -> f32 {
        self.blocks.iter().sum()
    }

    /// The row at a distance from the top, and where it begins.
    fn at(&self, distance: f32) -> (usize, f32) {
        let (mut index, mut top) = (0, 0.0);
        for block in &self.blocks {
            if top + block > distance {
                break;
            }
            top += block;
            index += BLOCK;
        }
        for row in self.rows.iter().skip(index) {
            if top + row > distance {
                break;
            }
            top += row;
            index += 1;
        }
        (index.min(self.rows.len()), top)
    }

    fn top_of(&self, index: usize) -> f32 {
        let block = index / BLOCK;
        let blocks: f32 = self.blocks.iter().take(block).sum();
        let rows: f32 = self.rows.iter().skip(block * BLOCK).take(index % BLOCK).sum();
        blocks + rows
    }

    fn set(&mut self, index: usize, height: f32) {
        let Some(row) = self.rows.get_mut(index) else { return };
        if (*row - height).abs() < 0.1 {
            return;
        }
        *row = height;
        self.changed = true;
        let start = index / BLOCK * BLOCK;
        let sum = self.rows.iter().skip(start).take(BLOCK).sum();
        if let Some(block) = self.blocks.get_mut(index / BLOCK) {
            *block = sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_where_it_stands() {
        let mut heights = Heights::new(0, 1_000, 100.0, 10.0);
        heights.set(3, 50.0);
        heights.set(700, 90.0);
        assert!((heights.total() - 10_120.0).abs() < 0.01);
        for index in [0, 3, 4, 255, 256, 257, 700, 701, 999] {
            assert_eq!(heights.at(heights.top_of(index) + 1.0).0, index);
        }
        assert_eq!(heights.at(1e9).0, 1_000);
    }

    #[test]
    fn above_everything_is_the_first_row() {
        assert_eq!(Heights::new(0, 10, 100.0, 10.0).at(-40.0), (0, 0.0));
    }
}
