//! Wrong people: mistyped domains, namesakes, people who see each other, somebody else's name on top.

use yubisashi::mail::Domain;

use super::super::business::{different, short, title_case};
use super::super::draw::Draw;
use super::super::judge::{At, Expected};
use super::super::letter::{Letter, Person};
use super::super::world::{COMPANIES, ENGLISH, GIVEN, SURNAMES};

use super::{Mistake, expect, judged, structural, words};

pub(super) const ALL: &[Mistake] = &[
    structural("look-alike domain: edit", |letter, draw| lookalike(letter, draw, edited)),
    structural("look-alike domain: homoglyph", |letter, draw| lookalike(letter, draw, disguised)),
    structural("look-alike domain: TLD", |letter, draw| lookalike(letter, draw, other_ending)),
    structural("look-alike domain: cut", |letter, draw| lookalike(letter, draw, cut)),
    structural("look-alike domain: famous", famous),
    structural("look-alike address: namesake", namesake),
    structural("look-alike address: near", near_address),
    structural("display name differs", display_name),
    structural("exposed recipients", exposed),
    structural("outsider joins a thread", joins),
    structural("answers go elsewhere", reply_to),
    structural("malformed address", malformed),
    judged("salutation: somebody else", salutation_person),
    judged("salutation: another company", salutation_company),
];

const DOMAIN: &[&str] = &["lookalike_domain"];

/// Somebody outside whose domain is that of an organisation, and the address with another domain.
fn lookalike(letter: &mut Letter, draw: &mut Draw, change: fn(&str, &mut Draw) -> Option<String>) -> Option<Expected> {
    let own = organisation(letter.from.domain());
    let inside = letter.cc.iter().position(|person| organisation(person.domain()) == own);
    let is_other = |person: &Person| is_organisation(person.domain()) && organisation(person.domain()) != own;
    let place = letter.to.iter().position(is_other)?;
    let right = letter.to[place].clone();
    let changed = |domain: &str, draw: &mut Draw| {
        let name = organisation(domain);
        let changed = (0..20).find_map(|_| change(&name, draw)).filter(|changed| *changed != name)?;
        Some(format!("{}{changed}", domain.strip_suffix(name.as_str())?))
    };
    let wrong = changed(right.domain(), draw)?;
    match draw.below(4) {
        // A colleague in Cc, mistyped.
        0 if inside.is_some() => {
            let person = letter.cc.get_mut(inside?)?;
            person.addr = format!("{}@{}", person.local_part(), changed(person.domain(), draw)?);
            let addr = person.addr.clone();
            return expect(DOMAIN, At::Recipient(addr));
        }
        // The organisation stands in the policy.
        1 => {
            letter.policy = policy_of("Client", right.domain());
        }
        // The same person is addressed twice, rightly in Cc: two endings may well be two companies.
        2 if changes_ending(&right, &wrong) => {
            letter.cc.push(right.clone());
            letter.to[place].addr = format!("{}@{wrong}", right.local_part());
            return expect(DOMAIN, At::Either(letter.to[place].addr.clone(), right.addr));
        }
        // Others of it are addressed, rightly. Short names resemble each other by chance.
        2 if organisation(right.domain()).split('.').next().is_some_and(|name| name.len() > 9) => {
            letter.cc.push(Person::new("", "", &format!("keiri@{}", right.domain())));
            letter.cc.push(Person::new("", "", &format!("soumu@{}", right.domain())));
        }
        // The person wrote there before.
        _ => {
            letter.known =
                vec![(right.addr.clone(), 4), (format!("info@{}", right.domain()), 2), (letter.from.addr.clone(), 9)];
        }
    }
    letter.to[place].addr = format!("{}@{wrong}", right.local_part());
    expect(DOMAIN, At::Recipient(letter.to[place].addr.clone()))
}

/// A policy that knows one organisation.
fn policy_of(name: &str, domain: &str) -> String {
    format!("[[organization]]\nname = [\"{name}\"]\ndomains = [\"{domain}\", \".{domain}\"]\n")
}

fn changes_ending(right: &Person, wrong: &str) -> bool {
    organisation(right.domain()).split('.').next() == organisation(wrong).split('.').next()
}

fn is_organisation(domain: &str) -> bool {
    let free = ["gmail", "yahoo", "hotmail", "icloud", "msn", "aol", "earthlink", "outlook", "mail."];
    let organisation = organisation(domain);
    let name = organisation.split('.').next().unwrap_or_default();
    name.len() >= 5 && domain.contains('.') && !free.iter().any(|free| domain.contains(free))
}

/// The domain that was registered, without what its owner put in front.
fn organisation(domain: &str) -> String {
    Domain::parse(domain).map_or_else(|_| domain.to_owned(), |domain| domain.organizational().to_owned())
}

/// A slip of the finger in the first label: a letter missing, doubled, changed for its neighbour, two in the wrong order.
fn edited(domain: &str, draw: &mut Draw) -> Option<String> {
    let (label, rest) = domain.split_once('.')?;
    let mut letters: Vec<char> = label.chars().collect();
    let at = draw.between(1, letters.len() - 2);
    match draw.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        2 => return None,
        _ => letters[at] = neighbour(letters[at], draw)?,
    }
    let label: String = letters.iter().collect();
    (!label.contains("--") && !label.ends_with('-')).then(|| format!("{label}.{rest}"))
}

/// The key beside it.
fn neighbour(letter: char, draw: &mut Draw) -> Option<char> {
    let row = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"].into_iter().find(|row| row.contains(letter))?;
    let keys: Vec<char> = row.chars().collect();
    let at = keys.iter().position(|key| *key == letter)?;
    let beside = if draw.chance(50) { at.checked_sub(1).unwrap_or(1) } else { at + 1 };
    keys.get(beside).copied()
}

/// What looks the same: rn for m, 0 for o, a Cyrillic letter.
fn disguised(domain: &str, draw: &mut Draw) -> Option<String> {
    const ALIKE: &[(&str, &str)] = &[
        ("m", "rn"),
        ("rn", "m"),
        ("d", "cl"),
        ("w", "vv"),
        ("o", "0"),
        ("l", "1"),
        ("i", "1"),
        ("i", "l"),
        ("l", "i"),
        ("0", "o"),
        ("a", "а"),
        ("e", "е"),
        ("o", "о"),
        ("p", "р"),
        ("c", "с"),
        ("y", "у"),
        ("i", "і"),
        ("s", "ѕ"),
    ];
    let (label, rest) = domain.split_once('.')?;
    let (from, to) = draw.one(ALIKE);
    if !label.contains(from) {
        return None;
    }
    let label = label.replacen(from, to, 1);
    if label.is_ascii() {
        return Some(format!("{label}.{rest}"));
    }
    // As another program would have written it, or as it was typed.
    if draw.chance(50) {
        idna::domain_to_ascii(&format!("{label}.{rest}")).ok()
    } else {
        Some(format!("{label}.{rest}"))
    }
}

fn other_ending(domain: &str, draw: &mut Draw) -> Option<String> {
    const ENDINGS: &[&str] = &["co.jp", "ne.jp", "or.jp", "ac.jp", "com", "net", "org", "jp", "edu"];
    const OTHERS: &[&str] = &["co.jp", "ne.jp", "or.jp", "com", "net", "jp", "org", "biz"];
    let ending = ENDINGS.iter().find(|ending| domain.ends_with(&format!(".{ending}")))?;
    let name = domain.strip_suffix(ending)?;
    let other = draw.one(OTHERS);
    (other != *ending && name.matches('.').count() == 1).then(|| format!("{name}{other}"))
}

/// The end or the hyphen lost, or a piece of it.
fn cut(domain: &str, draw: &mut Draw) -> Option<String> {
    match draw.below(3) {
        0 => domain.strip_suffix(".co.jp").map(|name| format!("{name}.jp")),
        1 => domain.strip_suffix(".com").map(|name| format!("{name}.co")),
        _ => domain
            .split_once('.')
            .filter(|(name, _)| name.contains('-'))
            .map(|(name, rest)| format!("{}.{rest}", name.replacen('-', "", 1))),
    }
}

fn famous(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    const WRONG: &[&str] = &[
        "gmai.com",
        "gmial.com",
        "gmail.co",
        "gnail.com",
        "gamil.com",
        "gmail.cm",
        "gmaill.com",
        "yahooo.co.jp",
        "yaho.co.jp",
        "yahoo.co.jo",
        "docomo.ne.jo",
        "docoomo.ne.jp",
        "ezweb.ne.jo",
        "softbnak.ne.jp",
        "iclod.com",
        "icloud.co",
        "hotmial.com",
        "hotmai.com",
        "outlok.com",
        "outllook.jp",
        "i.sofbank.jp",
        "niffty.com",
        "hotmal.com",
    ];
    let addr = format!("{}@{}", letter.to.first()?.local_part(), draw.one(WRONG));
    letter.to[0].addr.clone_from(&addr);
    // An ending that does not exist is said by another check, which is as good.
    expect(&["lookalike_domain", "address_malformed"], At::Recipient(addr))
}

/// The address book completes to the wrong one of two people with one name.
fn namesake(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let person = letter.to.first()?.clone();
    if person.name.is_empty() || person.local_part().len() < 5 || person.domain() == letter.from.domain() {
        return None;
    }
    let elsewhere = if draw.chance(50) { "gmail.com" } else { draw.one(COMPANIES).1 };
    letter.known = vec![(person.addr.clone(), 6), (letter.from.addr.clone(), 9)];
    let addr = format!("{}@{elsewhere}", person.local_part());
    letter.to[0].addr.clone_from(&addr);
    (addr != person.addr).then(|| expect(&["lookalike_address"], At::Recipient(addr)))?
}

/// A slip in the part before the @ of somebody one knows.
fn near_address(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let person = letter.to.first()?.clone();
    let local = person.local_part().to_ascii_lowercase();
    if local.len() < 6 || person.domain() == letter.from.domain() || local.chars().any(|char| char.is_ascii_digit()) {
        return None;
    }
    let wrong = (0..20).find_map(|_| edited(&format!("{}.x", local.replace('.', "-")), draw))?;
    let wrong = wrong.strip_suffix(".x")?.replace('-', if local.contains('.') { "." } else { "-" });
    // A full stop or hyphen more or less is another habit, not a slip.
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    if letters(&wrong) == letters(&local) {
        return None;
    }
    letter.known = vec![(person.addr.clone(), 6), (letter.from.addr.clone(), 9)];
    let addr = format!("{wrong}@{}", person.domain());
    if wrong == local || wrong.contains("..") || wrong.ends_with('.') {
        return None;
    }
    letter.to[0].addr.clone_from(&addr);
    expect(&["lookalike_address"], At::Recipient(addr))
}

/// The name says one thing, the address another.
fn display_name(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let person = letter.to.iter().find(|person| person.domain() != letter.from.domain())?.clone();
    let at = letter.to.iter().position(|one| *one == person)?;
    let other = format!("{}@{}", draw.one(SURNAMES).1, draw.one(COMPANIES).1);
    letter.to[at].name = match draw.below(3) {
        0 => other,
        1 => format!("{} ({other})", person.surname),
        _ => {
            letter.policy = policy_of("株式会社ホクシン商会\", \"Hokushin Shokai", "hokushin-shokai.example");
            if letter.japanese {
                format!("ホクシン商会 {}様", person.surname)
            } else {
                format!("{} (Hokushin Shokai)", person.surname)
            }
        }
    };
    expect(&["display_name_differs"], At::Recipient(person.addr))
}

/// A circular with everybody in To or Cc.
fn exposed(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    letter.forget_history();
    let (count, firms) = draw.one(&[(3, 3), (4, 3), (6, 5), (12, 6), (40, 20), (7, 0)]);
    let companies = different(draw, COMPANIES, firms.max(1));
    let people = (0..count).map(|number| {
        let (surname, romaji) = SURNAMES[(number * 7 + draw.below(5)) % SURNAMES.len()];
        let domain = if firms == 0 { "gmail.com" } else { companies[number % firms].1 };
        Person::new(&format!("{surname} {}", draw.one(GIVEN)), surname, &format!("{romaji}{number}@{domain}"))
    });
    let people: Vec<Person> = people.collect();
    if draw.chance(70) {
        letter.to.extend(people);
    } else {
        letter.cc.extend(people);
    }
    expect(&["recipients_exposed"], At::Anywhere)
}

/// A reply to people of one company, with somebody of another one added.
fn joins(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let sender = letter.to.iter().find(|person| person.domain() != letter.from.domain())?.clone();
    let own = letter.from.clone();
    let name = if sender.name.is_empty() { &sender.addr } else { &sender.name };
    letter.history = match draw.below(5) {
        0 => format!(
            "差出人: {name} <{}>\n送信日時: 2026年11月19日 17:42\n宛先: {} <{}>\n件名: {}\n\nよろしくお願いいたします。",
            sender.addr, own.name, own.addr, letter.subject
        ),
        1 => format!(
            "From: {name} <{}>\nSent: Thursday, November 19, 2026 5:42 PM\nTo: {} <{}>\nSubject: {}\n\nThank you.",
            sender.addr, own.name, own.addr, letter.subject
        ),
        2 => format!("2026年11月19日(木) 17:42 {name} <{}>:\n> よろしくお願いいたします。", sender.addr),
        3 => format!("On Thu, Nov 19, 2026 at 5:42 PM {name} <{}> wrote:\n\n> Thank you.", sender.addr),
        _ => format!(
            "-----Original Message-----\nFrom: {name} [mailto:{}]\nSent: Thursday, November 19, 2026 5:42 PM\nTo: {}\nSubject: {}\n\nThank you.",
            sender.addr, own.addr, letter.subject
        ),
    };
    letter.subject = format!("Re: {}", letter.subject.trim_start_matches("Re: "));
    // Only those who were there, then one more.
    letter.to = vec![sender.clone()];
    letter.cc.clear();
    let (_, domain) = draw.one(COMPANIES);
    let (surname, romaji) = draw.one(SURNAMES);
    let joined = Person::new(surname, surname, &format!("{romaji}@{domain}"));
    if joined.domain() == sender.domain() || joined.domain() == own.domain() {
        return None;
    }
    if draw.chance(50) {
        letter.cc.push(joined.clone());
    } else {
        letter.to.push(joined.clone());
    }
    expect(&["outsider_joins"], At::Recipient(joined.addr))
}

fn reply_to(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let (_, romaji) = draw.one(SURNAMES);
    let domain = if draw.chance(50) { "gmail.com" } else { draw.one(COMPANIES).1 };
    letter.reply_to = Some(Person::new("", "", &format!("{romaji}@{domain}")));
    (domain != letter.from.domain()).then(|| expect(&["reply_to_differs"], At::Anywhere))?
}

fn malformed(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let addr = letter.to.first()?.addr.clone();
    let wrong = match draw.below(7) {
        0 => addr.replace('@', "＠"),
        1 => addr.replacen('.', "..", 1),
        2 => format!("{addr}."),
        3 => addr.replace('@', "@@"),
        4 => addr.replace('@', " @ ").replacen('.', ",", 0),
        5 => format!(
            "{}@{}",
            addr.split('@').next()?,
            addr.split('@').nth(1)?.replace(".jp", ".jpp").replace(".com", ".con")
        ),
        _ => addr.replace(['a', 'o'], "ａ"),
    };
    // A space is allowed there by the old syntax (RFC 5322 §4.4) and stays what it was.
    if wrong == addr || wrong.contains(" @ ") {
        return None;
    }
    letter.to[0].addr.clone_from(&wrong);
    letter.to[0].name.clear();
    expect(&["address_malformed", "address_unknown", "malformed"], At::Anywhere)
}

const SALUTATION: &[&str] = &["salutation_differs"];

/// The mail was copied from one to somebody else, and the name on top stayed.
fn salutation_person(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    if letter.japanese {
        return japanese_salutation(letter, draw);
    }
    let known: Vec<String> = letter
        .recipients()
        .chain([&letter.from])
        .flat_map(|person| [person.name.to_lowercase(), person.addr.to_lowercase()])
        .collect();
    let usable = letter.to.iter().chain(&letter.cc).all(|person| {
        let latin = person
            .name
            .split_whitespace()
            .filter(|word| word.len() > 2 && word.chars().all(|char| char.is_ascii_alphabetic()));
        latin.count() >= 2
    });
    let (first, last) = draw.one(ENGLISH);
    if !usable || known.iter().any(|text| text.contains(&first.to_lowercase()) || text.contains(&last.to_lowercase())) {
        return None;
    }
    let line = match draw.below(7) {
        0 => format!("Dear {first},"),
        1 => format!("Hi {first},"),
        2 => format!("Hello {first},"),
        3 => format!("Dear Ms. {last},"),
        4 => format!("Dear Mr {last}:"),
        5 => format!("Hi {first} -"),
        _ => format!("Dear Dr. {first} {last},"),
    };
    let rest = letter
        .text
        .split_once('\n')
        .filter(|(first, _)| first.trim().len() < 30 && first.trim().ends_with([',', ':', '-', '!']));
    letter.text = format!("{line}\n\n{}", rest.map_or(letter.text.as_str(), |(_, rest)| rest.trim_start()));
    letter.salutation.clear();
    words(SALUTATION, &line)
}

fn japanese_salutation(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let to = letter.to.first()?.clone();
    if to.name.is_empty() && to.surname.is_empty() || letter.salutation.is_empty() || letter.salutation.contains("各位")
    {
        return None;
    }
    let (surname, romaji) = draw.one(SURNAMES);
    let near =
        |text: &str| text.contains(surname) || text.contains(romaji) || surname.contains(text) && !text.is_empty();
    let same_reading = SURNAMES
        .iter()
        .any(|(other, reading)| *reading == romaji && letter.recipients().any(|person| person.surname == *other));
    if same_reading
        || letter
            .recipients()
            .chain([&letter.from])
            .any(|person| near(&person.name) || near(&person.surname) || near(person.local_part()))
    {
        return None;
    }
    let company = letter.salutation.lines().next().filter(|line| line.contains("株式会社")).map(str::to_owned);
    let full = format!("{surname} {}", draw.one(GIVEN));
    let line = match draw.below(9) {
        0 => format!("{surname}様"),
        1 => format!("{full}様"),
        2 => format!("営業部 {surname}様"),
        3 => format!("{surname} 様"),
        4 => format!("{surname}部長"),
        5 => format!("{surname}さん"),
        6 => format!("総務課長　{full}　様"),
        7 => format!("{surname}先生"),
        _ => format!("{surname}殿"),
    };
    letter.salutation = company.map_or_else(|| line.clone(), |company| format!("{company}\n{line}"));
    if letter.text.starts_with(&to.surname) {
        letter.text = letter.text.split_once("\n\n").map_or(letter.text.clone(), |(_, rest)| rest.to_owned());
    }
    words(SALUTATION, &line)
}

/// A company as its Latin name is written.
fn latin(domain: &str) -> String {
    let words = domain.split('.').next().unwrap_or_default().split('-').map(title_case);
    words.collect::<Vec<_>>().join(" ")
}

/// The company of the one before stayed on top.
fn salutation_company(letter: &mut Letter, draw: &mut Draw) -> Option<Expected> {
    let to = letter.to.first()?.clone();
    let right = COMPANIES.iter().find(|(_, domain)| *domain == to.domain() && *domain != letter.from.domain())?;
    let (other, domain) = draw.one(COMPANIES);
    if letter.recipients().any(|person| person.domain() == domain) || letter.from.domain() == domain {
        return None;
    }
    // Both are known to the policy, which is what tells a company's name from any other words.
    letter.policy = [right, &(other, domain)].iter().fold(String::new(), |policy, (name, domain)| {
        format!("{policy}[[organization]]\nname = [\"{name}\", \"{}\"]\ndomains = [\"{domain}\"]\n", latin(domain))
    });
    let line = if !letter.japanese {
        format!("Dear {} team,", latin(domain))
    } else if draw.chance(50) {
        other.to_owned()
    } else {
        format!("{}　ご担当者様", short(other))
    };
    let rest = letter
        .salutation
        .lines()
        .last()
        .filter(|last| last.ends_with('様') && letter.japanese && !last.contains(short(right.0)));
    letter.salutation = rest.filter(|_| line == other).map_or_else(
        || if line == other { format!("{line}　御中") } else { line.clone() },
        |rest| format!("{line}\n{rest}"),
    );
    words(SALUTATION, &line)
}
