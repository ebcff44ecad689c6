//! From a file, text or parts to a review, on a thread of its own.

use std::path::PathBuf;
use std::sync::Arc;

use crate::mail::{Draft, pasted};
use crate::session::{Input, Origin, Prepared, Problem, Sample, Seat, Signed, Source, prepare};
use crate::store::{self, Opened};
use crate::trail::{Package, Record};

/// Bytes as they were found, the draft in them, and the approvals that came along.
struct Found {
    source: Source,
    draft: Draft,
    approvals: Option<(Vec<Signed>, bool)>,
}

pub(super) fn prepared(input: Input, seat: &Seat, progress: &mut dyn FnMut(u64, u64)) -> Result<Prepared, Problem> {
    let found = match input {
        Input::Path(path) => from_path(path, progress)?,
        Input::Text(text) => from_text(&text)?,
        Input::Parts(parts) => from_parts(&parts)?,
        Input::Sample(name) => from_sample(name)?,
        Input::Again(source) => again(source)?,
    };
    let Found { source, draft, approvals } = found;
    Ok(prepare(source, Arc::new(draft), approvals, seat))
}

/// The draft's bytes as they are in this moment, for comparing.
pub(super) fn current_bytes(source: &Source) -> Result<Arc<[u8]>, Problem> {
    let Some(path) = source.path() else { return Ok(source.bytes.clone()) };
    match store::draft::open(path, &mut |_, _| ()).map_err(|err| err.problem())? {
        Opened::Draft(bytes) => Ok(Arc::from(bytes)),
        Opened::Package(package) => Ok(Arc::from(package.draft())),
    }
}

fn from_path(path: PathBuf, progress: &mut dyn FnMut(u64, u64)) -> Result<Found, Problem> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match store::draft::open(&path, progress).map_err(|err| err.problem())? {
        Opened::Draft(bytes) => {
            let draft = open(&name, &bytes)?;
            Ok(Found {
                source: Source { name, origin: Origin::File(path), bytes: Arc::from(bytes), follows: None },
                draft,
                approvals: None,
            })
        }
        Opened::Package(package) => from_package(path, name, &package),
    }
}

fn from_package(path: PathBuf, name: String, package: &Package) -> Result<Found, Problem> {
    let holds = package.verify().is_empty();
    let approvals = package.approvals().filter_map(signed).collect();
    let draft = open(package.draft_name(), package.draft())?;
    let source =
        Source { name, origin: Origin::Package(path), bytes: Arc::from(package.draft()), follows: package.last() };
    Ok(Found { source, draft, approvals: Some((approvals, holds)) })
}

fn signed(record: &Record) -> Option<Signed> {
    Some(Signed { person: record.person()?, role: record.role, at: record.at, items: record.answered() })
}

fn from_text(text: &str) -> Result<Found, Problem> {
    let draft = pasted::open(text).map_err(Problem::from)?;
    let source =
        Source { name: String::new(), origin: Origin::Pasted, bytes: Arc::from(text.as_bytes()), follows: None };
    Ok(Found { source, draft, approvals: None })
}

fn from_parts(parts: &pasted::Parts) -> Result<Found, Problem> {
    let bytes = parts.to_message();
    let draft = open("", &bytes)?;
    let source = Source { name: String::new(), origin: Origin::Parts, bytes: Arc::from(bytes), follows: None };
    Ok(Found { source, draft, approvals: None })
}

fn from_sample(name: &'static str) -> Result<Found, Problem> {
    let sample = Sample::named(name).ok_or_else(|| Problem::new("problem-no-sample").with("name", name))?;
    let draft = open(sample.file, sample.bytes)?;
    let source = Source {
        name: sample.file.to_owned(),
        origin: Origin::Sample(sample.name),
        bytes: Arc::from(sample.bytes),
        follows: None,
    };
    Ok(Found { source, draft, approvals: None })
}

fn again(source: Source) -> Result<Found, Problem> {
    let draft = match source.origin {
        Origin::Package(ref path) => return from_path(path.clone(), &mut |_, _| ()),
        Origin::Pasted => pasted::open_bytes(&source.bytes).map_err(Problem::from)?,
        Origin::File(_) | Origin::Parts | Origin::Sample(_) => open(&source.name, &source.bytes)?,
    };
    Ok(Found { source, draft, approvals: None })
}

pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    Draft::open_named(name, bytes).map_err(Problem::from)
}
