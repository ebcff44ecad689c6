//! What a receiving program displays, as text.
//!
//! HTML becomes lines: blocks and `<br>` end them, white space collapses, list items get `-` or their number, tables get
//! their cells side by side, padded to columns and separated by `|`, and pictures stand as `[their text]` or
//! `[their file name]`. Link targets are not written into the text, which stays what people read: they stand in
//! [`Body::links`], and a finding about one carries it as an excerpt. Text that is not displayed (`display:none`, size
//! 0, the colour of its background, comments) goes to [`Body::hidden`]. Style sheets are not interpreted: what only a class
//! hides is shown here, which errs on the visible side.
//!
//! Everything takes time in proportion to the markup, whatever it is, and nothing recurses.

use std::borrow::Cow;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::Body;

mod hidden;
mod links;
mod page;
mod paper;
mod picture;
mod style;
mod table;
mod tag;

pub use links::links;

use page::Page;

/// `CRLF` and lone `CR` become `LF`.
pub fn normalize_line_ends(text: &str) -> Cow<'_, str> {
    let mut pieces = text.split('\r');
    let first = pieces.next().unwrap_or_default();
    if first.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    out.push_str(first);
    for piece in pieces {
        out.push('\n');
        out.push_str(piece.strip_prefix('\n').unwrap_or(piece));
    }
    Cow::Owned(out)
}

/// HTML (already decoded) as text.
pub fn html(markup: &str) -> Body {
    let mut page = Page::new(markup.len());
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| page.event(&event));
    let mut tokenizer = Tokenizer::new_with_emitter(markup, emitter);
    // What comes out of the page is how the text after a tag is to be read: `<style>` and its kind hold no markup.
    while let Some(Ok(state)) = tokenizer.next() {
        tokenizer.set_state(state);
    }
    drop(tokenizer);
    page.into_body()
}

#[cfg(test)]
mod tests;
