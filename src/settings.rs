//! The person's own addresses and taste; stricter levels only.
//!
//! Settings are read from and written to text here; where that text lies is the business of the store. The format only
//! grows: a file of a newer format is refused by saying so, and a top-level key that this version does not know is kept
//! as it stands, so that two versions can share one file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::mail::{AddrSpec, Domain};
use crate::policy::{Entry, Level, Organization};
use crate::review::Waiver;
use crate::text::Lang;

mod file;
mod waivers;

pub use file::{SettingsFault, SettingsFaultKind};

/// One person's settings on one machine.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The person's own addresses; the first one signs.
    pub own: Vec<AddrSpec>,
    /// Own or group domains that count as inside where no policy says who does.
    pub group: Vec<Entry>,
    /// Organisations outside by name: knowledge of names only, which makes no domain known or internal.
    pub organizations: Vec<Organization>,
    /// Organisational domains whose names the person does not want to be asked for, the latest last.
    pub declined: Vec<Domain>,
    /// `None` follows the system.
    pub language: Option<Lang>,
    pub theme: Theme,
    /// Percent of the normal size, 90–200.
    pub text_size: u16,
    /// A folder in which drafts open by themselves.
    pub watched: Option<Watched>,
    /// The window stays in front of others.
    pub on_top: bool,
    /// Reduced motion: nothing moves on the screen.
    pub still: bool,
    /// Levels that are stricter than the policy's; laxer ones are without effect.
    pub levels: BTreeMap<String, Level>,
    /// What is no mistake in mails to an organisation, as far as the policy lets people say so. Newest last.
    pub waivers: Vec<Waiver>,
    /// Give copies `X-Unsent: 1`, so that classic Outlook opens them as drafts.
    pub x_unsent: bool,
    pub renderer: Renderer,
    /// Keys of a later version, kept as they stand.
    pub other: toml::Table,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    pub folder: PathBuf,
    /// Drafts known to this program are removed there after so many days.
    pub keep_days: u16,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What draws the window. The environment variable `YUBISASHI_RENDERER` beats it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Renderer {
    /// wgpu, and glow where that fails.
    #[default]
    Auto,
    Wgpu,
    Glow,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            own: Vec::new(),
            group: Vec::new(),
            organizations: Vec::new(),
            declined: Vec::new(),
            language: None,
            theme: Theme::System,
            text_size: Self::NORMAL_SIZE,
            watched: None,
            on_top: false,
            still: false,
            levels: BTreeMap::new(),
            waivers: Vec::new(),
            x_unsent: false,
            renderer: Renderer::Auto,
            other: toml::Table::new(),
        }
    }
}

impl Settings {
    pub const NORMAL_SIZE: u16 = 100;
    pub const SMALLEST_SIZE: u16 = 90;
    pub const LARGEST_SIZE: u16 = 200;
    /// So many waivers are kept.
    pub const MOST_WAIVERS: usize = 500;
    /// More organisations than this belong into a policy; nobody tends so many by hand.
    pub const MOST_ORGANIZATIONS: usize = 200;
    /// The longest ago declined is forgotten for the latest.
    pub const MOST_DECLINED: usize = 200;
}

impl Renderer {
    pub fn parse(id: &str) -> Option<Self> {
        match id {
            "auto" => Some(Self::Auto),
            "wgpu" => Some(Self::Wgpu),
            "glow" => Some(Self::Glow),
            _ => None,
        }
    }
}
