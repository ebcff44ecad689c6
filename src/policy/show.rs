//! The policy in force, value by value.

use super::{Entry, Policy};

impl Policy {
    /// Each value in force under its key in the file, in the file's notation; [`Policy::origins`] says where it comes from.
    pub fn values(&self) -> Vec<(String, String)> {
        let mut values = vec![
            ("recipients.each_up_to".to_owned(), self.recipients.each_up_to.to_string()),
            ("recipients.exposure_addresses".to_owned(), self.recipients.exposure_addresses.to_string()),
            ("recipients.forbidden".to_owned(), entries(&self.recipients.forbidden)),
            ("recipients.watched".to_owned(), entries(&self.recipients.watched)),
            ("recipients.lists".to_owned(), entries(&self.recipients.lists)),
            ("attachments.max_total_mb".to_owned(), self.attachments.max_total_mb.to_string()),
            ("attachments.encrypted".to_owned(), quoted(self.attachments.encrypted.id())),
        ];
        values.push(("links.intranet".to_owned(), entries(&self.links.intranet)));
        values.push(("waivers.checks".to_owned(), self.waivers.checks_shown()));
        values.push(("waivers.max_days".to_owned(), self.waivers.max_days.to_string()));
        let inspect = self.attachments.inspect.values();
        values.extend(inspect.map(|(key, number)| (format!("attachments.{key}"), number.to_string())));
        if let Some(internal) = &self.internal {
            values.insert(0, ("internal".to_owned(), entries(&internal.entries)));
        }
        values.extend(self.levels.iter().map(|(check, level)| (format!("levels.{check}"), quoted(level.id()))));
        values.extend(self.keywords.iter().map(|list| {
            (
                format!("keywords.{}", list.name),
                format!(
                    "{} [{}]{}",
                    quoted(list.level.id()),
                    texts(list.words.iter().map(String::as_str)),
                    list.terms.shown()
                ),
            )
        }));
        values.extend(self.organizations.iter().map(|organization| {
            let name = organization.names.first().map_or("", String::as_str);
            (format!("organization.{name}"), entries(&organization.domains))
        }));
        values.extend(self.rule_values());
        for (key, list) in [
            ("free_mail.domains", &self.free_mail),
            ("free_mail.famous", &self.famous),
            ("lookalikes.genuine", &self.genuine),
        ] {
            values.push((key.to_owned(), format!("[{}]", texts(list.iter().map(super::Domain::ascii)))));
        }
        values
    }
}

pub(super) fn entries(entries: &[Entry]) -> String {
    format!("[{}]", texts(entries.iter().map(ToString::to_string).collect::<Vec<_>>().iter().map(String::as_str)))
}

pub(super) fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.map(quoted).collect::<Vec<_>>().join(", ")
}

/// As a TOML basic string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
