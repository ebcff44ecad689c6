//! What names say: which person, which company, written in whichever way.
//!
//! A name is compared as far as it can be told: 佐藤 is さとう, サトウ, Sato, Satou, Satoh and `h-sato@`; it is not 鈴木, and
//! nobody knows whether it is `info@`. What is not known stays [`Likeness::Unknown`]: a guess would be a false alarm.

pub mod company;
mod honorific;
mod person;
pub mod romaji;
mod roles;
mod salutation;
mod table;
mod word;

pub use company::{company_core, plain_name, same_company};
pub use person::{Likeness, Person};
pub use salutation::{Addressee, Salutation, in_file_name, in_heading, salutations, strange_greeting};

/// Whether a display name or a local part is that of the person called `name`.
///
/// ```
/// use yubisashi::names::{Likeness, person_matches};
/// assert_eq!(person_matches("h-satoh", "佐藤"), Likeness::Same);
/// assert_eq!(person_matches("斎藤 花子", "斉藤"), Likeness::Variant);
/// assert_eq!(person_matches("tanaka.i", "鈴木"), Likeness::Other);
/// assert_eq!(person_matches("info", "鈴木"), Likeness::Unknown);
/// ```
pub fn person_matches(display_or_local: &str, name: &str) -> Likeness {
    let named = Person::written(name);
    let found = Person::of(display_or_local, "").into_iter().chain(Person::of("", display_or_local));
    found.map(|person| named.likeness(&person)).reduce(Likeness::or).unwrap_or(Likeness::Unknown)
}

/// Whether a local part can be that of one person: neither `info` nor `sales1`, and not a letter or a number.
pub fn is_personal(local_part: &str) -> bool {
    let words: Vec<&str> =
        local_part.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| word.len() >= 3) && !words.iter().any(|word| roles::is_role(word) || roles::is_city(word))
}

/// The letters that the reading of a kanji may begin with in a name, as keys have them; empty where no table knows.
pub fn initials_of(kanji: char) -> Vec<char> {
    table::initials_of(kanji)
}

/// How the surname may be read that the name of a company begins with: 山田製作所, 佐藤工務店.
pub fn readings_of_beginning(core: &str) -> Vec<String> {
    let ends = core.char_indices().skip(1).map(|(at, _)| at).take(4).chain([core.len()]);
    let mut beginnings = ends.filter_map(|end| core.get(..end)).collect::<Vec<_>>();
    beginnings.reverse();
    let known = beginnings.into_iter().find_map(|name| table::surname(name));
    known.map(|readings| readings.map(str::to_owned).collect()).unwrap_or_default()
}
