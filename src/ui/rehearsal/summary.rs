//! What came of all mails together.

use std::path::Path;

use eframe::egui::{Align, CollapsingHeader, Label, Layout, RichText, Sense, Ui, vec2};

use super::{figures, table};
use crate::review::rehearsal::{Acts, Rehearsal};
use crate::session::Rehearsed;
use crate::text::Arg;
use crate::ui::style::STEP;
use crate::ui::widgets::{self, Icon, visible};
use crate::ui::{Cx, fonts, notices};

/// Narrower than this, the four figures stand two by two (points).
const NARROW: f32 = 600.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    widgets::card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP * 1.5;
        let mails = rehearsed.outcome.first.mails;
        let name = rehearsed.mails.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let name = if name.is_empty() { rehearsed.mails.to_string_lossy() } else { name };
        let args = [("mails", Arg::from(mails)), ("name", Arg::from(visible(&name)))];
        widgets::heading(ui, &cx.text.with("rehearsal-result", &args));
        policies(cx, ui, rehearsed);
        incomplete(cx, ui, rehearsed);
        unread(cx, ui, rehearsed);
        if mails > 0 {
            ui.add_space(STEP * 2.0);
            tiles(cx, ui, rehearsed);
            ui.add_space(STEP);
            acts(cx, ui, rehearsed);
        }
    });
}

/// Under which policy, or two of them with the colours of their bars.
fn policies(cx: &Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    let first = policy(cx, rehearsed.first.as_deref());
    let Some(second) = &rehearsed.second else {
        widgets::second(ui, cx.text.with("rehearsal-under", &[("policy", first.into())]));
        return;
    };
    let second = policy(cx, Some(second));
    for (id, policy, color) in
        [("rehearsal-first-is", first, table::FIRST), ("rehearsal-second-is", second, table::SECOND)]
    {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = STEP * 2.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let (room, _) = ui.allocate_exact_size(vec2(table::SWATCH, 18.0), Sense::hover());
            table::swatch(cx, ui, room.center(), color(cx));
            widgets::second(ui, cx.text.with(id, &[("policy", policy.into())]));
        });
    }
}

/// The name of a policy: its file.
fn policy(cx: &Cx<'_>, file: Option<&Path>) -> String {
    let name = file.map(|file| file.file_name().map_or_else(|| file.to_string_lossy(), |name| name.to_string_lossy()));
    name.map_or_else(|| cx.text.get("rehearsal-in-force"), |name| visible(&name))
}

/// Not all mails are in the figures.
fn incomplete(cx: &Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    let mut said = Vec::new();
    if rehearsed.stopped {
        let args = [("done", rehearsed.opened().into()), ("all", rehearsed.found.into())];
        said.push(cx.text.with("rehearsal-stopped", &args));
    }
    if rehearsed.cut {
        said.push(cx.text.with("rehearse-cut", &[("count", rehearsed.found.into())]));
    }
    for said in said {
        widgets::beside(ui, Icon::Note, cx.look.caution.ink, |ui| widgets::say(ui, said));
    }
}

/// What could not be read, and why.
fn unread(cx: &Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    let count = rehearsed.outcome.unread;
    if count == 0 {
        return;
    }
    let title = RichText::new(cx.text.with("rehearsal-unread", &[("count", count.into())])).font(fonts::text());
    CollapsingHeader::new(title).id_salt("rehearsal-unread").show(ui, |ui| {
        for (source, problem) in &rehearsed.unread {
            let said = notices::sentence(cx.text, problem);
            let said = if said.contains(source) { said } else { format!("{}  {said}", visible(source)) };
            widgets::second(ui, said);
        }
        let more = count.saturating_sub(rehearsed.unread.len() as u64);
        if more > 0 {
            widgets::second(ui, cx.text.with("rehearsal-unread-more", &[("count", more.into())]));
        }
    });
}

/// A figure under the policy, or under both where they differ.
fn both(rehearsed: &Rehearsed, figure: &dyn Fn(&Rehearsal) -> String) -> String {
    let first = figure(&rehearsed.outcome.first);
    let second = rehearsed.outcome.compared.as_ref().map(|compared| figure(&compared.second));
    match second {
        Some(second) if second != first => format!("{first} → {second}"),
        Some(_) | None => first,
    }
}

/// The four figures that matter most.
fn tiles(cx: &Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    let both = |figure: &dyn Fn(&Rehearsal) -> String| both(rehearsed, figure);
    let acts = |of: &Rehearsal| of.acts.ticks + of.acts.typed + of.acts.reasons;
    let percent = |count: &dyn Fn(&Rehearsal) -> u64| {
        let percent = both(&|of| figures::per_hundred(cx.text, count(of), of.mails));
        cx.text.with("rehearsal-percent", &[("percent", percent.into())])
    };
    let tiles = [
        ("rehearsal-alarmed", both(&|of| cx.text.count(of.alarmed)), percent(&|of| of.alarmed)),
        ("rehearsal-blocked", both(&|of| cx.text.count(of.blocked)), percent(&|of| of.blocked)),
        ("rehearsal-acts", both(&|of| figures::per_mail(cx.text, acts(of), of.mails)), String::new()),
        ("rehearsal-seconds", both(&|of| figures::per_mail(cx.text, of.acts.seconds(), of.mails)), String::new()),
    ];
    let (upper, lower) = tiles.split_at(2);
    if ui.available_width() < NARROW {
        row_of_tiles(cx, ui, upper);
        ui.add_space(STEP);
        row_of_tiles(cx, ui, lower);
    } else {
        row_of_tiles(cx, ui, &tiles);
    }
}

/// Figures side by side, each with what it counts below it.
fn row_of_tiles(cx: &Cx<'_>, ui: &mut Ui, tiles: &[(&str, String, String)]) {
    let gap = STEP * 3.0;
    #[expect(clippy::cast_precision_loss, reason = "four at most")]
    let width = (ui.available_width() + gap) / tiles.len() as f32 - gap;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (id, figure, percent) in tiles {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_width(width);
                ui.add(Label::new(RichText::new(figure).font(fonts::bold(20.0)).line_height(Some(28.0))).wrap());
                widgets::second(ui, cx.text.get(id));
                if !percent.is_empty() {
                    widgets::second(ui, percent);
                }
            });
        }
    });
}

/// What the seconds are made of.
fn acts(cx: &Cx<'_>, ui: &mut Ui, rehearsed: &Rehearsed) {
    let count = |of: &dyn Fn(&Acts) -> u64| Arg::from(both(rehearsed, &|one| cx.text.count(of(&one.acts))));
    let args = [
        ("ticks", count(&|acts| acts.ticks)),
        ("typed", count(&|acts| acts.typed)),
        ("reasons", count(&|acts| acts.reasons)),
    ];
    widgets::second(ui, cx.text.with("rehearsal-in-all", &args));
}
