//! Which files were opened lately: only their paths, only for the start page.

use std::path::{Path, PathBuf};

use super::StoreError;
use super::files::{read_if_there, replace};

/// A longer list was not written here (bytes).
const LIMIT: u64 = 64 * 1024;

/// The paths, newest first. A list that cannot be read is an empty one: nothing but convenience hangs on it.
pub fn load(path: &Path) -> Vec<PathBuf> {
    let bytes = read_if_there(path, LIMIT).ok().flatten();
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// Replaces the list. Paths that are not Unicode are left out.
pub fn save(path: &Path, recent: &[PathBuf]) -> Result<(), StoreError> {
    let written: Vec<&str> = recent.iter().filter_map(|path| path.to_str()).collect();
    replace(path, serde_json::json!(written).to_string().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_comes_back_and_a_broken_one_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recent.json");
        assert_eq!(load(&path), Vec::<PathBuf>::new());
        let recent = vec![PathBuf::from("/b/見積.eml"), PathBuf::from("/a.msg")];
        save(&path, &recent).unwrap();
        assert_eq!(load(&path), recent);
        std::fs::write(&path, "[1]").unwrap();
        assert_eq!(load(&path), Vec::<PathBuf>::new());
    }
}
