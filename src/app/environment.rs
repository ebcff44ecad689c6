//! The environment, read once at the start.

use std::path::{Path, PathBuf};

use crate::settings::Renderer;
use crate::store::Paths;
use crate::store::inspector::Program;
use crate::store::paths::{self, System};
use crate::text::Lang;

/// A folder that everything of the person stands below, instead of the system's own places.
const HOME: &str = "YUBISASHI_HOME";

/// What the environment says. Nothing below `app` reads it.
#[derive(Debug, Clone)]
pub struct Environment {
    pub paths: Paths,
    /// `YUBISASHI_RENDERER`: as in the settings.
    pub renderer: Option<Renderer>,
    /// The system's language.
    pub lang: Lang,
    display: bool,
}

/// Where the machine-wide policy stands; known also where the person has no home folder.
///
/// Nobody steps out from under it with `YUBISASHI_HOME`: that moves it in debug builds only, for tests.
pub fn machine_policy() -> PathBuf {
    if let Some(home) = variable(HOME).filter(|_| cfg!(debug_assertions)) {
        return Paths::under(Path::new(&home)).machine_policy().to_owned();
    }
    paths::machine_policy(System::HERE, variable("PROGRAMDATA").as_deref().map(Path::new))
}

/// This program, to be started once more for files from outside.
pub fn program() -> Program {
    // The one that runs, even where an update has replaced its file meanwhile.
    let running = Path::new("/proc/self/exe");
    let path = if cfg!(target_os = "linux") && running.exists() { Some(running.to_owned()) } else { None };
    let path = path.or_else(|| std::env::current_exe().ok()).unwrap_or_default();
    // Where the system looks for its own libraries, where that is not the usual place.
    let needed = ["LD_LIBRARY_PATH", "SystemRoot"];
    let environment = needed.into_iter().filter_map(|name| Some((name.into(), variable(name)?.into()))).collect();
    Program { path, environment }
}

impl Environment {
    /// Reads the environment of this process. `None` when there is no home directory to keep anything in.
    pub fn of_process() -> Option<Self> {
        let paths = match variable(HOME) {
            Some(home) => Paths::under(Path::new(&home)).with_machine_policy(machine_policy()),
            None => Paths::of_system(variable("PROGRAMDATA").as_deref().map(Path::new))?,
        };
        Some(Self {
            paths,
            renderer: variable("YUBISASHI_RENDERER").and_then(|name| Renderer::parse(&name)),
            lang: language(),
            display: has_own_display() || variable("DISPLAY").is_some() || variable("WAYLAND_DISPLAY").is_some(),
        })
    }

    pub fn has_display(&self) -> bool {
        self.display
    }
}

/// Windows and macOS draw windows without being told where.
fn has_own_display() -> bool {
    cfg!(any(windows, target_os = "macos"))
}

/// The first of the variables that POSIX gives to the language of messages.
fn language() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    Lang::of_locale(&locale)
}

#[expect(clippy::disallowed_methods, reason = "this is where the environment comes in")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
