//! The box that is ticked.

use eframe::egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::icon::{Icon, paint};
use crate::ui::Look;

/// What the box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    Open,
    Done,
    /// There is no answer that lets it pass.
    Blocked,
}

/// A box with a name that says everything: level, sentence, evidence, state. `toggles` says whether a click answers.
pub fn tick(ui: &mut Ui, state: Tick, toggles: bool, name: &str) -> Response {
    let look = Look::of(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    response.widget_info(|| {
        if toggles {
            WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), state == Tick::Done, name)
        } else {
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
        }
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let near = response.hovered() || response.has_focus();
    let edge = if near { look.accent.ink } else { look.edge };
    match state {
        Tick::Open => {
            let fill = if response.has_focus() { look.accent.fill } else { look.card };
            painter.rect(rect.shrink(0.5), 4, fill, Stroke::new(2.0, edge), StrokeKind::Inside);
        }
        Tick::Done => {
            painter.rect(rect.shrink(0.5), 4, look.done.ink, Stroke::new(1.0, look.done.ink), StrokeKind::Inside);
            paint(painter, Icon::Check, rect.shrink(4.0), look.card);
        }
        Tick::Blocked => paint(painter, Icon::Blocked, rect.shrink(1.0), look.alarm.ink),
    }
    // A full box shows the focus by a ring, an open one by its own edge.
    if response.has_focus() && state != Tick::Open {
        let ring = rect.expand2(vec2(3.0, 3.0));
        painter.rect_stroke(ring, 6, Stroke::new(2.0, look.accent.ink), StrokeKind::Inside);
    }
    response
}

/// A quiet point for what asks nothing; it takes the focus like a box.
pub fn bullet(ui: &mut Ui, name: &str) -> Response {
    let look = Look::of(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let color = if response.has_focus() || response.hovered() { look.accent.ink } else { look.dim };
    ui.painter().circle_filled(rect.center(), 2.5, color);
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(1.0), 6, Stroke::new(2.0, look.accent.ink), StrokeKind::Inside);
    }
    response
}
