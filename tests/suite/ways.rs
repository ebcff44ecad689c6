//! The whole way of a mail, however it comes in: open, answer, approve, and the trail says that it holds.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use yubisashi::mail::{Draft, pasted::Parts};
use yubisashi::review::{Act, Answer};
use yubisashi::session::{Action, Input, Judgement};
use yubisashi::store::Trail;
use yubisashi::text::Lang;
use yubisashi::trail::Match;
use yubisashi::ui;

use crate::window::{Window, World, frame, wait};

/// How the draft comes in.
#[derive(Clone, Copy, Debug)]
enum Way {
    Eml,
    Msg,
    Parts,
}

#[derive(Clone, Copy, Debug)]
enum By {
    Keyboard,
    Mouse,
}

#[test]
fn every_way_in_leads_to_an_approval_that_holds() {
    for way in [Way::Eml, Way::Msg, Way::Parts] {
        for (lang, by) in
            [(Lang::Ja, By::Keyboard), (Lang::En, By::Mouse), (Lang::En, By::Keyboard), (Lang::Ja, By::Mouse)]
        {
            let mut window = open(way, lang);
            answer_all(&mut window, by);
            approve(&mut window, by);
            assert!(holds(&window), "{way:?} {lang:?} {by:?}");
        }
    }
}

fn open(way: Way, lang: Lang) -> Window {
    let builder =
        Harness::builder().with_size([1280.0, 800.0]).with_max_steps(20).with_context_setup(ui::style::install);
    let mut window = builder.build_ui_state(frame, World::new(lang, ""));
    let world = window.state_mut();
    match way {
        Way::Eml => world.open_bytes("plain-ja.eml", include_bytes!("../outlook/plain-ja.eml")),
        Way::Msg => world.open_bytes("plain-ja.msg", include_bytes!("../outlook/plain-ja.msg")),
        Way::Parts => world.wish(Action::Open(Input::Parts(Box::new(Parts {
            to: "田中 太郎 <tanaka@client.example>; 鈴木 <i.suzuki@client.example>".into(),
            subject: "日程のご相談".into(),
            body: "田中様\n\n来週の日程をご相談させてください。\n".into(),
            ..Parts::default()
        })))),
    }
    window.run();
    window
}

/// Answers everything that asks: what is ticked by this hand, the rest by typing.
fn answer_all(window: &mut Window, by: By) {
    for _ in 0..50 {
        wait(window, 700);
        let reviewing = window.state().session.reviewing().unwrap();
        let Some(open) = reviewing.review.open_items().next() else { return };
        let (key, act) = (open.key.clone(), open.act.clone());
        match (act, by) {
            (Act::Tick, By::Mouse) => tick_next(window),
            (Act::Tick, By::Keyboard) => {
                window.state_mut().wish(Action::TakeInHand(key));
                window.run();
                wait(window, 700);
                window.key_press(Key::Space);
                window.run();
            }
            (act, By::Mouse | By::Keyboard) => panic!("{act:?} is not part of these mails"),
        }
    }
    panic!("something cannot be answered");
}

fn tick_next(window: &mut Window) {
    let open = |node: &egui_kittest::Node<'_>| node.accesskit_node().toggled() != Some(Toggled::True);
    window.get_all_by_role(Role::CheckBox).find(open).unwrap().click();
    window.run();
}

fn approve(window: &mut Window, by: By) {
    match by {
        By::Keyboard => window.key_press_modifiers(Modifiers::COMMAND, Key::Enter),
        By::Mouse => {
            let name = window.state().text.get("approve-author");
            window.get_by_role_and_label(Role::Button, &name).click();
        }
    }
    window.run();
    assert_eq!(window.state().recorded.len(), 1, "one approval is recorded");
}

/// Writes the approval down for real and asks the trail about the same bytes, and about bytes that differ in one.
fn holds(window: &Window) -> bool {
    let world = window.state();
    let Some(Judgement::Approved(approval)) = world.recorded.first() else { return false };
    let ticked = approval.outcome().items().iter().filter(|(item, _)| item.act.asks());
    assert!(
        ticked.clone().count() > 0
            && ticked.clone().all(|(_, decision)| decision.as_ref().is_some_and(|d| d.answer == Answer::Tick))
    );
    let draft = Draft::open(&world.source).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let trail = Trail::under(folder.path());
    trail.approve(approval, &draft, None).unwrap();
    let identical = matches!(trail.compare(&draft).unwrap(), Match::Identical { .. });
    identical && trail.verify().unwrap().holds()
}
