use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;

use super::*;
use crate::check::{CHECKS, Finding, Place};
use crate::mail::{Defect, DefectKind, OpenError};
use crate::policy::grading::GRADED_BY_LIST;
use crate::policy::import::Why;
use crate::policy::{Expected, FaultKind, Layer, Level, Policy, Scope};

/// What a catalog holds: per message (and `message.attribute`) the variables in it.
fn outline(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let head = Regex::new(r"^([a-zA-Z][\w-]*) *=").unwrap();
    let attribute = Regex::new(r"^ +\.([a-zA-Z][\w-]*) *=").unwrap();
    let variable = Regex::new(r"\$([a-zA-Z][\w-]*)").unwrap();
    let mut outline: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut here) = (String::new(), String::new());
    for line in lang.catalog().lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = head.captures(line) {
            message = found[1].to_owned();
            here.clone_from(&message);
            assert!(!outline.contains_key(&here), "{here} stands twice in {lang:?}");
        } else if let Some(found) = attribute.captures(line) {
            here = format!("{message}.{}", &found[1]);
        }
        if !here.is_empty() {
            let variables = variable.captures_iter(line).map(|found| found[1].to_owned());
            outline.entry(here.clone()).or_default().extend(variables);
        }
    }
    outline
}

/// All Rust files of the program with their text, tests left out.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
                found.push((path.display().to_string(), code));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// The variants of an enum of `mail` as they are called in JSON.
fn variants(name: &str) -> Vec<String> {
    let start = format!("pub enum {name} {{");
    let (_, code) = sources()
        .into_iter()
        .find(|(path, code)| (path.contains("src/mail") || path.contains("src/lens")) && code.contains(&start))
        .unwrap();
    let body = code.split_once(&start).unwrap().1.split_once("\n}").unwrap().0;
    let variant = Regex::new(r"(?m)^    ([A-Z]\w*),").unwrap();
    let capital = Regex::new("([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])").unwrap();
    let names: Vec<_> = variant
        .captures_iter(body)
        .map(|found| capital.replace_all(&found[1], "${1}${3}_${2}${4}").to_lowercase())
        .collect();
    assert!(!names.is_empty());
    names
}

fn assert_all_found(ids: impl IntoIterator<Item = String>) {
    let known = outline(Lang::En);
    let missing: Vec<_> = ids.into_iter().filter(|id| !known.contains_key(id)).collect();
    assert!(missing.is_empty(), "the catalogs lack {missing:#?}");
}

#[test]
fn both_catalogs_parse_completely() {
    for lang in Lang::ALL {
        let parsed = FluentResource::try_new(lang.catalog().to_owned());
        assert!(parsed.is_ok(), "{lang:?}: {:?}", parsed.err().map(|(_, errors)| errors));
    }
}

#[test]
fn both_catalogs_hold_the_same_messages_variables_and_attributes() {
    let (ja, en) = (outline(Lang::Ja), outline(Lang::En));
    let differing: BTreeSet<_> = ja.keys().chain(en.keys()).filter(|id| ja.get(*id) != en.get(*id)).collect();
    assert!(differing.is_empty(), "only in one catalog, or with other variables: {differing:#?}");
}

#[test]
fn every_message_can_be_formatted() {
    for lang in Lang::ALL {
        let text = Text::new(lang);
        // A message may stand in another one, which then needs its variables too.
        let mut args = FluentArgs::new();
        for variable in outline(lang).into_values().flatten() {
            args.set(variable, 2);
        }
        for id in outline(lang).into_keys() {
            let (message, attribute) = id.split_once('.').map_or((id.as_str(), None), |(id, name)| (id, Some(name)));
            let message = text.bundle.get_message(message).unwrap();
            let pattern = match attribute {
                Some(name) => message.get_attribute(name).unwrap().value(),
                None => message.value().unwrap(),
            };
            let mut errors = Vec::new();
            let sentence = text.bundle.format_pattern(pattern, Some(&args), &mut errors);
            assert!(errors.is_empty() && !sentence.is_empty(), "{lang:?} {id}: {sentence:?} {errors:?}");
            assert!(!sentence.contains(['\u{2068}', '\u{2069}']), "{lang:?} {id} is isolated");
        }
    }
}

#[test]
fn a_single_sentence_has_no_full_stop() {
    for lang in Lang::ALL {
        let text = Text::new(lang);
        for id in outline(lang).into_keys().filter(|id| !id.contains('.')) {
            let sentence = text.get(&id);
            let inner = sentence.trim_end_matches(['.', '。', '…']);
            let stops = sentence.len() > inner.len() && !sentence.ends_with('…');
            assert!(!stops || inner.contains(['。']) || inner.contains(". "), "{lang:?} {id}: {sentence}");
        }
    }
}

#[test]
fn every_id_in_the_code_stands_in_the_catalogs() {
    let call = Regex::new(r#"text\(?\)?\s*\.\s*(?:get|with|attr|find)\(\s*"([a-zA-Z][\w-]*)""#).unwrap();
    let problem = Regex::new(r#""((?:problem|quiet)-[\w-]+)""#).unwrap();
    let mut ids = BTreeSet::new();
    for (_, code) in sources() {
        ids.extend(call.captures_iter(&code).map(|found| found[1].to_owned()));
        ids.extend(problem.captures_iter(&code).map(|found| found[1].to_owned()));
    }
    assert_all_found(ids);
}

#[test]
fn every_grade_of_every_check_has_a_sentence() {
    let known = outline(Lang::En);
    let has = |check: &str, grade: &str| known.contains_key(check) || known.contains_key(&format!("{check}-{grade}"));
    let grades = CHECKS.iter().flat_map(|check| {
        let by_list = check.grades.is_empty() || check.id == GRADED_BY_LIST;
        check.grades.iter().map(|(grade, _)| *grade).chain(by_list.then_some("")).map(|grade| (check.id, grade))
    });
    let missing: Vec<_> = grades.filter(|(check, grade)| !has(check, grade)).collect();
    assert!(missing.is_empty(), "the catalogs lack {missing:?}");
}

#[test]
fn every_kind_has_a_name() {
    let from_mail = [
        ("defect", "DefectKind"),
        ("opaque", "OpaqueKind"),
        ("field", "Destination"),
        ("format", "Format"),
        ("gap", "GapKind"),
    ];
    for (prefix, name) in from_mail {
        assert_all_found(variants(name).into_iter().map(|variant| format!("{prefix}-{variant}")));
    }
    assert_all_found(Level::ALL.map(|level| format!("level-{}", level.id())));
    assert_all_found(Scope::ALL.map(|scope| format!("scope-{}", scope.id())));
    assert_all_found(Why::ALL.map(|why| format!("import-why-{}", why.id())));
    assert_all_found(FaultKind::ALL.map(|kind| kind.id().to_owned()));
    assert_all_found(["external", "internal", "unknown"].map(|side| format!("side-{side}")));
    let not_outlook = OpenError::NotOutlook(String::new());
    let errors = [OpenError::Empty, OpenError::TooLarge, OpenError::NotMail, OpenError::NoHeader, not_outlook];
    assert_all_found(errors.map(|error| error.id().to_owned()));
    let number = Expected::Number { min: 0, max: 1 };
    assert_all_found([Expected::Table, Expected::Tables, Expected::Level, number].map(|one| one.id().to_owned()));
}

#[test]
fn the_name_of_a_kind_is_its_name_in_json() {
    let text = Text::new(Lang::En);
    let defect = Defect::new(DefectKind::DuplicateField, "Subject");
    assert!(text.defect(&defect).starts_with("The field Subject stands more than once"));
    assert!(variants("DefectKind").contains(&"duplicate_field".to_owned()));
    assert!(variants("OpaqueKind").contains(&"s_mime_encrypted".to_owned()));
}

#[test]
fn a_finding_is_told_with_its_arguments_and_a_missing_message_by_its_id() {
    let text = Text::new(Lang::En);
    let mut finding =
        Finding::at(Place::Message).with("list", vec!["a".to_owned(), "b".to_owned()]).with("count", 1234_u64);
    finding.check = "list-more";
    assert_eq!(text.finding(&finding), "a, b and 1,234 more");
    assert_eq!(text.finding_why(&finding), None);
    finding.check = "no-such-check";
    assert_eq!(text.finding(&finding), "no-such-check");
}

#[test]
fn a_policy_fault_says_where_and_what_was_expected() {
    let layer = Layer::machine("policy.toml", "format = 1\n[recipients]\neach_up_to = 5000\n");
    let faults = Policy::resolve(&[layer], &[]).unwrap_err();
    assert_eq!(
        Text::new(Lang::En).policy_fault(&faults[0]),
        "policy.toml, line 3, column 14: This value does not fit: recipients.each_up_to = 5000; expected is a whole number from 0 to 1,000"
    );
    assert_eq!(
        Text::new(Lang::Ja).policy_fault(&faults[0]),
        "policy.toml 3行 14桁：値が正しくありません：recipients.each_up_to = 5000（書けるのは0から1,000までの整数です）"
    );
}

#[test]
fn plurals_follow_the_language() {
    let count = |lang, count: u64| Text::new(lang).with("size-bytes", &[("count", count.into())]);
    assert_eq!((count(Lang::En, 1), count(Lang::En, 2)), ("1 byte".to_owned(), "2 bytes".to_owned()));
    assert_eq!(count(Lang::Ja, 1), "1バイト");
}

#[test]
fn the_language_follows_the_locale() {
    for (locale, lang) in [
        ("ja_JP.UTF-8", Lang::Ja),
        ("ja", Lang::Ja),
        ("JA-jp", Lang::Ja),
        ("en_GB", Lang::En),
        ("C", Lang::En),
        ("", Lang::En),
    ] {
        assert_eq!(Lang::of_locale(locale), lang, "{locale}");
    }
}

#[test]
fn one_text_serves_several_threads() {
    let text = Text::new(Lang::Ja);
    let told: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4_u64)
            .map(|n| scope.spawn(move || text.with("list-more", &[("list", "a".into()), ("count", n.into())])))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(told, ["aほか0件", "aほか1件", "aほか2件", "aほか3件"]);
}

#[test]
fn each_way_of_hiding_in_a_file_has_its_own_sentence() {
    let ways = [
        "sheet",
        "very_hidden_sheet",
        "row",
        "column",
        "comment",
        "external_link",
        "pivot_cache",
        "tracked_change",
        "text",
        "notes",
        "slide",
        "annotation",
        "off_page",
        "covered",
        "earlier_revision",
        "location",
        "more_files",
    ];
    for lang in [Lang::En, Lang::Ja] {
        let text = Text::new(lang);
        let told = ways.map(|how| {
            let mut finding = Finding::at(Place::attachment(0))
                .grade("content")
                .with("how", how)
                .with("count", 1_u64)
                .with("places", 1_u64)
                .with("where", vec!["表!B7".to_owned()])
                .with("more", 0_u64)
                .with("excerpt", "原価");
            finding.check = "attachment_hidden_content";
            let (sentence, why) = (text.finding(&finding), text.finding_why(&finding).unwrap());
            assert!(!sentence.contains(['{', '}']) && !why.contains(['{', '}']), "{sentence} {why}");
            sentence
        });
        let mut different = told.to_vec();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), ways.len(), "{told:#?}");
    }
}
