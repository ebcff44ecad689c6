//! Past mail: files below a folder, Maildir or not, and folders in one file (mbox).

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::fmt::rfc2822;

use super::files::read_limited;
use super::folder::{self, MAX_FOLDER};
use super::{StoreError, StoreFault};
use crate::mail::{Draft, MAX_BYTES, mbox};
use crate::session::Problem;

/// Mails of one folder that are read; more are left alone, and said.
const MOST: usize = 200_000;

/// Folders within folders that are looked into.
const DEEPEST: usize = 32;

/// One mail, not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastMail {
    path: PathBuf,
    message: Option<Message>,
}

/// A message in a folder in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Message {
    number: usize,
    /// Bytes of the file.
    range: Range<u64>,
}

/// The mails of a folder, in a fixed order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    pub mails: Vec<PastMail>,
    /// There were more than are read at once.
    pub cut: bool,
}

/// What lies below this folder, or in this file.
///
/// # Errors
/// It cannot be read. What lies deeper and cannot be read is passed over.
pub fn find(path: &Path) -> Result<Found, StoreError> {
    let mut mails = Vec::new();
    if fs::metadata(path).map_err(StoreError::at(path))?.is_dir() {
        list(path, DEEPEST, &mut mails)?;
    } else {
        mails = in_file(path)?;
    }
    let cut = mails.len() > MOST;
    mails.truncate(MOST);
    Ok(Found { mails, cut })
}

/// The day its `Date` field says, as the sender's clock had it.
pub fn day_of(draft: &Draft) -> Option<Date> {
    rfc2822::parse(draft.field("Date")?.trim()).ok().map(|at| at.date())
}

impl PastMail {
    /// The mail that has this [`PastMail::source`].
    ///
    /// # Errors
    /// Its file cannot be read, or has fewer messages by now.
    pub fn named(source: &str) -> Result<Self, StoreError> {
        let whole = Path::new(source);
        // A file may have such a sign in its own name.
        let in_folder = source.rsplit_once('#').filter(|_| !whole.exists());
        let Some((path, number)) = in_folder else { return Ok(Self { path: whole.to_owned(), message: None }) };
        let path = Path::new(path);
        let named = |mail: &Self| mail.message.as_ref().is_some_and(|message| message.number.to_string() == number);
        in_file(path)?.into_iter().find(named).ok_or_else(|| StoreError::new(StoreFault::Missing, whole))
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The file, and which message of it.
    pub fn source(&self) -> String {
        match &self.message {
            None => self.path.display().to_string(),
            Some(message) => format!("{}#{}", self.path.display(), message.number),
        }
    }

    /// Reads it.
    pub fn open(&self) -> Result<Draft, Problem> {
        let bytes = self.read().map_err(|err| err.problem())?;
        Draft::open_named(&self.file_name(), &bytes).map_err(Problem::from)
    }

    /// Its bytes.
    pub fn read(&self) -> Result<Vec<u8>, StoreError> {
        match &self.message {
            None => read_limited(&self.path, MAX_BYTES),
            Some(message) => message.read(&self.path),
        }
    }
}

impl Message {
    fn read(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        let length = self.range.end.saturating_sub(self.range.start).min(MAX_BYTES + 1);
        let mut stored = Vec::new();
        let mut file = File::open(path).map_err(StoreError::at(path))?;
        file.seek(SeekFrom::Start(self.range.start)).map_err(StoreError::at(path))?;
        file.take(length).read_to_end(&mut stored).map_err(StoreError::at(path))?;
        mbox::message(&stored, 0..stored.len()).ok_or_else(|| StoreError::new(StoreFault::Failed, path))
    }
}

/// In the order of names; links are not followed, so that no circle is.
fn list(folder: &Path, deep: usize, mails: &mut Vec<PastMail>) -> Result<(), StoreError> {
    let entries = fs::read_dir(folder).map_err(StoreError::at(folder))?;
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if kind.is_dir() && deep > 0 {
            // A folder within that may not be read is one that is passed over.
            list(&path, deep - 1, mails).ok();
        } else if kind.is_file() && mails.len() <= MOST && is_mail(&path) {
            // What cannot be read is told when it is its turn.
            mails.extend(in_file(&path).unwrap_or_else(|_| vec![PastMail { path, message: None }]));
        }
    }
    Ok(())
}

/// By its name; files of Maildir folders have none of these endings and no others either. Folders that are one file often
/// have none, so their beginning is looked at.
fn is_mail(path: &Path) -> bool {
    let in_maildir = path.parent().and_then(Path::file_name).is_some_and(|name| name == "cur" || name == "new");
    match path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()) {
        Some(ending) => in_maildir || matches!(ending.as_str(), "eml" | "msg" | "mai" | "mbox"),
        None => in_maildir || folder::is_one(path),
    }
}

/// The messages of a folder in one file; any other file is one mail.
fn in_file(path: &Path) -> Result<Vec<PastMail>, StoreError> {
    let one = || vec![PastMail { path: path.to_owned(), message: None }];
    if !folder::is_one(path) {
        return Ok(one());
    }
    let bytes = read_limited(path, MAX_FOLDER)?;
    if !folder::is_folder(path, &bytes) {
        return Ok(one());
    }
    let messages = mbox::messages(&bytes).into_iter().zip(1..);
    Ok(messages
        .map(|(range, number)| {
            let range = range.start as u64..range.end as u64;
            PastMail { path: path.to_owned(), message: Some(Message { number, range }) }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: &str = "From me Fri Nov 20 10:00:00 2026\nFrom: me@ours.example\nTo: a@client.example\n\
        Subject: first\nDate: Fri, 20 Nov 2026 23:15:00 +0900\n\n>From here\n\n\
        From me Fri Nov 20 11:00:00 2026\nFrom: me@ours.example\nTo: b@client.example\nSubject: second\n\nx\n";

    struct Past(tempfile::TempDir);

    impl Past {
        fn of(files: &[(&str, &str)]) -> Self {
            let past = Self(tempfile::tempdir().unwrap());
            for (name, content) in files {
                let path = past.path(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, content).unwrap();
            }
            past
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn found(&self, name: &str) -> Vec<String> {
            let folder = self.0.path().display().to_string();
            let found = find(&self.path(name)).unwrap();
            found.mails.iter().map(|mail| mail.source().replace(&folder, "").replace('\\', "/")).collect()
        }
    }

    #[test]
    fn mails_are_found_by_name_and_folders_in_one_file_by_how_they_begin() {
        let past = Past::of(&[
            ("b/cur/1700000000.M1.host:2,S", "To: a@client.example\n\nx\n"),
            ("a.eml", "To: a@client.example\n\nx\n"),
            ("Sent", FOLDER),
            ("Sent.msf", "index"),
            ("notes.txt", "To: a@client.example\n\nx\n"),
            ("README", "Nothing of mail\n"),
            ("old.mbox", FOLDER),
        ]);
        let all = ["/Sent#1", "/Sent#2", "/a.eml", "/b/cur/1700000000.M1.host:2,S", "/old.mbox#1", "/old.mbox#2"];
        assert_eq!(past.found("."), all.map(|name| name.replacen('/', "/./", 1)));
        assert_eq!(past.found("Sent"), ["/Sent#1", "/Sent#2"]);
        assert_eq!(past.found("a.eml"), ["/a.eml"]);
        assert!(find(&past.path("missing")).is_err());
    }

    #[test]
    fn a_message_of_a_folder_is_read_as_it_was() {
        let past = Past::of(&[("Sent", FOLDER)]);
        let mails = find(&past.path("Sent")).unwrap().mails;
        let (first, second) = (mails[0].open().unwrap(), mails[1].open().unwrap());
        assert_eq!((first.subject.as_str(), second.subject.as_str()), ("first", "second"));
        assert_eq!(first.bodies[0].shown.trim_end(), "From here");
        assert_eq!((day_of(&first), day_of(&second)), (Some("2026-11-20".parse().unwrap()), None));
    }

    #[test]
    fn a_mail_that_is_gone_meanwhile_is_said() {
        let past = Past::of(&[("a.eml", "To: a@client.example\n\nx\n"), ("Sent", FOLDER)]);
        let mails = find(&past.path(".")).unwrap().mails;
        fs::remove_file(past.path("a.eml")).unwrap();
        fs::remove_file(past.path("Sent")).unwrap();
        assert!(mails.iter().all(|mail| mail.open().is_err()));
    }

    #[test]
    fn a_mail_is_found_again_by_its_source() {
        let past = Past::of(&[("Sent", FOLDER), ("a#1.eml", "Subject: sign\n\nx\n")]);
        for mail in find(&past.path("")).unwrap().mails {
            assert_eq!(PastMail::named(&mail.source()).unwrap(), mail);
        }
        let gone = PastMail::named(&format!("{}#3", past.path("Sent").display())).unwrap_err();
        assert_eq!(gone.kind, StoreFault::Missing);
    }
}
