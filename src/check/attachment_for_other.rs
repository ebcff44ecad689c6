//! A file whose name, title or heading names another organisation or person than the recipients.

use crate::lens::{Mark, Property};
use crate::mail::AddrSpec;
use crate::mail::fold::fold;
use crate::names::company::{has_form, same_core};
use crate::names::{Addressee, Likeness, Person, Salutation, company_core, in_file_name};
use crate::policy::Level;

use super::addressees::{Standing, greeted_companies, is_spoken_of, may_be_of};
use super::{Case, Check, Finding, Kind, PartyKind, Place, Proof, Step};

mod heading;
mod short;

pub(super) const CHECK: Check = Check {
    id: "attachment_for_other",
    kind: Kind::Alarm,
    step: Step::Attachments,
    grades: &[("name", Level::Confirm), ("title", Level::Confirm), ("unclear", Level::Note)],
    proof: Proof::Outsiders,
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    // Among colleagues files name everybody.
    if case.draft.attachments.is_empty() || case.outsiders().next().is_none() {
        return Vec::new();
    }
    let files = case.draft.attachments.iter().enumerate().filter(|(_, file)| !file.is_inline());
    let told = |(index, file): (usize, &crate::mail::Attachment)| {
        let by_name = of_name(case, index, &file.name).or_else(|| of_title(case, index));
        // What stands in the file is surer than a name of which nobody here can tell.
        if by_name.as_ref().is_some_and(|found| found.grade != "unclear") {
            return by_name;
        }
        heading::of_file(case, index).or(by_name)
    };
    files.filter_map(told).collect()
}

fn of_name(case: &Case<'_>, index: usize, name: &str) -> Option<Finding> {
    let (grade, other) = match other(case, name)? {
        Named::Other(other) => ("name", other),
        Named::Unclear(other) => ("unclear", other),
        Named::Expected => return None,
    };
    Some(Finding::at(Place::attachment(index)).grade(grade).with("name", other))
}

fn of_title(case: &Case<'_>, index: usize) -> Option<Finding> {
    let file = case.inspections.get(index)?.as_deref()?;
    let title = file.marks.iter().find_map(|mark| match mark {
        Mark::Property { which: Property::Title, value } => Some(value.as_str()),
        Mark::Property { .. } | Mark::Encrypted | Mark::Macros | Mark::Script | Mark::Hidden { .. } => None,
    })?;
    // Titles outlive what a file was made from, so only what is sure is told of them.
    let Named::Other(other) = other(case, title)? else { return None };
    Some(Finding::at(Place::attachment(index)).grade("title").with("name", other).with("title", title))
}

/// Whom a file is for, if not for the recipients.
enum Named {
    Other(String),
    /// Nobody here says whether this is a recipient: a note beside the file, and no question.
    Unclear(String),
    /// Somebody of whom the text speaks, or whose name is that of a domain: nothing to tell.
    Expected,
}

/// What says whom a file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The name of the file, its title or that of a sheet.
    Name,
    /// A line in it that addresses somebody.
    Heading,
}

/// Whom the name of a file names, if none of the recipients.
fn other(case: &Case<'_>, text: &str) -> Option<Named> {
    among(case, text, &in_file_name(text), Says::Name)
}

/// The one of these whom the file is for, if none of them is a recipient.
fn among(case: &Case<'_>, text: &str, found: &[Salutation], says: Says) -> Option<Named> {
    let mut unclear = None;
    let mut others = Vec::new();
    for one in found {
        let named = match &one.who {
            Addressee::Person(person) if person_differs(case, person)? => {
                let sure = says == Says::Heading || is_addressed(text, one);
                if sure { Named::Other(person.text()) } else { Named::Unclear(person.text()) }
            }
            Addressee::Person(_) => Named::Expected,
            Addressee::Company { name, certain } if says == Says::Heading => {
                heading::company_differs(case, name, *certain)?
            }
            Addressee::Company { name, certain } => company_differs(case, text, name, *certain)?,
        };
        match named {
            Named::Other(name) => others.push(name),
            Named::Unclear(name) => unclear = unclear.or(Some(name)),
            Named::Expected => {}
        }
    }
    let organization = || known_organization(case, text).or_else(|| short::known_organization(case, text));
    let other = others.into_iter().next().or_else(organization);
    other.map(Named::Other).or(unclear.map(Named::Unclear))
}

/// Whether a file is for the person it names, and not about them, as the papers of an applicant are.
fn is_addressed(text: &str, named: &Salutation) -> bool {
    let name = text.get(named.range.clone()).unwrap_or_default();
    let before = text.get(..named.range.start).unwrap_or_default().trim_end_matches([' ', '_', '-']);
    let word = before.rsplit([' ', '_', '-']).next().unwrap_or_default().to_ascii_lowercase();
    let titles = ["mr", "mrs", "ms", "dr", "miss"];
    let first = name.split([' ', '_', '-', '.']).next().unwrap_or_default().to_ascii_lowercase();
    let honoured = ["san", "sama"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    !name.is_ascii() || ["for", "to"].contains(&word.as_str()) || titles.contains(&first.as_str()) || honoured
}

/// Whether this is nobody among the recipients; `None` when it is one of them, and the file is theirs.
fn person_differs(case: &Case<'_>, person: &Person) -> Option<bool> {
    let addressees = case.addressees();
    let greeted: Vec<Person> = addressees
        .greeted()
        .iter()
        .filter_map(|one| match &one.who {
            Addressee::Person(greeted) => Some(greeted.clone()),
            Addressee::Company { .. } => None,
        })
        .collect();
    let by_greeting = if greeted.is_empty() { Likeness::Unknown } else { person.likeness_to(&greeted) };
    let differs = match (addressees.is_among(case, person), by_greeting) {
        (Likeness::Same | Likeness::Variant, _) | (Likeness::Unknown, Likeness::Same | Likeness::Variant) => {
            return None;
        }
        (Likeness::Other, _) => true,
        (Likeness::Unknown, by_greeting) => by_greeting == Likeness::Other,
    };
    Some(differs && !case.is_own_name(person) && !is_spoken_of(case, &person.text()))
}

/// Whether this is no company of the recipients; `None` when it is one, or one's own.
fn company_differs(case: &Case<'_>, text: &str, name: &str, certain: bool) -> Option<Named> {
    let core = company_core(name)?;
    let sure = match standing(case, &core) {
        Standing::Ours => return None,
        Standing::Elsewhere | Standing::NotTheirs => true,
        Standing::Unknown => {
            let bracketed = text.ends_with(['）', ')']) || text.contains("）.") || text.contains(").");
            let addressed =
                text.contains(['様', '殿']) || text.contains("御中") || (bracketed && certain && !has_form(name));
            (certain && sounds_otherwise(case, &core))
                || (addressed && (certain || name.chars().count() >= 5) && is_strange(case, &core))
        }
    };
    if is_spoken_of(case, &core) || (!sure && sounds_alike(case, &core)) {
        return Some(Named::Expected);
    }
    Some(if sure { Named::Other(name.to_owned()) } else { Named::Unclear(name.to_owned()) })
}

/// Where a company stands, by the tables, the history, and whom the mail greets.
fn standing(case: &Case<'_>, core: &str) -> Standing {
    let addressees = case.addressees();
    let greeted: Vec<(String, bool)> = greeted_companies(addressees.greeted())
        .filter_map(|(_, name, certain)| Some((company_core(name)?, certain)))
        .collect();
    if greeted.iter().any(|(greeted, _)| same_core(greeted, core)) {
        return Standing::Ours;
    }
    let certain: Vec<String> = greeted.into_iter().filter(|(_, certain)| *certain).map(|(core, _)| core).collect();
    addressees.standing(case, core, &certain)
}

/// Whether the domain of a recipient may well be that of a company called so.
fn sounds_alike(case: &Case<'_>, core: &str) -> bool {
    let mut addresses = case.outsiders().filter_map(|(_, recipient)| recipient.mailbox.addr());
    addresses.any(|addr| may_be_of(core, addr.domain()))
}

/// Whether a company in kana or Latin letters sounds like no domain of the recipients, each of an organisation.
fn sounds_otherwise(case: &Case<'_>, core: &str) -> bool {
    let tells = core.chars().count() >= 3 && core.chars().all(|c| c.is_ascii() || ('ァ'..='ー').contains(&c));
    tells
        && case.outsiders().all(|(index, recipient)| {
            let organization = case.people().party(index).is_some_and(|party| party.kind == PartyKind::Organization);
            organization && recipient.mailbox.addr().is_some_and(|addr| !may_be_of(core, addr.domain()))
        })
}

/// Whether nothing ties a company that no table knows, and that a file is addressed to, to the recipients: neither the
/// sound of a domain nor the subject nor what is quoted. Who uses free mail may work anywhere.
fn is_strange(case: &Case<'_>, core: &str) -> bool {
    let stranger = |index: usize, addr: Option<&AddrSpec>| match case.people().party(index).map(|party| party.kind) {
        Some(PartyKind::Organization) => addr.is_some_and(|addr| !may_be_of(core, addr.domain())),
        Some(PartyKind::FreeMail | PartyKind::Unknown) | None => false,
    };
    core.chars().count() >= 3
        && case.outsiders().all(|(index, recipient)| stranger(index, recipient.mailbox.addr()))
        && !fold(&case.draft.subject).contains(core)
        && !case.draft.bodies.iter().any(|body| body.folded().text().contains(core))
}

/// An organisation of the policy that the text names in any way, and that nobody here belongs to.
fn known_organization(case: &Case<'_>, text: &str) -> Option<String> {
    case.named_organizations().next()?;
    let folded = fold(&text.replace(['_', '-'], " "));
    let named = case.organizations_in(&folded);
    let theirs = |names: &Vec<String>| {
        case.outsiders()
            .filter_map(|(_, recipient)| case.named_organization_of(recipient.mailbox.addr()?))
            .any(|own| own.names == *names)
    };
    if named.iter().any(|organization| theirs(&organization.names)) {
        return None;
    }
    let organization = named.first()?;
    let mentioned =
        organization.names.iter().filter_map(|name| company_core(name)).any(|core| is_spoken_of(case, &core));
    organization.names.first().filter(|_| !mentioned).cloned()
}

#[cfg(test)]
mod tests;
