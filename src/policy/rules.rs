//! Rules about who is addressed together: `[[never_together]]` and `[[required_recipient]]`.

use std::collections::{BTreeMap, BTreeSet};

use crate::mail::{AddrSpec, Destination};

use super::file::{Reference, ReferenceTo, Written};
use super::reader::{Reader, Value, join};
use super::{Entry, Expected, FaultKind, Policy};

/// Groups of people who may not be addressed in one mail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NeverTogether {
    pub name: String,
    /// At least two. Here a domain stands for its sub-domains too.
    pub groups: Vec<Vec<Entry>>,
    /// What the organisation wants said, by language.
    pub message: BTreeMap<String, String>,
}

/// Somebody who has to be among the recipients of certain mails.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RequiredRecipient {
    pub name: String,
    /// One of them is enough.
    pub addresses: Vec<Entry>,
    /// Where; `None` anywhere.
    pub field: Option<Destination>,
    pub when: When,
    /// What the organisation wants said, by language.
    pub message: BTreeMap<String, String>,
}

/// Which mails a rule is about: all that is said has to hold, and what is not said does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// Somebody outside is addressed.
    pub outsiders: bool,
    /// A file goes along.
    pub files: bool,
    /// One of these word lists, by name, finds something.
    pub keywords: Vec<String>,
    /// Somebody of one of these organisations, by name, is addressed.
    pub organizations: Vec<String>,
    /// One of these is addressed.
    pub recipients: Vec<Entry>,
    /// Whom those organisations are; worked out once every layer is in.
    pub(super) of_organizations: Vec<Entry>,
}

impl NeverTogether {
    /// Which of the groups an address belongs to.
    pub fn groups_of(&self, addr: &AddrSpec) -> impl Iterator<Item = usize> {
        let belongs = |group: &Vec<Entry>| group.iter().any(|entry| entry.reaches(addr));
        self.groups.iter().enumerate().filter(move |(_, group)| belongs(group)).map(|(at, _)| at)
    }
}

impl When {
    /// Whether an address is of one of the organisations it names.
    pub fn names_organization_of(&self, addr: &AddrSpec) -> bool {
        self.of_organizations.iter().any(|entry| entry.matches(addr))
    }
}

impl Policy {
    /// What the organisation wants said beside a finding of one of these rules.
    pub fn rule_message(&self, name: &str) -> Option<&BTreeMap<String, String>> {
        let apart = self.never_together.iter().map(|rule| (&rule.name, &rule.message));
        let required = self.required_recipients.iter().map(|rule| (&rule.name, &rule.message));
        apart.chain(required).find(|(rule, _)| *rule == name).map(|(_, message)| message)
    }

    pub(super) fn resolve_rules(&mut self) {
        for rule in &mut self.required_recipients {
            let named = self
                .organizations
                .iter()
                .filter(|organization| organization.names.iter().any(|name| rule.when.organizations.contains(name)));
            rule.when.of_organizations = named.flat_map(|organization| organization.domains.iter().cloned()).collect();
        }
    }

    /// Every rule of both policies.
    pub(super) fn tighten_rules(&mut self, other: &Self) {
        extend_rules(&mut self.never_together, &other.never_together);
        extend_rules(&mut self.required_recipients, &other.required_recipients);
        extend_rules(&mut self.recipients.watched, &other.recipients.watched);
        extend_rules(&mut self.recipients.lists, &other.recipients.lists);
    }

    pub(super) fn rule_values(&self) -> Vec<(String, String)> {
        let apart = self.never_together.iter().map(|rule| {
            let groups: Vec<String> = rule.groups.iter().map(|group| super::show::entries(group)).collect();
            (format!("never_together.{}", rule.name), format!("[{}]", groups.join(", ")))
        });
        let required = self.required_recipients.iter();
        let required =
            required.map(|rule| (format!("required_recipient.{}", rule.name), super::show::entries(&rule.addresses)));
        apart.chain(required).collect()
    }
}

fn extend_rules<T: Clone + PartialEq>(rules: &mut Vec<T>, more: &[T]) {
    for rule in more {
        if !rules.contains(rule) {
            rules.push(rule.clone());
        }
    }
}

impl Reader<'_> {
    /// `[[never_together]]`
    pub(super) fn never_together(&mut self, value: &Value<'_>, written: &mut Written) {
        let mut names = BTreeSet::new();
        for value in self.tables(value, "never_together") {
            let mut rule = NeverTogether::default();
            self.table(value, "never_together", |reader, key, value| {
                match key {
                    "name" => rule.name = reader.text(value, "never_together.name").unwrap_or_default(),
                    "groups" => rule.groups = reader.groups(value),
                    "message" => rule.message = reader.by_language(value, "never_together.message"),
                    _ => return false,
                }
                true
            });
            if rule.groups.is_empty() {
                self.missing(value, "never_together.groups");
            }
            if self.is_new_name(&mut names, value, "never_together", &rule.name) {
                written.never_together.push(rule);
            }
        }
    }

    /// Lists of entries, at least two: one group cannot be kept apart.
    fn groups(&mut self, value: &Value<'_>) -> Vec<Vec<Entry>> {
        let key = "never_together.groups";
        let groups = value.get_ref().as_array().map(|array| array.iter().collect::<Vec<_>>()).unwrap_or_default();
        if groups.len() < 2 || groups.iter().any(|group| group.get_ref().as_array().is_none()) {
            self.unexpected(value, key, Expected::Groups);
            return Vec::new();
        }
        groups.into_iter().map(|group| self.entries(group, key, Expected::Entry)).collect()
    }

    /// `[[required_recipient]]`
    pub(super) fn required_recipients(&mut self, value: &Value<'_>, written: &mut Written) {
        let mut names = BTreeSet::new();
        for value in self.tables(value, "required_recipient") {
            let mut rule = RequiredRecipient::default();
            let mut references = Vec::new();
            self.table(value, "required_recipient", |reader, key, value| {
                match key {
                    "name" => rule.name = reader.text(value, "required_recipient.name").unwrap_or_default(),
                    "address" => {
                        rule.addresses = reader.entries(value, "required_recipient.address", Expected::Address);
                    }
                    "field" => rule.field = reader.field(value),
                    "when" => rule.when = reader.when(value, &mut references),
                    "message" => rule.message = reader.by_language(value, "required_recipient.message"),
                    _ => return false,
                }
                true
            });
            written.references.extend(references);
            if rule.addresses.is_empty() {
                self.missing(value, "required_recipient.address");
            }
            if self.is_new_name(&mut names, value, "required_recipient", &rule.name) {
                written.required_recipients.push(rule);
            }
        }
    }

    fn is_new_name(&mut self, names: &mut BTreeSet<String>, value: &Value<'_>, section: &str, name: &str) -> bool {
        if name.is_empty() {
            self.missing(value, &join(section, "name"));
        } else if !names.insert(name.to_owned()) {
            self.fault(&value.span(), FaultKind::DuplicateName, join(section, name));
        }
        !name.is_empty()
    }

    fn field(&mut self, value: &Value<'_>) -> Option<Destination> {
        match value.get_ref().as_str() {
            Some("to") => Some(Destination::To),
            Some("cc") => Some(Destination::Cc),
            Some("bcc") => Some(Destination::Bcc),
            Some("any") => None,
            Some(_) | None => {
                self.unexpected(value, "required_recipient.field", Expected::Field);
                None
            }
        }
    }

    fn when(&mut self, value: &Value<'_>, references: &mut Vec<Reference>) -> When {
        let mut when = When::default();
        self.table(value, "required_recipient.when", |reader, key, value| {
            match key {
                "outsiders" => when.outsiders = reader.yes_or_no(value, "required_recipient.when.outsiders"),
                "files" => when.files = reader.yes_or_no(value, "required_recipient.when.files"),
                "recipients" => {
                    when.recipients = reader.entries(value, "required_recipient.when.recipients", Expected::Entry);
                }
                "keywords" => when.keywords = reader.references(value, key, &ReferenceTo::Keywords, references),
                "organization" => {
                    when.organizations = reader.references(value, key, &ReferenceTo::Organization, references);
                }
                _ => return false,
            }
            true
        });
        when
    }

    pub(super) fn yes_or_no(&mut self, value: &Value<'_>, key: &str) -> bool {
        let yes = value.get_ref().as_bool();
        if yes.is_none() {
            self.unexpected(value, key, Expected::YesNo);
        }
        yes.unwrap_or_default()
    }

    /// Names of what stands elsewhere, in this file or another.
    fn references(
        &mut self,
        value: &Value<'_>,
        key: &str,
        to: &ReferenceTo,
        references: &mut Vec<Reference>,
    ) -> Vec<String> {
        let names = self.texts(value, &join("required_recipient.when", key));
        for (name, span) in &names {
            references.push(Reference { to: to.clone(), name: name.clone(), position: self.position(span.start) });
        }
        names.into_iter().map(|(name, _)| name).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::{Layer, Policy};

    fn resolve(text: &str) -> Result<Policy, String> {
        let layers = [Layer::built_in(), Layer::machine("p", format!("format = 1\n{text}"))];
        Policy::resolve(&layers, &[]).map_err(|faults| {
            let told =
                faults.iter().map(|fault| format!("{}:{} {:?} {}", fault.line, fault.column, fault.kind, fault.detail));
            told.collect::<Vec<_>>().join("; ")
        })
    }

    const BOTH: &str = r#"
[[organization]]
name = ["C"]
domains = ["client.example"]
[[never_together]]
name = "rivals"
groups = [["a.example"], ["b.example", "x@c.example"]]
message = "apart"
[[required_recipient]]
name = "legal"
address = ["legal@ours.example"]
field = "cc"
when = { outsiders = true, files = true, keywords = ["confidential"], organization = ["C"], recipients = ["x.example"] }
"#;

    #[test]
    fn every_key_is_read_and_shown() {
        let policy = resolve(BOTH).unwrap();
        assert_eq!(policy.rule_message("rivals").unwrap()["ja"], "apart");
        let when = &policy.required_recipients[0].when;
        assert_eq!((when.of_organizations.len(), when.recipients.len()), (1, 1));
        let shown = policy.values();
        let shown = |key: &str| shown.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone());
        assert_eq!(shown("never_together.rivals").unwrap(), "[[\"a.example\"], [\"b.example\", \"x@c.example\"]]");
        assert_eq!(shown("required_recipient.legal").unwrap(), "[\"legal@ours.example\"]");
        assert!(policy.origins.contains_key("never_together.rivals"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, told) in [
            ("[[never_together]]\nname = \"a\"", "2:1 MissingKey never_together.groups"),
            (
                "[[never_together]]\nname = \"a\"\ngroups = [[\"a.example\"]]",
                "4:10 BadValue never_together.groups = [[\"a.example\"]]",
            ),
            ("[[never_together]]\ngroups = [[\"a.example\"], [\"b.example\"]]", "2:1 MissingKey never_together.name"),
            (
                "[[never_together]]\nname = \"a\"\ngroups = [[\"*.a\"], [\"b.example\"]]",
                "4:12 BadEntry never_together.groups: *.a",
            ),
            ("[[required_recipient]]\nname = \"a\"", "2:1 MissingKey required_recipient.address"),
            (
                "[[required_recipient]]\nname = \"a\"\naddress = \"a@x.example\"\nfield = \"from\"",
                "5:9 BadValue required_recipient.field = \"from\"",
            ),
            (
                "[[required_recipient]]\nname = \"a\"\naddress = \"a@x.example\"\nwhen = { files = 1 }",
                "5:18 BadValue required_recipient.when.files = 1",
            ),
            (
                "[[required_recipient]]\nname = \"a\"\naddress = \"a@x.example\"\nwhen = { keywords = [\"nobody\"] }",
                "5:22 UnknownName nobody",
            ),
            (
                "[[required_recipient]]\nname = \"a\"\naddress = \"a@x.example\"\nwhen = { organization = [\"nobody\"] }",
                "5:26 UnknownName nobody",
            ),
        ] {
            assert_eq!(resolve(text).unwrap_err(), told, "{text}");
        }
    }

    #[test]
    fn a_policy_that_tightens_adds_its_rules() {
        let machine = Layer::machine("m", "format = 1\n");
        let given = Layer::given("g", format!("format = 1\n[recipients]\nlists = [\"x@l.example\"]\n{BOTH}"));
        let policy = Policy::for_window(Some(machine), Some(given), &[]).unwrap();
        assert_eq!((policy.never_together.len(), policy.required_recipients.len()), (1, 1));
        assert_eq!(policy.recipients.lists.len(), 1);
    }
}
