//! What is said of a file beside its text: kind and size, what is out of sight, what could not be looked into.

use std::collections::BTreeMap;

use eframe::egui::{Color32, Ui};

use crate::lens::{Gap, Hidden, Inspection, Mark, Property};
use crate::text::Text;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, Icon, MailText, visible};
use crate::ui::{Cx, fonts};

/// Of the spots at which something is hidden, so many are named.
const NAMED: usize = 5;

/// Kind, size and what there is of it, in one line.
pub(super) fn line(cx: &Cx<'_>, file: &Inspection) -> String {
    let size = cx.text.with("file-size", &[("bytes", file.size.into())]);
    let words = [cx.text.file_kind(file.kind), size, cx.text.inside(file)];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("  ")
}

/// What makes somebody look at it, in the fewest words; for a row of the list of files.
pub(super) fn marks(cx: &Cx<'_>, file: &Inspection) -> Vec<String> {
    let mut said: Vec<String> = warnings(cx, file);
    said.extend(hidden(cx.text, file).into_keys().map(|how| cx.text.hidden(how)));
    said.extend(file.gaps.iter().map(|gap| cx.text.gap(gap.why)));
    said
}

/// All of it, line by line.
pub(super) fn show(cx: &Cx<'_>, ui: &mut Ui, file: &Inspection, warn: Color32) {
    for warning in warnings(cx, file) {
        widgets::beside(ui, Icon::Warning, warn, |ui| widgets::say(ui, warning));
    }
    for (how, spots) in hidden(cx.text, file) {
        let how = cx.text.with("inside-out-of-sight", &[("how", cx.text.hidden(how).into())]);
        widgets::beside(ui, Icon::Warning, warn, |ui| pair(cx, ui, &how, &cx.text.short_list(&spots, NAMED), true));
    }
    for Gap { why, detail } in &file.gaps {
        widgets::beside(ui, Icon::Warning, warn, |ui| {
            pair(cx, ui, &cx.text.gap(*why), &cx.text.spot_label(detail), true);
        });
    }
    for (which, value) in properties(file) {
        pair(cx, ui, &cx.text.property(which), value, false);
    }
    if !file.marks.is_empty() || !file.gaps.is_empty() {
        ui.add_space(STEP * 2.0);
    }
}

/// A word and what belongs to it; one of the two is what is read first.
fn pair(cx: &Cx<'_>, ui: &mut Ui, word: &str, value: &str, word_first: bool) {
    let (first, second) = if word_first { (cx.look.ink, cx.look.dim) } else { (cx.look.dim, cx.look.ink) };
    let mut text = MailText::new(word, fonts::text(), first);
    if !value.is_empty() {
        text = text.then("  ", fonts::text(), second).then(value, fonts::text(), second);
    }
    text.line_height(20.0).show(ui);
}

fn warnings(cx: &Cx<'_>, file: &Inspection) -> Vec<String> {
    let id = |mark: &Mark| match mark {
        Mark::Encrypted => Some("inside-encrypted"),
        Mark::Macros => Some("inside-macros"),
        Mark::Script => Some("inside-script"),
        Mark::Hidden { .. } | Mark::Property { .. } => None,
    };
    file.marks.iter().filter_map(id).map(|id| cx.text.get(id)).collect()
}

/// Each way in which something is hidden, with where.
fn hidden(text: &Text, file: &Inspection) -> BTreeMap<Hidden, Vec<String>> {
    let mut ways: BTreeMap<Hidden, Vec<String>> = BTreeMap::new();
    for mark in &file.marks {
        let Mark::Hidden { how, spot, .. } = mark else { continue };
        ways.entry(*how).or_default().extend(spot.label().map(|label| visible(&text.spot_label(&label))));
    }
    ways
}

fn properties(file: &Inspection) -> impl Iterator<Item = (Property, &str)> {
    file.marks.iter().filter_map(|mark| match mark {
        Mark::Property { which, value } => Some((*which, value.as_str())),
        Mark::Encrypted | Mark::Macros | Mark::Script | Mark::Hidden { .. } => None,
    })
}
