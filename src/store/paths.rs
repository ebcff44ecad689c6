//! Where everything stands. Asked of the system once, by `app`; tests bring a folder of their own.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The folders of one person on one machine, and the policy of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    config: PathBuf,
    data: PathBuf,
    cache: PathBuf,
    machine_policy: PathBuf,
}

/// Systems that keep machine-wide files in different places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    Unix,
    MacOs,
    Windows,
}

impl Paths {
    /// The system's own places; `None` where the person has no home folder. `program_data` is `%PROGRAMDATA%`.
    pub fn of_system(program_data: Option<&Path>) -> Option<Self> {
        let dirs = ProjectDirs::from("", "", "Yubisashi")?;
        Some(Self {
            config: dirs.config_dir().to_owned(),
            data: dirs.data_local_dir().to_owned(),
            cache: dirs.cache_dir().to_owned(),
            machine_policy: machine_policy(System::HERE, program_data),
        })
    }

    /// Everything below one folder.
    pub fn under(base: &Path) -> Self {
        Self {
            config: base.join("config"),
            data: base.join("data"),
            cache: base.join("cache"),
            machine_policy: base.join("machine/policy.toml"),
        }
    }

    /// The same with another folder for trail, records and acquaintances.
    #[must_use]
    pub fn with_data(self, data: &Path) -> Self {
        Self { data: data.to_owned(), ..self }
    }

    /// The same under another policy of the machine.
    #[must_use]
    pub fn with_machine_policy(self, machine_policy: PathBuf) -> Self {
        Self { machine_policy, ..self }
    }

    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// Which files were opened lately.
    pub fn recent(&self) -> PathBuf {
        self.data.join("recent.json")
    }

    pub fn acquaintances(&self) -> PathBuf {
        self.data.join("acquaintances.json")
    }

    /// What [`super::Trail::under`] takes.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Files opened from a mail, for as long as the window is open.
    pub fn opened(&self) -> PathBuf {
        self.cache.join("opened")
    }

    pub fn machine_policy(&self) -> &Path {
        &self.machine_policy
    }
}

impl System {
    pub const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::MacOs
    } else {
        Self::Unix
    };
}

/// The policy that the machine's administrator sets.
pub fn machine_policy(system: System, program_data: Option<&Path>) -> PathBuf {
    match system {
        System::Unix => PathBuf::from("/etc/yubisashi/policy.toml"),
        System::MacOs => PathBuf::from("/Library/Application Support/Yubisashi/policy.toml"),
        System::Windows => program_data.unwrap_or(Path::new(r"C:\ProgramData")).join("Yubisashi").join("policy.toml"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_the_machine_has_its_place_on_every_system() {
        let place = |system, program_data| machine_policy(system, program_data).display().to_string();
        assert_eq!(place(System::Unix, None), "/etc/yubisashi/policy.toml");
        assert_eq!(place(System::MacOs, None), "/Library/Application Support/Yubisashi/policy.toml");
        assert!(place(System::Windows, Some(Path::new("D:/Programs"))).starts_with("D:/Programs"));
        assert!(place(System::Windows, None).starts_with(r"C:\ProgramData"));
    }

    #[test]
    fn nothing_stands_outside_of_the_given_folder() {
        let paths = Paths::under(Path::new("/base"));
        for path in [&paths.settings(), &paths.acquaintances(), paths.data(), &paths.opened(), paths.machine_policy()] {
            assert!(path.starts_with("/base"), "{}", path.display());
        }
    }
}
