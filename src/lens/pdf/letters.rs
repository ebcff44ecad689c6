//! A drawing surface that keeps letters: where each stands, and whether it can be seen.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape as _, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};

use super::outline::Code;

/// Glyphs are designed on a square of this many units (ISO 32000-1, 9.2.4).
const UNITS: f64 = 1000.0;
/// More boxes than this on a page are a drawing.
const MOST_BOXES: usize = 5_000;
/// A picture over this part of the page makes invisible text the text of what it shows: a scan.
const SCAN: f64 = 0.5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    Seen,
    /// Drawn without ink.
    Invisible,
    OffPage,
    /// A box was drawn over it.
    Covered,
}

/// One letter, in points from the upper left corner of the page.
#[derive(Debug)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) at: Point,
    /// Where the next letter of the word would stand.
    pub(super) end: Point,
    /// Along the line, of length 1.
    pub(super) direction: Vec2,
    /// Of an em.
    pub(super) size: f64,
    pub(super) sight: Sight,
}

/// Everything drawn on one page.
pub(super) struct Letters {
    page: Rect,
    code: Option<Code>,
    all: Vec<Letter>,
    /// Opaque boxes, each with how many letters were there before it.
    boxes: Vec<(Rect, usize)>,
    /// How see-through what is drawn now is, group by group.
    groups: Vec<bool>,
    scanned: bool,
    drawn: HashSet<(u64, i64, i64)>,
    pub(super) nameless: usize,
    pub(super) count: usize,
}

impl Letters {
    pub(super) fn new(page: Rect, code: Option<Code>) -> Self {
        Self {
            page,
            code,
            all: Vec::new(),
            boxes: Vec::new(),
            groups: Vec::new(),
            scanned: false,
            drawn: HashSet::new(),
            nameless: 0,
            count: 0,
        }
    }

    /// The letters, once all is drawn, each with whether a reader sees it.
    pub(super) fn judged(self) -> Vec<Letter> {
        let Self { page, all: mut letters, boxes, scanned, .. } = self;
        for (covering, before) in boxes {
            for letter in letters.iter_mut().take(before).filter(|letter| letter.sight == Sight::Seen) {
                if covering.contains(letter.middle()) {
                    letter.sight = Sight::Covered;
                }
            }
        }
        // Where a line that begins on the page and runs over its edge would go on.
        let mut over_the_edge: Option<Point> = None;
        for letter in &mut letters {
            if letter.sight == Sight::Invisible && scanned {
                letter.sight = Sight::Seen;
            }
            // What only touches the edge, or follows what does, is cut off, not hidden.
            let outside = !page.inflate(letter.size, letter.size).contains(letter.at);
            let goes_on = over_the_edge.is_some_and(|end| end.distance(letter.at) <= letter.size / 2.0);
            over_the_edge = (!outside || goes_on).then_some(letter.end);
            if outside && !goes_on {
                letter.sight = Sight::OffPage;
            }
        }
        letters
    }

    fn add(&mut self, glyph: &PositionedGlyph<'_>, run: Affine, mode: WritingMode, sight: Sight) {
        self.count += 1;
        let Some(text) = self.text_of(glyph) else {
            self.nameless += 1;
            return;
        };
        let place = run * glyph.transform();
        let at = place * Point::ZERO;
        let size = place.determinant().abs().sqrt() * UNITS;
        if !(at.is_finite() && size.is_finite()) {
            return;
        }
        // Bold is often the same letter drawn twice, a hair apart.
        if !text.trim().is_empty() && self.is_drawn_twice(cell(&text, at, size)) {
            return;
        }
        let (step, direction) = match mode {
            WritingMode::Horizontal => (Point::new(advance(glyph), 0.0), Vec2::new(1.0, 0.0)),
            WritingMode::Vertical => (Point::new(0.0, -UNITS), Vec2::new(0.0, -1.0)),
        };
        let end = place * step;
        let direction = {
            let along = place * direction.to_point() - at;
            let length = along.hypot();
            if length > 0.0 { along / length } else { Vec2::new(1.0, 0.0) }
        };
        self.all.push(Letter { text, at, end, direction, size, sight });
    }

    fn text_of(&self, glyph: &PositionedGlyph<'_>) -> Option<String> {
        match glyph.as_unicode() {
            Some(BfString::Char(letter)) if !is_private(letter) => Some(letter.to_string()),
            Some(BfString::String(text)) => Some(text),
            Some(BfString::Char(_)) | None => self.code?.decode(glyph.char_code()),
        }
    }

    fn is_drawn_twice(&mut self, (text, x, y): (u64, i64, i64)) -> bool {
        let near = |by: i64| [by.saturating_sub(1), by, by.saturating_add(1)];
        let twice = near(x).iter().any(|x| near(y).iter().any(|y| self.drawn.contains(&(text, *x, *y))));
        self.drawn.insert((text, x, y));
        twice
    }

    fn is_opaque(&self) -> bool {
        self.groups.iter().all(|opaque| *opaque)
    }

    fn cover(&mut self, area: Rect, props: &DrawProps<'_>) {
        let opaque = match &props.paint {
            Paint::Color(color) => color.to_rgba().components().last().is_some_and(|alpha| *alpha >= 1.0),
            Paint::Pattern(_) => false,
        };
        if opaque
            && self.is_opaque()
            && props.soft_mask.is_none()
            && props.blend_mode == BlendMode::Normal
            && !self.all.is_empty()
            && self.boxes.len() < MOST_BOXES
        {
            self.boxes.push((area, self.all.len()));
        }
    }
}

impl Letter {
    fn middle(&self) -> Point {
        let across = Vec2::new(self.direction.y, -self.direction.x) * (self.size * 0.3);
        self.at.midpoint(self.end) + across
    }
}

impl<'a> Device<'a> for Letters {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            return;
        }
        let drawn = props.transform * path.clone();
        let area = drawn.bounding_box();
        // Only what fills its frame covers what stands in it.
        if area.area() > 1.0 && drawn.area().abs() >= area.area() * 0.98 {
            self.cover(area, &props);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            self.cover(props.transform.transform_rect_bbox(*rect), &props);
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let sight = if matches!(mode, DrawMode::Invisible) { Sight::Invisible } else { Sight::Seen };
        for glyph in run.glyphs() {
            self.add(glyph, props.transform, run.writing_mode(), sight);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let area = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)).intersect(self.page);
        self.scanned |= area.area() >= self.page.area() * SCAN;
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.groups.push(opacity >= 1.0 && mask.is_none() && blend == BlendMode::Normal);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn pop_clip(&mut self) {}
}

/// The width of a glyph; half an em where it has none of its own.
fn advance(glyph: &Glyph<'_>) -> f64 {
    let width = match glyph {
        Glyph::Outline(glyph) => glyph.advance_width(),
        Glyph::Type3(glyph) => glyph.advance_width(),
    };
    width.map_or(UNITS / 2.0, f64::from)
}

/// Characters that mean something only within one font, which is to say nothing.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | '\u{FFFD}' | '\0')
}

/// The cell of a fine grid in which a letter stands, for finding it drawn a second time at nearly the same spot.
fn cell(text: &str, at: Point, size: f64) -> (u64, i64, i64) {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    #[expect(clippy::cast_possible_truncation, reason = "a coordinate beyond 2⁶³ is on no page; casts saturate")]
    let grid = |value: f64| (value / (size * 0.08).max(0.01)).floor() as i64;
    (hasher.finish(), grid(at.x), grid(at.y))
}
