//! The time, for everything below.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

/// Wall time that never runs backwards: how long something was in view must not depend on somebody setting the clock.
pub(super) struct Clock {
    start: Timestamp,
    since: Instant,
}

/// The system's clock may run ahead of this one by so much before it is followed. It does after the machine slept: then
/// the steady clock stood still.
const SLEPT: SignedDuration = SignedDuration::from_secs(2);

impl Clock {
    pub(super) fn new() -> Self {
        Self { start: Timestamp::now(), since: Instant::now() }
    }

    pub(super) fn now(&mut self) -> Timestamp {
        let steady = self.steady();
        let now = followed(steady, Timestamp::now());
        if now != steady {
            *self = Self { start: now, since: Instant::now() };
        }
        now
    }

    fn steady(&self) -> Timestamp {
        let passed = SignedDuration::try_from(self.since.elapsed()).unwrap_or(SignedDuration::ZERO);
        self.start.checked_add(passed).unwrap_or(self.start)
    }
}

fn followed(steady: Timestamp, wall: Timestamp) -> Timestamp {
    if wall.duration_since(steady) > SLEPT { wall } else { steady }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_the_system_after_a_sleep_and_never_back() {
        let noon: Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
        let hour = SignedDuration::from_hours(1);
        assert_eq!(followed(noon, noon + hour), noon + hour);
        assert_eq!(followed(noon, noon - hour), noon);
        assert_eq!(followed(noon, noon + SignedDuration::from_millis(700)), noon, "no look becomes longer by that");
    }

    #[test]
    fn it_goes_on_by_itself() {
        let mut clock = Clock::new();
        let (before, after) = (clock.now(), clock.now());
        assert!(after >= before && after.duration_since(before) < SLEPT);
    }
}
