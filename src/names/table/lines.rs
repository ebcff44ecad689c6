//! Lines of `KEY TAB VALUE`, sorted by their bytes, searched where they lie.

use std::sync::OnceLock;

/// A sorted table. The first question notes where the lines whose keys begin alike start, in one pass without copying;
/// what a line says is read where it lies.
#[derive(Debug)]
pub(super) struct Table {
    text: &'static str,
    blocks: OnceLock<Vec<Block>>,
}

/// Lines whose keys begin with the same bytes: a kanji and a piece of the next one, or four Latin letters.
#[derive(Debug)]
struct Block {
    head: [u8; 4],
    start: usize,
}

impl Table {
    pub(super) const fn new(text: &'static str) -> Self {
        Self { text, blocks: OnceLock::new() }
    }

    /// The value beside a key.
    pub(super) fn find(&self, key: &str) -> Option<&'static str> {
        let head = head(key.as_bytes());
        let blocks = self.blocks();
        let at = blocks.binary_search_by_key(&head, |block| block.head).ok()?;
        let end = blocks.get(at + 1).map_or(self.text.len(), |next| next.start);
        let lines = self.text.get(blocks.get(at)?.start..end)?.split('\n');
        lines.filter_map(|line| line.strip_prefix(key)).find_map(|rest| rest.strip_prefix('\t'))
    }

    /// Lines whose keys begin with `start`, each as key and value.
    pub(super) fn beginning_with<'k>(&self, start: &'k str) -> impl Iterator<Item = (&'static str, &'static str)> + 'k {
        let blocks = self.blocks();
        let first = blocks.partition_point(|block| block.head < head(start.as_bytes()));
        // Where `start` is longer than a head, lines before it may stand in its block.
        let from = blocks.get(first).map_or(self.text.len(), |block| block.start);
        let lines = self.text.get(from..).unwrap_or_default().lines();
        lines
            .skip_while(move |line| *line < start)
            .take_while(move |line| line.starts_with(start))
            .filter_map(|line| line.split_once('\t'))
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text.lines().map(|line| line.split_once('\t').unwrap())
    }

    fn blocks(&self) -> &[Block] {
        self.blocks.get_or_init(|| {
            let mut blocks: Vec<Block> = Vec::new();
            let mut start = 0;
            for line in self.text.split_inclusive('\n') {
                let key = line.split('\t').next().unwrap_or_default();
                let head = head(key.as_bytes());
                if blocks.last().is_none_or(|last| last.head != head) {
                    blocks.push(Block { head, start });
                }
                start += line.len();
            }
            blocks
        })
    }
}

/// The first bytes of a key, filled up with zeros, which stand before every other byte.
fn head(key: &[u8]) -> [u8; 4] {
    let mut head = [0; 4];
    for (to, from) in head.iter_mut().zip(key) {
        *to = *from;
    }
    head
}
