//! An address that nearly is one this person knows: the same name elsewhere, or a slip of the keyboard.

use std::collections::{BTreeSet, HashMap};

use crate::mail::{AddrSpec, Domain, Mailbox};
use crate::names;
use crate::policy::Level;

use super::people::ODD_LIMIT;
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "lookalike_address",
    kind: Kind::Alarm,
    step: Step::Recipients,
    grades: &[("namesake", Level::Prove), ("near", Level::Note), ("near_first", Level::Confirm)],
    // Who is meant is told by where they are.
    proof: Proof::Domain { shown: "domain", known: "known_domain" },
    run,
};

fn run(case: &Case<'_>) -> Vec<Finding> {
    if case.known.people.is_empty() && case.thread.is_empty() {
        return Vec::new();
    }
    let new: Vec<New<'_>> = case
        .outsiders()
        .filter_map(|(index, recipient)| Some((index, &recipient.mailbox, recipient.mailbox.addr()?)))
        .filter(|(index, _, addr)| !is_known(case, *index, addr))
        .map(|(index, mailbox, addr)| New::of(index, mailbox, addr))
        .collect();
    if new.is_empty() {
        return Vec::new();
    }
    let found = Search::among(&new).through(case);
    let told = new.iter().enumerate().filter_map(|(at, new)| {
        let (grade, known) = found.get(&at)?;
        let finding = Finding::at(Place::recipient(new.index)).grade(*grade);
        let finding = finding.with("address", new.addr.to_string()).with("known", known.as_str());
        let known = known.rsplit_once('@').map_or("", |(_, domain)| domain);
        Some(finding.with("domain", new.addr.domain().to_string()).with("known_domain", known))
    });
    told.take(ODD_LIMIT).collect()
}

/// A recipient whom neither memory nor thread knows.
struct New<'c> {
    index: usize,
    addr: &'c AddrSpec,
    /// In lower case, without a tag.
    local: String,
    /// One text for the spellings of the name, where it is a whole one.
    name: Option<String>,
}

impl<'c> New<'c> {
    fn of(index: usize, mailbox: &Mailbox, addr: &'c AddrSpec) -> Self {
        Self { index, addr, local: local(addr.local_part()), name: whole_name(&mailbox.display_name) }
    }
}

fn is_known(case: &Case<'_>, index: usize, addr: &AddrSpec) -> bool {
    // A thread that only names somebody does not tell that this is their address.
    let in_thread = || {
        case.people().in_thread(index)
            && case.thread.people().iter().filter_map(Mailbox::addr).any(|known| known.key() == addr.key())
    };
    case.known.people.contains_key(&addr.key()) || in_thread()
}

fn local(local_part: &str) -> String {
    local_part.split('+').next().unwrap_or_default().to_lowercase()
}

/// Surname and given name of a display name, in one order; a surname alone is shared by too many.
fn whole_name(display_name: &str) -> Option<String> {
    let person = names::Person::of(display_name, "").into_iter().find(names::Person::is_full)?;
    let text = crate::mail::fold::fold(&person.text());
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    Some(words.concat())
}

/// What the new recipients are looked up by, so that a memory of thousands is gone through once.
struct Search<'s, 'c> {
    new: &'s [New<'c>],
    by_local: HashMap<&'s str, Vec<usize>>,
    by_name: HashMap<&'s str, Vec<usize>>,
    /// Local parts with one letter left out: two that are one slip apart share one of these.
    by_slip: HashMap<String, Vec<usize>>,
}

/// By the position among the new recipients: grade, and the address that is known.
type Found = HashMap<usize, (&'static str, String)>;

impl<'s, 'c> Search<'s, 'c> {
    fn among(new: &'s [New<'c>]) -> Self {
        let mut search = Self { new, by_local: HashMap::new(), by_name: HashMap::new(), by_slip: HashMap::new() };
        for (at, one) in new.iter().enumerate() {
            if names::is_personal(&one.local) {
                search.by_local.entry(&one.local).or_default().push(at);
            }
            if let Some(name) = &one.name {
                search.by_name.entry(name).or_default().push(at);
            }
            for slip in slips(&one.local) {
                search.by_slip.entry(slip).or_default().push(at);
            }
        }
        search
    }

    fn through(&self, case: &Case<'_>) -> Found {
        let mut found = Found::new();
        for (key, person) in &case.known.people {
            self.compare(case, key, person.name.as_deref(), &mut found);
        }
        for mailbox in case.thread.people() {
            if let Some(addr) = mailbox.addr() {
                self.compare(case, &addr.key(), Some(&mailbox.display_name), &mut found);
            }
        }
        found
    }

    /// Compares one known address with all new ones.
    fn compare(&self, case: &Case<'_>, key: &str, name: Option<&str>, found: &mut Found) {
        let Some((local_part, domain)) = key.rsplit_once('@') else { return };
        let known = local(local_part);
        let same_local = self.by_local.get(known.as_str());
        let same_name = if self.by_name.is_empty() { None } else { name.and_then(whole_name) };
        let same_name = same_name.and_then(|name| self.by_name.get(name.as_str()));
        for at in same_local.into_iter().chain(same_name).flatten() {
            if self.new.get(*at).is_some_and(|new| is_elsewhere(case, new.addr, key)) && !is_own(case, key) {
                found.insert(*at, ("namesake", key.to_owned()));
            }
        }
        let near: BTreeSet<usize> =
            slips(&known).filter_map(|slip| self.by_slip.get(&slip)).flatten().copied().collect();
        for at in near {
            let Some(new) = self.new.get(at) else { continue };
            if same_organization(new.addr.domain(), domain) && is_slip(&new.local, &known) {
                let first = case.known.is_first_time(new.addr) && !are_two_names(&new.local, &known);
                found.entry(at).or_insert((if first { "near_first" } else { "near" }, key.to_owned()));
            }
        }
    }
}

/// Shorter local parts are near to too many (letters).
const SHORTEST: usize = 4;
/// Of longer ones slips are not looked for (letters).
const LONGEST: usize = 64;

/// The letters, and the letters without each of them: two that are one slip apart share one. Numbers do not count.
fn slips(local: &str) -> impl Iterator<Item = String> {
    let letters: String = local.chars().filter(char::is_ascii_alphabetic).collect();
    let letters = if (SHORTEST..=LONGEST).contains(&letters.len()) { letters } else { String::new() };
    let whole = (!letters.is_empty()).then(|| letters.clone());
    whole.into_iter().chain((0..letters.len()).map(move |left_out| {
        letters.bytes().enumerate().filter(|(at, _)| *at != left_out).map(|(_, letter)| char::from(letter)).collect()
    }))
}

/// One letter more, less, other, or two turned round; numbers and initials tell people apart on purpose.
fn is_slip(one: &str, other: &str) -> bool {
    let without_numbers = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).map(str::to_owned).collect()
    };
    without_numbers(one) != without_numbers(other)
        && words(one) != words(other)
        && strsim::osa_distance(one, other) == 1
        && names::is_personal(one)
}

/// Sato and Kato are two people as well as one slip.
fn are_two_names(one: &str, other: &str) -> bool {
    let known = |text: &str| names::Person::written(text).has_surname();
    let same = names::romaji::key(one).is_some_and(|key| names::romaji::key(other) == Some(key));
    !same && known(one) && known(other)
}

/// Another organisation than the known address's, as far as domains and the policy tell.
fn is_elsewhere(case: &Case<'_>, addr: &AddrSpec, known: &str) -> bool {
    let Ok(known) = AddrSpec::parse(known) else { return false };
    let same_policy = match (case.policy.organization_of(addr), case.policy.organization_of(&known)) {
        (Some(one), Some(other)) => one.names == other.names,
        (Some(_), None) | (None, Some(_) | None) => false,
    };
    // Two mailboxes of one provider are two people, but not of the same name.
    !same_policy && addr.domain().organizational() != known.domain().organizational()
}

fn is_own(case: &Case<'_>, key: &str) -> bool {
    AddrSpec::parse(key).is_ok_and(|addr| case.is_oneself(&addr))
}

fn same_organization(domain: &Domain, known: &str) -> bool {
    domain.ascii() == known || Domain::parse(known).is_ok_and(|known| known.organizational() == domain.organizational())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, crowd, findings};

    fn knowing(mail: &str) -> String {
        let setup = Setup::knowing(&[
            ("tanaka@client.example", 5),
            ("ichiro.suzuki@client.example", 5),
            ("info@client.example", 5),
            ("sales@client.example", 3),
            ("t.yamada@client.example", 3),
            ("sato@client.example", 2),
        ]);
        setup.findings(&CHECK, mail)
    }

    #[test]
    fn a_namesake_elsewhere_is_told() {
        assert_eq!(
            knowing("To: tanaka@kawase.example\n\n"),
            "prove namesake #0 address=tanaka@kawase.example known=tanaka@client.example domain=kawase.example known_domain=client.example"
        );
        assert_ne!(knowing("To: Ichiro.Suzuki@gmail.com\n\n"), "");
    }

    #[test]
    fn a_display_name_that_is_remembered_tells_too() {
        let mut setup = Setup::knowing(&[("a12345@client.example", 5)]);
        setup.known.people.get_mut("a12345@client.example").unwrap().name = Some("田中　一郎".to_owned());
        assert_eq!(
            setup.findings(&CHECK, "To: 田中 一郎 <it@gmail.com>\n\n"),
            "prove namesake #0 address=it@gmail.com known=a12345@client.example domain=gmail.com known_domain=client.example"
        );
        assert_eq!(setup.findings(&CHECK, "To: 田中 <it@gmail.com>\n\n"), "");
        assert_eq!(setup.findings(&CHECK, "To: 田中 次郎 <it@gmail.com>\n\n"), "");
    }

    #[test]
    fn the_thread_knows_people_too() {
        let setup = Setup::in_thread(&["me@ours.example", "田中 一郎 <tanaka@client.example>"]);
        assert!(setup.findings(&CHECK, "To: tanaka@other.example\n\n").starts_with("prove namesake #0"));
        assert_eq!(setup.findings(&CHECK, "To: tanaka@client.example\n\n"), "");
    }

    #[test]
    fn a_slip_is_told() {
        for (to, level) in [
            ("tanala@client.example", "confirm near_first"),
            ("tanak@client.example", "confirm near_first"),
            ("atnaka@client.example", "confirm near_first"),
            ("satou@client.example", "confirm near_first"),
            ("kato@client.example", "note near"),
            ("ichiro.suzki@client.example", "confirm near_first"),
        ] {
            let found = knowing(&format!("To: {to}\n\n"));
            assert!(found.starts_with(level), "{to}: {found}");
        }
        let cold = Setup {
            known: crate::check::Acquaintances {
                approvals: 2,
                ..Setup::knowing(&[("tanaka@client.example", 2)]).known
            },
            ..Setup::default()
        };
        assert!(cold.findings(&CHECK, "To: tanala@client.example\n\n").starts_with("note near"));
    }

    #[test]
    fn others_are_no_slip_and_no_namesake() {
        for to in [
            "tanaka@client.example",
            "TANAKA@client.example",
            "tanaka+x@client.example",
            "info2@client.example",
            "sales1@client.example",
            "info@other.example",
            "sales@other.example",
            "tanaka2@client.example",
            "s.yamada@client.example",
            "kimura@client.example",
            "tanaka@sub.client.example",
            "tanaka@ours.example",
            "yamada@other.example",
            "me@other.example",
        ] {
            assert_eq!(knowing(&format!("To: {to}\n\n")), "", "{to}");
        }
        assert_eq!(findings(&CHECK, "To: tanaka@client.example, tanaka@other.example\n\n"), "");
    }

    #[test]
    fn organisations_of_the_policy_are_one() {
        let policy = "[[organization]]\nname = [\"C\"]\ndomains = [\"client.example\", \"client.co.example\"]\n";
        let setup =
            Setup { known: Setup::knowing(&[("tanaka@client.example", 5)]).known, ..Setup::with_policy(policy) };
        assert_eq!(setup.findings(&CHECK, "To: tanaka@client.co.example\n\n"), "");
    }

    #[test]
    fn a_long_memory_is_gone_through_once() {
        let known: Vec<(String, u64)> =
            (0..3_000).map(|n| (format!("person.number{n}x@firm{}.example", n % 300), 1)).collect();
        let known: Vec<(&str, u64)> = known.iter().map(|(addr, times)| (addr.as_str(), *times)).collect();
        let setup = Setup::knowing(&known);
        assert_eq!(setup.findings(&CHECK, &format!("To: {}\n\n", crowd(3_000, 300))), "");
    }
}
