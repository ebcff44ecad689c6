//! Why an item is no mistake here, and for how long.

use eframe::egui::{Frame, Margin, ScrollArea, Ui};

use super::{buttons, is_new};
use crate::review::{Grant, Item, Offer};
use crate::session::{Action, Session, WaiverForm};
use crate::ui::form::{self, Field};
use crate::ui::style::{RADIUS, STEP};
use crate::ui::widgets::{self, MailText, visible};
use crate::ui::{Cx, fonts};

/// Room for the title and the buttons, whatever the window's height (points).
const AROUND: f32 = 148.0;

pub(super) fn show(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, form: &WaiverForm, height: f32) {
    let Some(item) = session.reviewing().and_then(|reviewing| reviewing.review.item(&form.key)) else { return };
    widgets::title(ui, &cx.text.get("dialog-waive"));
    let is_new = is_new(ui);
    ScrollArea::vertical().max_height((height - AROUND).max(96.0)).auto_shrink([false, true]).show(ui, |ui| {
        widgets::say(ui, cx.text.get("dialog-waive-why"));
        what(cx, ui, item);
        let label = cx.text.get("dialog-waive-reason");
        let hint = cx.text.get("dialog-waive-hint");
        let typed = Field::new(&label, &form.reason).hint(hint).show(ui);
        if is_new {
            typed.response.request_focus();
        }
        if let Some(reason) = typed.text {
            let reason = reason.chars().take(Grant::LONGEST_REASON).collect();
            cx.send(Action::EditWaiver(WaiverForm { reason, ..form.clone() }));
        }
        how_long(cx, ui, session, form);
    });
    let ready = Grant::is_reason(form.reason.trim());
    let no = cx.text.get("dialog-waive-no");
    buttons(cx, ui, &no, |cx, ui| {
        if widgets::clicked_once_of(ui, |ui| widgets::button_if(ui, ready, cx.text.get("dialog-waive-yes"))) {
            cx.send(Action::Waive);
        }
        if !ready {
            form::aside(ui, cx.text.get("dialog-waive-no-reason"));
        }
    });
}

/// Each text, under the name of its check, and in mails to whom.
fn what(cx: &Cx<'_>, ui: &mut Ui, item: &Item) {
    ui.add_space(STEP);
    let frame = Frame::new().fill(cx.look.background).corner_radius(RADIUS).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP / 2.0;
        for Offer { subject, organizations } in item.offers() {
            widgets::second(ui, cx.text.get(&format!("check-name-{}", subject.check)));
            MailText::new(&subject.text, fonts::text(), cx.look.ink).line_height(20.0).plain().show(ui);
            let organizations = organizations.iter().map(|one| visible(&cx.text.waived_where(one.as_deref())));
            let organizations: Vec<String> = organizations.collect();
            widgets::second(ui, cx.text.with("dialog-waive-for", &[("organizations", organizations.into())]));
        }
    });
}

fn how_long(cx: &mut Cx<'_>, ui: &mut Ui, session: &Session, form: &WaiverForm) {
    form::label(ui, &cx.text.get("dialog-waive-until"));
    let days = session.waiver_days().into_iter();
    let days: Vec<(u16, String)> =
        days.map(|days| (days, cx.text.with("settings-days", &[("days", days.into())]))).collect();
    if let Some(days) = form::choice(ui, form.days, &days) {
        cx.send(Action::EditWaiver(WaiverForm { days, ..form.clone() }));
    }
    let until = cx.text.day(session.waived_until(form.days));
    widgets::second(ui, cx.text.with("dialog-waive-last", &[("until", until.into())]));
}
