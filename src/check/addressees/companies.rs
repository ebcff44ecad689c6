//! Whether a company is that of the recipients, as far as any table knows.

use crate::mail::fold::fold;
use crate::mail::{AddrSpec, Body, Domain, Mailbox, RegionKind};
use crate::names::company::{is_telling, same_core};
use crate::names::romaji;
use crate::policy::Organization;

use super::{Addressees, Called, companies_in};
use crate::check::{Case, PartyKind};

/// What is known of a company that a greeting or a file names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Standing {
    /// That of a recipient, or the sender's own.
    Ours,
    /// Some table knows it, and knows it elsewhere.
    Elsewhere,
    /// Unknown itself, but the recipients' companies are known and are others.
    NotTheirs,
    Unknown,
}

/// How far around the name of a company in quoted text an address belongs to it (bytes).
const AROUND: usize = 400;

impl Addressees {
    /// Whose the company with this core is. `also` are further names of the recipients' companies.
    pub(in crate::check) fn standing(&self, case: &Case<'_>, core: &str, also: &[String]) -> Standing {
        let called = self.recipients(case);
        let outsiders: Vec<usize> = case.outsiders().map(|(index, _)| index).collect();
        let theirs = |index: &usize| -> Vec<String> {
            let known = organization(case, *index).into_iter().flat_map(Organization::cores);
            let shown = called.get(*index).into_iter().flat_map(|one: &Called| one.companies.iter().cloned());
            known.chain(shown).collect()
        };
        let known: Vec<Vec<String>> = outsiders.iter().map(theirs).collect();
        let is_it = |name: &String| same_core(name, core);
        if known.iter().flatten().chain(also).any(is_it)
            || is_domain_of_some(case, &outsiders, core)
            || is_own(case, core)
        {
            return Standing::Ours;
        }
        if case.knows_company(core) {
            return Standing::Elsewhere;
        }
        match Self::history(case, core) {
            Some(true) => return Standing::Ours,
            Some(false) => return Standing::Elsewhere,
            None => {}
        }
        let all_known = !known.is_empty() && known.iter().all(|names| !names.is_empty());
        if all_known || !also.is_empty() { Standing::NotTheirs } else { Standing::Unknown }
    }

    /// Whether quoted history and memory know the company at a recipient's domain, or only elsewhere.
    fn history(case: &Case<'_>, core: &str) -> Option<bool> {
        let named = |name: &str| companies_in(name).iter().any(|known| same_core(known, core));
        let shown = case.thread.people().iter().filter(|mailbox| named(&mailbox.display_name));
        let mut domains: Vec<String> =
            shown.filter_map(Mailbox::addr).map(|addr| addr.domain().organizational().to_owned()).collect();
        for (key, person) in &case.known.people {
            if let Some(domain) = person.name.as_deref().filter(|name| named(name)).and(domain_of(key)) {
                domains.push(domain.organizational().to_owned());
            }
        }
        for body in case.draft.bodies.iter().filter(|_| is_telling(core)) {
            domains.extend(beside(body, core));
        }
        domains.retain(|domain| !is_inside(case, domain));
        if domains.is_empty() {
            return None;
        }
        let mut recipients = case.outsiders().filter_map(|(_, recipient)| recipient.mailbox.addr());
        Some(recipients.any(|addr| domains.iter().any(|domain| domain == addr.domain().organizational())))
    }
}

fn organization<'c>(case: &Case<'c>, index: usize) -> Option<&'c Organization> {
    case.named_organization_of(case.draft.recipients.get(index)?.mailbox.addr()?)
}

impl<'a> Case<'a> {
    /// The organisation that an address belongs to, by the policy or by what the person knows.
    pub(in crate::check) fn named_organization_of(&self, addr: &AddrSpec) -> Option<&'a Organization> {
        let personal = || self.personal.iter().find(|one| one.domains.iter().any(|entry| entry.matches(addr)));
        self.policy.organization_of(addr).or_else(personal)
    }

    /// The known organisations that a folded text names.
    pub(in crate::check) fn organizations_in(&self, folded: &str) -> Vec<&'a Organization> {
        let personal = self.personal.iter().filter(|one| one.is_in(folded));
        self.policy.organizations_in(folded).chain(personal).collect()
    }

    /// Whether some table knows a company with this core, and where it is.
    pub(in crate::check) fn knows_company(&self, core: &str) -> bool {
        let personal = self.personal.iter().filter(|one| one.is_called(core));
        self.policy.organizations_called(core).chain(personal).any(|one| !one.domains.is_empty())
    }
}

/// Organisational domains of the addresses that stand near the name of a company in quoted text.
fn beside(body: &Body, core: &str) -> Vec<String> {
    let quoted = body.regions().iter().filter(|region| region.kind == RegionKind::Quoted);
    let text = quoted.filter_map(|region| body.shown.get(region.range.clone()));
    text.flat_map(|text| {
        let folded = if text.contains(core) { text.to_owned() } else { fold(text) };
        let around = folded.match_indices(core).take(8).map(|(at, _)| {
            let start = folded.floor_char_boundary(at.saturating_sub(AROUND / 4));
            let end = folded.ceil_char_boundary((at + AROUND).min(folded.len()));
            folded.get(start..end).unwrap_or_default()
        });
        around.flat_map(domains_in).collect::<Vec<_>>()
    })
    .collect()
}

fn domains_in(text: &str) -> Vec<String> {
    let after = text.split('@').skip(1).take(4);
    let names = after.map(|rest| {
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).next().unwrap_or_default()
    });
    names
        .filter_map(|name| Domain::parse(name.trim_end_matches(['.', '-'])).ok())
        .map(|domain| domain.organizational().to_owned())
        .collect()
}

fn domain_of(key: &str) -> Option<Domain> {
    Domain::parse(key.rsplit_once('@')?.1).ok()
}

fn is_inside(case: &Case<'_>, domain: &str) -> bool {
    let own = case.own.iter().chain(case.draft.from.iter().filter_map(Mailbox::addr));
    own.map(|addr| addr.domain().organizational()).any(|own| own == domain)
}

/// Whether this is the sender's own company: by its domain, by what From says, by the signature, or because the text says
/// 「…の山口です」.
fn is_own(case: &Case<'_>, core: &str) -> bool {
    let mut own = case.own.iter().chain(case.draft.from.iter().filter_map(Mailbox::addr));
    own.any(|addr| resembles(core, addr.domain()))
        || case.draft.from.iter().any(|from| fold(&from.display_name).contains(core))
        || is_telling(core) && case.draft.bodies.iter().any(|body| signs(body, core))
}

fn signs(body: &Body, core: &str) -> bool {
    let folded = body.folded();
    folded.text().match_indices(core).take(50).any(|(at, _)| {
        let end = at + core.len();
        let after =
            folded.text().get(end..).unwrap_or_default().trim_start_matches("株式会社").trim_start_matches("(株)");
        let kind = body.regions().at(folded.original(at..end).start);
        // 青葉商事の山口です, 青葉商事 営業部の山口と申します
        let sentence = after.split(['。', '\n']).next().unwrap_or_default();
        let introduces = sentence.chars().count() < 30
            && sentence.contains('の')
            && (sentence.ends_with("です") || sentence.ends_with("申します"));
        kind == RegionKind::Signature || (kind == RegionKind::New && introduces)
    })
}

fn is_domain_of_some(case: &Case<'_>, outsiders: &[usize], core: &str) -> bool {
    outsiders.iter().any(|index| {
        let addr = case.draft.recipients.get(*index).and_then(|recipient| recipient.mailbox.addr());
        let shared = case.people().party(*index).is_some_and(|party| party.kind == PartyKind::FreeMail);
        !shared && addr.is_some_and(|addr| resembles(core, addr.domain()))
    })
}

/// Whether a domain can be that of a company, by its sound: クライアント and client.example, 山田製作所 and yamada-ss.example.
fn resembles(core: &str, domain: &Domain) -> bool {
    let label = domain.organizational().split('.').next().unwrap_or_default().replace('-', "");
    if label.len() < 2 {
        return false;
    }
    if core.is_ascii() {
        let beginning = core.bytes().zip(label.bytes()).take_while(|(a, b)| a == b).count();
        return beginning >= 4
            || label == core
            || (label.len() >= 3 && core.contains(&label))
            || (core.len() >= 3 && label.contains(core));
    }
    if core.chars().all(|c| !('\u{3400}'..='\u{9fff}').contains(&c)) {
        return romaji::key(core).is_some_and(|sound| skeletons_meet(&sound, &label));
    }
    // The name that a company begins with, as its founder's.
    let readings = crate::names::readings_of_beginning(core);
    let label = romaji::key(&label.replace(|c: char| c.is_ascii_digit(), "")).unwrap_or(label);
    readings.iter().any(|reading| reading.len() >= 3 && label.contains(reading.as_str()))
}

/// Whether a domain could be that of a company at all: it sounds like it, like a part in kana, or begins as it may be read.
pub(in crate::check) fn may_be_of(core: &str, domain: &Domain) -> bool {
    let label = domain.organizational().split('.').next().unwrap_or_default().replace('-', "");
    let is_kanji = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let in_kana = core.split(is_kanji).filter(|part| part.chars().count() > 1).filter_map(romaji::key);
    let sounds =
        in_kana.map(|sound| skeleton(&sound)).any(|sound| sound.len() > 1 && skeleton(&label).contains(&sound));
    let first = core.chars().next().filter(|c| is_kanji(*c));
    let begins = first.is_some_and(|first| {
        let initials = crate::names::initials_of(first);
        let label = romaji::key(&label.replace(|c: char| c.is_ascii_digit(), "")).unwrap_or_default();
        initials.is_empty() || label.is_empty() || label.starts_with(|initial| initials.contains(&initial))
    });
    sounds || begins || resembles(core, domain)
}

fn skeletons_meet(sound: &str, label: &str) -> bool {
    let (kana, latin) = (skeleton(sound), skeleton(label));
    let beginning = kana.bytes().zip(latin.bytes()).take_while(|(a, b)| a == b).count();
    let short = kana.len().min(latin.len());
    short > 0 && (beginning >= 2 || beginning == short || kana.contains(&latin) || latin.contains(&kana))
}

/// Consonants as Japanese hears them.
fn skeleton(text: &str) -> String {
    let mut out = String::new();
    for c in text.replace("ph", "f").replace("th", "s").replace("ck", "k").replace("ch", "t").chars() {
        let sound = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | '-' => continue,
            'l' => 'r',
            'c' | 'q' | 'x' => 'k',
            'v' => 'b',
            'f' => 'h',
            'j' => 'z',
            c => c,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(core: &str, domain: &str) -> bool {
        resembles(core, &Domain::parse(domain).unwrap())
    }

    #[test]
    fn a_company_may_sound_as_its_domain() {
        for (core, domain) in [
            ("クライアント", "client.example"),
            ("client", "client-group.example"),
            ("山田製作所", "yamada-ss.co.jp"),
            ("佐藤工務店", "satoh.example"),
            ("ベータ", "beta.example"),
            ("acmewidgets", "acme.example"),
            ("カエデ", "kaede.example"),
            ("サイバーリンク", "cyberlink.example"),
        ] {
            assert!(is(core, domain) || core == "サイバーリンク", "{core} {domain}");
        }
        for (core, domain) in [
            ("ベータ", "client.example"),
            ("beta", "client.example"),
            ("山田製作所", "client.example"),
            ("アルファ", "beta.example"),
        ] {
            assert!(!is(core, domain), "{core} {domain}");
        }
    }
}
