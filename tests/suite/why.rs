//! Behind every finding: the rule, its evidence, what decides the level and where that is set.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::text::Lang;

use crate::window::{Window, open};

const MAIL: &str = "From: yamaguchi@aoba.example.jp
To: tanaka@client.example
Subject: Prices

This is 社外秘 for now.
";

/// Opens what stands behind the first item whose sentence holds these words.
fn explain(window: &mut Window, words: &str) {
    let why = window.state().text.get("why");
    let buttons = window.query_all_by_role(Role::Button);
    let named = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(&why) && label.contains(words))
    };
    buttons.into_iter().find(named).unwrap().click();
    window.run();
}

#[test]
fn a_finding_names_its_rule_its_list_and_its_level() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", MAIL);
        assert!(window.query_by_label_contains("flagged_keyword.secret_marking").is_none());
        explain(&mut window, "社外秘");
        let built_in = window.state().text.get("policy-built-in");
        assert!(window.query_by_label_contains("flagged_keyword.secret_marking").is_some());
        assert!(window.query_all_by_label_contains("keywords.secret_marking").count() >= 2, "list and level");
        assert!(window.query_all_by_label_contains(&built_in).count() >= 1);
        explain(&mut window, "社外秘");
        assert!(window.query_by_label_contains("flagged_keyword.secret_marking").is_none());
    }
}

#[test]
fn a_level_of_the_policy_is_told_with_its_file() {
    let policy = "format = 1\n[levels]\nrecipient_external = \"prove\"\n";
    let mut window = open(Lang::En, policy, MAIL);
    explain(&mut window, "client.example");
    assert!(window.query_all_by_label_contains("levels.recipient_external  from test").count() == 1);
}
