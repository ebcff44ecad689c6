//! Names of organisations: offered, kept, taken back, tended.

use super::*;
use crate::mail::Domain;
use crate::policy::Organization;

/// To an organisation that only the greeting names.
const GREETING: &str = "From: me@ours.example\nTo: tanaka@client.example\nSubject: Quotation\n\n\
    株式会社クライアント\n田中様\n\nお世話になっております。\n";
/// The same company, elsewhere.
const ELSEWHERE: &str = "From: me@ours.example\nTo: tanaka@rival.example\nSubject: Quotation\n\n\
    株式会社クライアント\n田中様\n\nお世話になっております。\n";

fn on(mail: &str) -> Desktop {
    let mut desktop = Desktop::new();
    desktop.source = mail.to_owned();
    desktop.open("a.eml");
    desktop
}

impl Desktop {
    /// What is said about a name, as `state name domain`.
    fn naming(&self) -> String {
        let naming = self.review().naming(&self.session.desk.settings);
        naming.map(|(state, one)| format!("{state:?} {} {}", one.name, one.domain)).unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        self.session.desk.settings.organizations.iter().map(|one| one.names.join("/")).collect()
    }

    fn alarms(&self) -> Vec<&'static str> {
        let rows = self.review().review.items().iter().flat_map(|item| &item.rows);
        rows.filter(|row| row.is_alarm()).map(|row| row.finding.check).collect()
    }

    fn form(&self) -> &SettingsForm {
        match &self.session.page {
            Some(Page::Settings(form)) => form,
            Some(Page::Records(_) | Page::Help | Page::Policy | Page::Rehearsal | Page::Folder(_)) | None => {
                panic!("no settings page")
            }
        }
    }
}

fn entered(at: Option<usize>, names: &str, domains: &str) -> Action {
    let form = OrganizationForm { at, names: names.to_owned(), domains: domains.to_owned() };
    Action::EditOrganization(Some(form))
}

#[test]
fn a_name_is_kept_as_it_was_corrected_and_counts_at_once() {
    let mut desktop = on(GREETING);
    desktop.answer_all();
    let (progress, people) = (desktop.progress(), desktop.review().review.people().to_vec());
    assert_eq!(desktop.naming(), "Offered 株式会社クライアント client.example");
    desktop.wish(Action::NameOrganization(" クライアント\u{202E}株式会社\n".to_owned()));
    assert_eq!(desktop.naming(), "Added クライアント株式会社 client.example");
    assert_eq!(desktop.names(), ["クライアント株式会社"]);
    let domains = desktop.session.desk.settings.organizations[0].domains.iter().map(ToString::to_string);
    assert_eq!(domains.collect::<Vec<_>>(), ["client.example", ".client.example"]);
    assert_eq!(desktop.done, ["prepare", "save settings", "prepare"], "saved, and judged anew");
    assert_eq!((desktop.progress(), desktop.review().review.people()), (progress, people.as_slice()));
    assert!(desktop.review().review.unknown_organization().is_none());
    desktop.source = ELSEWHERE.to_owned();
    desktop.wish(Action::ReadAgain);
    assert_eq!((desktop.alarms(), desktop.naming().as_str()), (vec!["salutation_differs"], ""));
}

#[test]
fn what_was_kept_can_be_taken_back() {
    let mut desktop = on(GREETING);
    desktop.wish(Action::NameOrganization("クライアント".to_owned()));
    desktop.wish(Action::TakeBackNaming);
    assert_eq!((desktop.naming().as_str(), desktop.names().len()), ("Offered 株式会社クライアント client.example", 0));
    desktop.wish(Action::TakeBackNaming);
    assert_eq!(desktop.done.iter().filter(|done| **done == "save settings").count(), 2);
}

#[test]
fn what_was_declined_is_not_asked_again_until_it_is_taken_back() {
    let mut desktop = on(GREETING);
    desktop.wish(Action::DeclineOrganization);
    assert_eq!(desktop.naming(), "Declined 株式会社クライアント client.example");
    desktop.wish(Action::NameOrganization("クライアント".to_owned()));
    assert_eq!((desktop.names().len(), desktop.done.as_slice()), (0, ["prepare", "save settings"].as_slice()));
    desktop.wish(Action::Home);
    desktop.open("a.eml");
    assert_eq!(desktop.naming(), "");
    desktop.session.desk.settings.declined.clear();
    assert_eq!(desktop.naming(), "Offered 株式会社クライアント client.example");
    desktop.wish(Action::DeclineOrganization);
    desktop.wish(Action::TakeBackNaming);
    assert_eq!(desktop.naming(), "Offered 株式会社クライアント client.example");
}

#[test]
fn a_second_writing_goes_to_the_organisation_that_is_there() {
    let mut desktop = on(GREETING);
    desktop.wish(Action::ShowSettings);
    desktop.wish(entered(None, "Client", "client.example"));
    desktop.wish(Action::SaveOrganization);
    desktop.wish(Action::ClosePage);
    assert_eq!(desktop.naming(), "Offered 株式会社クライアント client.example");
    desktop.wish(Action::NameOrganization("株式会社クライアント".to_owned()));
    assert_eq!(desktop.names(), ["Client/株式会社クライアント"]);
    desktop.wish(Action::TakeBackNaming);
    assert_eq!(desktop.names(), ["Client"]);
}

#[test]
fn nobody_is_asked_for_practice_for_somebody_else_or_about_what_is_approved() {
    for sample in SAMPLES {
        let mut desktop = Desktop::new();
        desktop.source = String::from_utf8_lossy(sample.bytes).into_owned();
        desktop.wish(Action::Open(Input::Sample(sample.name)));
        assert_eq!(desktop.naming(), "", "{}", sample.name);
        desktop.wish(Action::NameOrganization("Client".to_owned()));
        assert!(desktop.names().is_empty(), "{}", sample.name);
    }
    let mut desktop = Desktop::new();
    desktop.source = GREETING.to_owned();
    desktop.wish(Action::SomebodyElses(true));
    desktop.open("a.eml");
    assert_eq!(desktop.naming(), "");
    for (person, holds) in [(ME, true), ("boss@ours.example", true), ("boss@ours.example", false)] {
        let mut desktop = Desktop::new();
        desktop.source = GREETING.to_owned();
        desktop.approvals = Desktop::approved_by(person, holds).approvals;
        desktop.open("a.yubisashi");
        assert_eq!(desktop.naming(), "", "{person} {holds}");
    }
}

#[test]
fn the_offer_is_never_in_the_way() {
    let mut desktop = on(GREETING);
    desktop.answer_all();
    assert_ne!(desktop.naming(), "");
    desktop.approve();
    assert_eq!(desktop.verdict(), Some(Verdict::Approved));
}

#[test]
fn both_lists_end_somewhere() {
    let mut desktop = on(GREETING);
    let domain = |n: usize| Domain::parse(&format!("d{n}.example")).unwrap();
    desktop.session.desk.settings.declined = (0..Settings::MOST_DECLINED).map(domain).collect();
    desktop.wish(Action::DeclineOrganization);
    let declined = &desktop.session.desk.settings.declined;
    assert_eq!((declined.len(), declined[0].ascii()), (Settings::MOST_DECLINED, "d1.example"));
    desktop.wish(Action::TakeBackNaming);
    let one = Organization { names: vec!["Beta".to_owned()], domains: Vec::new(), keywords: Vec::new() };
    desktop.session.desk.settings.organizations = vec![one; Settings::MOST_ORGANIZATIONS];
    assert_eq!(desktop.naming(), "");
    desktop.wish(Action::ShowSettings);
    desktop.wish(entered(None, "Client", "client.example"));
    desktop.wish(Action::SaveOrganization);
    assert_eq!((desktop.names().len(), desktop.problems()), (200, vec!["problem-too-many-organizations"]));
}

#[test]
fn an_organisation_is_entered_changed_removed_and_put_back() {
    let mut desktop = on(ELSEWHERE);
    assert_eq!(desktop.alarms(), [""; 0]);
    desktop.wish(Action::ShowSettings);
    desktop.wish(entered(
        None,
        "株式会社クライアント\nClient, Inc.\nClient, Inc.\n",
        "client.example, .client.example",
    ));
    desktop.wish(Action::SaveOrganization);
    assert_eq!(
        (desktop.names(), &desktop.form().organization),
        (vec!["株式会社クライアント/Client, Inc.".to_owned()], &None)
    );
    assert_eq!(desktop.alarms(), ["salutation_differs"], "it counts behind the page at once");
    desktop.wish(entered(None, "Beta", "info@gmail.com"));
    desktop.wish(Action::SaveOrganization);
    desktop.wish(Action::RemoveOrganization(0));
    assert_eq!((desktop.names(), desktop.alarms()), (vec!["Beta".to_owned()], Vec::new()));
    desktop.wish(Action::RestoreOrganization);
    assert_eq!(desktop.names(), ["株式会社クライアント/Client, Inc.", "Beta"]);
    desktop.wish(Action::RestoreOrganization);
    desktop.wish(Action::RemoveOrganization(9));
    assert_eq!(desktop.names().len(), 2);
    let kept = OrganizationForm::of(1, &desktop.session.desk.settings.organizations[1]);
    desktop.wish(Action::EditOrganization(Some(OrganizationForm { names: "Beta\nベータ".to_owned(), ..kept })));
    desktop.wish(Action::SaveOrganization);
    assert_eq!(desktop.names()[1], "Beta/ベータ");
}

#[test]
fn what_is_no_organisation_is_not_saved() {
    let mut desktop = on(GREETING);
    desktop.wish(Action::ShowSettings);
    let policy = desktop.session.desk.policy.clone().unwrap();
    let many = (0..21).map(|n| format!("Name {n}")).collect::<Vec<_>>().join("\n");
    for (names, domains, fault) in [
        ("", "client.example", OrganizationFault::NoName),
        ("Client", " \n", OrganizationFault::NoDomain),
        ("株式会社", "client.example", OrganizationFault::Unreadable(vec!["株式会社".to_owned()])),
        ("Client", "*.client.example", OrganizationFault::Unreadable(vec!["*.client.example".to_owned()])),
        ("Client", "client.example gmail.com", OrganizationFault::Shared(vec!["gmail.com".to_owned()])),
        (&many, "client.example", OrganizationFault::TooMany),
    ] {
        desktop.wish(entered(None, names, domains));
        assert_eq!(desktop.form().organization.as_ref().unwrap().read(Some(&policy)), Err(fault));
        desktop.wish(Action::SaveOrganization);
        assert!(desktop.names().is_empty() && desktop.form().organization.is_some());
    }
}
