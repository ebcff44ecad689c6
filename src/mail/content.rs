//! Content digests, version 1: what makes two messages the same although a mail program has written one of them anew.
//!
//! Separate SHA-256 digests of from, reply-to, to, cc, bcc, subject, text and each attachment. Folding, boundaries,
//! transfer encodings, charsets and white space do not count; an added recipient or a changed digit does. Display names
//! count only where there is no address: what a program shows there may come from its address book.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::fold::dash_and_tilde;
use super::{Address, Attachment, Body, Destination, Digest, Draft, Mailbox};

/// The version of the rules below; a digest of another version is not comparable.
pub const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentDigests {
    pub version: u32,
    /// `None` where nobody is named: an unsent Outlook item has no From, and gets one when it is sent.
    pub from: Option<Digest>,
    pub reply_to: Digest,
    pub to: Digest,
    pub cc: Digest,
    /// `None` when the source carries no Bcc information: not comparable, not "changed".
    pub bcc: Option<Digest>,
    pub subject: Digest,
    pub text: Digest,
    /// Sorted, so that the order in the message does not count.
    pub attachments: Vec<Digest>,
}

/// A part of the content that can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentPart {
    From,
    ReplyTo,
    To,
    Cc,
    Bcc,
    Subject,
    Text,
    Attachments,
}

impl ContentDigests {
    pub fn of(draft: &Draft) -> Self {
        let mut attachments: Vec<_> = draft.attachments.iter().map(attachment).collect();
        attachments.sort_unstable();
        Self {
            version: VERSION,
            from: (!draft.from.is_empty()).then(|| mailboxes(&draft.from)),
            reply_to: mailboxes(&draft.reply_to),
            to: recipients(draft, Destination::To),
            cc: recipients(draft, Destination::Cc),
            bcc: draft.bcc_known.then(|| recipients(draft, Destination::Bcc)),
            subject: Digest::of(canonical(&draft.subject).as_bytes()),
            text: text(&draft.bodies),
            attachments,
        }
    }

    /// The parts that one of the two says nothing about.
    pub fn not_comparable(&self, copy: &Self) -> Vec<ContentPart> {
        [(ContentPart::From, self.from.zip(copy.from)), (ContentPart::Bcc, self.bcc.zip(copy.bcc))]
            .into_iter()
            .filter_map(|(part, both)| both.is_none().then_some(part))
            .collect()
    }

    /// The parts in which `copy` differs from this; From and Bcc only when both sources say something about them.
    pub fn differences(&self, copy: &Self) -> Vec<ContentPart> {
        let differ = |one: Option<Digest>, other| one.zip(other).is_some_and(|(one, other)| one != other);
        let (from, bcc) = (differ(self.from, copy.from), differ(self.bcc, copy.bcc));
        [
            (ContentPart::From, from),
            (ContentPart::ReplyTo, self.reply_to != copy.reply_to),
            (ContentPart::To, self.to != copy.to),
            (ContentPart::Cc, self.cc != copy.cc),
            (ContentPart::Bcc, bcc),
            (ContentPart::Subject, self.subject != copy.subject),
            (ContentPart::Text, self.text != copy.text),
            (ContentPart::Attachments, self.attachments != copy.attachments),
        ]
        .into_iter()
        .filter_map(|(part, differs)| differs.then_some(part))
        .collect()
    }
}

fn recipients(draft: &Draft, field: Destination) -> Digest {
    mailboxes(draft.recipients.iter().filter(|recipient| recipient.field == field).map(|recipient| &recipient.mailbox))
}

fn mailboxes<'a>(mailboxes: impl IntoIterator<Item = &'a Mailbox>) -> Digest {
    let mut lines: Vec<_> = mailboxes.into_iter().map(line).collect();
    lines.sort_unstable();
    Digest::of(lines.join("\n").as_bytes())
}

/// One line for each mailbox; the first letter keeps a name from passing for an address.
fn line(mailbox: &Mailbox) -> String {
    match &mailbox.address {
        Address::Spec(addr) => format!("a {}", addr.exact()),
        Address::Malformed { text, .. } => format!("m {}", canonical(text)),
        Address::Exchange(text) => format!("x {}", canonical(text)),
        Address::None => format!("n {}", canonical(&mailbox.display_name)),
    }
}

/// The displayed text, then the targets of links that it does not show.
fn text(bodies: &[Body]) -> Digest {
    let mut all = String::new();
    // Some programs add an empty part, or leave one out.
    for body in bodies.iter().filter(|body| !body.shown.trim().is_empty()) {
        all.push_str(&canonical(&body.shown));
        for link in &body.links {
            let shown = canonical(body.shown.get(link.range.clone()).unwrap_or_default());
            let target = canonical(&link.target);
            if shown != target {
                all.extend(["\0", &shown, "\0", &target]);
            }
        }
        all.push_str("\0\0");
    }
    Digest::of(all.as_bytes())
}

/// What an inline part is called shows nowhere, and programs give it new names.
fn attachment(attachment: &Attachment) -> Digest {
    let name = if attachment.is_inline() { Cow::Borrowed("") } else { nfc(&attachment.name) };
    let data = unified(attachment).unwrap_or(attachment.digest);
    Digest::of(format!("{name}\0{data}").as_bytes())
}

/// A text travels with the line ends of the transport (RFC 2046 §4.1.1), and the header of an attached message is folded
/// anew like that of the message itself, so neither is content.
fn unified(attachment: &Attachment) -> Option<Digest> {
    let media_type = attachment.media_type.0.as_str();
    let data = attachment.data.as_slice();
    if media_type.starts_with("message/") {
        return Some(Digest::of(&data.iter().copied().filter(|b| !b.is_ascii_whitespace()).collect::<Vec<u8>>()));
    }
    // What is text shows in the bytes: signatures, calendars and program data travel as text under any type.
    let binary = |b: &u8| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
    if !data.contains(&b'\r') || data.iter().any(binary) {
        return None;
    }
    let mut unified = Vec::with_capacity(data.len());
    for line in data.split_inclusive(|b| *b == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(line) => {
                unified.extend_from_slice(line);
                unified.push(b'\n');
            }
            None => unified.extend_from_slice(line),
        }
    }
    Some(Digest::of(&unified))
}

/// NFC, dashes and tildes folded, no white space.
fn canonical(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(|c: char| c.is_whitespace()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(nfc(text).chars().filter(|c| !c.is_whitespace()).map(|c| jis_twin(dash_and_tilde(c))).collect())
}

fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// The other characters of JIS X 0208 that programs decode differently: ＼ ￠ ￡ ￢ (1-32, 1-81, 1-82, 2-44).
fn jis_twin(c: char) -> char {
    match c {
        '＼' => '\\',
        '￠' => '¢',
        '￡' => '£',
        '￢' => '¬',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{AddrSpec, Disposition, MediaType};

    const DRAFT: &str = "From: Sales <sales@ours.example>\r\nTo: Tanaka <tanaka@client.example>, suzuki@client.example\r\n\
        Cc: boss@ours.example\r\nBcc: archive@ours.example\r\nSubject: Quotation 2026-11\r\nMIME-Version: 1.0\r\n\
        Content-Type: text/plain; charset=utf-8\r\n\r\nThe price is 1,200 yen.\r\nRegards\r\n";

    fn content(message: impl AsRef<[u8]>) -> ContentDigests {
        Draft::open(message.as_ref()).unwrap().content()
    }

    fn differences(one: &str, other: &str) -> Vec<ContentPart> {
        content(one).differences(&content(other))
    }

    #[test]
    fn a_message_written_anew_is_the_same() {
        let anew = "MIME-Version: 1.0\nsubject:\n Quotation\n 2026-11\nto: suzuki@CLIENT.example,\n\t\"Tanaka Taro\"\n <tanaka@client.example>\n\
            bcc: archive@ours.example\ncc: <boss@ours.example>\nfrom: =?utf-8?q?Sales?= <\"sales\"@ours.example>\n\
            Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\
            Content-Type: text/plain\n\nVGhlIHByaWNlIGlzIDEsMjAwIHllbi4KICBSZWdhcmRz\n--b--\n";
        assert_eq!(differences(DRAFT, anew), []);
    }

    #[test]
    fn each_part_that_differs_is_named() {
        for (from, to, part) in [
            ("sales@ours", "sale@ours", ContentPart::From),
            ("Subject:", "Reply-To: a@ours.example\r\nSubject:", ContentPart::ReplyTo),
            ("To: Tanaka", "To: x@evil.example, Tanaka", ContentPart::To),
            ("suzuki@client.example", "suzuki@client2.example", ContentPart::To),
            ("Cc: boss@ours.example", "Cc: boss@ours.example, b@ours.example", ContentPart::Cc),
            ("archive@", "archives@", ContentPart::Bcc),
            ("2026-11", "2026-12", ContentPart::Subject),
            ("1,200", "1,300", ContentPart::Text),
        ] {
            assert_eq!(differences(DRAFT, &DRAFT.replace(from, to)), [part], "{from} → {to}");
        }
    }

    #[test]
    fn moving_somebody_from_cc_to_to_differs_in_both() {
        let moved = DRAFT.replace("Cc: boss@ours.example\r\n", "").replace("To: ", "To: boss@ours.example, ");
        assert_eq!(differences(DRAFT, &moved), [ContentPart::To, ContentPart::Cc]);
    }

    #[test]
    fn a_copy_that_cannot_know_bcc_is_not_changed_there() {
        let sent = format!("Received: by mx\r\n{}", DRAFT.replace("Bcc: archive@ours.example\r\n", ""));
        assert_eq!(content(&sent).bcc, None);
        assert_eq!(differences(DRAFT, &sent), []);
        assert_eq!(differences(DRAFT, &DRAFT.replace("Bcc: archive@ours.example\r\n", "")), [ContentPart::Bcc]);
    }

    #[test]
    fn an_unsent_item_without_a_sender_is_not_changed_by_sending() {
        let unsent = content(DRAFT.replace("From: Sales <sales@ours.example>\r\n", ""));
        assert_eq!(unsent.differences(&content(DRAFT)), []);
        assert_eq!(unsent.not_comparable(&content(DRAFT)), [ContentPart::From]);
        assert_eq!(unsent.differences(&content(DRAFT.replace("1,200", "1,300"))), [ContentPart::Text]);
    }

    #[test]
    fn another_charset_is_the_same() {
        // 日時～5－3 and a yen sum in ISO-2022-JP; JIS 1-33 and 1-61 decode to ～/－ here and were 〜/− there.
        let jis =
            b"To: a@x.example\nSubject: s\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$BF|;~!A!]\x1b(B5\n";
        let utf8 = "To: a@x.example\nSubject: s\nContent-Type: text/plain; charset=utf-8\n\n日時\u{301c}\u{2212}5\n";
        assert_eq!(content(jis).differences(&content(utf8)), []);
        assert_eq!(content(jis).differences(&content(utf8.replace('5', "6"))), [ContentPart::Text]);
    }

    #[test]
    fn decomposed_characters_are_the_same() {
        assert_eq!(
            differences("To: a@x.example\nSubject: ガ\n\nガ", "To: a@x.example\nSubject: カ\u{3099}\n\nカ\u{3099}"),
            []
        );
    }

    #[test]
    fn names_alone_and_malformed_addresses_count_by_their_text() {
        let draft = "To: =?utf-8?B?55Sw5Lit?= <>, <bad address@x.example>\nSubject: s\n\n";
        assert_eq!(differences(draft, &draft.replace("bad", "mad")), [ContentPart::To]);
        assert_eq!(differences(draft, &draft.replace("55Sw5Lit", "6Yi05pyo")), [ContentPart::To]);
        assert_eq!(differences(draft, &draft.replace(", <bad address", ",\n\t< bad  address")), []);
    }

    #[test]
    fn link_targets_count() {
        let draft = "To: a@x.example\nContent-Type: text/html\n\n<p>See <a href=\"https://x.example/1\">this</a></p>";
        assert_eq!(differences(draft, &draft.replace("/1", "/2")), [ContentPart::Text]);
        assert_eq!(differences(draft, &draft.replace("<p>See ", "<P>See\n  ")), []);
    }

    fn with_file(name: &str, media_type: &str, data: &[u8], disposition: Disposition) -> ContentDigests {
        let mut draft = Draft::open(DRAFT.as_bytes()).unwrap();
        draft.attachments.push(Attachment {
            name: name.to_owned(),
            media_type: MediaType(media_type.to_owned()),
            disposition,
            content_id: None,
            data: data.to_vec(),
            encoded_size: 0,
            digest: Digest::of(data),
        });
        draft.content()
    }

    #[test]
    fn attachments_count_by_bytes_and_name() {
        use Disposition::{Attachment, Inline};
        let csv = with_file("ガ.csv", "text/csv", b"1,2\r\n", Attachment);
        let same = with_file("カ\u{3099}.csv", "text/csv", b"1,2\n", Attachment);
        assert_eq!(csv.differences(&same), []);
        for other in [
            with_file("ガ2.csv", "text/csv", b"1,2\r\n", Attachment),
            with_file("ガ.csv", "text/csv", b"1,3\r\n", Attachment),
            content(DRAFT),
        ] {
            assert_eq!(csv.differences(&other), [ContentPart::Attachments]);
        }
        let binary = with_file("a.bin", "application/octet-stream", b"\0\r\n", Attachment);
        assert_eq!(
            binary.differences(&with_file("a.bin", "application/octet-stream", b"\0\n", Attachment)),
            [ContentPart::Attachments]
        );
        let mail = with_file("m.eml", "message/rfc822", b"To: a@x.example,\r\n b@x.example\r\n\r\n1", Attachment);
        let folded = with_file("m.eml", "message/rfc822", b"To: a@x.example, b@x.example\n\n1", Attachment);
        assert_eq!(mail.differences(&folded), []);
        let logo = with_file("image001.png", "image/png", b"p", Inline);
        assert_eq!(logo.differences(&with_file("image002.png", "image/png", b"p", Inline)), []);
    }

    #[test]
    fn a_name_does_not_pass_for_an_address() {
        let one = Mailbox { display_name: "a@x.example".into(), address: Address::None };
        let other =
            Mailbox { display_name: String::new(), address: Address::Spec(AddrSpec::parse("a@x.example").unwrap()) };
        assert_ne!(mailboxes([&one]), mailboxes([&other]));
    }
}
