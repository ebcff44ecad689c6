//! A reply that goes to another organisation than the one whose mail it answers.

use crate::check::people::{ODD_LIMIT, Party};
use crate::check::{Case, Finding, list_address};
use crate::mail::{AddrSpec, Mailbox, RegionKind};
use crate::names::{Likeness, Person, is_personal};
use crate::policy::Side;

/// More people than this in a history are not compared by name.
const MOST_NAMES: usize = 20;
/// Names of domains that begin with so many equal letters may be of one company.
const ALIKE: usize = 5;

pub(super) fn finding(stranger: (usize, &Party), writer: &str) -> Finding {
    super::stranger(stranger).grade("elsewhere").with("writer", writer)
}

/// Who wrote what is answered, where everybody outside who receives the reply is a stranger and a person: nobody of the
/// writers' organisations gets it.
pub(super) fn than_the_writer(case: &Case<'_>, joined: &[(usize, &Party)]) -> Option<String> {
    let everybody = case.outsiders().count();
    if joined.is_empty() || joined.len() < everybody || everybody > ODD_LIMIT || !is_reply(case) {
        return None;
    }
    let writers: Vec<&Mailbox> = case
        .thread
        .people()
        .iter()
        .filter(|person| person.addr().is_some() && case.inside.side(person) == Side::External)
        .take(MOST_NAMES)
        .collect();
    let others = |index: usize| {
        let Some(mailbox) = case.draft.recipients.get(index).map(|recipient| &recipient.mailbox) else { return false };
        is_a_person(case, mailbox) && !writers.iter().any(|writer| may_be_one(mailbox, writer))
    };
    let writer = writers.first().filter(|_| joined.iter().all(|(index, _)| others(*index)))?;
    Some(called(writer))
}

/// The same where the history has only names: everybody who receives the reply surely is somebody else than they.
pub(super) fn than_a_name(case: &Case<'_>) -> Vec<Finding> {
    let people = case.thread.people();
    let outside = case.outsiders().count();
    if people.is_empty() || people.len() > MOST_NAMES || outside == 0 || outside > ODD_LIMIT || !is_reply(case) {
        return Vec::new();
    }
    let strange = |person: &Mailbox| {
        let name = Person::written(&person.display_name);
        person.addr().is_none()
            && name.is_full()
            && is_plain(&person.display_name)
            && !case.is_own_name(&name)
            && case.addressees().is_among(case, &name) == Likeness::Other
    };
    let recipients = || case.outsiders().map(|(index, recipient)| (index, &recipient.mailbox));
    let unknown = |mailbox: &Mailbox| is_a_person(case, mailbox) && !is_quoted(case, mailbox);
    if !people.iter().all(strange) || !recipients().all(|(_, mailbox)| unknown(mailbox)) {
        return Vec::new();
    }
    let writer = people.first().map(called).unwrap_or_default();
    let joined = recipients().filter_map(|(index, _)| Some((index, case.people().party(index)?)));
    joined.map(|one| finding(one, &writer)).collect()
}

/// Whether it is a name and nothing of the sentence around it: 佐藤様から is one by its letters.
fn is_plain(name: &str) -> bool {
    !name.contains(['様', '殿']) && !["から", "より", "へ", "さん"].iter().any(|end| name.ends_with(end))
}

/// Whether the mail answers: a forward goes to others by its nature.
fn is_reply(case: &Case<'_>) -> bool {
    let subject = case.draft.subject.trim_start().to_lowercase();
    let begins = |words: &[&str]| {
        words
            .iter()
            .any(|word| subject.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with([':', '：'])))
    };
    begins(&["re", "ｒｅ", "aw", "sv", "返信"])
}

/// Whether a recipient is somebody by name, and no list or shared mailbox whose readers nobody sees here.
fn is_a_person(case: &Case<'_>, mailbox: &Mailbox) -> bool {
    let Some(addr) = mailbox.addr() else { return false };
    let names = Person::of(&mailbox.display_name, addr.local_part());
    is_personal(addr.local_part()) && !list_address::is_list(case, addr) && names.iter().any(Person::is_known)
}

/// Whether a recipient may be the writer, or a colleague at a domain of the same company.
fn may_be_one(recipient: &Mailbox, writer: &Mailbox) -> bool {
    let (Some(own), Some(other)) = (recipient.addr(), writer.addr()) else { return true };
    let labels = (label(own), label(other));
    let alike = labels.0.bytes().zip(labels.1.bytes()).take_while(|(one, other)| one == other).count();
    let shorter = labels.0.len().min(labels.1.len());
    let named = |mailbox: &Mailbox, addr: &AddrSpec| Person::of(&mailbox.display_name, addr.local_part());
    let theirs = named(writer, other);
    let same = named(recipient, own)
        .iter()
        .any(|person| person.is_full() && matches!(person.likeness_to(&theirs), Likeness::Same | Likeness::Variant));
    same || alike >= ALIKE || alike == shorter
}

fn label(addr: &AddrSpec) -> &str {
    addr.domain().organizational().split('.').next().unwrap_or_default()
}

/// Whether quoted text has the domain of a recipient: then the history knows them after all.
fn is_quoted(case: &Case<'_>, mailbox: &Mailbox) -> bool {
    let Some(addr) = mailbox.addr() else { return true };
    let domain = addr.domain().organizational();
    case.draft.bodies.iter().any(|body| {
        let quoted = body.regions().iter().filter(|region| region.kind == RegionKind::Quoted);
        quoted
            .filter_map(|region| body.shown.get(region.range.clone()))
            .any(|text| text.to_lowercase().contains(domain))
    })
}

fn called(person: &Mailbox) -> String {
    let name = person.display_name.trim();
    if name.is_empty() { person.address_text().unwrap_or_default() } else { name.to_owned() }
}
