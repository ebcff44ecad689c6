//! How much one inspection may take, over everything that lies inside the file.

use serde::{Deserialize, Serialize};

/// What one inspection may take. The defaults are those of the built-in policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// A file larger than this is not looked into (bytes).
    pub file_bytes: u64,
    /// How many containers deep a file may lie.
    pub depth: u32,
    /// Everything unpacked together (bytes).
    pub unpacked_bytes: u64,
    /// How many times larger than its packed form an entry may claim or turn out to be, once it is over a megabyte.
    pub ratio: u64,
    /// Files inside files, altogether.
    pub entries: u64,
    /// Text that is kept (bytes).
    pub text_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 100_000_000,
            depth: 8,
            unpacked_bytes: 512 << 20,
            ratio: 200,
            entries: 100_000,
            text_bytes: 64 << 20,
        }
    }
}

/// Unpacked files that are held in memory at one time, one inside the other (bytes).
const HELD: u64 = 256 << 20;

/// What is left of the limits.
pub(super) struct Budget {
    limits: Limits,
    depth: u32,
    held: u64,
    unpacked: u64,
    entries: u64,
    text: u64,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { limits: *limits, depth: 0, held: 0, unpacked: 0, entries: 0, text: 0 }
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Goes one container deeper, into a file that is held in memory meanwhile (bytes), if that is allowed.
    pub(super) fn deeper<T>(&mut self, held: u64, within: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= self.limits.depth {
            return None;
        }
        self.depth += 1;
        self.held = self.held.saturating_add(held);
        let made = within(self);
        self.held = self.held.saturating_sub(held);
        self.depth -= 1;
        Some(made)
    }

    /// How many bytes one more file may unpack to.
    pub(super) fn room(&self) -> u64 {
        self.limits.file_bytes.min(self.unpackable()).min(HELD.saturating_sub(self.held))
    }

    /// One more file inside; `false` when there were too many.
    pub(super) fn take_entry(&mut self) -> bool {
        self.entries += 1;
        self.entries <= self.limits.entries
    }

    /// How many more files may lie inside.
    pub(super) fn entries_left(&self) -> u64 {
        self.limits.entries.saturating_sub(self.entries)
    }

    /// How many bytes may still be unpacked.
    pub(super) fn unpackable(&self) -> u64 {
        self.limits.unpacked_bytes.saturating_sub(self.unpacked)
    }

    /// Counts what was unpacked; `false` when it was too much.
    pub(super) fn take_unpacked(&mut self, bytes: u64) -> bool {
        self.unpacked = self.unpacked.saturating_add(bytes);
        self.unpacked <= self.limits.unpacked_bytes
    }

    /// How many bytes of text may still be kept.
    pub(super) fn text_left(&self) -> u64 {
        self.limits.text_bytes.saturating_sub(self.text)
    }

    /// Counts text that is kept; `false` when it was too much.
    pub(super) fn take_text(&mut self, bytes: u64) -> bool {
        self.text = self.text.saturating_add(bytes);
        self.text <= self.limits.text_bytes
    }
}
