//! What the things of the layers below are called.

use jiff::Zoned;
use jiff::civil::Date;
use serde::Serialize;

use crate::check::{Finding, Role, Value};
use crate::mail::content::ContentPart;
use crate::mail::{AddrFault, Defect, DefectKind, Destination, Format, MAX_BYTES, Opaque, OpaqueKind, OpenError};
use crate::policy::import::{Remark, Taken};
use crate::policy::{Expected, Fault, Level, Scope, Side, WAIVABLE};
use crate::review::Grant;

use crate::trail::{self, Event, PackageError, PackageFault};

use super::{Arg, Text};

/// Of a list in a sentence, so many are named and the others counted.
const NAMED: usize = 12;
/// The argument that carries [`crate::lens::Summary::to_words`].
const INSIDE: &str = "inside";
/// The arguments that carry the way to a spot of a file, a spot alone, and several of them.
const AT: &str = "at";
const DETAIL: &str = "detail";
const WHERE: &str = "where";

impl Text {
    /// What a finding states: the message of its grade, or the one of its check.
    pub fn finding(&self, finding: &Finding) -> String {
        let args = self.finding_args(finding);
        self.find(&grade_id(finding), &args).unwrap_or_else(|| self.with(finding.check, &args))
    }

    /// Why that matters, where the catalogs say so.
    pub fn finding_why(&self, finding: &Finding) -> Option<String> {
        let args = self.finding_args(finding);
        self.attr(&grade_id(finding), "why", &args).or_else(|| self.attr(finding.check, "why", &args))
    }

    /// The circumstance that makes a finding a note.
    pub fn finding_quiet(&self, finding: &Finding) -> Option<String> {
        finding.quiet.as_deref().map(|id| self.with(id, &self.finding_args(finding)))
    }

    /// That somebody called it no mistake: until when, and why; nothing where nobody did. Of several organisations the
    /// first day on which one asks again counts.
    pub fn waived(&self, grants: &[Grant]) -> Option<String> {
        let until = grants.iter().map(|grant| grant.until).min()?;
        let mut reasons: Vec<&str> = grants.iter().map(|grant| grant.reason.as_str()).collect();
        reasons.dedup();
        let args = [("until", Arg::from(self.day(until))), ("reason", Arg::from(reasons.join(" / ")))];
        Some(self.with("waived", &args))
    }

    /// The same in full, for one organisation.
    pub fn waived_for(&self, grant: &Grant) -> String {
        let args = [
            ("organization", Arg::from(self.waived_where(grant.organization.as_deref()))),
            ("granted", Arg::from(self.day(grant.granted))),
            ("until", Arg::from(self.day(grant.until))),
            ("reason", Arg::from(&grant.reason)),
        ];
        self.with("waived-for", &args)
    }

    /// An organisation, or what stays inside.
    pub fn waived_where(&self, organization: Option<&str>) -> String {
        organization.map_or_else(|| self.get("waived-inside"), str::to_owned)
    }

    /// A day in a sentence.
    pub fn day(&self, date: Date) -> String {
        self.with("date-day", &date_args(date))
    }

    fn finding_args<'f>(&self, finding: &'f Finding) -> Vec<(&'f str, Arg<'f>)> {
        let args = finding.args.0.iter().map(|(key, value)| {
            let arg = match value {
                Value::Text(way) if key == AT => Arg::Text(self.way_to_spot(way)),
                Value::Text(spot) if key == DETAIL => Arg::Text(self.spot_label(spot)),
                Value::Text(text) => Arg::from(text),
                Value::Count(count) => Arg::Count(*count),
                Value::List(words) if key == INSIDE => Arg::from(self.inside_words(words)),
                Value::List(items) if key == "kinds" => Arg::from(self.list(&self.personal_kinds(items))),
                Value::List(spots) if key == WHERE => {
                    let spots: Vec<String> = spots.iter().map(|spot| self.spot_label(spot).into_owned()).collect();
                    Arg::from(self.short_list(&spots, NAMED))
                }
                Value::List(items) => Arg::from(self.short_list(items, NAMED)),
            };
            (key.as_ref(), arg)
        });
        std::iter::once(("grade", Arg::from(finding.grade.as_ref()))).chain(args).collect()
    }

    /// What the kinds of personal data are called.
    fn personal_kinds(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.get(&format!("personal-{id}"))).collect()
    }

    pub fn level(&self, level: Level) -> String {
        self.get(&format!("level-{}", level.id()))
    }

    pub fn side(&self, side: Side) -> String {
        self.get(&id("side", &side))
    }

    pub fn destination(&self, field: Destination) -> String {
        self.get(&id("field", &field))
    }

    pub fn format_name(&self, format: Format) -> String {
        self.get(&id("format", &format))
    }

    pub fn scope(&self, scope: Scope) -> String {
        self.get(&format!("scope-{}", scope.id()))
    }

    pub fn defect(&self, defect: &Defect) -> String {
        self.defect_kind(defect.kind, &defect.detail)
    }

    pub fn defect_kind(&self, kind: DefectKind, detail: &str) -> String {
        self.with(&id("defect", &kind), &[("detail", Arg::from(detail))])
    }

    pub fn opaque(&self, opaque: &Opaque) -> String {
        self.opaque_kind(opaque.why, &opaque.detail)
    }

    pub fn opaque_kind(&self, kind: OpaqueKind, detail: &str) -> String {
        self.with(&id("opaque", &kind), &[("detail", Arg::from(detail))])
    }

    pub fn addr_fault(&self, fault: AddrFault) -> String {
        self.get(match fault {
            AddrFault::Syntax => "address-fault-syntax",
            AddrFault::FullWidth => "address-fault-full-width",
            AddrFault::Space => "address-fault-space",
            AddrFault::TrailingDot => "address-fault-trailing-dot",
            AddrFault::Mapped => "address-fault-mapped",
        })
    }

    /// Why bytes are no draft at all, and what can be done.
    pub fn open_error(&self, error: &OpenError) -> String {
        match error {
            OpenError::NotOutlook(detail) if !detail.is_empty() => {
                self.with("open-not-outlook-detail", &[("detail", Arg::from(detail))])
            }
            OpenError::TooLarge => self.with(error.id(), &[("limit", Arg::Count(MAX_BYTES))]),
            OpenError::Empty | OpenError::NotMail | OpenError::NoHeader | OpenError::NotOutlook(_) => {
                self.get(error.id())
            }
        }
    }

    /// A part of the content in which two mails can differ.
    pub fn content_part(&self, part: ContentPart) -> String {
        self.get(&id("content-part", &part))
    }

    pub fn role(&self, role: Role) -> String {
        self.get(&format!("role-{}", role.id()))
    }

    /// Who approved and when, in one phrase; the time as the person's clock shows it.
    pub fn approved_by(&self, person: &str, role: Role, at: &Zoned) -> String {
        let at = at.strftime("%Y-%m-%d %H:%M").to_string();
        self.with(
            "approved-by",
            &[("person", Arg::from(person)), ("role", Arg::from(self.role(role))), ("at", Arg::from(at))],
        )
    }

    /// What an entry of the trail tells.
    pub fn event(&self, event: &Event) -> String {
        self.get(&format!("event-{}", event.id()))
    }

    /// What is wrong with a trail, and where.
    pub fn trail_fault(&self, fault: &trail::Fault) -> String {
        let args = [
            ("file", Arg::from(&fault.file)),
            ("line", Arg::from(fault.line.to_string())),
            ("number", Arg::from(fault.number.map_or_else(String::new, |number| number.to_string()))),
        ];
        let sentence = self.get(&format!("trail-fault-{}", fault.kind.id()));
        let place = if fault.line > 0 { "trail-fault-at-line" } else { "trail-fault-at-file" };
        self.with(place, &[&args[..], &[("fault", Arg::from(sentence))]].concat())
    }

    pub fn package_error(&self, error: &PackageError) -> String {
        self.get(&format!("package-{}", error.id()))
    }

    /// What does not hold in an approval file.
    pub fn package_fault(&self, fault: &PackageFault) -> String {
        self.with(&format!("package-fault-{}", fault.kind.id()), &[("number", Arg::from(fault.approval.to_string()))])
    }

    /// What is wrong in a policy file, with its place in front.
    pub fn policy_fault(&self, fault: &Fault) -> String {
        let args = [
            ("file", Arg::from(&fault.file)),
            // Line and column name a place, so they are written without separators.
            ("line", Arg::from(fault.line.to_string())),
            ("column", Arg::from(fault.column.to_string())),
            ("fault", Arg::from(self.policy_fault_alone(fault))),
        ];
        self.with("policy-fault-place", &args)
    }

    /// The same without the place, for where that is written as programs read it.
    pub fn policy_fault_alone(&self, fault: &Fault) -> String {
        let sentence = self.with(fault.kind.id(), &[("detail", Arg::from(&fault.detail))]);
        let Some(expected) = fault.expected else { return sentence };
        let args = [("fault", Arg::from(sentence)), ("expected", Arg::from(self.expected(expected)))];
        self.with("policy-fault-expected", &args)
    }

    /// What became of something in another checker's settings, after its place.
    pub fn import_remark(&self, remark: &Remark) -> String {
        let why = self.get(&format!("import-why-{}", remark.why.id()));
        if remark.what.is_empty() {
            return why;
        }
        self.with("import-remark", &[("what", Arg::from(&remark.what)), ("why", Arg::from(why))])
    }

    /// How much of a file was taken over.
    pub fn import_taken(&self, taken: &Taken) -> String {
        let count = |count: usize| Arg::Count(u64::try_from(count).unwrap_or(u64::MAX));
        self.with("import-taken", &[("taken", count(taken.taken)), ("rows", count(taken.rows))])
    }

    fn expected(&self, expected: Expected) -> String {
        match expected {
            Expected::Number { min, max } => {
                self.with(expected.id(), &[("min", Arg::Count(min)), ("max", Arg::Count(max))])
            }
            Expected::Level => self.with(expected.id(), &[("levels", Arg::from(all(Level::ALL.map(Level::id))))]),
            Expected::Scope => self.with(expected.id(), &[("scopes", Arg::from(all(Scope::ALL.map(Scope::id))))]),
            Expected::Waivable => self.with(expected.id(), &[("checks", Arg::from(all(WAIVABLE)))]),
            Expected::Table
            | Expected::Tables
            | Expected::Text
            | Expected::Texts
            | Expected::Entry
            | Expected::Domain
            | Expected::Address
            | Expected::Groups
            | Expected::YesNo
            | Expected::Field
            | Expected::AllowOrForbid => self.get(expected.id()),
        }
    }
}

/// What the messages of dates need. Year and day name something, so they are written without separators.
pub(crate) fn date_args(date: Date) -> [(&'static str, Arg<'static>); 3] {
    let month = u64::from(date.month().unsigned_abs());
    [("year", date.year().to_string().into()), ("month", Arg::Count(month)), ("day", date.day().to_string().into())]
}

fn all<const N: usize>(ids: [&str; N]) -> Vec<String> {
    ids.map(str::to_owned).into()
}

fn grade_id(finding: &Finding) -> String {
    format!("{}-{}", finding.check, finding.grade)
}

/// The id of a kind is its name in JSON: one spelling for records, scripts and catalogs.
pub(super) fn id(prefix: &str, kind: &impl Serialize) -> String {
    let name = serde_json::to_value(kind).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    format!("{prefix}-{name}")
}
