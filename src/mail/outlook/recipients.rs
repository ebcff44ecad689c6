//! Who gets an Outlook item: the recipient table (MS-OXMSG §2.2.1), and names that stand in the item alone.

use std::collections::HashSet;

use super::super::{AddrSpec, Address, DefectKind, Destination, Mailbox, Recipient};
use super::entries;
use super::properties::{Owner, Properties, id};
use super::storage::Storages;

const STORAGE: &str = "__recip_version1.0_#";

/// Every recipient, in the order To, Cc, Bcc and within each as in the item.
pub(super) fn read(storages: &mut Storages<'_>, item: &Properties, code_page: Option<u32>) -> Vec<Recipient> {
    let mut recipients = Vec::new();
    let mut known: [HashSet<String>; 3] = Default::default();
    for storage in storages.rows(STORAGE) {
        let row = Properties::read(storages, storage, Owner::Part, code_page);
        let field = destination(storages, &row);
        let mailbox = mailbox(storages, &row);
        let other_name = row.text(storages, id::RECIPIENT_DISPLAY_NAME);
        if let Some(known) = known.get_mut(field as usize) {
            let names = [Some(mailbox.display_name.clone()), mailbox.address_text(), other_name];
            known.extend(names.iter().flatten().flat_map(|name| pieces(name)).map(|(key, _)| key));
        }
        if mailbox.is_empty() {
            storages.note(DefectKind::BrokenItem, row.name());
        }
        recipients.push(Recipient { field, mailbox, group: None, attendee: false });
    }
    for (field, names) in
        [(Destination::To, id::DISPLAY_TO), (Destination::Cc, id::DISPLAY_CC), (Destination::Bcc, id::DISPLAY_BCC)]
    {
        let Some(names) = item.text(storages, names) else { continue };
        let rows = recipients.iter().filter(|recipient| recipient.field == field).count();
        let known = known.get(field as usize);
        recipients.extend(without_row(&names, rows, known.unwrap_or(&HashSet::new())).map(|mailbox| Recipient {
            field,
            mailbox,
            group: None,
            attendee: false,
        }));
    }
    recipients.sort_by_key(|recipient| recipient.field);
    recipients
}

/// The name and address of a recipient row.
fn mailbox(storages: &mut Storages<'_>, row: &Properties) -> Mailbox {
    let display_name = row.text(storages, id::DISPLAY_NAME);
    let kind = row.text(storages, id::ADDRESS_TYPE).unwrap_or_default();
    let address = row.text(storages, id::EMAIL_ADDRESS);
    let smtp = row.text(storages, id::SMTP_ADDRESS);
    let entry = row.binary(storages, id::ENTRY_ID).and_then(|entry| entries::mailbox(&entry));
    if let (Some(address), Some(smtp)) = (&address, &smtp)
        && kind.eq_ignore_ascii_case("SMTP")
        && !address.trim().eq_ignore_ascii_case(smtp.trim())
    {
        storages.note(DefectKind::BrokenItem, format!("{address} ≠ {smtp}"));
    }
    let stated = choose(&kind, address, smtp);
    let (entry_name, entry_address) =
        entry.map_or((String::new(), Address::None), |entry| (entry.display_name, entry.address));
    named(&display_name.unwrap_or(entry_name), if stated == Address::None { entry_address } else { stated })
}

/// Which of the addresses a row, or the item about its sender, states is the one that mail goes to: what is sent is the
/// address itself where its type is SMTP, and the SMTP address computed for it otherwise.
pub(super) fn choose(kind: &str, address: Option<String>, smtp: Option<String>) -> Address {
    let smtp = smtp.filter(|smtp| !smtp.trim().is_empty());
    match (address, smtp) {
        (Some(address), _) if kind.eq_ignore_ascii_case("SMTP") => entries::address("SMTP", &address),
        (_, Some(smtp)) => entries::address("SMTP", &smtp),
        (Some(address), None) => entries::address(kind, &address),
        (None, None) => Address::None,
    }
}

/// A mailbox whose name is no mere repetition of its address; Outlook puts addresses in quotes as names.
pub(super) fn named(display_name: &str, address: Address) -> Mailbox {
    let bare = display_name.trim().trim_matches('\'').to_lowercase();
    let repeats = match &address {
        Address::Spec(spec) => AddrSpec::parse(&bare).is_ok_and(|name| name == *spec),
        Address::Malformed { text, .. } => text.to_lowercase() == bare,
        Address::Exchange(_) | Address::None => false,
    };
    Mailbox { display_name: if repeats { String::new() } else { display_name.trim().to_owned() }, address }
}

/// The low bits say which field; others say whether it was sent already or is sent again (MS-OXOMSG §2.2.3.1).
fn destination(storages: &mut Storages<'_>, row: &Properties) -> Destination {
    let kind = row.integer(id::RECIPIENT_TYPE);
    match kind.map(|kind| kind & 0x0F) {
        Some(1) => Destination::To,
        Some(2) => Destination::Cc,
        Some(3) => Destination::Bcc,
        Some(_) | None => {
            storages.note(DefectKind::BrokenItem, row.name());
            Destination::To
        }
    }
}

/// People whom only the display of a field names. That text is computed, so a name in it that no row carries counts only
/// where it names more people than there are rows: otherwise it is another spelling of the same ones.
fn without_row<'a>(names: &'a str, rows: usize, known: &HashSet<String>) -> impl Iterator<Item = Mailbox> + use<'a> {
    let people: Vec<_> = pieces(names).collect();
    let more = people.len() > rows;
    let missing: Vec<_> = people.into_iter().filter(|(key, _)| more && !known.contains(key)).collect();
    missing.into_iter().map(|(_, name)| name_or_address(name))
}

/// What a list of names has for somebody: a name, or an address for want of one.
pub(super) fn name_or_address(text: &str) -> Mailbox {
    if text.contains('@') {
        return Mailbox { display_name: String::new(), address: entries::address("SMTP", text) };
    }
    Mailbox { display_name: text.to_owned(), address: Address::None }
}

/// The names in a `;`-separated list, each with what it is compared by.
fn pieces(names: &str) -> impl Iterator<Item = (String, &str)> {
    names.split(';').filter_map(|name| {
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\'' || c == '\0');
        (!name.is_empty()).then(|| (name.to_lowercase(), name))
    })
}
