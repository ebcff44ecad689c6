//! "Not a mistake here": asked for an item under review, kept in the settings, and taken back.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::{Dialog, Effect, Reviewing, Session, WaiverForm};
use crate::review::{Grant, Item, ItemKey, Refusal, Waiver};
use crate::settings::Settings;

/// Days that are offered; the policy's most beside them.
const DAYS: [u16; 2] = [30, 90];

impl Session {
    /// Asks why and for how long, once the item was looked at.
    pub(super) fn ask_waive(&mut self, key: ItemKey, now: Timestamp) -> Vec<Effect> {
        let Some(&days) = self.waiver_days().first() else { return Vec::new() };
        let Some(reviewing) = self.reviewing_mut().filter(|reviewing| reviewing.takes_answers()) else {
            return Vec::new();
        };
        match reviewing.may_waive(&key, now) {
            Ok(()) => self.dialog = Some(Dialog::Waive(WaiverForm { key, reason: String::new(), days })),
            Err(refusal) => reviewing.refusal = Some((key, refusal)),
        }
        Vec::new()
    }

    pub(super) fn edit_waiver(&mut self, edited: WaiverForm) -> Vec<Effect> {
        if let Some(Dialog::Waive(form)) = &mut self.dialog {
            *form = edited;
        }
        Vec::new()
    }

    /// Keeps a waiver for each text of the item and each organisation, and grades the review anew.
    pub(super) fn waive(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(Dialog::Waive(form)) = &self.dialog else { return Vec::new() };
        let form = form.clone();
        let reason = form.reason.trim();
        let offered = self.waiver_days().contains(&form.days);
        let Some(reviewing) = self.reviewing().filter(|reviewing| reviewing.takes_answers()) else { return Vec::new() };
        if !Grant::is_reason(reason) || !offered || reviewing.may_waive(&form.key, now).is_err() {
            return Vec::new();
        }
        let (today, until) = (self.desk.today, self.waived_until(form.days));
        let offers = reviewing.review.item(&form.key).into_iter().flat_map(Item::offers);
        let granted: Vec<Waiver> = offers.flat_map(|offer| offer.granted(reason, today, until)).collect();
        self.dialog = None;
        self.change_waivers(|settings| granted.into_iter().for_each(|waiver| settings.grant(waiver)))
    }

    /// What was called no mistake in this item asks again.
    pub(super) fn revoke(&mut self, key: &ItemKey) -> Vec<Effect> {
        let Some(reviewing) = self.reviewing().filter(|reviewing| reviewing.takes_answers()) else { return Vec::new() };
        let waivers: Vec<Waiver> = reviewing.review.item(key).into_iter().flat_map(Item::waivers).collect();
        if waivers.is_empty() {
            return Vec::new();
        }
        self.change_waivers(|settings| waivers.iter().for_each(|waiver| settings.revoke(waiver)))
    }

    /// The same in the list of all of them, where it can be put back.
    pub(super) fn revoke_kept(&mut self, waiver: Waiver) -> Vec<Effect> {
        let effects = self.change_waivers(|settings| settings.revoke(&waiver));
        self.on_settings(|form| form.revoked = Some(waiver));
        effects
    }

    pub(super) fn restore_waiver(&mut self) -> Vec<Effect> {
        let mut revoked = None;
        self.on_settings(|form| revoked = form.revoked.take());
        let Some(waiver) = revoked else { return Vec::new() };
        self.change_waivers(|settings| settings.grant(waiver))
    }

    fn change_waivers(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        let mut settings = self.desk.settings.clone();
        change(&mut settings);
        self.set(&settings)
    }

    /// For how many days something can be waived, shortest first; none while there is no policy.
    pub fn waiver_days(&self) -> Vec<u16> {
        let Ok(policy) = &self.desk.policy else { return Vec::new() };
        let most = policy.waivers.max_days;
        let mut days: Vec<u16> = DAYS.into_iter().filter(|days| *days < most).chain([most]).collect();
        days.sort_unstable();
        days
    }

    /// The last day of what is waived today for so many days.
    pub fn waived_until(&self, days: u16) -> Date {
        self.desk.today.saturating_add(i64::from(days).days())
    }
}

impl Reviewing {
    /// As a tick: not before it was seen long enough, and not while items move under the pointer.
    fn may_waive(&self, key: &ItemKey, now: Timestamp) -> Result<(), Refusal> {
        self.is_settled(now)?;
        self.review.may_waive(key, now)
    }
}
