//! The kinds of personal data, and how the number of them is graded.

use crate::policy::Level;

/// What one piece of personal data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    MyNumber,
    Card,
    BankAccount,
    Passport,
    Licence,
    ResidenceCard,
    Insurance,
    Pension,
    Name,
    Phone,
    Email,
    Address,
    Birth,
}

/// Its grades: a number of a document by kind, people by how many of them stand together.
pub(super) const GRADES: &[(&str, Level)] = &[
    ("my_number", Level::Justify),
    ("card", Level::Confirm),
    ("card_many", Level::Justify),
    ("bank_account", Level::Confirm),
    ("bank_account_many", Level::Justify),
    ("passport", Level::Confirm),
    ("passport_many", Level::Justify),
    ("licence", Level::Confirm),
    ("licence_many", Level::Justify),
    ("residence_card", Level::Confirm),
    ("residence_card_many", Level::Justify),
    ("insurance", Level::Confirm),
    ("insurance_many", Level::Justify),
    ("pension", Level::Confirm),
    ("pension_many", Level::Justify),
    ("people_few", Level::Note),
    ("people", Level::Confirm),
    ("people_many", Level::Prove),
    ("people_mass", Level::Justify),
];

/// From so many numbers of one kind on they are many.
const MANY: usize = 10;

impl Kind {
    pub(super) const COUNT: usize = 13;

    /// Those that name one document of one person.
    pub(super) const NUMBERS: [Self; 8] = [
        Self::MyNumber,
        Self::Card,
        Self::BankAccount,
        Self::Passport,
        Self::Licence,
        Self::ResidenceCard,
        Self::Insurance,
        Self::Pension,
    ];

    /// Those that are told as a number of people.
    pub(super) const LISTED: [Self; 5] = [Self::Name, Self::Phone, Self::Email, Self::Address, Self::Birth];

    /// As grades, records and catalogs name it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::MyNumber => "my_number",
            Self::Card => "card",
            Self::BankAccount => "bank_account",
            Self::Passport => "passport",
            Self::Licence => "licence",
            Self::ResidenceCard => "residence_card",
            Self::Insurance => "insurance",
            Self::Pension => "pension",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::Birth => "birth",
        }
    }

    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// The grade of so many numbers of this kind.
    pub(super) fn grade(self, count: usize) -> &'static str {
        let many = count >= MANY;
        match self {
            Self::MyNumber => "my_number",
            Self::Card => pick(many, "card_many", "card"),
            Self::BankAccount => pick(many, "bank_account_many", "bank_account"),
            Self::Passport => pick(many, "passport_many", "passport"),
            Self::Licence => pick(many, "licence_many", "licence"),
            Self::ResidenceCard => pick(many, "residence_card_many", "residence_card"),
            Self::Insurance => pick(many, "insurance_many", "insurance"),
            Self::Pension => pick(many, "pension_many", "pension"),
            Self::Name | Self::Phone | Self::Email | Self::Address | Self::Birth => grade_of_people(count),
        }
    }
}

fn pick(first: bool, one: &'static str, other: &'static str) -> &'static str {
    if first { one } else { other }
}

pub(super) fn grade_of_people(count: usize) -> &'static str {
    match count {
        0..10 => "people_few",
        10..100 => "people",
        100..1_000 => "people_many",
        1_000.. => "people_mass",
    }
}
