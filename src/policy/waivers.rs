//! `[waivers]`: which findings people may call no mistake for some time, and for how long.

use super::reader::{Reader, Value};
use super::{Expected, FaultKind};

/// The checks that a policy may let people waive: alarms about a text that can be right in one organisation and wrong in
/// another. Whom a mail goes to, what a file is, personal data, secrets and what resembles something else are for nobody
/// to get used to.
pub const WAIVABLE: [&str; 9] = [
    "flagged_keyword",
    "internal_wording",
    "placeholder_left",
    "internal_link",
    "link_differs",
    "salutation_differs",
    "reply_to_differs",
    "attachment_forgotten",
    "attachment_for_other",
];

/// Days for which a waiver may last, at most, where no policy says; and the most that one may say.
const DEFAULT_DAYS: u16 = 90;
const MOST_DAYS: u64 = 365;

/// What people may waive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waivers {
    /// Ids out of [`WAIVABLE`]; without any, nothing.
    pub checks: Vec<String>,
    pub max_days: u16,
}

/// The section as one file has it.
#[derive(Debug, Default)]
pub(super) struct WrittenWaivers {
    checks: Option<Vec<String>>,
    max_days: Option<u16>,
}

impl Default for Waivers {
    fn default() -> Self {
        Self { checks: Vec::new(), max_days: DEFAULT_DAYS }
    }
}

impl Waivers {
    /// Whether findings of this check may be waived.
    pub fn allow(&self, check: &str) -> bool {
        self.checks.iter().any(|id| id == check)
    }

    pub(super) fn checks_shown(&self) -> String {
        format!("[{}]", super::show::texts(self.checks.iter().map(String::as_str)))
    }

    /// Lays a file over what the layers below said; the keys that it sets. The list is replaced, or nothing could be
    /// taken out of it.
    pub(super) fn merge(&mut self, written: &WrittenWaivers) -> Vec<&'static str> {
        let mut keys = Vec::new();
        if let Some(checks) = &written.checks {
            self.checks.clone_from(checks);
            keys.push("waivers.checks");
        }
        if let Some(days) = written.max_days {
            self.max_days = days;
            keys.push("waivers.max_days");
        }
        keys
    }

    /// What both let people waive, for as long as both do.
    pub(super) fn tighten_by(&mut self, other: &Self) {
        self.checks.retain(|id| other.allow(id));
        self.max_days = self.max_days.min(other.max_days);
    }
}

impl Reader<'_> {
    pub(super) fn waivers(&mut self, value: &Value<'_>) -> WrittenWaivers {
        let mut written = WrittenWaivers::default();
        self.table(value, "waivers", |reader, key, value| {
            match key {
                "checks" => written.checks = Some(reader.waivable(value)),
                "max_days" => {
                    let days = reader.number(value, "waivers.max_days", 1, MOST_DAYS);
                    written.max_days = days.and_then(|days| u16::try_from(days).ok());
                }
                _ => return false,
            }
            true
        });
        written
    }

    fn waivable(&mut self, value: &Value<'_>) -> Vec<String> {
        let mut checks = Vec::new();
        for (id, span) in self.texts(value, "waivers.checks") {
            if !WAIVABLE.contains(&id.as_str()) {
                self.push(&span, FaultKind::NeverWaived, id, Some(Expected::Waivable));
            } else if !checks.contains(&id) {
                checks.push(id);
            }
        }
        checks
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::{Fault, Layer, Origin, Policy};

    use super::*;

    fn resolve(text: &str) -> Result<Policy, Vec<Fault>> {
        let layer = Layer::machine("policy.toml", format!("format = 1\n{text}"));
        Policy::resolve(&[Layer::built_in(), layer], &[])
    }

    fn fault(text: &str) -> String {
        let faults = resolve(text).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        let fault = &faults[0];
        format!("{}:{} {:?} {} {:?}", fault.line, fault.column, fault.kind, fault.detail, fault.expected)
    }

    #[test]
    fn what_nobody_may_waive_is_a_fault_with_its_place() {
        for id in
            ["personal_data", "secret", "lookalike_domain", "lookalike_address", "recipient_external", "attachment"]
        {
            let text = format!("[waivers]\nchecks = [\"flagged_keyword\",\n  \"{id}\"]");
            assert_eq!(fault(&text), format!("4:3 NeverWaived {id} Some(Waivable)"));
        }
        assert_eq!(fault("[waivers]\nchecks = \"flagged_word\""), "3:10 NeverWaived flagged_word Some(Waivable)");
    }

    #[test]
    fn a_waiver_lasts_a_year_at_most() {
        for days in ["0", "366", "-1", "\"90\""] {
            let text = format!("[waivers]\nmax_days = {days}");
            let expected = "Some(Number { min: 1, max: 365 })";
            assert_eq!(fault(&text), format!("3:12 BadValue waivers.max_days = {days} {expected}"));
        }
        assert_eq!(fault("[waivers]\ndays = 3"), "3:1 UnknownKey waivers.days None");
    }

    #[test]
    fn the_policy_of_the_organisation_takes_the_place_of_the_built_in_list() {
        let built_in = resolve("").unwrap();
        assert!(built_in.waivers.allow("flagged_keyword") && !built_in.waivers.allow("attachment_forgotten"));
        assert_eq!(built_in.waivers.max_days, 90);
        let policy = resolve("[waivers]\nchecks = [\"attachment_forgotten\"]\nmax_days = 365").unwrap();
        assert_eq!(
            (policy.waivers.checks.as_slice(), policy.waivers.max_days),
            (&["attachment_forgotten".to_owned()][..], 365)
        );
        assert_eq!(policy.origins["waivers.checks"].0, Origin::Machine);
        let none = resolve("[waivers]\nchecks = []").unwrap();
        assert!(WAIVABLE.iter().all(|id| !none.waivers.allow(id)));
        let shown = none.values().into_iter().filter(|(key, _)| key.starts_with("waivers."));
        let shown: Vec<String> = shown.map(|(key, value)| format!("{key} = {value}")).collect();
        assert_eq!(shown, ["waivers.checks = []", "waivers.max_days = 90"]);
    }

    #[test]
    fn a_policy_under_the_machines_can_only_allow_less() {
        let layer =
            |checks: &str, days: u16| format!("format = 1\n[waivers]\nchecks = [{checks}]\nmax_days = {days}\n");
        let machine = Layer::machine("m", layer("\"flagged_keyword\", \"internal_link\"", 30));
        let given = Layer::given("g", layer("\"internal_link\", \"link_differs\"", 200));
        let policy = Policy::for_window(Some(machine), Some(given), &[]).unwrap();
        assert_eq!(
            (policy.waivers.checks.as_slice(), policy.waivers.max_days),
            (&["internal_link".to_owned()][..], 30)
        );
    }
}
