//! The edge: where the clock, the environment, files, threads and the window meet the session.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui;
use jiff::tz::TimeZone;

use crate::session::{Action, Effect, Event, Input, Screen, Session};
use crate::settings::{Renderer, Settings};
use crate::store::{Paths, Trail};
use crate::text::{Lang, Text};
use crate::ui::{self, Cx, fonts, style};

mod clock;
mod compare;
mod desk;
mod environment;
mod files;
mod hands;
mod picture;
mod preview;
mod read;
mod rehearse;
mod watch;

use clock::Clock;
pub use environment::{Environment, machine_policy, program};
use hands::Hands;

/// How the window is to be opened.
#[derive(Clone)]
pub struct Start {
    pub input: Option<Input>,
    /// A policy that can only tighten the machine-wide one.
    pub policy: Option<PathBuf>,
    /// Draw the window once, save a picture of it here and end.
    pub picture: Option<PathBuf>,
    pub environment: Environment,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    #[error("there is no display to open a window on")]
    NoDisplay,
    #[error("the window could not be opened: {0}")]
    Failed(String),
    #[error("the picture could not be saved: {0}")]
    NoPicture(PathBuf),
}

const SIZE: [f32; 2] = [1280.0, 800.0];
const SMALLEST: [f32; 2] = [480.0, 480.0];

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When neither renderer can open one.
pub fn run(start: &Start) -> Result<(), NoWindow> {
    if !start.environment.has_display() {
        return Err(NoWindow::NoDisplay);
    }
    let loaded = desk::load(start);
    let mut failures = Vec::new();
    // wgpu works over remote desktops too; where it fails, OpenGL may not.
    for renderer in renderers(&start.environment, &loaded.settings) {
        match open(renderer, start.clone(), loaded.clone()) {
            Ok(()) => return start.picture.as_ref().map_or(Ok(()), |file| is_saved(file)),
            // What was named does not answer.
            Err(eframe::Error::WinitEventLoop(_)) => return Err(NoWindow::NoDisplay),
            Err(err) => failures.push(err.to_string()),
        }
    }
    Err(NoWindow::Failed(failures.join("; ")))
}

fn is_saved(picture: &Path) -> Result<(), NoWindow> {
    if picture.is_file() { Ok(()) } else { Err(NoWindow::NoPicture(picture.to_owned())) }
}

fn renderers(environment: &Environment, settings: &Settings) -> Vec<eframe::Renderer> {
    match environment.renderer.unwrap_or(settings.renderer) {
        Renderer::Auto => vec![eframe::Renderer::Wgpu, eframe::Renderer::Glow],
        Renderer::Wgpu => vec![eframe::Renderer::Wgpu],
        Renderer::Glow => vec![eframe::Renderer::Glow],
    }
}

fn open(renderer: eframe::Renderer, start: Start, loaded: desk::Loaded) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Yubisashi")
        .with_app_id("yubisashi")
        .with_inner_size(SIZE)
        .with_min_inner_size(SMALLEST)
        .with_icon(std::sync::Arc::new(picture::icon()))
        .with_drag_and_drop(true);
    let viewport = if loaded.settings.on_top { viewport.with_always_on_top() } else { viewport };
    let options = eframe::NativeOptions { viewport, renderer, ..eframe::NativeOptions::default() };
    eframe::run_native("Yubisashi", options, Box::new(move |cc| Ok(Box::new(Window::new(&cc.egui_ctx, start, loaded)))))
}

/// The window: a session, the catalogs, and hands for what has to be done outside.
struct Window {
    session: Session,
    text: Text,
    hands: Hands,
    events: Receiver<Event>,
    watcher: watch::Watcher,
    /// The list of files opened lately as it is on disk.
    recent: Vec<PathBuf>,
    /// Wishes that came from outside the screens: files dropped, the draft to start with.
    waiting: Vec<Action>,
    clock: Clock,
    zone: TimeZone,
    system: Lang,
    shown: Shown,
    picture: Option<picture::Picture>,
}

/// What was last told to the window system, so that it is told only when it changes.
#[derive(PartialEq, Clone)]
struct Shown {
    theme: crate::settings::Theme,
    text_size: u16,
    on_top: bool,
    title: String,
}

impl Window {
    fn new(ctx: &egui::Context, start: Start, loaded: desk::Loaded) -> Self {
        fonts::install(ctx);
        style::install(ctx);
        let (sender, events): (Sender<Event>, _) = channel();
        let paths: Paths = start.environment.paths.clone();
        let text = Text::new(loaded.settings.language.unwrap_or(start.environment.lang));
        let data = paths.data().to_owned();
        let hands = Hands::new(ctx.clone(), sender.clone(), paths);
        let mut session = Session::new(loaded.desk);
        session.notices = loaded.notices;
        session.recent = loaded.recent;
        let recent = session.recent.clone();
        Self {
            session,
            text,
            hands,
            events,
            recent,
            watcher: watch::Watcher::start(ctx.clone(), sender, Trail::under(&data)),
            waiting: start.input.map(Action::Open).into_iter().collect(),
            clock: Clock::new(),
            zone: TimeZone::system(),
            system: start.environment.lang,
            shown: Shown {
                theme: crate::settings::Theme::System,
                text_size: 0,
                on_top: loaded.settings.on_top,
                title: String::new(),
            },
            picture: start.picture.map(picture::Picture::new),
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.hands.perform(effect, self.clock.now());
        }
    }

    fn apply(&mut self, actions: Vec<Action>) {
        for action in actions {
            let effects = self.session.apply(action, self.clock.now());
            self.perform(effects);
        }
    }

    /// What came back from threads since the last frame.
    fn receive(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            self.take(event);
        }
    }

    fn take(&mut self, event: Event) {
        if matches!(event, Event::Found(_)) {
            // A draft that was put into the watched folder is what the person wants to see now.
            self.hands.come_forward();
        }
        let effects = self.session.receive(event, self.clock.now());
        self.perform(effects);
    }

    /// Most drafts are read within a moment. Those are shown at once, without a page before them that flashes by.
    fn wait_a_moment(&mut self) {
        let end = Instant::now() + MOMENT;
        while matches!(self.session.screen, Screen::Reading(_)) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(event) = self.events.recv_timeout(left) else { return };
            self.take(event);
        }
    }

    /// Files dropped on the window, and the question before it closes.
    fn listen(&mut self, ctx: &egui::Context) {
        let (dropped, closing) = ctx.input(|input| {
            let paths: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            (paths, input.viewport().close_requested())
        });
        if !dropped.is_empty() {
            self.waiting.push(Action::Dropped(dropped));
        }
        if closing
            && self.session.has_answers()
            && self.session.dialog != Some(crate::session::Dialog::Close)
            && !self.hands.closing
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.waiting.push(Action::Close);
        }
    }

    /// Writes the list of files opened lately down when it changed.
    fn keep_recent(&mut self) {
        if self.recent != self.session.recent {
            self.recent.clone_from(&self.session.recent);
            self.hands.keep_recent(&self.recent);
        }
    }

    /// Settings that concern the window itself.
    fn follow_settings(&mut self, ctx: &egui::Context) {
        let settings = &self.session.desk.settings;
        let lang = settings.language.unwrap_or(self.system);
        if self.text.lang() != lang {
            self.text = Text::new(lang);
        }
        let subject =
            self.session.reviewing().map(|reviewing| reviewing.source.name.clone()).filter(|name| !name.is_empty());
        let title = subject.map_or_else(|| "Yubisashi".to_owned(), |name| format!("{name} — Yubisashi"));
        let wanted = Shown { theme: settings.theme, text_size: settings.text_size, on_top: settings.on_top, title };
        if self.shown == wanted {
            return;
        }
        if (self.shown.theme, self.shown.text_size) != (wanted.theme, wanted.text_size) {
            style::apply(ctx, wanted.theme, wanted.text_size);
        }
        if self.shown.on_top != wanted.on_top {
            let level = if wanted.on_top { egui::WindowLevel::AlwaysOnTop } else { egui::WindowLevel::Normal };
            ctx.send_viewport_cmd(egui::ViewportCommand::WindowLevel(level));
        }
        if self.shown.title != wanted.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(wanted.title.clone()));
        }
        self.shown = wanted;
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        // A window stays open over midnight.
        self.session.desk.today = self.clock.now().to_zoned(self.zone.clone()).date();
        self.receive();
        self.listen(ctx);
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            self.apply(waiting);
            self.wait_a_moment();
        }
        self.watcher.follow(&self.session);
        self.keep_recent();
        self.follow_settings(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let now = self.clock.now();
        let mut cx = Cx::new(ui.ctx(), &self.text, now, self.session.desk.settings.still);
        cx.zone = self.zone.clone();
        ui::show(&mut cx, ui, &self.session);
        let actions = cx.into_actions();
        if !actions.is_empty() {
            self.apply(actions);
            ui.ctx().request_repaint();
        }
        if let Some(picture) = &mut self.picture {
            picture.follow(ui.ctx(), &self.session);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.hands.clean_up();
    }
}

/// How long the window waits for a draft before it draws that it is being read: a frame or two.
const MOMENT: Duration = Duration::from_millis(30);

/// How long a picture waits for the draft to be on the screen.
const PICTURE_PATIENCE: Duration = Duration::from_secs(20);
