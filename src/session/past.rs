//! Mails of a rehearsal, looked at one by one: as they were judged there, by nobody's settings, and never recorded.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Effect, Input, Inspected, Page, Screen, Seat, Session, Source};
use crate::check::Role;
use crate::policy::Policy;

/// A mail that went out already, and what it is judged by.
#[derive(Clone)]
pub struct Past {
    /// As the rehearsal calls it.
    pub source: String,
    pub policy: Arc<Policy>,
    /// Its own day, once it was read.
    pub day: Option<Date>,
}

impl PartialEq for Past {
    fn eq(&self, other: &Self) -> bool {
        (&self.source, self.policy.digest) == (&other.source, other.policy.digest)
    }
}

impl Eq for Past {}

impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Past").field(&self.source).finish()
    }
}

impl Past {
    /// The seat of a rehearsal: nobody's addresses, nobody's acquaintances.
    pub(super) fn seat(&self, inspected: Inspected, today: Date) -> Seat {
        Seat {
            policy: self.policy.clone(),
            own: Vec::new(),
            group: Vec::new(),
            personal: Vec::new(),
            waivers: Vec::new(),
            known: Arc::default(),
            role: Role::Author,
            by_sender: false,
            today: self.day.unwrap_or(today),
            inspected,
        }
    }

    /// The mail of a rehearsal that is to be opened, or was.
    pub(super) fn of(input: &Input) -> Option<&Self> {
        match input {
            Input::Past(past) => Some(past),
            Input::Again(source) | Input::Newest(source) => source.past(),
            Input::Path(_) | Input::Text(_) | Input::Parts(_) | Input::Message(_) | Input::Sample(_) => None,
        }
    }
}

impl Session {
    /// Whoever looked at a mail of a rehearsal comes back to it.
    pub(super) fn leave_past(&mut self) -> Vec<Effect> {
        let is_past = |source: &Source| source.past().is_some();
        let came_from_there = match &self.screen {
            Screen::Review(on) => is_past(&on.source),
            Screen::Done(done) => is_past(&done.source),
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) => false,
        };
        self.screen = Screen::Start;
        self.page = came_from_there.then_some(Page::Rehearsal);
        Vec::new()
    }
}
