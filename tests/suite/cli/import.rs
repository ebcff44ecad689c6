//! `yubisashi policy import`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Home;

fn fixtures(name: &str) -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "import", name].iter().collect();
    path.display().to_string()
}

/// The policy made of these settings, in this home.
fn imported(home: &Home, name: &str) -> String {
    let ran = home.run(&["policy", "import", &fixtures(name), "--out", "p.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    let lint = home.run(&["policy", "lint", "p.toml"]);
    assert_eq!((lint.status, lint.err.as_str()), (0, ""));
    fs::read_to_string(home.path().join("p.toml")).unwrap()
}

/// The checks that find something in a mail under the imported policy, each with its level.
fn found(home: &Home, mail: &str) -> Vec<String> {
    home.file("m.eml", mail);
    let own = ["--own", "me@aoba.example", "--today", "2026-11-20", "--format", "json"];
    let ran = home.run(&[&["check", "m.eml", "--policy", "p.toml"], own.as_slice()].concat());
    let report: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    let findings = report["findings"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    findings.iter().map(|finding| format!("{} {}", text(finding, "check"), text(finding, "level"))).collect()
}

#[test]
fn every_kind_of_settings_becomes_the_policy_beside_it() {
    for name in ["outlook-okan", "flexconfirmmail-outlook", "flexconfirmmail-office", "flexconfirmmail-thunderbird"] {
        let home = Home::new();
        let made = imported(&home, name);
        let expected = Path::new("tests/import").join(format!("{name}.toml"));
        if crate::environment("YUBISASHI_WRITE").is_some() {
            fs::write(&expected, &made).unwrap();
        }
        assert_eq!(made, fs::read_to_string(&expected).unwrap_or_default(), "{}", expected.display());
        let printed = home.run(&["policy", "import", &fixtures(name)]);
        assert_eq!((printed.status, printed.out), (0, made));
    }
}

#[test]
fn the_rules_of_outlook_okan_are_found_in_mails() {
    let home = Home::new();
    imported(&home, "outlook-okan");
    let mail = |to: &str, subject: &str, text: &str| {
        found(&home, &format!("From: me@aoba.example\nTo: {to}\nSubject: {subject}\n\n{text}\n"))
    };
    let has = |found: &[String], finding: &str| found.iter().any(|one| one == finding);
    assert!(has(&mail("a@client.example", "件", "これは社 外 秘です。"), "flagged_keyword block"));
    assert!(has(&mail("a@client.example", "【社内限】件", "はい。"), "flagged_keyword block"));
    assert!(has(&mail("a@sub.rival.example", "件", "はい。"), "recipient_forbidden block"));
    assert!(has(&mail("press@news.example", "件", "はい。"), "recipient_watched confirm"));
    assert!(has(&mail("a@client.example", "件", "契約書を送ります。"), "required_recipient confirm"));
    assert!(!has(&mail("a@client.example, legal@aoba.example", "件", "はい。"), "required_recipient confirm"));
    assert!(has(&mail("a@midori.example", "件", "はい。"), "required_recipient confirm"));
    let inside = mail("a@tokyo.aoba.example", "件", "はい。");
    assert!(!inside.iter().any(|one| one.starts_with("recipient_external")), "{inside:?}");
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let home = Home::new();
    home.file("p.toml", "format = 1\n");
    let ran = home.run(&["policy", "import", &fixtures("flexconfirmmail-office"), "--out", "p.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (4, ""));
    assert!(ran.err.contains("p.toml"), "{}", ran.err);
    assert_eq!(fs::read_to_string(home.path().join("p.toml")).unwrap(), "format = 1\n");
}

#[test]
fn what_was_left_is_told_in_both_languages_and_as_json() {
    let home = Home::new();
    let folder = fixtures("flexconfirmmail-outlook");
    let en = home.run(&["policy", "import", &folder]);
    let line = |err: &str, start: &str| {
        err.lines().find(|line| line.contains(start)).unwrap_or_else(|| panic!("{err}")).to_owned()
    };
    assert!(line(&en.err, "UnsafeDomains.txt:3: ").contains("wildcard"));
    assert!(line(&en.err, "TrustedDomains.txt: ").contains('7'), "{}", en.err);
    let ja = home.run(&["policy", "import", &folder, "--lang", "ja"]);
    assert!(line(&ja.err, "UnsafeDomains.txt:3: ").contains("ワイルドカード"));
    let json = home.run(&["policy", "import", &folder, "--format", "json", "--out", "q.toml"]);
    let report: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.err.as_str(), &report["policy"], &report["out"]), ("", &Value::Null, &Value::from("q.toml")));
    let remarks = report["remarks"].as_array().unwrap();
    assert!(
        remarks.iter().any(|remark| remark["why"] == "wildcard" && remark["line"] == 3 && remark["taken"] == false)
    );
    assert_eq!(report["files"].as_array().unwrap().len(), 4);
}

#[test]
fn a_folder_without_settings_is_said() {
    let home = Home::new();
    home.file("empty/notes.txt", "x");
    for folder in ["empty", "missing"] {
        let ran = home.run(&["policy", "import", folder]);
        assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{}", ran.err);
        assert!(ran.err.contains(folder), "{}", ran.err);
    }
}
