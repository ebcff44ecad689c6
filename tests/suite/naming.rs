//! The offer to keep the name of an organisation, on the real screen.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::session::Action;
use yubisashi::text::Lang;

use crate::window::{Window, open};

const MAIL: &str = "From: yamaguchi@aoba.example.jp
To: tanaka@client.example
Subject: Quotation

株式会社クライアント
田中様

お世話になっております。
";

fn words(window: &Window, id: &str) -> String {
    let text = window.state().text;
    text.with(id, &[("name", "株式会社クライアント".into()), ("domain", "client.example".into())])
}

fn says(window: &Window, id: &str) -> bool {
    window.query_by_label_contains(&words(window, id)).is_some()
}

fn press(window: &mut Window, name: &str) {
    let buttons = window.query_all_by_role(Role::Button).collect::<Vec<_>>();
    let wanted = buttons.iter().find(|node| node.accesskit_node().label().is_some_and(|label| label == name));
    wanted.unwrap_or_else(|| panic!("no button {name}")).click();
    window.run();
}

fn press_id(window: &mut Window, id: &str) {
    let name = words(window, id);
    press(window, &name);
}

/// The names that are kept now.
fn kept(window: &Window) -> Vec<String> {
    window.state().session.desk.settings.organizations.iter().flat_map(|one| one.names.clone()).collect()
}

#[test]
fn a_name_is_offered_corrected_kept_and_given_back() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", MAIL);
        assert!(says(&window, "naming-offer") && !says(&window, "naming-why"));
        press_id(&mut window, "naming-add-name");
        assert!(says(&window, "naming-why"));
        let label = words(&window, "naming-name");
        let field = window.get_by_role_and_label(Role::TextInput, &label);
        assert!(field.is_focused() && field.value().as_deref() == Some("株式会社クライアント"));
        // Space writes into the field and answers nothing.
        window.key_press(Key::End);
        field_types(&mut window, &label, "東京");
        press_id(&mut window, "naming-add");
        assert_eq!(kept(&window), ["株式会社クライアント東京"]);
        let named = window
            .state()
            .text
            .with("naming-added", &[("name", "株式会社クライアント東京".into()), ("domain", "client.example".into())]);
        assert!(window.query_by_label_contains(&named).is_some());
        press_id(&mut window, "undo");
        assert!(kept(&window).is_empty() && says(&window, "naming-offer"));
        assert!(!window.state().wishes.iter().any(|wish| matches!(wish, Action::Tick(_))));
    }
}

fn field_types(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).type_text(text);
    window.run();
}

#[test]
fn the_keyboard_alone_is_enough() {
    let mut window = open(Lang::En, "", MAIL);
    let name = words(&window, "naming-decline-name");
    window.get_by_role_and_label(Role::Button, &name).focus();
    window.run();
    window.key_press_modifiers(Modifiers::NONE, Key::Space);
    window.run();
    assert!(says(&window, "naming-declined") && !says(&window, "naming-offer"));
    assert!(!window.state().wishes.iter().any(|wish| matches!(wish, Action::Tick(_) | Action::NextOpen)));
}

#[test]
fn the_settings_list_what_is_kept() {
    for lang in Lang::ALL {
        let mut window = open(lang, "", MAIL);
        press_id(&mut window, "naming-add-name");
        press_id(&mut window, "naming-add");
        window.state_mut().wish(Action::ShowSettings);
        window.run();
        assert!(window.query_all_by_label_contains("株式会社クライアント").count() >= 1);
        assert!(window.query_by_label_contains("client.example  .client.example").is_some());
        press_id(&mut window, "settings-remove-one");
        assert!(kept(&window).is_empty() && says(&window, "settings-removed"));
        press_id(&mut window, "undo");
        press_id(&mut window, "settings-edit-one");
        let label = words(&window, "settings-organization-names");
        assert!(window.get_by_role_and_label(Role::MultilineTextInput, &label).is_focused());
        window.key_press_modifiers(Modifiers::COMMAND, Key::End);
        window.get_by_role_and_label(Role::MultilineTextInput, &label).type_text("\nNew Inc.");
        window.run();
        press_id(&mut window, "settings-save");
        assert_eq!(kept(&window), ["株式会社クライアント", "New Inc."]);
    }
}
