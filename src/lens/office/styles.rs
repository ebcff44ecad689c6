//! Cell formats, as far as they change what a number says.

use std::collections::HashMap;

use super::super::number::Look;
use super::xml::{Item, attribute, local};

/// A workbook may have 65,490 cell formats.
const MOST: usize = 70_000;

#[derive(Default)]
pub(super) struct Styles {
    codes: HashMap<u32, Look>,
    looks: Vec<Look>,
    in_cell_formats: bool,
}

impl Styles {
    pub(super) fn take(&mut self, item: &Item<'_>) {
        match item {
            Item::Open(tag) => match local(tag.name().as_ref()) {
                "numFmt" => {
                    let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(tag, "formatCode"))
                        && self.codes.len() < MOST
                    {
                        self.codes.insert(id, Look::of_code(&code));
                    }
                }
                "cellXfs" => self.in_cell_formats = true,
                "xf" if self.in_cell_formats && self.looks.len() < MOST => {
                    let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    let look = self.codes.get(&id).cloned().unwrap_or_else(|| Look::built_in(id));
                    self.looks.push(look);
                }
                _ => {}
            },
            Item::Close(tag) if local(tag.name().as_ref()) == "cellXfs" => self.in_cell_formats = false,
            Item::Close(_) | Item::Text(_) | Item::Other | Item::End => {}
        }
    }

    pub(super) fn look(&self, style: usize) -> &Look {
        self.looks.get(style).unwrap_or(&Look::Plain)
    }
}
