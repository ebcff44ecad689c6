//! The round date seal of a Japanese office: what, when, who.

use std::sync::Arc;

use eframe::egui::{Color32, FontId, Galley, Pos2, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::fonts;

/// Across, in points.
const SIZE: f32 = 132.0;
/// Half the height of the band in the middle.
const BAND: f32 = 15.0;
/// Letters smaller than this cannot be read; what does not fit then is cut (points).
const SMALLEST: f32 = 9.0;

pub(super) struct Seal<'a> {
    /// One line or two.
    pub(super) what: &'a str,
    pub(super) date: &'a str,
    pub(super) who: &'a str,
    pub(super) color: Color32,
    /// Practice: the ring is broken, so that nobody takes it for a real one.
    pub(super) broken: bool,
}

impl Seal<'_> {
    pub(super) fn show(&self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIZE), Sense::hover());
        let name = [self.what, self.date, self.who].join(" ").replace('\n', " ");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if ui.is_rect_visible(rect) {
            self.ring(ui, rect.center());
            self.words(ui, rect.center());
        }
        response
    }

    fn ring(&self, ui: &Ui, center: Pos2) {
        let (painter, radius) = (ui.painter(), SIZE / 2.0 - 2.0);
        let half = half_chord(radius, BAND);
        for y in [-BAND, BAND] {
            painter.hline(center.x - half..=center.x + half, center.y + y, Stroke::new(1.5, self.color));
        }
        if !self.broken {
            painter.circle_stroke(center, radius, Stroke::new(3.0, self.color));
            return;
        }
        for step in 0_u8..24 {
            let angle = |part: f32| Vec2::angled((f32::from(step) + part) * std::f32::consts::TAU / 24.0) * radius;
            painter.line_segment([center + angle(0.0), center + angle(0.6)], Stroke::new(2.0, self.color));
        }
    }

    fn words(&self, ui: &Ui, center: Pos2) {
        let radius = SIZE / 2.0 - 6.0;
        let mut lines = self.what.lines();
        let (first, second) = (lines.next().unwrap_or_default(), lines.next());
        let first_at = if second.is_some() { -36.0 } else { -31.0 };
        self.word(ui, center, first_at, radius, first, 17.0);
        if let Some(second) = second {
            self.word(ui, center, -22.0, radius, second, 10.0);
        }
        self.word(ui, center, 0.0, radius, self.date, 16.0);
        self.word(ui, center, 31.0, radius, self.who, 16.0);
    }

    /// A line in the middle, as large as the ring has room for at that height.
    fn word(&self, ui: &Ui, center: Pos2, y: f32, radius: f32, text: &str, size: f32) {
        let room = 2.0 * half_chord(radius, y.abs() + size / 2.0);
        let galley = self.fitting(ui, text, size, room);
        ui.painter().galley(center + vec2(0.0, y) - galley.size() / 2.0, galley, self.color);
    }

    fn fitting(&self, ui: &Ui, text: &str, size: f32, room: f32) -> Arc<Galley> {
        let set =
            |text: &str, font: FontId| ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, self.color));
        let mut size = size;
        loop {
            let galley = set(text, fonts::bold(size));
            if galley.size().x <= room {
                return galley;
            }
            if size <= SMALLEST {
                return set(&cut(text, room / galley.size().x), fonts::bold(size));
            }
            size = (size - 0.5).max(SMALLEST);
        }
    }
}

/// The part of a text that fits, in characters, with a sign that there is more.
fn cut(text: &str, part: f32) -> String {
    let count = text.chars().count();
    #[expect(clippy::cast_precision_loss, reason = "a name is short")]
    let fits = count as f32 * part;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of characters")]
    let fits = (fits as usize).saturating_sub(1);
    text.chars().take(fits).chain(['…']).collect()
}

fn half_chord(radius: f32, distance: f32) -> f32 {
    (radius * radius - distance * distance).max(0.0).sqrt()
}
