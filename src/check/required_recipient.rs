//! Somebody who has to be among the recipients of such a mail is not.

use crate::policy::{Level, RequiredRecipient, When};

use super::flagged_keyword;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};
use crate::mail::{Destination, Disposition};

pub(super) const CHECK: Check = Check {
    id: "required_recipient",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let rules = case.policy.required_recipients.iter();
    rules.filter(|rule| !is_there(case, rule) && holds(case, &rule.when)).map(finding).collect()
}

fn finding(rule: &RequiredRecipient) -> Finding {
    let field = match rule.field {
        Some(Destination::To) => "to",
        Some(Destination::Cc) => "cc",
        Some(Destination::Bcc) => "bcc",
        None => "any",
    };
    let place = rule.field.map_or(Place::Message, Place::destination);
    let addresses: Vec<String> = rule.addresses.iter().map(ToString::to_string).collect();
    Finding::at(place).with("rule", rule.name.as_str()).with("addresses", addresses).with("field", field)
}

fn is_there(case: &Case<'_>, rule: &RequiredRecipient) -> bool {
    let mut recipients = case.draft.recipients.iter();
    recipients.any(|recipient| {
        rule.field.is_none_or(|field| recipient.field == field)
            && recipient.mailbox.addr().is_some_and(|addr| rule.addresses.iter().any(|entry| entry.matches(addr)))
    })
}

fn holds(case: &Case<'_>, when: &When) -> bool {
    let mut addresses = case.draft.recipients.iter().filter_map(|recipient| recipient.mailbox.addr());
    !case.draft.recipients.is_empty()
        && (!when.outsiders || case.outsiders().next().is_some())
        && (!when.files || case.draft.attachments.iter().any(|file| file.disposition == Disposition::Attachment))
        && (when.recipients.is_empty()
            || addresses.clone().any(|addr| when.recipients.iter().any(|entry| entry.matches(addr))))
        && (when.organizations.is_empty() || addresses.any(|addr| when.names_organization_of(addr)))
        && (when.keywords.is_empty() || when.keywords.iter().any(|name| has_word(case, name)))
}

/// Whether a word of the list stands in what is written now.
fn has_word(case: &Case<'_>, list: &str) -> bool {
    let found = case.policy.list(list).map(|list| flagged_keyword::of_list(case, list)).unwrap_or_default();
    let is_new = |finding: &Finding| {
        finding.quiet.as_deref().is_none_or(|why| ["quiet-insiders", "quiet-excepted"].contains(&why))
    };
    found.iter().any(is_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, findings};

    fn found(rule: &str, mail: &str) -> String {
        let policy = format!(
            "[[organization]]\nname = [\"C\"]\ndomains = [\"client.example\"]\n\
             [[required_recipient]]\nname = \"legal\"\naddress = [\"legal@ours.example\", \"law@ours.example\"]\n{rule}"
        );
        Setup::with_policy(&policy).findings(&CHECK, mail)
    }

    const ANYWHERE: &str = "confirm message rule=legal addresses=legal@ours.example,law@ours.example field=any";

    #[test]
    fn one_of_the_addresses_is_enough_and_none_is_told() {
        assert_eq!(found("", "To: a@x.example\n\n"), ANYWHERE);
        for mail in ["To: a@x.example\nBcc: LEGAL@ours.example\n\n", "To: law@ours.example\n\n"] {
            assert_eq!(found("", mail), "", "{mail}");
        }
        assert_eq!(findings(&CHECK, "To: a@x.example\n\n"), "");
    }

    #[test]
    fn the_field_counts_where_the_rule_says_it() {
        let told = "confirm Cc rule=legal addresses=legal@ours.example,law@ours.example field=cc";
        assert_eq!(found("field = \"cc\"", "To: a@x.example, legal@ours.example\n\n"), told);
        assert_eq!(found("field = \"cc\"", "To: a@x.example\nCc: legal@ours.example\n\n"), "");
        assert!(found("field = \"any\"", "To: a@x.example\n\n").starts_with("confirm message"));
    }

    #[test]
    fn every_condition_has_to_hold() {
        let told = |when: &str, mail: &str| !found(&format!("when = {{ {when} }}"), mail).is_empty();
        for (when, yes, no) in [
            ("outsiders = true", "To: a@x.example\n\n", "To: a@ours.example\n\n"),
            ("files = true", "To: a@x.example\nFile: a.pdf\n\n", "To: a@x.example\nInline: a.png\n\n"),
            ("recipients = [\".x.example\"]", "Bcc: a@b.x.example\n\n", "To: a@x.example\n\n"),
            ("organization = [\"C\"]", "To: a@client.example\n\n", "To: a@x.example\n\n"),
            ("keywords = [\"confidential\"]", "To: a@ours.example\n\n機密です", "To: a@ours.example\n\n公開です"),
            (
                "keywords = [\"confidential\"]",
                "To: a@x.example\nSubject: 機密\n\n",
                "To: a@x.example\n\nはい\n\n> 機密です",
            ),
            (
                "outsiders = true, files = true",
                "To: a@x.example\nFile: a.pdf\n\n",
                "To: a@ours.example\nFile: a.pdf\n\n",
            ),
        ] {
            assert!(told(when, yes), "{when}");
            assert!(!told(when, no), "{when}");
        }
    }
}
