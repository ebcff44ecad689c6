//! Addresses, alone and in lists.

use yubisashi::mail::address::{ListEntry, parse_field, parse_list};
use yubisashi::mail::{AddrSpec, Address, Domain};
use yubisashi::policy::Entry;

/// One address, a list of them, and an entry of a policy: the same text read in each way.
pub fn address(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(addr) = AddrSpec::parse(&text) {
        reads_back(&addr);
    }
    if let Ok(entry) = Entry::parse(&text) {
        let again = Entry::parse(&entry.to_string());
        assert_eq!(again.as_ref(), Ok(&entry), "an entry reads back");
    }
    for read in [parse_list, parse_field] {
        let entries = read(&text, &str::to_owned);
        assert_eq!(entries, read(&text, &str::to_owned), "the same text gives the same list");
        // Nobody who is written with an at sign vanishes.
        assert!(!entries.is_empty() || !text.contains('@'), "somebody stands in {text:?}");
        entries.iter().for_each(holds);
    }
}

/// What must be true of each entry of a list.
fn holds(entry: &ListEntry) {
    assert!(!entry.mailbox.is_empty(), "an entry is somebody");
    let Address::Spec(addr) = &entry.mailbox.address else { return };
    reads_back(addr);
    let alone = parse_field(&format!("<{addr}>"), &str::to_owned);
    let addresses: Vec<_> = alone.iter().map(|entry| entry.mailbox.addr()).collect();
    assert_eq!(addresses, [Some(addr)], "what is shown is read as the same address");
}

fn reads_back(addr: &AddrSpec) {
    for text in [addr.to_string(), addr.key(), addr.exact()] {
        let again = AddrSpec::parse(&text).unwrap_or_else(|fault| panic!("{text:?} does not read back: {fault:?}"));
        assert_eq!(&again, addr, "{text:?} is the same mailbox");
        assert_eq!(again.key(), addr.key());
    }
    let domain = addr.domain();
    assert_eq!(Domain::parse(domain.ascii()).as_ref(), Ok(domain), "a domain reads back");
    assert_eq!(Domain::parse(&domain.to_string()).as_ref(), Ok(domain), "a domain reads back as it is shown");
    assert!(domain.ascii().ends_with(domain.organizational()), "an organisation is the end of its domain");
}
