//! What a file is, holds and hides, from its bytes.
//!
//! [`inspect`] is one function from bytes to an [`Inspection`]. Files come from outside and their readers are large, so the
//! app calls it in a process of its own, with limits on memory and time; an inspection can be written down and read back.
//! Whatever could not be read is a [`Gap`]: an extractor that fails silently is worse than none.

mod archive;
mod budget;
mod container;
mod grid;
#[cfg(test)]
#[path = "../tests/suite/hostile.rs"]
pub(crate) mod hostile;
mod html;
mod inspection;
mod kind;
mod message;
mod number;
pub(crate) mod office;
mod old_office;
mod open_document;
mod paragraphs;
mod pdf;
mod picture;
mod rtf;
mod summary;
#[cfg(test)]
mod testing;
mod text;

use budget::Budget;
pub use budget::Limits;
pub use inspection::{Cell, Gap, GapKind, Hidden, Inspection, Mark, Passage, Property, Spot, Unit, column_letters};
pub use kind::{FileKind, extension, is_known_extension, is_risky, runs_when_opened};
pub use summary::Summary;

/// Looks into a file as far as the limits allow. Pure: no file is opened or written, no clock is asked.
pub fn inspect(data: &[u8], name: &str, limits: &Limits) -> Inspection {
    look(data, name, &mut Budget::new(limits))
}

/// A file inside another one, one level deeper.
fn look_inside(data: &[u8], name: &str, budget: &mut Budget) -> Inspection {
    let size = data.len() as u64;
    budget.deeper(size, |budget| look(data, name, budget)).unwrap_or_else(|| {
        let mut file = Inspection::new(name, FileKind::detect(data, name), size);
        file.gap(GapKind::TooDeep, "");
        file
    })
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
        FileKind::Signature => signature(data, &mut file),
        FileKind::Empty => {}
        FileKind::OpenDocument => open_document::read(data, &mut file, budget),
        FileKind::DiskImage | FileKind::Audio | FileKind::Video | FileKind::Program | FileKind::Unknown => {
            file.gap(GapKind::UnknownFormat, "");
        }
    }
    file
}

/// A signature stands for itself; a file of its kind may also be encrypted (OpenPGP, RFC 9580 §6.2; CMS, RFC 5652 §6.1).
fn signature(data: &[u8], file: &mut Inspection) {
    /// Of id-envelopedData, in DER.
    const ENVELOPED: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x03";
    let head = data.get(..64).unwrap_or(data);
    let has = |bytes: &[u8]| memchr::memmem::find(head, bytes).is_some();
    // Binary OpenPGP begins with a session key for a person (1) or a password (3).
    let is_binary_pgp = matches!(data.first(), Some(0x84 | 0x85 | 0x86 | 0x8C | 0x8D | 0xC1 | 0xC3));
    if has(b"-----BEGIN PGP MESSAGE") || has(ENVELOPED) || is_binary_pgp {
        file.marks.push(Mark::Encrypted);
        file.gap(GapKind::Encrypted, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hostile_file_ends_in_a_gap() {
        for file in hostile::all() {
            let found = inspect(&file.data, file.name, &Limits::default());
            let gaps: usize = found.walk().map(|(_, file)| file.gaps.len()).sum();
            assert!(gaps > 0, "{} has no gap", file.name);
        }
    }

    #[test]
    fn bombs_are_told_as_such() {
        let why = |data: Vec<u8>, name: &str| {
            let found = inspect(&data, name, &Limits::default());
            let mut gaps: Vec<_> = found.walk().flat_map(|(_, file)| file.gaps.iter().map(|gap| gap.why)).collect();
            gaps.sort_unstable();
            gaps.dedup();
            gaps
        };
        assert_eq!(why(hostile::ratio_bomb(), "a.zip"), [GapKind::Bomb]);
        assert_eq!(why(hostile::claims(0xFFFF_FFFE), "a.zip"), [GapKind::Bomb]);
        assert_eq!(why(hostile::deep_nest(50), "a.zip"), [GapKind::TooDeep]);
        assert_eq!(why(hostile::many_entries(100_001), "a.zip"), [GapKind::TooMany]);
        assert_eq!(why(hostile::cut(), "a.zip"), [GapKind::Damaged]);
        assert!(why(hostile::many_bombs(), "a.zip").contains(&GapKind::Bomb));
    }

    #[test]
    fn what_is_encrypted_for_somebody_is_told_from_a_signature() {
        use testing::outline;
        assert_eq!(outline(b"-----BEGIN PGP MESSAGE-----\n\nhQ", "a.asc"), "signature encrypted gap=encrypted");
        assert_eq!(outline(b"-----BEGIN PGP SIGNATURE-----\n\niQ", "signature.asc"), "signature");
        assert_eq!(outline(b"\x85\x01\x0C\x03", "report.pdf.gpg"), "signature encrypted gap=encrypted");
        assert_eq!(outline(b"\x30\x82\x01\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02", "smime.p7s"), "signature");
    }

    #[test]
    fn the_same_bytes_give_the_same_answer() {
        let data = hostile::nested_bomb(2, 8);
        assert_eq!(inspect(&data, "a.zip", &Limits::default()), inspect(&data, "a.zip", &Limits::default()));
    }
}
