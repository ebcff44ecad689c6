//! The text of an Outlook item, which stands there in up to three forms: plain, HTML and RTF (MS-OXBBODY).

use super::super::{Body, DefectKind, MAX_BYTES, Opaque, OpaqueKind, parse, shown};
use super::attachments::Shown;
use super::codepage::decode_html;
use super::properties::{Properties, id};
use super::storage::Storages;
use super::{lzfu, rtf};

/// The forms of a text: what a receiving program displays, and the others.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub(super) bodies: Vec<Body>,
    pub(super) alternatives: Vec<Body>,
    /// What the markup displays besides text.
    pub(super) shown: Shown,
    pub(super) opaque: Option<Opaque>,
}

pub(super) fn read(storages: &mut Storages<'_>, item: &Properties) -> Forms {
    let markup = html(storages, item);
    let plain = item.text(storages, id::BODY).map(|text| Body::plain(&text));
    let (rich, opaque) = match item.binary(storages, id::RTF_COMPRESSED) {
        Some(packed) => rich(storages, &packed),
        None => (None, None),
    };
    let shown = match (&markup, &rich) {
        (Some(markup), _) | (None, Some(rtf::Content::Html(markup))) => parse::references(markup).collect(),
        (None, _) => Shown::new(),
    };
    let html = markup.map(|markup| shown::html(&markup));
    let (rich, rich_is_plain) = match rich {
        Some(rtf::Content::Html(markup)) => (Some(shown::html(&markup)), false),
        Some(rtf::Content::Plain(body)) => (Some(body), true),
        Some(rtf::Content::Rich(body)) => (Some(body), false),
        None => (None, false),
    };
    // RTF beside another form is a copy that Outlook keeps for itself; it is worth a look only where it says something
    // else. Made from plain text, it is no better than that text.
    let mut forms: Vec<Body> =
        if rich_is_plain { [html, plain, rich] } else { [html, rich, plain] }.into_iter().flatten().collect();
    forms.retain(|form| !form.shown.trim().is_empty());
    let mut forms = forms.into_iter();
    let bodies: Vec<Body> = forms.next().into_iter().collect();
    let mut alternatives: Vec<Body> = Vec::new();
    for form in forms {
        let is_copy = |other: &Body| other.html == form.html && same_text(&other.shown, &form.shown);
        if !bodies.iter().chain(&alternatives).any(is_copy) {
            alternatives.push(form);
        }
    }
    Forms { bodies, alternatives, shown, opaque }
}

/// The HTML form; its property is binary, but some producers write a string.
fn html(storages: &mut Storages<'_>, item: &Properties) -> Option<String> {
    let code_page = item.integer(id::INTERNET_CODEPAGE);
    let bytes = item.binary(storages, id::HTML).or_else(|| item.string8(storages, id::HTML));
    let Some(bytes) = bytes else { return item.text(storages, id::HTML) };
    let decoded = decode_html(&bytes, code_page);
    if decoded.faulty {
        storages.note(DefectKind::UndecodableCharacters, format!("{:04X} {}", id::HTML, code_page.unwrap_or(0)));
    }
    Some(decoded.text.trim_end_matches('\0').to_owned()).filter(|markup| !markup.trim().is_empty())
}

fn rich(storages: &mut Storages<'_>, packed: &[u8]) -> (Option<rtf::Content>, Option<Opaque>) {
    if packed.is_empty() {
        return (None, None);
    }
    let limit = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX);
    let unpacked = lzfu::unpack(packed, limit);
    if !unpacked.as_ref().is_some_and(|unpacked| unpacked.complete) {
        storages.note(DefectKind::ContentLost, format!("{:04X}", id::RTF_COMPRESSED));
    }
    let content = unpacked.and_then(|unpacked| rtf::read(&unpacked.data));
    if content.as_ref().is_some_and(|content| content.text().contains(char::REPLACEMENT_CHARACTER)) {
        storages.note(DefectKind::UndecodableCharacters, format!("{:04X}", id::RTF_COMPRESSED));
    }
    let opaque = content.is_none().then(|| Opaque { why: OpaqueKind::UnknownBody, detail: "RTF".to_owned() });
    (content, opaque)
}

fn same_text(one: &str, other: &str) -> bool {
    let visible = |text: &str| -> Vec<char> { text.chars().filter(|c| !c.is_whitespace()).collect() };
    visible(one) == visible(other)
}
