//! The policy file that is made of another checker's settings.

use crate::mail::Destination;
use crate::policy::file::FORMAT;
use crate::policy::{Entry, Organization};

use super::Remark;
use super::harvest::{Harvest, List, Required};

/// The whole file: each section under the name of the file it comes from, what was left out behind `#` at the end.
pub(super) fn policy(harvest: &Harvest) -> String {
    let mut lines = Vec::new();
    for file in &harvest.files {
        lines.push(comment(&format!("{}: {}/{}", file.file, file.taken, file.rows)));
    }
    lines.push(format!("\nformat = {FORMAT}"));
    internal(harvest, &mut lines);
    if !harvest.levels.is_empty() {
        lines.push("\n[levels]".to_owned());
        let levels = harvest.levels.iter();
        lines.extend(levels.map(|(check, level)| format!("{} = {}", quoted(check), quoted(level.id()))));
    }
    let people = [("forbidden", &harvest.forbidden), ("watched", &harvest.watched)];
    for (at, (key, list)) in people.into_iter().filter(|(_, list)| !list.is_empty()).enumerate() {
        if at == 0 {
            lines.push("\n[recipients]".to_owned());
        }
        lines.push(format!("{key} = {}", entries(list)));
    }
    if harvest.forbids_encrypted {
        lines.push("\n[attachments]\nencrypted = \"forbid\"".to_owned());
    }
    for organization in &harvest.organizations {
        one_organization(organization, &mut lines);
    }
    for list in &harvest.lists {
        one_list(list, &mut lines);
    }
    for (number, rule) in (1..).zip(&harvest.required) {
        one_rule(number, rule, &mut lines);
    }
    let left: Vec<_> = harvest.remarks.iter().filter(|remark| !remark.why.is_taken()).collect();
    if !left.is_empty() {
        lines.push(String::new());
        lines.extend(left.into_iter().map(one_left));
    }
    lines.join("\n") + "\n"
}

fn internal(harvest: &Harvest, lines: &mut Vec<String>) {
    if harvest.internal.is_empty() {
        return;
    }
    let is_address = |entry: &&Entry| matches!(entry, Entry::Address(_));
    let (addresses, domains): (Vec<_>, Vec<_>) = harvest.internal.iter().partition(is_address);
    lines.push("\n[internal]".to_owned());
    for (key, list) in [("domains", domains), ("addresses", addresses)] {
        if !list.is_empty() {
            lines.push(format!("{key} = {}", entries(list)));
        }
    }
}

fn one_organization(organization: &Organization, lines: &mut Vec<String>) {
    lines.push("\n[[organization]]".to_owned());
    lines.push(format!("name = {}", texts(&organization.names)));
    lines.push(format!("domains = {}", entries(&organization.domains)));
    if !organization.keywords.is_empty() {
        lines.push(format!("keywords = {}", texts(&organization.keywords)));
    }
}

fn one_list(list: &List, lines: &mut Vec<String>) {
    lines.push(format!("\n{}\n[[keywords]]", comment(&list.file)));
    lines.push(format!("name = {}", quoted(&list.name)));
    lines.push(format!("level = {}", quoted(list.level.id())));
    let scope: Vec<&str> = list.scope.iter().map(|scope| scope.id()).collect();
    lines.push(format!("scope = {}", texts(&scope)));
    for (key, found) in [("words", &list.words), ("patterns", &list.patterns)] {
        if !found.is_empty() {
            lines.push(format!("{key} = {}", texts(found)));
        }
    }
    if !list.message.trim().is_empty() {
        lines.push(format!("message = {}", quoted(&list.message)));
    }
}

fn one_rule(number: usize, rule: &Required, lines: &mut Vec<String>) {
    let field = match rule.field {
        Destination::To => "to",
        Destination::Cc => "cc",
        Destination::Bcc => "bcc",
    };
    let mut when = Vec::new();
    if rule.outsiders {
        when.push("outsiders = true".to_owned());
    }
    if rule.files {
        when.push("files = true".to_owned());
    }
    if let Some(list) = &rule.list {
        when.push(format!("keywords = [{}]", quoted(list)));
    }
    if !rule.recipients.is_empty() {
        when.push(format!("recipients = {}", entries(&rule.recipients)));
    }
    lines.push(format!("\n{}\n[[required_recipient]]", comment(&rule.file)));
    lines.push(format!("name = {}", quoted(&format!("outlookokan-{number}"))));
    lines.push(format!("address = [{}]", quoted(&rule.address.to_string())));
    lines.push(format!("field = {}", quoted(field)));
    lines.push(format!("when = {{ {} }}", when.join(", ")));
}

fn one_left(remark: &Remark) -> String {
    let line = if remark.line == 0 { String::new() } else { format!(":{}", remark.line) };
    comment(&format!("{}{line}: {} ({})", remark.file, remark.what, remark.why.id()))
}

/// One comment line: controls would end it, or make the file unreadable.
fn comment(text: &str) -> String {
    let harmless = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    format!("# {}", harmless.collect::<String>().trim())
}

fn entries<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    texts(&entries.into_iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn texts<S: AsRef<str>>(texts: &[S]) -> String {
    let one_line = format!("[{}]", texts.iter().map(|text| quoted(text.as_ref())).collect::<Vec<_>>().join(", "));
    if one_line.chars().count() <= 100 {
        return one_line;
    }
    let lines = texts.iter().map(|text| format!("    {},\n", quoted(text.as_ref())));
    format!("[\n{}]", lines.collect::<String>())
}

/// A basic string on one line (TOML 1.0, section "String").
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(letter)).chars()),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
