//! What a file is, holds and hides, from its bytes.
//!
//! [`inspect`] is one function from bytes to an [`Inspection`]. Files come from outside and their readers are large, so the
//! app calls it in a process of its own, with limits on memory and time; an inspection can be written down and read back.
//! Whatever could not be read is a [`Gap`]: an extractor that fails silently is worse than none.

mod archive;
mod budget;
mod container;
mod grid;
mod html;
mod inspection;
mod kind;
mod message;
mod number;
pub(crate) mod office;
mod old_office;
mod pdf;
mod picture;
mod rtf;
mod text;

use budget::Budget;
pub use budget::Limits;
pub use inspection::{Cell, Gap, GapKind, Hidden, Inspection, Mark, Passage, Property, Spot, Unit};
pub use kind::{FileKind, extension, is_known_extension, is_risky, runs_when_opened};

/// Looks into a file as far as the limits allow. Pure: no file is opened or written, no clock is asked.
pub fn inspect(data: &[u8], name: &str, limits: &Limits) -> Inspection {
    look(data, name, &mut Budget::new(limits))
}

/// One file, at the depth the budget stands at; archives and mails come back here for what lies inside them.
fn look(data: &[u8], name: &str, budget: &mut Budget) -> Inspection {
    let kind = FileKind::detect(data, name);
    let mut file = Inspection::new(name, kind, data.len() as u64);
    if file.size > budget.limits().file_bytes {
        file.gap(GapKind::TooLarge, "");
        return file;
    }
    match kind {
        FileKind::Text | FileKind::Table | FileKind::Script | FileKind::Calendar | FileKind::Contact => {
            text::read(data, &mut file, budget);
        }
        FileKind::Html => html::read(data, &mut file, budget),
        FileKind::Pdf => pdf::read(data, &mut file, budget),
        FileKind::Word | FileKind::Excel | FileKind::PowerPoint | FileKind::OfficeMacro => {
            if data.starts_with(b"PK") {
                office::read(data, &mut file, budget);
            } else if data.starts_with(b"{\\rtf") {
                rtf::read(data, &mut file, budget);
            } else {
                old_office::read(data, &mut file, budget);
            }
        }
        FileKind::Compound => old_office::read(data, &mut file, budget),
        FileKind::Message => message::read(data, &mut file, budget),
        FileKind::Archive => archive::read(data, &mut file, budget),
        FileKind::Picture => picture::read(data, &mut file, budget),
        FileKind::Empty => {}
        FileKind::OpenDocument
        | FileKind::DiskImage
        | FileKind::Audio
        | FileKind::Video
        | FileKind::Signature
        | FileKind::Program
        | FileKind::Unknown => file.gap(GapKind::UnknownFormat, ""),
    }
    file
}
