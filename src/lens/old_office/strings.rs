//! Strings of workbooks (MS-XLS §2.5.293), which records cut wherever they are full.

use super::binary::{latin, u16_at, u32_at, utf16};

/// Bytes that stand in several records.
pub(super) struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// The pieces, the last one first.
    pub(super) fn new(mut pieces: Vec<&'a [u8]>) -> Self {
        pieces.reverse();
        Self { pieces }
    }

    /// Up to `len` bytes, no further than the end of a record.
    fn some(&mut self, len: usize) -> Option<&'a [u8]> {
        while self.pieces.last()?.is_empty() {
            self.pieces.pop();
        }
        let last = self.pieces.last_mut()?;
        let (taken, rest) = last.split_at_checked(len).unwrap_or((last, &[]));
        *last = rest;
        Some(taken)
    }

    pub(super) fn skip(&mut self, mut len: usize) -> Option<()> {
        while len > 0 {
            len -= self.some(len)?.len();
        }
        Some(())
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.some(1)?.first().copied()
    }

    /// Numbers are never cut.
    pub(super) fn u16(&mut self) -> Option<u16> {
        u16_at(self.some(2)?, 0)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        u32_at(self.some(4)?, 0)
    }

    /// A string with its formats and readings, which are left out.
    pub(super) fn rich_string(&mut self) -> Option<String> {
        let len = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let readings = if flags & 4 != 0 { usize::try_from(self.u32()?).ok()? } else { 0 };
        let text = self.characters(len, flags)?;
        self.skip(runs * 4)?;
        self.skip(readings)?;
        Some(text)
    }

    /// Characters of one or two bytes; where a record ends, the next one says anew which.
    pub(super) fn characters(&mut self, len: usize, flags: u8) -> Option<String> {
        let mut text = String::new();
        let mut wide = flags & 1 != 0;
        let mut left = len;
        while left > 0 {
            let width = if wide { 2 } else { 1 };
            let taken = self.some(left * width)?;
            text.push_str(&if wide { utf16(taken) } else { latin(taken) });
            left = left.saturating_sub(taken.len().div_ceil(width));
            if left > 0 {
                wide = self.byte()? & 1 != 0;
            }
        }
        Some(text)
    }
}
