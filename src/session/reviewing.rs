//! The review on the screen: what is in hand, what is next.
