//! Outlook items (MS-OXMSG): a MAPI property reader over a compound file.
//!
//! Every message class is opened with what it has: an appointment has recipients, a subject and a text as well.

use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

use super::{
    Address, Defect, DefectKind, Digest, Draft, Field, Format, Invitation, Mailbox, Opaque, OpaqueKind, OpenError,
    parse,
};
use properties::{Owner, Properties, id};
use storage::Storages;

mod attachments;
mod body;
pub(crate) mod codepage;
pub(crate) mod compound;
mod entries;
#[cfg(test)]
mod fixture;
mod lzfu;
mod properties;
mod recipients;
pub(crate) mod rtf;
mod storage;
#[cfg(test)]
mod tests;

/// The signature of a compound file (MS-CFB §2.2).
const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// `PidTagMessageFlags`: still being written (MS-OXCMSG §2.2.1.6).
const UNSENT: u32 = 0x8;

pub fn is_compound_file(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// Reads an Outlook item.
pub fn open(bytes: &[u8]) -> Result<Draft, OpenError> {
    let storages = &mut Storages::open(bytes)?;
    if !storages.is_item() {
        return Err(OpenError::NotOutlook("no properties".to_owned()));
    }
    let mut item = Properties::read(storages, compound::ROOT, Owner::Item, None);
    let code_page = code_page_of_strings(&item);
    item.set_code_page(code_page);

    let headers = item.text(storages, id::TRANSPORT_MESSAGE_HEADERS).and_then(|headers| transported(&headers));
    let recipients = recipients::read(storages, &item, code_page);
    let forms = body::read(storages, &item);
    let (attachments, opaque) = attachments::read(storages, &forms.shown, code_page);
    let mut draft = Draft {
        format: Format::Msg,
        digest: Digest::of(bytes),
        size: bytes.len() as u64,
        from: sender(storages, &item).into_iter().collect(),
        reply_to: reply_to(storages, &item),
        bcc_known: true,
        subject: subject(storages, &item),
        recipients,
        fields: fields(storages, &item),
        bodies: forms.bodies,
        alternatives: forms.alternatives,
        attachments,
        invitation: None,
        opaque: forms.opaque.into_iter().chain(opaque).collect(),
        defects: Vec::new(),
    };
    if let Some(headers) = headers {
        add_transported(&mut draft, headers, &item);
    }
    let class = item.text(storages, id::MESSAGE_CLASS).unwrap_or_default();
    draft.invitation = invitation(&class, &draft, &item);
    look_for_sealed_content(&mut draft, &class);
    draft.defects.append(&mut storages.defects);
    if draft.defects.iter().any(|defect| defect.kind == DefectKind::TooDeep) {
        draft.opaque.push(Opaque { why: OpaqueKind::TooDeep, detail: String::new() });
    }
    Ok(draft)
}

/// The code page of 8-bit strings. UTF-16 in that place describes the strings that are not 8-bit.
fn code_page_of_strings(item: &Properties) -> Option<u32> {
    let declared = [item.integer(id::MESSAGE_CODEPAGE), item.integer(id::INTERNET_CODEPAGE)];
    let locale = item.integer(id::MESSAGE_LOCALE_ID).filter(|locale| *locale != 0).map(codepage::of_locale);
    let [message, internet] =
        declared.map(|code_page| code_page.filter(|code_page| !matches!(code_page, 0 | 1200 | 1201)));
    message.or(locale).or(internet)
}

/// On whose behalf it is sent, or else who sends it; nobody in most drafts.
fn sender(storages: &mut Storages<'_>, item: &Properties) -> Option<Mailbox> {
    // Name, type, address, SMTP address and entry of the represented sender (MS-OXOMSG §2.2.1.51 ff.), then of the sender.
    let stated = [[0x0042, 0x0064, 0x0065, 0x5D02, 0x0041], [0x0C1A, 0x0C1E, 0x0C1F, 0x5D01, 0x0C19]].map(|ids| {
        let [name, kind, address, smtp, entry] = ids;
        let [name, kind, address, smtp] = [name, kind, address, smtp].map(|id| item.text(storages, id));
        let address = recipients::choose(&kind.unwrap_or_default(), address, smtp);
        let stated = recipients::named(&name.unwrap_or_default(), address);
        let entry = item.binary(storages, entry).and_then(|entry| entries::mailbox(&entry));
        entry.filter(|_| stated.address == Address::None).unwrap_or(stated)
    });
    // Some producers fill in no more than a name for the first.
    let has_address = |mailbox: &&Mailbox| mailbox.address != Address::None;
    stated.iter().find(has_address).or_else(|| stated.iter().find(|mailbox| !mailbox.is_empty())).cloned()
}

fn reply_to(storages: &mut Storages<'_>, item: &Properties) -> Vec<Mailbox> {
    let entries =
        item.binary(storages, id::REPLY_RECIPIENT_ENTRIES).map(|data| entries::list(&data)).unwrap_or_default();
    if !entries.is_empty() {
        return entries;
    }
    let names = item.text(storages, id::REPLY_RECIPIENT_NAMES).unwrap_or_default();
    names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(recipients::name_or_address).collect()
}

fn subject(storages: &mut Storages<'_>, item: &Properties) -> String {
    item.text(storages, id::SUBJECT).unwrap_or_else(|| {
        let prefix = item.text(storages, id::SUBJECT_PREFIX).unwrap_or_default();
        prefix + &item.text(storages, id::NORMALIZED_SUBJECT).unwrap_or_default()
    })
}

/// Header fields that the item would be sent with, as far as it says so (MS-OXCMAIL §2.1.3).
fn fields(storages: &mut Storages<'_>, item: &Properties) -> Vec<Field> {
    let importance = match item.integer(id::IMPORTANCE) {
        Some(0) => Some("low"),
        Some(2) => Some("high"),
        _ => None,
    };
    let sensitivity = match item.integer(id::SENSITIVITY) {
        Some(1) => Some("Personal"),
        Some(2) => Some("Private"),
        Some(3) => Some("Company-Confidential"),
        _ => None,
    };
    let subject = Some(subject(storages, item)).filter(|subject| !subject.is_empty());
    let sender = sender(storages, item).and_then(|from| from.address_text()).unwrap_or_default();
    let receipt = |requested: u16| item.boolean(requested).then(|| sender.clone());
    let time = |id: u16| item.time(id).and_then(|at| rfc2822::to_string(&at.to_zoned(TimeZone::UTC)).ok());
    [
        ("Subject", subject),
        ("Message-ID", item.text(storages, id::INTERNET_MESSAGE_ID)),
        ("In-Reply-To", item.text(storages, id::IN_REPLY_TO_ID)),
        ("References", item.text(storages, id::INTERNET_REFERENCES)),
        ("Importance", importance.map(str::to_owned)),
        ("Sensitivity", sensitivity.map(str::to_owned)),
        ("Disposition-Notification-To", receipt(id::READ_RECEIPT_REQUESTED)),
        ("Return-Receipt-To", receipt(id::ORIGINATOR_DELIVERY_REPORT_REQUESTED)),
        ("Deferred-Delivery", time(id::DEFERRED_DELIVERY_TIME).or_else(|| time(id::DEFERRED_SEND_TIME))),
        ("Expires", time(id::EXPIRY_TIME)),
        ("Reply-By", time(id::REPLY_TIME)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(Field { name: name.to_owned(), value: value?.trim().to_owned() }))
    .collect()
}

/// The header section of a message that came through the Internet, kept by Outlook as text.
fn transported(headers: &str) -> Option<Draft> {
    let message = format!("{}\r\n\r\n", headers.trim());
    parse::open(message.as_bytes()).ok().filter(|headers| !headers.fields.is_empty())
}

/// Takes over what only the transported header section knows.
fn add_transported(draft: &mut Draft, headers: Draft, item: &Properties) {
    let is_unsent = item.integer(id::MESSAGE_FLAGS).is_some_and(|flags| flags & UNSENT != 0);
    let has_bcc = |draft: &Draft| draft.recipients.iter().any(|recipient| recipient.field == super::Destination::Bcc);
    if draft.from.is_empty() {
        draft.from = headers.from;
    }
    if draft.reply_to.is_empty() {
        draft.reply_to = headers.reply_to;
    }
    if draft.recipients.is_empty() {
        draft.recipients = headers.recipients;
    }
    // Who got a blind copy does not travel with a message.
    draft.bcc_known =
        is_unsent || has_bcc(draft) || !headers.fields.iter().any(|field| field.name.eq_ignore_ascii_case("Received"));
    // What is set in the item counts beside what came with it.
    let set = std::mem::replace(&mut draft.fields, headers.fields);
    let more = set.into_iter().filter(|field| draft.field(&field.name).is_none()).collect::<Vec<_>>();
    draft.fields.extend(more);
}

/// What a meeting request or its cancellation says (MS-OXOCAL); people invited stand in the recipient table.
fn invitation(class: &str, draft: &Draft, item: &Properties) -> Option<Box<Invitation>> {
    let class = class.to_ascii_lowercase();
    let kinds = [
        ("ipm.schedule.meeting.request", "REQUEST"),
        ("ipm.schedule.meeting.canceled", "CANCEL"),
        ("ipm.schedule.meeting.resp", "REPLY"),
        // An appointment that nobody gets is a note of one's own.
        ("ipm.appointment", "REQUEST"),
    ];
    let (_, method) = kinds.iter().find(|(kind, _)| class.starts_with(kind))?;
    if draft.recipients.is_empty() {
        return None;
    }
    let start = item.time(id::START_DATE).map(|at| at.strftime("%Y%m%dT%H%M%SZ").to_string());
    Some(Box::new(Invitation {
        method: (*method).to_owned(),
        summary: draft.subject.clone(),
        start: start.unwrap_or_default(),
        organizer: draft.from.first().cloned(),
        ..Invitation::default()
    }))
}

/// Encrypted and rights-protected items keep their content in one attachment (MS-OXOSMIME §2.1, MS-OXORMMS §2.1).
fn look_for_sealed_content(draft: &mut Draft, class: &str) {
    let class = class.to_ascii_lowercase();
    if class.starts_with("ipm.note.smime.multipartsigned") {
        return open_signed(draft);
    }
    if class.starts_with("ipm.note.smime") {
        let detail = draft.attachments.first().map(|sealed| sealed.media_type.0.clone()).unwrap_or(class);
        draft.opaque.push(Opaque { why: OpaqueKind::SMimeEncrypted, detail });
        return;
    }
    if draft.bodies.iter().any(|body| parse::has_pgp(&body.shown)) {
        draft.opaque.push(Opaque { why: OpaqueKind::PgpEncrypted, detail: String::new() });
    }
    for attachment in &draft.attachments {
        let name = attachment.name.to_ascii_lowercase();
        let why = match attachment.media_type.0.as_str() {
            "application/x-microsoft-rpmsg-message" => OpaqueKind::RightsProtected,
            "application/ms-tnef" => OpaqueKind::Tnef,
            _ if name == "message.rpmsg" => OpaqueKind::RightsProtected,
            _ if name == "winmail.dat" => OpaqueKind::Tnef,
            _ => continue,
        };
        draft.opaque.push(Opaque { why, detail: attachment.name.clone() });
    }
}

/// A signed item carries the whole signed message as its attachment; that is what receivers see.
fn open_signed(draft: &mut Draft) {
    let signed = draft.attachments.first().and_then(|signed| parse::open(&signed.data).ok());
    let Some(signed) = signed.filter(|signed| !signed.bodies.is_empty()) else {
        draft.opaque.push(Opaque { why: OpaqueKind::UnknownBody, detail: "S/MIME".to_owned() });
        draft.defects.push(Defect::new(DefectKind::BrokenItem, "S/MIME"));
        return;
    };
    draft.bodies = signed.bodies;
    draft.alternatives = signed.alternatives;
    draft.attachments = signed.attachments;
    draft.opaque.extend(signed.opaque);
    draft.defects.extend(signed.defects);
}
