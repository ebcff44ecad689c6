//! Files whose heading, sheets or inner files say whom they are for.

use std::ops::Range;

use crate::check::addressees::{Standing, is_spoken_of, may_be_of};
use crate::check::inside::{self, InsideText};
use crate::check::{Case, Finding, PartyKind, Place};
use crate::lens::{FileKind, Spot};
use crate::mail::{AddrSpec, Domain, Mailbox};
use crate::names::{company_core, in_file_name, in_heading, romaji};

use super::{Named, Says, among, is_strange, other, sounds_otherwise, standing};

/// Of one file so many texts are looked at: sheets, or the beginning of another file and its headers.
const MOST_TEXTS: usize = 8;
/// And so many files of one attachment.
const MOST_FILES: usize = 50;
/// A paper that addresses more than this is a list of people.
const MOST_NAMES: usize = 4;
/// What is shown of a heading (characters).
const SHOWN: usize = 60;

/// What the inside of an attachment says, of the first file that says something sure.
pub(super) fn of_file(case: &Case<'_>, index: usize) -> Option<Finding> {
    let top = case.inspection(index)?;
    let name = top.walk().skip(1).take(MOST_FILES).find_map(|(path, file)| {
        let own = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let Named::Other(other) = other(case, own)? else { return None };
        Some(Finding::at(inside::place(index, &path, None)).grade("name").with("name", other))
    });
    name.or_else(|| of_texts(case, index))
}

fn of_texts(case: &Case<'_>, index: usize) -> Option<Finding> {
    let texts: Vec<InsideText<'_>> = case.texts_inside().filter(|text| text.belongs_to().0 == index).collect();
    let files = texts.chunk_by(|one, next| std::ptr::eq(one.file, next.file)).take(MOST_FILES);
    files
        .filter(|texts| texts.first().is_some_and(|text| is_paper(text.file.kind)))
        .find_map(|texts| of_paper(case, index, texts))
}

/// Mails and calendars address whom they were for.
fn is_paper(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Message | FileKind::Calendar | FileKind::Contact | FileKind::Script)
}

fn of_paper(case: &Case<'_>, index: usize, texts: &[InsideText<'_>]) -> Option<Finding> {
    let beginnings: Vec<&InsideText<'_>> = texts.iter().filter(|text| is_beginning(text)).take(MOST_TEXTS).collect();
    if let Some(found) = beginnings.iter().find_map(|text| of_sheet_name(case, index, text)) {
        return Some(found);
    }
    let headings: Vec<_> = beginnings.iter().map(|text| (text, in_heading(&text.passage.text))).collect();
    if headings.iter().map(|(_, found)| found.len()).sum::<usize>() > MOST_NAMES {
        return None;
    }
    let all: Vec<_> = headings.iter().flat_map(|(_, found)| found.iter().cloned()).collect();
    let lines: Vec<String> = headings
        .iter()
        .flat_map(|(text, found)| found.iter().filter_map(|one| line_of(&text.passage.text, &one.range)))
        .map(str::to_owned)
        .collect();
    let Named::Other(name) = among(case, &lines.join(" "), &all, Says::Heading)? else { return None };
    // A company of the policy may be called otherwise there than in the file: then its line is the first one.
    let (text, found) = headings.iter().find(|(_, found)| !found.is_empty())?;
    let says = |one: &&crate::names::Salutation| {
        text.passage.text.get(one.range.clone()).is_some_and(|said| said.contains(&name))
    };
    let one = found.iter().find(says).or_else(|| found.first())?;
    let line: String = line_of(&text.passage.text, &one.range)?.chars().take(SHOWN).collect();
    Some(Finding::at(text.place(one.range.clone())).grade("title").with("name", name).with("title", line))
}

/// Whether a text is where somebody begins to read: a sheet, the first page or slide, or the text as a whole.
fn is_beginning(text: &InsideText<'_>) -> bool {
    text.passage.hidden.is_none()
        && match &text.passage.spot {
            Spot::Page { number } | Spot::Slide { number } | Spot::Line { number } | Spot::Paragraph { number } => {
                *number == 1
            }
            Spot::Whole | Spot::Sheet { .. } | Spot::Cell { .. } => true,
        }
}

/// A sheet that is called by whom it is for.
fn of_sheet_name(case: &Case<'_>, index: usize, text: &InsideText<'_>) -> Option<Finding> {
    let (_, path, sheet) = text.belongs_to();
    let sheet = sheet.filter(|name| name.contains('様') || name.contains("御中"))?;
    let Named::Other(name) = among(case, sheet, &in_file_name(sheet), Says::Heading)? else { return None };
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let place: Place = inside::place(index, &path, Some(&Spot::Sheet { name: sheet.to_owned() }));
    Some(Finding::at(place).grade("title").with("name", name).with("title", sheet))
}

fn line_of<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    let start = text.get(..range.start)?.rfind(['\n', '\t']).map_or(0, |at| at + 1);
    let rest = text.get(start..)?;
    rest.split(['\n', '\t']).next().map(str::trim)
}

/// [`super::company_differs`] for a company that a paper addresses: every bill has one, so only what is sure is told.
pub(super) fn company_differs(case: &Case<'_>, name: &str, certain: bool) -> Option<Named> {
    let core = company_core(name)?;
    // Whatever is called 様 and is no person.
    let certain = certain || (name.chars().count() >= 5 && name.chars().any(|c| c >= '\u{3040}'));
    let sure = match standing(case, &core) {
        Standing::Ours => return None,
        Standing::Elsewhere => true,
        Standing::NotTheirs => certain && !is_perhaps_ours(case, &core),
        Standing::Unknown => certain && !is_perhaps_ours(case, &core) && is_nothing_like_theirs(case, &core),
    };
    Some(if sure && !is_spoken_of(case, &core) { Named::Other(name.to_owned()) } else { Named::Expected })
}

/// Whether it may be the company of the sender, whose bills are passed on too.
fn is_perhaps_ours(case: &Case<'_>, core: &str) -> bool {
    let mut own = case.own.iter().chain(case.draft.from.iter().filter_map(Mailbox::addr));
    own.any(|addr| may_be_of(core, addr.domain()))
}

/// Whether a company that no table knows sounds like no domain of the recipients. Companies with Japanese names often have
/// English domains, so a domain must be Japanese to tell.
fn is_nothing_like_theirs(case: &Case<'_>, core: &str) -> bool {
    let labels = || {
        case.outsiders().map(|(index, recipient)| {
            let organization = case.people().party(index).is_some_and(|party| party.kind == PartyKind::Organization);
            recipient.mailbox.addr().filter(|_| organization).map(AddrSpec::domain)
        })
    };
    if core.is_ascii() {
        let initial = core.chars().next();
        return sounds_otherwise(case, core)
            && labels().flatten().all(|domain| label(domain).chars().next() != initial);
    }
    let telling = |domain: &Domain| {
        label(domain).split('-').next().is_some_and(|word| word.len() >= 4 && romaji::is_syllabic(word))
    };
    labels().all(|domain| domain.is_some_and(telling)) && is_strange(case, core)
}

fn label(domain: &Domain) -> &str {
    domain.organizational().split('.').next().unwrap_or_default()
}
