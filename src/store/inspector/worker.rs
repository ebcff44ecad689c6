//! One process at a time, kept for the next file as long as it answers, replaced when it does not.

use std::io::Read as _;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use memchr::memmem;

use super::wire::{self, Head};
use super::{COMMAND, Inspector, NO_ROOM};
use crate::lens::{GapKind, Inspection};
use crate::session::Stop;

/// How often somebody who waits looks whether to go on waiting.
const PAUSE: Duration = Duration::from_millis(20);
/// A process that read and answered more than this is not kept: what it freed it may still hold (bytes).
const WEAR: usize = 32 << 20;
/// What a process says at its end is looked at only so far (bytes).
const LAST_WORDS: u64 = 4096;

/// What the heap of GNU systems is told. Every thread's own arena would count as memory in use before it holds anything;
/// and buffers that unpackers take and give back between small things that stay would leave ten times their size in holes.
const HEAP: [(&str, &str); 2] = [("MALLOC_ARENA_MAX", "1"), ("MALLOC_MMAP_THRESHOLD_", "16384")];

/// Looks into one file after the other.
pub struct Worker<'i> {
    inspector: &'i Inspector,
    kept: Option<Process>,
}

struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    /// How long it has worked.
    worked: Duration,
    /// Bytes read and answered.
    moved: usize,
}

/// Why there is no answer.
pub(super) enum Silence {
    /// The time was up.
    Time,
    Stopped,
    /// It says more than this side wants to hold.
    TooMuch,
    /// It ended, or said what no such process says.
    Ended,
}

impl<'i> Worker<'i> {
    pub(super) fn new(inspector: &'i Inspector) -> Self {
        Self { inspector, kept: None }
    }

    /// The number by which the system knows the process that is kept for the next file.
    pub fn process(&self) -> Option<u32> {
        self.kept.as_ref().map(|process| process.child.id())
    }

    /// Looks into one file. Whatever happens, there is an inspection.
    pub fn inspect(&mut self, name: &str, data: &[u8], stop: &Stop) -> Inspection {
        if data.len() as u64 > self.inspector.limits.file_bytes {
            return Inspector::refused(name, data, GapKind::TooLarge);
        }
        loop {
            if stop.is_asked() {
                return Inspector::refused(name, data, GapKind::Cancelled);
            }
            let used = self.kept.is_some();
            match self.ask(name, data, stop) {
                Ok(inspection) => return inspection,
                // Files before may have left too little room; a fresh process answers for this one alone.
                Err(GapKind::Memory | GapKind::Crashed) if used => {}
                Err(why) => return Inspector::refused(name, data, why),
            }
        }
    }

    fn ask(&mut self, name: &str, data: &[u8], stop: &Stop) -> Result<Inspection, GapKind> {
        let mut process = match self.kept.take() {
            Some(process) => process,
            None => self.inspector.start().map_err(|_told_by_the_gap| GapKind::Crashed)?,
        };
        let head = Head { name: name.to_owned(), size: data.len() as u64, limits: self.inspector.limits };
        match process.ask(&head, data, self.inspector.time, stop) {
            Ok(inspection) => {
                // The limit of its processor time is for one file more than this.
                let fresh = process.worked < self.inspector.time && process.moved < WEAR;
                self.kept = fresh.then_some(process);
                Ok(inspection)
            }
            Err(Silence::Time) => Err(GapKind::Time),
            Err(Silence::Stopped) => Err(GapKind::Cancelled),
            Err(Silence::TooMuch) => Err(GapKind::Memory),
            Err(Silence::Ended) => Err(process.cause()),
        }
    }
}

impl Inspector {
    fn start(&self) -> std::io::Result<Process> {
        // This side's clock comes first; the limit of processor time is for the case that there is no such side left.
        let cpu_seconds = self.time.as_secs().saturating_mul(2) + 2;
        let mut command = Command::new(&self.program.path);
        command.arg(COMMAND).args([self.memory_mb.to_string(), cpu_seconds.to_string()]);
        command.env_clear().envs(self.program.environment.iter().cloned());
        command.envs(HEAP);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok(Process { child, input, output, worked: Duration::ZERO, moved: 0 }),
            (_, _) => Err(std::io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Process {
    /// Sends a file and waits for what comes back, no longer than allowed.
    ///
    /// Writing and reading have threads of their own: neither side ever waits for the other to read first.
    fn ask(&mut self, head: &Head, data: &[u8], time: Duration, stop: &Stop) -> Result<Inspection, Silence> {
        let begin = Instant::now();
        let Self { child, input, output, .. } = self;
        let answer = thread::scope(|scope| {
            let (answers, answered) = sync_channel(1);
            // A process that is gone reads nothing; that is seen by its silence.
            let writing = Builder::new().spawn_scoped(scope, move || wire::send_request(input, head, data).ok());
            let reading = Builder::new().spawn_scoped(scope, move || answers.send(answer(output)).ok());
            let answer = match writing.and(reading) {
                Ok(_) => wait(&answered, begin + time, stop),
                Err(_no_threads) => Err(Silence::Ended),
            };
            if answer.is_err() {
                // Both threads end with it.
                child.kill().ok();
            }
            answer
        });
        self.worked += begin.elapsed();
        let Answer { inspection, size } = answer?;
        self.moved = self.moved.saturating_add(data.len()).saturating_add(size);
        Ok(inspection)
    }

    /// Why it ended, as far as it can be told from outside.
    fn cause(mut self) -> GapKind {
        let mut words = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            errors.take(LAST_WORDS).read_to_end(&mut words).ok();
        }
        let Ok(status) = self.child.wait() else { return GapKind::Crashed };
        // What the standard library says before it gives up on an allocation.
        let no_room =
            status.code() == Some(i32::from(NO_ROOM)) || memmem::find(&words, b"memory allocation of").is_some();
        if no_room { GapKind::Memory } else { GapKind::Crashed }
    }
}

/// An inspection, and how many bytes it came in.
struct Answer {
    inspection: Inspection,
    size: usize,
}

fn answer(output: &mut ChildStdout) -> Result<Answer, Silence> {
    let answer = wire::read_answer(output)?;
    let inspection = serde_json::from_slice(&answer).map_err(|_unheard_of| Silence::Ended)?;
    Ok(Answer { inspection, size: answer.len() })
}

fn wait(answered: &Receiver<Result<Answer, Silence>>, end: Instant, stop: &Stop) -> Result<Answer, Silence> {
    loop {
        match answered.recv_timeout(PAUSE) {
            Ok(answer) => return answer,
            Err(RecvTimeoutError::Disconnected) => return Err(Silence::Ended),
            Err(RecvTimeoutError::Timeout) if stop.is_asked() => return Err(Silence::Stopped),
            Err(RecvTimeoutError::Timeout) if Instant::now() >= end => return Err(Silence::Time),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// No process is left behind, whatever became of it.
impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
