use super::*;
use crate::check::testing::{Setup, crowd, draft, findings};

fn found(to: &str) -> String {
    findings(&CHECK, &format!("To: {to}\n\n"))
}

#[test]
fn a_slip_in_a_famous_domain_is_told_with_the_one_that_is_meant() {
    for (address, known, how) in [
        ("tanaka@gmai.com", "gmail.com", "spelling"),
        ("tanaka@gmial.com", "gmail.com", "spelling"),
        ("tanaka@gmail.co", "gmail.com", "ending"),
        ("tanaka@gmail.co.jp", "gmail.com", "ending"),
        ("tanaka@docomo.ne.jo", "docomo.ne.jp", "spelling"),
        ("tanaka@docomo.co.jp", "docomo.ne.jp", "ending"),
        ("tanaka@yaho.co.jp", "yahoo.co.jp", "spelling"),
        ("tanaka@yahoo.co", "yahoo.com", "ending"),
        ("tanaka@hotmai.com", "hotmail.com", "spelling"),
        ("tanaka@icloud.co", "icloud.com", "ending"),
        ("tanaka@icluod.com", "icloud.com", "spelling"),
        ("tanaka@0utlook.com", "outlook.com", "letters"),
        ("tanaka@ezweb.co.jp", "ezweb.ne.jp", "ending"),
        ("tanaka@nlfty.com", "nifty.com", "letters"),
    ] {
        let domain = address.rsplit('@').next().unwrap();
        assert_eq!(found(address), format!("prove #0 domain={domain} known={known} how={how}"));
    }
}

#[test]
fn real_providers_and_companies_behind_them_are_nobodys_slip() {
    for domain in [
        "gmail.com",
        "ymail.com",
        "gmx.com",
        "mail.com",
        "email.com",
        "live.jp",
        "yahoo.ne.jp",
        "hotmail.co.jp",
        "me.com",
        "softbank.co.jp",
        "biglobe.co.jp",
        "verizon.com",
        "att.com",
        "yahoo.com.mx",
        "yahoo-inc.com",
        "google.com",
        "apple.com",
        "microsoft.com",
        "nttdocomo.com",
        "yahoo-corp.jp",
        "rose.ocn.ne.jp",
        "mail.yahoo.co.jp",
        "client.example",
        "example.com",
        "mitsubishi.com",
        "sony.co.jp",
        "sanko.co.jp",
        "aol.de",
        "max.com",
        "key.com",
    ] {
        assert_eq!(found(&format!("tanaka@{domain}")), "", "{domain}");
    }
}

#[test]
fn inside_is_known() {
    for domain in ["0urs.example", "our5s.example", "ours.test", "ours-example.com", "ours.example.evil.org"] {
        assert!(found(&format!("sato@{domain}")).starts_with("prove #0 "), "{domain}");
    }
    assert_eq!(found("sato@ours.example, sato@sub.ours.example"), "");
    let setup = Setup::with_policy("[internal]\ndomains = [\"aoba-shoji.co.jp\"]\n");
    assert_eq!(
        setup.findings(&CHECK, "To: sato@aobashoji.co.jp\n\n"),
        "prove #0 domain=aobashoji.co.jp known=aoba-shoji.co.jp how=hyphen"
    );
}

#[test]
fn an_organisation_of_the_policy_is_known_however_short_its_name() {
    let setup = Setup::with_policy(
        "[[organization]]\nname = [\"KDX\"]\ndomains = [\"kdx.co.jp\", \"kdx-group.jp\", \".kdx.co.jp\"]\n",
    );
    assert_eq!(setup.findings(&CHECK, "To: a@kdz.co.jp\n\n"), "prove #0 domain=kdz.co.jp known=kdx.co.jp how=spelling");
    assert!(setup.findings(&CHECK, "To: a@kdx.com\n\n").ends_with("known=kdx.co.jp how=ending"));
    for own in ["kdx.co.jp", "kdx-group.jp", "tokyo.kdx.co.jp"] {
        assert_eq!(setup.findings(&CHECK, &format!("To: a@{own}\n\n")), "", "{own}");
    }
}

#[test]
fn who_was_approved_three_times_is_known() {
    let mail = "To: tanaka@c1ient.example\n\n";
    assert_eq!(Setup::knowing(&[("sato@client.example", 2)]).findings(&CHECK, mail), "");
    assert_eq!(
        Setup::knowing(&[("sato@client.example", 2), ("ito@client.example", 1)]).findings(&CHECK, mail),
        "prove #0 domain=c1ient.example known=client.example how=letters"
    );
    let both = Setup::knowing(&[("sato@client.example", 9), ("tanaka@c1ient.example", 3)]);
    assert_eq!(both.findings(&CHECK, mail), "");
    let short = Setup::knowing(&[("sato@abc.example", 3)]);
    assert!(short.findings(&CHECK, "To: a@abd.example\n\n").starts_with("prove"));
    assert_eq!(findings(&CHECK, "To: a@abd.example, b@abc.example\n\n"), "");
}

#[test]
fn the_rarer_of_two_in_one_mail_is_the_slip() {
    assert_eq!(
        found("a@northwind.example, b@northwind.example, c@nortwhind.example"),
        "prove #2 domain=nortwhind.example known=northwind.example how=spelling"
    );
    let thread = Setup::in_thread(&["me@ours.example", "tanaka@northwind.example"]);
    assert_eq!(
        thread.findings(&CHECK, "To: tanaka@northvvind.example\n\n"),
        "prove #0 domain=northvvind.example known=northwind.example how=letters"
    );
    assert_eq!(
        findings(&CHECK, "Reply-To: me@aoba-trading.example\nTo: x@aobatrading.example\n\n"),
        "prove #0 domain=aobatrading.example known=aoba-trading.example how=hyphen"
    );
}

#[test]
fn a_person_who_stands_in_the_thread_at_another_ending_is_told() {
    let thread = Setup::in_thread(&["me@ours.example", "tanaka@yamato-kogyo.co.jp"]);
    assert_eq!(
        thread.findings(&CHECK, "To: tanaka@yamato-kogyo.com\n\n"),
        "prove #0 domain=yamato-kogyo.com known=yamato-kogyo.co.jp how=ending"
    );
    // A branch abroad, with other people.
    assert_eq!(thread.findings(&CHECK, "To: smith@yamato-kogyo.com\n\n"), "");
}

#[test]
fn one_at_another_ending_than_several_is_told() {
    for (many, one) in [
        ("co.jp", "ne.jp"),
        ("co.jp", "com"),
        ("co.jp", "jp"),
        ("com", "net"),
        ("co.uk", "com"),
        ("co.uk", "com.au"),
        ("de", "com"),
    ] {
        let to = format!("a@midori-kogyo.{many}, b@midori-kogyo.{many}, c@midori-kogyo.{one}");
        assert_eq!(
            found(&to),
            format!("prove #2 domain=midori-kogyo.{one} known=midori-kogyo.{many} how=ending"),
            "{many} {one}"
        );
    }
    for to in [
        "a@midori-kogyo.co.jp, b@midori-kogyo.com",
        "a@midori-kogyo.co.jp, b@midori-kogyo.co.jp, c@midori-kogyo.com, d@midori-kogyo.com",
        "a@midori-kogyo.co.jp, b@midori-kogyo.co.jp, c@midori-kogyo.com.cn",
        "a@toyota.co.jp, b@toyota.co.jp, c@toyota.com",
        "a@sanko.co.jp, b@sanko.co.jp, c@sanyo.com",
        "a@abc.co.jp, b@abc.co.jp, c@abc.com",
    ] {
        assert_eq!(found(to), "", "{to}");
    }
    let thread = Setup::in_thread(&["me@ours.example", "tanaka@harbourlane.co.uk"]);
    assert_eq!(
        thread.findings(&CHECK, "To: tanaka@harbourlane.com\n\n"),
        "prove #0 domain=harbourlane.com known=harbourlane.co.uk how=ending"
    );
    assert_eq!(thread.findings(&CHECK, "To: smith@harbourlane.com\n\n"), "");
}

#[test]
fn ordinary_companies_with_similar_names_may_stand_together() {
    for to in [
        "a@sanko.co.jp, b@sanyo.co.jp",
        "a@sanyo-denki.co.jp, b@sanko-denki.co.jp",
        "a@toyota.co.jp, b@toyoda.co.jp",
        "a@amazon.com, b@amazon.co.jp",
        "a@firm1.example, b@firm2.example",
        "a@city.sakai.lg.jp, b@city.sakae.lg.jp, c@pref.osaka.lg.jp, d@city.osaka.lg.jp",
        "a@enron.com, b@eron.com",
    ] {
        assert_eq!(found(to), "", "{to}");
    }
    assert_eq!(found(&crowd(200, 200)), "");
}

#[test]
fn characters_of_other_scripts_do_not_hide() {
    let setup = Setup::with_policy("[[organization]]\nname = [\"C\"]\ndomains = [\"client.example\"]\n");
    assert_eq!(
        setup.findings(&CHECK, "To: a@cl\u{456}ent.example\n\n"),
        "prove #0 domain=cl\u{456}ent.example known=client.example how=letters"
    );
    assert_eq!(
        setup.findings(&CHECK, "To: a@xn--clent-0sa.example\n\n"),
        "prove #0 domain=clíent.example known=client.example how=letters"
    );
}

#[test]
fn scripts_that_no_language_mixes_are_told_without_a_known_domain() {
    assert_eq!(
        found("a@p\u{430}rtner-company.example"),
        "confirm mixed_script #0 domain=p\u{430}rtner-company.example"
    );
    assert_eq!(found("a@例えabc.jp, b@ドメイン例.jp, c@пример.example, d@bücher.de"), "");
}

#[test]
fn several_people_of_one_look_alike_are_asked_for_once() {
    assert_eq!(
        found("a@gmai.com, b@client.example, c@gmai.com"),
        "prove #0,2 domain=gmai.com known=gmail.com how=spelling"
    );
}

#[test]
fn very_many_look_alikes_are_counted() {
    let people: Vec<String> = ('a'..='z').map(|letter| format!("x@gmail{letter}.com")).collect();
    assert_eq!(found(&people.join(", ")), format!("prove many #{} people=26", numbers(26)));
}

fn numbers(count: usize) -> String {
    (0..count).map(|n| n.to_string()).collect::<Vec<_>>().join(",")
}

#[test]
fn a_look_alike_stays_single_among_many() {
    let people: Vec<String> = (0..20).map(|n| format!("p{n}@client.example")).collect();
    let setup = Setup::with_policy("[[organization]]\nname = [\"C\"]\ndomains = [\"client.example\"]\n");
    let all = setup.all(&draft(&format!("To: {}, x@c1ient.example\n\n", people.join(", "))));
    let single = |place: &Place| *place == Place::recipient(20);
    let asked: Vec<_> = all.iter().filter(|finding| single(&finding.place)).map(|finding| finding.check).collect();
    assert!(asked.contains(&"recipient_external") && asked.contains(&"lookalike_domain"), "{asked:?}");
}

#[test]
fn five_thousand_recipients_are_compared_at_once() {
    let history: Vec<String> = (0..3_000).map(|n| format!("p{n}@kontor{n}.example")).collect();
    let setup = Setup::knowing(&history.iter().map(|text| (text.as_str(), 3)).collect::<Vec<_>>());
    let mail = draft(&format!("To: {}\n\n", crowd(5_000, 5_000)));
    // Each compared with each would be fifteen million comparisons, for minutes.
    assert_eq!(setup.found(&CHECK, &mail), "");
}

#[test]
fn an_organisation_that_only_the_person_knows_makes_no_domain_known() {
    let setup = Setup::default();
    let names = vec!["Client".to_owned()];
    let domains = vec![crate::policy::Entry::parse("client.example").unwrap()];
    let personal = [crate::policy::Organization { names, domains, keywords: Vec::new() }];
    let draft = draft("To: a@c1ient.example, b@client.example\nCc: c@client.example\n\n");
    let case = Case::new(&draft, &setup.policy, &setup.own, &setup.known, crate::check::testing::TODAY);
    let case = case.personal(&personal);
    assert_eq!(case.named_organizations().count(), 1);
    assert!(case.people().parties().iter().all(|party| !party.known));
    assert_eq!(case.insiders().count(), 0);
}
