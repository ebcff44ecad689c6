//! What the parts are for the people who get them: displayed text, its other versions, files.

use std::borrow::Cow;
use std::collections::HashSet;

use super::header::Section;
use super::structure::{self, Part};
use super::{charset, flowed, transfer};
use crate::mail::{
    Attachment, Body, Defect, DefectKind, Digest, Disposition, Invitation, MediaType, Opaque, OpaqueKind, shown,
};

/// Everything that the parts of a message hold.
#[derive(Default)]
pub(super) struct Content {
    pub(super) bodies: Vec<Body>,
    pub(super) alternatives: Vec<Body>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) opaque: Vec<Opaque>,
    pub(super) defects: Vec<Defect>,
    /// Content-IDs that displayed markup refers to (RFC 2392).
    references: HashSet<String>,
}

impl Content {
    /// Sorts the tree of parts into what is displayed and what goes along.
    pub(super) fn of(root: &Part<'_>) -> Self {
        let mut content = Self::default();
        content.part(root, Place { displayed: true, required: true });
        for attachment in &mut content.attachments {
            let shown = attachment.content_id.as_ref().is_some_and(|id| content.references.contains(id));
            if shown && attachment.media_type.0.starts_with("image/") {
                attachment.disposition = Disposition::Inline;
            }
        }
        content
    }

    fn part(&mut self, part: &Part<'_>, place: Place) {
        if part.too_deep {
            self.opaque(OpaqueKind::TooDeep, &part.content_type.value);
        }
        if part.content_type.value == "multipart/encrypted" {
            self.opaque(OpaqueKind::PgpEncrypted, &part.content_type.value);
        }
        if part.content_type.value == "multipart/alternative" {
            return self.alternative(part, place);
        }
        // The root of a related or signed multipart is the text, whatever name it has (RFC 2387, RFC 1847).
        let has_root = matches!(part.content_type.value.as_str(), "multipart/related" | "multipart/signed");
        for (index, child) in part.children.iter().enumerate() {
            let required = place.required && (part.children.len() == 1 || (has_root && index == 0));
            self.part(child, Place { required, ..place });
        }
        if part.children.is_empty() {
            self.leaf(part, place);
        }
    }

    /// Receiving programs display the last version they can (RFC 2046 §5.1.4); the others count as versions of it.
    fn alternative(&mut self, part: &Part<'_>, place: Place) {
        let chosen = part.children.iter().rposition(can_be_displayed);
        for (index, child) in part.children.iter().enumerate() {
            let displayed = place.displayed && chosen.is_none_or(|chosen| chosen == index);
            self.part(child, Place { displayed, required: true });
        }
    }

    fn leaf(&mut self, part: &Part<'_>, place: Place) {
        let media_type = part.content_type.value.as_str();
        if part.too_deep && media_type.starts_with("multipart/") {
            return;
        }
        if is_text(media_type) && !is_file(part, place) {
            return self.text(part, place);
        }
        if media_type.starts_with("multipart/") && part.body.trim_ascii().is_empty() {
            return;
        }
        let attachment = self.file(part);
        self.not_inspected(part, &attachment.name);
        // An invitation alone is shown as what it says.
        let is_shown = || Invitation::is_in(&attachment) && Invitation::read(&attachment.data).is_some();
        if place.required && place.displayed && media_type.starts_with("text/") && !is_shown() {
            self.opaque(OpaqueKind::UnknownBody, media_type);
        }
        self.attachments.push(attachment);
    }

    fn text(&mut self, part: &Part<'_>, place: Place) {
        let bytes = self.decoded(part);
        let html = part.content_type.value == "text/html";
        let label = part.content_type.token("charset").or_else(|| html.then(|| meta_charset(&bytes)).flatten());
        let text = match charset::decode(&bytes, label.as_deref().unwrap_or_default()) {
            Some(text) => text,
            None => self.undecoded(&bytes, &label.unwrap_or_default()),
        };
        drop(bytes);
        let body = if html { shown::html(&text) } else { plain(part, &text) };
        if memchr::memmem::find(body.shown.as_bytes(), "\u{FFFD}".as_bytes()).is_some()
            && !self.has_defect(DefectKind::UnknownCharset)
        {
            self.defect(DefectKind::UndecodableCharacters, &part.content_type.value);
        }
        if has_pgp(&body.shown) {
            self.opaque(OpaqueKind::PgpEncrypted, &part.content_type.value);
        }
        if html && place.displayed {
            self.references.extend(references(&text));
        }
        if place.displayed { self.bodies.push(body) } else { self.alternatives.push(body) }
    }

    /// ASCII at least can be read in nearly every charset.
    fn undecoded(&mut self, bytes: &[u8], label: &str) -> String {
        self.defect(DefectKind::UnknownCharset, label);
        self.opaque(OpaqueKind::UnknownCharset, label);
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn file(&mut self, part: &Part<'_>) -> Attachment {
        let data = self.decoded(part);
        let mut name = name(part);
        if name.is_empty() && structure::is_message(&part.content_type.value) {
            let fields = super::fields(&Section::read(&data, 0, &|_| false));
            let subject = super::subject(&fields);
            name = format!("{}.eml", if subject.is_empty() { "message" } else { subject });
        }
        Attachment {
            name,
            media_type: MediaType(part.content_type.value.clone()),
            disposition: Disposition::Attachment,
            content_id: part.content_id.clone(),
            encoded_size: part.body.len() as u64,
            digest: Digest::of(&data),
            data: data.into_owned(),
        }
    }

    fn decoded<'a>(&mut self, part: &Part<'a>) -> Cow<'a, [u8]> {
        let (data, complete, kind) = match part.transfer_encoding.as_str() {
            "base64" => {
                let (data, complete) = transfer::base64(part.body);
                (data, complete, DefectKind::InvalidBase64)
            }
            "quoted-printable" => {
                let (data, complete) = transfer::quoted_printable(part.body);
                (data, complete, DefectKind::InvalidQuotedPrintable)
            }
            "" | "7bit" | "8bit" | "binary" | "7-bit" | "8-bit" | "7 bit" | "8 bit" | "7bits" | "8bits" | "none" => {
                return Cow::Borrowed(part.body);
            }
            unknown => {
                self.defect(DefectKind::UnknownTransferEncoding, unknown);
                return Cow::Borrowed(part.body);
            }
        };
        if !complete {
            let name = name(part);
            self.defect(kind, if name.is_empty() { &part.content_type.value } else { &name });
        }
        Cow::Owned(data)
    }

    /// Files that are really the message in another wrapping.
    fn not_inspected(&mut self, part: &Part<'_>, name: &str) {
        let lower = name.to_ascii_lowercase();
        let why = match part.content_type.value.as_str() {
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
                match part.content_type.token("smime-type").unwrap_or_default().to_ascii_lowercase().as_str() {
                    "certs-only" => return,
                    "signed-data" | "compressed-data" => OpaqueKind::UnknownBody,
                    // Old programs leave the type out; `.p7c` are certificates, `.p7s` signatures.
                    _ if matches!(lower.rsplit_once('.'), Some((_, "p7c" | "p7s"))) => return,
                    _ => OpaqueKind::SMimeEncrypted,
                }
            }
            "application/ms-tnef" | "application/vnd.ms-tnef" => OpaqueKind::Tnef,
            "application/x-microsoft-rpmsg-message" => OpaqueKind::RightsProtected,
            _ if lower == "winmail.dat" => OpaqueKind::Tnef,
            _ if lower == "message.rpmsg" => OpaqueKind::RightsProtected,
            _ => return,
        };
        self.opaque(why, if name.is_empty() { &part.content_type.value } else { name });
    }

    fn opaque(&mut self, why: OpaqueKind, detail: &str) {
        let opaque = Opaque { why, detail: detail.to_owned() };
        if !self.opaque.contains(&opaque) {
            self.opaque.push(opaque);
        }
    }

    fn has_defect(&self, kind: DefectKind) -> bool {
        self.defects.iter().any(|defect| defect.kind == kind)
    }

    fn defect(&mut self, kind: DefectKind, detail: &str) {
        self.defects.push(Defect::new(kind, detail));
    }
}

/// Where a part stands.
#[derive(Clone, Copy)]
struct Place {
    displayed: bool,
    /// The message, or this version of it, has no other part.
    required: bool,
}

/// A multipart that could not be taken apart counts as text: that is all there is of it.
fn is_text(media_type: &str) -> bool {
    matches!(media_type, "text/plain" | "text/html" | "text/enriched" | "text/richtext" | "text/markdown")
        || media_type.starts_with("multipart/")
}

/// Whether a text is meant as a file: it says so, or has a name and something else is the text.
fn is_file(part: &Part<'_>, place: Place) -> bool {
    part.disposition.value == "attachment" || (!place.required && !name(part).is_empty())
}

fn can_be_displayed(part: &Part<'_>) -> bool {
    if part.children.is_empty() {
        is_text(&part.content_type.value) && part.disposition.value != "attachment"
    } else {
        part.children.iter().any(can_be_displayed)
    }
}

/// Programs name a file twice; receivers show the disposition's (RFC 2183 §2.3).
fn name(part: &Part<'_>) -> String {
    let name = part.disposition.get("filename").or_else(|| part.content_type.get("name"));
    super::one_line(&name.unwrap_or_default())
}

fn plain(part: &Part<'_>, text: &str) -> Body {
    let is = |name, value| part.content_type.token(name).is_some_and(|token| token.eq_ignore_ascii_case(value));
    if part.content_type.value == "text/plain" && is("format", "flowed") {
        let text = flowed::unstuffed(&shown::normalize_line_ends(text), is("delsp", "yes"));
        Body { flowed: true, ..Body::plain(&text) }
    } else {
        Body::plain(text)
    }
}

/// The charset that markup names itself, when the part does not.
fn meta_charset(markup: &[u8]) -> Option<String> {
    const WITHIN: usize = 2_048;
    let start = markup.get(..WITHIN).unwrap_or(markup).to_ascii_lowercase();
    let at = memchr::memmem::find(&start, b"charset=")? + "charset=".len();
    let label: String = start
        .get(at..)?
        .iter()
        .map(|byte| char::from(*byte))
        .skip_while(|c| matches!(c, '"' | '\''))
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
        .collect();
    // Markup whose declaration can be read byte by byte is not UTF-16, whatever it says.
    (!label.is_empty() && !label.starts_with("utf-16")).then_some(label)
}

/// Whether a text is encrypted with OpenPGP inside the text itself.
pub(crate) fn has_pgp(text: &str) -> bool {
    let text = text.as_bytes();
    let begins_line = |at: usize| text.get(at.wrapping_sub(1)).is_none_or(|before| *before == b'\n');
    memchr::memmem::find_iter(text, b"-----BEGIN PGP MESSAGE-----").any(begins_line)
}

/// The Content-IDs after each `cid:`.
pub(crate) fn references(markup: &str) -> impl Iterator<Item = String> {
    const MAX_ID: usize = 500;
    let schemes = markup.match_indices("cid:").chain(markup.match_indices("CID:"));
    schemes.filter_map(|(at, scheme)| {
        let rest = markup.get(at + scheme.len()..)?;
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '>' | '<' | ')' | '&');
        let (end, _) = rest.char_indices().take(MAX_ID).find(|(_, c)| ends(*c))?;
        let mut id = Vec::new();
        transfer::percent(rest.get(..end)?.as_bytes(), &mut id);
        String::from_utf8(id).ok().filter(|id| !id.is_empty())
    })
}
