//! What has to be known before the first item: whose check this is, what changed, what is waiting.

use eframe::egui::{Frame, Margin, RichText, Stroke, Ui};

use super::view::View;
use crate::mail::Destination;
use crate::review::{Change, NotApproved};
use crate::session::{Action, Opening, Origin, Signed};
use crate::text::Arg;
use crate::ui::style::{Pair, RADIUS, STEP};
use crate::ui::widgets::MailText;
use crate::ui::{Cx, fonts, when, widgets};

/// So many changed lines are shown; the message shows all of the new ones anyway.
const LINES: usize = 8;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, view: &View<'_>) {
    if let Origin::Sample(name) = view.on.source.origin {
        let planted = cx.text.attr(&format!("sample-{name}"), "planted", &[]).unwrap_or_default();
        banner(ui, cx.look.accent, &cx.text.get("banner-practice"), |ui| {
            widgets::say(ui, planted);
        });
    }
    if view.on.source.past().is_some() {
        banner(ui, cx.look.accent, &cx.text.get("banner-practice"), |ui| {
            widgets::say(ui, cx.text.get("banner-past"));
        });
    }
    if view.on.newer {
        newer(cx, ui);
    }
    opening(cx, ui, &view.on.opening);
    if let Some(reason) = view.on.not_approved {
        not_approved(cx, ui, reason);
    }
    if let Some(changes) = &view.on.changes {
        changed(cx, ui, changes);
    }
}

fn banner(ui: &mut Ui, colors: Pair, title: &str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(colors.fill).stroke(Stroke::new(1.0, colors.ink)).corner_radius(RADIUS);
    frame.inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP;
        ui.add(eframe::egui::Label::new(RichText::new(title).font(fonts::bold(14.0)).color(colors.ink)).wrap());
        add(ui);
    });
    ui.add_space(STEP * 3.0);
}

fn newer(cx: &mut Cx<'_>, ui: &mut Ui) {
    let (title, words, open) =
        (cx.text.get("banner-newer"), cx.text.get("banner-newer-kept"), cx.text.get("banner-newer-open"));
    let caution = cx.look.caution;
    banner(ui, caution, &title, |ui| {
        widgets::say(ui, words);
        if widgets::button(ui, open).clicked() {
            cx.send(Action::ReadAgain);
        }
    });
}

fn opening(cx: &Cx<'_>, ui: &mut Ui, opening: &Opening) {
    let (title, colors, approvals) = match opening {
        Opening::First => return,
        Opening::Second { approvals } => ("banner-second", cx.look.accent, approvals),
        Opening::Own { approvals } => ("banner-own", cx.look.done, approvals),
        Opening::Outdated { approvals } => ("banner-outdated", cx.look.alarm, approvals),
    };
    banner(ui, colors, &cx.text.get(title), |ui| {
        for signed in approvals {
            widgets::say(ui, signature(cx, signed));
        }
    });
}

/// Who approved what and when.
pub(in crate::ui) fn signature(cx: &Cx<'_>, signed: &Signed) -> String {
    let id = match signed.role {
        crate::check::Role::Author => "signed-author",
        crate::check::Role::SecondChecker => "signed-second",
    };
    let args = [
        ("person", Arg::from(signed.person.to_string())),
        ("time", Arg::from(when::moment(cx, signed.at))),
        ("items", Arg::from(signed.items)),
    ];
    cx.text.with(id, &args)
}

fn not_approved(cx: &Cx<'_>, ui: &mut Ui, reason: NotApproved) {
    let id = match reason {
        NotApproved::Remaining | NotApproved::Inspecting(_) => return,
        NotApproved::Blocked => "not-approved-blocked",
        NotApproved::Changed => "not-approved-changed",
        NotApproved::SamePerson => "not-approved-same-person",
    };
    banner(ui, cx.look.alarm, &cx.text.get(id), |_| {});
}

/// What is different from the version before.
fn changed(cx: &Cx<'_>, ui: &mut Ui, changes: &[Change]) {
    banner(ui, cx.look.accent, &cx.text.get("banner-changes"), |ui| {
        for change in changes {
            one_change(cx, ui, change);
        }
        widgets::second(ui, cx.text.get("banner-changes-kept"));
    });
}

/// One difference between two versions.
pub(in crate::ui) fn one_change(cx: &Cx<'_>, ui: &mut Ui, change: &Change) {
    let field = |field: &Destination| cx.text.destination(*field);
    match change {
        Change::From => line(cx, ui, cx.text.get("change-from")),
        Change::RecipientAdded { field: to, who } => {
            line(cx, ui, cx.text.with("change-recipient-added", &[("field", field(to).into()), ("who", who.into())]));
        }
        Change::RecipientRemoved { field: to, who } => {
            line(cx, ui, cx.text.with("change-recipient-removed", &[("field", field(to).into()), ("who", who.into())]));
        }
        Change::Subject { before, after } => {
            line(cx, ui, cx.text.with("change-subject", &[("before", before.into()), ("after", after.into())]));
        }
        Change::Text { added, removed } => {
            line(cx, ui, cx.text.get("change-text"));
            text_lines(cx, ui, "−", removed, cx.look.alarm);
            text_lines(cx, ui, "+", added, cx.look.done);
        }
        Change::AttachmentAdded(name) => line(cx, ui, cx.text.with("change-file-added", &[("name", name.into())])),
        Change::AttachmentRemoved(name) => line(cx, ui, cx.text.with("change-file-removed", &[("name", name.into())])),
        Change::AttachmentReplaced(name) => {
            line(cx, ui, cx.text.with("change-file-replaced", &[("name", name.into())]));
        }
        Change::OnlyEncoding => line(cx, ui, cx.text.get("change-only-encoding")),
    }
}

fn line(cx: &Cx<'_>, ui: &mut Ui, words: String) {
    MailText::new(words, fonts::text(), cx.look.ink).line_height(20.0).show(ui);
}

fn text_lines(cx: &Cx<'_>, ui: &mut Ui, sign: &str, lines: &[String], colors: Pair) {
    for text in lines.iter().take(LINES) {
        MailText::new(format!("{sign} {text}"), fonts::second(), colors.ink).line_height(18.0).show(ui);
    }
    if lines.len() > LINES {
        widgets::second(ui, cx.text.with("change-more-lines", &[("count", (lines.len() - LINES).into())]));
    }
}
