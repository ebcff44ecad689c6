//! Settings as written: TOML, `format = 1`.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::mail::{AddrSpec, Domain};
use crate::policy::{Entry, Level, Organization};
use crate::text::{Arg, Lang, Text};

use super::waivers::{self, WrittenWaiver};
use super::{Renderer, Settings, Theme, Watched};

/// The format this version reads and writes.
const FORMAT: u32 = 1;

/// Why settings cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFault {
    pub kind: SettingsFaultKind,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The value or parser message concerned.
    pub detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SettingsFaultKind {
    /// Not TOML.
    Syntax,
    /// A value of the wrong type or outside its range, or no address where one should stand.
    BadValue,
    /// A newer format than this version reads.
    NewerFormat,
    MissingFormat,
}

/// The file, key by key. What is left out is as on first start.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    format: Option<u32>,
    own: Vec<Spanned<String>>,
    group: Vec<Spanned<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organization: Vec<WrittenOrganization>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    declined: Vec<Spanned<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Lang>,
    theme: Theme,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_size: Option<Spanned<u16>>,
    on_top: bool,
    still: bool,
    x_unsent: bool,
    renderer: Renderer,
    #[serde(skip_serializing_if = "Option::is_none")]
    watched: Option<Watched>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    levels: BTreeMap<String, Level>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waiver: Vec<WrittenWaiver>,
}

/// `[[organization]]`, as in a policy, without what only a policy may say.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenOrganization {
    name: Vec<Spanned<String>>,
    domains: Vec<Spanned<String>>,
}

/// The keys of [`Written`].
const KEYS: [&str; 15] = [
    "format",
    "own",
    "group",
    "organization",
    "declined",
    "language",
    "theme",
    "text_size",
    "on_top",
    "still",
    "x_unsent",
    "renderer",
    "watched",
    "levels",
    "waiver",
];

const SIZES: RangeInclusive<u16> = Settings::SMALLEST_SIZE..=Settings::LARGEST_SIZE;

impl Settings {
    /// Reads settings.
    ///
    /// # Errors
    /// The first fault. Settings that cannot be read are never replaced by others without saying so.
    pub fn parse(text: &str) -> Result<Self, SettingsFault> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut other: toml::Table =
            toml::from_str(text).map_err(|error| fault(SettingsFaultKind::Syntax, text, &error))?;
        check_format(text, &other)?;
        let written: Written =
            toml::from_str(text).map_err(|error| fault(SettingsFaultKind::BadValue, text, &error))?;
        other.retain(|key, _| !KEYS.contains(&key));
        Ok(Self {
            own: each(text, written.own, |text| AddrSpec::parse(text).ok())?,
            group: each(text, written.group, |text| Entry::parse(text).ok())?,
            organizations: organizations(text, written.organization)?,
            declined: each(text, written.declined, |text| Domain::parse(text).ok())?,
            language: written.language,
            theme: written.theme,
            text_size: text_size(text, written.text_size)?,
            watched: written.watched,
            on_top: written.on_top,
            still: written.still,
            levels: written.levels,
            waivers: waivers::read(text, written.waiver)?,
            x_unsent: written.x_unsent,
            renderer: written.renderer,
            other,
        })
    }

    /// Writes settings, with what a later version added.
    pub fn to_toml(&self) -> String {
        let spanned = |text: String| Spanned::new(0..0, text);
        let written = Written {
            format: Some(FORMAT),
            own: self.own.iter().map(|addr| spanned(addr.to_string())).collect(),
            group: self.group.iter().map(|entry| spanned(entry.to_string())).collect(),
            organization: self.organizations.iter().map(WrittenOrganization::of).collect(),
            declined: self.declined.iter().map(|domain| spanned(domain.ascii().to_owned())).collect(),
            language: self.language,
            theme: self.theme,
            text_size: Some(Spanned::new(0..0, self.text_size)),
            on_top: self.on_top,
            still: self.still,
            x_unsent: self.x_unsent,
            renderer: self.renderer,
            watched: self.watched.clone(),
            levels: self.levels.clone(),
            waiver: self.waivers.iter().map(WrittenWaiver::of).collect(),
        };
        let mut table = self.other.clone();
        // Everything above is text, a number, a list or a table, all of which TOML can hold; a path that is not UTF-8
        // cannot be written, and then the watched folder is left out rather than everything lost.
        let known = toml::Table::try_from(&written)
            .or_else(|_| toml::Table::try_from(&Written { watched: None, ..written }))
            .unwrap_or_default();
        table.extend(known);
        table.to_string()
    }
}

impl SettingsFaultKind {
    pub const ALL: [Self; 4] = [Self::Syntax, Self::BadValue, Self::NewerFormat, Self::MissingFormat];

    /// The id of its sentence in the catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Syntax => "settings-fault-syntax",
            Self::BadValue => "settings-fault-bad-value",
            Self::NewerFormat => "settings-fault-newer-format",
            Self::MissingFormat => "settings-fault-missing-format",
        }
    }
}

impl SettingsFault {
    pub fn told(&self, text: &Text) -> String {
        let args = [
            ("line", Arg::from(self.line.to_string())),
            ("column", Arg::from(self.column.to_string())),
            ("detail", Arg::from(&self.detail)),
        ];
        text.with(self.kind.id(), &args)
    }
}

/// Before anything else: a newer format may mean something else by the same keys.
fn check_format(text: &str, table: &toml::Table) -> Result<(), SettingsFault> {
    match table.get("format").and_then(toml::Value::as_integer) {
        Some(format) if format == i64::from(FORMAT) => Ok(()),
        Some(format) if format > i64::from(FORMAT) => {
            Err(at(SettingsFaultKind::NewerFormat, text, 0..0, format.to_string()))
        }
        Some(_) | None => Err(at(SettingsFaultKind::MissingFormat, text, 0..0, format!("format = {FORMAT}"))),
    }
}

fn each<T>(text: &str, written: Vec<Spanned<String>>, parse: fn(&str) -> Option<T>) -> Result<Vec<T>, SettingsFault> {
    written
        .into_iter()
        .map(|one| {
            let span = one.span();
            parse(one.get_ref()).ok_or_else(|| at(SettingsFaultKind::BadValue, text, span, one.into_inner()))
        })
        .collect()
}

fn organizations(text: &str, written: Vec<WrittenOrganization>) -> Result<Vec<Organization>, SettingsFault> {
    let name = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let read = |one: WrittenOrganization| {
        Ok(Organization {
            names: each(text, one.name, name)?,
            domains: each(text, one.domains, |text| Entry::parse(text).ok())?,
            keywords: Vec::new(),
        })
    };
    written.into_iter().map(read).collect()
}

impl WrittenOrganization {
    fn of(organization: &Organization) -> Self {
        let spanned = |text: String| Spanned::new(0..0, text);
        Self {
            name: organization.names.iter().cloned().map(spanned).collect(),
            domains: organization.domains.iter().map(|entry| spanned(entry.to_string())).collect(),
        }
    }
}

fn text_size(text: &str, written: Option<Spanned<u16>>) -> Result<u16, SettingsFault> {
    let Some(size) = written else { return Ok(Settings::NORMAL_SIZE) };
    if SIZES.contains(size.get_ref()) {
        return Ok(*size.get_ref());
    }
    let detail = format!("text_size = {} ({}–{})", size.get_ref(), SIZES.start(), SIZES.end());
    Err(at(SettingsFaultKind::BadValue, text, size.span(), detail))
}

fn fault(kind: SettingsFaultKind, text: &str, error: &toml::de::Error) -> SettingsFault {
    at(kind, text, error.span().unwrap_or(0..0), error.message().to_owned())
}

pub(super) fn at(kind: SettingsFaultKind, text: &str, span: Range<usize>, detail: String) -> SettingsFault {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    SettingsFault { kind, line, column, detail }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::review::{Grant, Subject, Waiver};

    fn fault(text: &str) -> String {
        let fault = Settings::parse(text).unwrap_err();
        format!("{}:{} {:?} {}", fault.line, fault.column, fault.kind, fault.detail)
    }

    fn everything() -> Settings {
        Settings {
            own: vec![AddrSpec::parse("taro@ours.example").unwrap(), AddrSpec::parse("\"t s\"@ours.example").unwrap()],
            group: vec![Entry::parse("group.example").unwrap(), Entry::parse(".group.example").unwrap()],
            organizations: vec![Organization {
                names: vec!["株式会社クライアント".to_owned(), "Client".to_owned()],
                domains: vec![Entry::parse("client.example").unwrap()],
                keywords: Vec::new(),
            }],
            declined: vec![Domain::parse("partner.example").unwrap(), Domain::parse("bücher.example").unwrap()],
            language: Some(Lang::Ja),
            theme: Theme::Dark,
            text_size: 125,
            watched: Some(Watched { folder: "C:\\Users\\太郎\\\"下書き\"".into(), keep_days: 7 }),
            on_top: true,
            still: true,
            levels: [("subject_empty".to_owned(), Level::Justify), ("recipients_exposed.two".to_owned(), Level::Prove)]
                .into(),
            waivers: vec![waiver(Some("client.example")), waiver(None)],
            x_unsent: true,
            renderer: Renderer::Glow,
            other: toml::Table::new(),
        }
    }

    fn waiver(organization: Option<&str>) -> Waiver {
        Waiver {
            subject: Subject {
                check: "flagged_keyword".to_owned(),
                grade: "confidential".to_owned(),
                place: "text".to_owned(),
                text: "社内限り".to_owned(),
            },
            grant: Grant {
                organization: organization.map(str::to_owned),
                reason: "\"共同研究\"".to_owned(),
                granted: date(2026, 11, 21),
                until: date(2026, 12, 21),
            },
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for settings in [Settings::default(), everything()] {
            assert_eq!(Settings::parse(&settings.to_toml()).unwrap(), settings, "{}", settings.to_toml());
        }
    }

    #[test]
    fn a_file_with_the_format_alone_is_the_first_start() {
        assert_eq!(Settings::parse("format = 1").unwrap(), Settings::default());
    }

    #[test]
    fn a_newer_format_is_refused_by_saying_so() {
        assert_eq!(fault("format = 2\nown = 5\n"), "1:1 NewerFormat 2");
        assert_eq!(fault(""), "1:1 MissingFormat format = 1");
        let told = Settings::parse("format = 2").unwrap_err().told(&Text::new(Lang::En));
        assert_eq!(told, "The settings have format 2, which needs a newer version of this app");
    }

    #[test]
    fn every_key_that_is_written_is_known() {
        let written: toml::Table = toml::from_str(&everything().to_toml()).unwrap();
        assert_eq!(written.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), KEYS.into());
    }

    #[test]
    fn a_key_of_a_later_version_is_kept() {
        let mut settings = Settings::parse("format = 1\nsound = \"bell\"\n[retention]\ndays = 90\n").unwrap();
        settings.on_top = true;
        let again = Settings::parse(&settings.to_toml()).unwrap();
        assert_eq!(again, settings);
        assert_eq!(again.other["retention"]["days"].as_integer(), Some(90));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        assert_eq!(fault("format = 1\nown = [\"太郎@ours.example\", \"taro\"]"), "2:27 BadValue taro");
        assert_eq!(fault("format = 1\ngroup = [\"*.example.com\"]"), "2:10 BadValue *.example.com");
        assert_eq!(fault("format = 1\ndeclined = [\"a b\"]"), "2:13 BadValue a b");
        assert_eq!(fault("format = 1\ntext_size = 900"), "2:13 BadValue text_size = 900 (90–200)");
        assert_eq!(fault("format = 1\n[[organization]]\nname = [\"C\"]\ndomains = [\"*.x\"]"), "4:12 BadValue *.x");
        assert_eq!(fault("format = 1\n[[organization]]\nname = [\" \"]"), "3:9 BadValue  ");
        assert!(fault("format = 1\n[[organization]]\nlevel = 1").starts_with("3:1 BadValue "));
        assert!(fault("format = 1\ntheme = \"pink\"").starts_with("2:9 BadValue "));
        assert!(fault("format = 1\n[levels]\nsubject_empty = \"maybe\"").starts_with("3:17 BadValue "));
        assert!(fault("format = 1\nown = [").contains(" Syntax "));
    }

    #[test]
    fn every_fault_has_a_sentence_in_both_languages() {
        for lang in Lang::ALL {
            for kind in SettingsFaultKind::ALL {
                let told = SettingsFault { kind, line: 3, column: 4, detail: "x".to_owned() }.told(&Text::new(lang));
                assert!(told.contains('x') && told != kind.id(), "{told}");
            }
        }
    }

    #[test]
    fn no_settings_text_panics() {
        let text = everything().to_toml();
        for (end, _) in text.char_indices() {
            drop(Settings::parse(text.get(..end).unwrap()));
        }
    }
}
