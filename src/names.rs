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

pub use company::{company_core, same_company};
pub use person::{Likeness, Person};
pub use salutation::{Addressee, Salutation, in_file_name, salutations};

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
