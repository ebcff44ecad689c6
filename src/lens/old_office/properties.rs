//! What a file says about itself (MS-OLEPS).

use super::super::{Budget, Inspection, Mark, Property};
use super::Streams;
use super::binary::{u16_at, u32_at, utf16};
use crate::mail::outlook::codepage;

/// A longer value is no name and no title (bytes).
const LONGEST: usize = 4096;
/// Ids of a property set: more are not looked through.
const MOST: u32 = 1000;

const CODE_PAGE: u32 = 1;

pub(super) fn read(streams: &Streams<'_, '_>, file: &mut Inspection, budget: &mut Budget) {
    const SUMMARY: &[(u32, Property)] = &[(2, Property::Title), (4, Property::Author), (8, Property::LastSavedBy)];
    const DOCUMENT_SUMMARY: &[(u32, Property)] = &[(15, Property::Company)];
    for (name, wanted) in [("\u{5}SummaryInformation", SUMMARY), ("\u{5}DocumentSummaryInformation", DOCUMENT_SUMMARY)]
    {
        let Some(data) = streams.read(name, file, budget) else { continue };
        for (id, which) in wanted {
            if let Some(value) = text(&data, *id).filter(|value| !value.is_empty()) {
                file.marks.push(Mark::Property { which: *which, value });
            }
        }
    }
}

/// A text of the first property set.
fn text(data: &[u8], id: u32) -> Option<String> {
    let set = data.get(usize::try_from(u32_at(data, 44)?).ok()?..)?;
    let at = find(set, id)?;
    let len = usize::try_from(u32_at(set, at + 4)?).ok()?.min(LONGEST);
    let text = match u16_at(set, at)? {
        0x1E => {
            let page = find(set, CODE_PAGE).and_then(|at| u16_at(set, at + 4)).map(u32::from);
            let bytes = set.get(at + 8..)?.get(..len)?;
            if page == Some(1200) { utf16(bytes) } else { codepage::decode(bytes, page).text }
        }
        0x1F => utf16(set.get(at + 8..)?.get(..len.checked_mul(2)?)?),
        _ => return None,
    };
    Some(text.split('\0').next().unwrap_or_default().trim().to_owned())
}

/// Where a property of a set stands.
fn find(set: &[u8], id: u32) -> Option<usize> {
    let count = u32_at(set, 4)?.min(MOST) as usize;
    let entry = (0..count).map(|index| 8 + index * 8).find(|at| u32_at(set, *at) == Some(id))?;
    usize::try_from(u32_at(set, entry + 4)?).ok()
}
