//! `FlexConfirmMail`: text files of the editions for Outlook, JSON of the one for Thunderbird.

use std::collections::BTreeSet;

use crate::policy::{Entry, Level, Scope};

use super::harvest::{At, Harvest, Heading, is_free_mail};
use super::notation::{Word, entry, wildcard_word};
use super::table::{decode, lines};
use super::{SourceFile, Why};

mod thunderbird;

/// What it does about something that it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// Warns, or warns again.
    Warn,
    Block,
}

/// A line of a list, with what is done about it.
struct Item<'a> {
    at: At<'a>,
    text: &'a str,
    action: Action,
}

/// Lists of file names that are shipped as they are.
const SHIPPED_FILES: [&str; 2] = ["社外秘", "機密"];
/// Bodies likewise: a section that is called so.
const SHIPPED_SECTION: &str = "Example";

/// Reads the text of one file, whose name it is told.
type Read = fn(&mut Harvest, &str, &str);

/// Files in the order of reading.
const KINDS: &[(&str, Read)] = &[
    ("TrustedDomains.txt", trusted),
    ("trusted.txt", trusted),
    ("UnsafeDomains.txt", unsafe_domains),
    ("UnsafeFiles.txt", unsafe_files),
    ("attachment.txt", unsafe_files),
    ("UnsafeBodies.txt", unsafe_bodies),
    ("Common.txt", common),
];

/// Whether it has a file of this name, or may have: JSON can have any.
pub(super) fn knows(name: &str) -> bool {
    KINDS.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) || thunderbird::knows(name)
}

pub(super) fn gather(files: &[SourceFile], harvest: &mut Harvest) {
    for (name, read) in KINDS {
        for file in files.iter().filter(|file| file.name.eq_ignore_ascii_case(name)) {
            let (text, understood) = decode(&file.bytes);
            harvest.open(&file.name, lines(&text).filter(|(_, line)| section(line).is_none()).count());
            if !understood {
                harvest.remark(At { file: &file.name, line: 0, what: "" }, Why::Encoding);
            }
            read(harvest, &file.name, &text);
            harvest.remark_whole_words(&file.name);
        }
    }
    for file in files.iter().filter(|file| thunderbird::knows(&file.name)) {
        thunderbird::read(file, harvest);
        harvest.remark_whole_words(&file.name);
    }
}

/// `[NAME]`
fn section(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']').map(str::trim)
}

/// The lines of a list; those under `[BLOCK]` are forbidden.
fn items<'a>(file: &'a str, text: &'a str) -> Vec<Item<'a>> {
    let mut action = Action::Warn;
    let mut items = Vec::new();
    for (line, what) in lines(text) {
        match section(what) {
            Some(name) => action = action_of(name),
            None => items.push(Item { at: At { file, line, what }, text: what, action }),
        }
    }
    items
}

fn action_of(name: &str) -> Action {
    if name.eq_ignore_ascii_case("block") { Action::Block } else { Action::Warn }
}

/// What remains once the list's own exclusions (`-entry`) are taken out, wherever they stand. An emptied list is none:
/// it must not become one that matches everything.
fn remaining<'a>(items: Vec<Item<'a>>, harvest: &mut Harvest) -> Vec<Item<'a>> {
    let (excluding, listed): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.text.starts_with('-'));
    let plain = |text: &str| text.trim_start_matches('-').trim().to_lowercase();
    let said: BTreeSet<String> = listed.iter().map(|item| item.text.to_lowercase()).collect();
    let excluded: BTreeSet<String> = excluding.iter().map(|item| plain(item.text)).collect();
    for item in &excluding {
        if said.contains(&plain(item.text)) {
            harvest.took(item.at.file);
        } else {
            harvest.remark(item.at, Why::ExcludesNothing);
        }
    }
    let any = listed.first().map(|item| item.at.file);
    let (out, remaining): (Vec<_>, Vec<_>) =
        listed.into_iter().partition(|item| excluded.contains(&item.text.to_lowercase()));
    for item in out {
        harvest.took(item.at.file);
    }
    if let (Some(file), true) = (any, remaining.is_empty()) {
        harvest.remark(At { file, line: 0, what: "" }, Why::EmptyList);
    }
    remaining
}

fn trusted(harvest: &mut Harvest, file: &str, text: &str) {
    for item in remaining(items(file, text), harvest) {
        trust(harvest, &item);
    }
}

fn trust(harvest: &mut Harvest, item: &Item<'_>) {
    let Some(entry) = harvest.sound(item.at, entry(item.text)) else { return };
    if is_free_mail(&entry) {
        return harvest.remark(item.at, Why::FreeMail);
    }
    if !harvest.internal.contains(&entry) {
        harvest.internal.push(entry);
    }
    harvest.took(item.at.file);
}

fn unsafe_domains(harvest: &mut Harvest, file: &str, text: &str) {
    for item in remaining(items(file, text), harvest) {
        beware(harvest, &item);
    }
}

fn beware(harvest: &mut Harvest, item: &Item<'_>) {
    let Some(entry) = harvest.sound(item.at, entry(item.text)) else { return };
    match item.action {
        Action::Warn => watch(harvest, item.at, entry),
        Action::Block => forbid(harvest, item.at, entry),
    }
}

fn watch(harvest: &mut Harvest, at: At<'_>, entry: Entry) {
    if !harvest.watched.contains(&entry) {
        harvest.watched.push(entry);
    }
    harvest.took(at.file);
}

fn forbid(harvest: &mut Harvest, at: At<'_>, entry: Entry) {
    if !harvest.forbidden.contains(&entry) {
        harvest.forbidden.push(entry);
    }
    harvest.took(at.file);
}

fn unsafe_files(harvest: &mut Harvest, file: &str, text: &str) {
    let items = remaining(items(file, text), harvest);
    let shipped = items.len() == SHIPPED_FILES.len() && items.iter().all(|item| SHIPPED_FILES.contains(&item.text));
    for item in items {
        if shipped {
            harvest.remark(item.at, Why::Template);
        } else {
            let scope = &[Scope::AttachmentName];
            add_word(harvest, &item, "flexconfirmmail-files", scope, "", wildcard_word(item.text));
        }
    }
}

fn add_word(
    harvest: &mut Harvest,
    item: &Item<'_>,
    name: &str,
    scope: &[Scope],
    message: &str,
    word: Result<Word, Why>,
) {
    let Some(word) = harvest.sound(item.at, word) else { return };
    let level = match item.action {
        Action::Warn => Level::Confirm,
        Action::Block => Level::Block,
    };
    harvest.add_word(Heading { name, level, scope, message }, item.at.file, word);
    harvest.took(item.at.file);
}

/// One section of the file of bodies.
#[derive(Default)]
struct Body<'a> {
    name: &'a str,
    line: usize,
    keywords: Option<(usize, &'a str)>,
    message: &'a str,
    warning: &'a str,
    /// Lines that say something.
    lines: usize,
}

/// Sections with `Keywords`, `Message`, `WarningType` and `Language`; a later section of a name takes the place of one.
fn unsafe_bodies(harvest: &mut Harvest, file: &str, text: &str) {
    let mut bodies: Vec<Body<'_>> = Vec::new();
    for (line, what) in lines(text) {
        if let Some(name) = section(what) {
            bodies.retain(|body| body.name != name);
            bodies.push(Body { name, line, ..Body::default() });
            continue;
        }
        let Some(body) = bodies.last_mut() else {
            harvest.remark(At { file, line, what }, Why::NotOurs);
            continue;
        };
        body.lines += 1;
        match what.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("Keywords", value)) => body.keywords = Some((line, value)),
            Some(("Message", value)) => body.message = value,
            Some(("WarningType", value)) => body.warning = value,
            // Every language is looked for: a word does no harm in a mail of another one.
            Some(("Language", _)) => {}
            Some(_) | None => harvest.remark(At { file, line, what }, Why::NotOurs),
        }
    }
    for body in bodies {
        one_body(harvest, file, &body);
    }
}

fn one_body(harvest: &mut Harvest, file: &str, body: &Body<'_>) {
    let (line, keywords) = body.keywords.unwrap_or((body.line, ""));
    let action = action_of(body.warning);
    let words = keywords.split(',').map(str::trim).filter(|word| !word.is_empty());
    let items: Vec<_> = words.map(|word| Item { at: At { file, line, what: word }, text: word, action }).collect();
    if body.name == SHIPPED_SECTION && items.iter().all(|item| SHIPPED_FILES.contains(&item.text)) {
        return harvest.remark(At { file, line, what: keywords }, Why::Template);
    }
    if items.is_empty() {
        return harvest.remark(At { file, line, what: body.name }, Why::EmptyList);
    }
    for item in remaining(items, harvest) {
        add_word(harvest, &item, "flexconfirmmail-bodies", &[Scope::Body], body.message, wildcard_word(item.text));
    }
}

/// Switches that are on and have no counterpart; what is always checked here is not told.
fn common(harvest: &mut Harvest, file: &str, text: &str) {
    const LEFT: [&str; 5] =
        ["MainSkipIfNoExt", "CountEnabled", "DelayDeliveryEnabled", "ConvertToBccEnabled", "BlockDistributionLists"];
    for (line, what) in lines(text) {
        let Some((key, value)) = what.split_once('=') else { continue };
        let is_on = ["yes", "true", "on", "1"].iter().any(|yes| value.trim().eq_ignore_ascii_case(yes));
        let at = At { file, line, what };
        match key.trim() {
            "SafeBccThreshold" => harvest.remark(at, Why::Threshold),
            key if LEFT.contains(&key) && is_on => harvest.remark(at, Why::Settings),
            _ => harvest.took(file),
        }
    }
}
