//! Facts about a draft, one check each. A check does not judge, phrase, or remember.
//!
//! A check is one file under `check/`, one line in [`CHECKS`], its messages in both catalogs, and its tests in the same file.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::policy::{Level, Policy};

mod address_malformed;
mod address_unknown;
mod addressees;
mod approval_outdated;
mod attachment;
mod attachment_count;
mod attachment_encrypted;
mod attachment_executable;
mod attachment_for_other;
mod attachment_forgotten;
mod attachment_hidden_content;
mod attachment_name_risky;
mod attachment_old_version;
mod attachment_size;
mod attachment_type_differs;
mod bcc_present;
mod bcc_unknown;
mod case;
mod date_passed;
mod dates;
mod display_name_differs;
mod flagged_keyword;
mod from_unexpected;
mod hidden_text;
mod inside;
mod internal_link;
mod internal_wording;
mod invited;
mod link_differs;
mod links;
mod list_address;
mod lookalike_domain;
mod lookalike_address;
mod malformed;
mod never_together;
mod mask;
mod no_recipient;
mod not_inspected;
mod outsider_joins;
mod password_with_archive;
mod people;
mod placeholder_left;
mod personal_data;
mod place;
mod quoted_internal;
mod recipient_duplicate;
mod recipient_external;
mod recipient_first;
mod recipient_forbidden;
mod recipient_internal;
mod recipient_watched;
mod recipients_exposed;
mod reply_to_differs;
mod required_recipient;
mod secret;
mod salutation_differs;
mod subject_empty;
#[cfg(test)]
mod testing;
mod typed;
mod weekday_differs;
mod unknown_organization;
mod waivable;

pub use case::{Acquaintance, Acquaintances, Case, Role};
pub use lookalike_domain::Lookalike;
pub use people::{Asked, Party, PartyKind, People};
pub use place::{Place, Span};
pub(crate) use secret::masked as secrets_masked;
pub use unknown_organization::{UnknownOrganization, unknown_organization};

/// One kind of fact.
pub struct Check {
    /// Stable: names the check in policies, catalogs, records and JSON.
    pub id: &'static str,
    pub kind: Kind,
    pub step: Step,
    /// Its grades and their shipped levels; the first is the only one where a check knows just one (`""`).
    /// A grade that is not listed here is the name of a list of the policy.
    pub grades: &'static [(&'static str, Level)],
    /// What proves that somebody looked, where a finding is graded [`Level::Prove`].
    pub proof: Proof,
    pub run: fn(&Case<'_>) -> Vec<Finding>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Nothing is wrong; it must be looked at: each recipient, each file.
    RollCall,
    Alarm,
}

/// Where a finding belongs on the way of looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    Text,
    Recipients,
    Exposure,
    Attachments,
}

/// The act that only somebody who looked can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Type how many recipients are outside (of all, if none is).
    Outsiders,
    /// Type the number the finding carries under this key.
    Count(&'static str),
    /// Type the word the finding carries under this key.
    Word(&'static str),
    /// Type the domain one means, which must be the one the finding carries under the first key and not the one under
    /// the second, which it resembles.
    Domain { shown: &'static str, known: &'static str },
}

/// One fact: an id, a grade, a place and arguments, never a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check's id; filled in by [`run_all`].
    pub check: &'static str,
    /// Empty where the check knows only one; the list's name where a list of the policy decides.
    pub grade: Cow<'static, str>,
    pub place: Place,
    pub args: Args,
    /// A circumstance that makes this a note at any level: an id for the catalogs (`quiet-insiders`).
    pub quiet: Option<Cow<'static, str>>,
}

/// What the sentence about a finding needs, by key, in a fixed order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Args(pub Vec<(Cow<'static, str>, Value)>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Text(String),
    Count(u64),
    List(Vec<String>),
}

impl Finding {
    pub fn at(place: Place) -> Self {
        Self { check: "", grade: Cow::Borrowed(""), place, args: Args::default(), quiet: None }
    }

    #[must_use]
    pub fn grade(mut self, grade: impl Into<Cow<'static, str>>) -> Self {
        self.grade = grade.into();
        self
    }

    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.args.0.push((key.into(), value.into()));
        self
    }

    /// Makes it a note because of a circumstance.
    #[must_use]
    pub fn quiet_because(mut self, circumstance: &'static str) -> Self {
        self.quiet = Some(Cow::Borrowed(circumstance));
        self
    }

    /// The check that found it.
    pub fn rule(&self) -> Option<&'static Check> {
        CHECKS.iter().find(|check| check.id == self.check)
    }

    /// How strictly this policy takes it.
    pub fn level(&self, policy: &Policy) -> Level {
        if self.quiet.is_some() {
            return Level::Note;
        }
        let shipped = self
            .rule()
            .and_then(|check| check.grades.iter().find(|(grade, _)| *grade == self.grade))
            .map(|(_, level)| *level);
        policy.level(self.check, &self.grade, shipped)
    }
}

impl Args {
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

impl Serialize for Args {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// As a map, with its order kept: a record read back says what the finding said.
impl<'de> Deserialize<'de> for Args {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Args;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Args, A::Error> {
                let mut args = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    args.push((Cow::Owned(key), value));
                }
                Ok(Args(args))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Vec<String>> for Value {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// Every check, in the order in which findings are told.
pub const CHECKS: &[Check] = &[
    approval_outdated::CHECK,
    malformed::CHECK,
    not_inspected::CHECK,
    subject_empty::CHECK,
    flagged_keyword::CHECK,
    internal_wording::CHECK,
    placeholder_left::CHECK,
    weekday_differs::CHECK,
    date_passed::CHECK,
    internal_link::CHECK,
    link_differs::CHECK,
    quoted_internal::CHECK,
    hidden_text::CHECK,
    no_recipient::CHECK,
    address_malformed::CHECK,
    address_unknown::CHECK,
    recipient_forbidden::CHECK,
    recipient_watched::CHECK,
    recipient_external::CHECK,
    recipient_internal::CHECK,
    recipient_first::CHECK,
    recipient_duplicate::CHECK,
    outsider_joins::CHECK,
    recipients_exposed::CHECK,
    bcc_present::CHECK,
    bcc_unknown::CHECK,
    lookalike_domain::CHECK,
    lookalike_address::CHECK,
    display_name_differs::CHECK,
    salutation_differs::CHECK,
    from_unexpected::CHECK,
    reply_to_differs::CHECK,
    never_together::CHECK,
    required_recipient::CHECK,
    list_address::CHECK,
    attachment_forgotten::CHECK,
    attachment_count::CHECK,
    personal_data::CHECK,
    secret::CHECK,
    password_with_archive::CHECK,
    attachment::CHECK,
    attachment_name_risky::CHECK,
    attachment_type_differs::CHECK,
    attachment_executable::CHECK,
    attachment_encrypted::CHECK,
    attachment_hidden_content::CHECK,
    attachment_for_other::CHECK,
    attachment_old_version::CHECK,
    attachment_size::CHECK,
];

/// The ids and grades a policy may name.
pub fn ids() -> impl Iterator<Item = (&'static str, &'static [(&'static str, Level)])> {
    CHECKS.iter().map(|check| (check.id, check.grades))
}

/// The id of a kind is its name in JSON: one spelling for records, scripts and catalogs.
fn id(kind: &impl Serialize) -> String {
    let name = serde_json::to_value(kind).ok();
    name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// Runs every check. The same case gives the same findings in the same order.
pub fn run_all(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = CHECKS
        .iter()
        .flat_map(|check| {
            (check.run)(case).into_iter().map(|mut finding| {
                finding.check = check.id;
                finding
            })
        })
        .collect();
    recipient_internal::look_again(&mut findings, case.policy);
    findings
}
