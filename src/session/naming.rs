//! Names of organisations that the person keeps: offered in a review, tended in the settings.
//!
//! They are knowledge of names only. Which domains are known or inside stays with the policy and the memory.

use super::{Effect, OrganizationForm, Origin, Problem, Reviewing, Session};
use crate::check::UnknownOrganization;
use crate::mail::Domain;
use crate::names::plain_name;
use crate::policy::{Entry, Organization, Policy};
use crate::settings::Settings;

/// More ways to write one name than this are no names.
const MOST_NAMES: usize = 20;
const MOST_DOMAINS: usize = 50;

/// What became of the offer to keep the name of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Offered,
    Added,
    /// It will not be asked for again.
    Declined,
}

/// Why what was entered is no organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganizationFault {
    NoName,
    NoDomain,
    /// Neither a domain nor an address, or no name.
    Unreadable(Vec<String>),
    /// Domains at which anybody can have an address.
    Shared(Vec<String>),
    TooMany,
}

impl Session {
    /// Keeps this name, as the person corrected it, for the organisation that the review offers.
    pub(super) fn name_organization(&mut self, name: &str) -> Vec<Effect> {
        let Some(offered) = self.offered(Naming::Offered) else { return Vec::new() };
        let Some(name) = plain_name(name) else { return Vec::new() };
        let named = UnknownOrganization { name, domain: offered.domain };
        let mut settings = self.desk.settings.clone();
        if !settings.keep_name(&named) {
            self.fail(Problem::new("problem-too-many-organizations"));
            return Vec::new();
        }
        self.settle(Naming::Added, named);
        self.set(&settings)
    }

    /// Does not ask for the name of this organisation again.
    pub(super) fn decline_organization(&mut self) -> Vec<Effect> {
        let Some(offered) = self.offered(Naming::Offered) else { return Vec::new() };
        let mut settings = self.desk.settings.clone();
        settings.decline(&offered.domain);
        self.settle(Naming::Declined, offered);
        self.set(&settings)
    }

    /// Undoes what was said to the offer; it is made again.
    pub(super) fn take_back_naming(&mut self) -> Vec<Effect> {
        let mut settings = self.desk.settings.clone();
        if let Some(named) = self.offered(Naming::Added) {
            settings.forget_name(&named);
        } else if let Some(declined) = self.offered(Naming::Declined) {
            settings.declined.retain(|domain| *domain != declined.domain);
        } else {
            return Vec::new();
        }
        self.on_review(|reviewing| reviewing.named = None);
        self.set(&settings)
    }

    fn offered(&self, wanted: Naming) -> Option<UnknownOrganization> {
        let reviewing = self.reviewing().filter(|reviewing| reviewing.takes_answers())?;
        let (naming, one) = reviewing.naming(&self.desk.settings)?;
        (naming == wanted).then(|| one.clone())
    }

    fn settle(&mut self, naming: Naming, one: UnknownOrganization) {
        self.on_review(|reviewing| reviewing.named = Some((naming, one)));
    }

    /// Opens the form of an organisation in the settings, changes what is entered there, or closes it.
    pub(super) fn edit_organization(&mut self, form: Option<OrganizationForm>) -> Vec<Effect> {
        self.on_settings(|settings| {
            settings.organization = form;
            settings.removed = None;
        })
    }

    /// Takes what was entered, when it is an organisation.
    pub(super) fn save_organization(&mut self) -> Vec<Effect> {
        let Some(super::Page::Settings(page)) = &self.page else { return Vec::new() };
        let Some(form) = &page.organization else { return Vec::new() };
        let Ok(organization) = form.read(self.desk.policy.as_deref().ok()) else { return Vec::new() };
        let mut settings = self.desk.settings.clone();
        let full = settings.organizations.len() >= Settings::MOST_ORGANIZATIONS;
        match form.at.and_then(|at| settings.organizations.get_mut(at)) {
            Some(edited) => *edited = organization,
            None if !full => settings.organizations.push(organization),
            None => {
                self.fail(Problem::new("problem-too-many-organizations"));
                return Vec::new();
            }
        }
        self.edit_organization(None);
        self.set(&settings)
    }

    pub(super) fn remove_organization(&mut self, at: usize) -> Vec<Effect> {
        let mut settings = self.desk.settings.clone();
        if at >= settings.organizations.len() {
            return Vec::new();
        }
        let removed = settings.organizations.remove(at);
        self.on_settings(|page| {
            page.organization = None;
            page.removed = Some((at, removed));
        });
        self.set(&settings)
    }

    /// Puts back what was removed last, where it stood.
    pub(super) fn restore_organization(&mut self) -> Vec<Effect> {
        let mut removed = None;
        self.on_settings(|page| removed = page.removed.take());
        let Some((at, organization)) = removed else { return Vec::new() };
        let mut settings = self.desk.settings.clone();
        settings.organizations.insert(at.min(settings.organizations.len()), organization);
        self.set(&settings)
    }
}

impl Reviewing {
    /// The organisation whose name is offered to be kept, or was kept or declined in this review. Practice keeps nothing,
    /// and whoever looks at what somebody approved is not asked about it.
    pub fn naming(&self, settings: &Settings) -> Option<(Naming, &UnknownOrganization)> {
        if self.is_read_only() || matches!(self.source.origin, Origin::Sample(_) | Origin::Past(_) | Origin::Package(_))
        {
            return None;
        }
        match &self.named {
            Some((Naming::Added, one)) if settings.keeps_name(one) => return Some((Naming::Added, one)),
            Some((Naming::Declined, one)) if settings.declined.contains(&one.domain) => {
                return Some((Naming::Declined, one));
            }
            // What was said here was undone elsewhere.
            Some((Naming::Offered | Naming::Added | Naming::Declined, _)) | None => {}
        }
        let one = self.review.unknown_organization()?;
        let is_offered =
            !settings.declined.contains(&one.domain) && settings.organizations.len() < Settings::MOST_ORGANIZATIONS;
        is_offered.then_some((Naming::Offered, one))
    }
}

impl Settings {
    /// Whether it did: a table that is full takes no more.
    fn keep_name(&mut self, one: &UnknownOrganization) -> bool {
        if let Some(known) = self.organizations.iter_mut().find(|known| is_at(known, &one.domain)) {
            if !known.names.contains(&one.name) {
                known.names.push(one.name.clone());
            }
            return known.names.len() <= MOST_NAMES;
        }
        if self.organizations.len() >= Self::MOST_ORGANIZATIONS {
            return false;
        }
        let domains = vec![Entry::Domain(one.domain.clone()), Entry::Below(one.domain.clone())];
        self.organizations.push(Organization { names: vec![one.name.clone()], domains, keywords: Vec::new() });
        true
    }

    fn keeps_name(&self, one: &UnknownOrganization) -> bool {
        self.organizations.iter().any(|known| is_at(known, &one.domain) && known.names.contains(&one.name))
    }

    fn forget_name(&mut self, one: &UnknownOrganization) {
        for known in self.organizations.iter_mut().filter(|known| is_at(known, &one.domain)) {
            known.names.retain(|name| *name != one.name);
        }
        self.organizations.retain(|known| !known.names.is_empty());
    }

    fn decline(&mut self, domain: &Domain) {
        self.declined.retain(|known| known != domain);
        self.declined.push(domain.clone());
        let over = self.declined.len().saturating_sub(Self::MOST_DECLINED);
        self.declined.drain(..over);
    }
}

fn is_at(organization: &Organization, domain: &Domain) -> bool {
    organization.domains.iter().any(|entry| matches!(entry, Entry::Domain(known) if known == domain))
}

impl OrganizationForm {
    /// What is known of an organisation, to be changed.
    pub fn of(at: usize, organization: &Organization) -> Self {
        let domains: Vec<_> = organization.domains.iter().map(Entry::to_string).collect();
        Self { at: Some(at), names: organization.names.join("\n"), domains: domains.join("\n") }
    }

    /// The organisation as it was entered.
    ///
    /// # Errors
    /// The first fault.
    pub fn read(&self, policy: Option<&Policy>) -> Result<Organization, OrganizationFault> {
        let (names, mut unreadable) = each(self.names.lines(), plain_name);
        let (domains, no_domains) =
            each(self.domains.split([',', '、', ' ', '\u{3000}', '\t', '\n']), |word| Entry::parse(word).ok());
        unreadable.extend(no_domains);
        if !unreadable.is_empty() {
            return Err(OrganizationFault::Unreadable(unreadable));
        }
        let shared = domains
            .iter()
            .filter(|entry| !matches!(entry, Entry::Address(_)))
            .filter(|entry| policy.is_some_and(|policy| policy.is_free_mail(entry.domain())));
        let shared: Vec<String> = shared.map(Entry::to_string).collect();
        match (names.len(), domains.len()) {
            (0, _) => Err(OrganizationFault::NoName),
            (_, 0) => Err(OrganizationFault::NoDomain),
            (names, domains) if names > MOST_NAMES || domains > MOST_DOMAINS => Err(OrganizationFault::TooMany),
            _ if !shared.is_empty() => Err(OrganizationFault::Shared(shared)),
            _ => Ok(Organization { names, domains, keywords: Vec::new() }),
        }
    }
}

/// What reads, each once, and what does not.
fn each<'a, T: PartialEq>(
    words: impl Iterator<Item = &'a str>,
    read: impl Fn(&str) -> Option<T>,
) -> (Vec<T>, Vec<String>) {
    let (mut found, mut unreadable) = (Vec::new(), Vec::new());
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        match read(word) {
            Some(one) if found.contains(&one) => {}
            Some(one) => found.push(one),
            None => unreadable.push(word.to_owned()),
        }
    }
    (found, unreadable)
}
