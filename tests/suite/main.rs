//! Everything together, from outside.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests say so by failing")]

mod display;
mod effort;
mod journeys;
mod mails;
mod outlook;
mod screens;
mod tidy;
mod trail;
mod window;
