//! Whatever is done to a trail afterwards shows.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;

use yubisashi::mail::{AddrSpec, Digest};
use yubisashi::store::{StoreFault, Trail};
use yubisashi::trail::{Entry, Event, Head, Month, Storage, tail, verify};

use super::{Desk, at_noon, december, faults, five, lines, november, write_lines};

#[test]
fn an_untouched_trail_holds() {
    let data = tempfile::tempdir().unwrap();
    let verdict = five(data.path()).verify().unwrap();
    assert!(verdict.holds(), "{:?}", verdict.faults);
    assert_eq!((verdict.entries, verdict.removed, verdict.torn), (5, 0, 0));
    assert_eq!(verdict.last.unwrap().0, 5);
}

#[test]
fn a_changed_line_shows_at_the_next_one() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut november_lines = lines(&november(data.path()));
    november_lines[1] = november_lines[1].replace("T12:00", "T11:00");
    write_lines(&november(data.path()), &november_lines);
    assert_eq!(faults(&trail), ["chain 2026-11.jsonl:3", &record_fault("record-differs", &november_lines[1])]);
}

#[test]
fn a_removed_line_shows() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut november_lines = lines(&november(data.path()));
    november_lines.remove(1);
    write_lines(&november(data.path()), &november_lines);
    assert_eq!(faults(&trail), ["sequence 2026-11.jsonl:2"]);
}

#[test]
fn swapped_lines_show() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut november_lines = lines(&november(data.path()));
    november_lines.swap(0, 1);
    write_lines(&november(data.path()), &november_lines);
    let found = faults(&trail);
    assert_eq!(found, ["sequence 2026-11.jsonl:1", "sequence 2026-11.jsonl:2", "sequence 2026-11.jsonl:3"]);
}

#[test]
fn an_inserted_line_shows() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut november_lines = lines(&november(data.path()));
    // Somebody who knows the format: number and digest of the line before are right.
    let mut entry = Entry::parse(november_lines[1].as_bytes()).unwrap();
    entry.number = 3;
    entry.before = Some(Digest::of(november_lines[1].as_bytes()));
    november_lines.insert(2, String::from_utf8(entry.line()).unwrap());
    write_lines(&november(data.path()), &november_lines);
    assert_eq!(faults(&trail), ["sequence 2026-11.jsonl:4"]);
}

#[test]
fn an_end_cut_off_shows_and_nothing_more_is_appended() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut december_lines = lines(&december(data.path()));
    december_lines.pop();
    write_lines(&december(data.path()), &december_lines);
    assert_eq!(faults(&trail), ["head-leads head:0"]);
    refused(&trail);

    fs::remove_file(december(data.path())).unwrap();
    assert_eq!(faults(&trail), ["head-leads head:0"]);
    refused(&trail);
}

#[test]
fn a_last_line_written_anew_shows_and_nothing_more_is_appended() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut december_lines = lines(&december(data.path()));
    let mut entry = Entry::parse(december_lines[1].as_bytes()).unwrap();
    entry.person = "somebody@ours.example".to_owned();
    december_lines[1] = String::from_utf8(entry.line()).unwrap();
    write_lines(&december(data.path()), &december_lines);
    let found = faults(&trail);
    assert_eq!(found, ["head-differs head:0", &record_fault("record-differs", &december_lines[1])]);
    refused(&trail);
}

#[test]
fn a_last_line_that_is_no_entry_shows_when_the_head_knows_it() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut december_lines = lines(&december(data.path()));
    december_lines[1] = "\0".repeat(40);
    write_lines(&december(data.path()), &december_lines);
    assert_eq!(faults(&trail), ["last-unreadable 2026-12.jsonl:2", "head-differs head:0"]);
    refused(&trail);
}

#[test]
fn lines_that_the_head_never_knew_show() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut last = lines(&december(data.path()));
    for _ in 0..2 {
        let line = last.last().unwrap();
        let mut entry = Entry::parse(line.as_bytes()).unwrap();
        entry.number += 1;
        entry.before = Some(Digest::of(line.as_bytes()));
        last.push(String::from_utf8(entry.line()).unwrap());
    }
    write_lines(&december(data.path()), &last);
    assert_eq!(faults(&trail), ["head-lags head:0"]);
    refused(&trail);
}

#[test]
fn a_missing_or_broken_head_shows() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let head = data.path().join("trail/head");
    fs::write(&head, "5").unwrap();
    assert_eq!(faults(&trail), ["head-unreadable head:0"]);
    refused(&trail);
    fs::remove_file(&head).unwrap();
    assert_eq!(faults(&trail), ["head-missing head:0"]);
    refused(&trail);
}

#[test]
fn months_that_are_gone_or_exchanged_show() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let (first, second) = (november(data.path()), december(data.path()));
    let aside = data.path().join("aside");
    fs::rename(&first, &aside).unwrap();
    assert_eq!(faults(&trail), ["sequence 2026-12.jsonl:1"]);
    fs::rename(&second, &first).unwrap();
    fs::rename(&aside, &second).unwrap();
    assert_eq!(faults(&trail)[0], "sequence 2026-11.jsonl:1");
}

#[test]
fn a_record_changed_or_gone_shows() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let line = &lines(&november(data.path()))[1];
    let record = data.path().join("records").join(record_name(line));
    let bytes = fs::read_to_string(&record).unwrap();
    fs::write(&record, bytes.replace("Quotation 2", "Quotation 9")).unwrap();
    assert_eq!(faults(&trail), [record_fault("record-changed", line)]);
    fs::remove_file(&record).unwrap();
    assert_eq!(faults(&trail), [record_fault("record-missing", line)]);
}

#[test]
fn a_removed_record_leaves_the_chain_whole() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let who = AddrSpec::parse("office@ours.example").unwrap();
    let entry = trail.remove_record(2, &who, at_noon("2026-12-20")).unwrap().unwrap();
    assert!(matches!(entry.event, Event::RecordRemoved { entry: 2, .. }));
    let verdict = trail.verify().unwrap();
    assert!(verdict.holds(), "{:?}", verdict.faults);
    assert_eq!((verdict.entries, verdict.removed), (6, 1));
    let reading = trail.read().unwrap();
    assert_eq!(trail.record(reading.entry(2).unwrap()).unwrap(), None);
    assert!(trail.record(reading.entry(3).unwrap()).unwrap().is_some());
    assert_eq!(fs::read_dir(data.path().join("records")).unwrap().count(), 4);

    // Asked again it is no second event; what never was there cannot be removed.
    assert_eq!(trail.remove_record(2, &who, at_noon("2026-12-20")).unwrap(), None);
    assert_eq!(trail.remove_record(77, &who, at_noon("2026-12-20")).unwrap_err().kind, StoreFault::Missing);
    assert_eq!(trail.verify().unwrap().entries, 6);
}

#[test]
fn records_that_no_entry_names_are_swept() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let record = data.path().join("records").join(format!("{}.json", Digest::of(b"stray").hex()));
    fs::write(&record, "{}").unwrap();
    fs::write(data.path().join("records/readme.txt"), "mine").unwrap();
    fs::write(data.path().join("trail/.writing-abc"), "half").unwrap();
    assert_eq!(trail.sweep().unwrap(), 1);
    assert!(!record.exists() && data.path().join("records/readme.txt").exists());
    assert!(!data.path().join("trail/.writing-abc").exists());
    assert!(trail.verify().unwrap().holds());
}

#[test]
fn a_newer_format_is_said_and_never_appended_to() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let mut december_lines = lines(&december(data.path()));
    december_lines.push(r#"{"format":2,"number":6}"#.to_owned());
    write_lines(&december(data.path()), &december_lines);
    assert_eq!(faults(&trail), ["newer 2026-12.jsonl:3"]);
    let (desk, draft) = (Desk::new(), Desk::draft(6));
    let approval = desk.approve(&draft, at_noon("2026-12-03"));
    assert_eq!(trail.approve(&approval, &draft, None).unwrap_err().kind, StoreFault::Newer);
}

/// A trail in memory.
#[derive(Clone)]
struct Memory {
    months: BTreeMap<Month, Vec<u8>>,
    head: Option<Vec<u8>>,
    records: BTreeMap<Digest, Vec<u8>>,
}

impl Storage for Memory {
    type Error = Infallible;

    fn months(&self) -> Result<Vec<Month>, Infallible> {
        Ok(self.months.keys().copied().collect())
    }

    fn lines(&self, month: Month) -> Result<Vec<u8>, Infallible> {
        Ok(self.months[&month].clone())
    }

    fn head(&self) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.head.clone())
    }

    fn record(&self, digest: Digest) -> Result<Option<Vec<u8>>, Infallible> {
        Ok(self.records.get(&digest).cloned())
    }
}

impl Memory {
    fn of(data: &std::path::Path) -> Self {
        let months = [november(data), december(data)].map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (Month::of_file(&name).unwrap(), fs::read(path).unwrap())
        });
        let records = fs::read_dir(data.join("records")).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        Self {
            months: months.into(),
            head: fs::read(data.join("trail/head")).ok(),
            records: records.map(|bytes| (Digest::of(&bytes), bytes)).collect(),
        }
    }

    fn holds(&self) -> bool {
        let Ok(verdict) = verify(self);
        verdict.holds()
    }
}

#[test]
fn not_one_bit_of_the_lines_can_be_changed() {
    let data = tempfile::tempdir().unwrap();
    five(data.path());
    let whole = Memory::of(data.path());
    assert!(whole.holds());
    for (month, bytes) in &whole.months {
        for at in 0..bytes.len() {
            let mut changed = whole.clone();
            changed.months.get_mut(month).unwrap()[at] ^= 1 << (at % 8);
            assert!(!changed.holds(), "bit {} of byte {at} of {month}", at % 8);
        }
    }
}

#[test]
fn no_end_can_be_cut_off_anywhere() {
    let data = tempfile::tempdir().unwrap();
    five(data.path());
    let whole = Memory::of(data.path());
    let (last, bytes) = whole.months.last_key_value().unwrap();
    for length in 0..bytes.len() {
        let mut cut = whole.clone();
        cut.months.get_mut(last).unwrap().truncate(length);
        assert!(!cut.holds(), "{length} bytes left");
    }
}

#[test]
fn a_head_may_lag_one_line_and_not_two() {
    let data = tempfile::tempdir().unwrap();
    five(data.path());
    let mut memory = Memory::of(data.path());
    let december_lines = lines(&december(data.path()));
    memory.head = Some(Head::new(4, Digest::of(december_lines[0].as_bytes())).to_bytes());
    assert!(memory.holds());
    let november_lines = lines(&november(data.path()));
    memory.head = Some(Head::new(3, Digest::of(november_lines[2].as_bytes())).to_bytes());
    assert!(!memory.holds());
}

#[test]
fn whatever_part_of_a_new_line_reached_the_disk_is_taken_for_unfinished() {
    let data = tempfile::tempdir().unwrap();
    five(data.path());
    let mut memory = Memory::of(data.path());
    let [first, second] = lines(&december(data.path())).try_into().unwrap();
    memory.head = Some(Head::new(4, Digest::of(first.as_bytes())).to_bytes());
    let (november, december) = (memory.months.first_key_value().unwrap(), memory.months.last_key_value().unwrap());
    let (earlier, month) = (november.1.clone(), *december.0);
    for length in 0..=second.len() {
        let part = format!("{first}\n{}", second.get(..length).unwrap()).into_bytes();
        let end = tail(&earlier, &part, memory.head.as_deref()).unwrap();
        assert_eq!((end.last.unwrap().0, end.torn, end.head_lags), (4, length, false));
        memory.months.insert(month, part);
        let Ok(verdict) = verify(&memory);
        assert_eq!((verdict.holds(), verdict.entries, verdict.torn), (true, 4, length));
    }
    let whole = format!("{first}\n{second}\n");
    let end = tail(&earlier, whole.as_bytes(), memory.head.as_deref()).unwrap();
    assert_eq!((end.last.unwrap().0, end.torn, end.head_lags), (5, 0, true));
}

fn refused(trail: &Trail) {
    let (desk, draft) = (Desk::new(), Desk::draft(6));
    let approval = desk.approve(&draft, at_noon("2026-12-03"));
    assert_eq!(trail.approve(&approval, &draft, None).unwrap_err().kind, StoreFault::Tampered);
}

fn record_name(line: &str) -> String {
    let entry = Entry::parse(line.as_bytes()).unwrap();
    format!("{}.json", entry.event.record().unwrap().hex())
}

fn record_fault(kind: &str, line: &str) -> String {
    format!("{kind} {}:0", record_name(line))
}
