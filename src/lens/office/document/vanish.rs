//! Styles whose text is hidden.

use std::collections::HashMap;

use super::super::package::{Package, Relation};
use super::super::xml::{Item, attribute, is_true, local};

/// A chain of styles longer than this is nothing that a program wrote.
const LONGEST_CHAIN: usize = 12;
const MOST: usize = 20_000;

/// By style id: whether it hides, if it says so itself, and what it is based on.
#[derive(Default)]
pub(in super::super) struct HiddenStyles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    hides: Option<bool>,
    based_on: Option<String>,
    /// Forms pasted from web pages bring lines that say where a form begins and ends.
    is_of_form: bool,
}

impl HiddenStyles {
    pub(super) fn hides(&self, id: &str) -> bool {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            match self.0.get(id) {
                Some(Style { hides: Some(hides), is_of_form, .. }) => return *hides && !is_of_form,
                Some(Style { based_on: Some(base), .. }) => id = base,
                Some(_) | None => return false,
            }
        }
        false
    }
}

pub(super) fn read(package: &mut Package<'_, '_>, relations: &[Relation]) -> HiddenStyles {
    let mut styles = HashMap::new();
    let mut style: Option<(String, Style)> = None;
    let mut in_run_properties = false;
    let Some(part) = relations.iter().find(|relation| relation.kind == "styles" && !relation.outside) else {
        return HiddenStyles::default();
    };
    package.read(&part.target, |xml, _| {
        xml.each(|item| match item {
            Item::Open(tag) => match (local(tag.name().as_ref()), &mut style) {
                ("style", _) => {
                    style = Some((attribute(&tag, "styleId").unwrap_or_default().into_owned(), Style::default()));
                }
                ("rPr", _) => in_run_properties = true,
                ("vanish", Some((_, style))) if in_run_properties => {
                    style.hides = Some(attribute(&tag, "val").is_none_or(|value| is_true(&value)));
                }
                ("basedOn", Some((_, style))) => {
                    style.based_on = attribute(&tag, "val").map(std::borrow::Cow::into_owned);
                }
                ("name", Some((_, style))) => {
                    style.is_of_form = attribute(&tag, "val").is_some_and(|name| name.ends_with("of Form"));
                }
                _ => {}
            },
            Item::Close(tag) => match local(tag.name().as_ref()) {
                "rPr" => in_run_properties = false,
                "style" if styles.len() < MOST => styles.extend(style.take()),
                _ => {}
            },
            Item::Text(_) | Item::Other | Item::End => {}
        })
    });
    HiddenStyles(styles)
}
