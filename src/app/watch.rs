//! One thread that looks whether the file under review changed and whether a draft appeared in the watched folder.
//!
//! It sleeps as long as there is nothing to look at, so that an idle window costs nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use eframe::egui::Context;
use jiff::Timestamp;

use super::hands::STACK;
use super::read;
use crate::mail::Digest;
use crate::session::{Event, Problem, Session, Source};
use crate::store::watch::remove_older;
use crate::store::{Trail, Watch};

/// How often a watched place is looked at.
const PAUSE: Duration = Duration::from_secs(1);

/// What is to be watched.
#[derive(Debug, Clone, Default, PartialEq)]
struct Orders {
    source: Option<Watched>,
    /// The folder in which drafts open by themselves, and after how many days known ones are removed there.
    folder: Option<(PathBuf, u16)>,
}

/// The file under review and the draft that was read from it.
#[derive(Debug, Clone)]
struct Watched {
    path: PathBuf,
    draft: Digest,
    source: Source,
}

impl PartialEq for Watched {
    /// Asked in every frame; the digest stands for the bytes.
    fn eq(&self, other: &Self) -> bool {
        (&self.path, self.draft) == (&other.path, other.draft)
    }
}

pub(super) struct Watcher {
    orders: Sender<Orders>,
    last: Orders,
}

impl Watcher {
    pub(super) fn start(ctx: Context, events: Sender<Event>, trail: Trail) -> Self {
        let (orders, receiver) = channel();
        let failed = events.clone();
        let tell = move |event| {
            let listening = events.send(event).is_ok();
            ctx.request_repaint();
            listening
        };
        let thread = Builder::new().stack_size(STACK).spawn(move || watch(&receiver, &trail, &tell));
        if let Err(err) = thread {
            drop(failed.send(Event::Failed(Problem::new("problem-no-thread").with("detail", err.to_string()))));
        }
        Self { orders, last: Orders::default() }
    }

    /// Tells the thread what this session wants watched, when that changed.
    pub(super) fn follow(&mut self, session: &Session) {
        let reviewing = session.reviewing().filter(|reviewing| !reviewing.newer);
        let orders = Orders {
            source: reviewing.and_then(|on| {
                let path = on.source.path()?.to_owned();
                Some(Watched { path, draft: on.review.digest(), source: on.source.clone() })
            }),
            folder: session.desk.settings.watched.as_ref().map(|watched| (watched.folder.clone(), watched.keep_days)),
        };
        if orders != self.last {
            self.last = orders.clone();
            // The thread ends only with the window.
            drop(self.orders.send(orders));
        }
    }
}

/// What the thread looks at.
struct Looking<'a> {
    orders: Orders,
    /// What the file under review was like when it was last compared; `None` before the first time.
    compared: Option<Stamp>,
    folder: Watch,
    trail: &'a Trail,
}

fn watch(receiver: &Receiver<Orders>, trail: &Trail, tell: &dyn Fn(Event) -> bool) {
    let mut looking = Looking { orders: Orders::default(), compared: None, folder: Watch::default(), trail };
    loop {
        let news = if looking.orders == Orders::default() {
            receiver.recv().map_err(|_closed| RecvTimeoutError::Disconnected)
        } else {
            receiver.recv_timeout(PAUSE)
        };
        let events = match news {
            Ok(orders) => looking.take(orders),
            Err(RecvTimeoutError::Timeout) => looking.look(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if !events.into_iter().all(tell) {
            return;
        }
    }
}

impl Looking<'_> {
    fn take(&mut self, orders: Orders) -> Vec<Event> {
        let mut events = Vec::new();
        if orders.folder != self.orders.folder {
            self.folder = Watch::default();
            events.extend(self.tidy(&orders));
        }
        if orders.source != self.orders.source {
            self.compared = None;
        }
        self.orders = orders;
        events
    }

    fn look(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        if let Some(watched) = &self.orders.source {
            let now = Some(stamp(&watched.path));
            if now != self.compared {
                self.compared = now;
                events.extend((!watched.is_there()).then_some(Event::SourceChanged(watched.draft)));
            }
        }
        if let Some((folder, _)) = &self.orders.folder {
            match self.folder.scan(folder) {
                Ok(found) => events.extend(found.into_iter().map(Event::Found)),
                // A folder on a network comes and goes; it is looked at again.
                Err(_gone) => {}
            }
        }
        events
    }

    /// Removes old drafts from the watched folder: those that were approved or sent back here, and no others.
    fn tidy(&self, orders: &Orders) -> Option<Event> {
        let (folder, days) = orders.folder.as_ref()?;
        let reading = self.trail.read().ok()?;
        let known: BTreeSet<_> = reading.links.iter().filter_map(|link| link.entry.event.draft()).collect();
        match remove_older(folder, *days, Timestamp::now(), &|digest| known.contains(&digest)) {
            Ok(removed) if removed.is_empty() => None,
            Ok(removed) => Some(Event::Said(Problem::new("said-tidied").with("count", removed.len().to_string()))),
            Err(err) => Some(Event::Failed(err.problem())),
        }
    }
}

impl Watched {
    /// Whether the file holds this draft now, as far as it can be read.
    fn is_there(&self) -> bool {
        read::current_bytes(&self.source).is_ok_and(|bytes| Digest::of(&bytes) == self.draft)
    }
}

/// Size and time of change: whether it is worth reading again.
type Stamp = Option<(u64, Option<SystemTime>)>;

fn stamp(path: &Path) -> Stamp {
    std::fs::metadata(path).ok().map(|metadata| (metadata.len(), metadata.modified().ok()))
}
