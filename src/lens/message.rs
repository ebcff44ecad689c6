//! Mails inside mails: subject, text and files.

use crate::mail::{Body, DefectKind, Draft, OpaqueKind, OpenError};

use super::text::keep;
use super::{Budget, FileKind, GapKind, Hidden, Inspection, Mark, Passage, Property, Spot, Unit, html, look_inside};

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    let mail = match Draft::open(data) {
        Ok(mail) => mail,
        Err(error) => {
            file.gap(why(&error), "");
            return;
        }
    };
    if !mail.subject.is_empty() {
        file.marks.push(Mark::Property { which: Property::Subject, value: mail.subject.clone() });
        keep(Passage::new(Spot::Whole, mail.subject.as_str()), file, budget);
    }
    for body in mail.bodies {
        text(body, file, budget);
    }
    // A page that is saved as a mail runs what its parts hold.
    if file.kind == FileKind::Html && html::has_script(&String::from_utf8_lossy(data)) {
        file.marks.push(Mark::Script);
    }
    gaps(&mail.opaque.iter().map(|opaque| (opaque.why, opaque.detail.as_str())).collect::<Vec<_>>(), file);
    if mail.defects.iter().any(|defect| is_loss(defect.kind)) {
        file.gap(GapKind::Damaged, "");
    }
    for attachment in &mail.attachments {
        if !budget.take_entry() {
            file.gap(GapKind::TooMany, "");
            break;
        }
        if !budget.take_unpacked(attachment.size()) {
            file.gap(GapKind::Bomb, "");
            break;
        }
        file.inside.push(look_inside(&attachment.data, &attachment.name, budget));
    }
    if !file.inside.is_empty() {
        file.counts.push((Unit::Attachments, file.inside.len() as u64));
    }
}

fn text(body: Body, file: &mut Inspection, budget: &mut Budget) {
    let spot = if body.html { Spot::Whole } else { Spot::Line { number: 1 } };
    keep(Passage::new(spot, body.shown), file, budget);
    for text in body.hidden {
        keep(Passage { hidden: Some(Hidden::Text), ..Passage::new(Spot::Whole, text) }, file, budget);
    }
}

fn why(error: &OpenError) -> GapKind {
    match error {
        OpenError::Empty | OpenError::NoHeader | OpenError::NotMail | OpenError::NotOutlook(_) => GapKind::Damaged,
        OpenError::TooLarge => GapKind::TooLarge,
    }
}

fn gaps(opaque: &[(OpaqueKind, &str)], file: &mut Inspection) {
    for (kind, detail) in opaque {
        let why = match kind {
            OpaqueKind::SMimeEncrypted | OpaqueKind::PgpEncrypted | OpaqueKind::RightsProtected => GapKind::Encrypted,
            OpaqueKind::Tnef | OpaqueKind::UnknownCharset | OpaqueKind::UnknownBody => GapKind::UnknownFormat,
            OpaqueKind::TooDeep => GapKind::TooDeep,
        };
        if why == GapKind::Encrypted && !file.marks.contains(&Mark::Encrypted) {
            file.marks.push(Mark::Encrypted);
        }
        file.gap(why, detail);
    }
}

/// Whether something of the content is missing after that.
fn is_loss(kind: DefectKind) -> bool {
    matches!(kind, DefectKind::ContentLost | DefectKind::TooManyParts | DefectKind::TooDeep | DefectKind::BrokenItem)
}
