//! A known organisation that a file calls by the first word of its name: `Quote_Northgate.pdf`.

use crate::check::Case;
use crate::check::addressees::is_spoken_of;

/// Shorter words may be anything (letters).
const SHORTEST: usize = 6;

/// Words that names of companies begin with, and papers too.
#[rustfmt::skip]
const ORDINARY: [&str; 60] = [
    "advanced", "american", "annual", "asian", "atlantic", "business", "canadian", "capital", "central", "chemical",
    "chinese", "commercial", "consumer", "creative", "customer", "dental", "design", "digital", "eastern", "electric",
    "energy", "engineering", "environmental", "european", "family", "federal", "financial", "future", "general",
    "german", "global", "golden", "health", "imperial", "industrial", "insurance", "international", "japanese",
    "marine", "market", "medical", "modern", "national", "northern", "office", "pacific", "premium", "private",
    "product", "professional", "project", "public", "quality", "service", "software", "southern", "standard", "travel",
    "united", "western",
];

/// The one organisation whose name begins with a word of the file's name, where nobody of it receives the file.
pub(super) fn known_organization(case: &Case<'_>, text: &str) -> Option<String> {
    case.named_organizations().next()?;
    let folded = text.to_lowercase();
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= SHORTEST).collect();
    let mut called = case.named_organizations().filter_map(|organization| {
        let firsts = organization.names.iter().filter_map(|name| first_word(name));
        let word = firsts.into_iter().find(|first| words.contains(&first.as_str()))?;
        Some((organization, word))
    });
    let (organization, word) = called.next()?;
    let theirs = case.outsiders().filter_map(|(_, recipient)| recipient.mailbox.addr()).any(|addr| {
        let same = case.named_organization_of(addr).is_some_and(|own| own.names == organization.names);
        same || addr.domain().organizational().contains(word.as_str())
    });
    let ours = case.own.iter().any(|addr| addr.domain().organizational().contains(word.as_str()));
    if called.next().is_some() || theirs || ours || is_spoken_of(case, &word) {
        return None;
    }
    organization.names.first().cloned()
}

/// The word that a name of several begins with, where it is nobody else's.
fn first_word(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let word = first.to_ascii_lowercase();
    let tells = word.len() >= SHORTEST
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !ORDINARY.contains(&word.as_str());
    (tells && !rest.trim().is_empty()).then_some(word)
}
