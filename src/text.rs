//! The sentences of the catalogs in `assets/text`. No Rust file holds one.
//!
//! A message is found by its id; what it needs comes as arguments. Both catalogs are compiled in and hold the same ids,
//! variables and attributes; a test sees to that, so there is no falling back from one language to the other.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

mod format;
mod inside;
pub(crate) mod names;

#[cfg(test)]
mod tests;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Ja,
    En,
}

/// One language of the catalogs. A copy costs nothing, and every thread may use it.
#[derive(Clone, Copy)]
pub struct Text {
    lang: Lang,
    bundle: &'static Bundle,
}

/// What a message needs.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    /// Chooses the plural form, and is written with separators. Numbers that name something (a year) are texts.
    Count(u64),
    List(Cow<'a, [String]>),
}

type Bundle = FluentBundle<FluentResource>;

impl Lang {
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// As settings, policies and `--lang` write it (ISO 639-1).
    pub fn id(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.id() == id)
    }

    /// The language of a locale name such as `ja_JP.UTF-8` or `en-GB`; English where there is no catalog.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::parse(&language.to_ascii_lowercase()).unwrap_or(Self::En)
    }

    fn catalog(self) -> &'static str {
        match self {
            Self::Ja => include_str!("../assets/text/ja.ftl"),
            Self::En => include_str!("../assets/text/en.ftl"),
        }
    }

    fn bundle(self) -> &'static Bundle {
        static JA: OnceLock<Bundle> = OnceLock::new();
        static EN: OnceLock<Bundle> = OnceLock::new();
        let bundle = match self {
            Self::Ja => &JA,
            Self::En => &EN,
        };
        bundle.get_or_init(|| make_bundle(self))
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({})", self.lang.id())
    }
}

impl Text {
    pub fn new(lang: Lang) -> Self {
        Self { lang, bundle: lang.bundle() }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments. A missing one shows its id, so that a slip is seen and nothing breaks.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message: `.why`, `.short` …
    pub fn attr(&self, id: &str, name: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.render(id, Some(name), args)
    }

    /// A message if the catalogs have it.
    pub fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.render(id, None, args)
    }

    fn render(&self, id: &str, attribute: Option<&str>, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> = args.iter().map(|(key, arg)| (Cow::Borrowed(*key), self.value(arg))).collect();
        // An argument that was forgotten stands in the sentence by its name; the tests look for that.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    fn value<'v>(&self, arg: &'v Arg<'_>) -> FluentValue<'v> {
        match arg {
            Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::List(items) => FluentValue::String(Cow::Owned(self.list(items))),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u16> for Arg<'_> {
    fn from(count: u16) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl<'a> From<&'a [String]> for Arg<'a> {
    fn from(items: &'a [String]) -> Self {
        Self::List(Cow::Borrowed(items))
    }
}

impl From<Vec<String>> for Arg<'_> {
    fn from(items: Vec<String>) -> Self {
        Self::List(Cow::Owned(items))
    }
}

fn make_bundle(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.id().parse().unwrap_or_default()]);
    // Fluent would wrap every argument in U+2068 and U+2069, which then stand in names, clipboard and JSON.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| format::number(value)));
    // `{ SIZE($size) }` in a message writes a count of bytes. Adding fails only for a second function of the name.
    bundle.add_function("SIZE", move |args, _| format::size_function(lang, args)).unwrap_or_default();
    // Of a catalog that does not parse, what does is used; a test holds that all of it does.
    let resource = FluentResource::try_new(lang.catalog().to_owned()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(resource);
    bundle
}
