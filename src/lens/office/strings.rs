//! The strings that cells share: one buffer, and where each ends.

use super::xml::{Item, local};

#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    /// Bytes of text that may be kept.
    room: u64,
    pub(super) is_cut: bool,
    in_text: bool,
    /// Readings of Japanese words stand beside them and are not shown.
    in_reading: bool,
}

impl Strings {
    pub(super) fn new(room: u64) -> Self {
        Self { room: room.min(u64::from(u32::MAX)), ..Self::default() }
    }

    pub(super) fn take(&mut self, item: &Item<'_>) {
        match item {
            Item::Open(tag) => match local(tag.name().as_ref()) {
                "t" => self.in_text = !self.in_reading,
                "rPh" => self.in_reading = true,
                _ => {}
            },
            Item::Close(tag) => match local(tag.name().as_ref()) {
                "t" => self.in_text = false,
                "rPh" => self.in_reading = false,
                "si" => self.end(),
                _ => {}
            },
            Item::Text(text) if self.in_text => {
                // Cells of a damaged table are better empty than those of their neighbours.
                if (self.text.len() + text.len()) as u64 > self.room {
                    self.is_cut = true;
                } else {
                    self.text.push_str(text);
                }
            }
            Item::Text(_) | Item::Other | Item::End => {}
        }
    }

    fn end(&mut self) {
        // An end costs as much as a short string; a list of nothing but ends is bounded with it.
        if self.ends.len() as u64 * 4 > self.room {
            self.is_cut = true;
        } else {
            self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }
}
