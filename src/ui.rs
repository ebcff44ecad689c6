//! Drawing: a `&Session` goes in, [`Action`]s come out. Nothing here can change anything.
//!
//! What is only about looking — scroll offsets, folded lists, the find bar — stays in egui's memory.

use eframe::egui::{Context, Event, Id, Theme, Ui};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::session::{Action, Page, Screen, Session};
use crate::text::Text;

pub mod fonts;
pub mod style;

mod dialogs;
mod done;
mod folder;
mod form;
mod front;
mod help;
mod introduce;
mod mail_text;
mod notices;
mod own;
mod paste;
mod place;
mod policy;
mod records;
mod rehearsal;
mod review;
mod rows;
mod seal;
mod settings;
mod todo;
mod welcome;
mod when;
pub mod widgets;
mod within;

pub use style::Look;

/// What a screen knows besides the session, and where it puts what the person wants.
pub struct Cx<'a> {
    pub text: &'a Text,
    pub look: Look,
    pub now: Timestamp,
    /// Where the person is, for times of day; UTC until somebody says.
    pub zone: TimeZone,
    /// The window has the focus: only then can something have been seen.
    pub focused: bool,
    /// Reduced motion: nothing moves.
    pub still: bool,
    actions: Vec<Action>,
}

impl<'a> Cx<'a> {
    /// For one frame. `still` is for reduced motion.
    pub fn new(ctx: &Context, text: &'a Text, now: Timestamp, still: bool) -> Self {
        let look = if ctx.theme() == Theme::Dark { style::DARK } else { style::LIGHT };
        let focused = is_attended(ctx);
        Self { text, look, now, zone: TimeZone::UTC, focused, still, actions: Vec::new() }
    }

    /// The person wants something; it is applied after the frame.
    pub fn send(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// What the person wanted in this frame, in order.
    pub fn into_actions(self) -> Vec<Action> {
        self.actions
    }
}

/// Whether somebody is at this window: it has the focus. Where no window manager ever gives it (a kiosk, a virtual
/// display), the first act of a person in the window does.
fn is_attended(ctx: &Context) -> bool {
    #[derive(Clone, Copy, Default)]
    struct Known {
        had_focus: bool,
        had_act: bool,
    }
    let id = Id::unique("attention");
    let mut known = ctx.data(|data| data.get_temp::<Known>(id)).unwrap_or_default();
    let focused = ctx.input(|input| {
        known.had_focus |= input.focused;
        known.had_act |= input.events.iter().any(is_act);
        input.focused
    });
    ctx.data_mut(|data| data.insert_temp(id, known));
    focused || (known.had_act && !known.had_focus)
}

fn is_act(event: &Event) -> bool {
    matches!(event, Event::Key { .. } | Event::PointerButton { .. } | Event::AccessKitActionRequest(_))
}

/// Draws everything. The reference is shared: drawing cannot change anything.
pub fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    style::still(ui.style_mut(), cx.still);
    notices::show(cx, ui, &session.notices);
    // Each page has ids of its own: to a screen reader the same button on another page is another button.
    ui.push_id(session.page.as_ref().map(std::mem::discriminant), |ui| match &session.page {
        Some(Page::Records(page)) => records::show(cx, ui, page),
        Some(Page::Settings(form)) => settings::show(cx, ui, &session.desk, form),
        Some(Page::Help) => help::show(cx, ui),
        Some(Page::Policy) => policy::show(cx, ui, &session.desk),
        Some(Page::Rehearsal) => rehearsal::show(cx, ui, &session.rehearsing),
        Some(Page::Folder(folder)) => folder::show(cx, ui, folder),
        None => screen(cx, ui, session),
    });
    if let Some(dialog) = &session.dialog {
        dialogs::show(cx, ui, session, dialog);
    }
}

fn screen(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session) {
    within::show(cx, ui, session);
    ui.push_id(std::mem::discriminant(&session.screen), |ui| match &session.screen {
        Screen::Start => welcome::show(cx, ui, session),
        Screen::Paste(form) => paste::show(cx, ui, form),
        Screen::Reading(reading) => welcome::reading(cx, ui, reading),
        Screen::Introduce(form) => introduce::show(cx, ui, session, form),
        Screen::Review(reviewing) => review::show(cx, ui, session, reviewing),
        Screen::Done(done) => done::show(cx, ui, session, done),
    });
}
