//! Nobody would get this mail.

use crate::mail::Destination;
use crate::policy::Level;

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "no_recipient",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Block), ("delivered", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.draft.recipients.iter().any(|recipient| !recipient.mailbox.is_empty()) {
        return Vec::new();
    }
    let finding = Finding::at(Place::destination(Destination::To));
    vec![if was_delivered(case) { finding.grade("delivered") } else { finding }]
}

/// Return-Path is set when a mail is put into its mailbox (RFC 5321 §4.4): what has it came from somebody, and is no draft.
fn was_delivered(case: &Case<'_>) -> bool {
    case.draft.fields.iter().any(|field| field.name.eq_ignore_ascii_case("return-path"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft, findings};
    use crate::mail::{Address, Mailbox, Recipient};

    #[test]
    fn a_mail_to_nobody_is_blocked() {
        assert_eq!(findings(&CHECK, "Subject: x\n\nHello"), "block To");
    }

    #[test]
    fn a_mail_that_was_delivered_is_no_draft_that_lacks_somebody() {
        let mail = "Return-Path: <a@client.example>\nSubject: x\n\nHello";
        assert_eq!(findings(&CHECK, mail), "note delivered To");
        assert_eq!(findings(&CHECK, &format!("To: me@ours.example\n{mail}")), "");
    }

    #[test]
    fn somebody_in_any_field_is_enough() {
        for mail in
            ["To: a@client.example\n\n", "Cc: a@client.example\n\n", "Bcc: a@client.example\n\n", "To: 田中\n\n"]
        {
            assert_eq!(findings(&CHECK, mail), "", "{mail}");
        }
    }

    #[test]
    fn undisclosed_recipients_are_somebody_only_with_bcc() {
        let mut mail = draft("Subject: x\n\n");
        mail.recipients.push(Recipient {
            field: Destination::To,
            mailbox: Mailbox { display_name: String::new(), address: Address::None },
            group: Some("undisclosed-recipients".to_owned()),
            attendee: false,
        });
        assert_eq!(Setup::default().found(&CHECK, &mail), "block To");
        mail.recipients.extend(draft("Bcc: a@client.example\n\n").recipients);
        assert_eq!(Setup::default().found(&CHECK, &mail), "");
    }
}
