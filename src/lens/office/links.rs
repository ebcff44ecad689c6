//! Links to other workbooks, with the values that were read from them last.

use super::super::grid::excerpt;
use super::super::{Hidden, Mark, Passage, Spot};
use super::package::{Package, Relation};
use super::xml::{Item, local};

pub(super) fn read(package: &mut Package<'_, '_>, relations: &[Relation]) {
    let mut targets = Vec::new();
    for link in relations.iter().filter(|relation| relation.kind == "externalLink" && !relation.outside) {
        let Some(target) = target(package, &link.target) else { continue };
        let values = values(package, &link.target);
        let text = format!("{target}\n{values}");
        let hidden = Some(Hidden::ExternalLink);
        package.file.passages.push(Passage { hidden, ..Passage::new(Spot::Whole, text.trim_end()) });
        targets.push(target);
    }
    if let Some(first) = targets.first() {
        let (how, count) = (Hidden::ExternalLink, targets.len() as u64);
        package.file.marks.push(Mark::Hidden { how, spot: Spot::Whole, count, excerpt: excerpt(first) });
    }
}

/// Which workbook a link leads to; `None` for add-ins, whose functions are no content.
fn target(package: &mut Package<'_, '_>, part: &str) -> Option<String> {
    let is_path = |relation: &Relation| relation.outside || relation.kind.to_ascii_lowercase().contains("path");
    let target = package.relations(part).into_iter().find(is_path)?.target;
    let lower = target.to_ascii_lowercase();
    let is_add_in = [".xla", ".xlam", ".xll"].iter().any(|end| lower.ends_with(end));
    (!is_add_in && !target.trim().is_empty()).then_some(target)
}

fn values(package: &mut Package<'_, '_>, part: &str) -> String {
    let mut values = String::new();
    let mut in_value = false;
    package.read(part, |xml, budget| {
        xml.each(|item| match item {
            Item::Open(tag) => in_value = local(tag.name().as_ref()) == "v",
            Item::Close(tag) => match local(tag.name().as_ref()) {
                "v" => {
                    in_value = false;
                    values.push('\t');
                }
                "row" => values.push('\n'),
                _ => {}
            },
            Item::Text(text) if in_value && budget.take_text(text.len() as u64 + 1) => values.push_str(&text),
            Item::Text(_) | Item::Other | Item::End => {}
        })
    });
    values
}
