//! Everything together, from outside.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say so by failing"
)]

mod bad_input;
mod cli;
mod detection;
mod display;
mod effort;
mod enclosed;
mod folders;
mod fuzzed;
mod headers;
#[expect(dead_code, reason = "the tests of the lens use the rest")]
mod hostile;
mod inside;
mod inspector;
mod journeys;
mod mails;
mod naming;
mod notices;
mod outlook;
mod papers;
mod rehearsal;
mod screens;
mod snapshots;
mod tidy;
mod trail;
mod waivers;
mod ways;
mod why;
mod window;

#[expect(clippy::disallowed_methods, reason = "a test has no `app` to bring the environment in")]
fn environment(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name)
}
