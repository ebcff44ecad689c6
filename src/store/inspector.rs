//! Looking into files in a process of its own: a file from outside may take its reader down, and nothing else.
//!
//! The process is this same program. It gets a file over standard input, answers over standard output, limits its own
//! memory and may write no file; the clock of this side ends it. Whatever happens to it, a file that could not be looked
//! into comes back as an [`Inspection`] with a [`Gap`](crate::lens::Gap) that says why.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};
use std::time::Duration;

use crate::lens::{FileKind, GapKind, Inspection, Limits};
use crate::mail::Attachment;
use crate::policy::Inspect;
use crate::session::Stop;

mod child;
mod wire;
mod worker;

pub use child::serve;
pub use worker::Worker;

/// The command of this program that makes it the process that looks.
pub const COMMAND: &str = "inspect-file";

/// Exit status: there is not even room to begin.
const NO_ROOM: u8 = 12;
/// Exit status: a reader gave up on itself.
const PANICKED: u8 = 101;

/// So many processes at once at most.
const MOST_AT_ONCE: usize = 4;

/// This program as a process to start, and what of the environment it needs to start at all.
#[derive(Debug, Clone)]
pub struct Program {
    pub path: PathBuf,
    pub environment: Vec<(OsString, OsString)>,
}

/// Starts processes that look into files, within the limits of a policy.
#[derive(Debug, Clone)]
pub struct Inspector {
    program: Program,
    limits: Limits,
    time: Duration,
    memory_mb: u64,
}

impl Inspector {
    pub fn new(program: Program, inspect: &Inspect) -> Self {
        let limits = Limits {
            file_bytes: inspect.max_mb.saturating_mul(1_000_000),
            depth: u32::try_from(inspect.depth).unwrap_or(u32::MAX),
            unpacked_bytes: inspect.unpacked_mb.saturating_mul(1 << 20),
            ..Limits::default()
        };
        Self { program, limits, time: Duration::from_secs(inspect.seconds), memory_mb: inspect.memory_mb }
    }

    /// Looks into several files at once and tells each as soon as it is known, with its index.
    pub fn look_into(&self, files: &[&Attachment], stop: &Stop, tell: &(dyn Fn(usize, Inspection) + Sync)) {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut worker = self.worker();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = files.get(index) else { return };
                tell(index, worker.inspect(&file.name, &file.data, stop));
            }
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 1..cores.min(MOST_AT_ONCE).min(files.len()) {
                // With fewer threads it takes longer and ends the same.
                drop(Builder::new().spawn_scoped(scope, work));
            }
            work();
        });
    }

    /// Somebody who looks into one file after the other.
    pub fn worker(&self) -> Worker<'_> {
        Worker::new(self)
    }

    /// A file that was not looked into.
    fn refused(name: &str, data: &[u8], why: GapKind) -> Inspection {
        let mut file = Inspection::new(name, FileKind::detect(data, name), data.len() as u64);
        file.gap(why, "");
        file
    }
}
