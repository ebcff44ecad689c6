//! A disk that is full, cannot be written to, or is written to by somebody else; clocks that go wrong.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};

use yubisashi::mail::content::ContentPart;
use yubisashi::mail::{AddrSpec, Draft};
use yubisashi::review::Return;
use yubisashi::store::trail::Step;
use yubisashi::store::{StoreFault, Trail, records};
use yubisashi::trail::{Enclosing, Event, Judged, Match, Record};

use super::{Desk, at_noon, faults, five, lines, november};

#[test]
fn a_full_disk_at_any_step_records_all_or_nothing() {
    let data = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let good = Trail::under(data.path());
    desk.record(&good, 0, at_noon("2026-11-27"));
    for (number, step) in (1..).zip(Step::ALL) {
        OpenOptions::new().append(true).open(november(data.path())).unwrap().write_all(b"{\"torn").unwrap();
        let full = Trail::under(data.path())
            .with_steps(move |now| if now == step { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) });
        let draft = Desk::draft(number);
        let before = good.verify().unwrap().entries;
        let result = full.approve(&desk.approve(&draft, at_noon("2026-11-27")), &draft, None);
        let after = good.verify().unwrap();
        assert!(after.holds(), "{step:?}: {:?}", after.faults);
        // Once the line is safe on disk it is recorded; the head may lag.
        let recorded = matches!(step, Step::SyncHead | Step::ReplaceHead | Step::NameTorn | Step::Return);
        match result {
            Ok(_) => assert!(recorded, "{step:?}"),
            Err(err) => assert_eq!((recorded, err.kind), (false, StoreFault::DiskFull), "{step:?}"),
        }
        assert_eq!(after.entries, before + u64::from(recorded), "{step:?}");
        assert_eq!(fs::read_dir(data.path().join("records")).unwrap().count() as u64, after.entries, "{step:?}");
        // And it goes on.
        desk.record(&good, 100 + number, at_noon("2026-11-27"));
        assert_eq!(faults(&good), [] as [String; 0], "{step:?}");
    }
}

#[test]
fn a_damaged_last_line_that_was_never_reported_is_moved_aside() {
    let data = tempfile::tempdir().unwrap();
    let (desk, trail) = (Desk::new(), Trail::under(data.path()));
    desk.record(&trail, 1, at_noon("2026-11-27"));
    // The head was not written yet when the power went, and of the line only its end reached the disk.
    let mut file = OpenOptions::new().append(true).open(november(data.path())).unwrap();
    file.write_all(b"\0\0\0\0\0\0:\"author\"}\n").unwrap();
    let verdict = trail.verify().unwrap();
    assert!(verdict.holds(), "{:?}", verdict.faults);
    assert_eq!((verdict.entries, verdict.torn), (1, 17));
    let recorded = desk.record(&trail, 2, at_noon("2026-11-27"));
    assert_eq!(recorded.entry.number, 2);
    assert_eq!(recorded.entry.recovered.len(), 1);
    assert!(data.path().join("trail").join(&recorded.entry.recovered[0].file).exists());
    assert!(trail.verify().unwrap().holds());
}

#[test]
fn a_clock_set_back_does_not_put_a_line_into_an_earlier_file() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    Desk::new().record(&trail, 6, at_noon("2026-11-01"));
    assert_eq!(lines(&november(data.path())).len(), 3);
    assert_eq!(faults(&trail), [] as [String; 0]);
}

#[test]
fn a_lock_that_is_held_for_long_is_said() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let held = File::options().write(true).open(data.path().join("trail/lock")).unwrap();
    held.lock().unwrap();
    let draft = Desk::draft(6);
    let approval = Desk::new().approve(&draft, at_noon("2026-12-03"));
    assert_eq!(trail.approve(&approval, &draft, None).unwrap_err().kind, StoreFault::Busy);
    drop(held);
    assert_eq!(trail.approve(&approval, &draft, None).unwrap().entry.number, 6);
}

#[cfg(unix)]
#[test]
fn a_trail_that_cannot_be_written_is_said() {
    let data = tempfile::tempdir().unwrap();
    // A file where the folder should be: the same for everybody, root included.
    fs::write(data.path().join("trail"), "").unwrap();
    let draft = Desk::draft(6);
    let approval = Desk::new().approve(&draft, at_noon("2026-12-03"));
    let err = Trail::under(data.path()).approve(&approval, &draft, None).unwrap_err();
    assert_eq!(err.kind, StoreFault::NotAFolder);
    assert_eq!(err.problem().args[0].1, data.path().join("trail").display().to_string());
}

#[test]
fn another_draft_than_the_approved_one_is_never_recorded() {
    let data = tempfile::tempdir().unwrap();
    let trail = Trail::under(data.path());
    let approval = Desk::new().approve(&Desk::draft(1), at_noon("2026-12-03"));
    assert!(trail.approve(&approval, &Desk::draft(2), None).is_err());
    assert!(!trail.exists());
}

#[test]
fn a_return_says_what_was_wrong_and_that_it_was_sent_back() {
    let data = tempfile::tempdir().unwrap();
    let (desk, trail, draft) = (Desk::new(), Trail::under(data.path()), Desk::draft(1));
    let person = AddrSpec::parse("sato@ours.example").unwrap();
    let review = desk.answered(&draft, at_noon("2026-11-27"));
    let chosen = vec![review.items()[0].key.clone()];
    let returned: Return = review.send_back(&person, chosen, "宛先が違います".to_owned(), at_noon("2026-11-27"));
    let entry = trail.send_back(&returned, &draft, None).unwrap().entry;
    assert!(matches!(entry.event, Event::Returned { .. }));
    let record = trail.record(&entry).unwrap().unwrap();
    assert_eq!((record.judged, record.note.as_deref()), (Judged::Returned, Some("宛先が違います")));
    assert_eq!(record.items.iter().filter(|item| item.chosen).count(), 1);
    assert!(record.items[0].chosen);
    assert_eq!(faults(&trail), [] as [String; 0]);
    assert_eq!(trail.compare(&draft).unwrap(), Match::SentBack { entry });
}

#[test]
fn a_mail_inside_others_is_recorded_with_the_names_of_those() {
    let data = tempfile::tempdir().unwrap();
    let (desk, draft) = (Desk::new(), Desk::draft(1));
    let within =
        ["outer.eml", "middle.msg"].map(|name| Enclosing { name: name.to_owned(), draft: Desk::draft(2).digest });
    let trail = Trail::under(data.path()).within(within.to_vec());
    let recorded = desk.record(&trail, 1, at_noon("2026-11-27"));
    assert_eq!(Record::parse(&recorded.record).unwrap().within, within);
    assert_eq!(records::rows(&trail).unwrap()[0].within, ["outer.eml", "middle.msg"]);
    assert_eq!(faults(&trail), [] as [String; 0]);
    assert!(matches!(trail.compare(&draft).unwrap(), Match::Identical { .. }));
    // What is no mail inside another one says nothing about it.
    let recorded = desk.record(&Trail::under(data.path()), 2, at_noon("2026-11-28"));
    assert!(!String::from_utf8(recorded.record).unwrap().contains("within"));
}

#[test]
fn a_trail_is_found_by_its_own_folder_or_by_the_one_around_it() {
    let data = tempfile::tempdir().unwrap();
    five(data.path());
    for folder in [data.path().to_owned(), data.path().join("trail")] {
        assert_eq!(Trail::open(&folder).verify().unwrap().entries, 5, "{}", folder.display());
    }
}

#[test]
fn the_trail_knows_a_mail_by_its_bytes_and_by_its_content() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let Match::Identical { entry } = trail.compare(&Desk::draft(3)).unwrap() else { panic!("not found") };
    assert_eq!(entry.number, 3);

    let same = "From: sato@ours.example\r\nTo: \"Tanaka\" <tanaka@CLIENT.example>\r\nSubject: =?utf-8?Q?Quotation_3?=\r\n\
                Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                Dear Tanaka,\r\nnumber =33 as agreed.\r\n";
    let found = trail.compare(&Draft::open(same.as_bytes()).unwrap()).unwrap();
    let Match::SameContent { entry, .. } = found else { panic!("{found:?}") };
    assert_eq!(entry.number, 3);

    let added = same.replace("To: ", "To: x@rival.example, ");
    let found = trail.compare(&Draft::open(added.as_bytes()).unwrap()).unwrap();
    let Match::Differs { entry, parts, .. } = found else { panic!("{found:?}") };
    assert_eq!((entry.number, parts), (3, vec![ContentPart::To]));

    let stranger = Draft::open(b"From: x@far.example\nTo: y@far.example\nSubject: Lunch\n\nAt noon?\n").unwrap();
    assert_eq!(trail.compare(&stranger).unwrap(), Match::Unknown);
}

#[test]
fn a_trail_that_does_not_hold_proves_nothing() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    fs::remove_file(november(data.path())).unwrap();
    assert_eq!(trail.compare(&Desk::draft(5)).unwrap_err().kind, StoreFault::Tampered);
}

#[test]
fn the_records_page_lists_the_newest_first_and_shows_what_is_left() {
    let data = tempfile::tempdir().unwrap();
    let trail = five(data.path());
    let who = AddrSpec::parse("office@ours.example").unwrap();
    trail.remove_record(1, &who, at_noon("2026-12-20")).unwrap();
    let rows = records::rows(&trail).unwrap();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1]);
    assert_eq!((rows[1].subject.as_deref(), rows[1].removed), (Some("Quotation 5"), false));
    assert_eq!(rows[1].recipients, ["tanaka@client.example"]);
    assert!(rows[1].lines.iter().any(|line| line.answer.is_some()));
    assert_eq!((&rows[5].subject, rows[5].removed, rows[5].lines.len()), (&None, true, 0));
}
