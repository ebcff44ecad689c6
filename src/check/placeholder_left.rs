//! A blank of a template that nobody filled in.

use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

mod blank;
mod brackets;
mod files;
mod find;
mod greeting;
mod honorific;
mod machine;
mod marks;
mod symbols;

use find::{Hit, find};

pub(super) const CHECK: Check = Check {
    id: "placeholder_left",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("form", Level::Prove), ("mark", Level::Confirm)],
    proof: Proof::Word("word"),
    run,
};

/// Told one by one; who was shown as many looks for the others.
const MOST: usize = 20;

/// How sure it is that something is a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// It has the form of a blank.
    Form,
    /// A mark that people set where something is still to come.
    Mark,
}

impl Sort {
    fn grade(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Mark => "mark",
        }
    }
}

fn run(case: &Case<'_>) -> Vec<Finding> {
    let subject = &case.draft.subject;
    let in_subject = find(subject).into_iter().map(|hit| {
        let place = Place::Subject { range: Some(hit.range.clone().into()) };
        finding(place, &hit, subject, "subject")
    });
    let in_text = case.typed().flat_map(|typed| {
        let hits = find(typed.text).into_iter();
        hits.map(|hit| finding(typed.place(hit.range.clone()), &hit, typed.text, "text")).collect::<Vec<_>>()
    });
    in_subject.chain(in_text).chain(files::inside(case)).take(MOST).collect()
}

fn finding(place: Place, hit: &Hit, text: &str, whence: &'static str) -> Finding {
    let word = text.get(hit.range.clone()).unwrap_or_default();
    Finding::at(place).grade(hit.sort.grade()).with("where", whence).with("word", word)
}

#[cfg(test)]
mod tests;
