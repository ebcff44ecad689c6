//! Drafts, mistakes made in them, and what the checks say.

pub(crate) mod business;
pub(crate) mod draw;
pub(crate) mod files;
pub(crate) mod ham;
pub(crate) mod judge;
pub(crate) mod letter;
pub(crate) mod mistakes;
mod skeleton;
mod world;
