//! What was wrong in the bytes, and what could not be looked into.

use serde::Serialize;

/// A body that could not be looked into, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opaque {
    pub why: OpaqueKind,
    /// What the bytes say they are, for the person: a media type, a charset, a file name.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OpaqueKind {
    /// Encrypted with S/MIME (RFC 8551).
    SMimeEncrypted,
    /// Encrypted with OpenPGP (RFC 3156, or inline).
    PgpEncrypted,
    /// `winmail.dat`: the content stands in a format of Outlook's own.
    Tnef,
    /// Rights-protected by Microsoft (`message.rpmsg`).
    RightsProtected,
    /// A body in a charset nobody here can decode.
    UnknownCharset,
    /// A body in a format that has no text here.
    UnknownBody,
    /// Nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep,
}

/// What was wrong in the bytes; names after Python's `email.errors` where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Defect {
    pub kind: DefectKind,
    /// Which field, part or value, for the person; never a sentence.
    pub detail: String,
}

impl Defect {
    pub fn new(kind: DefectKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DefectKind {
    /// A multipart without a boundary parameter.
    NoBoundary,
    /// The boundary that was announced never comes.
    StartBoundaryNotFound,
    /// The closing boundary is missing: the last part ends early.
    CloseBoundaryNotFound,
    /// Text before the first or after the last boundary that a receiving program may show.
    ContentOutsideParts,
    /// Bytes that belong to a part but did not reach its text.
    ContentLost,
    /// Base64 that does not decode completely.
    InvalidBase64,
    /// Quoted-printable that does not decode completely.
    InvalidQuotedPrintable,
    /// A transfer encoding nobody knows.
    UnknownTransferEncoding,
    /// A charset nobody here can decode.
    UnknownCharset,
    /// Characters that the charset cannot stand for: U+FFFD in the shown text.
    UndecodableCharacters,
    /// A field that may stand once stands twice (RFC 5322 §3.6): its name is the detail.
    DuplicateField,
    /// A line of the header section that is neither a field nor a continuation.
    InvalidHeaderLine,
    /// The header section ends without an empty line.
    MissingHeaderBodySeparator,
    /// More header fields, parts or nested levels than are read.
    TooManyHeaders,
    TooManyParts,
    TooDeep,
    /// NUL bytes in the header section.
    NulBytes,
    /// A stream or property of an Outlook item that is missing or broken.
    BrokenItem,
}
