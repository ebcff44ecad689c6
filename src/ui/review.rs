//! The heart: items in order of risk on the left, the message on the right; pointing connects them.

use eframe::egui::{CentralPanel, Frame, Margin, Panel, Rect, Role, Stroke, Ui, UiBuilder};

use super::Cx;
use crate::session::{Reviewing, Session};

mod act;
pub(super) mod banners;
mod body;
mod exposure;
mod files;
mod find;
mod footer;
mod headers;
mod inside;
mod item;
mod items;
mod keys;
mod message;
mod name;
mod naming;
mod people;
mod telling;
mod top;
mod view;
mod waiver;
mod why;

use view::{Looking, View};

/// How the two sides share the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrangement {
    Beside,
    /// Items above the message.
    Stacked,
    /// One at a time.
    Tabs,
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, reviewing: &Reviewing) {
    // While another review is in front, this one keeps where it was scrolled to.
    ui.push_id(view::id_of(reviewing), |ui| screen(cx, ui, session, reviewing));
}

fn screen(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, reviewing: &Reviewing) {
    let mut looking = Looking::load(ui, reviewing);
    let arrangement = arrangement(ui);
    // Behind a question or the inside of a file nothing is seen, and no key is for the items.
    let in_front = session.dialog.is_none() && reviewing.preview.is_none();
    if in_front {
        keys::handle(cx, ui, reviewing, &mut looking);
    }
    let mut view = View::new(&session.desk, reviewing, looking, arrangement == Arrangement::Tabs, in_front);
    view.cover_typed(ui);
    let bar = Frame::new().fill(cx.look.card);
    let (top, bar) = match arrangement {
        Arrangement::Beside | Arrangement::Stacked => {
            (bar.inner_margin(Margin::symmetric(20, 16)), bar.inner_margin(Margin::symmetric(20, 12)))
        }
        // Every line counts.
        Arrangement::Tabs => (bar.inner_margin(Margin::symmetric(12, 6)), bar.inner_margin(Margin::symmetric(12, 6))),
    };
    Panel::top("review-top").frame(top).show(ui, |ui| top::show(cx, ui, &mut view));
    Panel::bottom("review-footer").frame(bar).show(ui, |ui| footer::show(cx, ui, &view));
    CentralPanel::default().frame(Frame::new().fill(cx.look.card)).show(ui, |ui| {
        sides(cx, ui, &mut view, arrangement);
    });
    inside::show(cx, ui, &view);
    view.finish(cx, ui);
}

/// One of the two sides, as a screen reader finds it.
fn side(room: Rect, salt: &'static str, role: Role, name: String) -> UiBuilder {
    UiBuilder::new().max_rect(room).id_salt(salt).accessibility_role(role).accessibility_label(name)
}

fn arrangement(ui: &Ui) -> Arrangement {
    let room = ui.available_size();
    if room.x >= 740.0 {
        Arrangement::Beside
    } else if room.y >= 560.0 {
        Arrangement::Stacked
    } else {
        Arrangement::Tabs
    }
}

fn sides(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, arrangement: Arrangement) {
    let room = ui.max_rect();
    let line = Stroke::new(1.0, cx.look.line);
    let (items, message) = match arrangement {
        Arrangement::Beside => {
            let width = (room.width() * 0.47).clamp(360.0, 640.0).round();
            room.split_left_right_at_x(room.left() + width)
        }
        Arrangement::Stacked => room.split_top_bottom_at_y((room.top() + room.height() * 0.54).round()),
        Arrangement::Tabs => (room, room),
    };
    if arrangement != Arrangement::Tabs || !view.looking.message_tab {
        ui.painter().rect_filled(items, 0, cx.look.background);
        ui.scope_builder(side(items, "items", Role::List, cx.text.get("tab-items")), |ui| {
            ui.set_clip_rect(items.intersect(ui.clip_rect()));
            items::show(cx, ui, view);
        });
    }
    if arrangement != Arrangement::Tabs || view.looking.message_tab {
        ui.scope_builder(side(message, "message", Role::Region, cx.text.get("tab-message")), |ui| {
            ui.set_clip_rect(message.intersect(ui.clip_rect()));
            message::show(cx, ui, view);
        });
    }
    match arrangement {
        Arrangement::Beside => {
            ui.painter().vline(message.left(), room.y_range(), line);
        }
        Arrangement::Stacked => {
            ui.painter().hline(room.x_range(), message.top(), line);
        }
        Arrangement::Tabs => {}
    }
}
