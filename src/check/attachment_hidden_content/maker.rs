//! Whom a file's properties name, and who of them stands nowhere in the mail.

use crate::lens::{Inspection, Mark, Property};
use crate::mail::fold::fold;
use crate::mail::{AddrSpec, Mailbox};

use super::super::Case;

/// Names for nobody: what programs and new computers write.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "apache poi",
    "author",
    "dell",
    "fujitsu",
    "hewlett-packard",
    "hewlett-packard company",
    "home",
    "hp",
    "hp inc.",
    "lenovo",
    "libreoffice",
    "microsoft",
    "microsoft corporation",
    "microsoft office user",
    "nec",
    "openpyxl",
    "owner",
    "panasonic",
    "pc",
    "pptxgenjs",
    "python-docx",
    "python-pptx",
    "sharepoint app",
    "sharepoint アプリ",
    "sony",
    "steve canny",
    "test",
    "toshiba",
    "unknown",
    "unspecified",
    "untitled",
    "user",
    "windows user",
    "windows ユーザー",
    "xlsxwriter",
    "ユーザー",
    "管理者",
];

/// Forms of companies, which a mail may write in another way or leave out.
const FORMS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "(株)",
    "(有)",
    "co.,ltd.",
    "co., ltd.",
    "corporation",
    "company",
    "limited",
    "inc.",
    "inc",
    "ltd.",
    "ltd",
    "llc",
    "gmbh",
];

/// Everybody and everything that the mail itself names.
pub(super) struct Known {
    /// Folded, without spaces: display names, addresses, shown texts.
    texts: Vec<String>,
}

impl Known {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let people = case.draft.from.iter().chain(case.draft.recipients.iter().map(|recipient| &recipient.mailbox));
        let names = people.clone().map(|mailbox| mailbox.display_name.clone());
        let addresses = people.filter_map(Mailbox::addr).chain(case.own).map(AddrSpec::key);
        let people: String = names.chain(addresses).map(|text| plain(&text) + "\n").collect();
        let bodies = case.draft.bodies.iter().map(|body| without_spaces(body.folded().text()));
        Self { texts: std::iter::once(people).chain(bodies).collect() }
    }

    /// Author, company and last editor as the file names them, without those the mail names too.
    pub(super) fn strangers(&self, file: &Inspection) -> Vec<String> {
        let mut strangers: Vec<String> = Vec::new();
        for mark in &file.marks {
            if let Mark::Property { which: Property::Author | Property::Company | Property::LastSavedBy, value } = mark
                && !strangers.contains(value)
                && self.is_stranger(value)
            {
                strangers.push(value.clone());
            }
        }
        strangers
    }

    fn is_stranger(&self, value: &str) -> bool {
        let folded = fold(value);
        if NOBODY.contains(&folded.trim()) {
            return false;
        }
        let whole = core(&folded);
        // A name of a person may stand in another order, or as the family name alone.
        let parts = value.split([' ', ',', '.', '\u{3000}']).map(|part| core(&fold(part)));
        let is_named = |name: &String| is_telling(name) && self.texts.iter().any(|text| text.contains(name.as_str()));
        is_telling(&whole) && !is_named(&whole) && !parts.into_iter().any(|part| is_named(&part))
    }
}

/// A folded name without the form of a company and without spaces.
fn core(folded: &str) -> String {
    let mut core = folded.to_owned();
    for form in FORMS {
        core = core.replace(form, " ");
    }
    without_spaces(&core)
}

/// Long enough not to stand anywhere by chance.
fn is_telling(name: &str) -> bool {
    let len = name.chars().count();
    if name.is_ascii() { len >= 3 } else { len >= 2 }
}

fn plain(text: &str) -> String {
    without_spaces(&fold(text))
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
