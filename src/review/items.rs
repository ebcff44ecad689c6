//! From findings to items: one per place, in order of risk.

use std::collections::BTreeMap;

use super::key::Keys;
use super::waiver::Waiving;
use super::{Act, Case, Finding, Item, Level, Person, Place, Row, Section, Standing, Waiver};
use crate::check::{Kind, Step, Value};
use crate::policy::Side;

/// Groups the findings by place, grades them and sorts the items.
pub(super) fn group(case: &Case<'_>, findings: Vec<Finding>, waivers: &[Waiver]) -> Vec<Item> {
    let mut by_place: BTreeMap<(Place, &'static str), Vec<Row>> = BTreeMap::new();
    let waiving = Waiving::new(waivers, &findings);
    for finding in findings {
        by_place.entry(group_of(&finding)).or_default().push(row(case, finding, &waiving));
    }
    let outsiders = case.outsiders().count();
    let mut keys = Keys::default();
    let mut items: Vec<_> = by_place
        .into_iter()
        .map(|((place, _), mut rows)| {
            let key = keys.key(case, &place, &rows.iter().map(|row| &row.finding).collect::<Vec<_>>());
            // The roll call names the place; findings of the same level follow in the order of the table.
            rows.sort_by_key(|row| std::cmp::Reverse(row.level));
            let level = rows.first().map_or(Level::Note, |row| row.level);
            let act = Act::of(&rows, outsiders, case.draft.recipients.len());
            Item { key, section: section(&place, &rows), place, rows, level, act }
        })
        .collect();
    items.sort_by_cached_key(|item| rank(case, item));
    items
}

fn row(case: &Case<'_>, finding: Finding, waiving: &Waiving<'_>) -> Row {
    let level = finding.level(case.policy);
    let standing = waiving.standing(case, &finding, level);
    let level = if matches!(standing, Standing::Waived(..)) { Level::Note } else { level };
    Row { message: message(case, &finding), finding, level, standing }
}

/// What the organisation wants said where a list of its own decided.
fn message(case: &Case<'_>, finding: &Finding) -> BTreeMap<String, String> {
    if let Some(Value::Text(rule)) = finding.args.get("rule") {
        return case.policy.rule_message(rule).cloned().unwrap_or_default();
    }
    case.policy.list(&finding.grade).map(|list| list.message.clone()).unwrap_or_default()
}

/// The place, and for the message as a whole the check too: it is no spot that one look takes in.
fn group_of(finding: &Finding) -> (Place, &'static str) {
    let place = match &finding.place {
        // Bytes of a header field do not split it: its row is what one looks at.
        Place::Header { field, .. } => Place::header(field.clone()),
        place @ (Place::Recipient { .. }
        | Place::Subject { .. }
        | Place::Body { .. }
        | Place::Excerpt { .. }
        | Place::Attachment { .. }
        | Place::Message) => place.clone(),
    };
    let check = if place == Place::Message { finding.check } else { "" };
    (place, check)
}

fn section(place: &Place, rows: &[Row]) -> Section {
    if rows.iter().any(|row| row.level >= Level::Confirm && row.is_alarm()) {
        return Section::LookAgain;
    }
    let rule =
        rows.iter().filter_map(|row| row.finding.rule()).min_by_key(|rule| (rule.kind != Kind::RollCall, rule.step));
    match (place, rule.map(|rule| rule.step)) {
        (_, Some(Step::Recipients)) => Section::Recipients,
        (_, Some(Step::Exposure)) => Section::Exposure,
        (_, Some(Step::Attachments)) => Section::Attachments,
        (_, Some(Step::Text) | None) => Section::Notes,
    }
}

/// Section, then the strictest first among alarms, then outside before inside by organisation, then as they stand in the mail.
fn rank(case: &Case<'_>, item: &Item) -> (Section, std::cmp::Reverse<Level>, usize, usize, Place) {
    let level = if item.section == Section::LookAgain { item.level } else { Level::Note };
    let first = item.people().first().copied();
    let inside = first.and_then(|index| case.sides.get(index)).is_some_and(|side| *side == Side::Internal);
    let party = first.and_then(|index| case.people().party(index));
    // The first of the same organisation keeps its people together, in the order of the mail.
    let organization = party.and_then(|party| party.people.first().copied()).or(first).unwrap_or(0);
    (item.section, std::cmp::Reverse(level), usize::from(inside), organization, item.place.clone())
}

/// What is known about each recipient.
pub(super) fn people(case: &Case<'_>) -> Vec<Person> {
    case.draft
        .recipients
        .iter()
        .zip(&case.sides)
        .enumerate()
        .map(|(index, (recipient, side))| {
            let addr = recipient.mailbox.addr();
            let named = addr.and_then(|addr| case.policy.organization_of(addr));
            let known = case.people().party(index).is_some_and(|party| party.known);
            Person {
                side: *side,
                organization: addr.map_or_else(String::new, |addr| addr.domain().organizational().to_owned()),
                organization_name: named.and_then(|organization| organization.names.first().cloned()),
                familiar: known && addr.is_some_and(|addr| !case.known.is_first_time(addr)),
            }
        })
        .collect()
}
