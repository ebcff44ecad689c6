//! What a picture is called where there is only text.

use super::tag::{Attr, Attrs};

/// Longest name (characters).
const LONGEST: usize = 120;

/// Its own text, or the name of its file; trackers and spacers of a pixel or two are not seen.
pub(super) fn name(attrs: &Attrs) -> Option<String> {
    let speck = |attr| attrs.number(attr).is_some_and(|size| size <= 2);
    if speck(Attr::Width) || speck(Attr::Height) {
        return None;
    }
    let (alt, source) = (attrs.get(Attr::Alt).trim(), attrs.get(Attr::Src).trim());
    let name = if alt.is_empty() { file(source) } else { alt };
    (!name.is_empty()).then(|| name.chars().take(LONGEST).collect())
}

fn file(source: &str) -> &str {
    if let Some(id) = source.strip_prefix("cid:") {
        return id.split('@').next().unwrap_or(id);
    }
    if source.starts_with("data:") {
        return source.split([';', ',']).next().unwrap_or_default();
    }
    source.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).unwrap_or_default()
}
