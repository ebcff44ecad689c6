//! The sentences of the catalogs.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::check::{Finding, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    Ja,
    En,
}

/// The catalog of one language.
pub struct Text {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// What is said about a finding: the fact, and why it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub sentence: String,
    pub why: Option<String>,
}

impl Lang {
    fn source(self) -> (&'static str, &'static str) {
        match self {
            Self::Ja => ("ja", include_str!("../assets/text/ja.ftl")),
            Self::En => ("en", include_str!("../assets/text/en.ftl")),
        }
    }
}

impl Text {
    pub fn new(lang: Lang) -> Self {
        let (id, source) = lang.source();
        let mut bundle = FluentBundle::new_concurrent(id.parse::<LanguageIdentifier>().into_iter().collect());
        // The sentences stand in interfaces without bidirectional text; the marks would show as boxes.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A sentence without arguments; its id where the catalog lacks it.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A sentence with its arguments.
    pub fn with(&self, id: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(key, value)| (*key, value.clone())).collect();
        self.format(id, None, &args).unwrap_or_else(|| id.to_owned())
    }

    /// What is said about a finding.
    pub fn finding(&self, finding: &Finding) -> Said {
        let mut args = FluentArgs::new();
        args.set("grade", finding.grade.as_ref());
        for (key, value) in &finding.args.0 {
            args.set(key.clone(), fluent(value));
        }
        let sentence = self.format(finding.check, None, &args).unwrap_or_else(|| finding.check.to_owned());
        Said { sentence, why: self.format(finding.check, Some("why"), &args).filter(|why| !why.is_empty()) }
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match value {
        Value::Text(text) => FluentValue::String(Cow::Owned(text.clone())),
        Value::Count(count) => (*count).into(),
        Value::List(list) => FluentValue::String(Cow::Owned(list.join(", "))),
    }
}
