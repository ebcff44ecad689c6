//! Archives: what they list, and each file inside. Nothing is ever written to disk.

use super::{Budget, FileKind, GapKind, Inspection, Mark, Unit, look_inside};

mod gzip;
mod rar;
mod seven_zip;
mod tar;
mod unpack;
mod zip;

pub(super) use unpack::unpack;

pub(super) fn read(data: &[u8], file: &mut Inspection, budget: &mut Budget) {
    if data.starts_with(b"PK") {
        zip::read(data, file, budget);
    } else if data.starts_with(gzip::MAGIC) {
        gzip::read(data, file, budget);
    } else if data.starts_with(seven_zip::MAGIC) {
        seven_zip::read(data, file, budget);
    } else if rar::is_rar(data) {
        rar::read(data, file, budget);
    } else if tar::is_tar(data) {
        tar::read(data, file, budget);
    } else {
        file.gap(GapKind::UnknownFormat, "");
    }
}

/// One file inside an archive: looked into where its bytes could be had, else named with the reason.
fn entry(name: &str, size: u64, bytes: Result<Vec<u8>, GapKind>, file: &mut Inspection, budget: &mut Budget) {
    let inner = match bytes {
        Ok(bytes) => look_inside(&bytes, name, budget),
        Err(why) => {
            let mut inner = Inspection::new(name, FileKind::of_name(name), size);
            inner.gap(why, "");
            inner
        }
    };
    // What asks for the password is the archive, once.
    if inner.gaps.iter().any(|gap| gap.why == GapKind::Encrypted)
        && inner.marks.is_empty()
        && !file.marks.contains(&Mark::Encrypted)
    {
        file.marks.push(Mark::Encrypted);
    }
    file.inside.push(inner);
}

/// How many files there are, at the end of the list.
fn count(file: &mut Inspection) {
    file.counts.push((Unit::Entries, file.inside.len() as u64));
}
