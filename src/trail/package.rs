//! The approval file `NAME.yubisashi`: a mail with the exact bytes that were approved, and the approvals.
//!
//! It is a zip without compression: `draft.eml` (or `.msg`, `.txt`), then `approvals/1.json`, `approvals/2.json` …, each the
//! very bytes of the record behind the entry in the approver's own trail. A record names the digest of the draft and of
//! the approval before it. Beside each there is room for a signature (`approvals/1.json.sig`), which this version keeps
//! and does not read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::record::Judged;
use super::{Record, Unreadable};
use crate::mail::content::ContentPart;
use crate::mail::{Digest, Draft, Format, MAX_BYTES};

/// Without the dot.
pub const EXTENSION: &str = "yubisashi";

/// Approval files larger than this are refused before they are read (bytes).
pub const MAX_PACKAGE: u64 = MAX_BYTES + 64 * 1024 * 1024;

const MAX_RECORD: u64 = 16 * 1024 * 1024;
const MAX_SIGNATURE: u64 = 64 * 1024;
/// Nobody needs more approvals, and a zip of a few kilobytes can claim millions of entries.
const MAX_APPROVALS: usize = 64;

/// A draft and who approved it.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    format: Format,
    draft: Vec<u8>,
    approvals: Vec<Kept>,
    /// By the number of the approval.
    signatures: BTreeMap<usize, Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Kept {
    bytes: Vec<u8>,
    record: Record,
}

/// Why bytes are no approval file. The sentence is in the catalogs: `package-…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    #[error("not a zip archive, or a damaged one: {0}")]
    Broken(String),
    #[error("two entries have the same name")]
    Duplicate,
    #[error("entries overlap, or stand where the directory does not say")]
    Overlap,
    #[error("larger than allowed")]
    TooLarge,
    #[error("an entry that does not belong here: {0}")]
    Unexpected(String),
    #[error("no draft inside")]
    NoDraft,
    #[error("no approval inside, or one is missing")]
    NoApproval,
    #[error("format {0} is newer than this version reads")]
    Newer(u32),
    /// The record to be added is of another draft, or does not follow the last approval.
    #[error("the approval is not one of this file")]
    OtherApproval,
}

/// What does not hold in an approval file. The sentence is in the catalogs: `package-fault-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackageFault {
    pub kind: PackageFaultKind,
    /// The number of the approval, from 1.
    pub approval: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackageFaultKind {
    /// The bytes are not the ones that were approved.
    DraftChanged,
    /// The approval does not follow the one before it: one was changed, removed or exchanged.
    Chain,
    /// The record is not one of an approval.
    NotApproved,
    /// The same person twice.
    SamePerson,
}

impl Package {
    /// A file with the first approval. `record` are the bytes that the trail keeps.
    pub fn create(format: Format, draft: Vec<u8>, record: Vec<u8>) -> Result<Self, PackageError> {
        let package = Self { format, draft, approvals: Vec::new(), signatures: BTreeMap::new() };
        package.with_approval(record)
    }

    /// The same file with one more approval, which must be of these bytes and follow the last one.
    pub fn with_approval(mut self, record: Vec<u8>) -> Result<Self, PackageError> {
        let kept = Kept::new(record)?;
        if kept.record.draft != Digest::of(&self.draft) || kept.record.follows != self.last() {
            return Err(PackageError::OtherApproval);
        }
        if self.approvals.len() >= MAX_APPROVALS {
            return Err(PackageError::TooLarge);
        }
        self.approvals.push(kept);
        Ok(self)
    }

    pub fn format(&self) -> Format {
        self.format
    }

    /// The exact bytes.
    pub fn draft(&self) -> &[u8] {
        &self.draft
    }

    /// Who approved what and when, first one first. Ask [`Package::verify`] whether that holds.
    pub fn approvals(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.approvals.iter().map(|kept| &kept.record)
    }

    /// Digest of the last approval: what the next one has to follow.
    pub fn last(&self) -> Option<Digest> {
        self.approvals.last().map(|kept| Digest::of(&kept.bytes))
    }

    /// Everything that does not hold; nothing when it does.
    pub fn verify(&self) -> Vec<PackageFault> {
        let draft = Digest::of(&self.draft);
        let mut faults = Vec::new();
        let mut before = None;
        let mut people = Vec::new();
        for (index, Kept { bytes, record }) in self.approvals.iter().enumerate() {
            let person = record.person.to_lowercase();
            let kinds = [
                (record.draft != draft, PackageFaultKind::DraftChanged),
                (record.follows != before, PackageFaultKind::Chain),
                (record.judged != Judged::Approved, PackageFaultKind::NotApproved),
                (people.contains(&person), PackageFaultKind::SamePerson),
            ];
            let found = kinds.into_iter().filter(|(wrong, _)| *wrong);
            faults.extend(found.map(|(_, kind)| PackageFault { kind, approval: index + 1 }));
            before = Some(Digest::of(bytes));
            people.push(person);
        }
        faults
    }

    /// The parts of the content in which the draft inside is not what was approved last.
    pub fn differences(&self, draft: &Draft) -> Vec<ContentPart> {
        self.approvals.last().map(|kept| kept.record.content.differences(&draft.content())).unwrap_or_default()
    }

    /// The bytes of the file; the same package always gives the same.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackageError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o600);
        let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(self.draft.len() + 4096)));
        let mut put = |name: String, bytes: &[u8]| {
            zip.start_file(name, options).map_err(broken)?;
            zip.write_all(bytes).map_err(broken)
        };
        put(draft_name(self.format).to_owned(), &self.draft)?;
        for (number, kept) in (1_usize..).zip(&self.approvals) {
            put(approval_name(number), &kept.bytes)?;
            if let Some(signature) = self.signatures.get(&number) {
                put(signature_name(number), signature)?;
            }
        }
        Ok(zip.finish().map_err(broken)?.into_inner())
    }

    /// Whether these bytes may be an approval file: any zip archive.
    pub fn is_package(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
    }

    /// The name of the draft inside, which says what kind it is.
    pub fn draft_name(&self) -> &'static str {
        draft_name(self.format)
    }

    /// Reads an approval file. What it claims is not verified yet; see [`Package::verify`].
    pub fn read(bytes: &[u8]) -> Result<Self, PackageError> {
        if bytes.len() as u64 > MAX_PACKAGE {
            return Err(PackageError::TooLarge);
        }
        let mut files = unzip(bytes)?;
        let (format, draft) = [Format::Eml, Format::Msg, Format::Text]
            .into_iter()
            .find_map(|format| files.remove(draft_name(format)).map(|draft| (format, draft)))
            .ok_or(PackageError::NoDraft)?;
        let mut package = Self { format, draft, approvals: Vec::new(), signatures: BTreeMap::new() };
        for number in 1..=MAX_APPROVALS {
            let Some(bytes) = files.remove(&approval_name(number)) else { break };
            package.approvals.push(Kept::new(bytes)?);
            if let Some(signature) = files.remove(&signature_name(number)) {
                package.signatures.insert(number, signature);
            }
        }
        // A gap in the numbers leaves an approval over, which is a name that does not belong here.
        match files.into_keys().next() {
            Some(name) => Err(PackageError::Unexpected(name)),
            None if package.approvals.is_empty() => Err(PackageError::NoApproval),
            None => Ok(package),
        }
    }
}

impl Kept {
    fn new(bytes: Vec<u8>) -> Result<Self, PackageError> {
        match Record::parse(&bytes) {
            Ok(record) => Ok(Self { bytes, record }),
            Err(Unreadable::Newer(format)) => Err(PackageError::Newer(format)),
            Err(Unreadable::Broken(err)) => Err(PackageError::Broken(err)),
        }
    }
}

impl PackageError {
    /// Its name, as in JSON.
    pub fn id(&self) -> &'static str {
        let message = self.message();
        message.strip_prefix("package-").unwrap_or(message)
    }

    /// Its sentence in the catalogs.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Broken(_) => "package-broken",
            Self::Duplicate => "package-duplicate",
            Self::Overlap => "package-overlap",
            Self::TooLarge => "package-too-large",
            Self::Unexpected(_) => "package-unexpected",
            Self::NoDraft => "package-no-draft",
            Self::NoApproval => "package-no-approval",
            Self::Newer(_) => "package-newer",
            Self::OtherApproval => "package-other-approval",
        }
    }
}

impl PackageFaultKind {
    /// Its name in the catalogs, after `package-fault-`.
    pub fn id(self) -> &'static str {
        match self {
            Self::DraftChanged => "draft-changed",
            Self::Chain => "chain",
            Self::NotApproved => "not-approved",
            Self::SamePerson => "same-person",
        }
    }
}

/// Every file of the archive, each within its limit. The crate keeps only one of two names, so those are refused first.
fn unzip(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, PackageError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if zip.has_duplicate_names() {
        return Err(PackageError::Duplicate);
    }
    if zip.len() > 1 + 2 * MAX_APPROVALS {
        return Err(PackageError::TooLarge);
    }
    if zip.has_overlapping_entries().map_err(broken)? || zip.offset() != 0 {
        return Err(PackageError::Overlap);
    }
    zip.validate_header_consistency().map_err(broken)?;
    let mut files = BTreeMap::new();
    let mut budget = MAX_PACKAGE;
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).map_err(broken)?;
        let name = file.name().map_err(broken)?.into_owned();
        let limit = limit(&name).ok_or_else(|| PackageError::Unexpected(name.clone()))?.min(budget);
        let mut bytes = Vec::new();
        (&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(broken)?;
        if bytes.len() as u64 > limit {
            return Err(PackageError::TooLarge);
        }
        budget -= bytes.len() as u64;
        files.insert(name, bytes);
    }
    Ok(files)
}

fn limit(name: &str) -> Option<u64> {
    if [Format::Eml, Format::Msg, Format::Text].map(draft_name).contains(&name) {
        return Some(MAX_BYTES);
    }
    let approval = name.strip_prefix("approvals/")?;
    if approval.strip_suffix(".json").is_some() {
        return Some(MAX_RECORD);
    }
    approval.strip_suffix(".json.sig").map(|_| MAX_SIGNATURE)
}

fn draft_name(format: Format) -> &'static str {
    match format {
        Format::Eml => "draft.eml",
        Format::Msg => "draft.msg",
        Format::Text => "draft.txt",
    }
}

fn approval_name(number: usize) -> String {
    format!("approvals/{number}.json")
}

fn signature_name(number: usize) -> String {
    format!("approvals/{number}.json.sig")
}

fn broken(err: impl std::fmt::Display) -> PackageError {
    PackageError::Broken(err.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, DRAFT};
    use super::*;

    const NOON: &str = "2026-11-27T12:00:00Z";

    fn approved_once() -> Package {
        let record = sample::approval(DRAFT, "sato@ours.example", NOON, None);
        Package::create(Format::Eml, DRAFT.to_vec(), record.to_bytes()).unwrap()
    }

    fn approved_twice() -> Package {
        let once = approved_once();
        let record = sample::approval(DRAFT, "ito@ours.example", NOON, once.last());
        once.with_approval(record.to_bytes()).unwrap()
    }

    fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn kinds(package: &Package) -> Vec<(PackageFaultKind, usize)> {
        package.verify().iter().map(|fault| (fault.kind, fault.approval)).collect()
    }

    #[test]
    fn two_people_approve_one_after_the_other() {
        let package = Package::read(&approved_twice().to_bytes().unwrap()).unwrap();
        assert_eq!(package.verify(), []);
        assert_eq!((package.format(), package.draft()), (Format::Eml, DRAFT));
        let people: Vec<_> = package.approvals().map(|record| record.person.as_str()).collect();
        assert_eq!(people, ["sato@ours.example", "ito@ours.example"]);
    }

    #[test]
    fn the_same_package_has_the_same_bytes() {
        let package = approved_twice();
        let bytes = package.to_bytes().unwrap();
        assert_eq!(Package::read(&bytes).unwrap().to_bytes().unwrap(), bytes);
        assert!(memchr::memmem::find(&bytes, DRAFT).is_some(), "stored, not compressed");
    }

    #[test]
    fn an_approval_of_something_else_is_not_taken_in() {
        let once = approved_once();
        let other = sample::approval(b"To: x@client.example\n\nOther", "ito@ours.example", NOON, once.last());
        assert_eq!(once.clone().with_approval(other.to_bytes()), Err(PackageError::OtherApproval));
        let unchained = sample::approval(DRAFT, "ito@ours.example", NOON, None);
        assert_eq!(once.with_approval(unchained.to_bytes()), Err(PackageError::OtherApproval));
    }

    #[test]
    fn a_changed_draft_shows_and_says_in_what() {
        let mut package = approved_once();
        package.draft = String::from_utf8(DRAFT.to_vec()).unwrap().replace("Quotation", "Invoice").into_bytes();
        let package = Package::read(&package.to_bytes().unwrap()).unwrap();
        assert_eq!(kinds(&package), [(PackageFaultKind::DraftChanged, 1)]);
        assert_eq!(package.differences(&Draft::open(package.draft()).unwrap()), [ContentPart::Subject]);
    }

    #[test]
    fn a_changed_or_exchanged_approval_shows() {
        let mut package = approved_twice();
        let first = String::from_utf8(package.approvals[0].bytes.clone()).unwrap().replace("sato@", "kato@");
        package.approvals[0] = Kept::new(first.into_bytes()).unwrap();
        assert_eq!(kinds(&package), [(PackageFaultKind::Chain, 2)]);
        let mut package = approved_twice();
        package.approvals.remove(0);
        assert_eq!(kinds(&package), [(PackageFaultKind::Chain, 1)]);
    }

    #[test]
    fn nobody_approves_twice_and_a_return_is_no_approval() {
        let once = approved_once();
        let again = sample::approval(DRAFT, "SATO@ours.example", NOON, once.last());
        assert_eq!(kinds(&once.with_approval(again.to_bytes()).unwrap()), [(PackageFaultKind::SamePerson, 2)]);
        let returned = Record { judged: Judged::Returned, ..sample::approval(DRAFT, "sato@ours.example", NOON, None) };
        let package = Package::create(Format::Eml, DRAFT.to_vec(), returned.to_bytes()).unwrap();
        assert_eq!(kinds(&package), [(PackageFaultKind::NotApproved, 1)]);
    }

    #[test]
    fn signatures_beside_the_approvals_are_kept() {
        let mut package = approved_twice();
        package.signatures.insert(1, b"-----BEGIN SSH SIGNATURE-----".to_vec());
        let bytes = package.to_bytes().unwrap();
        assert_eq!(Package::read(&bytes).unwrap(), package);
    }

    #[test]
    fn a_newer_format_is_said() {
        let newer = br#"{"format":2}"#;
        let bytes = zip_of(&[("draft.eml", DRAFT), ("approvals/1.json", newer)]);
        assert_eq!(Package::read(&bytes), Err(PackageError::Newer(2)));
    }

    #[test]
    fn what_is_no_approval_file_is_refused_with_its_reason() {
        let record = sample::approval(DRAFT, "sato@ours.example", NOON, None).to_bytes();
        let id = |files: &[(&str, &[u8])]| Package::read(&zip_of(files)).unwrap_err().id();
        assert_eq!(id(&[("approvals/1.json", &record)]), "no-draft");
        assert_eq!(id(&[("draft.eml", DRAFT)]), "no-approval");
        assert_eq!(id(&[("draft.eml", DRAFT), ("approvals/2.json", &record)]), "unexpected");
        let two = [("draft.eml", DRAFT), ("draft.msg", DRAFT), ("approvals/1.json", &record[..])];
        assert_eq!(id(&two), "unexpected");
        assert_eq!(id(&[("../draft.eml", DRAFT)]), "unexpected");
        let large = vec![b' '; usize::try_from(MAX_RECORD).unwrap() + 1];
        assert_eq!(id(&[("draft.eml", DRAFT), ("approvals/1.json", &large)]), "too-large");
        let many: Vec<_> = (0..200).map(|number| format!("approvals/{number}.json")).collect();
        let many: Vec<_> = many.iter().map(|name| (name.as_str(), &b"{}"[..])).collect();
        assert_eq!(id(&many), "too-large");
        assert_eq!(Package::read(b"no zip at all").unwrap_err().id(), "broken");
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let record = sample::approval(DRAFT, "sato@ours.example", NOON, None).to_bytes();
        let files = [("draft.eml", DRAFT), ("draft.emx", &b"To: b@x.example\n\n"[..]), ("approvals/1.json", &record)];
        let mut bytes = zip_of(&files);
        let at: Vec<_> = memchr::memmem::find_iter(&bytes, b"draft.emx").collect();
        for at in at {
            bytes[at + 8] = b'l';
        }
        assert_eq!(Package::read(&bytes), Err(PackageError::Duplicate));
    }

    #[test]
    fn every_damage_is_an_error_or_a_fault_and_never_a_panic() {
        let bytes = approved_once().to_bytes().unwrap();
        for length in 0..bytes.len() {
            assert!(Package::read(&bytes[..length]).is_err(), "{length} bytes");
        }
        for at in (0..bytes.len()).step_by(3) {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x10;
            let Ok(package) = Package::read(&bytes) else { continue };
            // What is left are fields of the archive that say nothing about the content: times, permissions, versions.
            let same = package.draft == DRAFT && package.approvals == approved_once().approvals;
            assert!(same || !package.verify().is_empty(), "byte {at}");
        }
    }
}
