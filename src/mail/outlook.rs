//! Outlook items (MS-OXMSG): a MAPI property reader over a compound file.

use super::{Draft, OpenError};

/// The signature of a compound file (MS-CFB §2.2).
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

pub fn is_compound_file(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// Reads an Outlook item.
pub fn open(bytes: &[u8]) -> Result<Draft, OpenError> {
    let _ = bytes;
    Err(OpenError::NotOutlook(String::new()))
}
