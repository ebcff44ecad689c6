//! What went wrong or is worth saying: bars above the screen, each until dismissed.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, Stroke, Ui};

use super::Cx;
use super::style::{Pair, RADIUS, STEP};
use super::widgets::{self, Icon, visible};
use crate::policy::Fault;
use crate::session::{Action, Notice, Problem};
use crate::text::Text;

/// So many are shown at once; dismissing one brings up the next.
const SHOWN: usize = 3;

/// The newest first.
pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, notices: &[Notice]) {
    if notices.is_empty() {
        return;
    }
    let frame = Frame::new().fill(cx.look.background).inner_margin(Margin::symmetric(12, 6));
    Panel::top("notices").frame(frame).show_separator_line(false).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        for (index, notice) in notices.iter().enumerate().rev().take(SHOWN) {
            bar(cx, ui, index, notice);
        }
    });
}

fn bar(cx: &mut Cx<'_>, ui: &mut Ui, index: usize, notice: &Notice) {
    let said = sentence(cx.text, &notice.problem);
    let (colors, icon) = if notice.good { (cx.look.done, Icon::Check) } else { (cx.look.alarm, Icon::Warning) };
    plate(ui, colors, |ui| {
        let dismiss = cx.text.get("notice-dismiss");
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if widgets::link(ui, dismiss).on_hover_text(&said).clicked() {
                cx.send(Action::Dismiss(index));
            }
            let left = ui.available_width() - STEP;
            ui.allocate_ui_with_layout(eframe::egui::vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
                widgets::beside(ui, icon, colors.ink, |ui| {
                    widgets::say(ui, &said);
                });
            });
        });
    });
}

/// What happened and what can be done, in the words of the catalogs.
pub(super) fn sentence(text: &Text, problem: &Problem) -> String {
    problem.told_with(text, |value| visible(value).into())
}

/// A policy that does not hold: what is wrong, and that nothing can be approved.
pub(super) fn broken_policy(cx: &mut Cx<'_>, ui: &mut Ui, faults: &[Fault]) {
    plate(ui, cx.look.alarm, |ui| {
        widgets::beside(ui, Icon::Warning, cx.look.alarm.ink, |ui| {
            widgets::say(ui, cx.text.get("problem-policy-broken"));
            for fault in faults {
                widgets::second(ui, visible(&cx.text.policy_fault(fault)));
            }
            widgets::second(ui, cx.text.get("policy-faults-what"));
        });
    });
}

/// A bar in a colour that means something.
pub(super) fn plate<R>(ui: &mut Ui, colors: Pair, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(colors.fill)
        .stroke(Stroke::new(1.0, colors.ink))
        .corner_radius(RADIUS)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}
