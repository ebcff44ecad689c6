//! Which drafts a name on the command line means, and their bytes.

use std::fs::{DirEntry, File};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::mail::{Draft, MAX_BYTES, OpenError, mbox};
use crate::session::Problem;
use crate::store::folder::{self, MAX_FOLDER};
use crate::store::{self, StoreError, StoreFault};

/// A draft to be checked.
pub(super) struct Named {
    /// The path as given or found; `PATH#N` for the Nth message of a folder that is one file.
    pub(super) name: String,
    held: Held,
}

/// Where its bytes are.
enum Held {
    File(PathBuf),
    /// Bytes of a folder that is one file; read only when its turn comes.
    Part(PathBuf, Range<usize>),
    Here(Result<Vec<u8>, Problem>),
}

impl Named {
    /// A file or `-` as it is; of a folder its drafts, sorted, those of its folders included.
    pub(super) fn all_in(path: &Path) -> Vec<Self> {
        let mut found = Vec::new();
        for path in files_in(path) {
            if is_standard_input(&path) {
                found.extend(Self::from_standard_input());
            } else {
                found.extend(Self::in_file(path));
            }
        }
        found
    }

    /// The messages of a folder that is one file, or the one draft that any other is.
    fn in_file(path: PathBuf) -> Vec<Self> {
        let name = path.display().to_string();
        if !folder::is_one(&path) {
            return vec![Self { name, held: Held::File(path) }];
        }
        match store::read_limited(&path, MAX_FOLDER) {
            Ok(bytes) if folder::is_folder(&path, &bytes) => {
                let messages = (1..).zip(mbox::messages(&bytes));
                let named = |(number, range): (usize, _)| Self {
                    name: format!("{name}#{number}"),
                    held: Held::Part(path.clone(), range),
                };
                messages.map(named).collect()
            }
            Ok(_) => vec![Self { name, held: Held::File(path) }],
            Err(err) => vec![Self { name, held: Held::Here(Err(err.problem())) }],
        }
    }

    fn from_standard_input() -> Vec<Self> {
        let given = Path::new(STANDARD_INPUT);
        let one = |held| vec![Self { name: STANDARD_INPUT.to_owned(), held: Held::Here(held) }];
        let mut bytes = Vec::new();
        if let Err(err) = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes) {
            return one(Err(StoreError::because(StoreFault::Failed, given, err).problem()));
        }
        let messages = mbox::messages(&bytes);
        // A single mail may come with the line that folders put before each.
        if !mbox::is_mbox(&bytes) || messages.len() < 2 {
            return one(Ok(bytes));
        }
        let named = |(number, range): (usize, _)| Self {
            name: format!("{STANDARD_INPUT}#{number}"),
            held: Held::Here(Ok(mbox::message(&bytes, range).unwrap_or_default())),
        };
        (1..).zip(messages).map(named).collect()
    }

    pub(super) fn read(&self) -> Result<Draft, Problem> {
        match &self.held {
            Held::File(path) => {
                let bytes = store::read_limited(path, MAX_BYTES).map_err(|err| err.problem())?;
                let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                Draft::open_named(&name, &bytes).map_err(Problem::from)
            }
            Held::Part(_, range) if range.len() as u64 > MAX_BYTES => Err(OpenError::TooLarge.into()),
            Held::Part(path, range) => {
                let stored =
                    part(path, range).map_err(|err| StoreError::because(StoreFault::Failed, path, err).problem())?;
                let message = mbox::message(&stored, 0..stored.len()).unwrap_or_default();
                Draft::open(&message).map_err(Problem::from)
            }
            Held::Here(Ok(bytes)) => Draft::open(bytes).map_err(Problem::from),
            Held::Here(Err(problem)) => Err(problem.clone()),
        }
    }
}

/// What the command line calls it.
const STANDARD_INPUT: &str = "-";

fn is_standard_input(path: &Path) -> bool {
    path == Path::new(STANDARD_INPUT)
}

fn part(path: &Path, range: &Range<usize>) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(range.start as u64))?;
    let mut bytes = vec![0; range.len()];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn files_in(path: &Path) -> Vec<PathBuf> {
    if is_standard_input(path) || !path.is_dir() {
        return vec![path.to_owned()];
    }
    // A folder that cannot be listed is told like a draft that cannot be read.
    let Ok(entries) = std::fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>) else {
        return vec![path.to_owned()];
    };
    // Links are not followed into: a folder that holds itself would never end.
    let is_folder = |entry: &DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let mut entries: Vec<_> = entries.iter().map(|entry| (entry.path(), is_folder(entry))).collect();
    entries.sort();
    let drafts = |(path, is_folder): (PathBuf, bool)| match is_folder {
        true => files_in(&path),
        false if is_draft(&path) => vec![path],
        false => Vec::new(),
    };
    entries.into_iter().flat_map(drafts).collect()
}

/// By its name. Apple Mail exports a folder as `NAME.mbox/mbox`.
fn is_draft(path: &Path) -> bool {
    let endings = ["eml", "msg", "txt", "mbox"];
    path.extension().is_some_and(|extension| endings.iter().any(|known| extension.eq_ignore_ascii_case(known)))
        || path.file_name().is_some_and(|name| name == "mbox")
}
