//! Somebody is named, but where the mail would go cannot be seen.

use crate::mail::{Address, Destination, Mailbox};
use crate::policy::Level;

use super::people::ODD_LIMIT;
use super::recipient_external::field_id;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "address_unknown",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("name", Level::Confirm), ("exchange", Level::Confirm), ("field", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let recipients = case.draft.recipients.iter().enumerate();
    let unknown: Vec<(Destination, Finding)> = recipients
        .filter_map(|(index, recipient)| Some((recipient.field, judge(index, &recipient.mailbox)?)))
        .collect();
    [Destination::To, Destination::Cc, Destination::Bcc]
        .into_iter()
        .flat_map(|field| {
            let found: Vec<Finding> =
                unknown.iter().filter(|(of, _)| *of == field).map(|(_, finding)| finding.clone()).collect();
            if found.len() <= ODD_LIMIT {
                return found;
            }
            let finding = Finding::at(Place::destination(field)).grade("field");
            vec![finding.with("field", field_id(field)).with("people", found.len())]
        })
        .collect()
}

fn judge(index: usize, mailbox: &Mailbox) -> Option<Finding> {
    let finding = Finding::at(Place::recipient(index)).with("name", mailbox.display_name.as_str());
    match &mailbox.address {
        Address::None if mailbox.is_empty() => None,
        Address::None => Some(finding.grade("name")),
        Address::Exchange(text) => Some(finding.grade("exchange").with("address", text.as_str())),
        Address::Spec(_) | Address::Malformed { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn a_name_alone_hides_where_the_mail_goes() {
        assert_eq!(findings(&CHECK, "To: 田中 太郎\n\n"), "confirm name #0 name=田中 太郎");
    }

    #[test]
    fn an_exchange_name_hides_it_too() {
        let mail = "To: 田中 </O=FIRM/OU=X/CN=TANAKA>\n\n";
        assert_eq!(findings(&CHECK, mail), "confirm exchange #0 name=田中 address=/O=FIRM/OU=X/CN=TANAKA");
    }

    #[test]
    fn an_address_is_seen_with_or_without_a_name() {
        assert_eq!(findings(&CHECK, "To: a@client.example, 田中 <b@client.example>\n\n"), "");
    }

    #[test]
    fn a_crowd_of_names_is_one_place() {
        let names: Vec<String> = (0..30).map(|n| format!("社員{n}")).collect();
        let mail = format!("To: {}\nCc: 佐藤\n\n", names.join(", "));
        assert_eq!(findings(&CHECK, &mail), "confirm field To field=to people=30\nconfirm name #30 name=佐藤");
    }
}
