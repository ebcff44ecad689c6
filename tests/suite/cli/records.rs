//! `yubisashi trail`.

use std::fs;

use yubisashi::review::{Grant, Subject, Waiver};
use yubisashi::store::Trail;

use super::Home;
use crate::trail::{Desk, at_noon};

fn home_with(approvals: u64) -> Home {
    let home = Home::new();
    let (desk, trail) = (Desk::new(), Trail::under(&home.data()));
    for number in 1..=approvals {
        desk.record(&trail, number, at_noon("2026-11-27"));
    }
    home
}

#[test]
fn a_trail_that_holds_is_told_in_every_form() {
    let home = home_with(2);
    let dir = home.data().join("trail");
    for arguments in [&["trail", "verify"][..], &["trail", "verify", "--trail", dir.to_str().unwrap()]] {
        let ran = home.run(arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{}", ran.out);
        assert!(ran.out.contains('2'), "{}", ran.out);
    }
    let verdict = &home.run(&["trail", "verify", "--format", "json"]).json()[0];
    assert_eq!((verdict["holds"].as_bool(), verdict["entries"].as_u64()), (Some(true), Some(2)));
    assert!(verdict["last"].as_str().unwrap().starts_with("sha256:"));
    assert_eq!(verdict["faults"].as_array().unwrap().len(), 0);
}

#[test]
fn entries_are_listed_and_exported() {
    let home = home_with(2);
    let text = home.run(&["trail", "list"]);
    assert_eq!((text.status, text.out.lines().count()), (0, 2), "{}", text.out);
    assert!(text.out.lines().all(|line| line.contains("sato@ours.example") && line.contains("Quotation")));
    let listed = home.run(&["trail", "list", "--format", "json"]).json();
    assert_eq!((listed.len(), listed[1]["entry"]["number"].as_u64()), (2, Some(2)));
    assert!(listed[0]["record"].is_null());
    let exported = home.run(&["trail", "export", "--format", "json"]).json();
    assert_eq!(exported[1]["record"]["subject"], "Quotation 2");
    assert!(exported[1]["record"]["items"].as_array().is_some_and(|items| !items.is_empty()));
    let whole = home.run(&["trail", "export"]);
    assert!(whole.status == 0 && whole.out.contains("tanaka@client.example"), "{}", whole.out);
}

#[test]
fn a_note_that_was_called_no_mistake_is_exported_with_its_reason() {
    let home = Home::new();
    let subject = Subject {
        check: "flagged_keyword".to_owned(),
        grade: "confidential".to_owned(),
        place: "text".to_owned(),
        text: "Confidential".to_owned(),
    };
    let day = |text: &str| text.parse().unwrap();
    let grant = Grant {
        organization: Some("client.example".to_owned()),
        reason: "joint work".to_owned(),
        granted: day("2026-11-21"),
        until: day("2026-12-21"),
    };
    let (mut desk, trail) = (Desk::new(), Trail::under(&home.data()));
    desk.waivers = vec![Waiver { subject, grant }];
    let mail = "From: sato@ours.example\nTo: tanaka@client.example\nSubject: Prices\n\nThese are confidential.\n";
    let draft = yubisashi::mail::Draft::open(mail.as_bytes()).unwrap();
    trail.approve(&desk.approve(&draft, at_noon("2026-11-27")), &draft, None).unwrap();
    let text = home.run(&["trail", "export"]).out;
    let said = "No mistake in mails to client.example from 21 Nov 2026 to 21 Dec 2026: joint work";
    assert!(text.lines().any(|line| line.trim() == said), "{text}");
    let exported = home.run(&["trail", "export", "--format", "json"]).json();
    let items = exported[0]["record"]["items"].as_array().unwrap();
    let waived: Vec<_> = items
        .iter()
        .flat_map(|item| item["findings"].as_array().unwrap())
        .filter(|found| !found["waived"].is_null())
        .map(|found| (found["check"].as_str().unwrap(), found["level"].as_str().unwrap(), &found["waived"][0]["until"]))
        .collect();
    assert_eq!(waived, [("flagged_keyword", "note", &serde_json::Value::from("2026-12-21"))]);
    assert_eq!(home.run(&["trail", "verify"]).status, 0);
}

#[test]
fn a_table_for_spreadsheets_holds_no_formulas() {
    let home = Home::new();
    let (desk, trail) = (Desk::new(), Trail::under(&home.data()));
    let mail = "From: sato@ours.example\nTo: \"a \\\"b\\\", c\" <tanaka@client.example>\nSubject: =1+1\n\nHello\n";
    let draft = yubisashi::mail::Draft::open(mail.as_bytes()).unwrap();
    trail.approve(&desk.approve(&draft, at_noon("2026-11-27")), &draft, None).unwrap();
    let ran = home.run(&["trail", "export", "--format", "csv"]);
    let lines: Vec<_> = ran.out.split("\r\n").collect();
    assert_eq!(lines[0], "number,at,kind,person,role,draft,subject,recipients");
    assert!(
        lines[1].starts_with("\"1\",\"2026-11-27T12:00:00Z\",\"approved\",\"sato@ours.example\",\"author\",\"sha256:")
    );
    assert!(lines[1].ends_with(",\"'=1+1\",\"a \"\"b\"\", c <tanaka@client.example>\""), "{}", lines[1]);
    assert_eq!((lines[2], lines.len(), ran.status), ("", 3, 0));
}

#[test]
fn a_trail_that_was_changed_is_status_2_wherever_it_is_read() {
    let home = home_with(3);
    let month = home.data().join("trail/2026-11.jsonl");
    let lines: Vec<_> = fs::read_to_string(&month).unwrap().lines().map(str::to_owned).collect();
    fs::write(&month, format!("{}\n{}\n", lines[0], lines[2])).unwrap();
    let ran = home.run(&["trail", "verify"]);
    assert_eq!((ran.status, ran.err.as_str()), (2, ""));
    assert!(ran.out.contains("2026-11.jsonl"), "{}", ran.out);
    let verdict = &home.run(&["trail", "verify", "--format", "json"]).json()[0];
    assert_eq!((verdict["holds"].as_bool(), verdict["faults"][0]["line"].as_u64()), (Some(false), Some(2)));
    for command in ["list", "export"] {
        let ran = home.run(&["trail", command, "--format", "json"]);
        assert_eq!((ran.status, ran.json().len()), (2, 2), "{command}");
        assert!(ran.err.contains("2026-11.jsonl"), "{}", ran.err);
    }
}

#[test]
fn no_trail_yet_is_empty_and_a_missing_folder_cannot_be_read() {
    let home = Home::new();
    assert_eq!(home.run(&["trail", "verify"]).status, 0);
    assert!(!home.data().exists(), "reading leaves nothing behind");
    let ran = home.run(&["trail", "verify", "--trail", "nowhere"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("nowhere"), "{}", ran.err);
    home.file("home/data/trail", "no folder");
    assert_eq!(home.run(&["trail", "list"]).status, 3);
}
