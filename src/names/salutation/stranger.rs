//! `Dear Sabine,`: a word that may be a name, though no table has it.

use super::english::TITLES;
use super::{Addressee, Salutation};
use crate::names::person::Person;
use crate::names::roles;

const OPENINGS: [&str; 9] =
    ["dear", "hi", "hello", "hey", "hallo", "morning", "good morning", "good afternoon", "good evening"];

/// Whoever is greeted without a name, and words that sentences begin with.
#[rustfmt::skip]
const WORDS: [&str; 172] = [
    "admin", "again", "agent", "alumni", "alumnus", "american", "and", "angel", "any", "apologies", "associate",
    "attendee", "attendees", "aunt", "auntie", "author", "authors", "baby", "back", "beloved", "board", "boss", "boy",
    "boys", "bro", "brother", "brothers", "buddy", "business", "buyer", "captain", "chair", "chairman", "chef",
    "chief", "children", "class", "coach", "comrade", "comrades", "consultant", "contractor", "contributors",
    "council", "councillor", "counsel", "dad", "daddy", "darling", "dearest", "delegate", "delegates", "designer",
    "diary", "doc", "donor", "donors", "dude", "earth", "employee", "employees", "engineer", "engineers", "fan",
    "fans", "father", "fellow", "fellows", "from", "future", "gamer", "gang", "girl", "girls", "god", "grandma",
    "grandpa", "granny", "guest", "guests", "happy", "herr", "frau", "hey", "homeowner", "honey", "hope", "host",
    "human", "internet", "investor", "investors", "jesus", "judge", "just", "kids", "kitty", "lads", "lady",
    "landlord", "listener", "listeners", "little", "lord", "love", "lover", "maintainer", "maintainers", "master",
    "mate", "mates", "mayor", "merry", "minister", "mom", "monsieur", "mother", "mum", "mummy", "name", "neighbor",
    "neighbors", "neighbour", "neighbours", "nurse", "officer", "operator", "owner", "owners", "pal", "parent",
    "participant", "participants", "passenger", "patient", "patients", "patron", "player", "players", "president",
    "programmers", "researcher", "resident", "residents", "reviewer", "reviewers", "santa", "scholar", "seller",
    "senator", "shareholder", "shareholders", "sis", "sister", "speaker", "speakers", "stranger", "student",
    "subscribers", "supplier", "suppliers", "supporter", "supporters", "sweetheart", "teacher", "teachers", "tenant",
    "universe", "vendor", "viewer", "volunteer", "volunteers",
];

/// The lone word that the first line greets, where it may be a name that no table has. Whether it is one, only the
/// recipients can tell.
pub fn strange_greeting(text: &str) -> Option<Salutation> {
    let line = text.split('\n').find(|line| !line.trim().is_empty())?;
    let offset = text.find(line)?;
    let greeting = line.trim_start();
    let mut after = OPENINGS.iter().filter_map(|word| {
        let (start, rest) = greeting.split_at_checked(word.len())?;
        (start.eq_ignore_ascii_case(word) && rest.starts_with([' ', '\u{a0}'])).then_some(rest)
    });
    let rest = after.next_back()?.trim_start();
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, behind) = rest.split_at_checked(end)?;
    let is_all = behind.starts_with(',') || behind.trim_matches(['!', '.', ':', ' ', '\r', '\u{a0}']).is_empty();
    let folded = word.to_lowercase();
    let known = TITLES.contains(&folded.as_str())
        || WORDS.contains(&folded.as_str())
        || roles::is_anybody(&folded)
        || roles::is_role(&folded);
    if !is_all || known || !is_capitalised(word) {
        return None;
    }
    let start = offset + (line.len() - greeting.len()) + (greeting.len() - rest.len());
    let who = Addressee::Person(Person::greeted(word, false));
    Some(Salutation { range: start..start + word.len(), who })
}

/// Three to fourteen Latin letters, the first one large and no other.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && (3..=14).contains(&word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeted(text: &str) -> &str {
        strange_greeting(text).map_or("", |found| text.get(found.range).unwrap())
    }

    #[test]
    fn a_lone_capitalised_word_is_greeted() {
        for (text, word) in [
            ("Dear Sabine,\n\nthank you", "Sabine"),
            ("Hi Siobhan, thanks", "Siobhan"),
            ("\n  Hello Ngozi\n\nthanks", "Ngozi"),
            ("Good morning Jürgen!\n", "Jürgen"),
        ] {
            assert_eq!(greeted(text), word);
        }
    }

    #[test]
    fn words_that_are_no_names_are_not() {
        for text in [
            "Hi Gang,",
            "Hello World",
            "Dear Members,",
            "Dear Santa,",
            "Dear Sir,",
            "Hi all,",
            "Hi Sabine and Tom,",
            "Dear Mr. Smith,",
            "Hello Kitty is a brand",
            "Sabine,",
            "Hi HR,",
            "Hi McDonald,",
            "Thanks",
            "",
        ] {
            assert_eq!(greeted(text), "", "{text}");
        }
    }
}
