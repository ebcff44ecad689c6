//! From a file, text or parts to a review, on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::mail::{Digest, Draft, pasted};
use crate::session::{Folder, InFolder, Input, Origin, Past, Prepared, Problem, Sample, Seat, Signed, Source, prepare};
use crate::store::folder::{self, Held};
use crate::store::{self, Opened, PastMail, past};
use crate::trail::{Package, Record};

/// Bytes as they were found, the draft in them, and the approvals that came along.
struct Found {
    source: Source,
    draft: Draft,
    approvals: Option<(Vec<Signed>, bool)>,
}

/// What came of reading.
pub(super) enum Read {
    Draft(Box<Prepared>),
    /// Several, of which one has to be chosen.
    Folder(Folder),
}

pub(super) fn read(input: Input, seat: &Seat, progress: &mut dyn FnMut(u64, u64)) -> Result<Read, Problem> {
    let found = match input {
        Input::Path(path) => match from_path(path, progress)? {
            Ok(found) => found,
            Err(folder) => return Ok(Read::Folder(folder)),
        },
        Input::Text(text) => from_text(&text)?,
        Input::Parts(parts) => from_parts(&parts)?,
        Input::Sample(name) => from_sample(name)?,
        Input::Message(message) => chosen(message, progress)?,
        Input::Again(source) => again(source)?,
        Input::Newest(source) => newest(source)?,
        Input::Past(past) => {
            let found = from_past(past)?;
            let day = found.source.past().and_then(|past| past.day);
            let seat = Seat { today: day.unwrap_or(seat.today), ..seat.clone() };
            return Ok(prepared(found, &seat));
        }
    };
    Ok(prepared(found, seat))
}

fn prepared(found: Found, seat: &Seat) -> Read {
    let Found { source, draft, approvals } = found;
    Read::Draft(Box::new(prepare(source, Arc::new(draft), approvals, seat)))
}

/// The draft's bytes as they are in this moment, for comparing.
pub(super) fn current_bytes(source: &Source) -> Result<Arc<[u8]>, Problem> {
    if let Origin::Message(message) = &source.origin {
        let folder = folder_at(&message.path, &mut |_, _| ())?;
        let held = folder::newest(&folder, &source.bytes).ok_or_else(|| not_there(&message.path))?;
        return Ok(Arc::from(held.bytes));
    }
    if let Origin::Enclosed(enclosed) = &source.origin {
        let outer = draft_of(&enclosed.outer, &current_bytes(&enclosed.outer)?)?;
        let mail = enclosed.newest(&outer, Digest::of(&source.bytes));
        let gone = || Problem::new("problem-not-in-mail").with("name", enclosed.name.clone());
        return mail.map(|mail| Arc::from(mail.data.as_slice())).ok_or_else(gone);
    }
    let Some(path) = source.path() else { return Ok(source.bytes.clone()) };
    match store::draft::open(path, &mut |_, _| ()).map_err(|err| err.problem())? {
        Opened::Draft(bytes) | Opened::Folder(bytes) => Ok(Arc::from(bytes)),
        Opened::Package(package) => Ok(Arc::from(package.draft())),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The draft in a file, or the messages of the folder that it is.
fn from_path(path: PathBuf, progress: &mut dyn FnMut(u64, u64)) -> Result<Result<Found, Folder>, Problem> {
    let name = name_of(&path);
    match store::draft::open(&path, progress).map_err(|err| err.problem())? {
        Opened::Draft(bytes) => {
            let draft = open(&name, &bytes)?;
            let source = Source { name, origin: Origin::File(path), bytes: Arc::from(bytes), follows: None };
            Ok(Ok(Found { source, draft, approvals: None }))
        }
        Opened::Package(package) => from_package(path, name, &package).map(Ok),
        Opened::Folder(bytes) => match folder::list(&bytes).as_slice() {
            [only] => message_of(&bytes, InFolder { path, message: only.digest }).map(Ok),
            several => Ok(Err(Folder::new(path, several.to_vec()))),
        },
    }
}

fn chosen(message: InFolder, progress: &mut dyn FnMut(u64, u64)) -> Result<Found, Problem> {
    let folder = folder_at(&message.path, progress)?;
    message_of(&folder, message)
}

fn message_of(folder: &[u8], message: InFolder) -> Result<Found, Problem> {
    let held = folder::find(folder, message.message).ok_or_else(|| not_there(&message.path))?;
    from_folder(held, message)
}

/// The message as it is in the folder now, or the mail in the draft around it, another version of it included.
fn newest(source: Source) -> Result<Found, Problem> {
    let message = match source.origin {
        Origin::Message(message) => message,
        Origin::Enclosed(_) => return again(Source { bytes: current_bytes(&source)?, ..source }),
        Origin::File(_) | Origin::Package(_) | Origin::Pasted | Origin::Parts | Origin::Sample(_) | Origin::Past(_) => {
            return again(source);
        }
    };
    let folder = folder_at(&message.path, &mut |_, _| ())?;
    let held = folder::newest(&folder, &source.bytes).ok_or_else(|| not_there(&message.path))?;
    from_folder(held, message)
}

fn from_folder(held: Held, message: InFolder) -> Result<Found, Problem> {
    let draft = Draft::open(&held.bytes).map_err(Problem::from)?;
    let name = format!("{}#{}", name_of(&message.path), held.number);
    let source = Source { name, origin: Origin::Message(message), bytes: Arc::from(held.bytes), follows: None };
    Ok(Found { source, draft, approvals: None })
}

fn folder_at(path: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Vec<u8>, Problem> {
    match store::draft::open(path, progress).map_err(|err| err.problem())? {
        Opened::Folder(bytes) | Opened::Draft(bytes) => Ok(bytes),
        Opened::Package(_) => Err(not_there(path)),
    }
}

fn not_there(folder: &Path) -> Problem {
    Problem::new("problem-not-in-folder").with("path", folder.display().to_string())
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

/// A mail of a rehearsal, with its own day.
fn from_past(past: Past) -> Result<Found, Problem> {
    let mail = PastMail::named(&past.source).map_err(|err| err.problem())?;
    let (name, bytes) = (mail.file_name(), mail.read().map_err(|err| err.problem())?);
    let draft = open(&name, &bytes)?;
    let origin = Origin::Past(Past { day: past::day_of(&draft), ..past });
    let source = Source { name, origin, bytes: Arc::from(bytes), follows: None };
    Ok(Found { source, draft, approvals: None })
}

fn again(source: Source) -> Result<Found, Problem> {
    if let Origin::Package(path) = &source.origin {
        return from_path(path.clone(), &mut |_, _| ())?.map_err(|folder| not_there(&folder.path));
    }
    let draft = draft_of(&source, &source.bytes)?;
    Ok(Found { source, draft, approvals: None })
}

/// The draft that these bytes of the source are.
pub(super) fn draft_of(source: &Source, bytes: &[u8]) -> Result<Draft, Problem> {
    match source.origin {
        // Their content says what they are, whatever they are called.
        Origin::Message(_) | Origin::Enclosed(_) => Draft::open(bytes).map_err(Problem::from),
        Origin::Pasted => pasted::open_bytes(bytes).map_err(Problem::from),
        Origin::File(_) | Origin::Package(_) | Origin::Parts | Origin::Sample(_) | Origin::Past(_) => {
            open(&source.name, bytes)
        }
    }
}

fn open(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    Draft::open_named(name, bytes).map_err(Problem::from)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::fs;

    use super::*;

    const FIRST: &str = "Message-ID: <1@ours.example>\nTo: a@client.example\nSubject: one\n\none\n";
    const SECOND: &str = "Message-ID: <2@ours.example>\nTo: b@client.example\nSubject: two\n\ntwo\n";

    fn write(path: &Path, messages: &[&str]) {
        let mark = "From - Fri Nov 20 10:00:00 2026\n";
        fs::write(path, messages.iter().map(|message| format!("{mark}{message}\n")).collect::<Vec<_>>().concat())
            .unwrap();
    }

    fn folder_with(messages: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("Drafts");
        write(&path, messages);
        (place, path)
    }

    fn chosen_message(path: &Path, wanted: &str) -> Source {
        let message = InFolder { path: path.to_owned(), message: Digest::of(wanted.as_bytes()) };
        chosen(message, &mut |_, _| ()).unwrap().source
    }

    #[test]
    fn a_folder_of_several_is_listed_and_one_of_one_is_opened() {
        let (_place, path) = folder_with(&[FIRST, SECOND]);
        let listed = from_path(path.clone(), &mut |_, _| ()).unwrap().err().unwrap();
        assert_eq!(listed.messages.iter().map(|message| message.subject.as_str()).collect::<Vec<_>>(), ["two", "one"]);
        write(&path, &[FIRST]);
        let only = from_path(path, &mut |_, _| ()).unwrap().ok().unwrap();
        assert_eq!((only.source.name.as_str(), &*only.source.bytes), ("Drafts#1", FIRST.as_bytes()));
    }

    #[test]
    fn a_message_is_read_again_wherever_it_stands_now() {
        let (_place, path) = folder_with(&[FIRST, SECOND]);
        let source = chosen_message(&path, SECOND);
        assert_eq!(source.name, "Drafts#2");
        write(&path, &[SECOND, "To: c@client.example\n\nthree\n"]);
        assert_eq!(&*current_bytes(&source).unwrap(), SECOND.as_bytes());
        let edited = SECOND.replace("\ntwo", "\nother");
        write(&path, &[FIRST, &edited]);
        assert_eq!(&*current_bytes(&source).unwrap(), edited.as_bytes(), "other bytes cannot be approved");
        let version = newest(source).unwrap();
        assert_eq!(&*version.source.bytes, edited.as_bytes());
        write(&path, &[FIRST]);
        assert_eq!(current_bytes(&version.source).unwrap_err().id, "problem-not-in-folder");
    }

    /// A mail with these files.
    fn with_files(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut mail = "To: a@client.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
            --b\n\nsee below\n"
            .to_owned();
        for (name, data) in files {
            let head = "--b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: quoted-printable\n";
            write!(mail, "{head}Content-Disposition: attachment; filename={name}\n\n").unwrap();
            for byte in *data {
                writeln!(mail, "={byte:02X}=").unwrap();
            }
            mail.push('\n');
        }
        (mail + "--b--\n").into()
    }

    /// A file of a draft, as the session opens it.
    fn enclosed(outer: &Source, index: usize) -> Source {
        let file = draft_of(outer, &outer.bytes).unwrap().attachments[index].clone();
        let enclosed = crate::session::Enclosed { outer: outer.clone(), name: file.name.clone(), mail: file.digest };
        let origin = Origin::Enclosed(Box::new(enclosed));
        Source { name: file.name, origin, bytes: file.data.into(), follows: None }
    }

    fn opened_at(path: &Path, bytes: &[u8]) -> Source {
        fs::write(path, bytes).unwrap();
        from_path(path.to_owned(), &mut |_, _| ()).unwrap().ok().unwrap().source
    }

    #[test]
    fn a_mail_inside_is_read_again_out_of_what_the_file_is_now() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("outer.eml");
        let item = fs::read("tests/outlook/html-ja.msg").unwrap();
        let files: [(&str, &[u8]); 2] = [("first.eml", FIRST.as_bytes()), ("item.msg", &item)];
        let outer = opened_at(&path, &with_files(&files));
        let (mail, outlook) = (enclosed(&outer, 0), enclosed(&outer, 1));
        assert_eq!(again(mail.clone()).unwrap().draft.subject, "one");
        assert_eq!(again(outlook.clone()).unwrap().draft.digest, Digest::of(&item));
        // Others come and go, and the mail around it is not the same any more.
        opened_at(&path, &with_files(&[("new.txt", b"x"), ("renamed.eml", FIRST.as_bytes()), files[1]]));
        assert_eq!(&*current_bytes(&mail).unwrap(), FIRST.as_bytes());
        assert_eq!(&*current_bytes(&outlook).unwrap(), item);
        opened_at(&path, &with_files(&[("first.eml", SECOND.as_bytes())]));
        let version = newest(mail.clone()).unwrap();
        assert_eq!((version.draft.subject.as_str(), &version.source.origin), ("two", &mail.origin));
        assert_eq!(current_bytes(&outlook).unwrap_err().id, "problem-not-in-mail");
        let two: [(&str, &[u8]); 2] = [("first.eml", SECOND.as_bytes()), ("first.eml", b"To: c@client.example\n\nx")];
        opened_at(&path, &with_files(&two));
        assert_eq!(current_bytes(&mail).unwrap_err().id, "problem-not-in-mail", "nobody knows which one it was");
    }

    #[test]
    fn an_item_inside_an_item_has_the_same_bytes_every_time() {
        let place = tempfile::tempdir().unwrap();
        let outer = opened_at(&place.path().join("outer.msg"), &fs::read("tests/outlook/embedded.msg").unwrap());
        let files = draft_of(&outer, &outer.bytes).unwrap().attachments;
        let at = files.iter().position(|file| file.media_type.0 == "application/vnd.ms-outlook").unwrap();
        let item = enclosed(&outer, at);
        let draft = again(item.clone()).unwrap().draft;
        assert_eq!((draft.format, draft.digest), (crate::mail::Format::Msg, files[at].digest));
        assert_eq!(Digest::of(&current_bytes(&item).unwrap()), draft.digest);
        assert!(!draft.recipients.is_empty() || !draft.subject.is_empty());
    }

    #[test]
    fn a_mail_in_a_mail_in_a_message_of_a_folder_is_found_through_all_of_them() {
        let middle = with_files(&[("first.eml", FIRST.as_bytes())]);
        let message = String::from_utf8(with_files(&[("middle.eml", &middle)])).unwrap();
        let (_place, path) = folder_with(&[SECOND, &message]);
        let outer = chosen_message(&path, &message);
        let inner = enclosed(&enclosed(&outer, 0), 0);
        write(&path, &[&message]);
        assert_eq!(&*current_bytes(&inner).unwrap(), FIRST.as_bytes());
        assert_eq!(
            inner.within().iter().map(|outer| outer.name.as_str()).collect::<Vec<_>>(),
            ["Drafts#2", "middle.eml"]
        );
        assert_eq!(inner.path(), Some(path.as_path()));
    }
}
