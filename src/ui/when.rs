//! Days and times as each language writes them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Cx;
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

fn date_args(date: Date) -> [(&'static str, Arg<'static>); 3] {
    let month = u64::from(date.month().unsigned_abs());
    // Year and day name something, so they are written without separators.
    [("year", date.year().to_string().into()), ("month", Arg::Count(month)), ("day", date.day().to_string().into())]
}
