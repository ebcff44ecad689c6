//! Opens a draft as the app does, files looked into, and compares what was found with what is wrong in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use yubisashi::check::{self, Acquaintance, Acquaintances, Case, Finding, Kind, Place};
use yubisashi::lens::{self, Limits};
use yubisashi::mail::{AddrSpec, Draft};
use yubisashi::policy::{Layer, Level, Policy};

use super::letter::{File, Letter};

/// Where a mistake was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// The draft as a whole, or its header.
    Anywhere,
    /// These words of subject or text.
    Words(String),
    Recipient(String),
    /// Either of two that resemble each other.
    Either(String, String),
    /// A file by its name, or something inside it.
    File(String),
}

/// What a mistake should lead to.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// Any of these checks is right.
    pub(crate) checks: &'static [&'static str],
    pub(crate) at: At,
}

/// A draft and what was found in it.
pub(crate) struct Looked {
    pub(crate) draft: Draft,
    pub(crate) findings: Vec<(Finding, Level)>,
}

/// The situation of the person: the built-in policy and what lies over it, addresses approved before.
pub(crate) fn look(bytes: &[u8], today: Date, policy: &str, known: &[(String, u64)]) -> Option<Looked> {
    let draft = Draft::open(bytes).ok()?;
    let policy = resolved(policy);
    let own: Vec<AddrSpec> = draft.from.iter().filter_map(|mailbox| mailbox.addr().cloned()).collect();
    let known = memory(known, today);
    let inspect =
        |file: &yubisashi::mail::Attachment| Some(Arc::new(lens::inspect(&file.data, &file.name, &Limits::default())));
    let inspections: Vec<_> = draft.attachments.iter().map(inspect).collect();
    let found = check::run_all(&Case::new(&draft, &policy, &own, &known, today).inspections(&inspections));
    let findings =
        found.into_iter().map(|finding| (finding.level(&policy), finding)).map(|(level, finding)| (finding, level));
    Some(Looked { findings: findings.collect(), draft: draft.clone() })
}

impl Letter {
    pub(crate) fn look(&self) -> Option<Looked> {
        look(&self.eml(), self.today, &self.policy, &self.known)
    }
}

fn resolved(text: &str) -> Arc<Policy> {
    static POLICIES: Mutex<Option<HashMap<String, Arc<Policy>>>> = Mutex::new(None);
    let mut policies = POLICIES.lock().expect("nobody panics with it");
    let policies = policies.get_or_insert_default();
    let made = || {
        let checks: Vec<_> = check::ids().collect();
        let layers = [Layer::built_in(), Layer::machine("bench", format!("format = 1\n{text}"))];
        Arc::new(Policy::resolve(&layers, &checks).unwrap_or_else(|faults| panic!("{text}: {faults:?}")))
    };
    policies.entry(text.to_owned()).or_insert_with(made).clone()
}

fn memory(known: &[(String, u64)], last: Date) -> Acquaintances {
    let person = |(addr, times): &(String, u64)| {
        AddrSpec::parse(addr).ok().map(|addr| (addr.key(), Acquaintance { times: *times, last, name: None }))
    };
    let approvals = if known.is_empty() { 0 } else { 100 };
    Acquaintances { approvals, people: known.iter().filter_map(person).collect() }
}

impl Looked {
    /// The strictest right finding, with its grade.
    pub(crate) fn hit(&self, expected: &Expected) -> Option<(&Finding, Level)> {
        let right = |(finding, _): &&(Finding, Level)| {
            expected.checks.contains(&finding.check) && self.is_at(&finding.place, &expected.at)
        };
        self.findings.iter().filter(right).max_by_key(|(_, level)| *level).map(|(finding, level)| (finding, *level))
    }

    /// What would ask for something though nothing has to be looked at: alarms of confirm or more.
    pub(crate) fn alarms(&self) -> impl Iterator<Item = &(Finding, Level)> {
        self.findings.iter().filter(|(finding, level)| {
            *level >= Level::Confirm && finding.rule().is_some_and(|check| check.kind == Kind::Alarm)
        })
    }

    fn is_at(&self, place: &Place, at: &At) -> bool {
        match (at, place) {
            (At::Anywhere, _) => true,
            (At::Either(one, other), _) => {
                [one, other].into_iter().any(|addr| self.is_at(place, &At::Recipient(addr.clone())))
            }
            (At::Words(words), Place::Body { part, range, text }) => {
                let shown = self.draft.bodies.get(*part).map_or("", |body| body.shown.as_str());
                let mut spots = shown.match_indices(words.as_str()).peekable();
                if spots.peek().is_none() {
                    return alike(text, words);
                }
                spots.any(|(start, words)| range.0 < start + words.len() && start < range.1)
            }
            (At::Words(words), Place::Subject { .. }) => self.draft.subject.contains(words.as_str()),
            (At::Words(words), Place::Excerpt { text, .. }) => alike(text, words),
            (At::Recipient(addr), Place::Recipient { .. }) => place.people().iter().any(|index| {
                let mailbox = self.draft.recipients.get(*index).map(|recipient| &recipient.mailbox);
                let key = AddrSpec::parse(addr).map(|addr| addr.key());
                mailbox.is_some_and(|mailbox| match (mailbox.addr(), &key) {
                    (Some(found), Ok(key)) => found.key() == *key,
                    (Some(_) | None, Ok(_) | Err(_)) => {
                        mailbox.address_text().is_some_and(|found| found.eq_ignore_ascii_case(addr))
                    }
                })
            }),
            (At::File(name), Place::Attachment { index, .. }) => {
                self.draft.attachments.get(*index).is_some_and(|file| file.name == *name)
            }
            (
                At::Words(_) | At::Recipient(_) | At::File(_),
                Place::Header { .. }
                | Place::Recipient { .. }
                | Place::Subject { .. }
                | Place::Body { .. }
                | Place::Excerpt { .. }
                | Place::Attachment { .. }
                | Place::Message,
            ) => false,
        }
    }
}

fn alike(evidence: &str, words: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
    let (evidence, words) = (bare(evidence), bare(words));
    !evidence.is_empty() && (evidence.contains(&words) || words.contains(&evidence))
}

/// The standing phrases, each as the text of a whole mail with signature and history, where the list is there.
pub(crate) fn quiet_phrases() -> Option<Vec<(String, Letter)>> {
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails/quiet-phrases-ja.txt");
    let list = std::fs::read_to_string(list).ok()?;
    let letters = super::business::replies(17);
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let phrases = lines.filter_map(|line| line.split_once('\t')).enumerate().flat_map(|(number, (check, phrase))| {
        // Once below Outlook's history, once below Gmail's.
        letters.iter().enumerate().map(move |(kind, letter)| {
            let mut letter = letter.clone();
            let salutation = check == "salutation_differs";
            if salutation {
                phrase.clone_into(&mut letter.salutation);
            } else {
                letter.text = format!("{}\n\n{phrase}\n\nよろしくお願いいたします。", letter.text);
            }
            if let Some((_, names)) = phrase.split_once("添付：") {
                let names = names.trim_end_matches('）').split('、');
                letter.files.extend(
                    names.map(|name| File { name: name.to_owned(), data: super::files::of_kind(name, phrase, "", "") }),
                );
            }
            (format!("{number}.{kind} {check}「{phrase}」"), letter)
        })
    });
    Some(phrases.collect())
}
