//! Each arm is one call.

use jiff::Timestamp;

use super::{Action, Effect, Event, Session};

impl Session {
    /// Does what the person wants; what has to be done outside comes back as effects.
    pub fn apply(&mut self, action: Action, now: Timestamp) -> Vec<Effect> {
        let _ = (action, now);
        Vec::new()
    }

    /// Takes what came back from outside.
    pub fn receive(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        let _ = (event, now);
        Vec::new()
    }
}
