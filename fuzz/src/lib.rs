//! What the fuzz targets do with their bytes: read them as the app would, and assert what must hold whatever they are.
//!
//! A binary of `fuzz_targets` hands over what the fuzzer makes up; `tests/suite/fuzzed.rs` includes this file and hands over
//! every file of `tests/fuzz/TARGET`, so that whatever was found once is looked at by `cargo test` from then on. A body
//! says that something does not hold by panicking.

mod addresses;
mod approvals;
mod drafts;
mod files;
mod parts;
mod rules;

pub use drafts::nothing_is_lost;

/// Takes any bytes; panics when something does not hold.
pub type Body = fn(&[u8]);

/// Every target with its body.
pub const TARGETS: [(&str, Body); 19] = [
    ("eml", drafts::eml),
    ("pasted", drafts::pasted),
    ("msg", drafts::msg),
    ("address", addresses::address),
    ("policy", rules::policy),
    ("import", rules::import),
    ("words", rules::words),
    ("approval", approvals::approval),
    ("trail", approvals::trail),
    ("text", files::text),
    ("html", files::html),
    ("rtf", files::rtf),
    ("office", files::office),
    ("old_office", files::old_office),
    ("open_document", files::open_document),
    ("pdf", files::pdf),
    ("archive", files::archive),
    ("message", files::message),
    ("picture", files::picture),
];

/// Runs the body of one target.
pub fn run(target: &str, data: &[u8]) {
    let (_, body) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target of the table");
    body(data);
}
