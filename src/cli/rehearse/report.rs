//! A rehearsal as JSON or as text. The field names are a contract with others.

use serde::Serialize;

use super::Options;
use crate::check::Place;
use crate::policy::Level;
use crate::review::rehearsal::{self, Example, Found, Outcome, Rehearsal, Rule, Tally};
use crate::text::{Arg, Text};
use crate::trail::masked;

#[derive(Serialize)]
pub(super) struct Report {
    mails: u64,
    unread: u64,
    #[serde(flatten)]
    figures: Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    compared: Option<Compared>,
}

/// What one policy asks.
#[derive(Serialize)]
struct Figures {
    /// The file, where one was given.
    policy: Option<String>,
    /// Mails without an alarm that asks for something.
    without_alarm: u64,
    without_alarm_percent: f64,
    /// Mails that could not be approved.
    blocked: u64,
    ticks: u64,
    typed: u64,
    reasons: u64,
    acts_per_mail: f64,
    seconds_per_mail: f64,
    alarms: Vec<Line>,
    roll_calls: Vec<Line>,
}

/// One check at one grade.
#[derive(Serialize)]
struct Line {
    check: &'static str,
    grade: String,
    level: Level,
    findings: u64,
    mails: u64,
    per_100: f64,
    examples: Vec<Shown>,
}

/// One finding, masked as in records.
#[derive(Serialize)]
struct Shown {
    source: String,
    place: Place,
    message: String,
}

/// The second policy, and what differs.
#[derive(Serialize)]
struct Compared {
    #[serde(flatten)]
    figures: Figures,
    /// Mails that are alarmed under the first policy alone.
    only_first: u64,
    only_second: u64,
    differences: Vec<Differing>,
}

#[derive(Serialize)]
struct Differing {
    check: &'static str,
    grade: String,
    per_100_first: f64,
    per_100_second: f64,
    only_first: Only,
    only_second: Only,
}

/// Mails in which one policy alone lets a check alarm.
#[derive(Serialize, Default)]
struct Only {
    mails: u64,
    examples: Vec<Shown>,
}

impl Report {
    pub(super) fn new(outcome: &Outcome, options: &Options, text: &Text) -> Self {
        let compared = options.compare.as_ref().map(|path| {
            let compared = outcome.compared.clone().unwrap_or_default();
            Compared {
                figures: Figures::new(&compared.second, Some(path.display().to_string()), text),
                only_first: compared.difference.first_alone,
                only_second: compared.difference.second_alone,
                differences: differences(&outcome.first, &compared, text),
            }
        });
        let policy = options.judging.policy.as_ref().map(|path| path.display().to_string());
        let figures = Figures::new(&outcome.first, policy, text);
        Self { mails: outcome.first.mails, unread: outcome.unread, figures, compared }
    }

    /// For people: the figures, then a line for each check with its examples below.
    pub(super) fn lines(&self, text: &Text) -> String {
        let mut lines =
            vec![text.with("rehearse-mails", &[("mails", self.mails.into()), ("unread", self.unread.into())])];
        self.figures.tell(text, &mut lines);
        if let Some(compared) = &self.compared {
            lines.push(String::new());
            compared.figures.tell(text, &mut lines);
            compared.tell(text, &mut lines);
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

impl Figures {
    fn new(rehearsal: &Rehearsal, policy: Option<String>, text: &Text) -> Self {
        let without_alarm = rehearsal.mails.saturating_sub(rehearsal.alarmed);
        let acts = rehearsal.acts;
        Self {
            policy,
            without_alarm,
            without_alarm_percent: rounded(rehearsal.per_hundred(without_alarm)),
            blocked: rehearsal.blocked,
            ticks: acts.ticks,
            typed: acts.typed,
            reasons: acts.reasons,
            acts_per_mail: rounded(rehearsal.per_hundred(acts.ticks + acts.typed + acts.reasons) / 100.0),
            seconds_per_mail: rounded(rehearsal.seconds_per_mail()),
            alarms: lines_of(rehearsal, &rehearsal.alarms, text),
            roll_calls: lines_of(rehearsal, &rehearsal.roll_calls, text),
        }
    }

    fn tell(&self, text: &Text, lines: &mut Vec<String>) {
        lines.push(match &self.policy {
            Some(file) => text.with("rehearse-policy", &[("file", Arg::from(file))]),
            None => text.get("rehearse-policy-in-force"),
        });
        let percent = format!("{:.1}", self.without_alarm_percent);
        lines.push(text.with(
            "rehearse-without-alarm",
            &[("percent", Arg::from(percent)), ("mails", self.without_alarm.into()), ("blocked", self.blocked.into())],
        ));
        lines.push(text.with(
            "rehearse-effort",
            &[
                ("acts", Arg::from(format!("{:.1}", self.acts_per_mail))),
                ("seconds", Arg::from(format!("{:.1}", self.seconds_per_mail))),
                ("ticks", self.ticks.into()),
                ("typed", self.typed.into()),
                ("reasons", self.reasons.into()),
            ],
        ));
        for (heading, table) in [("rehearse-alarms", &self.alarms), ("rehearse-roll-calls", &self.roll_calls)] {
            if !table.is_empty() {
                lines.push(text.get(heading));
                for line in table {
                    line.tell(text, lines);
                }
            }
        }
    }
}

impl Line {
    fn new(rehearsal: &Rehearsal, rule: &Rule, found: &Found, text: &Text) -> Self {
        Self {
            check: rule.check,
            grade: rule.grade.clone(),
            level: found.level,
            findings: found.findings,
            mails: found.mails,
            per_100: rounded(rehearsal.per_hundred(found.findings)),
            examples: shown(&found.examples, text),
        }
    }

    fn tell(&self, text: &Text, lines: &mut Vec<String>) {
        let mails = text.with("rehearse-in-mails", &[("mails", self.mails.into())]);
        let level = text.level(self.level);
        lines.push(format!("  {:>6.1}  {}  [{}]  {mails}", self.per_100, level, name(self.check, &self.grade)));
        lines.extend(self.examples.iter().map(Shown::line));
    }
}

impl Shown {
    fn line(&self) -> String {
        let evidence = match &self.place {
            Place::Body { text, .. } | Place::Excerpt { text, .. } if !text.is_empty() => format!("  {text:?}"),
            Place::Body { .. }
            | Place::Excerpt { .. }
            | Place::Header { .. }
            | Place::Recipient { .. }
            | Place::Subject { .. }
            | Place::Attachment { .. }
            | Place::Message => String::new(),
        };
        format!("            {}{evidence}  {}", self.source, self.message)
    }
}

impl Compared {
    fn tell(&self, text: &Text, lines: &mut Vec<String>) {
        lines.push(String::new());
        let alone = [("first", self.only_first.into()), ("second", self.only_second.into())];
        lines.push(text.with("rehearse-compared", &alone));
        for differing in &self.differences {
            let name = name(differing.check, &differing.grade);
            let (first, second) = (differing.per_100_first, differing.per_100_second);
            lines.push(format!("  {first:>6.1} → {second:.1}  [{name}]"));
            for (id, only) in
                [("rehearse-only-first", &differing.only_first), ("rehearse-only-second", &differing.only_second)]
            {
                if only.mails > 0 {
                    lines.push(format!("          {}", text.with(id, &[("mails", only.mails.into())])));
                    lines.extend(only.examples.iter().map(Shown::line));
                }
            }
        }
    }
}

/// The most frequent first.
fn lines_of(rehearsal: &Rehearsal, tally: &Tally, text: &Text) -> Vec<Line> {
    tally.by_count().into_iter().map(|(rule, found)| Line::new(rehearsal, rule, found, text)).collect()
}

/// Every check that does not alarm as often, or not in the same mails, in the order of the table.
fn differences(first: &Rehearsal, compared: &rehearsal::Compared, text: &Text) -> Vec<Differing> {
    let rehearsal::Compared { second, difference } = compared;
    let rules: std::collections::BTreeSet<&Rule> =
        first.alarms.iter().chain(second.alarms.iter()).map(|(rule, _)| rule).collect();
    let findings = |tally: &Tally, rule: &Rule| tally.get(rule).map_or(0, |found| found.findings);
    let only = |tally: &Tally, rule: &Rule| {
        tally.get(rule).map(|found| Only { mails: found.mails, examples: shown(&found.examples, text) })
    };
    rules
        .into_iter()
        .filter_map(|rule| {
            let (here, there) = (findings(&first.alarms, rule), findings(&second.alarms, rule));
            let (only_first, only_second) = (only(&difference.only_first, rule), only(&difference.only_second, rule));
            (here != there || only_first.is_some() || only_second.is_some()).then(|| Differing {
                check: rule.check,
                grade: rule.grade.clone(),
                per_100_first: rounded(first.per_hundred(here)),
                per_100_second: rounded(second.per_hundred(there)),
                only_first: only_first.unwrap_or_default(),
                only_second: only_second.unwrap_or_default(),
            })
        })
        .collect()
}

fn shown(examples: &[Example], text: &Text) -> Vec<Shown> {
    let one = |example: &Example| {
        let finding = masked(&example.finding);
        Shown { source: example.source.clone(), message: text.finding(&finding), place: finding.place }
    };
    examples.iter().map(one).collect()
}

/// The id a policy would name.
fn name(check: &str, grade: &str) -> String {
    if grade.is_empty() { check.to_owned() } else { format!("{check}.{grade}") }
}

/// Two digits are more than such figures are good for.
fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
