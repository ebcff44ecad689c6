//! What people get wrong, made in a clean draft.
//!
//! Each kind is written from the mistake, not from the check: what people type, forget and mix up. `None` where a draft
//! gives no occasion for it.

use super::draw::Draw;
use super::judge::{At, Expected};
use super::letter::{File, Letter};

mod attached;
mod people;
mod private;
mod wording;

pub(crate) struct Mistake {
    pub(crate) kind: &'static str,
    /// The share that has to be found, in hundredths; 0 where the wrong check digit has to stay silent.
    pub(crate) aim: u32,
    pub(crate) make: fn(&mut Letter, &mut Draw) -> Option<Expected>,
}

/// Structural mistakes, which leave nothing to opinion.
const fn structural(kind: &'static str, make: fn(&mut Letter, &mut Draw) -> Option<Expected>) -> Mistake {
    Mistake { kind, aim: 99, make }
}

/// Mistakes that take knowledge of names and tone to see.
const fn judged(kind: &'static str, make: fn(&mut Letter, &mut Draw) -> Option<Expected>) -> Mistake {
    Mistake { kind, aim: 90, make }
}

/// Numbers that only look like somebody's: nothing may be said about them.
const fn silent(kind: &'static str, make: fn(&mut Letter, &mut Draw) -> Option<Expected>) -> Mistake {
    Mistake { kind, aim: 0, make }
}

pub(crate) fn all() -> impl Iterator<Item = &'static Mistake> {
    people::ALL.iter().chain(wording::ALL).chain(private::ALL).chain(attached::ALL)
}

#[expect(clippy::unnecessary_wraps, reason = "every mistake ends with it, and may have found no occasion before")]
fn expect(checks: &'static [&'static str], at: At) -> Option<Expected> {
    Some(Expected { checks, at })
}

fn words(checks: &'static [&'static str], words: &str) -> Option<Expected> {
    expect(checks, At::Words(words.to_owned()))
}

/// Puts a paragraph with these words somewhere in the text, and expects a finding at them.
fn said(letter: &mut Letter, draw: &mut Draw, checks: &'static [&'static str], paragraph: &str) -> Option<Expected> {
    letter.say(paragraph, draw);
    words(checks, paragraph)
}

fn attach(letter: &mut Letter, name: &str, data: Vec<u8>) {
    letter.files.push(File { name: name.to_owned(), data });
}

/// One of the Japanese or of the English ones, as the draft is written.
fn one_for<'t>(letter: &Letter, draw: &mut Draw, japanese: &[&'t str], english: &[&'t str]) -> &'t str {
    draw.one(if letter.japanese { japanese } else { english })
}

/// Without files and words that announce them, where a mail can be without.
fn without_files(letter: &mut Letter) -> Option<()> {
    letter.files.is_empty().then_some(())
}
