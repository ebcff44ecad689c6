//! The greeting names nobody, and no organisation, among the recipients.

use crate::names::{Addressee, Likeness, Person, Salutation, company_core};
use crate::policy::Level;

use super::addressees::{Addressees, Standing, greeted_companies};
use super::{Case, Check, Finding, Kind, Proof, Step};

mod stranger;

pub(super) const CHECK: Check = Check {
    id: "salutation_differs",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("person", Level::Confirm), ("company", Level::Confirm), ("variant", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    let addressees = case.addressees();
    let greets = !addressees.greeted().is_empty() || addressees.stranger().is_some();
    if !greets || !is_to_others(case) || case.draft.is_list_mail() {
        return Vec::new();
    }
    if addressees.greeted().is_empty() {
        return stranger::differs(case, addressees).into_iter().collect();
    }
    company_differs(case, addressees).or_else(|| person_differs(case, addressees)).into_iter().collect()
}

/// Whether anybody but oneself receives it.
fn is_to_others(case: &Case<'_>) -> bool {
    case.draft.recipients.iter().any(|recipient| !recipient.mailbox.addr().is_some_and(|addr| case.is_oneself(addr)))
}

fn person_differs(case: &Case<'_>, addressees: &Addressees) -> Option<Finding> {
    let people: Vec<(&Salutation, &Person)> = addressees
        .greeted()
        .iter()
        .filter_map(|one| match &one.who {
            Addressee::Person(person) => Some((one, person)),
            Addressee::Company { .. } => None,
        })
        .collect();
    let likeness: Vec<Likeness> = people.iter().map(|(_, person)| addressees.is_among(case, person)).collect();
    if likeness.contains(&Likeness::Same) {
        return None;
    }
    if let Some(at) = likeness.iter().position(|one| *one == Likeness::Variant) {
        let (salutation, person) = people.get(at)?;
        let finding = Finding::at(addressees.place(case, salutation)?).grade("variant").with("name", person.text());
        return Some(finding.with("recipient", addressees.other_spelling(case, person).unwrap_or_default()));
    }
    let others = !likeness.is_empty() && likeness.iter().all(|one| *one == Likeness::Other);
    let (salutation, person) = people.first().filter(|_| others)?;
    Some(Finding::at(addressees.place(case, salutation)?).grade("person").with("name", person.text()))
}

fn company_differs(case: &Case<'_>, addressees: &Addressees) -> Option<Finding> {
    let named = greeted_companies(addressees.greeted()).filter_map(|(one, name, certain)| {
        let core = company_core(name)?;
        let standing = addressees.standing(case, &core, &[]);
        Some((one, name, certain, standing))
    });
    let named: Vec<_> = named.collect();
    if named.iter().any(|(_, _, _, standing)| *standing == Standing::Ours) {
        return None;
    }
    let (salutation, name, ..) = named.iter().find(|(_, _, certain, standing)| match standing {
        Standing::Elsewhere => true,
        Standing::NotTheirs => *certain,
        Standing::Ours | Standing::Unknown => false,
    })?;
    Some(Finding::at(addressees.place(case, salutation)?).grade("company").with("name", *name))
}

#[cfg(test)]
mod tests;
