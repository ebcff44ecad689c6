//! A greeting whose only word no table knows, to one person with quite another name.

use crate::check::addressees::Addressees;
use crate::check::{Case, Finding};
use crate::mail::fold::fold;
use crate::mail::{AddrSpec, Destination, Recipient};
use crate::names::{Addressee, Person};

/// With more recipients somebody else may be meant whom the mail does not name.
const MOST_RECIPIENTS: usize = 3;
/// So many letters in a row that the word shares with a name may make it a short form.
const SHARED: usize = 3;

/// Surnames of people who often have another given name for letters in English.
#[rustfmt::skip]
const CALLED_OTHERWISE: [&str; 70] = [
    "bui", "cai", "cao", "chan", "chang", "chen", "cheng", "cheung", "chin", "cho", "choi", "chow", "chua", "chung", "dang", "deng",
    "ding", "dong", "feng", "gao", "goh", "guo", "han", "hoang", "hsu", "huang", "huynh", "jang", "jiang", "jung", "kang",
    "kim", "kwok", "lai", "lam", "lau", "lee", "leung", "liang", "lim", "lin", "liu", "luo", "nguyen", "pan", "park",
    "peng", "pham", "shen", "song", "sun", "tan", "tang", "teo", "tran", "tsai", "wang", "wei", "wong", "xiao",
    "yang", "yao", "yoon", "yuan", "zeng", "zhang", "zhao", "zheng", "zhou", "zhu",
];

/// Told only where a full name is known for everybody, and nothing in the mail resembles the word: any name may have a
/// short form, and any word may be a company's or a pet name.
pub(super) fn differs(case: &Case<'_>, addressees: &Addressees) -> Option<Finding> {
    let stranger = addressees.stranger()?;
    let place = addressees.place(case, stranger)?;
    let Addressee::Person(person) = &stranger.who else { return None };
    let word = fold(&person.text());
    let others =
        || case.draft.recipients.iter().filter(|one| !one.mailbox.addr().is_some_and(|addr| case.is_oneself(addr)));
    let one_is_written_to = others().filter(|one| one.field == Destination::To).count() == 1;
    if !one_is_written_to || others().count() > MOST_RECIPIENTS || !others().all(|one| is_surely_other(one, &word)) {
        return None;
    }
    let own = case
        .draft
        .from
        .iter()
        .map(|from| fold(&format!("{} {}", from.display_name, from.addr().map_or("", AddrSpec::local_part))));
    let is_ours = own.chain(case.own.iter().map(AddrSpec::key)).any(|text| text.contains(&word));
    if is_ours || is_said_elsewhere(case, &word) {
        return None;
    }
    Some(Finding::at(place).grade("person").with("name", person.text()))
}

/// Whether the tables know each word of the recipient's name, and the word is like none of them, nor like the address.
fn is_surely_other(recipient: &Recipient, word: &str) -> bool {
    let display = recipient.mailbox.display_name.as_str();
    let Some(addr) = recipient.mailbox.addr() else { return false };
    let [person] = &*Person::of(display, "") else { return false };
    if !person.is_known_latin() {
        return false;
    }
    let called = fold(&format!("{display} {}", addr.local_part()));
    let mut words = called.split(|c: char| !c.is_alphabetic());
    let first = word.chars().next();
    if words.any(|other| other.chars().next() == first || CALLED_OTHERWISE.contains(&other)) {
        return false;
    }
    let shares = |text: &str| {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(SHARED).any(|run| text.contains(&run.iter().collect::<String>()))
    };
    // A company is greeted by the beginning of its name.
    let beginning: String = word.chars().take(SHARED + 1).collect();
    !shares(&called) && !addr.domain().to_string().to_lowercase().contains(&beginning)
}

/// Whether the mail has the word anywhere but in the greeting: then it is somebody or something that it is about.
fn is_said_elsewhere(case: &Case<'_>, word: &str) -> bool {
    let said: usize = case.draft.bodies.iter().map(|body| body.folded().text().matches(word).take(2).count()).sum();
    let names = std::iter::once(case.draft.subject.as_str())
        .chain(case.draft.attachments.iter().map(|file| file.name.as_str()));
    said > 1 || names.into_iter().any(|text| fold(text).contains(word))
}
