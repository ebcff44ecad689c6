//! Fields and choices, each with a name that is seen and heard.

use eframe::egui::{Button, Id, Label, Response, RichText, Stroke, StrokeKind, TextEdit, Ui, WidgetText, vec2};

use super::style::{RADIUS, STEP};
use super::{Look, fonts, widgets};

/// A field to type into, its name above it.
pub(super) struct Field<'a> {
    label: &'a str,
    text: &'a str,
    hint: String,
    rows: usize,
    mono: bool,
    named_above: bool,
}

/// What became of a field in this frame.
pub(super) struct Typed {
    pub(super) response: Response,
    /// The new text, when it changed.
    pub(super) text: Option<String>,
}

impl<'a> Field<'a> {
    pub(super) fn new(label: &'a str, text: &'a str) -> Self {
        Self { label, text, hint: String::new(), rows: 1, mono: false, named_above: true }
    }

    /// Shown while it is empty; never the only place where something is said.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    pub(super) fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// In the face of addresses, where every letter can be told from every other.
    pub(super) fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// The name is heard only: something else says on the screen what the field is for.
    pub(super) fn named_silently(mut self) -> Self {
        self.named_above = false;
        self
    }

    /// Draws it as wide as there is room.
    pub(super) fn show(self, ui: &mut Ui) -> Typed {
        let width = ui.available_width();
        self.show_in(ui, width)
    }

    pub(super) fn show_in(self, ui: &mut Ui, width: f32) -> Typed {
        let font = if self.mono { fonts::mono() } else { fonts::text() };
        let (mut text, dim) = (self.text.to_owned(), Look::of(ui.visuals()).dim);
        let named = self.named_above.then(|| ui.vertical(|ui| label(ui, self.label)).inner);
        let hint = RichText::new(self.hint).font(font.clone()).color(dim);
        let edit = if self.rows == 1 {
            TextEdit::singleline(&mut text)
        } else {
            TextEdit::multiline(&mut text).desired_rows(self.rows)
        };
        let edit =
            edit.id(ui.scope_id().with(self.label)).font(font).hint_text(hint).margin(vec2(STEP * 2.0, STEP * 1.5));
        let response = edge(ui, |ui| ui.add(edit.desired_width(width)));
        let response = match named {
            Some(label) => response.labelled_by(label.id),
            None => response.accessible_name(self.label),
        };
        let text = response.changed().then_some(text);
        Typed { response, text }
    }
}

/// The name of a field.
pub(super) fn label(ui: &mut Ui, text: &str) -> Response {
    ui.add_space(STEP);
    ui.label(RichText::new(text).font(fonts::second()))
}

/// Second text beside a button.
pub(super) fn aside(ui: &mut Ui, text: impl Into<String>) -> Response {
    let dim = Look::of(ui.visuals()).dim;
    ui.add(Label::new(RichText::new(text).font(fonts::second()).color(dim)).extend())
}

/// A box to type into has an edge that can be seen (WCAG 2.2, 1.4.11).
fn edge<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let look = Look::of(ui.visuals());
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, look.edge);
        add(ui)
    })
    .inner
}

/// How wide a button of this name is.
pub(super) fn button_width(ui: &Ui, text: &str) -> f32 {
    let color = Look::of(ui.visuals()).ink;
    let galley = ui.fonts_mut(|all| all.layout_no_wrap(text.to_owned(), fonts::text(), color));
    galley.size().x + ui.spacing().button_padding.x * 2.0
}

/// What is typed here and concerns nothing but looking stays in egui's memory.
pub(super) fn remembered(ui: &Ui, id: Id) -> String {
    ui.data(|data| data.get_temp(id)).unwrap_or_default()
}

pub(super) fn remember(ui: &Ui, id: Id, text: String) {
    ui.data_mut(|data| data.insert_temp(id, text));
}

/// A box with a sentence, on or off; the new state when it changed.
pub(super) fn toggle(ui: &mut Ui, on: bool, text: &str) -> Option<bool> {
    toggle_named(ui, on, text, text)
}

/// The same, where more is heard than stands beside it.
pub(super) fn toggle_named(ui: &mut Ui, on: bool, text: &str, name: &str) -> Option<bool> {
    let (mut on, look) = (on, Look::of(ui.visuals()));
    let response = ui
        .scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.bg_stroke = Stroke::new(1.5, look.edge);
            widgets.inactive.fg_stroke = Stroke::new(2.0, look.accent.ink);
            ui.checkbox(&mut on, WidgetText::from(fonts::job(text, &fonts::text(), look.ink, 20.0)))
        })
        .inner;
    let changed = response.changed();
    response.accessible_name(name);
    changed.then_some(on)
}

/// One of several, side by side; the one that was chosen in this frame.
pub(super) fn choice<T: Copy + PartialEq>(ui: &mut Ui, now: T, all: &[(T, String)]) -> Option<T> {
    widgets::row(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(STEP, STEP);
        let mut chosen = None;
        for (value, name) in all {
            if segment(ui, *value == now, name).clicked() && *value != now {
                chosen = Some(*value);
            }
        }
        chosen
    })
}

fn segment(ui: &mut Ui, on: bool, name: &str) -> Response {
    let look = Look::of(ui.visuals());
    let color = if on { look.accent.ink } else { look.ink };
    let button = Button::new(RichText::new(name).font(fonts::text()).color(color)).selected(on);
    let button = if on { button.fill(look.accent.fill).stroke(Stroke::new(1.0, look.accent.ink)) } else { button };
    let response = ui.add(button);
    if response.has_focus() {
        // The one that has the focus is not the one that is chosen.
        ui.painter().rect_stroke(response.rect, RADIUS, Stroke::new(2.0, look.ink), StrokeKind::Inside);
    }
    response
}
