//! Policies, the settings of other checkers, and lists of words.

use yubisashi::check::{self, Acquaintances, Case};
use yubisashi::mail::{AddrSpec, Draft, Folded};
use yubisashi::policy::import::{self, SourceFile};
use yubisashi::policy::{Layer, Policy};
use yubisashi::review::Review;

use super::drafts::folded_holds;
use super::parts::split;

const MAIL: &str = "From: me@ours.example\nTo: Tanaka <tanaka@client.example>, x@other.example\n\
    Subject: Quotation PRJ-1234\n\nDear Tanaka,\n見積書（社外秘）をお送りします。\nhttps://wiki.intra.example/\n";

/// A policy by itself, under the built-in one, and as something that may only tighten.
pub fn policy(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let ids: Vec<_> = check::ids().collect();
    let layer = Layer::machine("policy", text.as_str());
    let resolved = Policy::resolve(std::slice::from_ref(&layer), &ids);
    match &resolved {
        Ok(policy) => {
            let again = Policy::resolve(std::slice::from_ref(&layer), &ids).expect("it held before");
            assert_eq!(policy.digest, again.digest, "the same text has the same digest");
            assert_eq!(policy.values(), again.values(), "the same text says the same");
            works(policy);
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "whoever refuses says why");
            let lines = text.lines().count().max(1);
            for fault in faults {
                assert!(fault.line <= lines + 1, "line {} of {lines}", fault.line);
            }
        }
    }
    // The built-in policy is long; a part of the inputs is enough for the layers.
    if resolved.is_ok() && data.len().is_multiple_of(4) {
        let given = Layer::given("given", text);
        if let Ok(policy) = Policy::for_window(Some(layer), Some(given), &ids) {
            works(&policy);
        }
    }
}

/// Settings of other checkers: what is made of them is a policy.
pub fn import(data: &[u8]) {
    let files: Vec<_> =
        split(data).into_iter().map(|(name, bytes)| SourceFile { name, bytes: bytes.to_vec() }).collect();
    let Some(imported) = import::import(&files) else { return };
    assert_eq!(import::import(&files).as_ref(), Some(&imported), "the same files give the same policy");
    for file in &imported.files {
        assert!(file.taken <= file.rows, "{file:?} has not more taken than there was");
        assert!(files.iter().any(|source| source.name == file.file), "{file:?} was given");
    }
    let ids: Vec<_> = check::ids().collect();
    if let Err(faults) = Policy::resolve(&[Layer::built_in(), Layer::machine("imported", &*imported.policy)], &ids) {
        panic!("the policy does not hold: {faults:?}\n{}", imported.policy);
    }
}

/// The first line is a list of words and phrases that they do not count in, the rest a text to look for them in.
pub fn words(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (words, text) = text.split_once('\n').unwrap_or((&text, ""));
    let (words, except) = words.split_once('|').unwrap_or((words, ""));
    let list = |words: &str| words.split(',').map(|word| toml_text(word.trim())).collect::<Vec<_>>().join(", ");
    let rules =
        format!("format = 1\n[[keywords]]\nname = \"list\"\nwords = [{}]\nexcept = [{}]\n", list(words), list(except));
    let flowed = data.len() % 2 == 1;
    let folded = Folded::of(text, flowed);
    folded_holds(&folded, text);
    let Ok(policy) = Policy::resolve(&[Layer::machine("words", rules)], &[]) else { return };
    let mut marked = vec![false; policy.keywords.len()];
    policy.sieve().mark(&folded, &mut marked);
    for (list, marked) in policy.keywords.iter().zip(marked) {
        let found = list.find_in(&folded);
        assert!(marked || found.is_empty(), "what is found is not sieved out");
        for range in found {
            let hit = text.get(range.clone());
            assert!(hit.is_some_and(|hit| !hit.is_empty()), "a word stands in the text at {range:?}");
        }
    }
}

/// A draft under this policy.
fn works(policy: &Policy) {
    let draft = Draft::open(MAIL.as_bytes()).expect("a mail");
    let (own, known) = ([AddrSpec::parse("me@ours.example").expect("an address")], Acquaintances::default());
    let today = jiff::civil::date(2026, 11, 27);
    let review = Review::of(&Case::new(&draft, policy, &own, &known, today));
    assert!(!review.items().is_empty(), "recipients are called whatever the policy says");
}

/// A basic string (TOML 1.0).
fn toml_text(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
