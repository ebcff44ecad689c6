//! The act an item asks for, and answers to it.

use super::{Deserialize, Level, Proof, Row, Serialize, Timestamp, Value};
use crate::mail::fold;

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
        let typed = fold::fold(typed.trim());
        match self {
            Self::Outsiders(number) | Self::Count(number) => typed.parse() == Ok(*number),
            Self::Word(word) => !typed.is_empty() && typed == fold::fold(word.trim()),
        }
    }
}

fn is_reason(text: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).count() >= REASON_MIN
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
    }
}
