//! Where a link leads: its host, and what stands behind the gateways that programs put before it.

use std::borrow::Cow;

/// Gateways that carry the address in a parameter of theirs: host (or what it ends in), parameter.
const CARRIERS: [(&str, &str); 20] = [
    (".safelinks.protection.outlook.com", "url"),
    ("statics.teams.cdn.office.net", "url"),
    (".safelink.emails.azure.net", "destination"),
    ("urldefense.proofpoint.com", "u"),
    ("linkprotect.cudasvc.com", "a"),
    ("www.google.com", "q"),
    ("www.google.com", "url"),
    ("www.google.co.jp", "url"),
    ("l.facebook.com", "u"),
    ("lm.facebook.com", "u"),
    ("slack-redir.net", "url"),
    ("www.youtube.com", "q"),
    ("www.linkedin.com", "url"),
    ("scanmail.trustwave.com", "u"),
    (".trendmicro.com", "url"),
    (".trendmicro.co.jp", "url"),
    (".inky.com", "u"),
    ("urlsand.esvalabs.com", "u"),
    ("deref-mail.com", "redirectUrl"),
    ("deref-gmx.net", "redirectUrl"),
];
/// Gateways that say nothing of where they lead.
const OPAQUE: [&str; 9] = [
    ".mimecast.com",
    ".mimecastprotect.com",
    "clicktime.symantec.com",
    "clicktime.cloud.postoffice.net",
    ".edgepilot.com",
    ".sophos.com",
    ".fireeye.com",
    ".avanan.click",
    ".checkpoint.com",
];
/// Domains under which one owner shows the same pages, as people share them: the program's own short links among them. Kept to
/// what is usual in business mail; whoever has others names them as one organisation in the policy.
const OWNERS: &[&[&str]] = &[
    &["amazon.com", "amazon.co.jp", "amazon.co.uk", "amazon.de", "amazon.fr", "amzn.to", "amzn.asia", "a.co"],
    &["apple.com", "icloud.com", "apple.co"],
    &["facebook.com", "fb.com", "fb.me", "messenger.com"],
    &["google.com", "google.co.jp", "goo.gl", "g.co", "forms.gle"],
    &["instagram.com", "instagr.am"],
    &["line.me", "lin.ee"],
    &["linkedin.com", "lnkd.in"],
    &["microsoft.com", "live.com", "office.com", "office365.com", "outlook.com", "microsoftonline.com", "aka.ms"],
    &["twitter.com", "x.com", "t.co"],
    &["youtube.com", "youtu.be"],
    &["zoom.us", "zoom.com"],
];
/// Gateways within gateways.
const MOST: usize = 4;

/// The host of a web address, small, without user, port and trailing full stop.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    let host = match place.strip_prefix('[') {
        Some(literal) => literal.split(']').next()?,
        None => place.split(':').next()?,
    };
    let host = host.trim_end_matches('.').to_lowercase();
    (!host.is_empty()).then_some(host)
}

/// The address behind gateways; `None` where a gateway does not say.
pub(super) fn unwrapped(address: &str) -> Option<Cow<'_, str>> {
    let mut address = Cow::Borrowed(address);
    for _ in 0..MOST {
        let Some(name) = host(&address) else { return Some(address) };
        if OPAQUE.iter().any(|gateway| is_at(&name, gateway)) {
            return None;
        }
        match behind(&address, &name) {
            Some(inner) => address = Cow::Owned(inner),
            None => return Some(address),
        }
    }
    Some(address)
}

/// Whether two domains, or what they are below, are known to be one owner's.
pub(super) fn is_one_owner(one: &str, other: &str) -> bool {
    let is_below =
        |host: &str, known: &str| host == known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'));
    let has = |names: &[&str], host: &str| names.iter().any(|known| is_below(host, known));
    OWNERS.iter().any(|names| has(names, one) && has(names, other))
}

fn is_at(host: &str, gateway: &str) -> bool {
    host == gateway.trim_start_matches('.') || (gateway.starts_with('.') && host.ends_with(gateway))
}

fn behind(address: &str, host: &str) -> Option<String> {
    // Proofpoint 3: https://urldefense.com/v3/__https://www.example.com/__;!!…
    if matches!(host, "urldefense.com" | "urldefense.us") {
        let inner = address.split_once("/v3/__").and_then(|(_, rest)| rest.split("__;").next());
        return inner.map(str::to_owned).or_else(|| parameter(address, "u").map(|inner| proofpoint_2(&inner)));
    }
    // Cisco: https://secure-web.cisco.com/KEY/https%3A%2F%2Fwww.example.com
    if host == "secure-web.cisco.com" {
        let inner = address.rsplit('/').next().map(percent_decoded)?;
        return inner.contains("://").then_some(inner);
    }
    // Defender for Cloud Apps: www.example.com.mcas.ms
    if let Some(inner) = host.strip_suffix(".mcas.ms") {
        return Some(format!("https://{inner}/"));
    }
    let inner =
        CARRIERS.iter().filter(|(gateway, _)| is_at(host, gateway)).find_map(|(_, name)| parameter(address, name))?;
    let inner = if host == "urldefense.proofpoint.com" { proofpoint_2(&inner) } else { inner };
    inner.contains("://").then_some(inner)
}

/// `https-3A__www.example.com_` (version 2), already percent-decoded.
fn proofpoint_2(inner: &str) -> String {
    if inner.contains("://") {
        return inner.to_owned();
    }
    percent_decoded(&inner.replace('-', "%").replace('_', "/"))
}

fn parameter(address: &str, name: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    let pairs = query.split(['&', ';']).filter_map(|pair| pair.split_once('='));
    pairs
        .into_iter()
        .find(|(key, _)| key.trim_start_matches("amp").trim_start_matches(';') == name)
        .map(|(_, value)| percent_decoded(value))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = (byte == b'%').then(|| {
            let mut ahead = rest.clone();
            let digits = [ahead.next()?, ahead.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            u8::from_str_radix(digits, 16).ok().map(|value| (value, ahead))
        });
        match hex.flatten() {
            Some((value, ahead)) => {
                bytes.push(value);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_without_what_stands_around_it() {
        for (address, name) in [
            ("https://www.Example.com/a?b", "www.example.com"),
            ("http://user:pass@example.com:8080/", "example.com"),
            ("https://www.bank.example@evil.example/", "evil.example"),
            ("http://[fe80::1]:80/", "fe80::1"),
            ("http://localhost", "localhost"),
        ] {
            assert_eq!(host(address).as_deref(), Some(name), "{address}");
        }
        assert_eq!(host("mailto:a@b.example"), None);
        assert_eq!(host("file:///c:/"), None);
    }

    #[test]
    fn gateways_are_looked_behind() {
        for address in [
            "https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.client.example%2Fa&data=05",
            "https://jpn01.safelinks.protection.outlook.com/?data=05&amp;url=https%3A%2F%2Fwww.client.example%2Fa",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.client.example_a&d=DwMF",
            "https://urldefense.com/v3/__https://www.client.example/a__;!!abc$",
            "https://www.google.com/url?q=https://www.client.example/a&sa=D",
            "https://secure-web.cisco.com/1abc/https%3A%2F%2Fwww.client.example%2Fa",
            "https://www.client.example.mcas.ms/a",
            "https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Furldefense.com%2Fv3%2F__https%3A%2F%2Fwww.client.example%2Fa__%3B!!x",
            "https://www.client.example/a",
        ] {
            let inner = unwrapped(address).and_then(|inner| host(&inner));
            assert_eq!(inner.as_deref(), Some("www.client.example"), "{address}");
        }
        assert_eq!(unwrapped("https://protect-eu.mimecast.com/s/abc"), None);
    }
}
