//! The process that looks: limits for itself first, then one file after the other from standard input.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};

use super::wire::{self, Head};
use super::{NO_ROOM, PANICKED};
use crate::lens;

/// Readers of nested formats recurse within limits; where one does not, this process ends and no other (bytes).
const STACK: usize = 16 << 20;

/// Looks into what comes over standard input, until nobody asks any more. Returns the exit status.
///
/// One thread reads requests and nothing else, so that it hears at once when the other side is gone: then the process
/// ends in the middle of its work.
pub fn serve(memory_mb: u64, cpu_seconds: u64) -> u8 {
    // What went wrong inside is the other side's to tell.
    std::panic::set_hook(Box::new(|_| ()));
    if limit(memory_mb, cpu_seconds).is_err() {
        return NO_ROOM;
    }
    let (requests, waiting) = sync_channel(0);
    let looking = std::thread::Builder::new().stack_size(STACK).spawn(move || look(&waiting));
    if looking.is_err() {
        return NO_ROOM;
    }
    let mut input = io::stdin().lock();
    while let Ok(Some(request)) = wire::next_request(&mut input) {
        if requests.send(request).is_err() {
            return PANICKED;
        }
    }
    0
}

fn look(waiting: &Receiver<(Head, Vec<u8>)>) {
    while let Ok((head, data)) = waiting.recv() {
        let looked = catch_unwind(AssertUnwindSafe(|| lens::inspect(&data, &head.name, &head.limits)));
        drop(data);
        let Ok(inspection) = looked else { std::process::exit(i32::from(PANICKED)) };
        if wire::send_answer(&mut io::stdout().lock(), &inspection).is_err() {
            std::process::exit(0);
        }
    }
}

/// No more memory and time than this, no file written, no core of what was read left behind.
#[cfg(unix)]
fn limit(memory_mb: u64, cpu_seconds: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    /// Standard streams, and what a library opens for itself.
    const FILES: u64 = 16;
    let limits = [
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, FILES),
        (Resource::Cpu, cpu_seconds),
        #[cfg(not(target_os = "openbsd"))]
        (Resource::As, memory_mb << 20),
    ];
    for (resource, most) in limits {
        // A limit that stands already may be the smaller one, and is never raised.
        let allowed = getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most));
        setrlimit(resource, Rlimit { current: Some(allowed), maximum: Some(allowed) })?;
    }
    Ok(())
}

/// Elsewhere only the other side's clock ends it.
#[cfg(not(unix))]
fn limit(_memory_mb: u64, _cpu_seconds: u64) -> io::Result<()> {
    Ok(())
}
