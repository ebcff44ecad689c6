//! What a policy asks of mail that went out already: counts that add up, whoever counted which mail.

use std::collections::BTreeMap;
use std::fmt;

use super::{Act, Case, Finding, Level, Row, items};
use crate::check::{CHECKS, run_all};

/// So many mails show what a check finds.
pub const EXAMPLES: usize = 3;

// How long an act takes (seconds), by the operators of the keystroke-level model (Card, Moran and Newell 1980, doi
// 10.1145/358886.358895): to make up one's mind 1.35 s, hand to the keyboard 0.4 s, a key 0.28 s. It is a model of people
// who know what to do, and good for comparing policies rather than for telling the time.

/// Make up one's mind and press a key: 1.35 + 0.28, and the view has to come there.
pub const TICK: u64 = 2;
/// Look it up, make up one's mind, and type a number or a word of about ten keys: 2 × 1.35 + 0.4 + 10 × 0.28.
pub const TYPE: u64 = 6;
/// The same with a reason of about forty keys: 2 × 1.35 + 0.4 + 40 × 0.28.
pub const REASON: u64 = 15;

/// What came of past mail under one policy, or under two.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    pub first: Rehearsal,
    /// `None` where there is one policy.
    pub compared: Option<Compared>,
    /// Mails that could not be read; they are in no other count.
    pub unread: u64,
}

/// The same mails under the second policy, and what differs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    pub second: Rehearsal,
    pub difference: Difference,
}

/// Counts of any number of mails; one mail is the smallest rehearsal.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rehearsal {
    pub mails: u64,
    /// Mails with an alarm that asks for something.
    pub alarmed: u64,
    /// Mails that could not be approved at all.
    pub blocked: u64,
    pub acts: Acts,
    /// Alarms of [`Level::Confirm`] or more.
    pub alarms: Tally,
    /// What is only called out, and asks for something all the same.
    pub roll_calls: Tally,
}

/// How often a person would have been asked for each act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Acts {
    pub ticks: u64,
    pub typed: u64,
    pub reasons: u64,
}

/// What was found, by check and grade.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally(BTreeMap<Rule, Found>);

/// A check and its grade as policies name them, in the order of the table of checks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule {
    order: usize,
    pub check: &'static str,
    pub grade: String,
}

/// What one check found at one grade.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The strictest.
    pub level: Level,
    pub findings: u64,
    pub mails: u64,
    /// What the acts would have taken that it decided: of findings at one place, which have one act, it was the strictest.
    /// Over all checks that is [`Acts::seconds`].
    pub seconds: u64,
    /// The first finding of each of the first mails.
    pub examples: Vec<Example>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The mail, as whoever rehearses calls it.
    pub source: String,
    pub subject: String,
    pub finding: Finding,
}

/// Mails in which an alarm sounds under one policy and not under the other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    pub only_first: Tally,
    pub only_second: Tally,
    /// Mails that are alarmed at all under the first policy alone.
    pub first_alone: u64,
    /// The same of the second.
    pub second_alone: u64,
}

impl Outcome {
    /// Adds a mail that comes after these, under each policy.
    pub fn add(&mut self, first: Rehearsal, second: Option<Rehearsal>) {
        if let Some(second) = second {
            let compared = self.compared.get_or_insert_default();
            compared.difference.merge(Difference::of(&first, &second));
            compared.second.merge(second);
        }
        self.first.merge(first);
    }
}

impl Rehearsal {
    /// Of one mail.
    pub fn of(source: &str, case: &Case<'_>) -> Self {
        let mut rehearsal = Self { mails: 1, ..Self::default() };
        let items = items::group(case, run_all(case), &[]);
        for item in &items {
            rehearsal.acts.merge(Acts::of(&item.act));
            // The strictest row stands first; the others ask for nothing more.
            let mut seconds = Acts::of(&item.act).seconds();
            for row in item.rows.iter().filter(|row| row.level >= Level::Confirm) {
                let tally = if row.is_alarm() { &mut rehearsal.alarms } else { &mut rehearsal.roll_calls };
                let example = || Example {
                    source: source.to_owned(),
                    subject: case.draft.subject.clone(),
                    finding: row.finding.clone(),
                };
                tally.count(row, std::mem::take(&mut seconds), example);
            }
        }
        rehearsal.alarmed = u64::from(rehearsal.is_alarmed());
        rehearsal.blocked = u64::from(items.iter().any(|item| item.level == Level::Block));
        rehearsal
    }

    /// Adds mails that come after these.
    pub fn merge(&mut self, later: Self) {
        self.mails += later.mails;
        self.alarmed += later.alarmed;
        self.blocked += later.blocked;
        self.acts.merge(later.acts);
        self.alarms.merge(later.alarms);
        self.roll_calls.merge(later.roll_calls);
    }

    /// So many of them in a hundred mails; 0 where there is no mail.
    pub fn per_hundred(&self, count: u64) -> f64 {
        self.per_mail(count.saturating_mul(100))
    }

    /// How many seconds the acts would have taken for each mail. Opening and approving it are not among them.
    pub fn seconds_per_mail(&self) -> f64 {
        self.per_mail(self.acts.seconds())
    }

    fn is_alarmed(&self) -> bool {
        !self.alarms.0.is_empty()
    }

    fn per_mail(&self, count: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2⁵² mails")]
        let (count, mails) = (count as f64, self.mails.max(1) as f64);
        count / mails
    }
}

impl Acts {
    pub fn seconds(&self) -> u64 {
        self.ticks * TICK + self.typed * TYPE + self.reasons * REASON
    }

    fn of(act: &Act) -> Self {
        let none = Self::default();
        match act {
            Act::Tick => Self { ticks: 1, ..none },
            Act::Type(_) => Self { typed: 1, ..none },
            Act::Reason => Self { reasons: 1, ..none },
            // What blocks asks for another mail, not for an act.
            Act::None | Act::Blocked => none,
        }
    }

    fn merge(&mut self, later: Self) {
        self.ticks += later.ticks;
        self.typed += later.typed;
        self.reasons += later.reasons;
    }
}

impl Tally {
    /// In the order of the table of checks.
    pub fn iter(&self) -> impl Iterator<Item = (&Rule, &Found)> {
        self.0.iter()
    }

    pub fn get(&self, rule: &Rule) -> Option<&Found> {
        self.0.get(rule)
    }

    /// What was found most stands first.
    pub fn by_count(&self) -> Vec<(&Rule, &Found)> {
        let mut found: Vec<_> = self.iter().collect();
        found.sort_by_key(|(_, found)| std::cmp::Reverse(found.findings));
        found
    }

    fn count(&mut self, row: &Row, seconds: u64, example: impl FnOnce() -> Example) {
        let again = self.0.entry(Rule::of(&row.finding)).or_insert_with(|| Found {
            level: row.level,
            findings: 0,
            mails: 1,
            seconds: 0,
            examples: vec![example()],
        });
        again.findings += 1;
        again.seconds += seconds;
        again.level = again.level.max(row.level);
    }

    fn merge(&mut self, later: Self) {
        for (rule, found) in later.0 {
            match self.0.get_mut(&rule) {
                Some(known) => known.merge(found),
                None => drop(self.0.insert(rule, found)),
            }
        }
    }

    /// What is found here and not there.
    fn without(&self, other: &Self) -> Self {
        let alone = self.0.iter().filter(|(rule, _)| !other.0.contains_key(rule));
        Self(alone.map(|(rule, found)| (rule.clone(), found.clone())).collect())
    }
}

impl Found {
    fn merge(&mut self, later: Self) {
        self.level = self.level.max(later.level);
        self.findings += later.findings;
        self.mails += later.mails;
        self.seconds += later.seconds;
        let room = EXAMPLES.saturating_sub(self.examples.len());
        self.examples.extend(later.examples.into_iter().take(room));
    }
}

impl Rule {
    fn of(finding: &Finding) -> Self {
        let order = CHECKS.iter().position(|check| check.id == finding.check).unwrap_or(CHECKS.len());
        Self { order, check: finding.check, grade: finding.grade.clone().into_owned() }
    }
}

/// As a policy writes it: `bcc_unknown`, `flagged_keyword.confidential`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.check)?;
        if self.grade.is_empty() { Ok(()) } else { write!(f, ".{}", self.grade) }
    }
}

impl Difference {
    /// Of one mail under two policies.
    pub fn of(first: &Rehearsal, second: &Rehearsal) -> Self {
        Self {
            only_first: first.alarms.without(&second.alarms),
            only_second: second.alarms.without(&first.alarms),
            first_alone: u64::from(first.is_alarmed() && !second.is_alarmed()),
            second_alone: u64::from(second.is_alarmed() && !first.is_alarmed()),
        }
    }

    /// Adds mails that come after these.
    pub fn merge(&mut self, later: Self) {
        self.only_first.merge(later.only_first);
        self.only_second.merge(later.only_second);
        self.first_alone += later.first_alone;
        self.second_alone += later.second_alone;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::{Acquaintances, ids};
    use crate::mail::Draft;
    use crate::policy::layers::Origin;
    use crate::policy::{Layer, Policy};

    const CLEAN: &str = "From: sato@ours.example\nTo: yamada@ours.example\nBcc:\nSubject: Lunch\n\nAt noon?\n";
    const INNER: &str =
        "From: sato@ours.example\nTo: tanaka@client.example\nBcc:\nSubject: Plan\n\nこれは社外秘です。\n";
    const NOBODY: &str = "From: sato@ours.example\nSubject: Nobody\n\nHello\n";

    fn policy(text: &str) -> Policy {
        let given = Layer { origin: Origin::Given, name: "p.toml".to_owned(), text: text.to_owned() };
        Policy::for_check(None, Some(given), &ids().collect::<Vec<_>>()).unwrap()
    }

    fn of(source: &str, mail: &str, policy: &Policy) -> Rehearsal {
        let draft = Draft::open(mail.as_bytes()).unwrap();
        let known = Acquaintances::default();
        Rehearsal::of(source, &Case::new(&draft, policy, &[], &known, date(2026, 11, 20)))
    }

    fn rules(tally: &Tally) -> Vec<String> {
        tally.iter().map(|(rule, found)| format!("{rule} {}/{}", found.findings, found.mails)).collect()
    }

    #[test]
    fn a_mail_without_an_alarm_is_counted_and_costs_nothing() {
        let clean = of("a", CLEAN, &policy("format = 1\n"));
        assert_eq!((clean.mails, clean.alarmed, clean.blocked), (1, 0, 0));
        assert_eq!((rules(&clean.alarms), clean.acts.reasons), (Vec::new(), 0));
    }

    #[test]
    fn alarms_and_roll_calls_are_counted_apart() {
        let inner = of("a", INNER, &policy("format = 1\n"));
        assert_eq!(inner.alarmed, 1);
        assert_eq!(rules(&inner.alarms), ["flagged_keyword.secret_marking 1/1"]);
        assert_eq!(rules(&inner.roll_calls), ["recipient_external.person 1/1"]);
        assert_eq!(inner.acts, Acts { ticks: 1, typed: 0, reasons: 1 });
        assert_eq!(inner.acts.seconds(), TICK + REASON);
    }

    #[test]
    fn the_seconds_of_all_checks_are_those_of_all_acts() {
        let policy = policy("format = 1\n");
        let mut all = Rehearsal::default();
        for (source, mail) in [("a", CLEAN), ("b", INNER), ("c", NOBODY)] {
            all.merge(of(source, mail, &policy));
        }
        let found = all.alarms.iter().chain(all.roll_calls.iter());
        let seconds: Vec<_> = found.map(|(rule, found)| format!("{rule} {}", found.seconds)).collect();
        let expected =
            [("flagged_keyword.secret_marking", REASON), ("no_recipient", 0), ("recipient_external.person", TICK)];
        assert_eq!(seconds, expected.map(|(rule, seconds)| format!("{rule} {seconds}")));
        assert_eq!(all.acts.seconds(), REASON + TICK);
    }

    #[test]
    fn what_blocks_asks_for_no_act() {
        let nobody = of("a", NOBODY, &policy("format = 1\n"));
        assert_eq!((nobody.blocked, nobody.alarmed), (1, 1));
    }

    #[test]
    fn counts_add_up_in_any_grouping() {
        let policy = policy("format = 1\n");
        let mails: Vec<_> = [CLEAN, INNER, NOBODY, INNER, INNER, INNER]
            .iter()
            .zip(["a", "b", "c", "d", "e", "f"])
            .map(|(mail, source)| of(source, mail, &policy))
            .collect();
        let all = |mails: &[Rehearsal]| {
            mails.iter().fold(Rehearsal::default(), |mut all, mail| {
                all.merge(mail.clone());
                all
            })
        };
        let (one, mut two) = (all(&mails), all(&mails[..2]));
        two.merge(all(&mails[2..]));
        assert_eq!(one, two);
        assert_eq!((one.mails, one.alarmed, one.blocked), (6, 5, 1));
        let (rule, found) = one.alarms.by_count()[0];
        assert_eq!(rule.to_string(), "flagged_keyword.secret_marking");
        assert_eq!((found.findings, found.mails), (4, 4));
        let sources: Vec<_> = found.examples.iter().map(|example| example.source.as_str()).collect();
        assert_eq!(sources, ["b", "d", "e"], "the first mails show it");
        assert!((one.per_hundred(found.findings) - 400.0 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_at_all_gives_no_share() {
        let none = Rehearsal::default();
        assert!(none.per_hundred(0).abs() < f64::EPSILON && none.seconds_per_mail().abs() < f64::EPSILON);
    }

    #[test]
    fn two_policies_differ_by_mail_and_by_check() {
        let quiet = "format = 1\n[[keywords]]\nname = \"secret_marking\"\nlevel = \"note\"\nwords = [\"社外秘\"]\n";
        let (first, second) = (policy("format = 1\n"), policy(quiet));
        let mut outcome = Outcome::default();
        for (source, mail) in [("a", CLEAN), ("b", INNER), ("c", NOBODY)] {
            outcome.add(of(source, mail, &first), Some(of(source, mail, &second)));
        }
        let Compared { second, difference } = outcome.compared.unwrap();
        assert_eq!((outcome.first.mails, second.mails), (3, 3));
        assert_eq!(rules(&difference.only_first), ["flagged_keyword.secret_marking 1/1"]);
        assert_eq!(rules(&difference.only_second), Vec::<String>::new());
        assert_eq!((difference.first_alone, difference.second_alone), (1, 0));
    }
}
