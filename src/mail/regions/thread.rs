//! The people whom quoted history names.

use std::collections::HashSet;

use super::history::{begins_attribution, said};
use super::lines::{Label, label};
use crate::mail::fold::fold;
use crate::mail::{Address, Mailbox, address};

/// Lists of people longer than this are not read (bytes).
const LONGEST: usize = 256 * 1024;

/// What Outlook writes between who sent a mail and for whom.
const BEHALF: &str = "On Behalf Of";

/// Whom the quoted history names.
#[derive(Debug, Clone, Default)]
pub struct Thread {
    people: Vec<Mailbox>,
    /// [`crate::mail::AddrSpec::key`] of everybody with an address.
    keys: HashSet<String>,
    /// Of everybody with a name only.
    names: HashSet<String>,
    /// Whether the newest mail in it says who received it; `None` until something says who wrote or received one.
    tells_recipients: Option<bool>,
}

impl FromIterator<Mailbox> for Thread {
    /// A thread that tells who wrote and received it.
    fn from_iter<I: IntoIterator<Item = Mailbox>>(people: I) -> Self {
        let mut thread = Self::default();
        people.into_iter().for_each(|person| thread.add(person));
        thread.tells_recipients = Some(!thread.is_empty());
        thread
    }
}

impl Thread {
    /// From the pieces of a text that are history.
    pub(super) fn of<'t>(pieces: impl Iterator<Item = &'t str>) -> Self {
        let mut thread = Self::default();
        for piece in pieces {
            thread.read(piece);
        }
        thread
    }

    pub fn extend(&mut self, other: Self) {
        self.tells_recipients = self.tells_recipients.or(other.tells_recipients);
        for person in other.people {
            self.add(person);
        }
    }

    /// People as the history writes them: address, name, or both; each once.
    pub fn people(&self) -> &[Mailbox] {
        &self.people
    }

    /// Whether anything is quoted that names people.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whether it says who received the mail that is answered. `On … NAME wrote:` names the writer only, whatever older
    /// mails below it say of theirs.
    pub fn tells_recipients(&self) -> bool {
        self.tells_recipients == Some(true)
    }

    /// Whether this person took part: by address, or by display name where the history has a name only.
    pub fn knows(&self, person: &Mailbox) -> bool {
        person.addr().is_some_and(|addr| self.keys.contains(&addr.key()))
            || (!self.names.is_empty()
                && !person.display_name.is_empty()
                && self.names.contains(&name_key(&person.display_name)))
    }

    fn add(&mut self, person: Mailbox) {
        let new = match &person.address {
            Address::Spec(addr) => self.keys.insert(addr.key()),
            Address::Malformed { .. } | Address::Exchange(_) | Address::None => {
                let key = name_key(&person.display_name);
                !key.is_empty() && self.names.insert(key)
            }
        };
        if new {
            self.people.push(person);
        }
    }

    fn read(&mut self, history: &str) {
        let mut lines = history.split('\n').map(unmarked).peekable();
        let (mut before, mut open) = (String::new(), false);
        while let Some(line) = lines.next() {
            match label(line) {
                Some((field @ (Label::From | Label::Recipients), value)) => {
                    let mut list = value.to_owned();
                    // A list that ends in its separator, or before whom somebody wrote for, goes on in the next line.
                    while (list.trim_end().ends_with([';', ',', '；']) || list.trim_end().ends_with(BEHALF))
                        && list.len() < LONGEST
                    {
                        let Some(next) = lines.next_if(|next| label(next).is_none() && !next.trim().is_empty()) else {
                            break;
                        };
                        list.push(' ');
                        list.push_str(next.trim());
                    }
                    // `To:` alone also begins sentences.
                    let next_is_field = lines.peek().is_some_and(|next| label(next).is_some());
                    if open || next_is_field || list.contains('@') {
                        self.add_list(&list);
                        if field == Label::Recipients {
                            self.tells_recipients.get_or_insert(true);
                        }
                    }
                    open = true;
                }
                Some((Label::Date | Label::Subject | Label::Other, _)) => open = true,
                None => {
                    open = false;
                    let known = self.people.len();
                    self.add_writer(&before, line);
                    if self.people.len() > known {
                        self.tells_recipients.get_or_insert(false);
                    }
                }
            }
            line.trim().clone_into(&mut before);
        }
    }

    fn add_list(&mut self, list: &str) {
        let list = list.replace("[mailto:", "<").replace("[SMTP:", "<").replace(']', ">");
        // Outlook: `list@firm.example On Behalf Of Taro Yamada`.
        for piece in list.split(BEHALF).flat_map(|part| part.split([';', '；'])) {
            // Without an address a comma stands within a name: `Yamada, Taro`.
            if piece.contains('@') {
                for entry in address::parse_list(piece, &|name| name.to_owned()) {
                    self.add(entry.mailbox);
                }
            } else {
                self.add_name(piece);
            }
        }
    }

    fn add_name(&mut self, name: &str) {
        let name = name.trim().trim_matches(['\'', '"', '*', '<', '>']).trim();
        if (2..200).contains(&name.len()) {
            self.add(Mailbox { display_name: name.to_owned(), address: Address::None });
        }
    }

    /// Whoever `On …, NAME <address> wrote:` names; it may be wrapped.
    fn add_writer(&mut self, before: &str, line: &str) {
        let line = line.trim();
        if line.len() > 600 || before.len() > 600 || !line.ends_with([':', '：']) {
            return;
        }
        let words = said(line);
        if words.is_none() && !line.ends_with(">:") {
            return;
        }
        let words = words.unwrap_or_else(|| line.trim_end_matches(':'));
        // The line before belongs to it when the time stands there.
        let joined = format!("{before} {words}");
        let wrapped = !has_clock(words) && has_clock(before) && begins_attribution(before);
        let whole = if wrapped { &joined } else { words };
        let dated = has_clock(whole);
        let who = whole.get(after_clock(whole)..).unwrap_or_default();
        let who = who.trim().trim_start_matches([',', '、', ')', '）', ']']).trim().trim_end_matches(['、', ',']);
        if who.contains('@') {
            // Gmail breaks lines within the angle brackets.
            let who = who.replace("< ", "<").replace(" >", ">");
            for entry in address::parse_list(&who, &|name| name.to_owned()) {
                self.add(entry.mailbox);
            }
        } else if dated || who.split_whitespace().count() <= 4 {
            self.add_name(who.trim_end_matches("さん").trim_end_matches('様'));
        }
    }
}

/// A line of history without its marks.
fn unmarked(line: &str) -> &str {
    line.trim_start_matches(['>', '＞', ' ', '|'])
}

fn has_clock(text: &str) -> bool {
    after_clock(text) > 0
}

/// Where the time of day, with what belongs to it, ends; 0 without one.
fn after_clock(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let Some(colon) = memchr::memrchr_iter(b':', bytes).find(|at| digit(at.wrapping_sub(1)) && digit(at + 1)) else {
        return 0;
    };
    let mut rest =
        text.get(colon + 1..).unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    loop {
        let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let known = ["AM", "PM", "am", "pm", "(JST)", "JST", "GMT", "UTC", "a.m.", "p.m."];
        match known.iter().find_map(|word| trimmed.strip_prefix(word)).or_else(|| after_zone(trimmed)) {
            Some(after) => rest = after,
            None => break text.len() - trimmed.len(),
        }
    }
}

/// What follows `+0900` or `-06:00`.
fn after_zone(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['+', '-'])?;
    let after = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    (digits.len() - after.len() >= 1).then_some(after)
}

/// One text for the spellings of a name: order of names, commas, spaces, honorifics and what stands in brackets do not count.
fn name_key(name: &str) -> String {
    let folded = fold(name);
    let name = folded.split(['(', '[', '<', '/']).next().filter(|name| !name.trim().is_empty()).unwrap_or(&folded);
    let name = ["様", "さん", "殿", "先生"]
        .iter()
        .fold(name.trim(), |name, honorific| name.strip_suffix(honorific).unwrap_or(name));
    let mut parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts.concat()
}

#[cfg(test)]
mod tests;
