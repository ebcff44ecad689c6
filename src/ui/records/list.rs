//! The list: rows of one height, of which only those in view are drawn.

use eframe::egui::text::TextWrapping;
use eframe::egui::{Id, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::session::{Action, RecordRow, Records};
use crate::trail::Event;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::visible;
use crate::ui::{Cx, fonts, when, widgets};

/// The height of a row, in points.
const ROW: f32 = 56.0;
const GAP: f32 = 4.0;

/// Scrolls the list so that this row of it can be seen, in the next frame.
pub(super) fn bring_into_view(ui: &Ui, at: usize) {
    ui.data_mut(|data| data.insert_temp(wanted(), at));
}

fn wanted() -> Id {
    Id::unique("records-bring-into-view")
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, page: &Records, rows: &[RecordRow], found: &[usize]) {
    widgets::second(ui, cx.text.with("records-count", &[("count", found.len().into())]));
    ui.spacing_mut().item_spacing.y = GAP;
    let at: Option<usize> = ui.data_mut(|data| data.remove_temp(wanted()));
    ScrollArea::vertical().id_salt("records-rows").auto_shrink(false).show_viewport(ui, |ui, view| {
        let count = found.len();
        ui.set_height(top_of(count));
        let top = ui.min_rect().top();
        if let Some(at) = at {
            let y = top + top_of(at);
            let rect = Rect::from_min_size(pos2(ui.min_rect().left(), y), vec2(1.0, ROW));
            ui.scroll_to_rect(rect, None);
        }
        // One more on each side: a screen reader goes on to what is drawn.
        let first = row_at(view.top()).saturating_sub(1);
        let last = (row_at(view.bottom()) + 2).min(count);
        for (at, index) in found.iter().enumerate().take(last).skip(first) {
            let Some(row) = rows.get(*index) else { continue };
            let y = top + top_of(at);
            let rect = Rect::from_min_size(pos2(ui.max_rect().left(), y), vec2(ui.available_width() - STEP * 3.0, ROW));
            let selected = page.selected == Some(row.number);
            if one(cx, ui, rect, row, selected).clicked() {
                cx.send(Action::SelectRecord(Some(row.number)));
            }
        }
    });
}

/// Where a row begins.
fn top_of(at: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a list of so many rows cannot be scrolled to its end")]
    let at = at as f32;
    at * (ROW + GAP)
}

fn row_at(y: f32) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    let at = (y.max(0.0) / (ROW + GAP)) as usize;
    at
}

fn one(cx: &Cx<'_>, ui: &mut Ui, rect: Rect, row: &RecordRow, selected: bool) -> Response {
    let response = ui.interact(rect, Id::unique(("record", row.number)), Sense::click());
    let (first, second) = words(cx, row);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, format!("{first}, {second}")));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let look = cx.look;
    let near = response.hovered() || response.has_focus() || selected;
    let line = Stroke::new(if selected { 2.0 } else { 1.0 }, if near { look.accent.ink } else { look.line });
    ui.painter().rect(rect, RADIUS, look.card, line, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(12.0, 8.0));
    let color = match row.event {
        Event::Approved { .. } => look.done.ink,
        Event::Returned { .. } => look.caution.ink,
        Event::RecordRemoved { .. } => look.dim,
    };
    let painter = ui.painter().with_clip_rect(inner);
    let put = |text: String, y: f32, font, color| {
        let mut job = fonts::job(&text, &font, color, font.size * 1.4);
        job.wrap = TextWrapping::truncate_at_width(inner.width());
        let galley = ui.fonts_mut(|all| all.layout_job(job));
        painter.galley(inner.min + vec2(0.0, y), galley, color);
    };
    put(first, 0.0, fonts::text(), look.ink);
    put(second, 21.0, fonts::second(), color);
    response
}

/// What it was about; and what happened, when, by whom.
fn words(cx: &Cx<'_>, row: &RecordRow) -> (String, String) {
    let first = match (&row.event, &row.subject) {
        (Event::RecordRemoved { entry, .. }, _) => {
            cx.text.with("records-removal-of", &[("number", entry.to_string().into())])
        }
        (Event::Approved { .. } | Event::Returned { .. }, Some(subject)) if subject.trim().is_empty() => {
            cx.text.get("subject-none")
        }
        (Event::Approved { .. } | Event::Returned { .. }, Some(subject)) => visible(subject),
        (Event::Approved { .. } | Event::Returned { .. }, None) => {
            cx.text.get(if row.removed { "records-removed" } else { "records-missing" })
        }
    };
    let args = [
        ("number", row.number.to_string().into()),
        ("event", cx.text.event(&row.event).into()),
        ("when", when::moment(cx, row.at).into()),
        ("person", visible(&row.person).into()),
    ];
    (first, cx.text.with("records-row", &args))
}
