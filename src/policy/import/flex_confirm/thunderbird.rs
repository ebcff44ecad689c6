//! The edition for Thunderbird: exported settings, or those that an administrator manages.

use serde_json::{Map, Value};

use crate::policy::Scope;
use crate::policy::import::harvest::{At, Harvest};
use crate::policy::import::notation::{suffix, wildcard_word};
use crate::policy::import::table::decode;
use crate::policy::import::{SourceFile, Why};

use super::{Action, Item, add_word, beware, remaining, trust};

/// From this version of the settings on there are actions for outsiders only, and what blocks has greater numbers.
const OUTSIDERS_SINCE: u64 = 3;

/// A rule, all layers of settings taken together.
struct Rule<'a>(Map<String, Value>, &'a str);

/// What a rule looks at (`matchTarget`).
enum Target {
    Recipients,
    Text(&'static str, &'static [Scope]),
    Suffix,
}

pub(super) fn knows(name: &str) -> bool {
    name.get(name.len().saturating_sub(5)..).is_some_and(|ending| ending.eq_ignore_ascii_case(".json"))
}

pub(super) fn read(source: &SourceFile, harvest: &mut Harvest) {
    let file = source.name.as_str();
    let (text, understood) = decode(&source.bytes);
    let whole = At { file, line: 0, what: "" };
    let parsed: Option<Value> = serde_json::from_str(&text).ok();
    let Some(settings) = parsed.as_ref().and_then(settings) else {
        harvest.open(file, 0);
        return harvest.remark(whole, Why::Unreadable);
    };
    let rules = rules(settings, file);
    let rows =
        texts(settings.get("internalDomains")).len() + rules.iter().map(|rule| rule.items().len()).sum::<usize>();
    harvest.open(file, rows);
    if !understood {
        harvest.remark(whole, Why::Encoding);
    }
    let internal = texts(settings.get("internalDomains"));
    for item in remaining(items(file, &internal, Action::Warn), harvest) {
        trust(harvest, &item);
    }
    let version = settings.get("configsVersion").and_then(Value::as_u64).unwrap_or_default();
    for rule in &rules {
        rule.read(version, harvest);
    }
    if settings.get("skipConfirmationForInternalMail").and_then(Value::as_bool) == Some(true) {
        harvest.remark(At { what: "skipConfirmationForInternalMail", ..whole }, Why::Settings);
    }
    if settings.get("confirmMultipleRecipientDomains").and_then(Value::as_bool) == Some(true) {
        harvest.remark(At { what: "confirmMultipleRecipientDomains", ..whole }, Why::Threshold);
    }
}

/// The object that holds the settings: itself, the `data` of managed storage, or what a `policies.json` says for it.
fn settings(value: &Value) -> Option<&Map<String, Value>> {
    const KEYS: [&str; 5] = ["internalDomains", "userRules", "baseRules", "overrideRules", "attentionDomains"];
    let object = value.as_object()?;
    if KEYS.iter().any(|key| object.contains_key(*key)) {
        return Some(object);
    }
    // Five levels are as deep as `policies.json` has it, and a file cannot make this go on for ever.
    ["data", "policies", "3rdparty", "Extensions", "flexible-confirm-mail@clear-code.com"]
        .iter()
        .find_map(|key| object.get(*key).and_then(settings))
}

/// Rules of all layers by their ids: base, user, override. Settings of before there were rules become some.
fn rules<'a>(settings: &Map<String, Value>, file: &'a str) -> Vec<Rule<'a>> {
    let mut merged: Vec<Rule<'a>> = Vec::new();
    let layers = ["baseRules", "userRules", "overrideRules"].iter().filter_map(|key| settings.get(*key)?.as_array());
    for rule in layers.flatten().filter_map(Value::as_object) {
        let Some(id) = rule.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()) else { continue };
        match merged.iter_mut().find(|known| known.text("id") == id) {
            Some(Rule(known, _)) => known.extend(rule.clone()),
            None => merged.push(Rule(rule.clone(), file)),
        }
    }
    merged.extend(older(settings).into_iter().map(|rule| Rule(rule, file)));
    merged
}

/// `attentionDomains` and its kind, each with the switch that has to be on and what it looks at.
fn older(settings: &Map<String, Value>) -> Vec<Map<String, Value>> {
    const LISTS: [(&str, Option<&str>, u64, u64); 5] = [
        ("attentionDomains", None, 0, 1),
        ("attentionSuffixes", Some("attentionSuffixesConfirm"), 2, 1),
        ("attentionSuffixes2", Some("attentionSuffixes2Confirm"), 2, 1),
        ("attentionTerms", Some("attentionTermsConfirm"), 1, 1),
        ("blockedDomains", Some("blockedDomainsEnabled"), 0, 99),
    ];
    let is_on = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let lists = LISTS.iter().filter(|(_, switch, ..)| switch.is_none_or(is_on));
    lists
        .filter_map(|(key, _, target, action)| {
            let items = settings.get(*key)?;
            let rule = serde_json::json!({ "id": key, "matchTarget": target, "action": action, "itemsLocal": items });
            rule.as_object().cloned()
        })
        .collect()
}

impl Rule<'_> {
    fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    fn number(&self, key: &str) -> u64 {
        self.0.get(key).and_then(Value::as_u64).unwrap_or_default()
    }

    /// What is listed: comments are none.
    fn items(&self) -> Vec<&str> {
        texts(self.0.get("itemsLocal"))
    }

    fn read(&self, version: u64, harvest: &mut Harvest) {
        let name = if self.text("name").is_empty() { self.text("id") } else { self.text("name") };
        let whole = At { file: self.1, line: 0, what: name };
        if self.number("itemsSource") == 1 {
            return harvest.remark(At { what: self.text("itemsFile"), ..whole }, Why::OtherFile);
        }
        if self.items().is_empty() {
            return;
        }
        let is_on = self.0.get("enabled").and_then(Value::as_bool) != Some(false);
        let (true, Some(action), Some(target)) = (is_on, self.action(version), self.target()) else {
            return harvest.remark(whole, Why::NotOurs);
        };
        if self.only_sometimes(version) {
            harvest.remark(whole, Why::Always);
        }
        let message = plain(self.text("confirmMessage"));
        let list = self.items();
        for item in remaining(items(self.1, &list, action), harvest) {
            match target {
                Target::Recipients => beware(harvest, &item),
                Target::Text(name, scope) => {
                    add_word(harvest, &item, name, scope, &message, wildcard_word(item.text));
                }
                Target::Suffix => {
                    let scope = &[Scope::AttachmentName];
                    add_word(harvest, &item, "flexconfirmmail-endings", scope, &message, suffix(item.text));
                }
            }
        }
    }

    /// `None` where it only colours something. The list of blocked domains blocks unless it says otherwise.
    fn action(&self, version: u64) -> Option<Action> {
        if self.0.get("action").is_none() {
            let blocks = self.text("id") == "builtInBlockedDomains";
            return Some(if blocks { Action::Block } else { Action::Warn });
        }
        let least_block = if version >= OUTSIDERS_SINCE { 5 } else { 3 };
        match self.number("action") {
            0 => None,
            action if action >= least_block => Some(Action::Block),
            _ => Some(Action::Warn),
        }
    }

    fn target(&self) -> Option<Target> {
        let by_id = match self.text("id") {
            "builtInAttentionSuffixes" | "builtInAttentionSuffixes2" => 2,
            "builtInAttentionTerms" => 1,
            _ => 0,
        };
        match self.0.get("matchTarget").and_then(Value::as_u64).unwrap_or(by_id) {
            0 => Some(Target::Recipients),
            1 => Some(Target::Text("flexconfirmmail-files", &[Scope::AttachmentName])),
            2 => Some(Target::Suffix),
            3 => Some(Target::Text("flexconfirmmail-subjects", &[Scope::Subject])),
            4 => Some(Target::Text("flexconfirmmail-bodies", &[Scope::Body])),
            5 => Some(Target::Text("flexconfirmmail-texts", &[Scope::Subject, Scope::Body])),
            _ => None,
        }
    }

    /// Whether the action is for mails with files, or to outsiders, only. Outsiders are what lists are about here.
    fn only_sometimes(&self, version: u64) -> bool {
        let with_files: &[u64] = if version >= OUTSIDERS_SINCE { &[2, 4, 6, 8] } else { &[2, 4] };
        with_files.contains(&self.number("action"))
    }
}

fn items<'a>(file: &'a str, texts: &[&'a str], action: Action) -> Vec<Item<'a>> {
    texts.iter().map(|text| Item { at: At { file, line: 0, what: text }, text, action }).collect()
}

/// The texts of a list, or of one text with a list in it.
fn texts(value: Option<&Value>) -> Vec<&str> {
    let texts: Vec<&str> = match value {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(list)) => list.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|')).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => Vec::new(),
    };
    texts.into_iter().map(str::trim).filter(|text| !text.is_empty() && !text.starts_with('#')).collect()
}

/// A message without its markup and without the place where what was found is put in.
fn plain(message: &str) -> String {
    let mut text = String::new();
    let mut pieces = message.split('<');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    let lines = text.lines().map(str::trim);
    let said = lines.filter(|line| !line.is_empty() && !["%s", "$s"].contains(&line.to_lowercase().as_str()));
    said.collect::<Vec<_>>().join("\n").replace(['%', '$'], "")
}
