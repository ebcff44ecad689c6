//! Everything together, from outside.

mod trail;
