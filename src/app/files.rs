//! Dialogs and files of the person: choosing, opening, saving. Each runs on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::read;
use crate::lens;
use crate::mail::{Attachment, Digest, Disposition, Draft, Format, MAX_BYTES, MediaType};
use crate::session::{Event, Origin, Pick, Problem, Source};
use crate::store::{self, Opened, Private, names};
use crate::trail::{EXTENSION, Package};

/// A dialog that ends sooner was never on the screen: on Linux "no dialog program" and "cancelled" look alike.
const NO_DIALOG: Duration = Duration::from_millis(150);

pub(super) struct Files {
    /// `None` when it could not be made; then nothing is opened from a mail.
    pub(super) private: Option<Arc<Private>>,
}

impl Files {
    pub(super) fn new(private: Option<Private>) -> Self {
        Self { private: private.map(Arc::new) }
    }

    pub(super) fn pick_draft() -> Option<Event> {
        // Mail programs give their folders names without an ending.
        let dialog = rfd::FileDialog::new()
            .add_filter("Mail", &["eml", "msg", "txt", "mbox", EXTENSION])
            .add_filter("*", &["*"]);
        chosen(|| dialog.pick_file(), Event::Picked)
    }

    pub(super) fn pick_part_files() -> Option<Event> {
        chosen(|| rfd::FileDialog::new().pick_files(), |paths| Self::load_part_files(&paths))
    }

    /// A folder, or nothing.
    pub(super) fn ask_folder() -> Option<PathBuf> {
        rfd::FileDialog::new().pick_folder()
    }

    pub(super) fn pick_folder() -> Option<Event> {
        chosen(|| rfd::FileDialog::new().pick_folder(), Event::PickedFolder)
    }

    /// Past mail, or a policy file.
    pub(super) fn pick_for_rehearsal(pick: Pick) -> Option<Event> {
        let dialog = rfd::FileDialog::new();
        let asked = ask(|| match pick {
            Pick::Folder => dialog.pick_folder(),
            Pick::File => dialog.pick_file(),
            Pick::First | Pick::Second => dialog.add_filter("TOML", &["toml"]).add_filter("*", &["*"]).pick_file(),
        });
        match asked {
            Asked::Chosen(path) => Some(Event::PickedForRehearsal(pick, path)),
            Asked::Cancelled => None,
            Asked::NoDialog => Some(Event::Failed(Problem::new("problem-no-dialog-field"))),
        }
    }

    /// Reads files to be put beside entered parts.
    pub(super) fn load_part_files(paths: &[PathBuf]) -> Event {
        match paths.iter().map(|path| part_file(path)).collect() {
            Ok(files) => Event::PartFiles(files),
            Err(problem) => Event::Failed(problem),
        }
    }

    /// Saves a file of the draft where the person says.
    pub(super) fn save_attachment(draft: &Draft, index: usize, folder: &Path) -> Option<Event> {
        let file = draft.attachments.get(index)?;
        let name = names::safe(&file.name, "attachment");
        Some(match save(rfd::FileDialog::new(), folder, &name, &file.data)? {
            Ok(path) => Event::Said(Problem::new("said-file-saved").with("path", path.display().to_string())),
            Err(problem) => Event::Failed(problem),
        })
    }

    /// Opens a file in the program the system has for it, from the private folder. What could run is only saved.
    pub(super) fn open_attachment(private: &Private, draft: &Draft, index: usize) -> Option<Event> {
        let file = draft.attachments.get(index)?;
        if lens::is_risky(&file.data, &file.name) {
            return Some(Event::Failed(Problem::new("problem-risky-file").with("name", file.name.clone())));
        }
        Some(match private.put(index, &file.name, &file.data) {
            Ok(path) => {
                launch(&path).map_or_else(Event::Failed, |()| Event::AttachmentOpened { draft: draft.digest, index })
            }
            Err(err) => Event::Failed(err.problem()),
        })
    }

    /// Writes the approval file: into the one the draft came from, or where the person says.
    pub(super) fn save_approval_file(source: &Source, format: Format, record: &[u8], folder: &Path) -> Option<Event> {
        let written = match with_approval(source, format, record) {
            Ok(written) => written,
            Err(problem) => return Some(Event::ApprovalFileSaved(Err(problem))),
        };
        if let Origin::Package(path) = &source.origin {
            let saved = store::replace(path, &written).map(|()| path.clone());
            return Some(Event::ApprovalFileSaved(saved.map_err(|err| err.problem())));
        }
        let dialog = rfd::FileDialog::new().add_filter("Yubisashi", &[EXTENSION]);
        let folder = source.place().unwrap_or(folder);
        save(dialog, folder, &approval_name(source), &written).map(Event::ApprovalFileSaved)
    }

    /// Opens a copy of exactly the approved bytes in the mail program. The original is never touched.
    pub(super) fn open_copy(
        source: &Source,
        approved: &Draft,
        unsent: bool,
        folder: &Path,
    ) -> Result<PathBuf, Problem> {
        let bytes = read::current_bytes(source)?;
        let folder = source.place().unwrap_or(folder);
        let name = format!("{}.{}", stem(source), extension(approved.format));
        let path = store::copy::write(folder, &name, approved.format, &bytes, approved.digest, unsent)
            .map_err(|err| err.problem())?;
        launch(&path)?;
        Ok(path)
    }
}

/// How a dialog ended.
enum Asked<T> {
    Chosen(T),
    Cancelled,
    /// It never was on the screen.
    NoDialog,
}

fn ask<T>(dialog: impl FnOnce() -> Option<T>) -> Asked<T> {
    let asked = Instant::now();
    match dialog() {
        Some(choice) => Asked::Chosen(choice),
        None if cfg!(target_os = "linux") && asked.elapsed() < NO_DIALOG => Asked::NoDialog,
        None => Asked::Cancelled,
    }
}

/// Takes what was chosen; nothing when it was cancelled.
fn chosen<T>(dialog: impl FnOnce() -> Option<T>, then: impl FnOnce(T) -> Event) -> Option<Event> {
    match ask(dialog) {
        Asked::Chosen(choice) => Some(then(choice)),
        Asked::Cancelled => None,
        Asked::NoDialog => Some(Event::Failed(Problem::new("problem-no-dialog"))),
    }
}

/// Saves where the person says; where no dialog can ask, as a new file in this folder. The path it got.
fn save(dialog: rfd::FileDialog, folder: &Path, name: &str, bytes: &[u8]) -> Option<Result<PathBuf, Problem>> {
    let saved = match ask(|| dialog.set_directory(folder).set_file_name(name).save_file()) {
        Asked::Chosen(path) => store::replace(&path, bytes).map(|()| path),
        Asked::NoDialog => store::write_new(folder, name, bytes),
        Asked::Cancelled => return None,
    };
    Some(saved.map_err(|err| err.problem()))
}

fn launch(path: &Path) -> Result<(), Problem> {
    open::that_detached(path).map_err(|err| {
        Problem::new("problem-no-program").with("path", path.display().to_string()).with("detail", err.to_string())
    })
}

fn part_file(path: &Path) -> Result<Attachment, Problem> {
    let data = store::read_limited(path, MAX_BYTES).map_err(|err| err.problem())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Attachment {
        media_type: MediaType("application/octet-stream".to_owned()),
        name,
        disposition: Disposition::Attachment,
        content_id: None,
        encoded_size: data.len() as u64,
        digest: Digest::of(&data),
        data,
    })
}

fn with_approval(source: &Source, format: Format, record: &[u8]) -> Result<Vec<u8>, Problem> {
    let failed = |err: crate::trail::PackageError| Problem::new(err.id());
    let package = match &source.origin {
        Origin::Package(path) => match store::draft::open(path, &mut |_, _| ()).map_err(|err| err.problem())? {
            // Saved again: it stands there already.
            Opened::Package(package) if package.last() == Some(Digest::of(record)) => {
                return package.to_bytes().map_err(failed);
            }
            Opened::Package(package) => package.with_approval(record.to_vec()),
            Opened::Draft(_) | Opened::Folder(_) => return Err(Problem::new("problem-changed-since")),
        },
        Origin::File(_)
        | Origin::Message(_)
        | Origin::Enclosed(_)
        | Origin::Pasted
        | Origin::Parts
        | Origin::Sample(_)
        | Origin::Past(_) => Package::create(format, source.bytes.to_vec(), record.to_vec()),
    };
    package.and_then(|package| package.to_bytes()).map_err(failed)
}

/// `見積.eml` → `見積.yubisashi`; text has no name of its own.
fn approval_name(source: &Source) -> String {
    format!("{}.{EXTENSION}", stem(source))
}

fn extension(format: Format) -> &'static str {
    match format {
        Format::Eml | Format::Text => "eml",
        Format::Msg => "msg",
    }
}

fn stem(source: &Source) -> String {
    let stem = Path::new(&source.name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    names::safe(&stem.unwrap_or_default(), "draft")
}
