//! `yubisashi policy rehearse`.

use serde_json::{Value, json};

use super::{Home, Ran};

const CLEAN: &str = "From: sato@ours.example\nTo: yamada@ours.example\nBcc: \nSubject: Lunch\n\
                     Date: Fri, 20 Nov 2026 10:00:00 +0900\n\nAt noon?\n";

fn inner(secret: &str) -> String {
    format!(
        "From: sato@ours.example\nTo: tanaka@client.example\nBcc: \nSubject: Plan\n\
         Date: Mon, 20 Nov 2023 10:00:00 +0900\n\n{secret}\nThe meeting is on 2023-11-24.\n"
    )
}

const BLOCKED: &str = "From: sato@ours.example\nSubject: Nobody\n\nHello\n";

/// Four mails: one clean, two that say what is inner (one in a folder in one file), one that nobody gets.
fn past() -> Home {
    let home = Home::new();
    home.file("past/a.eml", CLEAN);
    home.file("past/b.eml", inner("This is strictly confidential."));
    home.file("past/c/d.eml", BLOCKED);
    let folder = format!("From sato Mon Nov 20 10:00:00 2023\n{}", inner("Keep it confidential.\n>From here on."));
    home.file("past/sent.mbox", folder);
    home.file("past/notes.txt", "nothing of mail");
    let quiet = "format = 1\n[levels]\nno_recipient = \"note\"\n\
                 [[keywords]]\nname = \"confidential\"\nlevel = \"note\"\nwords = [\"confidential\"]\n";
    home.file("quiet.toml", quiet);
    home
}

fn rehearse(home: &Home, arguments: &[&str]) -> Ran {
    home.run(&[&["policy", "rehearse"], arguments].concat())
}

fn report(home: &Home, arguments: &[&str]) -> Value {
    let ran = rehearse(home, &[&["--format", "json"], arguments].concat());
    assert_eq!((ran.status, ran.err.as_str(), ran.out.lines().count()), (0, "", 1), "{}", ran.out);
    ran.json().remove(0)
}

/// Each check with its findings, mails and how many in a hundred.
fn counts(lines: &Value) -> Vec<String> {
    let name = |line: &Value| format!("{}.{}", line["check"].as_str().unwrap(), line["grade"].as_str().unwrap());
    let lines = lines.as_array().unwrap().iter();
    lines.map(|line| format!("{} {} {} {}", name(line), line["findings"], line["mails"], line["per_100"])).collect()
}

#[test]
fn alarms_are_counted_for_a_hundred_mails_with_examples() {
    let home = past();
    let report = report(&home, &["past"]);
    assert_eq!((&report["mails"], &report["unread"]), (&json!(4), &json!(0)));
    assert_eq!((&report["without_alarm"], &report["without_alarm_percent"]), (&json!(1), &json!(25.0)));
    assert_eq!(report["blocked"], 1);
    assert_eq!(counts(&report["alarms"]), ["flagged_keyword.confidential 2 2 50.0", "no_recipient. 1 1 25.0"]);
    assert_eq!(counts(&report["roll_calls"]), ["recipient_external.person 2 2 50.0"]);
    let sources: Vec<_> =
        report["alarms"][0]["examples"].as_array().unwrap().iter().map(|one| &one["source"]).collect();
    assert_eq!(sources, ["past/b.eml", "past/sent.mbox#1"]);
    assert_eq!(report["compared"], Value::Null);
}

#[test]
fn the_effort_follows_from_the_acts() {
    let report = report(&past(), &["past"]);
    let acts = ["ticks", "typed", "reasons"].map(|act| report[act].clone());
    assert_eq!(acts, [json!(4), json!(0), json!(0)]);
    assert_eq!((&report["acts_per_mail"], &report["seconds_per_mail"]), (&json!(1.0), &json!(2.0)));
}

#[test]
fn two_policies_are_put_side_by_side() {
    let report = report(&past(), &["--compare", "quiet.toml", "past"]);
    let compared = &report["compared"];
    assert_eq!((&report["policy"], &compared["policy"]), (&Value::Null, &json!("quiet.toml")));
    assert_eq!((&compared["only_first"], &compared["only_second"]), (&json!(3), &json!(0)));
    assert_eq!((&compared["without_alarm"], &compared["blocked"]), (&json!(4), &json!(0)));
    let differences = compared["differences"].as_array().unwrap();
    let told: Vec<_> = differences
        .iter()
        .map(|one| {
            let alone = ["only_first", "only_second"].map(|side| one[side]["mails"].as_u64().unwrap());
            (one["check"].as_str().unwrap(), one["per_100_first"].as_f64(), one["per_100_second"].as_f64(), alone)
        })
        .collect();
    assert_eq!(
        told,
        [("flagged_keyword", Some(50.0), Some(0.0), [2, 0]), ("no_recipient", Some(25.0), Some(0.0), [1, 0])]
    );
    assert_eq!(differences[1]["only_first"]["examples"][0]["source"], "past/c/d.eml");
}

#[test]
fn a_past_mail_is_not_late_unless_a_day_is_said() {
    let home = past();
    home.file("dates.toml", "format = 1\n[levels]\ndate_passed = \"confirm\"\n");
    let dated = |arguments: &[&str]| {
        let report = report(&home, &[&["--policy", "dates.toml", "past"], arguments].concat());
        counts(&report["alarms"]).into_iter().find(|line| line.starts_with("date_passed"))
    };
    assert_eq!(dated(&[]), None);
    assert_eq!(dated(&["--today", "2026-11-27"]).as_deref(), Some("date_passed. 2 2 50.0"));
}

#[test]
fn the_text_says_the_same_in_both_languages_and_the_same_each_time() {
    let home = past();
    let english = rehearse(&home, &["--compare", "quiet.toml", "past"]);
    assert_eq!((english.status, english.err.as_str()), (0, ""));
    for said in ["Mails: 4\n", "25.0 % (1)", "1.0 acts, about 2.0 s", "  50.0  ", "[no_recipient]", "past/sent.mbox#1"]
    {
        assert!(english.out.contains(said), "{said}: {}", english.out);
    }
    let japanese = rehearse(&home, &["--lang", "ja", "--compare", "quiet.toml", "past"]);
    assert!(japanese.out.contains("メール：4通\n") && japanese.out.contains("約2.0秒"), "{}", japanese.out);
    assert_eq!(rehearse(&home, &["--compare", "quiet.toml", "past"]).out, english.out);
    assert!(!home.base().exists(), "nothing is written anywhere");
}

#[test]
fn evidence_is_masked_and_says_where_it_stands() {
    let home = Home::new();
    home.file(
        "p.toml",
        "format = 1\n[[keywords]]\nname = \"line\"\nlevel = \"confirm\"\nwords = [\"090-1234-5678\"]\n",
    );
    home.file("past/a.eml", inner("Call 090-1234-5678 please."));
    let ran = rehearse(&home, &["--policy", "p.toml", "past"]);
    assert!(ran.out.contains("flagged_keyword.line") && ran.out.contains("•••-••••-••78"), "{}", ran.out);
    assert!(!ran.out.contains("090-1234"), "{}", ran.out);
}

#[test]
fn files_in_mails_are_looked_into() {
    let home = Home::new();
    let csv =
        "--b\nContent-Type: text/csv; name=a.csv\nContent-Disposition: attachment; filename=a.csv\n\n社外秘,1\n--b--\n";
    let head = "From: sato@ours.example\nTo: tanaka@client.example\nBcc: \nSubject: Plan\nMIME-Version: 1.0\n\
                Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe file.\n";
    home.file("past/a.eml", format!("{head}{csv}"));
    let report = report(&home, &["past"]);
    let found = counts(&report["alarms"]);
    assert!(found.iter().any(|line| line.starts_with("flagged_keyword.")), "{found:?}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_counted() {
    let home = past();
    home.file("past/0.eml", "");
    let ran = rehearse(&home, &["--format", "json", "past"]);
    assert_eq!((ran.status, ran.err.lines().count()), (3, 1), "{}", ran.err);
    assert!(ran.err.contains("0.eml"), "{}", ran.err);
    let report = &ran.json()[0];
    assert_eq!((&report["mails"], &report["unread"]), (&json!(4), &json!(1)));
    home.file("empty/notes.txt", "");
    for folder in ["empty", "missing"] {
        let ran = rehearse(&home, &[folder]);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{folder}");
        assert!(ran.err.contains(folder), "{}", ran.err);
    }
    home.file("bad.toml", "format = 1\nnonsense = 2\n");
    for arguments in [&["--policy", "bad.toml", "past"][..], &["--compare", "bad.toml", "past"], &["--policy", "past"]]
    {
        assert_eq!(rehearse(&home, arguments).status, 4, "{arguments:?}");
    }
}
