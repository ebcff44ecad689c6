//! Signs that are drawn, so that they look alike whatever fonts there are.

use eframe::egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, vec2};

/// A sign; its meaning always stands beside it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Warning,
    Pencil,
    Reason,
    Blocked,
    Check,
    Note,
    File,
    Picture,
    Cross,
    Down,
    Right,
    Person,
}

/// Draws a sign as large as a line of text.
pub fn icon(ui: &mut Ui, icon: Icon, size: f32, color: Color32) -> Response {
    let height = size.max(20.0);
    let (rect, response) = ui.allocate_exact_size(vec2(size, height), Sense::hover());
    paint(ui.painter(), icon, Rect::from_center_size(rect.center(), Vec2::splat(size)), color);
    response
}

/// Paints a sign into a square.
pub(in crate::ui) fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * rect.size();
    let stroke = Stroke::new((rect.width() / 10.0).max(1.2), color);
    let line = |points: Vec<Pos2>| {
        painter.add(Shape::line(points, stroke));
    };
    let closed = |points: Vec<Pos2>| {
        painter.add(Shape::closed_line(points, stroke));
    };
    match icon {
        Icon::Warning => {
            closed(vec![at(0.5, 0.1), at(0.97, 0.9), at(0.03, 0.9)]);
            line(vec![at(0.5, 0.38), at(0.5, 0.62)]);
            painter.circle_filled(at(0.5, 0.76), stroke.width * 0.7, color);
        }
        Icon::Pencil => {
            closed(vec![at(0.12, 0.88), at(0.18, 0.62), at(0.7, 0.1), at(0.9, 0.3), at(0.38, 0.82)]);
            line(vec![at(0.6, 0.2), at(0.8, 0.4)]);
        }
        Icon::Reason => {
            for (y, end) in [(0.2, 0.9), (0.5, 0.9), (0.8, 0.55)] {
                line(vec![at(0.1, y), at(end, y)]);
            }
        }
        Icon::Blocked => {
            painter.circle_stroke(rect.center(), rect.width() * 0.42, stroke);
            line(vec![at(0.2, 0.8), at(0.8, 0.2)]);
        }
        Icon::Check => line(vec![at(0.12, 0.52), at(0.4, 0.8), at(0.9, 0.2)]),
        Icon::Note => {
            painter.circle_stroke(rect.center(), rect.width() * 0.42, stroke);
            line(vec![at(0.5, 0.46), at(0.5, 0.72)]);
            painter.circle_filled(at(0.5, 0.3), stroke.width * 0.7, color);
        }
        Icon::File => {
            closed(vec![at(0.18, 0.05), at(0.6, 0.05), at(0.82, 0.28), at(0.82, 0.95), at(0.18, 0.95)]);
            line(vec![at(0.34, 0.5), at(0.66, 0.5)]);
            line(vec![at(0.34, 0.72), at(0.66, 0.72)]);
        }
        Icon::Picture => {
            painter.rect_stroke(rect.shrink(rect.width() * 0.08), 1, stroke, eframe::egui::StrokeKind::Inside);
            line(vec![at(0.15, 0.78), at(0.4, 0.45), at(0.58, 0.66), at(0.7, 0.55), at(0.88, 0.78)]);
        }
        Icon::Cross => {
            line(vec![at(0.2, 0.2), at(0.8, 0.8)]);
            line(vec![at(0.8, 0.2), at(0.2, 0.8)]);
        }
        Icon::Down => line(vec![at(0.2, 0.38), at(0.5, 0.68), at(0.8, 0.38)]),
        Icon::Right => line(vec![at(0.38, 0.2), at(0.68, 0.5), at(0.38, 0.8)]),
        Icon::Person => {
            painter.circle_stroke(at(0.5, 0.3), rect.width() * 0.2, stroke);
            line(vec![at(0.12, 0.92), at(0.2, 0.68), at(0.5, 0.58), at(0.8, 0.68), at(0.88, 0.92)]);
        }
    }
}
