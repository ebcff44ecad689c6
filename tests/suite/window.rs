//! The real screens without a window: a session, a clock that is wound by hand, and what is done outside done at once.

use std::sync::Arc;

use eframe::egui::{RawInput, Ui, UiBuilder};
use egui_kittest::Harness;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use yubisashi::check::{self, Acquaintance, Acquaintances};
use yubisashi::lens::{self, FileKind, Inspection, Limits};
use yubisashi::mail::{AddrSpec, Attachment, Digest, Draft, mbox};
use yubisashi::policy::{Layer, Policy};
use yubisashi::session::{
    Action, Desk, Effect, Event, Folder, Input, Inspecting, Judgement, Origin, Preview, Problem, Receipt, Session,
    Source, prepare,
};
use yubisashi::settings::Settings;
use yubisashi::store::folder;
use yubisashi::text::{Lang, Text};
use yubisashi::ui::{self, Cx};

/// Everything around the screens.
pub(crate) struct World {
    pub(crate) session: Session,
    pub(crate) now: Timestamp,
    pub(crate) text: Text,
    /// What the trail would hold.
    pub(crate) recorded: Vec<Judgement>,
    /// Every wish, in order.
    pub(crate) wishes: Vec<Action>,
    /// The bytes that stand on disk.
    pub(crate) source: Vec<u8>,
    pub(crate) inside: Inside,
    /// What is to be looked into later.
    pub(crate) inspecting: Option<Inspecting>,
}

/// What becomes of files that are to be looked into.
#[derive(Clone, Copy)]
pub(crate) enum Inside {
    /// They are, at once.
    Looked,
    /// Nothing is found in them, whatever they hold.
    Clean,
    /// Nothing happens until somebody says what was found.
    Later,
}

/// A PDF of one page, as its bytes travel.
pub(crate) const PDF: &str = include_str!("quotation.pdf");

fn clean(inspecting: &Inspecting) -> Vec<Event> {
    let clean = |file: &Attachment| {
        Inspection::new(&file.name, FileKind::detect(&file.data, &file.name), file.data.len() as u64)
    };
    inspecting.attachments().map(|(index, file)| inspecting.found(index, clean(file))).collect()
}

/// Looks into files in this process.
pub(crate) fn inspect(inspecting: &Inspecting) -> Vec<Event> {
    let look = |file: &Attachment| lens::inspect(&file.data, &file.name, &Limits::default());
    inspecting.attachments().map(|(index, file)| inspecting.found(index, look(file))).collect()
}

pub(crate) type Window = Harness<'static, World>;

/// The person: `yamaguchi@aoba.example.jp`, who knows client.example well.
pub(crate) fn desk(policy: &str) -> Desk {
    let checks: Vec<_> = check::ids().collect();
    let layers = [Layer::built_in(), Layer::machine("test", if policy.is_empty() { "format = 1\n" } else { policy })];
    let policy = Policy::resolve(&layers, &checks).map(Arc::new).map_err(Arc::new);
    let known = ["tanaka@client.example", "i.suzuki@client.example", "sato@aoba.example.jp"];
    let known = known.map(|addr| (addr.to_owned(), Acquaintance { times: 9, last: date(2026, 11, 1), name: None }));
    Desk {
        settings: Settings { own: vec![AddrSpec::parse("yamaguchi@aoba.example.jp").unwrap()], ..Settings::default() },
        policy,
        known: Arc::new(Acquaintances { approvals: 40, people: known.into() }),
        today: date(2026, 11, 21),
        trail_dir: "/trail".into(),
        settings_file: "/settings.toml".into(),
    }
}

impl World {
    pub(crate) fn new(lang: Lang, policy: &str) -> Self {
        Self {
            session: Session::new(desk(policy)),
            now: "2026-11-21T01:00:00Z".parse().unwrap(),
            text: Text::new(lang),
            recorded: Vec::new(),
            wishes: Vec::new(),
            source: Vec::new(),
            inside: Inside::Looked,
            inspecting: None,
        }
    }

    /// Something came back from outside.
    pub(crate) fn hear(&mut self, event: Event) {
        let mut effects = self.session.receive(event, self.now);
        while let Some(effect) = effects.pop() {
            for event in self.outside(effect) {
                effects.extend(self.session.receive(event, self.now));
            }
        }
    }

    /// A file with this content is opened.
    pub(crate) fn open(&mut self, mail: &str) {
        self.open_bytes("quotation.eml", mail.as_bytes());
    }

    pub(crate) fn open_bytes(&mut self, name: &str, bytes: &[u8]) {
        self.source = bytes.to_vec();
        self.wish(Action::Open(Input::Path(name.into())));
    }

    /// Applies a wish, and does outside what it asks for.
    pub(crate) fn wish(&mut self, action: Action) {
        self.wishes.push(action.clone());
        let mut effects = self.session.apply(action, self.now);
        while let Some(effect) = effects.pop() {
            for event in self.outside(effect) {
                effects.extend(self.session.receive(event, self.now));
            }
        }
    }

    /// What the source says now.
    fn on_disk(&self, source: &Source) -> Vec<u8> {
        let Origin::Enclosed(enclosed) = &source.origin else { return self.source.clone() };
        let outer = Draft::open(&self.on_disk(&enclosed.outer)).unwrap();
        enclosed.newest(&outer, Digest::of(&source.bytes)).unwrap().data.clone()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else is answered by one event or none")]
    fn outside(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::Inspect(inspecting) => match self.inside {
                Inside::Looked => inspect(&inspecting),
                Inside::Clean => clean(&inspecting),
                Inside::Later => {
                    self.inspecting = Some(inspecting);
                    Vec::new()
                }
            },
            Effect::Judge(judging) => vec![judging.judge()],
            effect => self.answer(effect).into_iter().collect(),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "everything else happens outside of these journeys")]
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Prepare { input: Input::Path(path), .. } if mbox::is_mbox(&self.source) => {
                Some(Event::Folder(Box::new(Folder::new(path, folder::list(&self.source)))))
            }
            Effect::Prepare { input: Input::Message(message), seat } => {
                let held = folder::find(&self.source, message.message).unwrap();
                let draft = Arc::new(Draft::open(&held.bytes).unwrap());
                let origin = Origin::Message(message);
                let source = Source { name: "Drafts#1".to_owned(), origin, bytes: held.bytes.into(), follows: None };
                Some(Event::Prepared(Box::new(Ok(prepare(source, draft, None, &seat)))))
            }
            Effect::Prepare { input: Input::Path(path), seat } => {
                let draft = Arc::new(Draft::open(&self.source).unwrap());
                let name = path.display().to_string();
                let bytes = self.source.clone().into();
                let source = Source { name, origin: Origin::File(path), bytes, follows: None };
                Some(Event::Prepared(Box::new(Ok(prepare(source, draft, None, &seat)))))
            }
            Effect::Prepare { input: Input::Parts(parts), seat } => {
                self.source = parts.to_message();
                let draft = Arc::new(Draft::open(&self.source).unwrap());
                let (origin, bytes) = (Origin::Parts, self.source.clone().into());
                let source = Source { name: String::new(), origin, bytes, follows: None };
                Some(Event::Prepared(Box::new(Ok(prepare(source, draft, None, &seat)))))
            }
            Effect::Prepare { input: Input::Again(source), seat } => {
                let draft = Arc::new(Draft::open(&source.bytes).unwrap());
                Some(Event::Prepared(Box::new(Ok(prepare(source, draft, None, &seat)))))
            }
            Effect::RereadToApprove(source) if mbox::is_mbox(&self.source) => {
                let held = folder::newest(&self.source, &source.bytes);
                let gone = || Problem::new("problem-not-in-folder").with("path", "Drafts");
                Some(Event::Reread(held.map(|held| Digest::of(&held.bytes)).ok_or_else(gone)))
            }
            Effect::RereadToApprove(source) => Some(Event::Reread(Ok(Digest::of(&self.on_disk(&source))))),
            Effect::Record { judgement, .. } => {
                let receipt = Receipt {
                    number: self.recorded.len() as u64 + 1,
                    at: self.now,
                    person: judgement.outcome().person().clone(),
                    role: judgement.outcome().role(),
                    local_date: date(2026, 11, 21),
                    record: Arc::from(*b"{}"),
                };
                self.recorded.push(*judgement);
                Some(Event::Recorded(Ok(receipt)))
            }
            Effect::Preview { draft, index } => {
                Some(Event::Previewed { draft: draft.digest, index, preview: Preview::Nothing })
            }
            _ => None,
        }
    }
}

/// A window of 1280×800 on a draft, after its first frames.
pub(crate) fn open(lang: Lang, policy: &str, mail: &str) -> Window {
    open_with(lang, policy, mail, |_| {})
}

/// The same, with other input from the first frame with a draft on.
pub(crate) fn open_with(lang: Lang, policy: &str, mail: &str, set: impl FnOnce(&mut RawInput)) -> Window {
    open_in(World::new(lang, policy), mail, set)
}

/// The same, in a world of one's own.
pub(crate) fn open_in(world: World, mail: &str, set: impl FnOnce(&mut RawInput)) -> Window {
    let builder = Harness::builder().with_size([1280.0, 800.0]).with_max_steps(20);
    let builder = builder.with_context_setup(ui::style::install);
    let mut window = builder.build_ui_state(frame, world);
    set(window.input_mut());
    window.state_mut().open(mail);
    window.run();
    window
}

/// One frame: draw, then apply what was wanted.
pub(crate) fn frame(ui: &mut Ui, world: &mut World) {
    let text = world.text;
    let mut cx = Cx::new(ui.ctx(), &text, world.now, true);
    // The harness leaves a margin where the real window has none.
    let room = ui.ctx().content_rect();
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.set_clip_rect(room);
        ui::show(&mut cx, ui, &world.session);
    });
    for action in cx.into_actions() {
        world.wish(action);
    }
}

/// Time passes.
pub(crate) fn wait(window: &mut Window, milliseconds: i64) {
    window.state_mut().now += SignedDuration::from_millis(milliseconds);
    window.run();
}
