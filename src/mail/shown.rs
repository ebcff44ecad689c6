//! What a receiving program displays, as text: HTML with tables as aligned cells, link targets and images named.

use std::borrow::Cow;

use super::Body;

/// `CRLF` and lone `CR` become `LF`.
pub fn normalize_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

/// HTML (already decoded) as text.
pub fn html(markup: &str) -> Body {
    Body { html: true, shown: markup.to_owned(), ..Body::default() }
}
