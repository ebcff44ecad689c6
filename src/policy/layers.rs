//! Layers, resolved once: the last one wins for scalars and `[internal]`; lists and organisations merge by name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::mail::{Digest, Domain};

use super::file::{self, Reference, ReferenceTo, Written, WrittenLevel, WrittenList};
use super::grading::GRADED_BY_LIST;
use super::keywords::extend_new;
use super::{
    Attachments, Encrypted, Entry, EntryIndex, Fault, FaultKind, Inspect, Internal, KeywordList, Level, Links,
    NeverTogether, Organization, Policy, Recipients, RequiredRecipient, Waivers,
};

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    BuiltIn,
    Machine,
    /// `--policy FILE`.
    Given,
}

/// The text of one policy file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    pub origin: Origin,
    /// As the person knows it: a path, or `built-in`.
    pub name: String,
    pub text: String,
}

/// Where each value in force comes from: key as in the file (`recipients.each_up_to`, `keywords.confidential`), origin, name of the layer.
pub type Origins = BTreeMap<String, (Origin, String)>;

/// The ids of all checks with their grades, as `[levels]` may name them.
pub type Checks<'a> = &'a [(&'static str, &'static [(&'static str, Level)])];

impl Layer {
    /// `assets/policy.toml`, compiled in.
    pub fn built_in() -> Self {
        Self {
            origin: Origin::BuiltIn,
            name: "built-in".to_owned(),
            text: include_str!("../../assets/policy.toml").to_owned(),
        }
    }

    pub fn machine(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { origin: Origin::Machine, name: name.into(), text: text.into() }
    }

    pub fn given(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { origin: Origin::Given, name: name.into(), text: text.into() }
    }
}

impl Policy {
    /// Resolves the layers, lowest first. `checks` are the ids and grades that `[levels]` may name.
    ///
    /// # Errors
    /// Every fault of every layer: a policy that does not hold is never replaced by a laxer one.
    pub fn resolve(layers: &[Layer], checks: Checks<'_>) -> Result<Self, Vec<Fault>> {
        let mut policy = Self::empty();
        let mut levels = Vec::new();
        let mut faults = Vec::new();
        let mut references = Vec::new();
        for layer in layers {
            let (mut written, wrong) = file::read(layer);
            faults.extend(wrong);
            references.extend(std::mem::take(&mut written.references).into_iter().map(|reference| (layer, reference)));
            levels.extend(policy.merge(layer, written).into_iter().map(|level| (layer, level)));
        }
        for (layer, level) in levels {
            faults.extend(policy.grade(layer, level, checks));
        }
        faults.extend(references.into_iter().filter_map(|(layer, reference)| policy.unknown(layer, reference)));
        if !faults.is_empty() {
            return Err(faults);
        }
        policy.finish(layers);
        Ok(policy)
    }

    /// The policy of `check`: `--policy FILE` stands in place of the machine-wide file; the built-in lists stay.
    pub fn for_check(machine: Option<Layer>, given: Option<Layer>, checks: Checks<'_>) -> Result<Self, Vec<Fault>> {
        let layers: Vec<_> = std::iter::once(Layer::built_in()).chain(given.or(machine)).collect();
        Self::resolve(&layers, checks)
    }

    /// The policy of the window: what the machine-wide file says is the floor, `--policy FILE` can only tighten it.
    pub fn for_window(machine: Option<Layer>, given: Option<Layer>, checks: Checks<'_>) -> Result<Self, Vec<Fault>> {
        let (Some(machine), Some(given)) = (machine.clone(), given.clone()) else {
            return Self::for_check(machine, given, checks);
        };
        let floor = Self::for_check(Some(machine), None, checks);
        let asked = Self::for_check(None, Some(given), checks);
        match (floor, asked) {
            (Ok(floor), Ok(asked)) => Ok(floor.tightened_by(&asked)),
            (floor, asked) => Err([floor.err(), asked.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// What holds where no layer says anything.
    fn empty() -> Self {
        Self {
            internal: None,
            levels: BTreeMap::new(),
            recipients: Recipients {
                forbidden: Vec::new(),
                watched: Vec::new(),
                lists: Vec::new(),
                each_up_to: 8,
                exposure_addresses: 5,
            },
            attachments: Attachments { encrypted: Encrypted::Allow, max_total_mb: 10, inspect: Inspect::default() },
            keywords: Vec::new(),
            organizations: Vec::new(),
            never_together: Vec::new(),
            required_recipients: Vec::new(),
            free_mail: Vec::new(),
            famous: Vec::new(),
            genuine: Vec::new(),
            links: Links::default(),
            waivers: Waivers::default(),
            guidance: BTreeMap::new(),
            origins: Origins::new(),
            digest: Digest::of(b""),
            floors: Vec::new(),
            organization_index: EntryIndex::default(),
            resembled: OnceLock::new(),
            sieve: OnceLock::new(),
            organization_cores: Vec::new(),
        }
    }

    /// Lays one file over what the layers below said; gives back its levels, which need all lists to be known.
    fn merge(&mut self, layer: &Layer, written: Written) -> Vec<WrittenLevel> {
        self.merge_scalars(layer, &written);
        if let Some(entries) = written.internal {
            self.internal = Some(Internal { entries });
            self.comes_from(layer, "internal");
        }
        for (key, said) in [
            ("recipients.forbidden", grow(&mut self.recipients.forbidden, written.forbidden)),
            ("recipients.watched", grow(&mut self.recipients.watched, written.watched)),
            ("recipients.lists", grow(&mut self.recipients.lists, written.lists)),
        ] {
            if said {
                self.comes_from(layer, key);
            }
        }
        self.merge_rules(layer, written.never_together, written.required_recipients);
        for list in written.keywords {
            self.comes_from(layer, &format!("keywords.{}", list.name));
            self.merge_list(list);
        }
        for organization in written.organizations {
            if let Some(name) = organization.names.first() {
                self.comes_from(layer, &format!("organization.{name}"));
            }
            self.merge_organization(organization);
        }
        self.merge_domains(layer, written.free_mail, "free_mail.domains", |policy| &mut policy.free_mail);
        self.merge_domains(layer, written.famous, "free_mail.famous", |policy| &mut policy.famous);
        self.merge_domains(layer, written.genuine, "lookalikes.genuine", |policy| &mut policy.genuine);
        for entry in written.intranet {
            self.comes_from(layer, "links.intranet");
            if !self.links.intranet.contains(&entry) {
                self.links.intranet.push(entry);
            }
        }
        for (language, text) in written.guidance {
            self.comes_from(layer, &format!("guidance.{language}"));
            self.guidance.insert(language, text);
        }
        written.levels
    }

    /// A rule of a known name takes the place of the one below.
    fn merge_rules(&mut self, layer: &Layer, apart: Vec<NeverTogether>, required: Vec<RequiredRecipient>) {
        for rule in apart {
            self.comes_from(layer, &format!("never_together.{}", rule.name));
            self.never_together.retain(|known| known.name != rule.name);
            self.never_together.push(rule);
        }
        for rule in required {
            self.comes_from(layer, &format!("required_recipient.{}", rule.name));
            self.required_recipients.retain(|known| known.name != rule.name);
            self.required_recipients.push(rule);
        }
    }

    /// Says so where nothing has the name that something refers to.
    fn unknown(&self, layer: &Layer, reference: Reference) -> Option<Fault> {
        let Reference { to, name, position } = reference;
        let (known, kind) = match to {
            ReferenceTo::Keywords => (self.list(&name).is_some(), FaultKind::UnknownName),
            ReferenceTo::Organization => {
                let named = |organization: &Organization| organization.names.contains(&name);
                (self.organizations.iter().any(named), FaultKind::UnknownName)
            }
            ReferenceTo::Word(list) => {
                (self.list(&list).is_some_and(|list| list.words.contains(&name)), FaultKind::UnknownWord)
            }
        };
        let (line, column) = (position.line, position.column);
        let fault = Fault { file: layer.name.clone(), line, column, kind, detail: name, expected: None };
        (!known).then_some(fault)
    }

    fn merge_domains(&mut self, layer: &Layer, more: Vec<Domain>, key: &str, list: fn(&mut Self) -> &mut Vec<Domain>) {
        if !more.is_empty() {
            self.comes_from(layer, key);
            list(self).extend(more);
        }
    }

    fn merge_scalars(&mut self, layer: &Layer, written: &Written) {
        if let Some(count) = written.each_up_to {
            self.recipients.each_up_to = count;
            self.comes_from(layer, "recipients.each_up_to");
        }
        if let Some(count) = written.exposure_addresses {
            self.recipients.exposure_addresses = count;
            self.comes_from(layer, "recipients.exposure_addresses");
        }
        if let Some(megabytes) = written.max_total_mb {
            self.attachments.max_total_mb = megabytes;
            self.comes_from(layer, "attachments.max_total_mb");
        }
        if let Some(encrypted) = written.encrypted {
            self.attachments.encrypted = encrypted;
            self.comes_from(layer, "attachments.encrypted");
        }
        for key in self.waivers.merge(&written.waivers) {
            self.comes_from(layer, key);
        }
        for (key, number) in &written.inspect {
            self.attachments.inspect.set(key, *number);
            self.comes_from(layer, &format!("attachments.{key}"));
        }
    }

    /// A list of a known name adds its words; level, scope and message are scalars of it.
    fn merge_list(&mut self, written: WrittenList) {
        let Some(known) = self.keywords.iter_mut().find(|list| list.name == written.name) else {
            self.keywords.push(KeywordList::new(written));
            return;
        };
        known.merge(written);
    }

    /// The first name is the one organisations merge by; names and domains add up.
    fn merge_organization(&mut self, written: Organization) {
        let known = self.organizations.iter_mut().find(|known| known.names.first() == written.names.first());
        let Some(known) = known else {
            self.organizations.push(written);
            return;
        };
        extend_new(&mut known.names, &written.names);
        extend_new(&mut known.keywords, &written.keywords);
        for entry in written.domains {
            if !known.domains.contains(&entry) {
                known.domains.push(entry);
            }
        }
    }

    /// Takes over one level, or says that its check does not exist.
    fn grade(&mut self, layer: &Layer, written: WrittenLevel, checks: Checks<'_>) -> Option<Fault> {
        let WrittenLevel { check, grade, level, position } = written;
        let key = grade.as_ref().map_or_else(|| check.clone(), |grade| format!("{check}.{grade}"));
        if !self.is_grade(&check, grade.as_deref(), checks) {
            return Some(Fault {
                file: layer.name.clone(),
                line: position.line,
                column: position.column,
                kind: FaultKind::UnknownCheck,
                detail: key,
                expected: None,
            });
        }
        self.comes_from(layer, &format!("levels.{key}"));
        self.levels.insert(key, level);
        None
    }

    fn is_grade(&self, check: &str, grade: Option<&str>, checks: Checks<'_>) -> bool {
        let Some((_, grades)) = checks.iter().find(|(id, _)| *id == check) else { return false };
        let Some(grade) = grade else { return true };
        let shipped = grades.iter().any(|(name, _)| *name == grade && !name.is_empty());
        shipped || (check == GRADED_BY_LIST && self.list(grade).is_some())
    }

    fn comes_from(&mut self, layer: &Layer, key: &str) {
        self.origins.insert(key.to_owned(), (layer.origin, layer.name.clone()));
    }

    /// What can only be worked out once every layer is in.
    fn finish(&mut self, layers: &[Layer]) {
        let by_check = self.levels.get(GRADED_BY_LIST);
        for list in &mut self.keywords {
            let by_name = self.levels.get(&format!("{GRADED_BY_LIST}.{}", list.name));
            list.finish(by_name.or(by_check).copied(), &self.organizations);
        }
        for list in [&mut self.free_mail, &mut self.famous, &mut self.genuine] {
            list.sort();
            list.dedup();
        }
        for (owner, organization) in self.organizations.iter().enumerate() {
            for entry in &organization.domains {
                self.organization_index.add(entry, owner);
            }
            self.organization_cores.extend(organization.cores().map(|core| (core, owner)));
        }
        self.resolve_rules();
        let texts: Vec<&[u8]> = layers.iter().map(|layer| layer.text.as_bytes()).collect();
        self.digest = Digest::of(&texts.concat());
    }
}

/// Adds what is not there yet; whether there was anything to add.
fn grow(list: &mut Vec<Entry>, entries: Vec<Entry>) -> bool {
    let said = !entries.is_empty();
    for entry in entries {
        if !list.contains(&entry) {
            list.push(entry);
        }
    }
    said
}

#[cfg(test)]
mod tests;
