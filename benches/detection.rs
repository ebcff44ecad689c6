//! What is found and what is cried wolf about: `cargo bench --bench detection [-- --check] [--show] [--seed=N] [KIND…]`.
//!
//! Mistakes are made in clean drafts, generated Japanese and English ones and mails of the corpus; each must be found by
//! the right check at the right place. The same drafts without a mistake, ordinary mails of another writer and the
//! standing phrases must stay quiet. With `--check` a figure that is not met ends the program with 1. `--show` tells each
//! mistake that was missed and each alarm, and keeps missed mails in `target/detection`; another seed fills the skeletons
//! and makes the mistakes otherwise.
#![expect(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a program that measures: it prints, reads where the corpus is, and ends where something is wrong"
)]

#[path = "detection/kit.rs"]
mod kit;
#[path = "detection/quiet.rs"]
mod quiet;
#[path = "detection/recall.rs"]
mod recall;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    if !has("--bench") && !has("--check") && !has("--show") {
        // `cargo test --benches`: the small test in tests/suite says enough.
        return;
    }
    // Anything else names the kinds to look at.
    let wanted: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|argument| !argument.starts_with("--")).collect();
    let show = has("--show");
    let seed = arguments.iter().find_map(|argument| argument.strip_prefix("--seed=")?.parse().ok()).unwrap_or(0);
    let ham = kit::ham::corpus();
    println!("Japanese drafts are made from {} skeletons.\n", kit::business::skeletons());
    let found = recall::measure(ham.as_deref(), &wanted, seed, show);
    let quiet =
        if wanted.is_empty() || has("--quiet") { quiet::measure(ham.as_deref(), seed, show) } else { Vec::new() };
    println!("\n| figure | reached | |\n|---|---|---|");
    let mut met = true;
    for verdict in recall::verdicts(&found).into_iter().chain(quiet) {
        println!("| {} | {} | {} |", verdict.what, verdict.reached, verdict.words());
        met &= verdict.met;
    }
    if has("--check") && !met {
        std::process::exit(1);
    }
}

/// A figure and whether it is reached.
struct Verdict {
    what: String,
    reached: String,
    /// How far it is off.
    by: f64,
    met: bool,
}

impl Verdict {
    fn at_least(what: &str, aim: f64, reached: f64) -> Self {
        Self {
            what: format!("{what} ≥ {aim:.2}"),
            reached: format!("{reached:.3}"),
            by: aim - reached,
            met: reached >= aim,
        }
    }

    fn at_most(what: &str, aim: f64, reached: f64) -> Self {
        Self {
            what: format!("{what} ≤ {aim:.2}"),
            reached: format!("{reached:.3}"),
            by: reached - aim,
            met: reached <= aim,
        }
    }

    fn words(&self) -> String {
        if self.met { "met".to_owned() } else { format!("not met, by {:.3}", self.by) }
    }
}
