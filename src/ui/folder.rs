//! A mail folder that is one file: which message of it is to be checked.
//!
//! The arrow keys go from row to row, Enter or a click opens one, and whoever just types searches.

use eframe::egui::text::TextWrapping;
use eframe::egui::{
    Event, EventFilter, Frame, Id, Key, Modifiers, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::form::Field;
use super::rows::Rows;
use super::style::{RADIUS, STEP};
use super::widgets::{self, visible};
use super::{Cx, fonts, front, when};
use crate::session::{Action, Folder, Listed};
use crate::text::Text;

/// The height of a row, and of a row with the gap below it (points).
const ROW: f32 = 56.0;
const GAP: f32 = 4.0;
/// No row has room for more than so many letters of a field.
const LONGEST: usize = 300;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, folder: &Folder) {
    let frame = Frame::new().fill(cx.look.background).inner_margin(16);
    frame.show(ui, |ui| {
        ui.expand_to_include_rect(ui.max_rect());
        let name = folder.path.file_name().map(|name| visible(&name.to_string_lossy())).unwrap_or_default();
        front::head(cx, ui, &cx.text.with("folder-title", &[("name", name.into())]), Action::ClosePage);
        let step = keys(cx, ui, folder);
        search(cx, ui, folder);
        widgets::second(ui, cx.text.with("folder-count", &[("count", folder.found.len().into())]));
        ui.add_space(STEP);
        list(cx, ui, folder, step);
    });
}

/// The field has the focus when somebody began to type without it.
fn search(cx: &mut Cx<'_>, ui: &mut Ui, folder: &Folder) {
    let label = cx.text.get("folder-search");
    let typed = typed(ui);
    let field = Field::new(&label, &folder.search).named_silently().hint(label.clone()).show(ui);
    match (field.text, typed) {
        (Some(text), _) => cx.send(Action::SearchFolder(text)),
        (None, Some(text)) => {
            field.response.request_focus();
            // What follows is typed behind what is there.
            let mut state = eframe::egui::TextEdit::load_state(ui.ctx(), field.response.id).unwrap_or_default();
            let search = format!("{}{text}", folder.search);
            let end = eframe::egui::text::CCursor::new(search.chars().count());
            state.cursor.set_char_range(Some(eframe::egui::text::CCursorRange::one(end)));
            state.store(ui.ctx(), field.response.id);
            cx.send(Action::SearchFolder(search));
        }
        (None, None) => {}
    }
}

/// Letters that were typed while nothing took them. Space is for what has the focus.
fn typed(ui: &Ui) -> Option<String> {
    if ui.ctx().text_edit_focused() || is_behind(ui) {
        return None;
    }
    let text: String = ui.input(|input| {
        let texts = input
            .events
            .iter()
            .filter_map(|event| if let Event::Text(text) = event { Some(text.as_str()) } else { None });
        texts.collect()
    });
    (!text.trim().is_empty()).then_some(text)
}

/// A question stands in front.
fn is_behind(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

/// Up and down, out of the search field too; the place in the list that is to get the focus then.
fn keys(cx: &mut Cx<'_>, ui: &Ui, folder: &Folder) -> Option<usize> {
    if is_behind(ui) || folder.found.is_empty() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let down = isize::try_from(pressed(Key::ArrowDown)).unwrap_or(0);
    let up = isize::try_from(pressed(Key::ArrowUp)).unwrap_or(0);
    let at = selected_at(folder);
    if down != up {
        // The first press out of the search field goes to the row that is selected already.
        let from_field = ui.ctx().text_edit_focused();
        let step = if from_field { 0 } else { down - up };
        let next = at.saturating_add_signed(step).min(folder.found.len() - 1);
        cx.send(Action::SelectMessage(folder.found.get(next).map_or(0, |message| folder.number(*message))));
        return Some(next);
    }
    let is_nowhere = ui.memory(|memory| memory.focused().is_none());
    if is_nowhere && ui.input_mut(|input| enter(&mut input.events)) {
        cx.send(Action::ChooseMessage(folder.selected.unwrap_or_default()));
    }
    None
}

/// Enter went down, and is not held since another page was on the screen.
fn enter(events: &mut Vec<Event>) -> bool {
    let is_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, repeat: false, modifiers, .. } if modifiers.is_none());
    let found = events.iter().any(is_enter);
    events.retain(|event| !is_enter(event));
    found
}

fn selected_at(folder: &Folder) -> usize {
    let is_selected = |message: &usize| Some(folder.number(*message)) == folder.selected;
    folder.found.iter().position(is_selected).unwrap_or_default()
}

fn list(cx: &mut Cx<'_>, ui: &mut Ui, folder: &Folder, step: Option<usize>) {
    let at = step.unwrap_or_else(|| selected_at(folder));
    let always = [at.saturating_sub(1), at, at + 1];
    let rows = Rows {
        id: Id::unique("folder-rows"),
        content: folder.found.first().map_or(0, |first| *first as u64),
        count: folder.found.len(),
        estimate: ROW + GAP,
        always: &always,
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("folder-rows").auto_shrink(false).show(ui, |ui| {
        rows.show(ui, |ui, index| {
            let message = folder.found.get(index).and_then(|message| folder.messages.get(*message));
            let Some(message) = message else { return };
            let response = row(cx, ui, message, folder.selected == Some(message.number));
            if step == Some(index) {
                response.request_focus();
                response.scroll_to_me(None);
            }
            if response.has_focus() {
                // The arrow keys go from row to row, not to whatever lies in their direction.
                let arrows = EventFilter { vertical_arrows: true, ..Default::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            }
            if response.gained_focus() && step.is_none() {
                cx.send(Action::SelectMessage(message.number));
            }
            if widgets::clicked_once(ui, &response) {
                cx.send(Action::ChooseMessage(message.number));
            }
        });
    });
}

fn row(cx: &Cx<'_>, ui: &mut Ui, message: &Listed, selected: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - STEP * 3.0, ROW), Sense::click());
    ui.add_space(GAP);
    let (first, second) = words(cx, message);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, format!("{first}, {second}")));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let look = cx.look;
    let near = response.hovered() || response.has_focus() || selected;
    let width = if response.has_focus() || selected { 2.0 } else { 1.0 };
    let line = Stroke::new(width, if near { look.accent.ink } else { look.line });
    ui.painter().rect(rect, RADIUS, look.card, line, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(12.0, 8.0));
    let painter = ui.painter().with_clip_rect(inner);
    let put = |text: &str, y: f32, font, color| {
        let mut job = fonts::job(text, &font, color, font.size * 1.4);
        job.wrap = TextWrapping::truncate_at_width(inner.width());
        let galley = ui.fonts_mut(|all| all.layout_job(job));
        painter.galley(inner.min + vec2(0.0, y), galley, color);
    };
    put(&first, 0.0, fonts::text(), look.ink);
    put(&second, 21.0, fonts::second(), look.dim);
    response
}

/// What it is about; and to whom, from whom, when.
fn words(cx: &Cx<'_>, message: &Listed) -> (String, String) {
    let subject = short(&message.subject).unwrap_or_else(|| cx.text.get("subject-none"));
    let args = [
        ("to", said(cx.text, &message.to).into()),
        ("from", said(cx.text, &message.from).into()),
        ("when", message.at.map_or_else(|| cx.text.get("folder-no-date"), |at| when::moment(cx, at)).into()),
    ];
    (subject, cx.text.with("folder-row", &args))
}

fn said(text: &Text, field: &str) -> String {
    short(field).unwrap_or_else(|| text.get("folder-nobody"))
}

fn short(field: &str) -> Option<String> {
    let text: String = field.trim().chars().take(LONGEST).collect();
    (!text.is_empty()).then(|| visible(&text))
}
