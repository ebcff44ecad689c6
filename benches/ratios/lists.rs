//! Long lists of words and patterns, as large companies have them.

use std::fmt::Write as _;

use yubisashi::mail::Folded;
use yubisashi::policy::{Layer, Policy};

use super::best;

/// A text of this size, as files have it (bytes).
const TEXT: usize = 10_000_000;

/// 1,000 words in ten lists and 200 patterns in two, none of which ordinary mails hold.
pub(crate) fn layer() -> Layer {
    let mut text = "format = 1\n".to_owned();
    for list in 0..10 {
        let words = (0..100).map(|word| match word % 2 {
            0 => format!("\"第{}{}号みさき計画\"", list * 100 + word, ["甲", "乙", "丙"][word % 3]),
            _ => format!("\"Project Kestrel {list}-{word}\""),
        });
        let words = words.collect::<Vec<_>>().join(", ");
        writeln!(text, "[[keywords]]\nname = \"words-{list}\"\nwords = [{words}]").expect("a text");
    }
    for list in 0..2 {
        let patterns = (0..100).map(|number| format!("'[kp]{number:02}{list}-[0-9]{{4,8}}'"));
        let patterns = patterns.collect::<Vec<_>>().join(", ");
        writeln!(text, "[[keywords]]\nname = \"codes-{list}\"\npatterns = [{patterns}]").expect("a text");
    }
    Layer::machine("lists", text)
}

/// How fast one core looks through the text of a file, folding included.
pub(crate) fn search_text() {
    let policy = Policy::resolve(&[Layer::built_in(), layer()], &[]).expect("the policy holds");
    let line = "項目,数量,金額\nThe quick brown fox orders 12 boxes of paper, 2026-11-20\n";
    let text = line.repeat(TEXT / line.len());
    let took = best(|| {
        let mut marked = vec![false; policy.keywords.len()];
        policy.sieve().mark(&Folded::of(&text, false), &mut marked);
        marked.iter().filter(|marked| **marked).count()
    });
    let speed = text.len() as f64 / 1e6 / took.as_secs_f64();
    println!("| 10 MB of text searched for 1,000 keywords + 200 patterns | {speed:.0} MB/s per core | – |");
}
