//! `OutlookOkan`: CSV files without a header, one for each page of its settings.

use crate::mail::Destination;
use crate::policy::{Entry, Level, Scope};

use super::harvest::{At, Harvest, Heading, Required, is_free_mail};
use super::notation::{Word, ending, entry, literal};
use super::table::{Row, decode, rows};
use super::{SourceFile, Why};

/// Settings that a policy has no counterpart for, by column: switched on they are told by their name.
type Switches = &'static [(usize, &'static str)];

/// One file of its settings.
struct Kind {
    name: &'static str,
    columns: usize,
    read: Reader,
}

enum Reader {
    /// One row after the other.
    Rows(fn(&mut Harvest, At<'_>, &Row)),
    /// One row of settings.
    Settings(fn(&mut Harvest, At<'_>, &Row), Switches),
    /// Nothing of it has a place in a policy.
    Not(Why),
}

/// In the order of reading: rules come after the organisations that they are about.
const KINDS: &[Kind] = &[
    Kind { name: "InternalDomainList.csv", columns: 1, read: Reader::Rows(internal) },
    Kind { name: "NameAndDomains.csv", columns: 2, read: Reader::Rows(organization) },
    Kind { name: "KeywordAndRecipientsList.csv", columns: 2, read: Reader::Rows(belongs) },
    Kind { name: "RecipientsAndAttachmentsName.csv", columns: 2, read: Reader::Rows(belongs) },
    Kind { name: "AlertKeywordAndMessageList.csv", columns: 3, read: Reader::Rows(body_word) },
    Kind { name: "AlertKeywordAndMessageListForSubject.csv", columns: 3, read: Reader::Rows(subject_word) },
    Kind { name: "AlertAddressList.csv", columns: 3, read: Reader::Rows(alert_address) },
    Kind { name: "AutoCcBccKeywordList.csv", columns: 3, read: Reader::Rows(copy_by_keyword) },
    Kind { name: "AutoCcBccRecipientList.csv", columns: 3, read: Reader::Rows(copy_by_recipient) },
    Kind { name: "AutoCcBccAttachedFileList.csv", columns: 2, read: Reader::Rows(copy_by_file) },
    Kind { name: "AttachmentsSetting.csv", columns: 9, read: Reader::Settings(attachments, ATTACHMENTS) },
    Kind { name: "GeneralSetting.csv", columns: 40, read: Reader::Settings(general, GENERAL) },
    Kind {
        name: "ExternalDomainsWarningAndAutoChangeToBccSetting.csv",
        columns: 4,
        read: Reader::Settings(threshold, &[(3, "IsAutoChangeToBccWhenLargeNumberOfExternalDomains")]),
    },
    Kind { name: "Whitelist.csv", columns: 2, read: Reader::Not(Why::Allowed) },
    Kind { name: "AttachmentProhibitedRecipients.csv", columns: 1, read: Reader::Not(Why::FilesForbidden) },
    Kind { name: "AttachmentAlertRecipients.csv", columns: 2, read: Reader::Not(Why::FilesForbidden) },
    Kind { name: "DeferredDeliveryMinutes.csv", columns: 2, read: Reader::Not(Why::ChangesDraft) },
    Kind { name: "AutoDeleteRecipientList.csv", columns: 2, read: Reader::Not(Why::ChangesDraft) },
    Kind { name: "ForceAutoChangeRecipientsToBcc.csv", columns: 4, read: Reader::Not(Why::ChangesDraft) },
    Kind { name: "AutoAddMessage.csv", columns: 4, read: Reader::Not(Why::ChangesDraft) },
    Kind { name: "SecurityForReceivedMail.csv", columns: 20, read: Reader::Not(Why::NotOurs) },
    Kind { name: "AlertKeywordOfSubjectWhenOpeningMail.csv", columns: 2, read: Reader::Not(Why::NotOurs) },
    Kind { name: "MailHeaderAnalysisExceptionAddress.csv", columns: 1, read: Reader::Not(Why::NotOurs) },
];

const GENERAL: Switches = &[
    (0, "IsDoNotConfirmationIfAllRecipientsAreSameDomain"),
    (1, "IsDoDoNotConfirmationIfAllWhite"),
    (2, "IsAutoCheckIfAllRecipientsAreSameDomain"),
    (4, "IsShowConfirmationToMultipleDomain"),
    (6, "EnableGetContactGroupMembers"),
    (7, "EnableGetExchangeDistributionListMembers"),
    (10, "IsNotTreatedAsAttachmentsAtHtmlEmbeddedFiles"),
];

const ATTACHMENTS: Switches = &[
    (2, "IsEnableAllAttachedFilesAreDetectEncryptedZip"),
    (3, "IsAttachmentsProhibited"),
    (4, "IsWarningWhenAttachedRealFile"),
    (5, "IsEnableOpenAttachedFiles"),
    (7, "IsMustOpenBeforeCheckTheAttachedFiles"),
    (8, "IsIgnoreMustOpenBeforeCheckTheAttachedFilesIfInternalDomain"),
];

/// Whether it has a file of this name.
pub(super) fn knows(name: &str) -> bool {
    KINDS.iter().any(|kind| kind.name.eq_ignore_ascii_case(name))
}

pub(super) fn gather(files: &[SourceFile], harvest: &mut Harvest) {
    for kind in KINDS {
        for file in files.iter().filter(|file| file.name.eq_ignore_ascii_case(kind.name)) {
            read(kind, file, harvest);
        }
    }
}

fn read(kind: &Kind, source: &SourceFile, harvest: &mut Harvest) {
    let file = source.name.as_str();
    let (text, understood) = decode(&source.bytes);
    let rows = rows(&text, kind.columns);
    harvest.open(file, rows.len());
    let whole = At { file, line: 0, what: "" };
    if !understood {
        harvest.remark(whole, Why::Encoding);
    }
    for row in &rows {
        let written = row.fields.join(",");
        let at = At { file, line: row.line, what: written.trim() };
        match &kind.read {
            Reader::Rows(read) => read(harvest, at, row),
            Reader::Settings(read, switches) => {
                read(harvest, at, row);
                let left: Vec<_> = switches.iter().filter(|(at, _)| row.is_yes(*at)).map(|(_, name)| *name).collect();
                if !left.is_empty() {
                    harvest.remark(At { what: &left.join(", "), ..at }, Why::Settings);
                }
            }
            Reader::Not(why) => harvest.remark(at, *why),
        }
    }
    harvest.remark_whole_words(file);
    if kind.name == "InternalDomainList.csv" && !harvest.internal.is_empty() {
        harvest.remark(whole, Why::OwnDomain);
    }
}

fn internal(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let Some(entries) = harvest.sound(at, ending(row.field(0))) else { return };
    if entries.len() > 1 {
        harvest.remark(at, Why::Narrower);
    }
    for entry in entries {
        if is_free_mail(&entry) {
            return harvest.remark(at, Why::FreeMail);
        }
        if !harvest.internal.contains(&entry) {
            harvest.internal.push(entry);
        }
    }
    harvest.took(at.file);
}

fn organization(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let name = row.field(0);
    if name.is_empty() {
        return harvest.remark(at, Why::TooShort);
    }
    let Some(entries) = harvest.sound(at, ending(row.field(1))) else { return };
    if entries.iter().any(is_free_mail) {
        return harvest.remark(at, Why::FreeMail);
    }
    harvest.add_organization(name, entries);
    harvest.took(at.file);
}

/// A word, or a name of a file, that belongs to somebody: out of place in a mail to others.
fn belongs(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let Some(entries) = harvest.sound(at, ending(row.field(1))) else { return };
    let Some(Word::Literal(word)) = harvest.sound(at, literal(row.field(0))) else { return };
    let Some(organization) = harvest.organization_of(&entries) else {
        return harvest.remark(at, Why::NoOrganization);
    };
    if !organization.keywords.contains(&word) {
        organization.keywords.push(word);
    }
    harvest.took(at.file);
}

fn body_word(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    alert_word(harvest, at, row, "outlookokan-body", &[Scope::Body]);
}

fn subject_word(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    alert_word(harvest, at, row, "outlookokan-subject", &[Scope::Subject]);
}

fn alert_word(harvest: &mut Harvest, at: At<'_>, row: &Row, name: &str, scope: &[Scope]) {
    let Some(word) = harvest.sound(at, literal(row.field(0))) else { return };
    let level = if row.is_yes(2) { Level::Block } else { Level::Confirm };
    harvest.add_word(Heading { name, level, scope, message: row.field(1) }, at.file, word);
    harvest.took(at.file);
}

fn alert_address(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let Some(entry) = harvest.sound(at, entry(row.field(0))) else { return };
    let list = if row.is_yes(1) { &mut harvest.forbidden } else { &mut harvest.watched };
    if !list.contains(&entry) {
        list.push(entry);
    }
    harvest.took(at.file);
}

fn copy_by_keyword(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let Some(mut rule) = copy_to(harvest, at, row, 1) else { return };
    let Some(word) = harvest.sound(at, literal(row.field(0))) else { return };
    // Found words lead to the rule alone; the list by itself asks for nothing.
    let name = format!("outlookokan-copy-{}", rule.address.to_string().replace('.', "-"));
    let heading = Heading { name: &name, level: Level::Note, scope: &[Scope::Body], message: "" };
    rule.list = harvest.add_word(heading, at.file, word);
    add_copy(harvest, at, rule);
}

fn copy_by_recipient(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let Some(mut rule) = copy_to(harvest, at, row, 1) else { return };
    let Some(recipients) = harvest.sound(at, ending(row.field(0))) else { return };
    rule.recipients = recipients;
    add_copy(harvest, at, rule);
}

fn copy_by_file(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let Some(rule) = copy_to(harvest, at, row, 0) else { return };
    add_copy(harvest, at, Required { files: true, ..rule });
}

/// Somebody who was copied: the kind of copy stands in one column, the address in the next.
fn copy_to(harvest: &mut Harvest, at: At<'_>, row: &Row, column: usize) -> Option<Required> {
    let address = harvest.sound(at, entry(row.field(column + 1)))?;
    if !matches!(address, Entry::Address(_)) {
        harvest.remark(at, Why::BadEntry);
        return None;
    }
    let field = match row.field(column) {
        "0" => Destination::Bcc,
        kind if kind.eq_ignore_ascii_case("bcc") => Destination::Bcc,
        _ => Destination::Cc,
    };
    Some(Required::of(at.file, address, field))
}

/// A rule that is there already is about more recipients now; another one gets a name of its own.
fn add_copy(harvest: &mut Harvest, at: At<'_>, rule: Required) {
    harvest.took(at.file);
    let same = |known: &&mut Required| {
        known.file == rule.file && known.address == rule.address && known.field == rule.field && known.list == rule.list
    };
    if let Some(known) = harvest.required.iter_mut().find(same) {
        known.recipients.extend(rule.recipients);
    } else {
        harvest.required.push(rule);
    }
}

fn attachments(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    let (warned, forbidden) = (row.is_yes(0), row.is_yes(1));
    if warned || forbidden {
        let level = if forbidden { Level::Block } else { Level::Confirm };
        harvest.forbids_encrypted = true;
        harvest.levels.insert("password_with_archive.forbidden", level);
    }
    harvest.took(at.file);
}

fn general(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    // Switched on where the column is not there yet.
    if row.fields.len() > 5 && !row.is_yes(5) {
        harvest.levels.insert("attachment_forgotten", Level::Note);
    }
    // Copies because of a file, or of a word, may be made only where outsiders are addressed.
    for rule in &mut harvest.required {
        rule.outsiders |= (rule.files && row.is_yes(11)) || (rule.list.is_some() && row.is_yes(13));
    }
    harvest.took(at.file);
}

fn threshold(harvest: &mut Harvest, at: At<'_>, row: &Row) {
    if row.is_yes(1) || row.is_yes(2) {
        harvest.remark(At { what: row.field(0), ..at }, Why::Threshold);
    }
}
