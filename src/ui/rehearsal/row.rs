//! A line of the table: what the check is called, how often, and a bar behind the name that shows it at once.

use std::sync::Arc;

use eframe::egui::{
    Color32, FontId, Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::table::{self, Line, Table};
use crate::review::rehearsal::Rule;
use crate::text::Arg;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, Icon, paint_icon, visible};
use crate::ui::{Cx, fonts};

/// Narrower than this, the rule stands on a line of its own (points).
const NARROW: f32 = 300.0;
/// What stands before the name: the sign that opens (points).
const SIGN: f32 = 24.0;

/// Draws it; whether its examples are open.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, table: &Table<'_>, line: &Line<'_>) -> bool {
    let id = Id::unique(("rehearsal-line", line.rule));
    let was_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let figures = table.figures(cx, line);
    let name_width = ui.available_width() - table::columns_width(figures.len()) - SIGN - STEP * 3.0;
    let first = laid_out(ui, &name(cx, line.rule), &fonts::text(), cx.look.ink, name_width);
    let second =
        laid_out(ui, &details(cx, table, line, name_width < NARROW), &fonts::second(), cx.look.dim, name_width);
    let height = first.size().y + second.size().y + STEP * 4.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let open = was_open != widgets::clicked_once(ui, &response);
    ui.data_mut(|data| data.insert_temp(id, open));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(cx, table, line, &figures)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let bars = Rect::from_min_max(
            pos2(rect.left() + SIGN - STEP, rect.top()),
            pos2(rect.left() + SIGN + name_width + STEP, rect.bottom()),
        );
        // With two policies one bar lies behind the name, the other behind the details.
        let middle = if table.compares { bars.top() + STEP * 2.0 + first.size().y } else { bars.bottom() };
        paint_bars(cx, ui, table, line, bars.shrink2(vec2(0.0, 3.0)), middle);
        paint_edge(cx, ui, &response, rect);
        let sign =
            Rect::from_center_size(pos2(rect.left() + SIGN / 2.0, rect.top() + STEP * 2.0 + 10.0), vec2(12.0, 12.0));
        paint_icon(ui.painter(), if open { Icon::Down } else { Icon::Right }, sign, cx.look.dim);
        let at = rect.min + vec2(SIGN, STEP * 2.0);
        let below = at + vec2(0.0, first.size().y);
        ui.painter().galley(at, first, cx.look.ink);
        ui.painter().galley(below, second, cx.look.dim);
        paint_figures(cx, ui, table, &figures, rect);
    }
    open
}

/// What a check is called.
pub(super) fn name(cx: &Cx<'_>, rule: &Rule) -> String {
    cx.text.get(&format!("check-name-{}", rule.check))
}

/// The rule as a policy writes it, its level, and in how many mails.
fn details(cx: &Cx<'_>, table: &Table<'_>, line: &Line<'_>, narrow: bool) -> String {
    let levels = [line.first, line.second].map(|found| found.map(|found| found.level));
    let level = match levels {
        [Some(first), Some(second)] if first != second => {
            format!("{} → {}", cx.text.level(first), cx.text.level(second))
        }
        [first, second] => first.or(second).map(|level| cx.text.level(level)).unwrap_or_default(),
    };
    let mut details = vec![level];
    if let Some(found) = line.first.filter(|_| !table.compares) {
        details.push(table::in_mails(cx, "rehearse-in-mails", found.mails));
    }
    let between = if narrow { "\n" } else { " · " };
    format!("{}{between}{}", visible(&line.rule.to_string()), details.join(" · "))
}

fn spoken(cx: &Cx<'_>, table: &Table<'_>, line: &Line<'_>, figures: &[String]) -> String {
    let id = if table.compares { "rehearsal-spoken-compared" } else { "rehearsal-spoken" };
    let figure = |index: usize| Arg::from(figures.get(index).map_or("", String::as_str));
    let args = [
        ("name", Arg::from(name(cx, line.rule))),
        ("details", details(cx, table, line, false).into()),
        ("first", figure(0)),
        ("second", figure(1)),
    ];
    cx.text.with(id, &args)
}

fn laid_out(ui: &Ui, text: &str, font: &FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = fonts::job(text, font, color, (font.size * 1.45).round());
    job.wrap.max_width = width.max(STEP * 10.0);
    ui.fonts_mut(|all| all.layout_job(job))
}

/// One bar, or one below the other.
fn paint_bars(cx: &Cx<'_>, ui: &Ui, table: &Table<'_>, line: &Line<'_>, room: Rect, middle: f32) {
    let (counts, colors) = (line.counts(), table.colors(cx));
    let rows = if table.compares { 2 } else { 1 };
    let (upper, lower) = room.split_top_bottom_at_y(middle.min(room.bottom()));
    for ((count, color), row) in counts.into_iter().zip(colors).zip([upper, lower]).take(rows) {
        if count > 0 {
            #[expect(clippy::cast_precision_loss, reason = "a bar is some hundred points wide")]
            let share = count as f32 / table.most.max(1) as f32;
            // What is there is seen, however little it is.
            let width = (row.width() * share).max(2.0);
            ui.painter().rect_filled(Rect::from_min_size(row.min, vec2(width, row.height())), 3, color);
        }
    }
}

fn paint_edge(cx: &Cx<'_>, ui: &Ui, response: &Response, rect: Rect) {
    let line = if response.has_focus() {
        Stroke::new(2.0, cx.look.accent.ink)
    } else if response.hovered() {
        Stroke::new(1.0, cx.look.accent.ink)
    } else {
        return;
    };
    ui.painter().rect_stroke(rect, RADIUS, line, StrokeKind::Inside);
}

fn paint_figures(cx: &Cx<'_>, ui: &Ui, table: &Table<'_>, figures: &[String], rect: Rect) {
    for (index, figure) in figures.iter().enumerate() {
        let is_main = if table.compares { figure != "0.0" } else { index == 0 };
        let ink = if is_main { cx.look.ink } else { cx.look.dim };
        let galley = laid_out(ui, figure, &fonts::text(), ink, f32::INFINITY);
        let at = pos2(table::right_of(rect.right(), index, table) - galley.size().x, rect.top() + STEP * 2.0);
        ui.painter().galley(at, galley, ink);
    }
}
