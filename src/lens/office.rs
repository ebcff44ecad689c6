//! Word, Excel and PowerPoint files of today: zip archives of XML (ECMA-376).

mod cells;
mod comments;
mod document;
mod links;
#[cfg(test)]
pub(crate) mod made;
mod package;
mod pivots;
mod properties;
mod slides;
mod strings;
mod styles;
#[cfg(test)]
mod tests;
mod workbook;
pub(in crate::lens) mod xml;

use super::{Budget, GapKind, Hidden, Inspection, Mark, extension};
use package::Package;
use xml::{Item, local};

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let Some(mut package) = Package::open(data, file, budget) else { return };
    let Some(main) = package.main_part() else {
        return package.gap(GapKind::Damaged, "");
    };
    // Binary workbooks are no XML.
    let root = if extension(&main) == "bin" { String::new() } else { root(&mut package, &main) };
    match root.as_str() {
        "workbook" => workbook::read(&mut package, &main),
        "document" => document::read(&mut package, &main),
        "presentation" => slides::read(&mut package, &main),
        _ => package.gap(GapKind::UnknownFormat, &main),
    }
    properties::read(&mut package);
    look_at_macros(&mut package);
    look_inside(&mut package);
}

/// The element that a part consists of: what a part is, whatever its name and type say.
fn root(package: &mut Package<'_, '_>, part: &str) -> String {
    let mut name = String::new();
    package.read(part, |xml, _| {
        loop {
            match xml.next()? {
                Item::Open(tag) => {
                    local(tag.name().as_ref()).clone_into(&mut name);
                    return Ok(());
                }
                Item::End => return Ok(()),
                Item::Close(_) | Item::Text(_) | Item::Other => {}
            }
        }
    });
    name
}

fn look_at_macros(package: &mut Package<'_, '_>) {
    let is_macro = |name: &String| {
        let name = name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")
    };
    if package.names().iter().any(is_macro) {
        package.file.marks.push(Mark::Macros);
    }
}

/// Embedded files, and pictures that say where they were taken.
fn look_inside(package: &mut Package<'_, '_>) {
    for name in package.names() {
        let lower = name.to_ascii_lowercase();
        if lower.contains("/embeddings/") && !lower.ends_with('/') && !lower.contains("/_rels/") {
            let inner = package.look_into(&name);
            package.file.inside.extend(inner);
        } else if lower.contains("/media/") && matches!(extension(&lower).as_str(), "jpg" | "jpeg") {
            // Most pictures have nothing to tell; looking at the beginning tells which.
            if memchr::memmem::find(&package.head(&name), b"Exif\0").is_none() {
                continue;
            }
            let has_place = |file: &Inspection| {
                file.marks.iter().any(|mark| matches!(mark, Mark::Hidden { how: Hidden::Location, .. }))
            };
            let inner = package.look_into(&name).filter(has_place);
            package.file.inside.extend(inner);
        }
    }
}
