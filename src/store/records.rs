//! The records page: entries with what stands behind them.

use super::{StoreError, StoreFault, Trail};
use crate::session::{RecordLine, RecordRow};
use crate::trail::{Entry, Record};

/// Every entry, newest first, with its record where that is still there.
pub fn rows(trail: &Trail) -> Result<Vec<RecordRow>, StoreError> {
    let reading = trail.read()?;
    let removed = reading.removed();
    let rows = reading.links.iter().rev().map(|link| {
        // One record that was tampered with must not hide all others; verification names it.
        let record = match trail.record(&link.entry) {
            Ok(record) => record,
            Err(err) if matches!(err.kind, StoreFault::Tampered | StoreFault::Broken | StoreFault::Newer) => None,
            Err(err) => return Err(err),
        };
        Ok(row(&link.entry, record, removed.contains(&link.entry.number)))
    });
    rows.collect()
}

fn row(entry: &Entry, record: Option<Record>, removed: bool) -> RecordRow {
    let recipients = record.iter().flat_map(|record| &record.recipients);
    RecordRow {
        number: entry.number,
        at: entry.at,
        event: entry.event.clone(),
        person: entry.person.clone(),
        role: entry.event.role(),
        recipients: recipients.map(|who| who.address.clone().unwrap_or_else(|| who.name.clone())).collect(),
        within: record.iter().flat_map(|record| &record.within).map(|outer| outer.name.clone()).collect(),
        lines: record.as_ref().map(lines).unwrap_or_default(),
        note: record.as_ref().and_then(|record| record.note.clone()),
        subject: record.map(|record| record.subject),
        removed,
        digest: entry.event.draft().map(|digest| digest.to_string()),
    }
}

/// One line a finding; the answer to an item stands at its first one.
fn lines(record: &Record) -> Vec<RecordLine> {
    let lines = record.items.iter().flat_map(|item| {
        item.findings.iter().enumerate().filter_map(|(index, found)| {
            let answer = item.decision.clone().filter(|_| index == 0);
            let waived = found.waived.clone();
            Some(RecordLine { finding: found.finding()?, level: found.level, answer, waived })
        })
    });
    lines.collect()
}
