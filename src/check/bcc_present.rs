//! Who is in Bcc: they stay unseen only until one of them answers to all.

use crate::mail::Destination;
use crate::policy::Level;

use super::people::BCC_LIMIT;
use super::recipient_external::{field_id, people_outside};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "bcc_present",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("few", Level::Note), ("many", Level::Prove), ("visible", Level::Note)],
    proof: Proof::Count("people"),
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let recipients = &case.draft.recipients;
    let all = recipients.iter().filter(|recipient| recipient.field == Destination::Bcc).count();
    if all == 0 {
        return Vec::new();
    }
    let outside = people_outside(case, Destination::Bcc);
    let (grade, people) = if outside > BCC_LIMIT { ("many", outside) } else { ("few", all) };
    let present = Finding::at(Place::destination(Destination::Bcc)).grade(grade).with("people", people);
    let visible =
        recipients.iter().enumerate().filter(|(_, recipient)| recipient.field == Destination::Bcc).filter_map(
            |(index, recipient)| {
                let shown = recipients.get(case.people().same_as(index)?)?;
                let finding = Finding::at(Place::recipient(index)).grade("visible");
                let finding = finding.with("address", recipient.mailbox.address_text().unwrap_or_default());
                (shown.field != Destination::Bcc).then(|| finding.with("field", field_id(shown.field)))
            },
        );
    std::iter::once(present).chain(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{crowd, findings};

    #[test]
    fn who_is_in_bcc_is_told() {
        assert_eq!(
            findings(&CHECK, "To: a@client.example\nBcc: b@client.example, boss@ours.example\n\n"),
            "note few Bcc people=2"
        );
        assert_eq!(findings(&CHECK, "To: a@client.example\n\n"), "");
    }

    #[test]
    fn a_person_who_stands_in_to_as_well_is_no_secret() {
        assert_eq!(
            findings(&CHECK, "To: a@client.example\nBcc: A@client.example\n\n"),
            "note few Bcc people=1\nnote visible #1 address=A@client.example field=to"
        );
    }

    #[test]
    fn more_than_twenty_outside_are_counted() {
        assert_eq!(findings(&CHECK, &format!("Bcc: {}\n\n", crowd(20, 20))), "note few Bcc people=20");
        assert_eq!(
            findings(&CHECK, &format!("Bcc: {}, boss@ours.example\n\n", crowd(21, 21))),
            "prove many Bcc people=21"
        );
    }
}
