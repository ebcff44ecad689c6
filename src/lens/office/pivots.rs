//! Copies of data that pivot tables keep. Only what no visible cell says is hidden by them.

use std::collections::HashSet;

use super::super::grid::excerpt;
use super::super::{GapKind, Hidden, Inspection, Mark, Passage, Spot};
use super::package::{Package, Relation};
use super::xml::{Item, attribute, local};

pub(super) fn read(package: &mut Package<'_, '_>, relations: &[Relation]) {
    let mut values = Vec::new();
    for cache in relations.iter().filter(|relation| relation.kind == "pivotCacheDefinition" && !relation.outside) {
        collect(package, &cache.target, &mut values);
        for records in package.relations(&cache.target).iter().filter(|relation| relation.kind == "pivotCacheRecords") {
            collect(package, &records.target, &mut values);
        }
    }
    // With cells left out nobody can tell what they said.
    if values.is_empty() || package.file.gaps.iter().any(|gap| gap.why == GapKind::Cut) {
        return;
    }
    let hidden = unseen(values, package.file);
    let Some(first) = hidden.first() else { return };
    let excerpt = excerpt(first);
    let (how, count) = (Hidden::PivotCache, hidden.len() as u64);
    package.file.marks.push(Mark::Hidden { how, spot: Spot::Whole, count, excerpt });
    let passage = Passage { hidden: Some(how), ..Passage::new(Spot::Whole, hidden.join("\n")) };
    package.file.passages.push(passage);
}

/// Texts of a cache; numbers alone tell nobody's name.
fn collect(package: &mut Package<'_, '_>, part: &str, values: &mut Vec<String>) {
    package.read(part, |xml, budget| {
        xml.each(|item| {
            if let Item::Open(tag) = item
                && local(tag.name().as_ref()) == "s"
                && let Some(value) = attribute(&tag, "v").filter(|value| !value.trim().is_empty())
                && budget.take_text(value.len() as u64 + 24)
            {
                values.push(value.into_owned());
            }
        })
    });
}

/// The values that no visible cell holds, each once, in order.
fn unseen(mut values: Vec<String>, file: &Inspection) -> Vec<String> {
    let mut known = HashSet::new();
    values.retain(|value| known.insert(value.split_whitespace().collect::<Vec<_>>().join(" ")));
    for sheet in file.passages.iter().filter(|passage| passage.hidden.is_none()) {
        for cell in sheet.text.split(['\t', '\n']) {
            known.remove(cell.split_whitespace().collect::<Vec<_>>().join(" ").as_str());
        }
    }
    values.retain(|value| known.contains(&value.split_whitespace().collect::<Vec<_>>().join(" ")));
    values
}
