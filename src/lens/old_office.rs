//! Word, Excel and PowerPoint files of before 2007: compound files. Encrypted files of today are compound files too.

use super::{Budget, GapKind, Inspection, Mark, look_inside, message};
use crate::mail::outlook::compound::{Compound, ROOT};

mod binary;
mod properties;
mod sheets;
mod slides;
mod strings;
#[cfg(test)]
mod tests;
mod words;

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let Ok(compound) = Compound::open(data) else {
        return file.gap(GapKind::Damaged, "");
    };
    let streams = Streams { compound: &compound, len: data.len() };
    let has = |name: &str| streams.find(name).is_some();
    if has("EncryptedPackage") {
        encrypted(file);
    } else if has("Workbook") {
        sheets::read(&streams, file, budget);
    } else if has("WordDocument") {
        words::read(&streams, file, budget);
    } else if has("PowerPoint Document") {
        slides::read(&streams, file, budget);
    } else if has("__properties_version1.0") {
        return message::read(data, file, budget);
    } else if let Some(name) = ["Package", "\u{1}Ole10Native"].into_iter().find(|name| has(name)) {
        embedded(&streams, name, file, budget);
    } else {
        file.gap(GapKind::UnknownFormat, "");
    }
    if ["_VBA_PROJECT_CUR", "Macros"].into_iter().any(has) && !file.marks.contains(&Mark::Macros) {
        file.marks.push(Mark::Macros);
    }
    properties::read(&streams, file, budget);
}

fn encrypted(file: &mut Inspection) {
    file.marks.push(Mark::Encrypted);
    file.gap(GapKind::Encrypted, "");
}

/// The streams of a file, read as far as the budget allows.
struct Streams<'s, 'a> {
    compound: &'s Compound<'a>,
    /// Of the file; no honest stream is longer.
    len: usize,
}

impl Streams<'_, '_> {
    fn find(&self, name: &str) -> Option<usize> {
        self.compound.children(ROOT).iter().copied().find(|child| self.compound.name(*child) == name)
    }

    fn read(&self, name: &str, file: &mut Inspection, budget: &mut Budget) -> Option<Vec<u8>> {
        let data = self.compound.read(self.find(name)?, self.len);
        if !budget.take_unpacked(data.len() as u64) {
            file.gap(GapKind::Bomb, name);
            return None;
        }
        Some(data)
    }
}

/// A file that another one holds as an object.
fn embedded(streams: &Streams<'_, '_>, name: &str, file: &mut Inspection, budget: &mut Budget) {
    let Some(data) = streams.read(name, file, budget) else { return };
    let inner = if name == "Package" { Some((String::new(), data.as_slice())) } else { native(&data) };
    let Some((name, data)) = inner else {
        return file.gap(GapKind::UnknownFormat, "");
    };
    if !budget.take_entry() {
        return file.gap(GapKind::TooMany, "");
    }
    file.inside.push(look_inside(data, &name, budget));
}

/// The name and the bytes of a packaged file (MS-OLEDS §2.3.6, as the packager fills it).
fn native(data: &[u8]) -> Option<(String, &[u8])> {
    let mut at = 6;
    let label = binary::until_zero(data, &mut at)?;
    binary::until_zero(data, &mut at)?;
    at += 8;
    binary::until_zero(data, &mut at)?;
    let len = usize::try_from(binary::u32_at(data, at)?).ok()?;
    let bytes = data.get(at + 4..)?;
    let name = crate::mail::outlook::codepage::decode(label, None).text;
    Some((name, bytes.get(..len).unwrap_or(bytes)))
}
