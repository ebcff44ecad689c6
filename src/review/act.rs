//! The act an item asks for, and answers to it.

use unicode_normalization::UnicodeNormalization as _;

use super::{Deserialize, Level, Proof, Row, Serialize, Timestamp, Value};
use crate::mail::{Domain, fold};

/// What the person has to do for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Nothing: it is only shown.
    None,
    Tick,
    /// Typing something that only somebody who looked knows.
    Type(Expected),
    /// Writing why it may go out all the same.
    Reason,
    /// There is no act that lets it pass.
    Blocked,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// How many people are outside.
    Outsiders(u64),
    /// How many people the item is about.
    Count(u64),
    /// The evidence itself.
    Word(String),
    /// The domain one means. The one that is shown is taken; the one it resembles never is.
    Domain { shown: String, known: String },
}

/// What the person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", content = "text", rename_all = "snake_case")]
pub enum Answer {
    Tick,
    Typed(String),
    Reason(String),
}

/// An answer, and that somebody had looked before giving it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    #[serde(flatten)]
    pub answer: Answer,
    pub seen_at: Timestamp,
    pub decided_at: Timestamp,
    /// Given for an earlier version in which place and content were the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carried_over: bool,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    NotSeen,
    /// In view for less than [`super::DWELL`].
    TooSoon,
    /// Not what the item holds.
    Wrong,
    /// The domain that was typed is the known one, and the address is at another.
    OtherDomain,
    /// A reason of no words.
    NoReason,
    /// The policy blocks it.
    Blocked,
    /// The item asks for nothing, or for something else.
    NothingAsked,
}

/// A reason needs at least this many characters that are not white space.
const REASON_MIN: usize = 2;

impl Act {
    /// The act for an item with these rows, strictest first.
    pub(super) fn of(rows: &[Row], outsiders: usize, people: usize) -> Self {
        let Some(strictest) = rows.first() else { return Self::None };
        // Of several proofs the domain one means says most, and a count least.
        let same = || rows.iter().take_while(|row| row.level == strictest.level);
        let strictest = same().find(|row| asks_for_domain(row)).unwrap_or(strictest);
        match strictest.level {
            Level::Note => Self::None,
            Level::Confirm => Self::Tick,
            Level::Prove => Self::Type(expected(strictest, outsiders, people)),
            Level::Justify => Self::Reason,
            Level::Block => Self::Blocked,
        }
    }

    /// Whether the person has to do something before the draft can be approved.
    pub fn asks(&self) -> bool {
        match self {
            Self::Tick | Self::Type(_) | Self::Reason | Self::Blocked => true,
            Self::None => false,
        }
    }

    /// Whether this answer satisfies the act.
    pub fn accepts(&self, answer: &Answer) -> Result<(), Refusal> {
        match (self, answer) {
            (Self::Tick, Answer::Tick) => Ok(()),
            (Self::Type(expected), Answer::Typed(text)) if expected.matches(text) => Ok(()),
            (Self::Type(expected), Answer::Typed(text)) if expected.is_other(text) => Err(Refusal::OtherDomain),
            (Self::Type(_), Answer::Typed(_)) => Err(Refusal::Wrong),
            (Self::Reason, Answer::Reason(text)) if is_reason(text) => Ok(()),
            (Self::Reason, Answer::Reason(_)) => Err(Refusal::NoReason),
            (Self::Blocked, _) => Err(Refusal::Blocked),
            (Self::None | Self::Tick | Self::Type(_) | Self::Reason, _) => Err(Refusal::NothingAsked),
        }
    }
}

impl Expected {
    /// Compares as people read: NFKC, without regard to case, width or surrounding space.
    pub fn matches(&self, typed: &str) -> bool {
        let folded = fold::fold(typed.trim());
        match self {
            Self::Outsiders(number) | Self::Count(number) => folded.parse() == Ok(*number),
            Self::Word(word) => !folded.is_empty() && one_circle(&folded) == one_circle(&fold::fold(word.trim())),
            Self::Domain { shown, .. } => is_domain(typed, shown),
        }
    }

    /// Whether the known domain was typed where another one is shown.
    pub fn is_other(&self, typed: &str) -> bool {
        match self {
            Self::Domain { shown, known } => is_domain(typed, known) && !is_domain(typed, shown),
            Self::Outsiders(_) | Self::Count(_) | Self::Word(_) => false,
        }
    }

    /// Whether what was typed is how the right answer begins.
    pub fn may_become(&self, typed: &str) -> bool {
        match self {
            Self::Domain { shown, .. } => shown.starts_with(typed.trim()),
            Self::Outsiders(_) | Self::Count(_) | Self::Word(_) => false,
        }
    }

    /// Whether an answer counts as soon as it is right. One domain may be the beginning of another (`client.co`,
    /// `client.com`), so a domain has to be said to be complete.
    pub fn counts_while_typing(&self) -> bool {
        match self {
            Self::Outsiders(_) | Self::Count(_) | Self::Word(_) => true,
            Self::Domain { .. } => false,
        }
    }
}

/// Whether this domain was typed; who types a whole address says its domain too. Widths are folded, old and new forms of
/// characters are not: they are different domains. U-labels and A-labels are one spelling.
fn is_domain(typed: &str, wanted: &str) -> bool {
    let typed: String = typed.trim().nfkc().flat_map(char::to_lowercase).collect();
    let typed = typed.rsplit('@').next().unwrap_or_default();
    Domain::parse(typed).is_ok_and(|typed| Domain::parse(wanted) == Ok(typed))
}

/// Nobody can type the one of three circles that a template has.
fn one_circle(text: &str) -> String {
    text.replace(['〇', '◯'], "○")
}

pub(super) fn is_reason(text: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).count() >= REASON_MIN
}

fn asks_for_domain(row: &Row) -> bool {
    row.finding.rule().is_some_and(|rule| matches!(rule.proof, Proof::Domain { .. }))
}

fn expected(row: &Row, outsiders: usize, people: usize) -> Expected {
    // With nobody outside, the number of all recipients is what a person who looked can tell.
    let default = Expected::Outsiders(if outsiders > 0 { outsiders } else { people } as u64);
    let Some(rule) = row.finding.rule() else { return default };
    match rule.proof {
        Proof::Outsiders => default,
        Proof::Count(key) => match row.finding.args.get(key) {
            Some(Value::Count(count)) => Expected::Count(*count),
            Some(Value::Text(_) | Value::List(_)) | None => default,
        },
        Proof::Word(key) => match row.finding.args.get(key) {
            Some(Value::Text(word)) => Expected::Word(word.clone()),
            Some(Value::Count(_) | Value::List(_)) | None => default,
        },
        Proof::Domain { shown, known } => match (row.finding.args.get(shown), row.finding.args.get(known)) {
            (Some(Value::Text(shown)), Some(Value::Text(known))) => {
                Expected::Domain { shown: shown.clone(), known: known.clone() }
            }
            (_, _) => default,
        },
    }
}
