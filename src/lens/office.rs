//! Word, Excel and PowerPoint files of today: zip archives of XML.

mod xml;

use super::{Budget, GapKind, Inspection};

pub(super) fn read(_data: &[u8], file: &mut Inspection, _budget: &mut Budget) {
    file.gap(GapKind::UnknownFormat, "");
}
