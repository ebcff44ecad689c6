//! An organisation that the greeting names and no table knows: worth an entry of one's own.

use crate::mail::Domain;
use crate::names::company_core;

use super::addressees::{Standing, greeted_companies};
use super::{Case, Finding, PartyKind};

/// Findings beside which nothing is offered: the address may be the mistake.
const DOUBTS: [&str; 5] =
    ["lookalike_domain", "lookalike_address", "display_name_differs", "salutation_differs", "outsider_joins"];

/// The organisation that the greeting names, with the domain of the people it goes to, where neither the policy nor a
/// look-alike speaks against it. `findings` are those of the same case.
///
/// `None` unless everybody outside is of one organisation that is no free-mail provider.
pub fn unknown_organization(case: &Case<'_>, findings: &[Finding]) -> Option<(String, Domain)> {
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
    let domain = Domain::parse(&party.domain).ok().filter(|domain| !domain.is_literal());
    domain.filter(|_| !known).map(|domain| (name.to_owned(), domain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, TODAY, draft};
    use crate::check::{Case, run_all};

    fn offered(setup: &Setup, mail: &str) -> String {
        let draft = draft(mail);
        let case = Case::new(&draft, &setup.policy, &setup.own, &setup.known, TODAY);
        let offer = unknown_organization(&case, &run_all(&case));
        offer.map(|(name, domain)| format!("{name} {domain}")).unwrap_or_default()
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
}
