//! Whether work that goes on elsewhere is still wanted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Heard by whoever does the work.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

/// Held by whoever wants the work: it stops when this is dropped.
#[derive(Debug, Default)]
pub struct Wanted(Stop);

impl Stop {
    /// Whether to stop now.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Wanted {
    pub fn stop(&self) -> Stop {
        self.0.clone()
    }
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}
