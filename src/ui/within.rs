//! A mail inside a mail: which one it is, and the way back.

use std::cell::RefCell;

use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Ui, vec2};

use super::style::STEP;
use super::widgets::{self, MailText, visible};
use super::{Cx, fonts, form, front};
use crate::session::{Action, Origin, Screen, Session, Source};
use crate::text::Text;

/// Below this width the path stands below the way back (points).
const NARROW: f32 = 900.0;
/// Below this height there is no room to spare (points).
const LOW: f32 = 560.0;

/// What a source is called.
pub(super) fn name(text: &Text, source: &Source) -> String {
    match &source.origin {
        Origin::Enclosed(_) if source.name.is_empty() => text.get("file-without-name"),
        Origin::File(_) | Origin::Package(_) | Origin::Message(_) | Origin::Enclosed(_) | Origin::Past(_) => {
            source.name.clone()
        }
        Origin::Pasted | Origin::Parts => text.get("source-pasted"),
        Origin::Sample(_) => text.get("source-sample"),
    }
}

/// The bar above a mail that lies in another one, and above what came of it.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    let (source, asks) = match &session.screen {
        Screen::Review(on) => (&on.source, on.takes_answers()),
        Screen::Done(done) => (&done.source, false),
        Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) => return,
    };
    let Some(around) = session.outer().last().map(|outer| &outer.reviewing.source) else { return };
    let is_free = session.dialog.is_none() && session.page.is_none();
    if is_free && matches!(session.screen, Screen::Done(_)) && (front::escaped(ui) || is_back(ui)) {
        cx.send(Action::GoBack);
    }
    // In a low window every line counts.
    let (margin, gap) = if ui.available_height() < LOW {
        (Margin::symmetric(12, 4), STEP)
    } else {
        (Margin::symmetric(20, 8), STEP * 2.0)
    };
    let frame = Frame::new().fill(cx.look.accent.fill).inner_margin(margin);
    Panel::top("within").frame(frame).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 4.0, gap);
        if ui.available_width() < NARROW {
            ui.horizontal_wrapped(|ui| {
                back(cx, ui, around);
                role(cx, ui, session, asks);
            });
            path(cx, ui, session, source);
        } else {
            // Both sides want things of the person.
            let cx = RefCell::new(cx);
            widgets::sides(
                ui,
                |ui| {
                    let cx = &mut **cx.borrow_mut();
                    back(cx, ui, around);
                    path(cx, ui, session, source);
                },
                |ui| role(&mut cx.borrow_mut(), ui, session, asks),
            );
        }
    });
}

/// The way back as browsers have it.
pub(super) fn is_back(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowLeft))
}

/// Back to the mail around this one.
pub(super) fn back(cx: &mut Cx<'_>, ui: &mut Ui, around: &Source) {
    let named = cx.text.with("within-back-named", &[("name", visible(&name(cx.text, around)).into())]);
    let button = widgets::button(ui, cx.text.get("within-back"));
    widgets::name(&button, &named);
    if widgets::clicked_once(ui, &button.on_hover_text(cx.text.get("within-back-keys"))) {
        cx.send(Action::GoBack);
    }
}

/// Whose draft it is: what a colleague sends to be looked at is theirs.
fn role(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, asks: bool) {
    if !asks {
        return;
    }
    if let Some(yes) = form::toggle(ui, session.somebody_elses, &cx.text.get("start-somebody-elses")) {
        cx.send(Action::SomebodyElses(yes));
    }
}

/// Through which mails it is reached.
fn path(cx: &Cx<'_>, ui: &mut Ui, session: &Session, source: &Source) {
    let (ink, dim) = (cx.look.ink, cx.look.dim);
    let mut path = MailText::new(cx.text.get("within-title"), fonts::bold(14.0), ink).then("  ", fonts::text(), dim);
    for outer in session.outer() {
        path = path.then(name(cx.text, &outer.reviewing.source), fonts::text(), dim).then(" › ", fonts::text(), dim);
    }
    path.then(name(cx.text, source), fonts::text(), ink).line_height(20.0).plain().show(ui);
}
