//! Settings as the other checkers write them, from `tests/import`, and what becomes of them.

use std::fs;
use std::path::Path;

use super::*;
use crate::mail::AddrSpec;
use crate::policy::{Encrypted, Layer, Level, Policy};

/// Stands in `[levels]` of what is imported.
const CHECKS: crate::policy::Checks<'_> =
    &[("password_with_archive", &[("forbidden", Level::Justify)]), ("attachment_forgotten", &[("", Level::Confirm)])];

fn folder(name: &str) -> Imported {
    let path = Path::new("tests/import").join(name);
    let mut paths: Vec<_> = fs::read_dir(&path).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let names = paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    let files = names.zip(&paths).map(|(name, path)| SourceFile { name, bytes: fs::read(path).unwrap() });
    import(&files.filter(|file| is_known(&file.name)).collect::<Vec<_>>()).unwrap()
}

fn texts(files: &[(&str, &str)]) -> Imported {
    let files =
        files.iter().map(|(name, text)| SourceFile { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() });
    import(&files.collect::<Vec<_>>()).unwrap()
}

fn policy(imported: &Imported) -> Policy {
    let layers = [Layer::built_in(), Layer::given("imported", imported.policy.clone())];
    Policy::resolve(&layers, CHECKS).unwrap_or_else(|faults| panic!("{faults:#?}\n{}", imported.policy))
}

fn remarks(imported: &Imported) -> Vec<String> {
    let told = imported.remarks.iter();
    told.map(|remark| format!("{}:{} {} {}", remark.file, remark.line, remark.what, remark.why.id())).collect()
}

fn has(imported: &Imported, remark: &str) -> bool {
    let told = remarks(imported);
    let found = told.iter().any(|told| told == remark);
    assert!(found, "{remark} is not in\n{}", told.join("\n"));
    found
}

fn addr(text: &str) -> AddrSpec {
    AddrSpec::parse(text).unwrap()
}

fn is_inside(policy: &Policy, address: &str) -> bool {
    policy.internal.as_ref().unwrap().entries.iter().any(|entry| entry.matches(&addr(address)))
}

fn watched(policy: &Policy) -> Vec<String> {
    policy.recipients.watched.iter().map(ToString::to_string).collect()
}

fn list<'p>(policy: &'p Policy, name: &str) -> &'p crate::policy::KeywordList {
    policy.list(name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn outlook_okan_says_who_is_inside_and_who_belongs_where() {
    let imported = folder("outlook-okan");
    let policy = policy(&imported);
    for address in
        ["a@aoba.example", "a@tokyo.aoba.example", "a@honsha.aoba-group.example", "a@x.honsha.aoba-group.example"]
    {
        assert!(is_inside(&policy, address), "{address}");
    }
    for address in ["a@notaoba.example", "a@aoba-group.example", "a@gmail.com"] {
        assert!(!is_inside(&policy, address), "{address}");
    }
    let midori = policy.organization_of(&addr("a@midori.example")).unwrap();
    assert_eq!(midori.names, ["株式会社みどり商会", "ミドリ商会"]);
    assert_eq!(midori.keywords, ["ひかり計画", "みどり見積"]);
    assert!(policy.organization_of(&addr("a@gmail.com")).is_none());
    has(&imported, "InternalDomainList.csv:0  own-domain");
    has(&imported, "InternalDomainList.csv:4 @gmail.com free-mail");
    has(&imported, "NameAndDomains.csv:4 佐藤個人,@gmail.com free-mail");
    has(&imported, "KeywordAndRecipientsList.csv:2 ほし計画,@hoshi.example no-organization");
}

#[test]
fn outlook_okan_has_its_words_and_messages() {
    let imported = folder("outlook-okan");
    let policy = policy(&imported);
    let blocking = list(&policy, "outlookokan-body");
    assert_eq!((blocking.level, blocking.words.as_slice()), (Level::Block, ["社外秘".to_owned()].as_slice()));
    assert_eq!(blocking.message["ja"], "社外秘の語です。\"宛先\"を、確認してください");
    assert_eq!(list(&policy, "outlookokan-body-2").words, ["仕切価格", "unit cost"]);
    assert_eq!(list(&policy, "outlookokan-subject").words, ["【社内限】"]);
    has(&imported, "AlertKeywordAndMessageList.csv:4 *,いつも,False everything");
    has(&imported, "AlertKeywordAndMessageList.csv:0 unit cost whole-words");
}

#[test]
fn outlook_okan_has_its_addresses_copies_and_settings() {
    let imported = folder("outlook-okan");
    let policy = policy(&imported);
    assert!(policy.is_forbidden(&addr("a@rival.example")));
    assert_eq!(watched(&policy), ["press@news.example"]);
    let rules: Vec<_> = policy.required_recipients.iter().collect();
    let told = |at: usize| (rules[at].addresses[0].to_string(), rules[at].field.map(|field| format!("{field:?}")));
    assert_eq!(rules.len(), 3, "{rules:#?}");
    assert_eq!(told(0), ("legal@aoba.example".to_owned(), Some("Cc".to_owned())));
    assert_eq!(rules[0].when.keywords, ["outlookokan-copy-legal@aoba-example"]);
    assert_eq!(told(1), ("archive@aoba.example".to_owned(), Some("Bcc".to_owned())));
    assert_eq!(rules[1].when.recipients.len(), 2);
    assert!(rules[2].when.files && rules[2].when.outsiders);
    assert_eq!(policy.attachments.encrypted, Encrypted::Forbid);
    assert_eq!(policy.levels["password_with_archive.forbidden"], Level::Block);
    assert_eq!(policy.levels["attachment_forgotten"], Level::Note);
    for remark in [
        "AlertAddressList.csv:3 not an address,True bad-entry",
        "Whitelist.csv:1 @midori.example,False allowed",
        "AttachmentProhibitedRecipients.csv:1 @web.example files-forbidden",
        "DeferredDeliveryMinutes.csv:1 @,5 changes-draft",
        "ExternalDomainsWarningAndAutoChangeToBccSetting.csv:1 10 threshold",
        "AttachmentsSetting.csv:1 IsWarningWhenAttachedRealFile settings",
        "GeneralSetting.csv:1 IsDoNotConfirmationIfAllRecipientsAreSameDomain, \
         IsAutoCheckIfAllRecipientsAreSameDomain settings",
    ] {
        has(&imported, remark);
    }
}

#[test]
fn flex_confirm_mail_for_outlook_keeps_its_wildcards_and_exclusions() {
    let imported = folder("flexconfirmmail-outlook");
    let policy = policy(&imported);
    for address in ["a@aoba.example", "a@x.aoba.example", "partner@advisor.example"] {
        assert!(is_inside(&policy, address), "{address}");
    }
    for address in ["a@example.com", "a@old.example", "b@advisor.example"] {
        assert!(!is_inside(&policy, address), "{address}");
    }
    assert_eq!(watched(&policy), ["rival.example", "mail.rival.example"]);
    let files = list(&policy, "flexconfirmmail-files");
    assert_eq!(files.words, ["社外秘", "原価", "draft"]);
    let found = |name: &str| !files.find_in(&crate::mail::Folded::of(name, false)).is_empty();
    assert!(found("見積書（控）.xlsx") && found("DRAFT 1.docx"));
    assert!(!found("見積書.xlsx") && !found("一覧.xlsx"));
    for remark in [
        "TrustedDomains.txt:6 example.com template",
        "UnsafeDomains.txt:3 ri?al.example wildcard",
        "UnsafeDomains.txt:4 -nobody.example excludes-nothing",
        "UnsafeFiles.txt:4 -原価表 excludes-nothing",
        "Common.txt:4 SafeBccThreshold = 4 threshold",
        "Common.txt:5 MainSkipIfNoExt = True settings",
    ] {
        has(&imported, remark);
    }
}

#[test]
fn flex_confirm_mail_for_office_blocks_what_stands_under_block() {
    let imported = folder("flexconfirmmail-office");
    let policy = policy(&imported);
    assert!(policy.is_forbidden(&addr("a@rival.example")) && policy.is_forbidden(&addr("a@x.rival.example")));
    assert_eq!(watched(&policy), ["new.example", "big.example"]);
    let bodies = list(&policy, "flexconfirmmail-bodies");
    assert_eq!((bodies.level, bodies.words.as_slice()), (Level::Block, ["仮称みなと".to_owned()].as_slice()));
    assert_eq!(bodies.patterns.len(), 1);
    assert!(policy.keywords.iter().all(|list| !list.name.starts_with("flexconfirmmail-files")));
    has(&imported, "UnsafeBodies.txt:2 社外秘 template");
    has(&imported, "UnsafeBodies.txt:0  empty-list");
    has(&imported, "UnsafeFiles.txt:1 社外秘 template");
}

#[test]
fn flex_confirm_mail_for_thunderbird_has_its_rules() {
    let imported = folder("flexconfirmmail-thunderbird");
    let policy = policy(&imported);
    assert!(is_inside(&policy, "a@aoba.example") && is_inside(&policy, "a@group.aoba.example"));
    assert!(policy.is_forbidden(&addr("a@rival.example")));
    assert_eq!(watched(&policy), ["press.example"]);
    let texts = list(&policy, "flexconfirmmail-texts");
    assert_eq!((texts.level, texts.words.as_slice()), (Level::Confirm, ["社外秘情報".to_owned()].as_slice()));
    assert_eq!(texts.message["ja"], "次の語があります。\n宛先を確かめてください。");
    let endings = list(&policy, "flexconfirmmail-endings");
    let found = |name: &str| !endings.find_in(&crate::mail::Folded::of(name, false)).is_empty();
    assert!(found("setup.EXE") && found("a.bat") && !found("report.executive.pdf") && !found("exe"));
    for remark in [
        "flexconfirmmail.json:0 *clear@gmail.com wildcard",
        "flexconfirmmail.json:0 danger.example.org template",
        "flexconfirmmail.json:0  empty-list",
        "flexconfirmmail.json:0 止めてある not-ours",
        "flexconfirmmail.json:0 C:\\lists\\terms.txt other-file",
        "flexconfirmmail.json:0 skipConfirmationForInternalMail settings",
    ] {
        has(&imported, remark);
    }
}

#[test]
fn rules_of_administrators_lie_over_those_of_the_person() {
    let managed = r#"{ "name": "flexible-confirm-mail@clear-code.com", "type": "storage", "data": {
        "baseRules": [{ "id": "r", "matchTarget": 3, "action": 1, "itemsLocal": ["極秘案件"] }],
        "userRules": [{ "id": "r", "enabled": false }],
        "overrideRules": [{ "id": "r", "enabled": true, "action": 5 }],
        "configsVersion": 3 } }"#;
    let list = list(&policy(&texts(&[("managed.json", managed)])), "flexconfirmmail-subjects").clone();
    assert_eq!((list.level, list.words.as_slice()), (Level::Block, ["極秘案件".to_owned()].as_slice()));
    let before = r#"{ "attentionTerms": ["極秘"], "attentionTermsConfirm": true, "attentionSuffixes": ["exe"],
        "blockedDomains": ["rival.example"], "blockedDomainsEnabled": true, "internalDomains": "a.example b.example" }"#;
    let before = policy(&texts(&[("settings.json", before)]));
    assert!(before.is_forbidden(&addr("a@rival.example")) && is_inside(&before, "a@b.example"));
    assert!(before.list("flexconfirmmail-files").is_some() && before.list("flexconfirmmail-endings").is_none());
}

#[test]
fn an_emptied_list_is_no_list() {
    for (name, text) in [
        ("UnsafeFiles.txt", "社外秘資料\n-社外秘資料\n"),
        ("UnsafeFiles.txt", "[BLOCK]\n*\n"),
        ("UnsafeBodies.txt", "[A]\nKeywords=\nMessage=m\n"),
        ("UnsafeBodies.txt", "[A]\nMessage=m\n"),
        ("UnsafeDomains.txt", "# nothing\n"),
        ("a.json", r#"{ "userRules": [{ "id": "x", "matchTarget": 4, "action": 5, "itemsLocal": ["-a", "a"] }] }"#),
    ] {
        let imported = texts(&[(name, text)]);
        let (made, built_in) = (policy(&imported), policy(&texts(&[("Whitelist.csv", "")])));
        assert_eq!(made.keywords.len(), built_in.keywords.len(), "{text}");
        assert!(made.recipients.forbidden.is_empty() && made.recipients.watched.is_empty());
    }
}

#[test]
fn what_stands_in_a_file_cannot_leave_its_place_in_the_policy() {
    let nasty = "\"a\"\"] #\n[levels]\nx\",\"m \\u0000 \"\"\"\"\"\"\u{7}\n'''\",True\n";
    let imported = texts(&[
        ("AlertKeywordAndMessageList.csv", nasty),
        ("Whitelist.csv", "\"a\nformat = 2\",True\r\n"),
        ("x.json", "[levels]"),
    ]);
    let policy = policy(&imported);
    assert_eq!(list(&policy, "outlookokan-body").words, ["a\"] #\n[levels]\nx"]);
    has(&imported, "x.json:0  unreadable");
}

#[test]
fn nothing_known_makes_no_policy() {
    assert_eq!(import(&[]), None);
    assert!(!is_known("notes.csv") && !is_known("policy.toml") && is_known("whitelist.CSV") && is_known("a.JSON"));
}

#[test]
fn two_files_of_one_name_are_counted_each_by_itself() {
    let file = |text: &str| SourceFile { name: "TrustedDomains.txt".to_owned(), bytes: text.as_bytes().to_vec() };
    let imported = import(&[file("kita.example\n"), file("nishi.example\nhigashi.example\n")]).unwrap();
    let counts: Vec<_> = imported.files.iter().map(|file| (file.rows, file.taken)).collect();
    assert_eq!(counts, [(1, 1), (2, 2)]);
}
