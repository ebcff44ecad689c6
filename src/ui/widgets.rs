//! What every screen is made of.

use eframe::egui::{
    Align, Button, Event, FontId, Frame, Id, Key, Label, Layout, Margin, Memory, Response, RichText, ScrollArea,
    Stroke, TextWrapMode, Ui, WidgetText, vec2,
};

use super::Look;
use super::fonts;
use super::style::{RADIUS, STEP};

mod badge;
mod icon;
mod tick;

pub use super::mail_text::{Drawn, MailText, Mark, visible};
pub use badge::{Badge, badge, mark};
pub(super) use icon::paint as paint_icon;
pub use icon::{Icon, icon};
pub use tick::{Tick, bullet, tick};

/// A page of its own: a column that is easy to read, scrolled when it must.
pub fn page<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui.visuals());
    let margin = if ui.available_width() < 600.0 { 16 } else { 32 };
    Frame::new()
        .fill(look.background)
        .inner_margin(Margin::same(margin))
        .show(ui, |ui| {
            ui.expand_to_include_rect(ui.max_rect());
            let scrolled = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let made = column(ui, 760.0, add);
                follow_focus(ui);
                made
            });
            scrolled.inner
        })
        .inner
}

/// What takes the focus comes into view: the Tab key and screen readers go to what lies outside of it too.
fn follow_focus(ui: &Ui) {
    let name = ui.scope_id().with("focus followed");
    let (pass, focused) = (ui.ctx().cumulative_pass_nr(), ui.memory(Memory::focused));
    let before = ui.data(|data| data.get_temp::<(u64, Option<Id>)>(name));
    ui.data_mut(|data| data.insert_temp(name, (pass, focused)));
    // On a page that was not there before, the focus is still on something else.
    let Some((_, before)) = before.filter(|(drawn, _)| drawn + 1 >= pass) else { return };
    let Some(moved) = focused.filter(|focused| before != Some(*focused)) else { return };
    let response = ui.ctx().read_response(moved).filter(|response| response.layer_id == ui.layer_id());
    if let Some(response) = response {
        ui.scroll_to_rect(response.rect.expand(STEP), None);
    }
}

/// Content no wider than `width`, in the middle of what there is.
pub fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = ((ui.available_width() - width) / 2.0).max(0.0);
    let rect = ui.available_rect_before_wrap().shrink2(vec2(margin, 0.0));
    let response = ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(rect.width());
        add(ui)
    });
    response.inner
}

/// A card on the desk.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> eframe::egui::InnerResponse<R> {
    let look = Look::of(ui.visuals());
    Frame::new()
        .fill(look.card)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
}

/// The name of a screen.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let response = ui.add(Label::new(RichText::new(text).font(fonts::bold(20.0))).wrap().selectable(false));
    is_heading(&response, text);
    response
}

/// The name of a part of a screen.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let response = ui.add(Label::new(RichText::new(text).font(fonts::bold(14.0))).wrap().selectable(false));
    is_heading(&response, text);
    response
}

/// A sentence.
pub fn say(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    let ink = Look::of(ui.visuals()).ink;
    ui.add(Label::new(fonts::job(text.as_ref(), &fonts::text(), ink, 20.0)).wrap())
}

/// Second text, dim and small.
pub fn second(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    let dim = Look::of(ui.visuals()).dim;
    ui.add(Label::new(fonts::job(text.as_ref(), &fonts::second(), dim, 18.0)).wrap())
}

/// An ordinary button.
pub fn button(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(plain(text))
}

fn plain(text: impl Into<String>) -> Button<'static> {
    Button::new(RichText::new(text).font(fonts::text())).wrap_mode(TextWrapMode::Extend)
}

/// The same, where it may not be pressed now. Why not has to stand beside it.
pub fn plain_if(ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    ui.add_enabled(enabled, plain(text))
}

/// The next step: at most one on a screen.
pub fn primary(ui: &mut Ui, text: impl Into<String>) -> Response {
    let look = Look::of(ui.visuals());
    let text = RichText::new(text).font(fonts::text()).color(look.accent.ink);
    ui.add(
        Button::new(text)
            .fill(look.accent.fill)
            .stroke(Stroke::new(1.0, look.accent.ink))
            .wrap_mode(TextWrapMode::Extend),
    )
}

/// A button that may not be pressed yet. Why not has to stand beside it: a disabled one takes no focus.
pub fn button_if(ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    // A part of its own would not wrap in a row.
    if enabled { primary(ui, text) } else { ui.add_enabled(false, plain(text)) }
}

/// A button that looks like a link, for what is beside the way.
pub fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    link_in(ui, text, &fonts::second())
}

pub(super) fn link_in(ui: &mut Ui, text: impl Into<String>, font: &FontId) -> Response {
    let look = Look::of(ui.visuals());
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(0.0, 0.0);
            ui.spacing_mut().interact_size.y = 20.0;
            let text = fonts::job(&text.into(), font, look.accent.ink, 20.0);
            ui.add(Button::new(WidgetText::from(text)).frame(false))
        })
        .inner;
    let line = Stroke::new(1.0, look.accent.ink);
    if response.has_focus() {
        let ring = response.rect.expand2(vec2(STEP, 0.0));
        ui.painter().rect_stroke(ring, 4, line, eframe::egui::StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().hline(response.rect.x_range(), response.rect.bottom() - 2.0, line);
    }
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand)
}

/// A row of buttons and texts that wraps where the window is narrow.
pub fn row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 2.0, STEP * 2.0);
        add(ui)
    })
    .inner
}

/// Links in a row that is no higher than they are.
pub fn links<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 3.0, 0.0);
        ui.spacing_mut().interact_size.y = 20.0;
        add(ui)
    })
    .inner
}

/// Something at the left, which may wrap, and something at the right, in the order of reading: that of the Tab key too.
pub fn sides(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("right side");
    let known = ui.data(|data| data.get_temp::<f32>(id));
    ui.horizontal(|ui| {
        let room = ui.available_width() - known.unwrap_or(0.0) - ui.spacing().item_spacing.x;
        let row = vec2(room.max(0.0), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(row.x);
            left(ui);
        });
        let width = ui.scope(right).response.rect.width();
        if known.is_none_or(|known| (known - width).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(id, width));
            if known.is_none() {
                ui.ctx().request_discard("width-unknown");
            }
            ui.ctx().request_repaint();
        }
    });
}

/// An icon and a sentence that wraps beside it, not below it.
pub fn beside<R>(ui: &mut Ui, which: Icon, color: eframe::egui::Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = STEP * 1.5;
        icon(ui, which, 14.0, color);
        ui.vertical(add).inner
    })
    .inner
}

/// A line across.
pub fn rule(ui: &mut Ui) {
    let look = Look::of(ui.visuals());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), eframe::egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, look.line));
}

/// Whether Space or Enter went down in this frame. egui clicks whatever has the focus then, again and again while the key
/// is held; what must not happen that way asks here.
pub fn by_keyboard(ui: &Ui) -> bool {
    ui.input(|input| {
        input.events.iter().any(|event| matches!(event, Event::Key { key: Key::Space | Key::Enter, pressed: true, .. }))
    })
}

/// A click that is no key held down.
pub fn clicked_once(ui: &Ui, response: &Response) -> bool {
    let held = ui.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, Event::Key { key: Key::Space | Key::Enter, pressed: true, repeat: true, .. }))
    });
    response.clicked() && !held
}

/// [`clicked_once`] of a button drawn here.
pub fn clicked_once_of(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Response) -> bool {
    let response = add(ui);
    clicked_once(ui, &response)
}

/// A screen reader goes from heading to heading.
pub fn is_heading(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(eframe::egui::Role::Heading);
        node.set_label(name);
    });
}

/// A screen reader says how far it is.
#[expect(clippy::cast_precision_loss, reason = "nobody counts that many items")]
pub fn is_progress(response: &Response, words: &str, done: usize, all: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(eframe::egui::Role::ProgressIndicator);
        node.set_label(words);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(all as f64);
        node.set_numeric_value(done as f64);
    });
}

/// Gives a field the name that a screen reader says.
pub fn name(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}
