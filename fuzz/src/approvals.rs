//! Approval files, and the trail with its records.

use std::convert::Infallible;

use yubisashi::mail::{Digest, Draft};
use yubisashi::trail::{self, Entry, Head, Month, Package, Record, Storage};

use super::parts::{are_parts, split, zip};

/// An approval file as it is, or made of its parts.
pub fn approval(data: &[u8]) {
    let made = are_parts(data).then(|| zip(&split(data)));
    let Ok(package) = Package::read(made.as_deref().unwrap_or(data)) else { return };
    assert!(package.approvals().len() > 0, "an approval file has an approval");
    let faults = package.verify();
    assert!(faults.iter().all(|fault| (1..=package.approvals().len()).contains(&fault.approval)));
    if let Ok(draft) = Draft::open_named(package.draft_name(), package.draft()) {
        package.differences(&draft);
    }
    let bytes = package.to_bytes().expect("what was read can be written");
    let again = Package::read(&bytes).expect("what was written can be read");
    assert_eq!(again, package, "an approval file reads back");
    assert_eq!(again.verify(), faults);
    assert_eq!(again.to_bytes().as_ref(), Ok(&bytes), "the same package has the same bytes");
}

/// A record, an entry, a head: each alone, and lines of them as a trail.
pub fn trail(data: &[u8]) {
    if let Ok(record) = Record::parse(data) {
        assert_eq!(Record::parse(&record.to_bytes()), Ok(record), "a record reads back");
    }
    for line in data.split(|byte| *byte == b'\n') {
        if let Ok(entry) = Entry::parse(line) {
            assert_eq!(Entry::parse(&entry.line()), Ok(entry.clone()), "an entry reads back");
            assert!(!entry.line().contains(&b'\n'), "an entry is one line");
        }
        if let Ok(head) = Head::parse(line) {
            assert_eq!(Head::parse(&head.to_bytes()), Ok(head), "a head reads back");
        }
    }
    kept(data);
}

/// Parts named as the files of a trail: `2026-11.jsonl`, `head`; everything else is a record.
struct Folder<'a>(Vec<(String, &'a [u8])>);

impl Storage for Folder<'_> {
    type Error = Infallible;

    fn months(&self) -> Result<Vec<Month>, Infallible> {
        let mut months: Vec<_> = self.0.iter().filter_map(|(name, _)| Month::of_file(name)).collect();
        months.sort();
        months.dedup();
        Ok(months)
    }

    fn lines(&self, month: Month) -> Result<Vec<u8>, Infallible> {
        Ok(self.file(&month.file()).unwrap_or_default())
    }

    fn head(&self) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.file("head"))
    }

    fn record(&self, digest: Digest) -> Result<Option<Vec<u8>>, Infallible> {
        let of_digest = |(_, bytes): &&(String, &[u8])| Digest::of(bytes) == digest;
        Ok(self.0.iter().find(of_digest).map(|(_, bytes)| bytes.to_vec()))
    }
}

impl Folder<'_> {
    fn file(&self, name: &str) -> Option<Vec<u8>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.to_vec())
    }
}

fn kept(data: &[u8]) {
    let folder = Folder(split(data));
    let Ok(verdict) = trail::verify(&folder);
    let Ok(months) = folder.months();
    let Ok(head) = folder.head();
    let lines = |month: Option<&Month>| month.map(|month| folder.lines(*month)).transpose();
    let mut ends = months.iter().rev();
    let Ok(last) = lines(ends.next());
    let Ok(earlier) = lines(ends.next());
    let (last, earlier) = (last.unwrap_or_default(), earlier.unwrap_or_default());
    let ending = trail::tail(&earlier, &last, head.as_deref());
    // Wherever all of a trail holds, something may be appended to its end.
    if verdict.holds() && !last.is_empty() && !earlier.is_empty() {
        let ending = ending.expect("a trail that holds has an end");
        assert_eq!(ending.last, verdict.last, "both ways lead to the same end");
        assert_eq!(ending.torn, verdict.torn);
    }
}
