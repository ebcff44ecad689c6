//! "Not a mistake here": the way to say so of the item in hand, and the way back.

use eframe::egui::{Response, Ui, vec2};

use super::view::View;
use crate::review::Item;
use crate::session::Action;
use crate::ui::Cx;
use crate::ui::widgets::{self, visible};

/// Below everything else of the item in hand.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, index: usize, item: &Item) {
    // Practice keeps nothing.
    if !view.is_in_hand(index) || !view.on.takes_answers() || view.on.source.is_practice() {
        return;
    }
    ui.spacing_mut().button_padding = vec2(0.0, 0.0);
    if item.offers().next().is_some() {
        let response = named_link(cx, ui, view, item, "waive", "waive-named");
        if widgets::clicked_once(ui, &response) {
            cx.send(Action::AskWaive(item.key.clone()));
        }
    }
    if item.waivers().next().is_some() {
        let response = named_link(cx, ui, view, item, "waived-take-back", "waived-take-back-named");
        if widgets::clicked_once(ui, &response) {
            cx.send(Action::Revoke(item.key.clone()));
        }
    }
}

/// A link that a screen reader tells from the same one at another item.
fn named_link(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item, id: &str, named: &str) -> Response {
    let sentences: Vec<String> =
        item.rows.iter().map(|row| visible(&view.cover(cx.text.finding(&row.finding)))).collect();
    let response = widgets::link(ui, cx.text.get(id));
    widgets::name(&response, &cx.text.with(named, &[("sentence", sentences.join(" ").into())]));
    response
}
