//! A policy as written: TOML, `format = 1`, unknown keys are errors with line and column.

/// What is wrong in a policy file. The sentence is in the catalogs: `policy-fault-…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which file, as the person knows it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub kind: FaultKind,
    /// The key, value or parser message concerned.
    pub detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// The file cannot be read at all.
    Unreadable,
    /// Not TOML.
    Syntax,
    /// A key nobody knows.
    UnknownKey,
    /// `[levels]` names a check or grade that does not exist.
    UnknownCheck,
    /// A value of the wrong type or outside its range.
    BadValue,
    /// Neither a domain, nor `.domain`, nor an address.
    BadEntry,
    /// A regular expression that does not compile, or is too large.
    BadPattern,
    /// Two lists or organisations of one name in one file.
    DuplicateName,
    /// A newer format than this version reads.
    NewerFormat,
    MissingFormat,
}
