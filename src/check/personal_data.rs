//! Personal data in the text or in a file: numbers of documents, and lists of people.
//!
//! One finding says one kind at one place, with how many and where the first stands; the values themselves never leave
//! this check. What the sender and the recipients are reached by is no news to them and is not counted.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::mail::{AddrSpec, Body, Mailbox, RegionKind};
use crate::policy::{Entry, Inside};

use super::inside::{InsideText, way};
use super::{Case, Check, Finding, Kind as FindingKind, Place, Proof, Step, mask};

mod context;
mod digits;
mod groups;
mod kind;
mod number;
mod people;
mod phone;
mod scan;
mod table;
mod tally;
mod words;

use context::Marks;
use kind::{Kind, grade_of_people};
use scan::{Known, Scanner, Source};
use tally::{Sample, Tally};

pub(super) const CHECK: Check = Check {
    id: "personal_data",
    kind: FindingKind::Alarm,
    step: Step::Text,
    grades: kind::GRADES,
    proof: Proof::Count("count"),
    run,
};

/// From more people than this on, Japanese law asks for a report when it leaks (個人情報の保護に関する法律施行規則 第7条 四号).
const REPORTED_ABOVE: usize = 1_000;
/// Places of one kind that are told for one attachment; where there are more, they are told as one.
const PLACES: usize = 5;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let own = Own::of(case);
    let mut told = in_subject(case, &own);
    for (part, body) in case.draft.bodies.iter().enumerate() {
        told.extend(in_body(part, body, &own));
    }
    for (part, body) in case.draft.versions() {
        let shown = told.iter().map(|told| (told.what, told.count)).collect::<Vec<_>>();
        let news = in_body(part, body, &own).into_iter().filter(|told| {
            !told.quoted && !shown.iter().any(|(what, count)| *what == told.what && *count >= told.count)
        });
        told.extend(news.map(Told::unseen).collect::<Vec<_>>());
    }
    told.extend(together(in_files(case, &own)));
    told.into_iter().map(Told::finding).collect()
}

/// What the sender and the recipients are reached by.
struct Own<'c> {
    addresses: HashSet<String>,
    phones: HashSet<String>,
    inside: &'c Inside,
    /// Whether a domain is inside, of those that came up.
    domains: RefCell<HashMap<String, bool>>,
}

impl<'c> Own<'c> {
    fn of(case: &'c Case<'_>) -> Self {
        let draft = case.draft;
        let people = draft.recipients.iter().map(|recipient| &recipient.mailbox);
        let mailboxes = people.chain(&draft.from).chain(&draft.reply_to).filter_map(Mailbox::addr);
        let listed = case.inside.entries.iter().filter_map(|entry| match entry {
            Entry::Address(addr) => Some(addr),
            Entry::Domain(_) | Entry::Below(_) => None,
        });
        let addresses = mailboxes.chain(case.own).chain(listed);
        let addresses = addresses.map(|addr| addr.to_string().to_ascii_lowercase()).collect();
        let signatures = draft.bodies.iter().flat_map(|body| {
            let regions = body.regions().iter().filter(|region| region.kind == RegionKind::Signature);
            regions.filter_map(|region| body.shown.get(region.range.clone()))
        });
        let phones = signatures.flat_map(phone::all).collect();
        Self { addresses, phones, inside: &case.inside, domains: RefCell::default() }
    }
}

impl Known for Own<'_> {
    fn knows_address(&self, addr: &str) -> bool {
        /// Domains remembered; a list has few or all different ones.
        const MOST: usize = 1_000;
        if self.addresses.contains(addr) {
            return true;
        }
        let domain = addr.rsplit_once('@').map_or("", |(_, domain)| domain);
        let mut domains = self.domains.borrow_mut();
        if let Some(inside) = domains.get(domain) {
            return *inside;
        }
        let inside = AddrSpec::parse(addr).is_ok_and(|addr| self.inside.has(&addr));
        if domains.len() < MOST {
            domains.insert(domain.to_owned(), inside);
        }
        inside
    }

    fn knows_phone(&self, digits: &str) -> bool {
        self.phones.contains(digits)
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    Number(Kind),
    People,
}

/// A finding in the making.
struct Told {
    what: What,
    count: usize,
    /// Of people: what is told of them.
    kinds: Vec<&'static str>,
    /// The first of it, masked.
    first: String,
    place: Place,
    scope: &'static str,
    /// Names from the attachment down to the spot.
    at: String,
    /// How many places it is told for.
    places: usize,
    quoted: bool,
}

impl Told {
    fn finding(self) -> Finding {
        let grade = match self.what {
            What::Number(kind) => kind.grade(self.count),
            What::People => grade_of_people(self.count),
        };
        let kind = match self.what {
            What::Number(kind) => kind.id(),
            What::People => "people",
        };
        let kinds: Vec<String> = self.kinds.into_iter().map(str::to_owned).collect();
        let finding = Finding::at(self.place)
            .grade(grade)
            .with("kind", kind)
            .with("count", self.count)
            .with("kinds", kinds)
            .with("first", self.first)
            .with("where", self.scope)
            .with("at", self.at)
            .with("places", self.places)
            .with("report", if self.count > REPORTED_ABOVE { "yes" } else { "no" });
        if self.quoted { finding.quiet_because("quiet-quoted") } else { finding }
    }

    /// The same in a text that is not displayed.
    fn unseen(mut self) -> Self {
        if let Place::Body { part, text, .. } = self.place {
            self.place = Place::Excerpt { part, text };
        }
        self.scope = "hidden";
        self
    }
}

fn in_subject(case: &Case<'_>, own: &Own<'_>) -> Vec<Told> {
    let subject = case.draft.subject.as_str();
    let marks = Marks::of(subject);
    let source = Source { text: subject, cells: &[], marks: &marks, number: 0 };
    let mut tally = Tally::default();
    Scanner::default().scan(&source, 0..subject.len(), own, &mut tally);
    told(&tally, "subject", |sample, _| {
        (subject.get(sample.range.clone()), Place::Subject { range: Some(sample.range.clone().into()) }, String::new())
    })
}

fn in_body(part: usize, body: &Body, own: &Own<'_>) -> Vec<Told> {
    let text = body.shown.as_str();
    let marks = Marks::of(text);
    let source = Source { text, cells: &[], marks: &marks, number: 0 };
    let [mut new, mut quoted, mut signature] = [Tally::default(), Tally::default(), Tally::default()];
    for region in body.regions().iter() {
        let tally = match region.kind {
            RegionKind::New => &mut new,
            RegionKind::Quoted => &mut quoted,
            RegionKind::Signature => &mut signature,
            RegionKind::Disclaimer => continue,
        };
        Scanner::default().scan(&source, region.range.clone(), own, tally);
    }
    let here = |tally: &Tally| {
        told(tally, "text", |sample, masked| {
            let range = sample.range.clone();
            (text.get(range.clone()), Place::Body { part, range: range.into(), text: masked }, String::new())
        })
    };
    let mut found = here(&new);
    // A signature has the sender's own lines; a list of people or a number of a document is none of them.
    found.extend(here(&signature).into_iter().filter(Told::is_odd_in_a_signature));
    let old = here(&quoted).into_iter().filter(|told| told.what != What::People || told.count >= 10);
    found.extend(old.map(|told| Told { quoted: true, ..told }));
    let hidden = body.hidden.iter().flat_map(|text| in_hidden(part, text, own));
    found.extend(hidden);
    found
}

impl Told {
    fn is_odd_in_a_signature(&self) -> bool {
        match self.what {
            What::Number(kind) => kind != Kind::BankAccount,
            What::People => self.count >= 5,
        }
    }
}

fn in_hidden(part: usize, text: &str, own: &Own<'_>) -> Vec<Told> {
    let marks = Marks::of(text);
    let mut tally = Tally::default();
    Scanner::default().scan(&Source { text, cells: &[], marks: &marks, number: 0 }, 0..text.len(), own, &mut tally);
    told(&tally, "hidden", |sample, masked| {
        (text.get(sample.range.clone()), Place::Excerpt { part, text: masked }, String::new())
    })
}

/// Each file, and each sheet of one, is one place.
fn in_files(case: &Case<'_>, own: &Own<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    let mut texts: Vec<InsideText<'_>> = Vec::new();
    for text in case.texts_inside() {
        if texts.first().is_some_and(|first| first.belongs_to() != text.belongs_to()) {
            found.extend(in_texts(case, &texts, own));
            texts.clear();
        }
        texts.push(text);
    }
    found.extend(in_texts(case, &texts, own));
    found
}

fn in_texts(case: &Case<'_>, texts: &[InsideText<'_>], own: &Own<'_>) -> Vec<Told> {
    let mut tally = Tally::default();
    let mut scanner = Scanner::default();
    for (number, inside) in texts.iter().enumerate() {
        let text = inside.passage.text.as_str();
        let marks = Marks::of(text);
        let source = Source { text, cells: &inside.passage.cells, marks: &marks, number };
        scanner.scan(&source, 0..text.len(), own, &mut tally);
    }
    told(&tally, "file", |sample, _| {
        let Some(inside) = texts.get(sample.text) else { return (None, Place::Message, String::new()) };
        let place = inside.place(sample.range.clone());
        let at = way(case, &place);
        (inside.passage.text.get(sample.range.clone()), place, at)
    })
}

/// What a tally amounts to; `place` gives the evidence, its place, and the way to it, with the masked evidence given.
fn told<'t>(
    tally: &Tally,
    scope: &'static str,
    place: impl Fn(&Sample, String) -> (Option<&'t str>, Place, String),
) -> Vec<Told> {
    let make = |what: What, kind: Kind, count: usize, kinds: Vec<&'static str>| {
        let sample = tally.first(kind)?;
        let (evidence, ..) = place(sample, String::new());
        let first = masked(kind, evidence.unwrap_or_default());
        let (_, place, at) = place(sample, first.clone());
        Some(Told { what, count, kinds, first, place, scope, at, places: 1, quoted: false })
    };
    let numbers = Kind::NUMBERS.into_iter().map(|kind| (kind, tally.numbers(kind))).filter(|(_, count)| *count > 0);
    let mut found: Vec<Told> =
        numbers.filter_map(|(kind, count)| make(What::Number(kind), kind, count, vec![kind.id()])).collect();
    let people = tally.people();
    let listed: Vec<Kind> = tally.listed().collect();
    if let Some(first) = listed.first().filter(|_| people > 0) {
        found.extend(make(What::People, *first, people, listed.iter().map(|kind| kind.id()).collect()));
    }
    found
}

fn masked(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Email => mask::email(text),
        Kind::Name | Kind::Address => mask::words(text),
        Kind::MyNumber
        | Kind::Card
        | Kind::BankAccount
        | Kind::Passport
        | Kind::Licence
        | Kind::ResidenceCard
        | Kind::Insurance
        | Kind::Pension
        | Kind::Phone
        | Kind::Birth => mask::number(text),
    }
}

/// Many places of one kind in one attachment become one, which stands for all of them.
fn together(found: Vec<Told>) -> Vec<Told> {
    let mut places: HashMap<(usize, What), usize> = HashMap::new();
    for told in &found {
        *places.entry((told.attachment(), told.what)).or_default() += 1;
    }
    let mut first: HashMap<(usize, What), usize> = HashMap::new();
    let mut kept: Vec<Told> = Vec::new();
    for told in found {
        let key = (told.attachment(), told.what);
        let many = places.get(&key).is_some_and(|places| *places > PLACES);
        if let Some(first) = first.get(&key).and_then(|at| kept.get_mut(*at)).filter(|_| many) {
            first.absorb(told);
        } else {
            first.insert(key, kept.len());
            kept.push(told);
        }
    }
    kept
}

impl Told {
    fn attachment(&self) -> usize {
        match self.place {
            Place::Attachment { index, .. } => index,
            Place::Header { .. }
            | Place::Recipient { .. }
            | Place::Subject { .. }
            | Place::Body { .. }
            | Place::Excerpt { .. }
            | Place::Message => 0,
        }
    }

    fn absorb(&mut self, other: Self) {
        self.count += other.count;
        self.places += 1;
        let news: Vec<_> = other.kinds.into_iter().filter(|kind| !self.kinds.contains(kind)).collect();
        self.kinds.extend(news);
    }
}

#[cfg(test)]
mod tests;
