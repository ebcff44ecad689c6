//! The tables of names, searched where they lie.

use lines::Table;

mod lines;

static SURNAMES: Table = Table::new(include_str!("../../assets/names/surnames.txt"));
static GIVEN: Table = Table::new(include_str!("../../assets/names/given.txt"));
static READINGS: Table = Table::new(include_str!("../../assets/names/readings.txt"));
static ENGLISH: Table = Table::new(include_str!("../../assets/names/english.txt"));
static NICKNAMES: Table = Table::new(include_str!("../../assets/names/nicknames.txt"));

/// What a reading or an English name can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each alone")]
pub(super) struct Marks {
    pub(super) surname: bool,
    pub(super) given: bool,
    /// Nearly always a surname.
    pub(super) mostly_surname: bool,
    /// Nearly always a given name.
    pub(super) mostly_given: bool,
}

/// How a surname in kanji is read, as keys.
pub(super) fn surname(folded: &str) -> Option<impl Iterator<Item = &'static str>> {
    Some(SURNAMES.find(folded)?.split(','))
}

/// How a given name in kanji is read, as keys; there may be more ways.
pub(super) fn given(folded: &str) -> Option<impl Iterator<Item = &'static str>> {
    Some(GIVEN.find(folded)?.split(','))
}

/// What a Japanese reading can be, by its key.
pub(super) fn reading(key: &str) -> Marks {
    let marks = READINGS.find(key).unwrap_or_default();
    let has = |mark: char| marks.contains(mark);
    Marks {
        surname: has('S') || has('s'),
        given: has('G') || has('g'),
        mostly_surname: (has('S') && !has('G')) || (has('s') && !has('g') && !has('G')),
        mostly_given: (has('G') || has('g')) && !has('S') && !has('s'),
    }
}

/// What an English name can be, in lower case.
pub(super) fn english(name: &str) -> Marks {
    let marks = ENGLISH.find(name).unwrap_or_default();
    let (surname, given) = (marks.contains('s'), marks.contains('g'));
    Marks { surname, given, mostly_surname: surname && !given, mostly_given: given }
}

/// Whether both given names can be those of one person: `bob` and `robert`.
pub(super) fn is_nickname(one: &str, other: &str) -> bool {
    let formal = |name: &str| NICKNAMES.find(name).unwrap_or_default().split(',').collect::<Vec<_>>();
    let (a, b) = (formal(one), formal(other));
    a.contains(&other) || b.contains(&one) || a.iter().any(|name| !name.is_empty() && b.contains(name))
}

/// Whether a given name is short for one that begins with this letter: `bob` for `r`.
pub(super) fn is_short_for(name: &str, initial: &str) -> bool {
    NICKNAMES.find(name).unwrap_or_default().split(',').any(|formal| formal.starts_with(initial))
}

/// First letters of the readings of the names that begin with this kanji.
pub(super) fn initials_of(kanji: char) -> Vec<char> {
    let mut initials = Vec::new();
    let mut encoded = [0; 4];
    let kanji = &*kanji.encode_utf8(&mut encoded);
    for (_, readings) in [&SURNAMES, &GIVEN].into_iter().flat_map(|table| table.beginning_with(kanji)) {
        for initial in readings.split(',').filter_map(|reading| reading.chars().next()) {
            if !initials.contains(&initial) {
                initials.push(initial);
            }
        }
    }
    initials
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::fold::fold;
    use crate::names::romaji;

    #[test]
    fn every_line_is_found_by_its_key_and_nothing_else_is() {
        for table in [&SURNAMES, &GIVEN, &READINGS, &ENGLISH, &NICKNAMES] {
            for (key, value) in table.lines() {
                assert_eq!(table.find(key), Some(value), "{key}");
                assert!(table.beginning_with(key).any(|(found, _)| found == key), "{key}");
            }
            for other in ["", "~", "a b", "\u{10ffff}", "0", "\0", "佐藤佐藤", "tanakatanaka"] {
                assert_eq!(table.find(other), None, "{other}");
            }
        }
    }

    #[test]
    fn kanji_are_folded_and_readings_are_keys() {
        for (kanji, readings) in SURNAMES.lines().chain(GIVEN.lines()) {
            assert_eq!(fold(kanji), kanji);
            for reading in readings.split(',') {
                assert_eq!(romaji::key(reading).as_deref(), Some(reading), "{kanji}");
            }
        }
    }

    #[test]
    fn the_tables_hold_the_names_that_people_have() {
        let read =
            |kanji: &str| surname(&fold(kanji)).map(|found| found.collect::<Vec<_>>().join(",")).unwrap_or_default();
        assert_eq!(read("佐藤"), "sato");
        assert_eq!(read("髙橋"), read("高橋"));
        assert!(read("東海林").contains("syozi") && read("王").contains("wang"));
        assert!(given("純一").unwrap().any(|found| found == "zyuniti"));
        assert!(reading("tanaka").mostly_surname && !reading("yuki").mostly_surname && reading("hanako").mostly_given);
        assert!(english("smith").mostly_surname && english("john").given && english("asdf") == Marks::default());
        assert!(is_nickname("bob", "robert") && is_nickname("bob", "rob") && !is_nickname("bob", "bill"));
    }
}
