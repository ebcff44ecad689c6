use super::*;
use crate::check::testing::{Setup, findings};

const POLICY: &str = "[[organization]]\nname = [\"株式会社アルファ\", \"Alpha Inc.\"]\ndomains = [\"alpha.example\"]\n\
                      [[organization]]\nname = [\"株式会社クライアント\"]\ndomains = [\"client.example\"]\n";

fn to(to: &str, text: &str) -> String {
    findings(&CHECK, &format!("To: {to}\n\n{text}"))
}

fn wrong(cases: &[(&str, &str)], fires: bool) {
    let missed: Vec<_> = cases.iter().filter(|(who, text)| to(who, text).starts_with("confirm") != fires).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn somebody_else_is_greeted() {
    assert_eq!(
        to("tanaka@client.example", "鈴木様\n\nお世話になっております。"),
        "confirm person body「鈴木様」 name=鈴木"
    );
    let cases = [
        ("tanaka@client.example", "鈴木様\n\nお世話になっております。"),
        ("田中 一郎 <tanaka@client.example>", "株式会社クライアント\n営業部\n鈴木様\n\nお世話になっております。"),
        ("田中 一郎 <a12345@client.example>", "株式会社クライアント 鈴木様\n\nお世話になっております。"),
        ("田中 一郎 (株式会社クライアント) <a12345@client.example>", "鈴木 花子 様\n"),
        ("TANAKA Ichiro <ti@client.example>", "鈴木部長\n\nお世話になっております。"),
        ("tanaka.i@client.example", "鈴木課長様\n"),
        ("ichiro-tanaka@client.example", "佐藤先生\n\nご無沙汰しております。"),
        ("i_tanaka@client.example", "鈴木様、\n"),
        ("tanaka@client.example, sato@client.example", "鈴木様、高橋様\n"),
        ("tanaka@client.example", "鈴木さん\n\nお疲れさまです。"),
        ("john.brown@client.example", "Dear Mr. Smith,\n\nthank you"),
        ("John Brown <jb@client.example>", "Dear Ms. Smith,\n"),
        ("john.brown@client.example", "Hi Alice,\n\nthank you"),
        ("田中 一郎 <tanaka@client.example>", "Dear Mr. Suzuki,\n"),
        ("tanaka@client.example", "Dear Suzuki-san,\n"),
        ("田中 一郎 <tanaka@client.example>", "田中 次郎 様\n"),
        ("suzuki@ours.example", "佐藤さん\n\nお疲れさまです。"),
    ];
    wrong(&cases, true);
}

#[test]
fn the_right_person_is_greeted_in_every_writing() {
    let cases = [
        ("tanaka@client.example", "田中様\n"),
        ("田中 一郎 <x@client.example>", "株式会社クライアント\n田中様\n"),
        ("田中 一郎 <x@client.example>", "たなか様\n"),
        ("satoh-h@client.example", "佐藤様\n"),
        ("ohno@client.example", "大野様\n"),
        ("TANAKA Ichiro <x@client.example>", "田中様\n"),
        ("tanaka@client.example, suzuki@client.example", "鈴木様\n"),
        ("tanaka@client.example", "田中様、鈴木様\n"),
        ("tanaka@client.example\nCc: suzuki@client.example", "鈴木様\n"),
        ("Robert Green <rg@client.example>", "Hi Bob,\n"),
        ("bob.green@client.example", "Dear Robert,\n"),
        ("john.brown@client.example", "Dear Mr. Brown,\n"),
        ("tanaka@client.example", "Dear Tanaka-san,\n"),
        ("tanaka@client.example", "田中部長\n"),
    ];
    wrong(&cases, false);
}

#[test]
fn whoever_cannot_be_told_apart_is_not_told() {
    for text in ["鈴木様\n", "Dear Mr. Smith,\n", "Hi Bob,\n", "株式会社アルファ\n鈴木様\n"] {
        for to in [
            "info@client.example",
            "sales@client.example",
            "keiri@client.example",
            "a12345@client.example",
            "tnk@client.example",
            "営業部 <x1@client.example>",
        ] {
            assert_eq!(findings(&CHECK, &format!("To: {to}\n\n{text}")), "", "{to} {text}");
        }
    }
    let cases = [
        ("tanaka@client.example", "各位\n"),
        ("tanaka@client.example", "関係者各位\n"),
        ("tanaka@client.example", "皆様\n"),
        ("tanaka@client.example", "ご担当者様\n"),
        ("tanaka@client.example", "お客様各位\n"),
        ("tanaka@client.example", "営業部の皆様\n"),
        ("tanaka@client.example", "先生方におかれましては\n"),
        ("tanaka@client.example", "Hi all,\n"),
        ("tanaka@client.example", "Dear Sir or Madam,\n"),
        ("tanaka@client.example", "Hello Team,\n"),
        ("tanaka@client.example", "お疲れ様です。鈴木です。\n"),
        ("tanaka@client.example, info@client.example", "鈴木様\n"),
        ("tanaka@client.example", "鈴木様の件でご連絡いたします。\n"),
        ("taro@client.example", "田中様\n"),
        ("yuki@client.example", "田中様\n"),
        ("tanaka@client.example", "Hi Bob, \n"),
        ("me@ours.example", "鈴木様\n"),
        ("tanaka@client.example", "はい、承知しました。\n\n> 鈴木様\n"),
        ("tanaka@client.example", "いつもお世話になっております。\n鈴木様より伺いました。\n"),
    ];
    for (who, text) in cases.into_iter().filter(|(_, text)| !text.contains("Bob")) {
        assert_eq!(to(who, text), "", "{who} {text}");
    }
}

#[test]
fn old_forms_of_kanji_are_a_note() {
    assert_eq!(
        to("斎藤 花子 <saito@client.example>", "斉藤様\n"),
        "note variant body「斉藤様」 name=斉藤 recipient=斎藤 花子"
    );
    assert!(to("高橋 一郎 <x@client.example>", "髙橋様\n").starts_with("note variant"));
    assert_eq!(to("saito@client.example", "斉藤様\n"), "");
}

#[test]
fn history_and_memory_say_what_somebody_is_called() {
    let history = "\n\n2026年11月20日(金) 10:00 田中 一郎 <a12345@client.example>:\n\n> よろしくお願いいたします。\n";
    assert_eq!(to("a12345@client.example", &format!("田中様\n\nはい。{history}")), "");
    assert_ne!(to("a12345@client.example", &format!("鈴木様\n\nはい。{history}")), "");
    let mut setup = Setup::knowing(&[("a12345@client.example", 5)]);
    setup.known.people.get_mut("a12345@client.example").unwrap().name = Some("田中 一郎".to_owned());
    assert_ne!(setup.findings(&CHECK, "To: a12345@client.example\n\n鈴木様\n"), "");
    assert_eq!(setup.findings(&CHECK, "To: a12345@client.example\n\n田中様\n"), "");
    // Whoever is greeted wrote before, but does not receive this.
    let history = "\n\n2026年11月20日(金) 10:00 鈴木 花子 <suzuki@client.example>:\n\n> よろしくお願いいたします。\n";
    assert_ne!(to("tanaka@client.example", &format!("鈴木様\n\nはい。{history}")), "");
}

#[test]
fn a_company_that_is_known_elsewhere_is_told() {
    let setup = Setup::with_policy(POLICY);
    let to = |to: &str, text: &str| setup.findings(&CHECK, &format!("To: {to}\n\n{text}"));
    assert_eq!(
        to("info@beta.example", "株式会社アルファ 御中\n"),
        "confirm company body「株式会社アルファ」 name=株式会社アルファ"
    );
    assert_ne!(to("info@client.example", "株式会社アルファ\nご担当者様\n"), "");
    assert_ne!(to("tanaka@beta.example", "株式会社アルファ\n田中様\n"), "");
    assert_ne!(to("tanaka@client.example", "アルファ\n田中様\n"), "");
    assert_ne!(to("info@beta.example", "Dear Alpha Inc.,\n"), "");
    // The recipient's company is known, and is another than the unknown one.
    assert_ne!(to("tanaka@client.example", "株式会社ガンマ\n田中様\n"), "");
    for (who, text) in [
        ("info@alpha.example", "㈱アルファ 御中\n"),
        ("tanaka@client.example", "株式会社クライアント 東京支店\n田中様\n"),
        ("田中（株式会社アルファ） <tanaka@gmail.com>", "株式会社アルファ\n田中様\n"),
        ("tanaka@beta.example", "株式会社ガンマ\n田中様\n"),
        ("tanaka@beta.example", "営業部\n田中様\n"),
    ] {
        assert_eq!(to(who, text), "", "{who} {text}");
    }
}

#[test]
fn a_company_without_a_domain_may_be_anywhere() {
    let setup = Setup::with_policy("[[organization]]\nname = [\"株式会社アルファ\"]\nkeywords = [\"カワセミ\"]\n");
    assert_eq!(setup.findings(&CHECK, "To: tanaka@beta.example\n\n株式会社アルファ\n田中様\n"), "");
}

#[test]
fn display_names_and_history_know_companies() {
    assert_ne!(to("田中（株式会社クライアント） <x1@client.example>", "株式会社ガンマ\nご担当者様\n"), "");
    let history = "\n\n-----Original Message-----\nFrom: 田中 <tanaka@client.example>\nSent: Friday, November 20, 2026 10:00 AM\n\
                   To: me@ours.example\nSubject: 件\n\nよろしくお願いいたします。\n\n株式会社ガンマ\n田中 一郎\nTEL 03-0000-0000\ntanaka@client.example\n";
    assert_eq!(to("tanaka@client.example", &format!("株式会社ガンマ\n田中様\n\nはい。{history}")), "");
    assert_ne!(to("tanaka@beta.example", &format!("株式会社ガンマ\n田中様\n\nはい。{history}")), "");
}

#[test]
fn a_name_that_no_table_knows_is_told_to_one_person_of_another() {
    let emily = "Emily Carter <emily.carter@northgate.example>";
    for text in ["Dear Sabine,\n\nThank you for your time.\n", "Hi Siobhan,\n\nThanks.\n", "Dear Ngozi,\n\nThanks.\n"] {
        assert!(to(emily, text).starts_with("confirm person"), "{text}");
    }
    let quoted = "Hi Sabine,\n\nThanks.\n\nOn Fri, Nov 20, 2026 at 10:00 AM Emily <emily.carter@northgate.example> wrote:\n\n> Hi\n> Sabine\n";
    for (who, text) in [
        // Short forms, companies and words.
        (emily, "Hi Ems,\n\nThanks.\n"),
        (emily, "Hi Milly,\n\nThanks.\n"),
        (emily, "Dear Northgate,\n\nThanks.\n"),
        (emily, "Hi Gang,\n\nThanks.\n"),
        (emily, "Hello World\n\nThanks.\n"),
        (emily, "Dear Santa,\n\nThanks.\n"),
        (emily, "Dear Members,\n\nThanks.\n"),
        (emily, "Dear Acme,\n\nthe offer of Acme is attached.\n"),
        (emily, quoted),
        // Nobody knows what these people are called.
        ("ec@northgate.example", "Dear Sabine,\n\nThanks.\n"),
        ("Wei Zhang <wz@northgate.example>", "Dear Sabine,\n\nThanks.\n"),
        ("Northgate Sales <sales@northgate.example>", "Dear Sabine,\n\nThanks.\n"),
        ("佐藤 健一 <sato@client.example>", "Dear Sabine,\n\nThanks.\n"),
        (
            "Emily Carter <emily.carter@northgate.example>, Tom Becker <tom@northgate.example>",
            "Dear Sabine,\n\nThanks.\n",
        ),
        (
            "Emily Carter <emily.carter@northgate.example>\nCc: Sabine Kurz <kurz@northgate.example>",
            "Dear Sabine,\n\nThanks.\n",
        ),
        (
            "Emily Carter <emily.carter@northgate.example>\nFrom: Sabine Kurz <me@ours.example>",
            "Dear Sabine,\n\nThanks.\n",
        ),
    ] {
        assert_eq!(to(who, text), "", "{who} {text}");
    }
}

#[test]
fn greetings_in_a_first_line_are_read() {
    for (who, text) in [
        ("Emily Carter <ec@northgate.example>", "Morning Kate,\n\nThanks.\n"),
        ("Emily Carter <ec@northgate.example>", "Good day Susan,\n\nThanks.\n"),
        ("Emily Carter <ec@northgate.example>", "Thanks Robert!\n\nWe will check.\n"),
        ("佐藤 健一 <sato@client.example>", "お世話になっております、木村様\n"),
        ("佐藤 健一 <sato@client.example>", "お世話になっております。鈴木様\n"),
        ("佐藤健一 <sato@client.example>", "伊藤健一様\n"),
        ("佐藤 健一 <sato@client.example>", "山本健一様\n"),
    ] {
        assert!(to(who, text).starts_with("confirm person"), "{who} {text}");
    }
    for (who, text) in [
        ("Emily Carter <ec@northgate.example>", "Thanks Emily!\n"),
        ("Emily Carter <ec@northgate.example>", "Thanks, Robert\n"),
        ("佐藤 健一 <sato@client.example>", "お世話になっております、佐藤様\n"),
        ("佐藤 健一 <sato@client.example>", "お世話になっております。鈴木様の件、承知しました。\n"),
        ("佐藤 健一 <sato@client.example>", "佐藤健一様\n"),
        ("David Kim <david.kim@client.example>", "キム様\n"),
        ("Bruce Lee <bruce.lee@client.example>", "リー様\n"),
        ("Laura Mueller <lm@client.example>", "Dear Ms Müller,\n"),
        ("Joerg Boehm <boehm@client.example>", "Dear Herr Böhm,\n"),
    ] {
        assert_eq!(to(who, text), "", "{who} {text}");
    }
}
