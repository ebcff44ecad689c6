//! Quoted history that was for insiders goes outside.

use crate::mail::{Address, Body, Mailbox, RegionKind};
use crate::policy::{Level, Scope, Side};

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "quoted_internal",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("insiders", Level::Confirm), ("marking", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Markings told one by one.
const MOST: usize = 5;

fn run(case: &Case<'_>) -> Vec<Finding> {
    if !case.goes_outside() || !case.draft.bodies.iter().any(has_history) {
        return Vec::new();
    }
    // Who is outside and took part has read it.
    let all_know = case.outsiders().all(|(_, recipient)| case.thread.knows(&recipient.mailbox));
    if all_know {
        return Vec::new();
    }
    let mut found: Vec<Finding> = among_insiders(case).into_iter().collect();
    found.extend(markings(case).into_iter().take(MOST));
    found
}

fn has_history(body: &Body) -> bool {
    body.regions().iter().any(|region| region.kind == RegionKind::Quoted)
}

/// The history says who wrote and received it, and they were all inside.
fn among_insiders(case: &Case<'_>) -> Option<Finding> {
    let people = case.thread.people();
    let inside = people.iter().filter(|person| case.inside.side(person) == Side::Internal).count();
    let others = || people.iter().filter(|person| case.inside.side(person) != Side::Internal);
    if !case.thread.tells_recipients() || inside == 0 || !others().all(|person| is_inside_by_name(case, person)) {
        return None;
    }
    // Who takes part by name only is somebody the address does not tell.
    if case.outsiders().any(|(_, recipient)| case.thread.knows(&recipient.mailbox)) {
        return None;
    }
    let place = case.draft.bodies.iter().enumerate().find_map(|(part, body)| first_line(part, body))?;
    Some(Finding::at(place).grade("insiders").with("people", people.len()))
}

/// A name without an address: of somebody inside who is known here, or of a department.
fn is_inside_by_name(case: &Case<'_>, person: &Mailbox) -> bool {
    const GROUPS: [&str; 14] = [
        "部",
        "課",
        "室",
        "係",
        "チーム",
        "グループ",
        "各位",
        "社員",
        "全員",
        "メンバー",
        "支店",
        "Team",
        "All ",
        "ML",
    ];
    let name = person.display_name.trim();
    if name.is_empty() || !matches!(person.address, Address::None | Address::Exchange(_)) {
        return matches!(person.address, Address::Exchange(_));
    }
    let insiders = case.insiders().map(|(_, recipient)| &recipient.mailbox).chain(&case.draft.from);
    let bare = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let wanted = bare(name);
    insiders.into_iter().any(|known| bare(&known.display_name) == wanted)
        || GROUPS.iter().any(|group| name.ends_with(group.trim_end()) || name.starts_with(group))
}

/// Where the history begins.
fn first_line(part: usize, body: &Body) -> Option<Place> {
    let region = body.regions().iter().find(|region| region.kind == RegionKind::Quoted)?;
    let text = body.shown.get(region.range.clone())?;
    let is_header = |line: &str| line.chars().any(char::is_alphanumeric);
    let mut start = region.range.start;
    for line in text.split('\n') {
        if is_header(line) {
            let range = start..start + line.trim_end().len();
            return Some(Place::Body { part, range: range.into(), text: line.trim_end().to_owned() });
        }
        start += line.len() + 1;
    }
    None
}

/// Words of strict lists that stand in the history; the list itself tells of them quietly, at the same place.
fn markings(case: &Case<'_>) -> Vec<Finding> {
    let lists = case.policy.keywords.iter().filter(|list| list.level >= Level::Prove && list.looks_into(Scope::Body));
    let mut found = Vec::new();
    for list in lists {
        for (part, body) in case.draft.bodies.iter().enumerate() {
            let hits = list.find_in(body.folded()).into_iter();
            let quoted = hits.filter(|range| body.regions().at(range.start) == RegionKind::Quoted);
            found.extend(quoted.take(MOST).filter_map(|range| {
                let text = body.shown.get(range.clone())?.to_owned();
                let word = text.split_whitespace().collect::<String>();
                let place = Place::Body { part, range: range.into(), text };
                Some(Finding::at(place).grade("marking").with("word", word).with("list", list.name.as_str()))
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn reply(to: &str, from: &str, received: &str, text: &str) -> String {
        findings(
            &CHECK,
            &format!(
                "To: {to}\n\nよろしくお願いいたします。\n\n-----Original Message-----\nFrom: {from}\n\
                 Sent: Friday, November 20, 2026 10:00 AM\nTo: {received}\nSubject: 件\n\n{text}\n"
            ),
        )
    }

    #[test]
    fn history_among_insiders_that_goes_outside_is_told() {
        let found = reply("tanaka@client.example", "佐藤 <sato@ours.example>", "me@ours.example", "原価の件です。");
        assert!(found.starts_with("confirm insiders body") && found.ends_with("people=2"), "{found}");
        let found = reply("tanaka@client.example", "佐藤 <sato@ours.example>", "営業部", "原価の件です。");
        assert!(found.starts_with("confirm insiders body"), "{found}");
    }

    #[test]
    fn history_with_somebody_outside_stays_quiet() {
        for (to, from, received) in [
            ("tanaka@client.example", "tanaka@client.example", "me@ours.example"),
            ("tanaka@client.example", "me@ours.example", "tanaka@client.example"),
            ("x@other.example", "sato@ours.example", "me@ours.example; tanaka@client.example"),
            ("田中 太郎 <tanaka@client.example>", "sato@ours.example", "田中 太郎"),
            ("x@other.example", "sato@ours.example", "木村 次郎"),
            ("sato@ours.example", "sato@ours.example", "me@ours.example"),
        ] {
            assert_eq!(reply(to, from, received, "はい。"), "", "{to} {from} {received}");
        }
        assert_eq!(
            findings(
                &CHECK,
                "To: tanaka@client.example\n\nはい。\n\n2026年11月20日(金) 10:00 佐藤 <sato@ours.example>:\n\n> 了解です。\n"
            ),
            ""
        );
    }

    #[test]
    fn a_marking_in_the_history_is_news_for_who_did_not_take_part() {
        let found = reply("x@other.example", "tanaka@client.example", "me@ours.example", "この資料は社外秘です。");
        assert_eq!(found, "confirm marking body「社外秘」 word=社外秘 list=secret_marking");
        assert_eq!(
            reply("tanaka@client.example", "tanaka@client.example", "me@ours.example", "この資料は社外秘です。"),
            ""
        );
        assert_eq!(
            reply("x@other.example", "tanaka@client.example", "me@ours.example", "機密情報が含まれる場合があります。"),
            ""
        );
    }
}
