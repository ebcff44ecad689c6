//! How strictly each grade is taken, and what may only make it stricter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::mail::Digest;

use super::{KeywordList, Level, Policy, Scope};

/// The check whose grades are the names of the policy's keyword lists.
pub const GRADED_BY_LIST: &str = "flagged_keyword";

impl Level {
    pub const ALL: [Self; 5] = [Self::Note, Self::Confirm, Self::Prove, Self::Justify, Self::Block];

    /// As policies, settings and JSON write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Confirm => "confirm",
            Self::Prove => "prove",
            Self::Justify => "justify",
            Self::Block => "block",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == text)
    }
}

impl Scope {
    pub const ALL: [Self; 4] = [Self::Subject, Self::Body, Self::AttachmentName, Self::AttachmentText];

    /// As policies write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Body => "body",
            Self::AttachmentName => "attachment_name",
            Self::AttachmentText => "attachment_text",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.id() == text)
    }
}

impl Policy {
    /// The level of a grade: a list's own level, else `"id.grade"`, else `"id"`, else what the check ships with.
    /// A grade that the check does not ship (`None`) is the name of a list. What tightens is applied last.
    pub fn level(&self, check: &str, grade: &str, shipped: Option<Level>) -> Level {
        let list = if shipped.is_none() { self.list(grade) } else { None };
        let base = list
            .map(|list| list.level)
            .or_else(|| named(&self.levels, check, grade))
            .or(shipped)
            .unwrap_or(Level::Confirm);
        self.floors.iter().filter_map(|floor| named(floor, check, grade)).fold(base, Level::max)
    }

    /// The key of the policy that decides a level; `None` where the check's own counts.
    pub fn decided_by(&self, check: &str, grade: &str) -> Option<String> {
        let by_grade = format!("{check}.{grade}");
        if self.levels.contains_key(&by_grade) {
            return Some(format!("levels.{by_grade}"));
        }
        if check == GRADED_BY_LIST && self.list(grade).is_some() {
            return Some(format!("keywords.{grade}"));
        }
        self.levels.contains_key(check).then(|| format!("levels.{check}"))
    }

    /// The keyword list of this name.
    pub fn list(&self, name: &str) -> Option<&KeywordList> {
        self.keywords.iter().find(|list| list.name == name)
    }

    /// The sender's own levels, which count where they are stricter than this policy's.
    #[must_use]
    pub fn tighten(mut self, levels: &BTreeMap<String, Level>) -> Self {
        if !levels.is_empty() {
            self.floors.push(levels.clone());
        }
        self
    }

    /// This policy as the floor, made stricter by another one and never laxer: the stricter of both levels, everything
    /// either forbids, the words of both. Who is inside is this policy's business, unless it does not say.
    #[must_use]
    pub fn tightened_by(mut self, other: &Self) -> Self {
        self.floors.push(other.levels.clone());
        self.floors.extend(other.floors.iter().cloned());
        self.internal = self.internal.or_else(|| other.internal.clone());
        for entry in &other.recipients.forbidden {
            if !self.recipients.forbidden.contains(entry) {
                self.recipients.forbidden.push(entry.clone());
            }
        }
        for entry in &other.links.intranet {
            if !self.links.intranet.contains(entry) {
                self.links.intranet.push(entry.clone());
            }
        }
        self.recipients.each_up_to = self.recipients.each_up_to.max(other.recipients.each_up_to);
        self.recipients.exposure_addresses =
            self.recipients.exposure_addresses.min(other.recipients.exposure_addresses);
        self.attachments.encrypted = self.attachments.encrypted.max(other.attachments.encrypted);
        self.attachments.max_total_mb = self.attachments.max_total_mb.min(other.attachments.max_total_mb);
        self.attachments.inspect = self.attachments.inspect.furthest(other.attachments.inspect);
        self.waivers.tighten_by(&other.waivers);
        for list in &other.keywords {
            match self.keywords.iter_mut().find(|known| known.name == list.name) {
                Some(known) => known.tighten_by(list),
                None => self.keywords.push(list.clone()),
            }
        }
        for (list, more) in [(&mut self.free_mail, &other.free_mail), (&mut self.famous, &other.famous)] {
            list.extend(more.iter().cloned());
            list.sort();
            list.dedup();
        }
        self.genuine.retain(|domain| other.genuine.contains(domain));
        self.tighten_rules(other);
        self.resembled = OnceLock::new();
        self.sieve = OnceLock::new();
        for (key, origin) in &other.origins {
            self.origins.entry(key.clone()).or_insert_with(|| origin.clone());
        }
        self.digest = Digest::of([self.digest.0, other.digest.0].as_flattened());
        self
    }
}

/// The more special key wins.
fn named(levels: &BTreeMap<String, Level>, check: &str, grade: &str) -> Option<Level> {
    let by_grade = || if grade.is_empty() { None } else { levels.get(&format!("{check}.{grade}")) };
    by_grade().or_else(|| levels.get(check)).copied()
}
