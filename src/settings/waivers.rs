//! `[[waiver]]`: what the person called no mistake.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::file::at;
use super::{Settings, SettingsFault, SettingsFaultKind};
use crate::review::{Grant, Subject, Waiver};

/// One of them, key by key. A key that this version does not know could make it narrower, so that it is a fault.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenWaiver {
    check: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    grade: String,
    place: String,
    text: Spanned<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organization: Option<Spanned<String>>,
    reason: Spanned<String>,
    granted: Spanned<String>,
    until: Spanned<String>,
}

impl WrittenWaiver {
    pub(super) fn of(waiver: &Waiver) -> Self {
        let spanned = |text: &str| Spanned::new(0..0, text.to_owned());
        let Waiver { subject, grant } = waiver;
        Self {
            check: subject.check.clone(),
            grade: subject.grade.clone(),
            place: subject.place.clone(),
            text: spanned(&subject.text),
            organization: grant.organization.as_deref().map(spanned),
            reason: spanned(&grant.reason),
            granted: spanned(&grant.granted.to_string()),
            until: spanned(&grant.until.to_string()),
        }
    }

    fn read(self, text: &str) -> Result<Waiver, SettingsFault> {
        let granted = day(text, &self.granted)?;
        let until = day(text, &self.until)?;
        if until < granted {
            return Err(fault(text, &self.until));
        }
        Ok(Waiver {
            subject: Subject {
                check: self.check,
                grade: self.grade,
                place: self.place,
                text: good(text, self.text, |value| !value.trim().is_empty())?,
            },
            grant: Grant {
                organization: match self.organization {
                    // Nobody means nothing, not everybody.
                    Some(organization) => Some(good(text, organization, |value| !value.trim().is_empty())?),
                    None => None,
                },
                reason: good(text, self.reason, Grant::is_reason)?,
                granted,
                until,
            },
        })
    }
}

pub(super) fn read(text: &str, written: Vec<WrittenWaiver>) -> Result<Vec<Waiver>, SettingsFault> {
    written.into_iter().map(|one| one.read(text)).collect()
}

fn day(text: &str, written: &Spanned<String>) -> Result<Date, SettingsFault> {
    written.get_ref().parse().ok().ok_or_else(|| fault(text, written))
}

fn good(text: &str, written: Spanned<String>, is_good: fn(&str) -> bool) -> Result<String, SettingsFault> {
    if is_good(written.get_ref()) { Ok(written.into_inner()) } else { Err(fault(text, &written)) }
}

fn fault(text: &str, written: &Spanned<String>) -> SettingsFault {
    at(SettingsFaultKind::BadValue, text, written.span(), written.get_ref().clone())
}

impl Settings {
    /// Keeps a waiver, in place of one for the same. What is one too many goes first that ends first: then it is asked
    /// again, and nothing else is lost.
    pub fn grant(&mut self, waiver: Waiver) {
        self.revoke(&waiver);
        self.waivers.push(waiver);
        while self.waivers.len() > Self::MOST_WAIVERS {
            let first = self.waivers.iter().enumerate().min_by_key(|(_, waiver)| waiver.grant.until);
            let Some(first) = first.map(|(at, _)| at) else { break };
            self.waivers.remove(first);
        }
    }

    /// Asks again from now on.
    pub fn revoke(&mut self, waiver: &Waiver) {
        self.waivers.retain(|known| !known.is_same(waiver));
    }

    /// Forgets waivers that ended before this day.
    pub fn forget_ended(&mut self, today: Date) {
        self.waivers.retain(|waiver| waiver.grant.until >= today);
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    const ONE: &str = "format = 1\n[[waiver]]\ncheck = \"flagged_keyword\"\ngrade = \"confidential\"\nplace = \"text\"\n\
        text = \"社内限り\"\norganization = \"client.example\"\nreason = \"joint work\"\ngranted = \"2026-11-21\"\n\
        until = \"2026-12-21\"\n";

    fn one() -> Waiver {
        Settings::parse(ONE).unwrap().waivers.remove(0)
    }

    #[test]
    fn a_waiver_is_read_as_it_stands() {
        let waiver = one();
        assert_eq!((waiver.subject.text.as_str(), waiver.grant.until), ("社内限り", date(2026, 12, 21)));
        let inside = ONE.replace("organization = \"client.example\"\n", "");
        assert_eq!(Settings::parse(&inside).unwrap().waivers[0].grant.organization, None);
    }

    #[test]
    fn a_waiver_that_says_too_little_or_too_much_is_told_with_its_place() {
        let fault = |from: &str, to: &str| {
            let fault = Settings::parse(&ONE.replace(from, to)).unwrap_err();
            format!("{}:{} {:?} {}", fault.line, fault.column, fault.kind, fault.detail)
        };
        assert_eq!(fault("joint work", " "), "8:10 BadValue  ");
        assert_eq!(fault("2026-12-21", "tomorrow"), "10:9 BadValue tomorrow");
        assert_eq!(fault("2026-12-21", "2026-11-20"), "10:9 BadValue 2026-11-20");
        assert_eq!(fault("\"client.example\"", "\"\""), "7:16 BadValue ");
        assert!(fault("place =", "only = 1\nplace =").contains("BadValue unknown field `only`"));
        assert!(fault("reason = \"joint work\"\n", "").contains("missing field `reason`"));
    }

    #[test]
    fn one_for_the_same_takes_the_place_of_the_first() {
        let mut settings = Settings::default();
        settings.grant(one());
        let mut again = one();
        again.subject.text = "社 内限り".to_owned();
        again.grant.reason = "still".to_owned();
        settings.grant(again.clone());
        assert_eq!(settings.waivers, [again]);
        let mut other = one();
        other.grant.organization = Some("partner.example".to_owned());
        settings.grant(other.clone());
        settings.revoke(&one());
        assert_eq!(settings.waivers, [other]);
    }

    #[test]
    fn what_ended_is_forgotten_and_too_many_are_not_kept() {
        let mut settings = Settings::default();
        for number in 0..Settings::MOST_WAIVERS + 3 {
            let mut waiver = one();
            waiver.subject.text = format!("word {number}");
            waiver.grant.until = date(2026, 12, 21) - i64::from(number == 7).days();
            settings.grant(waiver);
        }
        assert_eq!(settings.waivers.len(), Settings::MOST_WAIVERS);
        assert!(settings.waivers.iter().all(|waiver| waiver.subject.text != "word 7"));
        settings.forget_ended(date(2026, 12, 21));
        assert_eq!(settings.waivers.len(), Settings::MOST_WAIVERS);
        settings.forget_ended(date(2026, 12, 22));
        assert!(settings.waivers.is_empty());
    }
}
