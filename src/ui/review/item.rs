//! One item: its place named once, its findings as rows, and its act when it is in hand.

use eframe::egui::{
    Align, Color32, Frame, Id, InnerResponse, Label, Layout, Margin, Response, RichText, Role, Sense, Stroke, Ui,
    UiBuilder, vec2,
};

use super::view::{View, id};
use super::{act, name, people, waiver, why};
use crate::check::{Kind, Place, Step};
use crate::policy::Level;
use crate::review::{Item, Row, Section};
use crate::session::Action;
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, Icon, MailText, Tick};
use crate::ui::{Cx, fonts};

/// Below this width what stands at the right goes below.
const NARROW: f32 = 340.0;
/// The same beside a file: its name is long, and more can be done with it.
const NARROW_FILE: f32 = 440.0;
/// What the mark takes that says what an item asks for, in either language.
const MARK: f32 = 110.0;

/// Draws an item as a card, or as a quiet line where it asks nothing.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize) {
    let Some(item) = view.item(index) else { return };
    let InnerResponse { inner: head, response } = card(cx, ui, view, index, item);
    if response.contains_pointer() {
        view.hover(index);
    }
    if response.clicked() {
        cx.send(Action::TakeInHand(item.key.clone()));
    }
    view.row_at(ui, index, head);
    if view.is_in_hand(index) && view.comes() {
        ui.scroll_to_rect(response.rect.expand2(vec2(0.0, STEP * 4.0)), None);
    }
    ui.add_space(STEP);
}

fn card(
    cx: &mut Cx<'_>,
    ui: &mut Ui,
    view: &mut View<'_>,
    index: usize,
    item: &Item,
) -> InnerResponse<eframe::egui::Rect> {
    let spoken = name::of(cx, view, item);
    // Its box has the name.
    let builder = UiBuilder::new().sense(Sense::CLICK).accessibility_role(Role::ListItem);
    ui.scope_builder(builder, |ui| {
        frame(cx, view, index, item)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(STEP * 2.0, STEP / 2.0);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = STEP * 3.0;
                    let answer = tick(cx, ui, view, index, item, &spoken);
                    let head = ui.vertical(|ui| content(cx, ui, view, index, item)).inner;
                    head.union(answer.rect)
                })
                .inner
            })
            .inner
    })
}

fn frame(cx: &Cx<'_>, view: &View<'_>, index: usize, item: &Item) -> Frame {
    let look = &cx.look;
    let open = view.on.review.is_open(item);
    let hovered = view.stands_out(index);
    let (fill, line) = match (view.is_in_hand(index), open) {
        (true, _) => (look.card, Stroke::new(2.0, look.accent.ink)),
        (false, true) => (look.card, Stroke::new(1.0, if hovered { look.accent.ink } else { look.line })),
        (false, false) => {
            let line = if hovered {
                look.accent.ink
            } else if item.act.asks() {
                look.line
            } else {
                Color32::TRANSPARENT
            };
            (look.background, Stroke::new(1.0, line))
        }
    };
    // The wider line of the item in hand must not push its content aside.
    let inner = if view.is_in_hand(index) { Margin::symmetric(11, 8) } else { Margin::symmetric(12, 9) };
    Frame::new().fill(fill).stroke(line).corner_radius(RADIUS).inner_margin(inner)
}

/// The box at the left. It takes the focus for its item, and a click on it answers.
fn tick(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item, spoken: &str) -> Response {
    let decided = view.on.review.decision(&item.key).is_some();
    let toggles = matches!(item.act, crate::review::Act::Tick) && !view.read_only();
    let state = match (item.level, decided) {
        (Level::Note, _) => None,
        // What was approved is only shown.
        _ if view.read_only() => None,
        (Level::Block, _) => Some(Tick::Blocked),
        (Level::Confirm | Level::Prove | Level::Justify, true) => Some(Tick::Done),
        (Level::Confirm | Level::Prove | Level::Justify, false) => Some(Tick::Open),
    };
    let response = match state {
        Some(state) => widgets::tick(ui, state, toggles, spoken),
        None => widgets::bullet(ui, spoken),
    };
    let wants_focus = view.takes_focus() && view.is_in_hand(index);
    if wants_focus && !act::has_field(view, item) {
        response.request_focus();
    }
    on_focus(cx, ui, view, index, &response);
    if widgets::clicked_once(ui, &response) {
        cx.send(match (toggles, decided) {
            (true, true) => Action::TakeBack(item.key.clone()),
            (true, false) => Action::Tick(item.key.clone()),
            (false, _) => Action::TakeInHand(item.key.clone()),
        });
    }
    response
}

/// What has the focus is in hand, and was seen: focus brought it into view.
pub(super) fn on_focus(cx: &mut Cx<'_>, ui: &Ui, view: &mut View<'_>, index: usize, response: &Response) {
    let Some(item) = view.item(index) else { return };
    if !response.has_focus() {
        return;
    }
    view.looking.focused_item = Some(response.id);
    // The arrow keys go from item to item, not to whatever lies in their direction.
    let arrows = eframe::egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    if !response.gained_focus() {
        return;
    }
    if !view.is_in_hand(index) {
        cx.send(Action::TakeInHand(item.key.clone()));
    }
    if view.can_see(cx) && view.on.review.seen_at(&item.key).is_none() {
        cx.send(Action::Seen(item.key.clone()));
    }
}

/// Everything right of the box; returns where the first line lay.
fn content(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item) -> eframe::egui::Rect {
    let head = if ui.available_width() >= enough(cx, ui, view, item) {
        let right = Layout::right_to_left(Align::Min);
        ui.with_layout(right, |ui| {
            ui.spacing_mut().item_spacing.x = STEP * 2.0;
            aside(cx, ui, view, index, item);
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| title(cx, ui, view, item)).response.rect
        })
        .inner
    } else {
        let rect = ui.with_layout(Layout::left_to_right(Align::Min), |ui| title(cx, ui, view, item)).response.rect;
        // Where nothing is wrong, the line is there with the rest of the item in hand.
        if item.is_alarm() || is_file(item) || view.is_in_hand(index) || view.looking.is_explained(&item.key) {
            ui.horizontal_wrapped(|ui| aside(cx, ui, view, index, item));
        }
        rect
    };
    for (at, row) in item.rows.iter().enumerate() {
        if !is_said_by_title(item, row, at) {
            finding(cx, ui, view, item, row);
        }
    }
    why::show(cx, ui, view, item);
    if view.is_in_hand(index) || matches!(item.place, Place::Excerpt { .. }) {
        excerpt(cx, ui, view, index, item);
    }
    people::list(cx, ui, view, item);
    act::show(cx, ui, view, index, item);
    waiver::show(cx, ui, view, index, item);
    head
}

/// How wide it has to be for that to stand at the right.
fn enough(cx: &Cx<'_>, ui: &Ui, view: &View<'_>, item: &Item) -> f32 {
    match &item.place {
        Place::Attachment { index, path, .. } => {
            let beside = super::files::width(cx, ui, view, *index, path);
            let asks = if item.level > Level::Confirm && view.on.review.is_open(item) { MARK } else { 0.0 };
            NARROW_FILE.max(beside + asks)
        }
        Place::Recipient { .. }
        | Place::Header { .. }
        | Place::Subject { .. }
        | Place::Body { .. }
        | Place::Excerpt { .. }
        | Place::Message => NARROW,
    }
}

/// At the right: what the item asks for, and what can be done with a file or an address.
fn aside(cx: &mut Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item) {
    if view.on.review.is_open(item) {
        widgets::mark(ui, cx.text, item.level);
    }
    if let Place::Attachment { index, .. } = item.place {
        super::files::actions(cx, ui, view, index, Some(&item.place));
    }
    if people::can_copy(view, index) {
        people::copy(cx, ui, view, item);
    }
    why::toggle(cx, ui, view, item);
}

fn is_file(item: &Item) -> bool {
    matches!(item.place, Place::Attachment { .. })
}

/// Who sees whom: people are the place, but the sentence is what it is about.
pub(super) fn is_exposure(item: &Item) -> bool {
    let rule = item.rows.first().and_then(|row| row.finding.rule());
    rule.is_some_and(|rule| rule.step == Step::Exposure)
}

/// The first line: whom or what it is about.
fn title(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item) {
    ui.spacing_mut().item_spacing.x = STEP * 2.0;
    let ink = ink(cx, view, item);
    match &item.place {
        Place::Recipient { .. } if !is_exposure(item) => people::title(cx, ui, view, item, ink),
        Place::Attachment { index, path, .. } => {
            if let Some(file) = view.draft().attachments.get(*index) {
                // What a file is comes with its size.
                let says_size = |row: &Row| row.finding.check == "attachment" && row.finding.grade != "inline";
                let sized = path.is_empty() && !item.rows.iter().any(says_size);
                super::files::title(cx, ui, file, path, ink, sized);
            }
        }
        Place::Recipient { .. }
        | Place::Header { .. }
        | Place::Subject { .. }
        | Place::Body { .. }
        | Place::Excerpt { .. }
        | Place::Message => {
            if let Some(row) = item.rows.first() {
                sentence(cx, ui, view, row, ink);
            }
        }
    }
}

/// Whether the first line already says what this finding states.
fn is_said_by_title(item: &Item, row: &Row, at: usize) -> bool {
    match item.place {
        // Being outside or inside is what the badge says, and of which organisation what stands above the people.
        Place::Recipient { .. } if !is_exposure(item) => {
            matches!(row.finding.check, "recipient_external" | "recipient_internal")
                && (item.people().len() == 1 || item.section == Section::Recipients)
        }
        Place::Attachment { .. } => false,
        Place::Recipient { .. }
        | Place::Header { .. }
        | Place::Subject { .. }
        | Place::Body { .. }
        | Place::Excerpt { .. }
        | Place::Message => at == 0,
    }
}

/// A finding of an item whose first line says something else.
fn finding(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item, row: &Row) {
    let alarm = row.is_alarm() && row.level >= Level::Confirm;
    let done = !view.on.review.is_open(item);
    if alarm && !done {
        let color = cx.look.alarm.ink;
        widgets::beside(ui, Icon::Warning, color, |ui| sentence(cx, ui, view, row, color));
    } else {
        let dim = cx.look.dim;
        sentence(cx, ui, view, row, dim);
    }
}

/// What a finding states, and why that matters, in one paragraph.
fn sentence(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, row: &Row, color: Color32) {
    let roll_call = row.finding.rule().is_some_and(|rule| rule.kind == Kind::RollCall);
    let font = if roll_call || row.level == Level::Note { fonts::second() } else { fonts::text() };
    let mut text = MailText::new(view.cover(cx.text.finding(&row.finding)), font, color).line_height(20.0).plain();
    let message = row.message.get(cx.text.lang().id()).cloned();
    let quiet = cx.text.waived(row.grants()).or_else(|| cx.text.finding_quiet(&row.finding));
    let why = quiet.or(message).or_else(|| cx.text.finding_why(&row.finding));
    if let Some(why) = why {
        text = text.then("  ", fonts::second(), cx.look.dim).then(view.cover(why), fonts::second(), cx.look.dim);
    }
    text.show(ui);
}

fn ink(cx: &Cx<'_>, view: &View<'_>, item: &Item) -> Color32 {
    if view.on.review.is_open(item) { cx.look.ink } else { cx.look.dim }
}

/// Evidence that the message side does not show, or has no room to show.
fn excerpt(cx: &Cx<'_>, ui: &mut Ui, view: &mut View<'_>, index: usize, item: &Item) {
    let text = match &item.place {
        Place::Excerpt { text, .. } => text.as_str(),
        Place::Body { part, range, .. } if view.tabs => {
            let shown = view.draft().bodies.get(*part).map_or("", |body| body.shown.as_str());
            super::body::line_around(shown, range.range())
        }
        Place::Subject { .. } if view.tabs => view.draft().subject.as_str(),
        Place::Header { field, .. } if view.tabs => view.draft().field(field).unwrap_or_default(),
        Place::Header { .. }
        | Place::Recipient { .. }
        | Place::Subject { .. }
        | Place::Body { .. }
        | Place::Attachment { .. }
        | Place::Message => return,
    };
    if text.is_empty() {
        // There is nothing to show: that is the evidence, and the sentence says it.
        view.evidence_at(ui, index, ui.min_rect());
        return;
    }
    let frame = Frame::new().fill(cx.look.caution.fill).corner_radius(4).inner_margin(Margin::symmetric(8, 4));
    let shown = frame.show(ui, |ui| MailText::new(text, fonts::text(), cx.look.ink).plain().show(ui));
    view.evidence_at(ui, index, shown.response.rect);
}

/// The name of an organisation above its people.
pub(super) fn organization(cx: &Cx<'_>, ui: &mut Ui, view: &View<'_>, item: &Item) {
    let Some(&first) = item.people().first() else { return };
    ui.add_space(STEP);
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        widgets::badge(ui, cx.text, view.badge_of(first));
        let (domains, names) = people::organizations(cx, view, item.people());
        let mut text = MailText::new(domains, fonts::mono(), cx.look.dim);
        if !names.is_empty() {
            text = text.then("  ", fonts::second(), cx.look.dim).then(names, fonts::second(), cx.look.dim);
        }
        text.line_height(20.0).plain().show(ui);
    });
    ui.add_space(STEP);
}

/// A number in a circle, the name of the part, and a word on what is in it.
pub(super) fn section(cx: &Cx<'_>, ui: &mut Ui, section: Section, alarm: bool, summary: &str) {
    let (number, key) = match section {
        Section::LookAgain => (Some("1"), "section-look-again"),
        Section::Recipients => (Some("2"), "section-recipients"),
        Section::Exposure => (Some("3"), "section-exposure"),
        Section::Attachments => (Some("4"), "section-attachments"),
        Section::Notes => (None, "section-notes"),
    };
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        if let Some(number) = number {
            let (plate, ink) =
                if alarm { (cx.look.alarm.ink, cx.look.on_alarm) } else { (cx.look.ink, cx.look.background) };
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 10.0, plate);
            let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(number.to_owned(), fonts::bold(12.0), ink));
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
        }
        let name = cx.text.get(key);
        let heading = RichText::new(&name).font(fonts::bold(14.0)).line_height(Some(20.0));
        let response = ui.add(Label::new(heading).selectable(false));
        widgets::is_heading(&response, &name);
        if !summary.is_empty() {
            let words = RichText::new(summary).font(fonts::text()).color(cx.look.dim).line_height(Some(20.0));
            ui.add(Label::new(words).selectable(false).wrap());
        }
    });
    ui.add_space(STEP * 1.5);
}

/// The name of an act's field, so that it can be given the focus.
pub(super) fn field_id(item: &Item) -> Id {
    id().with("act").with(&item.key)
}
