//! One frame of a review, without a GPU: layout and tessellation.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, RawInput, Rect, pos2, vec2};
use jiff::Timestamp;
use yubisashi::check::Acquaintances;
use yubisashi::mail::Draft;
use yubisashi::policy::Policy;
use yubisashi::review::Review;
use yubisashi::session::{Action, Desk, Event, Input, Inspections, Opening, Origin, Prepared, Session, Source};
use yubisashi::settings::Settings;
use yubisashi::text::{Lang, Text};
use yubisashi::ui::{self, Cx, fonts, style};

/// The time of one frame after the first ones, in which fonts and layouts are made.
pub(super) fn frame(mail: Vec<u8>, draft: Draft, review: Review, policy: &Policy) -> Duration {
    let mut session = Session::new(desk(policy));
    let source = Source { name: "news.eml".into(), origin: Origin::Parts, bytes: Arc::from(mail), follows: None };
    let inspections = Inspections::new();
    let prepared = Prepared { source, draft: Arc::new(draft), review, opening: Opening::First, inspections };
    session.apply(Action::Open(Input::Parts(Box::default())), Timestamp::UNIX_EPOCH);
    session.receive(Event::Prepared(Box::new(Ok(prepared))), Timestamp::UNIX_EPOCH);
    assert!(session.reviewing().is_some(), "the review is on the screen");
    let ctx = Context::default();
    fonts::install(&ctx);
    style::install(&ctx);
    let text = Text::new(Lang::Ja);
    let mut draw = || {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
            focused: true,
            ..RawInput::default()
        };
        let mut actions = Vec::new();
        let output = ctx.run_ui(input, |ui| {
            let mut cx = Cx::new(ui.ctx(), &text, Timestamp::UNIX_EPOCH, false);
            ui::show(&mut cx, ui, &session);
            actions = cx.into_actions();
        });
        for action in actions {
            session.apply(action, Timestamp::UNIX_EPOCH);
        }
        ctx.tessellate(output.shapes, output.pixels_per_point).len()
    };
    for _ in 0..5 {
        draw();
    }
    super::best(draw)
}

fn desk(policy: &Policy) -> Desk {
    Desk {
        settings: Settings {
            own: vec![yubisashi::mail::AddrSpec::parse("yamaguchi@aoba.example.jp").expect("an address")],
            ..Settings::default()
        },
        policy: Ok(Arc::new(policy.clone())),
        known: Arc::new(Acquaintances::default()),
        today: super::TODAY,
        trail_dir: "trail".into(),
        settings_file: "settings.toml".into(),
    }
}
