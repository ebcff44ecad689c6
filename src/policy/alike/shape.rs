//! A domain as the eye takes it, and the marks by which one that resembles it is found.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::mail::Domain;

/// Longer names are not marked with a letter left out: nobody types them, and marking takes their length squared.
const LONGEST: usize = 48;

/// More labels than this hide nothing.
const LABELS: usize = 12;

/// Words that make another organisation's domain look like a part of one that is known (`client-invoice.com`).
const ATTACHED: [&str; 20] = [
    "account", "accounts", "billing", "co", "corp", "inc", "invoice", "jp", "login", "mail", "net", "online",
    "payment", "payments", "secure", "security", "support", "verify", "web", "www",
];

/// One domain, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Lower-case A-labels.
    domain: String,
    /// Where the organisational domain begins in it.
    organization: usize,
    /// The name before the public suffix, in U-labels.
    pub(super) core: String,
    /// The public suffix.
    pub(super) suffix: String,
    /// The core as the eye takes it: letters that look alike are one letter, and there are no hyphens.
    pub(super) bare: String,
    /// The same of the whole domain, without its dots.
    pub(super) whole: String,
}

/// Endings that people write from memory for each other, beside one that is certain.
const ENDINGS: [&str; 14] =
    ["com", "net", "org", "co", "jp", "co.jp", "ne.jp", "or.jp", "co.uk", "com.au", "de", "biz", "info", "example"];

/// Groups that have people at several endings.
#[rustfmt::skip]
const GROUPS: [&str; 62] = [
    "abbott", "accenture", "adobe", "allianz", "amazon", "apple", "asahi", "bayer", "bosch", "bridgestone", "canon",
    "cisco", "daikin", "deloitte", "denso", "dentsu", "dhl", "ericsson", "fanuc", "fedex", "fujitsu", "google",
    "hakuhodo", "hitachi", "honda", "ibm", "intel", "itochu", "kawasaki", "keyence", "kirin", "komatsu", "konicaminolta",
    "kyocera", "marubeni", "mazda", "microsoft", "mitsubishi", "mitsui", "nestle", "nikon", "nissan", "nomura",
    "olympus", "oracle", "panasonic", "pfizer", "philips", "rakuten", "ricoh", "roche", "samsung", "sharp", "siemens",
    "sumitomo", "suzuki", "takeda", "toshiba", "toyota", "unilever", "yahoo", "yamaha",
];

impl Shape {
    pub fn of(domain: &Domain) -> Self {
        let ascii = domain.ascii();
        let organizational = domain.organizational();
        let shown = domain.to_string();
        let (core, suffix) = parts(organizational, &shown);
        Self {
            organization: ascii.len() - organizational.len(),
            bare: as_seen(&core),
            whole: as_seen(&shown.replace('.', "")),
            core,
            suffix: suffix.to_owned(),
            domain: ascii.to_owned(),
        }
    }

    /// Whether both are one name, long enough to be no other company's, under two endings that people mix up. Groups that
    /// are at home in many countries have people at several.
    pub fn is_at_another_ending(&self, other: &Self) -> bool {
        const SHORTEST: usize = 5;
        let mixed = |suffix: &str| ENDINGS.contains(&suffix);
        self.core == other.core
            && self.suffix != other.suffix
            && mixed(&self.suffix)
            && mixed(&other.suffix)
            && self.core.chars().filter(|letter| *letter != '-').count() >= SHORTEST
            && !GROUPS.contains(&self.core.as_str())
    }

    /// In lower-case A-labels.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    pub fn organization(&self) -> &str {
        self.domain.get(self.organization..).unwrap_or(&self.domain)
    }

    /// Whether this domain has the other one's name among its labels, below an organisation of another name.
    pub(super) fn hides(&self, other: &str) -> bool {
        self.hidden_names().any(|name| name == other)
    }

    /// Runs of at least two labels that end before the public suffix: `client.co.jp` in `mail.client.co.jp.evil.org`.
    fn hidden_names(&self) -> impl Iterator<Item = &str> {
        let end = self.domain.len().saturating_sub(self.suffix.len() + 1);
        let before = self.domain.get(..end).unwrap_or_default();
        let starts = std::iter::once(0).chain(before.match_indices('.').map(|(dot, _)| dot + 1)).take(LABELS);
        starts.flat_map(move |start| {
            let ends = before.match_indices('.').map(|(dot, _)| dot).chain([before.len()]);
            let names = ends.filter(move |end| *end > start).skip(1).take(LABELS);
            names.filter_map(move |end| before.get(start..end))
        })
    }

    /// The bare core without a word that was attached to it.
    pub(super) fn without_attached(&self) -> impl Iterator<Item = String> {
        let core = self.core.as_str();
        ATTACHED.iter().flat_map(move |word| {
            let before = core.strip_prefix(word).map(|rest| rest.trim_start_matches('-'));
            let after = core.strip_suffix(word).map(|rest| rest.trim_end_matches('-'));
            [before, after].into_iter().flatten().filter(|rest| rest.len() > 3).map(as_seen)
        })
    }
}

/// Name and public suffix of an organisational domain, the name in U-labels where it is shown so.
fn parts<'o>(organizational: &'o str, shown: &str) -> (String, &'o str) {
    // Every local government is an organisation of its own, and what tells it apart is the name before `lg.jp`.
    if let Some(place) = organizational.strip_suffix(".lg.jp") {
        return (place.to_owned(), "lg.jp");
    }
    let (first, suffix) = organizational.split_once('.').unwrap_or((organizational, ""));
    let labels = organizational.matches('.').count();
    let core = shown.rsplit('.').nth(labels).unwrap_or(first);
    (core.to_owned(), suffix)
}

/// What the eye takes a name for: confusable characters of other scripts as their Latin ones (UTS #39 §4), accents and
/// hyphens left out, `rn` as `m`, `cl` as `d`, `vv` as `w`, `0` as `o`, `1` and `i` as `l`.
fn as_seen(name: &str) -> String {
    if name.is_ascii() {
        return merged(name.chars());
    }
    let prototypes: String = unicode_security::skeleton(name).collect();
    merged(prototypes.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase))
}

fn merged(letters: impl Iterator<Item = char>) -> String {
    let mut seen = String::with_capacity(letters.size_hint().0);
    for letter in letters.filter(|c| *c != '-') {
        let letter = match letter {
            '0' => 'o',
            '1' | 'i' | '|' | 'ı' => 'l',
            other => other,
        };
        let pair = match (seen.chars().next_back(), letter) {
            (Some('r'), 'n') => 'm',
            (Some('c'), 'l') => 'd',
            (Some('v'), 'v') => 'w',
            _ => {
                seen.push(letter);
                continue;
            }
        };
        seen.pop();
        seen.push(pair);
    }
    seen
}

/// Hashes by which domains that resemble each other find each other.
pub struct Marks;

/// What a mark stands for: marks of different kinds never meet.
#[derive(Clone, Copy)]
enum Of {
    Core = 1,
    Whole = 2,
    Exact = 3,
}

impl Marks {
    /// The marks that a known domain leaves.
    pub fn of(shape: &Shape) -> Vec<u64> {
        let mut marks = Vec::with_capacity(shape.bare.len() + shape.whole.len() + 3);
        one_left_out(&mut marks, Of::Core, &shape.bare);
        one_left_out(&mut marks, Of::Whole, &shape.whole);
        marks.push(hash(Of::Exact, shape.domain.chars()));
        marks
    }

    /// The marks at which a domain looks for known ones.
    pub fn of_question(shape: &Shape) -> Vec<u64> {
        let mut marks = Self::of(shape);
        marks.push(hash(Of::Whole, shape.bare.chars()));
        marks.extend(shape.without_attached().map(|rest| hash(Of::Core, rest.chars())));
        marks.extend(shape.hidden_names().map(|name| hash(Of::Exact, name.chars())));
        marks
    }
}

/// The name, and the name without each of its letters: two names share one of these when one slip makes them differ.
fn one_left_out(marks: &mut Vec<u64>, of: Of, name: &str) {
    marks.push(hash(of, name.chars()));
    let length = name.chars().count();
    if (3..=LONGEST).contains(&length) {
        marks.extend((0..length).map(|out| {
            let rest = name.chars().enumerate().filter(|(at, _)| *at != out).map(|(_, letter)| letter);
            hash(of, rest)
        }));
    }
}

/// FNV-1a: names are short, and a chance hit only costs one comparison.
fn hash(of: Of, letters: impl Iterator<Item = char>) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ of as u64;
    let hash = letters.fold(start, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3));
    // The low bits of FNV mix least, and the filter takes its place from them.
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_as_the_eye_takes_it() {
        assert_eq!(as_seen("rnicrosoft"), as_seen("microsoft"));
        assert_eq!(as_seen("c1ient-0ne"), as_seen("clientone"));
        assert_eq!(as_seen("clíent"), as_seen("dient"));
        assert_eq!(as_seen("pаypаl"), as_seen("paypal"));
        assert_eq!(as_seen("vvorld"), as_seen("world"));
        assert_ne!(as_seen("sanko"), as_seen("sanyo"));
    }

    #[test]
    fn the_core_stands_before_the_public_suffix() {
        let shape = |text: &str| Shape::of(&Domain::parse(text).unwrap());
        let parts = |text: &str| (shape(text).core, shape(text).suffix);
        let pair = |core: &str, suffix: &str| (core.to_owned(), suffix.to_owned());
        assert_eq!(parts("mail.client.co.jp"), pair("client", "co.jp"));
        assert_eq!(parts("city.sakai.lg.jp"), pair("city.sakai", "lg.jp"));
        assert_eq!(parts("a.例え.jp"), pair("例え", "jp"));
        assert_eq!(parts("localhost"), pair("localhost", ""));
    }
}
