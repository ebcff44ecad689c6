//! Whether one domain is likely to have been written for another.

use super::slip::Slip;
use super::{Shape, Trust};

/// How a domain resembles another, from what deceives the eye most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Letters that look the same: `rn` for `m`, `0` for `o`, another script.
    Letters,
    /// Only a hyphen more or less.
    Hyphen,
    /// The same name with another ending.
    Ending,
    /// One letter more, less, other or swapped.
    Spelling,
    /// The known name with something before or behind it, or its dots elsewhere.
    Label,
}

/// Endings that people take for each other when they write a domain from memory. National ones of other countries belong
/// to real branches far more often.
const MIXED_UP: [&str; 17] = [
    "com", "co", "net", "org", "biz", "info", "jp", "co.jp", "ne.jp", "or.jp", "ac.jp", "go.jp", "gr.jp", "ad.jp",
    "example", "test", "invalid",
];

/// Endings that a slip makes of another one, though each of them exists.
const SLIPS: [(&str, &str); 8] = [
    ("com", "co"),
    ("com", "cm"),
    ("com", "om"),
    ("net", "ne"),
    ("org", "or"),
    ("jp", "jo"),
    ("jp", "kp"),
    ("jp", "j"),
];

/// Words that many names of companies end in and that tell none of them apart.
const COMMON: [&str; 36] = [
    "bussan",
    "butsuryu",
    "company",
    "construction",
    "corp",
    "corporation",
    "denki",
    "denshi",
    "design",
    "fudosan",
    "giken",
    "group",
    "holdings",
    "industries",
    "insatsu",
    "japan",
    "kagaku",
    "kaihatsu",
    "kensetsu",
    "kikai",
    "kogyo",
    "komuten",
    "law",
    "sangyo",
    "seisakusho",
    "seiki",
    "service",
    "shoji",
    "shokai",
    "shoten",
    "solutions",
    "system",
    "systems",
    "tech",
    "trading",
    "unyu",
];

/// What the names of local governments begin with.
const PLACES: [&str; 5] = ["city.", "metro.", "pref.", "town.", "vill."];

/// How `seen` resembles `meant`, where that is more than chance.
pub fn likeness(seen: &Shape, meant: &Shape, trust: Trust) -> Option<Likeness> {
    if seen.organization() == meant.organization() || seen.domain() == meant.domain() {
        return None;
    }
    if seen.bare == meant.bare {
        return same_name(seen, meant, trust);
    }
    if trust == Trust::Crowd {
        return None;
    }
    spelling(seen, meant, trust).or_else(|| label(seen, meant, trust))
}

fn same_name(seen: &Shape, meant: &Shape, trust: Trust) -> Option<Likeness> {
    let length = meant.bare.chars().count();
    let same_core = seen.core == meant.core;
    let hyphen = !same_core && seen.core.replace('-', "") == meant.core.replace('-', "");
    if seen.suffix != meant.suffix {
        let near = ending_is_near(&seen.suffix, &meant.suffix, trust);
        let enough = match trust {
            Trust::Crowd => return None,
            Trust::SameMail => 4,
            Trust::Listed => 5,
            // A famous name is no other company's, however short; and whom one knows by name one knows.
            Trust::Famous | Trust::Known => 2,
        };
        let how = if same_core || hyphen { Likeness::Ending } else { Likeness::Letters };
        return (near && length >= enough).then_some(how);
    }
    (length > 2).then_some(if hyphen { Likeness::Hyphen } else { Likeness::Letters })
}

/// Whether somebody who means one ending may write the other.
fn ending_is_near(seen: &str, meant: &str, trust: Trust) -> bool {
    let pair = |(a, b): &(&str, &str)| (seen, meant) == (*a, *b) || (seen, meant) == (*b, *a);
    if SLIPS.iter().any(pair) {
        return true;
    }
    let countries = seen.len() == 2 && meant.len() == 2;
    // `co.jp` and `go.jp` are one letter apart, and both real: that is mixing up, not a slip.
    let both_real = MIXED_UP.contains(&seen) && MIXED_UP.contains(&meant);
    if both_real {
        return matches!(trust, Trust::Known | Trust::Famous);
    }
    let cut = !seen.is_empty() && meant.starts_with(seen);
    !countries && (cut || Slip::between(seen, meant).is_some())
}

/// One slip in the name, or in the ending where that makes it no ending at all (`docomo.ne.jo`).
fn spelling(seen: &Shape, meant: &Shape, trust: Trust) -> Option<Likeness> {
    let same_suffix = seen.suffix == meant.suffix;
    if let Some(slip) = Slip::between(&seen.bare, &meant.bare) {
        let likely = same_suffix || trust >= Trust::Famous && ending_is_near(&seen.suffix, &meant.suffix, trust);
        let slipped = likely && is_likely(slip, telling(seen, meant), trust);
        return slipped.then_some(Likeness::Spelling);
    }
    let two = trust == Trust::Known && same_suffix && telling(seen, meant) >= 9;
    if two && strsim::osa_distance(&seen.bare, &meant.bare) == 2 {
        return Some(Likeness::Spelling);
    }
    let broken = !same_suffix && meant.bare.chars().count() >= if trust == Trust::Known { 3 } else { 5 };
    let slip = if broken { Slip::between(&seen.whole, &meant.whole) } else { None };
    slip.is_some_and(|slip| slip != Slip::Digit && trust >= Trust::Listed).then_some(Likeness::Spelling)
}

/// Whether a slip is likelier than another name, for names with so many telling letters.
fn is_likely(slip: Slip, telling: usize, trust: Trust) -> bool {
    let enough = match (trust, slip) {
        (_, Slip::Digit) | (Trust::Crowd, _) => return false,
        (Trust::Known, _) => 3,
        (Trust::Famous, _) => 5,
        (Trust::Listed, _) | (Trust::SameMail, Slip::Swap | Slip::Double) => 6,
        // Two ordinary companies in one mail may well have similar names.
        (Trust::SameMail, Slip::Length) => 8,
        (Trust::SameMail, Slip::Letter) => 9,
    };
    telling >= enough
}

/// How many letters of the name that is meant tell it apart: what both share with many others does not.
fn telling(seen: &Shape, meant: &Shape) -> usize {
    let place = |name: &'_ str| PLACES.iter().find_map(|kind| name.strip_prefix(kind).map(str::to_owned));
    let (seen, meant) = (seen.core.as_str(), meant.core.as_str());
    let (seen, meant) = match (place(seen), place(meant)) {
        (Some(seen), Some(meant)) => (seen, meant),
        (Some(_), None) | (None, Some(_) | None) => (seen.to_owned(), meant.to_owned()),
    };
    let own = |name: &str| COMMON.iter().filter_map(|word| name.strip_suffix(word)).map(letters).min();
    match (own(&seen), own(&meant)) {
        (Some(seen), Some(meant)) => seen.min(meant),
        // A slip inside the common word leaves only one of them with it.
        (Some(_), None) | (None, Some(_) | None) => letters(&meant),
    }
}

fn letters(name: &str) -> usize {
    name.chars().filter(|letter| *letter != '-').count()
}

fn label(seen: &Shape, meant: &Shape, trust: Trust) -> Option<Likeness> {
    let length = meant.bare.chars().count();
    let joined = length > 3 && (seen.whole == meant.whole || seen.bare == meant.whole);
    let hidden = seen.hides(meant.domain());
    let attached = trust >= Trust::Famous && length > 3 && seen.without_attached().any(|rest| rest == meant.bare);
    (joined || hidden || attached).then_some(Likeness::Label)
}
