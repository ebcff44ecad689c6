//! Reading policy files. What is wrong inside is the policy's business; that one cannot be read is said in its words.

use std::path::Path;

use super::files::read_if_there;
use crate::policy::layers::Origin;
use crate::policy::{Fault, FaultKind, Layer};

/// Larger files are no policies (bytes).
const LIMIT: u64 = 8 * 1024 * 1024;

/// The machine-wide policy; `None` where there is none. One that is there and cannot be read is a fault, never skipped.
pub fn machine(path: &Path) -> Result<Option<Layer>, Fault> {
    read(Origin::Machine, path)
}

/// The policy given on the command line, which must be there.
pub fn given(path: &Path) -> Result<Layer, Fault> {
    read(Origin::Given, path)?.ok_or_else(|| unreadable(path, "not found".to_owned()))
}

fn read(origin: Origin, path: &Path) -> Result<Option<Layer>, Fault> {
    let bytes = read_if_there(path, LIMIT).map_err(|err| unreadable(path, err.detail()))?;
    let Some(bytes) = bytes else { return Ok(None) };
    let text = String::from_utf8(bytes).map_err(|err| unreadable(path, err.to_string()))?;
    // Editors on Windows put a byte order mark in front.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned();
    Ok(Some(Layer { origin, name: path.display().to_string(), text }))
}

fn unreadable(path: &Path, detail: String) -> Fault {
    Fault { file: path.display().to_string(), line: 1, column: 1, kind: FaultKind::Unreadable, expected: None, detail }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_policy_that_cannot_be_read_is_never_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        assert_eq!(machine(&path), Ok(None));
        assert_eq!(given(&path).unwrap_err().kind, FaultKind::Unreadable);
        fs::write(&path, b"format = 1 # \xFF").unwrap();
        assert_eq!(machine(&path).unwrap_err().kind, FaultKind::Unreadable);
        assert_eq!(machine(folder.path()).unwrap_err().kind, FaultKind::Unreadable);
        fs::write(&path, "\u{FEFF}format = 1\n").unwrap();
        assert_eq!(given(&path).unwrap().text, "format = 1\n");
    }
}
