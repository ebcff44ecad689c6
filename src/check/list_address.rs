//! A mailing list or shared mailbox: who reads it is not seen here.

use crate::mail::AddrSpec;
use crate::policy::Level;

use super::people::ODD_LIMIT;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "list_address",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("", Level::Note), ("likely", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

/// Local parts that stand for everybody.
const NAMES: [&str; 12] = [
    "all",
    "all-members",
    "all-staff",
    "allstaff",
    "everybody",
    "everyone",
    "members",
    "ml",
    "staff-all",
    "zenin",
    "zenshain",
    "zensyain",
];

/// What programs for mailing lists put behind a name.
const ENDINGS: [&str; 9] = ["-announce", "-discuss", "-list", "-members", "-ml", "-users", ".ml", "_all", "_ml"];

const BEGINNINGS: [&str; 4] = ["all-", "all_", "ml-", "ml_"];

/// Hosts of lists: first labels above an organisation's domain, and domains of providers.
const HOSTS: [&str; 3] = ["list", "lists", "ml"];
const PROVIDERS: [&str; 4] = ["freelists.org", "freeml.com", "googlegroups.com", "groups.io"];

fn run(case: &Case<'_>) -> Vec<Finding> {
    let recipients = case.draft.recipients.iter().enumerate();
    let found = recipients.filter_map(|(index, recipient)| {
        let addr = recipient.mailbox.addr()?;
        let grade = if is_named(case, addr) {
            ""
        } else if is_likely(addr) {
            "likely"
        } else {
            return None;
        };
        Some(Finding::at(Place::recipient(index)).grade(grade).with("address", addr.to_string()))
    });
    found.take(ODD_LIMIT).collect()
}

/// Whether this is no person's address but a list's, as far as one can tell.
pub(super) fn is_list(case: &Case<'_>, addr: &AddrSpec) -> bool {
    is_named(case, addr) || is_likely(addr)
}

fn is_named(case: &Case<'_>, addr: &AddrSpec) -> bool {
    case.policy.recipients.lists.iter().any(|entry| entry.matches(addr))
}

fn is_likely(addr: &AddrSpec) -> bool {
    let local = addr.local_part().to_ascii_lowercase();
    let domain = addr.domain();
    let host = domain.ascii().split('.').next().is_some_and(|first| HOSTS.contains(&first));
    NAMES.contains(&local.as_str())
        || ENDINGS.iter().any(|ending| local.ends_with(ending))
        || BEGINNINGS.iter().any(|beginning| local.starts_with(beginning))
        || host && domain.ascii() != domain.organizational()
        || PROVIDERS.contains(&domain.organizational())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd, findings};

    #[test]
    fn what_the_policy_names_is_a_list() {
        let setup = Setup::with_policy("[recipients]\nlists = [\"sales@client.example\", \"boards.example\"]\n");
        assert_eq!(
            setup.findings(&CHECK, "To: Sales@client.example, a@boards.example, a@client.example\n\n"),
            "note #0 address=Sales@client.example\nnote #1 address=a@boards.example"
        );
    }

    #[test]
    fn what_looks_like_a_list_is_likely_one() {
        for address in [
            "all@client.example",
            "dev-ml@client.example",
            "ml-sales@client.example",
            "rust-users@client.example",
            "x@ml.client.example",
            "x@lists.client.example",
            "team@googlegroups.com",
            "zenshain@ours.example",
        ] {
            assert_eq!(findings(&CHECK, &format!("To: {address}\n\n")), format!("note likely #0 address={address}"));
        }
    }

    #[test]
    fn people_and_desks_are_none() {
        for address in [
            "allen@client.example",
            "info@client.example",
            "mlwong@client.example",
            "small@client.example",
            "sales@client.example",
            "a@ml.com",
            "a@list.co.jp",
            "hamlet@client.example",
            "overall@client.example",
        ] {
            assert_eq!(findings(&CHECK, &format!("To: {address}\n\n")), "", "{address}");
        }
        assert_eq!(findings(&CHECK, &format!("To: {}\n\n", crowd(30, 3))), "");
    }
}
