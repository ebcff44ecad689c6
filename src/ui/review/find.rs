//! Finding words in the message, as people read them: without regard to case, width or kana.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Frame, Key, Label, Margin, Modifiers, RichText, TextEdit, Ui};

use super::view::{View, id};
use crate::mail::{Draft, fold};
use crate::ui::{Cx, fonts, widgets};

/// More hits than this are not gone through.
const MOST: usize = 10_000;

/// The find bar.
#[derive(Clone, Default)]
pub(super) struct Find {
    shown: bool,
    query: String,
    hits: Arc<Vec<Hit>>,
    current: usize,
    /// The field is to take the focus.
    focus: bool,
    /// The current hit is to come into view, for so many frames.
    coming: u8,
}

/// Bytes of the shown text of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) part: usize,
    pub(super) range: Range<usize>,
}

impl Find {
    pub(super) fn open(&mut self) {
        self.shown = true;
        self.focus = true;
    }

    pub(super) fn is_open(&self) -> bool {
        self.shown
    }

    pub(super) fn close(&mut self) {
        self.shown = false;
    }

    pub(super) fn hits(&self) -> &[Hit] {
        if self.shown { &self.hits } else { &[] }
    }

    pub(super) fn current(&self) -> Option<&Hit> {
        self.hits().get(self.current)
    }

    /// The current hit, in the frames in which it is to come into view.
    pub(super) fn coming(&self) -> Option<&Hit> {
        self.current().filter(|_| self.coming > 0)
    }

    fn go(&mut self, step: isize) {
        let count = self.hits.len();
        if count > 0 {
            self.current = self.current.checked_add_signed(step).unwrap_or(count - 1) % count;
            self.coming = 3;
        }
    }
}

/// Every place where the words stand in the displayed texts.
fn search(draft: &Draft, query: &str) -> Vec<Hit> {
    let words = fold::fold(query.trim());
    if words.is_empty() {
        return Vec::new();
    }
    let in_body = |(part, body): (usize, &crate::mail::Body)| {
        let folded = body.folded();
        let found = folded.text().match_indices(words.as_str()).take(MOST);
        found.map(|(at, hit)| Hit { part, range: folded.original(at..at + hit.len()) }).collect::<Vec<_>>()
    };
    draft.bodies.iter().enumerate().flat_map(in_body).take(MOST).collect()
}

/// The bar above the message.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>) {
    let find = &mut view.looking.find;
    find.coming = find.coming.saturating_sub(1);
    if !find.shown {
        return;
    }
    Frame::new().fill(cx.look.background).inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| bar(cx, ui, &view.on.draft, &mut view.looking.find));
    });
}

fn bar(cx: &mut Cx<'_>, ui: &mut Ui, draft: &Draft, find: &mut Find) {
    let field = id().with("find");
    let typing = ui.memory(|memory| memory.has_focus(field));
    let pressed = |modifiers: Modifiers, key: Key| typing && ui.input_mut(|input| input.consume_key(modifiers, key));
    let (back, on) = (pressed(Modifiers::SHIFT, Key::Enter), pressed(Modifiers::NONE, Key::Enter));
    let name = cx.text.get("find-field");
    let edit = TextEdit::singleline(&mut find.query).id(field).desired_width(180.0).hint_text(name.clone());
    let response = ui.add(edit);
    widgets::name(&response, &name);
    if std::mem::take(&mut find.focus) {
        response.request_focus();
    }
    if response.changed() {
        find.hits = Arc::new(search(draft, &find.query));
        find.current = 0;
        find.coming = 3;
    }
    let count = find.hits.len();
    let at = if count == 0 { 0 } else { find.current + 1 };
    let words = if find.query.trim().is_empty() {
        String::new()
    } else {
        cx.text.with("find-count", &[("at", at.into()), ("count", count.into())])
    };
    ui.add(Label::new(RichText::new(words).font(fonts::second()).color(cx.look.dim)).selectable(false));
    if widgets::link(ui, cx.text.get("find-previous")).clicked() || back {
        find.go(-1);
    }
    if widgets::link(ui, cx.text.get("find-next")).clicked() || on {
        find.go(1);
    }
    if widgets::link(ui, cx.text.get("find-close")).clicked() {
        find.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, query: &str) -> Vec<String> {
        let draft =
            Draft::open(format!("To: a@client.example\nContent-Type: text/plain; charset=utf-8\n\n{text}").as_bytes())
                .unwrap();
        search(&draft, query)
            .iter()
            .map(|hit| draft.bodies[hit.part].shown.get(hit.range.clone()).unwrap().to_owned())
            .collect()
    }

    #[test]
    fn words_are_found_as_people_read_them() {
        assert_eq!(hits("ＡＢＣ見積とabc見積", "Abc見積"), ["ＡＢＣ見積", "abc見積"]);
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        assert!(hits("Hello", "  ").is_empty());
    }
}
