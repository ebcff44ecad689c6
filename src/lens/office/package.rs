//! The parts of an Office file and how they hang together (ECMA-376, part 2).

use std::io::Read as _;

use super::super::container::Container;
use super::super::{Budget, GapKind, Inspection, look_inside};
use super::xml::{Broken, Item, Xml, attribute};

/// More gaps than this in one file say nothing new.
const MOST_GAPS: usize = 50;

/// A relation list longer than this is nothing that a program wrote.
const MOST_RELATIONS: usize = 20_000;

/// An Office file that is being read: its parts, what it may take, and what comes out.
pub(super) struct Package<'p, 'a> {
    zip: Container<'a>,
    pub(super) budget: &'p mut Budget,
    pub(super) file: &'p mut Inspection,
}

/// How one part points to another, or to something outside the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type; what stands before differs between the two editions of the standard.
    pub(super) kind: String,
    /// A part's name, or as written where it is outside.
    pub(super) target: String,
    pub(super) outside: bool,
}

impl<'p, 'a> Package<'p, 'a> {
    /// Opens the archive; a gap says why that is not possible.
    pub(super) fn open(data: &'a [u8], file: &'p mut Inspection, budget: &'p mut Budget) -> Option<Self> {
        match Container::open(data, budget) {
            Ok(zip) => Some(Self { zip, budget, file }),
            Err(why) => {
                file.gap(why, "");
                None
            }
        }
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.zip.names()
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.zip.has(part)
    }

    /// Reads a part; where it ends early, what was read stays and a gap says why.
    pub(super) fn read(&mut self, part: &str, read: impl FnOnce(&mut Xml<'_>, &mut Budget) -> Result<(), Broken>) {
        if !self.budget.take_entry() {
            return self.gap(GapKind::TooMany, "");
        }
        let result = self.zip.stream(part, self.budget, |entry, budget| read(&mut Xml::new(entry), budget));
        match result {
            Err(why) | Ok((_, Some(why))) => self.gap(why, part),
            Ok((Err(Broken), None)) => self.gap(GapKind::Damaged, part),
            Ok((Ok(()), None)) => {}
        }
    }

    pub(super) fn gap(&mut self, why: GapKind, detail: &str) {
        let is_known = self.file.gaps.iter().any(|gap| gap.why == why && gap.detail == detail);
        if !is_known && self.file.gaps.len() < MOST_GAPS {
            self.file.gap(why, detail);
        }
    }

    /// Where a part points to; `""` for the file as a whole.
    pub(super) fn relations(&mut self, part: &str) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list = format!("{folder}/_rels/{name}.rels");
        if !self.has(&list) {
            return Vec::new();
        }
        let mut relations = Vec::new();
        self.read(&list, |xml, _| {
            xml.each(|item| {
                if let Item::Open(tag) = item
                    && tag.local_name().as_ref() == "Relationship"
                    && relations.len() < MOST_RELATIONS
                {
                    let text = |name| attribute(&tag, name).unwrap_or_default().into_owned();
                    let outside = text("TargetMode") == "External";
                    let target = text("Target");
                    relations.push(Relation {
                        id: text("Id"),
                        kind: text("Type").rsplit('/').next().unwrap_or_default().to_owned(),
                        target: if outside { target } else { resolve(folder, &target) },
                        outside,
                    });
                }
            })
        });
        relations
    }

    /// The part that the file is about.
    pub(super) fn main_part(&mut self) -> Option<String> {
        const USUAL: [&str; 4] = ["word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"];
        let named =
            self.relations("").into_iter().find(|relation| relation.kind == "officeDocument" && !relation.outside);
        named
            .map(|relation| relation.target)
            .filter(|part| self.has(part))
            .or_else(|| USUAL.into_iter().find(|part| self.has(part)).map(str::to_owned))
    }

    /// Looks into a file that lies inside this one.
    pub(super) fn look_into(&mut self, part: &str) -> Option<Inspection> {
        if !self.budget.take_entry() {
            self.gap(GapKind::TooMany, "");
            return None;
        }
        match self.zip.read(part, self.budget.room(), self.budget) {
            Ok(data) => Some(look_inside(&data, part.rsplit('/').next().unwrap_or(part), self.budget)),
            Err(why) => {
                self.gap(why, part);
                None
            }
        }
    }

    /// The first bytes of a part.
    pub(super) fn head(&mut self, part: &str) -> Vec<u8> {
        const HEAD: u64 = 4096;
        let mut head = Vec::new();
        // Whoever wants the whole part will be told what is wrong with it.
        let read = self.zip.stream(part, self.budget, |entry, _| entry.take(HEAD).read_to_end(&mut head).is_ok());
        if read.is_err() { Vec::new() } else { head }
    }
}

/// A target as a part's name: absolute, or from the folder of the part that points to it.
fn resolve(folder: &str, target: &str) -> String {
    let (start, target) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, target),
    };
    let mut names: Vec<&str> = start.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split(['/', '\\']) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_the_part_that_names_them() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("", "../../../etc/passwd"), "etc/passwd");
    }
}
