//! Reading the settings of other checkers from a folder.

use std::fs;
use std::path::Path;

use super::StoreError;
use super::files::read_limited;
use crate::policy::import::{SourceFile, is_known};

/// Larger files are no settings (bytes).
const LIMIT: u64 = 8 * 1024 * 1024;

/// The files of a folder that may be settings, by name; of a path that is a file, that one.
///
/// # Errors
/// When the folder or one of those files cannot be read: half of somebody's rules must not be taken for all of them.
pub fn settings_in(path: &Path) -> Result<Vec<SourceFile>, StoreError> {
    if path.is_file() {
        return Ok(vec![source(path)?]);
    }
    let mut paths = Vec::new();
    for file in fs::read_dir(path).map_err(StoreError::at(path))? {
        let file = file.map_err(StoreError::at(path))?.path();
        let known = file.file_name().and_then(|name| name.to_str()).is_some_and(is_known);
        if known && file.is_file() {
            paths.push(file);
        }
    }
    paths.sort();
    paths.iter().map(|path| source(path)).collect()
}

fn source(path: &Path) -> Result<SourceFile, StoreError> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    Ok(SourceFile { name, bytes: read_limited(path, LIMIT)? })
}
