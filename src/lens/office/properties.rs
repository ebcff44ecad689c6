//! What a file says about itself (ECMA-376 part 2, core properties; part 1, extended properties).

use super::super::{Mark, Property};
use super::package::Package;
use super::xml::{Item, local};

/// A longer value is no name and no title (bytes).
const LONGEST: usize = 4096;

pub(super) fn read(package: &mut Package<'_, '_>) {
    for relation in package.relations("") {
        if !relation.outside && matches!(relation.kind.as_str(), "core-properties" | "extended-properties") {
            read_part(package, &relation.target);
        }
    }
}

fn read_part(package: &mut Package<'_, '_>, part: &str) {
    let mut found: Vec<(Property, String)> = Vec::new();
    let mut which = None;
    package.read(part, |xml, _| {
        xml.each(|item| match item {
            Item::Open(tag) => {
                which = property(local(tag.name().as_ref()));
                found.extend(which.map(|which| (which, String::new())));
            }
            Item::Close(_) => which = None,
            Item::Text(text) if which.is_some() => {
                if let Some((_, value)) = found.last_mut().filter(|(_, value)| value.len() + text.len() <= LONGEST) {
                    value.push_str(&text);
                }
            }
            Item::Text(_) | Item::Other | Item::End => {}
        })
    });
    let told = found.into_iter().map(|(which, value)| (which, value.trim().to_owned()));
    let marks = told.filter(|(_, value)| !value.is_empty()).map(|(which, value)| Mark::Property { which, value });
    package.file.marks.extend(marks.take(8));
}

fn property(name: &str) -> Option<Property> {
    Some(match name {
        "title" => Property::Title,
        "creator" => Property::Author,
        "lastModifiedBy" => Property::LastSavedBy,
        "Company" => Property::Company,
        _ => return None,
    })
}
