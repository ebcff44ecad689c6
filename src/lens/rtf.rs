//! Rich text.

use super::grid::excerpt;
use super::{Budget, GapKind, Hidden, Inspection, Mark, Spot, html, paragraphs};
use crate::mail::outlook::rtf::{self, Content};

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    match rtf::read(data) {
        Some(Content::Html(markup)) => html::read(markup.as_bytes(), file, budget),
        Some(Content::Plain(body) | Content::Rich(body)) => {
            paragraphs::put(&body.shown, None, file, budget);
            for text in &body.hidden {
                let (how, count) = (Hidden::Text, text.lines().filter(|line| !line.trim().is_empty()).count() as u64);
                file.marks.push(Mark::Hidden { how, spot: Spot::Whole, count, excerpt: excerpt(text) });
                paragraphs::put(text, Some(how), file, budget);
            }
        }
        None => file.gap(GapKind::Damaged, ""),
    }
}

#[cfg(test)]
mod tests {
    use crate::lens::{Hidden, Limits, Mark, inspect};

    #[test]
    fn rich_text_is_read_with_what_it_hides() {
        let rtf = b"{\\rtf1\\ansi\\ansicpg932 \\'8c\\'a9\\'90\\'cf\\par b{\\v secret}}";
        let file = inspect(rtf, "a.rtf", &Limits::default());
        let texts: Vec<_> = file.passages.iter().map(|passage| (passage.hidden, passage.text.as_str())).collect();
        assert_eq!(texts, [(None, "見積\nb"), (Some(Hidden::Text), "secret")]);
        assert!(matches!(file.marks.as_slice(), [Mark::Hidden { how: Hidden::Text, .. }]));
        assert_eq!(file.passages[0].spot_at("見積\n".len()).label().as_deref(), Some("¶2"));
    }
}
