//! Yubisashi: point and call before you send.
//!
//! It takes a mail draft, shows everything in it that could be a mistake, has a person answer for each item, and only
//! then marks exactly that draft as approved, in a record that can be verified later.
//!
//! # The way of a mail
//!
//! ```text
//! bytes ──Draft::open──▶ Draft ──checks──▶ [Finding] ──policy grades──▶ Review (items)
//!                          │                                              │  ▲
//!                          │                      the screen shows it ◀───┘  │ Decision, one per item
//!                          ▼                                                 │
//! Review::approval (only when nothing remains) ──▶ Approval ──Trail::append──▶ entry + record
//! ```
//!
//! Four kinds of knowledge stay apart: a fact is a [`check::Finding`], made by a check; a judgement is a
//! [`policy::Level`], made by the policy; a decision is a [`review::Decision`], made by the person; a proof is a
//! [`review::Approval`] and what the [`trail`] keeps of it, made once nothing remains. No arrow points back.
//!
//! # Layers
//!
//! The modules below stand from the ground up, and **a module uses only modules above its own line**. Nothing before
//! [`ui`] knows egui; nothing before [`store`] opens files, asks the time or reads the environment; no sentence for the
//! person stands in code (the catalogs in `assets/text` hold them).

pub mod mail;
pub mod names;
pub mod policy;
pub mod lens;
pub mod check;
pub mod review;
pub mod trail;
pub mod text;
pub mod settings;
pub mod session;
pub mod store;
#[cfg(feature = "window")]
pub mod ui;
#[cfg(feature = "window")]
pub mod app;
#[cfg(feature = "window")]
pub mod cli;
