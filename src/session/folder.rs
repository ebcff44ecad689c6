//! Mail folders that are one file (mbox): choosing the message that is to be checked.

use std::path::PathBuf;

use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization;

use super::{Effect, Input, Page, Screen, Session};
use crate::mail::Digest;

/// Such a folder, as a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    pub path: PathBuf,
    /// Newest first; messages without a day come last.
    pub messages: Vec<Listed>,
    pub search: String,
    /// The messages (places in the list) in whose sender, recipients or subject every word of the search stands.
    pub found: Vec<usize>,
    /// The number of the message that the keyboard is on.
    pub selected: Option<usize>,
}

/// A message of it, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its place in the file, from 1.
    pub number: usize,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub at: Option<Timestamp>,
    /// Of the message's bytes.
    pub digest: Digest,
}

/// Which message of which file: by its bytes when it was chosen, because its place changes when others come and go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InFolder {
    pub path: PathBuf,
    pub message: Digest,
}

impl Folder {
    pub fn new(path: PathBuf, mut messages: Vec<Listed>) -> Self {
        messages.sort_by_key(|message| std::cmp::Reverse((message.at, message.number)));
        let selected = messages.first().map(|message| message.number);
        let found = (0..messages.len()).collect();
        Self { path, messages, search: String::new(), found, selected }
    }

    /// The number of a message in the list; 0 where there is none.
    pub fn number(&self, at: usize) -> usize {
        self.messages.get(at).map_or(0, |message| message.number)
    }

    fn search(&mut self, search: String) {
        let words: Vec<String> = folded(&search).split_whitespace().map(str::to_owned).collect();
        let messages = self.messages.iter().enumerate();
        let found = messages.filter(|(_, message)| words.is_empty() || message.holds(&words));
        self.found = found.map(|(at, _)| at).collect();
        self.selected = self.found.first().map(|at| self.number(*at));
        self.search = search;
    }
}

impl Listed {
    fn holds(&self, words: &[String]) -> bool {
        let text = folded(&format!("{}\n{}\n{}", self.from, self.to, self.subject));
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Width and case do not count.
fn folded(text: &str) -> String {
    text.nfkc().collect::<String>().to_lowercase()
}

impl Session {
    /// What was to be opened is a folder of several messages: one of them has to be chosen.
    pub(super) fn choose_from(&mut self, folder: Folder) -> Vec<Effect> {
        let asked = |input: &mut Input| matches!(input, Input::Path(path) if *path == folder.path);
        if self.awaited.take_if(asked).is_none() {
            return Vec::new();
        }
        self.offer(folder.path.clone());
        self.stop_reading();
        self.page = Some(Page::Folder(Box::new(folder)));
        Vec::new()
    }

    /// Back to where reading began.
    pub(super) fn stop_reading(&mut self) {
        match std::mem::replace(&mut self.screen, Screen::Start) {
            Screen::Reading(super::Reading { entered: Some(form), .. }) => self.screen = Screen::Paste(form),
            Screen::Review(mut reviewing) => {
                reviewing.rereading = false;
                self.screen = Screen::Review(reviewing);
            }
            Screen::Start | Screen::Paste(_) | Screen::Reading(_) | Screen::Introduce(_) | Screen::Done(_) => {}
        }
    }

    pub(super) fn search_folder(&mut self, search: String) -> Vec<Effect> {
        self.on_folder(|folder| folder.search(search))
    }

    pub(super) fn select_message(&mut self, number: usize) -> Vec<Effect> {
        self.on_folder(|folder| folder.selected = Some(number))
    }

    pub(super) fn choose_message(&mut self, number: usize, now: Timestamp) -> Vec<Effect> {
        let Some(Page::Folder(folder)) = &self.page else { return Vec::new() };
        let Some(message) = folder.messages.iter().find(|message| message.number == number) else { return Vec::new() };
        let chosen = InFolder { path: folder.path.clone(), message: message.digest };
        self.open(Input::Message(chosen), now)
    }

    fn on_folder(&mut self, change: impl FnOnce(&mut Folder)) -> Vec<Effect> {
        if let Some(Page::Folder(folder)) = &mut self.page {
            change(folder);
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        let message = |number: usize, to: &str, subject: &str, at: Option<&str>| Listed {
            number,
            from: "yamaguchi@ours.example".to_owned(),
            to: to.to_owned(),
            subject: subject.to_owned(),
            at: at.map(|at| at.parse().unwrap()),
            digest: Digest::of(subject.as_bytes()),
        };
        let messages = vec![
            message(1, "田中 <tanaka@client.example>", "御見積書", Some("2026-11-20T01:00:00Z")),
            message(2, "b@client.example", "no day", None),
            message(3, "suzuki@rival.example", "ＡＢＣ計画", Some("2026-11-21T01:00:00Z")),
        ];
        Folder::new("/mail/Drafts".into(), messages)
    }

    fn numbers(folder: &Folder) -> Vec<usize> {
        folder.found.iter().map(|at| folder.number(*at)).collect()
    }

    #[test]
    fn the_newest_comes_first_and_is_selected() {
        assert_eq!((numbers(&folder()), folder().selected), (vec![3, 1, 2], Some(3)));
    }

    #[test]
    fn every_word_has_to_stand_somewhere() {
        let found = |search: &str| {
            let mut folder = folder();
            folder.search(search.to_owned());
            numbers(&folder)
        };
        assert_eq!(found("abc"), [3]);
        assert_eq!(found("tanaka 見積"), [1]);
        assert_eq!(found("tanaka abc"), [0; 0]);
        assert_eq!(found("  "), [3, 1, 2]);
    }
}
