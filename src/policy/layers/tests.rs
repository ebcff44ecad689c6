use super::*;
use crate::mail::{AddrSpec, Domain};
use crate::policy::{Expected, Scope, Side};

const CHECKS: Checks<'static> = &[
    ("recipient_internal", &[("with_files", Level::Confirm), ("plain", Level::Note)]),
    ("recipients_exposed", &[("two", Level::Note), ("several", Level::Confirm), ("many", Level::Prove)]),
    ("flagged_keyword", &[]),
    ("subject_empty", &[("", Level::Confirm)]),
];

fn resolve(texts: &[&str]) -> Result<Policy, Vec<Fault>> {
    let mut layers = vec![Layer::built_in()];
    layers.extend(texts.iter().map(|text| Layer::machine("policy.toml", *text)));
    Policy::resolve(&layers, CHECKS)
}

fn policy(text: &str) -> Policy {
    resolve(&[&format!("format = 1\n{text}")]).unwrap()
}

/// Every fault as `line:column kind detail`.
fn faults(text: &str) -> Vec<String> {
    let faults = resolve(&[text]).unwrap_err();
    faults.iter().map(|fault| format!("{}:{} {:?} {}", fault.line, fault.column, fault.kind, fault.detail)).collect()
}

fn fault(text: &str) -> String {
    let all = faults(&format!("format = 1\n{text}"));
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap()
}

#[test]
fn the_built_in_policy_holds() {
    let policy = Policy::resolve(&[Layer::built_in()], &[]).unwrap();
    assert_eq!(policy.internal, None);
    assert_eq!((policy.recipients.each_up_to, policy.recipients.exposure_addresses), (8, 5));
    assert_eq!(policy.attachments.max_total_mb, 10);
    assert_eq!(policy.list("secret_marking").unwrap().level, Level::Justify);
    assert_eq!(policy.list("confidential").unwrap().level, Level::Confirm);
    assert_eq!(policy.list("confidential").unwrap().scope, Scope::ALL);
    for name in [
        "gmail.com",
        "yahoo.co.jp",
        "icloud.com",
        "outlook.jp",
        "docomo.ne.jp",
        "ezweb.ne.jp",
        "softbank.ne.jp",
        "ocn.ne.jp",
        "nifty.com",
        "biglobe.ne.jp",
        "plala.or.jp",
        "home.ne.jp",
        "xsrv.jp",
        "lolipop.jp",
        "rose.ocn.ne.jp",
    ] {
        assert!(policy.is_free_mail(&Domain::parse(name).unwrap()), "{name}");
    }
    for name in ["client.example", "notgmail.com", "gmail.com.evil.org", "ne.jp", "com"] {
        assert!(!policy.is_free_mail(&Domain::parse(name).unwrap()), "{name}");
    }
}

#[test]
fn every_key_of_the_contract_is_read() {
    let policy = policy(
        r#"
[internal]
domains = ["example.co.jp", ".example.co.jp"]
addresses = ["advisor@partner.example"]
[levels]
recipient_internal = "note"
"recipients_exposed.two" = "confirm"
[recipients]
forbidden = ["rival.example"]
each_up_to = 3
exposure_addresses = 4
[attachments]
max_total_mb = 25
[[keywords]]
name = "confidential"
level = "prove"
words = ["社外秘", "confidential"]
scope = ["subject", "body", "attachment_name", "attachment_text"]
[[organization]]
name = ["株式会社クライアント", "Client Inc."]
domains = ["client.example"]
[guidance]
ja = "社外あては必ず確認"
"#,
    );
    let addr = |text| AddrSpec::parse(text).unwrap();
    assert_eq!(policy.internal.as_ref().unwrap().entries.len(), 3);
    assert_eq!(policy.level("recipient_internal", "with_files", Some(Level::Confirm)), Level::Note);
    assert_eq!(policy.level("recipients_exposed", "two", Some(Level::Note)), Level::Confirm);
    assert!(policy.is_forbidden(&addr("ceo@rival.example")) && !policy.is_forbidden(&addr("ceo@sub.rival.example")));
    assert_eq!((policy.recipients.each_up_to, policy.recipients.exposure_addresses), (3, 4));
    assert_eq!(policy.attachments.max_total_mb, 25);
    assert_eq!(policy.level("flagged_keyword", "confidential", None), Level::Prove);
    assert_eq!(policy.organization_of(&addr("tanaka@CLIENT.example")).unwrap().names[1], "Client Inc.");
    assert_eq!(policy.organization_of(&addr("tanaka@sub.client.example")), None);
    assert_eq!(policy.guidance["ja"], "社外あては必ず確認");
}

#[test]
fn all_faults_of_all_layers_are_told() {
    let wrong =
        resolve(&["format = 1\nfoo = 1\n[recipients]\neach_up_to = -3\n", "format = 1\n[levels]\nnobody = \"note\"\n"]);
    let kinds: Vec<_> = wrong.unwrap_err().iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FaultKind::UnknownKey, FaultKind::BadValue, FaultKind::UnknownCheck]);
}

#[test]
fn a_key_that_nobody_knows_is_told_with_its_place() {
    assert_eq!(fault("[recipients]\n  each_upto = 3"), "3:3 UnknownKey recipients.each_upto");
    assert_eq!(fault("[[keywords]]\nname = \"a\"\nwort = []"), "4:1 UnknownKey keywords.wort");
    assert_eq!(fault("[interna1]"), "2:2 UnknownKey interna1");
}

#[test]
fn columns_count_characters_not_bytes() {
    assert_eq!(fault("guidance = { ja = \"社外あて\", fr = \"x\" }"), "2:27 UnknownKey guidance.fr");
}

#[test]
fn a_byte_order_mark_and_crlf_do_not_matter() {
    assert_eq!(faults("\u{feff}format = 1\r\n\r\n[recipients]\r\nx = 1\r\n"), ["4:1 UnknownKey recipients.x"]);
}

#[test]
fn the_format_is_required_and_a_newer_one_is_refused_alone() {
    assert_eq!(faults("[recipients]\neach_up_to = 3"), ["1:1 MissingFormat format = 1"]);
    assert_eq!(faults("format = 2\nnew_key = true"), ["1:10 NewerFormat 2"]);
    assert_eq!(faults("format = \"1\""), ["1:10 BadValue format = \"1\""]);
}

#[test]
fn what_is_not_toml_is_told_once_per_place() {
    let all = faults("format = 1\n[recipients\neach_up_to = \n");
    assert!(all.iter().all(|fault| fault.contains(" Syntax ")), "{all:?}");
    assert!(all.iter().any(|fault| fault.starts_with("2:")), "{all:?}");
}

#[test]
fn a_level_names_a_check_a_grade_or_a_list() {
    assert_eq!(fault("[levels]\nrecipient_extern = \"note\""), "3:1 UnknownCheck recipient_extern");
    assert_eq!(fault("[levels]\n\"recipients_exposed.few\" = \"note\""), "3:1 UnknownCheck recipients_exposed.few");
    assert_eq!(fault("[levels]\n\"flagged_keyword.nosuch\" = \"note\""), "3:1 UnknownCheck flagged_keyword.nosuch");
    assert_eq!(
        fault("[levels]\n\"subject_empty.confidential\" = \"note\""),
        "3:1 UnknownCheck subject_empty.confidential"
    );
    assert_eq!(fault("[levels]\nsubject_empty = \"warn\""), "3:17 BadValue levels.subject_empty = \"warn\"");
    let unquoted = policy("[levels]\nrecipients_exposed.two = \"justify\"");
    assert_eq!(unquoted.level("recipients_exposed", "two", Some(Level::Note)), Level::Justify);
}

#[test]
fn wrong_values_say_what_was_expected() {
    let expected = |text: &str| resolve(&[&format!("format = 1\n{text}")]).unwrap_err()[0].expected;
    assert_eq!(expected("[attachments]\nmax_total_mb = 0"), Some(Expected::Number { min: 1, max: 100_000 }));
    assert_eq!(expected("[attachments]\ninspect_depth = 0"), Some(Expected::Number { min: 1, max: 32 }));
    assert_eq!(expected("recipients = 3"), Some(Expected::Table));
    assert_eq!(expected("[keywords]\nname = \"a\""), Some(Expected::Tables));
    assert_eq!(expected("[[keywords]]\nname = \"a\"\nscope = [\"header\"]"), Some(Expected::Scope));
    assert_eq!(expected("[[keywords]]\nname = \"a\"\nwords = [3]"), Some(Expected::Text));
    assert_eq!(expected("[internal]\naddresses = [\"example.com\"]"), Some(Expected::Address));
    assert_eq!(expected("[free_mail]\ndomains = [\".example.com\"]"), Some(Expected::Domain));
}

#[test]
fn what_is_no_entry_is_told_where_it_stands() {
    assert_eq!(
        fault("[internal]\ndomains = [\"example.com\",\n  \"@example.org\"]"),
        "4:3 BadEntry internal.domains: @example.org"
    );
}

#[test]
fn a_word_that_would_match_everything_is_refused() {
    assert!(fault("[[keywords]]\nname = \"a\"\nwords = [\"  \"]").starts_with("4:10 BadValue keywords.words"));
    assert!(fault("[[keywords]]\nname = \"a\"\npatterns = [\"x*\"]").starts_with("4:13 BadPattern x*"));
}

#[test]
fn patterns_are_bounded_and_blind_to_case() {
    assert!(fault("[[keywords]]\nname = \"a\"\npatterns = ['(']").starts_with("4:13 BadPattern (: "));
    assert!(fault("[[keywords]]\nname = \"a\"\npatterns = ['(\\w{1000}){1000}']").starts_with("4:13 BadPattern "));
    let list = policy("[[keywords]]\nname = \"a\"\npatterns = ['PRJ-\\d{4}']").list("a").unwrap().clone();
    assert!(list.patterns[0].is_match("prj-1234"));
}

#[test]
fn two_lists_of_one_name_in_one_file_are_a_fault() {
    let twice = "[[keywords]]\nname = \"a\"\n[[keywords]]\nname = \"a\"\n";
    assert_eq!(fault(twice), "4:1 DuplicateName keywords.a");
    let twice = "[[organization]]\nname = \"A\"\n[[organization]]\nname = [\"A\", \"B\"]\n";
    assert_eq!(fault(twice), "4:1 DuplicateName organization.A");
    assert_eq!(fault("[[keywords]]\nwords = [\"x\"]\n"), "2:1 MissingKey keywords.name");
}

#[test]
fn the_last_layer_wins_and_lists_merge_by_name() {
    let policy = resolve(&[
        "format = 1\n[internal]\ndomains = [\"old.example\"]\n[recipients]\neach_up_to = 5\nforbidden = [\"a.example\"]\nwatched = [\"x.example\"]\n\
         [[organization]]\nname = \"A\"\ndomains = [\"a.example\"]\n",
        "format = 1\n[internal]\ndomains = [\"new.example\"]\n[recipients]\neach_up_to = 2\nforbidden = [\"b.example\"]\nwatched = [\"x.example\", \"y.example\"]\n\
         [[organization]]\nname = [\"A\", \"A Inc.\"]\ndomains = [\"a2.example\"]\n\
         [[keywords]]\nname = \"secret_marking\"\nwords = [\"禁帯出\"]\n",
    ])
    .unwrap();
    assert_eq!(policy.internal.unwrap().entries[0].to_string(), "new.example");
    assert_eq!(policy.recipients.each_up_to, 2);
    assert_eq!((policy.recipients.forbidden.len(), policy.recipients.watched.len()), (2, 2));
    assert_eq!(policy.organizations.len(), 1);
    assert_eq!((policy.organizations[0].names.len(), policy.organizations[0].domains.len()), (2, 2));
    let list = policy.keywords.iter().find(|list| list.name == "secret_marking").unwrap();
    assert_eq!((list.level, list.words.last().map(String::as_str)), (Level::Justify, Some("禁帯出")));
    assert!(list.words.len() > 1, "those of the built-in list stay");
}

#[test]
fn each_value_knows_where_it_comes_from() {
    let origins = policy("[recipients]\neach_up_to = 3\n[levels]\nsubject_empty = \"note\"\n").origins;
    assert_eq!(origins["recipients.each_up_to"], (Origin::Machine, "policy.toml".to_owned()));
    assert_eq!(origins["levels.subject_empty"].0, Origin::Machine);
    assert_eq!(origins["attachments.max_total_mb"], (Origin::BuiltIn, "built-in".to_owned()));
    assert_eq!(origins["keywords.confidential"].0, Origin::BuiltIn);
}

#[test]
fn a_lists_own_level_beats_its_grade_which_beats_the_check() {
    let policy = policy(
        "[levels]\nflagged_keyword = \"prove\"\n\"flagged_keyword.b\" = \"justify\"\n\"flagged_keyword.c\" = \"justify\"\n\
         [[keywords]]\nname = \"a\"\n[[keywords]]\nname = \"b\"\n[[keywords]]\nname = \"c\"\nlevel = \"note\"\n",
    );
    let level = |grade| policy.level("flagged_keyword", grade, None);
    assert_eq!((level("a"), level("b"), level("c")), (Level::Prove, Level::Justify, Level::Note));
    assert_eq!(policy.list("b").unwrap().level, Level::Justify);
}

#[test]
fn a_list_named_like_a_grade_does_not_grade_another_check() {
    let policy = policy("[[keywords]]\nname = \"many\"\nlevel = \"block\"\n");
    assert_eq!(policy.level("recipients_exposed", "many", Some(Level::Prove)), Level::Prove);
    assert_eq!(policy.level("flagged_keyword", "many", None), Level::Block);
}

#[test]
fn the_sender_can_make_levels_stricter_and_never_laxer() {
    let own = [
        ("subject_empty", Level::Justify),
        ("recipients_exposed", Level::Note),
        ("flagged_keyword.confidential", Level::Prove),
    ];
    let policy = policy("").tighten(&own.map(|(id, level)| (id.to_owned(), level)).into());
    assert_eq!(policy.level("subject_empty", "", Some(Level::Confirm)), Level::Justify);
    assert_eq!(policy.level("recipients_exposed", "many", Some(Level::Prove)), Level::Prove);
    assert_eq!(policy.level("flagged_keyword", "confidential", None), Level::Prove);
    assert_eq!(policy.level("flagged_keyword", "secret_marking", None), Level::Justify);
}

#[test]
fn on_the_command_line_a_given_policy_replaces_the_machines() {
    let machine = Layer::machine("m", "format = 1\n[levels]\nsubject_empty = \"block\"\n");
    let given = Layer::given("g", "format = 1\n[levels]\nsubject_empty = \"note\"\n");
    let policy = Policy::for_check(Some(machine.clone()), Some(given), CHECKS).unwrap();
    assert_eq!(policy.level("subject_empty", "", Some(Level::Confirm)), Level::Note);
    assert!(policy.list("confidential").is_some());
    let policy = Policy::for_check(Some(machine), None, CHECKS).unwrap();
    assert_eq!(policy.level("subject_empty", "", Some(Level::Confirm)), Level::Block);
}

#[test]
fn the_terms_of_a_list_are_read_checked_and_shown() {
    let list = |more: &str| format!("[[keywords]]\nname = \"l\"\nwords = [\"a\", \"b c\"]\n{more}");
    for (more, told) in [
        ("regex = 1", "5:9 BadValue keywords.regex = 1"),
        ("outsiders_only = \"no\"", "5:18 BadValue keywords.outsiders_only = \"no\""),
        ("except_organizations = [\"Nobody\"]", "5:25 UnknownName Nobody"),
        ("threshold = 0", "5:13 BadValue keywords.threshold = 0"),
        ("weights = { a = 2, d = 3 }", "5:20 UnknownWord d"),
        ("weights = { a = -1 }", "5:17 BadValue keywords.weights.a = -1"),
        ("regex = true\npatterns = [\"x*\"]", "6:13 BadPattern x*: \"\""),
    ] {
        let layers = [Layer::machine("p", format!("format = 1\n{}", list(more)))];
        let faults = Policy::resolve(&layers, &[]).unwrap_err();
        let fault = |fault: &Fault| format!("{}:{} {:?} {}", fault.line, fault.column, fault.kind, fault.detail);
        assert_eq!(faults.iter().map(fault).collect::<Vec<_>>(), [told], "{more}");
    }
    let more =
        "outsiders_only = false\nexcept_organizations = [\"x.example\"]\nthreshold = 3\nweights = { \"b c\" = 2 }";
    let policy = Policy::resolve(&[Layer::machine("p", format!("format = 1\n{}", list(more)))], &[]).unwrap();
    let shown = policy.values().into_iter().find(|(key, _)| key == "keywords.l").unwrap().1;
    assert_eq!(
        shown,
        "\"confirm\" [\"a\", \"b c\"] outsiders_only = false except_organizations = [x.example] threshold = 3 b c = 2"
    );
}

#[test]
fn terms_of_a_list_are_only_tightened() {
    let layer = |terms: &str| format!("format = 1\n[[keywords]]\nname = \"l\"\nwords = [\"a\", \"b\", \"c\"]\n{terms}");
    let floor = "except_organizations = [\"x.example\", \"y.example\"]\nthreshold = 3\nweights = { a = 2, c = 0 }";
    let asked = "outsiders_only = false\nexcept_organizations = [\"y.example\", \"z.example\"]\nthreshold = 5\nweights = { b = 3 }";
    let (machine, given) = (Layer::machine("m", layer(floor)), Layer::given("g", layer(asked)));
    let policy = Policy::for_window(Some(machine), Some(given), CHECKS).unwrap();
    let terms = &policy.list("l").unwrap().terms;
    assert_eq!((terms.outsiders_only, terms.threshold), (false, 3));
    assert_eq!(terms.except_organizations, ["y.example"]);
    assert_eq!(["a", "b", "c"].map(|word| terms.weight(word)), [2, 3, 1]);
    let addr = |text: &str| AddrSpec::parse(text).unwrap();
    assert!(terms.excepts(&addr("a@y.example")) && !terms.excepts(&addr("a@x.example")));
}

#[test]
fn in_the_window_a_given_policy_can_only_tighten_the_machines() {
    let machine = Layer::machine(
        "m",
        "format = 1\n[internal]\ndomains = [\"ours.example\"]\n[levels]\nsubject_empty = \"prove\"\n\
         [recipients]\nforbidden = [\"rival.example\"]\nwatched = [\"press.example\"]\n[attachments]\nmax_total_mb = 5\ninspect_depth = 3\ninspect_seconds = 60\n\
         [[keywords]]\nname = \"project\"\nwords = [\"kaze\"]\nlevel = \"justify\"\n",
    );
    let given = Layer::given(
        "g",
        "format = 1\n[internal]\ndomains = [\"gmail.com\"]\n[levels]\nsubject_empty = \"note\"\nrecipient_internal = \"justify\"\n\
         [recipients]\nforbidden = [\"other.example\"]\neach_up_to = 20\n[attachments]\nmax_total_mb = 50\ninspect_seconds = 5\ninspect_depth = 4\n\
         [[keywords]]\nname = \"project\"\nwords = [\"hikari\"]\nexcept = [\"kaze no tani\"]\nlevel = \"note\"\n",
    );
    let policy = Policy::for_window(Some(machine), Some(given), CHECKS).unwrap();
    assert_eq!(policy.level("subject_empty", "", Some(Level::Confirm)), Level::Prove);
    assert_eq!(policy.level("recipient_internal", "plain", Some(Level::Note)), Level::Justify);
    assert_eq!((policy.recipients.forbidden.len(), policy.recipients.watched.len()), (2, 1));
    assert_eq!((policy.recipients.each_up_to, policy.attachments.max_total_mb), (20, 5));
    // Looking less far is no stricter.
    let inspect = policy.attachments.inspect;
    assert_eq!((inspect.seconds, inspect.depth), (60, 4));
    let list = policy.list("project").unwrap();
    assert_eq!((list.level, list.words.len(), list.except.len()), (Level::Justify, 2, 0));
    assert_eq!(
        policy.list("confidential").unwrap().except,
        Policy::for_check(None, None, CHECKS).unwrap().list("confidential").unwrap().except
    );
    let stranger = crate::mail::Mailbox {
        display_name: String::new(),
        address: crate::mail::Address::Spec(AddrSpec::parse("a@gmail.com").unwrap()),
    };
    assert_eq!(crate::policy::Inside::of(&policy, &[], &[]).side(&stranger), Side::External);
}

#[test]
fn a_broken_policy_is_never_replaced_by_a_laxer_one() {
    let broken = || Layer::machine("m", "format = 1\n[levels\n");
    let given = || Layer::given("g", "format = 1\nx = 1\n");
    assert_eq!(Policy::for_window(Some(broken()), None, CHECKS).unwrap_err()[0].kind, FaultKind::Syntax);
    let both = Policy::for_window(Some(broken()), Some(given()), CHECKS).unwrap_err();
    let files: std::collections::BTreeSet<_> = both.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), ["g", "m"]);
}

#[test]
fn other_rules_have_another_digest() {
    assert_eq!(policy("").digest, policy("").digest);
    assert_ne!(policy("").digest, policy("[attachments]\nmax_total_mb = 11\n").digest);
}

#[test]
fn no_policy_text_panics() {
    let text = Layer::built_in().text;
    for (end, _) in text.char_indices().step_by(97) {
        drop(resolve(&[text.get(..end).unwrap()]));
    }
    for text in
        ["", "\0", "format = 99999999999999999999", "format = 1\n\"\" = \"\"", "=", "[[[[[[[[[[", "format = 0x1"]
    {
        drop(resolve(&[text]));
    }
}

#[test]
fn an_organisation_is_found_by_any_of_its_names() {
    let text = "[[organization]]\nname = [\"株式会社クライアント\", \"Client Inc.\"]\ndomains = [\"client.example\"]\n\
                keywords = [\"ひかり計画\", \"HX-200\"]\n";
    let policy = policy(text);
    for name in [
        "株式会社クライアント",
        "クライアント",
        "ｸﾗｲｱﾝﾄ",
        "(株)クライアント",
        "㈱クライアント",
        "client",
        "CLIENT, INC.",
    ] {
        let found = policy.organization_named(name);
        assert_eq!(found.map(|one| one.keywords.len()), Some(2), "{name}");
    }
    for name in ["", "株式会社", "クライ", "クライアント商事", "Client Trading"] {
        assert_eq!(policy.organization_named(name), None, "{name}");
    }
    assert_eq!(
        fault("[[organization]]\nname = \"a\"\nkeywords = [\"\\u200b\"]"),
        "4:12 BadValue organization.keywords = [\"\\u200b\"]"
    );
}
