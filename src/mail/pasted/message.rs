//! A message (RFC 5322, MIME) written from what was entered in parts.

use super::Parts;
use crate::mail::address::ListEntry;
use crate::mail::{Address, Attachment, Digest};

/// Columns of a line with encoded words or base64 (RFC 2047 §2, RFC 2045 §6.8).
const COLUMNS: usize = 76;

/// Octets in one encoded word: `Subject: ` and their base64 still fit a line.
const WORD_OCTETS: usize = 39;

/// Writes the message; equal parts give equal bytes.
pub(super) fn write(parts: &Parts) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in [("From", &parts.from), ("To", &parts.to), ("Cc", &parts.cc), ("Bcc", &parts.bcc)] {
        let value = addresses(value);
        // An empty Bcc field (RFC 5322 §3.6.3 allows it) says that nobody is in it.
        if !value.is_empty() || name == "Bcc" {
            field(&mut out, name, &value);
        }
    }
    field(&mut out, "Subject", &unstructured(&parts.subject));
    field(&mut out, "MIME-Version", "1.0");
    let body = parts.body.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n");
    if parts.files.is_empty() {
        text_part(&mut out, &body);
        return out;
    }
    let boundary = boundary(parts, &out, &body);
    field(&mut out, "Content-Type", &format!("multipart/mixed; boundary=\"{boundary}\""));
    out.extend_from_slice(format!("\r\n--{boundary}\r\n").as_bytes());
    text_part(&mut out, &body);
    for file in &parts.files {
        out.extend_from_slice(format!("\r\n--{boundary}\r\n").as_bytes());
        file_part(&mut out, file);
    }
    out.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    out
}

/// Taken from the content, so that the same parts give the same bytes. `=_` stands in no base64.
fn boundary(parts: &Parts, header: &[u8], body: &str) -> String {
    let mut content = header.to_vec();
    content.extend_from_slice(body.as_bytes());
    for file in &parts.files {
        content.extend_from_slice(format!("\0{}\0{}", file.name, file.digest).as_bytes());
    }
    format!("=_{}", Digest::of(&content).hex().get(..32).unwrap_or_default())
}

/// One field, folded at spaces (RFC 5322 §2.2.3): reading it gives the same value.
fn field(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut column = name.len() + 1;
    out.extend_from_slice(format!("{name}:").as_bytes());
    for token in value.split(' ') {
        if !token.is_empty() && column + 1 + token.len() > COLUMNS && column > 1 {
            out.extend_from_slice(b"\r\n");
            column = 0;
        }
        out.push(b' ');
        out.extend_from_slice(token.as_bytes());
        column += 1 + token.len();
    }
    out.extend_from_slice(b"\r\n");
}

fn unstructured(text: &str) -> String {
    let text = one_line(text);
    if is_plain(&text) { text } else { encoded_words(&text) }
}

/// Whether a text can stand as it is: no characters, words or marks that a header field has other uses for.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~'))
        && !text.contains("=?")
        && text.split(' ').all(|word| word.len() < COLUMNS)
}

fn encoded_words(text: &str) -> String {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at_checked(rest.floor_char_boundary(WORD_OCTETS)).unwrap_or((rest, ""));
        words.push(format!("=?utf-8?B?{}?=", base64(word.as_bytes())));
        rest = after;
    }
    words.join(" ")
}

fn addresses(text: &str) -> String {
    let entries = super::entries(&text.lines().collect::<Vec<_>>());
    let groups = entries.chunk_by(|one, other| one.group == other.group).map(|entries| {
        let members = entries.iter().map(mailbox).collect::<Vec<_>>().join(", ");
        match entries.first().and_then(|entry| entry.group.as_deref()) {
            Some(group) => format!("{}: {members};", phrase(group)),
            None => members,
        }
    });
    groups.collect::<Vec<_>>().join(", ")
}

/// A name without address stays a phrase: the grammar has nothing for it, and leaving it out would hide somebody.
fn mailbox(entry: &ListEntry) -> String {
    let name = phrase(&entry.mailbox.display_name);
    let address = match &entry.mailbox.address {
        Address::None => return name,
        Address::Spec(addr) if name.is_empty() => return format!("{}@{}", addr.local_part(), addr.domain().ascii()),
        Address::Spec(addr) => format!("{}@{}", addr.local_part(), addr.domain().ascii()),
        Address::Malformed { text, .. } | Address::Exchange(text) => {
            one_line(text).replace(['<', '>'], " ").trim().to_owned()
        }
    };
    if name.is_empty() { format!("<{address}>") } else { format!("{name} <{address}>") }
}

fn phrase(name: &str) -> String {
    let name = one_line(name);
    if name.is_empty() {
        return name;
    }
    if is_plain(&name) {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        encoded_words(&name)
    }
}

/// What is entered cannot begin a field of its own.
fn one_line(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn text_part(out: &mut Vec<u8>, body: &str) {
    field(out, "Content-Type", "text/plain; charset=utf-8");
    let plain =
        body.split("\r\n").all(|line| line.len() <= COLUMNS && line.bytes().all(|b| matches!(b, b'\t' | b' '..=b'~')));
    if plain {
        field(out, "Content-Transfer-Encoding", "7bit");
        out.extend_from_slice(b"\r\n");
        out.extend_from_slice(body.as_bytes());
    } else {
        encoded(out, body.as_bytes());
    }
}

fn file_part(out: &mut Vec<u8>, file: &Attachment) {
    field(out, "Content-Type", media_type(&file.media_type.0));
    let disposition = if file.is_inline() { "inline" } else { "attachment" };
    field(out, "Content-Disposition", &format!("{disposition}{}", file_name(&file.name)));
    if let Some(id) = file.content_id.as_ref().filter(|id| id.bytes().all(|b| b.is_ascii_graphic())) {
        field(out, "Content-ID", &format!("<{}>", id.replace(['<', '>'], "")));
    }
    encoded(out, &file.data);
}

/// Base64 is not for messages and multiparts (RFC 2046 §5.2.1): such a file goes along as the bytes it is.
fn media_type(text: &str) -> &str {
    let token =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b));
    match text.split_once('/') {
        Some((kind, _)) if kind == "multipart" || kind == "message" => "application/octet-stream",
        Some((kind, subtype)) if token(kind) && token(subtype) && text.len() < COLUMNS => text,
        Some(_) | None => "application/octet-stream",
    }
}

/// The parameter `filename`, in sections where it is long (RFC 2231 §3 and §4).
fn file_name(name: &str) -> String {
    const SECTION: usize = 48;
    if name.is_empty() {
        return String::new();
    }
    if is_plain(name) && name.len() < SECTION && !name.contains(['"', '\\']) {
        return format!("; filename=\"{name}\"");
    }
    let octets: Vec<String> = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let sections: Vec<String> = octets.chunks(SECTION / 3).map(<[String]>::concat).collect();
    if let [only] = sections.as_slice() {
        return format!("; filename*=utf-8''{only}");
    }
    let section = |(index, section): (usize, &String)| {
        let charset = if index == 0 { "utf-8''" } else { "" };
        format!("; filename*{index}*={charset}{section}")
    };
    sections.iter().enumerate().map(section).collect()
}

fn encoded(out: &mut Vec<u8>, data: &[u8]) {
    field(out, "Content-Transfer-Encoding", "base64");
    out.extend_from_slice(b"\r\n");
    for line in data.chunks(COLUMNS / 4 * 3) {
        out.extend_from_slice(base64(line).as_bytes());
        out.extend_from_slice(b"\r\n");
    }
}

/// RFC 4648 §4.
fn base64(data: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len().div_ceil(3) * 4);
    for group in data.chunks(3) {
        let octet = |index: usize| group.get(index).copied().map_or(0, u32::from);
        let bits = octet(0) << 16 | octet(1) << 8 | octet(2);
        for index in 0..4_u32 {
            let sextet = (bits >> (18 - 6 * index)) & 63;
            let letter = ALPHABET.get(sextet as usize).copied().unwrap_or(b'=');
            text.push(if index as usize > group.len() { '=' } else { char::from(letter) });
        }
    }
    text
}
