//! Header rows for what is out of the ordinary: importance, sensitivity, receipts, delays, and invitations.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

use crate::mail::{Draft, Invitation, Mailbox};
use crate::ui::widgets::visible;
use crate::ui::{Cx, when};

/// A header row.
pub(super) struct Row {
    /// Its label in the catalogs.
    pub(super) label: &'static str,
    /// The header field it comes from.
    pub(super) field: &'static str,
    pub(super) value: String,
}

/// What is done with a field.
enum Kind {
    Importance,
    /// A number from 1 (highest) to 5.
    Priority,
    Sensitivity,
    Receipt(&'static str),
    Moment,
    Words,
}

/// The first field of each label that says something counts.
const TELLING: &[(&str, &str, Kind)] = &[
    ("header-sender", "Sender", Kind::Words),
    ("header-importance", "Importance", Kind::Importance),
    ("header-importance", "X-Priority", Kind::Priority),
    ("header-importance", "X-MSMail-Priority", Kind::Importance),
    ("header-importance", "Priority", Kind::Importance),
    ("header-sensitivity", "Sensitivity", Kind::Sensitivity),
    ("header-read-receipt", "Disposition-Notification-To", Kind::Receipt("receipt-read")),
    ("header-delivery-receipt", "Return-Receipt-To", Kind::Receipt("receipt-delivery")),
    ("header-deferred", "Deferred-Delivery", Kind::Moment),
    ("header-deferred", "X-Send-Later-At", Kind::Moment),
    ("header-expires", "Expires", Kind::Moment),
    ("header-expires", "Expiry-Date", Kind::Moment),
    ("header-reply-by", "Reply-By", Kind::Moment),
];

pub(super) fn rows(cx: &Cx<'_>, draft: &Draft) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (label, field, kind) in TELLING {
        if rows.iter().any(|row| row.label == *label) {
            continue;
        }
        let value = draft.field(field).and_then(|value| said(cx, kind, value.trim()));
        rows.extend(value.map(|value| Row { label, field, value }));
    }
    if let Some(invitation) = &draft.invitation {
        rows.extend(invited(cx, invitation));
    }
    rows
}

/// What a field says, `None` when that is the ordinary.
fn said(cx: &Cx<'_>, kind: &Kind, value: &str) -> Option<String> {
    let lower = value.to_ascii_lowercase();
    let known = |id: &str| Some(cx.text.get(id));
    match kind {
        Kind::Importance => match lower.as_str() {
            "high" | "urgent" => known("importance-high"),
            "low" | "non-urgent" => known("importance-low"),
            _ => None,
        },
        Kind::Priority => match lower.chars().next() {
            Some('1' | '2') => known("importance-high"),
            Some('4' | '5') => known("importance-low"),
            _ => None,
        },
        Kind::Sensitivity => match lower.as_str() {
            "" | "normal" => None,
            "personal" => known("sensitivity-personal"),
            "private" => known("sensitivity-private"),
            "company-confidential" => known("sensitivity-confidential"),
            _ => Some(visible(value)),
        },
        Kind::Receipt(id) => Some(match value {
            "" | "0" => cx.text.get(id),
            to => cx.text.with(&format!("{id}-to"), &[("to", visible(to).into())]),
        }),
        Kind::Moment => (!value.is_empty()).then(|| match rfc2822::parse(value) {
            Ok(at) => when::moment(cx, at.timestamp()),
            Err(_unreadable) => visible(value),
        }),
        Kind::Words => (!value.is_empty()).then(|| visible(value)),
    }
}

fn invited(cx: &Cx<'_>, invitation: &Invitation) -> Vec<Row> {
    let row = |label, value: String| (!value.trim().is_empty()).then_some(Row { label, field: "", value });
    let what = match invitation.method.as_str() {
        "CANCEL" => "invitation-cancelled",
        "REPLY" | "COUNTER" | "REFRESH" | "DECLINECOUNTER" => "invitation-answer",
        _ => "invitation",
    };
    let what = cx.text.with(what, &[("summary", visible(&invitation.summary).into())]);
    let rows = [
        row("header-invitation", what),
        row("header-when", start(cx, &invitation.start)),
        row("header-where", visible(&invitation.location)),
        row("header-organizer", invitation.organizer.as_ref().map(person).unwrap_or_default()),
    ];
    rows.into_iter().flatten().collect()
}

fn person(mailbox: &Mailbox) -> String {
    let address = mailbox.address_text().unwrap_or_default();
    visible(format!("{} {address}", mailbox.display_name).trim())
}

/// The beginning as each language writes it: a day, a time of some place, or a moment (RFC 5545 §3.3.5).
fn start(cx: &Cx<'_>, written: &str) -> String {
    let time = |text: &str| DateTime::strptime("%Y%m%dT%H%M%S", text).ok();
    let moment = |at: DateTime, zone: TimeZone| at.to_zoned(zone).ok().map(|at| at.timestamp());
    let local = |at: Timestamp| when::moment(cx, at);
    if let Some(at) = written.strip_suffix('Z').and_then(time) {
        return moment(at, TimeZone::UTC).map(local).unwrap_or_default();
    }
    if let Some(at) = time(written) {
        return moment(at, cx.zone.clone()).map(local).unwrap_or_default();
    }
    match Date::strptime("%Y%m%d", written) {
        Ok(day) => when::stamp(cx.text, day),
        Err(_unreadable) => visible(written),
    }
}
