//! How a draft gets in and the person gets back, by mail program; and the keys.

use eframe::egui::{Grid, Label, RichText, Ui, vec2};

use super::style::STEP;
use super::{Cx, fonts, front, widgets};

const PROGRAMS: [&str; 6] =
    ["help-outlook-classic", "help-outlook-new", "help-gmail", "help-thunderbird", "help-apple-mail", "help-mutt"];

/// The keys as they stand on the keyboard, which is the same in every language, and what they do.
const KEYS: [(&str, &str); 11] = [
    ("↑ ↓", "key-move"),
    ("Space", "key-tick"),
    ("Ctrl/⌘ ↓", "key-next"),
    ("Ctrl/⌘ Enter", "key-approve"),
    ("Ctrl/⌘ F", "key-find"),
    ("Ctrl/⌘ I", "key-inside"),
    ("F3", "key-evidence"),
    ("F5", "key-read-again"),
    ("Ctrl/⌘ O", "key-open"),
    ("Ctrl/⌘ V", "key-paste"),
    ("Esc", "key-back"),
];

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui) {
    front::page(cx, ui, &cx.text.get("help-title"), |cx, ui| {
        widgets::say(ui, cx.text.get("help-idea"));
        widgets::second(ui, cx.text.get("help-drop"));
        ui.add_space(STEP);
        for id in PROGRAMS {
            program(cx, ui, id);
        }
        keys(cx, ui);
    });
}

/// In, back, and what does not work.
fn program(cx: &Cx<'_>, ui: &mut Ui, id: &str) {
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        widgets::heading(ui, &cx.text.get(id));
        for (part, name) in [("in", "help-in"), ("back", "help-back"), ("not", "help-not")] {
            let Some(said) = cx.text.attr(id, part, &[]) else { continue };
            ui.add_space(STEP);
            widgets::second(ui, cx.text.get(name));
            widgets::say(ui, said);
        }
    });
}

fn keys(cx: &Cx<'_>, ui: &mut Ui) {
    widgets::card(ui, |ui| {
        widgets::heading(ui, &cx.text.get("help-keys"));
        Grid::new("help-keys").num_columns(2).spacing(vec2(STEP * 6.0, STEP * 1.5)).show(ui, |ui| {
            for (key, id) in KEYS {
                ui.add(Label::new(RichText::new(key).font(fonts::mono()).size(13.0)));
                widgets::say(ui, cx.text.get(id));
                ui.end_row();
            }
        });
    });
}
