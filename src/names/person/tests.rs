use super::*;

/// A greeted name against `display <local>`.
fn is(name: &str, formal: bool, recipient: &str) -> Likeness {
    let (display, local) = recipient.split_once('<').unwrap_or(("", recipient));
    Person::greeted(name, formal).likeness_to(&Person::of(display.trim(), local.trim_end_matches('>')))
}

#[test]
fn a_surname_is_found_in_every_writing() {
    for recipient in [
        "sato",
        "satou",
        "satoh",
        "h-sato",
        "sato.h",
        "h_sato",
        "hsato",
        "satoh2",
        "hanako-sato",
        "sato.hanako",
        "satohanako",
        "佐藤 <a12345>",
        "佐藤 花子 <x>",
        "佐藤花子 <x>",
        "さとう はなこ <x>",
        "サトウ <x>",
        "SATO Hanako <x>",
        "Hanako Sato <x>",
        "Sato, Hanako <x>",
        "佐藤 花子 (株式会社クライアント) <x>",
        "株式会社クライアント 佐藤 <x>",
        "営業部 佐藤花子 <x>",
        "佐藤様 <x>",
        "Satō <x>",
        "佐藤／営業部 <x>",
        "山田花子（旧姓：佐藤） <x>",
    ] {
        assert_eq!(is("佐藤", true, recipient), Likeness::Same, "{recipient}");
    }
    for (name, recipient) in [
        ("大野", "ohno"),
        ("大野", "oono.t"),
        ("大野", "ono"),
        ("大石", "ohishi"),
        ("本間", "homma"),
        ("純一", "jun'ichi <x>"),
        ("渡邉", "watanabe"),
        ("王", "wang.l"),
        ("李", "lee"),
        ("Tanaka", "田中 <x>"),
        ("Satou", "佐藤 <x>"),
        ("さとう", "佐藤 花子 <x>"),
        ("東海林", "shoji"),
        ("スミス", "スミス ジョン <x>"),
        ("田中 一郎", "tanaka"),
        ("田中 一郎", "田中 <x>"),
        ("田中 一郎", "tanaka.i"),
        ("一郎", "田中 一郎 <x>"),
        ("伊藤", "itoh-k"),
        ("新井", "arai"),
        ("神戸", "kanbe"),
        ("阿部", "阿部 太郎 <x>"),
        ("服部", "営業部 服部 <x>"),
        ("上村", "kamimura"),
    ] {
        assert_eq!(is(name, true, recipient), Likeness::Same, "{name} {recipient}");
    }
}

#[test]
fn another_name_is_another() {
    for recipient in [
        "tanaka",
        "tanaka.i",
        "i-tanaka",
        "ichiro-tanaka",
        "itanaka",
        "田中 <x>",
        "田中 一郎 (株式会社クライアント) <x>",
        "TANAKA Ichiro <x>",
        "Ichiro Tanaka <x>",
        "たなか いちろう <x>",
        "john.brown",
        "John Brown <x>",
        "yuki.tanaka",
        "saito",
        "kimura",
        "takahashi-k",
        "田中一郎 <a12345>",
    ] {
        assert_eq!(is("鈴木", true, recipient), Likeness::Other, "{recipient}");
    }
    for (name, recipient) in [
        ("伊藤", "saito"),
        ("伊藤", "kato"),
        ("伊藤", "伊東 一郎 <ito>"),
        ("小野", "大野 <ohno>"),
        ("田中 一郎", "田中 次郎 <tanaka>"),
        ("山田", "小山田 <x>"),
        ("中村", "中山 <x>"),
        ("Smith", "john.brown"),
        ("Smith", "jbrown"),
        ("John Smith", "Jane Smith <x>"),
        ("Smith", "Priya Raghunathan <priya>"),
        ("Suzuki", "tanaka"),
        ("Suzuki", "田中 一郎 <x>"),
    ] {
        assert_eq!(is(name, true, recipient), Likeness::Other, "{name} {recipient}");
    }
    for (name, recipient) in
        [("Alice", "john.brown"), ("Mike", "jbrown"), ("Alice", "John Brown <jb>"), ("Mary", "james")]
    {
        assert_eq!(is(name, false, recipient), Likeness::Other, "{name} {recipient}");
    }
}

#[test]
fn old_forms_are_variants() {
    for (name, recipient) in
        [("斉藤", "斎藤 <saito>"), ("髙橋", "高橋 一郎 <x>"), ("渡辺", "渡邉 <x>"), ("山崎", "山﨑 太郎 <x>")]
    {
        assert_eq!(is(name, true, recipient), Likeness::Variant, "{name} {recipient}");
    }
}

#[test]
fn what_cannot_be_told_is_unknown() {
    let mut wrong = Vec::new();
    for recipient in [
        "info",
        "sales",
        "keiri",
        "a12345",
        "tnk",
        "eigyo-2",
        "osaka",
        "x",
        "営業部 <x>",
        "株式会社クライアント <info>",
        "Client Inc. <info>",
        "Sales Team <x>",
        "yuki",
        "taro",
        "tnk@client.example <tnk>",
        "",
        "お客様窓口 <x>",
        "採用担当 <saiyo>",
        "Support <support>",
        "sakura",
        "john",
    ] {
        if is("鈴木", true, recipient) != Likeness::Unknown {
            wrong.push(recipient);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    for (name, recipient) in [
        ("太郎", "tanaka"),
        ("John", "smith"),
        ("Bob", "Xiaoming Wang <xw>"),
        ("スミス", "brown"),
        ("Ichiro", "tanaka"),
        ("一郎", "tanaka.taro"),
        ("大翔", "haruto.sato"),
    ] {
        assert_ne!(is(name, false, recipient), Likeness::Other, "{name} {recipient}");
    }
}

#[test]
fn short_names_are_the_same_person() {
    for (name, recipient) in [
        ("Bob", "Robert Green <rg>"),
        ("Robert", "bob.green"),
        ("Mike", "Michael O'Brien <m>"),
        ("Chris", "christopher.hall"),
        ("Bob", "rgreen"),
        ("Liz", "Elizabeth Hall <x>"),
        ("Bob", "Bobby Green <x>"),
        ("Alex", "Alexandra Hall <x>"),
        ("John", "jbrown"),
    ] {
        assert_ne!(is(name, false, recipient), Likeness::Other, "{name} {recipient}");
    }
}

#[test]
fn foreign_names_in_katakana_may_be_whatever_begins_as_they_sound() {
    for (name, recipient) in [
        ("キム", "David Kim <david.kim>"),
        ("リー", "Bruce Lee <bruce.lee>"),
        ("イ", "Lee Jaeyong <lee>"),
        ("チェ", "Choi Minho <choi>"),
        ("ワン", "Wang Li <wl>"),
        ("ベッカー", "Tom Becker <tom>"),
        ("ミュラー", "Laura Müller <lm>"),
        ("スミス", "John Smith <js>"),
        ("Kim", "キム <x>"),
    ] {
        assert_ne!(is(name, true, recipient), Likeness::Other, "{name} {recipient}");
    }
    for (name, recipient) in [("リー", "David Kim <david.kim>"), ("タナカ", "Takahashi Ken <x>")] {
        assert_eq!(is(name, true, recipient), Likeness::Other, "{name} {recipient}");
    }
}

#[test]
fn letters_with_marks_are_written_in_two_ways() {
    for (name, recipient) in [
        ("Müller", "Laura Mueller <lm>"),
        ("Mueller", "Laura Müller <lm>"),
        ("Böhm", "Joerg Boehm <jb>"),
        ("Muller", "Laura Müller <lm>"),
        ("Søren", "Soren Holm <sh>"),
        ("Łukasz", "Lukasz Nowak <ln>"),
        ("Weiß", "Peter Weiss <pw>"),
    ] {
        assert_eq!(is(name, true, recipient), Likeness::Same, "{name} {recipient}");
    }
    assert_eq!(is("Müller", true, "Peter Moeller <pm>"), Likeness::Other);
}

#[test]
fn one_given_name_makes_no_one_person() {
    for recipient in ["佐藤健一 <sato>", "佐藤 健一 <sato>"] {
        for name in ["伊藤健一", "山本 健一"] {
            assert_eq!(is(name, true, recipient), Likeness::Other, "{name} {recipient}");
        }
        assert_eq!(is("佐藤健一", true, recipient), Likeness::Same, "{recipient}");
    }
}

#[test]
fn odd_names_are_read_at_once() {
    for text in
        ["田".repeat(50_000), "田 ".repeat(50_000), "(".repeat(50_000), "a.".repeat(50_000), "・".repeat(50_000)]
    {
        Person::written(&text).likeness_to(&Person::of(&text, &text));
    }
}
