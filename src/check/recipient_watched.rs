//! Somebody of whom the policy wants to be sure that they are meant.

use crate::policy::Level;

use super::recipient_forbidden::{is_forbidden, is_on};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "recipient_watched",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.policy.recipients.watched.is_empty() {
        return Vec::new();
    }
    let recipients = case.draft.recipients.iter().enumerate();
    recipients
        .filter(|(index, _)| is_watched(case, *index) && !is_forbidden(case, *index))
        .map(|(index, recipient)| {
            let address = recipient.mailbox.address_text().unwrap_or_default();
            Finding::at(Place::recipient(index)).with("address", address)
        })
        .collect()
}

pub(super) fn is_watched(case: &Case<'_>, recipient: usize) -> bool {
    is_on(&case.policy.recipients.watched, case, recipient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd, findings};

    fn watching(rest: &str) -> Setup {
        Setup::with_policy(&format!("[recipients]\nwatched = [\"press.example\", \"boss@ours.example\"]\n{rest}"))
    }

    #[test]
    fn a_watched_recipient_is_looked_at_again() {
        let setup = watching("");
        assert_eq!(setup.findings(&CHECK, "To: a@press.example\n\n"), "confirm #0 address=a@press.example");
        assert_eq!(
            setup.findings(&CHECK, "To: a@client.example\nBcc: a@desk.press.example, BOSS@ours.example\n\n"),
            "confirm #1 address=a@desk.press.example\nconfirm #2 address=BOSS@ours.example"
        );
        assert_ne!(setup.findings(&CHECK, "To: a@press.example.\n\n"), "");
    }

    #[test]
    fn others_are_not() {
        let setup = watching("");
        for to in ["a@client.example", "a@notpress.example", "a@press.example.evil.example", "me@ours.example"] {
            assert_eq!(setup.findings(&CHECK, &format!("To: {to}\n\n")), "", "{to}");
        }
        assert_eq!(findings(&CHECK, "To: a@press.example\n\n"), "");
        let forbidden = watching("forbidden = [\"press.example\"]\n");
        assert_eq!(forbidden.findings(&CHECK, "To: a@press.example\n\n"), "", "it is blocked");
    }

    #[test]
    fn among_many_they_stay_alone() {
        let known: Vec<String> = (0..60).map(|n| format!("p{n}@press.example")).collect();
        let setup = Setup { known: Setup::knowing(&[("p0@press.example", 9)]).known, ..watching("") };
        assert_eq!(setup.findings(&CHECK, &format!("To: {}\n\n", known.join(", "))).lines().count(), 60);
        let crowd = format!("To: {}, a@press.example\n\n", crowd(60, 60));
        assert_eq!(setup.findings(&CHECK, &crowd), "confirm #60 address=a@press.example");
        let all = setup.all(&crate::check::testing::draft(&crowd));
        let roll_call = |finding: &&Finding| finding.check == "recipient_external";
        assert!(all.iter().filter(roll_call).any(|finding| finding.place == Place::recipient(60)), "asked for alone");
    }
}
