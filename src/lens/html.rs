//! HTML files: what they show, what they hide, and scripts.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};

use crate::mail::shown;

use super::text::{decoded, keep};
use super::{Budget, Hidden, Inspection, Mark, Passage, Spot, Unit, extension, message};

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    // A saved page with its pictures is a mail in form (RFC 2557).
    if matches!(extension(&file.name).as_str(), "mht" | "mhtml") && !data.trim_ascii_start().starts_with(b"<") {
        message::read(data, file, budget);
        return;
    }
    let Some(markup) = decoded(data, file, budget) else { return };
    page(&markup, file, budget);
    let lines = file.passages.iter().filter(|passage| passage.hidden.is_none());
    let lines = lines.map(|passage| passage.text.lines().count() as u64).sum();
    file.counts.push((Unit::Lines, lines));
}

/// The text of markup, shown and hidden, and whether it runs something.
pub(super) fn page(markup: &str, file: &mut Inspection, budget: &mut Budget) {
    let body = shown::html(markup);
    keep(Passage::new(Spot::Whole, body.shown), file, budget);
    for text in body.hidden {
        keep(Passage { hidden: Some(Hidden::Text), ..Passage::new(Spot::Whole, text) }, file, budget);
    }
    if has_script(markup) {
        file.marks.push(Mark::Script);
    }
}

/// Script elements, handlers (`onload`) and links that run. Data in script elements (JSON-LD) does not run.
pub(super) fn has_script(markup: &str) -> bool {
    let mut scripts = Scripts::default();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| scripts.event(&event));
    let mut tokenizer = Tokenizer::new_with_emitter(markup, emitter);
    while let Some(Ok(state)) = tokenizer.next() {
        tokenizer.set_state(state);
    }
    drop(tokenizer);
    scripts.found
}

#[derive(Default)]
struct Scripts {
    found: bool,
    is_script: bool,
    is_data: bool,
    attribute: Vec<u8>,
}

impl Scripts {
    /// Answers how the text after a tag is to be read, where that is not markup.
    fn event(&mut self, event: &CallbackEvent<'_>) -> Option<State> {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                self.is_script = name == b"script";
                self.is_data = false;
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute.clear();
                self.attribute.extend_from_slice(name.get(..64).unwrap_or(name));
            }
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { .. } if self.is_script => {
                self.found |= !self.is_data;
                return Some(State::ScriptData);
            }
            CallbackEvent::CloseStartTag { .. }
            | CallbackEvent::EndTag { .. }
            | CallbackEvent::String { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    }

    fn value(&mut self, value: &[u8]) {
        let value = value.get(..256).unwrap_or(value).to_ascii_lowercase();
        match self.attribute.as_slice() {
            b"type" if self.is_script => self.is_data = !(value.is_empty() || runs(&value)),
            [b'o', b'n', _, _, ..] => self.found |= !value.trim_ascii().is_empty(),
            b"href" | b"src" | b"action" | b"formaction" | b"xlink:href" | b"data" => {
                let target: Vec<u8> =
                    value.iter().copied().filter(|byte| !byte.is_ascii_control() && *byte != b' ').collect();
                self.found |= target.starts_with(b"javascript:") || target.starts_with(b"vbscript:");
            }
            _ => {}
        }
    }
}

/// Of the types of a script element, those that run.
fn runs(kind: &[u8]) -> bool {
    let has = |word: &[u8]| memchr::memmem::find(kind, word).is_some();
    kind == b"module" || has(b"javascript") || has(b"ecmascript") || has(b"jscript") || has(b"vbs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::testing::outline;

    #[test]
    fn a_page_is_read_as_people_see_it() {
        assert_eq!(
            outline("<html><p>見積書</p><p style='display:none'>社外秘の単価表</p></html>".as_bytes(), "a.html"),
            "html lines=1 「見積書」 hidden-text「社外秘の単価表」"
        );
    }

    #[test]
    fn what_runs_is_told() {
        for markup in [
            "<script>alert(1)</script>",
            "<SCRIPT src=x.js></SCRIPT>",
            "<script type=module>import 'x'</script>",
            "<body onload='go()'>",
            "<a href=' java\tscript:go()'>x</a>",
            "<svg/onload=go()>",
        ] {
            assert!(has_script(markup), "{markup}");
        }
    }

    #[test]
    fn what_does_not_run_is_not() {
        for markup in [
            "<p>the script of the play</p>",
            "<script type='application/ld+json'>{\"a\": 1}</script>",
            "<!-- <script>alert(1)</script> -->",
            "<a href='https://host.example/?javascript:'>x</a>",
            "<p one='x' on=''>",
            "&lt;script&gt;",
            "<textarea title='<script>'>",
        ] {
            assert!(!has_script(markup), "{markup}");
        }
    }

    #[test]
    fn a_saved_page_is_read_like_a_mail() {
        let data = b"From: <Saved>\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>hello<script>x</script>";
        assert_eq!(outline(data, "a.mht"), "html subject=「page」 script 「page」 「hello」");
    }
}
