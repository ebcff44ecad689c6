//! `yubisashi check`.

use std::fs;

use serde_json::{Value, json};

use super::{Home, Ran};

const DRAFT: &str = "From: 佐藤 <sato@ours.example>\nTo: 田中 様 <tanaka@client.example>\nCc: Suzuki\nSubject: お見積りの件\n\
                     MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\
                     この資料は社外秘です。\n--b\nContent-Type: text/csv; name=a.csv\nContent-Disposition: attachment; filename=a.csv\n\n\
                     a,b\n--b--\n";

/// Nothing wrong with it for whoever is at `ours.example`.
const CLEAN: &str = "From: sato@ours.example\nTo: yamada@ours.example\nBcc: \nSubject: Lunch\n\nAt noon?\n";

const BLOCKED: &str = "From: sato@ours.example\nSubject: Nobody\n\nHello\n";

fn check(home: &Home, arguments: &[&str]) -> Ran {
    home.run(&[&["check", "--format", "json", "--today", "2026-11-27"], arguments].concat())
}

/// The keys of an object, in the order in which they are written.
fn keys(line: &str, of: &str) -> Vec<String> {
    let after = &line[line.find(of).unwrap() + of.len()..];
    let mut depth = 0;
    let mut keys = Vec::new();
    let mut rest = after;
    while let Some(at) = rest.find(['{', '}', '[', ']', '"']) {
        let (mark, after) = rest[at..].split_at(1);
        rest = after;
        match mark {
            "{" | "[" => depth += 1,
            "\"" => {
                let end = string_end(rest);
                if depth == 1 && rest[end + 1..].starts_with(':') {
                    keys.push(rest[..end].to_owned());
                }
                rest = &rest[end + 1..];
            }
            _ => depth -= 1,
        }
        if depth == 0 {
            break;
        }
    }
    keys
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    text.bytes()
        .position(|byte| {
            if escaped {
                escaped = false;
                false
            } else {
                escaped = byte == b'\\';
                byte == b'"'
            }
        })
        .unwrap()
}

#[test]
fn a_line_of_json_has_the_form_that_others_rely_on() {
    let home = Home::new();
    home.file("a.eml", DRAFT);
    let ran = check(&home, &["a.eml"]);
    assert_eq!((ran.status, ran.err.as_str(), ran.out.lines().count()), (1, "", 1));
    assert_eq!(
        keys(&ran.out, ""),
        ["source", "format", "digest", "subject", "from", "recipients", "attachments", "findings", "defects"]
    );
    assert_eq!(keys(&ran.out, "\"from\":["), ["name", "address"]);
    assert_eq!(keys(&ran.out, "\"recipients\":["), ["field", "name", "address", "side"]);
    assert_eq!(keys(&ran.out, "\"attachments\":["), ["name", "media_type", "size", "digest", "inline"]);
    assert_eq!(keys(&ran.out, "\"findings\":["), ["check", "grade", "kind", "level", "place", "args", "message"]);
    let [line] = &ran.json()[..] else { panic!() };
    assert_eq!(line["source"], "a.eml");
    assert_eq!(line["format"], "eml");
    assert_eq!(line["digest"], yubisashi::mail::Digest::of(DRAFT.as_bytes()).to_string());
    assert_eq!(line["subject"], "お見積りの件");
    assert_eq!(line["from"], json!([{"name": "佐藤", "address": "sato@ours.example"}]));
    assert_eq!(
        line["recipients"],
        json!([
            {"field": "to", "name": "田中 様", "address": "tanaka@client.example", "side": "external"},
            {"field": "cc", "name": "Suzuki", "address": null, "side": "unknown"}
        ])
    );
    let digest = yubisashi::mail::Digest::of(b"a,b").to_string();
    assert_eq!(
        line["attachments"],
        json!([{"name": "a.csv", "media_type": "text/csv", "size": 3, "digest": digest, "inline": false}])
    );
    assert_eq!(line["defects"], json!([]));
    let finding = |check: &str| find(line, check).clone();
    let keyword = finding("flagged_keyword");
    assert_eq!((&keyword["kind"], &keyword["level"]), (&json!("alarm"), &json!("justify")));
    assert_eq!(keyword["place"], json!({"in": "body", "part": 0, "range": [15, 24], "text": "社外秘"}));
    assert_eq!(keyword["args"]["word"], "社外秘");
    assert_eq!(finding("recipient_external")["place"], json!({"in": "recipient", "index": 0}));
    assert_eq!(finding("recipient_external")["kind"], "roll_call");
    assert_eq!(finding("address_unknown")["place"], json!({"in": "recipient", "index": 1}));
    assert_eq!(finding("attachment")["place"], json!({"in": "attachment", "index": 0}));
}

fn find<'v>(line: &'v Value, check: &str) -> &'v Value {
    line["findings"].as_array().unwrap().iter().find(|finding| finding["check"] == check).expect(check)
}

#[test]
fn the_worst_draft_decides_the_status_and_none_stops_the_others() {
    let home = Home::new();
    let own = ["--own", "sato@ours.example"];
    home.file("clean.eml", CLEAN);
    home.file("asks.eml", DRAFT);
    home.file("blocked.eml", BLOCKED);
    home.file("broken.eml", "no header here\n");
    for (drafts, status) in [
        (&["clean.eml"][..], 0),
        (&["clean.eml", "asks.eml"], 1),
        (&["blocked.eml", "asks.eml", "clean.eml"], 2),
        (&["blocked.eml", "broken.eml", "missing.eml", "clean.eml"], 3),
    ] {
        let ran = check(&home, &[&own[..], drafts].concat());
        assert_eq!((ran.status, ran.err.as_str()), (status, ""), "{drafts:?}: {}", ran.out);
        let sources: Vec<_> = ran.json().iter().map(|line| line["source"].as_str().unwrap().to_owned()).collect();
        assert_eq!(sources, drafts, "in the order given");
    }
    let ran = check(&home, &["missing.eml"]);
    assert_eq!(keys(&ran.out, ""), ["source", "error"]);
}

#[test]
fn errors_of_the_text_form_go_to_standard_error() {
    let home = Home::new();
    home.file("a.eml", DRAFT);
    home.file("broken.eml", "no header here\n");
    let ran = home.run(&["check", "broken.eml", "a.eml"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.starts_with("yubisashi: broken.eml: ") && ran.err.lines().count() == 1, "{}", ran.err);
    assert!(ran.out.starts_with("a.eml\n") && ran.out.contains("[flagged_keyword"), "{}", ran.out);
    assert!(!ran.out.contains("broken.eml"));
}

#[test]
fn a_mail_does_not_steer_the_terminal() {
    let home = Home::new();
    let name = "=?utf-8?q?=1B]0;owned=07_=E2=80=AEfdp.exe?=";
    home.file("a.eml", format!("To: {name} <x@client.example>\nSubject: s\n\nHello\n"));
    let ran = home.run(&["check", "a.eml"]);
    assert_eq!(
        ran.out.chars().filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202E}').count(),
        0,
        "{}",
        ran.out
    );
}

#[test]
fn a_folder_gives_its_drafts_sorted_and_those_below() {
    let home = Home::new();
    for name in ["in/b.eml", "in/a.EML", "in/c/d.txt", "in/notes.pdf", "in/z.msg.bak", "in/B.eml"] {
        home.file(name, CLEAN);
    }
    fs::create_dir_all(home.path().join("empty")).unwrap();
    let ran = check(&home, &["in", "--own", "sato@ours.example"]);
    let sources: Vec<_> = ran.json().iter().map(|line| line["source"].as_str().unwrap().replace('\\', "/")).collect();
    assert_eq!(sources, ["in/B.eml", "in/a.EML", "in/b.eml", "in/c/d.txt"]);
    assert_eq!(ran.status, 0);
    let none = check(&home, &["empty"]);
    assert_eq!((none.status, none.out.as_str()), (0, ""));
    assert!(none.err.contains("empty"), "{}", none.err);
}

#[test]
fn standard_input_is_a_draft_too() {
    let home = Home::new();
    let ran = home.run_with(&["check", "--format", "json", "-"], DRAFT.as_bytes());
    let [line] = &ran.json()[..] else { panic!("{}", ran.out) };
    assert_eq!((ran.status, &line["source"], &line["subject"]), (1, &json!("-"), &json!("お見積りの件")));
    assert_eq!(home.run_with(&["check", "--format", "json", "-"], b"").status, 3);
}

#[test]
fn own_addresses_say_who_is_inside() {
    let home = Home::new();
    home.file("a.eml", "From: x@gmail.com\nTo: a@one.example, b@two.example, c@three.example\nSubject: s\n\nHello\n");
    let sides = |arguments: &[&str]| {
        let line = check(&home, &[arguments, &["a.eml"]].concat()).json().remove(0);
        let sides: Vec<_> = line["recipients"].as_array().unwrap().iter().map(|who| who["side"].clone()).collect();
        sides
    };
    assert_eq!(sides(&[]), ["external", "external", "external"]);
    assert_eq!(sides(&["--own", "me@one.example", "--own", "me@two.example"]), ["internal", "internal", "external"]);
}

#[test]
fn a_given_policy_replaces_that_of_the_machine() {
    let home = Home::new();
    home.file("a.eml", "From: sato@ours.example\nTo: x@client.example\nSubject: Monday\n\nProject Falcon\n");
    home.file("home/machine/policy.toml", "format = 1\n[recipients]\nforbidden = [\"client.example\"]\n");
    home.file("other.toml", "format = 1\n[[keywords]]\nname = \"birds\"\nlevel = \"confirm\"\nwords = [\"falcon\"]\n");
    let machine = check(&home, &["a.eml"]);
    assert_eq!((machine.status, &find(&machine.json()[0], "recipient_forbidden")["level"]), (2, &json!("block")));
    let given = check(&home, &["--policy", "other.toml", "a.eml"]);
    assert_eq!((given.status, &find(&given.json()[0], "flagged_keyword")["grade"]), (1, &json!("birds")));
    assert!(!given.out.contains("recipient_forbidden"));
}

#[test]
fn a_policy_that_does_not_hold_stops_it_with_place() {
    let home = Home::new();
    home.file("a.eml", CLEAN);
    home.file("broken.toml", "format = 1\n\n[recipients]\nforbiden = []\n");
    for arguments in [&["--policy", "broken.toml", "a.eml"][..], &["--policy", "missing.toml", "a.eml"]] {
        let ran = check(&home, arguments);
        assert_eq!((ran.status, ran.out.as_str()), (4, ""), "{arguments:?}");
        let place = if ran.err.contains("missing") { "missing.toml:1:1" } else { "broken.toml:4:1" };
        assert!(ran.err.contains(place), "{}", ran.err);
    }
    home.file("home/machine/policy.toml", "format = 99\n");
    assert_eq!(check(&home, &["a.eml"]).status, 4, "a broken policy of the machine is never skipped");
}

#[test]
fn messages_come_in_the_chosen_language() {
    let home = Home::new();
    home.file("a.eml", DRAFT);
    let message = |lang| find(&check(&home, &["--lang", lang, "a.eml"]).json()[0], "attachment")["message"].to_string();
    assert!(message("en").is_ascii(), "{}", message("en"));
    assert!(!message("ja").is_ascii(), "{}", message("ja"));
    let error = check(&home, &["--lang", "ja", "missing.eml"]).json().remove(0);
    assert!(error["error"].as_str().unwrap().contains("ファイル"), "{error}");
}

#[test]
fn the_same_draft_gives_the_same_line() {
    let home = Home::new();
    home.file("a.eml", DRAFT);
    assert_eq!(check(&home, &["a.eml"]).out, check(&home, &["a.eml"]).out);
}

#[test]
fn every_mail_of_the_corpus_gives_a_line_in_form() {
    let Some(corpus) = crate::mails::Corpus::find() else {
        println!("skipped: no corpus beside the project and none in YUBISASHI_CORPUS");
        return;
    };
    let home = Home::new();
    let ran = check(&home, &[corpus.path().to_str().unwrap()]);
    assert!((1..=3).contains(&ran.status), "{}", ran.status);
    assert_eq!(ran.err, "");
    let lines = ran.json();
    assert!(lines.len() > 1_000, "{} mails only", lines.len());
    let wrong: Vec<_> = lines.iter().filter_map(|line| Some(format!("{}: {}", line["source"], fault(line)?))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is not as the contract says.
fn fault(line: &Value) -> Option<String> {
    if line.as_object()?.len() == 2 {
        return (!line["source"].is_string() || !line["error"].is_string())
            .then(|| "neither draft nor error".to_owned());
    }
    let one_of = |value: &Value, all: &[&str]| value.as_str().is_some_and(|value| all.contains(&value));
    let is_digest = |value: &Value| value.as_str().and_then(yubisashi::mail::Digest::parse).is_some();
    let text_or_null = |value: &Value| value.is_string() || value.is_null();
    let list = |key: &str| line[key].as_array().cloned().unwrap_or_default();
    let recipients = list("recipients");
    let person = |who: &Value| who["name"].is_string() && text_or_null(&who["address"]);
    let finding = |finding: &Value| {
        finding["check"].as_str().is_some_and(|id| yubisashi::check::ids().any(|(known, _)| known == id))
            && finding["grade"].is_string()
            && one_of(&finding["kind"], &["roll_call", "alarm"])
            && one_of(&finding["level"], &["note", "confirm", "prove", "justify", "block"])
            && finding["args"].is_object()
            && finding["message"].as_str().is_some_and(|message| !message.is_empty() && !message.contains("{$"))
            && place(&finding["place"], recipients.len(), list("attachments").len())
    };
    let holds = [
        ("source", line["source"].is_string()),
        ("format", one_of(&line["format"], &["eml", "msg", "text"])),
        ("digest", is_digest(&line["digest"])),
        ("subject", line["subject"].is_string()),
        ("from", list("from").iter().all(person)),
        (
            "recipients",
            recipients.iter().all(|who| {
                person(who)
                    && one_of(&who["field"], &["to", "cc", "bcc"])
                    && one_of(&who["side"], &["external", "internal", "unknown"])
            }),
        ),
        (
            "attachments",
            list("attachments").iter().all(|file| {
                file["name"].is_string()
                    && file["media_type"].is_string()
                    && file["size"].is_u64()
                    && is_digest(&file["digest"])
                    && file["inline"].is_boolean()
            }),
        ),
        ("defects", list("defects").iter().all(|defect| defect["kind"].is_string() && defect["detail"].is_string())),
    ];
    let wrong = holds.iter().find(|(_, holds)| !holds).map(|(key, _)| (*key).to_owned());
    wrong.or_else(|| list("findings").iter().find(|told| !finding(told)).map(ToString::to_string))
}

fn place(place: &Value, recipients: usize, attachments: usize) -> bool {
    let below = |key: &str, count: usize| place[key].as_u64().is_some_and(|index| index < count as u64);
    let range = match place.get("range") {
        None => true,
        Some(range) => range[0].as_u64().zip(range[1].as_u64()).is_some_and(|(start, end)| start <= end),
    };
    range
        && match place["in"].as_str().unwrap_or_default() {
            "header" => place["field"].is_string(),
            "recipient" => below("index", recipients),
            "subject" | "message" => true,
            "body" => place["part"].is_u64() && place["range"].is_array() && place["text"].is_string(),
            "excerpt" => place["part"].is_u64() && place["text"].is_string(),
            "attachment" => below("index", attachments),
            _ => false,
        }
}

/// A mail with one file in it, in base64.
fn with_file(name: &str, data: &[u8]) -> String {
    format!(
        "From: sato@ours.example\nTo: yamada@ours.example\nBcc: \nSubject: File\nMIME-Version: 1.0\n\
         Content-Type: application/octet-stream; name={name}\nContent-Disposition: attachment; filename={name}\n\
         Content-Transfer-Encoding: base64\n\n{}\n",
        base64(data)
    )
}

fn base64(data: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = data.chunks(3).map(|three| {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(*three.get(at).unwrap_or(&0)));
        let digit = |at: usize| char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63]);
        (0..4).map(|at| if at <= three.len() { digit(at) } else { '=' }).collect::<String>()
    });
    let digits: String = digits.collect();
    digits.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_cannot_be_looked_into_is_told_and_stops_nothing() {
    let home = Home::new();
    home.file("bomb.eml", with_file("a.zip", &crate::hostile::ratio_bomb()));
    home.file("policy.toml", "format = 1\n[attachments]\ninspect_max_mb = 1\n");
    home.file("large.eml", with_file("a.txt", &vec![b'a'; 1_000_001]));
    home.file("small.eml", with_file("a.txt", b"hello"));
    let ran = check(&home, &["--policy", "policy.toml", "bomb.eml", "large.eml", "small.eml"]);
    let why: Vec<_> = ran
        .json()
        .iter()
        .map(|line| {
            let findings = line["findings"].as_array().unwrap().iter();
            findings
                .filter(|finding| finding["check"] == "not_inspected")
                .map(|found| found["args"]["why"].clone())
                .collect()
        })
        .collect::<Vec<Vec<_>>>();
    assert_eq!(why, [vec![json!("bomb")], vec![json!("too_large")], vec![]], "{}", ran.out);
}

#[test]
fn a_folder_is_told_in_order_whatever_takes_longest_and_always_alike() {
    let home = Home::new();
    for number in 0..60_u8 {
        // Early ones take longest.
        let data = vec![b'a' + number % 26; if number % 10 == 0 { 400_000 } else { 10 }];
        home.file(&format!("drafts/{number:02}.eml"), with_file("a.txt", &data));
    }
    home.file("drafts/30b.eml", "no header here\n");
    let ran = check(&home, &["drafts"]);
    let sources: Vec<_> = ran.json().iter().map(|line| line["source"].as_str().unwrap().to_owned()).collect();
    let mut sorted = sources.clone();
    sorted.sort();
    assert_eq!((ran.status, sources.len(), &sources), (3, 61, &sorted));
    assert_eq!(check(&home, &["drafts"]).out, ran.out);
}

const FOLDER: &str = "From - Fri Nov 20 10:00:00 2026\nFrom: sato@ours.example\nTo: yamada@ours.example\nBcc: \nSubject: Lunch\n\nAt noon?\n\n\
                      From - Fri Nov 20 10:00:00 2026\nno header here\n\n\
                      From - Fri Nov 20 10:00:00 2026\nFrom: sato@ours.example\nSubject: Nobody\n\n>From here\n";

#[test]
fn every_message_of_a_folder_that_is_one_file_is_a_draft() {
    let home = Home::new();
    home.file("mails/a.eml", CLEAN);
    home.file("mails/sent.mbox", FOLDER);
    home.file("mails/Export.mbox/mbox", format!("From - Fri\n{CLEAN}"));
    home.file("mails/Drafts", FOLDER);
    home.file("mails/single.eml", format!("From - Fri\n{CLEAN}"));
    let sources =
        |ran: &Ran| ran.json().iter().map(|line| line["source"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let ran = check(&home, &["--own", "sato@ours.example", "mails"]);
    assert_eq!(
        sources(&ran),
        ["mails/Export.mbox/mbox#1", "mails/a.eml", "mails/sent.mbox#1", "mails/sent.mbox#2", "mails/single.eml"]
            .map(|name| name.replace('/', std::path::MAIN_SEPARATOR_STR))
    );
    assert_eq!(ran.status, 2);
    let ran = check(&home, &["--own", "sato@ours.example", "mails/Drafts"]);
    assert_eq!(sources(&ran), ["mails/Drafts#1", "mails/Drafts#2"]);
    let digest = yubisashi::mail::Digest::of(b"From: sato@ours.example\nSubject: Nobody\n\nFrom here\n").to_string();
    assert_eq!(ran.json()[1]["digest"], digest);
    let ran = home.run_with(&["check", "--format", "json", "-"], FOLDER.as_bytes());
    assert_eq!(sources(&ran), ["-#1", "-#2"]);
}

#[test]
fn whom_only_an_invitation_names_is_told_to_be_invited() {
    let home = Home::new();
    let calendar = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:a\nATTENDEE:mailto:x@other.example\nEND:VEVENT\nEND:VCALENDAR\n";
    let mail = format!(
        "From: sato@ours.example\nTo: yamada@ours.example\nSubject: a\nContent-Type: text/calendar\n\n{calendar}"
    );
    home.file("a.eml", mail);
    let [line] = &check(&home, &["a.eml"]).json()[..] else { panic!() };
    assert_eq!(line["recipients"][0].get("attendee"), None);
    assert_eq!(
        (&line["recipients"][1]["attendee"], &line["recipients"][1]["address"]),
        (&json!(true), &json!("x@other.example"))
    );
}
