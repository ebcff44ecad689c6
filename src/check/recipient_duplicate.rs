//! The same mailbox stands twice.

use crate::policy::Level;

use super::recipient_external::field_id;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "recipient_duplicate",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let recipients = &case.draft.recipients;
    recipients
        .iter()
        .enumerate()
        .filter_map(|(index, recipient)| {
            let first = recipients.get(case.people().same_as(index)?)?;
            let finding = Finding::at(Place::recipient(index));
            let finding = finding.with("address", recipient.mailbox.address_text().unwrap_or_default());
            let finding = finding.with("first", first.mailbox.address_text().unwrap_or_default());
            Some(finding.with("field", field_id(first.field)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn the_same_mailbox_twice_is_noted_at_the_second_place() {
        assert_eq!(
            findings(&CHECK, "To: tanaka@client.example\nCc: TANAKA@Client.example\n\n"),
            "note #1 address=TANAKA@client.example first=tanaka@client.example field=to"
        );
        assert_eq!(
            findings(&CHECK, "To: tanaka@client.example, tanaka+news@client.example\n\n"),
            "note #1 address=tanaka+news@client.example first=tanaka@client.example field=to"
        );
    }

    #[test]
    fn two_people_of_one_name_are_two() {
        assert_eq!(findings(&CHECK, "To: 田中, 田中, 田中 <a@x.example>, 田中 <b@x.example>\n\n"), "");
    }
}
