//! Workbooks: sheets in their order, and what else a workbook brings along.

use super::super::grid::Grid;
use super::super::{GapKind, Hidden, Passage, Spot};
use super::cells::{Cells, Shared};
use super::package::{Package, Relation};
use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Item, attribute, is_on, local, relation_id};
use super::{comments, links, pivots, slides};

/// More sheets than this are nothing that a person made.
const MOST_SHEETS: usize = 10_000;

struct Sheet {
    name: String,
    state: Option<Hidden>,
    relation: String,
}

pub(super) fn read(package: &mut Package<'_, '_>, part: &str) {
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    package.read(part, |xml, _| {
        xml.each(|item| {
            let Item::Open(tag) = item else { return };
            match local(tag.name().as_ref()) {
                "workbookPr" => from_1904 = is_on(&tag, "date1904"),
                "sheet" if sheets.len() < MOST_SHEETS => sheets.push(Sheet {
                    name: attribute(&tag, "name").unwrap_or_default().into_owned(),
                    state: state(attribute(&tag, "state").as_deref()),
                    relation: relation_id(&tag).unwrap_or_default().into_owned(),
                }),
                _ => {}
            }
        })
    });
    let relations = package.relations(part);
    let shared = shared(package, &relations, from_1904);
    for sheet in &sheets {
        match relations.iter().find(|relation| relation.id == sheet.relation && !relation.outside) {
            Some(relation) => read_sheet(package, sheet, &relation.target, &shared),
            None => package.gap(GapKind::Damaged, &sheet.name),
        }
    }
    links::read(package, &relations);
    pivots::read(package, &relations);
}

fn state(state: Option<&str>) -> Option<Hidden> {
    match state? {
        "hidden" => Some(Hidden::Sheet),
        "veryHidden" => Some(Hidden::VeryHiddenSheet),
        _ => None,
    }
}

fn shared(package: &mut Package<'_, '_>, relations: &[Relation], from_1904: bool) -> Shared {
    let mut strings = Strings::new(package.budget.limits().text_bytes);
    let mut styles = Styles::default();
    let part = |kind| relations.iter().find(|relation| relation.kind == kind && !relation.outside);
    if let Some(relation) = part("styles") {
        package.read(&relation.target, |xml, _| xml.each(|item| styles.take(&item)));
    }
    if let Some(relation) = part("sharedStrings") {
        package.read(&relation.target, |xml, _| xml.each(|item| strings.take(&item)));
    }
    if strings.is_cut {
        package.gap(GapKind::Cut, "");
    }
    Shared { strings, styles, from_1904 }
}

fn read_sheet(package: &mut Package<'_, '_>, sheet: &Sheet, part: &str, shared: &Shared) {
    let mut cells = Cells::new(Grid::new(&sheet.name, sheet.state), shared);
    package.read(part, |xml, budget| {
        loop {
            match xml.next()? {
                Item::End => return Ok(()),
                item @ (Item::Open(_) | Item::Close(_) | Item::Text(_) | Item::Other) => cells.take(&item, budget),
            }
            // Nothing more could be kept, and the gap says so.
            if cells.grid.is_cut() {
                return Ok(());
            }
        }
    });
    let Cells { grid, margins, .. } = cells;
    grid.finish(package.file);
    let relations = package.relations(part);
    let mut beside = margins.trim().to_owned();
    for relation in relations.iter().filter(|relation| relation.kind == "drawing" && !relation.outside) {
        let text = slides::drawing_text(package, &relation.target);
        if !text.is_empty() {
            beside.push('\n');
            beside.push_str(&text);
        }
    }
    if !beside.trim().is_empty() {
        let spot = Spot::Sheet { name: sheet.name.clone() };
        package.file.passages.push(Passage { hidden: sheet.state, ..Passage::new(spot, beside.trim()) });
    }
    comments::of_sheet(package, &sheet.name, &relations);
}
