//! What is kept of approvals and returns, so that anybody can check it later.
//!
//! A trail is one line of JSON for each event, in files by month. Every line carries its number and the digest of the line
//! before it, so that a change, a removal, a swap or an insertion breaks the chain; a separate head carries the number
//! and digest of the last line, so that cutting the end off shows as well. What was asked and answered stands in a
//! [`Record`] beside the trail. The entry holds only its digest, and the record is salted, so a record can be removed
//! without breaking the chain and without leaving a digest from which its content could be guessed.
//!
//! A chain proves that nothing was changed *inside* it. Whoever can write to the folder can still make a whole new one;
//! the digest of the last line, kept elsewhere (a proof text, an approval file), shows that.
//!
//! Formats carry `"format": 1` and only grow fields; a newer one is refused by saying so. Nothing here opens a file: bytes
//! come in through [`Storage`].

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::mail::Digest;

mod chain;
mod compare;
mod entry;
mod mask;
mod package;
mod proof;
mod record;
#[cfg(test)]
mod sample;
mod verify;

pub use chain::{Link, Reading, Tail, TailFault, next_line, read, tail};
pub use compare::{Match, compare};
pub use entry::{Entry, Event, Head, MAX_LINE, Month, Torn};
pub use mask::masked;
pub use package::{EXTENSION, MAX_PACKAGE, Package, PackageError, PackageFault, PackageFaultKind};
pub use proof::{Proof, short_digest};
pub use record::{Answered, Enclosing, File, Found, Judged, Party, Record, RecordError, Salt};
pub(crate) use verify::record_file;
pub use verify::{Fault, FaultKind, Verdict, verify};

/// The version of entries, heads and records written here.
pub const FORMAT: u32 = 1;

/// Where the bytes of a trail come from.
pub trait Storage {
    type Error;

    /// The months that have a file, in order.
    fn months(&self) -> Result<Vec<Month>, Self::Error>;
    /// The file of a month.
    fn lines(&self, month: Month) -> Result<Vec<u8>, Self::Error>;
    /// The head, if there is one.
    fn head(&self) -> Result<Option<Vec<u8>>, Self::Error>;
    /// The record with this digest, if it is still there.
    fn record(&self, digest: Digest) -> Result<Option<Vec<u8>>, Self::Error>;
}

/// Why bytes are none of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("format {0} is newer than {FORMAT}")]
    Newer(u32),
    #[error("{0}")]
    Broken(String),
}

/// Reads versioned JSON; the version is looked at before anything else.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    #[derive(Deserialize)]
    struct Version {
        format: u32,
    }
    let broken = |err: serde_json::Error| Unreadable::Broken(err.to_string());
    let Version { format } = serde_json::from_slice(bytes).map_err(broken)?;
    if format > FORMAT {
        return Err(Unreadable::Newer(format));
    }
    serde_json::from_slice(bytes).map_err(broken)
}
