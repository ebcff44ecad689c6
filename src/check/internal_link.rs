//! A link or path that works inside only, in a mail that goes outside.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::mail::{Body, Domain, RegionKind, shown};
use crate::policy::Level;

use super::links::{host, unwrapped};
use super::{Case, Check, Finding, Kind, Place, Proof, Step};

pub(super) const CHECK: Check = Check {
    id: "internal_link",
    kind: Kind::Alarm,
    step: Step::Text,
    grades: &[("", Level::Confirm)],
    proof: Proof::Outsiders,
    run,
};

/// Told one by one.
const MOST: usize = 10;

fn run(case: &Case<'_>) -> Vec<Finding> {
    if !case.goes_outside() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut told = HashSet::new();
    for (part, body) in case.draft.bodies.iter().enumerate() {
        for link in body.links.iter().filter(|link| body.regions().at(link.range.start) == RegionKind::New) {
            if let Some((what, where_to)) = inside(case, &link.target)
                && told.insert(where_to.clone())
            {
                found.extend(place(part, body, link.range.clone()).map(|place| finding(place, what, &where_to)));
            }
        }
    }
    for typed in case.typed() {
        for range in paths(typed.text) {
            let path = typed.text.get(range.clone()).unwrap_or_default();
            if told.insert(path.to_lowercase()) {
                found.push(finding(typed.place(range.clone()), "path", path));
            }
        }
    }
    for invited in case.invited() {
        let links = shown::links(&invited.text).into_iter().filter_map(|link| {
            let (what, where_to) = inside(case, &link.target)?;
            Some((link.range, what, where_to))
        });
        let paths = paths(&invited.text).into_iter().map(|range| {
            let path = invited.text.get(range.clone()).unwrap_or_default().to_owned();
            (range, "path", path)
        });
        for (range, what, where_to) in links.chain(paths) {
            if told.insert(where_to.to_lowercase()) {
                found.push(finding(invited.place(range), what, &where_to));
            }
        }
    }
    found.truncate(MOST);
    found
}

fn place(part: usize, body: &Body, range: Range<usize>) -> Option<Place> {
    let text = body.shown.get(range.clone())?.to_owned();
    Some(Place::Body { part, range: range.into(), text })
}

fn finding(place: Place, what: &'static str, where_to: &str) -> Finding {
    Finding::at(place).with("what", what).with("where", where_to)
}

/// What makes a link one for inside, and where it leads, without what may be secret in it.
fn inside(case: &Case<'_>, target: &str) -> Option<(&'static str, String)> {
    let target = unwrapped(target)?;
    let scheme = target.split_once(':').map(|(scheme, _)| scheme)?;
    if scheme.eq_ignore_ascii_case("file") {
        return Some(("file", "file:".to_owned()));
    }
    let is_web = ["http", "https", "ftp", "ftps", "sftp", "smb", "ssh", "rdp", "afp", "nfs", "ws", "wss"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let host = host(&target).filter(|_| is_web)?;
    let what = if host == "localhost" || host.ends_with(".localhost") {
        "own_machine"
    } else if let Ok(address) = host.parse::<IpAddr>() {
        private(address)?
    } else if !host.contains('.') {
        single_label(&host)?
    } else if is_intranet(case, &host) {
        "intranet"
    } else {
        return None;
    };
    Some((what, host))
}

fn private(address: IpAddr) -> Option<&'static str> {
    let (own, private) = match address {
        IpAddr::V4(address) => of_v4(address),
        IpAddr::V6(address) => of_v6(address),
    };
    if own { Some("own_machine") } else { private.then_some("private") }
}

/// RFC 1918, RFC 3927, RFC 6598, RFC 1122.
fn of_v4(address: Ipv4Addr) -> (bool, bool) {
    let shared = matches!(address.octets(), [100, 64..=127, ..]);
    (address.is_loopback() || address.is_unspecified(), address.is_private() || address.is_link_local() || shared)
}

/// RFC 4193, RFC 4291.
fn of_v6(address: Ipv6Addr) -> (bool, bool) {
    match address.to_ipv4_mapped() {
        Some(address) => of_v4(address),
        None => (
            address.is_loopback() || address.is_unspecified(),
            address.is_unique_local() || address.is_unicast_link_local(),
        ),
    }
}

/// `http://wiki/` is found in the network of its company only.
fn single_label(host: &str) -> Option<&'static str> {
    let stands_for = [
        "host",
        "hostname",
        "server",
        "servername",
        "domain",
        "example",
        "url",
        "www",
        "yoursite",
        "yourdomain",
        "ip",
        "...",
    ];
    let is_label = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    (is_label && host.bytes().any(|byte| byte.is_ascii_alphabetic()) && !stands_for.contains(&host))
        .then_some("single_label")
}

/// Names that no public server has, and those the policy lists.
fn is_intranet(case: &Case<'_>, host: &str) -> bool {
    const ENDS: [&str; 9] =
        [".local", ".internal", ".lan", ".corp", ".intranet", ".intra", ".localdomain", ".home.arpa", ".private"];
    let by_policy =
        || Domain::parse(host).is_ok_and(|domain| case.policy.links.intranet.iter().any(|entry| entry.covers(&domain)));
    ENDS.iter().any(|end| host.ends_with(end)) || (!case.policy.links.intranet.is_empty() && by_policy())
}

/// Paths of file servers and of files: `\\server\share`, `file:` links that are no links here.
fn paths(text: &str) -> Vec<Range<usize>> {
    static FINDER: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(BEGINNINGS).ok());
    let hits = FINDER.iter().flat_map(|finder| finder.find_iter(text));
    let paths = hits.filter_map(|hit| match text.get(hit.range())? {
        "file://" => file_path(text, hit.start()),
        ":\\" | ":¥" | ":￥" => drive_path(text, hit.range()),
        twice => server_path(text, hit.start(), twice),
    });
    paths.take(MOST).collect()
}

/// What such paths begin with; a backslash is a yen sign in Japanese.
const BEGINNINGS: [&str; 8] = ["file://", "\\\\", "¥¥", "￥￥", "＼＼", ":\\", ":¥", ":￥"];

/// Folders of a path are separated by the sign it begins with.
fn server_path(text: &str, at: usize, twice: &str) -> Option<Range<usize>> {
    let sign = twice.chars().next()?;
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c == sign || c == ':' || c == '"' || c.is_ascii_alphanumeric()) && before != Some('"') {
        return None;
    }
    let rest = text.get(at + twice.len()..)?;
    let server = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') || ('ぁ'..='龠').contains(&c)))?;
    let share = rest.get(server..)?.strip_prefix(sign)?;
    let is_name = rest.starts_with(|c: char| c.is_alphanumeric())
        && share.starts_with(|c: char| c.is_alphanumeric() || c == '$' || c == '_');
    let stop = |c: char| c.is_whitespace() || "、。」』）】<>\"|?*".contains(c);
    let end = share.find(stop).unwrap_or(share.len());
    (is_name && server > 0).then(|| at..at + twice.len() + server + sign.len_utf8() + end)
}

/// A document on a drive of the network (`Z:\営業部\契約書.docx`), or in the folder that is somebody's own below `Users`. What
/// programs have on everybody's drive is spoken of in instructions.
fn drive_path(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    const DOCUMENTS: [&str; 15] = [
        "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pdf", "csv", "zip", "msg", "eml", "jtd", "accdb",
    ];
    let before = text.get(..sign.start)?;
    let drive = before.chars().next_back().filter(char::is_ascii_alphabetic)?;
    if before.strip_suffix(drive)?.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let rest = text.get(sign.end..)?;
    let stop = |c: char| c.is_whitespace() || "、。」』）】<>\"|?*:%[]".contains(c);
    let path = rest.get(..rest.find(stop).unwrap_or(rest.len()))?.trim_end_matches(['.', ',']);
    // The end of a sentence may stand right behind the name of the file.
    let (stem, end) = path.rsplit_once('.')?;
    let end = end.get(..end.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(end.len()))?;
    let folder = path.to_ascii_lowercase();
    let own = !matches!(drive, 'C' | 'c' | 'D' | 'd') || folder.starts_with("users");
    let known = DOCUMENTS.iter().any(|known| end.eq_ignore_ascii_case(known));
    let whole = stem.starts_with(char::is_alphanumeric) && !stem.contains("..");
    (own && known && whole).then(|| sign.start - drive.len_utf8()..sign.end + stem.len() + 1 + end.len())
}

fn file_path(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let end = rest.find(|c: char| c.is_whitespace() || "、。」』）】<>\"".contains(c)).unwrap_or(rest.len());
    (end > "file://".len()).then_some(at..at + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Setup, attach, draft, findings};

    fn in_text(text: &str) -> String {
        findings(&CHECK, &format!("To: tanaka@client.example\n\n{text}"))
    }

    #[test]
    fn what_works_inside_only_is_told() {
        let mut wrong = Vec::new();
        for (text, what) in [
            (r"資料は \\fileserver\営業部\見積 にあります。", "path"),
            (r"\\192.168.1.10\share\a.xlsx", "path"),
            ("￥￥fileserver￥共有￥a.xlsx", "path"),
            ("¥¥fileserver¥share", "path"),
            ("file://fileserver/share/a.xlsx", "path"),
            ("file:///C:/Users/me/a.xlsx", "path"),
            (r"資料は Z:\営業部\共有\契約書.docx です。", "path"),
            ("The rates are in C:\\\u{55}sers\\taro\\Documents\\rates.xlsx.", "path"),
            ("Z:¥営業部¥契約書.docxをご覧ください。", "path"),
            ("http://localhost:3000/ を開いてください。", "own_machine"),
            ("http://127.0.0.1/", "own_machine"),
            ("https://10.1.2.3/wiki", "private"),
            ("http://172.20.0.5/", "private"),
            ("http://192.168.0.1:8080/a", "private"),
            ("http://[fe80::1]/", "private"),
            ("http://[fd12::1]/", "private"),
            ("http://wiki/pages/1", "single_label"),
            ("https://intra.ours.local/", "intranet"),
            ("https://jpn01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fwiki%2Fa", "single_label"),
        ] {
            let found = in_text(text);
            if !found.starts_with("confirm body")
                || !found.contains(&format!("what={what}"))
                || found.lines().count() != 1
            {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn what_works_everywhere_stays_quiet() {
        let mut wrong = Vec::new();
        for text in [
            "https://www.example.co.jp/",
            "http://8.8.8.8/",
            "http://172.32.0.1/",
            "C:\\\\Users\\\\me",
            r"\\d+\\s",
            r"改行は \\ です",
            r"C:\Program Files\App\manual.pdf をご覧ください。",
            r"C:\bin に置いてください。",
            r"C:\work\manual.pdf",
            r"Z:\ ドライブ",
            "C:\\\u{55}sers\\%USERNAME%\\Documents\\a.docx",
            "a \\\\ b",
            "ルーターのアドレスは192.168.1.1です。",
            "file.pdf をご覧ください。",
            "https://drive.google.com/file/d/1",
            "はい。\n\n> http://wiki/pages/1",
        ] {
            let found = in_text(text);
            if !found.is_empty() {
                wrong.push(format!("{text}: {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(findings(&CHECK, "To: sato@ours.example\n\nhttp://wiki/pages/1"), "");
    }

    #[test]
    fn what_an_invitation_says_goes_outside_too() {
        let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:打合せ\r\nLOCATION:http://portal/room\r\n\
                        DESCRIPTION:資料は \\\\\\\\fs01\\\\eigyo\\\\見積 にあります\\nhttps://www.client.example/\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let mut mail = draft("To: tanaka@client.example\n\nご招待です。");
        attach(&mut mail, "invite.ics", calendar.as_bytes());
        let found = Setup::looking_inside().found(&CHECK, &mail);
        let told: Vec<&str> =
            found.lines().filter_map(|line| line.split_once(" what=")).map(|(_, what)| what).collect();
        assert_eq!(told, ["single_label where=portal", r"path where=\\fs01\eigyo\見積"], "{found}");
    }

    #[test]
    fn hosts_of_the_policy_are_inside_too() {
        let setup = Setup::with_policy("[links]\nintranet = [\"intra.ours.example\", \".dev.ours.example\"]\n");
        let found = setup.findings(&CHECK, "To: a@client.example\n\nhttps://intra.ours.example/a?token=1 https://x.dev.ours.example/ https://www.ours.example/");
        assert_eq!(
            found,
            "confirm body「https://intra.ours.example/a?token=1」 what=intranet where=intra.ours.example\n\
             confirm body「https://x.dev.ours.example/」 what=intranet where=x.dev.ours.example"
        );
    }
}
