//! Everybody inside is looked at together, and only when something could go wrong there.

use crate::policy::{Level, Policy};

use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "recipient_internal",
    kind: Kind::RollCall,
    step: Step::Recipients,
    grades: &[("with_files", Level::Confirm), ("plain", Level::Note)],
    proof: Proof::Count("people"),
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let (copies, others): (Vec<usize>, Vec<usize>) =
        case.insiders().map(|(index, _)| index).partition(|index| is_copy_to_oneself(case, *index));
    let count = others.len();
    let grade = if case.draft.attachments.is_empty() { "plain" } else { "with_files" };
    let everybody = Place::recipients(others).map(|place| Finding::at(place).grade(grade).with("people", count));
    let oneself = copies.into_iter().map(|index| {
        Finding::at(Place::recipient(index)).grade("plain").with("people", 1_usize).quiet_because("quiet-oneself")
    });
    everybody.into_iter().chain(oneself).collect()
}

/// A copy for one's own records: in Cc or Bcc, not the addressee.
fn is_copy_to_oneself(case: &Case<'_>, index: usize) -> bool {
    use crate::mail::Destination;
    case.draft.recipients.get(index).is_some_and(|recipient| {
        recipient.field != Destination::To && recipient.mailbox.addr().is_some_and(|addr| case.is_oneself(addr))
    })
}

/// An alarm that asks for something makes the people inside worth a look as files do. Only all findings together tell,
/// so [`super::run_all`] calls this last.
pub(super) fn look_again(findings: &mut [Finding], policy: &Policy) {
    let alarmed = findings.iter().any(|finding| {
        finding.rule().is_some_and(|rule| rule.kind == Kind::Alarm) && finding.level(policy) >= Level::Confirm
    });
    let plain = findings.iter_mut().filter(|finding| finding.check == CHECK.id && finding.grade == "plain");
    if alarmed {
        plain.for_each(|finding| finding.grade = "with_files".into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn people_inside_are_one_note() {
        assert_eq!(findings(&CHECK, "To: a@ours.example, b@ours.example\n\nHello"), "note plain #0,1 people=2");
    }

    #[test]
    fn with_a_file_they_are_asked_for() {
        assert_eq!(
            findings(&CHECK, "To: a@ours.example\nCc: x@client.example\nFile: 見積.pdf 10\n\nHello"),
            "confirm with_files #0 people=1"
        );
    }

    #[test]
    fn with_another_alarm_they_are_asked_for() {
        assert_eq!(findings(&CHECK, "To: a@ours.example\nSubject: Re:\n\nHello"), "confirm with_files #0 people=1");
        // A note is no reason.
        assert_eq!(findings(&CHECK, "To: a@ours.example\nCc: A@ours.example\n\nHello"), "note plain #0,1 people=2");
    }

    #[test]
    fn a_copy_to_oneself_is_a_note() {
        assert_eq!(
            findings(&CHECK, "To: a@ours.example\nBcc: me@ours.example\nFile: x.pdf 10\n\nHello"),
            "confirm with_files #0 people=1\nnote plain #1 quiet-oneself people=1"
        );
    }

    #[test]
    fn nobody_inside_is_nothing() {
        assert_eq!(findings(&CHECK, "To: x@client.example\n\n"), "");
    }
}
