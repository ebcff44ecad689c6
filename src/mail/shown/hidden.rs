//! Text of a page that is not displayed, as far as it says something to a person.

/// Kept of one place, and altogether (bytes).
const EACH: usize = 2_000;
const ALL: usize = 64 * 1024;

#[derive(Default)]
pub(super) struct Hidden {
    pieces: Vec<String>,
    /// Which pieces stand in quoted history.
    in_quotes: Vec<usize>,
    comments: Vec<String>,
    bytes: usize,
    /// The piece being read.
    piece: String,
    /// Whether all of it stands in quoted history.
    quoted: bool,
}

impl Hidden {
    pub(super) fn write(&mut self, text: &str, quoted: bool) {
        self.quoted = quoted && (self.quoted || self.piece.is_empty());
        if self.piece.len() >= EACH {
            return;
        }
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                self.space();
            }
            let room = EACH.saturating_sub(self.piece.len());
            self.piece.push_str(word.get(..word.floor_char_boundary(room)).unwrap_or_default());
            if room == 0 {
                return;
            }
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    /// A comment is kept when it is something said, and not `end header row`.
    pub(super) fn comment(&mut self, comment: &str) {
        let is_prose =
            comment.split_whitespace().nth(4).is_some() || comment.chars().filter(|c| !c.is_ascii()).nth(7).is_some();
        if is_prose {
            self.end();
            self.write(comment, false);
            let piece = std::mem::take(&mut self.piece);
            keep(&mut self.comments, &mut self.bytes, &piece);
        }
    }

    /// What follows is another piece.
    pub(super) fn end(&mut self) {
        let piece = std::mem::take(&mut self.piece);
        let before = self.pieces.len();
        keep(&mut self.pieces, &mut self.bytes, &piece);
        if self.quoted && self.pieces.len() > before {
            self.in_quotes.push(before);
        }
        self.quoted = false;
    }

    /// What is not displayed, which of it stands in quoted history, and the comments.
    pub(super) fn into_pieces(mut self) -> (Vec<String>, Vec<usize>, Vec<String>) {
        self.end();
        (self.pieces, self.in_quotes, self.comments)
    }

    fn space(&mut self) {
        if !self.piece.is_empty() && !self.piece.ends_with(' ') {
            self.piece.push(' ');
        }
    }
}

fn keep(pieces: &mut Vec<String>, bytes: &mut usize, piece: &str) {
    let text = piece.trim();
    if text.chars().any(char::is_alphanumeric) && *bytes < ALL {
        *bytes += text.len();
        pieces.push(text.to_owned());
    }
}
