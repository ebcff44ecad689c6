//! Entry identifiers (MS-OXCDATA §2.2): whom an address book entry stands for.

use super::super::{AddrSpec, Address, Mailbox};
use super::codepage;
use super::compound::{u16_at, u32_at};
use super::recipients::named;

/// A one-off entry: name, type and address stand in it (MS-OXCDATA §2.2.5.1).
const ONE_OFF: [u8; 16] =
    [0x81, 0x2B, 0x1F, 0xA4, 0xBE, 0xA3, 0x10, 0x19, 0x9D, 0x6E, 0x00, 0xDD, 0x01, 0x0F, 0x54, 0x02];

/// An entry of the Exchange address book: its directory name stands in it (MS-OXCDATA §2.2.5.2).
const EXCHANGE: [u8; 16] =
    [0xDC, 0xA7, 0x40, 0xC8, 0xC0, 0x42, 0x10, 0x1A, 0xB4, 0xB9, 0x08, 0x00, 0x2B, 0x2F, 0xE1, 0x82];

/// Whom an entry stands for; `None` where only its address book would know.
pub(super) fn mailbox(entry: &[u8]) -> Option<Mailbox> {
    let (provider, rest) = (entry.get(4..20)?, entry.get(20..)?);
    if provider == EXCHANGE {
        let name = strings(rest.get(8..)?, false).into_iter().next()?;
        return Some(named("", address("EX", &name)));
    }
    if provider != ONE_OFF {
        return None;
    }
    let unicode = u16_at(rest, 2)? & 0x8000 != 0;
    let mut strings = strings(rest.get(4..)?, unicode).into_iter();
    let (name, kind, text) = (strings.next()?, strings.next()?, strings.next()?);
    Some(named(&name, address(&kind, &text)))
}

/// A list of entries (`FlatEntryList`, MS-OXCDATA §2.3.3): each with its length before it, at multiples of four bytes.
pub(super) fn list(data: &[u8]) -> Vec<Mailbox> {
    let mut mailboxes = Vec::new();
    let mut rest = data.get(8..).unwrap_or_default();
    while let Some(len) = u32_at(rest, 0).and_then(|len| usize::try_from(len).ok()).filter(|len| *len > 0) {
        let Some(entry) = rest.get(4..).and_then(|rest| rest.get(..len)) else { break };
        mailboxes.extend(mailbox(entry));
        rest = rest.get(4 + len.next_multiple_of(4)..).unwrap_or_default();
    }
    mailboxes
}

/// What an address of this type (`SMTP`, `EX`, or a foreign one) stands for.
pub(super) fn address(kind: &str, text: &str) -> Address {
    let text = text.trim();
    if text.is_empty() {
        return Address::None;
    }
    let is_directory_name = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("/o="));
    if is_directory_name || kind.eq_ignore_ascii_case("EX") {
        return Address::Exchange(text.to_owned());
    }
    match AddrSpec::parse(text) {
        Ok(spec) => Address::Spec(spec),
        Err(fault) => Address::Malformed { text: text.to_owned(), fault },
    }
}

/// Strings that each end in a zero; at most the three that an entry has.
fn strings(data: &[u8], unicode: bool) -> Vec<String> {
    if unicode {
        let units: Vec<u16> = data.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)).collect();
        units.split(|unit| *unit == 0).take(3).map(String::from_utf16_lossy).collect()
    } else {
        data.split(|byte| *byte == 0).take(3).map(|bytes| codepage::decode(bytes, None).text).collect()
    }
}

#[cfg(test)]
pub(super) fn one_off(name: &str, kind: &str, text: &str) -> Vec<u8> {
    let strings: [Vec<u8>; 3] =
        [name, kind, text].map(|string| format!("{string}\0").encode_utf16().flat_map(u16::to_le_bytes).collect());
    [vec![0; 4], ONE_OFF.to_vec(), vec![0, 0, 1, 0x90], strings.concat()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_one_off_entry_names_its_person() {
        let found = mailbox(&one_off("田中 様", "SMTP", "tanaka@client.example")).unwrap();
        assert_eq!(found.display_name, "田中 様");
        assert_eq!(found.address_text().as_deref(), Some("tanaka@client.example"));
    }

    #[test]
    fn an_exchange_entry_keeps_its_directory_name() {
        let entry = [&[0; 4][..], &EXCHANGE, &[1, 0, 0, 0, 0, 0, 0, 0], b"/O=OURS/CN=SATO\0"].concat();
        assert_eq!(mailbox(&entry).unwrap().address, Address::Exchange("/O=OURS/CN=SATO".into()));
    }

    #[test]
    fn a_list_gives_everybody_up_to_where_it_breaks() {
        let entry = one_off("A", "SMTP", "a@client.example");
        let padded = [
            &u32::try_from(entry.len()).unwrap().to_le_bytes()[..],
            &entry,
            &vec![0; entry.len().next_multiple_of(4) - entry.len()],
        ]
        .concat();
        let data = [&[2, 0, 0, 0, 0, 0, 0, 0][..], &padded, &padded, b"\xFF\xFF\xFF\xFFxx"].concat();
        assert_eq!(list(&data).len(), 2);
        assert!(list(b"\x01\0\0\0").is_empty());
    }
}
