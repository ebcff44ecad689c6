//! The text of a link shows another host than the link leads to.

use crate::mail::{AddrSpec, Body, Domain, Link, RegionKind};
use crate::policy::Level;

use super::links::{host, is_one_owner, unwrapped};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "link_differs",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 10;
/// A link with more text than this says something else than an address (bytes).
const LONGEST: usize = 400;

fn run(case: &Case<'_>) -> Vec<Finding> {
    let bodies = case.draft.bodies.iter().enumerate().filter(|(_, body)| body.html);
    bodies
        .flat_map(|(part, body)| body.links.iter().filter_map(move |link| differs(case, part, body, link)))
        .take(MOST)
        .collect()
}

fn differs(case: &Case<'_>, part: usize, body: &Body, link: &Link) -> Option<Finding> {
    let text = body.shown.get(link.range.clone())?;
    // Most links say words, and most others what they lead to.
    if text.len() > LONGEST || text.starts_with('[') || !text.contains(['.', '@']) || text == link.target {
        return None;
    }
    let (shown, target) = match address_of(&link.target) {
        Some(address) => (shown_address(text)?, address),
        None => (shown_host(text)?, host(&unwrapped(&link.target)?)?),
    };
    let (shown, target) = (Domain::parse(&shown).ok()?, Domain::parse(&target).ok()?);
    if is_same(case, &shown, &target) || body.regions().at(link.range.start) == RegionKind::Quoted {
        return None;
    }
    let place = Place::Body { part, range: link.range.clone().into(), text: text.to_owned() };
    Some(Finding::at(place).with("shown", shown.to_string()).with("target", target.to_string()))
}

/// One organisation, as its domain or the policy says.
fn is_same(case: &Case<'_>, one: &Domain, other: &Domain) -> bool {
    if one.organizational() == other.organizational() || is_one_owner(one.ascii(), other.ascii()) {
        return true;
    }
    let organization = |domain: &Domain| {
        let addr = AddrSpec::parse(&format!("any@{}", domain.ascii())).ok()?;
        case.policy.organization_of(&addr).and_then(|organization| organization.names.first())
    };
    organization(one).is_some_and(|name| organization(other) == Some(name))
}

/// The domain that a `mailto:` link writes to.
fn address_of(target: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let address = rest.split('?').next().filter(|_| scheme.eq_ignore_ascii_case("mailto"))?;
    address.rsplit_once('@').map(|(_, domain)| domain.trim().to_lowercase())
}

/// The domain of the one address that a text is.
fn shown_address(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['<', '(', '＜']).trim_end_matches(['>', ')', '＞']);
    let (_, domain) = text.rsplit_once('@').filter(|_| !text.contains(char::is_whitespace))?;
    Some(domain.to_lowercase())
}

/// The host that a text shows: an address of the web anywhere in it, or a domain and nothing else.
fn shown_host(text: &str) -> Option<String> {
    let mut words = text
        .split(|c: char| c.is_whitespace() || "<>()「」『』（）【】、。\"'".contains(c))
        .filter(|word| !word.is_empty());
    let written = words.clone().find_map(|word| {
        let small = word.to_ascii_lowercase();
        if small.contains("://") {
            return host(&small);
        }
        small.starts_with("www.").then(|| host(&format!("http://{small}"))).flatten()
    });
    if written.is_some() {
        return written.filter(|host| host.contains('.'));
    }
    let alone = words.next().filter(|_| words.next().is_none())?;
    // `Walmart.com` is what a company calls itself.
    if alone.starts_with(char::is_uppercase) {
        return None;
    }
    // Who writes an address of mail for an address of the web is another matter.
    if alone.contains('@') {
        return None;
    }
    let name = host(&format!("http://{}", alone.to_ascii_lowercase()))?;
    is_domain(&name).then_some(name)
}

/// A domain of the public, and no file name, version or abbreviation.
fn is_domain(name: &str) -> bool {
    const FILES: [&str; 22] = [
        "md", "sh", "py", "rs", "pl", "cc", "ps", "so", "zip", "mov", "js", "ai", "app", "bin", "cab", "doc", "py",
        "st", "tf", "ml", "hs", "cs",
    ];
    let Some((before, end)) = name.rsplit_once('.') else { return false };
    let shaped =
        name.is_ascii() && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic()) && before.len() >= 2;
    let file = FILES.contains(&end) && !before.contains('.');
    shaped
        && !file
        && Domain::parse(name).is_ok_and(|domain| domain.has_known_tld() && domain.organizational().contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, draft};
    use crate::mail::shown;

    fn in_html(markup: &str) -> String {
        found(&Setup::default(), markup)
    }

    fn found(setup: &Setup, markup: &str) -> String {
        let mut mail = draft("To: a@client.example\n\n");
        mail.bodies = vec![shown::html(markup)];
        setup.found(&CHECK, &mail)
    }

    fn link(text: &str, target: &str) -> String {
        in_html(&format!("<p>See <a href=\"{target}\">{text}</a> please</p>"))
    }

    #[test]
    fn another_host_than_shown_is_told() {
        assert_eq!(
            link("https://www.client.example/a", "https://www.other.example/a"),
            "confirm body「https://www.client.example/a」 shown=www.client.example target=www.other.example"
        );
        for (text, target) in [
            ("www.client.co.jp", "https://www.other.co.jp/"),
            ("client.co.jp", "https://other.co.jp/"),
            ("詳細は https://www.client.co.jp/ へ", "https://www.other.co.jp/"),
            ("https://www.client.co.jp", "https://www.client.co.jp.evil.com/"),
            ("https://www.client.co.jp", "https://www.client.co.jp@evil.com/"),
            ("https://example.com/", "http://localhost:3000/"),
            ("tanaka@client.co.jp", "mailto:tanaka@other.co.jp"),
            (
                "https://www.client.co.jp/",
                "https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.other.co.jp%2F",
            ),
        ] {
            assert!(link(text, target).starts_with("confirm body"), "{text} {target}");
        }
    }

    #[test]
    fn one_organisation_gateways_and_words_stay_quiet() {
        for (text, target) in [
            ("https://www.client.co.jp/", "https://www.client.co.jp/"),
            ("www.client.co.jp", "http://client.co.jp/"),
            ("client.co.jp", "https://shop.client.co.jp/x"),
            (
                "https://www.client.co.jp/",
                "https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.client.co.jp%2F",
            ),
            ("https://www.client.co.jp/", "https://urldefense.com/v3/__https://www.client.co.jp/__;!!x"),
            ("https://www.client.co.jp/", "https://protect-eu.mimecast.com/s/abc"),
            ("こちら", "https://www.other.co.jp/"),
            ("Node.js", "https://nodejs.org/"),
            ("README.md", "https://github.com/x/README.md"),
            ("report.zip", "https://files.other.co.jp/report.zip"),
            ("v1.2", "https://github.com/x/releases"),
            ("e.g.", "https://other.co.jp/"),
            ("tanaka@client.co.jp", "mailto:tanaka@client.co.jp"),
            ("tanaka@client.co.jp", "https://www.client.co.jp/"),
        ] {
            assert_eq!(link(text, target), "", "{text} {target}");
        }
    }

    #[test]
    fn short_links_of_the_one_who_is_shown_stay_quiet() {
        for (text, target) in [
            ("https://www.youtube.com/watch?v=1", "https://youtu.be/1"),
            ("twitter.com/ours", "https://x.com/ours"),
            ("https://x.com/ours", "https://t.co/abc"),
            ("amazon.co.jp", "https://amzn.to/3abc"),
            ("https://maps.google.com/abc", "https://maps.app.goo.gl/xyz"),
            ("https://teams.microsoft.com/l/x", "https://teams.live.com/meet/x"),
            ("www.outlook.com", "https://outlook.live.com/"),
            ("facebook.com/ours", "https://fb.me/ours"),
            ("linkedin.com/in/x", "https://lnkd.in/x"),
        ] {
            assert_eq!(link(text, target), "", "{text} {target}");
        }
        for (text, target) in [
            ("https://www.youtube.com/", "https://youtu.be.evil.com/"),
            ("https://www.google.com/", "https://x.com/"),
            ("https://www.client.co.jp/", "https://goo.gl/abc"),
            ("https://www.amazon.co.jp/", "https://amazon.evil.com/"),
        ] {
            assert!(link(text, target).starts_with("confirm body"), "{text} {target}");
        }
    }

    #[test]
    fn quoted_links_are_not_ours() {
        assert_eq!(
            in_html(
                "<p>はい</p><blockquote type=\"cite\"><a href=\"https://other.co.jp/\">www.client.co.jp</a></blockquote>"
            ),
            ""
        );
    }

    #[test]
    fn domains_of_one_organisation_of_the_policy_are_one() {
        let setup =
            Setup::with_policy("[[organization]]\nname = [\"C\"]\ndomains = [\"client.co.jp\", \"client-group.jp\"]\n");
        assert_eq!(found(&setup, "<a href=\"https://client-group.jp/\">client.co.jp</a>"), "");
    }
}
