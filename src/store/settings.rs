//! Settings on disk. A file that cannot be read is said and kept; nothing is saved over it.

use std::fs;
use std::path::{Path, PathBuf};

use super::files::{read_if_there, replace};
use super::{StoreError, StoreFault};
use crate::settings::{Settings, SettingsFault, SettingsFaultKind};

/// Larger files are no settings (bytes).
const LIMIT: u64 = 1024 * 1024;

/// The settings; those of a first start where there is no file.
pub fn load(path: &Path) -> Result<Settings, StoreError> {
    let Some(bytes) = read_if_there(path, LIMIT)? else { return Ok(Settings::default()) };
    let text = String::from_utf8(bytes).map_err(|err| StoreError::because(StoreFault::Broken, path, err))?;
    Settings::parse(&text).map_err(|fault| {
        StoreError::because(kind(&fault), path, format!("{}:{}: {}", fault.line, fault.column, fault.detail))
    })
}

/// Saves settings, unless the file there is one that could not be read: see [`set_aside`].
pub fn save(path: &Path, settings: &Settings) -> Result<(), StoreError> {
    load(path)?;
    replace(path, settings.to_toml().as_bytes())
}

/// Gives a file that cannot be read another name, because the person asked for it: the new name.
pub fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let free = (1..=9999).map(|number| path.with_file_name(format!("{name}.broken-{number}")));
    let free = free.into_iter().find(|path| !path.exists());
    let free = free.ok_or_else(|| StoreError::new(StoreFault::Exists, path))?;
    fs::rename(path, &free).map_err(StoreError::at(path))?;
    Ok(free)
}

fn kind(fault: &SettingsFault) -> StoreFault {
    match fault.kind {
        SettingsFaultKind::NewerFormat => StoreFault::Newer,
        SettingsFaultKind::Syntax | SettingsFaultKind::BadValue | SettingsFaultKind::MissingFormat => {
            StoreFault::Broken
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/settings.toml");
        assert_eq!(load(&path).unwrap(), Settings::default());
        let settings = Settings { on_top: true, text_size: 120, ..Settings::default() };
        save(&path, &settings).unwrap();
        assert_eq!(load(&path).unwrap(), settings);
    }

    #[test]
    fn settings_that_cannot_be_read_are_said_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        for (text, kind) in [("format = 1\non_top = maybe", StoreFault::Broken), ("format = 99", StoreFault::Newer)] {
            fs::write(&path, text).unwrap();
            assert_eq!(load(&path).unwrap_err().kind, kind);
            assert_eq!(save(&path, &Settings::default()).unwrap_err().kind, kind);
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        let aside = set_aside(&path).unwrap();
        assert_eq!(fs::read_to_string(aside).unwrap(), "format = 99");
        save(&path, &Settings::default()).unwrap();
        assert_eq!(load(&path).unwrap(), Settings::default());
    }
}
