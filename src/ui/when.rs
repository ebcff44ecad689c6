//! Days and times as each language writes them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Cx;
use crate::text::names::date_args;
use crate::text::{Arg, Text};

/// A day and the time of day where the person is.
pub(super) fn moment(cx: &Cx<'_>, at: Timestamp) -> String {
    let local = at.to_zoned(cx.zone.clone());
    let time = local.strftime("%H:%M").to_string();
    let mut args = date_args(local.date()).to_vec();
    args.push(("time", Arg::from(time)));
    cx.text.with("date-time", &args)
}

/// A day as a date stamp has it.
pub(super) fn stamp(text: &Text, date: Date) -> String {
    text.with("date-stamp", &date_args(date))
}
