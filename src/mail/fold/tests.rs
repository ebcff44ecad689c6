use proptest::prelude::*;

use super::chars::width;
use super::*;

/// What of `text` the words match, as it stands there.
fn found<'t>(words: &[&str], text: &'t str) -> Vec<&'t str> {
    let folded = Folded::of(text, false);
    Words::new(words).find_in(&folded).into_iter().filter_map(|hit| text.get(hit.range)).collect()
}

#[test]
fn width_case_and_kana_do_not_count() {
    assert_eq!(fold("ＮＤＡ　Confidential"), "nda confidential");
    assert_eq!(fold("ｶﾞｲﾄﾞﾗｲﾝ"), "ガイドライン");
    assert_eq!(fold("か\u{3099}い"), "がい");
    assert_eq!(fold("か゛い"), "がい");
    assert_eq!(fold("STRASSE"), fold("Straße"));
    assert_eq!(fold("ΟΔΟΣ"), fold("οδος"));
    assert_eq!(fold("ПРИВЕТ Ёж"), "привет ёж");
    assert_eq!(fold("㍿・①・㎏"), "株式会社・1・kg");
}

#[test]
fn dashes_and_tildes_of_all_code_tables_are_one() {
    assert_eq!(fold("10〜12"), fold("10～12"));
    assert_eq!(fold("03−1234"), fold("03‐1234"));
    assert_eq!(fold("03－1234"), fold("03–1234"));
    assert_eq!(fold("A‖B"), fold("A∥B"));
    assert_eq!(fold("―"), fold("—"));
    assert_eq!(fold("don’t “ask”"), "don't \"ask\"");
    assert_ne!(fold("データ"), fold("デ-タ"), "the prolonged sound mark is a letter");
}

#[test]
fn old_and_new_kanji_of_names_are_one() {
    for (old, new) in [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("齋藤", "斉藤"),
        ("斎藤", "齊藤"),
        ("𠮷田", "吉田"),
        ("濵田", "浜田"),
        ("塚本", "塚本"),
    ] {
        assert_eq!(fold(old), fold(new), "{old}");
    }
}

#[test]
fn what_nobody_sees_falls_away() {
    assert_eq!(fold("社\u{200b}外\u{ad}秘"), "社外秘");
    assert_eq!(fold("con\u{2060}fi\u{feff}den\u{202e}tial"), "confidential");
    assert_eq!(fold("葛\u{e0100}城"), "葛城");
    assert_eq!(fold("a\0b\u{7f}c"), "abc");
}

#[test]
fn spaces_fall_away_between_cjk_and_collapse_elsewhere() {
    assert_eq!(fold("社 外　秘"), "社外秘");
    assert_eq!(fold("  do \t not\u{a0}forward  "), "do not forward");
    assert_eq!(fold("NDA を 締結"), "nda を締結");
}

#[test]
fn only_long_lines_are_joined() {
    let wrapped = "本件に関する資料はすべて当社の重要な情報であり、取り扱いには十分ご注意ください。社外\n秘です。";
    assert_eq!(found(&["社外秘"], wrapped), ["社外\n秘"]);
    // Short lines stay apart; a word that one of them breaks is found all the same.
    assert_eq!(Folded::of("社外\n秘です。", false).text(), "社外\n秘です。");
    assert_eq!(found(&["社外秘"], "社外\n秘です。"), ["社外\n秘"]);
    let english = "This document and everything that is attached to it is strictly for internal\nuse only.";
    assert_eq!(found(&["internal use only"], english), ["internal\nuse only"]);
}

#[test]
fn a_long_line_does_not_run_into_a_list_a_quote_a_rule_or_a_blank_line() {
    let long = "This line is long enough to have been wrapped by a program, and ends in do not";
    for next in ["", "> forward", "- forward", "・forward", "1. forward", "(2) forward", "-----", "＞ forward"] {
        let text = format!("{long}\n{next}\nforward");
        assert!(Folded::of(&text, false).text().contains("not\n"), "{next}");
    }
    assert!(Folded::of(&format!("{}\nforward", "━".repeat(40)), false).text().contains('\n'));
}

#[test]
fn flowed_lines_join_whatever_their_length_but_not_at_the_signature() {
    assert_eq!(Folded::of("do not \nforward\n-- \nTaro", true).text(), "do not forward\n--\ntaro");
    assert_eq!(Folded::of("> 社外 \n> 秘\nはい", true).text(), "> 社外秘\nはい");
    assert_eq!(Folded::of("do not \n> forward", true).text(), "do not\n> forward");
}

#[test]
fn matches_lead_back_to_what_stands_there() {
    assert_eq!(found(&["社外秘"], "極めて 社\u{200b}外 秘 です"), ["社\u{200b}外 秘"]);
    assert_eq!(found(&["nda"], "本日ＮＤＡを締結"), ["ＮＤＡ"]);
    assert_eq!(found(&["株式会社青葉"], "㍿青葉の件"), ["㍿青葉"]);
    assert_eq!(found(&["会社"], "㍿青葉"), ["㍿"], "a part of one character is the whole character");
    assert_eq!(found(&["ガイド"], "ｶﾞｲﾄﾞを"), ["ｶﾞｲﾄﾞ"]);
    assert_eq!(found(&["…"], "以上…です"), ["…"]);
    assert_eq!(found(&["do not forward"], "x  DO  NOT\tforward y"), ["DO  NOT\tforward"]);
}

#[test]
fn latin_words_need_their_ends() {
    assert!(found(&["NDA"], "See you on Monday; the agenda follows the standard.").is_empty());
    assert_eq!(found(&["NDA"], "NDA_draft.pdf, (nda) NDAを NDA2"), ["NDA", "nda", "NDA"]);
    assert_eq!(found(&["12"], "12 112 12月"), ["12", "12"]);
    assert_eq!(found(&["C++"], "C++17 and c++"), ["C++", "c++"], "an end that is no letter needs no boundary");
    assert!(found(&["été"], "étés").is_empty());
}

#[test]
fn different_words_may_overlap_and_one_word_does_not() {
    assert_eq!(found(&["機密", "機密保持", "保持"], "機密保持契約"), ["機密", "機密保持", "保持"]);
    assert_eq!(found(&["ああ"], "ああああ"), ["ああ", "ああ"]);
    let hits = Words::new(["a", "", "b"]).find_in(&Folded::of("b a", false));
    assert_eq!(hits, [Match { word: 2, range: 0..1 }, Match { word: 0, range: 2..3 }]);
}

#[test]
fn an_empty_list_and_an_empty_word_match_nothing() {
    assert!(Words::new([""; 0]).is_empty());
    assert!(found(&["", " ", "\u{200b}"], "any text").is_empty());
    assert!(!Words::new(["\u{200b}"]).is_in(&Folded::of("", false)));
}

#[test]
fn endless_repetition_is_bounded() {
    let text = "あ".repeat(1_000_000);
    assert_eq!(Words::new(["あ", "ああ"]).find_in(&Folded::of(&text, false)).len(), 2 * Words::MOST);
    let marks = format!("e{}", "\u{301}".repeat(300_000));
    assert!(Folded::of(&marks, false).text().starts_with('é'));
}

#[test]
fn widths_are_those_of_a_fixed_face() {
    assert_eq!(width("abc"), 3);
    assert_eq!(width("日本ｶﾅ"), 6);
    assert_eq!(width("か\u{3099}\u{200b}"), 2);
}

/// Text with what folding is about, beside any other characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            " ", "\n", "\t", "\u{3000}", "\u{200b}", "\u{ad}", "か", "ﾊ", "ﾟ", "\u{3099}", "゛", "漢", "髙", "㍿", "…",
            "½", "Ａ", "ß", "İ", "e", "\u{301}", "-- ", "> ", "−", "각", "\u{1100}", "\u{1161}", "\u{344}", "\u{37a}",
            "\u{2017}", "’", "←", "\u{338}", "Ñ", "Ω", "ς", "\u{5d0}", "\u{5b7}",
        ])
        .prop_map(str::to_owned),
        "[a-z ]{0,70}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn folding_again_changes_nothing(text in text(), flowed: bool) {
        let folded = Folded::of(&text, flowed).text;
        prop_assert_eq!(fold(&folded), folded.clone());
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn every_folded_range_leads_to_whole_characters(text in text(), flowed: bool, a in 0..400usize, b in 0..400usize) {
        let folded = Folded::of(&text, flowed);
        let range = folded.original(a..b);
        prop_assert!(text.get(range.clone()).is_some(), "{:?}", range);
        if a < b && b <= folded.text.len() {
            prop_assert!(range.start < range.end);
        }
    }

    #[test]
    fn ranges_keep_their_order(text in text()) {
        let folded = Folded::of(&text, false);
        let mut last = 0;
        for (at, c) in folded.text().char_indices() {
            let range = folded.original(at..at + c.len_utf8());
            prop_assert!(range.start >= last.min(range.start) && range.end >= range.start);
            prop_assert!(range.start >= last);
            last = range.start;
        }
    }

    #[test]
    fn a_disguised_word_is_found(before in "[ -~あ-ん]{0,20}", after in "[ -~あ-ん]{0,20}", noise in prop::collection::vec(0..5u8, 3)) {
        let mut word = String::new();
        for (c, noise) in "社外秘".chars().zip(noise) {
            word.push(c);
            word.push_str(["", " ", "\u{3000}", "\u{200b}", "\u{ad}\u{2060}"][usize::from(noise)]);
        }
        let text = format!("{before}|{word}|{after}");
        let hits = found(&["社外秘"], &text);
        prop_assert_eq!(hits.len(), 1);
        prop_assert!(word.starts_with(hits[0]));
    }

    #[test]
    fn a_full_width_word_is_found(word in "[A-Za-z0-9]{1,12}", before in "[ -/]{0,9}") {
        let wide: String = word.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect();
        let text = format!("{before}{wide}。");
        prop_assert_eq!(found(&[word.as_str()], &text), [wide.as_str()]);
    }
}
