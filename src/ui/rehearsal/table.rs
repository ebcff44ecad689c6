//! Each check that would have asked for something, the most frequent first.

use eframe::egui::{Align2, Color32, Pos2, Rect, StrokeKind, Ui, pos2, vec2};

use super::{example, figures, row};
use crate::review::rehearsal::{Found, REASON, Rehearsal, Rule, TICK, TYPE, Tally};
use crate::session::{Action, Policies, Rehearsed};
use crate::text::Arg;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, Icon};
use crate::ui::{Cx, fonts};

/// How wide a column of figures is (points).
pub(super) const FIGURE: f32 = 80.0;
/// A square that says which bar is whose (points).
pub(super) const SWATCH: f32 = 10.0;
/// The colours of the bars of two policies.
pub(super) const FIRST: fn(&Cx<'_>) -> Color32 = |cx| cx.look.line;
pub(super) const SECOND: fn(&Cx<'_>) -> Color32 = |cx| cx.look.accent.fill;

/// One check at one grade, under the first policy and under the second.
pub(super) struct Line<'a> {
    pub(super) rule: &'a Rule,
    pub(super) first: Option<&'a Found>,
    pub(super) second: Option<&'a Found>,
    /// In which mails one of them alone alarms; of what is only called out that is not known.
    pub(super) only: [Option<&'a Found>; 2],
}

/// What is the same for every line of a table.
pub(super) struct Table<'a> {
    pub(super) policies: &'a Policies,
    pub(super) mails: u64,
    pub(super) compares: bool,
    /// The largest count, as long as the longest bar.
    pub(super) most: u64,
    pub(super) lines: Vec<Line<'a>>,
}

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    if rehearsed.outcome.first.mails == 0 {
        return;
    }
    let alarms = Table::new(rehearsed, |of| &of.alarms);
    let roll_calls = Table::new(rehearsed, |of| &of.roll_calls);
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if alarms.lines.is_empty() {
            widgets::beside(ui, Icon::Check, cx.look.done.ink, |ui| widgets::say(ui, cx.text.get("rehearsal-quiet")));
        }
        part(cx, ui, "rehearse-alarms", &alarms);
        if !alarms.lines.is_empty() && !roll_calls.lines.is_empty() {
            ui.add_space(STEP * 6.0);
        }
        part(cx, ui, "rehearse-roll-calls", &roll_calls);
        if !alarms.lines.is_empty() || !roll_calls.lines.is_empty() {
            ui.add_space(STEP * 3.0);
            if widgets::link(ui, cx.text.get("rehearsal-copy")).clicked() {
                cx.send(Action::Copy(copied(cx, &[&alarms, &roll_calls])));
            }
            ui.add_space(STEP * 2.0);
            let model = [("tick", TICK.into()), ("type", TYPE.into()), ("reason", REASON.into())];
            widgets::second(ui, cx.text.with("rehearsal-model", &model));
        }
    });
}

fn part(cx: &mut Cx<'_>, ui: &mut Ui, heading: &str, table: &Table<'_>) {
    if table.lines.is_empty() {
        return;
    }
    head(cx, ui, &cx.text.get(heading), table);
    for line in &table.lines {
        widgets::rule(ui);
        if row::show(cx, ui, table, line) {
            example::show(cx, ui, table, line);
        }
    }
}

/// The names of the columns, each with the colour of its bars.
fn head(cx: &Cx<'_>, ui: &mut Ui, heading: &str, table: &Table<'_>) {
    let columns = table.columns(cx);
    let (width, right) = (ui.available_width(), ui.max_rect().right());
    let heading = ui.scope(|ui| {
        ui.set_max_width(width - columns_width(columns.len()));
        widgets::heading(ui, heading)
    });
    let middle = heading.inner.rect.center().y - 1.0;
    for (index, (name, mark)) in columns.into_iter().enumerate() {
        let at = pos2(right_of(right, index, table), middle);
        let text = ui.painter().text(at, Align2::RIGHT_CENTER, name, fonts::second(), cx.look.dim);
        if let Some(color) = mark {
            swatch(cx, ui, pos2(text.left() - SWATCH, at.y), color);
        }
    }
    ui.add_space(STEP * 2.0);
}

/// Says which bar is whose.
pub(super) fn swatch(cx: &Cx<'_>, ui: &Ui, at: Pos2, color: Color32) {
    let square = Rect::from_center_size(at, vec2(SWATCH, SWATCH));
    ui.painter().rect(square, 2, color, (1.0, cx.look.edge), StrokeKind::Inside);
}

/// The right edge of a column of figures in a row that ends there.
pub(super) fn right_of(right: f32, index: usize, table: &Table<'_>) -> f32 {
    let behind = table.column_count().saturating_sub(index + 1);
    right - STEP * 2.0 - columns_width(behind)
}

#[expect(clippy::cast_precision_loss, reason = "three at most")]
pub(super) fn columns_width(count: usize) -> f32 {
    count as f32 * FIGURE
}

impl<'a> Table<'a> {
    fn new(rehearsed: &'a Rehearsed, of: impl Fn(&'a Rehearsal) -> &'a Tally) -> Self {
        let (first, compared) = (&rehearsed.outcome.first, rehearsed.outcome.compared.as_ref());
        let here = of(first);
        let there = compared.map(|compared| of(&compared.second));
        let rules: std::collections::BTreeSet<&Rule> =
            here.iter().chain(there.into_iter().flat_map(Tally::iter)).map(|(rule, _)| rule).collect();
        let only = |rule| {
            let difference = compared.map(|compared| &compared.difference);
            let of = |tally: fn(&'a crate::review::rehearsal::Difference) -> &'a Tally| {
                difference.and_then(|difference| tally(difference).get(rule))
            };
            [of(|difference| &difference.only_first), of(|difference| &difference.only_second)]
        };
        let mut lines: Vec<_> = rules
            .into_iter()
            .map(|rule| Line {
                rule,
                first: here.get(rule),
                second: there.and_then(|there| there.get(rule)),
                only: only(rule),
            })
            .collect();
        let most = lines.iter().map(Line::most).max().unwrap_or(0);
        // Of two policies it is the difference that matters.
        let weight = |line: &Line<'_>| if compared.is_some() { line.differs() } else { (0, false) };
        lines.sort_by_key(|line| std::cmp::Reverse((weight(line), line.most())));
        Self { policies: &rehearsed.policies, mails: first.mails, compares: compared.is_some(), most, lines }
    }

    fn column_count(&self) -> usize {
        if self.compares { 3 } else { 2 }
    }

    fn columns(&self, cx: &Cx<'_>) -> Vec<(String, Option<Color32>)> {
        let named = |id: &str, color| (cx.text.get(id), color);
        let [first, second] = self.colors(cx);
        if self.compares {
            vec![
                named("rehearsal-first", Some(first)),
                named("rehearsal-second", Some(second)),
                named("rehearsal-difference", None),
            ]
        } else {
            vec![named("rehearsal-count", None), named("rehearsal-cost", None)]
        }
    }

    /// The colours of the bars.
    pub(super) fn colors(&self, cx: &Cx<'_>) -> [Color32; 2] {
        if self.compares { [FIRST(cx), SECOND(cx)] } else { [SECOND(cx); 2] }
    }

    /// The figures of a line, one for each column.
    pub(super) fn figures(&self, cx: &Cx<'_>, line: &Line<'_>) -> Vec<String> {
        let [first, second] = line.counts();
        let per_hundred = |count| figures::per_hundred(cx.text, count, self.mails);
        if self.compares {
            vec![per_hundred(first), per_hundred(second), figures::difference(cx.text, first, second, self.mails)]
        } else {
            vec![per_hundred(first), per_hundred(line.first.map_or(0, |found| found.seconds))]
        }
    }
}

impl<'a> Line<'a> {
    pub(super) fn counts(&self) -> [u64; 2] {
        [self.first, self.second].map(|found| found.map_or(0, |found| found.findings))
    }

    /// Whichever policy found it.
    pub(super) fn found(&self) -> Option<&'a Found> {
        self.first.or(self.second)
    }

    /// By how many, and whether in the level.
    fn differs(&self) -> (u64, bool) {
        let [first, second] = self.counts();
        let level = |found: Option<&Found>| found.map(|found| found.level);
        (first.abs_diff(second), level(self.first) != level(self.second))
    }

    fn most(&self) -> u64 {
        let [first, second] = self.counts();
        first.max(second)
    }
}

/// Lines of cells with tabs between, as spreadsheets take them.
fn copied(cx: &Cx<'_>, tables: &[&Table<'_>]) -> String {
    let mut lines = Vec::new();
    for table in tables.iter().filter(|table| !table.lines.is_empty()) {
        let columns = table.columns(cx).into_iter().map(|(name, _)| name);
        let head = [cx.text.get("rehearsal-check"), String::new()].into_iter().chain(columns);
        lines.push(head.collect::<Vec<_>>().join("\t"));
        for line in &table.lines {
            let cells = [row::name(cx, line.rule), line.rule.to_string()].into_iter().chain(table.figures(cx, line));
            lines.push(cells.collect::<Vec<_>>().join("\t"));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// In how many mails, as the command line says it.
pub(super) fn in_mails(cx: &Cx<'_>, id: &str, mails: u64) -> String {
    cx.text.with(id, &[("mails", Arg::Count(mails))])
}
