//! Whom the text greets, what the recipients are called, and which companies are known: worked out once, and only where
//! a greeting or a file name asks.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::mail::fold::fold;
use crate::mail::{AddrSpec, Body, Destination, Mailbox, RegionKind};
use crate::names::{Addressee, Likeness, Person, Salutation, company, company_core, salutations, strange_greeting};
use crate::policy::Side;

use super::{Case, Place};

mod companies;

pub(super) use companies::{Standing, may_be_of};

/// How much of the new text is read for a greeting (bytes).
const BEGINNING: usize = 4_000;
/// More recipients than this are greeted as a crowd.
const CROWD: usize = 200;

#[derive(Debug)]
pub(super) struct Addressees {
    /// The displayed part that begins with the greeting, and where the new text begins there.
    part: usize,
    start: usize,
    greeted: Vec<Salutation>,
    /// A word that is greeted though no table knows it, where nobody else is.
    stranger: Option<Salutation>,
    recipients: OnceLock<Vec<Called>>,
}

/// What one recipient is called, in this mail, its history and the person's memory.
#[derive(Debug)]
pub(super) struct Called {
    /// As display names have it.
    written: Vec<String>,
    local_part: String,
    /// The same taken apart, which asks the tables of names.
    names: OnceLock<Vec<Person>>,
    /// Cores of the companies that stand in display names.
    companies: Vec<String>,
    oneself: bool,
}

impl Called {
    fn names(&self) -> &[Person] {
        self.names.get_or_init(|| {
            let shown = self.written.iter().flat_map(|name| Person::of(name, ""));
            shown.chain(Person::of("", &self.local_part)).collect()
        })
    }

    /// [`Person::likeness_to`] to everything that they are called.
    fn likeness(&self, person: &Person) -> Likeness {
        if self.written.iter().any(|name| person.stands_in(name)) {
            return Likeness::Same;
        }
        person.likeness_to(self.names())
    }
}

impl Addressees {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let found = case.draft.bodies.iter().enumerate().find_map(|(part, body)| Some((part, beginning(body)?)));
        let (part, (start, text)) = found.unwrap_or((0, (0, "")));
        let greeted = salutations(text);
        let stranger = if greeted.is_empty() { strange_greeting(text) } else { None };
        Self { part, start, greeted, stranger, recipients: OnceLock::new() }
    }

    pub(super) fn stranger(&self) -> Option<&Salutation> {
        self.stranger.as_ref()
    }

    pub(super) fn greeted(&self) -> &[Salutation] {
        &self.greeted
    }

    /// Where somebody is greeted.
    pub(super) fn place(&self, case: &Case<'_>, salutation: &Salutation) -> Option<Place> {
        let range = self.start + salutation.range.start..self.start + salutation.range.end;
        let text = case.draft.bodies.get(self.part)?.shown.get(range.clone())?.to_owned();
        Some(Place::Body { part: self.part, range: range.into(), text })
    }

    fn recipients(&self, case: &Case<'_>) -> &[Called] {
        self.recipients.get_or_init(|| called(case))
    }

    /// Whether the person called so is among the recipients: [`Likeness::Other`] only where every one of them whom the
    /// mail is to surely is somebody else.
    pub(super) fn is_among(&self, case: &Case<'_>, person: &Person) -> Likeness {
        let called = self.recipients(case);
        if called.len() < case.draft.recipients.len() {
            return Likeness::Unknown;
        }
        let mut best = Likeness::Unknown;
        let mut all_others = true;
        let mut asked = 0;
        let decisive = decisive(case);
        for (index, one) in called.iter().enumerate().filter(|(_, one)| !one.oneself) {
            let likeness = one.likeness(person);
            match likeness {
                Likeness::Same => return Likeness::Same,
                Likeness::Variant => best = Likeness::Variant,
                Likeness::Other | Likeness::Unknown => {}
            }
            if decisive(index) {
                asked += 1;
                all_others &= likeness == Likeness::Other;
            }
        }
        if best == Likeness::Variant {
            return best;
        }
        if all_others && asked > 0 { Likeness::Other } else { Likeness::Unknown }
    }

    /// The display name of the recipient whose name differs from this in old and new kanji only.
    pub(super) fn other_spelling<'c>(&self, case: &Case<'c>, person: &Person) -> Option<&'c str> {
        let recipients = self.recipients(case).iter().zip(&case.draft.recipients);
        let mut variants = recipients.filter(|(one, _)| one.likeness(person) == Likeness::Variant);
        variants.next().map(|(_, recipient)| recipient.mailbox.display_name.trim()).filter(|name| !name.is_empty())
    }
}

impl Case<'_> {
    /// Whether this is what the sender is called.
    pub(super) fn is_own_name(&self, person: &Person) -> bool {
        let own = self.draft.from.iter().flat_map(|mailbox| names(mailbox.display_name.as_str(), mailbox.addr()));
        let known = self.own.iter().flat_map(|addr| names("", Some(addr)));
        let names: Vec<Person> = own.chain(known).collect();
        matches!(person.likeness_to(&names), Likeness::Same | Likeness::Variant)
    }
}

/// The new text that the mail begins with, and where.
fn beginning(body: &Body) -> Option<(usize, &str)> {
    let mut new = body.regions().iter().filter(|region| region.kind == RegionKind::New);
    new.find_map(|region| {
        let text = body.shown.get(region.range.clone())?;
        if text.trim_start().is_empty() {
            return None;
        }
        let end = text.floor_char_boundary(BEGINNING.min(text.len()));
        Some((region.range.start, text.get(..end)?))
    })
}

/// Whose names decide: the people in To, those outside before those inside; without them whoever there is.
fn decisive<'c>(case: &'c Case<'_>) -> impl Fn(usize) -> bool + 'c {
    let at = |index: usize| case.draft.recipients.get(index).map(|recipient| recipient.field);
    let others = |index: usize| {
        let addr = case.draft.recipients.get(index).and_then(|recipient| recipient.mailbox.addr());
        !addr.is_some_and(|addr| case.is_oneself(addr))
    };
    let all = 0..case.draft.recipients.len();
    let outside = move |index: usize| case.sides.get(index) != Some(&Side::Internal);
    let any = |wants: &dyn Fn(usize) -> bool| all.clone().any(|index| others(index) && wants(index));
    let to_outside = any(&|index| at(index) == Some(Destination::To) && outside(index));
    let to = any(&|index| at(index) == Some(Destination::To));
    let is_outside = any(&|index| outside(index));
    move |index| match (to_outside, to, is_outside) {
        (true, _, _) => at(index) == Some(Destination::To) && outside(index),
        (false, true, false) => at(index) == Some(Destination::To),
        (false, _, true) => outside(index),
        (false, false, false) => true,
    }
}

fn called(case: &Case<'_>) -> Vec<Called> {
    let recipients = &case.draft.recipients;
    if recipients.len() > CROWD {
        return Vec::new();
    }
    let quoted: HashMap<String, &Mailbox> =
        case.thread.people().iter().filter_map(|mailbox| Some((mailbox.addr()?.key(), mailbox))).collect();
    recipients
        .iter()
        .map(|recipient| {
            let mailbox = &recipient.mailbox;
            let key = mailbox.addr().map(AddrSpec::key);
            let quoted = key.as_ref().and_then(|key| quoted.get(key)).map(|mailbox| mailbox.display_name.as_str());
            let kept = key.as_ref().and_then(|key| case.known.people.get(key)?.name.as_deref());
            let written = [Some(mailbox.display_name.as_str()), quoted, kept];
            let written: Vec<&str> = written.into_iter().flatten().filter(|name| !name.is_empty()).collect();
            Called {
                companies: written.iter().flat_map(|name| companies_in(name)).collect(),
                written: written.into_iter().map(str::to_owned).collect(),
                local_part: mailbox.addr().map(|addr| addr.local_part().to_owned()).unwrap_or_default(),
                names: OnceLock::new(),
                oneself: mailbox.addr().is_some_and(|addr| case.is_oneself(addr)),
            }
        })
        .collect()
}

fn names(display_name: &str, addr: Option<&AddrSpec>) -> Vec<Person> {
    Person::of(display_name, addr.map_or("", AddrSpec::local_part))
}

/// The companies that a display name tells: 田中 一郎（株式会社クライアント）, Ichiro Tanaka / Client Inc.
pub(super) fn companies_in(display_name: &str) -> Vec<String> {
    let pieces = display_name.split(['(', ')', '（', '）', '[', ']', '/', '／', '|', '｜', '<', '>', '【', '】']);
    let forms = pieces.filter(|piece| company::has_form(piece));
    forms
        .filter_map(|piece| {
            let japanese =
                piece.split([' ', '　']).find(|word| company::has_form(word) && company_core(word).is_some());
            company_core(japanese.unwrap_or(piece))
        })
        .collect()
}

/// Whether the new text names somebody or something again, behind the greeting: then it is meant.
pub(super) fn is_spoken_of(case: &Case<'_>, name: &str) -> bool {
    let name = fold(name);
    let greeted = case.addressees();
    case.draft.bodies.iter().enumerate().any(|(part, body)| {
        let folded = body.folded();
        folded.text().match_indices(&name).any(|(at, _)| {
            let at = folded.original(at..at + name.len()).start;
            let in_greeting = part == greeted.part
                && greeted
                    .greeted
                    .iter()
                    .any(|one| (one.range.start + greeted.start..one.range.end + greeted.start).contains(&at));
            body.regions().at(at) == RegionKind::New && !in_greeting
        })
    })
}

/// The company that is greeted, by its core; one that says so itself first.
pub(super) fn greeted_companies(greeted: &[Salutation]) -> impl Iterator<Item = (&Salutation, &str, bool)> {
    greeted.iter().filter_map(|one| match &one.who {
        Addressee::Company { name, certain } => Some((one, name.as_str(), *certain)),
        Addressee::Person(_) => None,
    })
}
