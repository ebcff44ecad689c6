//! People whom the policy keeps apart are addressed together.

use std::collections::BTreeSet;

use crate::policy::{Level, NeverTogether};

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "never_together",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Justify)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    case.policy.never_together.iter().filter_map(|rule| finding(case, rule)).collect()
}

fn finding(case: &Case<'_>, rule: &NeverTogether) -> Option<Finding> {
    let mut people = Vec::new();
    let mut groups = BTreeSet::new();
    for (index, recipient) in case.draft.recipients.iter().enumerate() {
        let Some(addr) = recipient.mailbox.addr() else { continue };
        let before = people.len();
        for group in rule.groups_of(addr) {
            groups.insert(group);
            if people.len() == before {
                people.push(index);
            }
        }
    }
    // Somebody who stands in two groups by name is one person, whom nobody can be kept apart from.
    if groups.len() < 2 || people.len() < 2 {
        return None;
    }
    let count = people.len();
    Some(Finding::at(Place::recipients(people)?).with("rule", rule.name.as_str()).with("people", count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    fn found(mail: &str) -> String {
        let policy = "[[never_together]]\nname = \"rivals\"\n\
                      groups = [[\"a.example\"], [\"b.example\", \"x@c.example\"]]\n";
        Setup::with_policy(policy).findings(&CHECK, mail)
    }

    #[test]
    fn people_of_two_groups_ask_for_a_reason_wherever_they_stand() {
        let told = "justify #0,2 rule=rivals people=2";
        assert_eq!(found("To: p@a.example, q@other.example\nBcc: q@b.example\n\n"), told);
        assert_eq!(found("To: p@sub.a.example, o@other.example\nCc: X@C.example\n\n"), told);
    }

    #[test]
    fn people_of_one_group_may_stand_together() {
        for to in ["p@a.example, q@a.example", "q@b.example, x@c.example", "p@a.example, y@c.example", "p@nota.example"]
        {
            assert_eq!(found(&format!("To: {to}\n\n")), "", "{to}");
        }
        assert_eq!(findings(&CHECK, "To: p@a.example, q@b.example\n\n"), "");
    }
}
