//! An organisation that the greeting names and no table knows: worth an entry of one's own.

use crate::mail::Domain;
use crate::names::{company_core, plain_name};

use super::addressees::{Standing, greeted_companies};
use super::{Case, Finding, PartyKind, Role};

/// Findings beside which nothing is offered: the address may be the mistake.
const DOUBTS: [&str; 5] =
    ["lookalike_domain", "lookalike_address", "display_name_differs", "salutation_differs", "outsider_joins"];

/// An organisation that only the greeting names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownOrganization {
    /// On one line and without what cannot be seen, whatever the mail says.
    pub name: String,
    /// The organisational domain of everybody outside.
    pub domain: Domain,
}

/// The organisation that the greeting names, with the domain of the people it goes to, where neither the policy nor a
/// look-alike speaks against it. `findings` are those of the same case.
///
/// `None` unless everybody outside is of one organisation that is no free-mail provider, and for whoever looks at
/// somebody else's draft: whom they greet is not theirs to know.
pub fn unknown_organization(case: &Case<'_>, findings: &[Finding]) -> Option<UnknownOrganization> {
    if case.role != Role::Author {
        return None;
    }
    let addressees = case.addressees();
    let (_, name, _) = greeted_companies(addressees.greeted()).find(|(_, _, certain)| *certain)?;
    if findings.iter().any(|finding| DOUBTS.contains(&finding.check)) {
        return None;
    }
    let [party] = case.people().parties() else { return None };
    let core = company_core(name)?;
    let known = party.kind != PartyKind::Organization
        || party.name.is_some()
        || case.knows_company(&core)
        || addressees.standing(case, &core, &[]) == Standing::Elsewhere;
    if known {
        return None;
    }
    let domain = Domain::parse(&party.domain).ok().filter(|domain| !domain.is_literal())?;
    Some(UnknownOrganization { name: plain_name(name)?, domain })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, TODAY, draft};
    use crate::check::{Case, run_all};
    use crate::policy::{Entry, Organization};

    fn offered(setup: &Setup, mail: &str) -> String {
        let draft = draft(mail);
        let case = Case::new(&draft, &setup.policy, &setup.own, &setup.known, TODAY).role(setup.role);
        let offer = unknown_organization(&case, &run_all(&case));
        offer.map(|one| format!("{} {}", one.name, one.domain)).unwrap_or_default()
    }

    /// What is found by somebody who knows Client by name, or nobody: a line for each finding, without the checks that
    /// names are for.
    fn found(personal: &[Organization], mail: &str) -> (Vec<String>, Vec<&'static str>) {
        let (setup, draft) = (Setup::default(), draft(mail));
        let case = Case::new(&draft, &setup.policy, &setup.own, &setup.known, TODAY).personal(personal);
        let about_names = ["salutation_differs", "attachment_for_other", "display_name_differs"];
        let (names, others): (Vec<Finding>, Vec<Finding>) =
            run_all(&case).into_iter().partition(|finding| about_names.contains(&finding.check));
        let others = others.iter().map(|finding| format!("{finding:?}")).collect();
        (others, names.iter().map(|finding| finding.check).collect())
    }

    #[test]
    fn a_company_that_nobody_knows_is_offered_with_its_domain() {
        let mail = "To: tanaka@mail.client.example\n\n株式会社クライアント\n田中様\n\nお世話になっております。";
        assert_eq!(offered(&Setup::default(), mail), "株式会社クライアント client.example");
        let mail = "To: tanaka@client.example\nCc: suzuki@ours.example\n\nDear Client Inc.,\n\nthank you";
        assert_eq!(offered(&Setup::default(), mail), "Client Inc. client.example");
    }

    #[test]
    fn what_is_known_or_doubtful_is_not() {
        let greeting = "\n\n株式会社クライアント\n田中様\n\nお世話になっております。";
        let policy =
            Setup::with_policy("[[organization]]\nname = [\"㈱クライアント\"]\ndomains = [\"client.example\"]\n");
        assert_eq!(offered(&policy, &format!("To: tanaka@client.example{greeting}")), "");
        assert_eq!(offered(&policy, &format!("To: tanaka@other.example{greeting}")), "");
        for to in
            ["tanaka@gmail.com", "tanaka@client.example, x@other.example", "suzuki@client.example", "me@ours.example"]
        {
            assert_eq!(offered(&Setup::default(), &format!("To: {to}{greeting}")), "", "{to}");
        }
        let known = Setup::knowing(&[("tanaka@elsewhere.example", 5)]);
        assert_eq!(offered(&known, &format!("To: tanaka@client.example{greeting}")), "");
        assert_eq!(offered(&Setup::default(), "To: tanaka@client.example\n\n田中様\n"), "");
    }

    #[test]
    fn whoever_looks_at_a_draft_of_somebody_else_is_not_asked() {
        let mail = "To: tanaka@client.example\n\n株式会社クライアント\n田中様\n\nお世話になっております。";
        assert_eq!(offered(&Setup { role: Role::SecondChecker, ..Setup::default() }, mail), "");
    }

    #[test]
    fn what_a_mail_calls_a_company_is_offered_as_it_is_seen() {
        let mail = "To: tanaka@client.example\n\n株式会社クライ\u{200B}アント\n田中様\n\nお世話になっております。";
        assert_eq!(offered(&Setup::default(), mail), "株式会社クライアント client.example");
        let endless = format!("To: tanaka@client.example\n\n株式会社{}\n田中様\n\nお世話", "あ".repeat(900));
        assert_eq!(offered(&Setup::default(), &endless), "");
    }

    #[test]
    fn beside_a_domain_that_resembles_another_nothing_is_offered() {
        let setup = Setup::knowing(&[("suzuki@client.example", 5)]);
        let mail = "To: tanaka@c1ient.example\n\n株式会社クライアント\n田中様\n\nお世話になっております。";
        assert!(setup.all(&draft(mail)).iter().any(|finding| finding.check == "lookalike_domain"));
        assert_eq!(offered(&setup, mail), "");
    }

    #[test]
    fn a_name_that_the_person_keeps_is_knowledge_of_names_only() {
        let domains = ["client.example", ".client.example"].map(|text| Entry::parse(text).unwrap()).to_vec();
        let personal =
            [Organization { names: vec!["株式会社クライアント".to_owned()], domains, keywords: Vec::new() }];
        let mails = [
            // A domain that resembles it, one below it, and the mail that would be offered; all stay what they were.
            "To: tanaka@client.example\n\nHello",
            "To: tanaka@c1ient.example, sato@mail.client.example\nCc: me@ours.example\n\nHello",
            "To: a@client.example, b@client.example, c@beta.example\n\nHello",
            "To: tanaka@client.example\n\n株式会社クライアント\n田中様\n\nお世話になっております。",
            "To: tanaka@rival.example\n\n株式会社クライアント\n田中様\n\nお世話になっております。",
            "To: tanaka@rival.example\nFile: クライアント_提案資料.pptx 10\n\n資料をお送りします。",
        ];
        for mail in mails {
            assert_eq!(found(&personal, mail).0, found(&[], mail).0, "{mail}");
        }
        let new = |at: usize| (found(&[], mails[at]).1, found(&personal, mails[at]).1);
        assert_eq!(new(3), (Vec::new(), Vec::new()));
        assert_eq!(new(4), (Vec::new(), vec!["salutation_differs"]));
        assert_eq!(new(5), (Vec::new(), vec!["attachment_for_other"]));
        let other = "To: tanaka@client.example\n\n株式会社ベータ\n田中様\n\nお世話になっております。";
        assert_eq!((found(&[], other).1, found(&personal, other).1), (Vec::new(), vec!["salutation_differs"]));
    }
}
