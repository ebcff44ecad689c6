//! Pages in front of the screen: records, settings, help.

use std::path::PathBuf;

use super::{Effect, Input, Page, Records, Session, SettingsForm};
use crate::settings::{Settings, Watched};

/// After how many days drafts known to this program are removed from the watched folder, until the person says otherwise.
pub const KEEP_DAYS: u16 = 30;

impl Session {
    pub(super) fn show(&mut self, page: Page) -> Vec<Effect> {
        self.page = Some(page);
        Vec::new()
    }

    pub(super) fn close_page(&mut self) -> Vec<Effect> {
        self.page = None;
        Vec::new()
    }

    pub(super) fn show_records(&mut self) -> Vec<Effect> {
        let records = Records { entries: None, search: String::new(), selected: None, verification: None };
        self.page = Some(Page::Records(Box::new(records)));
        vec![Effect::LoadRecords]
    }

    pub(super) fn on_records(&mut self, change: impl FnOnce(&mut Records)) -> Vec<Effect> {
        if let Some(Page::Records(records)) = &mut self.page {
            change(records);
        }
        Vec::new()
    }

    pub(super) fn verify_trail(&mut self) -> Vec<Effect> {
        self.on_records(|records| records.verification = None);
        vec![Effect::VerifyTrail]
    }

    pub(super) fn show_settings(&mut self) -> Vec<Effect> {
        let own: Vec<_> = self.desk.settings.own.iter().map(ToString::to_string).collect();
        self.show(Page::Settings(Box::new(SettingsForm { own: own.join("\n"), ..SettingsForm::default() })))
    }

    /// Takes new settings, saves them, and grades an open review anew where they matter to it.
    pub(super) fn set(&mut self, settings: &Settings) -> Vec<Effect> {
        let mut settings = settings.clone();
        settings.forget_ended(self.desk.today);
        let old = std::mem::replace(&mut self.desk.settings, settings.clone());
        let mut effects = vec![Effect::SaveSettings(Box::new(settings.clone()))];
        let judged_by = |settings: &Settings| {
            let Settings { own, group, organizations, levels, .. } = settings;
            (own.clone(), group.clone(), organizations.clone(), levels.clone())
        };
        let is_other = judged_by(&old) != judged_by(&settings);
        let waives_other = old.waivers != settings.waivers;
        if is_other || waives_other {
            self.on_aside(|aside| {
                aside.late = true;
                None::<()>
            });
        }
        let Some(reviewing) = self.reviewing().filter(|reviewing| reviewing.takes_answers()) else { return effects };
        let source = reviewing.source.clone();
        if is_other && !matches!(source.origin, super::Origin::Package(_)) {
            effects.extend(self.prepare_again(Input::Again(source)));
        } else if waives_other {
            effects.extend(self.judge_again());
        }
        effects
    }

    pub(super) fn on_settings(&mut self, change: impl FnOnce(&mut SettingsForm)) -> Vec<Effect> {
        if let Some(Page::Settings(form)) = &mut self.page {
            change(form);
        }
        Vec::new()
    }

    /// Learns from past mail; whose it is has to be known.
    pub(super) fn learn(&mut self) -> Vec<Effect> {
        let own = self.desk.settings.own.clone();
        if own.is_empty() {
            self.fail(super::Problem::new("problem-no-person"));
            return Vec::new();
        }
        self.on_settings(|form| form.learning = Some((0, 0)));
        vec![Effect::LearnAcquaintances(own)]
    }

    pub(super) fn watch(&mut self, folder: PathBuf) -> Vec<Effect> {
        let keep_days = self.desk.settings.watched.as_ref().map_or(KEEP_DAYS, |watched| watched.keep_days);
        let settings = Settings { watched: Some(Watched { folder, keep_days }), ..self.desk.settings.clone() };
        self.set(&settings)
    }

    pub(super) fn stop_watching(&mut self) -> Vec<Effect> {
        let settings = Settings { watched: None, ..self.desk.settings.clone() };
        self.set(&settings)
    }
}
