//! What is on the desk at the start: settings, policy, acquaintances. What is wrong with one of them is said at once.

use std::path::PathBuf;
use std::sync::Arc;

use super::Start;
use crate::check;
use crate::policy::{Fault, Policy};
use crate::session::{Desk, Notice, Problem};
use crate::settings::Settings;
use crate::store::{self, StoreError, Trail};

/// The desk, and what is to be said about it.
#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) desk: Desk,
    pub(super) settings: Settings,
    pub(super) notices: Vec<Notice>,
    pub(super) recent: Vec<PathBuf>,
}

pub(super) fn load(start: &Start) -> Loaded {
    let paths = &start.environment.paths;
    let mut notices = Vec::new();
    let settings = or_default(store::settings::load(&paths.settings()), &mut notices);
    let known = or_default(store::acquaintances::load(&paths.acquaintances()), &mut notices);
    let desk = Desk {
        policy: policy(start).map(Arc::new).map_err(Arc::new),
        settings: settings.clone(),
        known: Arc::new(known),
        today: jiff::Zoned::now().date(),
        trail_dir: Trail::under(paths.data()).dir().to_owned(),
        settings_file: paths.settings(),
    };
    let recent = store::recent::load(&paths.recent());
    Loaded { desk, settings, notices, recent }
}

/// What cannot be read is said, and stays as it is on disk: saving over it is refused too.
fn or_default<T: Default>(read: Result<T, StoreError>, notices: &mut Vec<Notice>) -> T {
    read.unwrap_or_else(|err| {
        let problem: Problem = err.problem();
        notices.push(Notice { problem, good: false });
        T::default()
    })
}

/// The machine-wide policy is the floor; one that is given can only tighten it.
fn policy(start: &Start) -> Result<Policy, Vec<Fault>> {
    let one = |fault| vec![fault];
    let machine = store::policy::machine(start.environment.paths.machine_policy()).map_err(one)?;
    let given = start.policy.as_deref().map(store::policy::given).transpose().map_err(one)?;
    Policy::for_window(machine, given, &check::ids().collect::<Vec<_>>())
}
